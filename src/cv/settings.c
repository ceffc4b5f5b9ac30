/* The blocks 'settings' and 'locale'. */
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
static const struct field_kind KIND_NOTHING = {"nothing", read_nothing, no_schema};

static const struct field SETTINGS_ROWS[] = {
    {"current_date", &KIND_DATE, 0, NULL, "today",
        "YYYY-MM-DD, for time spans and the date of the page"},
    {"bold_keywords", &KIND_KEYWORDS, 0, NULL, NULL, "words set bold wherever they occur"},
    {"pdf_title", &FIELD_TEXT, offsetof(struct settings, pdf_title), NULL, "NAME - CV",
        "the document's title"},
    {"render_command", &KIND_NOTHING, 0, NULL, NULL,
        "taken from RenderCV's files, without effect"},
    {"date", &KIND_OLD_DATE, 0, "current_date", NULL, "old name of current_date"},
    {"sort_entries", &KIND_NOTHING, 0, NULL, NULL, "of RenderCV 2.3, without effect"},
};

const struct field_table SETTINGS_TABLE = {
    "settings", SETTINGS_ROWS, COUNT(SETTINGS_ROWS)};

bool
settings_read(struct reading *r, const struct node *map, struct settings *out)
{
	return fields_read(r, &SETTINGS_TABLE, map, out, NULL);
}

static bool
read_months(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const char **months = read_texts(r, f, n);
	size_t count = 0;
	while (months && months[count])
		count++;
	if (!months)
		return false;
	if (count != 12) {
		diag_report(r->diags, r->severity, n->place, "wrong-value",
		    "'%s' must have 12 months, not %zu", f->key, count);
		return false;
	}
	memcpy(target, months, 12 * sizeof *months);
	return true;
}

static bool
read_old_months(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	note_old_key(r, f, n);
	return read_months(r, f, n, target);
}

/* Where a key of 2.3's locale has gone, and what its value is there; '%s' is the value. */
struct moved {
	const char *path, *format;
};

static const char *
replaced(struct arena *a, const char *text, const char *old, const char *now)
{
	const char *at = strstr(text, old);
	if (!at)
		return text;
	return arena_printf(a, "%.*s%s%s", (int)(at - text), text, now, at + strlen(old));
}

static bool
read_moved(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	struct cv *cv = r->self;
	const struct moved *m = f->arg;
	(void)target;
	if (n->kind != NODE_SCALAR)
		return cv_wrong_kind(r, f->key, "text", n);
	diag_note(
	    r->diags, n->key_place, "old-key", "'%s' is 'design.%s' now", f->key, m->path);
	const char *value = replaced(r->arena, m->format, "%s", n->text);
	value = replaced(r->arena, value, "TODAY", "CURRENT_DATE");
	struct node *design = cv->design ? node_copy(r->arena, cv->design)
	                                 : node_new(r->arena, NODE_MAP, n->place);
	node_set(r->arena, design, m->path, node_scalar(r->arena, value, n->place));
	cv->design = design;
	return true;
}

static const struct moved MOVED_PHONE = {"header.connections.phone_number_format", "%s"},
                          MOVED_FOOTER = {"templates.footer", "*%s*"},
                          MOVED_NOTE = {"templates.top_note", "*%s*"},
                          MOVED_DATE = {"templates.single_date", "%s"},
                          MOVED_RANGE = {"templates.date_range", "START_DATE %s END_DATE"};

static const struct field_kind KIND_MOVED = {"text", read_moved, NULL};
static const struct field_kind KIND_MONTHS = {"months", read_months, field_ref_schema};
static const struct field_kind KIND_OLD_MONTHS = {"months", read_old_months, NULL};

/* clang-format off */
#define WORD(key, member, help) {key, &FIELD_TEXT, offsetof(struct locale, member), NULL, NULL, help}
#define MOVED(key, now) {key, &KIND_MOVED, 0, &now, NULL, "old: the layout has it"}
/* clang-format on */

static const struct field PHRASE_ROWS[] = {
    WORD("degree_with_area", degree_with_area, "how degree and field of study are joined"),
};

static const struct field_table PHRASE_TABLE = {"phrases", PHRASE_ROWS, COUNT(PHRASE_ROWS)};

static const struct field LOCALE_ROWS[] = {
    {"language", &KIND_NOTHING, 0, NULL, "english", "name or code of a language"},
    WORD("last_updated", last_updated, "before the date of the page"),
    WORD("month", month, "one month"),
    WORD("months", months, "several"),
    WORD("year", year, "one year"),
    WORD("years", years, "several"),
    WORD("present", present, "of what is still going on"),
    {"phrases", &FIELD_MAP, 0, &PHRASE_TABLE, NULL, "phrases"},
    {"month_abbreviations", &KIND_MONTHS, offsetof(struct locale, month_abbreviations), NULL,
        NULL, "from January"},
    {"month_names", &KIND_MONTHS, offsetof(struct locale, month_names), NULL, NULL,
        "from January"},
    {"abbreviations_for_months", &KIND_OLD_MONTHS, offsetof(struct locale, month_abbreviations),
        "month_abbreviations", NULL, "old name"},
    {"full_names_of_months", &KIND_OLD_MONTHS, offsetof(struct locale, month_names),
        "month_names", NULL, "old name"},
    MOVED("phone_number_format", MOVED_PHONE),
    MOVED("page_numbering_template", MOVED_FOOTER),
    MOVED("page_numbering_style", MOVED_FOOTER),
    MOVED("last_updated_date_template", MOVED_NOTE),
    MOVED("last_updated_date_style", MOVED_NOTE),
    MOVED("date_template", MOVED_DATE),
    MOVED("date_style", MOVED_DATE),
    MOVED("to", MOVED_RANGE),
};

const struct field_table LOCALE_TABLE = {"locale", LOCALE_ROWS, COUNT(LOCALE_ROWS)};

void
language_read(struct reading *r, const struct node *n, struct locale *l)
{
	const char *const *names;
	const struct locale *found = n->text ? locale_find(n->text) : NULL;
	if (found) {
		*l = *found;
		return;
	}
	size_t count = locale_names(&names);
	const char *near = n->text ? nearest_word(n->text, names, count) : NULL;
	diag_warn(r->diags, n->place, "unknown-language",
	    "there is no language '%s', '%s' is taken", n->text ? n->text : node_kind_word(n),
	    l->name);
	if (near)
		diag_help(r->diags, "did you mean '%s'?", near);
}

bool
locale_read(struct reading *r, const struct node *map, struct locale *l)
{
	const struct node *language = node_get(map, "language");
	if (language)
		language_read(r, language, l);
	const char *short_name = l->month_abbreviations[0], *name = l->month_names[0];
	bool ok = fields_read(r, &LOCALE_TABLE, map, l, NULL);
	if (l->month_abbreviations[0] != short_name) /* own names are there to be used */
		l->date = NULL;
	if (l->month_names[0] != name)
		l->date_in_words = NULL;
	return ok;
}
