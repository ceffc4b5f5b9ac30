/* Device 'structure': the tree of elements with what each says, as a screen reader walks it. */
#include <string.h>

#include "out/reading.h"
#include "out/speech.h"
#include "out/writers.h"

#define INDENT 2

static size_t
depth_of(const struct elem *e)
{
	size_t depth = 0;

	while ((e = e->parent))
		depth++;
	return depth;
}

static void
start_line(struct buf *b, size_t depth)
{
	if (b->len)
		buf_putc(b, '\n');
	buf_printf(b, "%*s", (int)(depth * INDENT), "");
}

static void
put_quoted(struct buf *b, const char *name, const char *value)
{
	if (!value)
		return;
	buf_printf(b, " %s=", name);
	buf_json(b, value);
}

static void
put_elem(struct buf *b, const struct elem *e)
{
	start_line(b, depth_of(e));
	buf_puts(b, role_name(e->role));
	if (e->what)
		buf_printf(b, ".%s", e->what);
	if (e->ordered)
		buf_puts(b, " ordered");
	put_quoted(b, "lang", e->lang);
	put_quoted(b, "alt", e->alt);
	put_quoted(b, "url", e->url);
	put_quoted(b, "contents", e->contents);
}

static const struct run *
run_of(const struct pages *p, const struct reading_kid *k)
{
	const struct item *i = &p->pages[k->page].items[k->item];

	return i->kind == ITEM_RUN ? &i->u.run : NULL;
}

/* The text of an element's consecutive items; *k moves to the last of them. */
static void
gather(const struct pages *p, const struct reading_kid **k, struct buf *text)
{
	buf_clear(text);
	for (;; *k = (*k)->next) {
		const struct run *r = run_of(p, *k);

		if (r)
			speech_put(text, r->text, strlen(r->text),
			    speech_is_bullet((*k)->owner, r->text));
		if (!(*k)->next || (*k)->next->elem)
			return;
	}
}

bool
structure_write(
    const struct pages *p, const struct device_options *o, struct buf *out, const char **why)
{
	struct arena arena = {0};
	struct buf text = {0};
	struct reading r = reading_new(&arena, p);
	bool just_opened = true;

	(void)o;
	(void)why;
	put_elem(out, p->structure);
	for (const struct reading_kid *k = reading_first(&r); k; k = reading_next(&r, k)) {
		if (k->elem) {
			put_elem(out, k->elem);
			just_opened = true;
			continue;
		}
		gather(p, &k, &text);
		if (!text.len)
			continue;
		if (!just_opened)
			start_line(out, depth_of(k->owner) + 1);
		else
			buf_putc(out, ' ');
		buf_json(out, text.data);
		just_opened = false;
	}
	buf_putc(out, '\n');
	buf_free(&text);
	arena_free(&arena);
	return true;
}
