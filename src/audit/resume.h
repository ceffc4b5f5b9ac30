/* What a résumé parser makes of a PDF: it sees letters and where they stand, nothing else.
 *
 * Lines are put together by place; a title is told by its type, dates by their form, an entry
 * begins where a line is set like the section's first. It knows nothing of tags, nor of the CV
 * that the PDF was made of, and works as such parsers do, so that what it gets wrong others may
 * get wrong. */
#ifndef AUDIT_RESUME_H
#define AUDIT_RESUME_H

#include "audit/pdf.h"

struct resume_entry {
	const char *title, *organization, *place, *dates; /* NULL: none seen */
	const char **bullets;
	size_t bullet_count, bullet_room;
};

struct resume_section {
	const char *title;
	struct resume_entry *entries;
	size_t entry_count, entry_room;
};

struct resume {
	const char *name, *email, *phone; /* NULL: none seen */
	struct resume_section *sections;
	size_t section_count, section_room;
};

struct resume resume_read(struct arena *a, const struct audit_pdf *pdf);

#endif
