/* The model as JSON Resume 1.x. Sections that it hasn't are members of their own, as its schema
 * allows; titles that aren't the document's words for a section stay in 'meta.titles'. */
#include <string.h>
#include <strings.h>

#include "cv/resume.h"
#include "cv/write.h"
#include "cv/write_resume.h"
#include "markup/markup.h"
#include "yaml/write.h"

static const char SCHEMA[] =
    "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.2.1/schema.json";

struct sheet {
	const struct writing *w;
	struct node *root;
	struct node *titles; /* map of a section's key and its title, not yet in the tree */
};

static const char *
title_of(const struct sheet *s, const struct cv_section *section)
{
	return rich_plain(s->w->arena, &section->title);
}

static void
put_bullet_text(const struct sheet *s, struct node *list, const struct cv_entry *e)
{
	static const char *const KEYS[] = {"text", "bullet", "number", "reversed_number"};
	if (e->kind == ENTRY_NUMBERED || e->kind == ENTRY_REVERSED)
		write_lossy(s->w, e->place, "numbers become bullets in JSON Resume");
	for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
		if (cv_field(e, KEYS[i]))
			write_member(s->w->arena, list, NULL,
			    write_markup(s->w->arena, cv_field(e, KEYS[i])));
}

static bool
is_text(const struct cv_entry *e)
{
	bool plain = e->kind == ENTRY_TEXT || e->kind == ENTRY_BULLET ||
	             e->kind == ENTRY_NUMBERED || e->kind == ENTRY_REVERSED;
	return plain && !e->highlight_count && e->date.kind == DATE_NONE &&
	       e->start.kind == DATE_NONE && e->end.kind == DATE_NONE;
}

/* Rows of sections by any other name: what cv/resume reads from them. */
static const struct resume_row OTHER_ROWS[] = {
    {"name", PART_FIELD, "name", WORD_COUNT, RESUME_BOTH},
    {"name", PART_FIELD, "label", WORD_COUNT, RESUME_BOTH},
    {"name", PART_FIELD, "company", WORD_COUNT, RESUME_BOTH},
    {"name", PART_FIELD, "institution", WORD_COUNT, RESUME_BOTH},
    {"name", PART_FIELD, "title", WORD_COUNT, RESUME_BOTH},
    {"position", PART_FIELD, "position", WORD_COUNT, RESUME_BOTH},
    {"keywords", PART_LIST, "keywords", WORD_COUNT, RESUME_BOTH},
    {"location", PART_FIELD, "location", WORD_COUNT, RESUME_BOTH},
    {"url", PART_LINK, NULL, WORD_COUNT, RESUME_BOTH},
    {"date", PART_DATE, NULL, WORD_COUNT, RESUME_BOTH},
    {"description", PART_FIELD, "details", WORD_COUNT, RESUME_BOTH},
    {"summary", PART_SUMMARY, NULL, WORD_COUNT, RESUME_BOTH},
    {"highlights", PART_HIGHLIGHTS, NULL, WORD_COUNT, RESUME_BOTH},
};

static const struct resume_table OTHER = {
    "this section", WORD_COUNT, "name", OTHER_ROWS, sizeof OTHER_ROWS / sizeof *OTHER_ROWS};

static void
put_other_entries(const struct sheet *s, struct node *list, const struct cv_section *section)
{
	for (size_t i = 0; i < section->entry_count; i++) {
		const struct cv_entry *e = &section->entries[i];
		if (is_text(e))
			put_bullet_text(s, list, e);
		else
			resume_put_entry(s->w, RESUME_JSON, &OTHER, list, e);
	}
}

/* A key that no member has yet. */
static const char *
free_key(const struct sheet *s, const struct node *map, const char *key)
{
	const char *unique = key;
	for (int i = 2; node_get(map, unique) || resume_section_find(unique); i++)
		unique = arena_printf(s->w->arena, "%s %d", key, i);
	return unique;
}

static void
report_looks(const struct sheet *s, const struct cv_section *section)
{
	if (section->icon || section->page_break != PAGE_BREAK_AUTO)
		write_lossy(s->w, section->place,
		    "a section's icon and page break have no place in JSON Resume");
}

static void
put_other(const struct sheet *s, struct node *map, const struct cv_section *section)
{
	struct arena *a = s->w->arena;
	const char *title = title_of(s, section),
	           *key = free_key(s, map, *title ? title : "other");
	if (!section->section_count) {
		put_other_entries(s, write_collection(a, map, key, NODE_SEQ), section);
		return;
	}
	struct node *own = write_collection(a, map, key, NODE_MAP);
	if (section->entry_count)
		write_lossy(s->w, section->place,
		    "the entries before the sub-sections of '%s' get a heading of their own",
		    title);
	if (section->entry_count)
		put_other_entries(s, write_collection(a, own, title, NODE_SEQ), section);
	for (size_t i = 0; i < section->section_count; i++) {
		report_looks(s, &section->sections[i]);
		put_other(s, own, &section->sections[i]);
	}
}

static void
put_known(struct sheet *s, const struct resume_table *t, const struct cv_section *section)
{
	struct arena *a = s->w->arena;
	const char *title = title_of(s, section);
	struct node *list = node_get(s->root, t->key);
	const struct node *before = node_get(s->titles, t->key);
	const char *now = before ? before->text : word_in(&s->w->cv->locale, t->word);
	if (list && strcmp(now, title) != 0)
		write_lossy(s->w, section->place, "section '%s' is joined to '%s', as '%s'",
		    title, now, t->key);
	if (!list) {
		list = write_collection(a, s->root, t->key, NODE_SEQ);
		if (strcmp(now, title) != 0)
			write_member(a, s->titles, t->key, title);
	}
	for (size_t i = 0; i < section->entry_count; i++)
		resume_put_entry(s->w, RESUME_JSON, t, list, &section->entries[i]);
}

static void
put_section(struct sheet *s, const struct cv_section *section)
{
	const struct resume_table *t = resume_table_of(section, title_of(s, section));
	report_looks(s, section);
	if (t)
		put_known(s, t, section);
	else
		put_other(s, s->root, section);
}

static void
put_meta(const struct sheet *s)
{
	struct arena *a = s->w->arena;
	const struct locale *l = &s->w->cv->locale;
	bool english = strcmp(l->tag, locale_default()->tag) == 0;
	if (english && !s->titles->count)
		return;
	struct node *meta = write_collection(a, s->root, "meta", NODE_MAP);
	if (!english)
		write_member(a, meta, "language", l->tag);
	if (s->titles->count)
		node_append(meta, "titles", place_none(), s->titles);
}

static void
put_all(struct sheet *s)
{
	const struct cv *cv = s->w->cv;
	const struct cv_section *first = cv->section_count ? &cv->sections[0] : NULL;
	const struct cv_section *summary =
	    first && resume_is_summary(s->w, first) ? first : NULL;
	write_member(s->w->arena, s->root, "$schema", SCHEMA);
	resume_put_basics(s->w, RESUME_JSON, s->root, summary);
	if (summary && strcmp(title_of(s, summary), word_in(&cv->locale, WORD_SUMMARY)) != 0)
		write_member(s->w->arena, s->titles, "summary", title_of(s, summary));
	for (size_t i = summary ? 1 : 0; i < cv->section_count; i++)
		put_section(s, &cv->sections[i]);
	put_meta(s);
}

static struct node *
make(const struct writing *w)
{
	struct sheet s = {w, node_new(w->arena, NODE_MAP, place_none()),
	    node_new(w->arena, NODE_MAP, place_none())};
	put_all(&s);
	return s.root;
}

static bool
is_address_key(const char *key)
{
	static const char *const KEYS[] = {"url", "image", "website", "link"};
	size_t len = strlen(key);
	for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
		size_t end = strlen(KEYS[i]);
		if (len >= end && strcasecmp(key + len - end, KEYS[i]) == 0)
			return true;
	}
	return false;
}

/* Addresses that may not be linked are nothing for a program that takes them for links. */
static void
drop_refused(struct arena *a, struct node *root)
{
	const char *url;
	for (struct node *n = root; n; n = (struct node *)node_walk(root, n, NULL)) {
		if (n->key && is_address_key(n->key) && n->kind == NODE_SCALAR &&
		    url_check(a, n->text, &url) == URL_SCHEME)
			n->text = "";
	}
}

void
cv_write_attachment(const struct cv *cv, struct buf *out)
{
	struct arena arena = {0};
	struct diags unheard = {.arena = &arena};
	const struct writing w = {&arena, &unheard, cv};
	struct node *root = make(&w);
	drop_refused(&arena, root);
	node_write_json(root, out);
	arena_free(&arena);
}

void
cv_write_jsonresume(const struct cv *cv, struct buf *out, struct diags *d)
{
	struct arena arena = {0};
	const struct writing w = {&arena, d, cv};
	const struct node *root = make(&w);
	if (cv->design)
		write_lossy(&w, cv->design->key_place, "JSON Resume has no place for a design");
	if (cv->bold_keywords)
		write_lossy(
		    &w, cv->settings->key_place, "JSON Resume has no place for settings");
	node_write_json(root, out);
	arena_free(&arena);
}
