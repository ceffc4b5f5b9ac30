/* HTML to Markdown: tag by tag, by table. */
#include "cv/html.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"

#define TAG_LIMIT 4096 /* bytes of a tag */

struct tag {
	const char *name;
	const char *open, *close; /* what takes its place */
};

static const struct tag TAGS[] = {
    {"p", "\n\n", "\n\n"},
    {"div", "\n\n", "\n\n"},
    {"section", "\n\n", "\n\n"},
    {"article", "\n\n", "\n\n"},
    {"header", "\n\n", "\n\n"},
    {"center", "\n\n", "\n\n"},
    {"ul", "\n", "\n"},
    {"ol", "\n", "\n"},
    {"dl", "\n", "\n"},
    {"li", "\n- ", "\n"},
    {"dt", "\n", "\n"},
    {"dd", "\n", "\n"},
    {"hr", "\n\n", ""},
    {"blockquote", "\n\n", "\n\n"},
    {"table", "\n", "\n"},
    {"thead", "", ""},
    {"tbody", "", ""},
    {"tr", "\n", "\n"},
    {"td", "", " "},
    {"th", "", " "},
    {"span", "", ""},
    {"font", "", ""},
    {"small", "", ""},
    {"big", "", ""},
    {"kbd", "`", "`"},
    {"details", "\n\n", "\n\n"},
    {"summary", "\n\n", "\n\n"},
    {"picture", "", ""},
    {"source", "", ""},
    {"nobr", "", ""},
    {"wbr", "", ""},
    {"abbr", "", ""},
    {"time", "", ""},
    {"address", "\n", "\n"},
    {"h1", "\n\n# ", "\n\n"},
    {"h2", "\n\n## ", "\n\n"},
    {"h3", "\n\n### ", "\n\n"},
    {"h4", "\n\n#### ", "\n\n"},
    {"h5", "\n\n##### ", "\n\n"},
    {"h6", "\n\n###### ", "\n\n"},
};

struct writer {
	struct arena *arena;
	struct buf out;
	const char *href; /* of the open link, NULL */
	bool changed;
};

static const struct tag *
find_tag(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++)
		if (strlen(TAGS[i].name) == len && strncasecmp(TAGS[i].name, name, len) == 0)
			return &TAGS[i];
	return NULL;
}

static bool
is_named(const char *name, size_t len, const char *wanted)
{
	return strlen(wanted) == len && strncasecmp(name, wanted, len) == 0;
}

/* The value of an attribute of the tag s[0, len), NULL. */
static const char *
attribute(struct arena *a, const char *s, size_t len, const char *name)
{
	size_t n = strlen(name);
	for (size_t i = 1; i + n + 2 < len; i++) {
		if (!isspace((unsigned char)s[i - 1]) || strncasecmp(s + i, name, n) != 0 ||
		    s[i + n] != '=')
			continue;
		const char *value = s + i + n + 1;
		bool quoted = *value == '"' || *value == '\'';
		char stop[] = {quoted ? *value : ' ', '>', 0};
		if (quoted)
			stop[1] = 0;
		value += quoted;
		return arena_dup(a, value, strcspn(value, stop));
	}
	return NULL;
}

static void
put_link(struct writer *w, const char *s, size_t len, bool close)
{
	w->changed = true;
	if (close) {
		if (w->href)
			buf_printf(&w->out, "](<%s>)", w->href);
		w->href = NULL;
		return;
	}
	w->href = attribute(w->arena, s, len, "href");
	if (w->href && strpbrk(w->href, "<>\n"))
		w->href = NULL;
	if (w->href)
		buf_putc(&w->out, '[');
}

static void
put_image(struct writer *w, const char *s, size_t len)
{
	const char *alt = attribute(w->arena, s, len, "alt");
	const char *source = attribute(w->arena, s, len, "src");
	w->changed = true;
	if (source && !strpbrk(source, " <>()\n"))
		buf_printf(&w->out, "![%s](%s)", alt ? alt : "", source);
	else if (alt)
		buf_puts(&w->out, alt);
}

/* The tag s[0, len); false if it is none that changes. */
static bool
put_tag(struct writer *w, const char *s, size_t len)
{
	bool close = s[1] == '/';
	const char *name = s + 1 + close;
	size_t n = 0;
	while (isalnum((unsigned char)name[n]))
		n++;
	const struct tag *t = find_tag(name, n);
	if (is_named(name, n, "a")) {
		put_link(w, s, len, close);
	} else if (is_named(name, n, "img")) {
		put_image(w, s, len);
	} else if (t) {
		w->changed = true;
		buf_puts(&w->out, close ? t->close : t->open);
	}
	return t || is_named(name, n, "a") || is_named(name, n, "img");
}

/* What begins with '<' at s; returns where the text goes on. */
static const char *
put_angle(struct writer *w, const char *s)
{
	const char *end;
	if (strncmp(s, "<!--", 4) == 0) {
		end = strstr(s + 4, "-->");
		w->changed = true;
		return end ? end + 3 : s + strlen(s);
	}
	end = isalpha((unsigned char)s[s[1] == '/' ? 2 : 1])
	          ? memchr(s, '>', strnlen(s, TAG_LIMIT))
	          : NULL;
	if (end && put_tag(w, s, (size_t)(end + 1 - s)))
		return end + 1;
	buf_putc(&w->out, *s);
	return s + 1;
}

const char *
html_to_markdown(struct arena *a, const char *text)
{
	struct writer w = {.arena = a};
	if (!strchr(text, '<'))
		return text;
	for (const char *s = text; *s;) {
		if (*s == '<')
			s = put_angle(&w, s);
		else
			buf_putc(&w.out, *s++);
	}
	if (w.href)
		buf_printf(&w.out, "](<%s>)", w.href);
	const char *result =
	    w.changed ? arena_dup(a, w.out.data ? w.out.data : "", w.out.len) : text;
	buf_free(&w.out);
	return result;
}
