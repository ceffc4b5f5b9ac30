/* Content streams (ISO 32000-1 §14.6; ISO 14289-1 §7.1): everything painted stands in a
 * sequence of the structure or in an artifact, operators pair up, and each font's codes are
 * noted. */
#include "rules.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { NEST_LIMIT = 30, OPERAND_LIMIT = 2000 };

enum mark { MARK_ARTIFACT, MARK_SEQUENCE, MARK_OTHER };

struct word {
	const char *at;
	size_t len;
};

struct content {
	struct rules *r;
	struct sheet *sheet;
	const char *at, *end;
	struct word operands[OPERAND_LIMIT];
	size_t count;
	enum mark marks[NEST_LIMIT];
	size_t depth; /* of marks */
	long saved;   /* q without Q */
	bool in_text;
	size_t marks_at_text; /* depth of marks at BT */
	struct font *font, *fonts[NEST_LIMIT];
	bool *seen; /* MCIDs met */
	size_t painted;
};

static const char SPACES[] = " \t\r\n\f";
static const char ENDS[] = " \t\r\n\f/<>[]()";

static const char *
skip_string(const char *s, const char *end)
{
	int depth = 0;
	for (; s < end; s++) {
		if (*s == '\\')
			s++;
		else if (*s == '(')
			depth++;
		else if (*s == ')' && !--depth)
			return s + 1;
	}
	return end;
}

/* The next token: a string or a dictionary's bracket is one, a word ends before the next. */
static bool
next_word(struct content *c, struct word *w)
{
	while (c->at < c->end && strchr(SPACES, *c->at))
		c->at++;
	if (c->at >= c->end)
		return false;
	const char *s = w->at = c->at;
	if (*s == '(')
		s = skip_string(s, c->end);
	else if ((*s == '<' || *s == '>') && s[1] == *s)
		s += 2;
	else if (*s == '<')
		s = memchr(s, '>', (size_t)(c->end - s))
		        ? (const char *)memchr(s, '>', (size_t)(c->end - s)) + 1
		        : c->end;
	else if (*s == '[' || *s == ']' || *s == '>')
		s++;
	else
		for (s++; s < c->end && !strchr(ENDS, *s);)
			s++;
	w->len = (size_t)(s - w->at);
	c->at = s;
	return true;
}

static bool
is_word(const struct word *w, const char *text)
{
	return w->len == strlen(text) && !memcmp(w->at, text, w->len);
}

static bool
is_operator(const struct word *w)
{
	return isalpha((unsigned char)*w->at) || *w->at == '\'' || *w->at == '"';
}

static const char *
word_text(struct content *c, const struct word *w)
{
	return arena_dup(&c->r->arena, w->at, w->len);
}

static void
wrong(struct content *c, const char *rule, const char *what)
{
	broken(c->r, rule, "page %s: %s", c->sheet->ref, what);
}

static bool
is_inside(const struct content *c, enum mark mark)
{
	for (size_t i = 0; i < c->depth; i++)
		if (c->marks[i] == mark)
			return true;
	return false;
}

static long
sequence_of(const struct content *c)
{
	for (size_t i = 1; i + 1 < c->count; i++)
		if (is_word(&c->operands[i], "/MCID"))
			return strtol(c->operands[i + 1].at, NULL, 10);
	return -1;
}

static void
open_sequence(struct content *c, long id, const char *tag)
{
	const struct sheet *s = c->sheet;
	const struct element *owner = (size_t)id < s->count ? s->sequences[id].owner : NULL;
	if (!owner) {
		broken(
		    c->r, "sequence", "page %s: sequence %ld is no element's kid", s->ref, id);
		return;
	}
	if (c->seen[id])
		broken(c->r, "sequence", "page %s: sequence %ld is there twice", s->ref, id);
	c->seen[id] = true;
	if (strcmp(owner->role, tag))
		broken(c->r, "sequence", "page %s: sequence %ld is %s, its element %s", s->ref,
		    id, tag, owner->role);
}

static void
open_mark(struct content *c)
{
	const char *tag = c->count ? word_text(c, &c->operands[0]) : "/";
	long id = sequence_of(c);
	enum mark mark = !strcmp(tag, "/Artifact") ? MARK_ARTIFACT
	                 : id >= 0                 ? MARK_SEQUENCE
	                                           : MARK_OTHER;
	if (c->depth + 1 >= NEST_LIMIT) {
		wrong(c, "marks", "marks are nested without end");
		return;
	}
	if (c->depth && mark != MARK_OTHER)
		wrong(c, "marks",
		    mark == MARK_ARTIFACT ? "an artifact in a sequence"
		                          : "a sequence in another, or in an artifact");
	if (mark == MARK_SEQUENCE)
		open_sequence(c, id, tag + 1);
	c->marks[c->depth++] = mark;
}

static void
close_mark(struct content *c)
{
	if (!c->depth || (c->in_text && c->depth <= c->marks_at_text))
		wrong(c, "marks", "EMC without its BDC");
	else
		c->depth--;
}

static void
select_font(struct content *c)
{
	const struct node *fonts = get(c->r, get(c->r, c->sheet->dict, "/Resources"), "/Font");
	const char *ref =
	    c->count > 1 && fonts ? get_ref(fonts, word_text(c, &c->operands[0])) : NULL;
	c->font = ref ? find_font(c->r, ref) : NULL;
	if (!c->font)
		wrong(c, "resources", "a font that the page doesn't have");
}

static unsigned
hex(char c)
{
	return (unsigned)(isdigit((unsigned char)c)    ? c - '0'
	                  : isxdigit((unsigned char)c) ? (c | 32) - 'a' + 10
	                                               : 0);
}

/* The next byte of a string at *i, hexadecimal or literal. */
static unsigned
string_byte(const struct word *w, size_t *i)
{
	char c = w->at[(*i)++];
	if (*w->at == '<')
		return hex(c) << 4 | hex(w->at[(*i)++]);
	if (c == '\\' && *i < w->len) {
		c = w->at[(*i)++];
		c = c == 'r' ? '\r' : c;
	}
	return (unsigned char)c;
}

static void
note_codes(struct content *c, const struct word *w)
{
	size_t i = 1;
	while (i + 1 < w->len) {
		unsigned high = string_byte(w, &i);
		if (i + 1 >= w->len) {
			wrong(c, "text", "half a code");
			return;
		}
		c->font->glyphs->used[high << 8 | string_byte(w, &i)] = true;
	}
}

static void
show_text(struct content *c)
{
	if (!c->in_text || !c->font) {
		wrong(c, "text", "text outside BT and ET, or without a font");
		return;
	}
	for (size_t i = 0; i < c->count; i++)
		if (*c->operands[i].at == '<' || *c->operands[i].at == '(')
			note_codes(c, &c->operands[i]);
}

static void
paint(struct content *c)
{
	c->painted++;
	if (!is_inside(c, MARK_ARTIFACT) && !is_inside(c, MARK_SEQUENCE))
		wrong(
		    c, "unmarked", "something is painted that is neither content nor artifact");
}

static void
begin_text(struct content *c)
{
	if (c->in_text)
		wrong(c, "operators", "BT in BT");
	c->in_text = true;
	c->marks_at_text = c->depth;
}

static void
end_text(struct content *c)
{
	if (!c->in_text || c->depth != c->marks_at_text)
		wrong(c, "marks", "ET without BT, or across a mark");
	c->in_text = false;
}

static void
save(struct content *c)
{
	if (c->saved >= 0 && c->saved < NEST_LIMIT)
		c->fonts[c->saved] = c->font;
	if (++c->saved > 28)
		wrong(c, "operators", "q is nested more than 28 deep");
}

static void
restore(struct content *c)
{
	if (--c->saved < 0)
		wrong(c, "operators", "Q without q");
	else if (c->saved < NEST_LIMIT)
		c->font = c->fonts[c->saved];
}

static void
draw_object(struct content *c)
{
	const struct node *all = get(c->r, get(c->r, c->sheet->dict, "/Resources"), "/XObject");
	if (!c->count || !get(c->r, all, word_text(c, &c->operands[0])))
		wrong(c, "resources", "an image that the page doesn't have");
	paint(c);
}

static void
show(struct content *c)
{
	paint(c);
	show_text(c);
}

static void
ignore(struct content *c)
{
	(void)c;
}

static const struct {
	const char *names;
	void (*run)(struct content *c);
} OPERATORS[] = {
    {"BDC BMC", open_mark},
    {"EMC", close_mark},
    {"BT", begin_text},
    {"ET", end_text},
    {"Tf", select_font},
    {"Tj TJ", show},
    {"f f* F S s B B* b b*", paint},
    {"Do", draw_object},
    {"q", save},
    {"Q", restore},
    {"Td TD Tm T* Tc Tw Tz TL Tr Ts rg RG g G w J j M d cm m l c v y h re W W* n", ignore},
};

static bool
is_one_of(const struct word *w, const char *names)
{
	for (const char *at = names; *at; at += strcspn(at, " "), at += *at == ' ')
		if (strcspn(at, " ") == w->len && !memcmp(at, w->at, w->len))
			return true;
	return false;
}

static void
run_operator(struct content *c, const struct word *w)
{
	for (size_t i = 0; i < sizeof OPERATORS / sizeof *OPERATORS; i++) {
		if (is_one_of(w, OPERATORS[i].names)) {
			OPERATORS[i].run(c);
			return;
		}
	}
	broken(c->r, "operators", "page %s: '%s'", c->sheet->ref, word_text(c, w));
}

static void
run_page(struct rules *r, struct sheet *s, const char *bytes, size_t len)
{
	struct content *c = arena_zero(&r->arena, 1, sizeof *c);
	struct word w;
	c->r = r;
	c->sheet = s;
	c->at = bytes;
	c->end = bytes + len;
	c->seen = arena_zero(&r->arena, s->count + 1, sizeof *c->seen);
	while (next_word(c, &w)) {
		if (is_operator(&w)) {
			run_operator(c, &w);
			c->count = 0;
		} else if (c->count < OPERAND_LIMIT) {
			c->operands[c->count++] = w;
		}
	}
	if (c->depth || c->saved || c->in_text)
		wrong(c, "operators", "BDC, q or BT isn't closed at the end of the page");
	for (size_t i = 0; i < s->count; i++)
		if (s->sequences[i].owner && !c->seen[i])
			broken(r, "sequence", "page %s: sequence %zu isn't there", s->ref, i);
	if (!c->painted)
		wrong(c, "pages", "nothing is painted");
}

void
check_content(struct rules *r)
{
	for (size_t i = 0; i < r->sheet_count; i++) {
		size_t len;
		const struct node *contents = node_get(r->sheets[i].dict, "/Contents");
		if (contents && contents->kind == NODE_SEQ && contents->count == 1)
			contents = contents->first;
		const char *bytes =
		    is_ref(contents) ? stream_bytes(r, contents->text, &len) : NULL;
		if (bytes)
			run_page(r, &r->sheets[i], bytes, len);
		else
			broken(r, "pages", "page %s has no single content stream",
			    r->sheets[i].ref);
	}
}
