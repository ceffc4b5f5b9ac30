/* Pictures as the web has them: a 'data:' address of a JPEG as it came, or of a PNG (ISO 15948). */
#ifndef OUT_PICTURE_H
#define OUT_PICTURE_H

#include "base/buf.h"
#include "page/page.h"

void picture_data_url(const struct image *i, struct buf *out);

#endif
