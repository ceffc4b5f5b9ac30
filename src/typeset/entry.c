/* Entries: an entry's fields through the layout's templates into one or more columns.
 *
 * A regular entry has a main column and a column of date and place beside it, and an education
 * entry a narrow column with the degree before. What is short (names, bullets, numbers) is one
 * text across. Elements are made in reading order (title lines, place and date, then the rest), boxes
 * in drawing order. */
#include "typeset/setter.h"

#include <stdlib.h>
#include <string.h>

enum {
	HEAD_LINES_MAX = 32,
	INSIDE_PENALTY = 300, /* of a page break inside an entry that may have one */
	LONELY_PENALTY = 250, /* behind the first line of a section's list, or before the last */
};

struct columns {
	mpt lead_x;           /* of what stands before the main column */
	mpt main_x, main_w;   /* beside the date column */
	mpt full_w;           /* across */
	mpt date_x, date_w;
	mpt degree_x, degree_w;
};

struct para_options
setter_para(const struct setter *t, mpt x, mpt w)
{
	bool left = t->s->layout->typography.alignment == TEXT_LEFT;
	return (struct para_options){.align = left ? PARA_LEFT : PARA_JUSTIFIED, .x = setter_x(t, x, w),
	    .measure = w, .narrow = mpt_max(w - t->side_width, 0), .narrow_lines = t->side_lines,
	    .rtl = t->s->rtl, .hyphenate = t->s->hyphens != NULL};
}

void
setter_text(struct setter *t, const struct part *part, const struct rich *text, const char *what,
    struct elem *parent, const struct para_options *o)
{
	if (rich_is_empty(text))
		return;
	struct elem *e = elem_new(t->pages, parent, ROLE_P, what);
	setter_advance(t, para_set(t->s, t->pages, t->list, part, text, e, o));
}

static bool
dates_are_left(const struct style *s)
{
	const struct layout *l = s->layout;
	return l->entries.date_side == DATES_LEFT && !l->entries.date_on_title_line && !s->stack_dates;
}

/* The widest line of a text on lines of its own. */
static mpt
widest_line(struct style *s, const struct part *part, const struct rich *text)
{
	struct rich line = {0};
	mpt most = 0;
	for (size_t i = 0; i < text->count; i++) {
		struct rich_run run = text->runs[i];
		for (const char *nl; (nl = strchr(run.text, '\n')); run.text = nl + 1) {
			struct rich_run head = run;
			head.text = arena_dup(s->arena, run.text, (size_t)(nl - run.text));
			rich_add(s->arena, &line, head);
			most = mpt_max(most, para_width(s, part, &line, FIGURES_DEFAULT));
			line = (struct rich){0};
		}
		rich_add(s->arena, &line, run);
	}
	return mpt_max(most, para_width(s, part, &line, FIGURES_DEFAULT));
}

/* Of the layout's column, or as wide as the dates are where they have none. */
static mpt
date_width(const struct setter *t, const struct template_lines *dates, mpt full)
{
	mpt most = 0;
	if (!t->s->layout->entries.date_on_title_line)
		return t->s->date_width;
	for (size_t i = 0; i < dates->count; i++)
		most = mpt_max(most, widest_line(t->s, &t->s->part[PART_DATES], &dates->lines[i].text));
	return mpt_min(most, full / 2);
}

/* `lead`: width of what stands before the main column. */
static struct columns
columns_of(const struct setter *t, const struct template_lines *dates, bool has_degree, mpt lead)
{
	const struct style *s = t->s;
	struct columns c = {.main_x = s->side_space, .full_w = t->measure - 2 * s->side_space};
	bool left = dates_are_left(s);
	c.main_w = c.full_w;
	c.date_w = s->stack_dates ? c.full_w - lead : date_width(t, dates, c.full_w);
	c.date_x = left ? s->side_space : t->measure - s->side_space - c.date_w;
	if ((dates->count && !s->stack_dates) || left) {
		c.main_w -= c.date_w + s->column_gap;
		if (left) {
			c.main_x += c.date_w + s->column_gap;
			c.full_w = c.main_w;
		}
	}
	c.lead_x = c.main_x;
	c.main_x += lead;
	c.main_w -= lead;
	c.full_w -= lead;
	if (has_degree) {
		mpt w = t->degree_width + s->column_gap;
		c.degree_x = c.main_x;
		c.degree_w = t->degree_width;
		c.main_x += w;
		c.main_w -= w;
		c.full_w -= w;
	}
	return c;
}

static const char *
what_of(enum entry_kind k, size_t line)
{
	return line == 0 ? "title" : k == ENTRY_PUBLICATION ? "details" : "organisation";
}

static void
space_lines(struct setter *t, struct vlist *l, mpt more)
{
	if (l->count)
		vlist_space(l, t->s->part[PART_BODY].leading + more, GAP_LINE, PENALTY_NEVER);
}

/* One line of a main column, into the setter's list. */
static void
set_line(struct setter *t, const struct template_line *line, const struct cv_entry *e, struct elem *parent,
    size_t i, mpt x, mpt w)
{
	struct style *s = t->s;
	struct vlist *l = t->list;
	if (line->kind == TEMPLATE_TEXT) {
		space_lines(t, l, 0);
		struct para_options o = setter_para(t, x, w);
		if (i == 0)
			o.align = PARA_LEFT;
		setter_text(t, &s->part[PART_BODY], &line->text, what_of(e->kind, i), parent, &o);
		return;
	}
	if (!strcmp(line->name, "HIGHLIGHTS")) {
		if (!e->highlight_count)
			return;
		space_lines(t, l, s->bullet_above);
		bullets_set(t, l, e->highlights, e->highlight_count, parent, x + s->bullet_left,
		    w - s->bullet_left, 0);
		return;
	}
	if (rich_is_empty(&line->text))
		return;
	space_lines(t, l, s->summary_above);
	struct para_options o = setter_para(t, x + s->summary_left, w - s->summary_left);
	setter_text(t, &s->part[PART_BODY], &line->text, "summary", parent, &o);
}

static void
set_dates(struct setter *t, struct vlist *l, const struct template_lines *lines, struct elem *parent,
    const struct columns *c)
{
	struct style *s = t->s;
	static const enum para_align align[] = {PARA_LEFT, PARA_CENTER, PARA_RIGHT};
	struct para_options o = {.align = align[s->layout->typography.date_alignment],
	    .x = setter_x(t, c->date_x, c->date_w), .measure = c->date_w, .rtl = s->rtl};
	struct setter here = *t;
	here.list = l;
	for (size_t i = 0; i < lines->count; i++) {
		space_lines(t, l, 0);
		setter_text(&here, &s->part[PART_DATES], &lines->lines[i].text, "date", parent, &o);
	}
}

static size_t
box_count(const struct vlist *l)
{
	size_t n = 0;
	for (size_t i = 0; i < l->count; i++)
		n += l->nodes[i].kind == V_BOX;
	return n;
}

static void
mark_last(struct vlist *l)
{
	size_t i = l->count;
	while (i > 0 && l->nodes[i - 1].kind != V_BOX)
		i--;
	if (i > 0)
		l->nodes[i - 1].has_side = true;
}

/* The last box beside the date column: of the head lines, nodes [0, rows), or of the dates if there are more. */
static void
mark_side(struct vlist *l, size_t rows, const struct vlist *side)
{
	struct vnode *last = NULL;
	size_t boxes = box_count(side), i = 0;
	for (; boxes && i < l->count && (i < rows || boxes > 1); i++) {
		if (l->nodes[i].kind != V_BOX)
			continue;
		last = &l->nodes[i];
		boxes -= boxes > 1;
	}
	if (last)
		last->has_side = true;
}

static struct template_lines
expand(struct style *s, const char *text, struct place p, struct entry_values *v)
{
	if (!text)
		return (struct template_lines){0};
	return template_expand(s->arena, style_template(s, text, p), value_of, v);
}

/* An entry's links behind its last head line, unless its template has a place for them. */
static void
add_links(struct style *s, struct template_lines *lines, const char *template, struct entry_values *v)
{
	struct template_value links = {0};
	if (!v->entry->link_count || (template && strstr(template, "LINKS")))
		return;
	value_of(v, "LINKS", &links);
	for (size_t i = lines->count; i-- > 0;) {
		struct template_line *l = &lines->lines[i];
		if (l->kind != TEMPLATE_TEXT)
			continue;
		rich_add(s->arena, &l->text, (struct rich_run){.text = " ", .place = v->entry->place});
		rich_append(s->arena, &l->text, &links.text, 0);
		return;
	}
}

/* A publication's bullets behind its lines: layouts, as RenderCV's, have no place for them. */
static void
add_highlights(struct style *s, struct template_lines *lines, const char *template, const struct cv_entry *e)
{
	if (e->kind != ENTRY_PUBLICATION || !e->highlight_count || (template && strstr(template, "HIGHLIGHTS")))
		return;
	struct template_line *all = arena_zero(s->arena, lines->count + 1, sizeof *all);
	if (lines->count)
		memcpy(all, lines->lines, lines->count * sizeof *all);
	all[lines->count] = (struct template_line){.kind = TEMPLATE_BLOCK, .name = "HIGHLIGHTS"};
	*lines = (struct template_lines){all, lines->count + 1};
}

/* Do all lines of the main column end before the date column? */
static bool
is_short(const struct style *s)
{
	const struct layout *l = s->layout;
	return s->stack_dates || (l->entries.short_second_row && !l->entries.date_on_title_line) || dates_are_left(s);
}

/* How many lines of the main column stand beside the date column. */
static size_t
head_count(const struct style *s, const struct template_lines *main, size_t dates)
{
	size_t n = 0;
	while (n < main->count && main->lines[n].kind == TEMPLATE_TEXT)
		n++;
	if (is_short(s))
		return n;
	return n < dates ? n : dates ? dates : n;
}

static void
set_degree(struct setter *t, struct vlist *l, const struct template_lines *lines, struct elem *parent,
    const struct columns *c)
{
	struct setter here = *t;
	struct para_options o = setter_para(t, c->degree_x, c->degree_w);
	here.list = l;
	o.align = PARA_LEFT;
	for (size_t i = 0; i < lines->count; i++) {
		space_lines(t, l, 0);
		setter_text(&here, &t->s->part[PART_BODY], &lines->lines[i].text, "degree", parent, &o);
	}
}

/* The lines of an entry's columns. */
struct entry_lines {
	struct template_lines main, dates, degree;
};

/* What is bold in the line of an employer of several roles is upright. */
static void
make_heading(struct rich *text)
{
	for (size_t i = 0; i < text->count; i++)
		if (text->runs[i].style & RICH_BOLD)
			text->runs[i].style &= ~(unsigned)RICH_ITALIC;
}

static struct entry_lines
entry_lines(const struct setter *t, const struct cv_entry *e, struct entry_values *v)
{
	struct style *s = t->s;
	const struct layout_entry *tpl =
	    v->position ? &s->layout->templates.position : &s->layout->templates.entry[e->kind];
	struct entry_lines lines = {.main = expand(s, tpl->main_column, tpl->main_place, v),
	    .dates = expand(s, tpl->date_and_location_column, tpl->date_place, v)};
	if (e->kind == ENTRY_EDUCATION && t->degree_width)
		lines.degree = expand(s, tpl->degree_column, tpl->degree_place, v);
	add_links(s, &lines.main, tpl->main_column, v);
	add_highlights(s, &lines.main, tpl->main_column, e);
	if (e->position_count && lines.main.count && lines.main.lines[0].kind == TEMPLATE_TEXT)
		make_heading(&lines.main.lines[0].text);
	return lines;
}

/* In a narrow column all stands below each other: degree and dates behind the head. */
static void
set_stacked(struct setter *t, struct vlist *l, const struct cv_entry *e, const struct entry_lines *lines,
    struct elem *elem)
{
	struct columns c = columns_of(t, &lines->dates, false, lead_width(t, e));
	size_t head = head_count(t->s, &lines->main, 0);
	c.degree_x = c.date_x = c.main_x;
	c.degree_w = c.main_w;
	struct setter here = *t;
	here.list = l;
	for (size_t i = 0; i < head; i++)
		set_line(&here, &lines->main.lines[i], e, elem, i, c.main_x, c.main_w);
	set_degree(t, l, &lines->degree, elem, &c);
	set_dates(t, l, &lines->dates, elem, &c);
	for (size_t i = head; i < lines->main.count; i++)
		set_line(&here, &lines->main.lines[i], e, elem, i, c.main_x, c.main_w);
}

static void
set_columns(struct setter *t, struct vlist *l, const struct cv_entry *e, const struct entry_lines *lines,
    struct elem *elem)
{
	struct style *s = t->s;
	const struct template_lines *main = &lines->main;
	bool has_degree = t->degree_width && e->kind == ENTRY_EDUCATION, beside = is_short(s);
	struct columns c = columns_of(t, &lines->dates, has_degree, lead_width(t, e));
	size_t head = head_count(s, main, lines->dates.count);
	struct vlist side = {.arena = l->arena}, left = {.arena = l->arena};
	size_t rows = 0;
	set_degree(t, &left, &lines->degree, elem, &c);
	struct setter here = *t;
	here.list = l;
	for (size_t i = 0; i < head; i++) {
		set_line(&here, &main->lines[i], e, elem, i, c.main_x, c.main_w);
		if (i < lines->dates.count) {
			rows = l->count;
			mark_last(l);
		}
	}
	set_dates(t, &side, &lines->dates, elem, &c);
	if (!beside && box_count(&side) > box_count(l)) {
		here.side_lines = box_count(&side) - box_count(l);
		here.side_width = c.full_w - c.main_w;
	}
	for (size_t i = head; i < main->count; i++)
		set_line(&here, &main->lines[i], e, elem, i, c.main_x, beside ? c.main_w : c.full_w);
	vlist_beside(l, &side, dates_are_left(s) != s->rtl);
	vlist_beside(l, &left, !s->rtl);
	mark_side(l, rows, &side);
}

/* One entry, or one role of it, in whatever columns. */
static void
set_entry(struct setter *t, struct vlist *l, const struct cv_entry *e, struct entry_values *v, struct elem *elem)
{
	struct entry_lines lines = entry_lines(t, e, v);
	if (t->s->stack_dates)
		set_stacked(t, l, e, &lines, elem);
	else
		set_columns(t, l, e, &lines, elem);
}

static void
set_positions(struct setter *t, struct vlist *l, const struct cv_entry *e, struct elem *elem)
{
	for (size_t i = 0; i < e->position_count; i++) {
		struct cv_entry role = e->positions[i];
		role.kind = ENTRY_EXPERIENCE;
		struct entry_values v = {.s = t->s, .cv = t->cv, .entry = &role, .section = t->section,
		    .position = true, .above = e};
		struct vlist own = {.arena = l->arena};
		struct elem *sub = elem_new(t->pages, elem, ROLE_SECT, "position");
		set_entry(t, &own, &role, &v, sub);
		if (i)
			lead_put_role(t, &own, columns_of(t, &(struct template_lines){0}, false, 0).lead_x);
		if (l->count)
			vlist_space(l, i || e->highlight_count ? t->s->position_gap : t->s->part[PART_BODY].leading, GAP_ENTRY,
			    i ? INSIDE_PENALTY : PENALTY_NEVER);
		vlist_append(l, &own);
	}
}

/* The L element of the entry before if it is of the same kind, else a new one. */
static struct elem *
open_list(struct setter *t, const struct cv_entry *e, bool ordered)
{
	if (!t->open_list || t->open_kind != e->kind) {
		t->open_list = elem_new(t->pages, t->parent, ROLE_L, NULL);
		t->open_list->ordered = ordered;
		t->open_kind = e->kind;
	}
	return t->open_list;
}

/* The room for as many digits as the section's last number has. */
static mpt
number_width(struct setter *t)
{
	struct arena *a = t->s->arena;
	char *widest = arena_printf(a, "%zu.", t->section ? t->section->entry_count : 1);
	memset(widest, '0', strlen(widest) - 1);
	struct rich r = rich_text(a, widest, place_none());
	return para_width(t->s, &t->s->part[PART_BODY], &r, FIGURES_TABULAR);
}

/* How many entries of the kind follow this one in its section, itself included. */
static int
count_down(const struct setter *t, const struct cv_entry *e)
{
	int n = 0;
	for (size_t i = 0; t->section && i < t->section->entry_count; i++)
		n += t->section->entries[i].kind == e->kind && &t->section->entries[i] >= e;
	return n;
}

/* Bullets and numbers: a label, a text across, and a date at the right if the entry has one. */
static struct elem *
set_labelled(struct setter *t, struct vlist *l, const struct cv_entry *e, struct entry_values *v)
{
	struct style *s = t->s;
	static const char *const key[ENTRY_COUNT] = {
	    [ENTRY_BULLET] = "bullet", [ENTRY_NUMBERED] = "number", [ENTRY_REVERSED] = "reversed_number"};
	const struct rich *text = cv_field(e, key[e->kind]);
	struct template_value date = {0};
	value_of(v, "DATE", &date);
	struct template_line line = {.kind = TEMPLATE_TEXT, .text = date.text};
	struct template_lines lines = {&line, !rich_is_empty(&date.text)};
	struct columns c = columns_of(t, &lines, false, 0);
	const char *label = s->layout->entries.highlights.bullet;
	mpt wide = 0;
	if (e->kind != ENTRY_BULLET) {
		int n = e->kind == ENTRY_NUMBERED ? ++t->number : count_down(t, e);
		label = arena_printf(s->arena, "%d.", n);
		wide = number_width(t);
	}
	struct elem *list = open_list(t, e, e->kind != ENTRY_BULLET);
	struct vlist side = {.arena = l->arena};
	struct elem *body =
	    bullet_set(t, l, label, text ? text : &(struct rich){0}, list, c.main_x, c.main_w, wide);
	if (!lines.count)
		return body;
	if (s->stack_dates) {
		struct rich mark = rich_text(s->arena, label, place_none());
		mpt hang = mpt_max(wide, para_width(s, &s->part[PART_BODY], &mark, FIGURES_TABULAR)) + s->bullet_gap;
		c.date_x = c.main_x + hang;
		c.date_w -= hang;
		set_dates(t, l, &lines, body, &c);
		return body;
	}
	set_dates(t, &side, &lines, body, &c);
	size_t rows = l->count;
	vlist_beside(l, &side, dates_are_left(s) != s->rtl);
	mark_side(l, rows, &side);
	return body;
}

/* The bullets below a bullet that is an entry of its own. */
static void
set_below(struct setter *t, struct vlist *l, const struct cv_entry *e, struct elem *body)
{
	struct style *s = t->s;
	struct columns c = columns_of(t, &(struct template_lines){0}, false, 0);
	struct rich mark = rich_text(s->arena, s->layout->entries.highlights.bullet, place_none());
	mpt indent = para_width(s, &s->part[PART_BODY], &mark, FIGURES_DEFAULT) + s->bullet_gap;
	if (!e->highlight_count)
		return;
	vlist_space(l, s->part[PART_BODY].leading + s->bullet_between, GAP_ITEM, PENALTY_NEVER);
	bullets_set(t, l, e->highlights, e->highlight_count, body, c.main_x + indent, c.main_w - indent, 1);
}

static void
set_across(struct setter *t, struct vlist *l, const struct cv_entry *e, struct entry_values *v)
{
	struct style *s = t->s;
	struct columns c = columns_of(t, &(struct template_lines){0}, false, 0);
	struct setter here = *t;
	here.list = l;
	struct para_options o = setter_para(t, c.main_x, c.full_w);
	if (e->kind == ENTRY_TEXT) {
		const struct rich *text = cv_field(e, "text");
		if (text)
			setter_text(&here, &s->part[PART_BODY], text, "text", t->parent, &o);
		return;
	}
	const struct layout_entry *tpl = &s->layout->templates.entry[e->kind];
	struct template_lines main = expand(s, tpl->main_column, tpl->main_place, v);
	for (size_t i = 0; i < main.count; i++) {
		space_lines(t, l, 0);
		setter_text(&here, &s->part[PART_BODY], &main.lines[i].text, "line", t->parent, &o);
	}
}

struct setter
entry_frame(const struct setter *t, struct vlist *list)
{
	struct columns c = columns_of(t, &(struct template_lines){0}, false, 0);
	return setter_frame(t, list, c.main_x, c.full_w);
}

static bool
is_regular(enum entry_kind k)
{
	return k == ENTRY_NORMAL || k == ENTRY_EXPERIENCE || k == ENTRY_EDUCATION || k == ENTRY_PUBLICATION;
}

static void
set_regular(struct setter *t, struct vlist *l, const struct cv_entry *e, struct entry_values *v)
{
	struct elem *label = NULL, *elem;
	if (lead_has_number(t, e)) {
		struct elem *li = elem_new(t->pages, open_list(t, e, true), ROLE_LI, NULL);
		label = elem_new(t->pages, li, ROLE_LBL, "label");
		elem = elem_new(t->pages, li, ROLE_LBODY, "entry");
	} else {
		t->open_list = NULL;
		elem = elem_new(t->pages, t->parent, ROLE_SECT, "entry");
	}
	set_entry(t, l, e, v, elem);
	set_positions(t, l, e, elem);
	lead_put(t, l, e, elem, label, columns_of(t, &(struct template_lines){0}, false, 0).lead_x);
}

/* Of a page break before it: lines of text go on in twos. */
static int
penalty_before(const struct setter *t, const struct cv_entry *e)
{
	size_t at = (size_t)(e - t->section->entries);
	bool lonely = at == 1 || at + 1 == t->section->entry_count;
	return lonely && !is_regular(e->kind) ? LONELY_PENALTY : 0;
}

void
entry_set(struct setter *t, const struct cv_entry *e, bool first)
{
	struct style *s = t->s;
	struct entry_values v = {.s = s, .cv = t->cv, .entry = e, .section = t->section};
	struct vlist own = {.arena = t->list->arena};
	if (is_regular(e->kind)) {
		set_regular(t, &own, e, &v);
	} else if (e->kind == ENTRY_TEXT || e->kind == ENTRY_ONE_LINE) {
		t->open_list = NULL;
		set_across(t, &own, e, &v);
	} else {
		set_below(t, &own, e, set_labelled(t, &own, e, &v));
	}
	if (!own.count)
		return;
	bool keep = !s->layout->entries.allow_page_break || e->page_break == PAGE_BREAK_AVOID;
	vlist_keep(&own, 0, INSIDE_PENALTY);
	if (keep)
		vlist_keep_whole(&own, 0, s->text_height);
	int penalty = e->page_break == PAGE_BREAK_BEFORE ? PENALTY_FORCE : penalty_before(t, e);
	if (!first)
		vlist_space(t->list, is_regular(e->kind) ? s->entry_gap : s->text_gap, GAP_ENTRY, penalty);
	own.nodes[0].entry_start = true;
	vlist_append(t->list, &own);
}
