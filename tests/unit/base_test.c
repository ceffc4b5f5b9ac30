/* The lowest layer: lengths, memory, text, colors, maps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/color.h"
#include "base/dict.h"
#include "base/mpt.h"
#include "base/utf8.h"

static void
test_scale(void **state)
{
	(void)state;
	assert_int_equal(mpt_scale(10, 1, 4), 3);
	assert_int_equal(mpt_scale(-10, 1, 4), -3);
	assert_int_equal(mpt_scale(7, 2, 7), 2);
	assert_int_equal(mpt_scale(INT64_MAX, INT64_MAX, 1), MPT_MAX);
	assert_int_equal(mpt_scale(INT64_MIN, INT64_MAX, 1), -MPT_MAX);
}

static void
test_arena(void **state)
{
	struct arena a = {0};
	struct arena_mark m;
	char *kept = arena_str(&a, "kept");
	double *aligned;

	(void)state;
	aligned = arena_alloc(&a, sizeof *aligned);
	assert_int_equal((uintptr_t)aligned % sizeof *aligned, 0);
	m = arena_mark(&a);
	memset(arena_alloc(&a, 1 << 20), 1, 1 << 20);
	assert_string_equal(arena_printf(&a, "%s-%d", "x", 7), "x-7");
	arena_rewind(&a, m);
	assert_int_equal(a.total, m.total);
	assert_string_equal(kept, "kept");
	arena_free(&a);
	assert_null(a.chunk);
}

static void
test_arena_grow(void **state)
{
	struct arena a = {0};
	size_t room = 0;
	int *list = NULL;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		list = arena_grow(&a, list, i, &room, sizeof *list);
		list[i] = (int)i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(list[i], i);
	arena_free(&a);
}

static void
leave_a_word(void)
{
	assert_int_equal(write(STDOUT_FILENO, "", 0), 0);
	_exit(42);
}

/* What the child leaves with when its second allocation fails. */
static int
status_of_failure(void (*hook)(void))
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		close(STDERR_FILENO);
		memory_on_fail(hook);
		memory_fail_at(2);
		free(memory_alloc(1));
		memory_alloc(1);
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WEXITSTATUS(status);
}

static void
test_memory_fail(void **state)
{
	(void)state;
	assert_int_equal(status_of_failure(NULL), 3);
	assert_int_equal(status_of_failure(leave_a_word), 42);
}

static void
assert_decimal(int64_t value, int places, int fixed, const char *expected)
{
	struct buf b = {0};

	buf_decimal(&b, value, places, fixed);
	assert_string_equal(b.data, expected);
	buf_free(&b);
}

static void
test_decimal(void **state)
{
	(void)state;
	assert_decimal(1500, 3, 0, "1.5");
	assert_decimal(1500, 3, 1, "1.500");
	assert_decimal(-1, 2, 0, "0");
	assert_decimal(-5, 2, 0, "-0.01");
	assert_decimal(-12345, 1, 0, "-12.3");
	assert_decimal(999999, 0, 0, "1000");
	assert_decimal(20, 3, 0, "0.02");
	assert_decimal(INT64_MIN, 3, 1, "-9223372036854775.808");
}

static void
test_buf(void **state)
{
	struct buf b = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_printf(&b, "%d,", i);
	assert_int_equal(b.len, strlen(b.data));
	buf_clear(&b);
	buf_json(&b, "a\"\\\n\x01é");
	assert_string_equal(b.data, "\"a\\\"\\\\\\n\\u0001é\"");
	buf_clear(&b);
	buf_utf8(&b, 0x1f600);
	assert_string_equal(b.data, "😀");
	buf_free(&b);
	assert_null(b.data);
}

static void
assert_bad_utf8(const char *bytes, size_t at)
{
	size_t bad;

	assert_false(utf8_valid(bytes, strlen(bytes), &bad));
	assert_int_equal(bad, at);
}

static void
test_utf8_strict(void **state)
{
	size_t bad;

	(void)state;
	assert_true(utf8_valid("aé€😀", 10, &bad));
	assert_bad_utf8("a\x80", 1);
	assert_bad_utf8("\xc0\xaf", 0);
	assert_bad_utf8("\xe0\x80\xaf", 0);
	assert_bad_utf8("\xed\xa0\x80", 0);
	assert_bad_utf8("\xf4\x90\x80\x80", 0);
	assert_bad_utf8("é\xc3", 2);
}

static void
test_utf8_walk(void **state)
{
	const char *s = "é\xff"
	                "a";
	char out[4];

	(void)state;
	assert_int_equal(utf8_next(&s), 0xe9);
	assert_int_equal(utf8_next(&s), UTF8_REPLACEMENT);
	assert_int_equal(utf8_next(&s), 'a');
	assert_int_equal(utf8_next(&s), 0);
	assert_int_equal(utf8_encode(0xd800, out), 3);
	assert_int_equal(utf8_count("aé€😀", 10), 4);
	assert_int_equal(utf8_width("e\xcc\x81漢", 6), 3);
}

/* Every byte, in every place of a word of others. */
static void
test_utf8_plain(void **state)
{
	char s[24];

	(void)state;
	for (int byte = 0; byte < 256; byte++) {
		bool plain = byte >= ' ' && byte < 0x7f;
		for (size_t at = 0; at < sizeof s; at++) {
			for (size_t i = 0; i < sizeof s; i++)
				s[i] = " ~aZ\x21@"[i % 6];
			s[at] = (char)byte;
			assert_int_equal(utf8_plain(s, sizeof s), plain ? sizeof s : at);
		}
	}
	assert_int_equal(utf8_plain(s, 7), 7);
	assert_int_equal(utf8_plain("", 0), 0);
}

static void
assert_color(const char *text, color expected)
{
	color c = 0;

	assert_true(color_parse(text, &c));
	assert_int_equal(c, expected);
}

static void
test_color(void **state)
{
	(void)state;
	assert_color(" RebeccaPurple ", 0x663399);
	assert_color("#0AF", 0x00aaff);
	assert_color("#11223344", 0xbfc4c9);
	assert_color("rgb(0, 79, 144)", 0x004f90);
	assert_color("rgb(10% 20% 30% / 50%)", 0x8c99a6);
	assert_color("rgba(0,0,0,0.5)", 0x808080);
	assert_color("hsl(210, 50%, 40%)", 0x336699);
	assert_color("hsl(-240deg 100% 25%)", 0x008000);
}

static void
test_no_color(void **state)
{
	static const char *const wrong[] = {"", "#", "#12345", "#ggg", "rgb(1,2)", "rgb(1,2,3",
	    "rgb(1,2,3) x", "cmyk(1,2,3,4)", "bleu", "rgb(1,2,3,4,5)"};
	color c = 7;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(color_parse(wrong[i], &c));
	assert_int_equal(c, 7);
}

static void
test_dict(void **state)
{
	struct arena a = {0};
	struct dict d = {.arena = &a};

	(void)state;
	assert_null(dict_get(&d, "k1"));
	for (int i = 0; i < 500; i++)
		dict_set(&d, arena_printf(&a, "k%d", i), &d);
	dict_set(&d, "k7", &a);
	assert_int_equal(d.count, 500);
	assert_ptr_equal(dict_get(&d, "k7"), &a);
	assert_ptr_equal(dict_get(&d, "k499"), &d);
	assert_null(dict_get(&d, "k500"));
	assert_string_equal(d.items[42].key, "k42");
	assert_true(hash_bytes("a", 1, 0) == UINT64_C(0xaf63dc4c8601ec8c));
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_scale),
	    cmocka_unit_test(test_arena),
	    cmocka_unit_test(test_arena_grow),
	    cmocka_unit_test(test_memory_fail),
	    cmocka_unit_test(test_decimal),
	    cmocka_unit_test(test_buf),
	    cmocka_unit_test(test_utf8_strict),
	    cmocka_unit_test(test_utf8_walk),
	    cmocka_unit_test(test_utf8_plain),
	    cmocka_unit_test(test_color),
	    cmocka_unit_test(test_no_color),
	    cmocka_unit_test(test_dict),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
