/* Kinds that look into their value or around it: templates, font families, groups. */
#include "layout/kinds.h"

#include <string.h>

#include "layout/options.h"

static bool
is_upper(char c)
{
	return (c >= 'A' && c <= 'Z') || c == '_';
}

static void
check_placeholder(
    struct reading *r, const struct field *f, const struct node *n, size_t begin, size_t end)
{
	const struct template_names *names = f->arg;
	const char *word = arena_dup(r->arena, n->text + begin, end - begin), *near;
	size_t count = 0;

	for (; names->words[count]; count++)
		if (!strcmp(names->words[count], word))
			return;
	near = nearest_word(word, names->words, count);
	if (!near)
		return;
	diag_report(r->diags, r->severity, node_slice(n, begin, end), "template-placeholder",
	    "'%s' is no placeholder of '%s'", word, option_path(r->arena, n));
	diag_help(r->diags, "did you mean '%s'?", near);
}

/* Entries may have any field, so a word that resembles none is left to them. */
static void
check_placeholders(struct reading *r, const struct field *f, const struct node *n)
{
	for (size_t i = 0; n->text[i];) {
		size_t begin = i;
		while (is_upper(n->text[i]))
			i++;
		if (i - begin > 1)
			check_placeholder(r, f, n, begin, i);
		i += i == begin;
	}
}

static bool
read_template(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const struct layout_reading *l = r->self;
	const struct template_names *names = f->arg;
	const char *text = option_scalar(r, n, "a template");

	if (!text)
		return false;
	*(const char **)target = names->nullable && !*text ? NULL : text;
	if (names->place)
		*(struct place *)(void *)((char *)target + names->place) = n->place;
	if (!l->defaults)
		check_placeholders(r, f, n);
	return true;
}

static void
schema_template(const struct field *f, struct buf *out)
{
	const struct template_names *names = f->arg;

	buf_puts(out,
	    names->nullable ? "{\"type\":[\"string\",\"null\"]}" : "{\"type\":\"string\"}");
}

static void
print_template(const struct field *f, const void *target, int indent, struct buf *out)
{
	const char *text = *(const char *const *)target;

	(void)f;
	if (text)
		text_print(text, indent, out);
	else
		buf_puts(out, "null");
}

static bool
read_family(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	struct layout *l = ((struct layout_reading *)r->self)->layout;
	const char **family = target;

	(void)f;
	if (!option_scalar(r, n, "the name of a font family"))
		return false;
	if (!*n->text || strchr(n->text, '/')) {
		option_reject(
		    r, n->place, "wrong-value", "'%s' is no name of a font family", n->text);
		return false;
	}
	*family = n->text;
	l->typography.font_place[family - l->typography.font_family] = n->place;
	return true;
}

static void
schema_family(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"type\":\"string\",\"pattern\":\"^[^/]+$\"}");
}

static void
print_family(const struct field *f, const void *target, int indent, struct buf *out)
{
	const char *family = *(const char *const *)target;

	(void)f;
	text_print(family ? family : "", indent, out);
}

static void
clear_nulls(const struct field_table *t, const struct node *map, char *record)
{
	for (const struct node *m = map->first; m; m = m->next)
		for (size_t i = 0; node_is_null(m) && i < t->count; i++) {
			const struct field *f = &t->rows[i];
			if (f->kind == &KIND_TEMPLATE.base && !strcmp(f->key, m->key) &&
			    ((const struct template_names *)f->arg)->nullable)
				*(const char **)(void *)(record + f->offset) = NULL;
		}
}

static bool
read_group(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const struct field_table *t = f->arg;

	if (n->kind != NODE_MAP) {
		option_reject(r, n->place, "wrong-kind", "'%s' must be a map, not %s",
		    option_path(r->arena, n), node_kind_word(n));
		diag_help(r->diags, "its options stand below it, indented");
		return false;
	}
	clear_nulls(t, n, target);
	return fields_read(r, t, n, target, option_other);
}

static void
schema_group(const struct field *f, struct buf *out)
{
	options_schema(f->arg, out);
}

/* One family for all: parts without a default of their own go back to following the body. */
static bool
read_families(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const struct field_table *t = f->arg;

	if (n->kind != NODE_SCALAR)
		return read_group(r, f, n, target);
	for (size_t i = 0; i < t->count; i++) {
		const struct field *row = &t->rows[i];
		char *family = (char *)target + row->offset;

		if (!row->initial)
			*(const char **)(void *)family = NULL;
		else if (!row->kind->read(r, row, n, family))
			return false;
	}
	return true;
}

static void
schema_families(const struct field *f, struct buf *out)
{
	buf_puts(out, "{\"anyOf\":[{\"type\":\"string\",\"pattern\":\"^[^/]+$\"},");
	options_schema(f->arg, out);
	buf_puts(out, "]}");
}

bool
option_is_group(const struct field *f)
{
	return f->kind == &KIND_GROUP.base || f->kind == &KIND_FAMILIES.base;
}

const struct option_kind KIND_TEMPLATE = {
    {"template", read_template, schema_template}, print_template, "a [template](#templates)"};
const struct option_kind KIND_FAMILY = {
    {"font family", read_family, schema_family}, print_family, "a font family"};
const struct option_kind KIND_GROUP = {{"group", read_group, schema_group}, NULL, NULL};
const struct option_kind KIND_FAMILIES = {
    {"font families", read_families, schema_families}, NULL, "a font family for all"};
