/* The one thing in a photo's EXIF that matters here: which way up it was held (EXIF 2.3 §4.6.4,
 * tag 274). */
#ifndef PAGE_IMAGE_EXIF_H
#define PAGE_IMAGE_EXIF_H

#include "page/image_kind.h"

/* 1–8; 1, upright, if the file says nothing that can be understood. */
int image_exif_orientation(enum image_kind kind, const unsigned char *bytes, size_t len);

#endif
