/* The builder: what the YAML and the JSON reader share.
 *
 * A reader hands over keys, scalars and the ends of collections; the builder hangs them into
 * the tree, refuses what is too deep or too much, and finds keys given twice. `false` means
 * that reading must stop; the reason has been reported. */
#ifndef YAML_BUILDER_H
#define YAML_BUILDER_H

#include "base/dict.h"
#include "yaml/node.h"

struct builder_frame {
	struct node *node;
	const char *key; /* of the value to come; NULL: a key is to come */
	struct place key_place;
	bool skip;        /* the value to come belongs to a key given twice */
	struct dict keys; /* of a large map; empty for a small one */
};

struct builder {
	struct arena *arena;  /* of the nodes; borrowed */
	struct arena scratch; /* owned: builder_free */
	struct diags *diags;
	enum diag_level duplicates; /* how bad a key given twice is */
	struct node *root;          /* NULL until there is one */
	size_t depth, room, nodes;
	struct builder_frame *frames; /* in scratch */
};

bool builder_wants_key(const struct builder *b);
void builder_key(struct builder *b, const char *key, struct place p);
bool builder_add(struct builder *b, struct node *n);  /* a scalar, or a finished tree */
bool builder_open(struct builder *b, struct node *n); /* a collection whose children follow */
struct node *builder_close(struct builder *b);        /* the collection that ended */
/* Count nodes that come without builder_add; false when they are too many. */
bool builder_count(struct builder *b, size_t more, struct place p);
void builder_free(struct builder *b);

/* Node text from raw scalar text: CR to LF, controls to U+FFFD with a warning, NFC. */
const char *scalar_text(
    struct arena *a, const char *s, size_t len, struct place p, struct diags *d);

#endif
