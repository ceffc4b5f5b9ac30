/* Composition: a CV and a layout to pages. The door of the typesetting stage. */
#ifndef TYPESET_COMPOSE_H
#define TYPESET_COMPOSE_H

#include "typeset/flow.h"
#include "typeset/style.h"

struct composition {
	struct pages *pages;
	struct vlist main, side; /* the vertical lists, for -T boxes; side is empty without a sidebar */
	size_t main_header, side_header; /* nodes that are the header's */
	mpt side_top;            /* how much lower than main the sidebar begins, below a header across */
	struct flow_result main_pages, side_pages;
	struct style *style;
};

struct compose_options {
	struct scales scales;
	bool rigid;  /* gaps stay as they are, where otherwise a little less spares a page */
	bool looks;  /* report what doesn't look well */
	const char *root; /* the folder that photos may come from; NULL: the CV's own */
	int64_t now; /* seconds since 1970 for the PDF's date; -1: none */
};

/* Everything is allocated in `a`, reports go to d. */
struct composition compose(struct arena *a, const struct cv *cv, const struct layout *l, struct shaper *s,
    const struct compose_options *o, struct diags *d);

#endif
