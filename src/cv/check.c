/* What is doubtful in a CV that can be read. */
#include <ctype.h>
#include <string.h>

#include "cv/entry.h"
#include "cv/read.h"
#include "markup/markup.h"

struct checking {
	struct diags *diags;
	const struct cv *cv;
	bool errors; /* were there any before? */
};

static const char *
typed(const struct cv_date *d)
{
	return d->text.count ? d->text.runs[0].text : "";
}

static void
check_future(const struct checking *c, const struct cv_date *d, const char *what)
{
	if (d->kind != DATE_PRESENT && date_compare(d, &c->cv->today) > 0)
		diag_note(c->diags, d->place, "date-future", "the %s, '%s', is in the future",
		    what, typed(d));
}

static void
check_dates(const struct checking *c, const struct cv_entry *e)
{
	if (e->start.kind != DATE_PRESENT && date_compare(&e->start, &e->end) > 0) {
		diag_warn(c->diags, e->end.place, "date-order",
		    "the end, '%s', is before the start", typed(&e->end));
		return;
	}
	check_future(c, &e->start, "start");
	check_future(c, &e->end, "end");
	check_future(c, &e->date, "date");
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
		    !(e->author_count && strcmp(t->required[i], "authors") == 0))
			return false;
	return true;
}

static const struct entry_type *
type_of(enum entry_kind kind)
{
	for (size_t i = 0; i < ENTRY_TYPE_COUNT; i++)
		if (ENTRY_TYPES[i].kind == kind)
			return &ENTRY_TYPES[i];
	return NULL;
}

static struct place
key_place(const struct cv_entry *e, const char *key)
{
	for (size_t i = 0; i < e->field_count; i++)
		if (strcmp(e->fields[i].key, key) == 0)
			return e->fields[i].key_place;
	return e->place;
}

/* An entry that has all that another type requires. */
static void
check_type(const struct checking *c, const struct cv_entry *e)
{
	const struct entry_type *own = type_of(e->kind);
	for (size_t i = 0; own && i < ENTRY_TYPE_COUNT; i++) {
		const struct entry_type *other = &ENTRY_TYPES[i];
		if (other == own || !has_all(other, e))
			continue;
		diag_warn(c->diags, key_place(e, other->required[0]), "ambiguous-entry",
		    "two types fit this entry, '%s' and '%s', taken for the first", own->name,
		    other->name);
		diag_help(c->diags, "make two entries of it, or remove the keys of one");
		return;
	}
}

static bool
is_linked(const struct rich *text)
{
	for (size_t i = 0; i < text->count; i++)
		if (text->runs[i].url)
			return true;
	return false;
}

/* What should be an address and leads nowhere; of 'http://exa mple.org' the first word may have
 * been linked. */
static void
check_address(const struct checking *c, struct place p, const char *text, bool linked)
{
	const char *url;
	enum url_state state = url_check(c->diags->arena, text, &url);
	if (!linked || state == URL_MALFORMED)
		url_report(c->diags, p, state, text, linked ? "linked in part" : "not linked");
}

/* Keys whose values are addresses: 'url', 'link', 'company_url'. */
static bool
is_address_key(const char *key)
{
	size_t len = strlen(key);
	return key_equal(key, "link") || (len >= 3 && key_equal(key + len - 3, "url"));
}

static void
check_addresses(const struct checking *c, const struct cv_entry *e)
{
	for (size_t i = 0; i < e->field_count; i++) {
		const struct cv_field *f = &e->fields[i];
		if (is_address_key(f->key) && !rich_is_empty(&f->text))
			check_address(c, f->place, rich_plain(c->diags->arena, &f->text),
			    is_linked(&f->text));
	}
}

static void
check_entry(const struct checking *c, const struct cv_entry *e)
{
	check_dates(c, e);
	check_addresses(c, e);
	if (e->kind != ENTRY_TEXT)
		check_type(c, e);
	for (size_t i = 0; i < e->position_count; i++)
		check_dates(c, &e->positions[i]);
}

static void
check_section(const struct checking *c, const struct cv_section *s)
{
	bool empty = !s->entry_count && !s->section_count;
	if (empty && !s->refused)
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
check_phone(const struct checking *c, const struct cv_contact *k)
{
	size_t digits = digit_count(k->value);
	if (digits >= 5 && digits <= 15)
		return;
	diag_warn(
	    c->diags, k->place, "phone", "'%s' does not look like a phone number", k->value);
	diag_help(c->diags, "a number has 5 to 15 digits, as '+1 217 555 0134' has");
}

static void
check_contact(const struct checking *c, const struct cv_contact *k)
{
	switch (k->kind) {
	case CONTACT_EMAIL:
		if (!k->url)
			diag_warn(c->diags, k->place, "email",
			    "'%s' is no mail address, not linked", k->value);
		if (!k->url)
			diag_help(c->diags, "write it as 'name@example.org'");
		break;
	case CONTACT_PHONE: check_phone(c, k); break;
	case CONTACT_WEBSITE:
		if (*k->value)
			check_address(c, k->place, k->value, k->url != NULL);
		break;
	default: break;
	}
}

void
cv_check(const struct cv *cv, struct diags *d)
{
	const struct checking c = {d, cv, d->errors > 0};
	if (rich_is_empty(&cv->name) && !c.errors)
		diag_warn(d, (struct place){cv->source, 0, 0}, "no-name", "the CV has no name");
	for (size_t i = 0; i < cv->contact_count; i++)
		check_contact(&c, &cv->contacts[i]);
	for (size_t i = 0; i < cv->section_count; i++)
		check_section(&c, &cv->sections[i]);
}
