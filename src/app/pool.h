/* A pool: worker processes that do jobs, and lose no more than one when one dies.
 *
 * Workers are forked from a process that has opened what they need, and share its memory until
 * they write to it. Each takes tickets from the queue and sends a result record through a pipe.
 * The parent waits for results, replaces workers that die, kills those that hang, and says of
 * every ticket that was taken what came of it, in the order in which the answers arrive. */
#ifndef APP_POOL_H
#define APP_POOL_H

#include "app/queue.h"
#include "app/result.h"

struct pool_task {
	void *self;
	/* In a worker: do it. Everything may live in `a`. */
	void (*run)(void *self, uint64_t ticket, struct arena *a, struct result *r);
	/* In the parent: a result; `record` holds its texts and is the callee's to free. */
	void (*take)(void *self, const struct result *r, char *record);
	/* How many tickets may be taken by now; *more: there will be others. Asked after each
	 * result and each feed. */
	uint64_t (*published)(void *self, bool *more);
	/* Should no other job begin? */
	bool (*is_over)(void *self);
	/* A tenth of a second has passed. */
	void (*tick)(void *self);
	int feed_fd; /* -1: none */
	void (*feed)(
	    void *self); /* feed_fd can be read; not called while it would be held back */
	bool (*is_hungry)(void *self);
	bool bulky; /* results are too long for several to wait in a pipe */
};

struct pool_limits {
	size_t workers;
	size_t seconds; /* a job may take */
	size_t memory;  /* a worker may use beyond what it was forked with [bytes] */
};

/* Run all. Returns how many tickets were taken; *signal: what stopped it (SIGINT, SIGTERM), or
 * 0. */
uint64_t pool_run(const struct pool_task *t, const struct pool_limits *l, int *signal);
/* The cores that this process may use. */
size_t pool_cores(void);

#endif
