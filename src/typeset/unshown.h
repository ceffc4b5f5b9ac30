/* What of a CV isn't in its PDF because the layout has no place for it: a field that no
 * template names, a date or bullets of an entry that has none. Each is a note, so that nothing
 * is dropped silently. */
#ifndef TYPESET_UNSHOWN_H
#define TYPESET_UNSHOWN_H

#include "cv/cv.h"
#include "layout/layout.h"

void unshown_report(
    struct arena *a, const struct cv *cv, const struct layout *l, struct diags *d);

#endif
