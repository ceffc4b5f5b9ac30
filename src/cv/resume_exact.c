/* JSON Resumes that say more than the standard can: ours, read back. */
#include "cv/resume_exact.h"

#include <stdlib.h>
#include <string.h>

#include "cv/entry.h"
#include "cv/exact.h"
#include "cv/kinds.h"
#include "cv/read_rendercv.h"
#include "cv/write_rendercv.h"
#include "markup/markup.h"

/* An entry in our YAML, as the standard members say; nothing is reported. */
static struct node *
read_standard(struct reading *r, const struct resume_section *type, const struct node *n)
{
	struct diags unheard = {.arena = r->arena};
	struct reading silent = *r;
	silent.diags = &unheard;
	const struct writing w = {r->arena, NULL, r->self};
	struct cv_entry e = resume_entry_read(&silent, type, n);
	struct node *list = node_new(r->arena, NODE_SEQ, place_none());
	rendercv_put_entry(&w, list, &e);
	return list->first;
}

struct node *
resume_exact_head(struct arena *a, const struct cv *cv)
{
	const struct writing w = {a, NULL, cv};
	struct node *map = node_new(a, NODE_MAP, place_none());
	rendercv_put_head(&w, map);
	return map;
}

struct node *
resume_exact_entries(struct arena *a, const struct cv *cv, const struct cv_section *s)
{
	const struct writing w = {a, NULL, cv};
	struct node *list = node_new(a, NODE_SEQ, place_none());
	for (size_t i = 0; i < s->entry_count; i++)
		rendercv_put_entry(&w, list, &s->entries[i]);
	return list;
}

/* `read` as it is by the difference; NULL after a note that somebody edited the file. */
static struct node *
applied(
    struct reading *r, const struct node *read, const struct node *difference, struct place p)
{
	struct node *exact = exact_apply(r->arena, read, difference, p);
	if (!exact)
		diag_note(r->diags, difference->key_place, "edited-since",
		    "what stands beside was edited since cvpdf wrote it, '%s' is not used",
		    difference->key);
	return exact;
}

bool
resume_exact_entry(struct reading *r, const struct resume_section *type, const struct node *n,
    struct cv_section *s)
{
	const struct node *difference = node_get(n, EXACT_KEY);
	if (!difference || difference->kind != NODE_MAP)
		return false;
	struct node *exact = applied(r, read_standard(r, type, n), difference, n->place);
	if (!exact)
		return false;
	if (!node_is_null(exact)) /* else a role, told by the entry before */
		entry_read(r, exact, s);
	return true;
}

static void
finish_basics(struct reading *r, const struct node *difference)
{
	struct cv *cv = r->self;
	struct node *read = resume_exact_head(r->arena, cv);
	struct node *exact = applied(r, read, difference, difference->place);
	if (!exact)
		return;
	cv->name = cv->headline = (struct rich){0};
	cv->photo = NULL;
	cv->contact_count = 0;
	fields_read(r, &RENDERCV_TABLE, exact, cv, NULL);
}

static struct cv_section *
find_section(struct cv_section *list, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].key, key) == 0)
			return &list[i];
	return NULL;
}

static void
finish_summary(struct reading *r, const struct node *difference)
{
	struct cv *cv = r->self;
	struct cv_section *s = find_section(cv->sections, cv->section_count, "summary");
	struct node *exact =
	    s ? applied(r, resume_exact_entries(r->arena, cv, s), difference, s->place) : NULL;
	if (!exact || exact->kind != NODE_SEQ)
		return;
	s->entry_count = 0;
	for (const struct node *n = exact->first; n; n = n->next)
		entry_read(r, n, s);
}

/* Sections in the making: those read, how much of each is given away, and the new list. */
struct rebuild {
	struct reading *reading;
	struct cv_section *read, *made;
	size_t *taken,
	    *last; /* entries given away, and the index in `made` of the last to get some */
	size_t read_count, made_count, made_room;
	bool top; /* sub-sections have none of their own */
};

static const char *
text_of(const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);
	return n && n->kind == NODE_SCALAR ? n->text : NULL;
}

static void rebuild_list(struct reading *r, const struct node *plan, struct cv_section **list,
    size_t *count, size_t *room, bool top);

static void
set_looks(struct reading *r, struct cv_section *s, const struct node *frame, bool top)
{
	const struct node *title = node_get(frame, "title"),
	                  *page_break = node_get(frame, "page_break"),
	                  *below = top ? node_get(frame, "sections") : NULL;
	const char *key = text_of(frame, "key"), *icon = text_of(frame, "icon");
	if (title && title->kind == NODE_SCALAR) {
		s->title = markup_read(r->arena, title, r->diags);
		s->key = rich_plain(r->arena, &s->title);
	}
	if (key)
		s->key = key;
	if (icon)
		s->icon = icon;
	if (page_break)
		cv_read_page_break(r, page_break, &s->page_break);
	if (below && below->kind == NODE_SEQ)
		rebuild_list(
		    r, below, &s->sections, &s->section_count, &s->section_room, false);
}

static struct cv_section *
add_made(struct rebuild *b)
{
	return cv_add_section(b->reading->arena, &b->made, &b->made_count, &b->made_room);
}

/* The entries of a section that nobody has yet, at most `most`, as a section. */
static void
take(struct rebuild *b, size_t i, size_t most, const struct node *frame)
{
	struct cv_section *s = add_made(b);
	size_t left = b->read[i].entry_count - b->taken[i], count = most < left ? most : left;
	*s = b->read[i];
	s->entries += b->taken[i];
	s->entry_count = s->entry_room = count;
	b->taken[i] += count;
	b->last[i] = b->made_count;
	set_looks(b->reading, s, frame, b->top);
}

static void
take_frame(struct rebuild *b, const struct node *frame)
{
	const char *from = text_of(frame, "from"), *entries = text_of(frame, "entries");
	size_t most = entries ? strtoul(entries, NULL, 10) : (size_t)-1, i = 0;
	while (from && i < b->read_count && strcmp(b->read[i].key, from) != 0)
		i++;
	if (from && i < b->read_count) {
		take(b, i, most, frame);
	} else if (!most) { /* one without entries is in the plan alone */
		struct cv_section *s = add_made(b);
		s->key = "";
		s->place = frame->place;
		set_looks(b->reading, s, frame, b->top);
	}
}

/* What is in no plan: entries added since go with those before them, sections to the end. */
static void
take_rest(struct rebuild *b)
{
	for (size_t i = 0; i < b->read_count; i++) {
		size_t left = b->read[i].entry_count - b->taken[i];
		struct cv_section *s = b->last[i] ? &b->made[b->last[i] - 1] : add_made(b);
		if (!b->last[i])
			*s = b->read[i];
		else
			s->entry_count = s->entry_room = s->entry_count + left;
	}
}

static void
rebuild_list(struct reading *r, const struct node *plan, struct cv_section **list,
    size_t *count, size_t *room, bool top)
{
	struct rebuild b = {.reading = r, .read = *list, .read_count = *count, .top = top};
	b.taken = arena_zero(r->arena, *count + 1, sizeof *b.taken);
	b.last = arena_zero(r->arena, *count + 1, sizeof *b.last);
	for (const struct node *n = plan->first; n; n = n->next)
		take_frame(&b, n);
	take_rest(&b);
	*list = b.made;
	*count = b.made_count;
	*room = b.made_room;
}

void
resume_exact_finish(struct reading *r, const struct node *map)
{
	struct cv *cv = r->self;
	const struct node *basics = node_get(map, "basics"),
	                  *summary = node_get(map, "summary"),
	                  *plan = node_get(map, "sections");
	if (basics && basics->kind == NODE_MAP)
		finish_basics(r, basics);
	if (summary && summary->kind == NODE_MAP)
		finish_summary(r, summary);
	if (plan && plan->kind == NODE_SEQ)
		rebuild_list(
		    r, plan, &cv->sections, &cv->section_count, &cv->section_room, true);
}
