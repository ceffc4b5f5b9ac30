/* Sections and entries into the vertical lists of main column and sidebar, and these onto pages. */
#include "typeset/looks.h"
#include "typeset/setter.h"
#include "typeset/sidebar.h"

#include <stdlib.h>

enum { SECTION_PENALTY = -20, LAST_MIN = 150, GAP_STRETCH = 250, GAP_SHRINK = 250 };

/* The width that the section's degrees need, at least the layout's and at most a fifth of the measure. */
static mpt
degree_width(struct setter *t, const struct cv_section *section)
{
	struct style *s = t->s;
	const struct layout_entry *tpl = &s->layout->templates.entry[ENTRY_EDUCATION];
	if (!tpl->degree_column || !*tpl->degree_column)
		return 0;
	const struct template *parsed = style_template(s, tpl->degree_column, tpl->degree_place);
	mpt most = 0;
	bool any = false;
	for (size_t i = 0; i < section->entry_count; i++) {
		const struct cv_entry *e = &section->entries[i];
		struct entry_values v = {.s = s, .cv = t->cv, .entry = e, .section = section};
		if (e->kind != ENTRY_EDUCATION)
			continue;
		struct template_lines lines = template_expand(s->arena, parsed, value_of, &v);
		for (size_t k = 0; k < lines.count; k++) {
			any = true;
			most = mpt_max(most, para_width(s, &s->part[PART_BODY], &lines.lines[k].text, FIGURES_DEFAULT));
		}
	}
	return any ? mpt_max(s->degree_width, mpt_min(most, t->measure / 5)) : 0;
}

static void
set_entries(struct setter *t, const struct cv_section *section)
{
	t->section = section;
	t->degree_width = degree_width(t, section);
	lead_measure(t, section);
	t->open_list = NULL;
	t->number = 0;
	bool skills = skills_are_in(t, section);
	for (size_t i = 0; i < section->entry_count;) {
		size_t n = skills ? skills_set(t, &section->entries[i], section->entry_count - i, i == 0) : 0;
		if (!n)
			entry_set(t, &section->entries[i], i == 0);
		i += n ? n : 1;
	}
}

static void
set_section(struct setter *t, const struct cv_section *section)
{
	struct style *s = t->s;
	t->parent = elem_new(t->pages, t->pages->structure, ROLE_SECT, NULL);
	bool first = !t->list->count || t->list->nodes[t->list->count - 1].kind == V_GAP;
	int penalty = section->page_break == PAGE_BREAK_BEFORE ? PENALTY_FORCE : SECTION_PENALTY;
	if (!first || penalty == PENALTY_FORCE)
		vlist_space(t->list, s->section_above, GAP_SECTION, penalty);
	size_t from = t->list->count;
	title_set(t, section, 1);
	set_entries(t, section);
	struct elem *own = t->parent;
	for (size_t i = 0; i < section->section_count; i++) {
		if (i || section->entry_count)
			vlist_space(t->list, s->entry_gap, GAP_ENTRY, 0);
		t->parent = elem_new(t->pages, own, ROLE_SECT, NULL);
		title_set(t, &section->sections[i], 2);
		set_entries(t, &section->sections[i]);
	}
	if (section->page_break == PAGE_BREAK_AVOID || !s->layout->sections.allow_page_break)
		vlist_keep_whole(t->list, from, s->text_height);
}

static void
put_background(struct page *page, struct pages *p, color c, struct rect r)
{
	page_put(p->arena, page, (struct item){.kind = ITEM_FILL, .artifact = ARTIFACT_BACKGROUND, .x = r.x,
	    .y = r.y, .u.fill = {.w = r.w, .h = r.h, .color = c}});
}

/* The page's color and the sidebar's, which begins `top` below the upper edge. */
static void
put_backgrounds(struct style *s, struct pages *pages, struct page *page, const struct frames *f, mpt top)
{
	const struct layout *l = s->layout;
	struct rect band = {f->band.x, top, f->band.w, f->band.h - top};
	if (l->page.has_background)
		put_background(page, pages, l->page.background, (struct rect){0, 0, s->page_width, s->page_height});
	if (l->sidebar.has_sidebar && l->sidebar.has_background)
		put_background(page, pages, l->sidebar.background, band);
}

static struct flow_result
break_list(struct style *s, const struct vlist *l, mpt first_top, bool rigid)
{
	struct flow_params p = {.first_height = s->text_height - first_top, .height = s->text_height, .last_min = LAST_MIN,
	    .stretch = GAP_STRETCH, .shrink = rigid ? 0 : GAP_SHRINK};
	return flow_break(s->arena, l, &p);
}

/* Where a header above both columns ends, and where the sidebar's text begins below it. */
static void
measure_header(struct composition *c, const struct frames *f, mpt *bottom)
{
	const struct flow_page *first = c->main_pages.pages;
	size_t end = c->main_header;
	*bottom = 0;
	if (!f->across || !c->main_pages.count || !end)
		return;
	c->side_top = flow_top(&c->main, first, end);
	while (end && c->main.nodes[end - 1].kind != V_BOX)
		end--;
	*bottom = c->style->top + flow_top(&c->main, first, end);
}

/* The nodes [first, end) of a page of a list. */
static void
put_nodes(struct composition *c, size_t page, const struct vlist *l, const struct flow_result *r, size_t first,
    size_t end, struct point at)
{
	if (page >= r->count)
		return;
	struct flow_page part = r->pages[page];
	at.y += flow_top(l, &part, first);
	part.first = part.first < first ? first : part.first;
	part.end = part.end > end ? end : part.end;
	flow_put(c->pages, &c->pages->pages[page], page, l, &part, at.x, at.y);
}

/* The header in whatever column first, then one column wholly after the other, as the CV begins. */
static void
put_page(struct composition *c, size_t page, const struct frames *f, bool side_first)
{
	mpt top = c->style->top;
	struct point main = {f->main_x, top}, side = {f->side_x, top + (page ? 0 : c->side_top)};
	put_nodes(c, page, &c->main, &c->main_pages, 0, c->main_header, main);
	put_nodes(c, page, &c->side, &c->side_pages, 0, c->side_header, side);
	if (side_first)
		put_nodes(c, page, &c->side, &c->side_pages, c->side_header, SIZE_MAX, side);
	put_nodes(c, page, &c->main, &c->main_pages, c->main_header, SIZE_MAX, main);
	if (!side_first)
		put_nodes(c, page, &c->side, &c->side_pages, c->side_header, SIZE_MAX, side);
}

static int
compare_outlines(const void *a, const void *b)
{
	const struct outline *x = a, *y = b;
	return (x->elem->id > y->elem->id) - (x->elem->id < y->elem->id);
}

static void
make_pages(struct composition *c, const struct cv *cv, const struct frames *f, bool rigid)
{
	struct style *s = c->style;
	mpt bottom;
	vlist_clear_sides(&c->main, s->date_clearance);
	vlist_clear_sides(&c->side, s->date_clearance);
	c->main_pages = break_list(s, &c->main, 0, rigid);
	measure_header(c, f, &bottom);
	if (c->side.count)
		c->side_pages = break_list(s, &c->side, c->side_top, rigid);
	size_t n = c->main_pages.count > c->side_pages.count ? c->main_pages.count : c->side_pages.count;
	bool side_first = cv->section_count && sidebar_has(s->layout, &cv->sections[0]);
	for (size_t i = 0; i < (n ? n : 1); i++)
		page_add(c->pages, s->page_width, s->page_height);
	for (size_t i = 0; i < c->pages->count; i++) {
		c->pages->pages[i].side_x = f->side_x;
		c->pages->pages[i].side_w = f->side_w;
		put_backgrounds(s, c->pages, &c->pages->pages[i], f, i ? 0 : bottom);
		notes_put(s, c->pages, cv, i);
		put_page(c, i, f, side_first);
	}
	if (c->pages->outline_count)
		qsort(c->pages->outlines, c->pages->outline_count, sizeof *c->pages->outlines, compare_outlines);
}

struct composition
compose(struct arena *a, const struct cv *cv, const struct layout *l, struct shaper *shaper,
    const struct compose_options *o, struct diags *d)
{
	struct composition c = {.main = {.arena = a}, .side = {.arena = a}};
	c.pages = pages_new(a);
	c.style = style_new(a, l, cv, shaper, &o->scales, d);
	c.style->looks = o->looks;
	c.style->root = o->root;
	struct frames f = frames_of(c.style);
	struct setter main = {.s = c.style, .pages = c.pages, .cv = cv, .list = &c.main, .measure = f.main_w,
	    .parent = c.pages->structure};
	struct setter side = main, top = main;
	style_set_measure(c.style, f.main_w);
	if (l->sidebar.has_sidebar && l->sidebar.has_background) {
		c.style->note_x = f.main_x;
		c.style->note_measure = f.main_w;
	}
	if (l->sidebar.has_sidebar)
		side.s = sidebar_style(c.style, &f);
	side.list = &c.side;
	side.measure = f.side_w;
	side.sidebar = true;
	if (f.across) {
		top.x = c.style->left - f.main_x;
		top.measure = c.style->measure;
	}
	header_set(&top, l->sidebar.has_sidebar ? &side : NULL);
	c.main_header = c.main.count;
	c.side_header = c.side.count;
	for (size_t i = 0; i < cv->section_count; i++)
		set_section(sidebar_has(l, &cv->sections[i]) ? &side : &main, &cv->sections[i]);
	make_pages(&c, cv, &f, o->rigid);
	looks_pages(&c);
	metadata_set(&main, o->now);
	return c;
}
