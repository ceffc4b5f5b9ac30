/* Hanging: by how much the ends of a line stand out of its column (optical margins). [mpt] */
#ifndef TYPESET_HANG_H
#define TYPESET_HANG_H

#include "typeset/style.h"

/* Of the first character of text[0..len) into the margin before it; 0 when the layout has no
 * optical margins or the text goes from right to left. */
mpt hang_first(struct style *s, const struct look *look, const char *text, size_t len);
/* Of the last character into the margin behind it. */
mpt hang_last(struct style *s, const struct look *look, const char *text, size_t len);

#endif
