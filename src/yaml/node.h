/* Nodes: an input file as a tree, every node with its place.
 *
 * First stage of the pipeline. YAML comes through libyaml's events, JSON through our own strict
 * reader, Markdown front matter through the same YAML reader; all give nodes. Text in nodes is
 * valid UTF-8, NUL-terminated, without NUL or other C0 controls but tab and newline, CRLF turned to LF, NFC.
 * Everything lives in the arena given. No recursion: depth is bounded (NODE_DEPTH) and counted.
 *
 * Scalars stay text: no type is guessed, '3.10' stays '3.10' and 'no' stays 'no'. */
#ifndef YAML_NODE_H
#define YAML_NODE_H

#include <string.h>

#include "base/diag.h"

#define NODE_DEPTH 200       /* deeper input is refused */
#define NODE_LIMIT 1000000   /* more nodes, aliases expanded, are refused: about 120 MB */

enum node_kind { NODE_SCALAR, NODE_SEQ, NODE_MAP };

enum node_style { NODE_PLAIN, NODE_QUOTED, NODE_LITERAL, NODE_FOLDED, NODE_FLOW };

struct node {
	enum node_kind kind;
	enum node_style style;  /* NODE_PLAIN for block collections */
	struct place place;     /* of the value; quotes included */
	const char *text;       /* scalar: its text, else NULL */
	const char *key;        /* member of a map: its key, else NULL */
	struct place key_place;
	struct node *parent;    /* NULL for the root */
	struct node *first;     /* collection: first child */
	struct node *last;
	struct node *next;      /* the following child of the same parent */
	size_t count;           /* children */
};

/* Are two keys the same? Most differ in their first letters. */
static inline bool
key_equal(const char *a, const char *b)
{
	return *a == *b && strcmp(a, b) == 0;
}

/* A plain '~', 'null', 'Null', 'NULL' or nothing: an absent value. */
bool node_is_null(const struct node *n);
/* The member of a map, NULL if absent or null or n is no map. Linear: maps are small. */
struct node *node_get(const struct node *map, const char *key);
/* Look below: 'cv.sections.0.name'; NULL when missing. */
struct node *node_find(const struct node *root, const char *path);
/* 'a map', 'a list', 'text': for messages. */
const char *node_kind_word(const struct node *n);
/* The place of text[begin..end) of a scalar in its source: exact where the slice can be found
 * (no escapes or folding before it), else the whole scalar. */
struct place node_slice(const struct node *n, size_t begin, size_t end);

/* New nodes, for readers that translate and for overlays; borrowed text. */
struct node *node_new(struct arena *a, enum node_kind kind, struct place p);
struct node *node_scalar(struct arena *a, const char *text, struct place p);
void node_append(struct node *parent, const char *key, struct place key_place, struct node *child);
/* Set 'a.b.c' below a map to a scalar or collection, making maps on the way (--set). False when a
 * step is not a map (or a list index out of range). */
bool node_set(struct arena *a, struct node *root, const char *path, struct node *value);
/* A copy of the tree at n, without its key and parent; places are kept. */
struct node *node_copy(struct arena *a, const struct node *n);
/* base overlaid by over: maps merge key by key, a map of numbers changes items of a list (or adds
 * to its end), everything else replaces, but for null, which is absent. Neither changes. */
struct node *node_merge(struct arena *a, const struct node *base, const struct node *over);
/* One line a node, indented, with line:col and kind: what -T nodes prints. */
void node_print(const struct node *n, struct buf *out);

/* The next node of the tree below root in depth-first order, parents first; NULL at the end.
 * *depth (may be NULL) follows. */
struct node *node_walk(const struct node *root, const struct node *n, size_t *depth);

/* Bytes to a source: BOM and UTF-16 (with BOM) decoded; bad UTF-8 replaced by U+FFFD and reported
 * as an error with place; NUL and other controls likewise. NULL never. */
struct source *source_new(struct arena *a, const char *name, const char *bytes, size_t len,
    struct diags *d);

/* Read YAML 1.2 as far as libyaml does, with these differences: duplicate keys are errors; merge keys
 * ('<<') work; a plain scalar that begins with '*' is text unless it is exactly an alias of an
 * anchor in this file; tags are ignored with a warning ('!!binary', '!!python…' are errors); a second document is
 * an error. A help line says what is usually meant (tabs, 'a: b: c', a value beginning with
 * '@', '`', '%', '[' or '"…" text', no-break space or full-width colon).
 * NULL when nothing could be read; errors are in d. */
struct node *yaml_read(struct arena *a, const struct source *s, struct diags *d);
/* RFC 8259 JSON; comments and trailing commas read with a note/error; numbers keep their text. */
struct node *json_read(struct arena *a, const struct source *s, struct diags *d);

#endif
