/* YAMLResume's layouts to a design block, row by row. */
#include "cv/yamlresume_layout.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/asset.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* Which of our layouts look like their templates; the first that is there. */
static const struct look {
	const char *template, *ours[2];
} LOOKS[] = {
    {"jake", {"jake", "sb2nov"}},
    {"moderncv-banking", {"banking", "moderncv"}},
    {"moderncv-casual", {"casual", "moderncv"}},
    {"moderncv-classic", {"moderncv", "moderncv"}},
};

/* A value's word here and there; rows end with NULL. */
struct value {
	const char *theirs, *ours;
};

static const struct value SIZES[] = {{"a4", "a4"}, {"letter", "us-letter"}, {NULL, NULL}};
static const struct value SPACINGS[] = {{"tight", "0.45em"}, {"snug", "0.52em"},
    {"normal", "0.6em"}, {"relaxed", "0.75em"}, {"loose", "0.9em"}, {NULL, NULL}};

static const struct value NUMBERS[] = {
    {"OldStyle", "true"}, {"Lining", "false"}, {"Auto", "false"}, {NULL, NULL}};

static const struct option {
	const char *theirs, *ours;
	const struct value *values; /* NULL: as it is */
} OPTIONS[] = {
    {"page.paperSize", "page.size", SIZES},
    {"page.showPageNumbers", "page.show_footer", NULL},
    {"page.margins.top", "page.top_margin", NULL},
    {"page.margins.bottom", "page.bottom_margin", NULL},
    {"page.margins.left", "page.left_margin", NULL},
    {"page.margins.right", "page.right_margin", NULL},
    {"margins.top", "page.top_margin", NULL},
    {"margins.bottom", "page.bottom_margin", NULL},
    {"margins.left", "page.left_margin", NULL},
    {"margins.right", "page.right_margin", NULL},
    {"typography.fontSize", "typography.font_size.body", NULL},
    {"typography.fontFamily", "typography.font_family", NULL},
    {"typography.lineSpacing", "typography.line_spacing", SPACINGS},
    {"typography.links.underline", "links.underline", NULL},
    {"advanced.fontspec.numbers", "typography.oldstyle_figures", NUMBERS},
    {"advanced.showIcons", "header.connections.show_icons", NULL},
    {"advanced.showUrls", "header.connections.display_urls_instead_of_usernames", NULL},
};

/* Read elsewhere, or without a meaning for a page. */
static const char *const SILENT[] = {"engine", "template", "sections", "locale"};

static bool
is_engine(const struct node *layout, const char *engine)
{
	const struct node *n = node_get(layout, "engine");
	return n && n->kind == NODE_SCALAR && strcmp(n->text, engine) == 0;
}

const struct node *
yamlresume_layout(const struct node *root)
{
	const struct node *list = node_get(root, "layouts"), *found = NULL;
	if (!list)
		return node_get(root, "layout");
	for (const struct node *n = list->first; n; n = n->next) {
		if (is_engine(n, "latex"))
			return n;
		if (!found && (node_get(n, "page") || node_get(n, "sections")))
			found = n;
	}
	return found;
}

void
yamlresume_unused(struct reading *r, const struct node *root, const struct node *layout)
{
	const struct node *list = node_get(root, "layouts");
	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		const struct node *engine = node_get(n, "engine");
		if (n == layout || n->count < 2 || !engine || engine->kind != NODE_SCALAR)
			continue;
		diag_note(r->diags, engine->place, "not-shown",
		    "the layout for '%s' has no effect, another one has", engine->text);
	}
}

static bool
has_layout(struct arena *a, const char *name)
{
	return asset_find(arena_printf(a, "layouts/%s.yaml", name)) != NULL;
}

static void
set_theme(struct reading *r, struct node *design, const struct node *n)
{
	for (size_t i = 0; i < COUNT(LOOKS) && n->kind == NODE_SCALAR; i++) {
		const struct look *l = &LOOKS[i];
		if (strcmp(l->template, n->text) != 0)
			continue;
		bool first = has_layout(r->arena, l->ours[0]);
		node_set(r->arena, design, "theme",
		    node_scalar(r->arena, l->ours[first ? 0 : 1], n->place));
		return;
	}
	diag_note(r->diags, n->place, "not-shown", "there is no layout like the template '%s'",
	    n->text ? n->text : node_kind_word(n));
	diag_help(r->diags, "choose one by --layout; 'cvpdf layouts' lists them");
}

/* '16px' → '12pt': a pixel of CSS is 0.75 pt. */
static const char *
in_points(struct arena *a, const char *text)
{
	size_t len = strlen(text);
	if (len < 3 || strcmp(text + len - 2, "px") != 0)
		return text;
	int thousandths = atoi(text) * 750;
	struct buf b = {0};
	buf_decimal(&b, thousandths, 2, 0);
	const char *points = arena_printf(a, "%spt", b.data);
	buf_free(&b);
	return points;
}

static const char *
value_of(struct arena *a, const struct option *o, const char *text)
{
	for (const struct value *v = o->values; v && v->theirs; v++)
		if (strcasecmp(v->theirs, text) == 0)
			return v->ours;
	return o->values ? NULL : in_points(a, text);
}

static const char *
path_of(struct arena *a, const struct node *n, const struct node *root)
{
	const char *path = NULL;
	for (const struct node *p = n; p && p != root; p = p->parent)
		if (p->key)
			path = path ? arena_printf(a, "%s.%s", p->key, path) : p->key;
	return path ? path : "";
}

static bool
set_option(struct reading *r, struct node *design, const char *path, const struct node *n)
{
	for (size_t i = 0; i < COUNT(OPTIONS); i++) {
		if (strcmp(OPTIONS[i].theirs, path) != 0)
			continue;
		const char *value = value_of(r->arena, &OPTIONS[i], n->text);
		if (value)
			node_set(r->arena, design, OPTIONS[i].ours,
			    node_scalar(r->arena, value, n->place));
		return value != NULL;
	}
	return false;
}

static bool
is_silent(const char *path)
{
	for (size_t i = 0; i < COUNT(SILENT); i++) {
		size_t len = strlen(SILENT[i]);
		if (strncmp(path, SILENT[i], len) == 0 && (!path[len] || path[len] == '.'))
			return true;
	}
	return false;
}

struct node *
yamlresume_design(struct reading *r, const struct node *layout)
{
	struct node *design = node_new(r->arena, NODE_MAP, layout->place);
	const struct node *template = node_get(layout, "template");
	if (template)
		set_theme(r, design, template);
	for (const struct node *n = layout; n; n = node_walk(layout, n, NULL)) {
		if (n->kind != NODE_SCALAR || node_is_null(n))
			continue;
		const char *path = path_of(r->arena, n, layout);
		if (!is_silent(path) && !set_option(r, design, path, n))
			diag_note(r->diags, n->key ? n->key_place : n->place, "not-shown",
			    "'%s' of the layout has no effect", path);
	}
	return design->count ? design : NULL;
}
