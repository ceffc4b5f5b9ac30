/* The model as a listing: what -T cv prints. */
#include <string.h>

#include "cv/cv.h"

struct printer {
	struct arena *arena;
	struct buf *out;
};

/* Line breaks as '\n', so that a line stays a line. */
static void
put_words(const struct printer *p, const char *words)
{
	for (; *words; words++) {
		if (*words == '\n')
			buf_puts(p->out, "\\n");
		else
			buf_putc(p->out, *words);
	}
}

static void
put_line(const struct printer *p, int depth, const char *what, const char *value)
{
	for (int i = 0; i < depth; i++)
		buf_puts(p->out, "  ");
	put_words(p, what);
	if (*value)
		buf_puts(p->out, ": ");
	put_words(p, value);
	buf_putc(p->out, '\n');
}

/* One run a piece: markup letters and the target in braces before the words. */
static const char *
shown(const struct printer *p, const struct rich *r)
{
	static const char LETTERS[] = "bic^vou";
	struct buf b = {0};
	for (size_t i = 0; i < r->count; i++) {
		const struct rich_run *run = &r->runs[i];
		if (run->style || run->url)
			buf_putc(&b, '{');
		for (unsigned bit = 0; LETTERS[bit]; bit++)
			if (run->style & 1u << bit)
				buf_putc(&b, LETTERS[bit]);
		if (run->url)
			buf_printf(&b, "%s%s", run->style ? " " : "", run->url);
		buf_printf(&b, "%s%s", run->style || run->url ? "}" : "", run->text);
		if ((run->style || run->url) && i + 1 < r->count && !r->runs[i + 1].style &&
		    !r->runs[i + 1].url)
			buf_puts(&b, "{}");
	}
	const char *text = arena_dup(p->arena, b.data ? b.data : "", b.len);
	buf_free(&b);
	return text;
}

static void
put_text(const struct printer *p, int depth, const char *what, const struct rich *text)
{
	if (!rich_is_empty(text))
		put_line(p, depth, what, shown(p, text));
}

static void
put_date(const struct printer *p, int depth, const char *what, const struct cv_date *d)
{
	switch (d->kind) {
	case DATE_NONE: return;
	case DATE_YEAR:
		put_line(p, depth, what, arena_printf(p->arena, "%04d", d->year));
		return;
	case DATE_MONTH:
		put_line(
		    p, depth, what, arena_printf(p->arena, "%04d-%02d", d->year, d->month));
		return;
	case DATE_DAY:
		put_line(p, depth, what,
		    arena_printf(p->arena, "%04d-%02d-%02d", d->year, d->month, d->day));
		return;
	case DATE_PRESENT: put_line(p, depth, what, "present"); return;
	case DATE_TEXT:
		put_line(p, depth, what, arena_printf(p->arena, "'%s'", shown(p, &d->text)));
		return;
	}
}

/* Recursion is bounded by ITEM_DEPTH. */
static void
put_items(const struct printer *p, int depth, const struct cv_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		put_line(
		    p, depth, arena_printf(p->arena, "- %s", shown(p, &items[i].text)), "");
		put_items(p, depth + 1, items[i].items, items[i].count);
	}
}

static void
put_links(const struct printer *p, int depth, const struct cv_entry *e)
{
	for (size_t i = 0; i < e->link_count; i++)
		put_text(p, depth, "link", &e->links[i].label);
}

static const char *const BREAK_WORDS[] = {"auto", "before", "avoid"};

static void
put_entry(const struct printer *p, int depth, const char *what, const struct cv_entry *e)
{
	put_line(p, depth++, what, "");
	for (size_t i = 0; i < e->field_count; i++)
		put_text(p, depth, e->fields[i].key, &e->fields[i].text);
	for (size_t i = 0; i < e->author_count; i++)
		put_text(p, depth, "author", &e->authors[i]);
	put_date(p, depth, "date", &e->date);
	put_date(p, depth, "start", &e->start);
	put_date(p, depth, "end", &e->end);
	if (e->level >= 0)
		put_line(p, depth, "percent", arena_printf(p->arena, "%d", e->level));
	if (e->logo)
		put_line(p, depth, "logo", e->logo);
	if (e->page_break != PAGE_BREAK_AUTO)
		put_line(p, depth, "page break", BREAK_WORDS[e->page_break]);
	put_links(p, depth, e);
	put_items(p, depth, e->highlights, e->highlight_count);
	for (size_t i = 0; i < e->position_count; i++)
		put_entry(
		    p, depth, "role", &e->positions[i]); /* roles have none of their own */
}

/* Sub-sections have none of their own. */
static void
put_section(const struct printer *p, int depth, const struct cv_section *s)
{
	put_line(p, depth++, "section", shown(p, &s->title));
	if (s->icon)
		put_line(p, depth, "icon", s->icon);
	if (s->page_break != PAGE_BREAK_AUTO)
		put_line(p, depth, "page break", BREAK_WORDS[s->page_break]);
	for (size_t i = 0; i < s->entry_count; i++)
		put_entry(p, depth, entry_kind_name(s->entries[i].kind), &s->entries[i]);
	for (size_t i = 0; i < s->section_count; i++)
		put_section(p, depth, &s->sections[i]);
}

static void
put_contact(const struct printer *p, const struct cv_contact *c)
{
	const char *words = shown(p, &c->text);
	put_line(
	    p, 0, "contact", arena_printf(p->arena, "%s, %s: %s", c->icon, c->label, words));
}

void
cv_print(const struct cv *cv, struct buf *out)
{
	struct arena arena = {0};
	const struct printer p = {&arena, out};
	put_line(&p, 0, "format", cv->format);
	put_line(&p, 0, "locale", cv->locale.name);
	put_date(&p, 0, "today", &cv->today);
	put_line(&p, 0, "title", cv->pdf_title);
	put_text(&p, 0, "name", &cv->name);
	put_text(&p, 0, "headline", &cv->headline);
	if (cv->photo)
		put_line(&p, 0, "photo", cv->photo);
	for (size_t i = 0; i < cv->contact_count; i++)
		put_contact(&p, &cv->contacts[i]);
	for (size_t i = 0; i < cv->section_count; i++)
		put_section(&p, 0, &cv->sections[i]);
	arena_free(&arena);
}
