/* The parent of a pool.
 *
 * One loop: wait for results, for input, for a signal, at most a tenth of a second; then look
 * what changed. A worker's end is seen as the end of its pipe, after the last result that it
 * sent, so nothing that it finished is lost; what its seat still holds is. */
#include "app/worker.h"

#include "base/clock.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
	TICK = 100000,       /* [µs] */
	PAUSE = 10000,       /* [µs] */
	PLENTY = 32,         /* jobs that a worker is not done with in a pause */
	GRACE = 2 * 1000000, /* for jobs in hand after the first signal [µs] */
	IDLE_DEATHS_MAX = 10 /* of workers that had no job, before we give up */
};

struct pool {
	const struct pool_task *task;
	const struct pool_limits *limits;
	struct queue *queue;
	struct worker *workers;
	size_t alive;
	bool more; /* tickets will be published */
	bool stopped;
	int64_t killing; /* when workers in hand are killed; 0: never */
	int64_t ticked;
	size_t idle_deaths;
	struct arena arena;
};

static volatile sig_atomic_t caught, caught_times;

static void
catch_signal(int sig)
{
	caught = sig;
	caught_times++;
}

static void
watch_signals(sigset_t *before, struct sigaction old[2])
{
	struct sigaction act = {.sa_handler = catch_signal};
	sigset_t ours;
	sigemptyset(&ours);
	sigaddset(&ours, SIGINT);
	sigaddset(&ours, SIGTERM);
	caught = caught_times = 0;
	sigprocmask(SIG_BLOCK, &ours, before);
	sigaction(SIGINT, &act, &old[0]);
	sigaction(SIGTERM, &act, &old[1]);
}

static void
unwatch_signals(const sigset_t *before, const struct sigaction old[2])
{
	sigaction(SIGINT, &old[0], NULL);
	sigaction(SIGTERM, &old[1], NULL);
	sigprocmask(SIG_SETMASK, before, NULL);
}

static void
publish(struct pool *p)
{
	bool more = false;
	if (p->stopped)
		return;
	if (p->task->is_over(p->task->self)) {
		p->stopped = true;
		p->more = false;
		queue_stop(p->queue);
		return;
	}
	queue_publish(p->queue, p->task->published(p->task->self, &more));
	p->more = more;
	if (!more)
		queue_close(p->queue);
}

/* Another worker's seat holds it, too: both were about to take it, and that one has it. */
static bool
is_held_elsewhere(const struct pool *p, size_t dead, uint64_t ticket)
{
	for (size_t i = 0; i < p->limits->workers; i++)
		if (i != dead && p->workers[i].pid && p->queue->seats[i].ticket == ticket)
			return true;
	return false;
}

static void
take_records(struct pool *p, struct worker *w)
{
	char *record;
	while ((record = worker_record(w))) {
		struct result r = result_unpack(record);
		p->idle_deaths = 0;
		p->task->take(p->task->self, &r, record);
	}
}

static void
report_lost(struct pool *p, uint64_t ticket, const char *how)
{
	struct result r = {
	    .ticket = ticket, .state = RESULT_LOST, .trouble = {how, strlen(how)}};
	struct buf record = {0};
	result_pack(&r, &record);
	r = result_unpack(record.data);
	p->task->take(p->task->self, &r, record.data);
}

static void
start_worker(struct pool *p, size_t i)
{
	p->alive +=
	    worker_start(&p->workers[i], p->task, p->limits, p->queue, &p->queue->seats[i]);
}

static bool
has_work(const struct pool *p)
{
	return !p->stopped && (p->more || p->queue->next < p->queue->published);
}

static void
bury(struct pool *p, size_t i)
{
	struct seat *seat = &p->queue->seats[i];
	const char *how = worker_reap(&p->arena, &p->workers[i], p->limits);
	uint64_t ticket = seat->ticket;
	if (p->killing)
		how = "interrupted";
	p->alive--;
	file_pending_remove(&seat->pending);
	seat->ticket = QUEUE_NONE;
	seat->since = 0;
	if (ticket != QUEUE_NONE && ticket < p->queue->next && !is_held_elsewhere(p, i, ticket))
		report_lost(p, ticket, how ? how : "its worker left");
	else if (how)
		p->idle_deaths++;
	publish(p);
	if (has_work(p) && p->idle_deaths < IDLE_DEATHS_MAX)
		start_worker(p, i);
}

static void
kill_late(struct pool *p, int64_t now)
{
	for (size_t i = 0; i < p->limits->workers; i++) {
		struct worker *w = &p->workers[i];
		int64_t since = p->queue->seats[i].since;
		bool late = since && now - since > (int64_t)p->limits->seconds * 1000000;
		if (w->pid && !w->timed_out && late) {
			w->timed_out = true;
			kill(w->pid, SIGKILL);
		}
	}
}

static void
kill_all(struct pool *p)
{
	for (size_t i = 0; i < p->limits->workers; i++)
		if (p->workers[i].pid)
			kill(p->workers[i].pid, SIGTERM);
}

/* At the first signal nothing more begins; after a while, or at the second, nothing goes on. */
static void
heed_signals(struct pool *p, int64_t now)
{
	if (!caught)
		return;
	if (!p->killing) {
		p->killing = now + GRACE;
		p->stopped = true;
		p->more = false;
		queue_stop(p->queue);
	}
	if (caught_times > 1 || now > p->killing)
		kill_all(p);
}

static void
look_around(struct pool *p)
{
	int64_t now = clock_microseconds();
	heed_signals(p, now);
	if (now - p->ticked < TICK)
		return;
	p->ticked = now;
	kill_late(p, now);
	p->task->tick(p->task->self);
}

/* Wait for something to happen; fds[workers] is the feed. */
static void
wait_for_news(struct pool *p, struct pollfd *fds, const sigset_t *mask)
{
	size_t n = p->limits->workers;
	const struct timespec tick = {.tv_nsec = TICK * 1000};
	for (size_t i = 0; i < n; i++)
		fds[i] = (struct pollfd){
		    .fd = p->workers[i].pid ? p->workers[i].fd : -1, .events = POLLIN};
	bool hungry = p->more && !p->stopped && p->task->feed_fd >= 0 &&
	              p->task->is_hungry(p->task->self);
	fds[n] = (struct pollfd){.fd = hungry ? p->task->feed_fd : -1, .events = POLLIN};
	if (ppoll(fds, n + 1, &tick, mask) <= 0)
		return;
	for (size_t i = 0; i < n; i++) {
		if (!fds[i].revents)
			continue;
		bool open = worker_read(&p->workers[i]);
		take_records(p, &p->workers[i]);
		if (!open)
			bury(p, i);
	}
	if (fds[n].revents)
		p->task->feed(p->task->self);
}

/* While there is much to do, short results are taken several at a time: each waking costs.
 * Signals wait, too. */
static void
pause_if_busy(const struct pool *p)
{
	const struct timespec pause = {.tv_nsec = PAUSE * 1000};
	uint64_t published = p->queue->published, next = p->queue->next;
	if (!p->task->bulky && published > next &&
	    published - next > PLENTY * p->limits->workers)
		nanosleep(&pause, NULL);
}

uint64_t
pool_run(const struct pool_task *t, const struct pool_limits *l, int *signal)
{
	struct pool p = {.task = t, .limits = l, .more = true};
	struct pollfd *fds = arena_zero(&p.arena, l->workers + 1, sizeof *fds);
	struct sigaction old[2];
	sigset_t before;
	p.workers = arena_zero(&p.arena, l->workers, sizeof *p.workers);
	p.queue = queue_new(l->workers);
	watch_signals(&before, old);
	publish(&p);
	for (size_t i = 0; i < l->workers; i++)
		start_worker(&p, i);
	while (p.alive) {
		wait_for_news(&p, fds, &before);
		publish(&p);
		look_around(&p);
		pause_if_busy(&p);
	}
	unwatch_signals(&before, old);
	uint64_t taken = p.queue->next;
	queue_free(p.queue);
	arena_free(&p.arena);
	*signal = caught;
	return taken;
}

size_t
pool_cores(void)
{
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0)
		return (size_t)CPU_COUNT(&set);
	return 1;
}
