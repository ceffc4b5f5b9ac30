/* What a section's title may show beside its words. */
#ifndef TYPESET_TITLE_ICON_H
#define TYPESET_TITLE_ICON_H

#include "cv/cv.h"
#include "text/icons.h"

/* The section's own icon, or one by the words of its key or title. NULL: not even the one for all others is there. */
const struct icon *title_icon(struct arena *a, const struct cv_section *section);
/* The title with its first letters in the accent color. */
struct rich title_accented(struct arena *a, const struct rich *title, int letters);

#endif
