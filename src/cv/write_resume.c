/* Entries of the model as maps of JSON Resume and YAMLResume: an entry is taken apart, each row
 * of a table takes its part, and what nobody took is written under its own name, or reported.
 */
#include "cv/write_resume_parts.h"
#include "cv/exact.h"
#include "cv/resume_exact.h"
#include "cv/write_rendercv.h"

#include <ctype.h>
#include <string.h>

#include "cv/date_free.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static const struct rich *
take_field(struct parts *p, const char *key)
{
	for (size_t i = 0; i < p->entry->field_count && i < sizeof p->used; i++) {
		if (strcmp(p->entry->fields[i].key, key) != 0)
			continue;
		p->used[i] = true;
		return rich_is_empty(&p->entry->fields[i].text) ? NULL
		                                                : &p->entry->fields[i].text;
	}
	return NULL;
}

static void
put_text(struct parts *p, struct node *map, const char *key, const char *text)
{
	if (text && *text && !node_get(map, key))
		write_member(p->w->arena, map, key, text);
}

/* Is the comma at s inside brackets, or of emphasis that spans it? */
static bool
is_splittable(const char *begin, const char *end)
{
	int depth = 0, stars = 0;
	for (const char *s = begin; s < end; s++) {
		depth += *s == '(' || *s == '[';
		depth -= *s == ')' || *s == ']';
		stars += *s == '*';
	}
	return depth == 0 && stars % 2 == 0;
}

/* 'a, b' to a list; at ';' where a text has commas. */
static void
put_list(struct parts *p, struct node *map, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	const char *gap = strstr(text, "; ") ? "; " : ", ", *begin = text, *end = text;
	struct node *list = write_collection(p->w->arena, map, key, NODE_SEQ);
	while ((end = strstr(end, gap))) {
		if (is_splittable(begin, end)) {
			write_member(p->w->arena, list, NULL,
			    arena_dup(p->w->arena, begin, (size_t)(end - begin)));
			begin = end + 2;
		}
		end += 2;
	}
	write_member(p->w->arena, list, NULL, begin);
}

/* Lines of JSON's strings are lines in print; in YAML a hard break says so. */
static const char *
in_lines(const struct parts *p, const char *markdown)
{
	struct buf b = {0};
	if (p->flavor == RESUME_YAML || !strstr(markdown, "\\\n"))
		return markdown;
	for (const char *s = markdown; *s; s++)
		if (s[0] != '\\' || s[1] != '\n')
			buf_putc(&b, *s);
	const char *text = arena_dup(p->w->arena, b.data, b.len);
	buf_free(&b);
	return text;
}

static void
put_bullets(const struct writing *w, struct buf *out, const struct cv_item *items, size_t count,
    int depth)
{
	for (size_t i = 0; i < count; i++) {
		if (out->len)
			buf_putc(out, '\n');
		buf_printf(
		    out, "%*s- %s", depth * 2, "", write_markup(w->arena, &items[i].text));
		put_bullets(w, out, items[i].items, items[i].count, depth + 1);
	}
}

static void
put_summary(struct parts *p, struct node *map, const char *key)
{
	struct buf b = {0};
	if (p->description.count && p->flavor == RESUME_YAML && !node_get(map, "description"))
		buf_printf(&b, "*%s*", write_markup(p->w->arena, &p->description));
	if (p->summary.count)
		buf_printf(&b, "%s%s", b.len ? "\\\n" : "",
		    write_no_bullets(
		        p->w->arena, in_lines(p, write_markup(p->w->arena, &p->summary)), 0));
	if (p->flavor == RESUME_YAML && p->entry->highlight_count) {
		if (b.len)
			buf_putc(&b, '\n');
		put_bullets(p->w, &b, p->entry->highlights, p->entry->highlight_count, 0);
	}
	put_text(p, map, key, b.data ? arena_dup(p->w->arena, b.data, b.len) : NULL);
	buf_free(&b);
}

static void
put_highlights(struct parts *p, struct node *map)
{
	const struct cv_entry *e = p->entry;
	struct node *list = e->highlight_count
	                        ? write_collection(p->w->arena, map, "highlights", NODE_SEQ)
	                        : NULL;
	for (size_t i = 0; i < e->highlight_count; i++) {
		struct buf b = {0};
		buf_puts(&b, write_markup(p->w->arena, &e->highlights[i].text));
		put_bullets(p->w, &b, e->highlights[i].items, e->highlights[i].count, 0);
		write_member(p->w->arena, list, NULL, arena_dup(p->w->arena, b.data, b.len));
		buf_free(&b);
	}
}

/* The entry's dates as a start and an end; a free text that is no range ends as it is. */
static void
range_of(const struct parts *p, struct cv_date *start, struct cv_date *end)
{
	const struct cv_entry *e = p->entry;
	*start = e->start;
	*end = e->end;
	if (e->date.kind == DATE_NONE)
		return;
	*start = (struct cv_date){0};
	*end = e->date;
	if (e->date.kind == DATE_TEXT &&
	    date_range_read(p->w->arena, rich_plain(p->w->arena, &e->date.text),
	        &p->w->cv->locale, start, end) &&
	    end->kind == DATE_NONE) {
		*end = *start;
		*start = (struct cv_date){0};
	}
}

static struct cv_date
date_of(const struct parts *p, enum resume_part part)
{
	struct cv_date start, end;
	range_of(p, &start, &end);
	if (part == PART_DATE && start.kind != DATE_NONE && end.kind != DATE_NONE)
		return p->entry->date;
	if (part == PART_START)
		return start;
	if (part == PART_DATE && end.kind == DATE_NONE)
		return start;
	return end;
}

/* JSON Resume's schema wants years 1000 to 2999, and no other words. */
static bool
is_standard(const struct cv_date *d)
{
	bool date = d->kind == DATE_YEAR || d->kind == DATE_MONTH || d->kind == DATE_DAY;
	return date && d->year >= 1000 && d->year < 3000;
}

/* What still goes on has no end date in either format. */
static void
put_date(struct parts *p, struct node *map, const struct resume_row *row)
{
	struct cv_date d = date_of(p, row->part);
	if (p->flavor == RESUME_JSON && !is_standard(&d))
		return;
	if (d.kind != DATE_PRESENT || row->part != PART_END)
		put_text(p, map, row->key, write_date(p->w->arena, &d));
	else if (p->flavor == RESUME_YAML)
		write_value(p->w->arena, map, row->key, "");
}

static const char *
fixed(const struct parts *p, enum fixed_kind kind, const char *word)
{
	const char *english = NULL;
	if (word && p->flavor == RESUME_YAML)
		english = word_unfixed(&p->w->cv->locale, kind, word);
	return english ? english : word;
}

static void
put_authors(struct parts *p, struct node *map, const char *key)
{
	const struct cv_entry *e = p->entry;
	bool marked = write_marks_owner(p->w->arena, p->w->cv, e);
	struct node *list =
	    e->author_count ? write_collection(p->w->arena, map, key, NODE_SEQ) : NULL;
	for (size_t i = 0; i < e->author_count; i++)
		write_member(
		    p->w->arena, list, NULL, write_author(p->w->arena, &e->authors[i], marked));
}

/* The field that names the entry, without the link that has a key of its own. */
static void
put_field(struct parts *p, const struct resume_table *t, const struct resume_row *row,
    struct node *map)
{
	const struct rich *text = take_field(p, row->field);
	if (!text)
		return;
	struct rich words = *text;
	if (strcmp(row->key, t->name) == 0 && write_link(text) &&
	    parts_wanted(t, p->flavor, PART_LINK))
		words = write_unlinked(p->w->arena, text);
	put_text(p, map, row->key,
	    strcmp(row->field, "doi") == 0 ? rich_plain(p->w->arena, text)
	                                   : write_markup(p->w->arena, &words));
}

static const char *
link_of(struct parts *p)
{
	static const char *const NAMES[] = {"company", "institution", "name", "title"};
	const struct rich *url = take_field(p, "url");
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
		const struct rich *name = cv_field(p->entry, NAMES[i]);
		if (name && write_link(name))
			return write_link(name);
	}
	if (url)
		return write_url(p->w->arena, url);
	return p->entry->link_count ? p->entry->links[0].url : NULL;
}

static const char *
list_text(struct parts *p, const char *field)
{
	const struct rich *text = take_field(p, field);
	return text ? write_markup(p->w->arena, text) : NULL;
}

static void
put_row(struct parts *p, const struct resume_table *t, const struct resume_row *row,
    struct node *map)
{
	struct arena *a = p->w->arena;
	enum fixed_kind level = t->word == WORD_LANGUAGES ? FIXED_FLUENCY : FIXED_LEVEL;
	switch (row->part) {
	case PART_FIELD: put_field(p, t, row, map); break;
	case PART_LIST: put_list(p, map, row->key, list_text(p, row->field)); break;
	case PART_LINK:
	case PART_URL: put_text(p, map, row->key, link_of(p)); break;
	case PART_START:
	case PART_END:
	case PART_DATE: put_date(p, map, row); break;
	case PART_DESCRIPTION:
		if (p->description.count)
			put_text(p, map, row->key, write_markup(a, &p->description));
		break;
	case PART_SUMMARY: put_summary(p, map, row->key); break;
	case PART_HIGHLIGHTS: put_highlights(p, map); break;
	case PART_AUTHORS: put_authors(p, map, row->key); break;
	case PART_FACT: put_text(p, map, row->key, p->facts[row->word]); break;
	case PART_FACTS: put_list(p, map, row->key, p->facts[row->word]); break;
	case PART_DEGREE:
		put_text(p, map, row->key, fixed(p, FIXED_DEGREE, list_text(p, row->field)));
		break;
	case PART_LEVEL: put_text(p, map, row->key, fixed(p, level, p->level)); break;
	case PART_KEYWORDS: put_list(p, map, row->key, p->keywords); break;
	}
}

/* 'company_url' → 'companyUrl'. */
static const char *
camel_case(struct arena *a, const char *key)
{
	struct buf b = {0};
	for (const char *s = key; *s; s++) {
		if (*s == '_' && s[1])
			buf_putc(&b, (char)toupper((unsigned char)*++s));
		else
			buf_putc(&b, *s);
	}
	const char *name = arena_dup(a, b.data ? b.data : "", b.len);
	buf_free(&b);
	return name;
}

/* A bullet or text among entries of the section's type is one by name alone. */
static const char *
lone_text(const struct cv_entry *e)
{
	static const char *const KEYS[] = {"bullet", "number", "reversed_number", "text"};
	for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
		if (cv_field(e, KEYS[i]))
			return KEYS[i];
	return NULL;
}

static void
put_rest(struct parts *p, const struct resume_table *t, struct node *map)
{
	const struct cv_entry *e = p->entry;
	take_field(p, "summary");
	take_field(p, "details");
	take_field(p, "level");
	for (size_t i = 0; i < e->field_count && i < sizeof p->used; i++) {
		const struct cv_field *f = &e->fields[i];
		if (p->used[i] || rich_is_empty(&f->text))
			continue;
		if (p->flavor == RESUME_JSON)
			put_text(p, map, camel_case(p->w->arena, f->key),
			    write_markup(p->w->arena, &f->text));
		else
			write_lossy(p->w, f->place.source ? f->place : e->place,
			    "'%s' has no place in '%s' of YAMLResume", f->key, t->key);
	}
	if (e->author_count && !parts_wanted(t, p->flavor, PART_AUTHORS))
		write_lossy(p->w, e->place, "authors have no place in '%s'", t->key);
	const struct node *url = node_get(map, "url");
	for (size_t i = 0; i < e->link_count; i++)
		if (!url || !e->links[i].url || strcmp(url->text, e->links[i].url) != 0)
			write_lossy(
			    p->w, e->links[i].place, "only one link of an entry has a place");
	if (e->highlight_count && !parts_wanted(t, p->flavor, PART_SUMMARY))
		write_lossy(p->w, e->place, "highlights have no place in '%s'", t->key);
	bool dated = e->date.kind || e->start.kind || e->end.kind;
	if (dated && !parts_wanted(t, p->flavor, PART_START) &&
	    !parts_wanted(t, p->flavor, PART_DATE))
		write_lossy(p->w, e->place, "dates have no place in '%s'", t->key);
	if (e->logo || e->page_break != PAGE_BREAK_AUTO)
		write_lossy(
		    p->w, e->place, "logos and page breaks have no place in the format");
}

static struct node *
put_one(const struct writing *w, enum resume_flavor flavor, const struct resume_table *t,
    struct node *list, const struct cv_entry *e)
{
	struct parts p = parts_take(w, flavor, t, e);
	struct node *map = write_collection(w->arena, list, NULL, NODE_MAP);
	const char *lone = lone_text(e);
	if (lone) {
		put_text(&p, map, t->name,
		    in_lines(&p, write_markup(w->arena, take_field(&p, lone))));
		write_lossy(w, e->place, "a text becomes an entry of '%s'", t->key);
	}
	for (size_t i = 0; i < t->count; i++)
		if (t->rows[i].flavor & flavor)
			put_row(&p, t, &t->rows[i], map);
	put_rest(&p, t, map);
	return map;
}

/* Keep what the map doesn't say beside it. `e`: what it is; NULL: nothing, the entry before
 * says it. */
static void
put_difference(const struct writing *w, const struct resume_table *t, struct node *map,
    const struct cv_entry *e)
{
	struct arena *a = w->arena;
	struct cv cv = *w->cv;
	struct diags unheard = {.arena = a};
	struct reading r = {
	    .arena = a, .diags = &unheard, .severity = DIAG_WARNING, .self = &cv};
	const struct resume_section *type = resume_section_find(t->key);
	struct node *clean = resume_clean(a, map), *difference = NULL;
	struct cv_entry read = resume_entry_read(&r, type ? type : &RESUME_OTHER,
	    clean ? clean : node_new(a, NODE_MAP, place_none()));
	if (e)
		difference =
		    exact_difference(a, rendercv_entry(w, &read), rendercv_entry(w, e), false);
	if (!e) {
		difference = node_new(a, NODE_MAP, place_none());
		node_append(difference, "was", place_none(), rendercv_entry(w, &read));
	}
	if (difference)
		node_append(map, EXACT_KEY, place_none(), difference);
}

static struct node *
put_role(const struct writing *w, enum resume_flavor flavor, const struct resume_table *t,
    struct node *list, const struct cv_entry *e, const struct cv_entry *role)
{
	struct cv_entry one = *role;
	static const char *const SHARED[] = {"company", "location", "url"};
	one.fields =
	    arena_zero(w->arena, role->field_count + COUNT(SHARED), sizeof *one.fields);
	if (role->field_count)
		memcpy(one.fields, role->fields, role->field_count * sizeof *one.fields);
	for (size_t i = 0; i < COUNT(SHARED); i++)
		if (cv_field(e, SHARED[i]) && !cv_field(role, SHARED[i]))
			one.fields[one.field_count++] = (struct cv_field){
			    .key = SHARED[i], .text = *cv_field(e, SHARED[i])};
	return put_one(w, flavor, t, list, &one);
}

void
resume_put_entry(const struct writing *w, enum resume_flavor flavor,
    const struct resume_table *t, struct node *list, const struct cv_entry *e)
{
	bool json = flavor == RESUME_JSON;
	if (!e->position_count) {
		struct node *map = put_one(w, flavor, t, list, e);
		if (json)
			put_difference(w, t, map, e);
		return;
	}
	write_lossy(w, e->place, "roles under one employer become entries of their own");
	for (size_t i = 0; i < e->position_count; i++) {
		struct node *map = put_role(w, flavor, t, list, e, &e->positions[i]);
		if (json)
			put_difference(w, t, map, i ? NULL : e);
	}
}

bool
resume_is_summary(const struct writing *w, const struct cv_section *s)
{
	if (s->section_count || word_of_title(rich_plain(w->arena, &s->title)) != WORD_SUMMARY)
		return false;
	for (size_t i = 0; i < s->entry_count; i++)
		if (s->entries[i].kind != ENTRY_TEXT && s->entries[i].kind != ENTRY_BULLET)
			return false;
	return s->entry_count > 0;
}

const char *
resume_lines(const struct writing *w, enum resume_flavor flavor, const struct cv_section *s)
{
	struct buf b = {0};
	struct parts p = {.w = w, .flavor = flavor};
	for (size_t i = 0; i < s->entry_count; i++) {
		const struct cv_entry *e = &s->entries[i];
		const char *key = lone_text(e);
		if (!key)
			continue;
		const char *text = in_lines(&p, write_markup(w->arena, cv_field(e, key)));
		buf_printf(&b, "%s%s%s", b.len ? "\n" : "", e->kind == ENTRY_BULLET ? "- " : "",
		    write_no_bullets(w->arena, text, 0));
		put_bullets(w, &b, e->highlights, e->highlight_count, 1);
	}
	const char *text = arena_dup(w->arena, b.data ? b.data : "", b.len);
	buf_free(&b);
	return text;
}
