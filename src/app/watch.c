/* Watching by inotify.
 *
 * Editors write a file in place, or write another and rename it, so folders are watched, not
 * files, and an event counts when its name is that of a file that some job has read. Saving
 * makes several events: the first one starts a short wait in which others are collected. */
#include "app/watch.h"

#include "app/batch.h"
#include "base/clock.h"
#include "base/dict.h"
#include "base/file.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { SETTLE = 15 /* [ms] */, EVENT_BYTES = 16 << 10 };

#define EVENTS (IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM)

struct folder {
	int id; /* inotify's */
	const char *path;
};

struct watch {
	const struct engine *engine;
	const struct options *options;
	const struct plan *plan;
	struct arena arena;
	int fd;
	struct folder *folders;
	size_t folder_count, folder_room;
	struct words *reads; /* of each job */
	bool *touched;       /* each job */
	const size_t *round; /* the jobs that run: indices in the plan; NULL: all */
	struct words changed;
};

static volatile sig_atomic_t stopped;

static void
stop(int sig)
{
	stopped = sig;
}

static const char *
real_path(struct watch *w, const char *path)
{
	char *real = realpath(path_dir(&w->arena, path), NULL);
	const char *slash = strrchr(path, '/');
	const char *whole = real ? path_join(&w->arena, real, slash ? slash + 1 : path)
	                         : arena_str(&w->arena, path);
	free(real);
	return whole;
}

static void
watch_folder_of(struct watch *w, const char *path)
{
	const char *dir = path_dir(&w->arena, path);
	for (size_t i = 0; i < w->folder_count; i++)
		if (!strcmp(w->folders[i].path, dir))
			return;
	int id = inotify_add_watch(w->fd, dir, EVENTS);
	if (id < 0)
		return;
	w->folders = arena_grow(
	    &w->arena, w->folders, w->folder_count, &w->folder_room, sizeof *w->folders);
	w->folders[w->folder_count++] = (struct folder){id, dir};
}

static bool
has_word(const struct words *w, const char *word)
{
	for (size_t i = 0; i < w->count; i++)
		if (!strcmp(w->items[i], word))
			return true;
	return false;
}

/* A file that could not be read stays watched: it may come back. */
static void
note_reads(void *self, uint64_t ticket, const struct result *r)
{
	struct watch *w = self;
	struct words *reads = &w->reads[w->round ? w->round[ticket] : ticket];
	for (size_t at = 0; at < r->reads.len; at += strlen(r->reads.bytes + at) + 1) {
		const char *path = real_path(w, r->reads.bytes + at);
		if (has_word(reads, path))
			continue;
		words_add(&w->arena, reads, path);
		watch_folder_of(w, path);
	}
}

static void
touch(struct watch *w, const char *path)
{
	bool any = false;
	for (size_t i = 0; i < w->plan->count; i++) {
		if (!has_word(&w->reads[i], path))
			continue;
		w->touched[i] = any = true;
	}
	if (any && !has_word(&w->changed, path))
		words_add(&w->arena, &w->changed, path);
}

static void
take_events(struct watch *w)
{
	_Alignas(struct inotify_event) char bytes[EVENT_BYTES];
	ssize_t n = read(w->fd, bytes, sizeof bytes);
	for (ssize_t at = 0; at < n;) {
		const struct inotify_event *e =
		    (const struct inotify_event *)(void *)(bytes + at);
		for (size_t i = 0; e->len && i < w->folder_count; i++)
			if (w->folders[i].id == e->wd)
				touch(w, path_join(&w->arena, w->folders[i].path, e->name));
		at += (ssize_t)(sizeof *e + e->len);
	}
}

/* Wait for a change that touches a job; false when interrupted. */
static bool
wait_for_change(struct watch *w, const sigset_t *mask)
{
	const struct timespec settle = {.tv_nsec = SETTLE * 1000000};
	struct pollfd fd = {.fd = w->fd, .events = POLLIN};
	w->changed.count = 0;
	while (!stopped) {
		int n = ppoll(&fd, 1, w->changed.count ? &settle : NULL, mask);
		if (n > 0)
			take_events(w);
		else if (n == 0)
			return true;
	}
	return false;
}

static void
say(const struct watch *w, size_t jobs, int64_t microseconds)
{
	struct buf names = {0};
	for (size_t i = 0; i < w->changed.count; i++) {
		const char *slash = strrchr(w->changed.items[i], '/');
		buf_printf(
		    &names, "%s%s", i ? ", " : "", slash ? slash + 1 : w->changed.items[i]);
	}
	if (!w->options->quiet)
		complain("%s%s%zu job%s in %.1f ms", names.len ? names.data : "",
		    names.len ? ": " : "", jobs, jobs == 1 ? "" : "s",
		    (double)microseconds / 1000);
	buf_free(&names);
}

static void
run_round(struct watch *w, int *signal)
{
	struct arena a = {0};
	struct plan part = {.jobs = arena_zero(&a, w->plan->count, sizeof *part.jobs)};
	size_t *indices = arena_zero(&a, w->plan->count, sizeof *indices);
	for (size_t i = 0; i < w->plan->count; i++) {
		if (!w->touched[i])
			continue;
		w->touched[i] = false;
		indices[part.count] = i;
		part.jobs[part.count++] = w->plan->jobs[i];
	}
	w->round = indices;
	int64_t start = clock_microseconds();
	batch_run(w->engine, w->options, &part, true, note_reads, w, signal);
	say(w, part.count, clock_microseconds() - start);
	arena_free(&a);
}

int
watch_run(const struct engine *e, const struct options *o, const struct plan *p, int *signal)
{
	struct watch w = {
	    .engine = e, .options = o, .plan = p, .fd = inotify_init1(IN_CLOEXEC)};
	struct sigaction act = {.sa_handler = stop}, old[2];
	sigset_t ours, before;
	if (w.fd < 0) {
		complain("can't watch: %s", strerror(errno));
		return EXIT_WORLD;
	}
	w.reads = arena_zero(&w.arena, p->count, sizeof *w.reads);
	w.touched = memset(arena_alloc(&w.arena, p->count), true, p->count);
	sigemptyset(&ours);
	sigaddset(&ours, SIGINT);
	sigaddset(&ours, SIGTERM);
	sigprocmask(SIG_BLOCK, &ours, &before);
	sigaction(SIGINT, &act, &old[0]);
	sigaction(SIGTERM, &act, &old[1]);
	do
		run_round(&w, signal);
	while (!*signal && wait_for_change(&w, &before));
	sigaction(SIGINT, &old[0], NULL);
	sigaction(SIGTERM, &old[1], NULL);
	sigprocmask(SIG_SETMASK, &before, NULL);
	close(w.fd);
	arena_free(&w.arena);
	*signal = 0;
	return EXIT_OK;
}
