/* Compression: zlib streams (RFC 1950, RFC 1951), by zlib.
 *
 * A deflater is reused from stream to stream, which spares zlib's set-up of 256 kB each time, and keeps
 * nothing between them. */
#ifndef BASE_DEFLATE_H
#define BASE_DEFLATE_H

#include "base/buf.h"

struct deflater;

struct deflater *deflater_new(void);
void deflater_free(struct deflater *d);
/* Append the stream of bytes[0..len) to out. */
void deflater_run(struct deflater *d, const void *bytes, size_t len, struct buf *out);

#endif
