/* Items: lists of bullets. */
#include "cv/items.h"

#include <string.h>

#include "cv/kinds.h"
#include "markup/markup.h"

#define NOWHERE ((size_t)-1)

struct items {
	struct cv_item *items;
	size_t count, room;
};

static struct cv_item *
add_item(struct arena *a, struct items *list, struct rich text, struct place p)
{
	list->items = arena_grow(a, list->items, list->count, &list->room, sizeof *list->items);
	list->items[list->count] = (struct cv_item){.text = text, .place = p};
	return &list->items[list->count++];
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Does text[at], a '-' before a space, begin a line of the source? */
static bool
begins_source_line(const struct node *n, size_t at)
{
	if (!at || (!is_blank(n->text[at - 1]) && n->text[at - 1] != '\n'))
		return false;
	struct place p = node_slice(n, at, at + 1);
	if (!p.source || p.end != p.begin + 1 || p.source->bytes[p.begin] != '-')
		return false;
	size_t i = p.begin;
	while (i > n->place.begin && is_blank(p.source->bytes[i - 1]))
		i--;
	return i > n->place.begin && p.source->bytes[i - 1] == '\n';
}

/* The next dash from `from` on that begins a line, NOWHERE if there is none. */
static size_t
next_dash(const struct node *n, size_t from)
{
	const char *s = n->text + from;
	while ((s = strstr(s, "- ")) && !begins_source_line(n, (size_t)(s - n->text)))
		s++;
	return s ? (size_t)(s - n->text) : NOWHERE;
}

static void
add_text(struct reading *r, struct items *list, const struct node *n)
{
	size_t len = strlen(n->text), at = next_dash(n, 0);
	struct items below = {0};
	struct rich text = markup_slice(r->arena, n, 0, at == NOWHERE ? len : at, r->diags);
	struct cv_item *item = add_item(r->arena, list, text, n->place);
	while (at != NOWHERE) {
		size_t next = next_dash(n, at + 1), end = next == NOWHERE ? len : next;
		add_item(r->arena, &below, markup_slice(r->arena, n, at + 2, end, r->diags),
		    node_slice(n, at + 2, end));
		at = next;
	}
	item->items = below.items;
	item->count = below.count;
}

static bool read_list(
    struct reading *r, const char *key, const struct node *n, struct items *list, int depth);

static bool
read_below(
    struct reading *r, const char *key, const struct node *n, struct items *list, int depth)
{
	if (!list->count || depth >= ITEM_DEPTH)
		return read_list(r, key, n, list, depth);
	struct cv_item *owner = &list->items[list->count - 1];
	struct items below = {owner->items, owner->count, owner->count};
	bool good = read_list(r, key, n, &below, depth + 1);
	owner->items = below.items;
	owner->count = below.count;
	return good;
}

static bool
read_item(
    struct reading *r, const char *key, const struct node *n, struct items *list, int depth)
{
	struct rich text = {0};
	if (node_is_null(n))
		return true;
	if (n->kind == NODE_SEQ)
		return read_below(r, key, n, list, depth);
	if (n->kind == NODE_SCALAR) {
		add_text(r, list, n);
		return true;
	}
	if (n->count == 1 && n->first->kind == NODE_SEQ) {
		const struct node *m = n->first;
		add_item(r->arena, list, markup_text(r->arena, m->key, m->key_place, r->diags),
		    m->key_place);
		return read_below(r, key, m, list, depth);
	}
	bool good = cv_read_text(r, key, n, &text);
	if (good)
		add_item(r->arena, list, text, n->place);
	return good;
}

/* Recursion ends with the list's depth, which the YAML reader bounds (NODE_DEPTH). */
static bool
read_list(
    struct reading *r, const char *key, const struct node *n, struct items *list, int depth)
{
	bool good = true;
	for (const struct node *m = n->first; m; m = m->next)
		good &= read_item(r, key, m, list, depth);
	return good;
}

bool
items_read(struct reading *r, const char *key, const struct node *n, struct cv_item **items,
    size_t *count)
{
	struct items list = {0};
	bool good = true;
	if (n->kind == NODE_SEQ) {
		good = read_list(r, key, n, &list, 1);
	} else if (n->kind == NODE_SCALAR) {
		diag_warn(r->diags, n->place, "text-for-list",
		    "'%s' should be a list, taken for one item", key);
		diag_help(r->diags, "begin the line with '- '");
		add_text(r, &list, n);
	} else {
		return cv_wrong_kind(r, key, "a list of texts", n);
	}
	*items = list.items;
	*count = list.count;
	return good;
}
