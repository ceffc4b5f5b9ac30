/* Photos and logos: a file that somebody else made becomes pixels that a page can draw.
 *
 * Stands beside typesetting, which asks for a photo in the size that it is printed in. The kind
 * of a file is decided by its bytes, never by its name. What comes out is turned upright
 * (EXIF), cropped to the wanted proportion around a focus point, scaled down to print
 * resolution and never up, sRGB or gray, 8 bits. EXIF, comments, thumbnails and profiles
 * are dropped.
 *
 * Files are hostile: size, dimensions, memory and work are bounded before anything is
 * allocated, and every damage is a sentence. It is written to follow the file's name and a
 * colon: 'it is a GIF: convert it to PNG or JPEG', 'it is damaged: …', 'no such file or
 * directory'. */
#ifndef PAGE_IMAGE_H
#define PAGE_IMAGE_H

#include <stddef.h>
#include "base/arena.h"
#include "base/mpt.h"
#include "page/page.h"

/* All zero: in full, one pixel to a pixel, from anywhere. */
struct image_options {
	const char
	    *root; /* the file must lie in this directory, links followed; NULL: anywhere */
	mpt width, height; /* as printed; width 0: not scaled; height 0: its own proportion */
	int focus_x, focus_y; /* percent from left and top: the middle of what cropping keeps,
	                         if it can be */
	int dpi;              /* pixels to the inch at most; 0: 300 */
};

/* Read a photo. The result and the sentence in *why live in `a`; NULL on failure. A JPEG that
 * needs no change keeps its coding; else photographs become JPEG, with alpha beside it where
 * they have any, and drawings stay pixels. */
const struct image *image_read(
    struct arena *a, const char *path, const struct image_options *o, const char **why);
/* The same for bytes in memory; `root` is not looked at. */
const struct image *image_decode(struct arena *a, const void *bytes, size_t len,
    const struct image_options *o, const char **why);

#endif
