/* Dates: reading what people type, comparing, and printing by a locale and a layout's
 * templates.
 *
 * An unquoted and a quoted year are one and the same here: RenderCV prints the string "2020" as
 * 'Jan 2020', we print a year as a year. */
#include "cv/date.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cv/locale.h"
#include "markup/markup.h"
#include "markup/template.h"

static const char *const PRESENT_WORDS[] = {
    "present", "now", "ongoing", "current", "today", "to date"};

static int
days_in_month(int year, int month)
{
	static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return DAYS[month - 1] + (month == 2 && leap);
}

/* `count` digits at *s at most; -1 if there are fewer than `least`. */
static int
read_digits(const char **s, int least, int count)
{
	int value = 0, n = 0;
	for (; n < count && isdigit((unsigned char)**s); n++)
		value = value * 10 + *(*s)++ - '0';
	return n < least ? -1 : value;
}

/* '2020', '2020-5', '2020-05-17': the shape alone. */
static bool
has_iso_shape(const char *s, struct cv_date *d)
{
	*d = (struct cv_date){.kind = DATE_YEAR, .year = read_digits(&s, 4, 4)};
	if (d->year >= 0 && *s == '-') {
		s++;
		d->kind = DATE_MONTH;
		d->month = read_digits(&s, 1, 2);
		if (d->month >= 0 && *s == '-') {
			s++;
			d->kind = DATE_DAY;
			d->day = read_digits(&s, 1, 2);
		}
	}
	return !*s && d->year >= 0 && d->month >= 0 && d->day >= 0;
}

static bool
is_possible(const struct cv_date *d)
{
	if (d->year < 1)
		return false;
	if (d->kind == DATE_YEAR)
		return true;
	if (d->month < 1 || d->month > 12)
		return false;
	return d->kind == DATE_MONTH ||
	       (d->day >= 1 && d->day <= days_in_month(d->year, d->month));
}

static bool
is_present(const char *s, const struct locale *l)
{
	for (size_t i = 0; i < sizeof PRESENT_WORDS / sizeof *PRESENT_WORDS; i++)
		if (strcasecmp(PRESENT_WORDS[i], s) == 0)
			return true;
	return l && l->present && strcasecmp(l->present, s) == 0;
}

static const char *
trimmed(struct arena *a, const char *s)
{
	s += strspn(s, " \t\n");
	size_t len = strlen(s);
	while (len > 0 && strchr(" \t\n", s[len - 1]))
		len--;
	return arena_dup(a, s, len);
}

struct cv_date
date_read(struct arena *a, const char *text, const struct locale *l, bool *impossible)
{
	struct cv_date d;
	const char *s = trimmed(a, text);
	*impossible = false;
	if (has_iso_shape(s, &d)) {
		*impossible = !is_possible(&d);
		if (*impossible)
			d = (struct cv_date){.kind = DATE_TEXT};
	} else {
		d = (struct cv_date){.kind = is_present(s, l) ? DATE_PRESENT : DATE_TEXT};
	}
	if (!*s)
		d.kind = DATE_NONE;
	d.text = rich_text(a, s, place_none());
	return d;
}

static bool
is_calendar(const struct cv_date *d)
{
	return d->kind == DATE_YEAR || d->kind == DATE_MONTH || d->kind == DATE_DAY;
}

static bool
is_comparable(const struct cv_date *d)
{
	return is_calendar(d) || d->kind == DATE_PRESENT;
}

/* A number that grows with time; what isn't known counts as first or last. */
static long
ordinal(const struct cv_date *d, bool last)
{
	if (d->kind == DATE_PRESENT)
		return 100000000;
	int month = d->month ? d->month : last ? 12 : 1;
	int day = d->day ? d->day : last ? 31 : 1;
	return d->year * 10000L + month * 100 + day;
}

int
date_compare(const struct cv_date *a, const struct cv_date *b)
{
	if (!is_comparable(a) || !is_comparable(b))
		return 0;
	if (ordinal(a, false) > ordinal(b, true))
		return 1;
	return ordinal(a, true) < ordinal(b, false) ? -1 : 0;
}

struct printing {
	struct arena *arena;
	const struct cv_date *date;
	const struct locale *locale;
	bool after_day; /* the month's name stands behind a day */
};

static const char *
month_name(const struct printing *p, int month)
{
	const char *genitive = p->locale->month_names_after_days[month - 1];
	return p->after_day && genitive ? genitive : p->locale->month_names[month - 1];
}

/* A number of at least so many digits. */
static const char *
digits(const struct printing *p, int n, int least)
{
	char text[16], *at = text + sizeof text;
	for (; n > 0 || least > 0; n /= 10, least--)
		*--at = (char)('0' + n % 10);
	return arena_dup(p->arena, at, (size_t)(text + sizeof text - at));
}

static const char *
month_part(const struct printing *p, const char *name)
{
	int month = p->date->month;
	if (!month)
		return "";
	if (strcmp(name, "MONTH_NAME") == 0)
		return month_name(p, month);
	if (strcmp(name, "MONTH_ABBREVIATION") == 0)
		return p->locale->month_abbreviations[month - 1];
	if (strcmp(name, "MONTH_IN_TWO_DIGITS") == 0)
		return digits(p, month, 2);
	return strcmp(name, "MONTH") == 0 ? digits(p, month, 1) : NULL;
}

static const char *
date_part(const struct printing *p, const char *name)
{
	const struct cv_date *d = p->date;
	if (strncmp(name, "MONTH", 5) == 0)
		return month_part(p, name);
	if (strcmp(name, "YEAR") == 0)
		return digits(p, d->year, 1);
	if (strcmp(name, "YEAR_IN_TWO_DIGITS") == 0)
		return digits(p, d->year % 100, 2);
	if (strcmp(name, "DAY") == 0)
		return d->day ? digits(p, d->day, 1) : "";
	if (strcmp(name, "DAY_IN_TWO_DIGITS") == 0)
		return d->day ? digits(p, d->day, 2) : "";
	return NULL;
}

static bool
look_up_part(void *self, const char *name, struct template_value *out)
{
	const struct printing *p = self;
	const char *part = date_part(p, name);
	if (part)
		out->text = rich_text(p->arena, part, p->date->place);
	return part != NULL;
}

/* The template's first line, expanded. */
static struct rich
expand(struct arena *a, const char *text, template_lookup *lookup, void *self)
{
	const struct template *t = template_kept(a, text ? text : "", place_none());
	struct template_lines lines = template_expand(a, t, lookup, self);
	return lines.count ? lines.lines[0].text : (struct rich){0};
}

/* A layout that doesn't ask for an order of its own has the language's. */
static const char *
in_order(const char *template, const struct locale *l)
{
	if (l->date && template && strcmp(template, "MONTH_ABBREVIATION YEAR") == 0)
		return l->date;
	if (l->date_in_words && template && strcmp(template, "MONTH_NAME YEAR") == 0)
		return l->date_in_words;
	return template;
}

static struct rich
print_one(
    struct arena *a, const struct cv_date *d, const char *template, const struct locale *l)
{
	bool after_day = d->day && template && strstr(template, "DAY");
	struct printing p = {a, d, l, after_day};
	switch (d->kind) {
	case DATE_NONE: break;
	case DATE_PRESENT: return rich_text(a, l->present, d->place);
	case DATE_TEXT: return d->text;
	case DATE_YEAR: return rich_text(a, arena_printf(a, "%d", d->year), d->place);
	case DATE_MONTH:
	case DATE_DAY: return expand(a, in_order(template, l), look_up_part, &p);
	}
	return (struct rich){0};
}

const char *
date_print(
    struct arena *a, const struct cv_date *d, const char *template, const struct locale *l)
{
	struct rich r = print_one(a, d, template, l);
	return rich_plain(a, &r);
}

struct range {
	struct rich start, end;
};

static bool
look_up_end(void *self, const char *name, struct template_value *out)
{
	const struct range *r = self;
	bool start = strcmp(name, "START_DATE") == 0;
	if (!start && strcmp(name, "END_DATE") != 0)
		return false;
	out->text = start ? r->start : r->end;
	return true;
}

struct rich
date_range(struct arena *a, const struct cv_date *start, const struct cv_date *end,
    const struct cv_date *date, const char *range, const char *single, const struct locale *l)
{
	const struct cv_date present = {.kind = DATE_PRESENT, .place = start->place};
	if (date->kind != DATE_NONE)
		return print_one(a, date, single, l);
	if (start->kind == DATE_NONE)
		return print_one(a, end, single, l);
	struct range r = {.start = print_one(a, start, single, l)};
	r.end = print_one(a, end->kind == DATE_NONE ? &present : end, single, l);
	return expand(a, range, look_up_end, &r);
}

/* Days since 1970-01-01 in the proleptic Gregorian calendar; unknown parts count as 1. */
static long
day_number(const struct cv_date *d)
{
	long year = d->year, month = d->month ? d->month : 1, day = d->day ? d->day : 1;
	year -= month <= 2;
	long era = year / 400, of_era = year - era * 400;
	long of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct span {
	struct arena *arena;
	const struct locale *locale;
	long years, months;
};

static bool
look_up_span(void *self, const char *name, struct template_value *out)
{
	const struct span *s = self;
	const char *text;
	bool many = strncmp(name, "HOW_MANY_", 9) == 0;
	bool years = strcmp(many ? name + 9 : name, "YEARS") == 0;
	long count = years ? s->years : s->months;
	if (!years && strcmp(many ? name + 9 : name, "MONTHS") != 0)
		return false;
	if (!many)
		text = locale_unit(s->locale, years ? s->locale->years : s->locale->months, count);
	else if (s->locale->dual && count <= 2)
		return true;
	else
		text = arena_printf(s->arena, "%ld", count);
	if (count)
		out->text = rich_text(s->arena, text, place_none());
	return true;
}

/* The text without its spaces behind digits. */
static const char *
closed(struct arena *a, const char *text)
{
	char *out = arena_str(a, text), *end = out;
	for (const char *p = text; *p; p++)
		if (*p != ' ' || p == text || !isdigit((unsigned char)p[-1]))
			*end++ = *p;
	*end = 0;
	return out;
}

const char *
date_span(struct arena *a, const struct cv_date *start, const struct cv_date *end,
    const struct cv_date *today, const char *template, const struct locale *l)
{
	struct span s = {.arena = a, .locale = l};
	if (end->kind == DATE_NONE || end->kind == DATE_PRESENT)
		end = today;
	if (!is_calendar(start) || !is_calendar(end) || date_compare(start, end) > 0)
		return "";
	if (start->kind == DATE_YEAR || end->kind == DATE_YEAR) {
		s.years = end->year > start->year ? end->year - start->year : 1;
	} else {
		long days = day_number(end) - day_number(start);
		s.years = days / 365;
		s.months = days % 365 / 30 + 1;
		s.years += s.months / 12;
		s.months %= 12;
	}
	struct rich r = expand(a, template, look_up_span, &s);
	return l->close_units ? closed(a, rich_plain(a, &r)) : rich_plain(a, &r);
}
