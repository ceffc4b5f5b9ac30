/* A map from strings to pointers that remembers the order of insertion. Keys are borrowed (keep
 * them in the same arena). An all-zero struct dict with its arena set is empty. */
#ifndef BASE_DICT_H
#define BASE_DICT_H

#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

struct dict_item {
	const char *key;
	void *value;
};

struct dict {
	struct arena *arena;     /* borrowed */
	struct dict_item *items; /* in order of insertion */
	size_t count, room;
	uint32_t *slots; /* hash table of 1-based item numbers */
	size_t slot_count;
};

void *dict_get(const struct dict *d, const char *key);        /* NULL if absent */
void dict_set(struct dict *d, const char *key, void *value);  /* replaces in place */

uint64_t hash_bytes(const void *bytes, size_t len, uint64_t seed); /* FNV-1a, 64 bits */

#endif
