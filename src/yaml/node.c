/* Nodes: looked at, looked up, made, merged and printed. */
#include "yaml/node.h"

#include <assert.h>
#include <string.h>

bool
node_is_null(const struct node *n)
{
	static const char *const words[] = {"", "~", "null", "Null", "NULL"};

	if (!n)
		return true;
	if (n->kind != NODE_SCALAR || n->style != NODE_PLAIN)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (key_equal(n->text, words[i]))
			return true;
	}
	return false;
}

static struct node *
find_member(const struct node *map, const char *key, size_t len)
{
	if (!map || map->kind != NODE_MAP)
		return NULL;
	for (struct node *n = map->first; n; n = n->next) {
		if (*n->key == *key && strncmp(n->key, key, len) == 0 && !n->key[len])
			return n;
	}
	return NULL;
}

struct node *
node_get(const struct node *map, const char *key)
{
	struct node *n = find_member(map, key, strlen(key));

	return node_is_null(n) ? NULL : n;
}

static struct node *
find_index(const struct node *seq, const char *digits, size_t len)
{
	struct node *n = seq->first;
	size_t index = 0;

	for (size_t i = 0; i < len; i++) {
		if (digits[i] < '0' || digits[i] > '9' || index > seq->count)
			return NULL;
		index = index * 10 + (size_t)(digits[i] - '0');
	}
	while (n && index-- > 0)
		n = n->next;
	return len ? n : NULL;
}

static struct node *
find_step(const struct node *n, const char *step, size_t len)
{
	if (n->kind == NODE_SEQ)
		return find_index(n, step, len);
	return find_member(n, step, len);
}

struct node *
node_find(const struct node *root, const char *path)
{
	struct node *n = NULL;
	size_t len;

	for (;; path += len + 1) {
		len = strcspn(path, ".");
		n = root ? find_step(root, path, len) : NULL;
		if (!n || path[len] == '\0')
			return n;
		root = n;
	}
}

const char *
node_kind_word(const struct node *n)
{
	if (node_is_null(n))
		return "nothing";
	return n->kind == NODE_MAP ? "a map" : n->kind == NODE_SEQ ? "a list" : "text";
}

struct node *
node_new(struct arena *a, enum node_kind kind, struct place p)
{
	struct node *n = arena_alloc(a, sizeof *n);

	*n = (struct node){.kind = kind, .place = p};
	return n;
}

struct node *
node_scalar(struct arena *a, const char *text, struct place p)
{
	struct node *n = node_new(a, NODE_SCALAR, p);

	n->text = text;
	return n;
}

void
node_append(struct node *parent, const char *key, struct place key_place, struct node *child)
{
	assert(parent->kind != NODE_SCALAR && (parent->kind == NODE_MAP) == (key != NULL));
	child->key = key;
	child->key_place = key_place;
	child->parent = parent;
	child->next = NULL;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
	parent->count++;
}

struct node *
node_walk(const struct node *root, const struct node *n, size_t *depth)
{
	size_t unused = 0;

	if (!depth)
		depth = &unused;
	if (n->first) {
		++*depth;
		return n->first;
	}
	while (n != root && !n->next) {
		n = n->parent;
		--*depth;
	}
	return n == root ? NULL : n->next;
}

static struct node *
copy_one(struct arena *a, const struct node *n)
{
	struct node *copy = node_new(a, n->kind, n->place);

	copy->style = n->style;
	copy->text = n->text;
	return copy;
}

struct node *
node_copy(struct arena *a, const struct node *n)
{
	struct node *copy = copy_one(a, n), *parent = copy;
	size_t depth = 0, at = 0;

	for (const struct node *s = node_walk(n, n, &depth); s; s = node_walk(n, s, &depth)) {
		struct node *one = copy_one(a, s);

		if (depth > at && at > 0)
			parent = parent->last;
		for (; at > depth; at--)
			parent = parent->parent;
		at = depth;
		node_append(parent, s->key, s->key_place, one);
	}
	return copy;
}

/* Put `child` where `old` stands among the children of its parent. */
static void
replace_child(struct node *old, struct node *child)
{
	struct node *parent = old->parent, **link = &parent->first;

	while (*link != old)
		link = &(*link)->next;
	*link = child;
	if (parent->last == old)
		parent->last = child;
	child->key = old->key;
	child->key_place = old->key_place;
	child->parent = parent;
	child->next = old->next;
}

/* The collection at a step of a path being set; made if it is not there. */
static struct node *
enter_step(struct arena *a, struct node *n, const char *step, size_t len, struct place p)
{
	struct node *found = find_step(n, step, len);

	if (found && !node_is_null(found))
		return found;
	if (!found && n->kind != NODE_MAP)
		return NULL;
	if (found)
		replace_child(found, node_new(a, NODE_MAP, p));
	else
		node_append(n, arena_dup(a, step, len), p, node_new(a, NODE_MAP, p));
	return find_step(n, step, len);
}

bool
node_set(struct arena *a, struct node *root, const char *path, struct node *value)
{
	struct node *n = root, *old;
	size_t len = strcspn(path, ".");

	for (; n && path[len]; len = strcspn(path, ".")) {
		n = enter_step(a, n, path, len, value->place);
		path += len + 1;
	}
	if (!n || n->kind == NODE_SCALAR || !len)
		return false;
	old = find_step(n, path, len);
	if (old)
		replace_child(old, value);
	else if (n->kind == NODE_MAP)
		node_append(n, arena_str(a, path), value->place, value);
	return old || n->kind == NODE_MAP;
}

/* A map whose keys are all numbers changes items of a list. */
static bool
has_indices(const struct node *map)
{
	for (const struct node *n = map->first; n; n = n->next)
		if (!*n->key || n->key[strspn(n->key, "0123456789")])
			return false;
	return map->first != NULL;
}

/* Lay one member over a map or an item over a list; what to go on in, if it is a map that goes
 * over one or over a list. */
static struct node *
overlay_member(struct arena *a, struct node *map, const struct node *member)
{
	struct node *old = find_step(map, member->key, strlen(member->key));

	if (old && node_is_null(member))
		return NULL;
	if (!old && map->kind == NODE_SEQ)
		node_append(map, NULL, member->key_place, node_copy(a, member));
	else if (!old)
		node_append(map, member->key, member->key_place, node_copy(a, member));
	else if (member->kind == NODE_MAP &&
	         (old->kind == NODE_MAP || (old->kind == NODE_SEQ && has_indices(member))))
		return old;
	else
		replace_child(old, node_copy(a, member));
	return NULL;
}

struct node *
node_merge(struct arena *a, const struct node *base, const struct node *over)
{
	struct node *merged = node_copy(a, base), *map = merged, *below;
	const struct node *n = over->first;

	if (base->kind != NODE_MAP || over->kind != NODE_MAP)
		return node_copy(a, over);
	while (n) {
		below = overlay_member(a, map, n);
		if (below && n->first) {
			map = below;
			n = n->first;
			continue;
		}
		while (n != over && !n->next) {
			n = n->parent;
			map = n == over ? map : map->parent;
		}
		n = n == over ? NULL : n->next;
	}
	return merged;
}

static void
print_one(const struct node *n, size_t depth, bool keyed, struct buf *out)
{
	size_t line, column;

	place_find(n->place, &line, &column);
	buf_printf(out, "%*s%zu:%zu ", (int)(2 * depth), "", line, column);
	if (keyed) {
		buf_json(out, n->key);
		buf_puts(out, ": ");
	}
	if (n->kind != NODE_SCALAR)
		buf_printf(out, "%s %zu", n->kind == NODE_MAP ? "map" : "list", n->count);
	else if (node_is_null(n))
		buf_puts(out, "null");
	else
		buf_json(out, n->text);
	buf_putc(out, '\n');
}

void
node_print(const struct node *n, struct buf *out)
{
	size_t depth = 0;

	print_one(n, 0, false, out);
	for (const struct node *s = node_walk(n, n, &depth); s; s = node_walk(n, s, &depth))
		print_one(s, depth, s->key != NULL, out);
}
