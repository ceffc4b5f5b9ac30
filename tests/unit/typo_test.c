/* Typewriter to type: what becomes of quotes, dashes, dots, spaces and ranges, and where
 * nothing does. */
#include "typeset_stand.h"

#include "typeset/typo.h"

static const char ALL[] =
    "typography: {quotes: smart, smart_dashes: true, number_ranges: true}\n";
static const char NONE[] =
    "typography: {quotes: as_typed, smart_dashes: false, number_ranges: false}\n";

struct example {
	const char *tag, *typed, *set;
};

static const char *
typed_in(const char *design, const char *tag, const char *text, unsigned style)
{
	struct style *s = style_of(design, "Ada King", tag);
	struct rich typed = {0};
	rich_add(&arena, &typed, (struct rich_run){.text = text, .style = style});
	struct rich set = typo_apply(s, &typed);
	return rich_plain(&arena, &set);
}

static void
check_all(const struct example *e, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_string_equal(typed_in(ALL, e[i].tag, e[i].typed, 0), e[i].set);
}

#define CHECK_ALL(examples) check_all(examples, sizeof(examples) / sizeof *(examples))

static void
test_quotes(void **state)
{
	static const struct example examples[] = {
	    {"en", "a \"word\" here", "a “word” here"},
	    {"en", "\"One,\" she said. ('Two')", "“One,” she said. (‘Two’)"},
	    {"en", "it's the '90s", "it’s the ’90s"},
	    {"de", "ein \"Wort\"", "ein „Wort“"},
	    {"de-AT", "ein \"Wort\"", "ein „Wort“"},
	    {"fr", "un \"mot\"", "un «\u00A0mot\u00A0»"},
	    {"es", "una \"palabra\"", "una «palabra»"},
	    {"sv", "ett \"ord\"", "ett ”ord”"},
	    {"pl", "to \"słowo\"", "to „słowo”"},
	    {"ru", "это \"слово\"", "это «слово»"},
	    {"xx", "a \"word\"", "a “word”"},
	};
	(void)state;
	CHECK_ALL(examples);
}

static void
test_dashes(void **state)
{
	static const struct example examples[] = {
	    {"en", "one -- two", "one – two"},
	    {"en", "one---two", "one—two"},
	    {"en", "----", "----"},
	    {"en", "a well-known word", "a well-known word"},
	    {"en", "and so on...", "and so on…"},
	    {"en", "1....5", "1....5"},
	    {"en", "a--b", "a–b"},
	};
	(void)state;
	CHECK_ALL(examples);
}

static void
test_french_spaces(void **state)
{
	static const struct example examples[] = {
	    {"fr", "voici : un mot ; bien !", "voici\u00A0: un mot\u00A0; bien\u00A0!"},
	    {"en", "here : one", "here : one"},
	};
	(void)state;
	CHECK_ALL(examples);
}

static void
test_ranges(void **state)
{
	static const struct example examples[] = {
	    {"en", "pages 12-34", "pages 12–34"},
	    {"en", "(2019-2021)", "(2019–2021)"},
	    {"en", "in 2019-21,", "in 2019–21,"},
	    {"en", "2019-06", "2019-06"},
	    {"en", "2020-01-15", "2020-01-15"},
	    {"en", "+1-555-0199", "+1-555-0199"},
	    {"en", "ISO 8859-1", "ISO 8859-1"},
	    {"en", "34-12", "34-12"},
	    {"en", "R2-D2", "R2-D2"},
	};
	(void)state;
	CHECK_ALL(examples);
}

static void
test_addresses_stay(void **state)
{
	static const struct example examples[] = {
	    {"en", "see https://example.com/a--b...c 'x'",
	        "see https://example.com/a--b...c ‘x’"},
	    {"en", "write to a--b@example.com", "write to a--b@example.com"},
	    {"fr", "voir https://example.com/?q=12-34 :",
	        "voir https://example.com/?q=12-34\u00A0:"},
	};
	(void)state;
	CHECK_ALL(examples);
}

static void
test_code_stays(void **state)
{
	(void)state;
	assert_string_equal(
	    typed_in(ALL, "en", "x = \"a--b\"; y...", RICH_CODE), "x = \"a--b\"; y...");
}

static void
test_off(void **state)
{
	static const char text[] = "\"a\" -- 'b' --- 12-34 ...";
	(void)state;
	assert_string_equal(typed_in(NONE, "en", text, 0), text);
	assert_string_equal(typed_in(NONE, "fr", "a : b", 0), "a : b");
}

static void
test_quote_over_runs(void **state)
{
	(void)state;
	struct style *s = style_of(ALL, "Ada King", "en");
	struct rich typed = {0};
	rich_add(&arena, &typed, (struct rich_run){.text = "\""});
	rich_add(&arena, &typed, (struct rich_run){.text = "bold", .style = RICH_BOLD});
	rich_add(&arena, &typed, (struct rich_run){.text = "\""});
	struct rich set = typo_apply(s, &typed);
	assert_string_equal(rich_plain(&arena, &set), "“bold”");
	assert_int_equal(set.count, 3);
	assert_int_equal(set.runs[1].style, RICH_BOLD);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_quotes, clear_stand),
	    cmocka_unit_test_teardown(test_dashes, clear_stand),
	    cmocka_unit_test_teardown(test_french_spaces, clear_stand),
	    cmocka_unit_test_teardown(test_ranges, clear_stand),
	    cmocka_unit_test_teardown(test_addresses_stay, clear_stand),
	    cmocka_unit_test_teardown(test_code_stays, clear_stand),
	    cmocka_unit_test_teardown(test_off, clear_stand),
	    cmocka_unit_test_teardown(test_quote_over_runs, clear_stand),
	};
	return cmocka_run_group_tests(tests, open_stand, close_stand);
}
