/* The head of a JSON Resume or YAMLResume: who it is about. */
#include <string.h>
#include <strings.h>

#include "cv/bullets.h"
#include "cv/connection.h"
#include "cv/resume_kinds.h"
#include "markup/markup.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static void
any_schema(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{}");
}

static bool
read_photo(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	struct cv *cv = record;
	if (n->kind != NODE_SCALAR) {
		resume_not_shown(r, f->key, n);
	} else if (strstr(n->text, "://") || strncmp(n->text, "data:", 5) == 0) {
		diag_note(r->diags, n->place, "not-shown",
		    "the picture at '%.60s' is not fetched", n->text);
		diag_help(r->diags, "put it beside the file and give its path");
	} else {
		cv->photo = n->text;
		cv->photo_place = n->place;
	}
	return true;
}

static void
add_paragraph(struct reading *r, struct cv_section *s, enum entry_kind kind, struct rich text,
    struct place p)
{
	struct cv_entry *e = cv_add_entry(r->arena, s, kind);
	e->place = p;
	cv_add_field(r->arena, e, kind == ENTRY_TEXT ? "text" : "bullet", text)->place = p;
}

static void
add_bullets(struct reading *r, struct cv_section *s, const struct cv_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		add_paragraph(r, s, ENTRY_BULLET, items[i].text, items[i].place);
		struct cv_entry *e = &s->entries[s->entry_count - 1];
		e->highlights = items[i].items;
		e->highlight_count = items[i].count;
	}
}

static bool
read_summary(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	struct cv *cv = record;
	struct resume_entry e = {.entry.level = -1};
	RESUME_SUMMARY.read(r, f, n, &e);
	struct cv_section *s =
	    cv_add_section(r->arena, &cv->sections, &cv->section_count, &cv->section_room);
	s->key = "summary";
	s->place = n->key_place;
	s->title = rich_text(r->arena, word_in(&cv->locale, WORD_SUMMARY), n->key_place);
	if (!rich_is_empty(&e.summary))
		add_paragraph(r, s, ENTRY_TEXT, e.summary, n->place);
	add_bullets(r, s, e.entry.highlights, e.entry.highlight_count);
	return true;
}

static bool
read_location(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	(void)f;
	(void)record;
	resume_location_read(r, n);
	return true;
}

static bool
read_profiles(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	(void)f;
	(void)record;
	resume_profiles_read(r, n);
	return true;
}

static const struct field_kind KIND_PHOTO = {"path", read_photo, any_schema};
static const struct field_kind KIND_SUMMARY = {"text", read_summary, any_schema};
static const struct field_kind KIND_LOCATION = {"map", read_location, any_schema};
static const struct field_kind KIND_PROFILES = {"list", read_profiles, any_schema};

/* clang-format off */
static const struct field WEBSITE = {"url", &CV_WEBSITE, 0, NULL, NULL, "an address"};
static const struct field IMAGE = {"image", &KIND_PHOTO, 0, NULL, NULL, "a picture"};

static const struct field BASICS_ROWS[] = {
    {"name", &RESUME_RICH, offsetof(struct cv, name), NULL, NULL, "your name"},
    {"label", &RESUME_RICH, offsetof(struct cv, headline), NULL, NULL, "the line below the name"},
    {"headline", &RESUME_RICH, offsetof(struct cv, headline), NULL, NULL, "the line below the name"},
    {"image", &KIND_PHOTO, 0, NULL, NULL, "a picture"},
    {"email", &CV_EMAIL, 0, NULL, NULL, "an address"},
    {"phone", &CV_PHONE, 0, NULL, NULL, "a number"},
    {"url", &CV_WEBSITE, 0, NULL, NULL, "an address"},
    {"summary", &KIND_SUMMARY, 0, NULL, NULL, "a text before the sections"},
    {"location", &KIND_LOCATION, 0, NULL, NULL, "where you live"},
    {"profiles", &KIND_PROFILES, 0, NULL, NULL, "a list of network and username"},
    {"picture", &RESUME_OLD, 0, &IMAGE, NULL, "old name"},
    {"website", &RESUME_OLD, 0, &WEBSITE, NULL, "old name"},
};

struct location {
	struct rich address, postal_code, city, region, country;
};

#define PART(key, member) {key, &RESUME_RICH, offsetof(struct location, member), NULL, NULL, "text"}

static const struct field LOCATION_ROWS[] = {
    PART("address", address),
    PART("postalCode", postal_code),
    PART("city", city),
    PART("region", region),
    PART("country", country),
    PART("countryCode", country),
};
/* clang-format on */

static const struct field_table BASICS = {"'basics'", BASICS_ROWS, COUNT(BASICS_ROWS)};
static const struct field_table LOCATION = {"'location'", LOCATION_ROWS, COUNT(LOCATION_ROWS)};

void
resume_not_shown(struct reading *r, const char *path, const struct node *n)
{
	for (const struct node *m = n; m; m = node_walk(n, m, NULL)) {
		if (m->kind != NODE_SCALAR)
			continue;
		const char *whole = path;
		if (m != n && m->key)
			whole = arena_printf(r->arena, "%s.%s", path, m->key);
		diag_note(r->diags, m->key ? m->key_place : m->place, "not-shown",
		    "'%s' is not shown", whole);
	}
}

/* Warn of a key that seems to be a slip of the pen. */
static bool
report_slip(
    struct reading *r, const struct field_table *t, const struct node *n, const char *then)
{
	const char *near = fields_nearest(t, n->key);
	if (!near)
		return false;
	diag_warn(r->diags, n->key_place, "unknown-key", "unknown key '%s' in %s, %s", n->key,
	    t->name, then);
	diag_help(r->diags, "did you mean '%s'?", near);
	return true;
}

/* '"github": "janedev"' beside the other contacts; anything else is reported. */
static bool
read_other_basic(struct reading *r, const struct node *n, void *record)
{
	(void)record;
	if (n->kind == NODE_SCALAR && connection_is_network(n->key))
		connection_network(r, n->key, n->key_place, n->text, n->place, NULL);
	else if (!report_slip(r, &BASICS, n, "not shown"))
		resume_not_shown(r, arena_printf(r->arena, "basics.%s", n->key), n);
	return true;
}

void
resume_basics_read(struct reading *r, const struct node *map, const char *title)
{
	struct cv *cv = r->self;
	if (map->kind != NODE_MAP) {
		diag_error(r->diags, map->place, "wrong-kind", "'basics' must be a map, not %s",
		    node_kind_word(map));
		return;
	}
	fields_read(r, &BASICS, map, cv, read_other_basic);
	if (title && cv->section_count)
		cv->sections[0].title = rich_text(r->arena, title, cv->sections[0].place);
}

static void
append(struct arena *a, struct rich *to, const char *gap, const struct rich *more)
{
	if (rich_is_empty(more))
		return;
	if (to->count)
		rich_add(a, to, (struct rich_run){.text = gap, .place = more->runs[0].place});
	rich_append(a, to, more, 0);
}

static bool
read_other_part(struct reading *r, const struct node *n, void *record)
{
	struct location *l = record;
	struct rich text = resume_text(r, n->key, n);
	report_slip(r, &LOCATION, n, "shown behind the others");
	append(r->arena, &l->country, ", ", &text);
	return true;
}

/* '2712 Broadway St, CA 94115 San Francisco, California, US'. */
void
resume_location_read(struct reading *r, const struct node *map)
{
	struct location l = {0};
	struct rich text = {0};
	if (map->kind == NODE_MAP) {
		fields_read(r, &LOCATION, map, &l, read_other_part);
		append(r->arena, &text, ", ", &l.address);
		append(r->arena, &text, ", ", &l.postal_code);
		append(r->arena, &text, rich_is_empty(&l.postal_code) ? ", " : " ", &l.city);
		append(r->arena, &text, ", ", &l.region);
		append(r->arena, &text, ", ", &l.country);
	} else {
		text = resume_text(r, "location", map);
	}
	struct cv_contact *c = cv_add_contact(r->arena, r->self, CONTACT_LOCATION);
	c->icon = "location-dot";
	c->label = "Location";
	c->text = text;
	c->value = rich_plain(r->arena, &text);
	c->place = map->place;
}

static const char *
scalar_of(const struct node *map, const char *key, const char *otherwise)
{
	const struct node *n = node_get(map, key);
	return n && n->kind == NODE_SCALAR ? n->text : otherwise;
}

/* A page elsewhere: its words and where they lead. */
static void
add_page(struct reading *r, const char *network, const char *user, const struct node *url,
    struct place p)
{
	bool named = user && strcasecmp(user, network) != 0 && strcmp(user, url->text) != 0;
	const char *words = named ? arena_printf(r->arena, "%s: %s", network, user) : network;
	struct cv_contact *c = cv_add_contact(r->arena, r->self, CONTACT_CUSTOM);
	c->icon = "link";
	c->label = connection_icon_label(c->icon);
	c->value = words;
	c->place = p;
	enum url_state state = url_check(r->arena, url->text, &c->url);
	url_report(r->diags, url->place, state, url->text, "its words are set plain");
	if (state != URL_OK)
		c->url = NULL;
	rich_add(r->arena, &c->text,
	    (struct rich_run){.text = words, .url = c->url, .place = url->place});
}

static void
read_profile(struct reading *r, const struct node *n)
{
	const struct node *network = node_get(n, "network"), *user = node_get(n, "username"),
	                  *url = node_get(n, "url");
	const struct node *shown = n->kind == NODE_SCALAR ? n : user ? user : url;
	const char *name = scalar_of(n, "network", "Website");
	if (n->kind == NODE_MAP)
		connection_check_keys(r, n, "'profiles'");
	if (!shown || shown->kind != NODE_SCALAR)
		resume_not_shown(r, "profiles", n);
	else if (url && url->kind == NODE_SCALAR && !connection_is_network(name))
		add_page(r, name, scalar_of(n, "username", NULL), url, n->place);
	else
		connection_network(r, name, network ? network->key_place : n->place,
		    shown->text, shown->place,
		    url && connection_may_link(r, url) ? url->text : NULL);
}

/* A list, a single profile, or a map of network and address. */
void
resume_profiles_read(struct reading *r, const struct node *list)
{
	if (list->kind == NODE_MAP &&
	    (node_get(list, "network") || node_get(list, "username"))) {
		read_profile(r, list);
		return;
	}
	for (const struct node *n = list->first; n; n = n->next) {
		if (n->key && n->kind == NODE_SCALAR)
			connection_network(r, n->key, n->key_place, n->text, n->place, NULL);
		else
			read_profile(r, n);
	}
}
