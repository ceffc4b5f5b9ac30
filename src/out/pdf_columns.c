/* Two columns, for readers that put columns before rows: see out/pdf_order.h. */
#include "out/pdf_order.h"

#include "text/face.h"

#include <stdlib.h>
#include <string.h>

/* In 1/100 of a size. */
enum {
	FENCE_SIZE = 35, /* under 40 */
	FENCE_OFF = 3,
	STEP = 145,     /* lines up to 150 apart are one block */
	SAME = 4,       /* sizes that differ by less than 5 */
	SIZE_MOST = 55, /* words whose sizes differ by less than 60 are one block with it */
	SPINE_LEFT = 35,
	SPINE_WIDTH = 20,
	HOOK_SIZE = 10,
	HOOK_LEFT = 60
};

/* Sections that follow each other in one column. */
struct group {
	bool side;
	bool is_header;  /* name, headline, contacts */
	bool is_one;     /* is made one block */
	size_t from, to; /* turns */
	size_t first;    /* the first that is text */
	mpt left, right;
	mpt top;        /* of the first line */
	mpt begin, end; /* the first baseline and the last */
	mpt size;       /* of its spine */
	mpt start;      /* the baseline that its spine begins at */
	mpt hook;       /* side: the baseline of the hook; 0: there is none */
};

struct columns {
	struct arena *arena;
	const struct page *page;
	struct pdf_turns *turns;
	const struct face *face;
	struct group *groups;
	size_t count;
	bool at_left; /* the main one */
	mpt right;    /* of all text */
	mpt least;    /* size */
};

static const struct item *
text_of(const struct columns *c, size_t turn)
{
	return pdf_text_of(c->page, &c->turns->turns[turn]);
}

static mpt
top_of(const struct item *i)
{
	return i->y - mpt_scale(i->u.run.size, i->u.run.face->ascent, i->u.run.face->upem);
}

/* Without the space that ends a line. */
static mpt
right_of(const struct item *i)
{
	const struct run *r = &i->u.run;
	const struct run_glyph *last = &r->glyphs[r->count - 1];

	return i->x + r->width - (r->text[last->text] == ' ' ? last->advance : 0);
}

/* The name, the contacts or the section that an item is of. */
static const struct elem *
part_of(const struct item *i)
{
	const struct elem *e = pdf_block_of(i);

	while (e->parent && e->parent->parent)
		e = e->parent;
	return e;
}

/* The turns of one part, from `from` on. */
static struct group
measure_part(const struct columns *c, size_t from)
{
	struct group g = {.from = from,
	    .to = from,
	    .first = SIZE_MAX,
	    .left = INT32_MAX,
	    .right = INT32_MIN,
	    .top = INT32_MAX,
	    .begin = INT32_MAX,
	    .end = INT32_MIN};
	const struct elem *of = NULL;

	for (; g.to < c->turns->count; g.to++) {
		const struct item *i = text_of(c, g.to);

		if (i && of && part_of(i) != of)
			break;
		if (!i)
			continue;
		of = part_of(i);
		g.first = g.first == SIZE_MAX ? g.to : g.first;
		g.left = mpt_min(g.left, i->x);
		g.right = mpt_max(g.right, right_of(i));
		g.top = mpt_min(g.top, top_of(i));
		g.begin = mpt_min(g.begin, i->y);
		g.end = mpt_max(g.end, i->y);
	}
	return g;
}

static void
join(struct group *g, const struct group *next)
{
	g->to = next->to;
	g->left = mpt_min(g->left, next->left);
	g->right = mpt_max(g->right, next->right);
	g->top = mpt_min(g->top, next->top);
	g->begin = mpt_min(g->begin, next->begin);
	g->end = mpt_max(g->end, next->end);
}

static void
find_groups(struct columns *c)
{
	mpt edge = c->page->side_x + c->page->side_w;

	c->groups = arena_zero(c->arena, c->turns->count, sizeof *c->groups);
	for (size_t at = 0; at < c->turns->count;) {
		struct group g = measure_part(c, at);
		struct group *last = c->count ? &c->groups[c->count - 1] : NULL;

		at = g.to;
		if (g.first == SIZE_MAX)
			continue;
		g.side = g.left >= c->page->side_x && g.right <= edge;
		c->right = mpt_max(c->right, g.right);
		g.is_header = part_of(text_of(c, g.first))->role != ROLE_SECT;
		if (last && last->side == g.side && (g.side || last->is_header == g.is_header))
			join(last, &g);
		else
			c->groups[c->count++] = g;
	}
}

/* The size of most of its glyphs. */
static mpt
common_size(const struct columns *c, const struct group *g)
{
	size_t most = 0;
	mpt size = 0;

	for (size_t k = g->from; k < g->to; k++) {
		const struct item *i = text_of(c, k);
		size_t n = 0;

		for (size_t m = g->from; i && m < g->to; m++)
			if (text_of(c, m) && text_of(c, m)->u.run.size == i->u.run.size)
				n += text_of(c, m)->u.run.count;
		if (n > most) {
			most = n;
			size = i->u.run.size;
		}
	}
	return size;
}

/* A size that one block with all others can have, that of most glyphs if it will do; 0: there
 * is none. */
static mpt
spine_size(const struct columns *c, const struct group *g)
{
	mpt size = common_size(c, g), least = size, most = size;

	for (size_t k = g->from; k < g->to; k++) {
		const struct item *i = text_of(c, k);

		least = i ? mpt_min(least, i->u.run.size) : least;
		most = i ? mpt_max(most, i->u.run.size) : most;
	}
	if (most - size > size_part(size, SIZE_MOST))
		size = mpt_scale(most, 100, 100 + SIZE_MOST);
	return size - least <= size_part(size, SIZE_MOST) ? size : 0;
}

static mpt
ascent(const struct columns *c, mpt size)
{
	return mpt_scale(size, c->face->ascent, c->face->upem);
}

/* Above a group of the column at the left, and what the other one has behind a sidebar's. */
static mpt
fence_top(const struct columns *c, size_t n)
{
	mpt top = c->groups[n].top;

	if (n + 1 < c->count && !c->at_left)
		top = mpt_min(top, c->groups[n + 1].top);
	return top - size_part(c->least, FENCE_OFF);
}

/* The next group of the sidebar behind the nth; 0: there is none. */
static size_t
next_side(const struct columns *c, size_t n)
{
	while (++n < c->count)
		if (c->groups[n].side)
			return n;
	return 0;
}

/* Do lines that follow the group stand too near to stay out of its block? */
static bool
is_apart(const struct columns *c, size_t n)
{
	const struct group *g = &c->groups[n];

	for (size_t k = n + 1; k < c->count; k++)
		if (c->groups[k].side == g->side)
			return c->groups[k].begin - g->end > size_part(g->size, STEP);
	return true;
}

/* In one block, lines go by their height alone: dates that need fences would cut a title up. */
static bool
has_fences(const struct columns *c, const struct group *g)
{
	for (size_t k = g->from; k < g->to; k++)
		if (c->turns->turns[k].fence_count && !c->turns->turns[k].raised)
			return true;
	return false;
}

static bool
can_be_one(const struct columns *c, size_t n)
{
	const struct group *g = &c->groups[n];

	return g->size && !g->is_header && is_apart(c, n) && !has_fences(c, g);
}

/* Below what the main column has before the nth group, and above the fence of the sidebar's
 * next: in one block, if need be, that begins above that. */
static bool
place_hook(struct columns *c, size_t n)
{
	struct group *main = &c->groups[n - 1], *g = &c->groups[n];
	size_t next = next_side(c, n);
	mpt limit = next ? fence_top(c, next) - c->least : INT32_MAX;

	if (main->end < fence_top(c, n))
		return true;
	main->is_one = next && main->end > mpt_min(limit, g->end);
	g->hook = main->is_one ? mpt_max(main->begin, g->begin) : main->end;
	return g->hook < limit && (!main->is_one || can_be_one(c, n - 1));
}

/* Do both columns have something? And where is the main one? */
static bool
find_sides(struct columns *c)
{
	mpt left = c->page->side_x, right = left + c->page->side_w;
	bool at_right = true;

	c->at_left = true;
	for (size_t n = 0; n < c->count; n++) {
		const struct group *g = &c->groups[n];

		if (g->side || g->is_header)
			continue;
		at_right = at_right && g->left > right;
		c->at_left = c->at_left && g->right < left;
	}
	if (at_right && c->at_left) /* nothing but a header */
		c->at_left = left > c->page->width - right;
	return c->count > 1 && (at_right || c->at_left);
}

/* A sidebar at the right is to begin above the fence of what the main column has behind it: its
 * spine goes up as far, if there is room. */
static void
raise_start(const struct columns *c, size_t n)
{
	struct group *g = &c->groups[n];
	mpt most, end = INT32_MIN;

	if (n + 1 == c->count)
		return;
	most = fence_top(c, n + 1) - size_part(c->least, FENCE_OFF) + ascent(c, g->size);
	for (size_t k = 0; k < n; k++)
		if (c->groups[k].right > c->page->side_x)
			end = mpt_max(end, c->groups[k].end);
	if (most < g->start && most - size_part(g->size, STEP) > end)
		g->start = most;
}

static bool
place_groups(struct columns *c)
{
	for (size_t n = 0; n < c->count; n++) {
		struct group *g = &c->groups[n];

		g->size = spine_size(c, g);
		g->start = g->begin - PDF_RAISE;
		g->is_one = g->side;
		if (g->side)
			g->top = mpt_min(g->top, g->start - ascent(c, g->size));
		if (g->side && (!g->size || !is_apart(c, n)))
			return false;
	}
	for (size_t n = 0; n < c->count; n++) {
		if (!c->groups[n].side)
			continue;
		if (c->at_left)
			raise_start(c, n);
		else if (n && !place_hook(c, n))
			return false;
	}
	return true;
}

static void
put(const struct columns *c, size_t turn, struct pdf_gap gap)
{
	struct pdf_turn *t = &c->turns->turns[turn];
	struct pdf_gap *gaps = arena_zero(c->arena, t->fence_count + 1, sizeof *gaps);

	if (t->fence_count)
		memcpy(gaps, t->fences, t->fence_count * sizeof *gaps);
	gap.face = c->face;
	gaps[t->fence_count++] = gap;
	t->fences = gaps;
}

static void
put_fence(const struct columns *c, size_t n)
{
	const struct group *g = &c->groups[n];
	mpt size = size_part(c->least, FENCE_SIZE), left = g->left;

	put(c, g->first,
	    (struct pdf_gap){.x = left,
	        .y = fence_top(c, n) + ascent(c, size),
	        .w = c->right - left,
	        .size = size});
}

static void
put_hook(const struct columns *c, const struct group *g)
{
	mpt edge = c->page->side_x + c->page->side_w, size = size_part(g->size, HOOK_SIZE);
	mpt x = edge + size_part(g->size, HOOK_LEFT);

	if (!g->hook)
		return;
	put(c, g->first,
	    (struct pdf_gap){
	        .x = x, .y = g->hook, .w = c->right - x, .size = size, .turned = true});
}

static bool
has_its_size(const struct group *g, const struct item *i)
{
	return abs(i->u.run.size - g->size) <= size_part(g->size, SAME);
}

/* The turn of the next line below y that has the group's size, or is its last. */
static size_t
next_line(const struct columns *c, const struct group *g, mpt y)
{
	size_t next = SIZE_MAX;

	for (size_t k = g->from; k < g->to; k++) {
		const struct item *i = text_of(c, k);

		if (!i || i->y <= y || (i->y < g->end && !has_its_size(g, i)))
			continue;
		if (next == SIZE_MAX || i->y < text_of(c, next)->y)
			next = k;
	}
	return next;
}

static void
put_spine(const struct columns *c, const struct group *g)
{
	struct pdf_gap bone = {.x = g->left - size_part(g->size, SPINE_LEFT),
	    .y = g->start,
	    .w = size_part(g->size, SPINE_WIDTH),
	    .size = g->size};
	size_t line;

	put(c, g->first, bone);
	while ((line = next_line(c, g, bone.y + PDF_RAISE)) != SIZE_MAX) {
		mpt y = text_of(c, line)->y, step = size_part(g->size, STEP);

		for (; y - bone.y > step; put(c, line, bone))
			bone.y += (y - bone.y) / ((y - bone.y + step - 1) / step);
		bone.y = y - PDF_RAISE;
		if (!has_its_size(g, text_of(c, line)))
			put(c, line, bone);
	}
}

void
pdf_columns_put(
    struct arena *a, const struct page *page, struct pdf_turns *t, const struct face *face)
{
	struct columns c = {
	    .arena = a, .page = page, .turns = t, .face = face, .least = INT32_MAX};

	for (size_t k = 0; k < t->count; k++)
		if (text_of(&c, k))
			c.least = mpt_min(c.least, text_of(&c, k)->u.run.size);
	find_groups(&c);
	if (!find_sides(&c) || !place_groups(&c))
		return;
	for (size_t n = 0; n < c.count; n++) {
		const struct group *g = &c.groups[n];

		if (g->is_one)
			put_spine(&c, g);
		if (g->side != c.at_left && (n || !c.at_left))
			put_fence(&c, n);
		put_hook(&c, g);
	}
}
