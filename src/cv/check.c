/* What is doubtful in a CV that can be read. */
#include <ctype.h>
#include <string.h>

#include "cv/entry.h"
#include "cv/read.h"

struct checking {
	struct diags *diags;
	const struct cv *cv;
};

static void
check_dates(const struct checking *c, const struct cv_entry *e)
{
	if (date_compare(&e->start, &e->end) > 0 && e->start.kind != DATE_PRESENT) {
		diag_warn(c->diags, e->end.place, "date-order",
		    "the end, '%s', is before the start",
		    e->end.text.count ? e->end.text.runs[0].text : "");
		return;
	}
	if (date_compare(&e->start, &c->cv->today) > 0 && e->start.kind != DATE_PRESENT)
		diag_note(c->diags, e->start.place, "date-future",
		    "the start, '%s', is in the future",
		    e->start.text.count ? e->start.text.runs[0].text : "");
	if (e->date.kind != DATE_NONE && e->date.place.source &&
	    (e->start.kind != DATE_NONE || e->end.kind != DATE_NONE))
		diag_note(c->diags, e->date.place, "date-twice",
		    "'date' is printed, 'start_date' and 'end_date' are not");
}

static bool
has_all(const struct entry_type *t, const struct cv_entry *e)
{
	for (size_t i = 0; i < sizeof t->required / sizeof *t->required && t->required[i]; i++)
		if (!cv_field(e, t->required[i]) &&
		    !(strcmp(t->required[i], "authors") == 0 && e->author_count))
			return false;
	return true;
}

/* An entry that has all that another type requires. */
static void
check_type(const struct checking *c, const struct cv_entry *e)
{
	const struct entry_type *own = NULL, *other = NULL;
	for (size_t i = 0; i < ENTRY_TYPE_COUNT; i++) {
		const struct entry_type *t = &ENTRY_TYPES[i];
		if (t->kind == e->kind)
			own = t;
		else if (!other && has_all(t, e))
			other = t;
	}
	if (own && other)
		diag_warn(c->diags, e->place, "entry-type",
		    "this may be %s or %s, taken for the first", own->name, other->name);
}

static void
check_entry(const struct checking *c, const struct cv_entry *e)
{
	check_dates(c, e);
	if (e->kind != ENTRY_TEXT)
		check_type(c, e);
	for (size_t i = 0; i < e->position_count; i++)
		check_dates(c, &e->positions[i]);
}

static void
check_section(const struct checking *c, const struct cv_section *s)
{
	bool empty = !s->entry_count && !s->section_count;
	if (empty && !c->diags->errors) /* an entry that is wrong leaves its section empty */
		diag_warn(c->diags, s->place, "empty-section",
		    "section '%s' is empty, only its title is printed", s->key);
	for (size_t i = 0; i < s->entry_count; i++)
		check_entry(c, &s->entries[i]);
	for (size_t i = 0; i < s->section_count; i++)
		check_section(c, &s->sections[i]);
}

static size_t
digit_count(const char *s)
{
	size_t n = 0;
	for (; *s; s++)
		n += isdigit((unsigned char)*s) != 0;
	return n;
}

static void
check_contact(const struct checking *c, const struct cv_contact *k)
{
	switch (k->kind) {
	case CONTACT_EMAIL:
		if (!k->url)
			diag_warn(c->diags, k->place, "email",
			    "'%s' is no mail address, not linked", k->value);
		break;
	case CONTACT_PHONE:
		if (digit_count(k->value) < 5 || digit_count(k->value) > 15)
			diag_warn(c->diags, k->place, "phone",
			    "'%s' does not look like a phone number", k->value);
		break;
	case CONTACT_WEBSITE:
		if (!k->url)
			diag_warn(c->diags, k->place, "website",
			    "'%s' is no address, not linked", k->value);
		break;
	default: break;
	}
}

void
cv_check(const struct cv *cv, struct diags *d)
{
	const struct checking c = {d, cv};
	if (rich_is_empty(&cv->name) && !d->errors)
		diag_warn(d, (struct place){cv->source, 0, 0}, "no-name", "the CV has no name");
	for (size_t i = 0; i < cv->contact_count; i++)
		check_contact(&c, &cv->contacts[i]);
	for (size_t i = 0; i < cv->section_count; i++)
		check_section(&c, &cv->sections[i]);
}
