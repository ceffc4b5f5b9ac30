/* Sheets: page and annotation dictionaries (ISO 32000-1 §7.7.3.3, §12.5.6.5). */
#include "out/pdf_sheet.h"

#include <assert.h>

#include "out/pdf_print.h"

#define FLAG_PRINT 4

/* Only what RFC 3986 allows; '%' is taken to be escaped already. */
static void
print_uri(struct buf *b, const char *url)
{
	struct buf escaped = {0};

	for (; *url; url++) {
		unsigned char c = (unsigned char)*url;

		if (c <= ' ' || c >= 0x7F || c == '"' || c == '<' || c == '>' || c == '\\' ||
		    c == '^' || c == '`' || c == '{' || c == '|' || c == '}')
			buf_printf(&escaped, "%%%02X", c);
		else
			buf_putc(&escaped, (char)c);
	}
	pdf_print_string(b, escaped.data, escaped.len);
	buf_free(&escaped);
}

static void
fill_link(struct buf *b, const struct pdf_sheet *s, const struct item *i)
{
	mpt top = s->page->height - i->y;
	const char *url = i->elem->url ? i->elem->url : "";

	buf_clear(b);
	buf_puts(b, "/Type/Annot/Subtype/Link/Rect");
	pdf_print_box(b, i->x, top - i->u.link.h, i->x + i->u.link.w, top);
	buf_puts(b, "/Border[0 0 0]/F ");
	buf_int(b, FLAG_PRINT);
	buf_puts(b, "/Contents");
	pdf_print_text(b, i->elem->contents ? i->elem->contents : url);
	buf_puts(b, "/A<</Type/Action/S/URI/URI");
	print_uri(b, url);
	buf_puts(b, ">>/P");
	pdf_print_ref(b, s->dict);
}

static void
write_links(struct pdf_sheet *s, struct pdf *p, bool tagged, int32_t *key)
{
	HPDF_Array all = NULL;
	struct buf entries = {0};

	s->links = arena_zero(&p->arena, s->page->count, sizeof *s->links);
	for (size_t k = 0; k < s->page->count; k++) {
		if (s->page->items[k].kind != ITEM_LINK)
			continue;
		assert(s->page->items[k].elem && !s->page->items[k].artifact);
		if (!all)
			all = pdf_array(p);
		fill_link(&entries, s, &s->page->items[k]);
		if (tagged) {
			buf_puts(&entries, "/StructParent");
			pdf_print_int(&entries, (*key)++);
		}
		s->links[k] = pdf_dict_printed(p);
		pdf_fill(p, s->links[k], &entries);
		pdf_add(all, s->links[k]);
	}
	buf_free(&entries);
	if (all)
		pdf_put(s->dict, "Annots", all);
}

void
pdf_sheet_write(struct pdf_sheet *s, struct pdf_content *c, HPDF_Dict resources, int32_t key,
    int32_t *link_key)
{
	struct pdf *p = c->fonts->pdf;

	s->dict = pdf_page(p);
	pdf_put_box(p, s->dict, "MediaBox", 0, 0, s->page->width, s->page->height);
	pdf_put(s->dict, "Resources", resources);
	pdf_content_page(c, s->page, s->turns, &s->marks);
	pdf_page_fill(p, s->dict, c->out.data, c->out.len);
	if (c->tagged) {
		pdf_put_int(s->dict, "StructParents", key);
		pdf_put_name(s->dict, "Tabs", "S");
	}
	write_links(s, p, c->tagged, link_key);
}
