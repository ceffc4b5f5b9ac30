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
#define NUMBER_MAX 32 /* bytes of a printed number */

void
buf_grow(struct buf *b, size_t more)
{
	size_t room = b->room ? b->room : ROOM_FIRST;

	if (more >= SIZE_MAX / 2 - b->len)
		memory_fail();
	while (room <= b->len + more)
		room *= 2;
	b->data = b->data ? memory_resize(b->data, room) : memory_alloc(room);
	b->room = room;
}

/* Nearly always there is room: then the text is formatted once. */
void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;
	size_t room;
	int len;

	buf_reserve(b, 0);
	room = b->room - b->len;
	va_start(args, format);
	len = vsnprintf(b->data + b->len, room, format, args);
	va_end(args);
	if (len < 0)
		memory_fail();
	if ((size_t)len >= room) {
		buf_reserve(b, (size_t)len);
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

/* The digits of value, at least one, ending before `end`; where they begin. */
static char *
digits_before(char *end, uint64_t value)
{
	uint32_t rest;

	for (; value > UINT32_MAX; value /= 10)
		*--end = (char)('0' + value % 10);
	rest = (uint32_t)value;
	do
		*--end = (char)('0' + rest % 10);
	while (rest /= 10);
	return end;
}

void
buf_int(struct buf *b, int64_t value)
{
	char digits[NUMBER_MAX], *end = digits + sizeof digits;
	char *begin = digits_before(end, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);

	if (value < 0)
		*--begin = '-';
	buf_put(b, begin, (size_t)(end - begin));
}

void
buf_decimal(struct buf *b, int64_t thousandths, int places, int fixed)
{
	static const uint32_t units[] = {1000, 100, 10, 1};
	uint64_t size = thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
	uint64_t rounded = (size + units[places] / 2) / units[places];
	uint32_t scale = 1000 / units[places], fraction = (uint32_t)(rounded % scale);
	char digits[NUMBER_MAX], *end = digits + sizeof digits - 4, *begin, *at = end;

	begin = digits_before(end, rounded / scale);
	if (thousandths < 0 && rounded)
		*--begin = '-';
	if (fixed ? places > 0 : fraction > 0)
		*at++ = '.';
	while ((scale /= 10) && (fixed || fraction)) {
		*at++ = (char)('0' + fraction / scale);
		fraction %= scale;
	}
	buf_put(b, begin, (size_t)(at - begin));
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
