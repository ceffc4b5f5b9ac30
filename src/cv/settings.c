/* The block 'settings'. */
#include "cv/settings.h"

#include <string.h>
#include <strings.h>

#include "cv/kinds.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static void
no_schema(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{}");
}

static bool
read_current_date(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	struct settings *s = record;
	bool impossible = true;
	if (n->kind == NODE_SCALAR && strcasecmp(n->text, "today") == 0)
		return true;
	struct cv_date d = {0};
	if (n->kind == NODE_SCALAR)
		d = date_read(r->arena, n->text, NULL, &impossible);
	if (impossible || d.kind != DATE_DAY) {
		cv_wrong_kind(r, f->key, "'today' or a date", n);
		diag_help(r->diags, "write YYYY-MM-DD");
		return false;
	}
	s->current_date = d;
	s->current_date.place = n->place;
	return true;
}

/* A NULL-ended array of the list's texts. */
static const char **
read_texts(struct reading *r, const struct field *f, const struct node *n)
{
	const char **texts = arena_zero(r->arena, n->count + 2, sizeof *texts);
	size_t count = 0;
	if (n->kind == NODE_SCALAR)
		texts[count++] = n->text;
	else if (n->kind == NODE_MAP)
		return cv_wrong_kind(r, f->key, "a list of texts", n), NULL;
	for (const struct node *m = n->first; m; m = m->next) {
		if (m->kind != NODE_SCALAR)
			return cv_wrong_kind(r, f->key, "a list of texts", m), NULL;
		if (!node_is_null(m) && *m->text)
			texts[count++] = m->text;
	}
	return texts;
}

static bool
read_keywords(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	const char **words = read_texts(r, f, n);
	if (words)
		((struct settings *)record)->bold_keywords = words;
	return words != NULL;
}

/* A key that says how RenderCV runs or what its files are called: nothing to us. */
static bool
read_nothing(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	(void)r;
	(void)f;
	(void)n;
	(void)target;
	return true;
}

/* As in every file that RenderCV makes to start from. */
static bool
is_initial(const struct node *n)
{
	static const char PATH[] = "OUTPUT_FOLDER/NAME_IN_SNAKE_CASE_CV.";
	return n->kind == NODE_SCALAR &&
	       (strcmp(n->text, "false") == 0 || strcmp(n->text, "rendercv_output") == 0 ||
	           strncmp(n->text, PATH, strlen(PATH)) == 0);
}

/* What RenderCV's files are called and which it makes; the blocks that are files of their own
 * are read by cv/blocks. */
static bool
read_command(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	(void)target;
	for (const struct node *m = n->first; m; m = m->next) {
		bool block = n->kind == NODE_MAP &&
		             (strcmp(m->key, "design") == 0 || strcmp(m->key, "locale") == 0);
		if (block || node_is_null(m) || is_initial(m))
			continue;
		diag_note(r->diags, n->key_place, "not-shown",
		    "'%s' says what RenderCV writes, and has no effect", f->key);
		return true;
	}
	return true;
}

/* A key with a new name: f->arg. */
static void
note_old_key(struct reading *r, const struct field *f, const struct node *n)
{
	diag_note(r->diags, n->key_place, "old-key", "'%s' is the old name of '%s'", f->key,
	    (const char *)f->arg);
}

static bool
read_old_date(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	note_old_key(r, f, n);
	return read_current_date(r, f, n, record);
}

static const struct field_kind KIND_DATE = {"day", read_current_date, field_ref_schema};
static const struct field_kind KIND_OLD_DATE = {"day", read_old_date, NULL};
static const struct field_kind KIND_KEYWORDS = {"scalars", read_keywords, field_ref_schema};
static const struct field_kind KIND_COMMAND = {"map", read_command, no_schema};
static const struct field_kind KIND_NOTHING = {"nothing", read_nothing, no_schema};

static const struct field SETTINGS_ROWS[] = {
    {"current_date", &KIND_DATE, 0, NULL, "today",
        "YYYY-MM-DD, for time spans and the date of the page"},
    {"bold_keywords", &KIND_KEYWORDS, 0, NULL, NULL, "words set bold wherever they occur"},
    {"pdf_title", &FIELD_TEXT, offsetof(struct settings, pdf_title), NULL, "NAME - CV",
        "the document's title"},
    {"render_command", &KIND_COMMAND, 0, NULL, NULL,
        "design and locale: files with those blocks; the rest is RenderCV's, without effect"},
    {"date", &KIND_OLD_DATE, 0, "current_date", NULL, "old name of current_date"},
    {"sort_entries", &KIND_NOTHING, 0, NULL, NULL, "of RenderCV 2.3, without effect"},
};

const struct field_table SETTINGS_TABLE = {"settings", SETTINGS_ROWS, COUNT(SETTINGS_ROWS)};

bool
settings_read(struct reading *r, const struct node *map, struct settings *out)
{
	return fields_read(r, &SETTINGS_TABLE, map, out, NULL);
}
