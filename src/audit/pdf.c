/* From poppler's pages to ours. */
#include "audit/pdf.h"

#include "audit/poppler.h"
#include "base/buf.h"
#include "base/utf8.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#define WORD_SPACE 0.15F /* of the letters' height, at least */

struct reader {
	struct arena *arena;
	struct poppler poppler;
	struct audit_pdf *out;
};

static const struct audit_style PLAIN = {NULL, 0};

/* Attributes to the letters that they are of. */
static void
set_styles(struct reader *r, struct audit_page *page, struct poppler_list *attributes)
{
	for (struct poppler_list *l = attributes; l; l = l->next) {
		const struct poppler_attributes *is = l->data;
		struct audit_style *style = arena_zero(r->arena, 1, sizeof *style);
		style->font = is->font ? arena_str(r->arena, is->font) : NULL;
		style->size = is->size;
		for (int i = is->start < 0 ? 0 : is->start;
		     i <= is->end && (size_t)i < page->count; i++)
			page->glyphs[i].style = style;
	}
}

static void
read_glyphs(struct reader *r, void *from, struct audit_page *page)
{
	struct poppler_rectangle *rects = NULL;
	unsigned count = 0;
	char *text = r->poppler.text(from);
	r->poppler.layout(from, &rects, &count);
	const char *s = text ? text : "";
	page->glyphs = arena_zero(r->arena, count, sizeof *page->glyphs);
	while (*s && page->count < count) {
		const struct poppler_rectangle *b = &rects[page->count];
		page->glyphs[page->count++] = (struct audit_glyph){utf8_next(&s),
		    (float)b->left, (float)b->top, (float)b->right, (float)b->bottom, &PLAIN};
	}
	struct poppler_list *attributes = r->poppler.attributes(from);
	set_styles(r, page, attributes);
	r->poppler.free_attributes(attributes);
	r->poppler.free(rects);
	r->poppler.free(text);
}

static void
add_link(struct reader *r, const char *uri)
{
	struct audit_pdf *out = r->out;
	for (size_t i = 0; i < out->link_count; i++)
		if (!strcmp(out->links[i], uri))
			return;
	out->links = arena_grow(
	    r->arena, out->links, out->link_count, &out->link_room, sizeof *out->links);
	out->links[out->link_count++] = arena_str(r->arena, uri);
}

/* The list begins with the link drawn last. */
static void
read_links(struct reader *r, void *page)
{
	struct poppler_list *all = r->poppler.links(page), *l = all;
	while (l && l->next)
		l = l->next;
	for (; l; l = l->before) {
		const struct poppler_link *link = l->data;
		if (link->action && link->action->type == POPPLER_ACTION_URI &&
		    link->action->uri)
			add_link(r, link->action->uri);
	}
	r->poppler.free_links(all);
}

/* Do the letters go on from a to b, on a line and without a gap that only a tab makes? */
static bool
goes_on(const struct audit_glyph *a, const struct audit_glyph *b)
{
	float em = a->bottom - a->top;
	return fabsf(a->bottom - b->bottom) < em && b->left > a->left - em &&
	       b->left - a->right < em;
}

/* A gap of a word space's width, where none is said. */
static bool
is_apart(const struct audit_glyph *a, const struct audit_glyph *b)
{
	return b->left - a->right > WORD_SPACE * (a->bottom - a->top);
}

static void
put_text(struct buf *b, const struct audit_page *page)
{
	const struct audit_glyph *before = NULL;
	bool space = false;
	for (size_t i = 0; i < page->count; i++) {
		const struct audit_glyph *g = &page->glyphs[i];
		if (g->code > ' ' && before && !goes_on(before, g))
			buf_putc(b, '\n');
		else if (g->code > ' ' && before && !space && is_apart(before, g))
			buf_putc(b, ' ');
		buf_utf8(b, g->code);
		space = g->code <= ' ';
		before = space ? before : g;
	}
	buf_putc(b, '\n');
}

static int
put_file(const char *bytes, size_t len, void *self, void **error)
{
	(void)error;
	buf_put(self, bytes, len);
	return 1;
}

static void
read_files(struct reader *r, void *document)
{
	struct audit_pdf *out = r->out;
	for (struct poppler_list *l = r->poppler.attachments(document); l; l = l->next) {
		struct poppler_attachment *file = l->data;
		struct buf b = {0};
		if (r->poppler.save(file, put_file, &b, NULL)) {
			out->files = arena_grow(r->arena, out->files, out->file_count,
			    &out->file_room, sizeof *out->files);
			out->files[out->file_count++] = (struct audit_file){
			    arena_str(r->arena, file->name ? file->name : ""),
			    arena_dup(r->arena, b.data ? b.data : "", b.len), b.len};
		}
		buf_free(&b);
		r->poppler.unref(file);
	}
}

static void
read_pages(struct reader *r, void *document)
{
	struct audit_pdf *out = r->out;
	struct buf text = {0};
	int count = r->poppler.page_count(document);
	out->pages = arena_zero(r->arena, (size_t)count, sizeof *out->pages);
	for (int i = 0; i < count; i++) {
		void *page = r->poppler.page(document, i);
		if (!page)
			continue;
		read_glyphs(r, page, &out->pages[out->page_count]);
		put_text(&text, &out->pages[out->page_count++]);
		read_links(r, page);
		r->poppler.unref(page);
	}
	out->text = arena_dup(r->arena, text.data ? text.data : "", text.len);
	out->text_len = text.len;
	buf_free(&text);
}

bool
audit_pdf_read(
    struct arena *a, const char *bytes, size_t len, struct audit_pdf *out, const char **why)
{
	struct reader r = {.arena = a, .out = out};
	void *error = NULL;
	*out = (struct audit_pdf){0};
	*why = "an audit reads PDFs by libpoppler-glib, which isn't installed (Debian: "
	       "libpoppler-glib8)";
	if (!poppler_load(&r.poppler))
		return false;
	*why = memmem(bytes, len, "/Encrypt", strlen("/Encrypt"))
	           ? "it asks for a password"
	           : "poppler can't read this PDF";
	void *document = len <= INT_MAX ? r.poppler.document_new(
	                                      (char *)(uintptr_t)bytes, (int)len, NULL, &error)
	                                : NULL;
	if (!document)
		return false;
	read_pages(&r, document);
	read_files(&r, document);
	r.poppler.unref(document);
	return true;
}
