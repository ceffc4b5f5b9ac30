/* Total-fit line breaking.
 *
 * The search goes once over the items. At each legal break point it looks at every active node (a
 * way to have broken the text so far) and asks what the line from there to here would cost; the
 * cheapest way to each (line number, fitness class) stays active. Line numbers count only as long
 * as they matter: up to the line from where all measures are alike. Looseness needs a second
 * search, in which all line numbers count, but none beyond the wish. A class that is dearer than
 * another by all that unlike neighbors can cost is dropped, as TeX does. Active nodes stand in the
 * order of the text: the first ones die when their line is overfull, and the search stops at the
 * first one whose line, and so every later one's, is too loose for the tolerance or to outdo the
 * ways that are found already. A way that costs more than filling each line before the next does
 * is given up.
 *
 * A line's badness is 100 r³ as in TeX, r being how far its glue is stretched or shrunk. Ragged
 * text has rigid glue; there r is the white at the right by `rag`, so that all lines but the last
 * come out about as long, which is what one sees of a good rag. The line before a forced break is a
 * last line too: its white costs nothing.
 *
 * A line without a box exists only between two forced breaks. An overfull one is made only when any
 * badness is tolerated and the line can't be broken within; it costs more than all else, so that
 * another way, if there is one, wins.
 *
 * Not done: TeX's emergency stretch (the caller relaxes the tolerance instead, and never sets a
 * space wider than its limit) and its \exhyphenpenalty (the caller gives penalties). */
#include "typeset/linebreak.h"

#include <math.h>
#include <stdlib.h>

enum {
	LINE_PENALTY = 10,
	ADJACENT_DEMERITS = 10000, /* neighbors of unlike tightness */
	DOUBLE_HYPHEN_DEMERITS = 10000,
	LAST_HYPHEN_DEMERITS = 5000, /* a hyphen ends the last line but one */
	LAST_SHORT_DEMERITS = 50000,
	RIGID_RATIO = 20, /* of a line that has white and nothing to stretch, full or not */
	LEAST_EVERY = 32  /* items */
};

#define BADNESS_MAX       1e6
#define OVERFULL_DEMERITS 100000000000000     /* more than a hundred of the worst lines */
#define DEMERITS_MAX      4000000000000000000 /* sums of two still fit */

struct sum {
	int64_t width, stretch, shrink;
};

struct node {
	size_t at;    /* item that it breaks at */
	size_t first; /* item that the next line begins with */
	size_t line;  /* lines before it */
	int fitness;
	bool flagged, forced;
	int64_t demerits;
	mpt post;
	struct lb_line set; /* the line that ends here */
	struct node *before;
	struct node *next; /* in the active list */
};

/* A legal break point. */
struct spot {
	size_t at;
	int penalty;
	bool flagged;
	bool forced; /* the end is, too */
	mpt pre, post;
};

struct search {
	struct arena *arena;
	const struct lb_item *items;
	size_t count;
	const struct lb_params *p;
	struct sum *sums;           /* of all items before each */
	mpt pre_least, post_most;   /* of all penalties, and 0 */
	bool rewards;               /* a penalty is negative, and more lines may cost less */
	mpt measure_least;
	size_t line_alike;          /* from here on line numbers don't matter */
	size_t line_most;           /* more are not wanted */
	size_t previous;            /* the legal break point before the one tried */
	size_t inner;               /* the one before the last box */
	int64_t least;              /* no active node has fewer demerits */
	int64_t most;               /* no node with more is part of the best way */
	double ratio_most;          /* nor is a line with more white */
	size_t least_due;           /* the item where that is to be made exact again */
	struct node *active, **end; /* in the order of the text; where to append */
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

static mpt
overrun(const struct lb_params *p, const struct lb_line *l)
{
	mpt least = p->ragged ? l->width : l->width - l->shrink;
	return mpt_max(least - l->measure, 0);
}

static double
loose_ratio(const struct lb_params *p, mpt white, mpt stretch, mpt measure)
{
	if (p->ragged)
		return (double)white / mpt_max(p->rag, 1);
	if (stretch > 0)
		return (double)white / stretch;
	return white ? RIGID_RATIO + (double)white / mpt_max(measure, white) : 0;
}

static double
ratio_of(const struct lb_params *p, const struct lb_line *l, bool last)
{
	mpt white = l->measure - l->width;
	if (white >= 0)
		return last ? 0 : loose_ratio(p, white, l->stretch, l->measure);
	mpt over = overrun(p, l);
	return over ? -1 - (double)over / mpt_max(l->measure, 1) : (double)white / l->shrink;
}

static double
badness_of(double ratio)
{
	double r = fabs(ratio);
	return 100 * r * r * r;
}

static int64_t
line_demerits(double badness)
{
	double b = badness < BADNESS_MAX ? badness : BADNESS_MAX;
	return (int64_t)((LINE_PENALTY + b) * (LINE_PENALTY + b));
}

int64_t
linebreak_demerits(const struct lb_params *p, const struct lb_line *line, int penalty, bool flagged,
    bool last, const struct lb_line *before, bool before_flagged)
{
	int64_t d = line_demerits(badness_of(line->ratio));
	mpt over = overrun(p, line);
	if (over)
		d += OVERFULL_DEMERITS + (int64_t)over * LINE_PENALTY;
	if (!last && penalty > 0)
		d += (int64_t)penalty * penalty;
	else if (!last && penalty > -LB_INFINITE)
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

static bool
is_forced(const struct lb_item *it)
{
	return it->kind == LB_PENALTY && it->penalty <= -LB_INFINITE;
}

/* The first item of a line that begins at i: glue and penalties vanish there. */
static size_t
line_start(const struct search *s, size_t i)
{
	while (i < s->count && s->items[i].kind != LB_BOX && !is_forced(&s->items[i]))
		i++;
	return i;
}

static mpt
clamp(int64_t sum)
{
	return (mpt)(sum < MPT_MAX ? sum : MPT_MAX);
}

/* The line but for its ratio. */
static inline struct lb_line
span_between(const struct search *s, const struct node *from, const struct spot *to)
{
	size_t first = from->first < to->at ? from->first : to->at;
	const struct sum *begin = &s->sums[first], *end = &s->sums[to->at];
	struct lb_line l = {.first = first, .end = to->at, .measure = measure_of(s->p, from->line)};
	l.width = clamp(end->width - begin->width + from->post + to->pre);
	l.stretch = clamp(end->stretch - begin->stretch);
	l.shrink = clamp(end->shrink - begin->shrink);
	return l;
}

static struct lb_line
line_between(const struct search *s, const struct node *from, const struct spot *to)
{
	struct lb_line l = span_between(s, from, to);
	l.ratio = ratio_of(s->p, &l, to->forced);
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
	return it->kind == LB_PENALTY && it->penalty < LB_INFINITE &&
	    (s->p->hyphens || !it->flagged);
}

static struct spot
spot_at(const struct search *s, size_t i)
{
	struct spot b = {.at = i};
	b.forced = i == s->count;
	if (b.forced || s->items[i].kind != LB_PENALTY)
		return b;
	const struct lb_item *it = &s->items[i];
	b.penalty = it->penalty;
	b.flagged = it->flagged;
	b.forced = is_forced(it);
	b.pre = it->pre;
	b.post = it->post;
	return b;
}

/* Whether a line may be made although it is too wide. */
static bool
is_solid(const struct search *s, const struct lb_line *l)
{
	return s->p->tolerance < 0 && s->inner <= l->first;
}

static bool
is_legal(const struct search *s, const struct node *from, const struct spot *to,
    const struct lb_line *l)
{
	if (l->first == l->end)
		return to->forced && (from->forced || !from->before);
	if (from->line >= s->line_most)
		return false;
	if (overrun(s->p, l))
		return is_solid(s, l);
	return s->p->tolerance < 0 || badness_of(l->ratio) <= s->p->tolerance;
}

/* Whether no line from here to a later break point can be made. */
static bool
is_dead(const struct search *s, const struct spot *to, const struct lb_line *l)
{
	struct lb_line least = *l;
	least.width += s->pre_least - to->pre;
	return l->first < l->end && overrun(s->p, &least) && !is_solid(s, l);
}

static struct node *
node_at(const struct search *s, struct node *from, const struct spot *to, const struct lb_line *l,
    int64_t demerits)
{
	struct node *n = arena_alloc(s->arena, sizeof *n);
	*n = (struct node){.at = to->at,
	    .first = line_start(s, to->at + 1),
	    .line = from->line + 1,
	    .fitness = fitness_of(l->ratio),
	    .flagged = to->flagged,
	    .forced = to->forced,
	    .demerits = demerits,
	    .post = to->post,
	    .set = *l,
	    .before = from};
	return n;
}

static bool
is_alike(const struct search *s, size_t line, size_t other)
{
	return line == other || (line >= s->line_alike && other >= s->line_alike);
}

/* Keep the cheapest node of each line number and class. */
static void
keep_best(const struct search *s, struct node **found, struct node *from, const struct spot *to,
    const struct lb_line *l)
{
	bool fresh = from->forced || !from->before;
	int64_t d = from->demerits +
	    linebreak_demerits(s->p, l, to->penalty, to->flagged, to->forced,
	        fresh ? NULL : &from->set, from->flagged);
	d = d < DEMERITS_MAX ? d : DEMERITS_MAX;
	if (d > s->most)
		return;
	int fitness = fitness_of(l->ratio);
	while (*found &&
	    ((*found)->fitness != fitness || !is_alike(s, (*found)->line, from->line + 1)))
		found = &(*found)->next;
	if (*found && (*found)->demerits <= d)
		return;
	struct node *n = node_at(s, from, to, l, d);
	n->next = *found ? (*found)->next : NULL;
	*found = n;
}

static bool
is_outdone(const struct search *s, const struct node *n, const struct node *found)
{
	for (; found; found = found->next)
		if (is_alike(s, found->line, n->line) &&
		    n->demerits >= found->demerits + ADJACENT_DEMERITS)
			return true;
	return false;
}

static int64_t
least_demerits(const struct node *n)
{
	int64_t least = DEMERITS_MAX;
	for (; n; n = n->next)
		least = n->demerits < least ? n->demerits : least;
	return least;
}

/* Whether this line and those from all later nodes are too loose to be made, or to be any good
 * beside what is found already. */
static bool
is_hopeless(const struct search *s, const struct node *from, const struct spot *to,
    const struct lb_line *l, const struct node *found)
{
	mpt white = s->measure_least - (l->width - from->post + s->post_most);
	if (to->forced || white <= 0)
		return false;
	double ratio = loose_ratio(s->p, white, l->stretch, l->measure);
	double badness = badness_of(ratio < RIGID_RATIO ? ratio : RIGID_RATIO);
	if (s->p->tolerance >= 0 && badness > s->p->tolerance)
		return true;
	if (!found || s->line_alike > 1)
		return false;
	int64_t least = s->least + line_demerits(badness);
	if (to->penalty < 0)
		least -= (int64_t)to->penalty * to->penalty;
	return least >= least_demerits(found) + ADJACENT_DEMERITS;
}

/* Whether this line and those from all later nodes have so much white that no best way has them. */
static bool
is_early(const struct search *s, const struct node *from, const struct spot *to)
{
	size_t first = from->first < to->at ? from->first : to->at;
	const struct sum *begin = &s->sums[first], *end = &s->sums[to->at];
	int64_t white = s->measure_least - (end->width - begin->width + to->pre + s->post_most);
	int64_t part = s->p->ragged ? mpt_max(s->p->rag, 1) : end->stretch - begin->stretch;
	return white > 0 && !to->forced && (double)white > s->ratio_most * (double)part;
}

static void
append_active(struct search *s, struct node *found)
{
	for (struct node **n = &found; *n;)
		if (is_outdone(s, *n, found))
			*n = (*n)->next;
		else
			n = &(*n)->next;
	*s->end = found;
	int64_t least = least_demerits(found);
	s->least = least < s->least ? least : s->least;
	while (*s->end)
		s->end = &(*s->end)->next;
}

/* Try to end a line at item i from every active node; dead nodes leave the list. */
static void
try_break(struct search *s, size_t i)
{
	struct spot to = spot_at(s, i);
	struct node *found = NULL;
	if (i >= s->least_due) {
		s->least = least_demerits(s->active);
		s->least_due = i + LEAST_EVERY;
	}
	for (struct node **at = &s->active; *at;) {
		struct node *from = *at;
		if (is_early(s, from, &to))
			break;
		struct lb_line l = line_between(s, from, &to);
		if (is_legal(s, from, &to, &l))
			keep_best(s, &found, from, &to, &l);
		if (is_hopeless(s, from, &to, &l, found))
			break;
		if (!to.forced && !is_dead(s, &to, &l)) {
			at = &from->next;
			continue;
		}
		*at = from->next;
		if (!*at)
			s->end = at;
	}
	append_active(s, found);
	s->previous = i;
}

static void
sum_up(struct search *s)
{
	s->sums = arena_alloc(s->arena, (s->count + 1) * sizeof *s->sums);
	s->sums[0] = (struct sum){0};
	for (size_t i = 0; i < s->count; i++) {
		const struct lb_item *it = &s->items[i];
		struct sum sum = s->sums[i];
		if (it->kind != LB_PENALTY)
			sum.width += it->width;
		if (it->kind == LB_GLUE) {
			sum.stretch += it->stretch;
			sum.shrink += it->shrink;
		}
		if (it->kind == LB_PENALTY) {
			s->pre_least = mpt_min(s->pre_least, it->pre);
			s->post_most = mpt_max(s->post_most, it->post);
			s->rewards = s->rewards || (it->penalty < 0 && !is_forced(it));
		}
		s->sums[i + 1] = sum;
	}
}

static void
survey_measures(struct search *s)
{
	const struct lb_params *p = s->p;
	mpt narrow = p->narrow && p->narrow_lines ? p->narrow : p->measure;
	s->line_alike = p->narrow ? p->narrow_lines : 0;
	if (p->hang && !s->line_alike)
		s->line_alike = 1;
	s->measure_least = mpt_min(p->measure, narrow) - mpt_max(p->hang, 0);
}

/* End the line of a greedy way: what that costs, and the node that the next one begins with. */
static int64_t
end_line(const struct search *s, struct node *n, const struct spot *to)
{
	bool fresh = n->forced || !n->line;
	struct lb_line l = line_between(s, n, to);
	int64_t d = linebreak_demerits(s->p, &l, to->penalty, to->flagged, to->forced,
	    fresh ? NULL : &n->set, n->flagged);
	*n = (struct node){.first = line_start(s, to->at + 1), .line = n->line + 1, .flagged = to->flagged,
	    .forced = to->forced, .post = to->post, .set = l};
	return s->p->tolerance < 0 || badness_of(l.ratio) <= s->p->tolerance ? d : DEMERITS_MAX;
}

/* What it costs to fill every line before the next: the best way costs no more. DEMERITS_MAX where
 * that can't be done. */
static int64_t
greedy_demerits(const struct search *s)
{
	struct node n = {.first = line_start(s, 0)};
	struct spot end = {0};
	int64_t sum = 0;
	bool any = false;
	for (size_t i = 0; i <= s->count && sum < DEMERITS_MAX; i++) {
		if (!is_break(s, i))
			continue;
		struct spot to = spot_at(s, i);
		struct lb_line l = span_between(s, &n, &to);
		bool fits = l.first < l.end && !overrun(s->p, &l);
		if (fits) {
			end = to;
			any = true;
		}
		if (!to.forced && (fits || l.first == l.end))
			continue;
		if (!any)
			return DEMERITS_MAX;
		sum += end_line(s, &n, &end);
		i = end.at;
		any = false;
	}
	return sum;
}

/* The ratio of white at which a line alone costs more than `most`, and a little for rounding; without
 * limit where a line that has nothing to stretch might cost less than one that has. */
static double
ratio_limit(int64_t most)
{
	double badness = sqrt((double)most) - LINE_PENALTY;
	double ratio = cbrt((badness > 0 ? badness : 0) / 100) * 1.01 + 0.01;
	return ratio < RIGID_RATIO ? ratio : HUGE_VAL;
}

/* Whether all fits on one line: no other way costs as little. */
static bool
is_one_line(const struct lb_item *items, size_t count, const struct lb_params *p, struct lb_line *l)
{
	struct sum sum = {0};
	if (!count || items->kind != LB_BOX || p->looseness)
		return false;
	*l = (struct lb_line){.end = count, .measure = measure_of(p, 0)};
	for (size_t i = 0; i < count && sum.width <= l->measure; i++) {
		const struct lb_item *it = &items[i];
		if (it->kind == LB_PENALTY && it->penalty < 0)
			return false;
		sum.width += it->kind == LB_PENALTY ? 0 : it->width;
		sum.stretch += it->kind == LB_GLUE ? it->stretch : 0;
		sum.shrink += it->kind == LB_GLUE ? it->shrink : 0;
	}
	l->width = clamp(sum.width);
	l->stretch = clamp(sum.stretch);
	l->shrink = clamp(sum.shrink);
	return sum.width <= l->measure;
}

static const struct node *
cheapest_end(const struct search *s)
{
	const struct node *best = NULL;
	for (const struct node *n = s->active; n; n = n->next)
		if (!best || n->demerits < best->demerits)
			best = n;
	return best;
}

static const struct node *
run(struct search *s)
{
	s->active = arena_zero(s->arena, 1, sizeof *s->active);
	s->active->first = line_start(s, 0);
	s->end = &s->active->next;
	s->previous = s->inner = s->least_due = 0;
	for (size_t i = 0; i <= s->count && s->active; i++)
		if (i < s->count && s->items[i].kind == LB_BOX)
			s->inner = s->previous;
		else if (is_break(s, i))
			try_break(s, i);
	return cheapest_end(s);
}

/* The cheapest end of those nearest to the wished number of lines, but nothing overfull for its
 * sake. */
static const struct node *
wished_end(struct search *s, const struct node *best)
{
	long wish = (long)best->line + s->p->looseness;
	int64_t limit = best->demerits + OVERFULL_DEMERITS;
	s->line_alike = SIZE_MAX;
	s->line_most = best->line + (size_t)labs(s->p->looseness);
	best = run(s);
	for (const struct node *n = s->active; n; n = n->next) {
		long is = labs((long)n->line - wish), was = labs((long)best->line - wish);
		bool nearer = is < was || (is == was && n->demerits < best->demerits);
		if (nearer && n->demerits < limit)
			best = n;
	}
	return best;
}

bool
linebreak(struct arena *a, const struct lb_item *items, size_t count, const struct lb_params *p,
    struct lb_result *out)
{
	struct search s = {
	    .arena = a, .items = items, .count = count, .p = p, .line_most = SIZE_MAX};
	struct lb_line whole;
	if (is_one_line(items, count, p, &whole)) {
		out->count = 1;
		out->demerits = linebreak_demerits(p, &whole, 0, false, true, NULL, false);
		out->lines = arena_alloc(a, sizeof *out->lines);
		*out->lines = whole;
		return true;
	}
	sum_up(&s);
	survey_measures(&s);
	s.most = s.rewards || p->looseness ? DEMERITS_MAX : greedy_demerits(&s);
	s.ratio_most = ratio_limit(s.most);
	const struct node *end = run(&s);
	if (!end)
		return false;
	if (p->looseness)
		end = wished_end(&s, end);
	out->count = end->line;
	out->demerits = end->demerits;
	out->lines = arena_zero(a, end->line, sizeof *out->lines);
	for (const struct node *n = end; n->before; n = n->before)
		out->lines[n->line - 1] = n->set;
	return true;
}
