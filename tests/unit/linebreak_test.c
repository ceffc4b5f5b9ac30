/* Line breaking against an exhaustive search, and the properties that any breaking has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "typeset/linebreak.h"

enum { ITEMS_MAX = 40, LINES_MAX = 48, ROUNDS = 60000 };

struct text {
	struct lb_item items[ITEMS_MAX];
	size_t count;
};

/* All ways to break: for each number of lines the least demerits. */
struct ways {
	const struct text *text;
	const struct lb_params *p;
	int64_t best[LINES_MAX];
	bool any[LINES_MAX];
};

/* Where a way stands: behind a break. */
struct stand {
	size_t next, line;
	bool flagged;
	bool fresh; /* no line before counts */
	bool blank; /* an empty line may follow */
	mpt post;
	int64_t demerits;
	struct lb_line before;
};

static uint32_t seed;

static uint32_t
roll(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static bool
is_forcing(const struct text *t, size_t i)
{
	return t->items[i].kind == LB_PENALTY && t->items[i].penalty <= -LB_INFINITE;
}

static bool
may_break(const struct text *t, const struct lb_params *p, size_t i)
{
	if (i == t->count)
		return true;
	const struct lb_item *it = &t->items[i];
	if (it->kind == LB_BOX)
		return false;
	if (it->kind == LB_GLUE)
		return i > 0 && it[-1].kind == LB_BOX;
	return it->penalty < LB_INFINITE && (p->hyphens || !it->flagged);
}

static size_t
skip_white(const struct text *t, size_t i)
{
	while (i < t->count && t->items[i].kind != LB_BOX && !is_forcing(t, i))
		i++;
	return i;
}

static struct lb_line
natural_line(const struct text *t, const struct lb_params *p, const struct stand *s, size_t end)
{
	struct lb_line l = {.first = s->next < end ? s->next : end, .end = end, .width = s->post};
	for (size_t i = l.first; i < end; i++) {
		const struct lb_item *it = &t->items[i];
		l.width += it->kind == LB_PENALTY ? 0 : it->width;
		l.stretch += it->kind == LB_GLUE ? it->stretch : 0;
		l.shrink += it->kind == LB_GLUE ? it->shrink : 0;
	}
	if (end < t->count && t->items[end].kind == LB_PENALTY)
		l.width += t->items[end].pre;
	l.measure = p->narrow && s->line < p->narrow_lines ? p->narrow : p->measure;
	l.measure -= s->line ? p->hang : 0;
	return l;
}

static bool
is_overfull(const struct lb_params *p, const struct lb_line *l)
{
	return l->width - (p->ragged ? 0 : l->shrink) > l->measure;
}

static double
set_ratio(const struct lb_params *p, const struct lb_line *l, bool last)
{
	double white = l->measure - l->width;
	if (is_overfull(p, l))
		return -1 + (white + (p->ragged ? 0 : l->shrink)) / mpt_max(l->measure, 1);
	if (white < 0)
		return white / l->shrink;
	if (last || !(white > 0))
		return 0;
	if (p->ragged)
		return white / p->rag;
	return l->stretch ? white / l->stretch : 20 + white / mpt_max((mpt)white, l->measure);
}

/* Whether a line may be broken so that there is something on both sides. */
static bool
has_break_within(const struct text *t, const struct lb_params *p, const struct lb_line *l)
{
	bool broken = false;
	for (size_t i = l->first; i < l->end; i++) {
		if (broken && t->items[i].kind == LB_BOX)
			return true;
		broken = broken || may_break(t, p, i);
	}
	return false;
}

static bool
is_allowed(const struct text *t, const struct lb_params *p, const struct stand *s,
    const struct lb_line *l, bool forced)
{
	double r = l->ratio < 0 ? -l->ratio : l->ratio;
	if (l->first == l->end)
		return forced && s->blank;
	if (is_overfull(p, l) && (p->tolerance >= 0 || has_break_within(t, p, l)))
		return false;
	return p->tolerance < 0 || 100 * r * r * r <= p->tolerance;
}

static void
explore(struct ways *w, const struct stand *s)
{
	const struct text *t = w->text;
	for (size_t i = s->line ? s->before.end + 1 : 0; i <= t->count; i++) {
		if (!may_break(t, w->p, i))
			continue;
		bool last = i == t->count, forced = last || is_forcing(t, i);
		bool penal = !last && t->items[i].kind == LB_PENALTY;
		struct lb_line l = natural_line(t, w->p, s, i);
		l.ratio = set_ratio(w->p, &l, forced);
		if (is_allowed(t, w->p, s, &l, forced)) {
			bool flagged = penal && t->items[i].flagged;
			struct stand n = {.next = skip_white(t, i + 1), .line = s->line + 1,
			    .flagged = flagged, .fresh = forced, .blank = forced,
			    .post = penal ? t->items[i].post : 0, .before = l};
			n.demerits = s->demerits +
			    linebreak_demerits(w->p, &l, penal ? t->items[i].penalty : 0, flagged,
			        forced, s->fresh ? NULL : &s->before, s->flagged);
			if (!last)
				explore(w, &n);
			else if (!w->any[n.line] || n.demerits < w->best[n.line]) {
				w->any[n.line] = true;
				w->best[n.line] = n.demerits;
			}
		}
		if (forced)
			return;
	}
}

/* The number of lines of the way that is wished for; 0 when there is none. */
static size_t
wished(const struct ways *w)
{
	size_t best = 0, choice;
	for (size_t i = 1; i < LINES_MAX; i++)
		if (w->any[i] && (!best || w->best[i] < w->best[best]))
			best = i;
	choice = best;
	for (size_t i = 1; best && w->p->looseness && i < LINES_MAX; i++) {
		long wish = (long)best + w->p->looseness;
		long is = labs((long)i - wish), was = labs((long)choice - wish);
		if (w->any[i] && w->best[i] < w->best[best] + 100000000000000 &&
		    (is < was || (is == was && w->best[i] < w->best[choice])))
			choice = i;
	}
	return choice;
}

static mpt
length(uint32_t from, uint32_t below)
{
	return (mpt)(from + roll(below)) * 1000;
}

static struct lb_item
random_white(bool ragged)
{
	uint32_t kind = roll(10);
	struct lb_item it = {.kind = LB_GLUE, .width = length(1, 2)};
	if (!ragged && roll(8)) {
		it.stretch = length(0, 3);
		it.shrink = it.width / 3;
	}
	if (kind < 6)
		return it;
	it = (struct lb_item){.kind = LB_PENALTY, .penalty = (int)roll(200) - 50};
	if (kind == 6) {
		it.flagged = true;
		it.pre = length(0, 3);
		it.post = length(0, 3) - 1000;
	}
	if (kind == 7)
		it.pre = length(0, 3) - 1000;
	if (kind == 9 && !roll(3))
		it.penalty = roll(2) ? LB_INFINITE : -LB_INFINITE;
	return it;
}

static void
random_text(struct text *t, bool ragged)
{
	size_t boxes = 1 + roll(9);
	memset(t, 0, sizeof *t);
	for (size_t i = 0; i < boxes; i++) {
		mpt width = length(1, roll(12) ? 6 : 20);
		t->items[t->count++] = (struct lb_item){.kind = LB_BOX, .width = width};
		for (uint32_t n = roll(8) ? 1 : roll(3); i + 1 < boxes && n > 0; n--)
			t->items[t->count++] = random_white(ragged);
	}
}

static struct lb_params
random_params(void)
{
	struct lb_params p = {
	    .measure = length(6, 16), .rag = length(1, 8), .last_min = length(0, 6)};
	static const int tolerances[] = {-1, -1, 10, 100, 200, 1000, 100000, 2000000};
	p.tolerance = tolerances[roll(8)];
	p.ragged = roll(2);
	p.hyphens = roll(3);
	if (!roll(3)) {
		p.narrow = p.measure - length(0, 4);
		p.narrow_lines = roll(4);
	}
	if (!roll(3))
		p.hang = length(0, 3);
	if (!roll(4))
		p.looseness = (int)roll(5) - 2;
	return p;
}

/* Lines follow each other, nothing but white between them; none too wide that could be broken. */
static void
check_lines(const struct text *t, const struct lb_params *p, const struct lb_result *r)
{
	size_t next = 0;
	for (size_t i = 0; i < r->count; i++) {
		const struct lb_line *l = &r->lines[i];
		for (; next < l->first; next++)
			assert_true(t->items[next].kind != LB_BOX);
		assert_true(l->first == l->end || t->items[l->first].kind == LB_BOX);
		assert_true(may_break(t, p, l->end));
		bool overfull = is_overfull(p, l);
		assert_int_equal(overfull, l->ratio < -1);
		for (size_t k = l->first; k < l->end; k++)
			assert_false(is_forcing(t, k));
		assert_false(overfull && has_break_within(t, p, l));
		double ratio = l->ratio < 0 ? -l->ratio : l->ratio;
		assert_true(p->tolerance < 0 || 100 * ratio * ratio * ratio <= p->tolerance);
		next = l->end;
	}
	assert_int_equal(next, t->count);
}

static void
optimum_is_the_optimum(void **state)
{
	(void)state;
	struct arena a = {0};
	for (uint32_t round = 0; round < ROUNDS; round++) {
		seed = round;
		struct lb_params p = random_params();
		struct text t;
		random_text(&t, p.ragged);
		struct ways w = {.text = &t, .p = &p};
		struct stand start = {.next = skip_white(&t, 0), .fresh = true, .blank = true};
		explore(&w, &start);
		size_t lines = wished(&w);
		struct lb_result r = {0};
		bool found = linebreak(&a, t.items, t.count, &p, &r);
		if (found != (lines > 0) || (found && r.demerits != w.best[r.count]) ||
		    (found && w.best[r.count] != w.best[lines]))
			fail_msg("round %u: %zu lines, %lld demerits; best %zu, %lld", round,
			    r.count, (long long)r.demerits, lines, (long long)w.best[lines]);
		assert_true(found || p.tolerance >= 0);
		if (found)
			check_lines(&t, &p, &r);
		arena_free(&a);
	}
}

static const struct lb_item WORD = {.kind = LB_BOX, .width = 30000};
static const struct lb_item SPACE = {
    .kind = LB_GLUE, .width = 3000, .stretch = 1500, .shrink = 1000};
static const struct lb_item HYPHEN = {
    .kind = LB_PENALTY, .penalty = 50, .flagged = true, .pre = 3000};
static const struct lb_item HARD = {.kind = LB_PENALTY, .penalty = -LB_INFINITE};

static struct lb_result
break_at(struct arena *a, const struct lb_item *items, size_t count, struct lb_params p)
{
	struct lb_result r = {0};
	assert_true(linebreak(a, items, count, &p, &r));
	return r;
}

static void
nothing_is_one_line(void **state)
{
	(void)state;
	struct arena a = {0};
	struct lb_result r = break_at(&a, NULL, 0, (struct lb_params){.measure = 100000});
	assert_int_equal(r.count, 1);
	assert_int_equal(r.lines[0].end, 0);
	arena_free(&a);
}

static void
hard_break_ends_a_line_at_no_cost(void **state)
{
	(void)state;
	struct arena a = {0};
	struct lb_item items[] = {WORD, HARD, WORD, SPACE, WORD, HARD, HARD, WORD};
	struct lb_params p = {.measure = 400000, .tolerance = 100};
	struct lb_result r = break_at(&a, items, 8, p);
	assert_int_equal(r.count, 4);
	assert_int_equal(r.lines[1].first, 2);
	assert_int_equal(r.lines[1].end, 5);
	assert_int_equal(r.lines[2].first, r.lines[2].end);
	assert_int_equal(r.demerits, 400);
	arena_free(&a);
}

static void
looseness_makes_no_blank_lines(void **state)
{
	(void)state;
	struct arena a = {0};
	struct lb_item soft = {.kind = LB_PENALTY};
	struct lb_item items[] = {WORD, SPACE, soft, WORD};
	struct lb_params p = {.measure = 40000, .tolerance = -1, .looseness = 2};
	assert_int_equal(break_at(&a, items, 4, p).count, 2);
	arena_free(&a);
}

static void
word_that_is_too_wide_stands_alone(void **state)
{
	(void)state;
	struct arena a = {0};
	struct lb_item wide = {.kind = LB_BOX, .width = 200000};
	struct lb_item items[] = {WORD, SPACE, WORD, SPACE, wide, SPACE, WORD};
	struct lb_params p = {.measure = 70000, .tolerance = -1};
	struct lb_result r = break_at(&a, items, 7, p), none = {0};
	assert_int_equal(r.count, 3);
	assert_int_equal(r.lines[1].first, 4);
	assert_true(r.lines[1].ratio < -1);
	assert_true(r.lines[0].ratio >= -1 && r.lines[2].ratio >= -1);
	p.tolerance = 10000;
	assert_false(linebreak(&a, items, 7, &p, &none));
	assert_null(none.lines);
	arena_free(&a);
}

/* A hyphen that sticks out must not hide the break behind the word, which fits without it. */
static void
hyphen_that_sticks_out_hides_nothing(void **state)
{
	(void)state;
	struct arena a = {0};
	struct lb_item end = {.kind = LB_BOX, .width = 1000};
	struct lb_item items[] = {WORD, SPACE, WORD, HYPHEN, end, SPACE, WORD};
	struct lb_params p = {.measure = 64000, .tolerance = 100, .hyphens = true};
	struct lb_result r = break_at(&a, items, 7, p);
	assert_int_equal(r.count, 2);
	assert_int_equal(r.lines[0].end, 5);
	arena_free(&a);
}

static void
ragged_text_avoids_a_lonely_word(void **state)
{
	(void)state;
	struct arena a = {0};
	struct lb_item items[] = {WORD, SPACE, WORD, SPACE, WORD, SPACE, WORD};
	struct lb_params p = {.measure = 100000, .tolerance = -1, .ragged = true, .rag = 40000};
	assert_int_equal(break_at(&a, items, 7, p).lines[0].end, 5);
	p.last_min = 50000;
	assert_int_equal(break_at(&a, items, 7, p).lines[0].end, 3);
	arena_free(&a);
}

static void
narrow_lines_and_hang_change_the_measure(void **state)
{
	(void)state;
	struct arena a = {0};
	struct lb_item items[] = {WORD, SPACE, WORD, SPACE, WORD, SPACE, WORD};
	struct lb_params p = {.measure = 100000, .tolerance = -1, .ragged = true, .rag = 40000,
	    .narrow = 40000, .narrow_lines = 1, .hang = 30000};
	struct lb_result r = break_at(&a, items, 7, p);
	assert_int_equal(r.count, 3);
	assert_int_equal(r.lines[0].end, 1);
	assert_int_equal(r.lines[0].measure, 40000);
	assert_int_equal(r.lines[1].measure, 70000);
	arena_free(&a);
}

static void
huge_lengths_do_not_overflow(void **state)
{
	(void)state;
	struct arena a = {0};
	struct lb_item items[5], huge = {.kind = LB_BOX, .width = MPT_MAX};
	for (size_t i = 0; i < 5; i++)
		items[i] = huge;
	struct lb_params p = {.measure = 1000, .tolerance = -1};
	struct lb_result r = break_at(&a, items, 5, p);
	assert_int_equal(r.count, 1);
	assert_int_equal(r.lines[0].width, MPT_MAX);
	arena_free(&a);
}

/* Words of three to five syllables. */
static size_t
long_text(struct lb_item *items, size_t words)
{
	size_t n = 0;
	seed = 7;
	for (size_t i = 0; i < words; i++) {
		if (i)
			items[n++] = SPACE;
		for (uint32_t k = 3 + roll(3); k > 0; k--) {
			items[n++] = (struct lb_item){.kind = LB_BOX, .width = length(6, 8)};
			if (k > 1)
				items[n++] = HYPHEN;
		}
	}
	return n;
}

static double
milliseconds(struct lb_params p)
{
	static struct lb_item items[200 * 10];
	struct arena a = {0};
	size_t count = long_text(items, 200);
	clock_t began = clock();
	break_at(&a, items, count, p);
	double spent = (double)(clock() - began) * 1000 / CLOCKS_PER_SEC;
	arena_free(&a);
	return spent;
}

/* The budget is 0.3 ms; a sanitizer takes five times as long, a slip in the search thousands. */
static void
long_text_is_fast(void **state)
{
	(void)state;
	struct lb_params p = {.measure = 480000, .tolerance = 200, .hyphens = true};
	assert_true(milliseconds(p) < 15);
	p.tolerance = -1;
	assert_true(milliseconds(p) < 15);
	p.ragged = true;
	p.rag = 40000;
	assert_true(milliseconds(p) < 15);
	p.looseness = 1;
	assert_true(milliseconds(p) < 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(optimum_is_the_optimum),
	    cmocka_unit_test(nothing_is_one_line),
	    cmocka_unit_test(hard_break_ends_a_line_at_no_cost),
	    cmocka_unit_test(looseness_makes_no_blank_lines),
	    cmocka_unit_test(word_that_is_too_wide_stands_alone),
	    cmocka_unit_test(hyphen_that_sticks_out_hides_nothing),
	    cmocka_unit_test(ragged_text_avoids_a_lonely_word),
	    cmocka_unit_test(narrow_lines_and_hang_change_the_measure),
	    cmocka_unit_test(huge_lengths_do_not_overflow),
	    cmocka_unit_test(long_text_is_fast),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
