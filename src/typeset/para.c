/* Paragraphs: inline content through the line breaker into boxes. */
#include "typeset/looks.h"
#include "typeset/missing.h"
#include "typeset/typo.h"

#include <string.h>

enum {
	RAG_EMS = 4,           /* ragged: the white that costs like a fully stretched space [em] */
	RAG_HOLE = 2,          /* the ratio of white to that at which hyphens are tried */
	HOLE_PART = 4,         /* the part of the measure that binding the last words may leave white */
	FULL_STRETCH = 100,    /* the badness of a space stretched by its all */
	BADNESS_MAX = 100000,
	WIDE_PART = 2,         /* wider than this part of the measure, a last word may stand alone */
	WORDS_BOUND = 2,       /* at the end of a paragraph */
	LAST_PART = 8,         /* a last line shorter than this part of the measure costs */
	LINE_BREAK_PENALTY = 150 /* of ending a page inside a paragraph */
};

static bool
has_flagged(const struct inline_text *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->items[i].flagged)
			return true;
	return false;
}

static bool
has_bad_line(const struct lb_result *r, double worst)
{
	for (size_t i = 0; i < r->count; i++)
		if ((r->lines[i].ratio > worst && i + 1 < r->count) || r->lines[i].ratio < -1)
			return true;
	return false;
}

/* The badness of a space at its widest. */
static int
widest_badness(struct style *s, const struct look *look)
{
	mpt w = mpt_max(space_width(s, look), 1);
	double r = (double)(mpt_scale(look->size, SPACE_MAX, 1000) - w) / mpt_max(w / STRETCH_PART, 1);
	double b = FULL_STRETCH * r * r * r;
	return b < FULL_STRETCH ? FULL_STRETCH : b > BADNESS_MAX ? BADNESS_MAX : (int)b;
}

static struct lb_item *
copy_items(struct style *s, const struct inline_text *t)
{
	struct lb_item *copy = arena_alloc(s->work, t->count * sizeof *copy);
	memcpy(copy, t->items, t->count * sizeof *copy);
	return copy;
}

/* The items without a hyphen in the last word, unless it is long: a last line of '-ment.' looks worse
 * than most. */
static const struct lb_item *
keep_end(struct style *s, const struct inline_text *t, mpt measure)
{
	int64_t width = 0;
	size_t from = t->count;
	bool hyphens = false;
	for (; from > 0 && t->atoms[from - 1].kind != ATOM_SPACE; from--) {
		width += t->items[from - 1].kind == LB_BOX ? t->items[from - 1].width : 0;
		hyphens = hyphens || t->items[from - 1].flagged;
	}
	if (!hyphens || width > measure / WIDE_PART)
		return t->items;
	struct lb_item *kept = copy_items(s, t);
	for (; from < t->count; from++)
		if (kept[from].flagged)
			kept[from].penalty = LB_INFINITE;
	return kept;
}

/* The items with the last word bound to the one before, so that it doesn't end up on a line of its
 * own; NULL where the two are too wide for that to look better. */
static const struct lb_item *
bind_end(struct style *s, const struct inline_text *t, mpt measure)
{
	size_t i = t->count, spaces = 0;
	int64_t width = 0;
	while (i > 0 && spaces < WORDS_BOUND) {
		i--;
		spaces += t->atoms[i].kind == ATOM_SPACE;
		width += t->items[i].kind == LB_PENALTY ? 0 : t->items[i].width;
	}
	if (spaces < WORDS_BOUND || width > measure / WIDE_PART)
		return NULL;
	struct lb_item *bound = copy_items(s, t);
	for (i = t->count; t->atoms[i - 1].kind != ATOM_SPACE; i--)
		if (bound[i - 1].kind == LB_PENALTY)
			bound[i - 1].penalty = LB_INFINITE;
	bound[i - 1] = (struct lb_item){.kind = LB_BOX, .width = bound[i - 1].width};
	for (i--; t->atoms[i - 1].kind == ATOM_BREAK; i--)
		bound[i - 1].penalty = LB_INFINITE;
	return bound;
}

/* Ragged lines: the last two words together unless that leaves a hole; hyphens only where words alone
 * leave one. */
static void
break_ragged(struct style *s, const struct inline_text *t, struct lb_params *p, struct lb_result *r)
{
	const struct lb_item *bound = bind_end(s, t, p->measure);
	double hole = (double)p->measure / HOLE_PART / p->rag;
	p->tolerance = -1;
	if (bound && linebreak(s->work, bound, t->count, p, r) && !has_bad_line(r, hole))
		return;
	linebreak(s->work, t->items, t->count, p, r);
	if (!has_flagged(t) || !has_bad_line(r, RAG_HOLE))
		return;
	p->hyphens = true;
	linebreak(s->work, keep_end(s, t, p->measure), t->count, p, r);
}

/* Let spaces shrink as far as they may at all, not as far as looks well. */
static void
squeeze(struct inline_text *t)
{
	for (size_t i = 0; i < t->count; i++) {
		mpt size = t->segments[t->atoms[i].segment].run->look.size;
		if (t->atoms[i].kind == ATOM_SPACE)
			t->items[i].shrink = mpt_max(t->items[i].width - mpt_scale(size, SPACE_MIN, 1000), 0);
	}
}

/* Within a tolerance: without hyphens if that is asked for, then with them. */
static bool
try_items(struct style *s, const struct inline_text *t, const struct lb_item *items, bool plain,
    struct lb_params *p, struct lb_result *r)
{
	bool flagged = has_flagged(t);
	p->hyphens = false;
	if ((plain || !flagged) && linebreak(s->work, items, t->count, p, r))
		return true;
	p->hyphens = true;
	return flagged && linebreak(s->work, items, t->count, p, r);
}

/* The passes of justified text: no space stretched by more than its all, no part of the last word alone;
 * that, too; spaces as narrow as they may be; then within the layout's tolerance; then as far as a
 * space may go at all; then anything. Each first with the last two words together. */
static void
break_justified(struct style *s, struct inline_text *t, const struct look *look,
    struct lb_params *p, struct lb_result *r)
{
	int wanted = s->layout->typography.tolerance, widest = widest_badness(s, look);
	int full = wanted < 0 || wanted > FULL_STRETCH ? FULL_STRETCH : wanted;
	const int tolerance[] = {full, full, full, wanted, wanted > widest ? wanted : widest, -1};
	const struct lb_item *kept = keep_end(s, t, p->measure);
	for (size_t i = kept == t->items; i < sizeof tolerance / sizeof *tolerance; i++) {
		if (i > 1)
			squeeze(t);
		p->tolerance = tolerance[i];
		const struct lb_item *bound = bind_end(s, t, p->measure);
		bool plain = i < 2;
		if (bound && p->tolerance >= 0 && try_items(s, t, bound, plain, p, r))
			return;
		if (try_items(s, t, i ? t->items : kept, plain, p, r))
			return;
	}
}

static void
break_lines(struct style *s, struct inline_text *t, const struct part *part,
    const struct para_options *o, struct lb_result *r)
{
	struct lb_params p = {.measure = o->measure, .narrow = o->narrow, .narrow_lines = o->narrow_lines,
	    .hang = o->hang, .ragged = o->align != PARA_JUSTIFIED, .rag = RAG_EMS * part->look.size,
	    .last_min = o->measure / LAST_PART, .looseness = s->layout->typography.looseness};
	if (p.ragged)
		break_ragged(s, t, &p, r);
	else
		break_justified(s, t, &part->look, &p, r);
}

/* Lines that end inside a word that was too wide for them. */
static void
report_cuts(struct style *s, const struct inline_text *t, const struct lb_result *r)
{
	for (size_t i = 0; i + 1 < r->count; i++) {
		size_t end = r->lines[i].end;
		const struct atom *a = &t->atoms[end];
		if (end < t->count && a->kind == ATOM_BREAK && t->items[end].penalty == HARD_CUT_PENALTY)
			missing_words(s->missing, s->diags, t->text + a->begin, t->segments[a->segment].run->place);
	}
}

static size_t
set_lines(struct style *s, struct pages *pages, struct vlist *l, const struct part *part,
    const struct rich_run *runs, size_t count, struct elem *e, struct para_options o, bool more)
{
	struct inline_text t = {0};
	struct lb_result r = {0};
	inline_build(&t, s, pages, part, runs, count, e, &o);
	if (!t.count)
		return 0;
	break_lines(s, &t, part, &o, &r);
	looks_lines(s, &t, &r, &o);
	report_cuts(s, &t, &r);
	for (size_t i = 0; i < r.count; i++) {
		bool last = i + 1 == r.count;
		if (i)
			vlist_space(l, part->leading, o.gap, LINE_BREAK_PENALTY);
		struct vnode *box = vlist_box(l, part->cap_height, 0);
		box->place = t.segments[t.atoms[r.lines[i].first].segment].run->place;
		size_t end = r.lines[i].end;
		bool cut = end + 1 < t.count && t.atoms[end].kind == ATOM_BREAK && t.atoms[end + 1].kind != ATOM_SPACE;
		mpt in = i && !o.rtl ? o.hang : 0;
		if (o.rtl && o.narrow && i < o.narrow_lines)
			in = o.measure - o.narrow;
		line_set(s, box, &t, &r.lines[i], &o, ARTIFACT_NONE, o.x + in, last,
		    (!last && !cut) || (last && more));
	}
	return r.count;
}

/* No single line at the foot or the head of a page. */
static void
keep_ends(struct vlist *l, size_t from)
{
	struct vnode *first = NULL, *last = NULL;
	for (size_t i = from; i < l->count; i++)
		if (l->nodes[i].kind == V_BREAK) {
			first = first ? first : &l->nodes[i];
			last = &l->nodes[i];
		}
	if (first)
		first->penalty = last->penalty = PENALTY_NEVER;
}

/* The runs up to the next hard break, which is cut out; *i moves behind it. */
static size_t
next_lines(struct arena *a, const struct rich *text, size_t *i, const char **rest, struct rich_run *out)
{
	size_t n = 0;
	while (*i < text->count) {
		struct rich_run r = text->runs[*i];
		if (*rest)
			r.text = *rest;
		const char *nl = strchr(r.text, '\n');
		if (nl) {
			*rest = nl + 1;
			r.text = arena_dup(a, r.text, (size_t)(nl - r.text));
			out[n++] = r;
			return n;
		}
		*rest = NULL;
		(*i)++;
		out[n++] = r;
	}
	return n;
}

size_t
para_set(struct style *s, struct pages *pages, struct vlist *l, const struct part *part,
    const struct rich *typed, struct elem *e, const struct para_options *o)
{
	struct arena_mark work = arena_mark(s->work);
	struct rich set = typo_apply(s, typed);
	const struct rich *text = &set;
	struct rich_run *runs = arena_zero(s->work, text->count + 1, sizeof *runs);
	size_t from = l->count, lines = 0, i = 0;
	const char *rest = NULL;
	struct para_options now = *o;
	while (i < text->count) {
		size_t n = next_lines(s->work, text, &i, &rest, runs);
		size_t before = l->count;
		if (lines)
			vlist_space(l, part->leading, o->gap, LINE_BREAK_PENALTY);
		size_t made = set_lines(s, pages, l, part, runs, n, e, now, i < text->count);
		if (!made)
			l->count = before;
		lines += made;
		now.narrow_lines = now.narrow_lines > made ? now.narrow_lines - made : 0;
		if (lines && o->hang) {
			now.x = o->x + (o->rtl ? 0 : o->hang);
			now.measure = o->measure - o->hang;
			now.hang = 0;
		}
	}
	arena_rewind(s->work, work);
	keep_ends(l, from);
	return lines;
}

/* On one line. */
static mpt
natural_width(const struct inline_text *t)
{
	mpt w = 0;
	for (size_t i = 0; i < t->count; i++)
		if (t->items[i].kind != LB_PENALTY)
			w = mpt_add(w, t->items[i].width);
	return w;
}

mpt
para_width(struct style *s, const struct part *part, const struct rich *text, enum figures f)
{
	struct inline_text t = {0};
	struct part own = *part;
	struct arena_mark work = arena_mark(s->work);
	struct rich set = typo_apply(s, text);
	if (f != FIGURES_DEFAULT)
		own.look.text.figures = f;
	struct para_options o = {.align = PARA_LEFT, .measure = 0, .rtl = s->rtl};
	inline_build(&t, s, NULL, &own, set.runs, set.count, NULL, &o);
	mpt w = natural_width(&t);
	arena_rewind(s->work, work);
	return w;
}

mpt
para_line(struct style *s, struct pages *pages, struct vnode *box, const struct part *part,
    const struct rich *text, struct elem *e, enum artifact artifact, mpt x, bool space)
{
	struct inline_text t = {0};
	struct arena_mark work = arena_mark(s->work);
	struct rich set = typo_apply(s, text);
	struct para_options o = {.align = PARA_LEFT, .measure = 0, .rtl = s->rtl};
	inline_build(&t, s, pages, part, set.runs, set.count, artifact ? NULL : e, &o);
	mpt width = natural_width(&t);
	struct lb_line line = {.end = t.count, .width = width, .measure = width};
	if (t.count)
		line_set(s, box, &t, &line, &o, artifact, x, true, space);
	arena_rewind(s->work, work);
	return width;
}
