/* Entries: one table a type. */
#include "cv/entry.h"

#include <string.h>

#include "cv/kinds.h"
#include "markup/markup.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
/* clang-format off */
#define TEXT_ROW(key, help) {key, &CV_TEXT, 0, NULL, NULL, help}

/* What an entry of any type may have. */
#define COMMON_ROWS \
	{"date", &CV_DATE, offsetof(struct cv_entry, date), NULL, NULL, \
	    "a date or any text, instead of start and end"}, \
	{"start_date", &CV_START, offsetof(struct cv_entry, start), NULL, NULL, \
	    "YYYY-MM-DD, YYYY-MM or YYYY"}, \
	{"end_date", &CV_END, offsetof(struct cv_entry, end), NULL, NULL, \
	    "YYYY-MM-DD, YYYY-MM, YYYY or 'present'"}, \
	TEXT_ROW("location", "where"), \
	TEXT_ROW("summary", "a sentence or two below the title"), \
	{"highlights", &CV_HIGHLIGHTS, 0, NULL, NULL, \
	    "a list of bullets, which may have bullets below"}, \
	{"links", &CV_LINKS, 0, NULL, NULL, "a list of links: label and url"}, \
	{"level", &CV_LEVEL, 0, NULL, NULL, "of a skill: a word, '80%' or '4/5'"}, \
	{"logo", &CV_LOGO, 0, NULL, NULL, "path of a picture"}, \
	{"page_break", &CV_PAGE_BREAK, 0, NULL, "auto", "auto, before or avoid"}
/* clang-format on */

static bool read_positions(
    struct reading *r, const struct field *f, const struct node *n, void *entry);

static const struct field_kind CV_POSITIONS = {
    "positions", read_positions, field_ref_schema};

static const struct field ONE_LINE_ROWS[] = {
    TEXT_ROW("label", "what stands before the colon"),
    TEXT_ROW("details", "what stands behind it"),
    COMMON_ROWS,
};

static const struct field NORMAL_ROWS[] = {
    TEXT_ROW("name", "of a project, a prize …"),
    {"url", &CV_URL, 0, NULL, NULL, "an address"},
    COMMON_ROWS,
};

static const struct field EXPERIENCE_ROWS[] = {
    TEXT_ROW("company", "who you worked for"),
    TEXT_ROW("position", "what you were"),
    {"positions", &CV_POSITIONS, 0, NULL, NULL,
        "several roles with one employer: title, dates, highlights"},
    {"url", &CV_URL, 0, NULL, NULL, "an address"},
    COMMON_ROWS,
};

static const struct field EDUCATION_ROWS[] = {
    TEXT_ROW("institution", "school or university"),
    TEXT_ROW("area", "field of study"),
    TEXT_ROW("degree", "short: PhD, BS"),
    {"url", &CV_URL, 0, NULL, NULL, "an address"},
    COMMON_ROWS,
};

static const struct field PUBLICATION_ROWS[] = {
    TEXT_ROW("title", "of the publication"),
    {"authors", &CV_AUTHORS, 0, NULL, NULL, "a list of names; *yours* stands out"},
    {"doi", &CV_DOI, 0, NULL, NULL, "10.…"},
    {"url", &CV_URL, 0, NULL, NULL, "an address"},
    TEXT_ROW("journal", "or conference"),
    COMMON_ROWS,
};

static const struct field BULLET_ROWS[] = {TEXT_ROW("bullet", "the text"), COMMON_ROWS};
static const struct field NUMBERED_ROWS[] = {TEXT_ROW("number", "the text"), COMMON_ROWS};
static const struct field REVERSED_ROWS[] = {
    TEXT_ROW("reversed_number", "the text"), COMMON_ROWS};

static const struct field POSITION_ROWS[] = {
    {"title", &CV_TEXT, 0, "position", NULL, "of the role"},
    {"position", &CV_TEXT, 0, NULL, NULL, "the same"},
    COMMON_ROWS,
};

const struct field_table POSITION_TABLE = {
    "position", POSITION_ROWS, COUNT(POSITION_ROWS)};

const struct entry_type ENTRY_TYPES[] = {
    {ENTRY_ONE_LINE, "one-line entry", {"label", "details"}, {"label", "details"},
        {"one-line entry", ONE_LINE_ROWS, COUNT(ONE_LINE_ROWS)}, "level"},
    {ENTRY_NORMAL, "normal entry", {"name"}, {"name"},
        {"normal entry", NORMAL_ROWS, COUNT(NORMAL_ROWS)}, NULL},
    {ENTRY_EXPERIENCE, "experience entry", {"company", "position"}, {"company", "position"},
        {"experience entry", EXPERIENCE_ROWS, COUNT(EXPERIENCE_ROWS)}, "positions"},
    {ENTRY_EDUCATION, "education entry", {"institution", "area"},
        {"institution", "area", "degree"},
        {"education entry", EDUCATION_ROWS, COUNT(EDUCATION_ROWS)}, NULL},
    {ENTRY_PUBLICATION, "publication entry", {"title", "authors"},
        {"title", "authors", "doi", "url", "journal"},
        {"publication entry", PUBLICATION_ROWS, COUNT(PUBLICATION_ROWS)}, NULL},
    {ENTRY_BULLET, "bullet entry", {"bullet"}, {"bullet"},
        {"bullet entry", BULLET_ROWS, COUNT(BULLET_ROWS)}, NULL},
    {ENTRY_NUMBERED, "numbered entry", {"number"}, {"number"},
        {"numbered entry", NUMBERED_ROWS, COUNT(NUMBERED_ROWS)}, NULL},
    {ENTRY_REVERSED, "reversed numbered entry", {"reversed_number"}, {"reversed_number"},
        {"reversed numbered entry", REVERSED_ROWS, COUNT(REVERSED_ROWS)}, NULL},
};

const size_t ENTRY_TYPE_COUNT = COUNT(ENTRY_TYPES);

/* Keys that real files have beyond the tables'; layouts may name them as placeholders. */
const char *const ENTRY_EXTRAS[] = {"advisor", "awarder", "badge", "category", "client",
    "company_url", "country", "course", "courses", "date_string", "description", "entity",
    "event", "fluency", "gpa", "grade", "highlights2", "icon", "id", "image", "institution_url",
    "issuer", "keywords", "label", "language", "link", "note", "notes", "organization",
    "publisher", "rank", "reference", "relationship", "role", "roles", "score", "stack",
    "status", "studyType", "study_type", "subtitle", "tags", "team", "technologies", "tools",
    "type", "url", "venue", "website", NULL};

static bool
is_in(const char *word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count && words[i]; i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

static bool
owns_deciding_key(const struct entry_type *t, const struct node *map)
{
	for (size_t i = 0; i < COUNT(t->deciding) && t->deciding[i]; i++)
		if (node_get(map, t->deciding[i]))
			return true;
	return false;
}

/* The first key that is required and missing; several roles stand for one, a level for details. */
static const char *
missing_key(const struct entry_type *t, const struct node *map)
{
	bool enough = t->instead && node_get(map, t->instead);
	for (size_t i = 0; i < COUNT(t->required) && t->required[i]; i++)
		if (!node_get(map, t->required[i]) && !(enough && i == 1))
			return t->required[i];
	return NULL;
}

const struct entry_type *
entry_type_find(const struct node *map)
{
	const struct entry_type *owner = NULL;
	for (size_t i = 0; i < ENTRY_TYPE_COUNT; i++) {
		const struct entry_type *t = &ENTRY_TYPES[i];
		if (!owns_deciding_key(t, map))
			continue;
		if (!missing_key(t, map))
			return t;
		owner = owner ? owner : t;
	}
	return owner;
}

/* 'studyType' → 'study_type': what a placeholder can name. */
static const char *
field_name(struct arena *a, const char *key)
{
	struct buf name = {0};
	for (const char *s = key; *s; s++) {
		bool upper = *s >= 'A' && *s <= 'Z';
		if (upper && s > key && s[-1] >= 'a' && s[-1] <= 'z')
			buf_putc(&name, '_');
		buf_putc(&name, upper                    ? (char)(*s - 'A' + 'a')
		                : *s == ' ' || *s == '-' ? '_'
		                                         : *s);
	}
	const char *copy = arena_dup(a, name.data ? name.data : "", name.len);
	buf_free(&name);
	return copy;
}

static void
report_unknown(struct reading *r, const struct entry_type *t, const struct node *n)
{
	const char *near = fields_nearest(&t->table, n->key);
	diag_warn(r->diags, n->key_place, "unknown-key", "unknown key '%s' in %s, not shown",
	    n->key, t->name);
	if (near)
		diag_help(r->diags, "did you mean '%s'?", near);
	else
		diag_help(r->diags, "a layout's template may name it, the bundled ones don't");
}

static const struct entry_type *
type_of_kind(enum entry_kind kind)
{
	for (size_t i = 0; i < ENTRY_TYPE_COUNT; i++)
		if (ENTRY_TYPES[i].kind == kind)
			return &ENTRY_TYPES[i];
	return NULL;
}

/* Any other key is kept, for templates that name it. */
static bool
read_extra(struct reading *r, const struct node *n, void *entry)
{
	struct cv_entry *e = entry;
	struct rich text;
	bool unknown = !is_in(n->key, ENTRY_EXTRAS, COUNT(ENTRY_EXTRAS));
	if (unknown)
		report_unknown(r, type_of_kind(e->kind), n);
	if (node_is_null(n))
		return true;
	if (n->kind == NODE_MAP && !cv_is_colon_text(n)) {
		diag_warn(
		    r->diags, n->key_place, "not-shown", "'%s' is a map, not shown", n->key);
		return true;
	}
	bool address = n->kind == NODE_SCALAR &&
	               (strcmp(n->key, "url") == 0 || strcmp(n->key, "link") == 0);
	if (address)
		text = cv_read_url(r, n);
	else if (!cv_read_text(r, n->key, n, &text))
		return true;
	struct cv_field *f = cv_add_field(r->arena, e, field_name(r->arena, n->key), text);
	f->key_place = n->key_place;
	f->place = n->place;
	f->unknown = unknown;
	return true;
}

static bool
read_positions(struct reading *r, const struct field *f, const struct node *n, void *entry)
{
	struct cv_entry *e = entry;
	bool good = true;
	if (n->kind != NODE_SEQ)
		return cv_wrong_kind(r, f->key, "a list of roles", n);
	e->positions = arena_zero(r->arena, n->count + 1, sizeof *e->positions);
	for (const struct node *m = n->first; m; m = m->next) {
		struct cv_entry *p = &e->positions[e->position_count];
		if (node_is_null(m))
			continue;
		*p =
		    (struct cv_entry){.kind = ENTRY_EXPERIENCE, .place = m->place, .level = -1};
		e->position_count++;
		good &= fields_read(r, &POSITION_TABLE, m, p, read_extra);
	}
	return good;
}

static bool
report_missing(struct reading *r, const struct entry_type *t, const struct node *n)
{
	const char *missing = missing_key(t, n);
	if (!missing)
		return true;
	struct place p = n->first ? n->first->key_place : n->place;
	diag_report(
	    r->diags, r->severity, p, "missing-key", "this %s has no '%s'", t->name, missing);
	return false;
}

static bool
report_no_entry(struct reading *r, const struct node *n)
{
	const struct node *first = n->first;
	struct place p = first && first->key ? first->key_place : n->place;
	diag_report(r->diags, r->severity, p, "no-entry", "%s is no entry", node_kind_word(n));
	if (cv_is_colon_text(n))
		diag_help(r->diags, "if '%s: …' is a text, put it in quotes", n->first->key);
	else
		diag_help(r->diags,
		    "an entry is a text, or has one of 'company', 'institution', "
		    "'title', 'name', 'label', 'bullet', 'number'");
	return false;
}

static bool
read_text_entry(struct reading *r, const struct node *n, struct cv_section *s)
{
	struct cv_entry *e = cv_add_entry(r->arena, s, ENTRY_TEXT);
	struct rich text;
	e->place = n->place;
	if (!cv_read_text(r, "text", n, &text))
		return false;
	cv_add_field(r->arena, e, "text", text)->place = n->place;
	return true;
}

bool
entry_read(struct reading *r, const struct node *n, struct cv_section *s)
{
	const struct entry_type *t = entry_type_find(n);
	if (n->kind == NODE_SCALAR)
		return read_text_entry(r, n, s);
	if (!t || n->kind != NODE_MAP)
		return report_no_entry(r, n);
	struct cv_entry *e = cv_add_entry(r->arena, s, t->kind);
	e->place = n->place;
	bool good = report_missing(r, t, n);
	return fields_read(r, &t->table, n, e, read_extra) && good;
}
