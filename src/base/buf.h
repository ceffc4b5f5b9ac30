/* A growable run of bytes, for output. An all-zero struct buf is empty; buf_free releases it.
 * `data` is NULL while empty, else always followed by a NUL. Out of memory: see base/arena. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "base/mpt.h"

struct buf {
	char *data;
	size_t len, room;
};

void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_utf8(struct buf *b, uint32_t code); /* one code point */
void buf_int(struct buf *b, int64_t value);  /* without printf's cost */
/* value/1000 as a decimal with `places` (0–3) digits behind the point at most; trailing zeros
 * and the point are cut unless `fixed`. Never '-0'. No locale. */
void buf_decimal(struct buf *b, int64_t thousandths, int places, int fixed);
void buf_json(struct buf *b, const char *utf8); /* a quoted JSON string */
void buf_clear(struct buf *b);                  /* len = 0, keeps the room */
void buf_free(struct buf *b);

void buf_grow(struct buf *b, size_t more); /* what the others do when room ends */

/* Room for so many bytes more behind the end, to be written by the caller, who then moves `len`
 * and puts a NUL. */
static inline char *
buf_reserve(struct buf *b, size_t more)
{
	if (b->room - b->len <= more)
		buf_grow(b, more);
	return b->data + b->len;
}

static inline void
buf_putc(struct buf *b, char c)
{
	if (b->room - b->len <= 1)
		buf_grow(b, 1);
	b->data[b->len++] = c;
	b->data[b->len] = '\0';
}

static inline void
buf_put(struct buf *b, const void *bytes, size_t len)
{
	char *end = buf_reserve(b, len);

	if (len)
		memcpy(end, bytes, len);
	b->len += len;
	b->data[b->len] = '\0';
}

static inline void
buf_puts(struct buf *b, const char *s)
{
	buf_put(b, s, strlen(s));
}

#endif
