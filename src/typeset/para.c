/* Paragraphs: inline content through the line breaker into boxes. */
#include "typeset/looks.h"
#include "typeset/typo.h"

#include <string.h>

enum {
	RAG_EMS = 4,           /* ragged: the white that costs like a fully stretched space [em] */
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
	for (size_t i = 0; i + 1 < r->count; i++)
		if (r->lines[i].ratio > worst || r->lines[i].ratio < -1)
			return true;
	return false;
}

/* The badness of a space at its widest, 0.6 em. */
static int
widest_badness(struct style *s, const struct look *look)
{
	mpt w = mpt_max(space_width(s, look), 1);
	double r = (0.6 * look->size - w) / (w / 2.0);
	double b = 100 * r * r * r;
	return b < 100 ? 100 : b > 100000 ? 100000 : (int)b;
}

/* The passes: within the layout's tolerance, first without hyphens; then as far as a space may
 * stretch; then anything. */
static void
break_lines(struct style *s, const struct inline_text *t, const struct part *part,
    const struct para_options *o, struct lb_result *r)
{
	struct lb_params p = {.measure = o->measure, .narrow = o->narrow, .narrow_lines = o->narrow_lines,
	    .hang = o->hang, .ragged = o->align != PARA_JUSTIFIED, .rag = RAG_EMS * part->look.size,
	    .last_min = o->measure / LAST_PART, .tolerance = -1,
	    .looseness = s->layout->typography.looseness};
	bool flagged = has_flagged(t);
	if (p.ragged) {
		linebreak(s->arena, t->items, t->count, &p, r);
		if (flagged && has_bad_line(r, 2)) {
			p.hyphens = true;
			linebreak(s->arena, t->items, t->count, &p, r);
		}
		return;
	}
	const int tolerance[] = {s->layout->typography.tolerance, widest_badness(s, &part->look), -1};
	for (size_t i = 0; i < 3; i++)
		for (int hyphens = i == 0 ? 0 : flagged; hyphens <= flagged; hyphens++) {
			p.tolerance = tolerance[i];
			p.hyphens = hyphens;
			if (linebreak(s->arena, t->items, t->count, &p, r))
				return;
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
	for (size_t i = 0; i < r.count; i++) {
		bool last = i + 1 == r.count;
		if (i)
			vlist_space(l, part->leading, o.gap, LINE_BREAK_PENALTY);
		struct vnode *box = vlist_box(l, part->cap_height, 0);
		box->place = t.segments[t.atoms[r.lines[i].first].segment].place;
		size_t end = r.lines[i].end;
		bool cut = end + 1 < t.count && t.atoms[end].kind == ATOM_BREAK && t.atoms[end + 1].kind != ATOM_SPACE;
		mpt hang = i && !o.rtl ? o.hang : 0;
		line_set(s, box, &t, &r.lines[i], &o, ARTIFACT_NONE, o.x + hang, last,
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
	struct rich set = typo_apply(s, typed);
	const struct rich *text = &set;
	struct rich_run *runs = arena_zero(s->arena, text->count + 1, sizeof *runs);
	size_t from = l->count, lines = 0, i = 0;
	const char *rest = NULL;
	struct para_options now = *o;
	while (i < text->count) {
		size_t n = next_lines(s->arena, text, &i, &rest, runs);
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
	keep_ends(l, from);
	return lines;
}

mpt
para_width(struct style *s, const struct part *part, const struct rich *text, enum figures f)
{
	struct inline_text t = {0};
	struct part own = *part;
	struct rich set = typo_apply(s, text);
	if (f != FIGURES_DEFAULT)
		own.look.text.figures = f;
	struct para_options o = {.align = PARA_LEFT, .measure = 0, .rtl = s->rtl};
	inline_build(&t, s, NULL, &own, set.runs, set.count, NULL, &o);
	mpt w = 0;
	for (size_t i = 0; i < t.count; i++)
		if (t.items[i].kind != LB_PENALTY)
			w += t.items[i].width;
	return w;
}

mpt
para_line(struct style *s, struct pages *pages, struct vnode *box, const struct part *part,
    const struct rich *text, struct elem *e, enum artifact artifact, mpt x, bool space)
{
	struct inline_text t = {0};
	struct rich set = typo_apply(s, text);
	struct para_options o = {.align = PARA_LEFT, .measure = 0, .rtl = s->rtl};
	inline_build(&t, s, pages, part, set.runs, set.count, artifact ? NULL : e, &o);
	if (!t.count)
		return 0;
	struct lb_line line = {.first = 0, .end = t.count};
	for (size_t i = 0; i < t.count; i++)
		if (t.items[i].kind != LB_PENALTY)
			line.width += t.items[i].width;
	line.measure = line.width;
	line_set(s, box, &t, &line, &o, artifact, x, true, space);
	return line.width;
}
