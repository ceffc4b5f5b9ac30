/* Device 'text': what the document says, in reading order, as lines of plain text.
 *
 * A block (heading, paragraph, label or body of a list item) is one line, however many it has
 * on paper; blocks that share a line on paper, a title and its dates, share one here. An empty
 * line stands before headings and entries, nested lists are indented. */
#include <string.h>

#include "out/reading.h"
#include "out/speech.h"
#include "out/writers.h"

#define INDENT 2

/* The line being written. */
struct writer {
	struct buf *out;
	size_t start;             /* of the document in out */
	const struct elem *block; /* the one being said; NULL at first */
	size_t page;              /* where its last run stands */
	mpt y;
	struct buf text;
};

static bool
is_inline(const struct elem *e)
{
	return e->role == ROLE_SPAN || e->role == ROLE_LINK;
}

static bool
is_heading(const struct elem *e)
{
	return e->role == ROLE_H1 || e->role == ROLE_H2 || e->role == ROLE_H3;
}

static const struct elem *
block_of(const struct elem *e)
{
	while (e->parent && is_inline(e))
		e = e->parent;
	return e;
}

static const struct elem *
above(const struct elem *e, enum role role)
{
	while (e && e->role != role)
		e = e->parent;
	return e;
}

static size_t
list_depth(const struct elem *e)
{
	size_t depth = 0;

	while ((e = above(e->parent, ROLE_L)))
		depth++;
	return depth;
}

static void
trim_spaces(struct writer *w)
{
	while (w->out->len > w->start && w->out->data[w->out->len - 1] == ' ')
		w->out->data[--w->out->len] = '\0';
}

static void
start_line(struct writer *w, const struct elem *block, bool spaced)
{
	size_t depth = list_depth(block);

	if (w->out->len > w->start)
		buf_puts(w->out, spaced ? "\n\n" : "\n");
	if (depth > 1)
		buf_printf(w->out, "%*s", (int)((depth - 1) * INDENT), "");
}

static bool
is_same_line(const struct writer *w, const struct reading_kid *k, const struct item *i)
{
	return w->page == k->page && w->y == i->y && !is_heading(w->block);
}

static bool
is_spaced(const struct elem *before, const struct elem *block)
{
	if (is_heading(block))
		return true;
	return !is_heading(before) && above(before, ROLE_SECT) != above(block, ROLE_SECT);
}

static void
start_block(struct writer *w, const struct reading_kid *k, const struct item *i)
{
	const struct elem *block = block_of(k->owner);

	if (block == w->block)
		return;
	trim_spaces(w);
	if (w->block && w->block->role == ROLE_LBL)
		buf_putc(w->out, ' ');
	else if (w->block && is_same_line(w, k, i))
		buf_puts(w->out, "  ");
	else
		start_line(w, block, w->block && is_spaced(w->block, block));
	w->block = block;
}

static void
put_run(struct writer *w, const struct reading_kid *k, const struct item *i)
{
	const struct run *r = &i->u.run;

	buf_clear(&w->text);
	speech_put(&w->text, r->text, strlen(r->text), speech_is_bullet(k->owner, r->text));
	if (!w->text.len)
		return;
	start_block(w, k, i);
	buf_put(w->out, w->text.data, w->text.len);
	w->page = k->page;
	w->y = i->y;
}

bool
plain_write(
    const struct pages *p, const struct device_options *o, struct buf *out, const char **why)
{
	struct arena arena = {0};
	struct writer w = {.out = out, .start = out->len};
	struct reading r = reading_new(&arena, p);

	(void)o;
	(void)why;
	for (const struct reading_kid *k = reading_first(&r); k; k = reading_next(&r, k)) {
		const struct item *i = &p->pages[k->page].items[k->item];

		if (!k->elem && i->kind == ITEM_RUN)
			put_run(&w, k, i);
	}
	trim_spaces(&w);
	if (out->len > w.start)
		buf_putc(out, '\n');
	buf_free(&w.text);
	arena_free(&arena);
	return true;
}
