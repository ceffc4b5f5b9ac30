/* Page breaks against an exhaustive search, what they must never do, and pages made from them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "typeset/flow.h"

enum { BOXES_MAX = 12, ROUNDS = 60000, PT = 1000 };

/* What is compared, from the top down. */
struct price {
	int64_t over, never, kept, pages, cost;
};

/* A list as boxes and what stands before each of them. */
struct boxes {
	size_t count;
	size_t node[BOXES_MAX];
	int64_t top[BOXES_MAX], bottom[BOXES_MAX];
	bool may_break[BOXES_MAX]; /* before it */
	int penalty[BOXES_MAX];
};

static uint32_t seed;

static int
roll(int below)
{
	seed = seed * 1664525u + 1013904223u;
	return (int)((seed >> 8) % (uint32_t)below);
}

static bool
is_less(struct price a, struct price b)
{
	if (a.over != b.over)
		return a.over < b.over;
	if (a.never != b.never)
		return a.never < b.never;
	if (a.kept != b.kept)
		return a.kept < b.kept;
	return a.pages != b.pages ? a.pages < b.pages : a.cost < b.cost;
}

static bool
is_elastic(const struct vnode *n)
{
	return n->kind == V_GAP && n->size > 0 &&
	    (n->gap == GAP_ENTRY || n->gap == GAP_SECTION || n->gap == GAP_HEADER);
}

static void
read_boxes(const struct vlist *l, int adjust, struct boxes *b)
{
	int64_t y = 0;
	int penalty = PENALTY_NEVER + 1;
	b->count = 0;
	for (size_t i = 0; i < l->count; i++) {
		const struct vnode *n = &l->nodes[i];
		if (n->kind == V_BREAK && n->penalty < penalty)
			penalty = n->penalty;
		if (n->kind == V_GAP)
			y += is_elastic(n) ? mpt_scale(n->size, 1000 + adjust, 1000) : n->size;
		if (n->kind != V_BOX)
			continue;
		b->may_break[b->count] = penalty <= PENALTY_NEVER;
		b->penalty[b->count] = penalty;
		b->node[b->count] = i;
		b->top[b->count] = y;
		y += n->height + n->depth;
		b->bottom[b->count++] = y;
		penalty = PENALTY_NEVER + 1;
	}
}

/* Add the price of a page of boxes [first, end); false if there can be no such page. */
static bool
add_page(const struct boxes *b, const struct flow_params *p, size_t first, size_t end,
    struct price *sum)
{
	int64_t limit = first ? p->height : p->first_height;
	int64_t height = b->bottom[end - 1] - b->top[first];
	bool whole = true, last = end == b->count || b->penalty[end] <= PENALTY_FORCE;
	for (size_t i = first + 1; i < end; i++) {
		whole = whole && !b->may_break[i];
		if (b->penalty[i] <= PENALTY_FORCE)
			return false;
	}
	if (height > limit && !whole)
		return false;
	int64_t fill = height < limit ? height * 1000 / limit : 1000;
	sum->pages++;
	sum->over += height > limit ? height - limit : 0;
	if (last && fill < p->last_min) {
		int64_t lack = (p->last_min - fill) * 1000 / p->last_min;
		sum->cost += lack * lack;
	}
	if (last)
		return true;
	int64_t penalty = b->penalty[end];
	if (penalty >= PENALTY_NEVER)
		sum->never++;
	else if (penalty >= PENALTY_KEEP)
		sum->kept++;
	else
		sum->cost += penalty < 0 ? -penalty * penalty : penalty * penalty;
	sum->cost += (1000 - fill) * (1000 - fill);
	return true;
}

static void
explore(const struct boxes *b, const struct flow_params *p, size_t first, struct price so_far,
    struct price *best)
{
	for (size_t end = first + 1; end <= b->count; end++) {
		struct price price = so_far;
		if ((end < b->count && !b->may_break[end]) || !add_page(b, p, first, end, &price))
			continue;
		if (end < b->count)
			explore(b, p, end, price, best);
		else if (!best->pages || is_less(price, *best))
			*best = price;
	}
}

static struct price
best_price(const struct boxes *b, const struct flow_params *p)
{
	struct price best = {0};
	explore(b, p, 0, (struct price){0}, &best);
	return best;
}

/* The price of what was found; also that every box stands on one page, in order. */
static struct price
found_price(const struct boxes *b, const struct flow_params *p, const struct flow_result *r)
{
	struct price price = {0};
	size_t first = 0;
	for (size_t i = 0; i < r->count; i++) {
		size_t end = first;
		while (end < b->count && b->node[end] < r->pages[i].end)
			end++;
		assert_true(end > first);
		assert_int_equal(r->pages[i].first, b->node[first]);
		assert_int_equal(r->pages[i].end, b->node[end - 1] + 1);
		assert_true(add_page(b, p, first, end, &price));
		int64_t limit = i ? p->height : p->first_height;
		assert_int_equal(r->pages[i].overfull, b->bottom[end - 1] - b->top[first] > limit);
		first = end;
	}
	assert_int_equal(first, b->count);
	return price;
}

static int
random_penalty(void)
{
	static const int common[] = {0, 0, 0, 100, 150, 300, 1000, 1500, -200, PENALTY_NEVER,
	    PENALTY_NEVER, PENALTY_NEVER, PENALTY_NEVER / 2, PENALTY_FORCE};
	return common[roll(14)];
}

static void
random_list(struct vlist *l)
{
	int boxes = 1 + roll(BOXES_MAX - 1);
	for (int i = 0; i < boxes; i++) {
		if (i ? roll(12) : !roll(4))
			vlist_break(l, random_penalty());
		if (roll(5))
			vlist_gap(l, (roll(40) - 2) * PT / 2, (enum gap_kind)roll(GAP_COUNT));
		if (!roll(8))
			vlist_break(l, random_penalty());
		vlist_box(l, (1 + roll(roll(15) ? 20 : 90)) * PT, roll(3) * PT);
	}
	if (!roll(4))
		vlist_space(l, 5 * PT, GAP_ENTRY, random_penalty());
}

static struct flow_params
random_params(void)
{
	struct flow_params p = {.height = (30 + roll(60)) * PT, .last_min = roll(3) * 150};
	p.first_height = roll(2) ? p.height : p.height + (roll(30) - 15) * PT;
	return p;
}

static void
optimum_is_the_optimum(void **state)
{
	(void)state;
	for (uint32_t round = 0; round < ROUNDS; round++) {
		struct arena a = {0};
		struct vlist l = {.arena = &a};
		struct boxes b;
		seed = round;
		random_list(&l);
		struct flow_params p = random_params();
		read_boxes(&l, 0, &b);
		struct flow_result r = flow_break(&a, &l, &p);
		struct price best = best_price(&b, &p), found = found_price(&b, &p, &r);
		if (memcmp(&best, &found, sizeof best))
			fail_msg("round %u: %lld pages for %lld, not %lld for %lld", round,
			    (long long)found.pages, (long long)found.cost, (long long)best.pages,
			    (long long)best.cost);
		arena_free(&a);
	}
}

/* Gaps change within their limits, on all pages alike, and shrink only as far as saves a page without a cut
 * through what had better stay whole. */
static void
adjusting_helps_and_keeps_its_limits(void **state)
{
	(void)state;
	int shrunk = 0, stretched = 0;
	for (uint32_t round = 0; round < ROUNDS; round++) {
		struct arena a = {0};
		struct vlist l = {.arena = &a};
		struct boxes b;
		seed = round;
		random_list(&l);
		struct flow_params p = random_params();
		p.shrink = roll(400);
		p.stretch = roll(400);
		struct flow_result r = flow_break(&a, &l, &p);
		int adjust = r.pages[0].adjust;
		for (size_t i = 1; i < r.count; i++)
			assert_int_equal(r.pages[i].adjust, adjust);
		assert_in_range(adjust + p.shrink, 0, p.shrink + p.stretch);
		read_boxes(&l, adjust, &b);
		struct price best = best_price(&b, &p), found = found_price(&b, &p, &r);
		struct flow_params plain = p;
		plain.last_min = adjust ? p.last_min : 0;
		if (memcmp(&best, &found, sizeof best))
			best = best_price(&b, &plain);
		assert_memory_equal(&best, &found, sizeof best);
		read_boxes(&l, 0, &b);
		plain.last_min = 0;
		struct price natural = best_price(&b, &plain);
		read_boxes(&l, adjust < 0 ? adjust + 1 : 0, &b);
		struct price without = best_price(&b, &p);
		assert_true(adjust < 0 ? without.pages > found.pages || without.kept > natural.kept
		                       : without.pages == found.pages);
		assert_true(adjust >= 0 || found.kept <= natural.kept);
		shrunk += adjust < 0;
		stretched += adjust > 0;
		arena_free(&a);
	}
	assert_true(shrunk > 100 && stretched > 100);
}

static struct arena arena;
static struct vlist list;

static const struct flow_params PAGE = {
    .first_height = 100 * PT, .height = 100 * PT, .last_min = 150};

static int
begin(void **state)
{
	(void)state;
	list = (struct vlist){.arena = &arena};
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* Lines 8 pt high with 2 pt between. */
static void
lines(size_t count, int penalty)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			vlist_space(&list, 2 * PT, GAP_LINE, penalty);
		vlist_box(&list, 8 * PT, 0);
	}
}

static struct flow_result
broken(struct flow_params p)
{
	return flow_break(&arena, &list, &p);
}

static void
nothing_makes_no_page(void **state)
{
	(void)state;
	assert_int_equal(broken(PAGE).count, 0);
	vlist_space(&list, 5 * PT, GAP_LINE, PENALTY_FORCE);
	assert_int_equal(broken(PAGE).count, 0);
}

static void
heading_is_never_last(void **state)
{
	(void)state;
	lines(8, 0);
	vlist_space(&list, 10 * PT, GAP_SECTION, 0);
	size_t heading = list.count;
	lines(1, 0);
	vlist_space(&list, 2 * PT, GAP_SECTION, PENALTY_NEVER);
	lines(4, 0);
	struct flow_result r = broken(PAGE);
	assert_int_equal(r.count, 2);
	assert_int_equal(r.pages[1].first, heading);
}

static void
forced_break_forces_once(void **state)
{
	(void)state;
	vlist_break(&list, PENALTY_FORCE);
	lines(2, 0);
	vlist_break(&list, PENALTY_FORCE);
	vlist_space(&list, 10 * PT, GAP_ENTRY, PENALTY_FORCE);
	size_t second = list.count;
	lines(2, 0);
	vlist_space(&list, 10 * PT, GAP_ENTRY, PENALTY_FORCE);
	struct flow_result r = broken(PAGE);
	assert_int_equal(r.count, 2);
	assert_int_equal(r.pages[1].first, second);
	assert_int_equal(r.pages[1].height, 18 * PT);
	assert_int_equal(r.pages[1].end, list.count - 2);
}

/* An entry that would be split after `kept` lines of seven. */
static size_t
split_entry(size_t kept)
{
	lines(10 - kept, 0);
	vlist_space(&list, 2 * PT, GAP_ENTRY, 0);
	size_t entry = list.count;
	lines(7, 300);
	vlist_space(&list, 2 * PT, GAP_ENTRY, 0);
	lines(3, 0);
	return entry;
}

static void
entry_is_kept_whole_when_that_costs_little(void **state)
{
	(void)state;
	size_t entry = split_entry(2);
	struct flow_result r = broken(PAGE);
	assert_int_equal(r.count, 2);
	assert_int_equal(r.pages[1].first, entry);
}

static void
entry_is_split_rather_than_half_a_page_white(void **state)
{
	(void)state;
	size_t entry = split_entry(5);
	struct flow_result r = broken(PAGE);
	assert_int_equal(r.count, 2);
	assert_true(r.pages[1].first > entry);
}

static void
what_is_kept_costs_a_page_rather_than_be_cut(void **state)
{
	(void)state;
	lines(6, 0);
	vlist_space(&list, 2 * PT, GAP_ENTRY, 0);
	size_t entry = list.count;
	lines(7, PENALTY_KEEP);
	vlist_space(&list, 2 * PT, GAP_ENTRY, 0);
	size_t next = list.count;
	lines(7, PENALTY_KEEP);
	struct flow_result r = broken(PAGE);
	assert_int_equal(r.count, 3);
	assert_int_equal(r.pages[1].first, entry);
	assert_int_equal(r.pages[2].first, next);
}

static void
what_is_kept_is_cut_once_where_no_page_holds_it(void **state)
{
	(void)state;
	lines(4, 0);
	vlist_space(&list, 2 * PT, GAP_ENTRY, 0);
	lines(12, PENALTY_KEEP);
	struct flow_result r = broken(PAGE);
	assert_int_equal(r.count, 2);
	assert_false(r.pages[0].overfull || r.pages[1].overfull);
}

static void
never_is_broken_where_nothing_else_fits(void **state)
{
	(void)state;
	lines(2, 0);
	vlist_space(&list, 2 * PT, GAP_ENTRY, 0);
	lines(12, PENALTY_NEVER);
	struct flow_result r = broken(PAGE);
	assert_int_equal(r.count, 2);
	assert_false(r.pages[0].overfull || r.pages[1].overfull);
}

static void
tall_box_is_overfull_alone(void **state)
{
	(void)state;
	lines(1, 0);
	vlist_space(&list, 2 * PT, GAP_ENTRY, 0);
	vlist_box(&list, 150 * PT, 0);
	vlist_space(&list, 2 * PT, GAP_ENTRY, PENALTY_NEVER);
	lines(1, 0);
	struct flow_result r = broken(PAGE);
	assert_int_equal(r.count, 3);
	assert_false(r.pages[0].overfull || r.pages[2].overfull);
	assert_true(r.pages[1].overfull);
	assert_int_equal(r.pages[1].height, 150 * PT);
}

/* Ten entries that overrun a page by one line. */
static void
eleven_lines(void)
{
	for (int i = 0; i < 11; i++) {
		if (i)
			vlist_space(&list, 2 * PT, GAP_ENTRY, 0);
		lines(1, 0);
	}
}

static void
short_last_page_is_pulled_back_by_shrinking(void **state)
{
	(void)state;
	struct flow_params p = PAGE;
	eleven_lines();
	p.shrink = 500;
	struct flow_result r = broken(p);
	assert_int_equal(r.count, 1);
	assert_int_equal(r.pages[0].adjust, -400);
	assert_int_equal(r.pages[0].height, 108 * PT);
	assert_false(r.pages[0].overfull);
}

static void
short_last_page_gets_more_when_gaps_do_not_help(void **state)
{
	(void)state;
	struct flow_params p = PAGE;
	eleven_lines();
	p.shrink = p.stretch = 100;
	struct flow_result r = broken(p);
	assert_int_equal(r.count, 2);
	assert_int_equal(r.pages[1].end - r.pages[1].first, 4);
	assert_int_equal(r.pages[0].end, list.count - 6);
	assert_true(r.pages[0].adjust >= 0);
}

static void
stretching_makes_up_for_the_white(void **state)
{
	(void)state;
	struct flow_params p = PAGE;
	for (int i = 0; i < 4; i++) {
		vlist_space(&list, 10 * PT, GAP_SECTION, 0);
		vlist_box(&list, 15 * PT, 0);
	}
	vlist_space(&list, 10 * PT, GAP_SECTION, 0);
	vlist_box(&list, 10 * PT, 0);
	p.stretch = 300;
	struct flow_result r = broken(p);
	assert_int_equal(r.count, 2);
	assert_int_equal(r.pages[0].first, 2);
	assert_true(r.pages[0].adjust > 0);
}

static void
lines_do_not_shrink(void **state)
{
	(void)state;
	struct flow_params p = PAGE;
	lines(11, 0);
	p.shrink = 500;
	struct flow_result r = broken(p);
	assert_int_equal(r.count, 2);
	assert_int_equal(r.pages[0].adjust, 0);
}

static struct vnode *
marked_box(struct pages *pages, struct outline *outline)
{
	struct vnode *box = vlist_box(&list, 8 * PT, 2 * PT);
	struct item item = {.kind = ITEM_LINK, .x = 3 * PT, .y = -PT, .elem = pages->structure};
	vnode_put(&arena, box, item);
	box->outline = outline;
	return box;
}

static void
page_gets_the_items_where_they_stand(void **state)
{
	(void)state;
	struct pages *pages = pages_new(&arena);
	struct page *page = page_add(pages, 200 * PT, 300 * PT);
	struct outline outline = {.title = "Education", .level = 2};
	vlist_gap(&list, 50 * PT, GAP_ENTRY);
	marked_box(pages, NULL);
	vlist_space(&list, 5 * PT, GAP_ENTRY, 0);
	vlist_space(&list, 7 * PT, GAP_LINE, 0);
	marked_box(pages, &outline);
	vlist_gap(&list, 50 * PT, GAP_ENTRY);
	struct flow_page fp = {.first = 1, .end = 7, .adjust = -333};
	flow_put(pages, page, 4, &list, &fp, 20 * PT, 30 * PT);
	assert_int_equal(page->count, 2);
	assert_int_equal(page->items[0].x, 23 * PT);
	assert_int_equal(page->items[0].y, 37 * PT);
	assert_int_equal(page->items[1].y, 37 * PT + 10 * PT + 3335 + 7 * PT);
	assert_int_equal(pages->outline_count, 1);
	assert_int_equal(pages->outlines[0].page, 4);
	assert_int_equal(pages->outlines[0].y, 40 * PT + 3335 + 7 * PT);
	assert_string_equal(pages->outlines[0].title, "Education");
	assert_int_equal(outline.page, 0);
}

static void
hundred_pages_are_fast(void **state)
{
	(void)state;
	struct flow_params p = {.first_height = 750 * PT, .height = 750 * PT, .last_min = 1000,
	    .stretch = 100, .shrink = 100};
	for (int i = 0; i < 1250; i++) {
		lines(5, i % 3 ? 300 : 150);
		vlist_space(&list, 10 * PT, GAP_ENTRY, 0);
	}
	clock_t began = clock();
	assert_in_range(broken(p).count, 90, 110);
	assert_true((double)(clock() - began) * 1000 / CLOCKS_PER_SEC < 1000);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(optimum_is_the_optimum),
	    cmocka_unit_test(adjusting_helps_and_keeps_its_limits),
	    CASE(nothing_makes_no_page),
	    CASE(heading_is_never_last),
	    CASE(forced_break_forces_once),
	    CASE(entry_is_kept_whole_when_that_costs_little),
	    CASE(what_is_kept_costs_a_page_rather_than_be_cut),
	    CASE(what_is_kept_is_cut_once_where_no_page_holds_it),
	    CASE(entry_is_split_rather_than_half_a_page_white),
	    CASE(never_is_broken_where_nothing_else_fits),
	    CASE(tall_box_is_overfull_alone),
	    CASE(short_last_page_is_pulled_back_by_shrinking),
	    CASE(short_last_page_gets_more_when_gaps_do_not_help),
	    CASE(stretching_makes_up_for_the_white),
	    CASE(lines_do_not_shrink),
	    CASE(page_gets_the_items_where_they_stand),
	    CASE(hundred_pages_are_fast),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
