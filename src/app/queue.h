/* The queue of a pool: tickets, in memory that parent and workers share.
 *
 * A ticket is a job's number. The parent publishes how many there are by now; each worker takes
 * the next from a counter, so that none waits for another. A worker that dies must not take its
 * ticket into the grave: it writes the number into its seat before it takes it, and the seat
 * outlives it. Only atomic words are shared, no locks, so a death at any point blocks nobody.
 */
#ifndef APP_QUEUE_H
#define APP_QUEUE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/file.h"

#define QUEUE_NONE UINT64_MAX

struct seat {
	_Atomic uint64_t ticket;     /* in hand or about to be; QUEUE_NONE */
	_Atomic int64_t since;       /* when it was taken [µs]; 0: not yet */
	struct file_pending pending; /* the worker's temporary file */
};

struct queue {
	_Atomic uint64_t next;      /* to be taken */
	_Atomic uint64_t published; /* that may be taken */
	_Atomic bool closed;        /* there will be no more */
	_Atomic uint32_t bell;      /* rung at every change, for those who wait */
	size_t bytes;               /* of the mapping */
	struct seat seats[];
};

struct queue *queue_new(size_t seats);
void queue_free(struct queue *q);

/* The parent's side. */
void queue_publish(struct queue *q, uint64_t count);
void queue_close(struct queue *q); /* what is published is still taken */
void queue_stop(struct queue *q);  /* nothing more is taken */
/* The worker's: the next ticket, waiting for it; false when the queue is closed and empty. */
bool queue_take(struct queue *q, struct seat *seat, uint64_t *ticket);
void queue_done(struct seat *seat);

#endif
