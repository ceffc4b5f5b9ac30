/* A job: one CV, one layout, one output. What the command line, a batch and a watch all run. */
#ifndef APP_JOB_H
#define APP_JOB_H

#include "app/engine.h"

struct job {
	const char *input; /* path, '-', or what to call the document in `bytes` */
	const char *bytes; /* a document in memory; NULL: `input` is read */
	size_t len;
	const char *output;            /* path, '-'; NULL: nothing is written */
	const char *layout;            /* NULL: the CV's theme, else 'classic' */
	const char *target;            /* device or stage; NULL: by the output's ending */
	const struct options *options; /* of this job; borrowed */
};

/* What came of it. Strings live in the arena given to job_run. */
struct outcome {
	int status; /* enum exit_status */
	size_t pages;
	bool wanted;         /* `bytes` are to be written: there is an output and no error */
	struct buf bytes;    /* the caller frees it */
	struct diags diags;  /* printed by the caller */
	const char *trouble; /* the world's failure in a sentence with the file's name, NULL */
	const char *fitted;  /* what --pages changed, NULL */
	const char *owner;   /* the CV's name in plain text, NULL */
	const char *layout;  /* the layout used, NULL */
};

/* Run one job in arena `a`, up to the bytes of its output; never exits, prints or writes. */
struct outcome job_run(struct arena *a, const struct engine *e, const struct job *j);
/* Write the output, unless there is none. False, and a status and sentence in *out, when the
 * world fails. */
bool job_write(struct arena *a, const struct job *j, struct outcome *out);
/* Is `target` one of the stages that are printed, not set? */
bool job_is_stage(const char *target);
/* The CV's owner and layout, without setting it; NULL where the file doesn't say. */
void job_peek(struct arena *a, const struct engine *e, const struct job *j, const char **owner,
    const char **layout);

#endif
