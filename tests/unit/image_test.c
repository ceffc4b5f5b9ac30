/* page/image: what becomes of photos and drawings of every coding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <jpeglib.h>
#include "image_make.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NEAR         12

static color
stripes(const struct photo *p, uint32_t x, uint32_t y)
{
	(void)p, (void)y;
	return x % 2 ? WHITE : 0;
}

static const struct image *
decode(struct buf b)
{
	const struct image *i = decode_with(b, NO_OPTIONS);

	if (!i)
		print_message("%s\n", why);
	assert_non_null(i);
	return i;
}

static unsigned char *
unpack_jpeg(const struct image *i)
{
	struct jpeg_decompress_struct d;
	struct jpeg_error_mgr errors;
	unsigned char *pixels = arena_alloc(&arena, (size_t)i->width * i->height * 3);

	d.err = jpeg_std_error(&errors);
	jpeg_create_decompress(&d);
	jpeg_mem_src(&d, i->bytes, i->len);
	jpeg_read_header(&d, TRUE);
	d.out_color_space = JCS_RGB;
	jpeg_start_decompress(&d);
	assert_int_equal(d.output_width, i->width);
	assert_int_equal(d.output_height, i->height);
	while (d.output_scanline < d.output_height) {
		JSAMPROW row = pixels + (size_t)d.output_scanline * i->width * 3;

		jpeg_read_scanlines(&d, &row, 1);
	}
	jpeg_finish_decompress(&d);
	assert_int_equal(d.err->num_warnings, 0);
	jpeg_destroy_decompress(&d);
	return pixels;
}

static color
color_at(const struct image *i, uint32_t x, uint32_t y)
{
	size_t at = (size_t)y * i->width + x;
	const unsigned char *p = i->bytes;

	if (i->format == IMAGE_GRAY)
		return 0x010101u * p[at];
	if (i->format == IMAGE_JPEG)
		p = unpack_jpeg(i);
	else
		assert_int_equal(i->len, (size_t)i->width * i->height * 3);
	return (color)p[at * 3] << 16 | (color)p[at * 3 + 1] << 8 | p[at * 3 + 2];
}

static void
assert_near(const struct image *i, uint32_t x, uint32_t y, color expected)
{
	color found = color_at(i, x, y);

	for (int shift = 0; shift < 24; shift += 8)
		assert_in_range(
		    (found >> shift & 255) + NEAR - (expected >> shift & 255), 0, 2 * NEAR);
}

static void
assert_size(const struct image *i, uint32_t width, uint32_t height)
{
	assert_int_equal(i->width, width);
	assert_int_equal(i->height, height);
}

/* The corners in reading order, of a photo twice as wide as high whose stored corners are red,
 * green, blue, white. */
static void
assert_upright(struct buf b, int orientation)
{
	static const color CORNERS[][4] = {{RED, GREEN, BLUE, WHITE}, {GREEN, RED, WHITE, BLUE},
	    {WHITE, BLUE, GREEN, RED}, {BLUE, WHITE, RED, GREEN}, {RED, BLUE, GREEN, WHITE},
	    {BLUE, RED, WHITE, GREEN}, {WHITE, GREEN, BLUE, RED}, {GREEN, WHITE, RED, BLUE}};
	const struct image *i = decode(b);

	if (orientation < 5)
		assert_size(i, 64, 32);
	else
		assert_size(i, 32, 64);
	for (uint32_t n = 0; n < 4; n++)
		assert_near(i, n % 2 ? i->width - 2 : 1, n / 2 ? i->height - 2 : 1,
		    CORNERS[orientation - 1][n]);
	if (i->format == IMAGE_JPEG)
		assert_null(memmem(i->bytes, i->len, "Exif", 4));
}

static void
turns_upright_what_exif_says(void **state)
{
	struct photo p = {.width = 64, .height = 32, .paint = quarters};

	(void)state;
	for (p.orientation = 1; p.orientation <= 8; p.orientation++) {
		assert_upright(make_jpeg(p), p.orientation);
		assert_upright(make_rgb_png(p, false), p.orientation);
		assert_upright(make_webp(p, true, 255), p.orientation);
		assert_upright(make_webp(p, false, 255), p.orientation);
	}
	p.orientation = 9;
	assert_upright(make_jpeg(p), 1);
}

static void
passes_a_fitting_jpeg_through(void **state)
{
	struct photo p = {.width = 100, .height = 60, .paint = slope, .comment = true};

	(void)state;
	for (int n = 0; n < 4; n++) {
		struct buf b, bare;
		const struct image *i;

		p.progressive = n % 2;
		p.space = n / 2 ? JCS_GRAYSCALE : JCS_YCbCr;
		p.orientation = 0, p.comment = false;
		bare = make_jpeg(p);
		p.orientation = 1, p.comment = true;
		b = make_jpeg(p);
		buf_puts(&b, "a film behind the photo");
		i = decode(b);
		assert_int_equal(i->format, IMAGE_JPEG);
		assert_int_equal(i->len, bare.len);
		assert_memory_equal(i->bytes, bare.data, bare.len);
		buf_free(&bare);
	}
}

static void
codes_again_what_a_pdf_cannot_take(void **state)
{
	struct photo p = {.width = 40, .height = 40, .paint = quarters, .space = JCS_RGB};
	const struct image *i;

	(void)state;
	i = decode(make_jpeg(p));
	assert_non_null(memmem(i->bytes, i->len, "JFIF", 4));
	assert_near(i, 5, 5, RED);
	assert_near(i, 35, 5, GREEN);
}

static void
reads_gray_of_every_depth(void **state)
{
	static const unsigned char BITS[] = {0x00, 0xFF, 0x80, 0x7F};
	static const unsigned FIRST_AFTER_80[] = {255, 170, 136, 128, 128};
	static const int DEPTHS[] = {1, 2, 4, 8, 16};

	(void)state;
	for (size_t n = 0; n < COUNT(DEPTHS); n++) {
		unsigned char rows[] = {BITS[0], BITS[0], BITS[1], BITS[1], BITS[2], 0};
		const struct image *i = decode(make_png((struct drawing){.width = 1,
		    .height = 3,
		    .depth = DEPTHS[n],
		    .type = PNG_COLOR_TYPE_GRAY,
		    .rows = rows,
		    .stride = 2}));

		assert_int_equal(i->format, IMAGE_GRAY);
		assert_null(i->alpha);
		assert_int_equal(i->bytes[0], 0);
		assert_int_equal(i->bytes[1], 255);
		assert_int_equal(i->bytes[2], FIRST_AFTER_80[n]);
	}
}

static void
reads_palette_and_its_alpha(void **state)
{
	static const png_color COLORS[] = {
	    {255, 0, 0}, {0, 192, 0}, {0, 0, 255}, {255, 255, 255}};
	static const unsigned char ALPHAS[] = {255, 0, 128, 255}, ROWS[] = {0x1B};
	struct drawing d = {.width = 4,
	    .height = 1,
	    .depth = 2,
	    .type = PNG_COLOR_TYPE_PALETTE,
	    .palette = COLORS,
	    .colors = 4,
	    .rows = ROWS,
	    .stride = 1};
	const struct image *i;

	(void)state;
	i = decode(make_png(d));
	assert_null(i->alpha);
	assert_int_equal(color_at(i, 0, 0), RED);
	assert_int_equal(color_at(i, 1, 0), GREEN);
	assert_int_equal(color_at(i, 3, 0), WHITE);
	d.alphas = ALPHAS;
	i = decode(make_png(d));
	assert_memory_equal(i->alpha, ALPHAS, 4);
	assert_int_equal(color_at(i, 2, 0), BLUE);
}

static void
reads_alpha_of_gray_and_16_bits(void **state)
{
	static const unsigned char GRAY8[] = {10, 255, 200, 128, 50, 0};
	static const unsigned char RGB16[] = {
	    255, 255, 0, 0, 0, 0, 128, 128, 0, 0, 192, 192, 0, 0, 255, 255};
	const struct image *i;

	(void)state;
	i = decode(make_png((struct drawing){.width = 3,
	    .height = 1,
	    .depth = 8,
	    .type = PNG_COLOR_TYPE_GRAY_ALPHA,
	    .rows = GRAY8,
	    .stride = 6}));
	assert_int_equal(i->format, IMAGE_GRAY);
	assert_memory_equal(i->bytes, "\x0A\xC8", 2);
	assert_memory_equal(i->alpha, "\xFF\x80\0", 3);
	i = decode(make_png((struct drawing){.width = 2,
	    .height = 1,
	    .depth = 16,
	    .type = PNG_COLOR_TYPE_RGB_ALPHA,
	    .rows = RGB16,
	    .stride = 16}));
	assert_int_equal(i->format, IMAGE_RGB);
	assert_int_equal(color_at(i, 0, 0), RED);
	assert_int_equal(color_at(i, 1, 0), GREEN);
	assert_memory_equal(i->alpha, "\x80\xFF", 2);
}

static void
reads_interlaced_as_plain(void **state)
{
	struct photo p = {.width = 31, .height = 29, .paint = noise};
	const struct image *plain = decode(make_rgb_png(p, false)),
	                   *woven = decode(make_rgb_png(p, true));

	(void)state;
	assert_int_equal(plain->len, woven->len);
	assert_memory_equal(plain->bytes, woven->bytes, plain->len);
	for (uint32_t x = 0; x < p.width; x++)
		assert_int_equal(
		    color_at(decode(make_webp(p, true, 255)), x, 7), noise(&p, x, 7));
}

static void
keeps_drawings_and_compresses_photographs(void **state)
{
	struct photo p = {.width = 64, .height = 64, .paint = quarters};
	const struct image *i;

	(void)state;
	assert_int_equal(decode(make_rgb_png(p, false))->format, IMAGE_RGB);
	assert_int_equal(decode(make_webp(p, false, 255))->format, IMAGE_JPEG);
	p.paint = noise;
	assert_int_equal(decode(make_rgb_png(p, false))->format, IMAGE_JPEG);
	i = decode(make_webp(p, true, 77));
	assert_int_equal(i->format, IMAGE_JPEG);
	assert_int_equal(i->alpha[64 * 64 - 1], 77);
}

static void
scales_down_to_print_and_never_up(void **state)
{
	struct photo p = {.width = 601, .height = 400, .paint = slope};
	struct image_options o = {.width = MPT_IN};
	const struct image *i;

	(void)state;
	assert_size(decode_with(make_jpeg(p), o), 300, 200);
	assert_size(decode_with(make_rgb_png(p, false), o), 300, 200);
	assert_size(decode_with(make_webp(p, false, 255), o), 300, 200);
	p.orientation = 6;
	assert_size(decode_with(make_jpeg(p), o), 300, 451);
	p.orientation = 0;
	o.dpi = 50;
	i = decode_with(make_jpeg(p), o);
	assert_size(i, 50, 33);
	for (uint32_t x = 1; x < 49; x++)
		assert_near(i, x, 16, 0x010101 * (x * 250 / 49));
	o.dpi = 1000;
	assert_size(decode_with(make_jpeg(p), o), 601, 400);
}

/* Half of the light is more than half of the value. */
static void
averages_light(void **state)
{
	struct photo p = {.width = 120, .height = 6, .paint = stripes};
	struct image_options o = {.width = MPT_IN / 5};
	const struct image *i = decode_with(make_rgb_png(p, false), o);

	(void)state;
	assert_size(i, 60, 3);
	assert_int_equal(color_at(i, 30, 1), 0xB4B4B4);
	o.width = MPT_IN * 80 / 300;
	i = decode_with(make_rgb_png(p, false), o);
	assert_int_equal(color_at(i, 0, 0), 0x939393);
	assert_int_equal(color_at(i, 2, 0), 0xD0D0D0);
}

static void
leaves_out_what_is_invisible(void **state)
{
	static const unsigned char ROWS[] = {255, 0, 0, 255, 0, 255, 0, 0};
	struct image_options o = {.width = MPT_IN / 300};
	const struct image *i = decode_with(make_png((struct drawing){.width = 2,
	                                        .height = 1,
	                                        .depth = 8,
	                                        .type = PNG_COLOR_TYPE_RGB_ALPHA,
	                                        .rows = ROWS,
	                                        .stride = 8}),
	    o);

	(void)state;
	assert_size(i, 1, 1);
	assert_int_equal(color_at(i, 0, 0), RED);
	assert_int_equal(i->alpha[0], 128);
}

static void
assert_crop(int orientation, int focus_x, color left, color right)
{
	struct photo p = {
	    .width = 101, .height = 40, .paint = slope, .orientation = orientation};
	struct image_options o = {
	    .width = MPT_IN, .height = MPT_IN, .focus_x = focus_x, .focus_y = focus_x};
	const struct image *i = decode_with(make_jpeg(p), o);

	assert_size(i, 40, 40);
	assert_near(i, 0, 0, left);
	assert_near(i, orientation > 4 ? 0 : 39, orientation > 4 ? 39 : 0, right);
}

static void
crops_around_the_focus(void **state)
{
	(void)state;
	assert_crop(1, 0, 0x000000, 0x616161);
	assert_crop(1, 20, 0x000000, 0x616161);
	assert_crop(1, 50, 0x4B4B4B, 0xAFAFAF);
	assert_crop(1, 60, 0x646464, 0xC8C8C8);
	assert_crop(1, 100, 0x999999, 0xFAFAFA);
	assert_crop(2, 0, 0xFAFAFA, 0x999999);
	assert_crop(6, 0, 0x000000, 0x616161);
	assert_crop(8, 0, 0xFAFAFA, 0x999999);
}

static void
is_the_same_each_time(void **state)
{
	struct photo p = {.width = 301, .height = 199, .paint = noise, .orientation = 5};
	struct image_options o = {
	    .width = MPT_IN / 4, .height = MPT_IN / 3, .focus_x = 33, .focus_y = 50};
	const struct image *one = decode_with(make_jpeg(p), o),
	                   *two = decode_with(make_jpeg(p), o);

	(void)state;
	assert_int_equal(one->len, two->len);
	assert_memory_equal(one->bytes, two->bytes, one->len);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(turns_upright_what_exif_says),
	    TEST(passes_a_fitting_jpeg_through),
	    TEST(codes_again_what_a_pdf_cannot_take),
	    TEST(reads_gray_of_every_depth),
	    TEST(reads_palette_and_its_alpha),
	    TEST(reads_alpha_of_gray_and_16_bits),
	    TEST(reads_interlaced_as_plain),
	    TEST(keeps_drawings_and_compresses_photographs),
	    TEST(scales_down_to_print_and_never_up),
	    TEST(averages_light),
	    TEST(leaves_out_what_is_invisible),
	    TEST(crops_around_the_focus),
	    TEST(is_the_same_each_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
