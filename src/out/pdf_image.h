/* Images of a PDF: each image of the pages becomes one XObject, however often it is drawn. */
#ifndef OUT_PDF_IMAGE_H
#define OUT_PDF_IMAGE_H

#include "out/pdf_object.h"
#include "page/page.h"

struct pdf_image {
	const struct image *image;
	char name[16];    /* in /Resources: 'Im0' */
	HPDF_Dict object;
	struct pdf_image *next;
};

struct pdf_images {
	struct pdf *pdf;
	struct pdf_image *first, *last;
	size_t count;
};

/* Embed an image unless it is there. False, and a sentence in *why, for a JPEG that isn't
 * 8-bit gray or color. */
bool pdf_images_add(struct pdf_images *l, const struct image *i, const char **why);
const struct pdf_image *pdf_images_find(const struct pdf_images *l, const struct image *i);
HPDF_Dict pdf_images_resources(struct pdf_images *l); /* NULL if there are none */

#endif
