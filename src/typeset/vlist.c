/* Vertical lists. */
#include "typeset/vlist.h"

#include <assert.h>
#include <string.h>

enum { ROOM_FIRST = 8 }; /* nodes */

/* Room for so many nodes more. */
static void
make_room(struct vlist *l, size_t more)
{
	size_t need = l->count + more, room = l->room ? l->room : ROOM_FIRST;
	if (need <= l->room)
		return;
	while (room < need)
		room *= 2;
	struct vnode *nodes = arena_alloc(l->arena, arena_bytes(room, sizeof *nodes));
	if (l->count)
		memcpy(nodes, l->nodes, l->count * sizeof *nodes);
	l->nodes = nodes;
	l->room = room;
}

static struct vnode *
add(struct vlist *l, enum vkind kind)
{
	make_room(l, 1);
	struct vnode *n = &l->nodes[l->count++];
	memset(n, 0, sizeof *n);
	n->kind = kind;
	return n;
}

struct vnode *
vlist_box(struct vlist *l, mpt height, mpt depth)
{
	struct vnode *n = add(l, V_BOX);
	n->height = height;
	n->depth = depth;
	return n;
}

void
vlist_gap(struct vlist *l, mpt size, enum gap_kind kind)
{
	struct vnode *n = add(l, V_GAP);
	n->size = size;
	n->gap = kind;
}

void
vlist_break(struct vlist *l, int penalty)
{
	add(l, V_BREAK)->penalty = penalty;
}

void
vlist_space(struct vlist *l, mpt size, enum gap_kind kind, int penalty)
{
	vlist_break(l, penalty);
	vlist_gap(l, size, kind);
}

void
vlist_append(struct vlist *l, const struct vlist *tail)
{
	make_room(l, tail->count);
	if (tail->count)
		memcpy(l->nodes + l->count, tail->nodes, tail->count * sizeof *l->nodes);
	l->count += tail->count;
}

static mpt
node_size(const struct vnode *n)
{
	if (n->kind == V_BOX)
		return n->height + n->depth;
	return n->kind == V_GAP ? n->size : 0;
}

/* Height of the whole, gaps at its ends included. */
static mpt
bottom(const struct vlist *l)
{
	mpt y = 0;
	for (size_t i = 0; i < l->count; i++)
		y += node_size(&l->nodes[i]);
	return y;
}

mpt
vlist_height(const struct vlist *l)
{
	mpt y = 0, first = 0, last = 0;
	bool any = false;
	for (size_t i = 0; i < l->count; i++) {
		const struct vnode *n = &l->nodes[i];
		if (n->kind == V_BOX && !any)
			first = y;
		y = mpt_add(y, node_size(n));
		if (n->kind == V_BOX)
			last = y;
		any = any || n->kind == V_BOX;
	}
	return last - first;
}

/* The white from one baseline to the next, and the last gap in it. */
static mpt
white_below(const struct vlist *l, size_t box, struct vnode **gap, size_t *next)
{
	mpt white = l->nodes[box].depth;
	*gap = NULL;
	for (*next = box + 1; *next < l->count && l->nodes[*next].kind != V_BOX; ++*next) {
		struct vnode *n = &l->nodes[*next];
		white += node_size(n);
		*gap = n->kind == V_GAP ? n : *gap;
	}
	return white;
}

void
vlist_clear_sides(struct vlist *l, mpt clearance)
{
	for (size_t i = 0, next; i < l->count; i++) {
		struct vnode *gap;
		if (l->nodes[i].kind != V_BOX || !l->nodes[i].has_side)
			continue;
		mpt white = white_below(l, i, &gap, &next);
		if (next < l->count && gap)
			gap->size += mpt_max(clearance - white - l->nodes[next].height, 0);
	}
}

struct item *
vnode_put(struct arena *a, struct vnode *box, struct item item)
{
	box->items = arena_grow(a, box->items, box->count, &box->room, sizeof *box->items);
	box->items[box->count] = item;
	return &box->items[box->count++];
}

/* Setting a list beside another: where the last side box went. */
struct beside {
	struct vlist *main;
	bool side_first;
	size_t joined; /* the main box that it joined; SIZE_MAX: none */
	size_t seats;  /* items that joined that box before its own */
};

static struct vnode *
first_box(const struct vlist *l, mpt *base)
{
	*base = 0;
	for (size_t i = 0; i < l->count; i++) {
		struct vnode *n = &l->nodes[i];
		if (n->kind == V_BOX) {
			*base += n->height;
			return n;
		}
		*base += node_size(n);
	}
	return NULL;
}

/* How far to move the side down so that both first lines stand on one baseline: the lower of the
 * two decides. Nothing when one is so much taller that it is no line but, say, a picture. */
static mpt
align_first(struct vlist *main, const struct vlist *side)
{
	mpt base, side_base;
	struct vnode *box = first_box(main, &base), *other = first_box(side, &side_base);
	mpt least = mpt_min(box->height, other->height), down = base - side_base;
	if (down >= least || down <= -least)
		return 0;
	if (down < 0)
		box->height -= down;
	return mpt_max(down, 0);
}

/* The box whose baseline is nearest to y, and its baseline; the upper of two. */
static size_t
nearest_box(const struct vlist *l, mpt y, mpt *baseline)
{
	size_t best = SIZE_MAX;
	mpt top = 0, nearest = 0;
	for (size_t i = 0; i < l->count; top += node_size(&l->nodes[i]), i++) {
		const struct vnode *n = &l->nodes[i];
		mpt base = top + n->height, off = base < y ? y - base : base - y;
		if (n->kind != V_BOX || (best != SIZE_MAX && off >= nearest))
			continue;
		best = i;
		nearest = off;
		*baseline = base;
	}
	return best;
}

/* The items of `from`, moved down by dy, between those of `to`, at `seat`. */
static void
merge_items(struct arena *a, struct vnode *to, const struct vnode *from, mpt dy, size_t seat)
{
	size_t n = to->count + from->count;
	struct item *all = arena_zero(a, n, sizeof *all);
	for (size_t i = 0; i < seat; i++)
		all[i] = to->items[i];
	for (size_t i = 0; i < from->count; i++) {
		all[seat + i] = from->items[i];
		all[seat + i].y += dy;
	}
	for (size_t i = seat; i < to->count; i++)
		all[from->count + i] = to->items[i];
	to->items = all;
	to->count = to->room = n;
}

/* Let a box hang deeper, into the white below it as far as there is some, so that nothing moves;
 * the last box hangs out. */
static void
deepen(struct vlist *l, size_t box, mpt by)
{
	struct vnode *b = &l->nodes[box];
	size_t i = box + 1;
	for (; by > 0 && i < l->count && l->nodes[i].kind != V_BOX; i++) {
		struct vnode *n = &l->nodes[i];
		mpt white = n->kind == V_GAP ? mpt_min(mpt_max(n->size, 0), by) : 0;
		n->size -= white;
		b->depth += white;
		by -= white;
	}
	if (i == l->count)
		b->depth += mpt_max(by, 0);
}

/* Let the last box hang as deep as y. */
static void
reach_down(struct vlist *l, mpt y)
{
	size_t last = l->count;
	mpt end = bottom(l);
	while (l->nodes[--last].kind != V_BOX)
		end -= node_size(&l->nodes[last]);
	deepen(l, last, y - end);
}

static void
forbid(struct vnode *n)
{
	if (n->kind == V_BREAK && n->penalty > PENALTY_FORCE)
		n->penalty = PENALTY_NEVER;
}

/* No page ends where that would cut what stands in a box from y to below. */
static void
bind(struct vlist *l, size_t box, mpt y, mpt below)
{
	mpt top = 0, bottom_before = 0;
	size_t before = SIZE_MAX;
	for (size_t i = 0; i < l->count; top += node_size(&l->nodes[i]), i++) {
		if (l->nodes[i].kind != V_BOX)
			continue;
		bool cut = box < i ? below > bottom_before : y < bottom_before;
		if (cut && before != SIZE_MAX)
			for (size_t k = before; k < i; k++)
				forbid(&l->nodes[k]);
		bottom_before = top + node_size(&l->nodes[i]);
		before = i;
	}
}

/* Put a side box whose baseline is at y into the nearest main box. */
static void
join(struct beside *s, const struct vnode *n, mpt y)
{
	mpt at = 0;
	size_t nearest = nearest_box(s->main, y, &at);
	struct vnode *box = &s->main->nodes[nearest];
	if (nearest != s->joined)
		s->seats = 0;
	s->joined = nearest;
	merge_items(s->main->arena, box, n, y - at, s->side_first ? s->seats : box->count);
	s->seats += n->count;
	if (!box->outline)
		box->outline = n->outline;
	box->entry_start = box->entry_start || n->entry_start;
	deepen(s->main, nearest, y - at + n->depth - box->depth);
	reach_down(s->main, y + n->depth);
	bind(s->main, nearest, y - n->height, y + n->depth);
}

void
vlist_beside(struct vlist *main, const struct vlist *side, bool side_first)
{
	mpt base;
	if (!first_box(side, &base))
		return;
	if (!first_box(main, &base)) {
		vlist_append(main, side);
		return;
	}
	struct beside s = {.main = main, .side_first = side_first, .joined = SIZE_MAX};
	mpt top = align_first(main, side);
	for (size_t i = 0; i < side->count; top += node_size(&side->nodes[i]), i++) {
		const struct vnode *n = &side->nodes[i];
		mpt end = bottom(main);
		if (n->kind != V_BOX)
			continue;
		if (top < end) {
			join(&s, n, top + n->height);
			continue;
		}
		vlist_break(main, PENALTY_NEVER);
		if (top > end)
			vlist_gap(main, top - end, GAP_LINE);
		*add(main, V_BOX) = *n;
	}
}

void
vlist_pack(struct arena *a, struct vnode *box, const struct vlist *l, mpt y)
{
	bool any = false;
	for (size_t i = 0; i < l->count; i++) {
		const struct vnode *n = &l->nodes[i];
		any = any || n->kind == V_BOX;
		for (size_t k = 0; k < n->count; k++) {
			struct item item = n->items[k];
			item.y += y + n->height;
			vnode_put(a, box, item);
		}
		if (n->outline)
			box->outline = n->outline;
		y += any ? node_size(n) : 0;
	}
}

void
vlist_keep(struct vlist *l, size_t from, int penalty)
{
	for (size_t i = from; i < l->count; i++) {
		struct vnode *n = &l->nodes[i];
		if (n->kind == V_BREAK && n->penalty > PENALTY_FORCE && n->penalty < penalty)
			n->penalty = penalty;
	}
}

void
vlist_keep_whole(struct vlist *l, size_t from, mpt page)
{
	struct vlist part = {.nodes = l->nodes + from, .count = l->count - from};
	if (part.count && vlist_height(&part) <= page)
		vlist_keep(l, from, PENALTY_KEEP);
}

static void
print_node(const struct vnode *n, struct buf *out)
{
	static const char *const gaps[GAP_COUNT] = {"line", "item", "entry", "section", "header"};
	if (n->kind == V_GAP) {
		buf_printf(out, "gap %s ", gaps[n->gap]);
		buf_decimal(out, n->size, 3, 1);
		buf_putc(out, '\n');
		return;
	}
	if (n->kind == V_BREAK) {
		buf_printf(out, "break %d\n", n->penalty);
		return;
	}
	buf_puts(out, "box ");
	buf_decimal(out, n->height, 3, 1);
	buf_putc(out, '+');
	buf_decimal(out, n->depth, 3, 1);
	for (size_t i = 0; i < n->count; i++) {
		const struct item *it = &n->items[i];
		if (it->kind != ITEM_RUN)
			continue;
		buf_puts(out, " | ");
		buf_decimal(out, it->x, 3, 1);
		buf_printf(out, " '%s'", it->u.run.text);
	}
	buf_putc(out, '\n');
}

void
vlist_print(const struct vlist *l, struct buf *out)
{
	for (size_t i = 0; i < l->count; i++)
		print_node(&l->nodes[i], out);
}
