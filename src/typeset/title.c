/* Section titles: the words, and the rule or box that goes with them. */
#include "typeset/setter.h"
#include "typeset/title_icon.h"

#include "cv/words.h"

#include <string.h>

enum {
	ICON_SIZE = 1350,  /* em of an icon, of the height of capitals [thousandths] */
	ICON_COLUMN = 1250 /* what all icons have room in, of that em */
};

static bool
same_key(const char *a, const char *b)
{
	for (; *a && *b; a++, b++) {
		char x = *a == '_' ? ' ' : *a, y = *b == '_' ? ' ' : *b;
		x = (char)(x >= 'A' && x <= 'Z' ? x - 'A' + 'a' : x);
		y = (char)(y >= 'A' && y <= 'Z' ? y - 'A' + 'a' : y);
		if (x != y)
			return false;
	}
	return *a == *b;
}

bool
section_is(const struct cv_section *section, const char *key)
{
	if (section->key && same_key(section->key, key))
		return true;
	if (section->title.count != 1)
		return false;
	const char *title = section->title.runs[0].text;
	return same_key(title, key) || word_is_title(title, key);
}

static void
put_fill(struct setter *t, struct vnode *box, mpt x, mpt y, mpt w, mpt h, color c)
{
	if (w <= 0 || h <= 0)
		return;
	vnode_put(t->list->arena, box, (struct item){.kind = ITEM_FILL, .artifact = ARTIFACT_LAYOUT,
	    .x = setter_x(t, x, w), .y = y, .u.fill = {.w = w, .h = h, .color = c}});
}

static bool
is_centered(enum title_type type)
{
	return type == TITLE_CENTERED_NO_LINE || type == TITLE_CENTERED_PARTIAL_LINE ||
	    type == TITLE_CENTERED_CENTERED_PARTIAL_LINE || type == TITLE_CENTERED_FULL_LINE;
}

/* Between the words and their line: a word space before one that follows them, the layout's own before
 * one at either side, and down to one below, where it is counted in the body's size. */
static mpt
line_gap(struct style *s)
{
	const struct layout *l = s->layout;
	const struct look *look = &s->part[PART_TITLES].look;
	enum title_type type = l->section_titles.type;
	bool across = type == TITLE_CENTERED_PARTIAL_LINE || type == TITLE_CENTERED_CENTERED_PARTIAL_LINE;
	if (type == TITLE_PARTIAL_LINE)
		return shaped_width(shape(s->shaper, &look->text, " ", 1, false), look->size);
	return style_length(s, l->section_titles.line_gap, across ? look->size : s->part[PART_BODY].look.size,
	    s->measure);
}

/* The rule of a title whose last line is `box`, `width` wide. */
static void
put_rules(struct setter *t, struct vnode *box, mpt width)
{
	struct style *s = t->s;
	const struct part *p = &s->part[PART_TITLES];
	const struct layout *l = s->layout;
	mpt thick = style_length(s, l->section_titles.line_thickness, p->look.size, t->measure);
	mpt gap = line_gap(s);
	mpt side = (t->measure - width) / 2 - gap, middle = -(box->height + thick) / 2;
	color c = l->colors.rule;
	switch (l->section_titles.type) {
	case TITLE_PARTIAL_LINE:
		put_fill(t, box, width + gap, -thick, t->measure - width - gap, thick, c);
		break;
	case TITLE_CENTERED_PARTIAL_LINE:
	case TITLE_CENTERED_CENTERED_PARTIAL_LINE: {
		bool low = l->section_titles.type == TITLE_CENTERED_PARTIAL_LINE;
		put_fill(t, box, 0, low ? -thick : middle, side, thick, c);
		put_fill(t, box, t->measure - side, low ? -thick : middle, side, thick, c);
		break;
	}
	case TITLE_FULL_LINE:
	case TITLE_CENTERED_FULL_LINE:
		put_fill(t, box, 0, gap, t->measure, thick, c);
		box->depth = gap + thick;
		break;
	case TITLE_MODERNCV:
		put_fill(t, box, 0, middle, s->side_space + s->date_width, thick, c);
		break;
	case TITLE_LINE_ABOVE:
		put_fill(t, box, 0, -box->height - gap, t->measure, thick, c);
		break;
	default:
		break;
	}
}

/* A filled band behind the words; drawn first. */
static void
put_band(struct setter *t, struct vnode *box)
{
	const struct part *p = &t->s->part[PART_TITLES];
	mpt pad = style_length(t->s, t->s->layout->section_titles.box_padding, p->look.size, t->measure);
	struct vnode band = {.kind = V_BOX};
	put_fill(t, &band, 0, -box->height - pad, t->measure, box->height + 2 * pad,
	    t->s->layout->section_titles.box);
	for (size_t i = 0; i < box->count; i++)
		vnode_put(t->list->arena, &band, box->items[i]);
	box->items = band.items;
	box->count = band.count;
	box->room = band.room;
	box->height += pad;
	box->depth += pad;
}

/* The icon before a title's first line, as high as the capitals; `words` is their left end. */
static void
put_icon(struct setter *t, struct vnode *box, const struct icon *icon, mpt size, mpt words)
{
	const struct style *s = t->s;
	const struct part *p = &s->part[PART_TITLES];
	mpt w = mpt_scale(icon->advance, size, icon->upem);
	mpt gap = style_length(s, s->layout->section_titles.icon_gap, p->look.size, t->measure) +
	    (mpt_scale(size, ICON_COLUMN, 1000) - w) / 2;
	mpt middle = mpt_scale(icon->top + icon->bottom, size, 2 * (int64_t)icon->upem);
	vnode_put(t->list->arena, box,
	    (struct item){.kind = ITEM_PATH, .artifact = ARTIFACT_LAYOUT, .x = s->rtl ? words + gap : words - gap - w,
	        .y = middle - p->cap_height / 2,
	        .u.path = {.icon = icon, .size = size, .color = s->layout->colors.icons}});
}

/* Where the words of a line begin. */
static mpt
words_begin(const struct vnode *box, bool rtl)
{
	const struct item *first = NULL, *last = NULL;
	for (size_t i = 0; i < box->count; i++)
		if (box->items[i].kind == ITEM_RUN) {
			first = first ? first : &box->items[i];
			last = &box->items[i];
		}
	return !first ? 0 : rtl ? last->x + last->u.run.width : first->x;
}

/* How far from the frame's edge the words of a line reach. */
static mpt
words_reach(const struct setter *t, const struct vnode *box)
{
	return t->s->rtl ? t->x + t->measure - words_begin(box, false) : words_begin(box, true) - t->x;
}

static void
set_title(struct setter *t, const struct cv_section *section)
{
	struct style *s = t->s;
	enum title_type type = s->layout->section_titles.type;
	const struct part *p = &s->part[PART_TITLES];
	struct elem *h = elem_new(t->pages, t->parent, ROLE_H2, "section");
	struct vlist own = {.arena = t->list->arena};
	mpt left = type == TITLE_MODERNCV ? s->side_space + s->date_width + s->column_gap
	    : type == TITLE_BOX           ? s->side_space
	                                  : 0;
	const struct icon *icon = s->layout->section_titles.icons ? title_icon(s->arena, section) : NULL;
	mpt icon_size = icon ? mpt_scale(p->cap_height, ICON_SIZE, 1000) : 0;
	if (icon)
		left += mpt_scale(icon_size, ICON_COLUMN, 1000) +
		    style_length(s, s->layout->section_titles.icon_gap, p->look.size, t->measure);
	struct rich title =
	    title_accented(s->arena, &section->title, s->rtl ? 0 : s->layout->section_titles.accent_letters);
	struct para_options o = {.align = is_centered(type) ? PARA_CENTER : PARA_LEFT,
	    .x = setter_x(t, left, t->measure - left), .measure = t->measure - left, .rtl = s->rtl};
	if (!para_set(s, t->pages, &own, p, &title, h, &o))
		return;
	if (icon)
		put_icon(t, &own.nodes[0], icon, icon_size, words_begin(&own.nodes[0], s->rtl));
	struct vnode *box = &own.nodes[own.count - 1];
	struct outline *mark = arena_zero(own.arena, 1, sizeof *mark);
	*mark = (struct outline){.title = rich_plain(own.arena, &section->title), .level = 2, .elem = h};
	own.nodes[0].outline = mark;
	mpt width = type == TITLE_PARTIAL_LINE ? words_reach(t, box) : para_width(s, p, &title, FIGURES_DEFAULT);
	put_rules(t, box, mpt_min(width, t->measure));
	if (type == TITLE_BOX)
		put_band(t, box);
	vlist_append(t->list, &own);
}

/* A sub-section: the body's face in bold, close to what it heads. */
static void
set_subtitle(struct setter *t, const struct cv_section *section)
{
	struct style *s = t->s;
	struct part p = s->part[PART_BODY];
	p.look.text.weight = 700;
	p.look.color = s->part[PART_TITLES].look.color;
	struct elem *h = elem_new(t->pages, t->parent, ROLE_H3, "sub-section");
	struct vlist own = {.arena = t->list->arena};
	struct setter inner = entry_frame(t, &own);
	struct para_options o = {.align = PARA_LEFT, .x = inner.x, .measure = inner.measure, .rtl = s->rtl};
	if (!para_set(s, t->pages, &own, &p, &section->title, h, &o))
		return;
	struct outline *mark = arena_zero(own.arena, 1, sizeof *mark);
	*mark = (struct outline){.title = rich_plain(own.arena, &section->title), .level = 3, .elem = h};
	own.nodes[0].outline = mark;
	vlist_append(t->list, &own);
}

void
title_set(struct setter *t, const struct cv_section *section, int level)
{
	size_t from = t->list->count;
	if (level == 1)
		set_title(t, section);
	else
		set_subtitle(t, section);
	vlist_keep(t->list, from, PENALTY_NEVER);
	if (t->list->count == from)
		return;
	if (level == 1)
		vlist_space(t->list, t->s->section_below, GAP_SECTION, PENALTY_NEVER);
	else
		vlist_space(t->list, t->s->text_gap, GAP_ENTRY, PENALTY_NEVER);
}
