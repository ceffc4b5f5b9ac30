/* JSON: RFC 8259, strictly checked, and read on after what has one meaning only.
 *
 * A machine of four states, what may come next, and the builder's stack: nothing recurses. A
 * comma too many or missing, a single-quoted string, a word without quotes are errors, but
 * reading goes on behind them, so that one run shows all. Comments are read with a note. */
#include <string.h>

#include "base/utf8.h"
#include "yaml/builder.h"

#define NAME "json-syntax"

enum want {
	WANT_VALUE,
	WANT_FIRST, /* the first item or key, or the end */
	WANT_KEY,
	WANT_COMMA, /* or the end */
};

struct reader {
	struct arena *arena;
	struct diags *diags;
	const struct source *source;
	const char *at, *end;
	struct builder builder;
	enum want want;
	struct place comma; /* the last */
	struct buf text;    /* of the string being read */
	bool commented;     /* noted already */
};

static struct place
place_from(const struct reader *r, const char *from, const char *to)
{
	return (struct place){
	    r->source, (uint32_t)(from - r->source->bytes), (uint32_t)(to - r->source->bytes)};
}

static struct place
place_char(const struct reader *r)
{
	size_t used = 0;

	if (r->at < r->end)
		utf8_decode(r->at, (size_t)(r->end - r->at), &used);
	return place_from(r, r->at, r->at + used);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* The end of the comment at s, NULL if it has none. */
static const char *
comment_end(const char *s)
{
	const char *close;

	if (s[1] == '/')
		return s + strcspn(s, "\n");
	close = strstr(s + 2, "*/");
	return close ? close + 2 : NULL;
}

static void
skip_comment(struct reader *r)
{
	struct place p = place_from(r, r->at, r->at + 2);

	r->at = comment_end(r->at);
	if (!r->at) {
		diag_error(r->diags, p, NAME, "this comment is never closed");
		r->at = r->end;
	} else if (!r->commented) {
		diag_note(r->diags, p, "json-comment", "JSON has no comments; read anyway");
		r->commented = true;
	}
}

static void
skip_space(struct reader *r)
{
	for (;;) {
		while (is_space(*r->at))
			r->at++;
		if (r->at[0] != '/' || (r->at[1] != '/' && r->at[1] != '*'))
			return;
		skip_comment(r);
	}
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 32);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The four digits behind '\u', or -1. */
static int32_t
read_hex(const char *s)
{
	int32_t value = 0;

	for (int i = 0; i < 4; i++) {
		int digit = hex_digit(s[i]);

		if (digit < 0)
			return -1;
		value = value << 4 | digit;
	}
	return value;
}

static void
bad_escape(struct reader *r)
{
	const char *to = r->at + 1;

	if (to < r->end) {
		do
			to++;
		while ((*to & '\xc0') == '\x80');
	}
	diag_error(r->diags, place_from(r, r->at, to), NAME, "'%.*s' is no escape",
	    (int)(to - r->at), r->at);
	diag_help(r->diags, "write '\\\\' for a backslash");
	r->at++;
}

static void
read_unicode(struct reader *r)
{
	int32_t code = read_hex(r->at + 2), low = -1;
	size_t length = 6;

	if (code < 0) {
		bad_escape(r);
		return;
	}
	if (code >= 0xd800 && code < 0xdc00 && r->at[6] == '\\' && r->at[7] == 'u')
		low = read_hex(r->at + 8);
	if (low >= 0xdc00 && low < 0xe000) {
		code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
		length = 12;
	} else if (code >= 0xd800 && code < 0xe000) {
		diag_warn(r->diags, place_from(r, r->at, r->at + 6), "lone-surrogate",
		    "'%.6s' is half a character, replaced by '\xef\xbf\xbd'", r->at);
		code = UTF8_REPLACEMENT;
	}
	buf_utf8(&r->text, (uint32_t)code);
	r->at += length;
}

static void
read_escape(struct reader *r)
{
	static const char letters[] = "\"\\/bfnrt";
	static const char values[] = "\"\\/\b\f\n\r\t";
	const char *found = r->at + 1 < r->end ? strchr(letters, r->at[1]) : NULL;

	if (r->at[1] == 'u') {
		read_unicode(r);
	} else if (found) {
		buf_putc(&r->text, values[found - letters]);
		r->at += 2;
	} else {
		bad_escape(r);
	}
}

static void
bad_control(struct reader *r)
{
	const char *name = *r->at == '\t' ? "\\t" : "\\n";

	diag_error(r->diags, place_char(r), NAME, "a raw %s stands in a string",
	    *r->at == '\t' ? "tab" : "line break");
	diag_help(r->diags, "write '%s'", name);
}

/* The string's raw text into r->text; false when it has no end. */
static bool
read_string(struct reader *r)
{
	const char *open = r->at, close = *open;
	const char stops[] = {close, '\\', '\t', '\n', '\0'};

	buf_clear(&r->text);
	for (r->at++;;) {
		size_t plain = strcspn(r->at, stops);

		buf_put(&r->text, r->at, plain);
		r->at += plain;
		if (r->at >= r->end)
			break;
		if (*r->at == close) {
			r->at++;
			return true;
		}
		if (*r->at == '\\') {
			read_escape(r);
			continue;
		}
		bad_control(r);
		buf_putc(&r->text, *r->at++);
	}
	diag_error(
	    r->diags, place_from(r, open, open + 1), NAME, "this string is never closed");
	diag_help(r->diags, "add the closing '%c'", close);
	return false;
}

/* The same for what people write; JavaScript's quotes are an error to read on after. */
static bool
read_any_string(struct reader *r)
{
	if (*r->at == '\'') {
		diag_error(r->diags, place_char(r), NAME, "a string in single quotes");
		diag_help(r->diags, "JSON wants double quotes");
	}
	return read_string(r);
}

static bool
take_string(struct reader *r)
{
	const char *from = r->at;
	struct node *n;
	struct place p;

	if (!read_any_string(r))
		return false;
	p = place_from(r, from, r->at);
	n = node_scalar(
	    r->arena, scalar_text(r->arena, r->text.data, r->text.len, p, r->diags), p);
	n->style = NODE_QUOTED;
	return builder_add(&r->builder, n);
}

static const char *
skip_digits(const char *s)
{
	while (*s >= '0' && *s <= '9')
		s++;
	return s;
}

/* The end of a number by the grammar of RFC 8259 §6, NULL if there is none. */
static const char *
match_number(const char *s)
{
	const char *digits;

	s += *s == '-';
	digits = s;
	s = *s == '0' ? s + 1 : skip_digits(s);
	if (s == digits)
		return NULL;
	if (*s == '.') {
		digits = ++s;
		s = skip_digits(s);
		if (s == digits)
			return NULL;
	}
	if (*s == 'e' || *s == 'E') {
		s++;
		s += *s == '+' || *s == '-';
		digits = s;
		s = skip_digits(s);
		if (s == digits)
			return NULL;
	}
	return s;
}

static bool
is_literal(const char *s, size_t len)
{
	return (len == 4 && (strncmp(s, "true", 4) == 0 || strncmp(s, "null", 4) == 0)) ||
	       (len == 5 && strncmp(s, "false", 5) == 0);
}

/* A run of what is neither space nor structure. */
static size_t
word_length(const char *s)
{
	return strcspn(s, " \t\n,:[]{}\"'");
}

static bool
take_word(struct reader *r)
{
	size_t len = word_length(r->at);
	struct place p;

	if (!len) {
		diag_error(
		    r->diags, place_char(r), NAME, "a value is missing before '%c'", *r->at);
		return false;
	}
	p = place_from(r, r->at, r->at + len);
	if (match_number(r->at) != r->at + len && !is_literal(r->at, len)) {
		diag_error(
		    r->diags, p, NAME, "'%.*s' is no value", len > 40 ? 40 : (int)len, r->at);
		diag_help(r->diags, "write text in double quotes; numbers as 12, -3.5 or 1e9");
	}
	r->at += len;
	return builder_add(&r->builder,
	    node_scalar(r->arena, arena_dup(r->arena, r->source->bytes + p.begin, len), p));
}

static bool
take_open(struct reader *r)
{
	enum node_kind kind = *r->at == '{' ? NODE_MAP : NODE_SEQ;
	struct node *n = node_new(r->arena, kind, place_char(r));

	n->style = NODE_FLOW;
	r->at++;
	r->want = WANT_FIRST;
	return builder_open(&r->builder, n);
}

static bool
take_value(struct reader *r)
{
	r->want = WANT_COMMA;
	if (*r->at == '{' || *r->at == '[')
		return take_open(r);
	if (*r->at == '"' || *r->at == '\'')
		return take_string(r);
	return take_word(r);
}

static bool
take_colon(struct reader *r, struct place key)
{
	skip_space(r);
	if (*r->at != ':') {
		diag_error(r->diags, r->at < r->end ? place_char(r) : key, NAME,
		    "no ':' behind a key");
		return false;
	}
	r->at++;
	r->want = WANT_VALUE;
	return true;
}

static bool
take_key(struct reader *r)
{
	const char *from = r->at, *key;
	struct place p;

	if (*r->at != '"' && *r->at != '\'') {
		diag_error(
		    r->diags, place_char(r), NAME, "a key in double quotes is missing here");
		diag_help(r->diags, "write keys as \"name\": …");
		return false;
	}
	if (!read_any_string(r))
		return false;
	p = place_from(r, from, r->at);
	key = scalar_text(r->arena, r->text.data, r->text.len, p, r->diags);
	builder_key(&r->builder, key, p);
	return take_colon(r, p);
}

static const struct node *
innermost(const struct reader *r)
{
	const struct builder *b = &r->builder;

	return b->depth ? b->frames[b->depth - 1].node : NULL;
}

static bool
take_close(struct reader *r)
{
	const struct node *open = innermost(r);
	char want = open->kind == NODE_MAP ? '}' : ']';

	if (*r->at != want) {
		diag_error(r->diags, place_char(r), NAME, "'%c' stands where '%c' should",
		    *r->at, want);
		return false;
	}
	if (r->want != WANT_COMMA && r->want != WANT_FIRST) {
		diag_error(r->diags, r->comma, NAME, "a comma too many before '%c'", want);
		diag_help(r->diags, "remove the ','");
	}
	r->at++;
	builder_close(&r->builder)->place.end = (uint32_t)(r->at - r->source->bytes);
	r->want = WANT_COMMA;
	return true;
}

static bool
take_comma(struct reader *r)
{
	bool map = innermost(r)->kind == NODE_MAP;
	struct place p = place_char(r);

	if (*r->at == ',') {
		r->comma = p;
		r->at++;
		r->want = map ? WANT_KEY : WANT_VALUE;
		return true;
	}
	if (!strchr("\"{[", *r->at)) {
		diag_error(r->diags, p, NAME, "',' or '%c' is missing here", map ? '}' : ']');
		return false;
	}
	diag_error(r->diags, p, NAME, "',' is missing before this");
	r->want = map ? WANT_KEY : WANT_VALUE;
	return true;
}

static bool
take_next(struct reader *r)
{
	const struct node *open = innermost(r);
	bool is_close = *r->at == '}' || *r->at == ']';

	if (open && is_close && (r->want != WANT_VALUE || open->kind == NODE_SEQ))
		return take_close(r);
	if (r->want == WANT_COMMA)
		return take_comma(r);
	if (open && open->kind == NODE_MAP && r->want != WANT_VALUE)
		return take_key(r);
	return take_value(r);
}

static void
report_end(struct reader *r)
{
	const struct node *open = innermost(r);
	uint32_t at;

	if (!open) {
		diag_error(r->diags, place_char(r), "empty-file", "the file is empty");
		return;
	}
	at = open->place.begin;
	diag_error(r->diags, (struct place){r->source, at, at + 1}, NAME,
	    "this '%c' has no '%c'", open->kind == NODE_MAP ? '{' : '[',
	    open->kind == NODE_MAP ? '}' : ']');
	diag_help(r->diags, "the file ends too early; is it whole?");
}

static void
report_rest(struct reader *r)
{
	diag_error(r->diags, place_char(r), NAME, "text follows the end of the JSON");
}

/* False when the tree is not whole. */
static bool
read_values(struct reader *r)
{
	for (;;) {
		skip_space(r);
		if (r->builder.root && !r->builder.depth)
			break;
		if (r->at >= r->end) {
			report_end(r);
			return false;
		}
		if (!take_next(r))
			return false;
	}
	if (r->at < r->end)
		report_rest(r);
	return true;
}

struct node *
json_read(struct arena *a, const struct source *s, struct diags *d)
{
	struct reader r = {.arena = a, .diags = d, .source = s};
	struct node *root;

	if (!s->len && d->errors)
		return NULL;
	r.at = s->bytes;
	r.end = s->bytes + s->len;
	r.builder = (struct builder){.arena = a, .diags = d, .duplicates = DIAG_WARNING};
	root = read_values(&r) ? r.builder.root : NULL;
	builder_free(&r.builder);
	buf_free(&r.text);
	return root;
}
