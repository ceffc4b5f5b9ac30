/* Markdown CVs: front matter, the name, what stands below it, sections. */
#include "cv/read_markdown.h"

#include <string.h>
#include <strings.h>

#include "cv/blocks.h"
#include "cv/connection.h"
#include "cv/markdown.h"
#include "cv/read_rendercv.h"
#include "cv/locale_fields.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* The length of the front matter, both lines of dashes included; 0 if there is none. */
static size_t
front_matter_length(const struct source *s)
{
	size_t at = strncmp(s->bytes, "---", 3) == 0 ? strcspn(s->bytes, "\n") + 1 : 0;
	if (!at || strspn(s->bytes + 3, " \t\r") != at - 4)
		return 0;
	while (at < s->len) {
		const char *line = s->bytes + at;
		size_t len = strcspn(line, "\n");
		bool end = strncmp(line, "---", 3) == 0 || strncmp(line, "...", 3) == 0;
		if (end && 3 + strspn(line + 3, " \t\r") == len)
			return at + len + (line[len] == '\n');
		at += len + 1;
	}
	return 0;
}

bool
markdown_is_likely(const struct source *s)
{
	if (front_matter_length(s))
		return true;
	for (const char *line = s->bytes; *line;
	     line += strcspn(line, "\n"), line += *line == '\n') {
		size_t marks = strspn(line, "#");
		if (marks && marks <= 6 && line[marks] == ' ')
			return true;
		if ((*line == '=' || *line == '-') && line > s->bytes + 1 && line[-2] != '\n' &&
		    strspn(line, "=") + strspn(line, "-") >= 3)
			return true;
	}
	return false;
}

struct node *
markdown_parse(struct arena *a, const struct source *s, struct diags *d)
{
	size_t len = front_matter_length(s);
	struct place p = {s, 0, 0};
	if (!s->bytes[strspn(s->bytes, " \t\n\r")]) {
		diag_error(d, p, "empty-file", "the file is empty");
		return NULL;
	}
	if (!len)
		return node_new(a, NODE_MAP, p);
	size_t end = len - 1; /* the last line's dashes begin a document of their own */
	while (end > 0 && s->bytes[end - 1] != '\n')
		end--;
	struct source *front = arena_alloc(a, sizeof *front);
	*front = *s;
	front->bytes = arena_dup(a, s->bytes, end);
	front->len = end;
	struct node *root = yaml_read(a, front, d);
	return root && root->kind == NODE_MAP ? root
	       : d->errors                    ? NULL
	                                      : node_new(a, NODE_MAP, p);
}

/* Other names of a key of 'cv' that front matter has. */
static const struct synonym {
	const char *key, *now;
} SYNONYMS[] = {
    {"author", "name"},
    {"subtitle", "headline"},
    {"tagline", "headline"},
    {"url", "website"},
    {"homepage", "website"},
    {"site", "website"},
    {"web", "website"},
    {"mail", "email"},
    {"e-mail", "email"},
    {"tel", "phone"},
    {"mobile", "phone"},
    {"telephone", "phone"},
    {"address", "location"},
    {"city", "location"},
    {"picture", "photo"},
    {"avatar", "photo"},
    {"image", "photo"},
};

static const char *
known_key(const char *key)
{
	for (size_t i = 0; i < COUNT(SYNONYMS); i++)
		if (strcmp(SYNONYMS[i].key, key) == 0)
			return SYNONYMS[i].now;
	for (size_t i = 0; i < RENDERCV_TABLE.count; i++)
		if (strcmp(RENDERCV_TABLE.rows[i].key, key) == 0)
			return key;
	return NULL;
}

static bool
is_own_block(const char *key)
{
	static const char *const KEYS[] = {
	    "cv", "design", "locale", "settings", "lang", "language", "theme"};
	for (size_t i = 0; i < COUNT(KEYS); i++)
		if (strcmp(KEYS[i], key) == 0)
			return true;
	return false;
}

static void
add_network(struct node *front, struct arena *a, const struct node *n)
{
	struct node *list = node_get(front, "social_networks");
	if (!list) {
		list = node_new(a, NODE_SEQ, n->place);
		node_append(front, "social_networks", n->key_place, list);
	}
	struct node *map = node_new(a, NODE_MAP, n->place);
	node_append(map, "network", n->key_place, node_scalar(a, n->key, n->key_place));
	node_append(map, "username", n->key_place, node_copy(a, n));
	node_append(list, NULL, n->key_place, map);
}

/* 'title' is a page's title, 'Jane Doe's résumé', or what one is. */
static bool
is_page_title(const struct cv *cv, struct arena *a, const struct node *n)
{
	const char *name = rich_plain(a, &cv->name);
	static const char *const TITLES[] = {"cv", "resume", "résumé", "vitae", "lebenslauf"};
	bool found = !rich_is_empty(&cv->headline) || n->kind != NODE_SCALAR ||
	             (*name && strcasestr(n->text, name));
	for (size_t i = 0; i < COUNT(TITLES) && !found; i++)
		found = strcasestr(n->text, TITLES[i]) != NULL;
	return found;
}

/* The front matter as a 'cv' map, with that of --set over it. */
static struct node *
front_cv(struct reading *r, const struct node *root)
{
	struct arena *a = r->arena;
	struct node *front = node_new(a, NODE_MAP, root->place);
	const struct node *own = node_get(root, "cv");
	for (const struct node *n = root->first; n; n = n->next) {
		const char *key = known_key(n->key);
		if (strcmp(n->key, "title") == 0 && !is_page_title(r->self, a, n))
			key = "headline";
		if (node_is_null(n) || is_own_block(n->key))
			continue;
		if (key && !node_get(front, key))
			node_append(front, key, n->key_place, node_copy(a, n));
		else if (connection_is_network(n->key) && n->kind == NODE_SCALAR)
			add_network(front, a, n);
		else
			diag_note(r->diags, n->key_place, "not-shown",
			    "'%s' of the front matter is not shown", n->key);
	}
	return own && own->kind == NODE_MAP ? node_merge(a, front, own) : front;
}

static void
read_blocks(struct reading *r, const struct node *root)
{
	struct cv *cv = r->self;
	struct blocks blocks = blocks_of(root);
	const struct node *language = node_get(root, "lang"), *theme = node_get(root, "theme");
	if (!language)
		language = node_get(root, "language");
	if (blocks.locale && blocks.locale->kind == NODE_SCALAR) {
		language = blocks.locale;
		blocks.locale = NULL;
	}
	if (language)
		language_read(r, language, &cv->locale);
	if (theme && theme->kind == NODE_SCALAR) {
		struct node *design = node_new(r->arena, NODE_MAP, theme->place);
		node_set(r->arena, design, "theme", node_copy(r->arena, theme));
		cv->design = design;
	}
	blocks_read(r, &blocks);
}

static bool
is_section_title(const struct markdown *m, size_t i)
{
	return word_of_title(md_text(m, md_bare(m->blocks.items[i].span))) < WORD_COUNT;
}

/* 'Jane Doe | Smith' and 'Jane Doe – Smith' are name and headline. */
static void
read_name(struct markdown *m, struct md_span span)
{
	static const char *const SIGNS[] = {" | ", " — ", " – ", " - "};
	struct cv *cv = m->reading->self;
	for (size_t k = 0; k < COUNT(SIGNS); k++) {
		size_t len = strlen(SIGNS[k]);
		for (size_t i = 1; i + len < span.len; i++) {
			if (memcmp(span.text + i, SIGNS[k], len) != 0)
				continue;
			cv->headline = md_rich(m, md_bare(md_slice(span, i + len, span.len)));
			cv->name = md_rich(m, md_bare(md_slice(span, 0, i)));
			return;
		}
	}
	cv->name = md_rich(m, md_bare(span));
}

static size_t
next_heading(const struct markdown *m, size_t from)
{
	while (from < m->blocks.count && m->blocks.items[from].kind != MD_HEADING)
		from++;
	return from;
}

/* Where the sections begin: a heading right below the name that is of lower rank than the one
 * behind it is the line below the name. */
static size_t
first_section(const struct markdown *m, size_t from)
{
	size_t first = next_heading(m, from), second = next_heading(m, first + 1);
	const struct md_block *b = m->blocks.items;
	if (second < m->blocks.count && b[first].level > b[second].level &&
	    !is_section_title(m, first))
		return second;
	return first;
}

/* The first line of a file that has no name in a heading. */
static void
take_first_line(struct markdown *m)
{
	struct md_span *rest = &m->blocks.items[0].span, line = md_take_line(rest);
	struct cv *cv = m->reading->self;
	cv->name = md_rich(m, md_bare(line));
}

/* Is the heading the name? With a name in the front matter, only that name is. */
static bool
is_name(const struct markdown *m, size_t i, const struct node *named)
{
	const char *text;
	if (i == m->blocks.count || is_section_title(m, i))
		return false;
	text = md_text(m, md_bare(m->blocks.items[i].span));
	return !named || strcasecmp(text, named->text) == 0;
}

static void
read_body(struct markdown *m, const struct node *named)
{
	size_t name = next_heading(m, 0), count = m->blocks.count;
	bool titled = is_name(m, name, named);
	size_t body = titled ? first_section(m, name + 1) : name;
	if (!count)
		return;
	if (titled)
		read_name(m, m->blocks.items[name].span);
	else if (!named && name > 0)
		take_first_line(m);
	md_contacts_read(m, 0, name);
	if (titled)
		md_contacts_read(m, name + 1, body);
	if (body < count)
		md_sections_read(m, body, count);
}

/* What Markdown says by its lines, and a layout for RenderCV's entries doesn't: bullets go
 * across the page, an area of study has a line of its own, nothing is added to what is written,
 * and there is white enough below a line with a date that every extractor keeps the two
 * together. */
static const struct habit {
	const char *path, *value;
} HABITS[] = {
    {"page.show_top_note", "false"},
    {"header.space_below_name", "0.6cm"},
    {"entries.short_second_row", "false"},
    {"entries.date_clearance", "1.52em"},
    {"entries.highlights.lead_in", "bold"},
    {"templates.education_entry.main_column", "**INSTITUTION**\nAREA\nSUMMARY\nHIGHLIGHTS"},
};

static const struct node *
habits(struct arena *a)
{
	struct node *map = node_new(a, NODE_MAP, place_none());
	for (size_t i = 0; i < COUNT(HABITS); i++)
		node_set(a, map, HABITS[i].path, node_scalar(a, HABITS[i].value, place_none()));
	return map;
}

struct cv *
markdown_read(struct arena *a, const struct source *s, const struct node *root,
    const struct cv_options *o, struct diags *d)
{
	struct cv *cv = cv_new(a, "markdown", s, o);
	struct reading r = {.arena = a, .diags = d, .severity = DIAG_WARNING, .self = cv};
	struct markdown m = {.reading = &r};
	struct md_lines lines = md_lines_read(a, s, front_matter_length(s), d);
	read_blocks(&r, root);
	md_blocks_read(a, &lines, &m);
	const struct node *named = node_get(root, "name");
	if (!named)
		named = node_get(root, "author");
	read_body(&m, named && named->kind == NODE_SCALAR ? named : NULL);
	rendercv_override(&r, front_cv(&r, root));
	cv->habits = habits(a);
	blocks_finish(&r, o);
	return cv;
}
