/* libdeflate's compressor at two of its levels. */
#include "base/deflate.h"

#include <assert.h>
#include <libdeflate.h>

#include "base/arena.h"

static const int LEVELS[] = {[DEFLATE_FAST] = 1, [DEFLATE_SMALL] = 6};

/* libdeflate's own struct, under a name that hides it. */
static struct libdeflate_compressor *
compressor(struct deflater *d)
{
	return (struct libdeflate_compressor *)d;
}

struct deflater *
deflater_new(enum deflate_effort effort)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(LEVELS[effort]);

	if (!c)
		memory_fail();
	return (struct deflater *)c;
}

void
deflater_free(struct deflater *d)
{
	libdeflate_free_compressor(compressor(d));
}

void
deflater_run(struct deflater *d, const void *bytes, size_t len, struct buf *out)
{
	size_t most = libdeflate_zlib_compress_bound(compressor(d), len);
	char *room = buf_reserve(out, most);
	size_t made = libdeflate_zlib_compress(compressor(d), len ? bytes : "", len, room, most);

	assert(made);
	out->len += made;
	out->data[out->len] = '\0';
}
