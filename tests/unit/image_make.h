/* For the tests of page/image: photos made by the libraries' encoders. */
#ifndef IMAGE_MAKE_H
#define IMAGE_MAKE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>
#include <png.h>
#include <webp/encode.h>
#include "base/arena.h"
#include "base/buf.h"
#include "page/image.h"

#define SIDE_MAX 1024

enum { RED = 0xFF0000, GREEN = 0x00C000, BLUE = 0x0000FF, WHITE = 0xFFFFFF };

/* A photo to make: its colors, and how it is coded. */
struct photo {
	uint32_t width, height;
	color (*paint)(const struct photo *p, uint32_t x, uint32_t y);
	int orientation; /* EXIF; 0: none */
	bool progressive, comment;
	J_COLOR_SPACE space; /* 0: YCbCr */
};

static struct arena arena;
static const struct image_options NO_OPTIONS;
static const char *why;

static int
begin(void **state)
{
	(void)state;
	why = NULL;
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static color
quarters(const struct photo *p, uint32_t x, uint32_t y)
{
	if (y < p->height / 2)
		return x < p->width / 2 ? RED : GREEN;
	return x < p->width / 2 ? BLUE : WHITE;
}

/* Gray by column: 0 at the left, 250 at the right. */
static color
slope(const struct photo *p, uint32_t x, uint32_t y)
{
	(void)y;
	return 0x010101 * (x * 250 / (p->width - 1));
}

static color
noise(const struct photo *p, uint32_t x, uint32_t y)
{
	uint32_t n = (x * p->width + y + 1) * 2654435761u;

	return (n ^ n >> 15) & 0x7F7F7F;
}

static const unsigned char EXIF[] =
    "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";

enum { EXIF_LEN = sizeof EXIF - 1, EXIF_AT = 24, EXIF_HEAD = 6 };

static void
put_exif(unsigned char out[EXIF_LEN], int orientation)
{
	memcpy(out, EXIF, EXIF_LEN);
	out[EXIF_AT] = (unsigned char)orientation;
}

static void
put_jpeg_row(struct jpeg_compress_struct *c, const struct photo *p)
{
	unsigned char row[SIDE_MAX * 4] = {0};
	int n = c->input_components;
	JSAMPROW rows = row;

	for (uint32_t x = 0; x < p->width; x++) {
		color rgb = p->paint(p, x, c->next_scanline);

		for (int i = 0; i < n && i < 3; i++)
			row[x * (uint32_t)n + (uint32_t)i] =
			    (unsigned char)(rgb >> (16 - 8 * i));
	}
	jpeg_write_scanlines(c, &rows, 1);
}

static J_COLOR_SPACE
input_space(const struct photo *p)
{
	if (p->space == JCS_GRAYSCALE)
		return JCS_GRAYSCALE;
	return p->space == JCS_CMYK || p->space == JCS_YCCK ? JCS_CMYK : JCS_RGB;
}

static struct buf
make_jpeg(struct photo p)
{
	struct jpeg_compress_struct c;
	struct jpeg_error_mgr errors;
	unsigned char *bytes = NULL, exif[EXIF_LEN];
	unsigned long len = 0;
	struct buf out = {0};

	c.err = jpeg_std_error(&errors);
	jpeg_create_compress(&c);
	jpeg_mem_dest(&c, &bytes, &len);
	c.image_width = p.width;
	c.image_height = p.height;
	c.in_color_space = input_space(&p);
	c.input_components = c.in_color_space == JCS_CMYK  ? 4
	                     : c.in_color_space == JCS_RGB ? 3
	                                                   : 1;
	jpeg_set_defaults(&c);
	jpeg_set_quality(&c, 95, TRUE);
	if (p.space)
		jpeg_set_colorspace(&c, p.space);
	if (p.progressive)
		jpeg_simple_progression(&c);
	jpeg_start_compress(&c, TRUE);
	put_exif(exif, p.orientation);
	if (p.orientation)
		jpeg_write_marker(&c, JPEG_APP0 + 1, exif, EXIF_LEN);
	if (p.comment)
		jpeg_write_marker(&c, JPEG_COM, (const JOCTET *)"secret", 6);
	while (c.next_scanline < c.image_height)
		put_jpeg_row(&c, &p);
	jpeg_finish_compress(&c);
	jpeg_destroy_compress(&c);
	buf_put(&out, bytes, len);
	free(bytes);
	return out;
}

static void
put_png(png_structp png, png_bytep bytes, size_t len)
{
	buf_put(png_get_io_ptr(png), bytes, len);
}

/* A PNG of rows of packed samples. */
struct drawing {
	uint32_t width, height;
	int depth, type;
	bool interlaced;
	int orientation;
	const png_color *palette;
	int colors;
	const unsigned char *alphas; /* tRNS of a palette */
	const unsigned char *rows;
	size_t stride;
};

static void
put_ancillary(png_structp png, png_infop info, const struct drawing *d)
{
	unsigned char exif[EXIF_LEN];

	if (d->palette)
		png_set_PLTE(png, info, d->palette, d->colors);
	if (d->alphas)
		png_set_tRNS(png, info, d->alphas, d->colors, NULL);
	put_exif(exif, d->orientation);
	if (d->orientation)
		png_set_eXIf_1(png, info, EXIF_LEN - EXIF_HEAD, exif + EXIF_HEAD);
}

static struct buf
make_png(struct drawing d)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_bytep rows[SIDE_MAX];
	struct buf out = {0};

	for (uint32_t y = 0; y < d.height; y++)
		rows[y] = (png_bytep)(uintptr_t)(d.rows + y * d.stride);
	png_set_write_fn(png, &out, put_png, NULL);
	png_set_IHDR(png, info, d.width, d.height, d.depth, d.type,
	    d.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
	    PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	put_ancillary(png, info, &d);
	png_set_rows(png, info, rows);
	png_write_png(png, info, PNG_TRANSFORM_IDENTITY, NULL);
	png_destroy_write_struct(&png, &info);
	return out;
}

static unsigned char *
draw(struct photo p, size_t channels, unsigned char alpha)
{
	unsigned char *rows = arena_alloc(&arena, (size_t)p.width * p.height * channels),
	              *to = rows;

	for (uint32_t y = 0; y < p.height; y++)
		for (uint32_t x = 0; x < p.width; x++) {
			color rgb = p.paint(&p, x, y);

			*to++ = (unsigned char)(rgb >> 16);
			*to++ = (unsigned char)(rgb >> 8);
			*to++ = (unsigned char)rgb;
			if (channels == 4)
				*to++ = alpha;
		}
	return rows;
}

static struct buf
make_rgb_png(struct photo p, bool interlaced)
{
	return make_png((struct drawing){.width = p.width,
	    .height = p.height,
	    .depth = 8,
	    .type = PNG_COLOR_TYPE_RGB,
	    .interlaced = interlaced,
	    .orientation = p.orientation,
	    .rows = draw(p, 3, 0),
	    .stride = p.width * 3});
}

static void
put_little(struct buf *b, uint32_t n, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_putc(b, (char)(n >> 8 * i & 0xFF));
}

/* The simple file that libwebp makes, made an extended one with EXIF behind. */
static void
add_webp_exif(struct buf *b, const struct photo *p)
{
	unsigned char exif[EXIF_LEN];
	struct buf out = {0};

	put_exif(exif, p->orientation);
	buf_puts(&out, "RIFF");
	put_little(&out, (uint32_t)b->len - 8 + 18 + 8 + EXIF_LEN, 4);
	buf_puts(&out, "WEBPVP8X");
	put_little(&out, 10, 4);
	put_little(&out, 0x08, 4);
	put_little(&out, p->width - 1, 3);
	put_little(&out, p->height - 1, 3);
	buf_put(&out, b->data + 12, b->len - 12);
	buf_puts(&out, "EXIF");
	put_little(&out, EXIF_LEN, 4);
	buf_put(&out, exif, EXIF_LEN);
	buf_free(b);
	*b = out;
}

static struct buf
make_webp(struct photo p, bool lossless, unsigned char alpha)
{
	int w = (int)p.width, h = (int)p.height;
	unsigned char *rows = draw(p, 4, alpha);
	uint8_t *bytes = NULL;
	size_t len = lossless ? WebPEncodeLosslessRGBA(rows, w, h, w * 4, &bytes)
	                      : WebPEncodeRGBA(rows, w, h, w * 4, 95, &bytes);
	struct buf out = {0};

	buf_put(&out, bytes, len);
	WebPFree(bytes);
	if (p.orientation)
		add_webp_exif(&out, &p);
	return out;
}

/* Decode, and give the memory back: what is read must be the arena's. */
static const struct image *
decode_with(struct buf b, struct image_options o)
{
	const struct image *i = image_decode(&arena, b.data, b.len, &o, &why);

	buf_free(&b);
	return i;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)

#endif
