/* Kinds of values of a CV's records. */
#include "cv/kinds.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cv/items.h"
#include "cv/level.h"
#include "markup/markup.h"

bool
cv_wrong_kind(struct reading *r, const char *key, const char *wanted, const struct node *n)
{
	diag_report(r->diags, r->severity, n->place, "wrong-kind", "'%s' must be %s, not %s",
	    key, wanted, node_kind_word(n));
	return false;
}

bool
cv_is_colon_text(const struct node *n)
{
	return n->kind == NODE_MAP && n->style != NODE_FLOW && n->count == 1 &&
	       n->first->kind == NODE_SCALAR;
}

static bool
is_verbatim(const char *text, struct place p)
{
	return p.source && p.end - p.begin == strlen(text) &&
	       memcmp(p.source->bytes + p.begin, text, p.end - p.begin) == 0;
}

/* 'Project X: built a thing', as it was meant before YAML made a map of it. */
static struct rich
colon_text(struct reading *r, const struct node *n)
{
	const struct node *m = n->first;
	struct place p = m->key_place;
	const char *text = arena_printf(r->arena, "%s: %s", m->key, m->text);
	if (node_is_null(m))
		text = arena_printf(r->arena, "%s:", m->key);
	else if (is_verbatim(m->key, p) && m->style == NODE_PLAIN &&
	         m->place.source == p.source) {
		p = place_join(p, m->place);
		text = arena_dup(r->arena, p.source->bytes + p.begin, p.end - p.begin);
	}
	diag_warn(r->diags, m->key_place, "colon-in-text",
	    "the ': ' makes a map of this text, taken as text");
	diag_help(r->diags, "put the text in quotes");
	return markup_text(r->arena, text, p, r->diags);
}

static bool
join_list(struct reading *r, const char *key, const struct node *n, struct rich *out)
{
	struct rich all = {0};
	for (const struct node *m = n->first; m; m = m->next) {
		struct rich one = {0};
		if (node_is_null(m))
			continue;
		if (m->kind == NODE_SEQ)
			return cv_wrong_kind(r, key, "text", m);
		if (!cv_read_text(r, key, m, &one))
			return false;
		if (all.count)
			rich_add(
			    r->arena, &all, (struct rich_run){.text = ", ", .place = m->place});
		rich_append(r->arena, &all, &one, 0);
	}
	*out = all;
	return true;
}

bool
cv_read_text(struct reading *r, const char *key, const struct node *n, struct rich *out)
{
	if (n->kind == NODE_SCALAR)
		*out = markup_read(r->arena, n, r->diags);
	else if (n->kind == NODE_SEQ)
		return join_list(r, key, n, out);
	else if (cv_is_colon_text(n))
		*out = colon_text(r, n);
	else
		return cv_wrong_kind(r, key, "text", n);
	return true;
}

static void
add_field(
    struct reading *r, const char *key, const struct node *n, struct rich text, void *entry)
{
	struct cv_field *f = cv_add_field(r->arena, entry, key, text);
	f->key_place = n->key_place;
	f->place = n->place;
}

static bool
read_text(struct reading *r, const struct field *f, const struct node *n, void *entry)
{
	struct rich text;
	if (!cv_read_text(r, f->key, n, &text))
		return false;
	add_field(r, f->arg ? f->arg : f->key, n, text, entry);
	return true;
}

const char *
cv_url_words(struct arena *a, const char *url)
{
	const char *scheme = strstr(url, "://");
	const char *words = scheme ? scheme + 3 : url;
	size_t len = strlen(words);
	if (strncasecmp(url, "mailto:", 7) == 0)
		return url + 7;
	while (len > 0 && words[len - 1] == '/')
		len--;
	return arena_dup(a, words, len);
}

struct rich
cv_read_url(struct reading *r, const struct node *n)
{
	struct rich out = {0};
	const char *url;
	if (strpbrk(n->text, " \n[<") || url_check(r->arena, n->text, &url) != URL_OK)
		return markup_read(r->arena, n, r->diags);
	rich_add(r->arena, &out,
	    (struct rich_run){
	        .text = cv_url_words(r->arena, n->text), .url = url, .place = n->place});
	return out;
}

static bool
read_url(struct reading *r, const struct field *f, const struct node *n, void *entry)
{
	if (n->kind != NODE_SCALAR)
		return cv_wrong_kind(r, f->key, "an address", n);
	add_field(r, f->key, n, cv_read_url(r, n), entry);
	return true;
}

static bool
read_doi(struct reading *r, const struct field *f, const struct node *n, void *entry)
{
	struct rich text = {0};
	if (n->kind != NODE_SCALAR)
		return cv_wrong_kind(r, f->key, "a DOI", n);
	const char *doi = strstr(n->text, "doi.org/"), *url;
	doi = doi ? doi + 8 : strncasecmp(n->text, "doi:", 4) == 0 ? n->text + 4 : n->text;
	doi += strspn(doi, " ");
	struct rich_run run = {.text = doi, .place = n->place};
	if (strncmp(doi, "10.", 3) != 0 || strpbrk(doi, " \n"))
		diag_warn(
		    r->diags, n->place, "doi", "the DOI '%s' does not begin with '10.'", doi);
	else if (url_check(r->arena, arena_printf(r->arena, "https://doi.org/%s", doi), &url) ==
	         URL_OK)
		run.url = url;
	rich_add(r->arena, &text, run);
	add_field(r, f->key, n, text, entry);
	return true;
}

static bool
read_any_date(struct reading *r, const struct field *f, const struct node *n, struct cv_date *d,
    bool *impossible)
{
	const struct cv *cv = r->self;
	if (n->kind != NODE_SCALAR)
		return cv_wrong_kind(r, f->key, "a date", n);
	*d = date_read(r->arena, n->text, &cv->locale, impossible);
	d->place = n->place;
	d->text = markup_read(r->arena, n, r->diags);
	if (*impossible) {
		diag_warn(r->diags, n->place, "date-impossible",
		    "there is no date '%s', printed as typed", n->text);
		diag_help(r->diags, "write YYYY-MM-DD, YYYY-MM or YYYY");
	}
	return true;
}

static bool
read_date(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	struct cv_date *d = target;
	bool impossible;
	if (!read_any_date(r, f, n, target, &impossible))
		return false;
	if (d->kind == DATE_PRESENT && strcmp(n->text, "present") != 0)
		d->kind = DATE_TEXT; /* any text, as typed */
	return true;
}

static bool
read_end(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	struct cv_date *d = target;
	bool impossible;
	if (!read_any_date(r, f, n, d, &impossible))
		return false;
	if (d->kind == DATE_TEXT && !impossible) {
		diag_warn(r->diags, n->place, "date-unreadable",
		    "the date '%s' can't be read, printed as typed", n->text);
		diag_help(r->diags,
		    "write YYYY-MM-DD, YYYY-MM or YYYY%s; 'date' may be any text",
		    f->kind == &CV_END ? ", or 'present'" : "");
	}
	return true;
}

static bool
read_start(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	struct cv_date *d = target;
	if (!read_end(r, f, n, target))
		return false;
	if (d->kind == DATE_PRESENT)
		diag_warn(r->diags, n->place, "date-present",
		    "'%s' is a beginning, it can't be '%s'", f->key, n->text);
	return true;
}

/* One text of several authors, parted by commas and 'and'; a comma inside a link stays. */
static struct rich *
split_authors(struct reading *r, const struct node *n, size_t *count)
{
	struct rich *list = NULL;
	size_t room = 0, begin = 0, end;
	for (const char *text = n->text; text[begin]; begin = end + (text[end] == ',')) {
		begin += strspn(text + begin, " \n");
		if (strncmp(text + begin, "and ", 4) == 0)
			begin += 4;
		const char *conjunction = strstr(text + begin, " and ");
		end = begin + strcspn(text + begin, ",");
		if (conjunction && conjunction < text + end)
			end = (size_t)(conjunction - text);
		if (end == begin)
			continue;
		list = arena_grow(r->arena, list, *count, &room, sizeof *list);
		list[(*count)++] = markup_slice(r->arena, n, begin, end, r->diags);
	}
	return list;
}

static bool
read_authors(struct reading *r, const struct field *f, const struct node *n, void *entry)
{
	struct cv_entry *e = entry;
	bool good = true;
	if (n->kind == NODE_SCALAR) {
		diag_warn(r->diags, n->place, "text-for-list",
		    "'%s' should be a list, parted at commas", f->key);
		diag_help(r->diags, "write one author a line, each behind '- '");
		e->authors = split_authors(r, n, &e->author_count);
		return true;
	}
	if (n->kind != NODE_SEQ)
		return cv_wrong_kind(r, f->key, "a list of names", n);
	e->authors = arena_zero(r->arena, n->count ? n->count : 1, sizeof *e->authors);
	for (const struct node *m = n->first; m; m = m->next) {
		if (node_is_null(m))
			continue;
		if (cv_read_text(r, f->key, m, &e->authors[e->author_count]))
			e->author_count++;
		else
			good = false;
	}
	return good;
}

static bool
read_highlights(struct reading *r, const struct field *f, const struct node *n, void *entry)
{
	struct cv_entry *e = entry;
	return items_read(r, f->key, n, &e->highlights, &e->highlight_count);
}

static void
add_link(struct reading *r, struct cv_entry *e, struct rich label, const struct node *target)
{
	struct cv_link *l = &e->links[e->link_count++];
	enum url_state state = url_check(r->arena, target->text, &l->url);
	if (rich_is_empty(&label))
		label =
		    rich_text(r->arena, cv_url_words(r->arena, target->text), target->place);
	url_report(r->diags, target->place, state, target->text, "its label is set plain");
	for (size_t i = 0; i < label.count; i++)
		label.runs[i].url = l->url;
	l->label = label;
	l->place = target->place;
}

/* '{label: …, url: …}', '[label](url)' or a bare address. */
static bool
read_link(struct reading *r, const struct field *f, const struct node *n, struct cv_entry *e)
{
	const struct node *url = node_get(n, "url"), *words = node_get(n, "label");
	struct rich label = {0};
	if (n->kind == NODE_SCALAR) {
		label = cv_read_url(r, n);
		e->links[e->link_count++] =
		    (struct cv_link){label, label.count ? label.runs[0].url : NULL, n->place};
		return true;
	}
	if (!url && n->kind == NODE_MAP && n->count == 1 && n->first->kind == NODE_SCALAR &&
	    !node_is_null(n->first)) {
		url = n->first;
		label = markup_text(r->arena, url->key, url->key_place, r->diags);
	}
	if (!url || url->kind != NODE_SCALAR)
		return cv_wrong_kind(r, f->key, "a list of maps with 'label' and 'url'", n);
	if (words && !cv_read_text(r, "label", words, &label))
		return false;
	add_link(r, e, label, url);
	return true;
}

static bool
read_links(struct reading *r, const struct field *f, const struct node *n, void *entry)
{
	struct cv_entry *e = entry;
	bool good = true;
	e->links = arena_zero(r->arena, n->count + 1, sizeof *e->links);
	if (n->kind == NODE_SCALAR || (n->kind == NODE_MAP && node_get(n, "url")))
		return read_link(r, f, n, e);
	for (const struct node *m = n->first; m; m = m->next) {
		if (node_is_null(m))
			continue;
		if (n->kind == NODE_SEQ)
			good &= read_link(r, f, m, e);
		else if (m->kind != NODE_SCALAR)
			good = cv_wrong_kind(r, m->key, "an address", m);
		else
			add_link(
			    r, e, markup_text(r->arena, m->key, m->key_place, r->diags), m);
	}
	return good;
}

static bool
read_level(struct reading *r, const struct field *f, const struct node *n, void *entry)
{
	struct cv_entry *e = entry;
	if (n->kind == NODE_SCALAR)
		e->level = level_percent(n->text);
	return read_text(r, f, n, entry);
}

bool
cv_read_page_break(struct reading *r, const struct node *n, enum page_break *out)
{
	static const char *const WORDS[] = {"auto", "before", "avoid", NULL};
	static const struct field FIELD = {.key = "page_break", .arg = WORDS};
	int index = 0;
	bool good = FIELD_WORD.read(r, &FIELD, n, &index);
	if (good)
		*out = (enum page_break)index;
	return good;
}

static bool
read_page_break(struct reading *r, const struct field *f, const struct node *n, void *entry)
{
	(void)f;
	return cv_read_page_break(r, n, &((struct cv_entry *)entry)->page_break);
}

static bool
read_logo(struct reading *r, const struct field *f, const struct node *n, void *entry)
{
	struct cv_entry *e = entry;
	if (n->kind != NODE_SCALAR)
		return cv_wrong_kind(r, f->key, "a path", n);
	e->logo = n->text;
	e->logo_place = n->place;
	return true;
}

const struct field_kind CV_TEXT = {"text", read_text, field_ref_schema};
const struct field_kind CV_URL = {"scalar", read_url, field_ref_schema};
const struct field_kind CV_DOI = {"scalar", read_doi, field_ref_schema};
const struct field_kind CV_DATE = {"scalar", read_date, field_ref_schema};
const struct field_kind CV_START = {"date", read_start, field_ref_schema};
const struct field_kind CV_END = {"date", read_end, field_ref_schema};
const struct field_kind CV_AUTHORS = {"list of texts", read_authors, field_ref_schema};
const struct field_kind CV_HIGHLIGHTS = {"items", read_highlights, field_ref_schema};
const struct field_kind CV_LINKS = {"links", read_links, field_ref_schema};
const struct field_kind CV_LEVEL = {"text", read_level, field_ref_schema};
const struct field_kind CV_PAGE_BREAK = {"page break", read_page_break, field_ref_schema};
const struct field_kind CV_LOGO = {"scalar", read_logo, field_ref_schema};
