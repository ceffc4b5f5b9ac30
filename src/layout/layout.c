/* Finding layouts, following what they extend, laying one over the other. */
#include "layout/layout.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/asset.h"
#include "base/file.h"
#include "layout/options.h"

#define FOLDER        "layouts/"
#define ENDING        ".yaml"
#define PACKED        "packed/" /* the same, by build/layout_pack */
#define PACKED_ENDING ".json"
#define CHAIN_MAX     16 /* layouts that extend one another */
#define FILE_LIMIT    ((size_t)1 << 20)
#define FALLBACK      "classic"

/* One layout of a chain. */
struct link {
	const char *name;     /* the file's stem */
	const char *path;     /* as messages say it */
	const char *identity; /* the same for the same file */
	const char *dir; /* where its own `extends` looks; NULL: only among the built-in ones */
	const char *bytes;
	size_t len;
	bool packed; /* as the build made it of a built-in one: JSON, without places */
	const struct node *root;
};

size_t
layout_names(const char *const **names)
{
	static const char **list;
	static size_t count;
	const struct asset *assets;

	if (!list) {
		assets = asset_list(FOLDER, &count);
		list = memory_alloc((count + 1) * sizeof *list);
		for (size_t i = 0; i < count; i++) {
			size_t len = strlen(assets[i].name) - strlen(FOLDER) - strlen(ENDING);
			char *name = memory_alloc(len + 1);
			memcpy(name, assets[i].name + strlen(FOLDER), len);
			name[len] = '\0';
			list[i] = name;
		}
	}
	*names = list;
	return count;
}

/* The asset FOLDER NAME ENDING. */
static const struct asset *
find_layout(const char *folder, const char *name, const char *ending)
{
	char path[96];

	if (strlen(folder) + strlen(name) + strlen(ending) >= sizeof path)
		return NULL;
	strcpy(stpcpy(stpcpy(path, folder), name), ending);
	return asset_find(path);
}

const char *
layout_text(const char *name, size_t *len)
{
	const struct asset *found = find_layout(FOLDER, name, ENDING);

	if (!found)
		return NULL;
	*len = (size_t)(found->end - found->begin);
	return (const char *)found->begin;
}

const char *
layout_help(struct arena *a, const char *name)
{
	size_t len;
	const char *s = layout_text(name, &len);

	while (s && *s) {
		size_t line = strcspn(s, "\n");
		if (!strncmp(s, "help: ", 6))
			return arena_dup(a, s + 6, line - 6);
		s += line + (s[line] == '\n');
	}
	return "";
}

static bool
is_path(const char *name)
{
	const char *ending = path_ending(name);

	return strchr(name, '/') || !strcmp(ending, "yaml") || !strcmp(ending, "yml");
}

static bool
is_plain_name(const char *name)
{
	return *name &&
	       !name[strspn(
	           name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")];
}

static bool
open_file(struct arena *a, const char *path, struct link *out, const char **why)
{
	char *real = realpath(path, NULL);

	out->packed = false;
	out->path = path;
	out->name = path_stem(a, path);
	out->dir = path_dir(a, path);
	out->identity = arena_str(a, real ? real : path);
	free(real);
	return file_read(a, path, FILE_LIMIT, &out->bytes, &out->len, why);
}

static bool
open_built_in(struct arena *a, const char *name, struct link *out)
{
	const struct asset *packed = find_layout(PACKED, name, PACKED_ENDING);

	if (!packed)
		return false;
	out->bytes = (const char *)packed->begin;
	out->len = (size_t)(packed->end - packed->begin);
	out->packed = true;
	out->name = name;
	out->path = out->identity = arena_printf(a, FOLDER "%s" ENDING, name);
	out->dir = NULL;
	return true;
}

/* A built-in layout; or, seen from `dir`, a file, or the layout of that name beside it. */
static bool
open_layout(
    struct arena *a, const char *name, const char *dir, struct link *out, const char **why)
{
	*why = NULL;
	if (is_plain_name(name) && open_built_in(a, name, out))
		return true;
	if (!dir)
		return false;
	if (is_path(name))
		return open_file(a, path_join(a, dir, name), out, why);
	if (is_plain_name(name)) {
		const char *path = path_join(a, dir, arena_printf(a, "%s" ENDING, name));
		return access(path, F_OK) == 0 && open_file(a, path, out, why);
	}
	return false;
}

/* What is taken instead, where that is no error: words for the end of a message. */
static const char *
stand_in(enum diag_level level)
{
	return level == DIAG_ERROR ? "" : "; '" FALLBACK "' is used";
}

static void
report_missing(
    struct diags *d, enum diag_level level, struct place p, const char *name, const char *why)
{
	const char *const *names, *near;
	size_t count = layout_names(&names);

	near = nearest_word(name, names, count);
	if (why)
		diag_report(
		    d, level, p, "unknown-layout", "can't read layout '%s': %s", name, why);
	else
		diag_report(d, level, p, "unknown-layout", "there is no layout '%s'%s", name,
		    stand_in(level));
	if (near && !why)
		diag_help(d, "did you mean '%s'? there are %s", near,
		    words_list(d->arena, names, count));
	else
		diag_help(d, "there are %s", words_list(d->arena, names, count));
}

/* The options of a file: RenderCV's design files have them below `design`. */
static const struct node *
options_of(const struct node *root)
{
	const struct node *design = node_get(root, "design");

	return design ? design : root;
}

static bool
parse_layout(struct arena *a, struct link *link, struct diags *d)
{
	const struct source *s = source_new(a, link->path, link->bytes, link->len, d);
	struct node *root = link->packed ? json_read(a, s, d) : yaml_read(a, s, d);

	for (struct node *n = link->packed ? root : NULL; n; n = node_walk(root, n, NULL))
		n->place = n->key_place = place_none();
	link->root = root ? options_of(root) : NULL;
	return link->root;
}

/* What a block extends: a scalar; NULL if it says nothing. */
static const struct node *
extended(const struct node *root)
{
	const struct node *n = node_get(root, "extends");

	if (!n)
		n = node_get(root, "theme");
	return n;
}

static bool
is_in_chain(const struct link *chain, size_t count, const char *identity)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(chain[i].identity, identity))
			return true;
	return false;
}

/* Add what chain[*count - 1] extends; false at the end of the chain. */
static bool
follow_chain(struct arena *a, struct link *chain, size_t *count, struct diags *d)
{
	const struct link *from = &chain[*count - 1];
	const struct node *n = extended(from->root);
	struct link *next = &chain[*count];
	const char *why;

	if (!n)
		return false;
	if (n->kind != NODE_SCALAR) {
		diag_error(d, n->place, "wrong-kind",
		    "'%s' must be the name of a layout, not %s", n->key, node_kind_word(n));
		return false;
	}
	if (!open_layout(a, n->text, from->dir, next, &why)) {
		report_missing(d, DIAG_ERROR, n->place, n->text, why);
		return false;
	}
	if (is_in_chain(chain, *count, next->identity) || *count == CHAIN_MAX) {
		diag_error(d, n->place, "layout-circle",
		    "layout '%s' extends itself through '%s'", next->name, from->name);
		return false;
	}
	if (!parse_layout(a, next, d))
		return false;
	++*count;
	return true;
}

/* Where the files of a chain are, NULL-terminated. */
static const char *const *
folders_of(struct arena *a, const struct link *chain, size_t count)
{
	const char **folders = arena_zero(a, count + 1, sizeof *folders);
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		if (chain[i].dir)
			folders[n++] = chain[i].dir;
	return folders;
}

/* The defaults, and over them the layout with all that it extends. */
static void
read_chain(struct reading *r, struct link *first)
{
	struct link chain[CHAIN_MAX + 1] = {*first};
	struct layout *l = ((struct layout_reading *)r->self)->layout;
	size_t count = 1;

	options_default(r);
	if (!parse_layout(r->arena, first, r->diags))
		return;
	chain[0] = *first;
	while (follow_chain(r->arena, chain, &count, r->diags))
		;
	l->folders = folders_of(r->arena, chain, count);
	while (count-- > 0) {
		l->help = "";
		options_read(r, chain[count].root);
	}
}

/* A built-in layout as it was read, kept by the process: nearly all CVs have one, and lay at
 * most a few options over it. */
struct base {
	const char *name;
	struct layout layout;
	struct layout_reading reading;
	struct base *next;
};

static struct base *
find_base(const struct link *first, struct diags *d)
{
	static struct arena kept;
	static struct base *bases;
	struct base *b = bases;

	while (b && strcmp(b->name, first->name))
		b = b->next;
	if (b)
		return b;
	struct reading r = {.arena = &kept, .diags = d, .severity = DIAG_ERROR};
	struct link link;
	b = arena_zero(&kept, 1, sizeof *b);
	b->name = arena_str(&kept, first->name);
	b->reading.layout = &b->layout;
	b->next = bases;
	bases = b;
	r.self = &b->reading;
	open_built_in(&kept, b->name, &link);
	read_chain(&r, &link);
	return b;
}

static void
copy_base(struct layout_reading *to, const struct base *b, struct arena *a)
{
	struct layout *l = to->layout;

	*l = b->layout;
	*to = b->reading;
	to->layout = l;
	to->seen_room = to->seen_count;
	to->seen = arena_zero(a, to->seen_count + 1, sizeof *to->seen);
	for (size_t i = 0; i < to->seen_count; i++) {
		to->seen[i] = b->reading.seen[i];
		to->seen[i].target =
		    (char *)l + ((const char *)to->seen[i].target - (const char *)&b->layout);
	}
}

static const char *
dir_of(struct arena *a, const struct node *n)
{
	const char *name = n->place.source ? n->place.source->name : "<";

	return *name == '<' ? NULL : path_dir(a, name);
}

/* The layout that a block names, in `out`. Unknown ones are reported at `level`. */
static bool
open_named_by(
    struct reading *r, const struct node *block, enum diag_level level, struct link *out)
{
	const struct node *n = block ? extended(block) : NULL;
	const char *why;

	if (!n)
		return false;
	if (n->kind != NODE_SCALAR) {
		diag_report(r->diags, level, n->place, "wrong-kind",
		    "'%s' must be the name of a layout, not %s%s", n->key, node_kind_word(n),
		    stand_in(level));
		return false;
	}
	if (!is_path(n->text) && open_layout(r->arena, n->text, dir_of(r->arena, n), out, &why))
		return true;
	report_missing(r->diags, level, n->place, n->text, NULL);
	return false;
}

static bool
open_first(struct reading *r, const struct layout_options *o, const struct node *design,
    struct link *out)
{
	const char *why;

	if (o->name) {
		if (open_layout(r->arena, o->name, ".", out, &why))
			return true;
		report_missing(r->diags, DIAG_ERROR, place_none(), o->name, why);
		return false;
	}
	return open_named_by(r, o->overrides, DIAG_ERROR, out) ||
	       open_named_by(r, design, DIAG_WARNING, out) ||
	       open_built_in(r->arena, FALLBACK, out);
}

const struct node *
layout_design_read(struct arena *a, const char *path, struct diags *d)
{
	struct link file;
	const char *why;

	if (!open_file(a, path, &file, &why)) {
		diag_error(d, place_none(), "unknown-layout", "can't read '%s': %s", path, why);
		return NULL;
	}
	return parse_layout(a, &file, d) ? file.root : NULL;
}

struct layout *
layout_read(struct arena *a, const struct layout_options *o, struct diags *d)
{
	struct layout_reading self = {.layout = arena_zero(a, 1, sizeof *self.layout)};
	struct reading r = {.arena = a, .diags = d, .severity = DIAG_ERROR, .self = &self};
	const struct node *design = o->design;
	struct link first;

	if (!open_first(&r, o, design, &first))
		return NULL;
	if (first.dir)
		read_chain(&r, &first);
	else
		copy_base(&self, find_base(&first, d), a);
	self.layout->name = arena_str(a, first.name);
	memcpy(self.layout->typography.own_family, self.layout->typography.font_family,
	    sizeof self.layout->typography.own_family);
	r.severity = DIAG_WARNING;
	if (design)
		options_read(&r, design);
	r.severity = DIAG_ERROR;
	if (o->overrides)
		options_read(&r, o->overrides);
	layout_resolve(&r);
	return self.layout;
}
