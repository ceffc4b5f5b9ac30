/* The structure tree of a tagged PDF (ISO 32000-1 §14.7): elements, what each holds, and the way
 * back from sequences and annotations to their elements. */
#ifndef OUT_PDF_STRUCTURE_H
#define OUT_PDF_STRUCTURE_H

#include "out/pdf_sheet.h"

/* Write the tree of `pages`, of which `sheets` were written with keys 0, 1 … and links after them.
 * Returns the dictionaries by element id; NULL for an element that nothing was drawn for. */
HPDF_Dict *pdf_structure_write(
    struct pdf *p, const struct pages *pages, const struct reading *reading,
    const struct pdf_sheet *sheets, int32_t next_key);

#endif
