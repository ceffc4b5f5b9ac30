/* page/image: files that are damaged at every byte, that cost too much, or that are no photos.
 * Foreign samples are read where CVPDF_SHARED, or ../shared, has them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>
#include "base/file.h"
#include "image_make.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void
assert_refused(struct buf b, const char *message)
{
	assert_null(decode_with(b, NO_OPTIONS));
	assert_string_equal(why, message);
}

static void
refuses_cmyk(void **state)
{
	struct photo p = {.width = 16, .height = 16, .paint = slope, .space = JCS_CMYK};
	const char *message = "it is a CMYK JPEG, made for a printing press: save it as RGB";

	(void)state;
	assert_refused(make_jpeg(p), message);
	p.space = JCS_YCCK;
	assert_refused(make_jpeg(p), message);
}

/* A sentence, or an image; of a file that is only cut, the whole image. */
static void
assert_safe(const unsigned char *bytes, size_t len, const struct image *whole)
{
	unsigned char *copy = malloc(len ? len : 1);
	const struct image *i;

	memcpy(copy, bytes, len);
	why = NULL;
	i = image_decode(&arena, copy, len, &NO_OPTIONS, &why);
	free(copy);
	if (!i)
		assert_memory_equal(why, "it ", 3);
	if (i && whole) {
		assert_int_equal(i->len, whole->len);
		assert_memory_equal(i->bytes, whole->bytes, i->len);
	}
}

static void
assert_robust(struct buf b)
{
	unsigned char *bytes = (unsigned char *)b.data;
	const struct image *whole = image_decode(&arena, bytes, b.len, &NO_OPTIONS, &why);

	assert_non_null(whole);
	for (size_t n = 0; n < b.len; n++) {
		assert_safe(bytes, n, whole);
		for (int bit = 0; bit < 8; bit += 3) {
			bytes[n] ^= (unsigned char)(1 << bit);
			assert_safe(bytes, b.len, NULL);
			bytes[n] ^= (unsigned char)(1 << bit);
		}
	}
	buf_free(&b);
}

static void
survives_damage_at_every_byte(void **state)
{
	struct photo p = {
	    .width = 17, .height = 9, .paint = quarters, .orientation = 6, .comment = true};

	(void)state;
	assert_robust(make_jpeg(p));
	assert_robust(make_rgb_png(p, true));
	assert_robust(make_webp(p, true, 200));
	assert_robust(make_webp(p, false, 200));
	p.progressive = true;
	assert_robust(make_jpeg(p));
}

static void
says_what_is_damaged(void **state)
{
	struct photo p = {.width = 40, .height = 40, .paint = noise};
	struct buf b = make_jpeg(p);

	(void)state;
	b.len /= 2;
	assert_null(decode_with(b, NO_OPTIONS));
	assert_memory_equal(why, "it is damaged: ", 15);
	b = make_rgb_png(p, false);
	b.len /= 2;
	assert_null(decode_with(b, NO_OPTIONS));
	assert_memory_equal(why, "it is damaged: ", 15);
	b = make_webp(p, false, 255);
	b.len /= 2;
	assert_refused(b, "it is damaged: premature end of WebP file");
}

static void
set_big(struct buf *b, size_t at, uint32_t n, int bytes)
{
	for (int i = 0; i < bytes; i++)
		b->data[at + (size_t)i] = (char)(n >> 8 * (bytes - 1 - i));
}

static void
set_png_size(struct buf *b, uint32_t width, uint32_t height)
{
	set_big(b, 16, width, 4);
	set_big(b, 20, height, 4);
	set_big(b, 29, (uint32_t)crc32_z(0, (unsigned char *)b->data + 12, 17), 4);
}

static void
refuses_too_many_pixels(void **state)
{
	static const struct {
		uint32_t width, height;
	} SIZES[] = {{20001, 1}, {1, 20001}, {10000, 10001}, {9500, 9500}, {20000, 20000}};
	struct photo p = {.width = 8, .height = 8, .paint = slope};

	(void)state;
	for (size_t n = 0; n < COUNT(SIZES); n++) {
		struct buf b = make_rgb_png(p, true);

		set_png_size(&b, SIZES[n].width, SIZES[n].height);
		assert_refused(
		    b, arena_printf(&arena,
		           "it has %u × %u pixels, which are too many: scale it down",
		           SIZES[n].width, SIZES[n].height));
	}
}

static void
put_chunk(struct buf *b, const char *type, const void *bytes, size_t len)
{
	size_t at = b->len;

	buf_puts(b, "    ");
	buf_puts(b, type);
	buf_put(b, bytes, len);
	buf_puts(b, "    ");
	set_big(b, at, (uint32_t)len, 4);
	set_big(
	    b, b->len - 4, (uint32_t)crc32_z(0, (unsigned char *)b->data + at + 4, len + 4), 4);
}

/* Deflate zeros up to a byte's boundary, from where the result can be repeated. */
static size_t
deflate_zeros(z_stream *z, size_t count, unsigned char *out, size_t room)
{
	unsigned char *zeros = arena_zero(&arena, count, 1);

	z->next_in = zeros;
	z->avail_in = (uInt)count;
	z->next_out = out;
	z->avail_out = (uInt)room;
	assert_int_equal(deflate(z, Z_FULL_FLUSH), Z_OK);
	return room - z->avail_out;
}

/* 8 GB behind the last row. */
static struct buf
make_bomb(const struct photo *p)
{
	enum { TIMES = 8192, ROOM = 4096 };
	struct buf whole = make_rgb_png(*p, false), data = {0}, bomb = {0};
	unsigned char block[ROOM];
	z_stream z = {0};
	size_t len;

	assert_int_equal(deflateInit(&z, 9), Z_OK);
	buf_put(&data, block, deflate_zeros(&z, (p->width * 3 + 1) * p->height, block, ROOM));
	len = deflate_zeros(&z, 1 << 20, block, ROOM);
	for (int i = 0; i < TIMES; i++)
		buf_put(&data, block, len);
	deflateEnd(&z);
	buf_put(&bomb, whole.data, 33);
	put_chunk(&bomb, "IDAT", data.data, data.len);
	put_chunk(&bomb, "IEND", "", 0);
	buf_free(&whole);
	buf_free(&data);
	return bomb;
}

static void
inflates_no_more_than_the_picture(void **state)
{
	struct photo p = {.width = 8, .height = 8, .paint = slope};
	struct buf b = make_bomb(&p);
	clock_t start = clock();

	(void)state;
	assert_non_null(decode_with(b, NO_OPTIONS));
	assert_in_range(clock() - start, 0, CLOCKS_PER_SEC);
}

static void
refuses_a_jpeg_of_too_many_pixels(void **state)
{
	struct photo p = {.width = 8, .height = 8, .paint = slope};

	(void)state;
	for (int progressive = 0; progressive < 2; progressive++) {
		struct buf b;
		char *frame;

		p.progressive = progressive;
		b = make_jpeg(p);
		frame = memmem(b.data, b.len, progressive ? "\xFF\xC2" : "\xFF\xC0", 2);
		set_big(&b, (size_t)(frame - b.data) + 5, progressive ? 9999 : 65000, 2);
		set_big(&b, (size_t)(frame - b.data) + 7, progressive ? 10000 : 65000, 2);
		assert_null(decode_with(b, NO_OPTIONS));
		assert_non_null(strstr(why, "too many: scale it down"));
	}
}

static void
refuses_a_jpeg_of_endless_scans(void **state)
{
	struct photo p = {.width = 64, .height = 64, .paint = slope, .progressive = true};
	struct buf b = make_jpeg(p), bomb = {0};
	char *scan = memmem(b.data, b.len, "\xFF\xDA", 2), *next;

	(void)state;
	next = memmem(scan + 2, b.len - (size_t)(scan + 2 - b.data), "\xFF\xC4", 2);
	buf_put(&bomb, b.data, (size_t)(next - b.data));
	for (int i = 0; i < 1000; i++)
		buf_put(&bomb, scan, (size_t)(next - scan));
	buf_put(&bomb, next, b.len - (size_t)(next - b.data));
	buf_free(&b);
	assert_refused(bomb, "it is a JPEG of too many scans: save it again, not progressive");
}

static void
names_what_is_no_photo(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *message;
	} KINDS[] = {
	    {"", 0, "it is empty"},
	    {"GIF89a", 6, "it is a GIF: convert it to PNG or JPEG"},
	    {"BM\1\2", 4, "it is a BMP: convert it to PNG or JPEG"},
	    {"II*\0\1", 5, "it is a TIFF or a camera's raw file: convert it to PNG or JPEG"},
	    {"\0\0\0\x18"
	     "ftypheic",
	        12, "it is a HEIC: convert it to PNG or JPEG"},
	    {"\0\0\0\x18"
	     "ftypavif",
	        12, "it is an AVIF: convert it to PNG or JPEG"},
	    {"%PDF-1.7", 8, "it is a PDF: convert it to PNG or JPEG"},
	    {"<?xml version='1.0'?>\n<svg/>", 28, "it is an SVG: convert it to PNG or JPEG"},
	    {"\xEF\xBB\xBF <svg>", 9, "it is an SVG: convert it to PNG or JPEG"},
	    {"\n<!DOCTYPE html><svg>", 21, "it is a web page, not an image"},
	    {"Zoë", 4, "it is text, not an image"},
	    {"\1\xFF\2", 3, "it is no image that can be read: PNG, JPEG and WebP can"},
	    {"ab\0cd", 5, "it is no image that can be read: PNG, JPEG and WebP can"},
	};

	(void)state;
	for (size_t n = 0; n < COUNT(KINDS); n++) {
		struct buf b = {0};

		buf_put(&b, KINDS[n].bytes, KINDS[n].len);
		assert_refused(b, KINDS[n].message);
	}
}

static const char *folder;

static int
make_folder(void **state)
{
	char name[] = "image_test-XXXXXX";

	(void)state;
	folder = realpath(mkdtemp(name), NULL);
	return folder ? 0 : -1;
}

static int
remove_folder(void **state)
{
	static const char *const NAMES[] = {
	    "in/photo.gif", "in/link", "in/large", "in/pipe", "in", "photo"};

	(void)state;
	for (size_t n = 0; n < COUNT(NAMES); n++)
		remove(path_join(&arena, folder, NAMES[n]));
	remove(folder);
	arena_free(&arena);
	free((void *)(uintptr_t)folder);
	return 0;
}

static const char *
in_folder(const char *name)
{
	return path_join(&arena, folder, name);
}

static const char *
read_why(const char *path, const char *root)
{
	struct image_options o = {.root = root};

	why = NULL;
	image_read(&arena, path, &o, &why);
	return why ? why : "read";
}

static void
fill_folder(void)
{
	struct photo p = {.width = 8, .height = 8, .paint = slope};
	struct buf b = make_rgb_png(p, false);

	mkdir(in_folder("in"), 0700);
	assert_true(file_write(&arena, in_folder("in/photo.gif"), b.data, b.len, false, &why));
	assert_true(file_write(&arena, in_folder("photo"), b.data, b.len, false, &why));
	buf_free(&b);
	assert_int_equal(symlink("../photo", in_folder("in/link")), 0);
	assert_int_equal(mkfifo(in_folder("in/pipe"), 0600), 0);
	assert_true(file_write(&arena, in_folder("in/large"), "", 0, false, &why));
	assert_int_equal(truncate(in_folder("in/large"), (32 << 20) + 1), 0);
}

static void
reads_only_files_and_only_from_the_root(void **state)
{
	const char *outside =
	    "it is missing, or outside the directory that files may come from";
	const char *root;

	(void)state;
	fill_folder();
	root = in_folder("in");
	assert_string_equal(read_why(in_folder("in/photo.gif"), root), "read");
	assert_string_equal(read_why(in_folder("in/../in/photo.gif"), root), "read");
	assert_string_equal(read_why(in_folder("in/photo.gif"), "/"), "read");
	assert_string_equal(read_why(in_folder("photo"), root), outside);
	assert_string_equal(read_why(in_folder("in/link"), NULL), "read");
	assert_string_equal(read_why(in_folder("in/link"), root), outside);
	assert_string_equal(
	    read_why(in_folder("in/none"), root), "no such file or directory");
	assert_string_equal(read_why(in_folder("in/../none"), root), outside);
	assert_string_equal(read_why(in_folder("in/photo.gif"), in_folder("i")), outside);
	assert_string_equal(read_why(in_folder("none"), NULL), "no such file or directory");
	assert_string_equal(read_why(root, root), "it is a directory");
	assert_string_equal(read_why(in_folder("in/pipe"), root), "it is a pipe, not a file");
	assert_string_equal(
	    read_why(in_folder("in/large"), root), "larger than the limit of 32 MB");
	assert_string_equal(read_why("/dev/zero", NULL), "it is a device, not a file");
	assert_string_equal(read_why("-", NULL), "no such file or directory");
	assert_string_equal(read_why("", NULL), "no such file or directory");
	assert_string_equal(read_why("https://example.org/me.jpg", NULL),
	    "it is a URL, and nothing is fetched: save the photo as a file");
}

static void
assert_expected(const char *shared, const char *line)
{
	char name[256], expect[16];
	const char *message;

	if (sscanf(line, "images/%255[^\t]\t%15s", name, expect) != 2)
		return;
	message =
	    read_why(arena_printf(&arena, "%s/samples/bad/images/%s", shared, name), NULL);
	if (strcmp(expect, "accept") == 0)
		assert_string_equal(message, "read");
	else if (strcmp(expect, "reject") == 0)
		assert_memory_equal(message, "it ", 3);
}

static void
treats_the_samples_as_expected(void **state)
{
	const char *shared = getenv("CVPDF_SHARED"), *bytes, *line;
	size_t len;

	(void)state;
	if (!shared || !*shared)
		shared = "../shared";
	if (!file_read(&arena, arena_printf(&arena, "%s/samples/bad/EXPECT.tsv", shared),
	        1 << 20, &bytes, &len, &why))
		skip();
	for (line = bytes; line; line = strchr(line, '\n'))
		assert_expected(shared, line += *line == '\n');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(refuses_cmyk),
	    TEST(survives_damage_at_every_byte),
	    TEST(says_what_is_damaged),
	    TEST(refuses_too_many_pixels),
	    TEST(inflates_no_more_than_the_picture),
	    TEST(refuses_a_jpeg_of_too_many_pixels),
	    TEST(refuses_a_jpeg_of_endless_scans),
	    TEST(names_what_is_no_photo),
	    TEST(reads_only_files_and_only_from_the_root),
	    TEST(treats_the_samples_as_expected),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
