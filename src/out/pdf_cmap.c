/* ToUnicode: what every CID of a font says (ISO 32000-1 §9.10.3). */
#include <string.h>

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

static void
put_utf16_hex(struct buf *b, const char *utf8)
{
	uint32_t code;

	while ((code = utf8_next(&utf8))) {
		if (code > 0xFFFF)
			buf_printf(b, "%04X%04X", 0xD800 + ((code - 0x10000) >> 10),
			    0xDC00 + (code & 0x3FF));
		else
			buf_printf(b, "%04X", code);
	}
}

HPDF_Dict
pdf_font_to_unicode(struct pdf *p, const struct pdf_font *f)
{
	struct buf b = {0};
	size_t left = f->count - 1;
	HPDF_Dict stream;

	buf_puts(&b, HEAD);
	for (const struct pdf_slot *s = f->slots + 1; left;) {
		size_t n = left < BLOCK ? left : BLOCK;

		left -= n;
		buf_printf(&b, "%zu beginbfchar\n", n);
		for (; n; n--, s++) {
			buf_printf(&b, "<%04X> <", s->cid);
			put_utf16_hex(&b, s->text);
			buf_puts(&b, ">\n");
		}
		buf_puts(&b, "endbfchar\n");
	}
	buf_puts(&b, TAIL);
	stream = pdf_stream(p, b.data, b.len);
	buf_free(&b);
	return stream;
}
