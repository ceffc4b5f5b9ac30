/* Watching: what a change touches is set again, until SIGINT. */
#ifndef APP_WATCH_H
#define APP_WATCH_H

#include "app/plan.h"

/* Run the plan, then wait for changes of the files that jobs read: CVs, layouts, designs,
 * photos. Returns EXIT_OK when interrupted, which is how it is meant to end. */
int watch_run(
    const struct engine *e, const struct options *o, const struct plan *p, int *signal);

#endif
