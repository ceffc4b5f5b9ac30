/* The codecs of page/image: what each is given, how it hands over rows.
 *
 * A codec reads the header, calls image_begin with what it found, then image_row for each row
 * from the top; it never keeps a decoded photo if its library lets it go row by row. On failure
 * it returns false with a sentence in `why`. */
#ifndef PAGE_IMAGE_CODEC_H
#define PAGE_IMAGE_CODEC_H

#include <stdbool.h>
#include "page/image.h"
#include "page/image_kind.h"
#include "page/image_shrink.h"

#define IMAGE_MEMORY_MAX ((uint64_t)256 << 20) /* that one decoded photo may take, in bytes */

struct image_input {
	struct arena *arena; /* scratch: dies when the photo is read */
	const struct image_options *options;
	enum image_kind kind;
	const unsigned char *bytes;
	size_t len;
	int orientation;             /* EXIF, 1–8 */
	struct image_shrink *shrink; /* after image_begin */
	bool lossless;               /* set by the codec */
	bool as_is;                  /* set by the codec: a JPEG in gray or YCbCr */
	const char *why;
};

/* Whether a photo of these dimensions, whose decoding takes `memory` bytes, is taken on. */
bool image_is_bounded(struct image_input *in, uint32_t width, uint32_t height, uint64_t memory);
/* Channels: 1 gray, 2 gray and alpha, 3 RGB, 4 RGB and alpha. */
void image_begin(struct image_input *in, uint32_t width, uint32_t height, int channels);
void image_row(struct image_input *in, const unsigned char *row);
bool image_damaged(
    struct image_input *in, const char *what); /* false, for the caller to return */

bool image_jpeg_decode(struct image_input *in);
bool image_png_decode(struct image_input *in);
bool image_webp_decode(struct image_input *in);

/* A JPEG of one or three channels, in the arena. NULL if libjpeg fails. */
const unsigned char *image_jpeg_encode(
    struct arena *a, const struct image_pixels *p, size_t *len);
/* The JPEG with a JFIF header instead of its APPn segments, comments and whatever follows its
 * end (ITU T.81 §B.1.1.3); no pixel changes. NULL
 * if a segment is not in order, or of a process that PDF hasn't (ISO 32000-1 §7.4.8). */
const unsigned char *image_jpeg_strip(
    struct arena *a, const unsigned char *bytes, size_t len, size_t *stripped);

#endif
