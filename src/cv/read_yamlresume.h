/* YAMLResume: see cv/read for the contract. */
#ifndef CV_READ_YAMLRESUME_H
#define CV_READ_YAMLRESUME_H

#include "cv/read.h"

int yamlresume_probe(const struct source *s, const struct node *root);
struct cv *yamlresume_read(struct arena *a, const struct source *s, const struct node *root,
    const struct cv_options *o, struct diags *d);

#endif
