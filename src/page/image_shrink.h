/* From a photo's rows to the pixels that are printed: cropped, scaled down, turned upright. */
#ifndef PAGE_IMAGE_SHRINK_H
#define PAGE_IMAGE_SHRINK_H

#include <stdbool.h>
#include <stdint.h>
#include "page/image.h"

struct image_pixels {
	uint32_t width, height;
	int channels; /* 1–4; alpha is the last of 2 and 4 */
	unsigned char *bytes;
};

/* What is kept of the photo as stored, in its pixels, and what it becomes. */
struct image_plan {
	uint32_t x, y, w, h;
	uint32_t out_w, out_h; /* at most w, h */
};

struct image_shrink; /* a photo on its way through */

/* Orientation: EXIF, 1–8; the options are about the photo turned upright. */
struct image_plan image_plan_make(
    uint32_t width, uint32_t height, const struct image_options *o, int orientation);
struct image_shrink *image_shrink_new(struct arena *a, uint32_t width, uint32_t height,
    int channels, const struct image_options *o, int orientation);
void image_shrink_row(struct image_shrink *s, const unsigned char *row); /* from the top */
/* Nothing is cropped, scaled or turned. */
bool image_shrink_is_none(const struct image_shrink *s);
/* After the last row: the result, upright, in the arena given at first. */
struct image_pixels image_shrink_end(struct image_shrink *s);

#endif
