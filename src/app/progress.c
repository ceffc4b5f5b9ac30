/* The bar, the lines, the summary. */
#include "app/progress.h"

#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
	BAR_EVERY = 100000,    /* [µs] */
	LINE_EVERY = 10000000, /* [µs] */
	BAR_CELLS = 24,
	WIDTH = 80
};

struct progress
progress_new(const struct tally *t, bool quiet)
{
	const char *term = getenv("TERM");
	struct progress p = {.tally = t, .on = !quiet, .said = clock_microseconds()};
	p.bar = isatty(STDERR_FILENO) && term && strcmp(term, "dumb");
	return p;
}

static size_t
terminal_width(void)
{
	struct winsize w;
	return ioctl(STDERR_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col ? w.ws_col : WIDTH;
}

static void
put_time(struct buf *out, double seconds)
{
	unsigned s = (unsigned)(seconds + 0.5);
	if (s >= 3600)
		buf_printf(out, "%u:%02u h", s / 3600, s / 60 % 60);
	else if (s >= 60)
		buf_printf(out, "%u:%02u min", s / 60, s % 60);
	else
		buf_printf(out, "%u s", s);
}

/* '1,234 of 5,000, 812 a second, 5 s left, 2 failed' */
static void
put_state(const struct tally *t, struct buf *out)
{
	double seconds = (double)(clock_microseconds() - t->start) / 1e6;
	size_t ended = tally_ended(t), failed = tally_failed(t);
	double rate = (double)ended / (seconds > 0 ? seconds : 1);
	put_count(out, ended);
	if (t->total) {
		buf_puts(out, " of ");
		put_count(out, t->total);
	}
	buf_puts(out, ", ");
	put_count(out, (uint64_t)rate);
	buf_puts(out, " a second");
	if (t->total && rate > 0) {
		buf_puts(out, ", ");
		put_time(out, (double)(t->total - ended) / rate);
		buf_puts(out, " left");
	}
	if (failed) {
		buf_puts(out, ", ");
		put_count(out, failed);
		buf_puts(out, " failed");
	}
}

static void
draw_bar(struct progress *p)
{
	const struct tally *t = p->tally;
	struct buf line = {0};
	buf_puts(&line, "\r\033[K");
	size_t start = line.len;
	if (t->total) {
		size_t full = (size_t)(tally_ended(t) * BAR_CELLS / t->total);
		buf_putc(&line, '[');
		for (size_t i = 0; i < BAR_CELLS; i++)
			buf_putc(&line, i < full ? '#' : '.');
		buf_puts(&line, "] ");
	}
	put_state(t, &line);
	size_t most = start + terminal_width() - 1;
	fwrite(line.data, 1, line.len < most ? line.len : most, stderr);
	fflush(stderr);
	buf_free(&line);
	p->shown = true;
}

void
progress_tick(struct progress *p)
{
	int64_t now = clock_microseconds();
	if (!p->on || now - p->said < (p->bar ? BAR_EVERY : LINE_EVERY))
		return;
	p->said = now;
	if (p->bar) {
		draw_bar(p);
		return;
	}
	struct buf line = {0};
	put_state(p->tally, &line);
	complain("%s", line.data);
	buf_free(&line);
}

void
progress_clear(struct progress *p)
{
	if (p->shown)
		fputs("\r\033[K", stderr);
	p->shown = false;
}

void
progress_end(struct progress *p, int signal)
{
	struct buf line = {0};
	progress_clear(p);
	tally_sentence(p->tally, &line);
	if (signal || p->on)
		complain("%s%s", signal ? "interrupted: " : "", line.data);
	buf_free(&line);
}
