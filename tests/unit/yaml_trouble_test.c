/* Syntax errors: each mistake that people make, the message, its place and the way out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "yaml/node.h"

struct mistake {
	const char *yaml;
	size_t line, column;
	const char *message; /* words of it */
	const char *help;
};

static const struct mistake MISTAKES[] = {
    {"a: Jane: Doe\n", 1, 8, "a second ': '", "quotes: \"Jane: Doe\""},
    {"- a: b\n- c: say \"x: y\"\n", 2, 12, "a second ': '", "quotes: 'say \"x: y\"'"},
    {"a: x\n   b: y\n", 2, 4, "no key can stand here", "line it up"},
    {"a: long\n  text that: goes\n", 2, 3, "belongs to the value above", "in quotes"},
    {"c:\n  a:Jane\n  b: y\n", 2, 4, "no space behind the ':'", "': '"},
    {"a:Jane\nb: y\n", 1, 2, "no space behind the ':'", "': '"},
    {"\"a\":b\n", 1, 4, "no space behind the ':'", "': '"},
    {"a:\n- x\n-y\nb: c\n", 3, 1, "no space behind the '-'", "'- '"},
    {"a:\n\tb: c\n", 2, 1, "a tab", "two for each level"},
    {"a:\n  b: c\n\td: e\n", 3, 1, "a tab", "two for each level"},
    {"- @handle\n", 1, 3, "can't begin with '@'", "\"@handle\""},
    {"- `code` x  \n", 1, 3, "can't begin with '`'", "\"`code` x\""},
    {"- %50 faster\n", 1, 3, "can't begin with '%'", "\"%50 faster\""},
    {"- [text](http://x.y) more\n", 1, 9, "follows the closing ']'",
        "\"[text](http://x.y) more\""},
    {"- \"Best paper\" award\n", 1, 16, "follows the closing quote", "'\"Best paper\" award'"},
    {"- 'it's fine'\n", 1, 6, "this apostrophe closes the quote", "write '' for"},
    {"a: \"x\nb: \"y\"\n", 2, 5, "quoted in line 1", "close the quote in line 1"},
    {"a: \"x\nb: y\n", 1, 4, "never closed", "closing quote"},
    {"a: 'x\n", 1, 4, "never closed", "closing quote"},
    {"a: [x, y\nb: c\n", 1, 4, "this '[' has no ']'", "add ']'"},
    {"a: {x: y\nb: c\n", 1, 4, "this '{' has no '}'", "add '}'"},
    {"a: [x {y}]\n", 1, 7, "',' or ']' is missing", "does not begin a list"},
    {"a: [x]]\n", 1, 7, "a ']' too many", "remove it"},
    {"a: ]\n", 1, 4, "can't begin with ']'", "in quotes"},
    {"c:\n  a: x\n b: y\n", 3, 2, "the map that begins in line 1", "column 1"},
    {"c:\n  - a\n  b: y\n", 3, 3, "the list that begins in line 2", "column 3 with '- '"},
    {"c:\n  a: x\n  - y\n", 3, 3, "a list item can't stand among keys", "indent it"},
    {"a: - x\n", 1, 4, "a list can't begin here", "in the line below"},
    {"a: ? x\n", 1, 4, "'? ' can't begin a key", "quotes"},
    {"a:\n  : x\n", 2, 3, "no key stands before the ':'", "write the key"},
    {"? [a, b]\n: c\n", 1, 3, "a list can't be a key", "quotes"},
    {"? \n: c\n", 1, 2, "a key is missing", "write the key"},
    {"- >50% more\n", 1, 5, "can't follow '|' or '>'", "in quotes"},
    {"- |0\n  x\n", 1, 4, "can't be 0", "without a digit"},
    {"a: \"C:\\dir\"\n", 1, 7, "no such escape", "single quotes"},
    {"a: \"\\ud83d\\ude00\"\n", 1, 7, "no character", "no surrogate pairs"},
    {"a: \"\\xzz\"\n", 1, 7, "hexadecimal digits", "backslash"},
    {"- & x\n", 1, 3, "name of an anchor", "quotes"},
    {"- !e!x y\n", 1, 3, "begins a tag", "quotes"},
    {"- !<x y\n", 1, 3, "begins a tag", "quotes"},
    {"%YAML 2.0\n---\na: b\n", 1, 1, "only YAML 1.1 and 1.2", "remove the line"},
    {"%YAML 1.2\n%YAML 1.2\n---\na: b\n", 2, 1, "a second '%YAML'", "remove it"},
    {"%foo\na: b\n", 1, 1, "is a directive", "quotes"},
    {"a: b\n...\nc: d\n", 3, 1, "a whole document already", "remove what ends"},
    {"c:\n\xc2\xa0\xc2\xa0name: X\n", 2, 1, "no-break space", "retype"},
    {"c:\n  name\xc2\xa0: X\n", 2, 7, "no-break space", "retype"},
    {"c:\n  name:\xc2\xa0X\n  b: y\n", 2, 8, "no-break space", "retype"},
    {"cv\xef\xbc\x9a\n  name\xef\xbc\x9aX\n", 1, 3, "full-width colon", "': '"},
    {"a: b\nname\xef\xbc\x9aX\nc: d\n", 2, 5, "full-width colon", "': '"},
    {"foo\nbar: x\n", 2, 1, "no key can stand here", "line it up"},
    {"a: b\nfoo\nc: d\n", 2, 1, "neither 'key: value' nor '- item'", "': '"},
};

static struct arena arena;

static bool
is_reported(const struct mistake *m)
{
	struct diags d = {.arena = &arena};
	size_t line, column;
	bool same;

	yaml_read(&arena, source_new(&arena, "t", m->yaml, strlen(m->yaml), &d), &d);
	if (d.count != 1 || d.errors != 1) {
		print_error("%zu messages for: %s\n", d.count, m->yaml);
		return false;
	}
	place_find(d.items[0].place, &line, &column);
	same = line == m->line && column == m->column &&
	       strstr(d.items[0].message, m->message) && d.items[0].help &&
	       strstr(d.items[0].help, m->help);
	if (!same)
		print_error("%s%zu:%zu: %s (%s)\n", m->yaml, line, column, d.items[0].message,
		    d.items[0].help ? d.items[0].help : "no help");
	return same;
}

static void
test_mistakes(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof MISTAKES / sizeof *MISTAKES; i++)
		wrong += !is_reported(&MISTAKES[i]);
	arena_free(&arena);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_mistakes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
