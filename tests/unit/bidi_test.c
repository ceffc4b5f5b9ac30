/* text/bidi: levels and visual order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "text/bidi.h"

#define AR "\xd8\xa7\xd8\xa8" /* two Arabic letters */
#define HE "\xd7\x90\xd7\x91" /* two Hebrew letters */

/* `expected` has one digit for each byte. */
static void
expect_levels(const char *text, bool base_rtl, const char *expected)
{
	signed char levels[64];
	size_t len = strlen(text);

	assert_int_equal(len, strlen(expected));
	assert_true(bidi_levels(text, len, base_rtl, levels));
	for (size_t i = 0; i < len; i++)
		assert_int_equal(levels[i], expected[i] - '0');
}

static void
is_quick_without_right_to_left(void **state)
{
	signed char levels[] = {1, 1, 1, 1, 1, 1, 1, 1};

	(void)state;
	assert_false(bidi_levels("a\xe2\x80\x93\xc3\xbc z", 8, false, levels));
	for (size_t i = 0; i < sizeof levels; i++)
		assert_int_equal(levels[i], 0);
	assert_false(bidi_levels("", 0, true, levels));
}

static void
finds_levels(void **state)
{
	(void)state;
	expect_levels("a " HE " b", false, "00111100");
	expect_levels(HE " ab", true, "1111122");
	expect_levels(HE " 12", false, "1111122");
	expect_levels("ab", true, "22");
	expect_levels("a (" HE ")", false, "00011110");
	expect_levels("\xf0\x9e\xa4\x80", false, "1111"); /* Adlam */
}

static void
keeps_signs_with_their_words(void **state)
{
	(void)state;
	expect_levels(HE " C++ " HE, true, "11111" "222" "11111");
	expect_levels(HE " C#", true, "11111" "22");
	expect_levels(HE " .NET", true, "11111" "2222");
	expect_levels(HE " b.", true, "11111" "2" "1"); /* the end of a sentence */
	expect_levels(HE " 1+", true, "11111" "2" "1");
}

static void
keeps_numbers_from_left_to_right(void **state)
{
	(void)state;
	expect_levels(AR " +962 6 555-0134 " AR, true, "11111" "222222222222222" "11111");
	expect_levels(HE " +972 4 829 4567.", true, "11111" "222222222222222" "1");
	expect_levels(AR " +5 " AR, true, "11111" "1" "2" "11111"); /* no telephone number */
	expect_levels(AR " 2019-03-01", true, "11111" "2222222222");
	expect_levels(AR " 3 - 5", true, "11111" "2" "111" "2");
}

static void
finds_the_first_strong_letter(void **state)
{
	(void)state;
	assert_true(bidi_is_ltr("12 b " HE, strlen("12 b " HE)));
	assert_true(bidi_is_rtl("12 " HE " b", strlen("12 " HE " b")));
	assert_false(bidi_is_ltr("12 – 16", strlen("12 – 16")));
	assert_false(bidi_is_rtl("12 – 16", strlen("12 – 16")));
}

static void
orders_as_rule_l2_says(void **state)
{
	static const signed char levels[] = {0, 1, 2, 2, 1, 0};
	static const size_t expected[] = {0, 4, 2, 3, 1, 5};
	static const signed char right[] = {1, 1, 2};
	size_t order[6];

	(void)state;
	bidi_order(levels, 6, order);
	assert_memory_equal(order, expected, sizeof expected);
	bidi_order(right, 3, order);
	assert_int_equal(order[0], 2);
	assert_int_equal(order[1], 1);
	assert_int_equal(order[2], 0);
	bidi_order(levels, 0, order);
}

static void
takes_the_first_strong_character(void **state)
{
	(void)state;
	assert_true(bidi_is_rtl("12 \xe2\x80\x9c" HE " ab", 13));
	assert_false(bidi_is_rtl("1 a" HE, 7));
	assert_false(bidi_is_rtl("12", 2));
	assert_false(bidi_is_rtl("\xe2\x81\xa7" HE "\xe2\x81\xa9"
	                         "a",
	    11)); /* in an isolate */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(is_quick_without_right_to_left),
	    cmocka_unit_test(finds_levels),
	    cmocka_unit_test(keeps_signs_with_their_words),
	    cmocka_unit_test(keeps_numbers_from_left_to_right),
	    cmocka_unit_test(finds_the_first_strong_letter),
	    cmocka_unit_test(orders_as_rule_l2_says),
	    cmocka_unit_test(takes_the_first_strong_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
