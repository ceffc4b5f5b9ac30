/* The model: adding to it, and visiting its texts. */
#include "cv/cv.h"

#include <string.h>

static const char *const KIND_NAMES[ENTRY_COUNT] = {
    [ENTRY_TEXT] = "text_entry",
    [ENTRY_ONE_LINE] = "one_line_entry",
    [ENTRY_NORMAL] = "normal_entry",
    [ENTRY_EXPERIENCE] = "experience_entry",
    [ENTRY_EDUCATION] = "education_entry",
    [ENTRY_PUBLICATION] = "publication_entry",
    [ENTRY_BULLET] = "bullet_entry",
    [ENTRY_NUMBERED] = "numbered_entry",
    [ENTRY_REVERSED] = "reversed_numbered_entry",
};

const char *
entry_kind_name(enum entry_kind k)
{
	return KIND_NAMES[k];
}

const struct rich *
cv_field(const struct cv_entry *e, const char *key)
{
	for (size_t i = 0; i < e->field_count; i++)
		if (key_equal(e->fields[i].key, key))
			return rich_is_empty(&e->fields[i].text) ? NULL : &e->fields[i].text;
	return NULL;
}

const struct node *
cv_design(struct arena *a, const struct cv *cv)
{
	bool both = cv->habits && cv->design;
	return both         ? node_merge(a, cv->habits, cv->design)
	       : cv->design ? cv->design
	                    : cv->habits;
}

struct cv_section *
cv_add_section(struct arena *a, struct cv_section **list, size_t *count, size_t *room)
{
	*list = arena_grow(a, *list, *count, room, sizeof **list);
	struct cv_section *s = &(*list)[(*count)++];
	*s = (struct cv_section){0};
	return s;
}

struct cv_entry *
cv_add_entry(struct arena *a, struct cv_section *s, enum entry_kind kind)
{
	s->entries =
	    arena_grow(a, s->entries, s->entry_count, &s->entry_room, sizeof *s->entries);
	struct cv_entry *e = &s->entries[s->entry_count++];
	*e = (struct cv_entry){.kind = kind, .level = -1};
	return e;
}

struct cv_field *
cv_add_field(struct arena *a, struct cv_entry *e, const char *key, struct rich text)
{
	e->fields = arena_grow(a, e->fields, e->field_count, &e->field_room, sizeof *e->fields);
	struct cv_field *f = &e->fields[e->field_count++];
	*f = (struct cv_field){.key = key, .text = text};
	return f;
}

struct cv_contact *
cv_add_contact(struct arena *a, struct cv *cv, enum contact_kind kind)
{
	cv->contacts = arena_grow(
	    a, cv->contacts, cv->contact_count, &cv->contact_room, sizeof *cv->contacts);
	struct cv_contact *c = &cv->contacts[cv->contact_count++];
	*c = (struct cv_contact){.kind = kind};
	return c;
}

struct visit {
	cv_visit_text *text;
	void *self;
};

static void
visit_text(const struct visit *v, const char *what, const struct rich *text)
{
	if (!rich_is_empty(text))
		v->text(v->self, what, text);
}

static void
visit_date(const struct visit *v, const struct cv_date *d)
{
	if (d->kind == DATE_TEXT)
		visit_text(v, "date", &d->text);
}

/* Recursion is bounded by the reader (ITEM_DEPTH). */
static void
visit_items(const struct visit *v, const struct cv_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		visit_text(v, "highlight", &items[i].text);
		visit_items(v, items[i].items, items[i].count);
	}
}

static void
visit_entry(const struct visit *v, const struct cv_entry *e)
{
	for (size_t i = 0; i < e->field_count; i++)
		visit_text(v, e->fields[i].key, &e->fields[i].text);
	for (size_t i = 0; i < e->author_count; i++)
		visit_text(v, "author", &e->authors[i]);
	visit_date(v, &e->date);
	visit_date(v, &e->start);
	visit_date(v, &e->end);
	for (size_t i = 0; i < e->link_count; i++)
		visit_text(v, "link", &e->links[i].label);
	visit_items(v, e->highlights, e->highlight_count);
	for (size_t i = 0; i < e->position_count; i++)
		visit_entry(v, &e->positions[i]); /* positions have none of their own */
}

static void
visit_section(const struct visit *v, const struct cv_section *s)
{
	visit_text(v, "section", &s->title);
	for (size_t i = 0; i < s->entry_count; i++)
		visit_entry(v, &s->entries[i]);
	for (size_t i = 0; i < s->section_count; i++)
		visit_section(v, &s->sections[i]);
}

void
cv_visit(const struct cv *cv, cv_visit_text *visit, void *self)
{
	const struct visit v = {visit, self};
	visit_text(&v, "name", &cv->name);
	visit_text(&v, "headline", &cv->headline);
	for (size_t i = 0; i < cv->contact_count; i++)
		visit_text(&v, "contact", &cv->contacts[i].text);
	for (size_t i = 0; i < cv->section_count; i++)
		visit_section(&v, &cv->sections[i]);
}
