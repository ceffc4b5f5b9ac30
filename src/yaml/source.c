/* Sources: bytes as they come, made valid UTF-8 with '\n' behind each line. */
#include "yaml/node.h"

#include <string.h>

#include "base/utf8.h"

#define REPORT_LIMIT 20
#define LENGTH_LIMIT ((size_t)1 << 30) /* far above what app/ reads; places are 32 bits */

/* How code units are stored: in 1, 2 or 4 bytes, the large end first or last. */
struct encoding {
	size_t width, bom;
	bool big;
};

static struct encoding
detect_encoding(const unsigned char *s, size_t len)
{
	if (len >= 4 && memcmp(s, "\xff\xfe\0\0", 4) == 0)
		return (struct encoding){4, 4, false};
	if (len >= 4 && memcmp(s, "\0\0\xfe\xff", 4) == 0)
		return (struct encoding){4, 4, true};
	if (len >= 2 && memcmp(s, "\xff\xfe", 2) == 0)
		return (struct encoding){2, 2, false};
	if (len >= 2 && memcmp(s, "\xfe\xff", 2) == 0)
		return (struct encoding){2, 2, true};
	if (len >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		return (struct encoding){1, 3, false};
	if (len >= 4 && s[0] && !s[1] && s[2] && !s[3])
		return (struct encoding){2, 0, false};
	if (len >= 4 && !s[0] && s[1] && !s[2] && s[3])
		return (struct encoding){2, 0, true};
	return (struct encoding){1, 0, false};
}

static uint32_t
read_unit(const unsigned char *s, struct encoding e)
{
	uint32_t unit = 0;

	for (size_t i = 0; i < e.width; i++)
		unit = unit << 8 | s[e.big ? i : e.width - 1 - i];
	return unit;
}

/* Unpaired surrogates and half a unit become a byte that is bad UTF-8, for the next step to
 * report. */
static void
decode_wide(const unsigned char *s, size_t len, struct encoding e, struct buf *out)
{
	size_t i = 0;

	for (; i + e.width <= len; i += e.width) {
		uint32_t c = read_unit(s + i, e), low = 0;

		if (c >= 0xd800 && c < 0xdc00 && e.width == 2 && i + 4 <= len)
			low = read_unit(s + i + 2, e);
		if (low >= 0xdc00 && low < 0xe000) {
			c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
			i += 2;
		}
		if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
			buf_putc(out, '\xff');
		else
			buf_utf8(out, c);
	}
	if (i < len)
		buf_putc(out, '\xff');
}

enum fault { FAULT_NONE, FAULT_BYTE, FAULT_CONTROL, FAULT_ODD };

/* Odd: controls and noncharacters that do no harm but have no look either. */
static enum fault
classify(uint32_t c)
{
	if (c < 0x20 && c != '\n' && c != '\t')
		return FAULT_CONTROL;
	if ((c >= 0x7f && c < 0xa0) || (c >= 0xfdd0 && c < 0xfdf0) || (c & 0xfffe) == 0xfffe)
		return FAULT_ODD;
	return FAULT_NONE;
}

static enum fault
find_fault(const char *s, size_t len, uint32_t *code, size_t *used)
{
	*code = utf8_decode(s, len, used);
	if (*code == UTF8_REPLACEMENT && *used == 1) {
		*code = (unsigned char)*s;
		return FAULT_BYTE;
	}
	return classify(*code);
}

struct cleaning {
	struct source *source;
	struct diags *diags;
	struct buf out;
	size_t reports;
	enum fault run; /* of the character before */
};

static void
report_byte(struct cleaning *c, struct place p, uint32_t byte)
{
	char latin[5] = "";

	diag_error(c->diags, p, "invalid-utf8",
	    "byte 0x%02x is not UTF-8, replaced by '\xef\xbf\xbd'", (unsigned)byte);
	latin[utf8_encode(byte, latin)] = '\0';
	if (byte >= 0xa0)
		diag_help(c->diags, "save the file as UTF-8; in Windows-1252 the byte is '%s'",
		    latin);
	else
		diag_help(c->diags, "save the file as UTF-8");
}

static void
report_fault(struct cleaning *c, enum fault f, uint32_t code, size_t width)
{
	uint32_t at = (uint32_t)c->out.len;
	struct place p = {c->source, at, at + (uint32_t)width};

	if (f == c->run || c->reports++ >= REPORT_LIMIT)
		return;
	if (f == FAULT_BYTE)
		report_byte(c, p, code);
	else
		diag_report(c->diags, f == FAULT_CONTROL ? DIAG_ERROR : DIAG_WARNING, p,
		    "control-character", "control character U+%04X, replaced by '\xef\xbf\xbd'",
		    (unsigned)code);
}

static void
clean_text(struct cleaning *c, const char *s, size_t len)
{
	uint32_t code;
	size_t used;

	for (size_t i = 0; i < len; i += used) {
		enum fault f;

		if (s[i] == '\r') {
			used = i + 1 < len && s[i + 1] == '\n' ? 2 : 1;
			buf_putc(&c->out, '\n');
			c->run = FAULT_NONE;
			continue;
		}
		f = find_fault(s + i, len - i, &code, &used);
		if (f != FAULT_NONE) {
			report_fault(c, f, code, 3);
			buf_utf8(&c->out, UTF8_REPLACEMENT);
		} else {
			buf_put(&c->out, s + i, used);
		}
		c->run = f;
	}
}

static bool
is_clean(const char *s, size_t len)
{
	uint32_t code;
	size_t used;

	for (size_t i = 0; i < len; i += used) {
		used = s[i] == '\n' ? 1 : utf8_plain(s + i, len - i);
		if (!used && find_fault(s + i, len - i, &code, &used) != FAULT_NONE)
			return false;
	}
	return true;
}

static const char *
detect_binary(const char *s, size_t len)
{
	static const struct {
		const char *magic, *what;
	} kinds[] = {
	    {"%PDF-", "a PDF file"},
	    {"\x89PNG", "a PNG image"},
	    {"\xff\xd8\xff", "a JPEG image"},
	    {"\x1f\x8b", "a gzip archive"},
	    {"PK\x03\x04", "a ZIP archive or an office document"},
	    {"\x7f"
	     "ELF",
	        "a program"},
	    {"\xd0\xcf\x11\xe0", "an office document"},
	    {"{\\rtf", "an RTF document"},
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		size_t n = strlen(kinds[i].magic);

		if (len >= n && memcmp(s, kinds[i].magic, n) == 0)
			return kinds[i].what;
	}
	return NULL;
}

static void
hold_bytes(struct arena *a, struct source *s, const char *bytes, size_t len, struct diags *d)
{
	struct cleaning c = {.source = s, .diags = d};

	if (is_clean(bytes, len)) {
		s->bytes = arena_dup(a, bytes, len);
		s->len = len;
		return;
	}
	clean_text(&c, bytes, len);
	s->bytes = arena_dup(a, c.out.data, c.out.len);
	s->len = c.out.len;
	buf_free(&c.out);
}

static const char *
refuse(const char *bytes, size_t len)
{
	return len > LENGTH_LIMIT ? "too large" : detect_binary(bytes, len);
}

struct source *
source_new(struct arena *a, const char *name, const char *bytes, size_t len, struct diags *d)
{
	struct source *s = arena_zero(a, 1, sizeof *s);
	struct encoding e = detect_encoding((const unsigned char *)bytes, len);
	const char *refused = refuse(bytes, len);
	struct buf wide = {0};

	s->name = arena_str(a, name);
	s->bytes = "";
	if (refused) {
		diag_error(d, (struct place){s, 0, 0}, "not-text",
		    "this is %s, not a text file", refused);
	} else if (e.width > 1) {
		decode_wide((const unsigned char *)bytes + e.bom, len - e.bom, e, &wide);
		hold_bytes(a, s, wide.data ? wide.data : "", wide.len, d);
	} else {
		hold_bytes(a, s, bytes + e.bom, len - e.bom, d);
	}
	buf_free(&wide);
	source_index(a, s);
	return s;
}
