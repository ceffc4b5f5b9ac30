/* Skills with their levels: cells of a grid with bars or dots, or tags.
 *
 * Whatever is drawn, the words are there: bars, dots and the ground of tags are artifacts
 * beside a label, its details and its level in words. What has more to say than that (dates,
 * bullets) is set as any entry. */
#include "typeset/setter.h"


#include <string.h>

enum {
	CELL_MIN = 8500, /* least width of a cell [thousandths of em, as what follows] */
	CELL_GAP = 1800,
	BAR_HEIGHT = 320,
	BAR_ABOVE = 420,
	TAG_PAD = 420,  /* left and right of its words */
	TAG_RISE = 280, /* above and below */
	TAG_GAP = 420,  /* between two, across and down */
	TAG_RADIUS = 280,
	TRACK = 220,    /* how much of the accent is in a bar's ground [thousandths] */
	TAG_TINT = 130, /* and in a tag's */
	DOTS = 5,
	DOT_SIZE = 820, /* of the height of capitals */
	DOT_STEP = 1250,
	FULL = 100 /* percent */
};

static mpt
ems(const struct setter *t, int thousandths)
{
	return mpt_scale(t->s->part[PART_BODY].look.size, thousandths, 1000);
}

static bool
is_skill(const struct cv_entry *e)
{
	bool plain = !e->highlight_count && !e->position_count && !e->link_count &&
	             e->date.kind == DATE_NONE && e->start.kind == DATE_NONE &&
	             e->end.kind == DATE_NONE;
	return plain && (e->kind == ENTRY_ONE_LINE ||
	                    (e->kind == ENTRY_NORMAL && !cv_field(e, "location")));
}

bool
skills_are_in(const struct setter *t, const struct cv_section *section)
{
	const struct layout *l = t->s->layout;
	if (l->entries.skills == SKILLS_LINE)
		return false;
	for (size_t i = 0; l->entries.skills_in && l->entries.skills_in[i]; i++)
		if (section_is(section, l->entries.skills_in[i]))
			return true;
	return false;
}

static const struct rich *
first_field(const struct cv_entry *e, const char *a, const char *b)
{
	const struct rich *r = cv_field(e, a);
	return r ? r : cv_field(e, b);
}

static struct rich
label_of(struct setter *t, const struct cv_entry *e)
{
	const struct rich *label = first_field(e, "label", "name");
	struct rich bold = {0};
	if (label)
		rich_append(t->s->arena, &bold, label, RICH_BOLD);
	return bold;
}

/* Details and level. */
static struct rich
words_of(struct setter *t, const struct cv_entry *e)
{
	const struct rich *details = first_field(e, "details", "summary"),
	                  *level = cv_field(e, "level");
	struct rich words = {0};
	if (details)
		rich_append(t->s->arena, &words, details, 0);
	if (details && level)
		rich_add(t->s->arena, &words,
		    (struct rich_run){.text = style_comma(t->s), .place = e->place});
	if (level)
		rich_append(t->s->arena, &words, level, 0);
	return words;
}

static void
put_shape(struct setter *t, struct vnode *box, struct rect r, mpt radius, color c)
{
	vnode_put(t->list->arena, box,
	    (struct item){.kind = ITEM_FILL,
	        .artifact = ARTIFACT_LAYOUT,
	        .x = setter_x(t, r.x, r.w),
	        .y = r.y,
	        .u.fill = {.w = r.w, .h = r.h, .radius = radius, .color = c}});
}

/* Below the line: the whole in a tint, the part on it. */
static void
put_bar(struct setter *t, int level)
{
	color accent = t->s->layout->colors.accent;
	mpt high = ems(t, BAR_HEIGHT);
	vlist_space(t->list, ems(t, BAR_ABOVE), GAP_LINE, PENALTY_NEVER);
	struct vnode *box = vlist_box(t->list, high, 0);
	struct rect bar = {0, -high, t->measure, high};
	put_shape(t, box, bar, high / 2, style_tint(t->s, accent, TRACK));
	bar.w = mpt_scale(t->measure, level, FULL);
	if (bar.w)
		put_shape(t, box, bar, high / 2, accent);
}

static mpt
dots_width(const struct setter *t)
{
	mpt high = t->s->part[PART_BODY].cap_height;
	return mpt_scale(high, DOT_STEP * (DOTS - 1) + DOT_SIZE, 1000);
}

/* At the end of the line. */
static void
put_dots(struct setter *t, struct vnode *box, int level)
{
	color accent = t->s->layout->colors.accent;
	mpt high = t->s->part[PART_BODY].cap_height, size = mpt_scale(high, DOT_SIZE, 1000);
	mpt x = t->measure - dots_width(t);
	mpt filled = mpt_scale(level, DOTS, FULL);
	for (int i = 0; i < DOTS; i++) {
		struct rect dot = {x, -(high + size) / 2, size, size};
		put_shape(t, box, dot, size / 2,
		    i < filled ? accent : style_tint(t->s, accent, TRACK));
		x += mpt_scale(high, DOT_STEP, 1000);
	}
}

/* Label and words on one line, the words at the end or behind; below it when there is no room.
 */
static struct vnode *
set_label(struct setter *t, const struct rich *label, const struct rich *words, struct elem *e,
    mpt room, bool at_end)
{
	struct style *s = t->s;
	const struct part *body = &s->part[PART_BODY];
	mpt first = para_width(s, body, label, FIGURES_DEFAULT),
	    second = para_width(s, body, words, FIGURES_DEFAULT);
	mpt gap = ems(t, TAG_GAP);
	size_t at = t->list->count;
	struct para_options o = setter_para(t, 0, room);
	o.align = PARA_LEFT;
	if (second && first + gap + second <= room) {
		struct vnode *box = vlist_box(t->list, body->cap_height, 0);
		para_line(s, t->pages, box, body, label, e, ARTIFACT_NONE,
		    setter_x(t, 0, first), true);
		mpt x = at_end ? room - second : first + gap;
		para_line(s, t->pages, box, body, words, e, ARTIFACT_NONE,
		    setter_x(t, x, second), true);
		return box;
	}
	struct rich both = {0};
	rich_append(s->arena, &both, label, 0);
	if (second)
		rich_add(s->arena, &both, (struct rich_run){.text = "\n"});
	rich_append(s->arena, &both, words, 0);
	para_set(s, t->pages, t->list, body, &both, e, &o);
	return t->list->count > at ? &t->list->nodes[at] : NULL;
}

static void
set_text(struct setter *t, const struct cv_entry *e, struct elem *elem)
{
	struct rich label = label_of(t, e), words = words_of(t, e), all = {0};
	struct para_options o = setter_para(t, 0, t->measure);
	rich_append(t->s->arena, &all, &label, 0);
	if (!rich_is_empty(&words))
		rich_add(t->s->arena, &all,
		    (struct rich_run){.text = ": ", .style = RICH_BOLD, .place = e->place});
	rich_append(t->s->arena, &all, &words, 0);
	o.align = PARA_LEFT;
	para_set(t->s, t->pages, t->list, &t->s->part[PART_BODY], &all, elem, &o);
}

static void
set_cell(struct setter *t, const struct cv_entry *e, struct elem *elem)
{
	struct rich label = label_of(t, e), words = words_of(t, e);
	enum skills_style style = t->s->layout->entries.skills;
	int level = e->level;
	if (level < 0 || style == SKILLS_GRID) {
		set_text(t, e, elem);
		return;
	}
	bool dots = style == SKILLS_DOTS;
	mpt room = dots ? t->measure - dots_width(t) - ems(t, TAG_GAP) : t->measure;
	struct vnode *box = set_label(t, &label, &words, elem, room, !dots);
	if (!dots)
		put_bar(t, level);
	else if (box)
		put_dots(t, box, level);
}

/* Where the tags of an entry have come to. */
struct tags {
	struct setter *t;
	struct elem *elem;
	struct vnode *box; /* NULL: none begun */
	mpt x;
};

static mpt
tag_height(const struct setter *t)
{
	return t->s->part[PART_BODY].cap_height + 2 * ems(t, TAG_RISE);
}

/* Room of width w on the line, or on the next. */
static void
make_room(struct tags *g, mpt w)
{
	struct setter *t = g->t;
	if (g->box && g->x + w <= t->measure)
		return;
	if (g->box)
		vlist_space(t->list, ems(t, TAG_GAP), GAP_LINE, PENALTY_NEVER);
	mpt rise = ems(t, TAG_RISE);
	g->box = vlist_box(t->list, tag_height(t) - rise, rise);
	g->x = 0;
}

static void
put_tag(struct tags *g, const struct rich *words)
{
	struct setter *t = g->t;
	struct style *s = t->s;
	const struct part *body = &s->part[PART_BODY];
	mpt w = para_width(s, body, words, FIGURES_DEFAULT), pad = ems(t, TAG_PAD);
	make_room(g, w + 2 * pad);
	struct rect ground = {
	    g->x, -body->cap_height - ems(t, TAG_RISE), w + 2 * pad, tag_height(t)};
	put_shape(t, g->box, ground, ems(t, TAG_RADIUS),
	    style_tint(s, s->layout->colors.accent, TAG_TINT));
	para_line(s, t->pages, g->box, body, words, g->elem, ARTIFACT_NONE,
	    setter_x(t, g->x + pad, w), true);
	g->x += w + 2 * pad + ems(t, TAG_GAP);
}

static void
put_label(struct tags *g, const struct rich *label)
{
	struct setter *t = g->t;
	const struct part *body = &t->s->part[PART_BODY];
	mpt w = para_width(t->s, body, label, FIGURES_DEFAULT);
	make_room(g, w);
	para_line(t->s, t->pages, g->box, body, label, g->elem, ARTIFACT_NONE,
	    setter_x(t, g->x, w), true);
	g->x += w + ems(t, TAG_GAP);
}

/* The next of words that commas part, commas in brackets aside. */
struct comma {
	const struct rich *text;
	size_t run, at; /* where it goes on */
};

static bool
next_word(struct arena *a, struct comma *c, struct rich *out)
{
	int depth = 0;
	*out = (struct rich){0};
	for (; c->run < c->text->count; c->run++, c->at = 0) {
		struct rich_run r = c->text->runs[c->run];
		const char *from = r.text + c->at, *to = from;
		for (; *to && (depth > 0 || !locale_comma(to)); to++)
			depth += (*to == '(') - (*to == ')');
		from += rich_is_empty(out) ? strspn(from, " ") : 0;
		r.text = arena_dup(a, from, to > from ? (size_t)(to - from) : 0);
		if (*r.text)
			rich_add(a, out, r);
		c->at = (size_t)(to - c->text->runs[c->run].text) + locale_comma(to);
		if (*to)
			return true;
	}
	return !rich_is_empty(out);
}

static bool
fit_all(struct setter *t, const struct rich *words)
{
	struct comma c = {.text = words};
	struct rich word;
	while (next_word(t->s->arena, &c, &word))
		if (para_width(t->s, &t->s->part[PART_BODY], &word, FIGURES_DEFAULT) +
		        2 * ems(t, TAG_PAD) >
		    t->measure)
			return false;
	return true;
}

static void
set_tags(struct setter *t, const struct cv_entry *e)
{
	struct rich label = label_of(t, e), words = words_of(t, e), word;
	struct tags g = {.t = t, .elem = elem_new(t->pages, t->parent, ROLE_P, "line")};
	struct comma c = {.text = &words};
	if (!fit_all(t, &words) ||
	    para_width(t->s, &t->s->part[PART_BODY], &label, FIGURES_DEFAULT) > t->measure) {
		set_text(t, e, g.elem);
		return;
	}
	if (rich_is_empty(&words)) {
		put_tag(&g, &label);
		return;
	}
	put_label(&g, &label);
	while (next_word(t->s->arena, &c, &word))
		if (!rich_is_empty(&word))
			put_tag(&g, &word);
}

static size_t
column_count(const struct setter *t, mpt measure)
{
	mpt least = ems(t, CELL_MIN), gap = ems(t, CELL_GAP);
	size_t columns = (size_t)t->s->layout->entries.skills_columns;
	while (columns > 1 && (measure - ((mpt)columns - 1) * gap) / (mpt)columns < least)
		columns--;
	return columns;
}

/* One row of cells as one box. */
static void
set_row(struct setter *t, const struct cv_entry *entries, size_t count, mpt width,
    struct elem *list)
{
	mpt high = t->s->part[PART_BODY].cap_height, most = high;
	struct vnode *box = vlist_box(t->list, high, 0);
	size_t at = t->list->count - 1;
	for (size_t i = 0; i < count; i++) {
		struct vlist cell = {.arena = t->list->arena};
		mpt x = (mpt)i * (width + ems(t, CELL_GAP));
		struct setter inner = setter_frame(t, &cell, x, width);
		struct elem *li = elem_new(t->pages, list, ROLE_LI, NULL);
		set_cell(&inner, &entries[i], elem_new(t->pages, li, ROLE_LBODY, "skill"));
		box = &t->list->nodes[at];
		vlist_pack(t->list->arena, box, &cell, -high);
		most = mpt_max(most, vlist_height(&cell));
	}
	box->depth = most - high;
	box->entry_start = true;
}

/* Does it share its row? What has no level among bars or dots is a text across. */
static bool
is_cell(struct setter *t, const struct cv_entry *e)
{
	return t->s->layout->entries.skills == SKILLS_GRID || e->level >= 0;
}

static void
set_cells(struct setter *t, const struct cv_entry *entries, size_t count)
{
	size_t columns = column_count(t, t->measure), n;
	mpt width = (t->measure - ((mpt)columns - 1) * ems(t, CELL_GAP)) / (mpt)columns;
	struct elem *list = elem_new(t->pages, t->parent, ROLE_L, NULL);
	for (size_t i = 0; i < count; i += n) {
		bool cell = is_cell(t, &entries[i]);
		for (n = 1;
		     cell && n < columns && i + n < count && is_cell(t, &entries[i + n]);)
			n++;
		if (i)
			vlist_space(t->list, t->s->text_gap, GAP_ENTRY, 0);
		set_row(t, &entries[i], n, cell ? width : t->measure, list);
	}
}

static void
set_all_tags(struct setter *t, const struct cv_entry *entries, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			vlist_space(t->list, t->s->text_gap, GAP_ENTRY, 0);
		set_tags(t, &entries[i]);
	}
}

size_t
skills_set(struct setter *t, const struct cv_entry *entries, size_t count, bool first)
{
	struct setter inner = entry_frame(t, t->list);
	size_t n = 0;
	while (n < count && is_skill(&entries[n]))
		n++;
	if (n && !first)
		vlist_space(t->list, t->s->text_gap, GAP_ENTRY, 0);
	if (n && t->s->layout->entries.skills == SKILLS_TAGS)
		set_all_tags(&inner, entries, n);
	else if (n)
		set_cells(&inner, entries, n);
	return n;
}
