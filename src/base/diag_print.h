/* The printers behind diag_print: one for people, three for tools.
 *
 * The list is sorted already. Lines and columns are 1-based, columns count code points, an end
 * is the column behind the last character. */
#ifndef BASE_DIAG_PRINT_H
#define BASE_DIAG_PRINT_H

#include "base/diag.h"

const char *diag_level_word(enum diag_level level); /* 'note', 'warning', 'error' */

/* One JSON array of objects: file, line, column, endLine, endColumn, level, name, message,
 * help. */
void diag_print_json(const struct diags *d, struct buf *out);
/* SARIF 2.1.0 (OASIS 2020), one run. */
void diag_print_sarif(const struct diags *d, struct buf *out);
/* GitHub workflow commands: '::error file=…,line=…::message'. */
void diag_print_github(const struct diags *d, struct buf *out);

#endif
