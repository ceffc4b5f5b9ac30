/* Troubles: libyaml's errors in plain words.
 *
 * libyaml says what its grammar lacks ('did not find expected key') and where it noticed. What
 * the writer did is found by looking at the source there: first the guesses, each of which
 * knows one mistake by its look; then a table of libyaml's sentences. */
#include "yaml/trouble.h"

#include <string.h>

#define NAME           "yaml-syntax"
#define KEY_MAX        1024 /* of a key without '? ', by YAML 1.2 §8.2.2 */
#define SUGGESTION_MAX 60

static const char NBSP[] = "\xc2\xa0", WIDE_COLON[] = "\xef\xbc\x9a";

/* A place in trouble, with its line. */
struct spot {
	const struct source *source;
	const char *line, *at, *end; /* start of the line; the place; end of the line */
};

static struct spot
look_at(const struct source *s, uint32_t offset)
{
	struct spot p = {s, s->bytes + offset, s->bytes + offset, NULL};

	while (p.line > s->bytes && p.line[-1] != '\n')
		p.line--;
	p.end = p.at + strcspn(p.at, "\n");
	return p;
}

static struct spot
problem_spot(const struct trouble *t)
{
	return look_at(t->input->source, input_offset(t->input, t->parser->problem_mark.index));
}

static struct spot
context_spot(const struct trouble *t)
{
	return look_at(t->input->source, input_offset(t->input, t->parser->context_mark.index));
}

static struct place
place_of(struct spot p, const char *from, const char *to)
{
	uint32_t begin = (uint32_t)(from - p.source->bytes);

	return (struct place){p.source, begin, (uint32_t)(to - p.source->bytes)};
}

static struct place
place_char(struct spot p, const char *at)
{
	const char *end = at;

	if (at < p.end) {
		do
			end++;
		while ((*end & '\xc0') == '\x80');
	}
	return place_of(p, at, end);
}

static const char *
indent_end(struct spot p)
{
	return p.line + strspn(p.line, " \t");
}

static const char *
find_in_line(struct spot p, const char *what)
{
	const char *found = strstr(p.line, what);

	return found && found < p.end ? found : NULL;
}

static bool
is_about(const struct trouble *t, const char *words)
{
	return strstr(t->parser->problem, words) != NULL;
}

/* The help that shows the value from there to the end of its line in quotes. */
static void
help_quotes(struct diags *d, const char *from, const char *end)
{
	struct buf quoted = {0};
	bool single =
	    memchr(from, '"', (size_t)(end - from)) || memchr(from, '\\', (size_t)(end - from));

	while (end > from && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	buf_putc(&quoted, single ? '\'' : '"');
	for (; from < end && quoted.len < SUGGESTION_MAX; from++) {
		buf_putc(&quoted, *from);
		if (single && *from == '\'')
			buf_putc(&quoted, '\'');
	}
	buf_putc(&quoted, single ? '\'' : '"');
	if (from == end)
		diag_help(d, "put the text in quotes: %s", quoted.data);
	else
		diag_help(d, "put the text in quotes");
	buf_free(&quoted);
}

static bool
guess_tab(const struct trouble *t)
{
	struct spot p = problem_spot(t);
	bool tab_words = is_about(t, "tab character") || *p.at == '\t';
	const char *tab;

	if (is_about(t, "tab character") && *p.at != '\t' &&
	    (tab = find_in_line(p, "\t")) != NULL)
		p.at = tab;
	if (!tab_words)
		return false;
	diag_error(t->diags, place_char(p, p.at), NAME, "a tab stands where YAML wants spaces");
	diag_help(t->diags, "replace tabs in the indentation by spaces, two for each level");
	return true;
}

static bool
report_odd_space(struct diags *d, struct spot p, const char *space)
{
	if (!space)
		return false;
	diag_error(
	    d, place_char(p, space), NAME, "a no-break space stands where a space should");
	diag_help(d,
	    "retype the spaces of this line; they were copied from a web page or a document");
	return true;
}

static const char *
odd_space(struct spot p)
{
	const char *colon = find_in_line(p, ":\xc2\xa0"), *indent = indent_end(p);

	if (strncmp(indent, NBSP, 2) == 0)
		return indent;
	return colon ? colon + 1 : find_in_line(p, "-\xc2\xa0") == indent ? indent + 1 : NULL;
}

static bool
guess_odd_space(const struct trouble *t)
{
	struct spot p = problem_spot(t), c = context_spot(t);

	if (report_odd_space(t->diags, p, odd_space(p)))
		return true;
	return t->parser->context && report_odd_space(t->diags, c, odd_space(c));
}

static bool
report_wide_colon(struct diags *d, struct spot p)
{
	const char *colon = find_in_line(p, WIDE_COLON);

	if (!colon)
		return false;
	diag_error(d, place_char(p, colon), NAME, "a full-width colon stands behind a key");
	diag_help(d, "write ': ', a colon and a space");
	return true;
}

static bool
guess_wide_colon(const struct trouble *t)
{
	return is_about(t, "could not find expected ':'") &&
	       report_wide_colon(t->diags, context_spot(t));
}

/* The ':' of 'name:Jane' or the '-' of '-item', NULL if the line is neither. */
static const char *
unspaced_mark(struct spot p)
{
	const char *indent = indent_end(p), *colon = find_in_line(p, ":");

	if (indent[0] == '-' && indent + 1 < p.end && !strchr("- \t", indent[1]))
		return indent;
	if (!colon || colon == indent || colon + 1 >= p.end || strchr(" \t", colon[1]) ||
	    strncmp(colon, "://", 3) == 0)
		return NULL;
	return colon;
}

static bool
report_unspaced(struct diags *d, struct spot p, const char *mark)
{
	if (!mark)
		return false;
	diag_error(d, place_char(p, mark), NAME, "no space behind the '%c'", *mark);
	diag_help(d, *mark == ':' ? "write ': ' between a key and its value"
	                          : "write '- ' before a list item");
	return true;
}

static bool
guess_missing_space(const struct trouble *t)
{
	struct spot p = context_spot(t);

	return is_about(t, "could not find expected ':'") &&
	       report_unspaced(t->diags, p, unspaced_mark(p));
}

static bool
guess_reserved(const struct trouble *t)
{
	struct spot p = problem_spot(t);

	if (!is_about(t, "cannot start any token"))
		return false;
	diag_error(t->diags, place_char(p, p.at), NAME, "text can't begin with '%.*s' in YAML",
	    (int)(place_char(p, p.at).end - place_char(p, p.at).begin), p.at);
	help_quotes(t->diags, p.at, p.end);
	return true;
}

/* 'it's': what closed the quote was an apostrophe. */
static bool
is_apostrophe(const char *quote, const char *at)
{
	return *quote == '\'' && at == quote + 1 && ((*at | 32) >= 'a' && (*at | 32) <= 'z');
}

static void
report_behind_quote(const struct trouble *t, struct spot p, const char *close)
{
	struct spot open = look_at(p.source, t->before.begin);
	size_t line, column;

	place_find(t->before, &line, &column);
	if (is_apostrophe(close, p.at)) {
		diag_error(t->diags, place_char(p, close), NAME,
		    "this apostrophe closes the quote of line %zu", line);
		diag_help(t->diags, "write '' for an apostrophe inside single quotes, "
		                    "or put the text in double quotes");
	} else if (open.line == p.line) {
		diag_error(
		    t->diags, place_of(p, p.at, p.end), NAME, "text follows the closing quote");
		help_quotes(t->diags, open.at, p.end);
	} else {
		diag_error(t->diags, place_of(p, p.at, p.end), NAME,
		    "text follows the closing quote of what was quoted in line %zu", line);
		diag_help(
		    t->diags, "close the quote in line %zu, or quote the whole text", line);
	}
}

/* Text behind '"…"', '[…]' or '{…}'. */
static bool
guess_text_behind(const struct trouble *t)
{
	struct spot p = problem_spot(t);
	struct spot open = look_at(p.source, t->before.begin);
	const char *close = p.source->bytes + t->before.end - 1;

	if (!t->before.source || t->before.end <= t->before.begin || close < p.line ||
	    p.at <= close || p.at == p.end || !strchr("\"'\x5d}", *close))
		return false;
	if (*close == '"' || *close == '\'') {
		if (*open.at != *close)
			return false;
		if (*p.at == ':' && p.at == close + 1)
			return report_unspaced(t->diags, p, p.at);
		report_behind_quote(t, p, close);
		return true;
	}
	if (strchr("\x5d}", *p.at)) {
		diag_error(t->diags, place_char(p, p.at), NAME, "a '%c' too many", *p.at);
		diag_help(t->diags, "remove it");
		return true;
	}
	diag_error(
	    t->diags, place_of(p, p.at, p.end), NAME, "text follows the closing '%c'", *close);
	help_quotes(t->diags, open.line == p.line ? open.at : indent_end(p), p.end);
	return true;
}

/* A ': ' before the place, in its line. */
static const char *
first_colon(struct spot p)
{
	const char *colon = find_in_line(p, ": ");

	return colon && colon < p.at ? colon : NULL;
}

static void
report_second_colon(const struct trouble *t, struct spot p, const char *first)
{
	diag_error(t->diags, place_char(p, p.at), NAME, "a second ': ' in one line");
	first += 1 + strspn(first + 1, " \t");
	help_quotes(t->diags, first, p.end);
}

/* The line above, if its value is complete only because a space behind its ':' or '-' is none
 * or is missing. */
static bool
report_line_above(const struct trouble *t, struct spot p)
{
	struct spot above = p;

	if (p.line == p.source->bytes)
		return false;
	above = look_at(p.source, (uint32_t)(p.line - 1 - p.source->bytes));
	if (indent_end(above) - above.line != indent_end(p) - p.line)
		return report_odd_space(t->diags, above, odd_space(above));
	return report_odd_space(t->diags, above, odd_space(above)) ||
	       report_unspaced(t->diags, above, unspaced_mark(above));
}

static bool
guess_colon(const struct trouble *t)
{
	struct spot p = problem_spot(t);
	const char *start = indent_end(p), *first = first_colon(p);

	if (!is_about(t, "mapping values are not allowed"))
		return false;
	if (first) {
		report_second_colon(t, p, first);
	} else if (p.at - start > KEY_MAX) {
		diag_error(t->diags, place_of(p, start, p.at), NAME,
		    "a key has more than %d characters", KEY_MAX);
		diag_help(t->diags, "put the text in quotes if it is no key");
	} else if (!report_line_above(t, p)) {
		diag_error(t->diags, place_of(p, start, p.at + 1), NAME,
		    "no key can stand here: the line belongs to the value above it");
		diag_help(t->diags,
		    "line it up with the keys above, or put all of the text in quotes");
	}
	return true;
}

static void
report_flow_gap(const struct trouble *t, char close)
{
	struct spot p = problem_spot(t), c = context_spot(t);

	if (p.line == c.line && p.at < p.end) {
		diag_error(
		    t->diags, place_char(p, p.at), NAME, "',' or '%c' is missing here", close);
		diag_help(t->diags, "put the text in quotes if '%c' does not begin a %s", *c.at,
		    close == ']' ? "list" : "map");
		return;
	}
	diag_error(t->diags, place_char(c, c.at), NAME, "this '%c' has no '%c'", *c.at, close);
	diag_help(t->diags, "add '%c', or put the text in quotes if it is no %s", close,
	    close == ']' ? "list" : "map");
}

static bool
guess_flow(const struct trouble *t)
{
	if (is_about(t, "expected ',' or ']'"))
		report_flow_gap(t, ']');
	else if (is_about(t, "expected ',' or '}'"))
		report_flow_gap(t, '}');
	else
		return false;
	return true;
}

static void
report_unaligned(const struct trouble *t, struct spot p, bool list)
{
	struct spot c = context_spot(t);
	size_t line, column;

	place_find(place_char(c, c.at), &line, &column);
	diag_error(t->diags, place_of(p, p.at, p.end), NAME,
	    "this line does not line up with the %s that begins in line %zu",
	    list ? "list" : "map", line);
	diag_help(t->diags, "begin it in column %zu%s, or indent it under the %s it belongs to",
	    column, list ? " with '- '" : "", list ? "item" : "key");
}

static bool
guess_indentation(const struct trouble *t)
{
	struct spot p = problem_spot(t);
	bool list = is_about(t, "expected '-' indicator");

	if (!list && !is_about(t, "did not find expected key"))
		return false;
	if (!list && *p.at == ':') {
		diag_error(t->diags, place_char(p, p.at), NAME, "no key stands before the ':'");
		diag_help(t->diags, "write the key, or put the text in quotes");
	} else if (!list && *p.at == '-') {
		diag_error(t->diags, place_of(p, p.at, p.end), NAME,
		    "a list item can't stand among keys");
		diag_help(t->diags,
		    "indent it under the key it belongs to, which has no other value");
	} else {
		report_unaligned(t, p, list);
	}
	return true;
}

static bool
guess_node(const struct trouble *t)
{
	struct spot p = problem_spot(t);

	if (!is_about(t, "expected node content"))
		return false;
	if (p.at < p.end)
		diag_error(t->diags, place_char(p, p.at), NAME, "a value can't begin with '%c'",
		    *p.at);
	else
		diag_error(t->diags, place_char(p, p.at), NAME, "a value is missing here");
	diag_help(t->diags, "put the text in quotes if '%c' is part of it",
	    p.at < p.end ? *p.at : '-');
	return true;
}

static bool (*const GUESSES[])(const struct trouble *) = {
    guess_odd_space,
    guess_wide_colon,
    guess_tab,
    guess_missing_space,
    guess_reserved,
    guess_text_behind,
    guess_colon,
    guess_flow,
    guess_indentation,
    guess_node,
};

struct sentence {
	const char *context, *problem; /* how libyaml's begin; NULL: any */
	bool at_context;               /* the place is the context's */
	const char *message, *help;
};

static const struct sentence SENTENCES[] = {
    {"while scanning a quoted scalar", NULL, true, "this quote is never closed",
        "add the closing quote"},
    {"while scanning a simple key", NULL, true,
        "this line is neither 'key: value' nor '- item'",
        "put ': ' behind the key, or indent the line to go on with the text above"},
    {NULL, "block sequence entries are not allowed", false, "a list can't begin here",
        "begin the list in the line below its key, or put the text in quotes"},
    {NULL, "mapping keys are not allowed", false, "'? ' can't begin a key here",
        "put the text in quotes"},
    {NULL, "found unknown escape character", false, "no such escape in double quotes",
        "write '\\\\' for a backslash, or put the text in single quotes"},
    {NULL, "did not find expected hexdecimal number", false,
        "hexadecimal digits are missing in an escape",
        "write '\\\\' for a backslash, or put the text in single quotes"},
    {NULL, "found invalid Unicode character escape", false, "this escape is no character",
        "write the character itself; YAML has no surrogate pairs"},
    {"while scanning a block scalar", "found an indentation indicator equal", false,
        "the indentation of a text block can't be 0", "write '|' or '>' without a digit"},
    {"while scanning a block scalar", NULL, false,
        "text can't follow '|' or '>' in the same line",
        "begin the text in the next line, indented, or put it in quotes"},
    {"while scanning an anchor", NULL, true, "'&' begins the name of an anchor here",
        "put the text in quotes"},
    {"while scanning an alias", NULL, true, "'*' begins the name of an alias here",
        "put the text in quotes"},
    {NULL, "found undefined tag handle", false, "'!' begins a tag here, which is unknown",
        "put the text in quotes"},
    {"while scanning a tag", NULL, true, "'!' begins a tag here", "put the text in quotes"},
    {"while parsing a tag", NULL, true, "'!' begins a tag here", "put the text in quotes"},
    {NULL, "found incompatible YAML document", false, "only YAML 1.1 and 1.2 are read",
        "remove the line that begins with '%YAML'"},
    {NULL, "found duplicate %YAML", false, "a second '%YAML' line", "remove it"},
    {NULL, "found duplicate %TAG", false, "a second '%TAG' line for the same handle",
        "remove it"},
    {"while scanning a directive", NULL, true, "a line that begins with '%' is a directive",
        "put the text in quotes"},
    {"while scanning a %", NULL, true, "this directive is not understood", "remove the line"},
    {NULL, "did not find expected <document start>", false,
        "text follows what is a whole document already",
        "give every line above a key, or remove what ends the document ('...', a closing "
        "bracket)"},
};

static bool
begins(const char *text, const char *with)
{
	return !with || (text && strncmp(text, with, strlen(with)) == 0);
}

static const struct sentence *
find_sentence(const yaml_parser_t *parser)
{
	for (size_t i = 0; i < sizeof SENTENCES / sizeof *SENTENCES; i++) {
		const struct sentence *s = &SENTENCES[i];

		if (begins(parser->context, s->context) && begins(parser->problem, s->problem))
			return s;
	}
	return NULL;
}

static void
report_sentence(const struct trouble *t)
{
	const struct sentence *s = find_sentence(t->parser);
	struct spot p = s && s->at_context ? context_spot(t) : problem_spot(t);
	struct place place = place_char(p, p.at);

	if (!s) {
		diag_error(t->diags, place, NAME, "not YAML: %s", t->parser->problem);
		return;
	}
	diag_error(t->diags, place, NAME, "%s", s->message);
	diag_help(t->diags, "%s", s->help);
}

void
trouble_report(const struct trouble *t)
{
	if (t->parser->error == YAML_MEMORY_ERROR || !t->parser->problem)
		memory_fail();
	for (size_t i = 0; i < sizeof GUESSES / sizeof *GUESSES; i++) {
		if (GUESSES[i](t))
			return;
	}
	report_sentence(t);
}

bool
trouble_in_key(struct diags *d, const char *key, struct place p)
{
	size_t len = strlen(key);
	const char *at;

	if (strncmp(key, NBSP, 2) == 0)
		at = p.source->bytes + p.begin;
	else if (len > 2 && strcmp(key + len - 2, NBSP) == 0)
		at = p.source->bytes + p.end - 2;
	else
		return false;
	return report_odd_space(d, look_at(p.source, p.begin), at);
}

bool
trouble_in_root(struct diags *d, const struct node *root)
{
	if (root->kind != NODE_SCALAR || root->style != NODE_PLAIN || !root->place.source)
		return false;
	return report_wide_colon(d, look_at(root->place.source, root->place.begin));
}
