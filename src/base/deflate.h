/* Compression: zlib streams (RFC 1950, RFC 1951), by libdeflate.
 *
 * A deflater is reused from stream to stream and keeps nothing between them. */
#ifndef BASE_DEFLATE_H
#define BASE_DEFLATE_H

#include "base/buf.h"

/* DEFLATE_FAST takes a fifth of zlib's time for a page or a font and 1/20 more bytes;
 * DEFLATE_SMALL, for pictures, takes half of zlib's time and as many bytes. */
enum deflate_effort { DEFLATE_FAST, DEFLATE_SMALL };

struct deflater;

struct deflater *deflater_new(enum deflate_effort effort);
void deflater_free(struct deflater *d);
/* Append the stream of bytes[0..len) to out. */
void deflater_run(struct deflater *d, const void *bytes, size_t len, struct buf *out);

#endif
