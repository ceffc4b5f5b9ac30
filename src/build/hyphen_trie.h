/* The packed trie that hyphen_pack fills with patterns and that text/hyphen walks. Part of a
 * tool of the build: out of memory ends it, and nothing is released. All-zero structs are
 * empty. */
#ifndef BUILD_HYPHEN_TRIE_H
#define BUILD_HYPHEN_TRIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A growable run of bytes; numbers are little-endian, of 1 to 4 bytes. */
struct bytes {
	unsigned char *at;
	size_t len, room;
};

void bytes_put(struct bytes *b, const void *bytes, size_t len);
void bytes_put_number(struct bytes *b, size_t value, size_t size);
void bytes_store(unsigned char *at, size_t value, size_t size);

struct node;

struct trie {
	struct node *nodes; /* [0] is the root */
	size_t node_count, node_room;
	struct bytes ops;   /* offset [0], count [1], digits, of one pattern after the other */
	struct bytes cells; /* after trie_pack */
	size_t pattern_count, state_count;
};

/* Add a pattern: codes[0..len) from 1 to 253, digits[0..len] around them. False if
 * the codes are there already; with `again` the new digits replace the old. */
bool trie_insert(struct trie *t, const unsigned char *codes, const unsigned char *digits,
    size_t len, bool again);
/* Merge and pack, once, when at least one pattern is in; no code is larger than last_code.
 * False if numbers outgrow their cells. */
bool trie_pack(struct trie *t, size_t last_code);
size_t trie_root(const struct trie *t); /* the state to begin in */

#endif
