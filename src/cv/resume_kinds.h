/* Kinds of values of JSON Resume's and YAMLResume's entries; they read into a struct
 * resume_entry. Wrong kinds are taken for what was meant, with a warning. */
#ifndef CV_RESUME_KINDS_H
#define CV_RESUME_KINDS_H

#include "cv/resume.h"

extern const struct field_kind
    RESUME_TEXT; /* a field of the entry; arg: its name if not the key's */
extern const struct field_kind RESUME_RICH;       /* struct rich at the offset */
extern const struct field_kind RESUME_SUMMARY;    /* text and bullets */
extern const struct field_kind RESUME_HIGHLIGHTS; /* a list of texts */
extern const struct field_kind RESUME_LINK;       /* where the name leads */
extern const struct field_kind RESUME_FACT;       /* arg: const enum word * */
extern const struct field_kind RESUME_DATE;       /* struct cv_date, in any words */
extern const struct field_kind RESUME_OLD;        /* arg: the row of the key's name now */

/* Text whatever it is: of a map and a list, its texts joined. */
struct rich resume_text(struct reading *r, const char *key, const struct node *n);
/* Add 'Label: text' to the line of small facts. */
void resume_add_fact(
    struct reading *r, struct rich *facts, const char *label, const struct node *n);
/* An unknown member of an entry: a small fact labelled by its key, with a warning. */
bool resume_read_unknown(struct reading *r, const struct node *n, void *entry);
/* 'studyType' → 'Study type'. */
const char *resume_label(struct arena *a, const char *key);

#endif
