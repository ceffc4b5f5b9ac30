/* Sections and their sub-sections. */
#include "cv/section.h"

#include <string.h>

#include "cv/entry.h"
#include "cv/kinds.h"
#include "cv/section_title.h"
#include "markup/markup.h"

/* What a section with options may have. */
struct options {
	const struct node *title, *icon, *page_break, *entries, *sections;
};

/* What a section's value may be besides a list of entries: each but once on the way down, so
 * recursion ends. */
struct forms {
	bool options, sections;
};

static const struct field OPTION_ROWS[] = {
    {"title", &FIELD_REF, offsetof(struct options, title), "text", NULL,
        "printed instead of the key"},
    {"icon", &FIELD_REF, offsetof(struct options, icon), "scalar", NULL,
        "name of an icon before the title"},
    {"page_break", &FIELD_REF, offsetof(struct options, page_break), "page_break", "auto",
        "auto, before or avoid"},
    {"entries", &FIELD_REF, offsetof(struct options, entries), "content", NULL, "the entries"},
    {"sections", &FIELD_REF, offsetof(struct options, sections), "sub_sections", NULL,
        "sub-sections behind the entries"},
};

const struct field_table SECTION_TABLE = {
    "section", OPTION_ROWS, sizeof OPTION_ROWS / sizeof *OPTION_ROWS};

static bool read_section(
    struct reading *r, const struct node *n, struct cv_section *s, struct forms may);

static bool
read_entries(struct reading *r, const struct node *list, struct cv_section *s)
{
	bool good = true;
	for (const struct node *n = list->first; n; n = n->next)
		if (!node_is_null(n))
			good &= entry_read(r, n, s);
	return good;
}

/* '  education:' without anything below. */
static void
report_null(struct reading *r, const struct node *n)
{
	diag_warn(r->diags, n->key_place, "empty-section", "section '%s' is empty, not shown",
	    n->key);
}

static bool
read_sub_sections(struct reading *r, const struct node *map, struct cv_section *s)
{
	const struct cv *cv = r->self;
	bool good = true;
	for (const struct node *n = map->first; n; n = n->next) {
		if (node_is_null(n)) {
			report_null(r, n);
			continue;
		}
		struct cv_section *sub =
		    cv_add_section(r->arena, &s->sections, &s->section_count, &s->section_room);
		sub->key = n->key;
		sub->place = n->key_place;
		sub->title = markup_text(
		    r->arena, section_title(r->arena, n->key, &cv->locale), n->key_place, r->diags);
		sub->refused = !read_section(r, n, sub, (struct forms){true, false});
		good &= !sub->refused;
	}
	return good;
}

static bool
read_options(struct reading *r, const struct node *n, struct cv_section *s, struct forms may)
{
	struct options o = {0};
	bool good = fields_read(r, &SECTION_TABLE, n, &o, NULL);
	if (o.title)
		good &= cv_read_text(r, "title", o.title, &s->title);
	if (o.icon && o.icon->kind == NODE_SCALAR)
		s->icon = o.icon->text;
	else if (o.icon)
		good = cv_wrong_kind(r, "icon", "a name", o.icon);
	if (o.page_break)
		good &= cv_read_page_break(r, o.page_break, &s->page_break);
	if (o.entries)
		good &= read_section(r, o.entries, s, (struct forms){false, may.sections});
	if (o.sections && may.sections && o.sections->kind == NODE_MAP)
		good &= read_sub_sections(r, o.sections, s);
	else if (o.sections)
		good = cv_wrong_kind(r, "sections", "a map of titles", o.sections);
	return good;
}

static bool
report_no_list(struct reading *r, const struct node *n, const struct cv_section *s)
{
	diag_report(r->diags, r->severity, n->place, "wrong-kind",
	    "section '%s' must be a list of entries, not %s", s->key, node_kind_word(n));
	diag_help(r->diags, "begin each entry with '- '");
	return false;
}

static bool
read_single(struct reading *r, const struct node *n, struct cv_section *s)
{
	diag_warn(r->diags, n->place, "entry-for-list",
	    "section '%s' should be a list, taken for one entry", s->key);
	diag_help(r->diags, "begin the entry with '- '");
	return entry_read(r, n, s);
}

/* A map of lists is one of sub-sections, even if one is called 'name'. */
static bool
has_text(const struct node *map)
{
	for (const struct node *n = map->first; n; n = n->next)
		if (n->kind == NODE_SCALAR && !node_is_null(n))
			return true;
	return false;
}

static bool
has_options(const struct node *n)
{
	const struct node *sections = node_get(n, "sections");
	return node_get(n, "entries") || (sections && sections->kind == NODE_MAP);
}

static bool
read_section(struct reading *r, const struct node *n, struct cv_section *s, struct forms may)
{
	if (n->kind == NODE_SEQ)
		return read_entries(r, n, s);
	if (n->kind == NODE_SCALAR)
		return report_no_list(r, n, s);
	if (may.options && has_options(n))
		return read_options(r, n, s, may);
	if (entry_type_find(n) && has_text(n))
		return read_single(r, n, s);
	if (!may.sections)
		return report_no_list(r, n, s);
	return read_sub_sections(r, n, s);
}

bool
sections_read(struct reading *r, const struct node *map)
{
	struct cv *cv = r->self;
	bool good = true;
	if (map->kind != NODE_MAP)
		return cv_wrong_kind(r, "sections", "a map of titles", map);
	for (const struct node *n = map->first; n; n = n->next) {
		if (node_is_null(n)) {
			report_null(r, n);
			continue;
		}
		struct cv_section *s = cv_add_section(
		    r->arena, &cv->sections, &cv->section_count, &cv->section_room);
		s->key = n->key;
		s->place = n->key_place;
		s->title = markup_text(
		    r->arena, section_title(r->arena, n->key, &cv->locale), n->key_place, r->diags);
		s->refused = !read_section(r, n, s, (struct forms){true, true});
		good &= !s->refused;
	}
	return good;
}
