/* Records read by table, and the nearest word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/color.h"
#include "yaml/fields.h"

struct box {
	int width;
};

struct page {
	bool footer;
	int columns, side;
	const char *title;
	color ink;
	struct box box;
	const struct node *rest;
};

static const int COLUMN_LIMITS[] = {1, 3};
static const char *const SIDES[] = {"left", "right", "both", NULL};

static const struct field BOX_ROWS[] = {
    {"width", &FIELD_INT, offsetof(struct box, width), NULL, NULL, "how wide"},
};
static const struct field_table BOX = {"box", BOX_ROWS, 1};

static const struct field PAGE_ROWS[] = {
    {"footer", &FIELD_BOOL, offsetof(struct page, footer), NULL, "true", "a footer"},
    {"columns", &FIELD_INT, offsetof(struct page, columns), COLUMN_LIMITS, "1", NULL},
    {"side", &FIELD_WORD, offsetof(struct page, side), SIDES, "left", NULL},
    {"title", &FIELD_TEXT, offsetof(struct page, title), NULL, NULL, NULL},
    {"ink", &FIELD_COLOR, offsetof(struct page, ink), NULL, NULL, NULL},
    {"box", &FIELD_MAP, offsetof(struct page, box), &BOX, NULL, NULL},
    {"rest", &FIELD_NODE, offsetof(struct page, rest), NULL, NULL, NULL},
};
static const struct field_table PAGE = {"page", PAGE_ROWS, 7};

static struct arena arena;
static struct diags diags;
static struct page page;

static int
begin(void **state)
{
	(void)state;
	diags = (struct diags){.arena = &arena};
	page = (struct page){.columns = 2};
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static bool
read_page(const char *text, bool (*other)(struct reading *, const struct node *, void *))
{
	struct source *s = source_new(&arena, "t", text, strlen(text), &diags);
	struct reading r = {&arena, &diags, DIAG_ERROR, NULL};

	return fields_read(&r, &PAGE, yaml_read(&arena, s, &diags), &page, other);
}

static void
test_values(void **state)
{
	(void)state;
	assert_true(read_page("footer: true\ncolumns: 3\nside: both\ntitle: 3.10\nink: red\n"
	                      "box: {width: -7}\nrest: [1]\n",
	    NULL));
	assert_int_equal(diags.count, 0);
	assert_true(page.footer);
	assert_int_equal(page.columns, 3);
	assert_int_equal(page.side, 2);
	assert_string_equal(page.title, "3.10");
	assert_int_equal(page.ink, 0xff0000);
	assert_int_equal(page.box.width, -7);
	assert_int_equal(page.rest->count, 1);
}

static void
test_absent(void **state)
{
	(void)state;
	assert_true(read_page("columns:\ntitle: ~\n", NULL));
	assert_int_equal(page.columns, 2);
	assert_null(page.title);
	assert_int_equal(diags.count, 0);
}

static void
assert_report(const char *text, enum diag_level level, const char *message, const char *help)
{
	diags.count = 0;
	assert_int_equal(read_page(text, NULL), level != DIAG_ERROR);
	assert_int_equal(diags.count, 1);
	assert_int_equal(diags.items[0].level, level);
	assert_string_equal(diags.items[0].message, message);
	if (help)
		assert_string_equal(diags.items[0].help, help);
	else
		assert_null(diags.items[0].help);
}

static void
test_reports(void **state)
{
	(void)state;
	assert_report("colums: 1\n", DIAG_WARNING, "unknown key 'colums' in page, ignored",
	    "did you mean 'columns'?");
	assert_report("xyz: 1\n", DIAG_WARNING, "unknown key 'xyz' in page, ignored",
	    "use one of 'footer', 'columns', 'side', 'title', 'ink', 'box', 'rest'");
	assert_report(
	    "footer: maybe\n", DIAG_ERROR, "'footer' must be true or false, not 'maybe'", NULL);
	assert_report("footer: off\n", DIAG_NOTE, "'off' is read as 'false'", NULL);
	assert_report(
	    "columns: 4\n", DIAG_ERROR, "'columns' must be between 1 and 3, not 4", NULL);
	assert_report(
	    "columns: two\n", DIAG_ERROR, "'columns' must be a whole number, not 'two'", NULL);
	assert_report("columns: '2'\n", DIAG_ERROR, "'columns' must be a whole number, not '2'",
	    "write it without quotes");
	assert_report(
	    "columns: [2]\n", DIAG_ERROR, "'columns' must be a whole number, not a list", NULL);
	assert_report("side: rigth\n", DIAG_ERROR,
	    "'side' must be one of its words, not 'rigth'", "did you mean 'right'?");
	assert_report("title: {}\n", DIAG_ERROR, "'title' must be text, not a map", NULL);
	assert_report("box: 1\n", DIAG_ERROR, "'box' must be a map, not '1'", NULL);
	assert_report("- a\n", DIAG_ERROR, "page must be a map, not a list", NULL);
	assert_int_equal(page.columns, 2);
}

static bool
take_all(struct reading *r, const struct node *member, void *record)
{
	(void)r;
	((struct page *)record)->title = member->key;
	return true;
}

static void
test_other(void **state)
{
	(void)state;
	assert_true(read_page("custom: 1\n", take_all));
	assert_string_equal(page.title, "custom");
	assert_int_equal(diags.count, 0);
}

static void
test_schema(void **state)
{
	struct buf out = {0};
	struct node *root;

	(void)state;
	fields_schema(&PAGE, &out);
	root = json_read(&arena, source_new(&arena, "s", out.data, out.len, &diags), &diags);
	assert_int_equal(diags.count, 0);
	assert_string_equal(node_find(root, "properties.footer.description")->text, "a footer");
	assert_string_equal(node_find(root, "properties.columns.anyOf.1.maximum")->text, "3");
	assert_string_equal(node_find(root, "properties.columns.default")->text, "1");
	assert_string_equal(node_find(root, "properties.side.anyOf.1.enum.2")->text, "both");
	assert_non_null(node_find(root, "properties.box.anyOf.1.properties.width"));
	buf_free(&out);
}

static void
test_nearest(void **state)
{
	static const char *const words[] = {
	    "company", "position", "start_date", "end_date", "url"};

	(void)state;
	assert_string_equal(nearest_word("compny", words, 5), "company");
	assert_string_equal(nearest_word("COMPANY", words, 5), "company");
	assert_string_equal(nearest_word("startDate", words, 5), "start_date");
	assert_string_equal(nearest_word("end-date", words, 5), "end_date");
	assert_string_equal(nearest_word("ulr", words, 5), "url");
	assert_null(nearest_word("employer", words, 5));
	assert_null(nearest_word("", words, 5));
	assert_null(nearest_word("x", words, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_values, begin, end),
	    cmocka_unit_test_setup_teardown(test_absent, begin, end),
	    cmocka_unit_test_setup_teardown(test_reports, begin, end),
	    cmocka_unit_test_setup_teardown(test_other, begin, end),
	    cmocka_unit_test_setup_teardown(test_schema, begin, end),
	    cmocka_unit_test_setup_teardown(test_nearest, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
