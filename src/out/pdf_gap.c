/* Bridges, fences, wedges and closings: see out/pdf_order.h.
 *
 * The numbers are those of poppler 22.12 and pdf.js 4.10, in 1/100 of a size. poppler takes
 * words up to 70 apart for one column and lines up to 150 apart for one block, if their sizes
 * differ by less than 5; words that overlap a block go into it if their sizes differ by less
 * than 60 of its first word's. A word ends where a gap is wider than 10. Blocks are read from
 * top to bottom where one is above the other, and from left to right where it isn't, unless a
 * third stands between. pdf.js ends a line where the text moves to the left by more than 20 and
 * up or down by more than half the size of what was before. */
#include "out/pdf_order.h"

#include "text/face.h"

#include <stdlib.h>
#include <string.h>

enum {
	COLUMN_MIN = 70,
	PAD = 15,        /* so that the space is no part of the words beside it */
	WEDGE_SIZE = 66, /* over 100/1.6, under what lines are apart by, divided by 1.5 */
	WEDGE_WIDTH = 20,
	FENCE_SIZE = 35, /* under 40 */
	FENCE_OFF = 3,
	WEIGHT_DOWN = 48,  /* under 50, or it is a line of its own */
	WEIGHT_SIZE = 140, /* under 160 */
	LEADING_MAX = 150,
	RUNG_WIDTH = 20,
	BACK_MIN = 20,
	DOWN_MIN = 50,
	JOINED_MAX = 10
};

/* A turn that is asked about often. */
struct text {
	const struct item *item;  /* NULL: it is no text */
	const struct elem *block; /* NULL: an artifact's */
	bool is_aside;
	mpt right; /* of a text: where its letters end */
};

struct gaps {
	struct arena *arena;
	struct pdf_turns *turns;
	const struct text *texts; /* of the turns */
	const struct face *face;  /* of all gaps, so that one font has them; NULL: none yet */
	bool looked, columns;     /* for columns; are there? */
};

static const struct item *
text_of(const struct gaps *g, size_t turn)
{
	return g->texts[turn].item;
}

static const struct elem *
block_of(const struct gaps *g, size_t turn)
{
	return g->texts[turn].block;
}

static mpt
right_of(const struct gaps *g, size_t turn)
{
	return g->texts[turn].right;
}

/* Is it a text of an entry's dates or place? */
static bool
is_aside(const struct gaps *g, size_t turn)
{
	return g->texts[turn].item && g->texts[turn].is_aside;
}

/* The last letter's advance may hold room for an icon. */
static mpt
find_right(const struct item *i)
{
	const struct run *r = &i->u.run;
	const struct run_glyph *last = &r->glyphs[r->count - 1];
	mpt natural = mpt_scale(face_advance(r->face, last->gid), r->size, r->face->upem);

	return i->x + r->width -
	       (last->gid && !r->rtl ? mpt_max(last->advance - natural, 0) : 0);
}

static bool
on_one_row(const struct item *a, const struct item *b)
{
	mpt off = abs(a->y - b->y);

	return off < a->u.run.size / 2 && off < b->u.run.size / 2;
}

static bool
is_within(const struct elem *e, const struct elem *above)
{
	while (e && e != above)
		e = e->parent;
	return e != NULL;
}

/* Are both in one section, or one list? Then no column ends between them. */
static bool
are_related(const struct elem *a, const struct elem *b)
{
	while (a->parent && !is_within(b, a))
		a = a->parent;
	return a->parent != NULL;
}

static const struct face *
face_for(struct gaps *g, const struct item *i)
{
	hb_codepoint_t space;

	if (!g->face && hb_font_get_nominal_glyph(i->u.run.face->hb_font, ' ', &space) && space)
		g->face = i->u.run.face;
	return g->face;
}

static void
put_bridge(struct gaps *g, size_t turn, size_t last)
{
	const struct item *before = text_of(g, last), *i = text_of(g, turn);
	mpt end = right_of(g, last), size = i->u.run.size;
	const struct face *face;
	struct pdf_gap *bridge;

	if (before->u.run.rtl || i->u.run.rtl || !on_one_row(before, i) ||
	    i->x - end < size_part(size, COLUMN_MIN) ||
	    !are_related(block_of(g, last), block_of(g, turn)) || !(face = face_for(g, i)))
		return;
	bridge = arena_alloc(g->arena, sizeof *bridge);
	*bridge = (struct pdf_gap){end + size_part(size, PAD), i->y,
	    i->x - end - 2 * size_part(size, PAD), size, face, false};
	g->turns->turns[turn].bridge = bridge;
}

/* Would pdf.js put no space between the two? */
static bool
runs_on(const struct text *a, const struct text *b)
{
	mpt size = a->item->u.run.size, right = b->item->x - a->right,
	    down = abs(b->item->y - a->item->y);

	if (a->item->u.run.rtl || a->block == b->block)
		return false;
	if (right < -size_part(size, BACK_MIN))
		return down <= size_part(size, DOWN_MIN);
	return right <= size_part(size, JOINED_MAX) && down && down <= size;
}

/* A typed hyphen that ends a line: pdftotext takes it for the typesetter's, and drops it. */
static bool
ends_in_hyphen(const struct item *a, const struct item *b)
{
	size_t len = strlen(a->u.run.text);

	while (len && a->u.run.text[len - 1] == ' ')
		len--;
	return len && a->u.run.text[len - 1] == '-' && !a->u.run.rtl && !on_one_row(a, b);
}

/* An entry on a page: its turns, and what is where in it. */
struct entry {
	const struct elem *elem;
	size_t from, to; /* turns */
	size_t last_aside,
	    next;        /* turns; next: the first text behind the last aside, `to` if none */
	mpt left, right; /* of the asides */
	mpt bottom;      /* their last baseline */
	mpt least;       /* size */
};

static struct entry
entry_around(const struct gaps *g, size_t turn)
{
	struct entry e = {.from = turn,
	    .to = turn + 1,
	    .left = INT32_MAX,
	    .right = INT32_MIN,
	    .bottom = INT32_MIN,
	    .least = INT32_MAX};

	e.elem = block_of(g, turn)->parent;
	while (e.from && is_within(block_of(g, e.from - 1), e.elem))
		e.from--;
	while (e.to < g->turns->count && is_within(block_of(g, e.to), e.elem))
		e.to++;
	return e;
}

static void
measure_asides(const struct gaps *g, struct entry *e)
{
	for (size_t k = e->from; k < e->to; k++) {
		const struct item *i = text_of(g, k);

		if (i)
			e->least = mpt_min(e->least, i->u.run.size);
		if (!is_aside(g, k) || block_of(g, k)->parent != e->elem)
			continue;
		e->last_aside = k;
		e->left = mpt_min(e->left, i->x);
		e->right = mpt_max(e->right, right_of(g, k));
		e->bottom = mpt_max(e->bottom, i->y);
	}
	for (e->next = e->last_aside + 1; e->next < e->to && !text_of(g, e->next);)
		e->next++;
}

/* Is it a line of the head? */
static bool
is_head(const struct gaps *g, const struct entry *e, size_t turn)
{
	return text_of(g, turn) && turn < e->last_aside && !is_aside(g, turn);
}

/* Is there an aside beside the baseline y or above it that no bridge leads to? */
static bool
has_stray(const struct gaps *g, const struct entry *e, mpt y)
{
	for (size_t k = e->from; k <= e->last_aside; k++)
		if (is_aside(g, k) && !g->turns->turns[k].bridge && text_of(g, k)->y < y)
			return true;
	return false;
}

/* The baseline of the head's last line; INT32_MIN: there is none. */
static mpt
last_head(const struct gaps *g, const struct entry *e)
{
	mpt last = INT32_MIN;

	for (size_t k = e->from; k < e->last_aside; k++)
		if (is_head(g, e, k))
			last = mpt_max(last, text_of(g, k)->y);
	return last;
}

/* Does another column stand beside the entry? Readers then sort by columns, and a wedge would
 * part its head. */
static bool
has_neighbor(const struct gaps *g, const struct entry *e)
{
	mpt top = INT32_MAX, bottom = INT32_MIN;

	for (size_t k = e->from; k < e->to; k++) {
		const struct item *i = text_of(g, k);

		top = i ? mpt_min(top, i->y) : top;
		bottom = i ? mpt_max(bottom, i->y) : bottom;
	}
	for (size_t k = 0; k < g->turns->count; k++) {
		const struct item *i = k < e->from || k >= e->to ? text_of(g, k) : NULL;

		if (i && i->y >= top && i->y <= bottom &&
		    (i->x > e->right || right_of(g, k) < e->left))
			return true;
	}
	return false;
}

/* Do the asides stand at the right of a head, and beside what follows, or beside a line of the
 * head that isn't its last? */
static bool
needs_fence(const struct gaps *g, const struct entry *e)
{
	const struct item *next = e->next < e->to ? text_of(g, e->next) : NULL;
	mpt last = last_head(g, e);

	if (!next || next->u.run.rtl || next->x >= e->left || last == INT32_MIN)
		return false;
	for (size_t k = e->from; k < e->last_aside; k++)
		if (is_head(g, e, k) &&
		    (text_of(g, k)->x >= e->left || on_one_row(text_of(g, k), next)))
			return false;
	return next->y - next->u.run.size / 2 <= e->bottom ||
	       has_stray(g, e, last - next->u.run.size / 2);
}

static mpt
ascent(const struct face *face, mpt size)
{
	return mpt_scale(size, face->ascent, face->upem);
}

/* Across [left, right], its top at `top`. */
static struct pdf_gap
fence(const struct gaps *g, const struct entry *e, mpt left, mpt right, mpt top)
{
	mpt size = size_part(e->least, FENCE_SIZE);

	return (struct pdf_gap){
	    left, top + ascent(g->face, size), right - left, size, g->face, false};
}

/* Where the row of a turn begins, and where the entry ends. */
static void
measure_rest(const struct gaps *g, const struct entry *e, size_t turn, mpt *top, mpt *bottom)
{
	*top = INT32_MAX;
	*bottom = INT32_MIN;
	for (size_t k = e->from; k < e->to; k++) {
		const struct item *i = text_of(g, k);
		const struct run *r = i ? &i->u.run : NULL;

		if (i && k >= turn && on_one_row(i, text_of(g, turn)))
			*top = mpt_min(*top, i->y - ascent(r->face, r->size));
		if (i)
			*bottom = mpt_max(*bottom,
			    i->y - mpt_scale(r->size, r->face->descent, r->face->upem));
	}
}

static void
put_wedge(const struct gaps *g, struct pdf_turn *t, struct pdf_gap *gaps, const struct item *i)
{
	mpt size = size_part(i->u.run.size, WEDGE_SIZE), w = size_part(size, WEDGE_WIDTH);

	for (size_t k = 0; k < t->fence_count; k++)
		if (gaps[k].y == i->y)
			return;
	gaps[t->fence_count++] =
	    (struct pdf_gap){i->x - w - size_part(size, PAD), i->y, w, size, g->face, false};
}

/* Where the head has a line more than the asides: what makes them reach down beside it, or it
 * would come behind them. */
static struct pdf_gap
weight(const struct gaps *g, const struct entry *e)
{
	mpt size = text_of(g, e->last_aside)->u.run.size;

	return (struct pdf_gap){e->right + size_part(size, PAD),
	    e->bottom + size_part(size, WEIGHT_DOWN), size_part(size, WEDGE_WIDTH),
	    size_part(size, WEIGHT_SIZE), g->face, false};
}

/* The next line of the asides; 0: there is none. */
static size_t
next_aside(const struct gaps *g, const struct entry *e, size_t turn)
{
	while (++turn <= e->last_aside)
		if (is_aside(g, turn))
			return turn;
	return 0;
}

/* Lines of asides that are too far apart for one block of text, and of which the second would
 * come behind what stands beside it: halfway between them. */
static void
put_rung(const struct gaps *g, const struct entry *e, size_t turn, struct pdf_turn *t,
    struct pdf_gap *gaps)
{
	size_t next = is_aside(g, turn) ? next_aside(g, e, turn) : 0;
	const struct item *i = text_of(g, turn), *below = next ? text_of(g, next) : NULL;
	mpt size = i ? i->u.run.size : 0, x = below ? mpt_max(i->x, below->x) : 0;

	if (below && below->y - i->y > size_part(size, LEADING_MAX) &&
	    below->y - i->y <= 2 * size_part(size, LEADING_MAX) && x < right_of(g, turn) &&
	    x < right_of(g, next))
		gaps[t->fence_count++] = (struct pdf_gap){x, (i->y + below->y) / 2,
		    size_part(size, RUNG_WIDTH), size, g->face, false};
}

static void
put_fence(struct gaps *g, const struct entry *e)
{
	struct pdf_turn *t = &g->turns->turns[e->next];
	struct pdf_gap *gaps;
	mpt left = text_of(g, e->next)->x, top, bottom;

	if (!face_for(g, text_of(g, e->next)))
		return;
	measure_rest(g, e, e->next, &top, &bottom);
	gaps = arena_zero(g->arena, e->last_aside - e->from + 3, sizeof *gaps);
	gaps[t->fence_count++] =
	    fence(g, e, left, e->right, top - size_part(e->least, FENCE_OFF));
	gaps[t->fence_count++] =
	    fence(g, e, left, e->right, bottom + size_part(e->least, FENCE_OFF));
	for (size_t k = e->from; k < e->last_aside; k++)
		if (is_head(g, e, k))
			put_wedge(g, t, gaps, text_of(g, k));
	if (last_head(g, e) > e->bottom + e->least / 2)
		gaps[t->fence_count++] = weight(g, e);
	for (size_t k = e->from; k < e->last_aside; k++)
		put_rung(g, e, k, t, gaps);
	t->fences = gaps;
	for (size_t k = e->from; k < e->to; k++)
		if (is_aside(g, k))
			g->turns->turns[k].bridge = NULL;
}

/* Do the asides stand at the left of all, and does one begin below what it would cut up or come
 * behind? */
static bool
needs_column(const struct gaps *g, const struct entry *e)
{
	const struct item *next = e->next < e->to ? text_of(g, e->next) : NULL;

	if (!next || next->u.run.rtl || e->bottom <= next->y + next->u.run.size / 2)
		return false;
	for (size_t k = e->from; k < e->to; k++) {
		const struct item *i = text_of(g, k);

		if (i && !is_aside(g, k) && i->x <= e->right)
			return false;
	}
	return true;
}

/* Between two fences, and without bridges, readers put what is at the left first. */
static void
put_column(struct gaps *g, const struct entry *e)
{
	const struct item *next = text_of(g, e->next);
	struct pdf_turn *t = &g->turns->turns[e->next];
	struct pdf_gap *gaps;
	mpt right = next->x + next->u.run.size, top, bottom;
	size_t first = e->from;

	if (!face_for(g, next))
		return;
	while (!text_of(g, first))
		first++;
	measure_rest(g, e, first, &top, &bottom);
	gaps = arena_zero(g->arena, 2, sizeof *gaps);
	gaps[0] = fence(g, e, e->left, right, top - size_part(e->least, FENCE_OFF));
	gaps[1] = fence(g, e, e->left, right, bottom + size_part(e->least, FENCE_OFF));
	t->fences = gaps;
	t->fence_count = 2;
	for (size_t k = e->from; k <= e->next; k++)
		g->turns->turns[k].bridge = NULL;
}

/* A space over the end of the text at an aside's left: a line of words ends where they overlap
 * by more than half a size, and so doesn't go on to the aside, however near. */
static void
put_stop(struct gaps *g, const struct entry *e, size_t aside)
{
	const struct item *i = text_of(g, aside);
	struct pdf_turn *t = &g->turns->turns[aside];
	struct pdf_gap *stop = arena_zero(g->arena, 1, sizeof *stop);

	for (size_t k = e->from; k < e->to; k++) {
		const struct item *before = text_of(g, k);
		mpt w = before ? before->u.run.size : 0;

		if (before && k != aside && right_of(g, k) <= i->x && on_one_row(before, i) &&
		    right_of(g, k) - w > stop->x)
			*stop = (struct pdf_gap){right_of(g, k) - w, i->y - PDF_RAISE, w,
			    size_part(w, WEDGE_SIZE), face_for(g, i), false};
	}
	if (stop->face) {
		t->fences = stop;
		t->fence_count = 1;
	}
}

static void
raise_asides(struct gaps *g, const struct entry *e)
{
	for (size_t k = e->from; k <= e->last_aside; k++) {
		if (!is_aside(g, k) || g->turns->turns[k].bridge)
			continue;
		g->turns->turns[k].raised = true;
		put_stop(g, e, k);
	}
}

static void
put_fences(struct gaps *g)
{
	for (size_t k = 0; k < g->turns->count; k++) {
		struct entry e;

		if (!is_aside(g, k) || !block_of(g, k)->parent)
			continue;
		e = entry_around(g, k);
		measure_asides(g, &e);
		if (needs_fence(g, &e) && has_neighbor(g, &e))
			raise_asides(g, &e);
		else if (needs_fence(g, &e))
			put_fence(g, &e);
		else if (needs_column(g, &e) && !has_neighbor(g, &e))
			put_column(g, &e);
		k = e.last_aside;
	}
}

/* Does text of another section, drawn before, stand on one row with this one? */
static bool
has_other_beside(const struct gaps *g, size_t turn)
{
	const struct item *a = text_of(g, turn);

	for (size_t m = 0; a && m < turn; m++) {
		const struct item *b = text_of(g, m);

		if (b && on_one_row(a, b) && !are_related(block_of(g, turn), block_of(g, m)))
			return true;
	}
	return false;
}

/* Does text of two sections stand on one row of the page? Text that is drawn below all before
 * it doesn't stand beside any of it. */
static bool
has_columns(struct gaps *g)
{
	mpt lowest = INT32_MIN;

	for (size_t k = 0; k < g->turns->count && !g->looked && !g->columns; k++) {
		const struct item *i = text_of(g, k);

		if (i && i->y - i->u.run.size / 2 < lowest)
			g->columns = has_other_beside(g, k);
		lowest = i ? mpt_max(lowest, i->y) : lowest;
	}
	g->looked = true;
	return g->columns;
}

/* Are both items of one list, set in rows and columns? */
static bool
are_cells(const struct elem *a, const struct elem *b)
{
	return a != b && a->role == ROLE_LBODY && b->role == ROLE_LBODY &&
	       a->parent->parent == b->parent->parent;
}

/* Does the text begin a section, a row of a list's items, or an entry behind one whose dates no
 * bridge leads to? */
static bool
begins_part(const struct gaps *g, size_t turn, size_t last)
{
	const struct elem *block = block_of(g, turn), *before = block_of(g, last);

	if (block->role == ROLE_H2 || block->role == ROLE_H3 || are_cells(block, before))
		return true;
	return is_aside(g, last) && !g->turns->turns[last].bridge &&
	       !is_within(block, before->parent);
}

/* It would come before what stands above and wholly at its right. */
static void
put_ceiling(struct gaps *g, size_t turn, size_t last)
{
	const struct item *i = text_of(g, turn), *above = text_of(g, last);
	struct pdf_turn *t = &g->turns->turns[turn];
	mpt size = size_part(mpt_min(i->u.run.size, above->u.run.size), FENCE_SIZE);
	struct pdf_gap *fence;

	if (!begins_part(g, turn, last) || i->u.run.rtl || above->y >= i->y ||
	    above->x < right_of(g, turn) || t->fences || has_columns(g) || !face_for(g, i))
		return;
	fence = arena_alloc(g->arena, sizeof *fence);
	*fence = (struct pdf_gap){i->x,
	    i->y - ascent(i->u.run.face, i->u.run.size) - size_part(size, FENCE_OFF) +
	        ascent(g->face, size),
	    right_of(g, last) - i->x, size, g->face, false};
	t->fences = fence;
	t->fence_count = 1;
}

static const struct text *
find_texts(struct arena *a, const struct page *page, const struct pdf_turns *t)
{
	struct text *texts = arena_zero(a, t->count, sizeof *texts);

	for (size_t k = 0; k < t->count; k++) {
		const struct item *i = &page->items[t->turns[k].item];

		texts[k].block = pdf_block_of(i);
		if (i->kind != ITEM_RUN || !texts[k].block)
			continue;
		texts[k].item = i;
		texts[k].is_aside = pdf_is_aside(texts[k].block);
		texts[k].right = find_right(i);
	}
	return texts;
}

void
pdf_gaps_put(struct arena *a, const struct page *page, struct pdf_turns *t)
{
	struct gaps g = {.arena = a, .turns = t, .texts = find_texts(a, page, t)};
	size_t last = SIZE_MAX;
	bool parted = false; /* by a mark that is nobody's text */

	for (size_t k = 0; k < t->count; k++) {
		const struct item *i = text_of(&g, k);

		if (!i) {
			parted = parted || page->items[t->turns[k].item].kind == ITEM_RUN;
			continue;
		}
		if (last != SIZE_MAX && !parted)
			put_bridge(&g, k, last);
		if (last != SIZE_MAX) {
			t->turns[last].closes = runs_on(&g.texts[last], &g.texts[k]) ||
			                        ends_in_hyphen(text_of(&g, last), i);
			put_ceiling(&g, k, last);
		}
		last = k;
		parted = false;
	}
	put_fences(&g);
	if (page->side_w && last != SIZE_MAX && face_for(&g, text_of(&g, last)))
		pdf_columns_put(a, page, t, g.face);
}
