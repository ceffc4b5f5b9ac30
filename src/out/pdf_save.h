/* Saving: libharu's objects as a file, with an ID made of the file's own bytes. */
#ifndef OUT_PDF_SAVE_H
#define OUT_PDF_SAVE_H

#include "out/pdf_object.h"

#define PDF_ID_BYTES 16

/* Append the file to `out`. Looks at libharu's sticky error first. With `compress`, as pdf_pack
 * does it, else as libharu does. False, and a sentence in *why (in p's arena), if libharu failed. */
bool pdf_save(struct pdf *p, bool compress, struct buf *out, const char **why);

/* Append the file with libharu's objects in an object stream and a cross-reference stream (ISO
 * 32000-1 §7.5.7, §7.5.8) and with direct stream lengths: three fifths of the bytes. */
void pdf_pack(struct pdf *p, struct buf *out);

/* A file's ID (ISO 32000-1 §14.4): MD5 of the bytes' number and checksums, so of nothing but the
 * file itself (no clock, no path). */
void pdf_make_id(const void *bytes, size_t len, unsigned char id[PDF_ID_BYTES]);

#endif
