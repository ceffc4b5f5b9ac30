/* The way back from sequences and annotations to elements, links, and outlines (ISO 32000-1
 * §14.7.4.4; ISO 14289-1 §7.18). */
#include "rules.h"

#include <stdlib.h>
#include <string.h>

enum { FLAG_PRINT = 4, OUTLINE_LIMIT = 1000 };

static double
number_at(const struct node *list, size_t i)
{
	const struct node *n = list ? list->first : NULL;
	while (n && i--)
		n = n->next;
	return is_number(n) ? strtod(n->text, NULL) : -1;
}

/* What the parent tree holds under a key; NULL: nothing. */
static const struct node *
entry_of(const struct rules *r, const struct node *key)
{
	const struct node *tree = get(r, get(r, r->catalog, "/StructTreeRoot"), "/ParentTree");
	const struct node *numbers = get(r, tree, "/Nums");
	if (!is_number(key) || !numbers)
		return NULL;
	for (const struct node *n = numbers->first; n && n->next; n = n->next->next)
		if (is_number(n) && !strcmp(n->text, key->text))
			return n->next;
	return NULL;
}

static void
check_sheet(struct rules *r, const struct sheet *s)
{
	const struct node *owners = value_of(r, entry_of(r, get(r, s->dict, "/StructParents")));
	if (!owners || owners->kind != NODE_SEQ || owners->count != s->count) {
		broken(r, "parent-tree",
		    "page %s has %zu sequences, the parent tree another number", s->ref,
		    s->count);
		return;
	}
	const struct node *n = owners->first;
	for (size_t i = 0; i < s->count; i++, n = n->next)
		if (!s->sequences[i].owner || !is_ref(n) ||
		    strcmp(n->text, s->sequences[i].owner->ref))
			broken(r, "parent-tree",
			    "page %s: sequence %zu leads to another element", s->ref, i);
}

void
check_parent_tree(struct rules *r)
{
	const struct node *root = get(r, r->catalog, "/StructTreeRoot");
	const struct node *numbers = get(r, get(r, root, "/ParentTree"), "/Nums");
	double before = -1;
	for (const struct node *n = numbers ? numbers->first : NULL; n && n->next;
	     n = n->next->next) {
		double key = is_number(n) ? strtod(n->text, NULL) : -1;
		if (key <= before)
			broken(r, "parent-tree", "its keys aren't in order");
		before = key;
	}
	const struct node *next = get(r, root, "/ParentTreeNextKey");
	if (!is_number(next) || strtod(next->text, NULL) <= before)
		broken(r, "parent-tree", "the next key is in use");
	for (size_t i = 0; i < r->sheet_count; i++)
		check_sheet(r, &r->sheets[i]);
}

static const struct element *
element_at(const struct rules *r, const char *ref)
{
	const struct element *e = r->elements;
	while (e && strcmp(e->ref, ref))
		e = e->next;
	return e;
}

/* An annotation of an element's: one of several when its words are broken over lines. */
static bool
has_object(const struct rules *r, const struct element *e, const char *annotation)
{
	const struct node *kids = get(r, e->dict, "/K");
	const struct node *k = kids && kids->kind == NODE_SEQ ? kids->first : kids;
	for (; k; k = kids->kind == NODE_SEQ ? k->next : NULL) {
		const char *ref = k->kind == NODE_MAP ? get_ref(k, "/Obj") : NULL;
		if (ref && !strcmp(ref, annotation))
			return true;
	}
	return false;
}

static void
check_owner(struct rules *r, const struct node *a, const char *ref)
{
	const struct node *entry = entry_of(r, get(r, a, "/StructParent"));
	const struct element *owner = is_ref(entry) ? element_at(r, entry->text) : NULL;
	if (!owner)
		broken(r, "link", "%s: its StructParent leads to no element", ref);
	else if (strcmp(owner->role, "Link"))
		broken(r, "link", "%s is in %s, not Link", ref, owner->role);
	else if (!has_object(r, owner, ref))
		broken(r, "link", "%s is no object of its element", ref);
}

static void
check_rectangle(struct rules *r, const struct sheet *s, const struct node *a, const char *ref)
{
	const struct node *box = get(r, s->dict, "/MediaBox"), *rect = get(r, a, "/Rect");
	double left = number_at(rect, 0), bottom = number_at(rect, 1),
	       right = number_at(rect, 2), top = number_at(rect, 3);
	if (left < 0 || bottom < 0 || left >= right || bottom >= top ||
	    right > number_at(box, 2) || top > number_at(box, 3))
		broken(r, "link", "%s: the rectangle is empty or off the page", ref);
}

static void
check_annotation(struct rules *r, const struct sheet *s, const struct node *n)
{
	const struct node *a = value_of(r, n), *flags = get(r, a, "/F");
	const char *contents = get_string(r, a, "/Contents"),
	           *ref = is_ref(n) ? n->text : "(direct)";
	const char *uri = get_string(r, get(r, a, "/A"), "/URI");
	if (!is_name(r, a, "/Subtype", "Link"))
		broken(r, "link", "%s is another annotation", ref);
	if (!contents || !*contents)
		broken(r, "link", "%s has no Contents", ref);
	if (!is_number(flags) || atoi(flags->text) != FLAG_PRINT)
		broken(r, "link", "%s: its flags aren't 'print'", ref);
	if (!uri || !*uri || uri[-2] == 'b')
		broken(r, "link", "%s leads nowhere, or isn't ASCII", ref);
	for (; uri && *uri; uri++)
		if (*uri <= ' ' || (unsigned char)*uri > 126)
			broken(r, "link", "%s: a character that no address has", ref);
	check_rectangle(r, s, a, ref);
	check_owner(r, a, ref);
}

void
check_links(struct rules *r)
{
	for (size_t i = 0; i < r->sheet_count; i++) {
		const struct node *list = get(r, r->sheets[i].dict, "/Annots");
		for (const struct node *n = list ? list->first : NULL; n; n = n->next)
			check_annotation(r, &r->sheets[i], n);
	}
	for (const struct element *e = r->elements; e; e = e->next)
		if (!strcmp(e->role, "Link") && !e->annotation)
			broken(r, "link", "element %s has no annotation", e->ref);
}

static void
check_outline(struct rules *r, const struct node *item, const char *ref)
{
	const char *title = get_string(r, item, "/Title"), *element = get_ref(item, "/SE");
	const struct node *to = get(r, item, "/Dest");
	if (!title || !*title)
		broken(r, "outline", "%s has no title", ref);
	if (!to || !is_ref(to->first) || !find_sheet(r, to->first->text))
		broken(r, "outline", "%s leads to no page", ref);
	if (element && !element_at(r, element))
		broken(r, "outline", "%s: its element isn't in the tree", ref);
}

/* The items below one: each names the one before and the parent. */
static size_t
walk_outlines(struct rules *r, const char *parent, const struct node *above, int depth)
{
	const char *before = NULL, *ref = get_ref(above, "/First");
	size_t n = 0;
	while (ref && n < OUTLINE_LIMIT && depth < 10) {
		const struct node *item =
		    value_of(r, &(struct node){.kind = NODE_SCALAR, .text = ref});
		const char *said = get_ref(item, "/Prev"), *up = get_ref(item, "/Parent");
		if ((before || said) && (!before || !said || strcmp(before, said)))
			broken(r, "outline", "%s: the one before it isn't", ref);
		if (!up || strcmp(up, parent))
			broken(r, "outline", "%s: its parent isn't", ref);
		check_outline(r, item, ref);
		n += 1 + walk_outlines(r, ref, item, depth + 1);
		before = ref;
		ref = get_ref(item, "/Next");
	}
	const char *last = get_ref(above, "/Last");
	if ((before || last) && (!before || !last || strcmp(before, last)))
		broken(r, "outline", "the last below %s isn't", parent);
	return n;
}

void
check_outlines(struct rules *r)
{
	const char *ref = get_ref(r->catalog, "/Outlines");
	if (!ref || !walk_outlines(r, ref, get(r, r->catalog, "/Outlines"), 0))
		broken(r, "outline", "there is none");
}
