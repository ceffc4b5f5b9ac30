/* The outline, with dictionaries of our own: libharu's carry a wrong /Type and take titles
 * through an encoder only (ISO 32000-1 §12.3.3). */
#include "out/pdf_outline.h"

#include <assert.h>

#include "out/pdf_print.h"

#define LEVEL_MAX  8
#define LEVEL_OPEN 1 /* entries above this level show what is below them */

/* An entry. Its parent stands before it, so a walk from the end counts up. */
struct entry {
	HPDF_Dict dict;
	struct entry *parent, *first, *last, *before, *next; /* before, next: its sisters */
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

/* Hang an entry below the newest one of a smaller level. */
static void
link_entry(struct entry *e, struct entry *newest)
{
	struct entry *parent = newest;

	while (parent->level >= e->level)
		parent = parent->parent;
	e->parent = parent;
	e->before = parent->last;
	if (parent->last)
		parent->last->next = e;
	else
		parent->first = e;
	parent->last = e;
}

static void
count_entries(struct entry *entries, size_t count)
{
	for (struct entry *e = entries + count; e > entries; e--)
		e->parent->shown += 1 + (e->level <= LEVEL_OPEN ? e->shown : 0);
}

static void
put_entry(struct buf *b, const char *key, const struct entry *e)
{
	if (!e)
		return;
	buf_puts(b, key);
	pdf_print_ref(b, e->dict);
}

static void
put_destination(struct buf *b, const struct outline *o, const struct pdf_sheet *s)
{
	buf_puts(b, "/Dest[");
	pdf_print_ref(b, s->dict);
	buf_puts(b, "/XYZ 0 ");
	pdf_print_length(b, s->page->height - o->y);
	buf_puts(b, " 0]");
}

static void
put_count(struct buf *b, const struct entry *e)
{
	put_entry(b, "/Last", e->last);
	buf_puts(b, "/Count");
	pdf_print_int(b, e->level <= LEVEL_OPEN ? e->shown : -e->shown);
}

static void
fill_entry(struct buf *b, const struct entry *e, const struct outline *o,
    const struct pdf_sheet *s, HPDF_Dict elem)
{
	buf_clear(b);
	if (o->title) {
		buf_puts(b, "/Title");
		pdf_print_text(b, o->title);
	}
	put_entry(b, "/Parent", e->parent);
	put_entry(b, "/Prev", e->before);
	put_destination(b, o, s);
	if (elem) {
		buf_puts(b, "/SE");
		pdf_print_ref(b, elem);
	}
	put_entry(b, "/First", e->first);
	put_entry(b, "/Next", e->next);
	if (e->last)
		put_count(b, e);
}

static void
fill_root(struct buf *b, const struct entry *root)
{
	buf_clear(b);
	put_entry(b, "/First", root->first);
	buf_puts(b, "/Type/Outlines");
	put_count(b, root);
}

static struct entry *
make_entries(struct pdf *p, const struct pages *pages)
{
	size_t count = pages->outline_count;
	struct entry *entries = arena_zero(&p->arena, count + 1, sizeof *entries);

	entries[0].dict = pdf_dict_printed(p);
	for (size_t i = 0; i < count; i++) {
		struct entry *e = &entries[i + 1];

		e->dict = pdf_dict_printed(p);
		e->level = level_of(&pages->outlines[i]);
		link_entry(e, e - 1);
	}
	count_entries(entries, count);
	return entries;
}

void
pdf_outline_write(
    struct pdf *p, const struct pages *pages, const struct pdf_sheet *sheets, HPDF_Dict *elems)
{
	struct entry *entries;
	struct buf b = {0};

	if (!pages->outline_count)
		return;
	entries = make_entries(p, pages);
	for (size_t i = 0; i < pages->outline_count; i++) {
		const struct outline *o = &pages->outlines[i];

		assert(o->page < pages->count);
		fill_entry(&b, &entries[i + 1], o, &sheets[o->page],
		    elems && o->elem ? elems[o->elem->id] : NULL);
		pdf_fill(p, entries[i + 1].dict, &b);
	}
	fill_root(&b, &entries[0]);
	pdf_fill(p, entries[0].dict, &b);
	pdf_put(pdf_catalog(p), "Outlines", entries[0].dict);
	buf_free(&b);
}
