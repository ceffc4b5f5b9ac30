/* The block 'locale', in a CV and in data/locales. */
#include "cv/locale_fields.h"

#include <string.h>
#include <strings.h>

#include "cv/kinds.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* A key with a new name: f->initial. */
static void
note_old_key(struct reading *r, const struct field *f, const struct node *n)
{
	diag_note(r->diags, n->key_place, "old-key", "'%s' is the old name of '%s'", f->key,
	    f->initial);
}

/* As many texts as f->arg, a size_t, says. */
static bool
read_list(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const char **texts = target, *read[12];
	size_t wanted = *(const size_t *)f->arg, count = 0;
	if (n->kind != NODE_SEQ)
		return cv_wrong_kind(r, f->key, "a list of texts", n);
	for (const struct node *m = n->first; m; m = m->next, count++) {
		if (m->kind != NODE_SCALAR)
			return cv_wrong_kind(r, f->key, "a list of texts", m);
		if (count < wanted)
			read[count] = m->text;
	}
	if (count != wanted) {
		diag_report(r->diags, r->severity, n->place, "wrong-value",
		    "'%s' must have %zu texts, not %zu", f->key, wanted, count);
		return false;
	}
	memcpy(texts, read, wanted * sizeof *read);
	return true;
}

static bool
read_old_list(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	note_old_key(r, f, n);
	return read_list(r, f, n, target);
}

static void
list_schema(const struct field *f, struct buf *out)
{
	size_t count = *(const size_t *)f->arg;
	buf_printf(out,
	    "{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/scalar\"}, "
	    "\"minItems\": %zu, \"maxItems\": %zu}",
	    count, count);
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

static const size_t MONTHS = 12, QUOTES = 4, DEGREES = DEGREE_COUNT, LEVELS = LEVEL_COUNT,
                    FLUENCIES = FLUENCY_COUNT;

static const struct field_kind KIND_MOVED = {"text", read_moved, NULL};
static const struct field_kind KIND_LIST = {"texts", read_list, list_schema};
static const struct field_kind KIND_OLD_LIST = {"texts", read_old_list, NULL};

/* clang-format off */
#define AT(member)              offsetof(struct locale, member)
#define TEXT(key, member, help) {key, &FIELD_TEXT, AT(member), NULL, NULL, help}
#define LIST(key, member, count, help) {key, &KIND_LIST, AT(member), &count, NULL, help}
#define MOVED(key, now)         {key, &KIND_MOVED, 0, &now, NULL, "old: the layout has it"}

static const struct field PHRASE_ROWS[] = {
    TEXT("degree_with_area", degree_with_area, "how degree and field of study are joined"),
    TEXT("comma", comma, "what parts words of a list, if not ','"),
};

static const struct field PLURAL_ROWS[] = {
    {"two", &FIELD_TEXT, PLURAL_TWO * sizeof(char *), NULL, NULL, "CLDR's plural 'two'"},
    {"few", &FIELD_TEXT, PLURAL_FEW * sizeof(char *), NULL, NULL, "'few'"},
    {"many", &FIELD_TEXT, PLURAL_MANY * sizeof(char *), NULL, NULL, "'many'"},
    {"other", &FIELD_TEXT, PLURAL_OTHER * sizeof(char *), NULL, NULL, "all others"},
};

#define WORD(key, word) TEXT(key, words[word], key)

static const struct field TITLE_ROWS[] = {
    WORD("summary", WORD_SUMMARY), WORD("experience", WORD_WORK),
    WORD("education", WORD_EDUCATION), WORD("volunteer", WORD_VOLUNTEER),
    WORD("awards", WORD_AWARDS), WORD("certificates", WORD_CERTIFICATES),
    WORD("publications", WORD_PUBLICATIONS), WORD("skills", WORD_SKILLS),
    WORD("languages", WORD_LANGUAGES), WORD("interests", WORD_INTERESTS),
    WORD("references", WORD_REFERENCES), WORD("projects", WORD_PROJECTS),
};

static const struct field LABEL_ROWS[] = {
    WORD("courses", WORD_COURSES), WORD("score", WORD_SCORE), WORD("roles", WORD_ROLES),
    WORD("organization", WORD_ENTITY), WORD("type", WORD_TYPE), WORD("email", WORD_EMAIL),
    WORD("phone", WORD_PHONE),
};
/* clang-format on */

static const struct field_table PHRASE_TABLE = {"phrases", PHRASE_ROWS, COUNT(PHRASE_ROWS)},
                                PLURAL_TABLE = {"plurals", PLURAL_ROWS, COUNT(PLURAL_ROWS)},
                                LABEL_TABLE = {"labels", LABEL_ROWS, COUNT(LABEL_ROWS)};

const struct field_table LOCALE_TITLES = {"section_titles", TITLE_ROWS, COUNT(TITLE_ROWS)};

/* One text for all but one, or a map of plurals. */
static bool
read_plurals(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const char **forms = target, *read[PLURAL_COUNT] = {forms[PLURAL_ONE]};
	bool ok = true;
	if (n->kind == NODE_SCALAR)
		read[PLURAL_OTHER] = n->text;
	else if (n->kind == NODE_MAP)
		ok = fields_read(r, &PLURAL_TABLE, n, read, NULL);
	else
		return cv_wrong_kind(r, f->key, "text or a map of plurals", n);
	if (!read[PLURAL_OTHER])
		read[PLURAL_OTHER] = forms[PLURAL_OTHER];
	memcpy(forms, read, sizeof read);
	return ok;
}

static void
plurals_schema(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"anyOf\": [{\"$ref\": \"#/$defs/scalar\"}, ");
	fields_schema(&PLURAL_TABLE, out);
	buf_puts(out, "]}");
}

/* Read before all others. */
static bool
read_language(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	(void)r;
	(void)f;
	(void)n;
	(void)target;
	return true;
}

static void
any_schema(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{}");
}

static const struct field_kind KIND_PLURALS = {"plurals", read_plurals, plurals_schema};
static const struct field_kind KIND_LANGUAGE = {"language", read_language, any_schema};

static const struct field LOCALE_ROWS[] = {
    {"language", &KIND_LANGUAGE, 0, NULL, "english", "name or code of a language"},
    TEXT("native", native, "its own name"),
    TEXT("code", tag, "its code by BCP 47; with one, the language may be a new one"),
    {"right_to_left", &FIELD_BOOL, AT(rtl), NULL, "false", "is the page mirrored?"},
    TEXT("last_updated", last_updated, "before the date of the page"),
    TEXT("month", months[PLURAL_ONE], "one month"),
    {"months", &KIND_PLURALS, AT(months), NULL, NULL, "several, or a map of plurals"},
    TEXT("year", years[PLURAL_ONE], "one year"),
    {"years", &KIND_PLURALS, AT(years), NULL, NULL, "several, or a map of plurals"},
    {"dual", &FIELD_BOOL, AT(dual), NULL, "false", "one and two are said without a number"},
    {"close_units", &FIELD_BOOL, AT(close_units), NULL, "false", "no space behind a number"},
    TEXT("present", present, "of what is still going on"),
    {"phrases", &FIELD_MAP, 0, &PHRASE_TABLE, NULL, "phrases"},
    TEXT("date", date, "order of a date with an abbreviated month"),
    TEXT("date_in_words", date_in_words, "order of a date with the month's name"),
    LIST("month_abbreviations", month_abbreviations, MONTHS, "from January"),
    LIST("month_names", month_names, MONTHS, "from January"),
    LIST("month_names_after_days", month_names_after_days, MONTHS, "the genitive"),
    LIST("quotes", quotes, QUOTES, "outer and inner quotation marks"),
    TEXT("space_before", space_before, "signs that a space stands before"),
    TEXT("hyphenation", hyphenation, "the patterns: de, en-us"),
    {"section_titles", &FIELD_MAP, 0, &LOCALE_TITLES, NULL, "of sections named in English"},
    {"labels", &FIELD_MAP, 0, &LABEL_TABLE, NULL, "of JSON Resume's and YAMLResume's fields"},
    LIST("degrees", degrees, DEGREES, "YAMLResume's"),
    LIST("levels", levels, LEVELS, "YAMLResume's"),
    LIST("fluencies", fluencies, FLUENCIES, "YAMLResume's"),
    {"abbreviations_for_months", &KIND_OLD_LIST, AT(month_abbreviations), &MONTHS,
        "month_abbreviations", "old name"},
    {"full_names_of_months", &KIND_OLD_LIST, AT(month_names), &MONTHS, "month_names",
        "old name"},
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

/* 'de-AT' is German, and stays itself for hyphenation and for the reader's voice. */
static void
keep_region(const char *asked, struct locale *l)
{
	size_t len = strlen(l->tag);
	if (strncasecmp(asked, l->tag, len) != 0 || !strchr("-_", asked[len]) || !asked[len])
		return;
	l->tag = asked;
	if (l->hyphenation)
		l->hyphenation = asked;
}

void
language_read(struct reading *r, const struct node *n, struct locale *l)
{
	const char *const *names;
	const struct locale *found = n->text ? locale_find(n->text) : NULL;
	if (found) {
		*l = *found;
		keep_region(n->text, l);
		return;
	}
	size_t count = locale_names(&names);
	const char *near = n->text ? nearest_word(n->text, names, count) : NULL;
	diag_warn(r->diags, n->place, "unknown-language",
	    "there is no language '%s', '%s' is taken", n->text ? n->text : node_kind_word(n),
	    l->name);
	if (near)
		diag_help(r->diags, "did you mean '%s'?", near);
	else
		diag_help(r->diags, "there are %s", words_list(r->arena, names, count));
}

bool
locale_read(struct reading *r, const struct node *map, struct locale *l)
{
	const struct node *language = node_get(map, "language");
	bool own = language && language->text && node_get(map, "code");
	if (own && !locale_find(language->text))
		l->name = l->native = language->text;
	else if (language)
		language_read(r, language, l);
	const char *short_name = l->month_abbreviations[0], *name = l->month_names[0];
	const char *date = l->date, *date_in_words = l->date_in_words;
	bool ok = fields_read(r, &LOCALE_TABLE, map, l, NULL);
	/* Own names are there to be used. */
	if (l->month_abbreviations[0] != short_name && l->date == date)
		l->date = NULL;
	if (l->month_names[0] != name) {
		memset(l->month_names_after_days, 0,
		    node_get(map, "month_names_after_days") ? 0
		                                            : sizeof l->month_names_after_days);
		l->date_in_words = l->date_in_words == date_in_words ? NULL : l->date_in_words;
	}
	return ok;
}
