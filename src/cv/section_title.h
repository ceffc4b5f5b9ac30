/* Section titles: from keys as people type them. */
#ifndef CV_SECTION_TITLE_H
#define CV_SECTION_TITLE_H

#include "base/arena.h"
#include "cv/locale.h"

/* 'work_experience' → 'Work Experience', 'state of the art' as it is: a key with a space or an
 * upper-case letter is a title already (RenderCV's rule). Small words stay small. 'education' is
 * 'Ausbildung' in German: a key of the locale's section_titles. */
const char *section_title(struct arena *a, const char *key, const struct locale *l);

#endif
