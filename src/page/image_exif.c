/* EXIF orientation in the three containers: JPEG's APP1, PNG's eXIf, WebP's EXIF. */
#include "page/image_exif.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define TAG_ORIENTATION 0x0112
#define TYPE_SHORT      3
#define UPRIGHT         1

/* A run of bytes in one byte order. */
struct block {
	const unsigned char *bytes;
	size_t len;
	bool little;
};

/* Up to four bytes as a number; 0 beyond the end. */
static uint32_t
number(const struct block *b, size_t at, size_t size)
{
	uint32_t n = 0;

	if (at > b->len || b->len - at < size)
		return 0;
	for (size_t i = 0; i < size; i++)
		n = n << 8 | b->bytes[at + (b->little ? size - 1 - i : i)];
	return n;
}

/* TIFF 6.0 §2: a header of 8 bytes, a directory of entries of 12. */
static int
read_tiff(struct block b)
{
	size_t at, count;

	b.little = number(&b, 0, 2) == 0x4949;
	if ((!b.little && number(&b, 0, 2) != 0x4D4D) || number(&b, 2, 2) != 42)
		return UPRIGHT;
	at = number(&b, 4, 4);
	count = number(&b, at, 2);
	for (at += 2; count-- && at < b.len; at += 12)
		if (number(&b, at, 2) == TAG_ORIENTATION &&
		    number(&b, at + 2, 2) == TYPE_SHORT) {
			uint32_t n = number(&b, at + 8, 2);

			return n >= 1 && n <= 8 ? (int)n : UPRIGHT;
		}
	return UPRIGHT;
}

static int
read_exif(const struct block *b, size_t at, size_t size)
{
	static const char PREFIX[6] = "Exif\0";
	struct block inner = {b->bytes + at, size, false};

	if (size > sizeof PREFIX && memcmp(inner.bytes, PREFIX, sizeof PREFIX) == 0) {
		inner.bytes += sizeof PREFIX;
		inner.len -= sizeof PREFIX;
	}
	return read_tiff(inner);
}

static int
find_in_jpeg(const struct block *b)
{
	enum { SOS = 0xDA, APP1 = 0xE1, FILL = 0xFF };
	size_t at = 2;

	while (at + 4 <= b->len && b->bytes[at] == 0xFF) {
		unsigned marker = b->bytes[at + 1];
		size_t size = number(b, at + 2, 2);

		if (marker == FILL) {
			at++;
			continue;
		}
		if (marker == SOS || size < 2 || b->len - at - 2 < size)
			break;
		if (marker == APP1 && size > 8 && memcmp(b->bytes + at + 4, "Exif", 5) == 0)
			return read_exif(b, at + 4, size - 2);
		at += 2 + size;
	}
	return UPRIGHT;
}

static int
find_in_png(const struct block *b)
{
	size_t at = 8;

	while (at + 12 <= b->len) {
		size_t size = number(b, at, 4);

		if (b->len - at - 12 < size)
			break;
		if (memcmp(b->bytes + at + 4, "eXIf", 4) == 0)
			return read_exif(b, at + 8, size);
		at += 12 + size;
	}
	return UPRIGHT;
}

static int
find_in_webp(const struct block *b)
{
	size_t at = 12;

	while (at + 8 <= b->len) {
		size_t size = number(b, at + 4, 4);

		if (b->len - at - 8 < size)
			break;
		if (memcmp(b->bytes + at, "EXIF", 4) == 0)
			return read_exif(b, at + 8, size);
		at += 8 + size + size % 2;
	}
	return UPRIGHT;
}

int
image_exif_orientation(enum image_kind kind, const unsigned char *bytes, size_t len)
{
	struct block b = {bytes, len, kind == IMAGE_KIND_WEBP};

	switch (kind) {
	case IMAGE_KIND_JPEG: return find_in_jpeg(&b);
	case IMAGE_KIND_PNG: return find_in_png(&b);
	case IMAGE_KIND_WEBP: return find_in_webp(&b);
	case IMAGE_KIND_NONE: break;
	}
	return UPRIGHT;
}
