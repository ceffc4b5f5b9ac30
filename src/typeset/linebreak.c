/* Total-fit line breaking.
 *
 * The search goes once over the items. At each legal break point it looks at every active node (a
 * way to have broken the text so far) and asks what the line from there to here would cost; the
 * cheapest way to each (line number, fitness class) stays active. Nodes are kept by line number
 * too, not only by class as TeX does while all lines are alike: so the first lines may be narrower,
 * and looseness needs no second search. The cost is a few more nodes, and a CV's paragraphs have
 * a handful of lines.
 *
 * A line's badness is 100 r³ as in TeX, r being how far its glue is stretched or shrunk. Ragged
 * text has rigid glue; there r is the white at the right by `rag`, so that all lines but the last
 * come out about as long, which is what one sees of a good rag. No badness is capped while any
 * is tolerated: of two bad ways the less bad one must win.
 *
 * Not done: TeX's emergency stretch (the caller relaxes the tolerance instead, and never sets a
 * space wider than its limit) and its \exhyphenpenalty (the caller gives penalties). */
#include "typeset/linebreak.h"

#include <math.h>
#include <stdlib.h>

enum {
	LINE_PENALTY = 10,
	ADJACENT_DEMERITS = 10000,     /* neighbors of unlike tightness */
	DOUBLE_HYPHEN_DEMERITS = 10000,
	LAST_HYPHEN_DEMERITS = 5000,   /* a hyphen ends the last line but one */
	LAST_SHORT_DEMERITS = 50000,
	FITNESS_COUNT = 4
};

struct node {
	size_t at;          /* item that it breaks at; SIZE_MAX at the start */
	size_t line;        /* lines before it */
	int fitness;
	bool flagged;
	int64_t demerits;
	mpt post;
	struct lb_line set; /* the line that ends here */
	struct node *before;
	struct node *next;  /* in the active list */
};

struct search {
	struct arena *arena;
	const struct lb_item *items;
	size_t count;
	const struct lb_params *p;
	int64_t *width, *stretch, *shrink; /* sums up to each item */
	struct node *active;
};

static mpt
measure_of(const struct lb_params *p, size_t line)
{
	mpt m = p->narrow && line < p->narrow_lines ? p->narrow : p->measure;
	return line ? m - p->hang : m;
}

static int
fitness_of(double ratio)
{
	if (ratio < -0.5)
		return 0;
	if (ratio <= 0.5)
		return 1;
	return ratio <= 1 ? 2 : 3;
}

static double
ratio_of(const struct lb_params *p, const struct lb_line *l, bool last)
{
	mpt white = l->measure - l->width;
	if (white >= 0 && last)
		return 0;
	if (p->ragged && white >= 0)
		return (double)white / (double)mpt_max(p->rag, 1);
	if (white >= 0)
		return l->stretch > 0 ? (double)white / l->stretch : white ? 1e3 : 0;
	if (p->ragged || l->shrink <= 0)
		return -1e3;
	return (double)white / l->shrink;
}

static double
badness_of(double ratio)
{
	double r = fabs(ratio);
	return 100 * r * r * r;
}

int64_t
linebreak_demerits(const struct lb_params *p, const struct lb_line *line, int penalty, bool flagged,
    bool last, const struct lb_line *before, bool before_flagged)
{
	double b = fmin(badness_of(line->ratio), 1e6);
	int64_t d = (int64_t)((LINE_PENALTY + b) * (LINE_PENALTY + b));
	if (!last && penalty > 0)
		d += (int64_t)penalty * penalty;
	else if (!last && penalty < 0 && penalty > -LB_INFINITE)
		d -= (int64_t)penalty * penalty;
	if (before && flagged && before_flagged)
		d += DOUBLE_HYPHEN_DEMERITS;
	if (before && last && before_flagged)
		d += LAST_HYPHEN_DEMERITS;
	if (before && last && line->width < p->last_min)
		d += LAST_SHORT_DEMERITS;
	int apart = before ? fitness_of(line->ratio) - fitness_of(before->ratio) : 0;
	if (!last && (apart > 1 || apart < -1))
		d += ADJACENT_DEMERITS;
	return d;
}

/* The first item of the line that begins behind a break at `at`: glue vanishes there. */
static size_t
line_start(const struct search *s, size_t at)
{
	size_t i = at == SIZE_MAX ? 0 : at;
	while (i < s->count && s->items[i].kind != LB_BOX &&
	    !(s->items[i].kind == LB_PENALTY && i != at && s->items[i].penalty <= -LB_INFINITE))
		i++;
	return i;
}

static struct lb_line
line_between(const struct search *s, const struct node *from, size_t to)
{
	size_t first = line_start(s, from->at);
	if (first > to)
		first = to;
	struct lb_line l = {.first = first, .end = to, .measure = measure_of(s->p, from->line)};
	l.width = (mpt)(s->width[to] - s->width[first]) + from->post;
	l.stretch = (mpt)(s->stretch[to] - s->stretch[first]);
	l.shrink = (mpt)(s->shrink[to] - s->shrink[first]);
	if (to < s->count && s->items[to].kind == LB_PENALTY)
		l.width += s->items[to].pre;
	return l;
}

static bool
is_break(const struct search *s, size_t i)
{
	if (i == s->count)
		return true;
	const struct lb_item *it = &s->items[i];
	if (it->kind == LB_GLUE)
		return i > 0 && s->items[i - 1].kind == LB_BOX;
	return it->kind == LB_PENALTY && it->penalty < LB_INFINITE && (s->p->hyphens || !it->flagged);
}

/* Keep the cheapest node of each line number and class. */
static void
keep_best(struct node **found, struct node *n)
{
	for (struct node **at = found; *at; at = &(*at)->next) {
		if ((*at)->line != n->line || (*at)->fitness != n->fitness)
			continue;
		if (n->demerits < (*at)->demerits) {
			n->next = (*at)->next;
			*at = n;
		}
		return;
	}
	n->next = *found;
	*found = n;
}

static struct node *
node_at(struct search *s, struct node *from, const struct lb_line *l, size_t i, bool last)
{
	const struct lb_item *it = i < s->count ? &s->items[i] : NULL;
	bool penal = it && it->kind == LB_PENALTY;
	struct node *n = arena_zero(s->arena, 1, sizeof *n);
	n->at = i;
	n->line = from->line + 1;
	n->fitness = fitness_of(l->ratio);
	n->flagged = penal && it->flagged;
	n->post = penal ? it->post : 0;
	n->set = *l;
	n->before = from;
	n->demerits = from->demerits +
	    linebreak_demerits(s->p, l, penal ? it->penalty : 0, n->flagged, last,
	        from->before ? &from->set : NULL, from->flagged);
	return n;
}

/* Try to end a line at item i from every active node; dead nodes leave the list. The one that a
 * too wide box killed last is spared when any badness is allowed: the line comes out overfull. */
static bool
try_break(struct search *s, size_t i)
{
	bool last = i == s->count;
	bool forced = last || (s->items[i].kind == LB_PENALTY && s->items[i].penalty <= -LB_INFINITE);
	bool any = s->p->tolerance < 0;
	struct node *found = NULL, *spare = NULL;
	struct lb_line spare_line = {0};
	for (struct node **at = &s->active; *at;) {
		struct node *from = *at;
		struct lb_line l = line_between(s, from, i);
		l.ratio = ratio_of(s->p, &l, last);
		bool over = l.ratio < -1;
		bool good = !over && (any || badness_of(l.ratio) <= s->p->tolerance);
		if (good)
			keep_best(&found, node_at(s, from, &l, i, last));
		if (over && (!spare || l.width < spare_line.width)) {
			spare = from;
			spare_line = l;
		}
		if (over || forced)
			*at = from->next;
		else
			at = &from->next;
	}
	if (!found && !s->active && any && spare)
		found = node_at(s, spare, &spare_line, i, last);
	while (found) {
		struct node *n = found;
		found = n->next;
		n->next = s->active;
		s->active = n;
	}
	return s->active != NULL;
}

static void
sum_up(struct search *s)
{
	s->width = arena_zero(s->arena, s->count + 1, sizeof *s->width);
	s->stretch = arena_zero(s->arena, s->count + 1, sizeof *s->stretch);
	s->shrink = arena_zero(s->arena, s->count + 1, sizeof *s->shrink);
	for (size_t i = 0; i < s->count; i++) {
		const struct lb_item *it = &s->items[i];
		bool glue = it->kind == LB_GLUE;
		s->width[i + 1] = s->width[i] + (it->kind == LB_PENALTY ? 0 : it->width);
		s->stretch[i + 1] = s->stretch[i] + (glue ? it->stretch : 0);
		s->shrink[i + 1] = s->shrink[i] + (glue ? it->shrink : 0);
	}
}

/* The cheapest end; with looseness, the cheapest of those nearest to the wished number of lines. */
static const struct node *
best_end(const struct search *s)
{
	const struct node *best = NULL;
	for (const struct node *n = s->active; n; n = n->next)
		if (!best || n->demerits < best->demerits)
			best = n;
	if (!best || !s->p->looseness)
		return best;
	long wish = (long)best->line + s->p->looseness;
	for (const struct node *n = s->active; n; n = n->next) {
		long is = labs((long)n->line - wish), was = labs((long)best->line - wish);
		if (is < was || (is == was && n->demerits < best->demerits))
			best = n;
	}
	return best;
}

bool
linebreak(struct arena *a, const struct lb_item *items, size_t count, const struct lb_params *p,
    struct lb_result *out)
{
	struct search s = {.arena = a, .items = items, .count = count, .p = p};
	sum_up(&s);
	s.active = arena_zero(a, 1, sizeof *s.active);
	s.active->at = SIZE_MAX;
	s.active->fitness = 1;
	for (size_t i = 0; i <= count; i++)
		if (is_break(&s, i) && !try_break(&s, i))
			return false;
	const struct node *end = best_end(&s);
	if (!end)
		return false;
	out->count = end->line;
	out->demerits = end->demerits;
	out->lines = arena_zero(a, end->line, sizeof *out->lines);
	for (const struct node *n = end; n->before; n = n->before)
		out->lines[n->line - 1] = n->set;
	return true;
}
