/* JSON into nodes: the whole of RFC 8259, and messages for the rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "yaml/node.h"

static struct arena arena;
static struct diags diags;

static int
begin(void **state)
{
	(void)state;
	diags = (struct diags){.arena = &arena};
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct node *
read_text(const char *text)
{
	return json_read(&arena, source_new(&arena, "t", text, strlen(text), &diags), &diags);
}

static void
assert_report(const char *json, enum diag_level level, size_t column, const char *words)
{
	size_t line, at;

	diags.count = 0;
	read_text(json);
	assert_int_equal(diags.count, 1);
	assert_int_equal(diags.items[0].level, level);
	assert_non_null(strstr(diags.items[0].message, words));
	place_find(diags.items[0].place, &line, &at);
	assert_int_equal(at, column);
}

static void
test_tree(void **state)
{
	struct node *root = read_text(" {\"a\": [1.50, true, null, \"null\"], \"\": {}}\n");
	struct buf out = {0};

	(void)state;
	node_print(root, &out);
	assert_string_equal(out.data, "1:2 map 2\n"
	                              "  1:8 \"a\": list 4\n"
	                              "    1:9 \"1.50\"\n"
	                              "    1:15 \"true\"\n"
	                              "    1:21 null\n"
	                              "    1:27 \"null\"\n"
	                              "  1:40 \"\": map 0\n");
	assert_int_equal(diags.count, 0);
	assert_int_equal(root->first->place.end, 33);
	buf_free(&out);
}

static void
test_escapes(void **state)
{
	struct node *root = read_text("[\"\\\"\\\\\\/\\n\\t\\u00e9\\ud83d\\ude00e\\u0301\"]");

	(void)state;
	assert_string_equal(root->first->text, "\"\\/\n\té😀é");
	assert_int_equal(diags.count, 0);
}

static void
test_mistakes(void **state)
{
	(void)state;
	assert_report("[1, 2,]", DIAG_ERROR, 6, "a comma too many before ']'");
	assert_report("{\"a\": 1,}", DIAG_ERROR, 8, "a comma too many before '}'");
	assert_report("[\"a\" \"b\"]", DIAG_ERROR, 6, "',' is missing");
	assert_report("[1 2]", DIAG_ERROR, 4, "',' or ']' is missing");
	assert_report("{\"a\" 1}", DIAG_ERROR, 6, "no ':' behind a key");
	assert_report("{a: 1}", DIAG_ERROR, 2, "a key in double quotes");
	assert_report("['a']", DIAG_ERROR, 2, "single quotes");
	assert_report("[NaN]", DIAG_ERROR, 2, "'NaN' is no value");
	assert_report("[01]", DIAG_ERROR, 2, "'01' is no value");
	assert_report("[,1]", DIAG_ERROR, 2, "a value is missing");
	assert_report("[\"a\tb\"]", DIAG_ERROR, 4, "a raw tab");
	assert_report("[\"a\\qb\"]", DIAG_ERROR, 4, "'\\q' is no escape");
	assert_report("[\"a\\u12g4\"]", DIAG_ERROR, 4, "'\\u' is no escape");
	assert_report("[\"a", DIAG_ERROR, 2, "never closed");
	assert_report("{\"a\": [1", DIAG_ERROR, 7, "this '[' has no ']'");
	assert_report("[1}", DIAG_ERROR, 3, "'}' stands where ']' should");
	assert_report("[1] x", DIAG_ERROR, 5, "text follows the end");
	assert_report("[1] /*", DIAG_ERROR, 5, "never closed");
}

static void
test_tolerated(void **state)
{
	(void)state;
	assert_report("// c\n[1, /* d */ 2]", DIAG_NOTE, 1, "no comments");
	assert_report("[\"\\ud800x\"]", DIAG_WARNING, 3, "half a character");
	assert_report("[\"a\\u0000b\"]", DIAG_WARNING, 2, "U+0000");
	assert_report("{\"a\": 1, \"a\": 2}", DIAG_WARNING, 10, "given again");
}

static void
test_all_reported(void **state)
{
	struct node *root = read_text("{\"a\": [1,], 'b': NaN,}");

	(void)state;
	assert_int_equal(diags.errors, 4);
	assert_string_equal(node_find(root, "b")->text, "NaN");
}

static void
test_deep(void **state)
{
	static char text[100001];

	(void)state;
	memset(text, '[', 100000);
	assert_null(read_text(text));
	assert_string_equal(diags.items[0].name, "too-deep");
}

/* The suite's cases that are not JSON only for their comments, which are read with a note. */
static bool
is_comment_case(const char *name)
{
	static const char *const names[] = {"n_object_trailing_comment.json",
	    "n_object_trailing_comment_slash_open.json",
	    "n_structure_object_with_comment.json"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

static bool
is_judged_right(const char *folder, const char *name)
{
	struct diags d = {.arena = &arena};
	const char *bytes, *why;
	size_t len;

	assert_true(
	    file_read(&arena, path_join(&arena, folder, name), 1 << 20, &bytes, &len, &why));
	json_read(&arena, source_new(&arena, name, bytes, len, &d), &d);
	if (name[0] == 'i' || (name[0] == 'y') == (d.errors == 0) || is_comment_case(name))
		return true;
	print_error("%s: %zu errors\n", name, d.errors);
	return false;
}

/* JSONTestSuite by Nicolas Seriot, where the machine has it. */
static void
test_suite(void **state)
{
	const char *shared = getenv("CVPDF_SHARED");
	const char *folder = path_join(&arena, shared ? shared : "../shared", "suites/json");
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t wrong = 0;

	(void)state;
	if (!dir)
		skip();
	while ((entry = readdir(dir)) != NULL)
		if (strcmp(path_ending(entry->d_name), "json") == 0)
			wrong += !is_judged_right(folder, entry->d_name);
	closedir(dir);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_tree, begin, end),
	    cmocka_unit_test_setup_teardown(test_escapes, begin, end),
	    cmocka_unit_test_setup_teardown(test_mistakes, begin, end),
	    cmocka_unit_test_setup_teardown(test_tolerated, begin, end),
	    cmocka_unit_test_setup_teardown(test_all_reported, begin, end),
	    cmocka_unit_test_setup_teardown(test_deep, begin, end),
	    cmocka_unit_test_setup_teardown(test_suite, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
