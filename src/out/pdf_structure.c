/* The structure tree, filled by one walk in reading order. A CV has some two hundred elements:
 * their entries are printed, which takes a tenth of what libharu's objects for them would. */
#include "out/pdf_structure.h"

#include "out/pdf_print.h"
#include "out/reading.h"

struct tree {
	struct pdf *pdf;
	const struct pages *pages;
	const struct pdf_sheet *sheets;
	const struct reading *reading;
	HPDF_Dict *dicts; /* by element id */
};

/* The page that an element's content is on unless a kid says otherwise; NULL: no own content.
 */
static const struct pdf_sheet *
home_sheet(const struct tree *t, const struct elem *e)
{
	for (const struct reading_kid *k = t->reading->nodes[e->id].first; k; k = k->next)
		if (!k->elem)
			return &t->sheets[k->page];
	return NULL;
}

/* What a reference to content on a page begins with. */
static void
begin_reference(
    struct buf *b, const char *type, const struct pdf_sheet *s, const struct pdf_sheet *home)
{
	buf_puts(b, "<</Type/");
	buf_puts(b, type);
	if (s != home) {
		buf_puts(b, "/Pg");
		pdf_print_ref(b, s->dict);
	}
}

static void
put_link(const struct tree *t, struct buf *b, const struct reading_kid *k,
    const struct pdf_sheet *home)
{
	const struct pdf_sheet *s = &t->sheets[k->page];

	begin_reference(b, "OBJR", s, home);
	buf_puts(b, "/Obj");
	pdf_print_ref(b, s->links[k->item]);
	buf_puts(b, ">>");
}

static void
put_sequence(const struct tree *t, struct buf *b, const struct reading_kid *k,
    const struct pdf_sheet *home)
{
	const struct pdf_sheet *s = &t->sheets[k->page];
	bool abroad = s != home;

	if (abroad) {
		begin_reference(b, "MCR", s, home);
		buf_puts(b, "/MCID");
	}
	pdf_print_int(b, s->marks.of_item[k->item]);
	if (abroad)
		buf_puts(b, ">>");
}

static bool
is_same_sequence(const struct tree *t, const struct reading_kid *a, const struct reading_kid *b)
{
	return a && a->page == b->page &&
	       t->sheets[a->page].marks.of_item[a->item] ==
	           t->sheets[b->page].marks.of_item[b->item];
}

static bool
draws(const struct item *i)
{
	return i->kind != ITEM_RUN || i->u.run.count;
}

/* False: the kid before has said it. *said: the last sequence. */
static bool
put_kid(const struct tree *t, struct buf *b, const struct reading_kid *k,
    const struct pdf_sheet *home, const struct reading_kid **said)
{
	const struct item *i = &t->pages->pages[k->page].items[k->item];

	if (k->elem) {
		pdf_print_ref(b, t->dicts[k->elem->id]);
	} else if (i->kind == ITEM_LINK) {
		put_link(t, b, k, home);
	} else if (!draws(i) || is_same_sequence(t, *said, k)) {
		return false;
	} else {
		*said = k;
		put_sequence(t, b, k, home);
	}
	return true;
}

/* Take the byte there out. */
static void
unwrap(struct buf *b, size_t at)
{
	memmove(b->data + at, b->data + at + 1, b->len - at);
	b->len--;
}

/* /K: a single kid as it is, more in an array. */
static void
put_kids(
    const struct tree *t, struct buf *b, const struct elem *e, const struct pdf_sheet *home)
{
	const struct reading_kid *said = NULL;
	size_t count = 0, key = b->len;

	buf_puts(b, "/K[");
	for (const struct reading_kid *k = t->reading->nodes[e->id].first; k; k = k->next)
		count += put_kid(t, b, k, home, &said);
	if (count > 1)
		buf_putc(b, ']');
	else if (!count)
		b->len = key;
	else if (b->data[key + 3] == '<')
		unwrap(b, key + 2);
	else
		b->data[key + 2] = ' ';
}

/* A photo, or a drawing. */
static const struct item *
picture_of(const struct tree *t, const struct elem *e, const struct page **page)
{
	for (const struct reading_kid *k = t->reading->nodes[e->id].first; k; k = k->next) {
		*page = &t->pages->pages[k->page];
		const struct item *i = k->elem ? NULL : &(*page)->items[k->item];
		if (i && (i->kind == ITEM_IMAGE || i->kind == ITEM_PATH))
			return i;
	}
	return NULL;
}

static struct rect
box_of(const struct item *i)
{
	const struct icon *icon = i->u.path.icon;
	mpt size = i->u.path.size;

	if (i->kind == ITEM_IMAGE)
		return (struct rect){i->x, i->y, i->u.image.w, i->u.image.h};
	return (struct rect){i->x + mpt_scale(icon->left, size, icon->upem),
	    i->y - mpt_scale(icon->top, size, icon->upem),
	    mpt_scale(icon->right - icon->left, size, icon->upem),
	    mpt_scale(icon->top - icon->bottom, size, icon->upem)};
}

static void
describe_figure(const struct tree *t, struct buf *b, const struct elem *e)
{
	const struct page *page;
	const struct item *i = picture_of(t, e, &page);
	struct rect box;
	mpt top;

	if (!i)
		return;
	box = box_of(i);
	top = page->height - box.y;
	buf_puts(b, "/A<</O/Layout/Placement/Block/BBox");
	pdf_print_box(b, box.x, top - box.h, box.x + box.w, top);
	buf_puts(b, ">>");
}

static bool
has_labels(const struct tree *t, const struct elem *list)
{
	const struct elem *label = list->first ? list->first->first : NULL;

	return label && label->role == ROLE_LBL && t->dicts[label->id];
}

static void
describe_list(const struct tree *t, struct buf *b, const struct elem *e)
{
	if (!has_labels(t, e))
		return;
	buf_puts(b, "/A<</O/List/ListNumbering/");
	buf_puts(b, e->ordered ? "Decimal>>" : "Disc>>");
}

static void
put_text(struct buf *b, const char *key, const char *utf8)
{
	if (!utf8)
		return;
	buf_puts(b, key);
	pdf_print_text(b, utf8);
}

static void
fill_elem(const struct tree *t, struct buf *b, const struct elem *e, HPDF_Dict parent)
{
	const struct pdf_sheet *home = home_sheet(t, e);

	buf_clear(b);
	buf_puts(b, "/S/");
	buf_puts(b, role_name(e->role));
	buf_puts(b, "/P");
	pdf_print_ref(b, parent);
	if (home) {
		buf_puts(b, "/Pg");
		pdf_print_ref(b, home->dict);
	}
	put_text(b, "/Alt", e->alt);
	put_text(b, "/Lang", e->lang);
	if (e->role == ROLE_FIGURE)
		describe_figure(t, b, e);
	if (e->role == ROLE_L)
		describe_list(t, b, e);
	put_kids(t, b, e, home);
	pdf_fill(t->pdf, t->dicts[e->id], b);
}

static void
fill_elems(const struct tree *t, HPDF_Dict root)
{
	struct buf entries = {0};

	fill_elem(t, &entries, t->reading->root, root);
	for (const struct reading_kid *k = reading_first(t->reading); k;
	     k = reading_next(t->reading, k))
		if (k->elem)
			fill_elem(t, &entries, k->elem, t->dicts[k->owner->id]);
	buf_free(&entries);
}

static void
make_dicts(struct tree *t)
{
	t->dicts = arena_zero(&t->pdf->arena, t->pages->elem_count, sizeof *t->dicts);
	t->dicts[t->reading->root->id] = pdf_dict_printed(t->pdf);
	for (const struct reading_kid *k = reading_first(t->reading); k;
	     k = reading_next(t->reading, k))
		if (k->elem)
			t->dicts[k->elem->id] = pdf_dict_printed(t->pdf);
}

static void
number_sequences(const struct tree *t, struct buf *numbers)
{
	for (size_t i = 0; i < t->pages->count; i++) {
		const struct pdf_marks *m = &t->sheets[i].marks;
		HPDF_Array owners = pdf_array_ref(t->pdf);

		for (size_t k = 0; k < m->count; k++)
			pdf_add(owners, t->dicts[m->owners[k]->id]);
		pdf_print_int(numbers, (int64_t)i);
		pdf_print_ref(numbers, owners);
	}
}

static void
number_links(const struct tree *t, struct buf *numbers)
{
	int32_t key = (int32_t)t->pages->count;

	for (size_t i = 0; i < t->pages->count; i++) {
		const struct page *page = &t->pages->pages[i];

		for (size_t k = 0; k < page->count; k++) {
			if (!t->sheets[i].links[k])
				continue;
			pdf_print_int(numbers, key++);
			pdf_print_ref(numbers, t->dicts[page->items[k].elem->id]);
		}
	}
}

static HPDF_Dict
parent_tree(const struct tree *t)
{
	HPDF_Dict d = pdf_dict_printed(t->pdf);
	struct buf entries = {0};

	buf_puts(&entries, "/Nums[");
	number_sequences(t, &entries);
	number_links(t, &entries);
	buf_puts(&entries, "]");
	pdf_fill(t->pdf, d, &entries);
	buf_free(&entries);
	return d;
}

static HPDF_Dict
mark_info(struct pdf *p)
{
	HPDF_Dict d = pdf_dict(p);

	pdf_put_true(d, "Marked");
	return d;
}

HPDF_Dict *
pdf_structure_write(struct pdf *p, const struct pages *pages, const struct reading *reading,
    const struct pdf_sheet *sheets, int32_t next_key)
{
	struct tree t = {.pdf = p, .pages = pages, .reading = reading, .sheets = sheets};
	HPDF_Dict root = pdf_dict_ref(p);

	make_dicts(&t);
	pdf_put_name(root, "Type", "StructTreeRoot");
	pdf_put(root, "K", t.dicts[t.reading->root->id]);
	pdf_put(root, "ParentTree", parent_tree(&t));
	pdf_put_int(root, "ParentTreeNextKey", next_key);
	fill_elems(&t, root);
	pdf_put(pdf_catalog(p), "StructTreeRoot", root);
	pdf_put(pdf_catalog(p), "MarkInfo", mark_info(p));
	return t.dicts;
}
