/* Comments of YAML. */
#include "yaml/comments.h"

#include <stdlib.h>
#include <string.h>

struct spans {
	struct place *items;
	size_t count, room;
};

static void
add_span(struct arena *a, struct spans *spans, const struct source *s, struct place p)
{
	if (p.source != s || p.end <= p.begin)
		return;
	spans->items =
	    arena_grow(a, spans->items, spans->count, &spans->room, sizeof *spans->items);
	spans->items[spans->count++] = p;
}

static int
compare_spans(const void *a, const void *b)
{
	const struct place *p = a, *q = b;
	return (p->begin > q->begin) - (p->begin < q->begin);
}

/* Keys and scalars: what may have a '#' that is none of a comment. */
static struct spans
find_spans(struct arena *a, const struct source *s, const struct node *root)
{
	struct spans spans = {0};
	for (const struct node *n = root; n; n = node_walk(root, n, NULL)) {
		if (n->key)
			add_span(a, &spans, s, n->key_place);
		if (n->kind == NODE_SCALAR)
			add_span(a, &spans, s, n->place);
	}
	if (spans.count)
		qsort(spans.items, spans.count, sizeof *spans.items, compare_spans);
	return spans;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static void
add_comment(struct arena *a, struct comments *c, size_t at)
{
	const char *bytes = c->source->bytes;
	size_t begin = at, len = strcspn(bytes + at, "\n");
	while (begin > 0 && is_blank(bytes[begin - 1]))
		begin--;
	while (len > 0 && is_blank(bytes[at + len - 1]))
		len--;
	bool own = begin == 0 || bytes[begin - 1] == '\n';
	struct comment_list *l = own ? &c->own : &c->behind;
	l->items = arena_grow(a, l->items, l->count, &l->room, sizeof *l->items);
	l->items[l->count++] =
	    (struct comment){(uint32_t)at, UINT32_MAX, arena_dup(a, bytes + at, len)};
}

struct comments
comments_read(struct arena *a, const struct source *s, const struct node *root)
{
	struct comments c = {.source = s};
	struct spans spans = find_spans(a, s, root);
	size_t at = 0;
	for (size_t i = 0; i <= spans.count; i++) {
		size_t end = i < spans.count ? spans.items[i].begin : s->len;
		while (at < end) {
			bool begins =
			    at == 0 || is_blank(s->bytes[at - 1]) || s->bytes[at - 1] == '\n';
			if (s->bytes[at] != '#' || !begins) {
				at++;
				continue;
			}
			add_comment(a, &c, at);
			at += strcspn(s->bytes + at, "\n");
		}
		if (i < spans.count && spans.items[i].end > at)
			at = spans.items[i].end;
	}
	return c;
}

/* The member of a map by that key; `near`, where order would have it, is tried first. */
static const struct node *
member(const struct node *map, const char *key, const struct node *near)
{
	if (near && strcmp(near->key, key) == 0)
		return near;
	for (const struct node *m = map->first; m; m = m->next)
		if (strcmp(m->key, key) == 0)
			return m;
	return NULL;
}

/* A key that was written anew stands where the old one was. Recursion is bounded by NODE_DEPTH.
 */
void
comments_take_places(struct node *tree, const struct node *root)
{
	const struct node *near = root->first;
	bool map = root->kind == NODE_MAP, alike = tree->count == root->count;
	for (struct node *n = tree->first; n; n = n->next) {
		const struct node *m = map ? member(root, n->key, near) : near;
		if (!m && alike)
			m = near;
		if (m) {
			n->place = m->place;
			n->key_place = m->key_place;
			near = m->next;
			if (n->kind == m->kind)
				comments_take_places(n, m);
		} else if (near) {
			near = near->next;
		}
	}
}

/* Where a node of the file begins: its key, if it has one. */
static uint32_t
begin_of(const struct comments *c, const struct node *n)
{
	if (n->key && n->key_place.source == c->source)
		return n->key_place.begin;
	return n->place.source == c->source ? n->place.begin : UINT32_MAX;
}

static int
compare_offsets(const void *a, const void *b)
{
	const uint32_t *p = a, *q = b;
	return (*p > *q) - (*p < *q);
}

/* How many of the offsets are below `at`. */
static size_t
count_below(const uint32_t *offsets, size_t count, uint32_t at)
{
	size_t low = 0;
	while (low < count) {
		size_t middle = low + (count - low) / 2;
		if (offsets[middle] < at)
			low = middle + 1;
		else
			count = middle;
	}
	return low;
}

void
comments_anchor(struct arena *a, struct comments *c, const struct node *tree)
{
	size_t count = 0, room = 0;
	uint32_t *offsets = NULL;
	for (const struct node *n = tree; n; n = node_walk(tree, n, NULL)) {
		offsets = arena_grow(a, offsets, count, &room, sizeof *offsets);
		offsets[count++] = begin_of(c, n);
	}
	qsort(offsets, count, sizeof *offsets, compare_offsets);
	for (size_t i = 0; i < c->own.count; i++) {
		size_t next = count_below(offsets, count, c->own.items[i].at);
		c->own.items[i].anchor = next < count ? offsets[next] : UINT32_MAX;
	}
	for (size_t i = 0; i < c->behind.count; i++) {
		size_t below = count_below(offsets, count, c->behind.items[i].at);
		c->behind.items[i].anchor = below ? offsets[below - 1] : UINT32_MAX;
	}
}

void
comments_of(const struct comments *c, const struct comment_list *list, const struct node *n,
    size_t *begin, size_t *end)
{
	uint32_t at = begin_of(c, n);
	size_t low = 0, high = list->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (list->items[middle].anchor < at)
			low = middle + 1;
		else
			high = middle;
	}
	*begin = low;
	while (low < list->count && list->items[low].anchor == at && at != UINT32_MAX)
		low++;
	*end = low;
}
