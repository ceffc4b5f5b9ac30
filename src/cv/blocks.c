/* Blocks: who reads which, and those that are files of their own. */
#include "cv/blocks.h"

#include <string.h>
#include <time.h>

#include "base/file.h"
#include "cv/keywords.h"
#include "cv/kinds.h"
#include "cv/level.h"
#include "cv/owner.h"
#include "cv/locale_fields.h"
#include "cv/settings.h"

#define COUNT(rows)      (sizeof(rows) / sizeof *(rows))
#define BLOCK_FILE_LIMIT ((size_t)1 << 20)

static bool
read_old_block(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	diag_note(r->diags, n->key_place, "old-key", "'%s' is the old name of '%s'", n->key,
	    (const char *)f->arg);
	*(const struct node **)target = n;
	return true;
}

static const struct field_kind KIND_OLD_BLOCK = {"map", read_old_block, NULL};

static const struct field BLOCK_ROWS[] = {
    {"cv", &FIELD_REF, offsetof(struct blocks, cv), "cv", NULL, "the content"},
    {"design", &FIELD_REF, offsetof(struct blocks, design), "design", NULL,
        "the look, over the layout's"},
    {"locale", &FIELD_REF, offsetof(struct blocks, locale), "locale", NULL,
        "the language and its words"},
    {"settings", &FIELD_REF, offsetof(struct blocks, settings), "settings", NULL,
        "date, keywords, title"},
    {"rendercv_settings", &KIND_OLD_BLOCK, offsetof(struct blocks, settings), "settings", NULL,
        "old name"},
    {"locale_catalog", &KIND_OLD_BLOCK, offsetof(struct blocks, locale), "locale", NULL,
        "old name"},
};

const struct field_table BLOCK_TABLE = {"the file", BLOCK_ROWS, COUNT(BLOCK_ROWS)};

static struct cv_date
date_of(int64_t now)
{
	time_t seconds = (time_t)now;
	struct tm t = {0};
	if (!gmtime_r(&seconds, &t))
		return (struct cv_date){0};
	return (struct cv_date){.kind = DATE_DAY,
	    .year = t.tm_year + 1900,
	    .month = t.tm_mon + 1,
	    .day = t.tm_mday};
}

struct cv *
cv_new(struct arena *a, const char *format, const struct source *s, const struct cv_options *o)
{
	struct cv *cv = arena_zero(a, 1, sizeof *cv);
	*cv = (struct cv){.format = format,
	    .source = s,
	    .locale = *locale_default(),
	    .today = date_of(o->now),
	    .pdf_title = "NAME - CV"};
	return cv;
}

struct blocks
blocks_of(const struct node *root)
{
	return (struct blocks){node_get(root, "cv"), node_get(root, "design"),
	    node_get(root, "locale"), node_get(root, "settings")};
}

/* Is the block `n` a map? A wrong kind is reported. */
static bool
is_block(struct reading *r, const char *key, const struct node *n)
{
	if (n && n->kind != NODE_MAP)
		return cv_wrong_kind(r, key, "a map", n);
	return n != NULL;
}

/* Nobody's CV is refused over its styling. */
static bool
is_design(struct reading *r, const struct node *n)
{
	if (!n || n->kind == NODE_MAP)
		return n != NULL;
	diag_warn(r->diags, n->place, "wrong-kind", "'design' must be a map, not %s; ignored", node_kind_word(n));
	if (n->kind == NODE_SCALAR)
		diag_help(r->diags, "a layout is named below it, indented: 'theme: %s'", n->text);
	return false;
}

void
blocks_read(struct reading *r, const struct blocks *b)
{
	struct cv *cv = r->self;
	struct settings settings = {0};
	if (is_block(r, "locale", b->locale)) {
		locale_read(r, b->locale, &cv->locale);
		cv->locale_block = b->locale;
	}
	if (is_block(r, "settings", b->settings))
		settings_read(r, b->settings, &settings);
	if (is_design(r, b->design))
		cv->design =
		    cv->design ? node_merge(r->arena, cv->design, b->design) : b->design;
	if (settings.current_date.kind != DATE_NONE)
		cv->today = settings.current_date;
	if (settings.pdf_title)
		cv->pdf_title = settings.pdf_title;
	cv->settings = b->settings;
	cv->bold_keywords = settings.bold_keywords;
}

void
blocks_finish(struct reading *r, const struct cv_options *o)
{
	struct cv *cv = r->self;
	owner_mark(r->arena, cv);
	level_mark(r->arena, cv);
	if (cv->bold_keywords && !o->as_written)
		keywords_bold(r->arena, cv, cv->bold_keywords);
}

/* The block `key` of a file that has it, or is it. */
static struct node *
read_block_file(struct arena *a, const char *path, const char *key, const char *old,
    struct place named, struct diags *d)
{
	const char *bytes, *why;
	size_t len;
	if (!file_read(a, path, BLOCK_FILE_LIMIT, &bytes, &len, &why)) {
		diag_error(d, named, "block-file", "%s: %s", path, why);
		return NULL;
	}
	struct node *root = yaml_read(a, source_new(a, path, bytes, len, d), d);
	struct node *block = node_get(root, key);
	if (root && !block)
		block = node_get(root, old);
	return block ? block : root;
}

/* The block of a language given by name on the command line. */
static struct node *
language_block(struct arena *a, const char *name)
{
	struct node *block = node_new(a, NODE_MAP, place_none());
	node_set(a, block, "language", node_scalar(a, name, place_none()));
	return block;
}

/* The member of root named so, or a new one, becomes a copy of `block`. */
static void
set_block(
    struct arena *a, struct node *root, const char *key, const char *old, struct node *block)
{
	if (!block || root->kind != NODE_MAP)
		return;
	for (struct node *n = root->first; n; n = n->next)
		if (strcmp(n->key, old) == 0)
			n->key = key;
	node_set(a, root, key, node_copy(a, block));
}

static const struct block_file {
	const char *key, *old;
	const char *named; /* where the file itself names it */
	size_t option;     /* 0: none, --design goes to the layout */
} BLOCK_FILES[] = {
    {"settings", "rendercv_settings", NULL, offsetof(struct cv_options, settings_file)},
    {"locale", "locale_catalog", "settings.render_command.locale",
        offsetof(struct cv_options, locale_file)},
    {"design", "design", "settings.render_command.design", 0},
};

/* A file that a CV names must lie where its photo must: a stranger's CV must not read the machine's
 * files. NULL after a report. */
static const char *
named_file(struct arena *a, const struct source *s, const struct cv_options *o,
    const struct node *named, struct diags *d)
{
	const char *folder = path_dir(a, s->name);
	const char *path = path_join(a, folder, named->text);
	if (named->place.source != s || path_is_inside(path, o->root ? o->root : folder))
		return path;
	diag_error(d, named->place, "block-file",
	    "%s: it is missing, or outside the directory that files may come from", path);
	return NULL;
}

struct node *
blocks_overlay(struct arena *a, const struct source *s, struct node *root,
    const struct cv_options *o, struct diags *d)
{
	for (size_t i = 0; i < COUNT(BLOCK_FILES); i++) {
		const struct block_file *b = &BLOCK_FILES[i];
		const char *path =
		    b->option ? *(const char *const *)((const char *)o + b->option) : NULL;
		const struct node *named = b->named ? node_find(root, b->named) : NULL;
		struct place p = named ? named->place : place_none();
		if (path && strcmp(b->key, "locale") == 0 && locale_find(path)) {
			set_block(a, root, b->key, b->old, language_block(a, path));
			continue;
		}
		if (path)
			p = place_none();
		else if (named && named->kind == NODE_SCALAR && !node_is_null(named) &&
		         *named->text)
			path = named_file(a, s, o, named, d);
		if (path)
			set_block(a, root, b->key, b->old,
			    read_block_file(a, path, b->key, b->old, p, d));
	}
	return root;
}
