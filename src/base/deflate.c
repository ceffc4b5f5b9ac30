/* zlib's deflate, set up once. */
#include "base/deflate.h"

#include <assert.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/arena.h"

#define LEVEL        6 /* higher ones save 1 % and cost half as much again */
#define WINDOW_BITS  15
#define MEMORY_LEVEL 8

struct deflater {
	z_stream z;
};

struct deflater *
deflater_new(void)
{
	struct deflater *d = memory_alloc(sizeof *d);

	d->z = (z_stream){0};
	if (deflateInit2(&d->z, LEVEL, Z_DEFLATED, WINDOW_BITS, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
		memory_fail();
	return d;
}

void
deflater_free(struct deflater *d)
{
	deflateEnd(&d->z);
	free(d);
}

void
deflater_run(struct deflater *d, const void *bytes, size_t len, struct buf *out)
{
	static const unsigned char nothing;
	int done;

	deflateReset(&d->z);
	size_t most = deflateBound(&d->z, (uLong)len);
	unsigned char *room = memory_alloc(most);
	d->z.next_in = (z_const Bytef *)(len ? bytes : &nothing);
	d->z.avail_in = (uInt)len;
	d->z.next_out = room;
	d->z.avail_out = (uInt)most;
	done = deflate(&d->z, Z_FINISH);
	assert(done == Z_STREAM_END);
	(void)done;
	buf_put(out, room, most - d->z.avail_out);
	free(room);
}
