/* The model as JSON Resume 1.x. Sections that it hasn't are members of their own, as its schema
 * allows; what is read back otherwise stays beside, by cv/resume_exact, so that nothing is
 * lost. */
#include <string.h>
#include <strings.h>

#include "cv/exact.h"
#include "cv/resume_exact.h"
#include "cv/resume_kinds.h"
#include "cv/write.h"
#include "cv/write_rendercv.h"
#include "cv/write_resume.h"
#include "markup/markup.h"
#include "yaml/write.h"

static const char SCHEMA[] =
    "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.2.1/schema.json";

struct sheet {
	const struct writing *w;
	struct node *root;
	struct node *plan; /* the sections as they are, not yet in the tree */
	bool planned;      /* they aren't as they would be read */
};

static const char *
title_of(const struct sheet *s, const struct cv_section *section)
{
	return rich_plain(s->w->arena, &section->title);
}

static bool
is_text(const struct cv_entry *e)
{
	return e->kind == ENTRY_TEXT || e->kind == ENTRY_BULLET || e->kind == ENTRY_NUMBERED ||
	       e->kind == ENTRY_REVERSED;
}

/* A bullet is a string, anything else a map as our YAML has it. */
static void
put_text_entry(const struct sheet *s, struct node *list, const struct cv_entry *e)
{
	struct arena *a = s->w->arena;
	struct node *ours = node_new(a, NODE_SEQ, place_none());
	rendercv_put_entry(s->w, ours, e);
	struct node *first = ours->first;
	if (e->kind == ENTRY_TEXT)
		write_member(a, write_collection(a, list, NULL, NODE_MAP), "text", first->text);
	else if (e->kind == ENTRY_BULLET && first->count == 1)
		write_member(a, list, NULL, first->first->text);
	else
		node_append(list, NULL, place_none(), first);
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
			put_text_entry(s, list, e);
		else
			resume_put_entry(s->w, RESUME_JSON, &OTHER, list, e);
	}
}

/* A key that no member has yet, and nobody reads as something else. */
static const char *
free_key(const struct sheet *s, const struct node *map, const char *key)
{
	static const char *const TAKEN[] = {
	    "basics", "meta", "cv", "design", "locale", "settings"};
	const char *unique = key;
	bool taken = false;
	for (size_t i = 0; i < sizeof TAKEN / sizeof *TAKEN; i++)
		taken |= strcmp(TAKEN[i], key) == 0;
	for (int i = 2; taken || node_get(map, unique) || resume_section_find(unique); i++) {
		unique = arena_printf(s->w->arena, "%s %d", key, i);
		taken = false;
	}
	return unique;
}

static const char *
break_word(enum page_break b)
{
	return b == PAGE_BREAK_BEFORE ? "before" : "avoid";
}

/* What a section is beyond what is read from its member `from`, where it is called `title`. */
static struct node *
put_frame(struct sheet *s, struct node *plan, const struct cv_section *section,
    const char *from, const char *title)
{
	struct arena *a = s->w->arena;
	struct node *frame = write_collection(a, plan, NULL, NODE_MAP);
	const char *own = write_markup(a, &section->title);
	bool empty = !section->entry_count && !section->section_count;
	write_member(a, frame, "from", from);
	if (strcmp(own, title) != 0 || empty)
		write_member(a, frame, "title", own);
	if (write_needs_key(s->w, section))
		write_member(a, frame, "key", section->key);
	if (section->icon)
		write_member(a, frame, "icon", section->icon);
	if (section->page_break != PAGE_BREAK_AUTO)
		write_member(a, frame, "page_break", break_word(section->page_break));
	if (empty)
		write_value(a, frame, "entries", "0");
	s->planned |= frame->count > 1;
	return frame;
}

/* Sub-sections have none of their own. */
static void
put_other(
    struct sheet *s, struct node *map, const struct cv_section *section, struct node *plan)
{
	struct arena *a = s->w->arena;
	const char *title = title_of(s, section),
	           *key = free_key(s, map, *title ? title : "other");
	struct node *frame = put_frame(s, plan, section, key, resume_label(a, key));
	if (!section->section_count) {
		put_other_entries(s, write_collection(a, map, key, NODE_SEQ), section);
		return;
	}
	struct node *own = write_collection(a, map, key, NODE_MAP);
	if (section->entry_count)
		put_other_entries(s, write_collection(a, own, "", NODE_SEQ), section);
	plan = write_collection(a, frame, "sections", NODE_SEQ);
	for (size_t i = 0; i < section->section_count; i++)
		put_other(s, own, &section->sections[i], plan);
}

/* Several sections may share a member: their frames say how much of it is whose. */
static void
put_known(struct sheet *s, const struct resume_table *t, const struct cv_section *section)
{
	struct arena *a = s->w->arena;
	struct node *list = node_get(s->root, t->key);
	put_frame(s, s->plan, section, t->key, word_in(&s->w->cv->locale, t->word));
	s->planned |= list != NULL;
	if (!list)
		list = write_collection(a, s->root, t->key, NODE_SEQ);
	for (size_t i = 0; i < section->entry_count; i++)
		resume_put_entry(s->w, RESUME_JSON, t, list, &section->entries[i]);
	struct node *frame = s->plan->last;
	if (section->entry_count)
		write_value(a, frame, "entries", arena_printf(a, "%zu", section->entry_count));
}

static void
put_section(struct sheet *s, const struct cv_section *section)
{
	const struct resume_table *t = resume_table_of(section, title_of(s, section));
	if (t)
		put_known(s, t, section);
	else
		put_other(s, s->root, section, s->plan);
}

/* Is there a member that two frames are from? */
static bool
is_shared(const struct sheet *s, const struct node *frame)
{
	size_t count = 0;
	for (const struct node *n = s->plan->first; n; n = n->next)
		count += strcmp(node_get(n, "from")->text, node_get(frame, "from")->text) == 0;
	return count > 1;
}

/* Do frames say more than where the sections are? */
static bool
has_news(const struct node *plan)
{
	for (const struct node *n = plan->first; n; n = n->next)
		if (n->count > 1)
			return true;
	return false;
}

/* The plan without what goes without saying. */
static struct node *
short_plan(const struct sheet *s)
{
	struct arena *a = s->w->arena;
	struct node *plan = node_new(a, NODE_SEQ, place_none());
	for (const struct node *n = s->plan->first; n; n = n->next) {
		struct node *frame = write_collection(a, plan, NULL, NODE_MAP);
		for (const struct node *m = n->first; m; m = m->next) {
			bool whole = strcmp(m->key, "entries") == 0 &&
			             strcmp(m->text, "0") != 0 && !is_shared(s, n);
			bool plain = strcmp(m->key, "sections") == 0 && !has_news(m);
			if (!whole && !plain)
				node_append(frame, m->key, place_none(), node_copy(a, m));
		}
	}
	return plan;
}

/* What of the head and of the summary isn't read back: into our part of 'meta'. */
static void
put_head_differences(const struct sheet *s, struct node *ours, const struct cv_section *summary)
{
	struct arena *a = s->w->arena;
	struct diags unheard = {.arena = a};
	struct cv cv = {.locale = s->w->cv->locale};
	struct reading r = {
	    .arena = a, .diags = &unheard, .severity = DIAG_WARNING, .self = &cv};
	struct node *basics = resume_clean(a, node_get(s->root, "basics"));
	if (basics)
		resume_basics_read(&r, basics, NULL);
	struct node *head = exact_difference(
	    a, resume_exact_head(a, &cv), resume_exact_head(a, s->w->cv), true);
	if (head)
		node_append(ours, "basics", place_none(), head);
	if (!summary || !cv.section_count)
		return;
	struct node *entries =
	    exact_difference(a, resume_exact_entries(a, &cv, &cv.sections[0]),
	        resume_exact_entries(a, s->w->cv, summary), false);
	if (entries)
		node_append(ours, "summary", place_none(), entries);
}

static void
put_block(const struct sheet *s, struct node *ours, const char *key, const struct node *block)
{
	if (block)
		node_append(ours, key, place_none(), node_copy(s->w->arena, block));
}

static void
put_meta(const struct sheet *s, const struct cv_section *summary)
{
	struct arena *a = s->w->arena;
	const struct cv *cv = s->w->cv;
	bool english = strcmp(cv->locale.tag, locale_default()->tag) == 0;
	struct node *ours = node_new(a, NODE_MAP, place_none());
	put_head_differences(s, ours, summary);
	if (s->planned)
		node_append(ours, "sections", place_none(), short_plan(s));
	put_block(s, ours, "design", cv_design(a, cv));
	bool named = cv->locale_block && node_get(cv->locale_block, "language");
	if (!named || cv->locale_block->count > 1) /* 'meta.language' says it */
		put_block(s, ours, "locale", cv->locale_block);
	put_block(s, ours, "settings", cv->settings);
	if (english && !ours->count)
		return;
	struct node *meta = write_collection(a, s->root, "meta", NODE_MAP);
	if (!english)
		write_member(a, meta, "language", cv->locale.tag);
	if (ours->count)
		node_append(meta, EXACT_KEY, place_none(), ours);
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
	if (summary)
		put_frame(s, s->plan, summary, "summary", word_in(&cv->locale, WORD_SUMMARY));
	for (size_t i = summary ? 1 : 0; i < cv->section_count; i++)
		put_section(s, &cv->sections[i]);
	put_meta(s, summary);
}

static struct node *
make(const struct writing *w)
{
	struct sheet s = {.w = w,
	    .root = node_new(w->arena, NODE_MAP, place_none()),
	    .plan = node_new(w->arena, NODE_SEQ, place_none())};
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
	const struct writing w = {&arena, NULL, cv};
	struct node *root = make(&w);
	drop_refused(&arena, root);
	node_write_json(root, out);
	arena_free(&arena);
}

void
cv_write_jsonresume(const struct cv *cv, struct buf *out, struct diags *d)
{
	struct arena arena = {0};
	const struct writing w = {&arena, NULL, cv};
	(void)d; /* nothing is lost */
	node_write_json(make(&w), out);
	arena_free(&arena);
}
