/* Texts, dates and links as they would be typed. */
#include "cv/write_text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "cv/bullets.h"
#include "cv/kinds.h"
#include "cv/owner.h"
#include "cv/resume.h"
#include "cv/section_title.h"
#include "markup/markup.h"

#define ESCAPE_MAX 64 /* escapes of a text that are tried one by one */

static bool
same_string(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool
same_text(const struct rich *a, const struct rich *b)
{
	const unsigned shown = ~(unsigned)RICH_OWNER;
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (strcmp(a->runs[i].text, b->runs[i].text) != 0 ||
		    ((a->runs[i].style ^ b->runs[i].style) & shown) ||
		    !same_string(a->runs[i].url, b->runs[i].url))
			return false;
	return true;
}

static bool
reads_as(const char *markdown, const struct rich *text)
{
	struct arena scratch = {0};
	struct rich read = markup_text(&scratch, markdown, place_none(), NULL);
	bool same = same_text(&read, text);
	arena_free(&scratch);
	return same;
}

static bool
is_escape(const char *s)
{
	return s[0] == '\\' && ispunct((unsigned char)s[1]);
}

/* Drop escapes from the `skip`-th on, one or all, into *out. */
static void
drop_escapes(const char *text, size_t skip, bool all, struct buf *out)
{
	size_t seen = 0;
	for (const char *s = text; *s; s++) {
		bool escape = is_escape(s), drop = escape && (all || seen == skip);
		seen += escape;
		if (!drop)
			buf_putc(out, *s);
		if (escape)
			buf_putc(out, *++s);
	}
}

static size_t
escape_count(const char *text)
{
	size_t n = 0;
	for (const char *s = text; *s; s++) {
		if (!is_escape(s))
			continue;
		n++;
		s++;
	}
	return n;
}

/* The text without those escapes if it still means the same, else itself. */
static const char *
without_escapes(
    struct arena *a, const char *markdown, const struct rich *text, size_t skip, bool all)
{
	struct buf out = {0};
	drop_escapes(markdown, skip, all, &out);
	const char *plain =
	    out.data && reads_as(out.data, text) ? arena_dup(a, out.data, out.len) : markdown;
	buf_free(&out);
	return plain;
}

const char *
write_markup(struct arena *a, const struct rich *text)
{
	const char *markdown = rich_markdown(a, text);
	size_t count = escape_count(markdown);
	if (!count)
		return markdown;
	const char *plain = without_escapes(a, markdown, text, 0, true);
	if (plain != markdown || count > ESCAPE_MAX)
		return plain;
	for (size_t i = count; i-- > 0;)
		markdown = without_escapes(a, markdown, text, i, false);
	return markdown;
}

/* Where an escape must stand lest the line be one of a block: its offset, the line's length if
 * it needs none. */
static size_t
block_mark(const char *line, size_t len)
{
	int number;
	size_t indent = strspn(line, " \t");
	const char *s = line + indent;
	if (indent >= len)
		return len;
	if (bullet_marker(s, &number))
		return number ? indent + strspn(s, "0123456789") : indent;
	size_t marks = strspn(s, "#");
	bool heading = marks && marks <= 6 && (s[marks] == ' ' || !s[marks]);
	bool rule = s[strspn(s, "-=*_ ")] == 0 || strncmp(s, "```", 3) == 0;
	return heading || rule || strchr(">|", *s) ? indent : len;
}

const char *
write_no_bullets(struct arena *a, const char *markdown, size_t skip)
{
	struct buf b = {0};
	for (const char *s = markdown; *s;) {
		size_t len = strcspn(s, "\n"), mark = skip ? len : block_mark(s, len);
		skip -= skip > 0;
		buf_put(&b, s, mark);
		if (mark < len && ispunct((unsigned char)s[mark]))
			buf_putc(&b, '\\');
		buf_put(&b, s + mark, len - mark);
		s += len;
		if (*s)
			buf_putc(&b, *s++);
	}
	const char *text = arena_dup(a, b.data ? b.data : "", b.len);
	buf_free(&b);
	return text;
}

const char *
write_date(struct arena *a, const struct cv_date *d)
{
	switch (d->kind) {
	case DATE_NONE: break;
	case DATE_YEAR: return arena_printf(a, "%04d", d->year);
	case DATE_MONTH: return arena_printf(a, "%04d-%02d", d->year, d->month);
	case DATE_DAY: return arena_printf(a, "%04d-%02d-%02d", d->year, d->month, d->day);
	case DATE_PRESENT: return "present";
	case DATE_TEXT: return write_markup(a, &d->text);
	}
	return NULL;
}

const char *
write_link(const struct rich *text)
{
	const char *url = text->count ? text->runs[0].url : NULL;
	for (size_t i = 1; i < text->count; i++)
		if (!same_string(text->runs[i].url, url))
			return NULL;
	return url;
}

struct rich
write_unlinked(struct arena *a, const struct rich *text)
{
	struct rich plain = {0};
	for (size_t i = 0; i < text->count; i++) {
		struct rich_run run = text->runs[i];
		run.url = NULL;
		rich_add(a, &plain, run);
	}
	return plain;
}

const char *
write_url(struct arena *a, const struct rich *text)
{
	const char *url = write_link(text);
	if (url && text->count == 1 && strcmp(cv_url_words(a, url), text->runs[0].text) == 0)
		return url;
	return write_markup(a, text);
}

bool
write_needs_key(const struct writing *w, const struct cv_section *s)
{
	struct arena *a = w->arena;
	const char *title = write_markup(a, &s->title);
	if (!s->key || !*s->key || strcmp(s->key, rich_plain(a, &s->title)) == 0 ||
	    strcmp(section_title(a, s->key, &w->cv->locale), title) == 0)
		return false;
	const struct resume_section *section = resume_section_find(s->key);
	enum word word = section ? section->word : WORD_SUMMARY;
	bool known = section || strcmp(s->key, "summary") == 0;
	return !known || word_of_title(rich_plain(a, &s->title)) != word;
}

static bool
is_owner(const struct rich *author)
{
	return author->count && author->runs[0].style & RICH_OWNER;
}

bool
write_marks_owner(struct arena *a, const struct cv *cv, const struct cv_entry *e)
{
	const char *name = rich_plain(a, &cv->name);
	for (size_t i = 0; i < e->author_count; i++) {
		bool named = owner_is(rich_plain(a, &e->authors[i]), name);
		for (size_t k = 0; k < e->authors[i].count; k++)
			if (!(e->authors[i].runs[k].style & RICH_OWNER) == named)
				return true;
	}
	return false;
}

const char *
write_author(struct arena *a, const struct rich *author, bool marked)
{
	struct rich plain = {0};
	for (size_t i = 0; i < author->count; i++) {
		struct rich_run run = author->runs[i];
		if (is_owner(author) || run.style & RICH_OWNER)
			run.style &= ~(unsigned)(RICH_BOLD | RICH_ITALIC | RICH_OWNER);
		if (marked && author->runs[i].style & RICH_OWNER)
			run.style |= RICH_ITALIC;
		rich_add(a, &plain, run);
	}
	return write_markup(a, &plain);
}

struct node *
write_value(struct arena *a, struct node *parent, const char *key, const char *text)
{
	struct node *n = node_scalar(a, text, place_none());
	node_append(parent, key, place_none(), n);
	return n;
}

struct node *
write_member(struct arena *a, struct node *parent, const char *key, const char *text)
{
	struct node *n = write_value(a, parent, key, text);
	n->style = NODE_QUOTED;
	return n;
}

struct node *
write_collection(struct arena *a, struct node *parent, const char *key, enum node_kind kind)
{
	struct node *n = node_new(a, kind, place_none());
	node_append(parent, key, place_none(), n);
	return n;
}

void
write_lossy(const struct writing *w, struct place p, const char *format, ...)
{
	char text[400];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	if (w->diags)
		diag_warn(w->diags, p, "lossy", "%s", text);
}
