/* A growable run of bytes. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#define ROOM_FIRST 256

void
buf_grow(struct buf *b, size_t more)
{
	size_t room = b->room ? b->room : ROOM_FIRST;

	if (more >= SIZE_MAX / 2 - b->len)
		memory_fail();
	while (room <= b->len + more)
		room *= 2;
	b->data = memory_resize(b->data, room);
	b->room = room;
}

/* An empty buffer has no room, not even for the NUL. */
static inline void
make_room(struct buf *b, size_t more)
{
	if (b->room - b->len <= more)
		buf_grow(b, more);
}

void
buf_put(struct buf *b, const void *bytes, size_t len)
{
	make_room(b, len);
	if (len)
		memcpy(b->data + b->len, bytes, len);
	b->len += len;
	b->data[b->len] = '\0';
}

/* Nearly always there is room: then the text is formatted once. */
void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;
	size_t room;
	int len;

	make_room(b, 0);
	room = b->room - b->len;
	va_start(args, format);
	len = vsnprintf(b->data + b->len, room, format, args);
	va_end(args);
	if (len < 0)
		memory_fail();
	if ((size_t)len >= room) {
		make_room(b, (size_t)len);
		va_start(args, format);
		vsnprintf(b->data + b->len, (size_t)len + 1, format, args);
		va_end(args);
	}
	b->len += (size_t)len;
}

void
buf_utf8(struct buf *b, uint32_t code)
{
	char bytes[4];

	if (code && code < 0x80)
		buf_putc(b, (char)code);
	else
		buf_put(b, bytes, utf8_encode(code, bytes));
}

static void
put_digits(struct buf *b, uint64_t value, int min)
{
	char digits[20];
	int n = 0;

	while (value || n < min) {
		digits[sizeof digits - 1 - (size_t)n++] = (char)('0' + value % 10);
		value /= 10;
	}
	buf_put(b, digits + sizeof digits - n, (size_t)n);
}

void
buf_int(struct buf *b, int64_t value)
{
	if (value < 0)
		buf_putc(b, '-');
	put_digits(b, value < 0 ? 0 - (uint64_t)value : (uint64_t)value, 1);
}

void
buf_decimal(struct buf *b, int64_t thousandths, int places, int fixed)
{
	static const uint64_t units[] = {1000, 100, 10, 1};
	static const uint64_t scales[] = {1, 10, 100, 1000};
	uint64_t size = thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
	uint64_t rounded = (size + units[places] / 2) / units[places];
	uint64_t fraction = rounded % scales[places];

	if (thousandths < 0 && rounded)
		buf_putc(b, '-');
	put_digits(b, rounded / scales[places], 1);
	while (!fixed && places && fraction % 10 == 0) {
		fraction /= 10;
		places--;
	}
	if (!places)
		return;
	buf_putc(b, '.');
	put_digits(b, fraction, places);
}

static void
put_json_char(struct buf *b, char c)
{
	static const char plain[] = "\"\\\b\f\n\r\t";
	static const char letters[] = "\"\\bfnrt";
	const char *found = strchr(plain, c);

	if (found && c) {
		buf_putc(b, '\\');
		buf_putc(b, letters[found - plain]);
	} else if ((unsigned char)c < 0x20 || c == 0x7f) {
		buf_printf(b, "\\u%04x", (unsigned)c);
	} else {
		buf_putc(b, c);
	}
}

void
buf_json(struct buf *b, const char *utf8)
{
	buf_putc(b, '"');
	for (; *utf8; utf8++)
		put_json_char(b, *utf8);
	buf_putc(b, '"');
}

char *
buf_reserve(struct buf *b, size_t more)
{
	make_room(b, more);
	return b->data + b->len;
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	if (b->data)
		b->data[0] = '\0';
}

void
buf_free(struct buf *b)
{
	free(b->data);
	*b = (struct buf){0};
}
