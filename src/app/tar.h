/* Archives of outputs: POSIX ustar (IEEE 1003.1, pax §ustar Interchange Format), the same bytes
 * for the same members. */
#ifndef APP_TAR_H
#define APP_TAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* Append a member: a regular file, mode 644, of nobody. False if ustar can't hold its name or
 * size: a name of more than 100 bytes is cut at a '/' that leaves at most 155 and 100. */
bool tar_put(struct buf *out, const char *name, const void *bytes, size_t len, int64_t time);
/* Two zero blocks. */
void tar_end(struct buf *out);

#endif
