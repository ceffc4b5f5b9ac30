/* Sections of JSON Resume and YAMLResume: from tables to entries. */
#include <string.h>

#include "cv/entry.h"
#include "cv/exact.h"
#include "cv/html.h"
#include "cv/kinds.h"
#include "cv/resume_exact.h"
#include "cv/resume_kinds.h"
#include "markup/markup.h"

const struct resume_section *
resume_section_find(const char *key)
{
	for (size_t i = 0; i < RESUME_SECTION_COUNT; i++)
		if (strcmp(RESUME_SECTIONS[i].key, key) == 0)
			return &RESUME_SECTIONS[i];
	return NULL;
}

void
resume_other_note(struct reading *r, const struct node *n, const char *format)
{
	const char **keys = arena_zero(r->arena, RESUME_SECTION_COUNT, sizeof *keys);
	for (size_t i = 0; i < RESUME_SECTION_COUNT; i++)
		keys[i] = RESUME_SECTIONS[i].key;
	const char *near = nearest_word(n->key, keys, RESUME_SECTION_COUNT);
	diag_note(r->diags, n->key_place, "unknown-section",
	    "'%s' is no section of %s, shown as it is", n->key, format);
	if (near)
		diag_help(r->diags, "did you mean '%s'?", near);
}

/* Recursion is bounded by the readers' NODE_DEPTH. */
struct node *
resume_clean(struct arena *a, const struct node *n)
{
	if (node_is_null(n))
		return NULL;
	struct node *copy = node_new(a, n->kind, n->place);
	copy->style = n->style;
	if (n->kind == NODE_SCALAR) {
		copy->text = html_to_markdown(a, n->text);
		return copy->text[strspn(copy->text, " \t\n")] ? copy : NULL;
	}
	for (const struct node *m = n->first; m; m = m->next) {
		bool ours = m->key && strcmp(m->key, EXACT_KEY) == 0;
		struct node *child = ours ? node_copy(a, m) : resume_clean(a, m);
		if (child)
			node_append(copy, m->key, m->key_place, child);
	}
	return copy->count ? copy : NULL;
}

static struct cv_field *
find_field(struct cv_entry *e, const char *key)
{
	for (size_t i = 0; i < e->field_count; i++)
		if (strcmp(e->fields[i].key, key) == 0)
			return &e->fields[i];
	return NULL;
}

static void
append(
    struct arena *a, struct rich *to, const char *gap, const struct rich *more, unsigned style)
{
	if (rich_is_empty(more))
		return;
	if (to->count)
		rich_add(a, to, (struct rich_run){.text = gap, .place = more->runs[0].place});
	rich_append(a, to, more, style);
}

/* The name leads to the entry's address; one without a name is named by it. */
static void
link_name(struct reading *r, const char *key, struct resume_entry *e)
{
	struct cv_field *f = find_field(&e->entry, key);
	if (!e->url)
		return;
	if (!f)
		f = cv_add_field(r->arena, &e->entry, key,
		    rich_text(r->arena, cv_url_words(r->arena, e->url), e->entry.place));
	for (size_t i = 0; i < f->text.count; i++)
		if (!f->text.runs[i].url)
			f->text.runs[i].url = e->url;
}

static void
set_summary(struct reading *r, struct resume_entry *e)
{
	struct rich all = {0};
	append(r->arena, &all, "\n", &e->description, RICH_ITALIC);
	append(r->arena, &all, "\n", &e->summary, 0);
	append(r->arena, &all, "\n", &e->facts, 0);
	if (all.count)
		cv_add_field(r->arena, &e->entry, "summary", all);
}

static void
add_text(struct arena *a, struct rich *to, const char *text)
{
	struct place p = to->count ? to->runs[0].place : place_none();
	rich_add(a, to, (struct rich_run){.text = text, .place = p});
}

/* 'HTML, CSS (Expert)'; of a language 'Native speaker (TOEFL 110)'. Without either the entry is
 * a bullet. */
static void
set_details(struct reading *r, enum word word, struct resume_entry *e)
{
	bool level_first = word == WORD_LANGUAGES;
	const struct rich *first = level_first ? &e->level : &e->keywords;
	const struct rich *second = level_first ? &e->keywords : &e->level;
	struct rich all = {0};
	append(r->arena, &all, "", first, 0);
	if (all.count && !rich_is_empty(second)) {
		add_text(r->arena, &all, " (");
		rich_append(r->arena, &all, second, 0);
		add_text(r->arena, &all, ")");
	} else {
		append(r->arena, &all, "", second, 0);
	}
	append(r->arena, &all, RESUME_FACT_GAP, &e->facts, 0);
	if (all.count) {
		cv_add_field(r->arena, &e->entry, "details", all);
		return;
	}
	struct cv_field *label = find_field(&e->entry, "label");
	e->entry.kind = ENTRY_BULLET;
	if (label)
		label->key = "bullet";
}

static void
finish(struct reading *r, const struct resume_section *type, struct resume_entry *e)
{
	link_name(r, type->name, e);
	if (type->kind == ENTRY_ONE_LINE)
		set_details(r, type->word, e);
	else
		set_summary(r, e);
}

static struct resume_entry
new_entry(const struct resume_section *type, const struct node *n)
{
	return (struct resume_entry){
	    .entry = {.kind = type->kind, .level = -1, .place = n->place},
	    .table = &type->table};
}

struct cv_entry
resume_entry_read(struct reading *r, const struct resume_section *type, const struct node *n)
{
	struct resume_entry e = new_entry(type, n);
	fields_read(r, &type->table, n, &e, resume_read_unknown);
	finish(r, type, &e);
	return e.entry;
}

/* What we write into a section of one's own beside bullets: '{"number": "…"}'. */
static bool
add_own_kind(struct reading *r, const struct resume_section *type, const struct node *n,
    struct cv_section *s)
{
	static const char *const KEYS[] = {"bullet", "number", "reversed_number"};
	const struct node *text = node_get(n, "text");
	if (type != &RESUME_OTHER)
		return false;
	if (text && text->kind == NODE_SCALAR && n->count == 1)
		return entry_read(r, text, s);
	for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
		if (node_get(n, KEYS[i]))
			return entry_read(r, n, s);
	return false;
}

static void
add_entry(struct reading *r, const struct resume_section *type, const struct node *n,
    struct cv_section *s)
{
	if (add_own_kind(r, type, n, s) || resume_exact_entry(r, type, n, s))
		return;
	struct cv_entry e = resume_entry_read(r, type, n);
	*cv_add_entry(r->arena, s, e.kind) = e;
}

/* A member that is no map: its text, as a bullet. */
static void
add_bullet(struct reading *r, const struct node *n, struct cv_section *s)
{
	struct cv_entry *e = cv_add_entry(r->arena, s, ENTRY_BULLET);
	e->place = n->place;
	cv_add_field(r->arena, e, "bullet", resume_text(r, s->key, n))->place = n->place;
}

/* '"skills": {"languages": ["C"], "tools": ["make"]}': each member an entry by its key. */
static void
add_named(struct reading *r, const struct resume_section *type, const struct node *n,
    struct cv_section *s)
{
	struct resume_entry e = new_entry(type, n);
	const char *label = resume_label(r->arena, n->key);
	cv_add_field(r->arena, &e.entry, type->name, rich_text(r->arena, label, n->key_place));
	if (n->kind == NODE_MAP)
		fields_read(r, &type->table, n, &e, resume_read_unknown);
	else
		e.keywords = resume_text(r, n->key, n);
	if (type->kind != ENTRY_ONE_LINE)
		e.summary = e.keywords;
	finish(r, type, &e);
	*cv_add_entry(r->arena, s, type->kind) = e.entry;
}

static bool
has_known_key(const struct resume_section *type, const struct node *map)
{
	for (size_t i = 0; i < type->table.count; i++)
		if (node_get(map, type->table.rows[i].key))
			return true;
	return false;
}

static void read_entries(struct reading *r, const struct resume_section *type,
    const struct node *n, struct cv_section *s);

/* '"teaching": {"Assistant": [...], "Grader": [...]}': sub-sections; they have none of their
 * own, so recursion ends. */
static bool
read_sub_sections(struct reading *r, const struct node *n, struct cv_section *s)
{
	for (const struct node *m = n->first; m; m = m->next)
		if (m->kind != NODE_SEQ)
			return false;
	for (const struct node *m = n->first; m; m = m->next) {
		if (!*m->key) { /* ours: the entries before the sub-sections */
			read_entries(r, &RESUME_OTHER, m, s);
			continue;
		}
		struct cv_section *sub =
		    cv_add_section(r->arena, &s->sections, &s->section_count, &s->section_room);
		sub->key = m->key;
		sub->place = m->key_place;
		sub->title = rich_text(r->arena, resume_label(r->arena, m->key), m->key_place);
		read_entries(r, &RESUME_OTHER, m, sub);
	}
	return true;
}

static void
read_map(struct reading *r, const struct resume_section *type, const struct node *n,
    struct cv_section *s)
{
	if (has_known_key(type, n)) {
		add_entry(r, type, n, s);
		return;
	}
	if (type == &RESUME_OTHER && read_sub_sections(r, n, s))
		return;
	for (const struct node *m = n->first; m; m = m->next)
		add_named(r, type, m, s);
}

static void
read_entries(struct reading *r, const struct resume_section *type, const struct node *n,
    struct cv_section *s)
{
	if (n->kind != NODE_SEQ && type != &RESUME_OTHER)
		diag_warn(r->diags, n->place, "wrong-kind", "'%s' should be a list, not %s",
		    n->key, node_kind_word(n));
	if (n->kind == NODE_MAP)
		read_map(r, type, n, s);
	if (n->kind == NODE_SCALAR)
		add_bullet(r, n, s);
	for (const struct node *m = n->kind == NODE_SEQ ? n->first : NULL; m; m = m->next) {
		if (m->kind == NODE_MAP)
			add_entry(r, type, m, s);
		else
			add_bullet(r, m, s);
	}
}

void
resume_section_read(struct reading *r, const struct resume_section *type, const struct node *n,
    const char *title)
{
	struct cv *cv = r->self;
	struct cv_section *s =
	    cv_add_section(r->arena, &cv->sections, &cv->section_count, &cv->section_room);
	if (!title)
		title = type->word < WORD_COUNT ? word_in(&cv->locale, type->word)
		                                : resume_label(r->arena, n->key);
	s->key = n->key;
	s->place = n->key_place;
	s->title = rich_text(r->arena, title, n->key_place);
	read_entries(r, type, n, s);
}
