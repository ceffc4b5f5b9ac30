/* Nodes: looked up, sliced, set and merged. */
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
read_text(const char *text)
{
	struct source *s = source_new(&arena, "t", text, strlen(text), &diags);
	struct node *root = yaml_read(&arena, s, &diags);

	assert_non_null(root);
	return root;
}

/* The tree on one line, as flow YAML. */
static void
put_flow(const struct node *n, struct buf *out)
{
	if (n->kind == NODE_SCALAR) {
		buf_puts(out, n->text);
		return;
	}
	buf_putc(out, n->kind == NODE_MAP ? '{' : '[');
	for (const struct node *child = n->first; child; child = child->next) {
		assert_ptr_equal(child->parent, n);
		if (child->key)
			buf_printf(out, "%s:", child->key);
		put_flow(child, out);
		buf_puts(out, child->next ? "," : "");
	}
	buf_putc(out, n->kind == NODE_MAP ? '}' : ']');
}

static void
assert_flow(const struct node *n, const char *expected)
{
	struct buf out = {0};

	put_flow(n, &out);
	assert_string_equal(out.data, expected);
	buf_free(&out);
}

static void
test_get(void **state)
{
	struct node *root = read_text("a: ~\nb:\nc: ''\nd: 1\n");

	(void)state;
	assert_null(node_get(root, "a"));
	assert_null(node_get(root, "b"));
	assert_non_null(node_get(root, "c"));
	assert_null(node_get(root, "x"));
	assert_null(node_get(node_get(root, "d"), "x"));
	assert_string_equal(node_kind_word(node_find(root, "a")), "nothing");
	assert_string_equal(node_kind_word(root), "a map");
}

static void
test_find(void **state)
{
	struct node *root = read_text("a: {b: [x, {c: y}]}\n");

	(void)state;
	assert_string_equal(node_find(root, "a.b.1.c")->text, "y");
	assert_null(node_find(root, "a.b.2"));
	assert_null(node_find(root, "a.b.x"));
	assert_null(node_find(root, "a.b.0.c"));
	assert_null(node_find(root, ""));
	assert_null(node_find(root, "a.b.99999999999999999999"));
}

static bool
set_text(struct node *root, const char *path, const char *text)
{
	return node_set(&arena, root, path, node_scalar(&arena, text, place_none()));
}

static void
test_set(void **state)
{
	struct node *root = read_text("a: {b: [x, y], n: }\n");

	(void)state;
	assert_true(set_text(root, "a.b.1", "Y"));
	assert_true(set_text(root, "a.n.k", "1"));
	assert_true(set_text(root, "p.q.r", "2"));
	assert_true(set_text(root, "p.q.r", "3"));
	assert_false(set_text(root, "a.b.2", "z"));
	assert_false(set_text(root, "a.b.0.k", "z"));
	assert_false(set_text(root, "", "z"));
	assert_false(set_text(root, "a.", "z"));
	assert_flow(root, "{a:{b:[x,Y],n:{k:1}},p:{q:{r:3}}}");
}

static void
test_copy(void **state)
{
	struct node *root = read_text("a: [[x], [[y], z], w]\nb: {c: {d: e}}\nf: g\n");

	(void)state;
	assert_flow(node_copy(&arena, root), "{a:[[x],[[y],z],w],b:{c:{d:e}},f:g}");
	assert_flow(node_copy(&arena, node_find(root, "a.1")), "[[y],z]");
	assert_flow(node_copy(&arena, node_find(root, "f")), "g");
}

static void
test_merge(void **state)
{
	struct node *base = read_text("a: {b: 1, c: {d: 2, l: [1]}}\ne: 3\n");
	struct node *over =
	    read_text("a: {c: {d: 4, l: [5, 6], n: 7}, b: }\ne: {f: 8}\ng: {h: 9}\n");

	(void)state;
	assert_flow(
	    node_merge(&arena, base, over), "{a:{b:1,c:{d:4,l:[5,6],n:7}},e:{f:8},g:{h:9}}");
	assert_flow(base, "{a:{b:1,c:{d:2,l:[1]}},e:3}");
	assert_flow(node_merge(&arena, base, node_find(over, "g.h")), "9");
	assert_flow(node_merge(&arena, read_text("a: [1, {b: 2, c: 3}]"),
	                read_text("a: {\"1\": {c: 4}, \"7\": 5}")),
	    "{a:[1,{b:2,c:4},5]}");
	assert_flow(node_merge(&arena, read_text("a: [1, 2]"), read_text("a: {\"0\": 3, b: 4}")),
	    "{a:{0:3,b:4}}");
}

static void
assert_slice(const struct node *n, const char *word, bool exact)
{
	const char *found = strstr(n->text, word);
	size_t at = (size_t)(found - n->text), len = strlen(word);
	struct place p = node_slice(n, at, at + len);

	assert_non_null(found);
	if (exact) {
		assert_int_equal(p.end - p.begin, len);
		assert_memory_equal(p.source->bytes + p.begin, word, len);
	} else {
		assert_int_equal(p.begin, n->place.begin);
		assert_int_equal(p.end, n->place.end);
	}
}

static void
test_slice(void **state)
{
	struct node *root = read_text("a: plain words\n   go on here\n"
	                              "b: \"quoted words\"\n"
	                              "c: |\n  literal *words*\n\n    deeper here\n"
	                              "d: >-\n  folded words\n  go on here\n"
	                              "e: \"esc\\u00e9 words\"\n"
	                              "f: 'it''s words'\n"
	                              "g: Jose\xcc\x81 words\n"
	                              "h: \"\\U0001f600 \\t\\x41\\/\\\" words\"\n"
	                              "i: \"\\\n  esc words\"\n");

	(void)state;
	assert_slice(node_find(root, "a"), "words", true);
	assert_slice(node_find(root, "a"), "here", true);
	assert_slice(node_find(root, "b"), "words", true);
	assert_slice(node_find(root, "c"), "words*", true);
	assert_slice(node_find(root, "c"), "literal", true);
	assert_slice(node_find(root, "d"), "here", true);
	assert_slice(node_find(root, "e"), "esc", true);
	assert_slice(node_find(root, "e"), "words", true);
	assert_slice(node_find(root, "f"), "it", true);
	assert_slice(node_find(root, "f"), "words", true);
	assert_slice(node_find(root, "g"), "words", false);
	assert_slice(node_find(root, "h"), "words", true);
	assert_slice(node_find(root, "i"), "words", false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_get, begin, end),
	    cmocka_unit_test_setup_teardown(test_find, begin, end),
	    cmocka_unit_test_setup_teardown(test_set, begin, end),
	    cmocka_unit_test_setup_teardown(test_copy, begin, end),
	    cmocka_unit_test_setup_teardown(test_merge, begin, end),
	    cmocka_unit_test_setup_teardown(test_slice, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
