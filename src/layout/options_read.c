/* Walks over the table of options: finding, defaults, reading a design block. */
#include <assert.h>
#include <string.h>

#include "layout/old_names.h"
#include "layout/options.h"

#define DEPTH    6  /* of the table, the top included */
#define ROWS_MAX 40 /* of one group */

const struct field *
option_find(const char *path)
{
	const struct field_table *t = &LAYOUT_OPTIONS;

	while (t) {
		size_t len = strcspn(path, "."), i = 0;

		while (
		    i < t->count && (strncmp(t->rows[i].key, path, len) || t->rows[i].key[len]))
			i++;
		if (i == t->count)
			return NULL;
		if (!path[len])
			return &t->rows[i];
		t = option_is_group(&t->rows[i]) ? t->rows[i].arg : NULL;
		path += len + 1;
	}
	return NULL;
}

/* Visits every leaf; `path` is in scratch that the next visit overwrites. */
typedef void visit_option(void *self, const char *path, const struct field *f);

static void
visit_table(
    const struct field_table *t, char *path, size_t len, visit_option *visit, void *self)
{
	for (size_t i = 0; i < t->count; i++) {
		const struct field *f = &t->rows[i];
		size_t key = strlen(f->key);

		memcpy(path + len, f->key, key + 1);
		if (!option_is_group(f)) {
			visit(self, path, f);
			continue;
		}
		path[len + key] = '.';
		visit_table(f->arg, path, len + key + 1, visit, self);
	}
}

static void
visit_options(visit_option *visit, void *self)
{
	char path[DEPTH * 48];

	visit_table(&LAYOUT_OPTIONS, path, 0, visit, self);
}

struct search {
	struct arena *arena;
	const char *key, *path;
	size_t count;
};

static void
match_key(void *self, const char *path, const struct field *f)
{
	struct search *s = self;

	if (strcmp(f->key, s->key))
		return;
	s->count++;
	s->path = arena_str(s->arena, path);
}

const char *
option_elsewhere(struct arena *a, const char *key)
{
	struct search s = {.arena = a, .key = key};

	visit_options(match_key, &s);
	return s.count == 1 ? s.path : NULL;
}

static void
set_default(void *self, const char *path, const struct field *f)
{
	struct reading *r = self;
	struct layout *l = ((struct layout_reading *)r->self)->layout;
	struct node n = {.kind = NODE_SCALAR, .text = f->initial};

	(void)path;
	if (!f->initial)
		return;
	if (!strcmp(n.text, "\"\""))
		n.text = "";
	f->kind->read(r, f, &n, (char *)l + f->offset);
}

void
options_default(struct reading *r)
{
	struct layout_reading *l = r->self;

	l->defaults = true;
	visit_options(set_default, r);
	l->defaults = false;
}

static const struct field_table *
table_of(struct reading *r, const struct node *map)
{
	const char *path = option_path(r->arena, map);
	const struct field *f = *path ? option_find(path) : NULL;

	return f && option_is_group(f) ? f->arg : &LAYOUT_OPTIONS;
}

static void
report_unknown(struct reading *r, const struct node *n)
{
	const struct field_table *t = table_of(r, n->parent);
	const char *keys[ROWS_MAX], *near, *elsewhere;

	assert(t->count <= ROWS_MAX);
	for (size_t i = 0; i < t->count; i++)
		keys[i] = t->rows[i].key;
	option_reject(r, n->key_place, "unknown-key", "'%s' is no option of a layout",
	    option_path(r->arena, n));
	near = nearest_word(n->key, keys, t->count);
	elsewhere = near ? near : option_elsewhere(r->arena, n->key);
	if (elsewhere)
		diag_help(r->diags, "did you mean '%s'?", elsewhere);
}

bool
option_other(struct reading *r, const struct node *member, void *record)
{
	(void)record;
	if (!old_name_read(r, member))
		report_unknown(r, member);
	return true;
}

static void
report_old(struct reading *r)
{
	const struct layout_reading *l = r->self;

	if (!l->old_count)
		return;
	if (l->old_count == 1)
		diag_note(r->diags, l->old_place, "old-key", "'%s' is now called '%s'",
		    l->old_name, l->new_name);
	else
		diag_note(r->diags, l->old_place, "old-key",
		    "'%s' is now called '%s', and %zu more options have older names too",
		    l->old_name, l->new_name, l->old_count - 1);
	diag_help(r->diags, "they are read as what they are called now; "
	                    "'-T layout' prints those names");
}

void
options_read(struct reading *r, const struct node *map)
{
	struct layout_reading *l = r->self;
	const struct field top = {
	    .key = "design", .kind = &KIND_GROUP.base, .arg = &LAYOUT_OPTIONS};

	l->old_count = 0;
	if (map->kind != NODE_MAP) {
		option_reject(r, map->place, "wrong-kind",
		    "a layout must be a map of options, not %s", node_kind_word(map));
		return;
	}
	top.kind->read(r, &top, map, l->layout);
	report_old(r);
}
