/* The order of drawing, and the gaps that lead readers: out/pdf_order. */
#include "pdf_document.h"

#include "out/pdf_order.h"

#define LEFT  (50 * PT)
#define RIGHT (400 * PT)
#define SIZE  (10 * PT)

/* The turns of the page in hand. */
static struct pdf_turns
order(struct fixture *x)
{
	struct reading r = reading_new(&x->arena, x->pages);

	return pdf_order_new(&x->arena, x->pages, &r)[x->pages->count - 1];
}

static void
start(struct fixture *x)
{
	x->pages = pages_new(&x->arena);
	x->page = page_add(x->pages, 600 * PT, 800 * PT);
}

static const char *
text_of(const struct fixture *x, const struct pdf_turns *t, size_t turn)
{
	assert_in_range(turn, 0, t->count - 1);
	return x->page->items[t->turns[turn].item].u.run.text;
}

static void
assert_order(const struct fixture *x, const struct pdf_turns *t, const char *const *texts)
{
	size_t n = 0;

	for (; texts[n]; n++)
		assert_string_equal(text_of(x, t, n), texts[n]);
	assert_int_equal(t->count, n);
}

static struct elem *
entry(struct fixture *x)
{
	struct elem *section = elem_new(x->pages, x->pages->structure, ROLE_SECT, NULL);

	return elem_new(x->pages, section, ROLE_SECT, "entry");
}

static void
goes_by_the_structure(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns t;
	struct elem *e, *first, *second;

	start(x);
	e = entry(x);
	first = elem_new(x->pages, e, ROLE_P, "title");
	second = elem_new(x->pages, e, ROLE_P, "summary");
	draw_text(x, second, REGULAR, SIZE, LEFT, 200 * PT, "second");
	draw_text(x, first, REGULAR, SIZE, RIGHT, 100 * PT, "first");
	draw_footer(x, "footer");
	t = order(x);
	assert_order(x, &t, (const char *const[]){"footer", "first", "second", NULL});
}

static void
bridges_a_row(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns t;
	const struct pdf_gap *bridge;
	struct elem *e;
	mpt end;

	start(x);
	e = entry(x);
	end = draw_text(
	    x, elem_new(x->pages, e, ROLE_P, "title"), BOLD, SIZE, LEFT, 100 * PT, "title");
	draw_text(
	    x, elem_new(x->pages, e, ROLE_P, "date"), REGULAR, SIZE, RIGHT, 100 * PT, "2020");
	t = order(x);
	assert_order(x, &t, (const char *const[]){"title", "2020", NULL});
	assert_null(t.turns[0].bridge);
	bridge = t.turns[1].bridge;
	assert_non_null(bridge);
	assert_in_range(bridge->x, end + SIZE / 10, end + SIZE / 2);
	assert_in_range(bridge->x + bridge->w, RIGHT - SIZE / 2, RIGHT - SIZE / 10);
	assert_int_equal(bridge->y, 100 * PT);
}

static void
puts_a_date_before_its_bullet(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns t;
	struct elem *list, *item, *label, *body;

	start(x);
	list = elem_new(x->pages, entry(x), ROLE_L, NULL);
	item = elem_new(x->pages, list, ROLE_LI, NULL);
	label = elem_new(x->pages, item, ROLE_LBL, "label");
	body = elem_new(x->pages, item, ROLE_LBODY, "bullet");
	draw_text(
	    x, elem_new(x->pages, body, ROLE_P, "date"), REGULAR, SIZE, LEFT, 100 * PT, "2020");
	draw_text(x, label, REGULAR, SIZE, 200 * PT, 100 * PT, "*");
	draw_text(x, body, REGULAR, SIZE, 206 * PT, 100 * PT, "bullet");
	t = order(x);
	assert_order(x, &t, (const char *const[]){"2020", "*", "bullet", NULL});
	assert_non_null(t.turns[1].bridge);
	assert_null(t.turns[2].bridge);
}

static void
bridges_no_columns(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns t;

	start(x);
	draw_text(x, elem_new(x->pages, entry(x), ROLE_P, "title"), BOLD, SIZE, LEFT, 100 * PT,
	    "left");
	draw_text(x, elem_new(x->pages, entry(x), ROLE_P, "title"), BOLD, SIZE, RIGHT, 100 * PT,
	    "right");
	t = order(x);
	assert_order(x, &t, (const char *const[]){"left", "right", NULL});
	assert_null(t.turns[1].bridge);
}

/* A title with a place beside it, and dates beside the bullet below. */
static struct pdf_turns
draw_stack(struct fixture *x)
{
	struct elem *e, *title, *place, *date, *bullet;

	start(x);
	e = entry(x);
	title = elem_new(x->pages, e, ROLE_P, "title");
	place = elem_new(x->pages, e, ROLE_P, "date");
	date = elem_new(x->pages, e, ROLE_P, "date");
	bullet = elem_new(x->pages, e, ROLE_P, "bullet");
	draw_text(x, title, BOLD, SIZE, LEFT, 100 * PT, "title");
	draw_text(x, place, REGULAR, SIZE, RIGHT, 100 * PT, "place");
	draw_text(x, bullet, REGULAR, SIZE, LEFT, 112 * PT, "one ");
	draw_text(x, date, REGULAR, SIZE, RIGHT, 112 * PT, "date");
	draw_text(x, bullet, REGULAR, SIZE, LEFT, 124 * PT, "bullet");
	return order(x);
}

static void
keeps_dates_out_of_bullets(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns t = draw_stack(x);
	const struct pdf_gap *fences = t.turns[3].fences;

	assert_order(
	    x, &t, (const char *const[]){"title", "place", "date", "one ", "bullet", NULL});
	for (size_t i = 0; i < t.count; i++)
		assert_null(t.turns[i].bridge);
	assert_true(t.turns[2].closes);
	assert_int_equal(t.turns[3].fence_count, 3);
	/* one from bullet to dates, between the title's row and the bullet's top */
	assert_in_range(fences[0].x, LEFT - SIZE, LEFT);
	assert_true(fences[0].x + fences[0].w > RIGHT);
	assert_in_range(fences[0].y, 100 * PT, 112 * PT);
	assert_true(fences[0].size <= 4 * SIZE / 10);
	/* one below the entry, and a wedge before the title */
	assert_true(fences[1].y > 124 * PT);
	assert_int_equal(fences[2].y, 100 * PT);
	assert_true(fences[2].x + fences[2].w < LEFT);
}

static void
raises_dates_beside_a_column(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns t;

	draw_stack(x);
	draw_text(x, elem_new(x->pages, entry(x), ROLE_P, "title"), REGULAR, SIZE, 500 * PT,
	    112 * PT, "other");
	t = order(x);
	assert_string_equal(text_of(x, &t, 2), "date");
	assert_true(t.turns[2].raised);
	assert_int_equal(t.turns[3].fence_count, 0);
}

static void
closes_what_would_run_on(void **state)
{
	static const struct {
		mpt down;
		bool closes;
	} lines[] = {{14 * PT, true}, {16 * PT, false}};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct fixture *x = *state;
		struct pdf_turns t;

		start(x);
		draw_text(x, elem_new(x->pages, x->pages->structure, ROLE_H1, "name"), BOLD,
		    30 * PT, 200 * PT, 100 * PT, "Name");
		draw_text(x, elem_new(x->pages, x->pages->structure, ROLE_P, "headline"),
		    REGULAR, SIZE, LEFT, 100 * PT + lines[i].down, "headline");
		t = order(x);
		assert_int_equal(t.turns[0].closes, lines[i].closes);
		assert_false(t.turns[1].closes);
	}
}

static void
closes_a_typed_hyphen(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns t;
	struct elem *p;

	start(x);
	p = elem_new(x->pages, entry(x), ROLE_P, "text");
	draw_text(x, p, REGULAR, SIZE, LEFT, 100 * PT, "state-of-");
	draw_text(x, p, REGULAR, SIZE, LEFT, 112 * PT, "the-art ");
	draw_text(x, p, REGULAR, SIZE, LEFT, 124 * PT, "well");
	t = order(x);
	assert_true(t.turns[0].closes);
	assert_false(t.turns[1].closes);
}

static void
ends_a_page_with_what_goes_on(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns *all;
	struct elem *e;
	struct reading r;

	start(x);
	e = elem_new(x->pages, entry(x), ROLE_P, "text");
	draw_text(x, e, REGULAR, SIZE, LEFT, 700 * PT, "begun ");
	draw_text(x, elem_new(x->pages, entry(x), ROLE_P, "text"), REGULAR, SIZE, RIGHT,
	    100 * PT, "aside");
	x->page = page_add(x->pages, 600 * PT, 800 * PT);
	draw_text(x, e, REGULAR, SIZE, LEFT, 100 * PT, "ended");
	r = reading_new(&x->arena, x->pages);
	all = pdf_order_new(&x->arena, x->pages, &r);
	x->page = &x->pages->pages[0];
	assert_order(x, &all[0], (const char *const[]){"aside", "begun ", NULL});
}

/* Three items of a list in two rows: the third would come before the second, which is at the
 * right of the first. */
static void
parts_rows_of_cells(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns t;
	struct elem *list;
	static const char *const texts[] = {"one", "two", "three"};

	start(x);
	list = elem_new(x->pages, entry(x), ROLE_L, NULL);
	for (int k = 0; k < 3; k++) {
		struct elem *item = elem_new(x->pages, list, ROLE_LI, NULL);

		draw_text(x, elem_new(x->pages, item, ROLE_LBODY, "skill"), REGULAR, SIZE,
		    k == 1 ? RIGHT : LEFT, (k == 2 ? 130 : 100) * PT, texts[k]);
	}
	t = order(x);
	assert_order(x, &t, (const char *const[]){"one", "two", "three", NULL});
	assert_int_equal(t.turns[1].fence_count, 0);
	assert_int_equal(t.turns[2].fence_count, 1);
	assert_int_equal(t.turns[2].fences[0].x, LEFT);
	assert_true(t.turns[2].fences[0].x + t.turns[2].fences[0].w > RIGHT);
	assert_in_range(t.turns[2].fences[0].y, 115 * PT, 127 * PT);
}

/* A section of one column: a title and lines below it. */
static void
section(struct fixture *x, const char *title, mpt left, mpt top, mpt bottom)
{
	struct elem *s = elem_new(x->pages, x->pages->structure, ROLE_SECT, NULL);
	struct elem *p = elem_new(x->pages, s, ROLE_H2, "section");

	draw_text(x, p, BOLD, SIZE + SIZE / 5, left, top, title);
	p = elem_new(x->pages, s, ROLE_P, "text");
	for (mpt y = top + 2 * SIZE; y <= bottom; y += SIZE + SIZE / 5)
		draw_text(x, p, REGULAR, SIZE, left, y, "words and words ");
}

/* The gaps of a turn that are upside down, or not. */
static size_t
count_turned(const struct pdf_turn *t, bool turned)
{
	size_t n = 0;

	for (size_t k = 0; k < t->fence_count; k++)
		n += t->fences[k].turned == turned;
	return n;
}

static const struct pdf_turn *
turn_of(const struct fixture *x, const struct pdf_turns *t, const char *text)
{
	for (size_t k = 0; k < t->count; k++)
		if (!strcmp(text_of(x, t, k), text))
			return &t->turns[k];
	fail_msg("'%s' is not drawn", text);
	return NULL;
}

static size_t
count_gaps(const struct pdf_turns *t)
{
	size_t n = 0;

	for (size_t k = 0; k < t->count; k++)
		n += t->turns[k].fence_count;
	return n;
}

/* Main, side, main, side: the second of the main column goes on beside the last. */
static struct pdf_turns
order_columns(struct fixture *x, mpt side, mpt main)
{
	start(x);
	x->page->side_x = side;
	x->page->side_w = 100 * PT;
	section(x, "one", main, 100 * PT, 140 * PT);
	section(x, "two", side, 105 * PT, 180 * PT);
	section(x, "three", main, 170 * PT, 400 * PT);
	section(x, "four", side, 220 * PT, 300 * PT);
	return order(x);
}

static void
leads_through_columns(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns t = order_columns(x, LEFT, 200 * PT);
	const struct pdf_turn *four = turn_of(x, &t, "four");
	const struct pdf_gap *bone = &four->fences[0], *fence = &four->fences[1],
	                     *hook = &four->fences[2];

	assert_int_equal(turn_of(x, &t, "one")->fence_count, 0);
	assert_int_equal(turn_of(x, &t, "three")->fence_count, 0);
	assert_int_equal(count_turned(four, true), 1);
	assert_int_equal(fence->x, LEFT);
	assert_in_range(fence->x + fence->w, 200 * PT, 600 * PT);
	assert_in_range(fence->y, 200 * PT, 215 * PT);
	assert_true(hook->turned);
	assert_in_range(hook->x, LEFT + 100 * PT, 200 * PT);
	assert_in_range(hook->y, 390 * PT, 400 * PT);
	assert_false(bone->turned);
	assert_int_equal(bone->size, SIZE);
	assert_in_range(bone->x + bone->w, LEFT - SIZE / 2, LEFT);
	assert_int_equal(bone->y, 220 * PT - PDF_RAISE);
}

/* The first of the main column reaches down to the sidebar's second. */
static void
makes_a_main_section_one(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns t;

	start(x);
	x->page->side_x = LEFT;
	x->page->side_w = 100 * PT;
	section(x, "one", 200 * PT, 100 * PT, 300 * PT);
	section(x, "two", LEFT, 105 * PT, 180 * PT);
	section(x, "three", 200 * PT, 330 * PT, 400 * PT);
	section(x, "four", LEFT, 220 * PT, 300 * PT);
	t = order(x);
	assert_in_range(turn_of(x, &t, "one")->fence_count, 1, 2);
	assert_int_equal(turn_of(x, &t, "one")->fences[0].size, SIZE);
	assert_int_equal(turn_of(x, &t, "three")->fence_count, 0);
	assert_int_equal(count_turned(turn_of(x, &t, "two"), true), 1);
	assert_in_range(turn_of(x, &t, "two")->fences[2].y, 105 * PT, 180 * PT);
}

/* The third section begins a little above where the second ends. */
static void
leads_through_a_sidebar_at_the_right(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns t = order_columns(x, 400 * PT, LEFT);
	const struct pdf_turn *three = turn_of(x, &t, "three");

	assert_int_equal(turn_of(x, &t, "one")->fence_count, 0);
	assert_int_equal(three->fence_count, 1);
	assert_int_equal(three->fences[0].x, LEFT);
	assert_true(three->fences[0].x + three->fences[0].w > 400 * PT);
	assert_in_range(three->fences[0].y, 150 * PT, 165 * PT);
	assert_int_equal(turn_of(x, &t, "two")->fences[0].size, SIZE);
	for (size_t k = 0; k < t.count; k++)
		assert_int_equal(count_turned(&t.turns[k], true), 0);
}

/* Both begin at one height: the sidebar's is to begin higher. */
static void
raises_a_sidebar_at_the_right(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns t;
	const struct pdf_gap *fence, *bone;

	start(x);
	x->page->side_x = 400 * PT;
	x->page->side_w = 100 * PT;
	section(x, "one", 400 * PT, 100 * PT, 140 * PT);
	section(x, "two", LEFT, 100 * PT, 140 * PT);
	t = order(x);
	assert_int_equal(turn_of(x, &t, "two")->fence_count, 1);
	fence = &turn_of(x, &t, "two")->fences[0];
	bone = &turn_of(x, &t, "one")->fences[0];
	assert_in_range(bone->y, 80 * PT, 100 * PT - PDF_RAISE);
	assert_true(bone->y - bone->size < fence->y - fence->size);
}

static void
leaves_other_columns_alone(void **state)
{
	struct fixture *x = *state;
	struct pdf_turns t;

	start(x);
	x->page->side_x = LEFT;
	x->page->side_w = 100 * PT;
	section(x, "alone", LEFT, 100 * PT, 200 * PT);
	t = order(x);
	assert_int_equal(count_gaps(&t), 0);
	start(x);
	x->page->side_x = LEFT;
	x->page->side_w = 100 * PT;
	section(x, "one", 200 * PT, 100 * PT, 140 * PT);
	section(x, "two", LEFT, 105 * PT, 180 * PT);
	draw_text(x, elem_new(x->pages, x->pages->structure, ROLE_P, "text"), BOLD, 8 * SIZE,
	    LEFT, 400 * PT, "x");
	t = order(x);
	assert_int_equal(count_gaps(&t), 0);
}

static void
draws_everything_once(void **state)
{
	struct fixture *x = *state;
	struct reading r;
	struct pdf_turns *all;

	draw_document(x, true);
	r = reading_new(&x->arena, x->pages);
	all = pdf_order_new(&x->arena, x->pages, &r);
	for (size_t p = 0; p < x->pages->count; p++) {
		const struct page *page = &x->pages->pages[p];
		unsigned char *drawn = arena_zero(&x->arena, page->count, 1);

		for (size_t k = 0; k < all[p].count; k++)
			assert_int_equal(drawn[all[p].turns[k].item]++, 0);
		for (size_t k = 0; k < page->count; k++)
			assert_int_equal(drawn[k], page->items[k].kind != ITEM_LINK);
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(goes_by_the_structure),
	    TEST(bridges_a_row),
	    TEST(puts_a_date_before_its_bullet),
	    TEST(bridges_no_columns),
	    TEST(keeps_dates_out_of_bullets),
	    TEST(raises_dates_beside_a_column),
	    TEST(closes_what_would_run_on),
	    TEST(closes_a_typed_hyphen),
	    TEST(ends_a_page_with_what_goes_on),
	    TEST(parts_rows_of_cells),
	    TEST(leads_through_columns),
	    TEST(makes_a_main_section_one),
	    TEST(leads_through_a_sidebar_at_the_right),
	    TEST(raises_a_sidebar_at_the_right),
	    TEST(leaves_other_columns_alone),
	    TEST(draws_everything_once),
	};

	return cmocka_run_group_tests_name("pdf_order", tests, NULL, NULL);
}
