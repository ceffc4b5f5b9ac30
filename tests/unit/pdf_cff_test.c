/* out/pdf_cff: the charset of small CFF fonts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "out/pdf_font.h"

#define HEADER   "\x01\x00\x04\x01"
#define NAME     "\x00\x01\x01\x01\x02" "A"
#define TOP_CID  "\x00\x01\x01\x01\x0a" "\x8b\x8b\x8b\x0c\x1e\x1c\x00\x18\x0f" /* ROS, charset at 24 */
#define TOP_NAME "\x00\x01\x01\x01\x0a" "\x8b\x8b\x8b\x0c\x07\x1c\x00\x18\x0f" /* no ROS */

static const uint32_t *
cids_of(struct arena *a, const char *bytes, size_t len)
{
	hb_blob_t *blob = hb_blob_create(bytes, (unsigned)len, HB_MEMORY_MODE_READONLY, NULL, NULL);
	const uint32_t *cids = pdf_cff_cids(a, blob, 4);

	hb_blob_destroy(blob);
	return cids;
}

static void
expect_cids(const char *bytes, size_t len, uint32_t first, uint32_t second, uint32_t third)
{
	struct arena a = {0};
	const uint32_t *cids = cids_of(&a, bytes, len);

	assert_non_null(cids);
	assert_int_equal(cids[0], 0);
	assert_int_equal(cids[1], first);
	assert_int_equal(cids[2], second);
	assert_int_equal(cids[3], third);
	arena_free(&a);
}

#define EXPECT(bytes, ...) expect_cids(bytes, sizeof bytes - 1, __VA_ARGS__)

static void
reads_every_format(void **state)
{
	(void)state;
	EXPECT(HEADER NAME TOP_CID "\x00\x00\x05\x01\x00\x00\x09", 5, 256, 9);
	EXPECT(HEADER NAME TOP_CID "\x01\x00\x64\x01\x00\x03\x00", 100, 101, 3);
	EXPECT(HEADER NAME TOP_CID "\x02\x00\x64\x00\x02", 100, 101, 102);
}

static void
leaves_name_keyed_fonts(void **state)
{
	static const char font[] = HEADER NAME TOP_NAME "\x02\x00\x64\x00\x02";
	struct arena a = {0};

	(void)state;
	assert_null(cids_of(&a, font, sizeof font - 1));
	arena_free(&a);
}

static void
stops_at_the_end(void **state)
{
	static const char font[] = HEADER NAME TOP_CID "\x02\x00\x64\x00\x02";
	struct arena a = {0};

	(void)state;
	for (size_t len = 0; len < sizeof font; len++)
		cids_of(&a, font, len);
	EXPECT(HEADER NAME TOP_CID "\x00\x00\x05", 5, 0, 0);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_every_format),
	    cmocka_unit_test(leaves_name_keyed_fonts),
	    cmocka_unit_test(stops_at_the_end),
	};

	return cmocka_run_group_tests_name("pdf_cff", tests, NULL, NULL);
}
