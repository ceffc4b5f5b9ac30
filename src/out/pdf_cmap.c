/* ToUnicode: what every CID of a font says (ISO 32000-1 §9.10.3). */
#include "base/utf8.h"
#include "out/pdf_font.h"

#define BLOCK 100 /* entries at most, ISO 32000-1 by way of Adobe's CMap specification */

static const char HEAD[] =
    "/CIDInit /ProcSet findresource begin\n"
    "12 dict begin\n"
    "begincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n"
    "/CMapType 2 def\n"
    "1 begincodespacerange\n"
    "<0000> <FFFF>\n"
    "endcodespacerange\n";
static const char TAIL[] = "endcmap\n"
                           "CMapName currentdict /CMap defineresource pop\n"
                           "end\n"
                           "end\n";

/* Four digits, which printf would make slowly. */
static void
put_hex(struct buf *b, uint32_t unit)
{
	char *at = buf_reserve(b, 4);

	for (int shift = 12; shift >= 0; shift -= 4)
		*at++ = "0123456789ABCDEF"[unit >> shift & 15];
	*at = '\0';
	b->len += 4;
}

static void
put_utf16_hex(struct buf *b, const char *utf8)
{
	uint32_t code;

	while ((code = utf8_next(&utf8))) {
		if (code > 0xFFFF) {
			put_hex(b, 0xD800 + ((code - 0x10000) >> 10));
			code = 0xDC00 + (code & 0x3FF);
		}
		put_hex(b, code);
	}
}

/* The only code point of a text in the basic plane, else 0. */
static uint32_t
only_code(const char *utf8)
{
	uint32_t code = utf8_next(&utf8);

	return *utf8 || code > 0xFFFF ? 0 : code;
}

/* How many slots from s on make a range: both sides count up, within one high byte. */
static size_t
range_length(const struct pdf_slot *s, const struct pdf_slot *end)
{
	uint32_t code = only_code(s->text);
	size_t n = 1;

	while (code && s + n < end && s[n].cid == s->cid + n &&
	       only_code(s[n].text) == code + n && s[n].cid >> 8 == s->cid >> 8 &&
	       (code + n) >> 8 == code >> 8)
		n++;
	return n;
}

static void
put_entry(struct buf *b, const struct pdf_slot *s, size_t n)
{
	buf_putc(b, '<');
	put_hex(b, s->cid);
	buf_puts(b, "> <");
	if (n > 1) {
		put_hex(b, s[n - 1].cid);
		buf_puts(b, "> <");
	}
	put_utf16_hex(b, s->text);
	buf_puts(b, ">\n");
}

static void
put_block(struct buf *b, const char *kind, size_t count, struct buf *entries)
{
	if (!count)
		return;
	buf_printf(b, "%zu begin%s\n", count, kind);
	buf_put(b, entries->data, entries->len);
	buf_printf(b, "end%s\n", kind);
	buf_clear(entries);
}

/* All single slots (ranges: all ranges) in blocks of at most BLOCK entries. */
static void
put_entries(struct buf *b, const struct pdf_font *f, bool ranges)
{
	const char *kind = ranges ? "bfrange" : "bfchar";
	const struct pdf_slot *end = f->slots + f->count;
	struct buf entries = {0};
	size_t count = 0, n;

	for (const struct pdf_slot *s = f->slots + 1; s < end; s += n) {
		n = range_length(s, end);
		if ((n > 1) != ranges)
			continue;
		put_entry(&entries, s, n);
		if (++count == BLOCK) {
			put_block(b, kind, count, &entries);
			count = 0;
		}
	}
	put_block(b, kind, count, &entries);
	buf_free(&entries);
}

HPDF_Dict
pdf_font_to_unicode(struct pdf *p, const struct pdf_font *f)
{
	struct buf b = {0};
	HPDF_Dict stream;

	buf_puts(&b, HEAD);
	put_entries(&b, f, true);
	put_entries(&b, f, false);
	buf_puts(&b, TAIL);
	stream = pdf_stream(p, b.data, b.len);
	buf_free(&b);
	return stream;
}
