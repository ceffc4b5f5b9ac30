/* Templates: parsing into words of pieces, and expansion by rules of omission.
 *
 * A line is a list of words (what stands between white space); a word is a list of pieces, each
 * a placeholder or literal characters, with the look that the template's Markdown gives them.
 *
 * RenderCV works on the template's source: a missing placeholder takes all of its word with it,
 * then a lower-case word left alone between two placeholders goes, then what trails the line.
 * The same is done here on words and pieces, with two differences, both so that nothing that is
 * there gets lost or hangs loose: in a word with several placeholders only the missing one and
 * the literal before it go, and a separator ('|', '--') left at an edge or beside another goes
 * too, like a comma left before one. */
#include "markup/template.h"

#include <string.h>
#include <unictype.h>

#include "base/utf8.h"
#include "markup/markup.h"

enum { FIRST_CJK = 0x2E80, KEPT_MAX = 64, KEPT_LENGTH_MAX = 200 };

struct piece {
	struct rich_run run; /* text: the literal, or the placeholder's name */
	bool is_name;
	size_t name; /* index into the template's names */
	bool closes; /* in the source the end of emphasis or of a link follows */
};

struct word {
	struct piece *pieces;
	size_t count, room;
	struct rich_run space; /* the look of the white space before it */
};

struct line {
	struct word *words;
	size_t count, room;
};

struct template
{
	struct line *lines;
	size_t count, room;
	const char **names;
	size_t name_count, name_room;
	struct place place;
};

struct parser {
	struct arena *arena;
	struct template *t;
	struct line *line;
	bool joined; /* no white space since the last piece */
	struct rich_run space;
};

static bool
is_word_char(char c)
{
	return c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Does the character that begins or goes on at text[i] make one word with a name beside it? Those of
 * scripts without spaces don't: 'YEAR年MONTH月'. */
static bool
joins_name(const char *text, size_t i)
{
	size_t used;
	if ((unsigned char)text[i] < 0x80)
		return is_word_char(text[i]);
	while (i > 0 && ((unsigned char)text[i] & 0xC0) == 0x80)
		i--;
	uint32_t code = utf8_decode(text + i, strlen(text + i), &used);
	return code < FIRST_CJK && uc_is_general_category(code, UC_LETTER);
}

/* The length of the placeholder at text[i], 0 if there is none. */
static size_t
name_length(const char *text, size_t i)
{
	size_t n = strspn(text + i, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
	size_t underscores = strspn(text + i, "_");
	if (n < 2 || underscores == n || joins_name(text, i + n))
		return 0;
	return i > 0 && joins_name(text, i - 1) ? 0 : n;
}

/* The index of a placeholder's name, new or known. */
static size_t
name_index(struct parser *p, const char *name)
{
	struct template *t = p->t;
	for (size_t i = 0; i < t->name_count; i++)
		if (strcmp(t->names[i], name) == 0)
			return i;
	t->names =
	    arena_grow(p->arena, t->names, t->name_count, &t->name_room, sizeof *t->names);
	t->names[t->name_count] = name;
	return t->name_count++;
}

static struct word *
open_word(struct parser *p)
{
	struct line *l = p->line;
	if (!p->joined || !l->count) {
		l->words = arena_grow(p->arena, l->words, l->count, &l->room, sizeof *l->words);
		l->words[l->count++] = (struct word){.space = p->space};
	}
	p->joined = true;
	return &l->words[l->count - 1];
}

static void
add_piece(struct parser *p, struct rich_run run, bool is_name)
{
	struct word *w = open_word(p);
	struct piece piece = {.run = run, .is_name = is_name};
	if (is_name)
		piece.name = name_index(p, run.text);
	w->pieces = arena_grow(p->arena, w->pieces, w->count, &w->room, sizeof *w->pieces);
	w->pieces[w->count++] = piece;
}

static void
add_space(struct parser *p, struct rich_run run)
{
	run.text = " ";
	p->space = run;
	p->joined = false;
}

static size_t
literal_length(const char *text, size_t i)
{
	size_t n = 1;
	while (text[i + n] && !strchr(" \n", text[i + n]) && !name_length(text, i + n))
		n++;
	return n;
}

static void
mark_closing(struct parser *p, const struct rich_run *run)
{
	struct line *l = p->line;
	if (!p->joined || (!run->style && !run->url))
		return;
	struct word *w = &l->words[l->count - 1];
	w->pieces[w->count - 1].closes = true;
}

static void
add_run(struct parser *p, struct rich_run run)
{
	const char *text = run.text;
	if (run.url && name_length(run.url, 0) == strlen(run.url))
		name_index(p, run.url);
	for (size_t i = 0, n; text[i]; i += n) {
		struct rich_run piece = run;
		bool is_name = (n = name_length(text, i)) > 0;
		if (text[i] == ' ' || text[i] == '\n') {
			n = 1;
			add_space(p, run);
			continue;
		}
		if (!is_name)
			n = literal_length(text, i);
		piece.text = arena_dup(p->arena, text + i, n);
		add_piece(p, piece, is_name);
	}
	mark_closing(p, &run);
}

static void
add_line(struct parser *p, const char *text, size_t len)
{
	struct template *t = p->t;
	struct rich r = markup_template(p->arena, arena_dup(p->arena, text, len), t->place);
	t->lines = arena_grow(p->arena, t->lines, t->count, &t->room, sizeof *t->lines);
	p->line = &t->lines[t->count++];
	*p->line = (struct line){0};
	p->joined = false;
	p->space = (struct rich_run){.text = " "};
	for (size_t i = 0; i < r.count; i++)
		add_run(p, r.runs[i]);
}

const struct template *
template_parse(struct arena *a, const char *text, struct place p)
{
	struct template *t = arena_zero(a, 1, sizeof *t);
	struct parser parser = {.arena = a, .t = t};
	t->place = p;
	while (*text) {
		size_t len = strcspn(text, "\n");
		add_line(&parser, text, len);
		text += len + (text[len] == '\n');
	}
	return t;
}

static bool
is_same_place(const struct place *a, const struct place *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

const struct template *
template_kept(struct arena *a, const char *text, struct place p)
{
	static struct {
		const char *text;
		const struct template *parsed;
	} kept[KEPT_MAX];
	static struct arena keeper;
	static size_t count;

	for (size_t i = 0; i < count; i++)
		if (strcmp(kept[i].text, text) == 0 && is_same_place(&kept[i].parsed->place, &p))
			return kept[i].parsed;
	if (count == KEPT_MAX || strlen(text) > KEPT_LENGTH_MAX)
		return template_parse(a, text, p);
	kept[count].text = arena_str(&keeper, text);
	kept[count].parsed = template_parse(&keeper, text, p);
	return kept[count++].parsed;
}

size_t
template_names(const struct template *t, const char *const **names)
{
	*names = (const char *const *)t->names;
	return t->name_count;
}

enum presence { UNKNOWN, MISSING, PRESENT };

/* One expansion: what the names stand for, and the line under work. */
struct expansion {
	struct arena *arena;
	const struct template *t;
	enum presence *presence; /* by name */
	struct template_value *values;
	struct word *words; /* of the line, after omission */
	size_t count;
	bool omitted; /* the line lost something */
};

static enum presence
piece_presence(const struct expansion *e, const struct piece *p)
{
	return p->is_name ? e->presence[p->name] : UNKNOWN;
}

static enum presence
word_presence(const struct expansion *e, const struct word *w)
{
	enum presence found = UNKNOWN;
	for (size_t i = 0; i < w->count; i++) {
		enum presence p = piece_presence(e, &w->pieces[i]);
		found = p > found ? p : found;
	}
	return found;
}

static bool
has_missing(const struct expansion *e, const struct word *w)
{
	for (size_t i = 0; i < w->count; i++)
		if (piece_presence(e, &w->pieces[i]) == MISSING)
			return true;
	return false;
}

/* A word with present and missing placeholders: each missing one goes with the literal that
 * parts it from its neighbor; what opens and closes the word stays. */
static struct word
without_missing(struct expansion *e, const struct word *w)
{
	struct word kept = {.space = w->space};
	bool gap = false, any = false;
	for (size_t i = 0; i < w->count; i++) {
		const struct piece *p = &w->pieces[i];
		enum presence presence = piece_presence(e, p);
		if (presence == MISSING) {
			if (any && kept.count &&
			    piece_presence(e, &kept.pieces[kept.count - 1]) == UNKNOWN)
				kept.count--;
			gap = true;
			continue;
		}
		bool parting = presence == UNKNOWN && gap && !any && i + 1 < w->count;
		any = any || presence == PRESENT;
		gap = gap && presence == UNKNOWN;
		if (parting)
			continue;
		kept.pieces = arena_grow(
		    e->arena, kept.pieces, kept.count, &kept.room, sizeof *kept.pieces);
		kept.pieces[kept.count++] = *p;
	}
	return kept;
}

static bool
is_connector(const struct expansion *e, const struct word *w)
{
	if (word_presence(e, w) != UNKNOWN || has_missing(e, w))
		return false;
	for (size_t i = 0; i < w->count; i++) {
		const char *s = w->pieces[i].run.text;
		for (uint32_t c = utf8_next(&s); c; c = utf8_next(&s))
			if (!uc_is_property_lowercase(c))
				return false;
	}
	return true;
}

/* Does a missing placeholder end the run of connectors that words[i] belongs to, and is there a
 * placeholder at both of its ends? */
static bool
connects_missing(const struct expansion *e, const struct line *l, size_t i)
{
	size_t left = i, right = i;
	while (left > 0 && is_connector(e, &l->words[left]))
		left--;
	while (right + 1 < l->count && is_connector(e, &l->words[right]))
		right++;
	const struct word *a = &l->words[left], *b = &l->words[right];
	bool a_missing = word_presence(e, a) == MISSING,
	     b_missing = word_presence(e, b) == MISSING;
	return word_presence(e, a) != UNKNOWN && word_presence(e, b) != UNKNOWN &&
	       (a_missing || b_missing);
}

static void
keep_words(struct expansion *e, const struct line *l)
{
	e->words = arena_zero(e->arena, l->count ? l->count : 1, sizeof *e->words);
	e->count = 0;
	e->omitted = false;
	for (size_t i = 0; i < l->count; i++) {
		const struct word *w = &l->words[i];
		bool missing = has_missing(e, w);
		e->omitted = e->omitted || missing;
		if (missing && word_presence(e, w) == MISSING)
			continue;
		if (is_connector(e, w) && connects_missing(e, l, i))
			continue;
		e->words[e->count++] = missing ? without_missing(e, w) : *w;
	}
}

/* Only dashes, bars, commas and the like? */
static bool
is_separator(const struct expansion *e, const struct word *w)
{
	if (word_presence(e, w) != UNKNOWN)
		return false;
	for (size_t i = 0; i < w->count; i++) {
		const char *s = w->pieces[i].run.text;
		for (uint32_t c = utf8_next(&s); c; c = utf8_next(&s))
			if (uc_is_general_category(c, UC_LETTER) ||
			    uc_is_general_category(c, UC_NUMBER) ||
			    (c < 0x80 && strchr(".!?[]()*_%", (int)c)))
				return false;
	}
	return true;
}

static void
drop_loose_separators(struct expansion *e)
{
	size_t kept = 0;
	for (size_t i = 0; i < e->count; i++) {
		bool edge = kept == 0 || is_separator(e, &e->words[kept - 1]);
		if (!edge || !is_separator(e, &e->words[i]))
			e->words[kept++] = e->words[i];
	}
	while (kept > 0 && is_separator(e, &e->words[kept - 1]))
		kept--;
	e->count = kept;
}

/* How much of a literal at a line's end stays: up to the last letter, digit or .!?[]()*_% */
static size_t
kept_length(const char *text)
{
	size_t kept = 0;
	const char *s = text;
	for (uint32_t c = utf8_next(&s); c; c = utf8_next(&s))
		if (uc_is_general_category(c, UC_LETTER) ||
		    uc_is_general_category(c, UC_NUMBER) ||
		    uc_is_general_category(c, UC_MARK) ||
		    (c < 0x80 && strchr(".!?[]()*_%", (int)c)))
			kept = (size_t)(s - text);
	return kept;
}

static void
trim_word(struct expansion *e, struct word *w)
{
	struct piece *last = w->count ? &w->pieces[w->count - 1] : NULL;
	if (!last || last->is_name || last->closes)
		return;
	size_t kept = kept_length(last->run.text);
	struct piece *copy = arena_alloc(e->arena, w->count * sizeof *copy);
	memcpy(copy, w->pieces, w->count * sizeof *copy);
	w->pieces = copy;
	if (kept == 0)
		w->count--;
	else
		copy[w->count - 1].run.text = arena_dup(e->arena, last->run.text, kept);
}

/* What trails the line goes, and what trails a word before a separator ('A, -- C'). */
static void
trim_words(struct expansion *e)
{
	for (size_t i = 0; i < e->count; i++)
		if (i + 1 == e->count || is_separator(e, &e->words[i + 1]))
			trim_word(e, &e->words[i]);
}

static const char *
plain_value(const struct expansion *e, const char *name)
{
	for (size_t i = 0; i < e->t->name_count; i++)
		if (strcmp(e->t->names[i], name) == 0 && e->presence[i] == PRESENT)
			return rich_plain(e->arena, &e->values[i].text);
	return NULL;
}

/* A template's own link: its target may be a placeholder. */
static const char *
link_target(const struct expansion *e, const char *target)
{
	const char *url = NULL, *value = plain_value(e, target);
	return url_check(e->arena, value ? value : target, &url) == URL_OK ? url : NULL;
}

static void
put_piece(struct expansion *e, struct rich *out, const struct piece *p)
{
	struct rich_run run = p->run;
	const char *url = run.url ? link_target(e, run.url) : NULL;
	if (!p->is_name || e->presence[p->name] != PRESENT) {
		run.url = url;
		rich_add(e->arena, out, run);
		return;
	}
	const struct rich *value = &e->values[p->name].text;
	for (size_t i = 0; i < value->count; i++) {
		run = value->runs[i];
		run.style |= p->run.style;
		run.url = run.url ? run.url : url;
		rich_add(e->arena, out, run);
	}
}

static struct rich
join_words(struct expansion *e)
{
	struct rich out = {0};
	for (size_t i = 0; i < e->count; i++) {
		struct rich_run space = e->words[i].space;
		space.url = space.url ? link_target(e, space.url) : NULL;
		if (out.count)
			rich_add(e->arena, &out, space);
		for (size_t j = 0; j < e->words[i].count; j++)
			put_piece(e, &out, &e->words[i].pieces[j]);
	}
	return out;
}

/* A line that is one bare placeholder of a block. */
static const struct piece *
lone_block(const struct expansion *e, const struct line *l)
{
	if (l->count != 1 || l->words[0].count != 1)
		return NULL;
	const struct piece *p = &l->words[0].pieces[0];
	bool block = piece_presence(e, p) != UNKNOWN && e->values[p->name].block;
	return block && !p->run.style && !p->run.url ? p : NULL;
}

static void
add_text_line(struct expansion *e, struct template_lines *out, const struct line *l)
{
	keep_words(e, l);
	if (e->omitted) {
		drop_loose_separators(e);
		trim_words(e);
	}
	struct rich text = join_words(e);
	if (!rich_is_empty(&text))
		out->lines[out->count++] = (struct template_line){TEMPLATE_TEXT, text, NULL};
}

static void
look_up(struct expansion *e, template_lookup *lookup, void *self)
{
	size_t count = e->t->name_count ? e->t->name_count : 1;
	e->presence = arena_zero(e->arena, count, sizeof *e->presence);
	e->values = arena_zero(e->arena, count, sizeof *e->values);
	for (size_t i = 0; i < e->t->name_count; i++) {
		struct template_value *v = &e->values[i];
		if (lookup(self, e->t->names[i], v))
			e->presence[i] = rich_is_empty(&v->text) ? MISSING : PRESENT;
	}
}

struct template_lines
template_expand(struct arena *a, const struct template *t, template_lookup *lookup, void *self)
{
	struct expansion e = {.arena = a, .t = t};
	struct template_lines out = {
	    .lines = arena_zero(a, t->count ? t->count : 1, sizeof *out.lines)};
	look_up(&e, lookup, self);
	for (size_t i = 0; i < t->count; i++) {
		const struct piece *block = lone_block(&e, &t->lines[i]);
		if (block)
			out.lines[out.count++] = (struct template_line){
			    TEMPLATE_BLOCK, e.values[block->name].text, t->names[block->name]};
		else
			add_text_line(&e, &out, &t->lines[i]);
	}
	return out;
}
