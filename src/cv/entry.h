/* Entries: telling their type by their keys, and reading them by its table. */
#ifndef CV_ENTRY_H
#define CV_ENTRY_H

#include "cv/cv.h"
#include "yaml/fields.h"

struct entry_type {
	enum entry_kind kind;
	const char *name;        /* 'experience entry' */
	const char *required[3]; /* NULL-ended */
	const char *deciding[6]; /* NULL-ended: keys that no other type has */
	struct field_table table;
	const char *instead; /* a key that may stand for the second one required; NULL */
};

/* The types that are maps, in RenderCV's order of inference. */
extern const struct entry_type ENTRY_TYPES[];
extern const size_t ENTRY_TYPE_COUNT;
extern const struct field_table POSITION_TABLE; /* of a role below an employer */
extern const char *const ENTRY_EXTRAS[];        /* NULL-ended: keys of any entry beside its own */

/* The type of a map: the first, in that order, that owns a deciding key and has all that it
 * requires, else the first that owns a deciding key; NULL: it is no entry. */
const struct entry_type *entry_type_find(const struct node *map);

/* Read an entry (a text or a map) to the end of a section. */
bool entry_read(struct reading *r, const struct node *n, struct cv_section *s);

#endif
