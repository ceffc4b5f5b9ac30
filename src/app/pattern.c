/* Names of outputs. */
#include "app/pattern.h"

#include "app/options.h"
#include "base/file.h"

#include <string.h>

static const char *const WORDS[] = {"{stem}", "{layout}", "{name}"};

enum { WORD_STEM, WORD_LAYOUT, WORD_NAME, WORD_COUNT };

static int
word_at(const char *p)
{
	for (int i = 0; i < WORD_COUNT; i++)
		if (!strncmp(p, WORDS[i], strlen(WORDS[i])))
			return i;
	return WORD_COUNT;
}

bool
pattern_has(const char *pattern, const char *word)
{
	return pattern && strstr(pattern, word);
}

bool
pattern_check(const char *pattern)
{
	for (const char *p = pattern; (p = strchr(p, '{')); p++) {
		const char *end = strchr(p, '}');
		if (end && word_at(p) == WORD_COUNT) {
			usage_error(
			    "an output has no '%.*s'; there are {stem}, {layout} and {name}",
			    (int)(end - p) + 1, p);
			return false;
		}
	}
	return true;
}

/* A name as part of a file's: no blanks, no '/', no dot in front, nothing that a terminal
 * obeys. */
static void
put_name(struct buf *out, const char *name)
{
	size_t start = out->len;
	for (; *name; name++) {
		unsigned char c = (unsigned char)*name;
		if (c <= ' ' || c == '/' || c == '\\' || c == 0x7F) {
			if (out->len > start && out->data[out->len - 1] != '_')
				buf_putc(out, '_');
		} else if (c != '.' || out->len > start) {
			buf_putc(out, *name);
		}
	}
	while (out->len > start && out->data[out->len - 1] == '_')
		out->data[--out->len] = '\0';
}

static void
put_word(struct arena *a, struct buf *out, int word, const struct pattern_values *v)
{
	size_t start = out->len;
	if (word == WORD_LAYOUT)
		buf_puts(out, path_stem(a, v->layout ? v->layout : "classic"));
	if (word == WORD_NAME && v->name)
		put_name(out, v->name);
	if (out->len == start)
		buf_puts(out, v->stem);
}

const char *
pattern_fill(struct arena *a, const char *pattern, const struct pattern_values *v)
{
	struct buf out = {0};
	for (const char *p = pattern; *p;) {
		int word = *p == '{' ? word_at(p) : WORD_COUNT;
		if (word < WORD_COUNT) {
			put_word(a, &out, word, v);
			p += strlen(WORDS[word]);
		} else {
			buf_putc(&out, *p++);
		}
	}
	const char *path = arena_str(a, out.data ? out.data : "");
	buf_free(&out);
	return path;
}
