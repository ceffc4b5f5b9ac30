/* The audit: what a reader of a PDF, or of an extractor's text of it, gets back, as a report.
 */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include "audit/match.h"
#include "audit/pdf.h"
#include "audit/resume.h"
#include "base/buf.h"

struct audit {
	bool has_pdf; /* else it is about a text alone */
	struct audit_pdf pdf;
	struct resume resume;
	bool has_strings;             /* a CV to hold it against was given */
	struct audit_strings strings; /* matched */
	size_t unspeakable;           /* characters that no text layer should have */
};

/* What is audited: a PDF or, not beginning with '%PDF-', the text that some extractor made of
 * one. `strings`: lines of stage 'strings', NULL. False and a sentence in *why when it can't be
 * read. */
bool audit_run(struct arena *a, const char *bytes, size_t len, const char *strings,
    struct audit *out, const char **why);
/* Is a string, or the name or address of the owner, lost? */
bool audit_has_losses(const struct audit *is);
void audit_print(const struct audit *is, struct buf *out);
void audit_json(const struct audit *is, struct buf *out);

#endif
