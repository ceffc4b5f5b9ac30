/* The comments of a YAML file, to be written into another one.
 *
 * libyaml drops comments, so they are found again between the scalars of the tree that was
 * read. A comment belongs to a value: on a line of its own to the next one, behind a value to
 * that. Places tell values apart, so the nodes to be written get those of the file. */
#ifndef YAML_COMMENTS_H
#define YAML_COMMENTS_H

#include "yaml/node.h"

struct comment {
	uint32_t at;     /* where in the file its '#' is */
	uint32_t anchor; /* where the value begins that it belongs to; UINT32_MAX: behind all */
	const char *text; /* '# …', without the newline */
};

struct comment_list {
	struct comment *items; /* in the order of the file, and so of their anchors */
	size_t count, room;
};

struct comments {
	const struct source *source;
	struct comment_list own, behind; /* on lines of their own; behind a value */
};

struct comments comments_read(struct arena *a, const struct source *s, const struct node *root);
/* Give the nodes of a tree the places of those that have the same keys and numbers in the file.
 */
void comments_take_places(struct node *tree, const struct node *root);
/* Anchor them at values of the tree to be written: the next one that is there. */
void comments_anchor(struct arena *a, struct comments *c, const struct node *tree);
/* The comments of a node in a list; [*begin, *end) of items. */
void comments_of(const struct comments *c, const struct comment_list *list,
    const struct node *n, size_t *begin, size_t *end);

#endif
