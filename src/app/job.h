/* A job: one CV, one layout, one output. What the command line, a batch and a watch all run. */
#ifndef APP_JOB_H
#define APP_JOB_H

#include "app/engine.h"

struct job {
	const char *input;   /* path, '-' */
	const char *output;  /* path, '-'; NULL: check only */
	const char *layout;  /* NULL: the CV's theme, else 'classic' */
	const char *target;  /* device or stage; NULL: by the output's ending */
};

/* What came of it. Strings live in the arena given to job_run. */
struct outcome {
	int status;          /* enum exit_status */
	size_t pages, bytes;
	struct diags diags;  /* printed by the caller */
	const char *trouble; /* the world's failure in a sentence with the file's name, NULL */
	const char *fitted;  /* what --pages changed, NULL */
};

/* Run one job in arena `a`; never exits, never prints. */
struct outcome job_run(struct arena *a, const struct engine *e, const struct options *o, const struct job *j);

/* The output's path for an input: -o with {stem} and {layout}, --out-dir, or beside the input. */
const char *job_output(struct arena *a, const struct options *o, const char *input, const char *layout);

#endif
