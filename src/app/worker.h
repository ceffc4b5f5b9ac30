/* A worker: the child's side of a pool, and what the parent keeps of it. */
#ifndef APP_WORKER_H
#define APP_WORKER_H

#include <sys/types.h>

#include "app/pool.h"

/* Exit statuses that the parent understands. */
enum { WORKER_FINISHED = 0, WORKER_NO_MEMORY = 44 };

struct worker {
	pid_t pid;        /* 0: none */
	int fd;           /* where results come from */
	struct buf inbox; /* what came of a record so far */
	bool timed_out;   /* we killed it */
};

/* Fork into the seat. False when the system has no process or pipe to give. */
bool worker_start(struct worker *w, const struct pool_task *t, const struct pool_limits *l,
    struct queue *q, struct seat *seat);
/* Read what there is; false at the end. */
bool worker_read(struct worker *w);
/* The next whole record of the inbox, a copy to be freed; NULL: none. */
char *worker_record(struct worker *w);
/* Wait for its end: how it died, in words; NULL if it finished. `a`'s for the text. */
const char *worker_reap(struct arena *a, struct worker *w, const struct pool_limits *l);

#endif
