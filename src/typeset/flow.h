/* Page breaks over a whole vertical list, by dynamic programming, and the making of pages.
 *
 * After Plass, 'Optimal Pagination Techniques' (1981): a page may end at a break node only; what a
 * break costs is its penalty and the white that it leaves, and both have one unit: a penalty of 300
 * weighs as much as a page of which 300 thousandths stay white. So the penalty of a break inside an
 * entry says how much white may be left to keep the entry whole. The number of pages comes first:
 * no penalty below PENALTY_KEEP buys another page. From there on breaks are taken only where the
 * content fits no page without, as few of them as will do. Gaps stretch or shrink a little (never leading)
 * to spare a nearly empty last page; otherwise pages are ragged at the bottom. [mpt] */
#ifndef TYPESET_FLOW_H
#define TYPESET_FLOW_H

#include "typeset/vlist.h"

struct flow_params {
	mpt first_height;    /* of the text area on the first page (below a header banner, say) */
	mpt height;          /* on the others */
	int last_min;        /* a last page filled less than this (thousandths) costs; 150 */
	int stretch, shrink; /* how far gaps (but GAP_LINE, GAP_ITEM) may go, thousandths of them */
};

/* One page. */
struct flow_page {
	size_t first, end; /* nodes [first, end), from its first box to behind its last */
	int adjust;        /* of its gaps, thousandths, − shrinks; the same on all pages */
	mpt height;        /* natural, before adjusting */
	bool overfull;     /* taller than the page, and not to be broken: it hangs out */
};

struct flow_result {
	struct flow_page *pages; /* in the arena given */
	size_t count;            /* 0 for a list without boxes */
};

/* Always succeeds: a break from PENALTY_KEEP on is taken only where nothing else lets the page hold
 * its content. Two forced breaks without a box between are one. */
struct flow_result flow_break(struct arena *a, const struct vlist *l, const struct flow_params *p);

/* How far below the top of the page's first box its node `node`, or what comes behind the last, begins. */
mpt flow_top(const struct vlist *l, const struct flow_page *fp, size_t node);
/* Copy the items of one page of the list to `page` (index `number`, for outlines) with the frame's
 * top left corner at x, y. Headings are entered in the outlines with the top of their box. */
void flow_put(struct pages *pages, struct page *page, size_t number, const struct vlist *l,
    const struct flow_page *fp, mpt x, mpt y);

#endif
