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

static void
read_job(struct reading *r, const struct options *common, struct option_list *list,
    const struct node *n)
{
	struct options *o = arena_zero(r->arena, 1, sizeof *o);
	*o = *common;
	o->inputs = (struct words){0};
	if (n->kind == NODE_SCALAR)
		words_add(r->arena, &o->inputs, n->text);
	else
		fields_read(r, &JOB_TABLE, n, o, NULL);
	if (!o->inputs.count)
		diag_error(r->diags, n->place, "job", "a job without 'input'");
	list->items =
	    arena_grow(r->arena, list->items, list->count, &list->room, sizeof *list->items);
	list->items[list->count++] = o;
}

bool
plan_read(struct arena *a, const char *path, const struct options *common,
    struct option_list *list, struct diags *d)
{
	const char *bytes, *why;
	size_t len;
	if (!file_read(a, path, LIST_LIMIT, &bytes, &len, &why)) {
		diag_error(d, place_none(), "job", "can't read '%s': %s", path, why);
		return false;
	}
	struct source *s = source_new(a, path, bytes, len, d);
	const struct node *root = yaml_read(a, s, d), *jobs = node_get(root, "jobs");
	struct reading r = {.arena = a, .diags = d, .severity = DIAG_ERROR};
	jobs = jobs ? jobs : root;
	if (jobs && jobs->kind == NODE_SEQ)
		for (const struct node *n = jobs->first; n; n = n->next)
			read_job(&r, common, list, n);
	else if (jobs)
		diag_error(d, jobs->place, "job", "a list of jobs is wanted, not %s",
		    node_kind_word(jobs));
	return !d->errors;
}
