/* Progress on standard error: a bar on a terminal, now and then a line elsewhere. */
#ifndef APP_PROGRESS_H
#define APP_PROGRESS_H

#include "app/tally.h"

struct progress {
	const struct tally *tally;
	bool on, bar;
	bool shown;   /* a bar stands in the last line */
	int64_t said; /* when we last did [µs] */
};

/* Nothing is shown of a single job, or when quiet. */
struct progress progress_new(const struct tally *t, bool quiet);
/* Time has passed, or a job has ended. */
void progress_tick(struct progress *p);
/* Make room for other lines. */
void progress_clear(struct progress *p);
/* The last word: the tally. */
void progress_end(struct progress *p, int signal);

#endif
