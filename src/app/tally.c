/* Counting, and saying so. */
#include "app/tally.h"

#include "base/clock.h"

#include <stdio.h>

static const struct {
	const char *name, *told;
	int status;
} STATES[RESULT_STATES] = {
    [RESULT_DONE] = {"done", "done", EXIT_OK},
    [RESULT_ERRORS] = {"errors", "with errors", EXIT_INPUT},
    [RESULT_WORLD] = {"failed", "not read or written", EXIT_WORLD},
    [RESULT_LOST] = {"lost", "lost", EXIT_WORLD},
    [RESULT_SKIPPED] = {"skipped", "not begun", EXIT_OK},
};

const char *
result_word(enum result_state s)
{
	return STATES[s].name;
}

size_t
tally_failed(const struct tally *t)
{
	return t->count[RESULT_ERRORS] + t->count[RESULT_WORLD] + t->count[RESULT_LOST];
}

size_t
tally_ended(const struct tally *t)
{
	return t->count[RESULT_DONE] + tally_failed(t);
}

int
tally_status(const struct tally *t)
{
	int status = EXIT_OK;
	for (int i = 0; i < RESULT_STATES; i++)
		if (t->count[i] && STATES[i].status > status)
			status = STATES[i].status;
	return status;
}

void
put_count(struct buf *out, uint64_t n)
{
	if (n >= 1000) {
		put_count(out, n / 1000);
		buf_printf(out, ",%03d", (int)(n % 1000));
	} else {
		buf_printf(out, "%d", (int)n);
	}
}

void
tally_sentence(const struct tally *t, struct buf *out)
{
	double seconds = (double)(clock_microseconds() - t->start) / 1e6;
	size_t ended = tally_ended(t);
	const char *between = ": ";
	put_count(out, ended);
	buf_printf(
	    out, " job%s in %.*f s, ", ended == 1 ? "" : "s", seconds < 10 ? 2 : 0, seconds);
	put_count(out, (uint64_t)((double)ended / (seconds > 0 ? seconds : 1)));
	buf_puts(out, " a second");
	for (int i = 0; i < RESULT_STATES; i++) {
		if (!t->count[i])
			continue;
		buf_puts(out, between);
		put_count(out, t->count[i]);
		buf_printf(out, " %s", STATES[i].told);
		between = ", ";
	}
}
