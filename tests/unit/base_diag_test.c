/* Diagnostics: kept, counted, sorted, printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"

static struct arena arena;
static struct diags diags;
static struct source source;

static int
begin(void **state)
{
	(void)state;
	diags = (struct diags){.arena = &arena};
	source =
	    (struct source){.name = "cv.yaml", .bytes = "name: Jané\n  - compny: Acme\nend"};
	source.len = strlen(source.bytes);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct place
find_place(const char *word)
{
	uint32_t at = (uint32_t)(strstr(source.bytes, word) - source.bytes);

	return (struct place){&source, at, at + (uint32_t)strlen(word)};
}

static void
assert_printed(enum diag_format f, bool color, const char *expected)
{
	struct buf out = {0};

	diag_print(&diags, f, color, &out);
	assert_string_equal(out.data ? out.data : "", expected);
	buf_free(&out);
}

static void
test_text(void **state)
{
	(void)state;
	diag_warn(&diags, find_place("compny"), "unknown-key", "unknown key '%s'", "compny");
	diag_help(&diags, "did you mean '%s'?", "company");
	diag_error(&diags, find_place("é"), "odd", "late report, early place");
	diag_note(&diags, place_none(), "whole", "no place");
	assert_printed(DIAG_TEXT, false,
	    "cvpdf: note: no place [whole]\n"
	    "cv.yaml:1:10: error: late report, early place [odd]\n"
	    "    1 | name: Jané\n"
	    "      |          ^\n"
	    "cv.yaml:2:5: warning: unknown key 'compny' [unknown-key]\n"
	    "    2 |   - compny: Acme\n"
	    "      |     ^~~~~~\n"
	    "      = help: did you mean 'company'?\n");
}

static void
test_color_text(void **state)
{
	(void)state;
	diag_error(&diags, find_place("end"), "odd", "x");
	assert_printed(DIAG_TEXT, true,
	    "\33[1mcv.yaml:3:1: \33[0m\33[1;31merror\33[0m:\33[1m x\33[0m [odd]\n"
	    "    3 | end\n"
	    "      | \33[1;32m^~~\33[0m\n");
}

static void
test_long_line(void **state)
{
	static char line[1001];
	struct buf out = {0};

	(void)state;
	memset(line, 'x', 1000);
	line[500] = '\33';
	source.bytes = line;
	source.len = 1000;
	diag_error(&diags, (struct place){&source, 501, 502}, "odd", "far away");
	diag_print(&diags, DIAG_TEXT, false, &out);
	assert_true(out.len < 400);
	assert_non_null(strstr(out.data, " | …xxx"));
	assert_non_null(strstr(out.data, "·"));
	assert_null(strchr(out.data, '\33'));
	buf_free(&out);
}

static void
test_wide_caret(void **state)
{
	(void)state;
	source.bytes = "漢\tx";
	source.len = strlen(source.bytes);
	diag_error(&diags, find_place("x"), "odd", "y");
	assert_printed(DIAG_TEXT, false,
	    "cv.yaml:1:3: error: y [odd]\n"
	    "    1 | 漢    x\n"
	    "      |       ^\n");
}

static bool
keep_errors(void *self, struct diag *d)
{
	++*(int *)self;
	return d->level == DIAG_ERROR;
}

static void
test_filter(void **state)
{
	int seen = 0;

	(void)state;
	diags.filter = keep_errors;
	diags.filter_self = &seen;
	diag_warn(&diags, place_none(), "a", "a");
	diag_help(&diags, "goes nowhere");
	diag_error(&diags, place_none(), "b", "b");
	assert_int_equal(seen, 2);
	assert_int_equal(diags.count, 1);
	assert_int_equal(diags.warnings, 0);
	assert_null(diags.items[0].help);
}

static void
test_strict(void **state)
{
	(void)state;
	diags.strict = true;
	diag_warn(&diags, place_none(), "a", "a");
	diag_note(&diags, place_none(), "b", "b");
	assert_int_equal(diags.errors, 1);
	assert_int_equal(diags.warnings, 0);
}

static void
test_repeated(void **state)
{
	(void)state;
	diag_warn(&diags, find_place("end"), "a", "same");
	diag_warn(&diags, find_place("end"), "a", "same");
	diag_warn(&diags, find_place("end"), "a", "other");
	assert_int_equal(diags.count, 2);
	assert_int_equal(diags.warnings, 2);
}

static void
test_limit(void **state)
{
	struct buf out = {0};

	(void)state;
	for (int i = 0; i < 1200; i++)
		diag_error(&diags, place_none(), "many", "%d", i);
	assert_int_equal(diags.count, 1000);
	assert_int_equal(diags.errors, 1200);
	assert_int_equal(diags.dropped, 200);
	diag_print(&diags, DIAG_TEXT, false, &out);
	assert_non_null(strstr(out.data, "200 more messages are not shown"));
	buf_free(&out);
}

static void
test_json(void **state)
{
	(void)state;
	diag_error(&diags, find_place("Jané\n"), "odd", "a \"b\"");
	diag_help(&diags, "c");
	assert_printed(DIAG_JSON, false,
	    "[\n {\"file\": \"cv.yaml\", \"line\": 1, \"column\": 7, \"endLine\": 2, "
	    "\"endColumn\": 1, "
	    "\"level\": \"error\", \"name\": \"odd\", \"message\": \"a \\\"b\\\"\", \"help\": "
	    "\"c\"}\n]\n");
}

static void
test_no_json(void **state)
{
	(void)state;
	assert_printed(DIAG_JSON, false, "[]\n");
}

static void
test_github(void **state)
{
	(void)state;
	source.name = "a,b:c.yaml";
	diag_warn(&diags, find_place("Jané"), "odd", "50%% off");
	diag_help(&diags, "do");
	assert_printed(DIAG_GITHUB, false,
	    "::warning file=a%2Cb%3Ac.yaml,line=1,col=7,endLine=1,endColumn=11,title=odd::"
	    "50%25 off%0Ahelp: do\n");
}

static void
test_sarif(void **state)
{
	struct buf out = {0};

	(void)state;
	source.name = "my cv.yaml";
	diag_warn(&diags, find_place("Jané"), "odd", "x");
	diag_warn(&diags, find_place("Acme"), "odd", "y");
	diag_print(&diags, DIAG_SARIF, false, &out);
	assert_non_null(strstr(out.data, "\"rules\": [\n    {\"id\": \"odd\""));
	assert_non_null(strstr(out.data, "\"uri\": \"my%20cv.yaml\""));
	assert_non_null(strstr(out.data, "\"startLine\": 2, \"startColumn\": 13"));
	buf_free(&out);
}

static void
test_index(void **state)
{
	size_t line, column;

	(void)state;
	source_index(&arena, &source);
	assert_int_equal(source.line_count, 3);
	place_find(find_place("Acme"), &line, &column);
	assert_int_equal(line, 2);
	assert_int_equal(column, 13);
	place_find((struct place){&source, 9999, 9999}, &line, &column);
	assert_int_equal(line, 3);
	assert_int_equal(column, 4);
}

static void
test_join(void **state)
{
	struct place p = place_join(find_place("name"), find_place("Acme"));

	(void)state;
	assert_int_equal(p.begin, 0);
	assert_int_equal(p.end, find_place("Acme").end);
	assert_int_equal(place_join(place_none(), p).end, p.end);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_text, begin, end),
	    cmocka_unit_test_setup_teardown(test_color_text, begin, end),
	    cmocka_unit_test_setup_teardown(test_long_line, begin, end),
	    cmocka_unit_test_setup_teardown(test_wide_caret, begin, end),
	    cmocka_unit_test_setup_teardown(test_filter, begin, end),
	    cmocka_unit_test_setup_teardown(test_strict, begin, end),
	    cmocka_unit_test_setup_teardown(test_repeated, begin, end),
	    cmocka_unit_test_setup_teardown(test_limit, begin, end),
	    cmocka_unit_test_setup_teardown(test_json, begin, end),
	    cmocka_unit_test_setup_teardown(test_no_json, begin, end),
	    cmocka_unit_test_setup_teardown(test_github, begin, end),
	    cmocka_unit_test_setup_teardown(test_sarif, begin, end),
	    cmocka_unit_test_setup_teardown(test_index, begin, end),
	    cmocka_unit_test_setup_teardown(test_join, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
