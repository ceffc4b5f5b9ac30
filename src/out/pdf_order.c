/* The order of drawing.
 *
 * Every element with text of its own (a block) has a rank in reading order; an item's turn
 * comes by its block's, and within a block as the page has it, which is from left to right on a
 * line. Asides, the dates and places of an entry, move to the line of its head that they stand
 * beside. What goes on on the next page comes last, and first there. */
#include "out/pdf_order.h"

#include <string.h>

#define TURNS   4096               /* between the ranks of two blocks */
#define ACROSS  ((int64_t)1 << 48) /* more than any rank */
#define UNKNOWN SIZE_MAX

struct block {
	int64_t rank; /* from 1; 0: has no text */
	size_t first_page, last_page;
	mpt left;        /* on the first page */
	mpt top, bottom; /* baselines: the first's on the first page, the last's on the last */
	mpt size;
};

struct keyed {
	int64_t key;
	size_t item;
};

struct order {
	const struct pages *pages;
	struct block *blocks; /* by element id */
	struct keyed *keyed;  /* of the page in hand */
	size_t count;
};

/* Rules and icons come before the text that they stand in, so that they don't cut it up, and
 * headers and footers before the body, so that its last words are the page's last. Artifacts
 * that are text stay in their place. */
enum layer { LAYER_BACKGROUND, LAYER_LAYOUT, LAYER_MARGINS, LAYER_BODY, LAYER_COUNT };

static enum layer
layer_of(const struct item *i)
{
	if (i->elem && i->artifact == ARTIFACT_NONE)
		return LAYER_BODY;
	switch (i->artifact) {
	case ARTIFACT_BACKGROUND: return LAYER_BACKGROUND;
	case ARTIFACT_HEADER:
	case ARTIFACT_FOOTER: return LAYER_MARGINS;
	default: return i->kind == ITEM_RUN ? LAYER_BODY : LAYER_LAYOUT;
	}
}

static bool
is_drawn(const struct item *i)
{
	return i->kind != ITEM_LINK && (i->kind != ITEM_RUN || i->u.run.count);
}

const struct elem *
pdf_block_of(const struct item *i)
{
	const struct elem *e = i->artifact == ARTIFACT_NONE ? i->elem : NULL;

	while (e && (e->role == ROLE_LINK || e->role == ROLE_SPAN) && e->parent)
		e = e->parent;
	return e;
}

const struct item *
pdf_text_of(const struct page *page, const struct pdf_turn *t)
{
	const struct item *i = &page->items[t->item];

	return i->kind == ITEM_RUN && pdf_block_of(i) ? i : NULL;
}

bool
pdf_is_aside(const struct elem *block)
{
	return block && block->what && !strcmp(block->what, "date");
}

static void
measure(struct block *b, const struct item *i, size_t page)
{
	if (b->first_page == UNKNOWN)
		*b = (struct block){b->rank, page, page, i->x, i->y, i->y, 0};
	if (page == b->first_page) {
		b->left = mpt_min(b->left, i->x);
		b->top = mpt_min(b->top, i->y);
	}
	b->bottom = page > b->last_page ? i->y : mpt_max(b->bottom, i->y);
	b->last_page = page;
	if (i->kind == ITEM_RUN)
		b->size = mpt_max(b->size, i->u.run.size);
}

static void
measure_blocks(struct order *o)
{
	for (size_t e = 0; e < o->pages->elem_count; e++)
		o->blocks[e].first_page = UNKNOWN;
	for (size_t page = 0; page < o->pages->count; page++) {
		const struct page *p = &o->pages->pages[page];

		for (size_t k = 0; k < p->count; k++) {
			const struct elem *e = pdf_block_of(&p->items[k]);

			if (e && is_drawn(&p->items[k]))
				measure(&o->blocks[e->id], &p->items[k], page);
		}
	}
}

static void
rank_blocks(struct order *o, const struct reading *r)
{
	int64_t rank = 0;

	for (const struct reading_kid *k = reading_first(r); k; k = reading_next(r, k)) {
		const struct item *i =
		    k->elem ? NULL : &o->pages->pages[k->page].items[k->item];
		const struct elem *e = i && is_drawn(i) ? pdf_block_of(i) : NULL;

		if (e && !o->blocks[e->id].rank)
			o->blocks[e->id].rank = ++rank;
	}
}

/* Does the head's last line stand above the aside's? */
static bool
ends_above(const struct block *head, const struct block *aside)
{
	return head->bottom + head->size / 2 < aside->top;
}

static bool
begins_below(const struct block *head, const struct block *aside)
{
	return head->top - head->size / 2 > aside->top;
}

/* The mark of a list's item; NULL: it is none, or has none. */
static const struct block *
label_of(const struct order *o, const struct elem *body)
{
	const struct elem *label =
	    body->role == ROLE_LBODY && body->parent ? body->parent->first : NULL;

	return label && label->role == ROLE_LBL && o->blocks[label->id].rank
	           ? &o->blocks[label->id]
	           : NULL;
}

/* Behind the last of the head that it stands beside, or before the first if it stands at its
 * left. */
static int64_t
aside_key(const struct order *o, const struct elem *e)
{
	const struct block *b = &o->blocks[e->id], *beside = NULL, *label;
	int64_t asides = 0;

	for (const struct elem *h = e->parent->first; h != e; h = h->next) {
		const struct block *head = &o->blocks[h->id];

		asides += pdf_is_aside(h);
		if (pdf_is_aside(h) || !head->rank || head->last_page != b->first_page ||
		    ends_above(head, b))
			continue;
		if (b->left < head->left && !beside)
			return head->rank * TURNS - TURNS / 2 + asides;
		if (!beside || !begins_below(head, b))
			beside = head;
	}
	if (beside)
		return beside->rank * TURNS + TURNS / 2 + asides;
	label = label_of(o, e->parent);
	return label && b->left < label->left ? label->rank * TURNS - TURNS / 2 + asides
	                                      : b->rank * TURNS;
}

static int64_t
key_of(const struct order *o, const struct elem *e, size_t page)
{
	const struct block *b = &o->blocks[e->id];
	int64_t key = pdf_is_aside(e) && e->parent ? aside_key(o, e) : b->rank * TURNS;

	return key + (b->last_page > page ? ACROSS : 0) - (b->first_page < page ? ACROSS : 0);
}

/* Few come before the last one, and not far. */
static void
insert(struct order *o, struct keyed new)
{
	size_t at = o->count++;

	for (; at && o->keyed[at - 1].key > new.key; at--)
		o->keyed[at] = o->keyed[at - 1];
	o->keyed[at] = new;
}

static void
sort_body(struct order *o, size_t page)
{
	const struct page *p = &o->pages->pages[page];
	int64_t key = -ACROSS;

	o->count = 0;
	for (size_t k = 0; k < p->count; k++) {
		const struct elem *e = pdf_block_of(&p->items[k]);

		if (!is_drawn(&p->items[k]) || layer_of(&p->items[k]) != LAYER_BODY)
			continue;
		key = e ? key_of(o, e, page) : key;
		insert(o, (struct keyed){key, k});
	}
}

static struct pdf_turns
order_page(struct arena *a, struct order *o, size_t page)
{
	const struct page *p = &o->pages->pages[page];
	struct pdf_turns t = {.turns = arena_zero(a, p->count, sizeof *t.turns)};

	for (enum layer layer = 0; layer < LAYER_BODY; layer++)
		for (size_t k = 0; k < p->count; k++)
			if (is_drawn(&p->items[k]) && layer_of(&p->items[k]) == layer)
				t.turns[t.count++].item = k;
	sort_body(o, page);
	for (size_t i = 0; i < o->count; i++)
		t.turns[t.count++].item = o->keyed[i].item;
	return t;
}

struct pdf_turns *
pdf_order_new(struct arena *a, const struct pages *p, const struct reading *reading)
{
	struct order o = {.pages = p};
	struct pdf_turns *all = arena_zero(a, p->count, sizeof *all);
	size_t most = 0;

	for (size_t i = 0; i < p->count; i++)
		most = p->pages[i].count > most ? p->pages[i].count : most;
	o.blocks = arena_zero(a, p->elem_count, sizeof *o.blocks);
	o.keyed = arena_zero(a, most, sizeof *o.keyed);
	measure_blocks(&o);
	rank_blocks(&o, reading);
	for (size_t i = 0; i < p->count; i++) {
		all[i] = order_page(a, &o, i);
		pdf_gaps_put(a, &p->pages[i], &all[i]);
	}
	return all;
}
