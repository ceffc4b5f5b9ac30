/* The structure tree (ISO 32000-1 §14.7.2; ISO 14289-1 §7.2–7.4): a walk that lists the
 * elements in reading order and notes whose kid each sequence and annotation is. */
#include "rules.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_LIMIT = 60, MCID_LIMIT = 100000 };

/* Which elements may stand in which, as far as CVs go; other roles are errors. */
static const struct {
	const char *role, *parents;
} ROLES[] = {
    {"Document", ""},
    {"Sect", "Document Sect"},
    {"H1", "Document Sect"},
    {"H2", "Document Sect"},
    {"H3", "Document Sect"},
    {"P", "Document Sect LI LBody"},
    {"L", "Document Sect LBody"},
    {"LI", "L"},
    {"Lbl", "LI"},
    {"LBody", "LI"},
    {"Link", "H1 H2 H3 P LBody Lbl Span Sect Document"},
    {"Figure", "Document Sect P"},
    {"Span", "H1 H2 H3 P LBody Lbl Link Span"},
};

static bool
is_listed(const char *word, const char *list)
{
	size_t len = strlen(word);
	for (const char *at = strstr(list, word); at; at = strstr(at + 1, word))
		if ((at == list || at[-1] == ' ') && (!at[len] || at[len] == ' '))
			return true;
	return false;
}

static void
check_role(struct rules *r, const struct element *e)
{
	for (size_t i = 0; i < sizeof ROLES / sizeof *ROLES; i++) {
		if (strcmp(ROLES[i].role, e->role))
			continue;
		const char *parents = ROLES[i].parents;
		if (e->parent ? !is_listed(e->parent->role, parents) : *parents)
			broken(r, "nesting", "%s stands in %s", e->role,
			    e->parent ? e->parent->role : "the root");
		return;
	}
	broken(r, "role", "'%s' is no role of a CV", e->role);
}

static void
claim_sequence(
    struct rules *r, const struct element *e, const char *page, const struct node *mcid)
{
	struct sheet *s = find_sheet(r, page);
	long id = is_number(mcid) ? strtol(mcid->text, NULL, 10) : -1;
	if (!s || id < 0 || id > MCID_LIMIT) {
		broken(r, "kids", "%s %s has a sequence of no page", e->role, e->ref);
		return;
	}
	while (s->count <= (size_t)id) {
		s->sequences = arena_grow(
		    &r->arena, s->sequences, s->count, &s->room, sizeof *s->sequences);
		s->sequences[s->count++] = (struct sequence){0};
	}
	if (s->sequences[id].owner)
		broken(r, "kids", "sequence %ld of page %s is a kid twice", id, s->ref);
	s->sequences[id].owner = e;
}

static void
claim_object(struct rules *r, struct element *e, const struct node *kid)
{
	e->annotation_ref = get_ref(kid, "/Obj");
	e->annotation = get(r, kid, "/Obj");
	if (!e->annotation)
		broken(r, "kids", "%s %s has an object that isn't there", e->role, e->ref);
}

static void
check_figure(struct rules *r, const struct element *e)
{
	const char *alt = get_string(r, e->dict, "/Alt");
	const struct node *attributes = get(r, e->dict, "/A");
	if (strcmp(e->role, "Figure"))
		return;
	if (!alt || !*alt)
		broken(r, "figure", "%s has no Alt", e->ref);
	if (!get(r, attributes, "/BBox"))
		broken(r, "figure", "%s has no BBox", e->ref);
}

static struct element *
add_element(struct rules *r, const struct node *ref, const struct element *parent)
{
	struct element *e = arena_zero(&r->arena, 1, sizeof *e);
	e->ref = is_ref(ref) ? ref->text : "(direct)";
	e->dict = value_of(r, ref);
	e->parent = parent;
	e->role = get_name(r, e->dict, "/S");
	if (r->last)
		r->last->next = e;
	else
		r->elements = e;
	r->last = e;
	return e;
}

static void walk(
    struct rules *r, const struct node *ref, const struct element *parent, int depth);

static void
walk_kid(struct rules *r, struct element *e, const struct node *kid, int depth)
{
	const struct node *dict = value_of(r, kid);
	const char *home = get_ref(e->dict, "/Pg"), *page;
	if (is_number(kid)) {
		claim_sequence(r, e, home, kid);
	} else if (is_name(r, dict, "/Type", "MCR")) {
		page = get_ref(dict, "/Pg");
		claim_sequence(r, e, page ? page : home, get(r, dict, "/MCID"));
	} else if (is_name(r, dict, "/Type", "OBJR")) {
		claim_object(r, e, dict);
	} else {
		walk(r, kid, e, depth + 1);
	}
}

static void
check_parent(struct rules *r, const struct element *e)
{
	const char *parent = get_ref(e->dict, "/P");
	const char *root = get_ref(r->catalog, "/StructTreeRoot");
	const char *wanted = e->parent ? e->parent->ref : root;
	if (!parent || !wanted || strcmp(parent, wanted))
		broken(r, "parent", "%s %s names another parent", e->role, e->ref);
	if (get_string(r, e->dict, "/Lang") && !is_language(get_string(r, e->dict, "/Lang")))
		broken(r, "lang", "%s %s: no language tag", e->role, e->ref);
}

static void
walk(struct rules *r, const struct node *ref, const struct element *parent, int depth)
{
	struct element *e = add_element(r, ref, parent);
	if (!e->role || depth > DEPTH_LIMIT) {
		broken(r, "role", "element %s has no role, or the tree no end", e->ref);
		e->role = "?";
		return;
	}
	check_role(r, e);
	check_parent(r, e);
	check_figure(r, e);
	const struct node *kids = get(r, e->dict, "/K");
	if (kids && kids->kind == NODE_SEQ)
		for (const struct node *k = kids->first; k; k = k->next)
			walk_kid(r, e, k, depth);
	else if (kids)
		walk_kid(r, e, node_get(e->dict, "/K"), depth);
	else
		broken(r, "kids", "%s %s is empty", e->role, e->ref);
}

/* A label without a list that says how it counts, or two bodies, confuse a screen reader. */
static void
check_lists(struct rules *r)
{
	for (const struct element *e = r->elements; e; e = e->next) {
		const struct element *list = e->parent ? e->parent->parent : NULL;
		if (strcmp(e->role, "Lbl") || !list)
			continue;
		if (!get_name(r, get(r, list->dict, "/A"), "/ListNumbering"))
			broken(r, "list", "%s has labels but no ListNumbering", list->ref);
	}
}

/* §7.4.2: the first heading is H1, and no level is left out on the way down. */
static void
check_headings(struct rules *r)
{
	int before = 0;
	for (const struct element *e = r->elements; e; e = e->next) {
		if (e->role[0] != 'H')
			continue;
		int level = atoi(e->role + 1);
		if (level > before + 1)
			broken(r, "headings", "%s follows H%d", e->role, before);
		before = level;
	}
	if (!before)
		broken(r, "headings", "there is none");
}

void
check_structure(struct rules *r)
{
	const struct node *root = get(r, r->catalog, "/StructTreeRoot");
	const struct node *top = root ? node_get(root, "/K") : NULL;
	if (!is_name(r, root, "/Type", "StructTreeRoot") || !is_ref(top)) {
		broken(r, "structure", "there is no structure tree with one root");
		return;
	}
	walk(r, top, NULL, 0);
	if (strcmp(r->elements->role, "Document"))
		broken(r, "structure", "the root is %s, not Document", r->elements->role);
	check_lists(r);
	check_headings(r);
}
