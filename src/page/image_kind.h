/* What a file is, by its first bytes. */
#ifndef PAGE_IMAGE_KIND_H
#define PAGE_IMAGE_KIND_H

#include <stddef.h>
#include "base/arena.h"

enum image_kind { IMAGE_KIND_NONE, IMAGE_KIND_JPEG, IMAGE_KIND_PNG, IMAGE_KIND_WEBP };

/* IMAGE_KIND_NONE: *why says what it is instead and what to do. */
enum image_kind image_kind_find(
    struct arena *a, const unsigned char *bytes, size_t len, const char **why);

#endif
