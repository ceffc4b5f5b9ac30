/* The model as our own YAML, RenderCV's where that has it: nothing is lost, and reading it back
 * gives the same CV. */
#include "cv/write_rendercv.h"

#include <string.h>

#include "cv/connection.h"
#include "cv/entry.h"
#include "cv/section_title.h"
#include "cv/write.h"
#include "markup/markup.h"
#include "yaml/write.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static const char *const BREAK_WORDS[] = {
    [PAGE_BREAK_AUTO] = NULL, [PAGE_BREAK_BEFORE] = "before", [PAGE_BREAK_AVOID] = "avoid"};

/* An address that reads back as the contact's, for a profile whose network doesn't give it. */
static bool
needs_address(const struct writing *w, const struct cv_contact *c)
{
	struct cv other = {0};
	struct diags silent = {.arena = w->arena};
	struct reading r = {.arena = w->arena, .diags = &silent, .self = &other};
	connection_network(&r, c->network, c->place, c->value, c->place, NULL);
	const char *url = other.contacts[0].url;
	return c->url && (!url || strcmp(url, c->url) != 0);
}

static void
put_network(const struct writing *w, struct node *list, const struct cv_contact *c)
{
	struct node *map = write_collection(w->arena, list, NULL, NODE_MAP);
	write_member(w->arena, map, "network", c->network);
	write_member(w->arena, map, "username", c->value);
	if (needs_address(w, c))
		write_member(w->arena, map, "url", c->url);
}

static void
put_custom(const struct writing *w, struct node *list, const struct cv_contact *c)
{
	struct node *map = write_collection(w->arena, list, NULL, NODE_MAP);
	struct rich words = write_unlinked(w->arena, &c->text);
	bool linked = write_link(&c->text) && c->url;
	write_member(w->arena, map, "fontawesome_icon", c->icon);
	write_member(
	    w->arena, map, "placeholder", write_markup(w->arena, linked ? &words : &c->text));
	if (linked)
		write_member(w->arena, map, "url", c->url);
	else
		write_value(w->arena, map, "url", "");
}

static const char *
contact_words(const struct writing *w, const struct cv_contact *c)
{
	switch (c->kind) {
	case CONTACT_WEBSITE: return write_url(w->arena, &c->text);
	case CONTACT_LOCATION: return write_markup(w->arena, &c->text);
	default: return c->value;
	}
}

static const char *const CONTACT_KEYS[] = {
    [CONTACT_LOCATION] = "location",
    [CONTACT_EMAIL] = "email",
    [CONTACT_PHONE] = "phone",
    [CONTACT_WEBSITE] = "website",
    [CONTACT_NETWORK] = "social_networks",
    [CONTACT_CUSTOM] = "custom_connections",
};

static size_t
count_contacts(const struct cv *cv, enum contact_kind kind)
{
	size_t n = 0;
	for (size_t i = 0; i < cv->contact_count; i++)
		n += cv->contacts[i].kind == kind;
	return n;
}

/* All contacts of one kind: a text, or a list. */
static void
put_kind(const struct writing *w, struct node *map, enum contact_kind kind)
{
	const struct cv *cv = w->cv;
	const char *key = CONTACT_KEYS[kind];
	bool maps = kind == CONTACT_NETWORK || kind == CONTACT_CUSTOM;
	struct node *list = NULL;
	if (maps || count_contacts(cv, kind) > 1)
		list = write_collection(w->arena, map, key, NODE_SEQ);
	for (size_t i = 0; i < cv->contact_count; i++) {
		const struct cv_contact *c = &cv->contacts[i];
		if (c->kind != kind)
			continue;
		if (kind == CONTACT_NETWORK)
			put_network(w, list, c);
		else if (kind == CONTACT_CUSTOM)
			put_custom(w, list, c);
		else
			write_member(w->arena, list ? list : map, list ? NULL : key,
			    contact_words(w, c));
	}
}

/* In the order in which their kinds first come. */
static void
put_contacts(const struct writing *w, struct node *map)
{
	bool done[COUNT(CONTACT_KEYS)] = {false};
	for (size_t i = 0; i < w->cv->contact_count; i++) {
		enum contact_kind kind = w->cv->contacts[i].kind;
		if (!done[kind])
			put_kind(w, map, kind);
		done[kind] = true;
	}
}

/* Bullets below a bullet are the list behind it. Recursion is bounded by ITEM_DEPTH. */
static void
put_items(const struct writing *w, struct node *list, const struct cv_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		write_member(w->arena, list, NULL,
		    write_no_bullets(w->arena, write_markup(w->arena, &items[i].text), 1));
		if (items[i].count)
			put_items(w, write_collection(w->arena, list, NULL, NODE_SEQ),
			    items[i].items, items[i].count);
	}
}

static void
put_authors(const struct writing *w, struct node *map, const struct cv_entry *e)
{
	bool marked = write_marks_owner(w->arena, w->cv, e);
	if (!e->author_count && e->kind != ENTRY_PUBLICATION)
		return;
	struct node *list = write_collection(w->arena, map, "authors", NODE_SEQ);
	for (size_t i = 0; i < e->author_count; i++)
		write_member(
		    w->arena, list, NULL, write_author(w->arena, &e->authors[i], marked));
}

static void
put_date(const struct writing *w, struct node *map, const char *key, const struct cv_date *d)
{
	const char *text = write_date(w->arena, d);
	if (text)
		write_value(w->arena, map, key, text);
}

static void
put_links(const struct writing *w, struct node *map, const struct cv_entry *e)
{
	struct node *list =
	    e->link_count ? write_collection(w->arena, map, "links", NODE_SEQ) : NULL;
	for (size_t i = 0; i < e->link_count; i++) {
		const struct cv_link *l = &e->links[i];
		struct rich words = write_unlinked(w->arena, &l->label);
		const char *address = write_url(w->arena, &l->label);
		if (!l->url || strcmp(address, l->url) == 0) {
			write_member(w->arena, list, NULL, address);
			continue;
		}
		struct node *link = write_collection(w->arena, list, NULL, NODE_MAP);
		write_member(w->arena, link, "label", write_markup(w->arena, &words));
		write_member(w->arena, link, "url", l->url);
	}
}

static bool
is_url_field(const char *key)
{
	return strcmp(key, "url") == 0 || strcmp(key, "link") == 0;
}

static const char *
field_text(const struct writing *w, const struct cv_field *f)
{
	if (is_url_field(f->key))
		return write_url(w->arena, &f->text);
	if (strcmp(f->key, "doi") == 0)
		return rich_plain(w->arena, &f->text);
	return write_markup(w->arena, &f->text);
}

static const struct entry_type *
type_of(enum entry_kind kind)
{
	for (size_t i = 0; i < ENTRY_TYPE_COUNT; i++)
		if (ENTRY_TYPES[i].kind == kind)
			return &ENTRY_TYPES[i];
	return NULL;
}

/* RenderCV wants them, if only empty. */
static void
put_required(const struct writing *w, struct node *map, const struct cv_entry *e)
{
	const struct entry_type *t = type_of(e->kind);
	for (size_t i = 0; t && i < COUNT(t->required) && t->required[i]; i++) {
		const char *key = t->required[i];
		bool list = strcmp(key, "authors") == 0;
		bool roles = e->position_count && strcmp(key, "position") == 0;
		if (!list && !roles && !node_get(map, key))
			write_member(w->arena, map, key, "");
	}
}

static void
put_entry_parts(const struct writing *w, struct node *map, const struct cv_entry *e, bool role)
{
	for (size_t i = 0; i < e->field_count; i++) {
		const struct cv_field *f = &e->fields[i];
		bool title = role && strcmp(f->key, "position") == 0;
		if (!node_get(map, f->key))
			write_member(w->arena, map, title ? "title" : f->key, field_text(w, f));
	}
	if (!role)
		put_required(w, map, e);
	put_authors(w, map, e);
	put_date(w, map, "date", &e->date);
	put_date(w, map, "start_date", &e->start);
	put_date(w, map, "end_date", &e->end);
	if (e->highlight_count)
		put_items(w, write_collection(w->arena, map, "highlights", NODE_SEQ),
		    e->highlights, e->highlight_count);
	put_links(w, map, e);
	if (e->logo)
		write_member(w->arena, map, "logo", e->logo);
	if (BREAK_WORDS[e->page_break])
		write_value(w->arena, map, "page_break", BREAK_WORDS[e->page_break]);
}

void
rendercv_put_entry(const struct writing *w, struct node *list, const struct cv_entry *e)
{
	const struct rich *text = cv_field(e, "text");
	if (e->kind == ENTRY_TEXT) {
		write_member(w->arena, list, NULL, text ? write_markup(w->arena, text) : "");
		return;
	}
	struct node *map = write_collection(w->arena, list, NULL, NODE_MAP);
	put_entry_parts(w, map, e, false);
	struct node *roles =
	    e->position_count ? write_collection(w->arena, map, "positions", NODE_SEQ) : NULL;
	for (size_t i = 0; i < e->position_count; i++)
		put_entry_parts(w, write_collection(w->arena, roles, NULL, NODE_MAP),
		    &e->positions[i], true);
}

struct node *
rendercv_entry(const struct writing *w, const struct cv_entry *e)
{
	struct node *list = node_new(w->arena, NODE_SEQ, place_none());
	struct cv_entry one = *e;
	if (e->start.kind != DATE_NONE && e->date.kind == DATE_NONE &&
	    e->end.kind == DATE_PRESENT)
		one.end = (struct cv_date){0};
	rendercv_put_entry(w, list, &one);
	return list->first;
}

static bool
has_member(const struct node *map, const char *key)
{
	for (const struct node *n = map->first; n; n = n->next)
		if (strcmp(n->key, key) == 0)
			return true;
	return false;
}

/* The key that gives the title, or one beside which 'title' must stand. */
static const char *
section_key(
    const struct writing *w, const struct node *map, const struct cv_section *s, bool *titled)
{
	const char *title = write_markup(w->arena, &s->title);
	const char *key = s->key && *s->key ? s->key : title;
	*titled = write_needs_key(w, s);
	if (!*titled && strcmp(section_title(w->arena, key, &w->cv->locale), title) != 0)
		key = title;
	if (strcmp(section_title(w->arena, key, &w->cv->locale), title) != 0 || !*key) {
		key = s->key && *s->key ? s->key : "section";
		*titled = true;
	}
	const char *unique = key;
	for (int i = 2; has_member(map, unique); i++) {
		unique = arena_printf(w->arena, "%s_%d", key, i);
		*titled = true;
	}
	return unique;
}

static void put_section(const struct writing *w, struct node *map, const struct cv_section *s);

static void
put_entries(const struct writing *w, struct node *list, const struct cv_section *s)
{
	for (size_t i = 0; i < s->entry_count; i++)
		rendercv_put_entry(w, list, &s->entries[i]);
}

static void
put_sub_sections(const struct writing *w, struct node *map, const struct cv_section *s)
{
	for (size_t i = 0; i < s->section_count; i++)
		put_section(w, map, &s->sections[i]);
}

static void
put_options(const struct writing *w, struct node *map, const struct cv_section *s, bool titled)
{
	if (titled)
		write_member(w->arena, map, "title", write_markup(w->arena, &s->title));
	if (s->icon)
		write_member(w->arena, map, "icon", s->icon);
	if (BREAK_WORDS[s->page_break])
		write_value(w->arena, map, "page_break", BREAK_WORDS[s->page_break]);
	if (s->entry_count || !s->section_count)
		put_entries(w, write_collection(w->arena, map, "entries", NODE_SEQ), s);
	if (s->section_count)
		put_sub_sections(w, write_collection(w->arena, map, "sections", NODE_MAP), s);
}

/* Sub-sections have none of their own. */
static void
put_section(const struct writing *w, struct node *map, const struct cv_section *s)
{
	bool titled;
	const char *key = section_key(w, map, s, &titled);
	bool options = titled || s->icon || s->page_break != PAGE_BREAK_AUTO ||
	               (s->entry_count && s->section_count);
	if (options)
		put_options(w, write_collection(w->arena, map, key, NODE_MAP), s, titled);
	else if (s->section_count)
		put_sub_sections(w, write_collection(w->arena, map, key, NODE_MAP), s);
	else
		put_entries(w, write_collection(w->arena, map, key, NODE_SEQ), s);
}

void
rendercv_put_head(const struct writing *w, struct node *map)
{
	const struct cv *cv = w->cv;
	if (!rich_is_empty(&cv->name))
		write_member(w->arena, map, "name", write_markup(w->arena, &cv->name));
	if (!rich_is_empty(&cv->headline))
		write_member(w->arena, map, "headline", write_markup(w->arena, &cv->headline));
	if (cv->photo)
		write_member(w->arena, map, "photo", cv->photo);
	put_contacts(w, map);
}

static void
put_cv(const struct writing *w, struct node *map)
{
	const struct cv *cv = w->cv;
	rendercv_put_head(w, map);
	if (!cv->section_count)
		return;
	struct node *sections = write_collection(w->arena, map, "sections", NODE_MAP);
	for (size_t i = 0; i < cv->section_count; i++)
		put_section(w, sections, &cv->sections[i]);
}

static void
put_block(const struct writing *w, struct node *root, const char *key, const struct node *block)
{
	if (block)
		node_append(root, key, place_none(), node_copy(w->arena, block));
}

/* The name, or the code where it says a region: 'de-AT'. */
static const char *
language_name(const struct locale *l)
{
	const struct locale *built_in = locale_find(l->name);
	return built_in && strcmp(built_in->tag, l->tag) == 0 ? l->name : l->tag;
}

/* With the comments of the file that it comes from, if that is the same format. */
static void
put_text(const struct writing *w, struct node *root, struct buf *out)
{
	if (!w->cv->root) {
		node_write_yaml(root, out);
		return;
	}
	struct comments c = comments_read(w->arena, w->cv->source, w->cv->root);
	comments_take_places(root, w->cv->root);
	comments_anchor(w->arena, &c, root);
	node_write_commented(root, &c, out);
}

void
cv_write_rendercv(const struct cv *cv, struct buf *out, struct diags *d)
{
	struct arena arena = {0};
	const struct writing w = {&arena, d, cv};
	struct node *root = node_new(&arena, NODE_MAP, place_none());
	put_cv(&w, write_collection(&arena, root, "cv", NODE_MAP));
	put_block(&w, root, "design", cv_design(&arena, cv));
	if (!cv->locale_block && strcmp(cv->locale.name, locale_default()->name) != 0)
		write_member(&arena, write_collection(&arena, root, "locale", NODE_MAP),
		    "language", language_name(&cv->locale));
	put_block(&w, root, "locale", cv->locale_block);
	put_block(&w, root, "settings", cv->settings);
	put_text(&w, root, out);
	arena_free(&arena);
}
