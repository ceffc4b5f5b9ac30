/* Fitting to pages: what gives way, how far, and what is said when it doesn't fit. */
#include "typeset_stand.h"

enum { ROUNDS = 60, ENTRIES_MAX = 12, SCALE_LEAST = 500 };

/* All limits at half of what stands. */
static const char HALVES[] =
    "page: {size: a5, top_margin: 2cm, bottom_margin: 2cm, left_margin: 2cm, right_margin: "
    "2cm, show_footer: false}\n"
    "typography: {font_size: {body: 10pt}, line_spacing: 0.6em}\n"
    "sections: {space_between_regular_entries: 1em, space_between_text_based_entries: 1em}\n"
    "section_titles: {space_above: 1cm}\n"
    "fit: {entry_gap_min: 0.5em, section_gap_min: 0.5cm, leading_min: 0.3em, margin_min: 1cm, "
    "font_size_min: 5pt}\n";

static uint32_t seed;

static int
roll(int below)
{
	seed = seed * 1664525u + 1013904223u;
	return (int)((seed >> 8) % (uint32_t)below);
}

static const char *
random_cv(int entries)
{
	struct buf b = {0};
	buf_puts(&b, "cv:\n  name: Ada King\n  sections:\n");
	for (int i = 0; i < entries; i++) {
		if (i % 4 == 0)
			buf_printf(&b, "    Section %d:\n", i);
		buf_puts(&b, "      - A text that");
		for (int k = roll(60); k > 0; k--)
			buf_puts(&b, k % 7 ? " goes on" : " and on,");
		buf_puts(&b, " and ends.\n");
	}
	const char *text = arena_dup(&arena, b.data, b.len);
	buf_free(&b);
	return text;
}

static struct fit
fit_to(const struct cv *cv, struct layout *l, int pages)
{
	struct compose_options o = {.now = -1};
	l->fit.pages = pages;
	return fit_compose(&arena, cv, l, shaper, &o, &diags);
}

static size_t
pages_with(const struct cv *cv, const struct layout *l, const struct scales *k)
{
	struct compose_options o = {.scales = *k, .rigid = true, .now = -1};
	struct diags none = {.arena = &arena};
	return compose(&arena, cv, l, shaper, &o, &none).pages->count;
}

static size_t
count_runs(const struct pages *p)
{
	size_t n = 0;
	for (size_t i = 0; i < p->count; i++)
		for (size_t k = 0; k < p->pages[i].count; k++)
			n += p->pages[i].items[k].kind == ITEM_RUN
			         ? strlen(p->pages[i].items[k].u.run.text)
			         : 0;
	return n;
}

static void
test_nothing_to_do(void **state)
{
	(void)state;
	struct fit f = fit_to(cv_of(random_cv(2)), layout_of(HALVES), 2);
	assert_true(f.fits);
	assert_null(f.note);
	for (int k = 0; k < SCALE_COUNT; k++)
		assert_int_equal(f.scales.of[k], 1000);
}

static void
test_not_asked(void **state)
{
	(void)state;
	struct fit f = fit_to(cv_of(random_cv(40)), layout_of(HALVES), 0);
	assert_true(f.fits);
	assert_true(f.set.pages->count > 1);
	assert_null(f.note);
}

/* The last scale that was touched must be: with the ones before at their limits it doesn't fit.
 */
static void
check_order(const struct cv *cv, const struct layout *l, const struct fit *f, size_t pages)
{
	struct scales k = SCALES_NONE;
	int last = SCALE_COUNT - 1;
	while (last > 0 && f->scales.of[last] == 1000)
		last--;
	for (int i = 0; i < last; i++)
		k.of[i] = SCALE_LEAST;
	assert_true(pages_with(cv, l, &k) > pages);
}

static void
test_fits_within_limits(void **state)
{
	int fitted = 0;
	(void)state;
	for (seed = 1; seed <= ROUNDS; seed++) {
		uint32_t kept = seed;
		struct layout *l = layout_of(HALVES);
		struct cv *cv = cv_of(random_cv(4 + roll(ENTRIES_MAX)));
		int pages = 1 + roll(2);
		struct fit f = fit_to(cv, l, pages);
		for (int k = 0; k < SCALE_COUNT; k++)
			assert_in_range(f.scales.of[k], SCALE_LEAST, 1000);
		assert_true(f.fits == (f.set.pages->count <= (size_t)pages));
		assert_true(f.fits == !diags.errors);
		if (f.note) {
			check_order(cv, l, &f, (size_t)pages);
			assert_true(strstr(
			    f.note, pages == 1 ? "fitted to 1 page: " : "fitted to 2 pages: "));
			fitted++;
		}
		seed = kept;
		clear_stand(NULL);
	}
	assert_true(fitted > ROUNDS / 8);
}

static void
test_nothing_is_lost(void **state)
{
	(void)state;
	seed = 7;
	struct layout *l = layout_of(HALVES);
	struct cv *cv = cv_of(random_cv(12));
	struct compose_options o = {.scales = SCALES_NONE, .now = -1};
	size_t before = count_runs(compose(&arena, cv, l, shaper, &o, &diags).pages);
	struct fit f = fit_to(cv, l, 1), again = fit_to(cv, l, 1);
	assert_non_null(f.note);
	assert_true(
	    count_runs(f.set.pages) >= before - 40 && count_runs(f.set.pages) <= before + 40);
	assert_string_equal(f.note, again.note);
	assert_memory_equal(&f.scales, &again.scales, sizeof f.scales);
}

static void
test_too_long(void **state)
{
	(void)state;
	struct fit f = fit_to(cv_of(random_cv(80)), layout_of(HALVES), 1);
	assert_false(f.fits);
	assert_null(f.note);
	assert_int_equal(diags.errors, 1);
	assert_string_equal(diags.items[diags.count - 1].name, "too-long");
	assert_non_null(strstr(diags.items[diags.count - 1].message, "too long for 1 page"));
	assert_non_null(strstr(diags.items[diags.count - 1].help, "Section "));
	assert_true(f.set.pages->count > 1);
	for (int k = 0; k < SCALE_COUNT; k++)
		assert_in_range(f.scales.of[k], SCALE_LEAST, SCALE_LEAST + 1);
}

static void
test_limit_reached_already(void **state)
{
	(void)state;
	struct layout *l = layout_of(HALVES);
	l->fit.font_size_min.value = 12 * MPT_PT;
	l->fit.margin_min.value = 3 * MPT_IN;
	struct fit f = fit_to(cv_of(random_cv(30)), l, 1);
	assert_int_equal(f.scales.of[SCALE_FONT_SIZE], 1000);
	assert_int_equal(f.scales.of[SCALE_MARGIN], 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_nothing_to_do, clear_stand),
	    cmocka_unit_test_teardown(test_not_asked, clear_stand),
	    cmocka_unit_test_teardown(test_fits_within_limits, clear_stand),
	    cmocka_unit_test_teardown(test_nothing_is_lost, clear_stand),
	    cmocka_unit_test_teardown(test_too_long, clear_stand),
	    cmocka_unit_test_teardown(test_limit_reached_already, clear_stand),
	};
	return cmocka_run_group_tests(tests, open_stand, close_stand);
}
