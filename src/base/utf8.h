/* UTF-8, decoded strictly (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF).
 * Behind the readers all text is valid, NUL-terminated and NFC; see yaml/source. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_REPLACEMENT 0xFFFDu

uint32_t utf8_decode_wide(const char *s, size_t len, size_t *used); /* beyond ASCII */

/* Decode one code point at s[0..len), len > 0; *used is set to its length in bytes (1 for a bad
 * byte, which gives UTF8_REPLACEMENT). */
static inline uint32_t
utf8_decode(const char *s, size_t len, size_t *used)
{
	*used = 1;
	return *s & '\x80' ? utf8_decode_wide(s, len, used) : (unsigned char)*s;
}

/* The next code point of a NUL-terminated string; *s moves behind it. 0 at the end. */
static inline uint32_t
utf8_next(const char **s)
{
	size_t used = 1;
	uint32_t code = **s & '\x80' ? utf8_decode_wide(*s, 4, &used) : (unsigned char)**s;

	*s += code ? used : 0;
	return code;
}

size_t utf8_encode(uint32_t code, char out[4]); /* bytes written, 1–4 */
size_t utf8_count(const char *s, size_t len);   /* code points */
bool utf8_valid(const char *s, size_t len, size_t *bad); /* *bad: offset of the first bad byte */
/* How many bytes of printable ASCII (U+0020 to U+007E) s begins with. */
size_t utf8_plain(const char *s, size_t len);
/* Columns that text takes on a terminal: wide characters 2, combining 0 (for carets). */
size_t utf8_width(const char *s, size_t len);

#endif
