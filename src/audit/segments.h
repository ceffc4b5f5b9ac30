/* Segments: pieces of lines as a reader of letters and places puts them together. */
#ifndef AUDIT_SEGMENTS_H
#define AUDIT_SEGMENTS_H

#include "audit/pdf.h"

struct segment {
	const char *text;
	size_t page;
	unsigned column;                 /* 0 until segments_part */
	float left, right, bottom, height;
	const struct audit_style *style; /* of its first letter */
	const struct audit_style *end;   /* of its last */
	bool one_style;                  /* all of it is set in one face and size */
	bool dates, bullet; /* nothing but dates; begins with a bullet, not in `text`, which may be empty then */
	bool taken;         /* for who reads them */
};

struct segments {
	struct segment *items;
	size_t count, room;
};

struct segments segments_read(struct arena *a, const struct audit_pdf *pdf);
/* Order the segments of each column by rows, and give marks of items to their text. */
void segments_put_in_rows(struct segments *all);
/* Put the second column of each page behind the first, where both have titles in the type `heading`. What stands
 * above all titles is of the first. */
void segments_part(struct arena *a, struct segments *all, const struct audit_style *heading);
/* Is there a year, or a word for now, and little else but months and marks? */
bool text_is_dates(const char *text);
bool style_is(const struct audit_style *a, const struct audit_style *b);

#endif
