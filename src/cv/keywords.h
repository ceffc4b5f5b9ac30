/* Words that a CV wants in bold wherever they occur (settings.bold_keywords). */
#ifndef CV_KEYWORDS_H
#define CV_KEYWORDS_H

#include "cv/cv.h"

/* Set each whole-word occurrence bold in all texts of all entries but dates, DOIs and URLs;
 * where two begin at one place, the longer one. `words` is NULL-ended. */
void keywords_bold(struct arena *a, struct cv *cv, const char *const *words);

#endif
