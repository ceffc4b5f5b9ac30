/* What a CV is beyond the standard members of a JSON Resume, by cv/exact: a member 'cvpdf' of
 * an entry, and in 'meta.cvpdf'
 *
 *     basics    a difference of name, photo and contacts
 *     summary   a difference of the entries of the section that 'basics.summary' is
 *     sections  the sections in their order, if not as read: 'from' is the member that it is
 * in, 'entries' how many of that; 'title', 'key', 'icon', 'page_break', 'sections' design,
 * locale, settings    blocks of our YAML */
#ifndef CV_RESUME_EXACT_H
#define CV_RESUME_EXACT_H

#include "cv/resume.h"

/* Name, photo and contacts in our YAML. */
struct node *resume_exact_head(struct arena *a, const struct cv *cv);
/* A section's entries in our YAML. */
struct node *resume_exact_entries(
    struct arena *a, const struct cv *cv, const struct cv_section *s);

/* Add the entry as its 'cvpdf' says; false: it says nothing. */
bool resume_exact_entry(struct reading *r, const struct resume_section *type,
    const struct node *n, struct cv_section *s);
/* Make basics and sections what 'meta.cvpdf' says. */
void resume_exact_finish(struct reading *r, const struct node *map);

#endif
