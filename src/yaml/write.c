/* Nodes as YAML and JSON. Recursion is bounded by NODE_DEPTH. */
#include "yaml/write.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

#define LINE_WIDTH 100

static void
indent(struct buf *out, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_puts(out, "  ");
}

static bool
is_in(const char *text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcasecmp(text, words[i]) == 0)
			return true;
	return false;
}

/* What a YAML reader of any version may take for no text. */
static bool
is_word_of_yaml(const char *text)
{
	static const char *const WORDS[] = {
	    "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "="};
	return is_in(text, WORDS, sizeof WORDS / sizeof *WORDS);
}

static bool
is_number(const char *text)
{
	size_t digits = 0, i = text[0] == '-' || text[0] == '+';
	for (; text[i]; i++) {
		if (!strchr("0123456789._:eExXoOabcdefABCDEF+-", text[i]))
			return false;
		digits += isdigit((unsigned char)text[i]) != 0;
	}
	return digits > 0 &&
	       isdigit((unsigned char)text[text[0] == '-' || text[0] == '+' || text[0] == '.']);
}

/* Characters that only an escape can carry: controls, and what YAML 1.1 takes for a line's end.
 */
static bool
needs_escape(uint32_t c)
{
	return (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0) || c == 0x2028 ||
	       c == 0x2029 || c == 0xfeff || (c >= 0xfdd0 && c < 0xfdf0) ||
	       (c & 0xfffe) == 0xfffe;
}

static bool
has_escapes(const char *text)
{
	for (uint32_t c = utf8_next(&text); c; c = utf8_next(&text))
		if (needs_escape(c))
			return true;
	return false;
}

static bool
has_plain_begin(const char *text)
{
	if (strchr("-?:", text[0]))
		return text[1] && !isspace((unsigned char)text[1]) &&
		       strncmp(text, "---", 3) != 0;
	return !strchr(",[]{}#&*!|>'\"%@` \t", text[0]) && strncmp(text, "...", 3) != 0;
}

static bool
is_plain(const char *text)
{
	size_t len = strlen(text);
	if (!len || !has_plain_begin(text) || strchr(" \t:", text[len - 1]) ||
	    strchr(text, '\n'))
		return false;
	return !strstr(text, ": ") && !strstr(text, " #") && !has_escapes(text);
}

static void
put_double(struct buf *out, const char *text)
{
	buf_putc(out, '"');
	while (*text) {
		const char *at = text;
		uint32_t c = utf8_next(&text);
		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", (int)c);
		else if (c == '\n')
			buf_puts(out, "\\n");
		else if (c == '\t')
			buf_puts(out, "\\t");
		else if (needs_escape(c))
			buf_printf(out, c > 0xffff ? "\\U%08X" : "\\u%04X", (unsigned)c);
		else
			buf_put(out, at, (size_t)(text - at));
	}
	buf_putc(out, '"');
}

static void
put_single(struct buf *out, const char *text)
{
	buf_putc(out, '\'');
	for (; *text; text++) {
		if (*text == '\'')
			buf_putc(out, '\'');
		buf_putc(out, *text);
	}
	buf_putc(out, '\'');
}

static void
put_quoted(struct buf *out, const char *text)
{
	bool single = strpbrk(text, "\"\\") && !strchr(text, '\n') && !has_escapes(text);
	if (single)
		put_single(out, text);
	else
		put_double(out, text);
}

/* Lines that begin with a blank would need an indentation indicator; blank lines at the end, a
 * chomping one: both are rare enough for quotes. */
static bool
is_literal(const char *text)
{
	size_t len = strlen(text);
	return strchr(text, '\n') && !strchr(" \t\n", text[0]) && text[len - 1] != '\n' &&
	       !has_escapes(text) && !strstr(text, " \n");
}

static void
put_literal(struct buf *out, const char *text, int depth)
{
	buf_puts(out, "|-");
	while (*text) {
		size_t len = strcspn(text, "\n");
		buf_putc(out, '\n');
		if (len)
			indent(out, depth);
		buf_put(out, text, len);
		text += len + (text[len] == '\n');
	}
}

static void
put_scalar(struct buf *out, const struct node *n, int depth)
{
	bool taken =
	    n->style == NODE_QUOTED && (is_word_of_yaml(n->text) || is_number(n->text));
	if (is_literal(n->text))
		put_literal(out, n->text, depth);
	else if (is_plain(n->text) && !taken)
		buf_puts(out, n->text);
	else if (!*n->text && n->style == NODE_PLAIN)
		buf_puts(out, "null");
	else
		put_quoted(out, n->text);
}

static void
put_key(struct buf *out, const char *key)
{
	if (is_plain(key) && !is_word_of_yaml(key) && !is_number(key))
		buf_puts(out, key);
	else
		put_double(out, key);
	buf_putc(out, ':');
}

/* A YAML file under way, with comments of the file that it comes from. */
struct sheet {
	struct buf *out;
	struct comments *comments; /* NULL: none */
};

/* The node's comments on lines of their own; each is written once. */
static void
put_above(struct sheet *s, const struct node *n, int depth)
{
	size_t begin = 0, end = 0;
	if (s->comments)
		comments_of(s->comments, &s->comments->own, n, &begin, &end);
	for (; begin < end; begin++) {
		struct comment *c = &s->comments->own.items[begin];
		if (!c->text)
			continue;
		indent(s->out, depth);
		buf_printf(s->out, "%s\n", c->text);
		c->text = NULL;
	}
}

/* The node's comment behind it, and the line's end. */
static void
end_line(struct sheet *s, const struct node *n)
{
	size_t begin = 0, end = 0;
	if (s->comments)
		comments_of(s->comments, &s->comments->behind, n, &begin, &end);
	for (; begin < end; begin++) {
		struct comment *c = &s->comments->behind.items[begin];
		if (c->text)
			buf_printf(s->out, " %s", c->text);
		c->text = NULL;
	}
	buf_putc(s->out, '\n');
}

static void put_children(struct sheet *s, const struct node *n, int depth, bool open);

/* The value of a key or an item. */
static void
put_value(struct sheet *s, const struct node *n, int depth, bool item)
{
	if (n->kind == NODE_SCALAR) {
		buf_putc(s->out, ' ');
		put_scalar(s->out, n, depth + !item);
		if (is_literal(n->text))
			buf_putc(s->out, '\n');
		else
			end_line(s, n);
	} else if (!n->count) {
		buf_puts(s->out, n->kind == NODE_MAP ? " {}" : " []");
		end_line(s, n);
	} else if (item) {
		buf_putc(s->out, ' ');
		put_children(s, n, depth, true);
	} else {
		end_line(s, n);
		put_children(s, n, depth + 1, false);
	}
}

/* `open`: the first child's line has begun. */
static void
put_children(struct sheet *s, const struct node *n, int depth, bool open)
{
	for (const struct node *m = n->first; m; m = m->next) {
		if (!open) {
			put_above(s, m, depth);
			indent(s->out, depth);
		}
		open = false;
		if (n->kind == NODE_MAP)
			put_key(s->out, m->key);
		else
			buf_putc(s->out, '-');
		put_value(s, m, n->kind == NODE_MAP ? depth : depth + 1, n->kind == NODE_SEQ);
	}
}

/* What belongs to nothing that was written. */
static void
put_rest(struct sheet *s, const struct comment_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].text)
			buf_printf(s->out, "%s\n", list->items[i].text);
}

void
node_write_commented(const struct node *n, struct comments *c, struct buf *out)
{
	struct sheet s = {out, c};
	if (n->kind == NODE_SCALAR || !n->count)
		put_value(&s, n, 0, false);
	else
		put_children(&s, n, 0, false);
	if (c) {
		put_rest(&s, &c->own);
		put_rest(&s, &c->behind);
	}
}

void
node_write_yaml(const struct node *n, struct buf *out)
{
	node_write_commented(n, NULL, out);
}

/* A value as it is: what JSON has a literal for. */
static bool
is_json_literal(const struct node *n)
{
	static const char *const WORDS[] = {"true", "false", "null"};
	const char *s = n->text;
	if (n->style == NODE_QUOTED)
		return false;
	if (is_in(s, WORDS, 3))
		return islower((unsigned char)*s);
	s += *s == '-';
	size_t whole = strspn(s, "0123456789");
	if (!whole || (whole > 1 && *s == '0'))
		return false;
	s += whole;
	return !*s || (*s == '.' && s[1] && !s[1 + strspn(s + 1, "0123456789")]);
}

static void
put_json_scalar(struct buf *out, const struct node *n)
{
	if (!*n->text && n->style != NODE_QUOTED)
		buf_puts(out, "null");
	else if (is_json_literal(n))
		buf_puts(out, n->text);
	else
		buf_json(out, n->text);
}

/* A list of scalars that fits into a line is one. */
static bool
put_json_line(struct buf *out, const struct node *n, int depth)
{
	struct buf line = {0};
	bool fits = n->kind == NODE_SEQ;
	for (const struct node *m = n->first; m && fits; m = m->next) {
		fits = m->kind == NODE_SCALAR;
		if (!fits)
			break;
		buf_puts(&line, m == n->first ? "[" : ", ");
		put_json_scalar(&line, m);
	}
	fits = fits && line.len + 2 * (size_t)depth < LINE_WIDTH;
	if (fits)
		buf_printf(out, "%s]", line.data);
	buf_free(&line);
	return fits;
}

static void
put_json(struct buf *out, const struct node *n, int depth)
{
	bool map = n->kind == NODE_MAP;
	if (n->kind == NODE_SCALAR) {
		put_json_scalar(out, n);
		return;
	}
	if (!n->count) {
		buf_puts(out, map ? "{}" : "[]");
		return;
	}
	if (put_json_line(out, n, depth))
		return;
	buf_puts(out, map ? "{" : "[");
	for (const struct node *m = n->first; m; m = m->next) {
		buf_puts(out, m == n->first ? "\n" : ",\n");
		indent(out, depth + 1);
		if (map)
			buf_json(out, m->key);
		buf_puts(out, map ? ": " : "");
		put_json(out, m, depth + 1);
	}
	buf_putc(out, '\n');
	indent(out, depth);
	buf_puts(out, map ? "}" : "]");
}

void
node_write_json(const struct node *n, struct buf *out)
{
	put_json(out, n, 0);
	buf_putc(out, '\n');
}
