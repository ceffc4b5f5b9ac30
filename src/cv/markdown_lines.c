/* Lines of Markdown, and spans of them. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "cv/html.h"
#include "cv/markdown.h"
#include "markup/markup.h"
#include "yaml/builder.h"

#define REFERENCE_MAX 1000  /* bytes of the words of a link, or of its target's name */
#define TARGETS_MAX   65536 /* bytes of a text in which such links are looked for */

struct md_span
md_slice(struct md_span s, size_t begin, size_t end)
{
	struct md_span out = {s.text + begin, end - begin, s.place};
	if (s.place.source && s.place.end - s.place.begin == s.len) {
		out.place.begin = s.place.begin + (uint32_t)begin;
		out.place.end = s.place.begin + (uint32_t)end;
	}
	return out;
}

struct md_span
md_trim(struct md_span s)
{
	size_t begin = 0, end = s.len;
	while (begin < end && isspace((unsigned char)s.text[begin]))
		begin++;
	while (end > begin && isspace((unsigned char)s.text[end - 1]))
		end--;
	return md_slice(s, begin, end);
}

bool
md_is_empty(struct md_span s)
{
	return md_trim(s).len == 0;
}

struct md_span
md_take_line(struct md_span *rest)
{
	const char *newline = memchr(rest->text, '\n', rest->len);
	size_t len = newline ? (size_t)(newline - rest->text) : rest->len;
	struct md_span line = md_slice(*rest, 0, len);
	*rest = md_slice(*rest, len + (newline != NULL), rest->len);
	return line;
}

const char *
md_text(const struct markdown *m, struct md_span s)
{
	return arena_dup(m->reading->arena, s.text, s.len);
}

static size_t
mark_run(const char *s, size_t len, char mark, bool back)
{
	size_t n = 0;
	while (n < len && s[back ? len - 1 - n : n] == mark)
		n++;
	return n;
}

struct md_span
md_bare(struct md_span s)
{
	s = md_trim(s);
	if (s.len < 3 || !strchr("*_", s.text[0]))
		return s;
	char mark = s.text[0];
	size_t n = mark_run(s.text, s.len, mark, false),
	       m = mark_run(s.text, s.len, mark, true);
	if (n != m || n > 3 || 2 * n >= s.len || memchr(s.text + n, mark, s.len - 2 * n))
		return s;
	return md_bare(md_slice(s, n, s.len - n));
}

/* The target that a name '[name]' means; NULL. */
static const char *
target_of(const struct markdown *m, const char *name, size_t len)
{
	for (size_t i = 0; i < m->references.count; i++) {
		const struct md_reference *r = &m->references.items[i];
		if (r->name.len == len && strncasecmp(r->name.text, name, len) == 0)
			return r->target;
	}
	return NULL;
}

/* '[words][name]', '[name][]' or '[name]' at s: the length of it, 0 if it is none. */
static size_t
reference_length(const struct markdown *m, const char *s, const char **target, size_t *words)
{
	const char *close = *s == '[' ? memchr(s, ']', strnlen(s, REFERENCE_MAX)) : NULL;
	if (*s != '[' || !close || close[1] == '(')
		return 0;
	*words = (size_t)(close - s) - 1;
	const char *name = s + 1, *end = close;
	if (close[1] == '[' &&
	    (end = memchr(close + 2, ']', strnlen(close + 2, REFERENCE_MAX))) &&
	    end > close + 2)
		name = close + 2;
	if (!end)
		return 0;
	*target = target_of(m, name, (size_t)((name == s + 1 ? close : end) - name));
	return *target ? (size_t)(end + 1 - s) : 0;
}

static const char *
with_targets(const struct markdown *m, const char *text)
{
	struct buf b = {0};
	for (const char *s = text; *s;) {
		const char *target;
		size_t words, len = reference_length(m, s, &target, &words);
		if (len)
			buf_printf(&b, "[%.*s](<%s>)", (int)words, s + 1, target);
		else
			buf_putc(&b, *s);
		s += len ? len : 1;
	}
	const char *out = arena_dup(m->reading->arena, b.data ? b.data : "", b.len);
	buf_free(&b);
	return out;
}

struct rich
md_rich(const struct markdown *m, struct md_span s)
{
	struct reading *r = m->reading;
	const char *text = md_text(m, md_trim(s));
	if (m->references.count && s.len <= TARGETS_MAX && strchr(text, '['))
		text = with_targets(m, text);
	return markup_text(r->arena, text, md_trim(s).place, r->diags);
}

static struct md_line *
add_line(struct arena *a, struct md_lines *l, const char *text, size_t len, struct place p)
{
	l->items = arena_grow(a, l->items, l->count, &l->room, sizeof *l->items);
	struct md_line *line = &l->items[l->count++];
	*line = (struct md_line){.span = {text, len, p}};
	line->exact = p.source && p.end - p.begin == len &&
	              memcmp(p.source->bytes + p.begin, text, len) == 0;
	return line;
}

static void
add_lines(struct arena *a, struct md_lines *l, const char *text, struct place p)
{
	for (;;) {
		size_t len = strcspn(text, "\n");
		add_line(a, l, text, len, p);
		if (!text[len])
			return;
		text += len + 1;
	}
}

/* Comments become blanks, so that all offsets stay. */
static char *
without_comments(struct arena *a, const struct source *s)
{
	char *bytes = arena_dup(a, s->bytes, s->len), *begin = bytes;
	while ((begin = strstr(begin, "<!--"))) {
		char *end = strstr(begin + 4, "-->");
		char *stop = end ? end + 3 : bytes + s->len;
		for (; begin < stop; begin++)
			if (*begin != '\n')
				*begin = ' ';
	}
	return bytes;
}

struct md_lines
md_lines_read(struct arena *a, const struct source *s, size_t from, struct diags *d)
{
	struct md_lines lines = {0};
	const char *bytes = without_comments(a, s);
	for (size_t at = from; at < s->len;) {
		size_t len = strcspn(bytes + at, "\n"), end = len;
		while (end > 0 && bytes[at + end - 1] == '\r')
			end--;
		struct place p = {s, (uint32_t)at, (uint32_t)(at + end)};
		const char *text = scalar_text(a, bytes + at, end, p, d);
		const char *plain = html_to_markdown(a, text);
		if (plain != text)
			add_lines(a, &lines, plain, p);
		else
			add_line(a, &lines, text, strlen(text), p);
		at += len + 1;
	}
	return lines;
}
