/* The display list: growing pages, items and structure in the job's arena. */
#include "page/page.h"

#include <assert.h>

static const char *const ROLE_NAMES[ROLE_COUNT] = {
    [ROLE_DOCUMENT] = "Document",
    [ROLE_SECT] = "Sect",
    [ROLE_H1] = "H1",
    [ROLE_H2] = "H2",
    [ROLE_H3] = "H3",
    [ROLE_P] = "P",
    [ROLE_L] = "L",
    [ROLE_LI] = "LI",
    [ROLE_LBL] = "Lbl",
    [ROLE_LBODY] = "LBody",
    [ROLE_LINK] = "Link",
    [ROLE_FIGURE] = "Figure",
    [ROLE_SPAN] = "Span",
};

struct pages *
pages_new(struct arena *a)
{
	struct pages *p = arena_zero(a, 1, sizeof *p);

	p->arena = a;
	p->structure = elem_new(p, NULL, ROLE_DOCUMENT, NULL);
	return p;
}

struct elem *
elem_new(struct pages *p, struct elem *parent, enum role role, const char *what)
{
	struct elem *e = arena_zero(p->arena, 1, sizeof *e);

	assert(parent || role == ROLE_DOCUMENT);
	e->role = role;
	e->what = what;
	e->parent = parent;
	e->id = p->elem_count++;
	if (!parent)
		return e;
	if (parent->last)
		parent->last->next = e;
	else
		parent->first = e;
	parent->last = e;
	return e;
}

struct page *
page_add(struct pages *p, mpt width, mpt height)
{
	struct page *page;

	p->pages = arena_grow(p->arena, p->pages, p->count, &p->room, sizeof *p->pages);
	page = &p->pages[p->count++];
	*page = (struct page){.width = width, .height = height};
	return page;
}

struct item *
page_put(struct arena *a, struct page *page, struct item item)
{
	page->items = arena_grow(a, page->items, page->count, &page->room, sizeof *page->items);
	page->items[page->count] = item;
	return &page->items[page->count++];
}

void
outline_add(struct pages *p, struct outline o)
{
	p->outlines = arena_grow(
	    p->arena, p->outlines, p->outline_count, &p->outline_room, sizeof *p->outlines);
	p->outlines[p->outline_count++] = o;
}

const char *
role_name(enum role r)
{
	assert(r < ROLE_COUNT);
	return ROLE_NAMES[r];
}
