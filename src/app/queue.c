/* Tickets from a shared counter; waiting is a futex, so that an idle worker costs nothing. */
#include "app/queue.h"

#include "base/clock.h"

#include <limits.h>
#include <linux/futex.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

struct queue *
queue_new(size_t seats)
{
	size_t bytes = sizeof(struct queue) + seats * sizeof(struct seat);
	struct queue *q =
	    mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (q == MAP_FAILED)
		memory_fail();
	q->bytes = bytes;
	for (size_t i = 0; i < seats; i++)
		q->seats[i].ticket = QUEUE_NONE;
	return q;
}

void
queue_free(struct queue *q)
{
	munmap(q, q->bytes);
}

static void
ring(struct queue *q)
{
	q->bell++;
	syscall(SYS_futex, &q->bell, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
}

void
queue_publish(struct queue *q, uint64_t count)
{
	if (count == q->published)
		return;
	q->published = count;
	ring(q);
}

void
queue_close(struct queue *q)
{
	if (q->closed)
		return;
	q->closed = true;
	ring(q);
}

void
queue_stop(struct queue *q)
{
	q->published = 0;
	queue_close(q);
}

bool
queue_take(struct queue *q, struct seat *seat, uint64_t *ticket)
{
	for (;;) {
		uint32_t bell = q->bell;
		bool closed = q->closed; /* before `published`, which is set first */
		uint64_t next = q->next;
		if (next >= q->published) {
			seat->ticket = QUEUE_NONE;
			if (closed)
				return false;
			syscall(SYS_futex, &q->bell, FUTEX_WAIT, bell, NULL, NULL, 0);
			continue;
		}
		seat->ticket = next;
		if (atomic_compare_exchange_strong(&q->next, &next, next + 1)) {
			seat->since = clock_microseconds();
			*ticket = next;
			return true;
		}
	}
}

void
queue_done(struct seat *seat)
{
	seat->since = 0;
	seat->ticket = QUEUE_NONE;
}
