/* Differences between trees, to be laid over again. */
#include "cv/exact.h"

#include <string.h>

static const struct node *
member(const struct node *map, const char *key)
{
	for (const struct node *n = map->first; n; n = n->next)
		if (strcmp(n->key, key) == 0)
			return n;
	return NULL;
}

/* Equal, whatever keys they themselves stand under. */
static bool
same_value(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || a->count != b->count)
		return false;
	return a->kind != NODE_SCALAR || strcmp(a->text, b->text) == 0 ||
	       (node_is_null(a) && node_is_null(b));
}

static bool
same(const struct node *a, const struct node *b)
{
	size_t depth = 0, other = 0;
	const struct node *m = a, *n = b;
	while (m && n && depth == other && same_value(m, n)) {
		m = node_walk(a, m, &depth);
		n = node_walk(b, n, &other);
		if (m && n && m->key && n->key && strcmp(m->key, n->key) != 0)
			return false;
	}
	return !m && !n;
}

static bool
same_order(const struct node *a, const struct node *b)
{
	const struct node *m = a->first, *n = b->first;
	for (; m && n && strcmp(m->key, n->key) == 0; m = m->next)
		n = n->next;
	return !m && !n;
}

/* The members of `from` that `to` hasn't, or not the same. */
static struct node *
members_beyond(struct arena *a, const struct node *from, const struct node *to, bool all)
{
	struct node *map = node_new(a, NODE_MAP, place_none());
	for (const struct node *n = from->first; n; n = n->next) {
		const struct node *other = member(to, n->key);
		if (all || !other || !same(n, other))
			node_append(map, n->key, place_none(), node_copy(a, n));
	}
	return map;
}

struct node *
exact_difference(struct arena *a, const struct node *was, const struct node *is, bool ordered)
{
	bool maps = was->kind == NODE_MAP && is->kind == NODE_MAP;
	bool moved = maps && ordered && !same_order(was, is);
	if (same(was, is) && !moved)
		return NULL;
	struct node *before = maps ? members_beyond(a, was, is, moved) : node_copy(a, was),
	            *now = maps ? members_beyond(a, is, was, moved) : node_copy(a, is);
	if (maps && !before->count && !now->count)
		return NULL;
	struct node *difference = node_new(a, NODE_MAP, place_none());
	node_append(difference, "was", place_none(), before);
	node_append(difference, "is", place_none(), now);
	return difference;
}

/* Is `read` still what the difference was made from? */
static bool
is_as_it_was(const struct node *read, const struct node *was, const struct node *is)
{
	for (const struct node *n = was->first; n; n = n->next) {
		const struct node *now = member(read, n->key);
		if (!now || !same(n, now))
			return false;
	}
	for (const struct node *n = is->first; n; n = n->next)
		if (member(read, n->key) && !member(was, n->key))
			return false;
	return true;
}

static void
add_copy(struct arena *a, struct node *map, const struct node *n)
{
	if (n && !member(map, n->key))
		node_append(map, n->key, n->key_place, node_copy(a, n));
}

/* Members stay where they were, unless all of them are new. */
static struct node *
laid_over(
    struct arena *a, const struct node *read, const struct node *was, const struct node *is)
{
	struct node *map = node_new(a, NODE_MAP, place_none());
	bool all = was->count == read->count;
	for (const struct node *n = all ? NULL : read->first; n; n = n->next)
		add_copy(a, map, member(was, n->key) ? member(is, n->key) : n);
	for (const struct node *n = is->first; n; n = n->next)
		add_copy(a, map, n);
	return map;
}

static void
set_places(struct node *root, struct place p)
{
	for (const struct node *n = root; n; n = node_walk(root, n, NULL)) {
		struct node *one = (struct node *)n; /* the tree is ours */
		if (!one->place.source)
			one->place = p;
		if (!one->key_place.source)
			one->key_place = p;
	}
}

struct node *
exact_apply(
    struct arena *a, const struct node *read, const struct node *difference, struct place p)
{
	const struct node *was = node_get(difference, "was"), *is = node_get(difference, "is");
	struct node *exact;
	if (!was)
		return NULL;
	if (was->kind == NODE_MAP && read->kind == NODE_MAP && is && is->kind == NODE_MAP) {
		if (!is_as_it_was(read, was, is))
			return NULL;
		exact = laid_over(a, read, was, is);
	} else {
		if (!same(read, was))
			return NULL;
		exact = is ? node_copy(a, is) : node_scalar(a, "", p);
	}
	set_places(exact, p);
	return exact;
}
