/* docs/cvpdf.1, written from the tables that the program runs by. */
#ifndef APP_MANUAL_H
#define APP_MANUAL_H

#include "app/options.h"

void manual_write(struct arena *a, struct buf *out);
/* One tagged paragraph of roff: a term in bold and what it means. */
void manual_item(struct buf *out, const char *term, const char *text);

#endif
