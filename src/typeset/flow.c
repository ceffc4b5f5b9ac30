/* Page breaks.
 *
 * The search goes once over the breaks of the list. For each it looks back at every break where a
 * page that ends here could have begun, and keeps the best way to get here. Ways are compared by
 * five numbers in turn: how far boxes hang out of their pages, how many breaks were taken that
 * never should be, how many cut through what is kept together, how many pages there are, and the
 * cost: the sum of squares of penalties and of the white at the bottom of pages, both in
 * thousandths. Squares, so that two pages share white rather than one having it all. All five are
 * sums over pages, so a best way consists of best ways.
 *
 * A page before a forced break, or the end of the list, is a last page: its white costs nothing
 * unless it is nearly empty. If some last page comes out rather empty, the least shrink of all gaps
 * that saves a page is taken; else, if it is nearly empty, an earlier break, with the gaps stretched
 * as far as that makes up for the white. All pages get the same gaps, since they are seen side by
 * side.
 *
 * A page is overfull only if no break stands within it. Not done: stretching gaps to make pages end
 * at the same height; a CV's pages may be ragged, its gaps should be alike. */
#include "typeset/flow.h"

#include <limits.h>

enum {
	THOUSAND = 1000,
	SPARED = 2,       /* pages are spared that are filled less than so many times what is too little */
	STRETCH_STEPS = 8 /* tried between none and all */
};

/* What it costs to have broken the list up to a spot; compared from the top down. */
struct price {
	int64_t over;  /* [mpt] by which boxes hang out of their pages */
	int64_t never; /* breaks at PENALTY_NEVER */
	int64_t kept;  /* breaks at PENALTY_KEEP */
	int64_t pages;
	int64_t cost;
};

/* Where a page may end: a break with boxes on both sides; the first is the start of the list, the
 * last its end. */
struct spot {
	int penalty;
	size_t next, last;  /* the first box behind it, the last before it */
	struct price price; /* of the best way to end a page here */
	size_t from;        /* the spot where that page begins */
};

struct search {
	struct arena *arena;
	const struct vlist *list;
	const struct flow_params *p;
	struct spot *spots;
	size_t count, room;
	int64_t *tops;    /* of every node, and the end, from the top of the list, gaps adjusted */
	int64_t negative; /* sum of the gaps that go back up */
	size_t *starts;   /* spots where a page may begin that ends at the one in hand, in their order */
	size_t first_start, start_count;
	int last_min;
	int solved; /* the adjustment that the spots' ways are for; INT_MIN: for another last_min */
};

static mpt
gap_size(const struct vnode *n, int adjust)
{
	if (n->gap != GAP_ENTRY && n->gap != GAP_SECTION && n->gap != GAP_HEADER)
		return n->size;
	return n->size > 0 ? mpt_scale(n->size, THOUSAND + adjust, THOUSAND) : n->size;
}

static int64_t
node_size(const struct vnode *n, int adjust)
{
	if (n->kind == V_BOX)
		return (int64_t)n->height + n->depth;
	return n->kind == V_GAP ? gap_size(n, adjust) : 0;
}

static void
set_tops(struct search *s, int adjust)
{
	s->negative = 0;
	for (size_t i = 0; i < s->list->count; i++) {
		int64_t size = node_size(&s->list->nodes[i], adjust);
		s->tops[i + 1] = s->tops[i] + size;
		s->negative += size < 0 ? size : 0;
	}
}

static bool
is_forced(const struct spot *b)
{
	return b->penalty <= PENALTY_FORCE;
}

/* Of several breaks between two boxes the cheapest counts. */
static void
add_spot(struct search *s, int penalty, size_t last)
{
	struct spot *before = s->count ? &s->spots[s->count - 1] : NULL;
	if (before && before->last == last) {
		before->penalty = before->penalty < penalty ? before->penalty : penalty;
		return;
	}
	s->spots = arena_grow(s->arena, s->spots, s->count, &s->room, sizeof *s->spots);
	s->spots[s->count++] = (struct spot){.penalty = penalty, .last = last};
}

/* The start and the end are forced breaks. */
static void
find_spots(struct search *s)
{
	const struct vlist *l = s->list;
	size_t last = SIZE_MAX, open = 0;
	for (size_t i = 0; i < l->count; i++) {
		const struct vnode *n = &l->nodes[i];
		if (n->kind == V_BREAK && last != SIZE_MAX)
			add_spot(s, n->penalty, last);
		if (n->kind != V_BOX)
			continue;
		if (last == SIZE_MAX)
			add_spot(s, PENALTY_FORCE, last);
		for (; open < s->count; open++)
			s->spots[open].next = i;
		last = i;
	}
	s->count = open;
	if (last != SIZE_MAX)
		add_spot(s, PENALTY_FORCE, last);
}

static mpt
limit_of(const struct search *s, const struct spot *from)
{
	return mpt_max(from == s->spots ? s->p->first_height : s->p->height, 1);
}

static int64_t
height_between(const struct search *s, const struct spot *from, const struct spot *to)
{
	return s->tops[to->last + 1] - s->tops[from->next];
}

static int64_t
square(int64_t v)
{
	return v * v;
}

/* In 32 bits, which processors divide sooner, where they do. */
static int64_t
thousandths(int64_t part, int64_t whole)
{
	int64_t scaled = part * THOUSAND;
	return scaled <= UINT32_MAX ? (uint32_t)scaled / (uint32_t)whole : scaled / whole;
}

static int
fill_of(const struct search *s, const struct spot *from, const struct spot *to)
{
	int64_t limit = limit_of(s, from), height = height_between(s, from, to);
	if (height >= limit)
		return THOUSAND;
	return height > 0 ? (int)thousandths(height, limit) : 0;
}

static struct price
price_page(const struct search *s, const struct spot *from, const struct spot *to)
{
	struct price price = from->price;
	int64_t over = height_between(s, from, to) - limit_of(s, from);
	int fill = fill_of(s, from, to);
	price.pages++;
	price.over += over > 0 ? over : 0;
	if (is_forced(to)) {
		if (fill < s->last_min)
			price.cost += square((s->last_min - fill) * THOUSAND / s->last_min);
		return price;
	}
	bool never = to->penalty >= PENALTY_NEVER, kept = !never && to->penalty >= PENALTY_KEEP;
	price.never += never;
	price.kept += kept;
	if (!never && !kept)
		price.cost += to->penalty < 0 ? -square(to->penalty) : square(to->penalty);
	price.cost += square(THOUSAND - fill);
	return price;
}

static int
compare(struct price a, struct price b)
{
	if (a.over != b.over)
		return a.over < b.over ? -1 : 1;
	if (a.never != b.never)
		return a.never < b.never ? -1 : 1;
	if (a.kept != b.kept)
		return a.kept < b.kept ? -1 : 1;
	if (a.pages != b.pages)
		return a.pages < b.pages ? -1 : 1;
	return (a.cost > b.cost) - (a.cost < b.cost);
}

/* Whether the ways to one spot cost more than those to another whatever the cost of their next page,
 * which holds its boxes. */
static bool
is_dearer(const struct price *a, const struct price *b)
{
	if (a->over != b->over)
		return a->over > b->over;
	if (a->never != b->never)
		return a->never > b->never;
	return a->kept != b->kept ? a->kept > b->kept : a->pages > b->pages;
}

/* From now on a page may begin at this spot, too. The spots before it whose ways cost more need not be
 * tried again: wherever a page from one of these fits, so does the shorter one. Gaps that go back up may
 * make that untrue. */
static void
add_start(struct search *s, size_t spot)
{
	const struct price *price = &s->spots[spot].price;
	if (is_forced(&s->spots[spot]))
		s->first_start = s->start_count;
	while (!s->negative && s->start_count > s->first_start &&
	    is_dearer(&s->spots[s->starts[s->start_count - 1]].price, price))
		s->start_count--;
	s->starts[s->start_count++] = spot;
}

/* The best page that ends at a spot; of equal ones the shortest, which must do if none fits. Tried from
 * the longest down: the ways to where it begins have the fewest pages, and most others are dearer. */
static void
reach(struct search *s, struct spot *to)
{
	int64_t most = (int64_t)mpt_max(s->p->first_height, s->p->height) - s->negative;
	const struct spot *last = to - 1, *best = NULL;
	add_start(s, (size_t)(last - s->spots));
	while (s->first_start + 1 < s->start_count &&
	    height_between(s, &s->spots[s->starts[s->first_start]], to) > most)
		s->first_start++;
	for (size_t i = s->first_start; i < s->start_count; i++) {
		const struct spot *from = &s->spots[s->starts[i]];
		if (from < last && height_between(s, from, to) > limit_of(s, from))
			continue;
		if (best && to->price.over == best->price.over && is_dearer(&from->price, &best->price)) {
			if (s->negative)
				continue;
			break; /* so are all behind it */
		}
		struct price price = price_page(s, from, to);
		if (best && compare(price, to->price) > 0)
			continue;
		to->price = price;
		best = from;
	}
	to->from = (size_t)(best - s->spots);
}

/* Find the best breaks with the gaps so adjusted; what it costs to reach the end. */
static struct price
solve(struct search *s, int adjust)
{
	s->solved = adjust;
	s->first_start = s->start_count = 0;
	set_tops(s, adjust);
	for (size_t i = 1; i < s->count; i++)
		reach(s, &s->spots[i]);
	return s->spots[s->count - 1].price;
}

/* Whether some last page, of those that come after another page, is filled less than `least`. */
static bool
has_short_page(const struct search *s, int least)
{
	for (size_t i = s->count - 1; i > 0; i = s->spots[i].from) {
		const struct spot *to = &s->spots[i], *from = &s->spots[to->from];
		if (is_forced(to) && !is_forced(from) && fill_of(s, from, to) < least)
			return true;
	}
	return false;
}

/* A page that something is cut for is not saved. */
static bool
saves_page(struct price now, struct price was)
{
	return now.over <= was.over && now.never <= was.never && now.kept <= was.kept && now.pages < was.pages;
}

/* The least shrink that saves a page, as an adjustment; 0 if there is none. */
static int
least_shrink(struct search *s, struct price was)
{
	int enough = s->p->shrink, little = 0;
	if (enough <= 0 || !saves_page(solve(s, -enough), was))
		return 0;
	while (enough - little > 1) {
		int middle = little + (enough - little) / 2;
		if (saves_page(solve(s, -middle), was))
			enough = middle;
		else
			little = middle;
	}
	return -enough;
}

/* The stretch that makes the best pages, its own cost counted as a penalty of its size. */
static int
best_stretch(struct search *s)
{
	struct price best = solve(s, 0);
	int chosen = 0;
	for (int step = 1; step <= STRETCH_STEPS; step++) {
		int adjust = s->p->stretch * step / STRETCH_STEPS;
		struct price price = solve(s, adjust);
		price.cost += square(adjust);
		if (compare(price, best) < 0) {
			best = price;
			chosen = adjust;
		}
	}
	return chosen;
}

static void
set_last_min(struct search *s, int least)
{
	s->last_min = least;
	s->solved = INT_MIN;
}

static int
choose_adjustment(struct search *s)
{
	int least = s->p->last_min;
	struct price natural = solve(s, 0);
	bool is_short = has_short_page(s, least);
	if (!has_short_page(s, SPARED * least))
		return 0;
	set_last_min(s, least);
	int adjust = least_shrink(s, natural);
	if (adjust || (is_short && s->p->stretch <= 0))
		return adjust;
	if (is_short)
		return best_stretch(s);
	set_last_min(s, 0);
	return 0;
}

static struct flow_page
page_between(const struct search *s, const struct spot *from, const struct spot *to, int adjust)
{
	int64_t height = 0;
	for (size_t i = from->next; i <= to->last; i++)
		height += node_size(&s->list->nodes[i], 0);
	return (struct flow_page){.first = from->next,
	    .end = to->last + 1,
	    .adjust = adjust,
	    .height = mpt_scale(height, 1, 1),
	    .overfull = height_between(s, from, to) > limit_of(s, from)};
}

struct flow_result
flow_break(struct arena *a, const struct vlist *l, const struct flow_params *p)
{
	struct search s = {.arena = a, .list = l, .p = p};
	find_spots(&s);
	if (!s.count)
		return (struct flow_result){0};
	s.tops = arena_zero(a, l->count + 1, sizeof *s.tops);
	s.starts = arena_alloc(a, s.count * sizeof *s.starts);
	int adjust = choose_adjustment(&s);
	struct price end = s.solved == adjust ? s.spots[s.count - 1].price : solve(&s, adjust);
	struct flow_result r = {.count = (size_t)end.pages};
	r.pages = arena_zero(a, r.count, sizeof *r.pages);
	size_t to = s.count - 1;
	for (size_t page = r.count; page-- > 0; to = s.spots[to].from)
		r.pages[page] = page_between(&s, &s.spots[s.spots[to].from], &s.spots[to], adjust);
	return r;
}

static void
put_box(struct pages *pages, struct page *page, size_t number, const struct vnode *box, mpt x,
    mpt top)
{
	for (size_t i = 0; i < box->count; i++) {
		struct item item = box->items[i];
		item.x += x;
		item.y += top + box->height;
		page_put(pages->arena, page, item);
	}
	if (box->outline) {
		struct outline outline = *box->outline;
		outline.page = number;
		outline.y = top;
		outline_add(pages, outline);
	}
}

mpt
flow_top(const struct vlist *l, const struct flow_page *fp, size_t node)
{
	int64_t top = 0;
	for (size_t i = fp->first; i < node && i < fp->end; i++)
		top += node_size(&l->nodes[i], fp->adjust);
	return mpt_scale(top, 1, 1);
}

/* The line of a rail from the first to the last of the boxes that have it. */
static void
put_rail(struct pages *pages, struct page *page, const struct rail *r, mpt x, mpt from, mpt to)
{
	page_put(pages->arena, page,
	    (struct item){.kind = ITEM_FILL, .artifact = ARTIFACT_LAYOUT, .x = x + r->x, .y = from,
	        .u.fill = {.w = r->w, .h = to - from, .color = r->color}});
}

static void
put_rails(struct pages *pages, struct page *page, const struct vlist *l, const struct flow_page *fp, mpt x,
    mpt y)
{
	const struct rail *open = NULL;
	mpt from = 0, to = 0;
	int64_t top = y;
	for (size_t i = fp->first; i < fp->end; i++) {
		const struct vnode *n = &l->nodes[i];
		if (n->kind == V_BOX && n->rail != open) {
			if (open)
				put_rail(pages, page, open, x, from, to);
			open = n->rail;
			from = mpt_scale(top, 1, 1);
		}
		top += node_size(n, fp->adjust);
		if (n->kind == V_BOX)
			to = mpt_scale(top, 1, 1);
	}
	if (open)
		put_rail(pages, page, open, x, from, to);
}

void
flow_put(struct pages *pages, struct page *page, size_t number, const struct vlist *l,
    const struct flow_page *fp, mpt x, mpt y)
{
	int64_t top = y;
	put_rails(pages, page, l, fp, x, y);
	for (size_t i = fp->first; i < fp->end; i++) {
		const struct vnode *n = &l->nodes[i];
		if (n->kind == V_BOX)
			put_box(pages, page, number, n, x, mpt_scale(top, 1, 1));
		top += node_size(n, fp->adjust);
	}
}
