/* A list of jobs from a YAML file: each a copy of the command line's options, laid over. */
#include "app/plan.h"

#include "base/file.h"
#include "yaml/fields.h"

#include <string.h>

enum { LIST_LIMIT = 64 << 20 };

static bool
read_words(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	struct words *w = target;
	(void)f;
	if (n->kind == NODE_MAP) {
		diag_error(r->diags, n->place, "job",
		    "'%s' is a map, one text or a list is wanted", n->key);
		return false;
	}
	*w = (struct words){0};
	if (n->kind == NODE_SCALAR)
		words_add(r->arena, w, n->text);
	for (const struct node *c = n->first; c; c = c->next)
		if (c->text)
			words_add(r->arena, w, c->text);
	return true;
}

static const char *
joined(struct arena *a, const struct node *list)
{
	const char *all = "";
	for (const struct node *c = list->first; c; c = c->next)
		if (c->text)
			all = arena_printf(a, "%s%s%s", all, *all ? "," : "", c->text);
	return all;
}

static bool
read_layouts(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	(void)f;
	*(const char **)target = n->text ? n->text : joined(r->arena, n);
	return true;
}

/* A map of 'key: value' behind the command line's own. */
static bool
read_set(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	struct words *w = target, both = {0};
	(void)f;
	for (size_t i = 0; i < w->count; i++)
		words_add(r->arena, &both, w->items[i]);
	for (const struct node *c = n->first; c; c = c->next) {
		if (c->text && c->key)
			words_add(
			    r->arena, &both, arena_printf(r->arena, "%s=%s", c->key, c->text));
		else if (c->text)
			words_add(r->arena, &both, c->text);
		else
			diag_error(r->diags, c->place, "job",
			    "one value for each key; write 'design.page.size: a4'");
	}
	*w = both;
	return true;
}

static void
any_schema(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{}");
}

static const struct field_kind KIND_WORDS = {"text or list", read_words, any_schema};
static const struct field_kind KIND_LAYOUTS = {"text or list", read_layouts, any_schema};
static const struct field_kind KIND_SET = {"map", read_set, any_schema};

#define AT(member) offsetof(struct options, member)

static const struct field JOB_ROWS[] = {
    {"input", &KIND_WORDS, AT(inputs), NULL, NULL, "one file or several"},
    {"output", &FIELD_TEXT, AT(output), NULL, NULL, "path, with {stem}, {layout} and {name}"},
    {"out_dir", &FIELD_TEXT, AT(out_dir), NULL, NULL, "folder of the outputs"},
    {"layout", &KIND_LAYOUTS, AT(layout), NULL, NULL, "one layout or several"},
    {"design", &FIELD_TEXT, AT(design), NULL, NULL, "a file with a design block"},
    {"set", &KIND_SET, AT(set), NULL, NULL, "values over the input's"},
    {"from", &FIELD_TEXT, AT(from), NULL, NULL, "the input's format"},
    {"to", &FIELD_TEXT, AT(target), NULL, NULL, "what to write"},
    {"pages", &FIELD_TEXT, AT(pages), NULL, NULL, "at most so many pages"},
    {"pdf_standard", &FIELD_TEXT, AT(standard), NULL, NULL, "as --pdf-standard"},
    {"force", &FIELD_BOOL, AT(force), NULL, "false", "as --force"},
    {"strict", &FIELD_BOOL, AT(strict), NULL, "false", "as --strict"},
};

static const struct field_table JOB_TABLE = {
    "job", JOB_ROWS, sizeof JOB_ROWS / sizeof *JOB_ROWS};

static struct words
keep_words(struct arena *a, const struct words *w)
{
	struct words kept = {arena_alloc(a, w->count * sizeof *kept.items), w->count, w->count};
	for (size_t i = 0; i < w->count; i++)
		kept.items[i] = arena_str(a, w->items[i]);
	return kept;
}

static bool
is_text(const struct field *f)
{
	return f->kind == &FIELD_TEXT || f->kind == &KIND_LAYOUTS;
}

static bool
is_same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static bool
is_same_set(const struct words *a, const struct words *b)
{
	for (size_t i = 0; i < a->count && i < b->count; i++)
		if (strcmp(a->items[i], b->items[i]))
			return false;
	return a->count == b->count;
}

/* But for the inputs, which are an entry's own. */
static bool
is_same(const struct options *a, const struct options *b)
{
	for (const struct field *f = JOB_ROWS; f < JOB_ROWS + JOB_TABLE.count; f++)
		if (is_text(f) && !is_same_text(*(char *const *)((const char *)a + f->offset),
		                      *(char *const *)((const char *)b + f->offset)))
			return false;
	return a->force == b->force && a->strict == b->strict && is_same_set(&a->set, &b->set);
}

/* The options, out of the memory in which they were read. */
static const struct options *
keep_options(struct arena *a, const struct options *o)
{
	struct options *kept = arena_alloc(a, sizeof *kept);
	*kept = *o;
	kept->inputs = (struct words){0};
	kept->set = keep_words(a, &o->set);
	for (const struct field *f = JOB_ROWS; f < JOB_ROWS + JOB_TABLE.count; f++) {
		char **text = (char **)((char *)kept + f->offset);
		if (is_text(f) && *text)
			*text = arena_str(a, *text);
	}
	return kept;
}

static void
read_job(struct reading *r, struct arena *a, const struct options *common,
    struct job_list *list, const struct node *n)
{
	struct options o = *common;
	const struct listed *last = list->count ? &list->items[list->count - 1] : NULL;
	struct listed new = {0};
	o.inputs = (struct words){0};
	if (n->kind == NODE_SCALAR)
		words_add(r->arena, &o.inputs, n->text);
	else
		fields_read(r, &JOB_TABLE, n, &o, NULL);
	if (!o.inputs.count)
		diag_error(r->diags, n->place, "job", "a job without 'input'");
	if (last && is_same(last->options, &o))
		new.options = last->options;
	else
		new.options = keep_options(a, &o);
	new.inputs = keep_words(a, &o.inputs);
	list->items =
	    arena_grow(r->arena, list->items, list->count, &list->room, sizeof *list->items);
	list->items[list->count++] = new;
}

bool
plan_read(struct arena *a, struct arena *work, const char *path, const struct options *common,
    struct job_list *list, struct diags *d)
{
	const char *bytes, *why;
	size_t len;
	if (!file_read(work, path, LIST_LIMIT, &bytes, &len, &why)) {
		diag_error(d, place_none(), "job", "can't read '%s': %s", path, why);
		return false;
	}
	struct source *s = source_new(work, path, bytes, len, d);
	const struct node *root = yaml_read(work, s, d), *jobs = node_get(root, "jobs");
	struct reading r = {.arena = work, .diags = d, .severity = DIAG_ERROR};
	jobs = jobs ? jobs : root;
	if (jobs && jobs->kind == NODE_SEQ)
		for (const struct node *n = jobs->first; n; n = n->next)
			read_job(&r, a, common, list, n);
	else if (jobs)
		diag_error(d, jobs->place, "job", "a list of jobs is wanted, not %s",
		    node_kind_word(jobs));
	return !d->errors;
}
