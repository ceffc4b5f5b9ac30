/* Page breaks over a whole vertical list, by dynamic programming, and the making of pages.
 *
 * After Plass, 'Optimal Pagination Techniques' (1981): a page may end at a break node only; what
 * a break costs is its penalty and the white that it leaves. Gaps stretch or shrink a little
 * (never leading) to spare a nearly empty last page; otherwise pages are ragged at the bottom. [mpt] */
#ifndef TYPESET_FLOW_H
#define TYPESET_FLOW_H

#include "typeset/vlist.h"

struct flow_params {
	mpt first_height;   /* of the text area on the first page (below a header banner, say) */
	mpt height;         /* on the others */
	int last_min;       /* a last page filled less than this (thousandths) costs; 150 */
	int stretch, shrink; /* how far entry, section and header gaps may go, thousandths of their size */
};

/* One page: nodes [first, end) of the list, discardable ones at its ends left out, and by how much the
 * gaps of the page are changed (thousandths, − shrinks). */
struct flow_page {
	size_t first, end;
	int adjust;
	mpt height;         /* natural, before adjusting */
	bool overfull;      /* a box taller than the page: it hangs out */
};

struct flow_result {
	struct flow_page *pages; /* in the arena given */
	size_t count;
};

/* Always succeeds: penalties of PENALTY_NEVER are broken only where nothing else lets the page hold its content. */
struct flow_result flow_break(struct arena *a, const struct vlist *l, const struct flow_params *p);

/* Copy the items of one page of the list to `page` (index `number`, for outlines) with the frame's top left corner at x, y. */
void flow_put(struct pages *pages, struct page *page, size_t number, const struct vlist *l,
    const struct flow_page *fp, mpt x, mpt y);

#endif
