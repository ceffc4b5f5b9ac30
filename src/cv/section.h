/* Sections: a title and a list of entries, or sub-sections, or both with options. */
#ifndef CV_SECTION_H
#define CV_SECTION_H

#include "cv/cv.h"
#include "yaml/fields.h"

extern const struct field_table SECTION_TABLE; /* a section with options */

/* Read the map title → entries into the CV. A section's value is a list of entries; a map with
 * 'entries' and options (title, icon, page_break); or a map of sub-sections, one level. */
bool sections_read(struct reading *r, const struct node *map);

#endif
