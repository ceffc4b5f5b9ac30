/* Sheets: page and annotation dictionaries (ISO 32000-1 §7.7.3.3, §12.5.6.5). */
#include "out/pdf_sheet.h"

#include <assert.h>

#define FLAG_PRINT 4

/* Only what RFC 3986 allows; '%' is taken to be escaped already. */
static const char *
escape_uri(struct arena *a, const char *url)
{
	struct buf b = {0};
	const char *escaped;

	for (; *url; url++) {
		unsigned char c = (unsigned char)*url;

		if (c <= ' ' || c >= 0x7F || c == '"' || c == '<' || c == '>' || c == '\\' ||
		    c == '^' || c == '`' || c == '{' || c == '|' || c == '}')
			buf_printf(&b, "%%%02X", c);
		else
			buf_putc(&b, (char)c);
	}
	escaped = arena_dup(a, b.data ? b.data : "", b.len);
	buf_free(&b);
	return escaped;
}

static HPDF_Dict
uri_action(struct pdf *p, const char *url)
{
	HPDF_Dict d = pdf_dict(p);

	pdf_put_name(d, "Type", "Action");
	pdf_put_name(d, "S", "URI");
	pdf_put_ascii(p, d, "URI", escape_uri(&p->arena, url));
	return d;
}

static HPDF_Array
no_border(struct pdf *p)
{
	HPDF_Array a = pdf_array(p);

	for (int i = 0; i < 3; i++)
		pdf_add_int(a, 0);
	return a;
}

static HPDF_Dict
link_annotation(struct pdf *p, const struct pdf_sheet *s, const struct item *i)
{
	mpt top = s->page->height - i->y;
	const char *url = i->elem->url ? i->elem->url : "";
	HPDF_Dict d = pdf_dict_ref(p);

	pdf_put_name(d, "Type", "Annot");
	pdf_put_name(d, "Subtype", "Link");
	pdf_put_box(p, d, "Rect", i->x, top - i->u.link.h, i->x + i->u.link.w, top);
	pdf_put(d, "Border", no_border(p));
	pdf_put_int(d, "F", FLAG_PRINT);
	pdf_put_text(p, d, "Contents", i->elem->contents ? i->elem->contents : url);
	pdf_put(d, "A", uri_action(p, url));
	pdf_put(d, "P", s->dict);
	return d;
}

static void
write_links(struct pdf_sheet *s, struct pdf *p, bool tagged, int32_t *key)
{
	HPDF_Array all = NULL;

	s->links = arena_zero(&p->arena, s->page->count, sizeof *s->links);
	for (size_t k = 0; k < s->page->count; k++) {
		if (s->page->items[k].kind != ITEM_LINK)
			continue;
		assert(s->page->items[k].elem && !s->page->items[k].artifact);
		if (!all)
			all = pdf_array(p);
		s->links[k] = link_annotation(p, s, &s->page->items[k]);
		if (tagged)
			pdf_put_int(s->links[k], "StructParent", (*key)++);
		pdf_add(all, s->links[k]);
	}
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
