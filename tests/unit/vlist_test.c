/* Vertical lists: heights, keeping together, and one list beside another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "typeset/vlist.h"

enum { PT = 1000, ROUNDS = 20000, MARKS_MAX = 32 };

static struct arena arena;
static struct vlist text, side;

static int
begin(void **state)
{
	(void)state;
	text = side = (struct vlist){.arena = &arena};
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* A box with one item on its baseline, known by its x. */
static void
mark(struct vlist *l, mpt height, mpt depth, mpt x)
{
	struct vnode *box = vlist_box(l, height, depth);
	vnode_put(l->arena, box, (struct item){.kind = ITEM_LINK, .x = x});
}

static void
lines(struct vlist *l, int count, mpt height, mpt x)
{
	for (int i = 0; i < count; i++) {
		if (i)
			vlist_space(l, 12 * PT - height, GAP_LINE, 100);
		mark(l, height, 0, x + i);
	}
}

static mpt
size_of(const struct vnode *n)
{
	return n->kind == V_GAP ? n->size : n->kind == V_BOX ? n->height + n->depth : 0;
}

/* Where the item x stands, from the top of the list; -1 if nowhere. *box: the box that it is in. */
static mpt
where(const struct vlist *l, mpt x, size_t *box)
{
	mpt top = 0;
	for (size_t i = 0; i < l->count; i++) {
		const struct vnode *n = &l->nodes[i];
		for (size_t k = 0; k < n->count; k++)
			if (n->items[k].x == x) {
				*box = i;
				return top + n->height + n->items[k].y;
			}
		top += size_of(n);
	}
	return -1;
}

static mpt
y_of(mpt x)
{
	size_t box;
	return where(&text, x, &box);
}

static void
height_is_from_first_box_to_last(void **state)
{
	(void)state;
	assert_int_equal(vlist_height(&text), 0);
	vlist_gap(&text, 5 * PT, GAP_ENTRY);
	assert_int_equal(vlist_height(&text), 0);
	lines(&text, 2, 7 * PT, 0);
	vlist_gap(&text, 5 * PT, GAP_ENTRY);
	assert_int_equal(vlist_height(&text), 19 * PT);
}

static void
keep_raises_but_never_lowers(void **state)
{
	(void)state;
	vlist_break(&text, 10);
	vlist_break(&text, 10);
	vlist_break(&text, 500);
	vlist_break(&text, PENALTY_FORCE);
	vlist_keep(&text, 1, 300);
	assert_int_equal(text.nodes[0].penalty, 10);
	assert_int_equal(text.nodes[1].penalty, 300);
	assert_int_equal(text.nodes[2].penalty, 500);
	assert_int_equal(text.nodes[3].penalty, PENALTY_FORCE);
}

static void
whole_is_kept_unless_taller_than_a_page(void **state)
{
	(void)state;
	lines(&text, 3, 7 * PT, 10);
	size_t inside = 1;
	int penalty = text.nodes[inside].penalty;
	assert_int_equal(text.nodes[inside].kind, V_BREAK);
	vlist_keep_whole(&text, 0, vlist_height(&text) - 1);
	assert_int_equal(text.nodes[inside].penalty, penalty);
	vlist_keep_whole(&text, 0, vlist_height(&text));
	assert_int_equal(text.nodes[inside].penalty, PENALTY_KEEP);
}

static void
lines_share_their_baselines(void **state)
{
	(void)state;
	lines(&text, 3, 7 * PT, 0);
	lines(&side, 2, 7 * PT, 100);
	vlist_beside(&text, &side, false);
	assert_int_equal(y_of(100), y_of(0));
	assert_int_equal(y_of(101), y_of(1));
	assert_int_equal(text.nodes[0].count, 2);
	assert_int_equal(text.nodes[0].items[1].x, 100);
	assert_int_equal(vlist_height(&text), 31 * PT);
}

static void
smaller_type_moves_down_to_the_first_baseline(void **state)
{
	(void)state;
	lines(&text, 2, 7 * PT, 0);
	lines(&side, 1, 6 * PT, 100);
	vlist_beside(&text, &side, false);
	assert_int_equal(y_of(100), 7 * PT);
}

static void
larger_type_moves_the_text_down(void **state)
{
	(void)state;
	lines(&text, 2, 7 * PT, 0);
	lines(&side, 1, 9 * PT, 100);
	vlist_beside(&text, &side, false);
	assert_int_equal(y_of(100), 9 * PT);
	assert_int_equal(y_of(0), 9 * PT);
	assert_int_equal(y_of(1), 21 * PT);
}

static void
side_may_come_first_in_its_own_order(void **state)
{
	(void)state;
	lines(&text, 1, 7 * PT, 0);
	mark(&side, 3 * PT, 0, 100);
	mark(&side, 3 * PT, 0, 101);
	vlist_beside(&text, &side, true);
	const struct vnode *box = &text.nodes[0];
	assert_int_equal(box->count, 3);
	assert_int_equal(box->items[0].x, 100);
	assert_int_equal(box->items[1].x, 101);
	assert_int_equal(box->items[2].x, 0);
}

static void
longer_side_goes_on_below(void **state)
{
	(void)state;
	lines(&text, 1, 7 * PT, 0);
	lines(&side, 3, 7 * PT, 100);
	vlist_beside(&text, &side, false);
	assert_int_equal(y_of(101), 19 * PT);
	assert_int_equal(y_of(102), 31 * PT);
	assert_int_equal(text.nodes[1].kind, V_BREAK);
	assert_int_equal(text.nodes[1].penalty, PENALTY_NEVER);
}

/* A picture beside text moves no line, and no page ends beside it. */
static void
picture_moves_nothing_and_is_not_cut(void **state)
{
	(void)state;
	lines(&text, 5, 7 * PT, 0);
	mark(&side, 30 * PT, 0, 100);
	vlist_beside(&text, &side, false);
	assert_int_equal(y_of(100), 30 * PT);
	for (int i = 0; i < 5; i++)
		assert_int_equal(y_of(i), (7 + 12 * i) * PT);
	assert_int_equal(text.nodes[1].penalty, PENALTY_NEVER);
	assert_int_equal(text.nodes[4].penalty, PENALTY_NEVER);
	assert_int_equal(text.nodes[10].penalty, 100);
}

static void
what_hangs_into_white_takes_it(void **state)
{
	(void)state;
	lines(&text, 1, 7 * PT, 0);
	vlist_space(&text, 40 * PT, GAP_ENTRY, 0);
	mark(&text, 7 * PT, 0, 1);
	lines(&side, 2, 7 * PT, 100);
	vlist_beside(&text, &side, false);
	assert_int_equal(text.nodes[0].depth, 12 * PT);
	assert_int_equal(text.nodes[2].size, 28 * PT);
	assert_int_equal(text.nodes[1].penalty, 0);
	assert_int_equal(y_of(101), 19 * PT);
	assert_int_equal(y_of(1), 54 * PT);
}

static void
empty_lists_change_nothing(void **state)
{
	(void)state;
	lines(&side, 2, 7 * PT, 100);
	vlist_beside(&text, &side, false);
	assert_int_equal(text.count, side.count);
	side.count = 0;
	vlist_gap(&side, 5 * PT, GAP_LINE);
	vlist_beside(&text, &side, true);
	assert_int_equal(vlist_height(&text), 19 * PT);
}

static uint32_t seed;

static int
roll(int below)
{
	seed = seed * 1664525u + 1013904223u;
	return (int)((seed >> 8) % (uint32_t)below);
}

static int
random_list(struct vlist *l, mpt x)
{
	int count = 1 + roll(6);
	for (int i = 0; i < count; i++) {
		if (i)
			vlist_space(l, roll(12) * PT, GAP_LINE, roll(200));
		mark(l, (1 + roll(roll(6) ? 10 : 40)) * PT, roll(4) ? 0 : roll(20) * PT, x + i);
	}
	return count;
}

static mpt
top_of(const struct vlist *l, size_t box)
{
	mpt top = 0;
	for (size_t i = 0; i < box; i++)
		top += size_of(&l->nodes[i]);
	return top;
}

/* Where breaks are allowed, nothing that stands above reaches below. */
static void
check_cuts(const struct vlist *l, const mpt *bottoms, const size_t *boxes, int count)
{
	for (size_t i = 0; i < l->count; i++) {
		const struct vnode *n = &l->nodes[i];
		if (n->kind != V_BREAK || n->penalty >= PENALTY_NEVER)
			continue;
		for (int k = 0; k < count; k++)
			assert_true(boxes[k] > i || bottoms[k] <= top_of(l, i));
	}
}

/* All items keep their distances within their list, whatever stands beside. */
static void
distances_are_kept(void **state)
{
	for (uint32_t round = 0; round < ROUNDS; round++) {
		mpt y[2][MARKS_MAX], depth[MARKS_MAX], bottoms[MARKS_MAX];
		size_t boxes[MARKS_MAX], box = 0;
		begin(state);
		seed = round;
		int count = random_list(&text, 0), others = random_list(&side, 100);
		for (int i = 0; i < count; i++)
			y[0][i] = where(&text, i, &box);
		for (int i = 0; i < others; i++) {
			y[1][i] = where(&side, 100 + i, &box);
			depth[i] = side.nodes[box].depth;
		}
		vlist_beside(&text, &side, roll(2));
		for (int i = 1; i < count; i++)
			assert_int_equal(y_of(i) - y_of(0), y[0][i] - y[0][0]);
		for (int i = 0; i < others; i++) {
			mpt at = where(&text, 100 + i, &boxes[i]);
			assert_int_equal(at - y_of(100), y[1][i] - y[1][0]);
			bottoms[i] = at + depth[i];
			assert_true(bottoms[i] <= vlist_height(&text));
		}
		check_cuts(&text, bottoms, boxes, others);
		end(state);
	}
}

static void
print_shows_the_nodes(void **state)
{
	(void)state;
	struct buf out = {0};
	vlist_box(&text, 7500, 0);
	vlist_space(&text, 4250, GAP_ENTRY, 150);
	vlist_print(&text, &out);
	assert_string_equal(out.data, "box 7.500+0.000\nbreak 150\ngap entry 4.250\n");
	buf_free(&out);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    CASE(height_is_from_first_box_to_last),
	    CASE(keep_raises_but_never_lowers),
	    CASE(whole_is_kept_unless_taller_than_a_page),
	    CASE(lines_share_their_baselines),
	    CASE(smaller_type_moves_down_to_the_first_baseline),
	    CASE(larger_type_moves_the_text_down),
	    CASE(side_may_come_first_in_its_own_order),
	    CASE(longer_side_goes_on_below),
	    CASE(picture_moves_nothing_and_is_not_cut),
	    CASE(what_hangs_into_white_takes_it),
	    CASE(empty_lists_change_nothing),
	    CASE(distances_are_kept),
	    CASE(print_shows_the_nodes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
