/* An entry taken apart, as cv/resume put it together: its summary's lines are a description (in
 * italics), text, and small facts behind known labels; its details words and a level. */
#ifndef CV_WRITE_RESUME_PARTS_H
#define CV_WRITE_RESUME_PARTS_H

#include "cv/write_resume.h"

struct parts {
	const struct writing *w;
	enum resume_flavor flavor;
	const struct cv_entry *entry;
	struct rich description;
	struct rich summary;
	const char *facts[WORD_COUNT]; /* Markdown behind each label */
	const char *level, *keywords;  /* of a line of details */
	bool used[64];                 /* fields, by index */
};

struct parts parts_take(const struct writing *w, enum resume_flavor flavor,
    const struct resume_table *t, const struct cv_entry *e);
bool parts_wanted(
    const struct resume_table *t, enum resume_flavor flavor, enum resume_part part);

#endif
