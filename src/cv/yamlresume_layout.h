/* YAMLResume's layouts, as far as our design block has the same. */
#ifndef CV_YAMLRESUME_LAYOUT_H
#define CV_YAMLRESUME_LAYOUT_H

#include "cv/resume.h"

/* The layout that counts: of 'layouts' the first for LaTeX, else the first for a page; of older
 * files 'layout'. NULL if there is none. */
const struct node *yamlresume_layout(const struct node *root);
/* A design block, NULL if nothing of it has a meaning here; what hasn't is noted. */
struct node *yamlresume_design(struct reading *r, const struct node *layout);
/* Note the layouts that don't count, as far as they say anything. */
void yamlresume_unused(
    struct reading *r, const struct node *root, const struct node *layout);

#endif
