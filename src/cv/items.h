/* Items: an entry's bullets and the bullets below them. */
#ifndef CV_ITEMS_H
#define CV_ITEMS_H

#include "cv/cv.h"
#include "yaml/fields.h"

#define ITEM_DEPTH 6 /* deeper bullets are set at this depth */

/* A list of texts; below a text stand the list behind it ('- - x'), the list that is its only
 * value ('- text: [...]') and the lines of the source that begin with a dash. A single text is
 * taken for a list of one, with a warning. */
bool items_read(struct reading *r, const char *key, const struct node *n,
    struct cv_item **items, size_t *count);

#endif
