/* Fields that no template names. */
#include "typeset/unshown.h"

#include <string.h>

#include "typeset/setter.h"

struct search {
	struct arena *arena;
	const struct layout *layout;
	struct diags *diags;
	const struct cv_section *section;
	const struct layout_entry *templates; /* of the entry at hand */
	const char *path;                     /* of its template, for the help */
};

static bool
is_name_char(char c)
{
	return (c >= 'A' && c <= 'Z') || c == '_';
}

static bool
names(const char *template, const char *name)
{
	size_t len = strlen(name);
	for (const char *s = template; s && (s = strstr(s, name)); s += len)
		if ((s == template || !is_name_char(s[-1])) && !is_name_char(s[len]))
			return true;
	return false;
}

static bool
is_named(const struct search *s, const char *name)
{
	return names(s->templates->main_column, name) ||
	       names(s->templates->degree_column, name) ||
	       names(s->templates->date_and_location_column, name);
}

static const char *
upper(struct arena *a, const char *key)
{
	char *name = arena_str(a, key);
	for (char *p = name; *p; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
	return name;
}

/* Placeholders and kinds of entries that show more than their own name says. */
static const struct other {
	const char *key, *name;
} OTHERS[] = {{"level", "DETAILS"}, {"degree", "DEGREE_WITH_AREA"},
    {"area", "DEGREE_WITH_AREA"}, {"doi", "URL"}};

/* Bars, dots and tags go without a template. */
static bool
is_of_skill(const struct search *s, const char *key)
{
	static const char *const KEYS[] = {"label", "name", "details", "summary", "level"};
	const char *const *in = s->layout->entries.skills_in;
	bool skills = false;
	for (size_t i = 0; in && in[i] && s->layout->entries.skills != SKILLS_LINE; i++)
		skills = skills || section_is(s->section, in[i]);
	for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS && skills; i++)
		if (strcmp(KEYS[i], key) == 0)
			return true;
	return false;
}

static bool
shows_otherwise(const struct search *s, const struct cv_entry *e, const char *key)
{
	static const char *const OWN[ENTRY_COUNT] = {[ENTRY_TEXT] = "text",
	    [ENTRY_BULLET] = "bullet",
	    [ENTRY_NUMBERED] = "number",
	    [ENTRY_REVERSED] = "reversed_number"};
	if (OWN[e->kind])
		return strcmp(OWN[e->kind], key) == 0;
	for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
		if (strcmp(OTHERS[i].key, key) == 0 && is_named(s, OTHERS[i].name))
			return true;
	return is_of_skill(s, key);
}

/* Where there is a DOI, the address isn't printed. */
static bool
is_hidden_url(const struct cv_entry *e, const char *key)
{
	return strcmp(key, "url") == 0 && cv_field(e, "doi");
}

static void
note(const struct search *s, struct place p, const char *key, bool would_help)
{
	diag_note(s->diags, p, "not-in-layout", "'%s' is not shown", key);
	if (s->path && would_help)
		diag_help(s->diags, "put %s into 'design.templates.%s.main_column'",
		    upper(s->arena, key), s->path);
}

static void
report_fields(const struct search *s, const struct cv_entry *e)
{
	bool templates = s->templates->main_column;
	for (size_t i = 0; i < e->field_count; i++) {
		const struct cv_field *f = &e->fields[i];
		bool shown = templates && is_named(s, upper(s->arena, f->key)) &&
		             !is_hidden_url(e, f->key);
		if (f->unknown || rich_is_empty(&f->text) || shown ||
		    shows_otherwise(s, e, f->key))
			continue;
		note(s, f->key_place.source ? f->key_place : f->place, f->key,
		    !is_hidden_url(e, f->key));
	}
}

/* Bullets and numbers have a date at the right, whatever the templates. */
static void
report_dates(const struct search *s, const struct cv_entry *e)
{
	static const char *const NAMES[] = {"DATE", "START_DATE", "END_DATE", "TIME_SPAN"};
	const struct cv_date *d = e->date.kind ? &e->date : e->start.kind ? &e->start : &e->end;
	bool shown = e->kind == ENTRY_BULLET || e->kind == ENTRY_NUMBERED ||
	             e->kind == ENTRY_REVERSED || d->kind == DATE_NONE;
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES && !shown; i++)
		shown = is_named(s, NAMES[i]);
	if (!shown)
		note(s, d->place, "date", true);
}

static void
report_lists(const struct search *s, const struct cv_entry *e)
{
	bool bullets = e->kind == ENTRY_BULLET || e->kind == ENTRY_NUMBERED ||
	               e->kind == ENTRY_REVERSED || e->kind == ENTRY_PUBLICATION;
	bool links = e->kind == ENTRY_NORMAL || e->kind == ENTRY_EXPERIENCE ||
	             e->kind == ENTRY_EDUCATION || e->kind == ENTRY_PUBLICATION;
	if (e->highlight_count && !bullets && !is_named(s, "HIGHLIGHTS"))
		note(s, e->highlights[0].place, "highlights", e->kind != ENTRY_ONE_LINE);
	if (e->author_count && !is_named(s, "AUTHORS") && e->authors[0].count)
		note(s, e->authors[0].runs[0].place, "authors", true);
	if (e->link_count && !links && !is_named(s, "LINKS"))
		note(s, e->links[0].place, "links", true);
}

static void
report_entry(struct search *s, const struct cv_entry *e, bool role)
{
	bool has_template = e->kind != ENTRY_TEXT && e->kind != ENTRY_BULLET &&
	                    e->kind != ENTRY_NUMBERED && e->kind != ENTRY_REVERSED;
	s->templates =
	    role ? &s->layout->templates.position : &s->layout->templates.entry[e->kind];
	s->path = role ? "position" : has_template ? entry_kind_name(e->kind) : NULL;
	report_fields(s, e);
	report_dates(s, e);
	report_lists(s, e);
	if (e->logo && !s->layout->entries.show_logos)
		diag_note(s->diags, e->logo_place, "not-in-layout", "'logo' is not shown");
	for (size_t i = 0; i < e->position_count; i++)
		report_entry(s, &e->positions[i], true); /* roles have none of their own */
}

static void
report_section(struct search *s, const struct cv_section *section)
{
	s->section = section;
	for (size_t i = 0; i < section->entry_count; i++)
		report_entry(s, &section->entries[i], false);
	for (size_t i = 0; i < section->section_count; i++)
		report_section(s, &section->sections[i]);
}

/* A user name that its address, which is printed, hasn't in it. */
static void
report_contacts(const struct search *s, const struct cv *cv)
{
	for (size_t i = 0; i < cv->contact_count; i++) {
		const struct cv_contact *c = &cv->contacts[i];
		bool hidden = c->url &&
		              s->layout->header.connections.urls_instead_of_usernames &&
		              (c->kind == CONTACT_NETWORK || c->kind == CONTACT_CUSTOM);
		if (hidden && !strstr(c->url, c->value + (*c->value == '@')))
			diag_note(s->diags, c->place, "not-in-layout",
			    "'%s' is not shown, but its address", c->value);
	}
}

void
unshown_report(struct arena *a, const struct cv *cv, const struct layout *l, struct diags *d)
{
	struct search s = {.arena = a, .layout = l, .diags = d};
	report_contacts(&s, cv);
	for (size_t i = 0; i < cv->section_count; i++)
		report_section(&s, &cv->sections[i]);
}
