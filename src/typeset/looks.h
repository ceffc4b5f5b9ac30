/* A lint of looks: what is set as well as it can be and still doesn't look well.
 *
 * Asked for by `cvpdf check --looks`; otherwise these do nothing. They are called where lines,
 * rows and pages are made, and report a warning with a name of its own and the place of the
 * text in the CV: short-last-line, loose-line, overfull-line, fallback-font, contact-wrap,
 * split-entry, short-last-page. */
#ifndef TYPESET_LOOKS_H
#define TYPESET_LOOKS_H

#include "typeset/compose.h"
#include "typeset/inline.h"

/* Is that one of these warnings? */
bool looks_has(const char *name);

/* The lines of one paragraph, as broken. */
void looks_lines(struct style *s, const struct inline_text *t, const struct lb_result *r,
    const struct para_options *o);
/* A segment just shaped, where looks are asked for: in a face of its own family? */
void looks_segment(struct style *s, const struct segment *g);
/* Contacts that need `width` on one line and were set in rows; `last`: of the last contact. */
void looks_contacts(struct style *s, mpt width, mpt measure, size_t rows, struct place last);
/* The pages of a main column and a sidebar. */
void looks_pages(const struct composition *c);

#endif
