/* The plan: which jobs a command line, and a list of jobs, ask for.
 *
 * Inputs times layouts, in order; then the ones of other shards are left out. Two jobs that
 * would write one file, or one that would write over an input, are refused before anything is
 * written. */
#ifndef APP_PLAN_H
#define APP_PLAN_H

#include "app/job.h"

struct plan {
	struct job *jobs;
	size_t count, room;
	struct words folders; /* to be made before the jobs run */
};

/* Where outputs go that don't go to files of their own: 'tar:FILE', NULL. */
const char *plan_archive(const struct options *o);
/* Lay out all jobs of the command line; false after a complaint. */
bool plan_make(
    struct plan *p, struct arena *a, const struct engine *e, const struct options *o);
/* The names between the commas; one NULL if there are none. */
struct words plan_layouts(struct arena *a, const struct options *o);
/* The output's path, or pattern of a stream, without {words} filled in; NULL: nothing is
 * written. */
const char *plan_pattern(struct arena *a, const struct options *o, const char *input);
/* Make the folders that the outputs need; false after a complaint. */
bool plan_make_folders(struct arena *a, const struct plan *p);

/* 'I/N' with 1 <= I <= N, or '+I/N' with 0 <= I < N; part 0 of 0 without --shard. */
struct shard {
	size_t part, of;
};
bool shard_parse(const char *text, struct shard *out);
/* Which part a job belongs to depends on nothing but its name. */
bool shard_has(struct shard s, const void *name, size_t len);

/* An entry of a list of jobs: neighbors that say the same share their options. */
struct listed {
	const struct options *options;
	struct words inputs;
};

struct job_list {
	struct listed *items;
	size_t count, room;
};
/* Read a list of jobs from a file, with the help of `work`. Errors go to d; to be printed they
 * need `work`. */
bool plan_read(struct arena *a, struct arena *work, const char *path,
    const struct options *common, struct job_list *list, struct diags *d);

#endif
