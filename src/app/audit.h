/* Commands 'audit' and 'extract', and --verify: PDFs read back. */
#ifndef APP_AUDIT_H
#define APP_AUDIT_H

#include "app/job.h"

/* audit FILE.pdf [CV]: print what a résumé parser sees, and what it doesn't get of the CV.
 * Status 1 when something is lost. FILE may also be the text that an extractor made. */
int audit_command(struct arena *a, const struct options *o);
/* extract FILE.pdf: the CV that is attached, to standard output or -o FILE. */
int extract_command(struct arena *a, const struct options *o);
/* The finished PDF `bytes` against the lines of stage 'strings'. What is lost becomes errors of
 * *d. */
bool audit_verify(struct arena *a, const struct buf *bytes, const char *strings, struct place p,
    struct diags *d, const char **why);

#endif
