/* libharu's objects as bytes: what libharu's own writer says, in fewer of them and in a fraction of its
 * time (it copies byte by byte). For object streams, which libharu can't write; ISO 32000-1 §7.3. */
#ifndef OUT_PDF_PRINT_H
#define OUT_PDF_PRINT_H

#include "out/pdf_object.h"

/* The object's number; 0: a direct object. */
uint32_t pdf_number_of(const void *object);
/* A number, or a reference to an object, apart from the token before. */
void pdf_print_int(struct buf *b, int64_t value);
void pdf_print_ref(struct buf *b, const void *object);
void pdf_print_quarters(struct buf *b, int32_t quarters); /* quarters / 4 */
void pdf_print_name(struct buf *b, const char *name);
/* Append the value of an object: what stands between 'N 0 obj' and 'endobj', of a stream its
 * dictionary without /Length. Indirect objects in it are printed as references. */
void pdf_print(struct buf *b, void *object);
/* The values of entries that are printed at once, for pdf_fill: a string as it is, as hexadecimal
 * digits, a text string, a length as pdf_add_length writes it, a rectangle. */
void pdf_print_string(struct buf *b, const char *s, size_t len); /* cut if longer than allowed */
void pdf_print_bytes(struct buf *b, const unsigned char *bytes, size_t len);
void pdf_print_text(struct buf *b, const char *utf8);
void pdf_print_length(struct buf *b, mpt v);
void pdf_print_box(struct buf *b, mpt left, mpt bottom, mpt right, mpt top);

#endif
