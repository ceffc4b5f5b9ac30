/* YAML into nodes: what is text, what is structure, what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

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
read_bytes(const char *bytes, size_t len)
{
	return yaml_read(&arena, source_new(&arena, "t", bytes, len, &diags), &diags);
}

static struct node *
read_text(const char *text)
{
	return read_bytes(text, strlen(text));
}

static const char *
text_at(const struct node *root, const char *path)
{
	const struct node *n = node_find(root, path);

	assert_non_null(n);
	assert_int_equal(n->kind, NODE_SCALAR);
	return n->text;
}

static void
assert_tree(const char *yaml, const char *expected)
{
	struct node *root = read_text(yaml);
	struct buf out = {0};

	assert_non_null(root);
	node_print(root, &out);
	assert_string_equal(out.data, expected);
	buf_free(&out);
}

static void
assert_report(const char *name, size_t line, size_t column)
{
	size_t at_line, at_column;

	assert_int_equal(diags.count, 1);
	assert_string_equal(diags.items[0].name, name);
	place_find(diags.items[0].place, &at_line, &at_column);
	assert_int_equal(at_line, line);
	assert_int_equal(at_column, column);
}

static void
test_tree(void **state)
{
	(void)state;
	assert_tree("cv:\n  name: Jane\n  none:\n  list:\n  - 3.10\n  - [no, \"~\"]\n  é: x\n",
	    "1:1 map 1\n"
	    "  2:3 \"cv\": map 4\n"
	    "    2:9 \"name\": \"Jane\"\n"
	    "    3:8 \"none\": null\n"
	    "    5:3 \"list\": list 2\n"
	    "      5:5 \"3.10\"\n"
	    "      6:5 list 2\n"
	    "        6:6 \"no\"\n"
	    "        6:10 \"~\"\n"
	    "    7:6 \"é\": \"x\"\n");
	assert_int_equal(diags.count, 0);
}

static void
test_places(void **state)
{
	struct node *root = read_text("ä:\n  ö: \"ü\" # x\n\n\nb: 1\n");
	struct node *inner = node_find(root, "ä");

	(void)state;
	assert_int_equal(inner->place.begin, 6);
	assert_int_equal(inner->place.end, 14);
	assert_int_equal(inner->key_place.end, 2);
	assert_int_equal(inner->first->place.begin, 10);
	assert_int_equal(inner->first->style, NODE_QUOTED);
}

static void
test_long_places(void **state)
{
	struct buf text = {0};
	struct node *root;

	(void)state;
	for (int i = 0; i < 500; i++)
		buf_puts(&text, "- é—😀\n");
	root = read_text(text.data);
	assert_int_equal(root->count, 500);
	assert_int_equal(root->last->place.begin, 499 * 12 + 2);
	assert_int_equal(root->last->place.end, 499 * 12 + 11);
	buf_free(&text);
}

static void
test_stars(void **state)
{
	struct node *root = read_text("- *John Doe*\n- k: **x** y\n- \"*q*\"\n- [*x*, **y**]\n"
	                              "- |\n  *lit*\n- text\n  *on* d\n- *k*: v\n- 2 * 3 *\n");

	(void)state;
	assert_int_equal(diags.count, 0);
	assert_string_equal(text_at(root, "0"), "*John Doe*");
	assert_string_equal(text_at(root, "1.k"), "**x** y");
	assert_string_equal(text_at(root, "2"), "*q*");
	assert_string_equal(text_at(root, "3.1"), "**y**");
	assert_string_equal(text_at(root, "4"), "*lit*\n");
	assert_string_equal(text_at(root, "5"), "text *on* d");
	assert_string_equal(text_at(root, "6.*k*"), "v");
	assert_string_equal(text_at(root, "7"), "2 * 3 *");
	assert_int_equal(node_find(root, "1.k")->place.end, 25);
}

static void
test_aliases(void **state)
{
	struct node *root =
	    read_text("a: &x 1\nb: *x\nc: *x y\nd: [*x, *x]\n*x : 3\ne: &m {k: *x}\nf: *m\n");

	(void)state;
	assert_int_equal(diags.count, 0);
	assert_string_equal(text_at(root, "b"), "1");
	assert_string_equal(text_at(root, "c"), "*x y");
	assert_string_equal(text_at(root, "d.1"), "1");
	assert_string_equal(text_at(root, "1"), "3");
	assert_string_equal(text_at(root, "f.k"), "1");
	assert_ptr_not_equal(node_find(root, "e"), node_find(root, "f"));
	assert_ptr_equal(node_find(root, "f")->parent, root);
	assert_int_equal(node_find(root, "a")->place.begin, 6);
}

static void
test_unknown_alias(void **state)
{
	(void)state;
	assert_string_equal(text_at(read_text("- *nope\n"), "0"), "*nope");
	assert_report("unknown-anchor", 1, 3);
	assert_int_equal(diags.errors, 0);
}

static void
test_false_anchor(void **state)
{
	(void)state;
	assert_string_equal(text_at(read_text("- the R &D\n- *D\n"), "1"), "*D");
	assert_report("unknown-anchor", 2, 3);
}

static void
test_merge(void **state)
{
	struct node *root = read_text("d: &d {a: 1, b: 2}\ne:\n  <<: *d\n  b: 3\n"
	                              "f:\n  z: 0\n  <<: [{a: 4}, *d]\n");

	(void)state;
	assert_int_equal(diags.count, 0);
	assert_string_equal(text_at(root, "e.a"), "1");
	assert_string_equal(text_at(root, "e.b"), "3");
	assert_int_equal(node_find(root, "e")->count, 2);
	assert_string_equal(text_at(root, "f.a"), "4");
	assert_string_equal(text_at(root, "f.b"), "2");
	assert_int_equal(node_find(root, "f")->count, 3);
}

static void
test_bad_merge(void **state)
{
	(void)state;
	assert_non_null(read_text("a:\n  <<: x\n"));
	assert_report("bad-merge", 2, 7);
}

static void
test_laughs(void **state)
{
	struct buf text = {0};

	(void)state;
	buf_puts(&text, "a: &a [x,x,x,x,x,x,x,x,x]\n");
	for (char c = 'b'; c < 'k'; c++)
		buf_printf(&text, "%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", c, c,
		    c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
	assert_null(read_text(text.data));
	assert_report("alias-limit", 6, 8);
	assert_true(arena.total < 32 << 20);
	buf_free(&text);
}

static void
test_circle(void **state)
{
	(void)state;
	assert_null(read_text("a: &a\n  b: [*a]\n"));
	assert_report("alias-circle", 2, 7);
}

static void
test_nested_aliases(void **state)
{
	struct buf text = {0};

	(void)state;
	buf_puts(&text, "a0: &a0 x\n");
	for (int i = 1; i < 5; i++) {
		buf_printf(&text, "a%d: &a%d ", i, i);
		for (int j = 0; j < 90; j++)
			buf_putc(&text, '[');
		buf_printf(&text, "*a%d", i - 1);
		for (int j = 0; j < 90; j++)
			buf_putc(&text, ']');
		buf_putc(&text, '\n');
	}
	assert_null(read_text(text.data));
	assert_string_equal(diags.items[0].name, "too-deep");
	buf_free(&text);
}

static void
test_deep(void **state)
{
	static char text[100001];

	(void)state;
	memset(text, '[', 100000);
	assert_null(read_text(text));
	assert_report("too-deep", 1, NODE_DEPTH + 1);
}

static void
test_duplicate(void **state)
{
	struct node *root = read_text("a: 1\nb: 2\na: 3\n");

	(void)state;
	assert_string_equal(text_at(root, "a"), "1");
	assert_int_equal(root->count, 2);
	assert_report("duplicate-key", 3, 1);
}

static void
test_duplicate_in_large_map(void **state)
{
	struct buf text = {0};
	struct node *root;

	(void)state;
	for (int i = 0; i < 100; i++)
		buf_printf(&text, "k%d: x\n", i);
	buf_puts(&text, "k50: y\nk99: y\n");
	root = read_text(text.data);
	assert_int_equal(root->count, 100);
	assert_int_equal(diags.errors, 2);
	buf_free(&text);
}

static void
test_line_ends(void **state)
{
	struct node *root = read_text("a: |\r\n  x\r\n  y\r\nb: \"1\r  2\"\rc: z");

	(void)state;
	assert_string_equal(text_at(root, "a"), "x\ny\n");
	assert_string_equal(text_at(root, "b"), "1 2");
	assert_string_equal(text_at(root, "c"), "z");
	assert_int_equal(node_find(root, "c")->place.source->line_count, 6);
}

static void
test_separators(void **state)
{
	struct node *root = read_text("a: x\xe2\x80\xa8y\xe2\x80\xa9z\nb: p\xef\xbb\xbfq\n");

	(void)state;
	assert_int_equal(diags.count, 0);
	assert_string_equal(text_at(root, "a"), "x\xe2\x80\xa8y\xe2\x80\xa9z");
	assert_string_equal(text_at(root, "b"), "p\xef\xbb\xbfq");
}

static void
test_tabs(void **state)
{
	struct node *root = read_text("a:\n  -\tx\n\t\n  - \t y\t\n \t\n\nb:\tz\t# c\n");

	(void)state;
	assert_int_equal(diags.count, 0);
	assert_string_equal(text_at(root, "a.0"), "x");
	assert_string_equal(text_at(root, "a.1"), "y");
	assert_string_equal(text_at(root, "b"), "z");
}

static void
test_normalized(void **state)
{
	struct node *root = read_text("a: Jose\xcc\x81\nb: \xe2\x84\xab\nc: – é 漢 😀\n");

	(void)state;
	assert_string_equal(text_at(root, "a"), "José");
	assert_string_equal(text_at(root, "b"), "Å");
	assert_string_equal(text_at(root, "c"), "– é 漢 😀");
}

static void
test_tags(void **state)
{
	struct node *root = read_text("a: !!str 1\nb: !local x\nc: ! y\n");

	(void)state;
	assert_string_equal(text_at(root, "b"), "x");
	assert_int_equal(node_find(root, "b")->place.begin, 21);
	assert_report("tag-ignored", 2, 4);
	assert_int_equal(diags.errors, 0);
}

static void
test_unsafe_tag(void **state)
{
	(void)state;
	read_text("a: !!python/object/apply:os.system [x]\n");
	assert_report("unsafe-tag", 1, 4);
	assert_int_equal(diags.errors, 1);
}

static void
test_unused_anchor(void **state)
{
	(void)state;
	assert_string_equal(text_at(read_text("- &Co founder\n"), "0"), "founder");
	assert_report("unused-anchor", 1, 3);
}

static void
test_comment_in_text(void **state)
{
	(void)state;
	assert_string_equal(
	    text_at(read_text("- ranked #1\n- C# # yes\n- x # - y\n"), "0"), "ranked");
	assert_report("comment-in-text", 1, 10);
}

static void
test_escaped_control(void **state)
{
	(void)state;
	assert_string_equal(text_at(read_text("- \"a\\0b\\e\\tc\"\n"), "0"),
	    "a\xef\xbf\xbd"
	    "b\xef\xbf\xbd\tc");
	assert_int_equal(diags.warnings, 2);
}

static void
test_second_document(void **state)
{
	struct node *root = read_text("a: 1\n---\nb: 2\n");

	(void)state;
	assert_string_equal(text_at(root, "a"), "1");
	assert_report("second-document", 2, 1);
}

static void
test_empty(void **state)
{
	(void)state;
	assert_null(read_text("# nothing\n"));
	assert_report("empty-file", 1, 1);
}

static void
test_null_root(void **state)
{
	(void)state;
	assert_true(node_is_null(read_text("---\n")));
	assert_int_equal(diags.count, 0);
}

static void
test_too_many(void **state)
{
	const size_t count = NODE_LIMIT + 10;
	struct buf text = {0};

	(void)state;
	for (size_t i = 0; i < count; i++)
		buf_puts(&text, "- a\n");
	assert_null(read_text(text.data));
	assert_report("too-large", NODE_LIMIT, 3);
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_tree, begin, end),
	    cmocka_unit_test_setup_teardown(test_places, begin, end),
	    cmocka_unit_test_setup_teardown(test_long_places, begin, end),
	    cmocka_unit_test_setup_teardown(test_stars, begin, end),
	    cmocka_unit_test_setup_teardown(test_aliases, begin, end),
	    cmocka_unit_test_setup_teardown(test_unknown_alias, begin, end),
	    cmocka_unit_test_setup_teardown(test_false_anchor, begin, end),
	    cmocka_unit_test_setup_teardown(test_merge, begin, end),
	    cmocka_unit_test_setup_teardown(test_bad_merge, begin, end),
	    cmocka_unit_test_setup_teardown(test_laughs, begin, end),
	    cmocka_unit_test_setup_teardown(test_circle, begin, end),
	    cmocka_unit_test_setup_teardown(test_nested_aliases, begin, end),
	    cmocka_unit_test_setup_teardown(test_deep, begin, end),
	    cmocka_unit_test_setup_teardown(test_duplicate, begin, end),
	    cmocka_unit_test_setup_teardown(test_duplicate_in_large_map, begin, end),
	    cmocka_unit_test_setup_teardown(test_line_ends, begin, end),
	    cmocka_unit_test_setup_teardown(test_separators, begin, end),
	    cmocka_unit_test_setup_teardown(test_tabs, begin, end),
	    cmocka_unit_test_setup_teardown(test_normalized, begin, end),
	    cmocka_unit_test_setup_teardown(test_tags, begin, end),
	    cmocka_unit_test_setup_teardown(test_unsafe_tag, begin, end),
	    cmocka_unit_test_setup_teardown(test_unused_anchor, begin, end),
	    cmocka_unit_test_setup_teardown(test_comment_in_text, begin, end),
	    cmocka_unit_test_setup_teardown(test_escaped_control, begin, end),
	    cmocka_unit_test_setup_teardown(test_second_document, begin, end),
	    cmocka_unit_test_setup_teardown(test_empty, begin, end),
	    cmocka_unit_test_setup_teardown(test_null_root, begin, end),
	    cmocka_unit_test_setup_teardown(test_too_many, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
