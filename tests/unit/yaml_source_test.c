/* Sources: every encoding in, valid UTF-8 out, each repair reported. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "yaml/node.h"

#define BAD "\xef\xbf\xbd"

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

static void
assert_bytes(const char *bytes, size_t len, const char *expected)
{
	struct source *s = source_new(&arena, "t", bytes, len, &diags);

	assert_string_equal(s->bytes, expected);
	assert_int_equal(s->len, strlen(expected));
}

#define ASSERT_BYTES(literal, expected) assert_bytes(literal, sizeof literal - 1, expected)

static void
test_encodings(void **state)
{
	(void)state;
	ASSERT_BYTES("\xef\xbb\xbf"
	             "aé",
	    "aé");
	ASSERT_BYTES("\xff\xfe"
	             "a\0\x3d\xd8\x00\xde",
	    "a😀");
	ASSERT_BYTES("\xfe\xff\0a\xd8\x3d\xde\x00", "a😀");
	ASSERT_BYTES("a\0b\0", "ab");
	ASSERT_BYTES("\0a\0b", "ab");
	ASSERT_BYTES("\xff\xfe\0\0a\0\0\0\x00\xf6\x01\0", "a😀");
	ASSERT_BYTES("", "");
	assert_int_equal(diags.count, 0);
}

static void
test_bad_wide(void **state)
{
	(void)state;
	ASSERT_BYTES("\xff\xfe"
	             "a\0\x3d\xd8"
	             "b\0c",
	    "a" BAD "b" BAD);
	assert_int_equal(diags.errors, 2);
}

static void
test_line_ends(void **state)
{
	(void)state;
	ASSERT_BYTES("a\r\nb\rc\r\r\nd\n", "a\nb\nc\n\nd\n");
	assert_int_equal(diags.count, 0);
}

static void
test_invalid(void **state)
{
	size_t line, column;

	(void)state;
	ASSERT_BYTES("a\nJos\xe9\xe9!", "a\nJos" BAD BAD "!");
	assert_int_equal(diags.count, 1);
	assert_string_equal(diags.items[0].name, "invalid-utf8");
	assert_non_null(strstr(diags.items[0].help, "'é'"));
	place_find(diags.items[0].place, &line, &column);
	assert_int_equal(line, 2);
	assert_int_equal(column, 4);
}

static void
test_overlong(void **state)
{
	(void)state;
	ASSERT_BYTES("\xc0\xaf|\xed\xa0\x80|\xf4\x90\x80\x80",
	    BAD BAD "|" BAD BAD BAD "|" BAD BAD BAD BAD);
	assert_int_equal(diags.errors, 3);
}

static void
test_controls(void **state)
{
	(void)state;
	ASSERT_BYTES("a\0\x01"
	             "b\tc\x1b",
	    "a" BAD BAD "b\tc" BAD);
	assert_int_equal(diags.errors, 2);
	ASSERT_BYTES("\x7f|\xc2\x85|\xef\xbf\xbe|\xef\xb7\x90", BAD "|" BAD "|" BAD "|" BAD);
	assert_int_equal(diags.errors, 2);
	assert_int_equal(diags.warnings, 4);
}

static void
test_limit(void **state)
{
	char bytes[200];

	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = i % 2 ? ' ' : '\xff';
	source_new(&arena, "t", bytes, sizeof bytes, &diags);
	assert_int_equal(diags.count, 20);
}

static void
test_binary(void **state)
{
	struct source *s = source_new(&arena, "t", "%PDF-1.7\n\x80", 10, &diags);

	(void)state;
	assert_int_equal(s->len, 0);
	assert_null(yaml_read(&arena, s, &diags));
	assert_null(json_read(&arena, s, &diags));
	assert_int_equal(diags.count, 1);
	assert_string_equal(diags.items[0].message, "this is a PDF file, not a text file");
}

static void
test_any_bytes(void **state)
{
	char bytes[64];
	uint32_t random = 1;

	(void)state;
	for (int round = 0; round < 4000; round++) {
		struct arena_mark mark = arena_mark(&arena);
		struct source *s;
		size_t bad;

		diags = (struct diags){.arena = &arena};
		for (size_t i = 0; i < sizeof bytes; i++) {
			random = random * 1664525 + 1013904223;
			bytes[i] = round % 2 ? (char)(random >> 24)
			                     : "a:-\n []{}\"'*&#\t|>?!%"[random >> 24 & 15];
		}
		s = source_new(&arena, "t", bytes, sizeof bytes, &diags);
		assert_true(utf8_valid(s->bytes, s->len, &bad));
		yaml_read(&arena, s, &diags);
		json_read(&arena, s, &diags);
		arena_rewind(&arena, mark);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_encodings, begin, end),
	    cmocka_unit_test_setup_teardown(test_bad_wide, begin, end),
	    cmocka_unit_test_setup_teardown(test_line_ends, begin, end),
	    cmocka_unit_test_setup_teardown(test_invalid, begin, end),
	    cmocka_unit_test_setup_teardown(test_overlong, begin, end),
	    cmocka_unit_test_setup_teardown(test_controls, begin, end),
	    cmocka_unit_test_setup_teardown(test_limit, begin, end),
	    cmocka_unit_test_setup_teardown(test_binary, begin, end),
	    cmocka_unit_test_setup_teardown(test_any_bytes, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
