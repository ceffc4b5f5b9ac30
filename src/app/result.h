/* A result: what came of a job, as a worker tells it to the process that started it.
 *
 * Worker and parent are the same program, so a result travels as it lies in memory, its texts
 * behind it. A text of length 0 is absent. */
#ifndef APP_RESULT_H
#define APP_RESULT_H

#include "app/job.h"
#include "base/sha256.h"

enum result_state {
	RESULT_DONE,
	RESULT_ERRORS, /* in the input */
	RESULT_WORLD,  /* something could not be read or written */
	RESULT_LOST,   /* the worker died, hung or ran out of memory */
	RESULT_SKIPPED /* never begun */
};

struct text {
	const char *bytes; /* NUL behind the end; NULL: absent */
	size_t len;
};

struct result {
	uint64_t ticket;
	enum result_state state;
	size_t pages, size; /* [bytes] of the output */
	size_t errors, warnings;
	int64_t microseconds;
	bool has_digest;
	unsigned char digest[SHA256_BYTES];
	struct text messages; /* as they are printed */
	struct text list;     /* the same as a JSON array, for a report */
	struct text trouble;  /* the world's failure, or how the job was lost */
	struct text fitted, owner, layout;
	struct text reads;  /* paths of the files that were read, each with a NUL */
	struct text output; /* bytes that the parent is to write */
};

/* What a run wants to know of its jobs. */
struct wishes {
	enum diag_format format;
	bool digest, list, reads;
	bool output;      /* hand the bytes back in place of writing them */
	bool errors_only; /* print nothing less */
};

/* Run a job. Texts live in `a`. */
void result_make(struct result *r, struct arena *a, const struct engine *e,
    const struct wishes *w, const struct job *j);
/* One record, its own length in front. */
void result_pack(const struct result *r, struct buf *out);
/* Its length, once sizeof (size_t) bytes of it are there. */
size_t result_length(const char *record);
/* The result in a whole record; texts point into it. */
struct result result_unpack(const char *record);

#endif
