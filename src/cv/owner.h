/* The CV's owner among the authors of publications. */
#ifndef CV_OWNER_H
#define CV_OWNER_H

#include "cv/cv.h"

/* Give the owner's runs RICH_OWNER | RICH_BOLD, and no italics. The owner is who is emphasized
 * in the list (*Name*, **Name**, ***Name***); in a list without emphasis, who has the CV's
 * name: 'Hao Li', 'Li, Hao', 'H. Li', 'Li H'. A '*' or dagger behind the name doesn't matter.
 */
void owner_mark(struct arena *a, struct cv *cv);

/* Is `author` a way to write `name`? */
bool owner_is(const char *author, const char *name);

#endif
