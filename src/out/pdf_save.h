/* Saving: libharu's bytes, an ID made of them, and on request a smaller form of the same. */
#ifndef OUT_PDF_SAVE_H
#define OUT_PDF_SAVE_H

#include "out/pdf_object.h"

#define PDF_ID_BYTES 16

/* Append the file to `out`. Looks at libharu's sticky error first. With `compress`, repacked (see
 * pdf_pack). False, and a sentence in *why (in p's arena), if libharu failed. */
bool pdf_save(struct pdf *p, bool compress, struct buf *out, const char **why);

/* Repack what libharu wrote, `file`, into an object stream and a cross-reference stream (ISO
 * 32000-1 §7.5.7, §7.5.8), with direct stream lengths: the same objects in two thirds of the bytes. */
void pdf_pack(struct pdf *p, const struct buf *file, const unsigned char id[PDF_ID_BYTES], struct buf *out);

#endif
