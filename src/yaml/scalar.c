/* Scalars: raw text made node text. */
#include "yaml/builder.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "base/utf8.h"

static bool
is_control(unsigned char c)
{
	return c < 0x20 && c != '\t' && c != '\n';
}

/* CR LF and CR to LF, other controls (which only an escape can make) to U+FFFD. */
static void
put_clean(struct buf *out, const char *s, size_t len, struct place p, struct diags *d)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '\r') {
			buf_putc(out, '\n');
			i += i + 1 < len && s[i + 1] == '\n';
		} else if (is_control(c)) {
			buf_utf8(out, UTF8_REPLACEMENT);
			diag_warn(d, p, "control-character",
			    "control character U+%04X, shown as '\xef\xbf\xbd'", (unsigned)c);
		} else {
			buf_putc(out, s[i]);
		}
	}
}

/* Ranges of characters that no other character composes with or decomposes from; what is
 * outside of them goes through the normalizer, which may still find nothing to do. */
static bool
is_normal_alone(uint32_t c)
{
	return c < 0x300 || (c >= 0x400 && c < 0x483) || (c >= 0x2010 && c < 0x2060) ||
	       (c >= 0x2070 && c < 0x20d0) || (c >= 0x2190 && c < 0x2adc) ||
	       (c >= 0x3001 && c < 0x302a) || (c >= 0x4e00 && c < 0xa000) ||
	       (c >= 0xe000 && c < 0xf900) || (c >= 0x1f000 && c < 0x1fb00);
}

/* Is it taken as it is? */
static bool
is_simple(const char *s, size_t len)
{
	for (size_t i = 0, used; i < len; i += used) {
		used = utf8_plain(s + i, len - i);
		if (!used && (is_control((unsigned char)s[i]) ||
		                 !is_normal_alone(utf8_decode(s + i, len - i, &used))))
			return false;
	}
	return true;
}

static const char *
normalize(struct arena *a, const char *s, size_t len)
{
	const char *text;
	size_t normal_len;
	uint8_t *normal;

	normal = u8_normalize(UNINORM_NFC, (const uint8_t *)s, len, NULL, &normal_len);
	if (!normal)
		memory_fail();
	text = arena_dup(a, (const char *)normal, normal_len);
	free(normal);
	return text;
}

const char *
scalar_text(struct arena *a, const char *s, size_t len, struct place p, struct diags *d)
{
	struct buf clean = {0};
	const char *text;

	if (is_simple(s, len))
		return arena_dup(a, s, len);
	put_clean(&clean, s, len, p, d);
	text = normalize(a, clean.data, clean.len);
	buf_free(&clean);
	return text;
}
