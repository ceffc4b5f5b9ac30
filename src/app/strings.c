/* Texts of the model and of the display list, as lines. */
#include "app/strings.h"

#include "out/reading.h"
#include "out/speech.h"

#include <string.h>

struct printer {
	struct buf *out;
	const struct pages *pages;
	struct arena arena;
	const struct elem *block; /* whose text is being gathered */
	mpt y;                    /* of its last line */
	size_t first_page, last_page;
	struct buf text;
};

static void
put_line(struct printer *p, const char *kind, const char *what, uint32_t entry)
{
	const char *text = p->text.data ? p->text.data : "";
	while (*text == ' ')
		text++;
	if (!*text)
		return;
	buf_printf(p->out, "%s\t%s\t%u\t%zu", kind, what ? what : "text", entry, p->first_page);
	if (p->last_page != p->first_page)
		buf_printf(p->out, "-%zu", p->last_page);
	buf_printf(p->out, "\t%s\n", text);
}

static void
print_typed(void *self, const char *what, const struct rich *text)
{
	struct printer *p = self;
	const char *plain = rich_plain(&p->arena, text);
	buf_clear(&p->text);
	speech_put(&p->text, plain, strlen(plain), false);
	put_line(p, "typed", what, 0);
}

/* The element that a string is of: spans and links are parts of a sentence. */
static const struct elem *
block_of(const struct elem *e)
{
	while (e->parent && (e->role == ROLE_SPAN || e->role == ROLE_LINK))
		e = e->parent;
	return e;
}

static uint32_t
entry_of(const struct elem *e)
{
	while (e && !(e->role == ROLE_SECT && e->what))
		e = e->parent;
	return e ? e->id : 0;
}

static void
end_block(struct printer *p)
{
	if (p->block && p->block->role != ROLE_LBL && p->text.len)
		put_line(p, "shown", p->block->what, entry_of(p->block));
	p->block = NULL;
	buf_clear(&p->text);
}

/* The lines of a cell beside a title stand beside its lines, and are read with them. */
static bool
is_cell(const struct elem *e)
{
	return e->what && !strcmp(e->what, "date");
}

static void
print_shown(struct printer *p)
{
	struct reading r = reading_new(&p->arena, p->pages);
	buf_clear(&p->text);
	for (const struct reading_kid *k = reading_first(&r); k; k = reading_next(&r, k)) {
		const struct item *i = &p->pages->pages[k->page].items[k->item];
		if (k->elem || i->kind != ITEM_RUN)
			continue;
		if (p->block != block_of(k->owner) || (is_cell(p->block) && p->y != i->y))
			end_block(p);
		if (!p->block)
			p->first_page = k->page + 1;
		p->last_page = k->page + 1;
		p->block = block_of(k->owner);
		p->y = i->y;
		speech_put(&p->text, i->u.run.text, strlen(i->u.run.text), false);
	}
	end_block(p);
}

static bool
is_note(const struct item *i)
{
	return i->kind == ITEM_RUN &&
	       (i->artifact == ARTIFACT_FOOTER || i->artifact == ARTIFACT_HEADER);
}

/* A note's runs, one after the other, are one string. */
static void
print_notes(struct printer *p, size_t number)
{
	const struct page *page = &p->pages->pages[number];
	enum artifact kind = ARTIFACT_NONE;
	p->first_page = p->last_page = number + 1;
	for (size_t i = 0; i <= page->count; i++) {
		const struct item *item = i < page->count ? &page->items[i] : NULL;
		enum artifact is = item && is_note(item) ? item->artifact : ARTIFACT_NONE;
		if (kind && is != kind) {
			put_line(p, "note", kind == ARTIFACT_FOOTER ? "footer" : "header", 0);
			buf_clear(&p->text);
		}
		kind = is;
		if (is)
			speech_put(&p->text, item->u.run.text, strlen(item->u.run.text), false);
	}
}

void
strings_print(const struct cv *cv, const struct pages *pages, struct buf *out)
{
	struct printer p = {.out = out, .pages = pages};
	cv_visit(cv, print_typed, &p);
	print_shown(&p);
	for (size_t i = 0; i < pages->count; i++)
		print_notes(&p, i);
	buf_free(&p.text);
	arena_free(&p.arena);
}
