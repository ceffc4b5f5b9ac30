/* Compression: zlib streams (RFC 1950, RFC 1951).
 *
 * Our own, for two reasons. The bytes of a PDF must not depend on which zlib a machine has: its
 * versions and its replacements compress differently. And a CV is a dozen streams of a few
 * kilobytes, for which zlib takes a third of the time of a whole document; this takes half of
 * that, and what comes out is 2 of 100 longer.
 *
 * A deflater is reused from stream to stream and keeps nothing between them. */
#ifndef BASE_DEFLATE_H
#define BASE_DEFLATE_H

#include "base/buf.h"

struct deflater;

struct deflater *deflater_new(void);
void deflater_free(struct deflater *d);
/* Append the stream of bytes[0..len) to out. */
void deflater_run(struct deflater *d, const void *bytes, size_t len, struct buf *out);

#endif
