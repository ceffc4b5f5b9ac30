/* Composition: a CV and a layout to pages. The door of the typesetting stage. */
#ifndef TYPESET_COMPOSE_H
#define TYPESET_COMPOSE_H

#include "typeset/flow.h"
#include "typeset/style.h"

struct composition {
	struct pages *pages;
	struct vlist main, side; /* the vertical lists, for -T boxes; side is empty without a sidebar */
	struct flow_result main_pages, side_pages;
	struct style *style;
};

/* Everything is allocated in `a`, reports go to d. `now`: seconds since 1970 for the PDF's date. */
struct composition compose(struct arena *a, const struct cv *cv, const struct layout *l, struct shaper *s,
    const struct scales *scales, int64_t now, struct diags *d);

#endif
