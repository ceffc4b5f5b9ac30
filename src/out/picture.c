/* PNG and base64. */
#include "out/picture.h"

#include <string.h>

#include "base/deflate.h"

#include <zlib.h>

enum { GRAY = 0, RGB = 2, GRAY_ALPHA = 4, RGB_ALPHA = 6 };

static void
put_u32(struct buf *b, uint32_t v)
{
	const char bytes[] = {(char)(v >> 24), (char)(v >> 16), (char)(v >> 8), (char)v};
	buf_put(b, bytes, sizeof bytes);
}

static void
put_chunk(struct buf *out, const char *type, const struct buf *data)
{
	uLong sum = crc32(0, (const Bytef *)type, 4);
	put_u32(out, (uint32_t)data->len);
	buf_puts(out, type);
	if (data->len) {
		buf_put(out, data->data, data->len);
		sum = crc32(sum, (const Bytef *)data->data, (uInt)data->len);
	}
	put_u32(out, (uint32_t)sum);
}

/* Every row behind its filter's number, 0: none. */
static void
put_rows(struct buf *b, const struct image *i, size_t parts)
{
	for (size_t at = 0; at < (size_t)i->width * i->height; at++) {
		if (at % i->width == 0)
			buf_putc(b, '\0');
		buf_put(b, i->bytes + at * parts, parts);
		if (i->alpha)
			buf_putc(b, (char)i->alpha[at]);
	}
}

static void
put_png(const struct image *i, struct buf *out)
{
	struct buf rows = {0}, packed = {0}, header = {0}, none = {0};
	struct deflater *d = deflater_new(DEFLATE_SMALL);
	bool gray = i->format == IMAGE_GRAY;
	const char kind[] = {8,
	    gray       ? i->alpha ? GRAY_ALPHA : GRAY
	    : i->alpha ? RGB_ALPHA
	               : RGB,
	    0, 0, 0};
	put_rows(&rows, i, gray ? 1 : 3);
	deflater_run(d, rows.data, rows.len, &packed);
	put_u32(&header, i->width);
	put_u32(&header, i->height);
	buf_put(&header, kind, sizeof kind);
	buf_put(out, "\x89PNG\r\n\x1a\n", 8);
	put_chunk(out, "IHDR", &header);
	put_chunk(out, "IDAT", &packed);
	put_chunk(out, "IEND", &none);
	deflater_free(d);
	buf_free(&rows);
	buf_free(&packed);
	buf_free(&header);
}

static void
put_base64(struct buf *out, const unsigned char *s, size_t len)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < len; i += 3) {
		size_t n = len - i < 3 ? len - i : 3;
		uint32_t v = (uint32_t)s[i] << 16 | (n > 1 ? (uint32_t)s[i + 1] << 8 : 0) |
		             (n > 2 ? s[i + 2] : 0);
		for (size_t k = 0; k < 4; k++)
			buf_putc(out, k <= n ? digits[v >> (18 - 6 * k) & 63] : '=');
	}
}

void
picture_data_url(const struct image *i, struct buf *out)
{
	struct buf png = {0};
	if (i->format == IMAGE_JPEG) {
		buf_puts(out, "data:image/jpeg;base64,");
		put_base64(out, i->bytes, i->len);
		return;
	}
	put_png(i, &png);
	buf_puts(out, "data:image/png;base64,");
	put_base64(out, (const unsigned char *)png.data, png.len);
	buf_free(&png);
}
