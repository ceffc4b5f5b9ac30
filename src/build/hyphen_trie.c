/* Liang's packed trie, with equal states merged.
 *
 * Patterns are merged into a trie; states that accept the same rest with the same digits become
 * one (of German's 55,000 nodes 15,000 remain), and the states are packed: state s with letter
 * c goes on in cell s + c, which belongs to s if it says c. Two states may interleave but never
 * begin in one cell, so the letter is proof enough. A cell is four bytes: the letter's code (8
 * bits, EMPTY if free), a bit for 'nothing follows', and 23 bits: the next state or, where
 * nothing follows, an op. A state that both accepts and goes on keeps its op in cell s + 0.
 *
 * An op is what a pattern says: how many letters before the place reached its first digit
 * stands, how many digits, the digits. Counted from the end, equal endings share their states.
 *
 * States are placed first-fit, those with most letters first, looking back not too far. The
 * cells end so far behind the last state that any code may be looked up without a test. */
#include "build/hyphen_trie.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	EMPTY = 255,
	VALUE_LIMIT = 1 << 23,
	LOOK_BACK = 512 /* cells: sixteen times that packs 1 % better and takes three seconds */
};

struct node {
	uint32_t first, next; /* first child; next sibling, by ascending code; 0: none */
	uint32_t op;          /* offset in ops + 1; 0: none */
	uint32_t same;        /* the first node that accepts the same, itself perhaps */
	uint32_t state;       /* where it was packed */
	unsigned char code;   /* of the letter that leads here */
};

static void *
resize(void *old, size_t count, size_t size)
{
	void *p = realloc(old, count * size);

	if (p == NULL) {
		fputs("error: out of memory\n", stderr);
		exit(1);
	}
	return p;
}

void
bytes_put(struct bytes *b, const void *bytes, size_t len)
{
	while (b->len + len > b->room) {
		b->room = b->room == 0 ? 4096 : b->room * 2;
		b->at = resize(b->at, b->room, 1);
	}
	memcpy(b->at + b->len, bytes, len);
	b->len += len;
}

void
bytes_store(unsigned char *at, size_t value, size_t size)
{
	for (size_t i = 0; i < size; i++)
		at[i] = (unsigned char)(value >> (8 * i));
}

void
bytes_put_number(struct bytes *b, size_t value, size_t size)
{
	unsigned char number[4];

	bytes_store(number, value, size);
	bytes_put(b, number, size);
}

static uint32_t
new_node(struct trie *t, unsigned char code)
{
	if (t->node_count == t->node_room) {
		t->node_room = t->node_room == 0 ? 1024 : t->node_room * 2;
		t->nodes = resize(t->nodes, t->node_room, sizeof *t->nodes);
	}
	t->nodes[t->node_count] = (struct node){.code = code};
	return (uint32_t)t->node_count++;
}

static uint32_t
child(struct trie *t, uint32_t parent, unsigned char code)
{
	uint32_t before = 0, at = t->nodes[parent].first, fresh;

	while (at != 0 && t->nodes[at].code < code) {
		before = at;
		at = t->nodes[at].next;
	}
	if (at != 0 && t->nodes[at].code == code)
		return at;
	fresh = new_node(t, code);
	t->nodes[fresh].next = at;
	if (before == 0)
		t->nodes[parent].first = fresh;
	else
		t->nodes[before].next = fresh;
	return fresh;
}

/* The op for digits[0..len] around len letters, as offset + 1. */
static uint32_t
find_op(struct bytes *ops, const unsigned char *digits, size_t len)
{
	size_t first = 0, last = len;

	while (first < last && digits[first] == 0)
		first++;
	while (last > first && digits[last] == 0)
		last--;
	for (size_t at = 0; at < ops->len; at += ops->at[at + 1] + 2u)
		if (ops->at[at] == len - first && ops->at[at + 1] == last - first + 1 &&
		    memcmp(ops->at + at + 2, digits + first, last - first + 1) == 0)
			return (uint32_t)at + 1;
	bytes_put_number(ops, len - first, 1);
	bytes_put_number(ops, last - first + 1, 1);
	bytes_put(ops, digits + first, last - first + 1);
	return (uint32_t)(ops->len - (last - first + 1) - 2 + 1);
}

static bool
same_children(const struct node *nodes, uint32_t a, uint32_t b)
{
	a = nodes[a].first;
	b = nodes[b].first;
	while (a != 0 && b != 0) {
		if (nodes[a].code != nodes[b].code || nodes[a].same != nodes[b].same)
			return false;
		a = nodes[a].next;
		b = nodes[b].next;
	}
	return a == b;
}

static uint32_t
hash_node(const struct node *nodes, uint32_t n)
{
	uint32_t hash = (nodes[n].op + 1) * 2654435761u;

	for (uint32_t c = nodes[n].first; c != 0; c = nodes[c].next)
		hash = ((hash ^ nodes[c].code) * 16777619u ^ nodes[c].same) * 2654435761u;
	return hash ^ hash >> 15;
}

/* Set every node's `same`. Children are younger than their parent, so from the youngest down
 * all children are settled before a parent is compared. */
static void
merge_states(struct trie *t)
{
	size_t size = 16;
	uint32_t *slots;

	while (size < 2 * t->node_count)
		size *= 2;
	slots = resize(NULL, size, sizeof *slots);
	memset(slots, 0, size * sizeof *slots);
	for (uint32_t n = (uint32_t)t->node_count; n-- > 1;) {
		size_t at = hash_node(t->nodes, n) & (size - 1);

		while (slots[at] != 0 && (t->nodes[slots[at]].op != t->nodes[n].op ||
		                             !same_children(t->nodes, slots[at], n)))
			at = (at + 1) & (size - 1);
		if (slots[at] == 0)
			slots[at] = n;
		t->nodes[n].same = slots[at];
	}
	free(slots);
}

struct packing {
	struct trie *trie;
	unsigned char *taken;  /* per cell: it holds something */
	unsigned char *begins; /* per cell: a state begins here */
	size_t size, first_free;
	size_t last_base; /* of the states with as many letters */
};

static void
grow(struct packing *p, size_t size)
{
	size_t old = p->size;

	if (size <= old)
		return;
	p->size = size * 2;
	p->taken = resize(p->taken, p->size, 1);
	p->begins = resize(p->begins, p->size, 1);
	memset(p->taken + old, 0, p->size - old);
	memset(p->begins + old, 0, p->size - old);
}

static bool
fits(const struct packing *p, const struct node *state, size_t base)
{
	const struct node *nodes = p->trie->nodes;

	if (p->begins[base] || (state->op != 0 && p->taken[base]))
		return false;
	for (uint32_t c = state->first; c != 0; c = nodes[c].next)
		if (p->taken[base + nodes[c].code])
			return false;
	return true;
}

static void
place_state(struct packing *p, struct node *state)
{
	const struct node *nodes = p->trie->nodes;
	size_t lowest = state->op != 0 ? 0 : nodes[state->first].code, base;

	while (p->taken[p->first_free]) {
		p->first_free++;
		grow(p, p->first_free + 2 * EMPTY);
	}
	base = p->first_free > lowest ? p->first_free - lowest : 0;
	if (base + LOOK_BACK < p->last_base)
		base = p->last_base - LOOK_BACK;
	while (!fits(p, state, base)) {
		base++;
		grow(p, base + 2 * EMPTY);
	}
	p->begins[base] = 1;
	if (state->op != 0)
		p->taken[base] = 1;
	for (uint32_t c = state->first; c != 0; c = nodes[c].next)
		p->taken[base + nodes[c].code] = 1;
	state->state = (uint32_t)base;
	p->last_base = base;
}

static size_t
child_count(const struct trie *t, uint32_t n)
{
	size_t count = 0;

	for (uint32_t c = t->nodes[n].first; c != 0; c = t->nodes[c].next)
		count++;
	return count;
}

static bool
fill_cell(struct bytes *cells, size_t at, size_t code, size_t value, bool leaf)
{
	bytes_store(cells->at + 4 * at, code | (size_t)leaf << 8 | value << 9, 4);
	return value < VALUE_LIMIT;
}

static bool
fill_cells(struct trie *t, uint32_t n)
{
	const struct node *state = &t->nodes[n];
	bool ok = true;

	if (state->op != 0)
		ok = fill_cell(&t->cells, state->state, 0, state->op - 1, true);
	for (uint32_t c = state->first; c != 0 && ok; c = t->nodes[c].next) {
		const struct node *to = &t->nodes[t->nodes[c].same];
		bool leaf = to->first == 0;

		ok = fill_cell(&t->cells, state->state + t->nodes[c].code, t->nodes[c].code,
		    leaf ? to->op - 1 : to->state, leaf);
	}
	return ok;
}

static bool
is_state(const struct trie *t, uint32_t n)
{
	return t->nodes[n].same == n && (n == 0 || t->nodes[n].first != 0);
}

static size_t
place_states(struct trie *t, size_t last_code)
{
	struct packing p = {.trie = t};
	size_t end = 0;

	grow(&p, 2 * EMPTY);
	for (size_t children = last_code; children > 0; children--) {
		p.last_base = 0;
		for (uint32_t n = 0; n < t->node_count; n++) {
			if (!is_state(t, n) || child_count(t, n) != children)
				continue;
			place_state(&p, &t->nodes[n]);
			if (t->nodes[n].state + last_code + 1 > end)
				end = t->nodes[n].state + last_code + 1;
			t->state_count++;
		}
	}
	free(p.taken);
	free(p.begins);
	return end;
}

bool
trie_insert(struct trie *t, const unsigned char *codes, const unsigned char *digits, size_t len,
    bool again)
{
	uint32_t node = t->node_count == 0 ? new_node(t, 0) : 0;

	for (size_t i = 0; i < len; i++)
		node = child(t, node, codes[i]);
	if (t->nodes[node].op != 0 && !again)
		return false;
	t->nodes[node].op = find_op(&t->ops, digits, len);
	t->pattern_count++;
	return true;
}

bool
trie_pack(struct trie *t, size_t last_code)
{
	size_t cell_count;
	bool ok = true;

	merge_states(t);
	cell_count = place_states(t, last_code);
	for (size_t i = 0; i < cell_count; i++)
		bytes_put_number(&t->cells, EMPTY, 4);
	for (uint32_t n = 0; n < t->node_count && ok; n++)
		if (is_state(t, n))
			ok = fill_cells(t, n);
	return ok;
}

size_t
trie_root(const struct trie *t)
{
	return t->nodes[0].state;
}
