/* The outline (bookmarks): titles that lead to their headings. */
#ifndef OUT_PDF_OUTLINE_H
#define OUT_PDF_OUTLINE_H

#include "out/pdf_sheet.h"

/* Write the outline of `pages`, if it has one. `elems` are the structure's dictionaries by element
 * id; NULL in an untagged document. */
void pdf_outline_write(
    struct pdf *p, const struct pages *pages, const struct pdf_sheet *sheets, HPDF_Dict *elems);

#endif
