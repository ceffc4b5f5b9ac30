/* What a PDF says about itself: the Info dictionary and XMP, with the same values, the language,
 * the viewer's title bar, the output intent and the associated file. */
#ifndef OUT_PDF_METADATA_H
#define OUT_PDF_METADATA_H

#include "out/device.h"
#include "out/pdf_object.h"

void pdf_metadata_write(struct pdf *p, const struct pages *pages, enum pdf_standard standard);
/* The sRGB output intent that PDF/A asks for (out/pdf_profile.c). */
void pdf_profile_write(struct pdf *p);
/* The associated file, if there is one (out/pdf_attach.c). `date` as in struct pages. */
void pdf_attach_write(struct pdf *p, const struct device_options *o, int64_t date);
/* 'D:20240131120000Z' (in the arena), NULL for a date before 1970: none was given. */
const char *pdf_date(struct pdf *p, int64_t seconds);

#endif
