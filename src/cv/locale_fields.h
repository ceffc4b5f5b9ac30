/* The block 'locale' of a CV, which is what a file of data/locales holds, too. */
#ifndef CV_LOCALE_FIELDS_H
#define CV_LOCALE_FIELDS_H

#include "cv/locale.h"
#include "yaml/fields.h"

extern const struct field_table LOCALE_TABLE;
extern const struct field_table LOCALE_TITLES; /* of its member section_titles, a struct locale */

/* Take the language that a node names for *l; a warning if there is none. */
void language_read(struct reading *r, const struct node *n, struct locale *l);
/* Change *l by the block: language first, then single words. Takes the old names of keys too,
 * with a note. False when a value is wrong. */
bool locale_read(struct reading *r, const struct node *map, struct locale *l);

#endif
