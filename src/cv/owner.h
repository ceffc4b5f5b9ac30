/* The CV's owner among the authors of publications. */
#ifndef CV_OWNER_H
#define CV_OWNER_H

#include "cv/cv.h"

/* Give the owner's runs RICH_OWNER. The owner is who is emphasized in the list (*Name*, **Name**,
 * ***Name***), and looks as typed; in a list without emphasis, who has the CV's name, set in
 * bold: 'Hao Li', 'Li, Hao', 'H. Li', 'Li H'. A '*' or dagger behind the name doesn't matter. */
void owner_mark(struct arena *a, struct cv *cv);

/* Is `author` a way to write `name`? */
bool owner_is(const char *author, const char *name);

#endif
