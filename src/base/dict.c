/* A map from strings to pointers: items in a row, found through a table of linear probes. */
#include "base/dict.h"

#include <string.h>

#define SLOTS_FIRST 16

uint64_t
hash_bytes(const void *bytes, size_t len, uint64_t seed)
{
	const unsigned char *b = bytes;
	uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ seed;

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ b[i]) * UINT64_C(0x100000001b3);
	return hash;
}

/* The slot that holds the key, or the free one where it would go. */
static uint32_t *
find_slot(const struct dict *d, const char *key)
{
	uint64_t hash = hash_bytes(key, strlen(key), 0);
	size_t at = (size_t)(hash ^ hash >> 32) & (d->slot_count - 1);

	while (d->slots[at] && strcmp(d->items[d->slots[at] - 1].key, key) != 0)
		at = (at + 1) & (d->slot_count - 1);
	return &d->slots[at];
}

static void
grow_slots(struct dict *d)
{
	d->slot_count = d->slot_count ? d->slot_count * 2 : SLOTS_FIRST;
	d->slots = arena_zero(d->arena, d->slot_count, sizeof *d->slots);
	for (size_t i = 0; i < d->count; i++)
		*find_slot(d, d->items[i].key) = (uint32_t)i + 1;
}

void *
dict_get(const struct dict *d, const char *key)
{
	uint32_t slot = d->slot_count ? *find_slot(d, key) : 0;

	return slot ? d->items[slot - 1].value : NULL;
}

void
dict_set(struct dict *d, const char *key, void *value)
{
	uint32_t *slot;

	if ((d->count + 1) * 4 > d->slot_count * 3)
		grow_slots(d);
	slot = find_slot(d, key);
	if (*slot) {
		d->items[*slot - 1].value = value;
		return;
	}
	d->items = arena_grow(d->arena, d->items, d->count, &d->room, sizeof *d->items);
	d->items[d->count++] = (struct dict_item){key, value};
	*slot = (uint32_t)d->count;
}
