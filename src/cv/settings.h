/* What stands beside the CV in its file: the settings. */
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

/* Takes the old names of keys too, with a note. False when a value is wrong. */
extern const struct field_table SETTINGS_TABLE;

bool settings_read(struct reading *r, const struct node *map, struct settings *out);

#endif
