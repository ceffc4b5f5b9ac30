/* Sheets: the pages of a PDF, each with its content stream and its link annotations. */
#ifndef OUT_PDF_SHEET_H
#define OUT_PDF_SHEET_H

#include "out/pdf_content.h"

struct pdf_sheet {
	const struct page *page;
	const struct pdf_turns *turns; /* its items in order */
	HPDF_Dict dict;
	struct pdf_marks marks;
	HPDF_Dict *links; /* of every item: its annotation, NULL if it is no link */
};

/* Write a page that uses shared resources. With c->tagged, the page's key in the structure's
 * parent tree is `key`, and those of its links are counted up from *link_key. */
void pdf_sheet_write(struct pdf_sheet *s, struct pdf_content *c, HPDF_Dict resources, int32_t key,
    int32_t *link_key);

#endif
