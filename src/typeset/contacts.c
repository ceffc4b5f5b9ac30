/* The ways to reach the person: one after the other in rows of about the same length, in a
 * grid, or one to a line. */
#include "typeset/header.h"
#include "typeset/inline.h"
#include "typeset/isolate.h"
#include "typeset/looks.h"

#include "text/icons.h"

#include <string.h>

/* One contact, measured. */
struct contact {
	const struct cv_contact *of;
	const struct icon *icon; /* NULL: none */
	struct rich text;
	const char *said; /* the text alone */
	mpt icon_width, width; /* with the gap behind it; of all */
};

struct contacts {
	struct setter *t;
	enum align align;
	struct contact *items;
	size_t count;
	mpt gap; /* between two on a row, the separator's width included */
	struct rich separator;
	mpt separator_width;
	mpt icon_column; /* what all give to their icons where they stand in columns */
	struct elem *list;
};

static struct rich
contact_text(const struct setter *t, const struct cv_contact *c)
{
	const struct layout *l = t->s->layout;
	struct rich r = {0};
	struct rich_run run = {.place = c->place};
	for (size_t i = 0; i < c->text.count; i++) {
		run = c->text.runs[i];
		run.url = l->header.connections.hyperlink ? c->url : NULL;
		if (c->kind == CONTACT_PHONE)
			run.text = phone_text(t->s->arena, run.text, l->header.connections.phone_format);
		rich_add(t->s->arena, &r, run);
	}
	if (l->header.connections.urls_instead_of_usernames && c->url &&
	    strstr(c->url, "://")) {
		const char *shown = strstr(c->url, "://") + 3;
		size_t len = strlen(shown);
		run.text = arena_dup(t->s->arena, shown, len - (len && shown[len - 1] == '/'));
		r = (struct rich){0};
		rich_add(t->s->arena, &r, run);
	}
	return r;
}

static mpt
icon_size(const struct setter *t)
{
	return style_length(t->s, t->s->layout->header.connections.icon_size,
	    t->s->part[PART_CONNECTIONS].look.size, t->measure);
}

/* Icons stand as high as their size says, whatever they show. */
static mpt
row_height(const struct setter *t)
{
	mpt letters = t->s->part[PART_CONNECTIONS].cap_height;
	return t->s->layout->header.connections.show_icons ? mpt_max(letters, icon_size(t)) : letters;
}

static struct contact
measure_contact(struct setter *t, const struct cv_contact *c)
{
	const struct part *p = &t->s->part[PART_CONNECTIONS];
	struct contact out = {.of = c, .text = contact_text(t, c)};
	out.said = rich_plain(t->s->arena, &out.text);
	if (t->s->rtl && c->kind != CONTACT_LOCATION)
		out.text = isolate_ltr(t->s->arena, &out.text);
	if (t->s->layout->header.connections.show_icons && c->icon)
		out.icon = icon_find(c->icon);
	if (out.icon) {
		mpt size = icon_size(t);
		out.icon_width = mpt_scale(out.icon->advance, size, out.icon->upem) +
		                 style_length(t->s, t->s->layout->header.connections.icon_gap,
		                     p->look.size, t->measure) +
		                 space_width(t->s, &p->look);
	}
	out.width = out.icon_width + para_width(t->s, p, &out.text, FIGURES_DEFAULT);
	return out;
}

/* The icon in the middle of a column at x, whose side towards the words has the gap. */
static void
put_icon(struct setter *t, struct vnode *box, const struct contact *c, mpt x, mpt column)
{
	const struct part *p = &t->s->part[PART_CONNECTIONS];
	mpt size = icon_size(t);
	mpt middle =
	    mpt_scale(c->icon->top + c->icon->bottom, size, 2 * (int64_t)c->icon->upem);
	mpt advance = mpt_scale(c->icon->advance, size, c->icon->upem);
	mpt shift = (column - c->icon_width) / 2;
	vnode_put(t->list->arena, box,
	    (struct item){.kind = ITEM_PATH,
	        .artifact = ARTIFACT_LAYOUT,
	        .x = t->s->rtl ? x + column - shift - advance : x + shift,
	        .y = middle - p->cap_height / 2,
	        .u.path = {
	            .icon = c->icon, .size = size, .color = t->s->layout->colors.icons}});
}

static struct elem *
contact_elem(const struct contacts *r)
{
	struct elem *li = elem_new(r->t->pages, r->list, ROLE_LI, NULL);
	return elem_new(r->t->pages, li, ROLE_LBODY, "contact");
}

static void
tell_link(const struct contacts *r, const struct contact *c, struct elem *body)
{
	struct arena *a = r->t->s->arena;
	if (body->first)
		body->first->contents = arena_printf(
		    a, "%s: %s", c->of->label ? c->of->label : "Link", c->said);
}

/* One contact at x of the frame into a box, its icon in a column of the width. */
static void
put_contact(
    const struct contacts *r, struct vnode *box, const struct contact *c, mpt at, mpt column)
{
	struct setter *t = r->t;
	const struct part *p = &t->s->part[PART_CONNECTIONS];
	struct elem *body = contact_elem(r);
	mpt width = c->width - c->icon_width + column, x = setter_x(t, at, width);
	if (c->icon)
		put_icon(t, box, c, t->s->rtl ? x + width - column : x, column);
	para_line(t->s, t->pages, box, p, &c->text, body, ARTIFACT_NONE,
	    t->s->rtl ? x : x + column, true);
	tell_link(r, c, body);
}

/* One that is wider than its frame: a paragraph beside its icon. */
static void
wrap_contact(const struct contacts *r, const struct contact *c, mpt column)
{
	struct setter *t = r->t;
	const struct part *p = &t->s->part[PART_CONNECTIONS];
	struct elem *body = contact_elem(r);
	size_t from = t->list->count;
	mpt w = t->measure - column;
	struct para_options o = {
	    .align = PARA_LEFT, .x = setter_x(t, column, w), .measure = w, .rtl = t->s->rtl};
	if (!para_set(t->s, t->pages, t->list, p, &c->text, body, &o))
		return;
	if (c->icon)
		put_icon(t, &t->list->nodes[from], c, setter_x(t, 0, column), column);
	tell_link(r, c, body);
}

static void
put_separator(const struct contacts *r, struct vnode *box, mpt at)
{
	struct setter *t = r->t;
	mpt x = setter_x(t, at - (r->gap + r->separator_width) / 2, r->separator_width);
	para_line(t->s, t->pages, box, &t->s->part[PART_CONNECTIONS], &r->separator, NULL,
	    ARTIFACT_LAYOUT, x, true);
}

static mpt
row_width(const struct contacts *r, size_t first, size_t end)
{
	mpt width = -r->gap;
	for (size_t i = first; i < end; i++)
		width = mpt_add(width, r->items[i].width + r->gap);
	return width;
}

static void
set_row(const struct contacts *r, size_t first, size_t end)
{
	struct setter *t = r->t;
	mpt width = row_width(r, first, end);
	mpt white = t->measure - width;
	if (white < 0 && end - first == 1) {
		wrap_contact(r, &r->items[first], r->items[first].icon_width);
		return;
	}
	mpt at = r->align == ALIGN_CENTER ? white / 2 : r->align == ALIGN_RIGHT ? white : 0;
	struct vnode *box = vlist_box(t->list, row_height(t), 0);
	for (size_t i = first; i < end; i++) {
		if (i > first && r->separator_width)
			put_separator(r, box, at);
		put_contact(r, box, &r->items[i], at, r->items[i].icon_width);
		at += r->items[i].width + r->gap;
	}
}

static void
space_rows(struct setter *t)
{
	mpt leading = t->s->part[PART_CONNECTIONS].leading;
	int factor = t->s->layout->header.connections.line_spacing_factor;
	vlist_space(t->list, mpt_scale(leading, factor, 1000), GAP_HEADER, PENALTY_NEVER);
}

/* The best way to set the contacts before one of them. */
struct way {
	size_t from, rows; /* where its last row begins; of all */
	int64_t white;     /* sum of the squares of white [2 pt²] */
};

/* The last row holds contacts [first, end); one alone may be too wide. White below the others counts half: rows
 * that get shorter look better than rows that get longer. */
static struct way
add_row(const struct contacts *r, const struct way *before, size_t first, size_t end)
{
	int64_t white = (r->t->measure - row_width(r, first, end)) / 1000;
	white *= end < r->count ? 2 * white : white;
	return (struct way){first, before[first].rows + 1, before[first].white + white};
}

/* As few rows as there can be, and of those as even as can be, the last too. */
static struct way *
find_rows(const struct contacts *r)
{
	struct way *ways = arena_zero(r->t->s->arena, r->count + 1, sizeof *ways);
	for (size_t end = 1; end <= r->count; end++) {
		ways[end] = add_row(r, ways, end - 1, end);
		for (size_t i = end - 1; i-- > 0 && row_width(r, i, end) <= r->t->measure;) {
			struct way way = add_row(r, ways, i, end);
			if (way.rows < ways[end].rows ||
			    (way.rows == ways[end].rows && way.white < ways[end].white))
				ways[end] = way;
		}
	}
	return ways;
}

static void
set_rows(const struct contacts *r)
{
	struct setter *t = r->t;
	struct way *ways = find_rows(r);
	size_t rows = ways[r->count].rows, *ends = arena_zero(t->s->arena, rows + 1, sizeof *ends);
	ends[rows] = r->count;
	for (size_t i = rows; i > 0; i--)
		ends[i - 1] = ways[ends[i]].from;
	looks_contacts(t->s, row_width(r, 0, r->count), t->measure, rows, r->items[r->count - 1].of->place);
	for (size_t i = 0; i < rows; i++) {
		if (i)
			space_rows(t);
		set_row(r, ends[i], ends[i + 1]);
	}
}

/* One to a line. At the left the words stand below each other, behind a column of icons. */
static void
set_lines(const struct contacts *r)
{
	struct setter *t = r->t;
	for (size_t i = 0; i < r->count; i++) {
		const struct contact *c = &r->items[i];
		if (i)
			space_rows(t);
		if (r->align != ALIGN_LEFT)
			set_row(r, i, i + 1);
		else
			wrap_contact(r, c, r->icon_column);
	}
}

static mpt
cell_width(const struct contacts *r, size_t columns)
{
	return (r->t->measure - ((mpt)columns - 1) * r->gap) / (mpt)columns;
}

/* As many columns as asked for and as every contact has room in. */
static size_t
column_count(const struct contacts *r)
{
	size_t columns = (size_t)r->t->s->layout->header.connections.columns;
	mpt most = 0;
	for (size_t i = 0; i < r->count; i++)
		most =
		    mpt_max(most, r->items[i].width - r->items[i].icon_width + r->icon_column);
	while (columns > 1 && most > cell_width(r, columns))
		columns--;
	return columns;
}

static void
set_grid(const struct contacts *r, size_t columns)
{
	struct setter *t = r->t;
	mpt step = cell_width(r, columns) + r->gap;
	struct vnode *box = NULL;
	for (size_t i = 0; i < r->count; i++) {
		if (i && i % columns == 0)
			space_rows(t);
		if (i % columns == 0)
			box = vlist_box(t->list, row_height(t), 0);
		put_contact(r, box, &r->items[i], (mpt)(i % columns) * step, r->icon_column);
	}
}

void
contacts_set(struct setter *t, enum align align, bool narrow)
{
	struct style *s = t->s;
	const struct layout *l = s->layout;
	const struct part *p = &s->part[PART_CONNECTIONS];
	struct contacts r = {.t = t, .align = align, .count = t->cv->contact_count};
	r.items = arena_zero(s->arena, r.count, sizeof *r.items);
	for (size_t i = 0; i < r.count; i++) {
		r.items[i] = measure_contact(t, &t->cv->contacts[i]);
		r.icon_column = mpt_max(r.icon_column, r.items[i].icon_width);
	}
	r.gap = style_length(s, l->header.connections.space_between, p->look.size, t->measure);
	if (l->header.connections.separator && *l->header.connections.separator) {
		r.separator =
		    rich_text(s->arena, l->header.connections.separator, place_none());
		r.separator_width = para_width(s, p, &r.separator, FIGURES_DEFAULT);
		r.gap += r.separator_width;
	}
	r.list = elem_new(t->pages, t->parent, ROLE_L, NULL);
	size_t columns = narrow ? 1 : column_count(&r);
	if (columns > 1)
		set_grid(&r, columns);
	else if (narrow || columns == 1 || l->header.connections.one_per_line)
		set_lines(&r);
	else
		set_rows(&r);
}
