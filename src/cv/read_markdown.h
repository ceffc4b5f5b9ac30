/* Markdown: see cv/read for the contract. */
#ifndef CV_READ_MARKDOWN_H
#define CV_READ_MARKDOWN_H

#include "cv/read.h"

/* By content alone: a heading, or front matter. */
bool markdown_is_likely(const struct source *s);
/* The front matter, a map; an empty one if there is none. */
struct node *markdown_parse(struct arena *a, const struct source *s, struct diags *d);
struct cv *markdown_read(struct arena *a, const struct source *s, const struct node *root,
    const struct cv_options *o, struct diags *d);

#endif
