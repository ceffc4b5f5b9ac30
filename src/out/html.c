/* Device 'html': the document as one accessible page that needs nothing else.
 *
 * It follows the structure, not the paper: headings, lists, links, languages, and what a figure
 * says. Bold and italics are those of the faces; all else that one sees is the style sheet's.
 */
#include <stdlib.h>
#include <string.h>

#include "out/picture.h"
#include "out/reading.h"
#include "out/speech.h"
#include "out/writers.h"

enum { BOLD_WEIGHT = 600 };

static const char STYLE[] =
    "body{font:1rem/1.45 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:48rem;"
    "margin:2rem auto;padding:0 1rem}"
    "h1{margin:0 0 .3rem}h2{margin:1.6rem 0 .5rem;border-bottom:1px solid "
    "#767676}h3{margin:1rem 0 .3rem}"
    "p{margin:.2rem 0}ul,ol{margin:.3rem "
    "0;padding-left:1.3rem}ul.contacts{padding:0;list-style:none}"
    "ul.contacts>li{display:inline-block;margin-right:1.2rem}article{display:grid;"
    "grid-template-columns:1fr auto;column-gap:1rem;grid-auto-flow:row dense;margin:0 0 .9rem}"
    "article>*{grid-column:1}article>.date{grid-column:2;text-align:right}article>.title{font-"
    "weight:600}"
    "img{max-width:9rem;float:right}a{color:#0a4a8f}";

struct writer {
	struct buf *out;
	const struct pages *pages;
	const struct reading *reading;
	struct buf text;
	const char *style; /* 'b', 'i' that is open, NULL */
	bool space;        /* one waits to be written: put_space */
	bool heading;
};

/* How an element is written. */
static const char *const TAGS[ROLE_COUNT] = {
    [ROLE_DOCUMENT] = "main",
    [ROLE_SECT] = "section",
    [ROLE_H1] = "h1",
    [ROLE_H2] = "h2",
    [ROLE_H3] = "h3",
    [ROLE_P] = "p",
    [ROLE_L] = "ul",
    [ROLE_LI] = "li",
    [ROLE_LBODY] = NULL,
    [ROLE_LBL] = NULL,
    [ROLE_LINK] = "a",
    [ROLE_FIGURE] = NULL,
    [ROLE_SPAN] = "span",
};

static void
put_text(struct buf *b, const char *s)
{
	for (; *s; s++) {
		switch (*s) {
		case '&': buf_puts(b, "&amp;"); break;
		case '<': buf_puts(b, "&lt;"); break;
		case '>': buf_puts(b, "&gt;"); break;
		case '"': buf_puts(b, "&quot;"); break;
		default: buf_putc(b, *s);
		}
	}
}

static void
put_attribute(struct buf *b, const char *name, const char *value)
{
	if (!value)
		return;
	buf_printf(b, " %s=\"", name);
	put_text(b, value);
	buf_putc(b, '"');
}

/* A space waits until tags are closed, and for what follows it. */
static void
put_space(struct writer *w)
{
	if (w->space)
		buf_putc(w->out, ' ');
	w->space = false;
}

static void
set_style(struct writer *w, const char *style)
{
	if (w->style == style)
		return;
	if (w->style)
		buf_printf(w->out, "</%s>", w->style);
	if (style) {
		put_space(w);
		buf_printf(w->out, "<%s>", style);
	}
	w->style = style;
}

/* Off with spaces at its end; were there any? */
static bool
trim(struct buf *b)
{
	size_t len = b->len;
	while (b->len && b->data[b->len - 1] == ' ')
		b->data[--b->len] = '\0';
	return b->len < len;
}

static void
put_run(struct writer *w, const struct run *r)
{
	bool bold = r->face->weight >= BOLD_WEIGHT && !w->heading;
	buf_clear(&w->text);
	speech_put(&w->text, r->text, strlen(r->text), false);
	bool space = trim(&w->text);
	if (w->text.len) {
		set_style(w, bold ? "b" : r->face->italic && !w->heading ? "i" : NULL);
		put_space(w);
		put_text(w->out, w->text.data);
	}
	w->space = w->space || space;
}

static const struct item *
item_of(const struct writer *w, const struct reading_kid *k)
{
	return &w->pages->pages[k->page].items[k->item];
}

static const struct image *
image_of(const struct writer *w, const struct elem *e)
{
	for (const struct reading_kid *k = w->reading->nodes[e->id].first; k; k = k->next)
		if (!k->elem && item_of(w, k)->kind == ITEM_IMAGE)
			return item_of(w, k)->u.image.image;
	return NULL;
}

static void
put_figure(struct writer *w, const struct elem *e)
{
	const struct image *image = image_of(w, e);
	if (!image)
		return;
	buf_puts(w->out, "<img src=\"");
	picture_data_url(image, w->out);
	buf_putc(w->out, '"');
	put_attribute(w->out, "alt", e->alt);
	buf_puts(w->out, ">\n");
}

static bool
is_entry(const struct elem *e)
{
	return e->role == ROLE_SECT && e->what && strcmp(e->what, "section");
}

static bool
holds_contacts(const struct elem *list)
{
	const struct elem *item = list->first ? list->first->first : NULL;
	return item && item->what && !strcmp(item->what, "contact");
}

static const char *
tag_of(const struct elem *e)
{
	if (is_entry(e))
		return "article";
	return e->role == ROLE_L && e->ordered ? "ol" : TAGS[e->role];
}

/* The number that a label shows, for lists that don't count up from one. */
static void
put_number(struct writer *w, const struct elem *li)
{
	const struct elem *label = li->first;
	if (!li->parent || !li->parent->ordered || !label || label->role != ROLE_LBL)
		return;
	const struct reading_kid *k = w->reading->nodes[label->id].first;
	long n = k && !k->elem && item_of(w, k)->kind == ITEM_RUN
	             ? strtol(item_of(w, k)->u.run.text, NULL, 10)
	             : 0;
	if (n)
		buf_printf(w->out, " value=\"%ld\"", n);
}

static void
open_tag(struct writer *w, const struct elem *e, const char *tag)
{
	buf_printf(w->out, "<%s", tag);
	if (e->role == ROLE_P && e->what)
		put_attribute(w->out, "class", e->what);
	if (e->role == ROLE_L && holds_contacts(e))
		put_attribute(w->out, "class", "contacts");
	if (e->role == ROLE_LINK) {
		put_attribute(w->out, "href", e->url);
		if (e->parent->what && !strcmp(e->parent->what, "contact"))
			put_attribute(w->out, "title", e->contents);
	}
	if (e->role == ROLE_LI)
		put_number(w, e);
	put_attribute(w->out, "lang", e->lang);
	buf_putc(w->out, '>');
}

static bool
is_inline(const struct elem *e)
{
	return e->role == ROLE_LINK || e->role == ROLE_SPAN;
}

/* Depth is the structure's: nested lists, at most as deep as a reader allows. */
static void
put_elem(struct writer *w, const struct elem *e)
{
	const char *tag = tag_of(e);
	bool heading = e->role == ROLE_H1 || e->role == ROLE_H2 || e->role == ROLE_H3;
	if (e->role == ROLE_LBL)
		return;
	if (e->role == ROLE_FIGURE) {
		put_figure(w, e);
		return;
	}
	set_style(w, NULL);
	w->heading = w->heading || heading;
	if (is_inline(e))
		put_space(w);
	else
		w->space = false;
	if (tag)
		open_tag(w, e, tag);
	for (const struct reading_kid *k = w->reading->nodes[e->id].first; k; k = k->next) {
		if (k->elem)
			put_elem(w, k->elem);
		else if (item_of(w, k)->kind == ITEM_RUN)
			put_run(w, &item_of(w, k)->u.run);
	}
	set_style(w, NULL);
	if (!is_inline(e))
		w->space = false;
	if (tag)
		buf_printf(w->out, "</%s>%s", tag, is_inline(e) ? "" : "\n");
	w->heading = w->heading && !heading;
}

static void
put_meta(struct buf *b, const char *name, const char *value)
{
	if (!value)
		return;
	buf_printf(b, "<meta name=\"%s\"", name);
	put_attribute(b, "content", value);
	buf_puts(b, ">\n");
}

static void
put_head(struct buf *b, const struct pages *p)
{
	buf_puts(b, "<!DOCTYPE html>\n<html");
	put_attribute(b, "lang", p->lang ? p->lang : "en");
	buf_puts(b, ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	            "content=\"width=device-width, initial-scale=1\">\n<title>");
	put_text(b, p->title ? p->title : "CV");
	buf_puts(b, "</title>\n");
	put_meta(b, "author", p->author);
	put_meta(b, "description", p->subject);
	put_meta(b, "keywords", p->keywords);
	buf_printf(b, "<style>%s</style>\n</head>\n<body>\n", STYLE);
}

bool
html_write(
    const struct pages *p, const struct device_options *o, struct buf *out, const char **why)
{
	struct arena arena = {0};
	struct reading r = reading_new(&arena, p);
	struct writer w = {.out = out, .pages = p, .reading = &r};
	(void)o;
	(void)why;
	put_head(out, p);
	put_elem(&w, p->structure);
	buf_puts(out, "</body>\n</html>\n");
	buf_free(&w.text);
	arena_free(&arena);
	return true;
}
