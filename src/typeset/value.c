/* What the placeholders of entry templates stand for. */
#include "typeset/isolate.h"
#include "typeset/setter.h"

#include <string.h>

static const char *const KNOWN[] = {
    "ADVISOR", "AREA", "AUTHORS", "AWARDER", "BULLET", "COMPANY", "COURSES", "DATE", "DEGREE", "DEGREE_WITH_AREA",
    "DESCRIPTION", "DETAILS", "DOI", "END_DATE", "GPA", "GRADE", "HIGHLIGHTS", "INSTITUTION", "ISSUER",
    "JOURNAL", "KEYWORDS", "LABEL", "LEVEL", "LINKS", "LOCATION", "NAME", "NUMBER", "POSITION",
    "REVERSED_NUMBER", "ROLE", "SCORE", "START_DATE", "SUMMARY", "TECHNOLOGIES", "TIME_SPAN", "TITLE", "URL", "VENUE",
};

static struct rich
plain(const struct entry_values *v, const char *text, const char *url)
{
	struct rich r = {0};
	if (text && *text)
		rich_add(v->s->arena, &r, (struct rich_run){.text = text, .url = url, .place = v->entry->place});
	return r;
}

static struct rich
field(const struct entry_values *v, const char *key)
{
	const struct rich *r = cv_field(v->entry, key);
	return r ? *r : (struct rich){0};
}

/* The field among the words of a line. */
static struct rich
inline_field(const struct entry_values *v, const char *key)
{
	struct rich r = field(v, key);
	return v->s->rtl ? isolate_latin(v->s->arena, &r) : r;
}

static struct rich
authors(struct entry_values *v)
{
	struct rich r = {0};
	const char *comma = style_comma(v->s);
	for (size_t i = 0; i < v->entry->author_count; i++) {
		if (i)
			rich_add(v->s->arena, &r, (struct rich_run){.text = comma, .place = v->entry->place});
		rich_append(v->s->arena, &r, &v->entry->authors[i], 0);
	}
	return r;
}

static struct rich
links(struct entry_values *v)
{
	struct rich r = {0};
	for (size_t i = 0; i < v->entry->link_count; i++) {
		if (i)
			rich_add(v->s->arena, &r, (struct rich_run){.text = " ", .place = v->entry->place});
		rich_append(v->s->arena, &r, &v->entry->links[i].label, 0);
	}
	return r;
}

static bool
shows_spans(const struct entry_values *v)
{
	const char *const *keys = v->s->layout->sections.show_time_spans_in;
	for (size_t i = 0; keys && v->section && keys[i]; i++)
		if (section_is(v->section, keys[i]))
			return true;
	return false;
}

static struct rich
dates(struct entry_values *v)
{
	const struct layout *l = v->s->layout;
	const struct cv_entry *e = v->entry;
	struct rich r = date_range(v->s->arena, &e->start, &e->end, &e->date, l->templates.date_range,
	    l->templates.single_date, &v->cv->locale);
	if (!shows_spans(v) || e->date.kind != DATE_NONE)
		return r;
	const char *span = date_span(v->s->arena, &e->start, &e->end, &v->cv->today,
	    l->templates.time_span, &v->cv->locale);
	if (span && *span)
		rich_add(v->s->arena, &r,
		    (struct rich_run){.text = arena_printf(v->s->arena, "\n%s", span), .place = e->place});
	return r;
}

static struct rich
one_date(const struct entry_values *v, const struct cv_date *d)
{
	if (d->kind == DATE_NONE)
		return (struct rich){0};
	if (d->kind == DATE_TEXT)
		return d->text;
	return plain(v, date_print(v->s->arena, d, v->s->layout->templates.single_date, &v->cv->locale), NULL);
}

static struct rich
url(struct entry_values *v)
{
	struct rich doi = field(v, "doi"), u = field(v, "url");
	if (!rich_is_empty(&doi)) {
		const char *id = rich_plain(v->s->arena, &doi);
		return plain(v, id, arena_printf(v->s->arena, "https://doi.org/%s", id));
	}
	if (rich_is_empty(&u))
		return u;
	const char *text = rich_plain(v->s->arena, &u), *to = u.runs[0].url;
	const char *shown = strstr(text, "://");
	size_t end = strlen(text);
	while (end && text[end - 1] == '/')
		end--;
	text = arena_dup(v->s->arena, text, end);
	shown = strstr(text, "://");
	return plain(v, shown ? shown + 3 : text, to);
}

/* Details, and the level in words. */
static struct rich
details(struct entry_values *v)
{
	struct rich r = {0}, own = field(v, "details"), level = field(v, "level");
	bool both = !rich_is_empty(&own) && !rich_is_empty(&level);
	rich_append(v->s->arena, &r, &own, 0);
	if (both)
		rich_add(v->s->arena, &r, (struct rich_run){.text = " (", .place = v->entry->place});
	rich_append(v->s->arena, &r, &level, 0);
	if (both)
		rich_add(v->s->arena, &r, (struct rich_run){.text = ")", .place = v->entry->place});
	return r;
}

static bool degree_parts(void *self, const char *name, struct template_value *out);

static struct rich
degree_with_area(struct entry_values *v)
{
	const struct template *t = style_template(v->s, v->cv->locale.degree_with_area, place_none());
	struct template_lines lines = template_expand(v->s->arena, t, degree_parts, v);
	return lines.count ? lines.lines[0].text : (struct rich){0};
}

static bool
degree_parts(void *self, const char *name, struct template_value *out)
{
	struct entry_values *v = self;
	if (strcmp(name, "DEGREE") && strcmp(name, "AREA"))
		return false;
	out->text = inline_field(v, *name == 'D' ? "degree" : "area");
	return true;
}

/* An employer heads the roles below it, whatever it is beside a single one. */
static struct rich
employer(struct entry_values *v)
{
	struct rich text = inline_field(v, "company"), bold = {0};
	rich_append(v->s->arena, &bold, &text, v->entry->position_count ? RICH_BOLD : 0);
	return v->position ? (struct rich){0} : bold;
}

static bool
is_known(const char *name)
{
	for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
		if (KNOWN[i][0] == name[0] && !strcmp(KNOWN[i], name))
			return true;
	return false;
}

static const char *
lower(struct arena *a, const char *name)
{
	char *s = arena_str(a, name);
	for (char *p = s; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return s;
}

static struct rich
start_date(struct entry_values *v)
{
	return one_date(v, &v->entry->start);
}

static struct rich
end_date(struct entry_values *v)
{
	return one_date(v, &v->entry->end);
}

/* The placeholders that are more than the field of their name. */
static const struct maker {
	const char *name;
	struct rich (*make)(struct entry_values *v);
} MAKERS[] = {
    {"AUTHORS", authors}, {"COMPANY", employer}, {"DATE", dates}, {"DEGREE_WITH_AREA", degree_with_area},
    {"DETAILS", details}, {"END_DATE", end_date}, {"LINKS", links}, {"START_DATE", start_date}, {"URL", url},
};

bool
value_of(void *self, const char *name, struct template_value *out)
{
	struct entry_values *v = self;
	if (!strcmp(name, "HIGHLIGHTS"))
		return out->block = true;
	for (size_t i = 0; i < sizeof MAKERS / sizeof *MAKERS; i++)
		if (MAKERS[i].name[0] == name[0] && !strcmp(MAKERS[i].name, name))
			return out->text = MAKERS[i].make(v), true;
	out->block = !strcmp(name, "SUMMARY");
	out->text = (out->block ? field : inline_field)(v, lower(v->s->arena, name));
	return !rich_is_empty(&out->text) || is_known(name);
}
