/* Compression, read back by zlib; what comes out is not longer than zlib's by more than little.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "base/file.h"

static uint32_t seed = 1;

static uint32_t
next_random(void)
{
	seed = seed * 1664525 + 1013904223;
	return seed >> 8;
}

/* Compress, decompress, compare; returns the compressed length. */
static size_t
check_back(struct deflater *d, const void *bytes, size_t len)
{
	struct buf packed = {0};
	unsigned char *back = malloc(len + 1);
	uLongf got = len + 1;

	buf_puts(&packed, "before");
	deflater_run(d, bytes, len, &packed);
	assert_int_equal(
	    uncompress(back, &got, (Bytef *)packed.data + 6, packed.len - 6), Z_OK);
	assert_int_equal(got, len);
	if (len)
		assert_memory_equal(back, bytes, len);
	got = packed.len - 6;
	free(back);
	buf_free(&packed);
	return got;
}

static void
test_short(void **state)
{
	struct deflater *d = deflater_new(DEFLATE_FAST);
	char bytes[600];

	(void)state;
	memset(bytes, 'a', sizeof bytes);
	for (size_t len = 0; len <= sizeof bytes; len++)
		check_back(d, bytes, len);
	assert_true(check_back(d, bytes, sizeof bytes) < 30);
	deflater_free(d);
}

static void
test_noise_is_stored(void **state)
{
	struct deflater *d = deflater_new(DEFLATE_FAST);
	size_t len = 300000;
	unsigned char *bytes = malloc(len);

	(void)state;
	for (size_t i = 0; i < len; i++)
		bytes[i] = (unsigned char)next_random();
	assert_true(check_back(d, bytes, len) < len + len / 1000 + 64);
	free(bytes);
	deflater_free(d);
}

/* Letters of very uneven frequency make codes longer than allowed; long gaps between equal
 * parts reach the window's end. */
static void
test_many_kinds(void **state)
{
	struct deflater *d = deflater_new(DEFLATE_FAST);
	unsigned char *bytes = malloc(200000);

	(void)state;
	for (int round = 0; round < 400; round++) {
		size_t len = next_random() % (round % 10 ? 9000 : 200000), i = 0;
		unsigned letters = 1 + next_random() % 40, repeats = next_random() % 100;

		while (i < len) {
			size_t part = 1 + next_random() % 300, gap = 1 + next_random() % 40000;

			if (next_random() % 100 < repeats && i > gap) {
				for (; part-- && i < len; i++)
					bytes[i] = bytes[i - gap];
			} else {
				unsigned bit =
				    (unsigned)__builtin_ctz(next_random() | 1u << 20);

				bytes[i++] = (unsigned char)(bit * 7 % letters);
			}
		}
		check_back(d, bytes, len);
	}
	free(bytes);
	deflater_free(d);
}

/* A stream does not depend on those before. */
static void
test_keeps_nothing(void **state)
{
	struct deflater *d = deflater_new(DEFLATE_FAST), *fresh = deflater_new(DEFLATE_FAST);
	struct buf a = {0}, b = {0};
	const char *text = "the same words, the same words, and others";

	(void)state;
	for (int i = 0; i < 100; i++) {
		buf_clear(&a);
		deflater_run(d, text, strlen(text), &a);
	}
	deflater_run(fresh, text, strlen(text), &b);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
	buf_free(&a);
	buf_free(&b);
	deflater_free(d);
	deflater_free(fresh);
}

/* How much longer than zlib's stream one of ours may be: a part of it and 16 bytes. */
static void
check_size(const char *path, enum deflate_effort effort, size_t part)
{
	struct deflater *d = deflater_new(effort);
	struct arena arena = {0};
	const char *bytes, *why;
	size_t len;
	uLongf theirs;
	unsigned char *packed;

	assert_true(file_read(&arena, path, 1 << 24, &bytes, &len, &why));
	theirs = compressBound(len);
	packed = malloc(theirs);
	assert_int_equal(compress2(packed, &theirs, (const Bytef *)bytes, len, 6), Z_OK);
	size_t ours = check_back(d, bytes, len);
	if (ours > theirs + theirs / part + 16)
		fail_msg("%s: %zu bytes, zlib has %lu", path, ours, theirs);
	free(packed);
	arena_free(&arena);
	deflater_free(d);
}

static void
test_nearly_as_small_as_zlib(void **state)
{
	static const char *const files[] = {"data/cv.yaml", "src/base/deflate.c",
	    "fonts/FAMILIES", "fonts/lato/Lato-Regular.ttf", "data/hyphenation/de.pat"};

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		check_size(files[i], DEFLATE_SMALL, 50);
		check_size(files[i], DEFLATE_FAST, 8);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_short),
	    cmocka_unit_test(test_noise_is_stored),
	    cmocka_unit_test(test_many_kinds),
	    cmocka_unit_test(test_keeps_nothing),
	    cmocka_unit_test(test_nearly_as_small_as_zlib),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
