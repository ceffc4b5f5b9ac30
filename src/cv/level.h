/* Levels of skills and languages: '80%', '4/5', 'B2', 'native speaker' as a percentage. */
#ifndef CV_LEVEL_H
#define CV_LEVEL_H

#include "cv/cv.h"

/* -1 if the text is no level. */
int level_percent(const char *text);
/* What details say: 'fluent', 'iron, tin (Expert)', in English or the document's language; -1.
 */
int level_in_details(struct arena *a, const struct locale *l, const char *details);
/* Give every line of details without a level of its own the one that they say. */
void level_mark(struct arena *a, struct cv *cv);

#endif
