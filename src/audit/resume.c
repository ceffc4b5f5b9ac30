/* A résumé parser. */
#include "audit/resume.h"

#include "audit/segments.h"
#include "base/buf.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

/* Words by which parsers know a section. */
static const char *const SECTION_WORDS[] = {"experience", "education", "skills", "projects",
    "publications", "awards", "summary", "languages", "interests", "certificates",
    "certifications", "profile", "honors", "teaching", "services", "volunteer", "references",
    "employment", "objective", "ausbildung", "berufserfahrung", "formation", NULL};

enum { PHONE_DIGITS = 7, DEGREE_BYTES = 5 };

#define NEXT_LINE 1.6F /* at most so many heights of the letters below */

struct parser {
	struct arena *arena;
	struct segments segments;
	struct resume out;
	const struct audit_style *heading; /* NULL: not told */
	const struct audit_style *lead;    /* of the section's first entry */
	const struct audit_style *minor;   /* of titles within a section; NULL: not told */
	struct resume_section *section;
	struct resume_entry *entry;
	const struct segment *last; /* that went into the entry */
};

static const char *
find_email(struct arena *a, const char *s)
{
	const char *at = strchr(s, '@');
	const char *begin = at, *end = at;
	if (!at)
		return NULL;
	while (begin > s && (isalnum((unsigned char)begin[-1]) || strchr("._%+-", begin[-1])))
		begin--;
	for (end++; isalnum((unsigned char)*end) || (*end && strchr(".-", *end));)
		end++;
	return begin < at && memchr(at, '.', (size_t)(end - at))
	           ? arena_dup(a, begin, (size_t)(end - begin))
	           : NULL;
}

/* A number of some length, all of the text or, with other contacts on its line, a piece of it.
 */
static const char *
find_phone(struct arena *a, const char *s)
{
	for (; *s; s++) {
		size_t len = strspn(s, "+0123456789 ()-."), digits = 0;
		for (size_t i = 0; i < len; i++)
			digits += isdigit((unsigned char)s[i]) != 0;
		while (len && strchr(" (-.", s[len - 1]))
			len--;
		if (digits >= PHONE_DIGITS && (!s[len] || strchr(" |,;/", s[len])) &&
		    !text_is_dates(arena_dup(a, s, len)))
			return arena_dup(a, s, len);
		s += strcspn(s, " |") - (s[strcspn(s, " |")] == '\0');
	}
	return NULL;
}

static bool
is_section_word(const char *text)
{
	for (size_t i = 0; SECTION_WORDS[i]; i++)
		if (strcasestr(text, SECTION_WORDS[i]) &&
		    strlen(text) < 2 * strlen(SECTION_WORDS[i]) + 8)
			return true;
	return false;
}

/* The largest type on the first page is the name's. */
static struct segment *
find_name(struct parser *p)
{
	struct segment *best = NULL;
	for (size_t i = 0; i < p->segments.count && !p->segments.items[i].page; i++)
		if (!best || p->segments.items[i].style->size > best->style->size + 0.1)
			best = &p->segments.items[i];
	return best;
}

static bool
is_on_line(const struct segment *a, const struct segment *b)
{
	return a->page == b->page && a->column == b->column &&
	       fabsf(a->bottom - b->bottom) < a->height / 2;
}

/* The next byte that is no digit; *s moves to it. */
static char
next_mark(const char **s)
{
	while (isdigit((unsigned char)**s))
		++*s;
	return **s;
}

static bool
differ_by_digits(const char *a, const char *b)
{
	while (next_mark(&a) == next_mark(&b) && *a) {
		a++;
		b++;
	}
	return !*a && !*b;
}

/* Does nothing stand below it, or nothing above? */
static bool
is_outermost(const struct parser *p, const struct segment *s)
{
	bool above = false, below = false;
	for (size_t i = 0; i < p->segments.count; i++) {
		const struct segment *other = &p->segments.items[i];
		if (other->page != s->page || is_on_line(other, s))
			continue;
		above = above || other->bottom < s->bottom;
		below = below || other->bottom > s->bottom;
	}
	return !above || !below;
}

/* Headers and footers are no part of what they stand in: the same at the same place of two
 * pages, but for numbers. */
static void
take_margins(struct parser *p)
{
	for (size_t i = 0; i < p->segments.count; i++) {
		struct segment *s = &p->segments.items[i];
		for (size_t k = i + 1; k < p->segments.count; k++) {
			struct segment *other = &p->segments.items[k];
			if (other->page == s->page || fabsf(other->bottom - s->bottom) > 1 ||
			    !differ_by_digits(s->text, other->text) || !is_outermost(p, s) ||
			    !is_outermost(p, other))
				continue;
			s->taken = other->taken = true;
		}
	}
}

static size_t
count_in_style(const struct parser *p, const struct audit_style *style, size_t *strangers)
{
	size_t n = 0;
	*strangers = 0;
	for (size_t i = 0; i < p->segments.count; i++) {
		const struct segment *s = &p->segments.items[i];
		if (!style_is(s->style, style))
			continue;
		n++;
		*strangers += !s->one_style || s->bullet || strlen(s->text) > 60;
	}
	return n;
}

/* Sections are titled in the type in which a known word stands alone, and in which no text is
 * set. */
static void
find_heading(struct parser *p)
{
	size_t fewest = (size_t)-1;
	for (size_t i = 0; i < p->segments.count; i++) {
		const struct segment *s = &p->segments.items[i];
		size_t strangers;
		if (s->taken || s->bullet || !s->one_style || !is_section_word(s->text))
			continue;
		count_in_style(p, s->style, &strangers);
		if (strangers < fewest ||
		    (strangers == fewest && s->style->size > p->heading->size)) {
			p->heading = s->style;
			fewest = strangers;
		}
	}
}

static bool
is_heading(const struct parser *p, const struct segment *s)
{
	return p->heading && s->one_style && !s->bullet && !s->dates &&
	       style_is(s->style, p->heading);
}

static void
append(struct parser *p, const char **to, const char *text, const char *between)
{
	*to = *to ? arena_printf(p->arena, "%s%s%s", *to, between, text) : text;
}

/* The next line of a text; a word that a hyphen cuts is one word. */
static void
append_line(struct parser *p, const char **to, const char *text)
{
	size_t len = *to ? strlen(*to) : 0;
	bool cut = len > 1 && (*to)[len - 1] == '-' && isalpha((unsigned char)(*to)[len - 2]) &&
	           islower((unsigned char)*text);
	append(p, to, text, cut ? "" : " ");
}

/* What stands on the lead's line: its dates and place at one end, or the title behind its
 * dates. */
static const struct segment *
take_line(struct parser *p, struct resume_entry *e, const struct segment *lead,
    const struct segment **title)
{
	const struct segment *dates = lead->dates ? lead : NULL;
	for (size_t i = 0; i < p->segments.count; i++) {
		struct segment *s = &p->segments.items[i];
		if (s->taken || s->bullet || !is_on_line(lead, s))
			continue;
		s->taken = true;
		if (s->dates)
			append(p, &e->dates, s->text, ", ");
		else if (!e->title || strlen(e->title) <= DEGREE_BYTES) {
			append(p, &e->title, s->text, " ");
			*title = s;
		} else
			append(p, &e->place, s->text, ", ");
		dates = s->dates || e->place ? s : dates;
	}
	return dates;
}

/* Is it at the title's side where the dates are? */
static bool
is_at_side(const struct segment *s, const struct segment *lead, const struct segment *title)
{
	return lead->dates ? title && s->right < title->left : s->left > lead->right;
}

/* Dates and place of the lead: on its line, and below each other in their column. */
static void
take_column(struct parser *p, struct resume_entry *e, const struct segment *lead)
{
	const struct segment *title = NULL, *above = take_line(p, e, lead, &title);
	for (size_t i = 0; above && i < p->segments.count; i++) {
		struct segment *s = &p->segments.items[i];
		float below = s->bottom - above->bottom;
		if (s->taken || s->page != above->page || s->column != above->column ||
		    below <= 0 || below > NEXT_LINE * above->height)
			continue;
		if (fabsf(s->right - above->right) > 1 && fabsf(s->left - above->left) > 1)
			continue;
		if (!s->dates &&
		    ((e->place && (above->dates || !e->dates)) || !is_at_side(s, lead, title)))
			continue;
		s->taken = true;
		append(p, s->dates ? &e->dates : &e->place, s->text,
		    s->dates || above->dates ? ", " : " ");
		above = s;
	}
}

static void
open_section(struct parser *p, const char *title)
{
	struct resume *r = &p->out;
	r->sections = arena_grow(
	    p->arena, r->sections, r->section_count, &r->section_room, sizeof *r->sections);
	p->section = &r->sections[r->section_count++];
	*p->section = (struct resume_section){.title = title};
	p->entry = NULL;
	p->lead = NULL;
	p->last = NULL;
}

static void
open_entry(struct parser *p, const struct segment *s)
{
	struct resume_section *in = p->section;
	in->entries = arena_grow(
	    p->arena, in->entries, in->entry_count, &in->entry_room, sizeof *in->entries);
	p->entry = &in->entries[in->entry_count++];
	*p->entry = (struct resume_entry){0};
	if (!p->lead && s)
		p->lead = s->style;
}

static void
add_bullet(struct parser *p, const char *text)
{
	struct resume_entry *e = p->entry;
	e->bullets = arena_grow(
	    p->arena, e->bullets, e->bullet_count, &e->bullet_room, sizeof *e->bullets);
	e->bullets[e->bullet_count++] = text;
}

/* The rest of a paragraph or bullet: the next line, in the same type. */
static bool
is_next_line(const struct parser *p, const struct segment *s)
{
	const struct segment *l = p->last;
	if (!l || l->page != s->page || l->column != s->column || s->bottom <= l->bottom)
		return false;
	return s->bottom - l->bottom < NEXT_LINE * l->height && style_is(s->style, l->end);
}

static void
read_lead(struct parser *p, const struct segment *s)
{
	open_entry(p, s);
	if (s->dates)
		p->entry->dates = s->text;
	else
		p->entry->title = s->text;
	take_column(p, p->entry, s);
}

/* Does something stand at its right, on its line? */
static bool
has_right(const struct parser *p, const struct segment *s)
{
	for (size_t i = 0; i < p->segments.count; i++) {
		const struct segment *other = &p->segments.items[i];
		if (other->left > s->right && !other->bullet && is_on_line(s, other))
			return true;
	}
	return false;
}

/* A line set as the section's first begins an entry, unless it is the rest of one; lines
 * without dates that have something at their right are rows of a table. */
static bool
begins_entry(const struct parser *p, const struct segment *s)
{
	return p->lead && style_is(s->style, p->lead) &&
	       (!is_next_line(p, s) || (!p->entry->dates && has_right(p, s)));
}

static void
read_line(struct parser *p, const struct segment *s)
{
	struct resume_entry *e = p->entry;
	bool leads = !e || begins_entry(p, s);
	if (e && e->bullet_count && is_next_line(p, s) && s->left >= p->last->left) {
		append_line(p, &e->bullets[e->bullet_count - 1], s->text);
	} else if (leads || e->bullet_count) {
		read_lead(p, s);
	} else {
		append_line(p, &e->organization, s->text);
		take_column(p, e, s);
	}
}

/* Another segment stands behind these dates on their line. */
static bool
leads_line(const struct parser *p, const struct segment *dates)
{
	for (size_t i = 0; i < p->segments.count; i++) {
		const struct segment *s = &p->segments.items[i];
		if (!s->taken && !s->dates && !s->bullet && s->left > dates->right &&
		    is_on_line(dates, s))
			return true;
	}
	return false;
}

/* The first that is to be read below it, if that is smaller and has dates on its line. */
static const struct segment *
dated_below(const struct parser *p, const struct segment *s)
{
	const struct segment *end = p->segments.items + p->segments.count, *below = s + 1;
	while (below < end && below->taken)
		below++;
	if (below == end || below->page != s->page || below->style->size > s->style->size - 0.5)
		return NULL;
	for (const struct segment *dates = below; dates < end; dates++)
		if (dates->dates && (dates == below || is_on_line(dates, below)))
			return below;
	return NULL;
}

static bool
is_alone(const struct parser *p, const struct segment *s)
{
	for (size_t i = 0; i < p->segments.count; i++)
		if (&p->segments.items[i] != s && is_on_line(&p->segments.items[i], s))
			return false;
	return true;
}

/* A title within a section: alone on its line, and larger than the entry below, the first. */
static bool
is_minor_heading(struct parser *p, const struct segment *s)
{
	if (!p->section || !s->one_style || s->bullet || s->dates || !is_alone(p, s))
		return false;
	if (!p->minor && !p->entry && dated_below(p, s))
		p->minor = s->style;
	return p->minor && style_is(s->style, p->minor);
}

static void
read_segment(struct parser *p, struct segment *s)
{
	s->taken = true;
	if (is_heading(p, s) || is_minor_heading(p, s)) {
		open_section(p, s->text);
		return;
	}
	if (!p->section)
		return;
	if (s->bullet) {
		if (!p->entry)
			open_entry(p, NULL);
		add_bullet(p, s->text);
	} else if (s->dates && p->entry && !leads_line(p, s)) {
		append(p, &p->entry->dates, s->text, ", ");
		return;
	} else {
		read_line(p, s);
	}
	p->last = s;
}

/* Phones have no mark of their own, so only above the first section and where nothing but a
 * number stands. */
static void
read_contacts(struct parser *p)
{
	bool head = true;
	for (size_t i = 0; i < p->segments.count; i++) {
		const struct segment *s = &p->segments.items[i];
		head = head && !is_heading(p, s);
		if (!p->out.email)
			p->out.email = find_email(p->arena, s->text);
		if (!p->out.phone && (head || !s->text[strspn(s->text, "+0123456789 ()-./")]))
			p->out.phone = find_phone(p->arena, s->text);
	}
}

/* What links say that no text does. */
static void
read_links(struct parser *p, const struct audit_pdf *pdf)
{
	for (size_t i = 0; i < pdf->link_count; i++) {
		const char *link = pdf->links[i];
		if (!p->out.email && !strncasecmp(link, "mailto:", strlen("mailto:")))
			p->out.email = find_email(p->arena, link + strlen("mailto:"));
		if (!p->out.phone && !strncasecmp(link, "tel:", strlen("tel:")))
			p->out.phone = link + strlen("tel:");
	}
}

struct resume
resume_read(struct arena *a, const struct audit_pdf *pdf)
{
	struct parser p = {.arena = a, .segments = segments_read(a, pdf)};
	struct segment *name = find_name(&p);
	if (name) {
		name->taken = true;
		p.out.name = name->text;
	}
	take_margins(&p);
	find_heading(&p);
	read_contacts(&p);
	read_links(&p, pdf);
	if (p.heading)
		segments_part(a, &p.segments, p.heading);
	segments_put_in_rows(&p.segments);
	for (size_t i = 0; i < p.segments.count; i++)
		if (!p.segments.items[i].taken)
			read_segment(&p, &p.segments.items[i]);
	return p.out;
}
