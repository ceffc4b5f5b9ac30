/* Workers: the loop in the child; reading and burying in the parent. */
#include "app/worker.h"

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	READ_BYTES = 64 << 10,
	INBOX_KEEP = 1 << 20,
	/* Blocks below this size, and freed memory up to it, stay with the process: a page
	 * given back after each job has to be cleared for the next. */
	MALLOC_KEEP = 32 << 20
};

static void
leave_without_memory(void)
{
	file_cleanup();
	_exit(WORKER_NO_MEMORY);
}

static void
leave_on_signal(int sig)
{
	file_cleanup();
	signal(sig, SIG_DFL);
	raise(sig);
}

/* What malloc has from the system by now [bytes]; 0 where it doesn't say. A sandbox has no
 * /proc to ask. */
static size_t
memory_in_use(void)
{
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
	struct mallinfo2 m = mallinfo2();
	return m.arena + m.hblkhd;
#else
	return 0;
#endif
}

/* RLIMIT_DATA counts what a process may write to and has for itself, not files that it maps. A
 * sanitizer maps what it likes. */
static void
limit_memory(size_t bytes)
{
#ifndef __SANITIZE_ADDRESS__
	size_t most = memory_in_use() + bytes;
	struct rlimit limit = {most, most};
	setrlimit(RLIMIT_DATA, &limit);
#else
	(void)bytes, (void)memory_in_use;
#endif
}

/* Interrupts are the parent's to answer; it tells us by SIGTERM. */
static void
settle(const struct pool_limits *l, struct seat *seat, pid_t parent)
{
	sigset_t none;
	file_pending_at(&seat->pending);
	memory_on_fail(leave_without_memory);
	signal(SIGINT, SIG_IGN);
	signal(SIGTERM, leave_on_signal);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		leave_on_signal(SIGTERM);
	mallopt(M_MMAP_THRESHOLD, MALLOC_KEEP);
	mallopt(M_TRIM_THRESHOLD, MALLOC_KEEP);
	limit_memory(l->memory);
}

static void
send_record(int fd, const struct buf *b)
{
	for (size_t sent = 0; sent < b->len;) {
		ssize_t n = write(fd, b->data + sent, b->len - sent);
		if (n < 0 && errno != EINTR)
			_exit(WORKER_FINISHED); /* nobody listens */
		sent += n > 0 ? (size_t)n : 0;
	}
}

static _Noreturn void
work(const struct pool_task *t, struct queue *q, struct seat *seat, int fd)
{
	uint64_t ticket;
	struct buf record = {0};
	while (queue_take(q, seat, &ticket)) {
		struct arena a = {0};
		struct result r = {.ticket = ticket};
		t->run(t->self, ticket, &a, &r);
		buf_clear(&record);
		result_pack(&r, &record);
		send_record(fd, &record);
		queue_done(seat);
		arena_free(&a);
	}
	_exit(WORKER_FINISHED);
}

bool
worker_start(struct worker *w, const struct pool_task *t, const struct pool_limits *l,
    struct queue *q, struct seat *seat)
{
	int ends[2];
	pid_t parent = getpid();
	*w = (struct worker){.fd = -1};
	if (pipe(ends) < 0)
		return false;
	fflush(NULL);
	w->pid = fork();
	if (w->pid == 0) {
		close(ends[0]);
		settle(l, seat, parent);
		work(t, q, seat, ends[1]);
	}
	close(ends[1]);
	if (w->pid > 0) {
		w->fd = ends[0];
		return true;
	}
	close(ends[0]);
	w->pid = 0;
	return false;
}

bool
worker_read(struct worker *w)
{
	char bytes[READ_BYTES];
	ssize_t n;
	do
		n = read(w->fd, bytes, sizeof bytes);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		buf_put(&w->inbox, bytes, (size_t)n);
	return n > 0;
}

char *
worker_record(struct worker *w)
{
	struct buf *in = &w->inbox;
	size_t len = in->len >= sizeof len ? result_length(in->data) : 0;
	if (!len || in->len < len)
		return NULL;
	char *record = memory_alloc(len);
	memcpy(record, in->data, len);
	in->len -= len;
	memmove(in->data, in->data + len, in->len);
	if (!in->len && in->room > INBOX_KEEP)
		buf_free(in);
	return record;
}

const char *
worker_reap(struct arena *a, struct worker *w, const struct pool_limits *l)
{
	int status = 0;
	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		;
	close(w->fd);
	buf_free(&w->inbox);
	w->pid = 0;
	if (w->timed_out)
		return arena_printf(a, "took longer than %zu s", l->seconds);
	if (WIFEXITED(status) && WEXITSTATUS(status) == WORKER_NO_MEMORY)
		return arena_printf(a, "needed more than %zu MB", l->memory >> 20);
	if (WIFSIGNALED(status))
		return arena_printf(a, "its worker was ended by signal %d (%s)",
		    WTERMSIG(status), strsignal(WTERMSIG(status)));
	return WEXITSTATUS(status) == WORKER_FINISHED
	           ? NULL
	           : arena_printf(a, "its worker left with status %d", WEXITSTATUS(status));
}
