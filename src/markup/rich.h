/* Rich text: what one piece of a CV says, and how it stands out.
 *
 * A rich text is a list of runs; a run has one style and at most one link. U+000A inside a run's
 * text is a hard line break. Nothing here knows fonts: 'bold' is a wish that a layout grants.
 * All strings borrowed from the job's arena. An all-zero struct rich is 'absent'. */
#ifndef MARKUP_RICH_H
#define MARKUP_RICH_H

#include "base/diag.h"

enum rich_style {
	RICH_BOLD = 1,
	RICH_ITALIC = 2,
	RICH_CODE = 4,
	RICH_SUP = 8,
	RICH_SUB = 16,
	RICH_OWNER = 32, /* the CV's owner among authors */
	RICH_UNDERLINE = 64,
	RICH_ACCENT = 128 /* in the layout's accent color */
};

struct rich_run {
	const char *text;
	unsigned style;      /* RICH_* or-ed */
	const char *url;     /* link target, checked and percent-encoded; NULL: none */
	const char *lang;    /* BCP 47 if not the document's; NULL */
	struct place place;
};

struct rich {
	struct rich_run *runs;
	size_t count, room;
};

bool rich_is_empty(const struct rich *r);  /* no run, or only white space */
void rich_add(struct arena *a, struct rich *r, struct rich_run run); /* joins equal neighbours, unless they are long */
void rich_append(struct arena *a, struct rich *r, const struct rich *tail, unsigned style);
struct rich rich_text(struct arena *a, const char *text, struct place p); /* one plain run */
const char *rich_plain(struct arena *a, const struct rich *r); /* the words alone */
const char *rich_markdown(struct arena *a, const struct rich *r); /* back to source, escaped */

#endif
