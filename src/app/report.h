/* The report of a run: a row a job, in the order of the jobs, as JSON or as JUnit XML. */
#ifndef APP_REPORT_H
#define APP_REPORT_H

#include "app/tally.h"

struct report {
	bool junit;
	struct buf rows;
};

/* Which of the two is told by the file's ending. */
struct report report_new(const char *path);
/* `output` is where it was written, NULL if nowhere. */
void report_add(
    struct report *r, const struct job *j, const char *output, const struct result *what);
/* The whole file's text. */
void report_end(struct report *r, const struct tally *t, struct buf *out);
void report_free(struct report *r);

#endif
