/* The table of all layout options: the single place that names them. Private to layout/. */
#ifndef LAYOUT_OPTIONS_H
#define LAYOUT_OPTIONS_H

#include "layout/kinds.h"

extern const struct field_table LAYOUT_OPTIONS;

/* The row of 'page.top_margin'; NULL if there is none. */
const struct field *option_find(const char *path);
/* The path of the only option whose last key is `key`; NULL if there are none or several. */
const char *option_elsewhere(struct arena *a, const char *key);
/* Fill r's layout with the table's defaults. */
void options_default(struct reading *r);
/* Read a design block. Old names are translated, unknown keys reported. */
void options_read(struct reading *r, const struct node *map);
/* What no single option can know (resolve.c): fill in what depends on other options, check that
 * margins, columns, photo and sizes leave room for text; report at the option that was read
 * last and put in what fits. */
void layout_resolve(struct reading *r);
/* What KIND_GROUP hands to fields_read for keys that a table doesn't know. */
bool option_other(struct reading *r, const struct node *member, void *record);

/* {"type":"object",…} of a table, groups and all (print.c). */
void options_schema(const struct field_table *t, struct buf *out);

#endif
