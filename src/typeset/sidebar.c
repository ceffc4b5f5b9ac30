/* Frames and style of two columns. */
#include "typeset/sidebar.h"

#include "typeset/setter.h"

static bool
is_across(const struct layout *l)
{
	return l->header.type == HEADER_BANNER ||
	       (!l->sidebar.name && !l->sidebar.headline && !l->sidebar.contacts &&
	           !l->sidebar.photo);
}

struct frames
frames_of(const struct style *s)
{
	const struct layout *l = s->layout;
	struct frames f = {.main_x = s->left, .main_w = s->measure};
	if (!l->sidebar.has_sidebar)
		return f;
	mpt em = s->part[PART_BODY].look.size;
	mpt gap = style_length(s, l->sidebar.gap, em, s->measure);
	mpt pad = style_length(s, l->sidebar.padding, em, s->measure);
	mpt width = style_length(s, l->sidebar.width, em, s->measure);
	bool right = l->sidebar.right != s->rtl;
	mpt x = right ? s->page_width - s->right - width : s->left;
	f.main_w -= width + gap;
	f.main_x = right ? s->left : s->left + width + gap;
	f.side_x = x + pad;
	f.side_w = width - 2 * pad;
	f.band = (struct rect){
	    right ? x : 0, 0, right ? s->page_width - x : x + width, s->page_height};
	f.across = is_across(l);
	return f;
}

/* Everything that is drawn in one color, so that it can be read on any. */
static void
color_all(struct style *s, struct layout *l, color c)
{
	for (int i = 0; i < PART_COUNT; i++)
		s->part[i].look.color = c;
	l->colors.body = l->colors.links = l->colors.rule = l->colors.bullets =
	    l->colors.icons = c;
	l->colors.accent = l->colors.dates = l->colors.connections = l->colors.section_titles =
	    c;
}

struct style *
sidebar_style(const struct style *s, const struct frames *f)
{
	struct style *side = arena_zero(s->arena, 1, sizeof *side);
	struct layout *l = arena_zero(s->arena, 1, sizeof *l);
	*side = *s;
	*l = *s->layout;
	side->layout = l;
	l->typography.alignment = l->entries.highlights.alignment = TEXT_LEFT;
	l->typography.date_alignment = ALIGN_LEFT;
	l->entries.date_side = DATES_RIGHT;
	l->entries.timeline = false;
	if (l->section_titles.type == TITLE_MODERNCV)
		l->section_titles.type = TITLE_FULL_LINE;
	if (l->sidebar.has_text)
		color_all(side, l, l->sidebar.text);
	if (l->sidebar.has_background)
		side->paper = l->sidebar.background;
	style_set_measure(side, f->side_w);
	side->side_space = 0;
	side->stack_dates = true;
	return side;
}

bool
sidebar_has(const struct layout *l, const struct cv_section *section)
{
	for (size_t i = 0;
	     l->sidebar.has_sidebar && l->sidebar.sections && l->sidebar.sections[i]; i++)
		if (section_is(section, l->sidebar.sections[i]))
			return true;
	return false;
}
