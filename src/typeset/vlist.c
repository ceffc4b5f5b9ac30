/* Vertical lists. */
#include "typeset/vlist.h"

#include <assert.h>
#include <string.h>

static struct vnode *
add(struct vlist *l, enum vkind kind)
{
	l->nodes = arena_grow(l->arena, l->nodes, l->count, &l->room, sizeof *l->nodes);
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
	for (size_t i = 0; i < tail->count; i++)
		*add(l, tail->nodes[i].kind) = tail->nodes[i];
}

mpt
vlist_height(const struct vlist *l)
{
	mpt h = 0;
	for (size_t i = 0; i < l->count; i++) {
		const struct vnode *n = &l->nodes[i];
		if (n->kind == V_BOX)
			h += n->height + n->depth;
		else if (n->kind == V_GAP)
			h += n->size;
	}
	return h;
}

void
vlist_shift(struct vlist *l, mpt dx)
{
	for (size_t i = 0; i < l->count; i++)
		for (size_t k = 0; k < l->nodes[i].count; k++)
			l->nodes[i].items[k].x += dx;
}

struct item *
vnode_put(struct arena *a, struct vnode *box, struct item item)
{
	box->items = arena_grow(a, box->items, box->count, &box->room, sizeof *box->items);
	box->items[box->count] = item;
	return &box->items[box->count++];
}

/* The items of `from`, moved down by dy, before or behind those of `to`. */
static void
merge_items(struct arena *a, struct vnode *to, const struct vnode *from, mpt dy, bool first)
{
	size_t n = to->count + from->count;
	struct item *both = arena_zero(a, n ? n : 1, sizeof *both);
	const struct vnode *one = first ? from : to, *two = first ? to : from;
	for (size_t i = 0; i < one->count; i++)
		both[i] = one->items[i];
	for (size_t i = 0; i < two->count; i++)
		both[one->count + i] = two->items[i];
	size_t start = first ? 0 : to->count;
	for (size_t i = 0; i < from->count; i++)
		both[start + i].y += dy;
	to->items = both;
	to->count = to->room = n;
	to->depth = mpt_max(to->depth, dy + from->depth);
	if (!to->outline)
		to->outline = from->outline;
}

/* The last box of `main` whose baseline is not below y (with half a point of grace); the first
 * when all are. *baseline is where it stands. NULL when there is no box. */
static struct vnode *
box_at(struct vlist *main, mpt y, mpt *baseline)
{
	struct vnode *best = NULL;
	mpt top = 0;
	for (size_t i = 0; i < main->count; i++) {
		struct vnode *n = &main->nodes[i];
		if (n->kind == V_GAP)
			top += n->size;
		if (n->kind != V_BOX)
			continue;
		mpt base = top + n->height;
		if (best && base > y + MPT_PT / 2)
			break;
		best = n;
		*baseline = base;
		top = base + n->depth;
	}
	return best;
}

void
vlist_beside(struct vlist *main, const struct vlist *side, bool side_first)
{
	mpt own = vlist_height(main);
	mpt top = 0, filled = own;
	for (size_t i = 0; i < side->count; i++) {
		const struct vnode *n = &side->nodes[i];
		if (n->kind == V_GAP)
			top += n->size;
		if (n->kind != V_BOX)
			continue;
		mpt base = top + n->height, at = 0;
		top = base + n->depth;
		struct vnode *box = base <= own + MPT_PT / 2 || !main->count ? box_at(main, base, &at) : NULL;
		if (box) {
			mpt before = box->depth;
			merge_items(main->arena, box, n, base - at, side_first);
			if (box->depth > before && at + box->depth <= own)
				box->depth = before; /* hangs into white that is there already */
			continue;
		}
		vlist_break(main, PENALTY_NEVER);
		if (base - n->height > filled)
			vlist_gap(main, base - n->height - filled, GAP_LINE);
		*add(main, V_BOX) = *n;
		filled = top;
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
