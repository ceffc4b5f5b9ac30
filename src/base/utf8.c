/* UTF-8, decoded strictly. */
#include "base/utf8.h"

#include <endian.h>
#include <stdint.h>
#include <string.h>
#include <uniwidth.h>

/* How a lead byte goes on: its length, and the range of the second byte, which is where
 * overlong forms, surrogates and too large numbers show (Unicode 15, table 3-7). */
struct lead {
	unsigned char length, low, high;
};

static struct lead
classify_lead(unsigned char c)
{
	if (c < 0x80)
		return (struct lead){1, 0, 0};
	if (c < 0xc2 || c > 0xf4)
		return (struct lead){0, 0, 0};
	if (c < 0xe0)
		return (struct lead){2, 0x80, 0xbf};
	if (c < 0xf0)
		return (struct lead){3, c == 0xe0 ? 0xa0 : 0x80, c == 0xed ? 0x9f : 0xbf};
	return (struct lead){4, c == 0xf0 ? 0x90 : 0x80, c == 0xf4 ? 0x8f : 0xbf};
}

/* 0 for a bad or cut sequence. */
static size_t
sequence_length(const unsigned char *s, size_t len)
{
	struct lead lead = classify_lead(s[0]);

	if (lead.length < 2)
		return lead.length;
	if (lead.length > len || s[1] < lead.low || s[1] > lead.high)
		return 0;
	for (size_t i = 2; i < lead.length; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	}
	return lead.length;
}

uint32_t
utf8_decode_wide(const char *s, size_t len, size_t *used)
{
	static const unsigned char masks[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	const unsigned char *u = (const unsigned char *)s;
	size_t n = sequence_length(u, len);
	uint32_t code;

	*used = n ? n : 1;
	if (!n)
		return UTF8_REPLACEMENT;
	code = u[0] & masks[n];
	for (size_t i = 1; i < n; i++)
		code = code << 6 | (u[i] & 0x3fu);
	return code;
}

static size_t
put_tail(char *out, uint32_t code, size_t tail)
{
	for (size_t i = tail; i > 0; i--) {
		out[i] = (char)(0x80 | (code & 0x3f));
		code >>= 6;
	}
	out[0] = (char)((tail == 1 ? 0xc0 : tail == 2 ? 0xe0 : 0xf0) | code);
	return tail + 1;
}

size_t
utf8_encode(uint32_t code, char out[4])
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
		code = UTF8_REPLACEMENT;
	return put_tail(out, code, code < 0x800 ? 1 : code < 0x10000 ? 2 : 3);
}

size_t
utf8_count(const char *s, size_t len)
{
	size_t count = 0, used;

	for (size_t i = 0; i < len; i += used) {
		utf8_decode(s + i, len - i, &used);
		count++;
	}
	return count;
}

bool
utf8_valid(const char *s, size_t len, size_t *bad)
{
	size_t n;

	for (size_t i = 0; i < len; i += n) {
		n = sequence_length((const unsigned char *)s + i, len - i);
		if (!n) {
			*bad = i;
			return false;
		}
	}
	return true;
}

/* The high bits of those of eight bytes that are no printable ASCII: below U+0020 (the subtraction
 * borrows), U+007F (what is left of it is 0, and borrows) or not ASCII. A borrow may reach into the
 * byte behind: only the first is sure. */
static uint64_t
special_bytes(const char *s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t word;

	memcpy(&word, s, sizeof word);
	word = le64toh(word);
	return (word | (word - ones * ' ') | ((word ^ ones * 0x7f) - ones)) & ones * 0x80;
}

size_t
utf8_plain(const char *s, size_t len)
{
	size_t n = 0;

	for (; n + 8 <= len; n += 8) {
		uint64_t special = special_bytes(s + n);

		if (special)
			return n + (size_t)__builtin_ctzll(special) / 8;
	}
	while (n < len && s[n] >= ' ' && s[n] < 0x7f)
		n++;
	return n;
}

size_t
utf8_width(const char *s, size_t len)
{
	size_t width = 0, used;

	for (size_t i = 0; i < len; i += used) {
		int w = uc_width(utf8_decode(s + i, len - i, &used), "UTF-8");

		width += w > 0 ? (size_t)w : 0;
	}
	return width;
}
