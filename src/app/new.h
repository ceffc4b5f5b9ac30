/* 'cvpdf new' and 'cvpdf new-layout': files to start from, with comments, out of data/starter/. */
#ifndef APP_NEW_H
#define APP_NEW_H

#include "app/options.h"

/* Write the CV, or the layout, to the one input's name, '.yaml' added to one without an ending; '-' is
 * standard output. A file that is there is never written over: EXIT_WORLD, with a reason. */
int new_cv(struct arena *a, const struct options *o);
int new_layout(struct arena *a, const struct options *o);

#endif
