/* JSON Resume: see cv/read for the contract. */
#ifndef CV_READ_JSONRESUME_H
#define CV_READ_JSONRESUME_H

#include "cv/read.h"

int jsonresume_probe(const struct source *s, const struct node *root);
struct cv *jsonresume_read(struct arena *a, const struct source *s, const struct node *root,
    const struct cv_options *o, struct diags *d);

#endif
