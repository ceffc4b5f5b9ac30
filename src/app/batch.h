/* A batch: all jobs of a command line, in this process or in a pool, and what is said of them.
 */
#ifndef APP_BATCH_H
#define APP_BATCH_H

#include "app/plan.h"
#include "app/result.h"

/* Called with each result, in the order of the jobs; ticket: the job's index in the plan. */
typedef void batch_seen(void *self, uint64_t ticket, const struct result *r);

/* Run a plan; `seen` may be NULL. Returns enum exit_status; *signal: what interrupted it, or 0.
 */
int batch_run(const struct engine *e, const struct options *o, const struct plan *p, bool reads,
    batch_seen *seen, void *self, int *signal);
/* Run the documents of --stream. */
int batch_stream(const struct engine *e, const struct options *o, int *signal);

#endif
