/* The sidebar: where two columns stand, and how a narrow one is set.
 *
 * Both columns are lists of their own, which flow over pages by themselves. A header stands above
 * both when nothing of it goes to the sidebar, or when it is a banner; it is part of the main list
 * then, and the sidebar begins below it. [mpt] */
#ifndef TYPESET_SIDEBAR_H
#define TYPESET_SIDEBAR_H

#include "base/geom.h"
#include "typeset/style.h"

struct frames {
	mpt main_x, main_w; /* from the page's left edge */
	mpt side_x, side_w; /* of the sidebar's text; w 0: there is none */
	struct rect band;   /* the sidebar with its padding, to the edges of the page */
	bool across;        /* the header stands above both columns */
};

struct frames frames_of(const struct style *s);
/* The style of a narrow column: dates below the title, ragged, in the sidebar's color. */
struct style *sidebar_style(const struct style *s, const struct frames *f);
/* Does the layout put this section there? */
bool sidebar_has(const struct layout *l, const struct cv_section *section);

#endif
