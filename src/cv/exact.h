/* What a CV is beyond what JSON Resume can say: differences between our YAML of what is read
 * from the standard members and our YAML of the CV.
 *
 *     "cvpdf": {"was": {"start_date": "2024-09"}, "is": {"date": "Sept. 2024 – Present"}}
 *
 * 'was' holds what is read from the members beside it and is something else, 'is' what it is.
 * Who edits a member that is among what 'was' makes the difference void: the file means what it
 * says. A member that isn't can be edited freely. */
#ifndef CV_EXACT_H
#define CV_EXACT_H

#include "yaml/node.h"

#define EXACT_KEY "cvpdf"

/* From one map to another, key by key, or from any tree to any other; NULL: they are the same.
 * `ordered`: the order of their keys counts. */
struct node *exact_difference(
    struct arena *a, const struct node *was, const struct node *is, bool ordered);
/* What `read` is by the difference: a new tree, placed at p as far as it was made; a null
 * scalar if it is nothing at all. NULL: `read` isn't what it was. */
struct node *exact_apply(
    struct arena *a, const struct node *read, const struct node *difference, struct place p);

#endif
