/* RenderCV's YAML: the blocks of the file, and the keys of 'cv'.
 *
 * RenderCV 2.8 is read as it is, its older names with a note; what it refuses and people still
 * write (contacts without scheme, mixed sections, unknown keys) is read too. */
#include "cv/read_rendercv.h"

#include <string.h>
#include <strings.h>

#include "cv/blocks.h"
#include "cv/connection.h"
#include "cv/kinds.h"
#include "cv/section.h"
#include "markup/markup.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static bool
read_words(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	if (n->kind != NODE_SCALAR)
		return cv_wrong_kind(r, f->key, "text", n);
	*(struct rich *)target = markup_read(r->arena, n, r->diags);
	return true;
}

static void
note_old_key(struct reading *r, const char *now, const struct node *n)
{
	diag_note(
	    r->diags, n->key_place, "old-key", "'%s' is the old name of '%s'", n->key, now);
}

static bool
read_old_words(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	note_old_key(r, f->arg, n);
	return read_words(r, f, n, target);
}

static bool
read_photo(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	struct cv *cv = record;
	if (n->kind != NODE_SCALAR)
		return cv_wrong_kind(r, f->key, "a path", n);
	if (f->arg)
		note_old_key(r, f->arg, n);
	cv->photo = *n->text ? n->text : NULL;
	cv->photo_place = n->place;
	return true;
}

/* A summary beside the sections, as other formats have it: the first section. */
static bool
read_summary(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	struct cv *cv = record;
	struct rich text;
	if (!cv_read_text(r, f->key, n, &text))
		return false;
	struct cv_section *s =
	    cv_add_section(r->arena, &cv->sections, &cv->section_count, &cv->section_room);
	if (cv->section_count > 1) {
		memmove(cv->sections + 1, cv->sections,
		    (cv->section_count - 1) * sizeof *cv->sections);
		s = cv->sections;
		*s = (struct cv_section){0};
	}
	s->key = n->key;
	s->place = n->key_place;
	s->title = rich_text(r->arena, "Summary", n->key_place);
	struct cv_entry *e = cv_add_entry(r->arena, s, ENTRY_TEXT);
	e->place = n->place;
	cv_add_field(r->arena, e, "text", text)->place = n->place;
	return true;
}

static bool
read_sections(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	(void)f;
	(void)record;
	return sections_read(r, n);
}

static bool
read_sorting(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	(void)f;
	(void)record;
	if (n->kind == NODE_SCALAR && strcasecmp(n->text, "none") != 0)
		diag_warn(r->diags, n->place, "not-sorted",
		    "'%s' has no effect, entries keep their order", n->key);
	return true;
}

static const struct field_kind KIND_WORDS = {"scalar", read_words, field_ref_schema};
static const struct field_kind KIND_OLD_WORDS = {"text", read_old_words, NULL};
static const struct field_kind KIND_PHOTO = {"scalar", read_photo, field_ref_schema};
static const struct field_kind KIND_OLD_PHOTO = {"path", read_photo, NULL};
static const struct field_kind KIND_SUMMARY = {"text", read_summary, field_ref_schema};
static const struct field_kind KIND_SECTIONS = {"sections", read_sections, field_ref_schema};
static const struct field_kind KIND_SORTING = {"scalar", read_sorting, field_ref_schema};

static const struct field CV_ROWS[] = {
    {"name", &KIND_WORDS, offsetof(struct cv, name), NULL, NULL, "your name"},
    {"headline", &KIND_WORDS, offsetof(struct cv, headline), NULL, NULL,
        "the line below the name"},
    {"location", &CV_LOCATION, 0, NULL, NULL, "where you live"},
    {"email", &CV_EMAIL, 0, NULL, NULL, "one address or a list"},
    {"photo", &KIND_PHOTO, 0, NULL, NULL, "path of a picture, from the file's folder"},
    {"phone", &CV_PHONE, 0, NULL, NULL, "one number or a list"},
    {"website", &CV_WEBSITE, 0, NULL, NULL, "one address or a list"},
    {"social_networks", &CV_NETWORKS, 0, NULL, NULL, "a list of network and username"},
    {"custom_connections", &CV_CUSTOM, 0, NULL, NULL,
        "a list of fontawesome_icon, placeholder and url"},
    {"summary", &KIND_SUMMARY, 0, NULL, NULL, "a text before the sections"},
    {"sections", &KIND_SECTIONS, 0, NULL, NULL, "titles and their entries"},
    {"label", &KIND_OLD_WORDS, offsetof(struct cv, headline), "headline", NULL,
        "old name of headline"},
    {"image", &KIND_OLD_PHOTO, 0, "photo", NULL, "old name of photo"},
    {"sort_entries", &KIND_SORTING, 0, NULL, NULL, "of RenderCV 2.3, without effect"},
};

const struct field_table RENDERCV_TABLE = {"cv", CV_ROWS, COUNT(CV_ROWS)};

/* A key that would have a meaning in another place. */
static bool
report_misplaced(struct reading *r, const struct node *n, const char *where, const char *help)
{
	diag_warn(r->diags, n->key_place, "unknown-key", "unknown key '%s' in %s, ignored",
	    n->key, where);
	diag_help(r->diags, "%s", help);
	return true;
}

static bool
read_other_block(struct reading *r, const struct node *n, void *record)
{
	const char *near = fields_nearest(&RENDERCV_TABLE, n->key);
	(void)record;
	return near && strcmp(near, n->key) == 0 &&
	       report_misplaced(r, n, BLOCK_TABLE.name, "indent it below 'cv'");
}

static bool
read_other_key(struct reading *r, const struct node *n, void *record)
{
	(void)record;
	return n->kind == NODE_SEQ && !fields_nearest(&RENDERCV_TABLE, n->key) &&
	       report_misplaced(
	           r, n, RENDERCV_TABLE.name, "if it is a section, indent it below 'sections'");
}

static void
report_no_cv(struct diags *d, const struct source *s, const struct node *root)
{
	struct place p = {s, 0, 0};
	if (root->kind == NODE_MAP && root->first)
		p = root->first->key_place;
	diag_error(d, p, "no-cv", "there is no 'cv' in the file");
	diag_help(d, "begin it with 'cv:' and indent the rest below");
}

static bool
has_key(const struct node *map, const char *key)
{
	for (const struct node *n = map->first; n; n = n->next)
		if (strcmp(n->key, key) == 0)
			return true;
	return false;
}

struct cv *
rendercv_read(struct arena *a, const struct source *s, const struct node *root,
    const struct cv_options *o, struct diags *d)
{
	struct cv *cv = cv_new(a, "rendercv", s, o);
	struct reading r = {.arena = a, .diags = d, .severity = DIAG_ERROR, .self = cv};
	struct blocks blocks = {0};
	if (root->kind != NODE_MAP || !has_key(root, "cv")) {
		report_no_cv(d, s, root);
		return NULL;
	}
	cv->root = root;
	fields_read(&r, &BLOCK_TABLE, root, &blocks, read_other_block);
	blocks_read(&r, &blocks);
	if (blocks.cv && blocks.cv->kind != NODE_MAP)
		cv_wrong_kind(&r, "cv", "a map", blocks.cv);
	else if (blocks.cv)
		fields_read(&r, &RENDERCV_TABLE, blocks.cv, cv, read_other_key);
	blocks_finish(&r, o);
	return cv;
}

static const struct contact_key {
	const char *key;
	enum contact_kind kind;
} CONTACT_KEYS[] = {
    {"location", CONTACT_LOCATION},
    {"email", CONTACT_EMAIL},
    {"phone", CONTACT_PHONE},
    {"website", CONTACT_WEBSITE},
    {"social_networks", CONTACT_NETWORK},
    {"custom_connections", CONTACT_CUSTOM},
};

static bool
has_text(const struct node *n, const char *text)
{
	for (const struct node *m = n; m; m = node_walk(n, m, NULL))
		if (m->kind == NODE_SCALAR && strcasecmp(m->text, text) == 0)
			return true;
	return false;
}

/* Front matter is a source by the file's name. */
static bool
is_of_file(const struct node *n, const struct source *s)
{
	return n->place.source && strcmp(n->place.source->name, s->name) == 0;
}

/* They give way to `now`: of the command line without a word, of the file's front matter with
 * one. */
static void
remove_contacts(struct reading *r, enum contact_kind kind, const struct node *now)
{
	struct cv *cv = r->self;
	size_t kept = 0;
	for (size_t i = 0; i < cv->contact_count; i++) {
		const struct cv_contact *c = &cv->contacts[i];
		if (c->kind != kind)
			cv->contacts[kept++] = *c;
		else if (is_of_file(now, cv->source) && !has_text(now, c->value))
			diag_note(r->diags, c->place, "not-shown",
			    "'%s' is not shown, the front matter has another", c->value);
	}
	cv->contact_count = kept;
}

void
rendercv_override(struct reading *r, const struct node *map)
{
	if (!map || map->kind != NODE_MAP)
		return;
	for (size_t i = 0; i < COUNT(CONTACT_KEYS); i++) {
		const struct node *now = node_get(map, CONTACT_KEYS[i].key);
		if (now)
			remove_contacts(r, CONTACT_KEYS[i].kind, now);
	}
	fields_read(r, &RENDERCV_TABLE, map, r->self, NULL);
}

int
rendercv_probe(const struct source *s, const struct node *root)
{
	(void)s;
	if (root->kind != NODE_MAP)
		return 0;
	if (has_key(root, "cv"))
		return 100;
	return has_key(root, "design") || has_key(root, "sections") ? 30 : 0;
}
