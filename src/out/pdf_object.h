/* PDF objects: the one place that calls libharu's object layer.
 *
 * Ownership is libharu's: a direct object belongs to the one container it is put into; an indirect
 * one (…_ref, streams) belongs to the document and may be put anywhere, as a reference. An object
 * must be made indirect before it is put into a container, so that is done where it is made. A
 * failed call leaves a sticky code in the document, which pdf_save looks at; nothing in between is
 * tested. Numbers become integers, or multiples of 1/32, which libharu's floats and five decimals
 * write exactly. What a stream holds stays with us until the file is saved. Limits are ISO 19005-2 §6.1.13's: longer strings and names are cut. */
#ifndef OUT_PDF_OBJECT_H
#define OUT_PDF_OBJECT_H

#include <hpdf.h>
#include <hpdf_objects.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/deflate.h"
#include "base/geom.h"

#define PDF_STRING_MAX 32767 /* bytes */
#define PDF_PLAIN_MAX  1024  /* bytes of a stream that aren't worth 10 µs to halve */

struct pdf {
	HPDF_Doc doc;
	struct arena arena; /* dies with the writing */
	HPDF_List nothing;  /* the objects of a printed dictionary */
};

/* What a stream holds, filtered; in a stream's `attr`. */
struct pdf_body {
	const void *bytes; /* in the arena, or the caller's */
	size_t len;
	const char *filter; /* 'FlateDecode'; NULL: none */
};

void pdf_open(struct pdf *p);
void pdf_close(struct pdf *p);

HPDF_Dict pdf_catalog(struct pdf *p);
HPDF_Dict pdf_info(struct pdf *p);
/* A page of libharu's page tree; its size is replaced, its content filled, by the caller. */
HPDF_Dict pdf_page(struct pdf *p);
void pdf_page_fill(struct pdf *p, HPDF_Dict page, const void *content, size_t len);

HPDF_Dict pdf_dict(struct pdf *p);
HPDF_Dict pdf_dict_ref(struct pdf *p);
/* An indirect one that has nothing but printed entries, at a fifth of the cost. */
HPDF_Dict pdf_dict_printed(struct pdf *p);
/* Entries of a dictionary as they are printed, behind those that it has as objects. */
void pdf_fill(struct pdf *p, HPDF_Dict d, const struct buf *entries);
const char *pdf_entries_of(HPDF_Dict d); /* NULL: it has none */
HPDF_Array pdf_array(struct pdf *p);
HPDF_Array pdf_array_ref(struct pdf *p);
HPDF_Dict pdf_stream(struct pdf *p, const void *bytes, size_t len); /* deflated unless small */
HPDF_Dict pdf_stream_deflated(struct pdf *p, const void *bytes, size_t len); /* is already */
/* A body that outlives documents: deflated if that is shorter, its bytes to be freed; and a stream that has it. */
struct pdf_body pdf_body_new(const void *bytes, size_t len);
HPDF_Dict pdf_stream_kept(struct pdf *p, const struct pdf_body *body);
HPDF_Dict pdf_stream_plain(struct pdf *p, const void *bytes, size_t len);
/* Rows of pixels of `pixel` bytes, by way of PNG's Paeth predictor. */
HPDF_Dict pdf_stream_pixels(
    struct pdf *p, const unsigned char *bytes, size_t width, size_t height, size_t pixel);
HPDF_Dict pdf_stream_jpeg(struct pdf *p, const void *bytes, size_t len);  /* /DCTDecode */
/* The bytes deflated; good until the next stream is made. */
const struct buf *pdf_deflate(const void *bytes, size_t len);
/* The body of a stream; NULL: the object is another. */
const struct pdf_body *pdf_body_of(const void *object);

/* Put under a key; one that is there already is replaced. */
void pdf_put(HPDF_Dict d, const char *key, void *object);
void pdf_put_name(HPDF_Dict d, const char *key, const char *name);
void pdf_put_int(HPDF_Dict d, const char *key, int32_t value);
void pdf_put_true(HPDF_Dict d, const char *key);
void pdf_put_ascii(struct pdf *p, HPDF_Dict d, const char *key, const char *s);
void pdf_put_text(struct pdf *p, HPDF_Dict d, const char *key, const char *utf8); /* NULL: nothing */
void pdf_put_bytes(struct pdf *p, HPDF_Dict d, const char *key, const void *bytes, size_t len);
void pdf_put_box(struct pdf *p, HPDF_Dict d, const char *key, mpt left, mpt bottom, mpt right, mpt top);

/* Add to the end of an array. */
void pdf_add(HPDF_Array a, void *object);
void pdf_add_name(HPDF_Array a, const char *name);
void pdf_add_int(HPDF_Array a, int32_t value);
void pdf_add_length(HPDF_Array a, mpt v); /* in points, to 1/32 */
/* To put or add. */
void *pdf_text(struct pdf *p, const char *utf8); /* a text string */
/* Is a text string written as it is? Else append it as UTF-16BE behind a byte order mark. */
bool pdf_is_ascii(const char *utf8);
void pdf_utf16(struct buf *b, const char *utf8);

#endif
