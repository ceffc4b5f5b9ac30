/* Kinds of values of JSON Resume's and YAMLResume's entries. */
#include "cv/resume_kinds.h"

#include <ctype.h>
#include <string.h>

#include "cv/bullets.h"
#include "cv/date_free.h"
#include "cv/exact.h"
#include "markup/markup.h"

static void
warn_kind(struct reading *r, const char *key, const char *wanted, const struct node *n)
{
	diag_warn(r->diags, n->place, "wrong-kind", "'%s' should be %s, not %s", key, wanted,
	    node_kind_word(n));
}

static void
add_words(struct arena *a, struct rich *out, const char *words, struct place p)
{
	if (out->count)
		rich_add(a, out, (struct rich_run){.text = words, .place = p});
}

/* What parts the texts of a list: ';' where one has commas. */
static const char *
gap_in(const struct node *n)
{
	for (const struct node *m = n; m; m = node_walk(n, m, NULL))
		if (n->kind == NODE_SEQ && m->kind == NODE_SCALAR && strchr(m->text, ','))
			return "; ";
	return ", ";
}

static bool
ends_sentence(const char *s)
{
	size_t len = strlen(s);
	return len && strchr(".!?", s[len - 1]);
}

struct rich
resume_text(struct reading *r, const char *key, const struct node *n)
{
	struct rich all = {0};
	const char *gap = gap_in(n), *before = "";
	if (n->kind == NODE_MAP)
		warn_kind(r, key, "text", n);
	for (const struct node *m = n; m; m = node_walk(n, m, NULL)) {
		if (m->kind != NODE_SCALAR)
			continue;
		struct rich one = markup_read(r->arena, m, r->diags);
		add_words(r->arena, &all, ends_sentence(before) ? " " : gap, m->place);
		rich_append(r->arena, &all, &one, 0);
		before = m->text;
	}
	return all;
}

static bool
read_text(struct reading *r, const struct field *f, const struct node *n, void *entry)
{
	struct cv_entry *e = entry;
	const char *key = f->arg ? f->arg : f->key;
	struct rich text = resume_text(r, f->key, n);
	for (size_t i = 0; i < e->field_count; i++) {
		if (strcmp(e->fields[i].key, key) != 0)
			continue;
		add_words(r->arena, &e->fields[i].text, ", ", n->place);
		rich_append(r->arena, &e->fields[i].text, &text, 0);
		return true;
	}
	struct cv_field *field = cv_add_field(r->arena, e, key, text);
	field->key_place = n->key_place;
	field->place = n->place;
	return true;
}

static bool
read_rich(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	struct rich text = resume_text(r, f->key, n);
	add_words(r->arena, target, ", ", n->place);
	rich_append(r->arena, target, &text, 0);
	return true;
}

/* Newlines that were typed as such ("\n" in quotes) are meant, those of a YAML block are not.
 */
static bool
has_hard_lines(const struct node *n)
{
	return n->style == NODE_QUOTED;
}

static bool
read_summary(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	struct resume_entry *e = record;
	struct bullets bullets = {0};
	struct rich text = {0};
	if (n->kind == NODE_SCALAR)
		bullets_split(r->arena, n, has_hard_lines(n), r->diags, &text, &bullets);
	else
		text = resume_text(r, f->key, n);
	add_words(r->arena, &e->summary, "\n", n->place);
	rich_append(r->arena, &e->summary, &text, 0);
	bullets_hang(r->arena, &bullets, &e->entry.highlights, &e->entry.highlight_count);
	return true;
}

/* A member of a list; lines in it that begin with a dash are bullets below it. */
static void
add_highlight(struct reading *r, const struct node *n, size_t depth, struct bullets *list)
{
	struct bullets below = {0};
	struct rich text = {0};
	if (n->kind == NODE_SCALAR)
		bullets_split(r->arena, n, has_hard_lines(n), r->diags, &text, &below);
	else
		text = resume_text(r, n->key ? n->key : "highlights", n);
	if (!rich_is_empty(&text)) {
		struct bullet *b = bullets_add(r->arena, list);
		*b = (struct bullet){text, n->place, depth++};
	}
	for (size_t i = 0; i < below.count; i++) {
		struct bullet *b = bullets_add(r->arena, list);
		*b = below.items[i];
		b->depth += depth;
	}
}

static bool
read_highlights(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	struct resume_entry *e = record;
	struct bullets list = {0};
	if (n->kind != NODE_SEQ)
		warn_kind(r, f->key, "a list", n);
	if (n->kind == NODE_SCALAR)
		return read_summary(r, f, n, record);
	for (const struct node *m = n->first; m; m = m->next) {
		if (m->kind != NODE_SEQ)
			add_highlight(r, m, 0, &list);
		for (const struct node *k = m->kind == NODE_SEQ ? m->first : NULL; k;
		     k = k->next)
			add_highlight(r, k, 1, &list);
	}
	bullets_hang(r->arena, &list, &e->entry.highlights, &e->entry.highlight_count);
	return true;
}

static bool
read_link(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	struct resume_entry *e = record;
	(void)f;
	enum url_state state = URL_EMPTY;
	if (n->kind == NODE_SCALAR)
		state = url_check(r->arena, n->text, &e->url);
	if (state == URL_OK)
		return true;
	e->url = NULL;
	url_report(r->diags, n->place, state, n->text, "shown as text");
	resume_add_fact(r, &e->facts, "URL", n);
	return true;
}

void
resume_add_fact(struct reading *r, struct rich *facts, const char *label, const struct node *n)
{
	struct rich text = resume_text(r, label, n);
	struct rich_run run = {
	    .text = arena_printf(r->arena, "%s: ", label), .place = n->key_place};
	if (rich_is_empty(&text))
		return;
	add_words(r->arena, facts, RESUME_FACT_GAP, n->place);
	rich_add(r->arena, facts, run);
	rich_append(r->arena, facts, &text, 0);
}

static bool
read_fact(struct reading *r, const struct field *f, const struct node *n, void *record)
{
	const struct cv *cv = r->self;
	struct resume_entry *e = record;
	const enum word *word = f->arg;
	resume_add_fact(r, &e->facts, word_in(&cv->locale, *word), n);
	return true;
}

static bool
read_date(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const struct cv *cv = r->self;
	struct cv_date *d = target;
	bool impossible;
	struct rich text = resume_text(r, f->key, n);
	*d = date_read_free(r->arena, rich_plain(r->arena, &text), &cv->locale, &impossible);
	d->place = n->place;
	d->text = text;
	if (impossible)
		diag_warn(r->diags, n->place, "date-impossible",
		    "there is no date '%s', printed as typed", rich_plain(r->arena, &text));
	else if (d->kind == DATE_TEXT)
		diag_note(r->diags, n->place, "date-unreadable",
		    "the date '%s' can't be read, printed as typed",
		    rich_plain(r->arena, &text));
	if (d->kind == DATE_TEXT)
		diag_help(r->diags, "write YYYY-MM-DD, YYYY-MM or YYYY");
	return true;
}

static bool
read_old(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const struct field *now = f->arg;
	diag_note(r->diags, n->key_place, "old-key", "'%s' is the old name of '%s'", f->key,
	    now->key);
	return now->kind->read(r, now, n, target);
}

const char *
resume_label(struct arena *a, const char *key)
{
	struct buf b = {0};
	bool camel = islower((unsigned char)*key) && !strchr(key, ' ');
	for (const char *s = key; *s; s++) {
		bool upper = camel && isupper((unsigned char)*s) && s > key &&
		             islower((unsigned char)s[-1]);
		if (upper)
			buf_putc(&b, ' ');
		bool gap = strchr("_- \t\n", *s) != NULL;
		if (gap && b.len && b.data[b.len - 1] != ' ')
			buf_putc(&b, ' ');
		if (gap)
			continue;
		if (s == key)
			buf_putc(&b, (char)toupper((unsigned char)*s));
		else
			buf_putc(&b, upper ? (char)tolower((unsigned char)*s) : *s);
	}
	const char *label = arena_dup(a, b.data ? b.data : "", b.len);
	buf_free(&b);
	return label;
}

bool
resume_read_unknown(struct reading *r, const struct node *n, void *record)
{
	struct resume_entry *e = record;
	if (strcmp(n->key, EXACT_KEY) == 0)
		return true;
	const char *near = fields_nearest(e->table, n->key);
	diag_report(r->diags, near ? DIAG_WARNING : DIAG_NOTE, n->key_place, "unknown-key",
	    "unknown key '%s' in %s, shown behind its name", n->key, e->table->name);
	if (near)
		diag_help(r->diags, "did you mean '%s'?", near);
	resume_add_fact(r, &e->facts, resume_label(r->arena, n->key), n);
	return true;
}

static void
any_schema(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{}");
}

const struct field_kind RESUME_TEXT = {"text", read_text, any_schema};
const struct field_kind RESUME_RICH = {"text", read_rich, any_schema};
const struct field_kind RESUME_SUMMARY = {"text", read_summary, any_schema};
const struct field_kind RESUME_HIGHLIGHTS = {"list of texts", read_highlights, any_schema};
const struct field_kind RESUME_LINK = {"address", read_link, any_schema};
const struct field_kind RESUME_FACT = {"text", read_fact, any_schema};
const struct field_kind RESUME_DATE = {"date", read_date, any_schema};
const struct field_kind RESUME_OLD = {"old name", read_old, any_schema};
