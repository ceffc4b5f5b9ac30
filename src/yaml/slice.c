/* Slices: where a piece of a scalar's text stands in its source.
 *
 * Text and source are walked side by side. They run alike but at the ends of lines, where the
 * source has a newline and indentation (and a block scalar its header) and the text a newline
 * or a space, and at escapes in quotes. Text that was normalized ends the likeness: then the
 * answer is the whole scalar. */
#include "yaml/node.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

struct walk {
	const char *text, *s, *end; /* the text; the source from here to there */
	char quote;                 /* around the source; 0: none */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static void
skip_blank(struct walk *w)
{
	while (w->s < w->end && is_blank(*w->s))
		w->s++;
}

static void
skip_header(struct walk *w)
{
	while (w->s < w->end && *w->s != '\n')
		w->s++;
	skip_blank(w);
}

/* The line breaks and indentation that the source has for one blank of the text. */
static bool
step_line(struct walk *w)
{
	const char *newline;

	if (!is_blank(*w->text) || w->s >= w->end || !is_blank(*w->s))
		return false;
	newline = memchr(w->s, '\n', (size_t)(w->end - w->s));
	if (!newline || strspn(w->s, " \t\n") < (size_t)(newline - w->s))
		return false;
	while (*w->text == '\n' || *w->text == ' ')
		w->text++;
	skip_blank(w);
	return true;
}

/* What stands for an escape with one letter (YAML 1.2, 5.7), 0 for any other. */
static uint32_t
letter_code(char c)
{
	static const char letters[] = "0abtnvfre \"/\\N_LP";
	static const uint32_t codes[] = {0xFFFD, 7, 8, 9, 10, 11, 12, 13, 27, ' ', '"', '/', '\\',
	    0x85, 0xA0, 0x2028, 0x2029};
	const char *at = c ? strchr(letters, c) : NULL;

	return at ? codes[at - letters] : 0;
}

/* The code of the 'x41', 'u0041' or 'U00000041' at s; *used is its length. */
static uint32_t
hex_code(const char *s, const char *end, size_t *used)
{
	size_t digits = *s == 'x' ? 2 : *s == 'u' ? 4 : *s == 'U' ? 8 : 0;
	char hex[9] = {0};

	*used = 1 + digits;
	if (!digits || (size_t)(end - s) < *used)
		return 0;
	memcpy(hex, s + 1, digits);
	return (uint32_t)strtoul(hex, NULL, 16);
}

/* The escape behind the backslash at s, a pair of surrogates being one; *used is its length. */
static uint32_t
escape_code(const char *s, const char *end, size_t *used)
{
	uint32_t code = hex_code(s, end, used), low;
	size_t more;

	if (*used == 1)
		return letter_code(*s);
	if (code < 0xD800 || code > 0xDBFF || end - s < 11 || s[5] != '\\')
		return code;
	low = hex_code(s + 6, end, &more);
	if (more != 5 || low < 0xDC00 || low > 0xDFFF)
		return code;
	*used = 11;
	return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
}

/* An escape of the source that stands for one code point of the text. */
static bool
step_escape(struct walk *w)
{
	size_t used = 1, width;
	uint32_t code, shown;

	if (!w->quote || w->end - w->s < 2 || !*w->text)
		return false;
	if (w->quote == '"' && *w->s == '\\')
		code = escape_code(w->s + 1, w->end, &used);
	else if (w->quote == '\'' && w->s[0] == '\'' && w->s[1] == '\'')
		code = '\'';
	else
		return false;
	shown = utf8_decode(w->text, strnlen(w->text, 4), &width);
	if (shown != code && shown != UTF8_REPLACEMENT)
		return false;
	w->s += 1 + used;
	w->text += width;
	return true;
}

static bool
step_char(struct walk *w)
{
	if (w->s >= w->end || *w->s != *w->text || *w->s == '\n')
		return false;
	w->s++;
	w->text++;
	return true;
}

/* The rest of the line, where nothing can be escaped and the text has it, too. */
static void
step_alike(struct walk *w, const char *to)
{
	size_t len = (size_t)(w->end - w->s), most = (size_t)(to - w->text);
	const char *newline = memchr(w->s, '\n', len < most ? len : most);

	len = newline ? (size_t)(newline - w->s) : len < most ? len : most;
	if (w->quote || memcmp(w->s, w->text, len) != 0)
		return;
	w->s += len;
	w->text += len;
}

static bool
walk_to(struct walk *w, const char *to)
{
	if (w->text < to)
		step_alike(w, to);
	while (w->text < to) {
		if (step_escape(w) || step_char(w))
			continue;
		if (!step_line(w))
			return false;
		if (w->text < to)
			step_alike(w, to);
	}
	return w->text == to;
}

/* The whole of a text that is its source: most texts on one line. */
static bool
is_verbatim(const struct node *n, size_t begin, size_t end)
{
	struct place p = n->place;

	return begin == 0 && end == p.end - p.begin && n->style == NODE_PLAIN &&
	       memcmp(n->text, p.source->bytes + p.begin, end) == 0;
}

struct place
node_slice(const struct node *n, size_t begin, size_t end)
{
	struct place p = n->place;
	struct walk w;

	if (!p.source || n->kind != NODE_SCALAR || is_verbatim(n, begin, end))
		return p;
	w = (struct walk){n->text, p.source->bytes + p.begin, p.source->bytes + p.end, 0};
	if (n->style == NODE_QUOTED && w.s < w.end)
		w.quote = *w.s++;
	if (n->style == NODE_LITERAL || n->style == NODE_FOLDED)
		skip_header(&w);
	if (!walk_to(&w, n->text + begin))
		return n->place;
	p.begin = (uint32_t)(w.s - p.source->bytes);
	if (!walk_to(&w, n->text + end))
		return n->place;
	p.end = (uint32_t)(w.s - p.source->bytes);
	return p;
}
