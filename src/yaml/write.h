/* Nodes as text again: YAML as people write it, and JSON.
 *
 * A scalar whose style is NODE_QUOTED is a text: JSON quotes it, and YAML where it would else
 * be taken for a number, a truth value or nothing. Any other style is a value as it is. */
#ifndef YAML_WRITE_H
#define YAML_WRITE_H

#include "yaml/comments.h"

/* Block style, two columns a level, quotes only where needed, texts of several lines as literal
 * blocks. yaml_read gives the same tree. */
void node_write_yaml(const struct node *n, struct buf *out);
/* The same with comments, anchored at nodes of the tree. */
void node_write_commented(const struct node *n, struct comments *c, struct buf *out);
/* Two columns a level; short lists of scalars stay on a line. */
void node_write_json(const struct node *n, struct buf *out);

#endif
