/* Vertical lists: what stands below what, before pages are known.
 *
 * As in TeX's vertical mode a list is made of boxes (a line of text, or a row of lines side by
 * side), gaps and break points. A box's items are placed relative to its reference point: x from
 * the left edge of the frame, y from the baseline, down. A line's height is the cap height of its
 * text and its depth 0, so a gap is the white that one sees; descenders hang into it. Gaps know
 * their kind, because a fit may change some kinds and not others. All in the job's arena. [mpt] */
#ifndef TYPESET_VLIST_H
#define TYPESET_VLIST_H

#include "page/page.h"

#define PENALTY_NEVER 10000  /* no break here */
#define PENALTY_KEEP  1500  /* from here on: within what is kept together */
#define PENALTY_FORCE -10000 /* a break here, always */

enum vkind { V_BOX, V_GAP, V_BREAK };

enum gap_kind { GAP_LINE, GAP_ITEM, GAP_ENTRY, GAP_SECTION, GAP_HEADER, GAP_COUNT };

/* A line that goes down a column as long as boxes have it: a timeline's. */
struct rail {
	mpt x, w; /* in the frame */
	color color;
};

struct vnode {
	enum vkind kind;
	/* V_BOX */
	mpt height, depth;   /* above and below the reference point */
	struct item *items;
	size_t count, room;
	const struct outline *outline; /* a heading's, its page and y still open; NULL */
	struct place place;  /* of the text in the CV, for messages */
	const struct rail *rail; /* a line down beside it, to the next box that has the same; NULL */
	bool has_side;       /* a date or place stands at its right */
	bool entry_start;    /* first box of an entry: where an entry straddles pages */
	/* V_GAP: white, dropped at the top of a page */
	mpt size;
	enum gap_kind gap;
	/* V_BREAK */
	int penalty;         /* cost of ending a page here (and nowhere else), FORCE to NEVER */
};

struct vlist {
	struct arena *arena; /* borrowed */
	struct vnode *nodes;
	size_t count, room;
};

struct vnode *vlist_box(struct vlist *l, mpt height, mpt depth);
void vlist_gap(struct vlist *l, mpt size, enum gap_kind kind); /* joins no neighbours */
void vlist_break(struct vlist *l, int penalty);
void vlist_space(struct vlist *l, mpt size, enum gap_kind kind, int penalty); /* break, then gap */
void vlist_append(struct vlist *l, const struct vlist *tail);
/* Height of the whole, from the top of the first box to the bottom of the last. */
mpt vlist_height(const struct vlist *l);
/* Widen the gap below every box with a date beside it so that the next baseline is at least `clearance`
 * away (readers that sort text by its place then keep the date with its line). */
void vlist_clear_sides(struct vlist *l, mpt clearance);
/* Set `side` beside `main`. Both start at the same height, or rather, where their first lines are
 * of similar height, on the same baseline. A side box joins the main box with the nearest baseline,
 * its items behind those of the box (or before, with `side_first`); what begins below main's end
 * goes on below. Breaks that would cut through a side box become PENALTY_NEVER. */
void vlist_beside(struct vlist *main, const struct vlist *side, bool side_first);
/* Copy the items of a whole list into one box, the list's top y below the box's reference point. */
void vlist_pack(struct arena *a, struct vnode *box, const struct vlist *l, mpt y);
/* Raise the penalty of every break among nodes [from, count) to at least `penalty`. */
void vlist_keep(struct vlist *l, size_t from, int penalty);
/* Keep nodes [from, count) together on one page, unless they are taller than `page`: then they are
 * cut where it looks best. */
void vlist_keep_whole(struct vlist *l, size_t from, mpt page);
/* Put an item into a box; copies. */
struct item *vnode_put(struct arena *a, struct vnode *box, struct item item);
/* What -T boxes prints. */
void vlist_print(const struct vlist *l, struct buf *out);

#endif
