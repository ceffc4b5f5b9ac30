/* The outline, with dictionaries of our own: libharu's carry a wrong /Type and take titles
 * through an encoder only (ISO 32000-1 §12.3.3). */
#include "out/pdf_outline.h"

#include <assert.h>

#define LEVEL_MAX  8
#define LEVEL_OPEN 1 /* entries above this level show what is below them */

/* An entry being built. Its parent stands before it, so a walk from the end counts up. */
struct entry {
	HPDF_Dict dict;
	struct entry *parent, *last; /* last: its newest child */
	int level;
	int32_t shown; /* entries seen below it when it is open */
};

static int
level_of(const struct outline *o)
{
	if (o->level < 1)
		return 1;
	return o->level < LEVEL_MAX ? o->level : LEVEL_MAX;
}

static HPDF_Array
destination(struct pdf *p, const struct outline *o, const struct pdf_sheet *s)
{
	HPDF_Array a = pdf_array(p);

	pdf_add(a, s->dict);
	pdf_add_name(a, "XYZ");
	pdf_add_int(a, 0);
	pdf_add_length(a, s->page->height - o->y);
	pdf_add_int(a, 0);
	return a;
}

/* Hang an entry below the newest one of a smaller level. */
static void
link_entry(struct entry *e, struct entry *before)
{
	struct entry *parent = before;

	while (parent->level >= e->level)
		parent = parent->parent;
	e->parent = parent;
	pdf_put(e->dict, "Parent", parent->dict);
	if (parent->last) {
		pdf_put(parent->last->dict, "Next", e->dict);
		pdf_put(e->dict, "Prev", parent->last->dict);
	} else {
		pdf_put(parent->dict, "First", e->dict);
	}
	parent->last = e;
}

static void
count_entries(struct entry *entries, size_t count)
{
	for (struct entry *e = entries + count; e > entries; e--) {
		bool open = e->level <= LEVEL_OPEN;

		e->parent->shown += 1 + (open ? e->shown : 0);
		if (!e->last)
			continue;
		pdf_put(e->dict, "Last", e->last->dict);
		pdf_put_int(e->dict, "Count", open ? e->shown : -e->shown);
	}
}

void
pdf_outline_write(
    struct pdf *p, const struct pages *pages, const struct pdf_sheet *sheets, HPDF_Dict *elems)
{
	size_t count = pages->outline_count;
	struct entry *entries;

	if (!count)
		return;
	entries = arena_zero(&p->arena, count + 1, sizeof *entries);
	entries[0].dict = pdf_dict_ref(p);
	for (size_t i = 0; i < count; i++) {
		const struct outline *o = &pages->outlines[i];
		struct entry *e = &entries[i + 1];

		assert(o->page < pages->count);
		e->dict = pdf_dict_ref(p);
		e->level = level_of(o);
		pdf_put_text(p, e->dict, "Title", o->title);
		link_entry(e, e - 1);
		pdf_put(e->dict, "Dest", destination(p, o, &sheets[o->page]));
		if (elems && o->elem && elems[o->elem->id])
			pdf_put(e->dict, "SE", elems[o->elem->id]);
	}
	count_entries(entries, count);
	pdf_put_name(entries[0].dict, "Type", "Outlines");
	pdf_put(entries[0].dict, "Last", entries[0].last->dict);
	pdf_put_int(entries[0].dict, "Count", entries[0].shown);
	pdf_put(pdf_catalog(p), "Outlines", entries[0].dict);
}
