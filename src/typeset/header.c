/* The header: name, headline, ways to reach the person, photo. */
#include "typeset/setter.h"

#include "text/icons.h"

#include <string.h>

static enum para_align
header_align(const struct setter *t)
{
	static const enum para_align align[] = {PARA_LEFT, PARA_CENTER, PARA_RIGHT};
	return align[t->s->layout->header.alignment];
}

static void
set_lines(struct setter *t, enum text_part p, const struct rich *text, enum role role, const char *what)
{
	struct style *s = t->s;
	struct elem *e = elem_new(t->pages, t->parent, role, what);
	struct para_options o = {.align = header_align(t), .x = t->x, .measure = t->measure, .rtl = s->rtl};
	size_t from = t->list->count;
	para_set(s, t->pages, t->list, &s->part[p], text, e, &o);
	vlist_keep(t->list, from, PENALTY_NEVER);
	if (role != ROLE_H1 || t->list->count == from)
		return;
	struct outline *mark = arena_zero(s->arena, 1, sizeof *mark);
	*mark = (struct outline){.title = rich_plain(s->arena, text), .level = 1, .elem = e};
	t->list->nodes[from].outline = mark;
}

/* One contact, measured. */
struct contact {
	const struct icon *icon;
	struct rich text;
	mpt icon_width, width;
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
		rich_add(t->s->arena, &r, run);
	}
	if (l->header.connections.urls_instead_of_usernames && c->url && strstr(c->url, "://")) {
		run.text = strstr(c->url, "://") + 3;
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

static struct contact
measure_contact(struct setter *t, const struct cv_contact *c)
{
	const struct part *p = &t->s->part[PART_CONNECTIONS];
	struct contact out = {.text = contact_text(t, c)};
	if (t->s->layout->header.connections.show_icons && c->icon)
		out.icon = icon_find(c->icon);
	if (out.icon) {
		mpt size = icon_size(t);
		out.icon_width = mpt_scale(out.icon->advance, size, out.icon->upem) +
		    style_length(t->s, t->s->layout->header.connections.icon_gap, p->look.size, t->measure);
	}
	out.width = out.icon_width + para_width(t->s, p, &out.text, FIGURES_DEFAULT);
	return out;
}

static void
put_icon(struct setter *t, struct vnode *box, const struct icon *icon, mpt x)
{
	const struct part *p = &t->s->part[PART_CONNECTIONS];
	mpt size = icon_size(t);
	mpt middle = mpt_scale(icon->top + icon->bottom, size, 2 * (int64_t)icon->upem);
	vnode_put(t->list->arena, box, (struct item){.kind = ITEM_PATH, .artifact = ARTIFACT_LAYOUT, .x = x,
	    .y = middle - p->cap_height / 2, .u.path = {.icon = icon, .size = size, .color = t->s->layout->colors.icons}});
}

struct row {
	struct contact *contacts;
	const struct cv_contact *of; /* parallel */
	size_t count;
	mpt gap;             /* between contacts */
	struct rich separator;
	mpt separator_width;
	struct elem *list;
};

static void
set_row(struct setter *t, const struct row *r, size_t first, size_t end)
{
	struct style *s = t->s;
	const struct part *p = &s->part[PART_CONNECTIONS];
	mpt width = 0;
	for (size_t i = first; i < end; i++)
		width += r->contacts[i].width + (i > first ? r->gap : 0);
	enum align a = s->layout->header.alignment;
	mpt at = a == ALIGN_CENTER ? (t->measure - width) / 2 : a == ALIGN_RIGHT ? t->measure - width : 0;
	struct vnode *box = vlist_box(t->list, p->cap_height, 0);
	for (size_t i = first; i < end; i++) {
		const struct contact *c = &r->contacts[i];
		struct elem *li = elem_new(t->pages, r->list, ROLE_LI, NULL);
		struct elem *body = elem_new(t->pages, li, ROLE_LBODY, "contact");
		if (i > first && r->separator_width) {
			mpt x = setter_x(t, at - (r->gap + r->separator_width) / 2, r->separator_width);
			para_line(s, t->pages, box, p, &r->separator, NULL, ARTIFACT_LAYOUT, x, true);
		}
		mpt x = setter_x(t, at, c->width);
		if (c->icon)
			put_icon(t, box, c->icon, s->rtl ? x + c->width - c->icon_width : x);
		para_line(s, t->pages, box, p, &c->text, body, ARTIFACT_NONE, s->rtl ? x : x + c->icon_width, true);
		if (body->first)
			body->first->contents = arena_printf(s->arena, "%s: %s", r->of[i].label ? r->of[i].label : "Link",
			    rich_plain(s->arena, &c->text));
		at += c->width + r->gap;
	}
}

/* Contacts fill rows of about the same length: the breaker's ragged mode, contacts as boxes. */
static void
set_rows(struct setter *t, const struct row *r)
{
	struct arena *a = t->s->arena;
	const struct part *p = &t->s->part[PART_CONNECTIONS];
	struct lb_item *items = arena_zero(a, 2 * r->count, sizeof *items);
	for (size_t i = 0; i < r->count; i++) {
		items[2 * i] = (struct lb_item){.kind = LB_BOX, .width = r->contacts[i].width};
		items[2 * i + 1] = (struct lb_item){.kind = LB_GLUE, .width = r->gap};
	}
	struct lb_params params = {.measure = t->measure, .ragged = true, .rag = t->measure / 4, .tolerance = -1};
	struct lb_result rows = {0};
	linebreak(a, items, 2 * r->count - 1, &params, &rows);
	for (size_t i = 0; i < rows.count; i++) {
		if (i)
			vlist_space(t->list, mpt_scale(p->leading, t->s->layout->header.connections.line_spacing_factor, 1000), GAP_HEADER, PENALTY_NEVER);
		set_row(t, r, rows.lines[i].first / 2, (rows.lines[i].end + 1) / 2);
	}
}

static void
set_connections(struct setter *t)
{
	struct style *s = t->s;
	const struct layout *l = s->layout;
	const struct part *p = &s->part[PART_CONNECTIONS];
	struct row r = {.count = t->cv->contact_count, .of = t->cv->contacts};
	r.contacts = arena_zero(s->arena, r.count, sizeof *r.contacts);
	for (size_t i = 0; i < r.count; i++)
		r.contacts[i] = measure_contact(t, &t->cv->contacts[i]);
	r.gap = style_length(s, l->header.connections.space_between, p->look.size, t->measure);
	if (l->header.connections.separator && *l->header.connections.separator) {
		r.separator = rich_text(s->arena, l->header.connections.separator, place_none());
		r.separator_width = para_width(s, p, &r.separator, FIGURES_DEFAULT);
		r.gap += r.separator_width;
	}
	r.list = elem_new(t->pages, t->parent, ROLE_L, NULL);
	set_rows(t, &r);
}

static void
header_gap(struct setter *t, struct length l)
{
	if (t->list->count)
		vlist_space(t->list, style_length(t->s, l, t->s->part[PART_BODY].look.size, t->measure),
		    GAP_HEADER, PENALTY_NEVER);
}

void
header_set(struct setter *t)
{
	const struct layout *l = t->s->layout;
	const struct cv *cv = t->cv;
	struct length below = l->header.space_below_name;
	if (!rich_is_empty(&cv->name))
		set_lines(t, PART_NAME, &cv->name, ROLE_H1, "name");
	if (!rich_is_empty(&cv->headline)) {
		header_gap(t, below);
		set_lines(t, PART_HEADLINE, &cv->headline, ROLE_P, "headline");
		below = l->header.space_below_headline;
	}
	if (cv->contact_count) {
		header_gap(t, below);
		set_connections(t);
	}
	header_gap(t, l->header.space_below_connections);
}
