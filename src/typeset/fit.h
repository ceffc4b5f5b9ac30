/* Fitting: a CV on at most so many pages (--pages N, or `fit: pages:` of a layout).
 *
 * The CV is set again and again with other scales, and the last time for good. Gaps between
 * entries give way first, then gaps between sections, leading, margins and the size of the
 * type, each as far as the layout's `fit` allows before the next is touched. */
#ifndef TYPESET_FIT_H
#define TYPESET_FIT_H

#include "typeset/compose.h"

struct fit {
	struct composition set; /* the best try when it doesn't fit */
	bool fits;
	struct scales scales; /* that it was set with */
	const char *note; /* 'fitted to 1 page: entry gaps 1.2em→0.9em; 2 lines over without';
	                     NULL: as it stands */
};

/* Set a CV on at most l->fit.pages pages (0: on as many as it takes). `o->scales` and
 * `o->rigid` are ours to choose. What can't be is an error in d, with how much is over and
 * which sections are long. */
struct fit fit_compose(struct arena *a, const struct cv *cv, const struct layout *l,
    struct shaper *s, const struct compose_options *o, struct diags *d);

#endif
