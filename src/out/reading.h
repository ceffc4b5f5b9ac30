/* Reading order: for every structure element, the items drawn for it and its child elements, in
 * the order in which they are read.
 *
 * Children keep the order of the tree, in whatever column they are drawn. An element's own items
 * come in drawing order, but for lines that have words from right to left, and a child comes before the first own item that is drawn after it, so
 * that 'See [Link: this page] for more' stays a sentence. Elements for which nothing is drawn are
 * left out. Shared by the devices that follow the structure: text, structure, pdf. */
#ifndef OUT_READING_H
#define OUT_READING_H

#include "page/page.h"

/* One step of reading: a child element or an item of `owner`. */
struct reading_kid {
	const struct elem *owner;
	const struct elem *elem; /* the child; NULL: an item */
	size_t page, item;       /* of an item */
	struct reading_kid *next;
};

/* What an element holds. */
struct reading_node {
	struct reading_kid *first, *last; /* first NULL: nothing is drawn for it or below it */
	struct reading_kid *place;        /* itself among its parent's kids; NULL: the root */
	const struct elem *next_child;    /* while building: the first child not yet placed */
	bool said;                        /* something is drawn for it or below it */
};

struct reading {
	struct reading_node *nodes; /* by element id */
	const struct elem *root;
};

struct reading reading_new(struct arena *a, const struct pages *p);
/* All steps from the root's first, depth first, elements before what they hold; NULL at the end. */
const struct reading_kid *reading_first(const struct reading *r);
const struct reading_kid *reading_next(const struct reading *r, const struct reading_kid *k);

#endif
