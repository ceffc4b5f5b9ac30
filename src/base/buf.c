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

static char *
put_three(char *at, uint32_t value)
{
	at[0] = (char)('0' + value / 100);
	at[1] = (char)('0' + value / 10 % 10);
	at[2] = (char)('0' + value % 10);
	return at + 3;
}

/* The digits of value, at least one, by threes: seven deep at most. Where they end. */
static char *
put_digits(char *at, uint64_t value)
{
	uint32_t low = (uint32_t)(value % 1000);

	if (value >= 1000)
		return put_three(put_digits(at, value / 1000), low);
	if (low >= 100)
		*at++ = (char)('0' + low / 100);
	if (low >= 10)
		*at++ = (char)('0' + low / 10 % 10);
	*at++ = (char)('0' + low % 10);
	return at;
}

static void
end_number(struct buf *b, char *end)
{
	*end = '\0';
	b->len = (size_t)(end - b->data);
}

void
buf_int(struct buf *b, int64_t value)
{
	char *at = buf_reserve(b, NUMBER_MAX);

	if (value < 0)
		*at++ = '-';
	end_number(b, put_digits(at, value < 0 ? 0 - (uint64_t)value : (uint64_t)value));
}

static uint64_t
round_to(uint64_t thousandths, int places)
{
	switch (places) {
	case 0: return (thousandths + 500) / 1000 * 1000;
	case 1: return (thousandths + 50) / 100 * 100;
	case 2: return (thousandths + 5) / 10 * 10;
	default: return thousandths;
	}
}

void
buf_decimal(struct buf *b, int64_t thousandths, int places, int fixed)
{
	uint64_t size = thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths,
	         rounded = round_to(size, places);
	uint32_t fraction = (uint32_t)(rounded % 1000);
	char *at = buf_reserve(b, NUMBER_MAX);

	if (thousandths < 0 && rounded)
		*at++ = '-';
	at = put_digits(at, rounded / 1000);
	if (fixed ? places > 0 : fraction > 0) {
		*at++ = '.';
		at = put_three(at, fraction) - (3 - places);
		while (!fixed && at[-1] == '0')
			at--;
	}
	end_number(b, at);
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
