/* Warming up: before workers are forked, what they will all need is opened once, so that they
 * share it: layouts' faces with their tables, hyphenation, the shapes of common words. */
#ifndef APP_WARM_H
#define APP_WARM_H

#include "app/job.h"

/* With this layout; nothing is written or reported. */
void warm_up(const struct engine *e, const struct options *o, const char *layout);

#endif
