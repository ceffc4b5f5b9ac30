/* RenderCV's YAML, and ours: see cv/read for the contract. */
#ifndef CV_READ_RENDERCV_H
#define CV_READ_RENDERCV_H

#include "cv/read.h"

int rendercv_probe(const struct source *s, const struct node *root);
struct cv *rendercv_read(struct arena *a, const struct source *s, const struct node *root,
    const struct cv_options *o, struct diags *d);

#endif
