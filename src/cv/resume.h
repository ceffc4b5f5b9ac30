/* What JSON Resume and YAMLResume have in common: maps named alike ('work', 'startDate'), read
 * by one table a section. `reading.self` is the struct cv under construction.
 *
 * Everything is shown. What the model has a place for goes there; a name leads to its 'url'; a
 * description stands above the summary, in italics; bullets in a summary become highlights; the
 * small facts that no layout has a place for ('courses', 'score') and keys that no table has
 * become a line 'Courses: … · Score: …' below the summary, in the document's language. */
#ifndef CV_RESUME_H
#define CV_RESUME_H

#include "cv/cv.h"
#include "cv/words.h"
#include "yaml/fields.h"

#define RESUME_FACT_GAP " · " /* between two small facts on their line */

/* An entry under way: `entry` first, for the kinds of cv/kinds. */
struct resume_entry {
	struct cv_entry entry;
	struct rich description, summary, level, keywords, facts;
	const char *url; /* where the entry's name leads, NULL */
	const struct field_table *table;
};

struct resume_section {
	const char *key; /* 'work' */
	enum word word;  /* its title */
	enum entry_kind kind;
	const char *name; /* the field that names an entry and carries its link */
	struct field_table table;
};

extern const struct resume_section RESUME_SECTIONS[];
extern const size_t RESUME_SECTION_COUNT;
extern const struct resume_section RESUME_OTHER; /* of sections by any other name */

const struct resume_section *resume_section_find(const char *key); /* NULL */
/* Note that a section is none of the format's, with the nearest that is. */
void resume_other_note(struct reading *r, const struct node *n, const char *format);
/* A copy without what is empty (null, "", [], {}), HTML made Markdown; NULL if nothing is left.
 */
struct node *resume_clean(struct arena *a, const struct node *n);
/* Read a section to the CV's end. title NULL: the document's word for it. */
void resume_section_read(struct reading *r, const struct resume_section *type,
    const struct node *n, const char *title);
/* One entry of it: what the standard members say. */
struct cv_entry resume_entry_read(
    struct reading *r, const struct resume_section *type, const struct node *n);
/* `title`: of the summary's section; NULL: the document's word for it. */
void resume_basics_read(struct reading *r, const struct node *map, const char *title);
void resume_location_read(struct reading *r, const struct node *map);
void resume_profiles_read(struct reading *r, const struct node *list);
/* Note each text below as not shown: 'meta.canonical' is not shown. */
void resume_not_shown(struct reading *r, const char *path, const struct node *n);

#endif
