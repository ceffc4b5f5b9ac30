/* RenderCV's YAML, and ours: see cv/read for the contract. */
#ifndef CV_READ_RENDERCV_H
#define CV_READ_RENDERCV_H

#include "cv/read.h"
#include "yaml/fields.h"

extern const struct field_table RENDERCV_TABLE; /* the block 'cv', read into a struct cv */

int rendercv_probe(const struct source *s, const struct node *root);
struct cv *rendercv_read(struct arena *a, const struct source *s, const struct node *root,
    const struct cv_options *o, struct diags *d);
/* A 'cv' map over what another format gave: its name, headline, contacts replace those of the
 * same kind, its sections come behind. NULL: nothing. */
void rendercv_override(struct reading *r, const struct node *map);

#endif
