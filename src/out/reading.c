/* Reading order from the structure tree and the order of drawing. */
#include "out/reading.h"

static struct reading_node *
node_of(const struct reading *r, const struct elem *e)
{
	return &r->nodes[e->id];
}

static bool
is_content(const struct item *i)
{
	return i->elem && i->artifact == ARTIFACT_NONE;
}

static void
mark_said(struct reading *r, const struct elem *e)
{
	for (; e && !node_of(r, e)->said; e = e->parent)
		node_of(r, e)->said = true;
}

static struct reading_kid *
append(struct arena *a, struct reading *r, struct reading_kid kid)
{
	struct reading_node *n = node_of(r, kid.owner);
	struct reading_kid *copy = arena_alloc(a, sizeof *copy);

	*copy = kid;
	if (n->last)
		n->last->next = copy;
	else
		n->first = copy;
	n->last = copy;
	return copy;
}

static void
place_until(struct arena *a, struct reading *r, const struct elem *last)
{
	struct reading_node *parent = node_of(r, last->parent);
	const struct elem *e = parent->next_child;

	if (!e)
		e = last->parent->first;
	for (; e != last->next; e = e->next)
		if (node_of(r, e)->said)
			node_of(r, e)->place = append(
			    a, r, (struct reading_kid){.owner = last->parent, .elem = e});
	parent->next_child = last->next;
}

static void
place(struct arena *a, struct reading *r, const struct elem *e)
{
	for (; e->parent && !node_of(r, e)->place; e = e->parent)
		place_until(a, r, e);
}

static void
place_items(struct arena *a, struct reading *r, const struct pages *p, size_t page)
{
	const struct item *items = p->pages[page].items;

	for (size_t i = 0; i < p->pages[page].count; i++) {
		size_t k = items[i].kind == ITEM_RUN ? i + (size_t)items[i].u.run.reads : i;

		if (!is_content(&items[k]))
			continue;
		place(a, r, items[k].elem);
		append(a, r,
		    (struct reading_kid){.owner = items[k].elem, .page = page, .item = k});
	}
}

struct reading
reading_new(struct arena *a, const struct pages *p)
{
	struct reading r = {.root = p->structure};

	r.nodes = arena_zero(a, p->elem_count, sizeof *r.nodes);
	for (size_t page = 0; page < p->count; page++)
		for (size_t i = 0; i < p->pages[page].count; i++)
			if (is_content(&p->pages[page].items[i]))
				mark_said(&r, p->pages[page].items[i].elem);
	for (size_t page = 0; page < p->count; page++)
		place_items(a, &r, p, page);
	return r;
}

const struct reading_kid *
reading_first(const struct reading *r)
{
	return node_of(r, r->root)->first;
}

const struct reading_kid *
reading_next(const struct reading *r, const struct reading_kid *k)
{
	if (k->elem)
		return node_of(r, k->elem)->first;
	while (k && !k->next)
		k = node_of(r, k->owner)->place;
	return k ? k->next : NULL;
}
