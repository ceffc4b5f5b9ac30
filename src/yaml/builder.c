/* The builder: a stack of open collections. */
#include "yaml/builder.h"

#include <string.h>

#define SMALL_MAP 12 /* members up to which keys are compared one by one */

static struct builder_frame *
top(struct builder *b)
{
	return b->depth ? &b->frames[b->depth - 1] : NULL;
}

bool
builder_wants_key(const struct builder *b)
{
	const struct builder_frame *f = b->depth ? &b->frames[b->depth - 1] : NULL;

	return f && f->node->kind == NODE_MAP && !f->key;
}

static struct node *
find_small(const struct node *map, const char *key)
{
	for (struct node *n = map->first; n; n = n->next) {
		if (key_equal(n->key, key))
			return n;
	}
	return NULL;
}

static struct node *
find_key(struct builder *b, struct builder_frame *f, const char *key)
{
	if (f->node->count <= SMALL_MAP)
		return find_small(f->node, key);
	if (!f->keys.arena) {
		f->keys.arena = &b->scratch;
		for (struct node *n = f->node->first; n; n = n->next)
			dict_set(&f->keys, n->key, n);
	}
	return dict_get(&f->keys, key);
}

void
builder_key(struct builder *b, const char *key, struct place p)
{
	struct builder_frame *f = top(b);
	struct node *first = find_key(b, f, key);
	size_t line, column;

	f->key = key;
	f->key_place = p;
	f->skip = first != NULL;
	if (!first)
		return;
	place_find(first->key_place, &line, &column);
	diag_report(b->diags, b->duplicates, p, "duplicate-key",
	    "key '%s' is given again, and ignored here", key);
	diag_help(b->diags, "remove or rename one of the two; the first is in line %zu", line);
}

bool
builder_count(struct builder *b, size_t more, struct place p)
{
	b->nodes += more;
	if (b->nodes <= NODE_LIMIT)
		return true;
	diag_error(b->diags, p, "too-large", "more than %d values in one file", NODE_LIMIT);
	return false;
}

/* The root's place in the tree, or the place that its key was given for. */
static void
hang(struct builder *b, struct node *n)
{
	struct builder_frame *f = top(b);

	if (!f) {
		b->root = n;
		return;
	}
	if (f->skip) {
		n->parent = f->node;
	} else {
		node_append(f->node, f->key, f->key_place, n);
		if (f->keys.arena)
			dict_set(&f->keys, f->key, n);
	}
	f->key = NULL;
	f->skip = false;
}

bool
builder_add(struct builder *b, struct node *n)
{
	hang(b, n);
	return builder_count(b, 1, n->place);
}

bool
builder_open(struct builder *b, struct node *n)
{
	if (b->depth == NODE_DEPTH) {
		diag_error(b->diags, n->place, "too-deep", "more than %d levels of nesting",
		    NODE_DEPTH);
		return false;
	}
	hang(b, n);
	b->frames = arena_grow(&b->scratch, b->frames, b->depth, &b->room, sizeof *b->frames);
	b->frames[b->depth++] = (struct builder_frame){.node = n};
	return builder_count(b, 1, n->place);
}

struct node *
builder_close(struct builder *b)
{
	return b->frames[--b->depth].node;
}

void
builder_free(struct builder *b)
{
	arena_free(&b->scratch);
}
