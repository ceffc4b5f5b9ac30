/* What stands beside the CV in its file: the settings and the language block. */
#ifndef CV_SETTINGS_H
#define CV_SETTINGS_H

#include "cv/cv.h"
#include "yaml/fields.h"

struct settings {
	const char *const *bold_keywords; /* NULL-ended */
	const char *pdf_title;            /* template; NULL */
	struct cv_date current_date;      /* DATE_DAY, or DATE_NONE for the run's date */
	struct place date_place;
};

/* Both take the old names of keys too, with a note. False when a value is wrong. */
extern const struct field_table SETTINGS_TABLE, LOCALE_TABLE;

bool settings_read(struct reading *r, const struct node *map, struct settings *out);
/* Change *l, the default locale, by the block: language first, then single words. */
/* Take the language that a node names for *l; a warning if there is none. */
void language_read(struct reading *r, const struct node *n, struct locale *l);
bool locale_read(struct reading *r, const struct node *map, struct locale *l);

#endif
