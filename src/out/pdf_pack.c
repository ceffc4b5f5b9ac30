/* Repacking. libharu can't write object streams, but leaves the offset of every object in its
 * cross-reference list, so that the objects are easily found in what it wrote. */
#include <assert.h>
#include <hpdf_doc.h>
#include <stdio.h>
#include <string.h>

#include "out/pdf_save.h"

#define ROW_BYTES 7 /* of the cross-reference stream: type 1, place 4, index 2 */
#define ID_MASK   0x00FFFFFFu

/* The row of an object (ISO 32000-1 Table 18). */
enum row_type { ROW_FREE, ROW_OFFSET, ROW_PACKED };

struct row {
	enum row_type type;
	uint32_t place; /* offset, or the object stream's number */
	uint32_t index; /* in the object stream */
};

struct packer {
	struct pdf *pdf;
	const struct buf *file;
	struct buf *out;
	size_t start;             /* of the new file in out */
	struct row *rows;         /* by object number */
	size_t count;             /* libharu's objects, number 0 included */
	uint32_t packed;          /* objects in the object stream */
	struct buf index, bodies; /* of the object stream */
};

struct span {
	const char *begin, *end;
};

static HPDF_XrefEntry
entry_of(const struct packer *k, size_t number)
{
	return HPDF_Xref_GetEntry(k->pdf->doc->xref, (HPDF_UINT)number);
}

/* An object between 'N 0 obj\n' and '\nendobj\n'. */
static struct span
body_of(const struct packer *k, size_t number)
{
	const char *begin = k->file->data + entry_of(k, number)->byte_offset;
	const char *end =
	    k->file->data + (number + 1 < k->count ? entry_of(k, number + 1)->byte_offset
	                                           : k->pdf->doc->xref->addr);

	return (struct span){strchr(begin, '\n') + 1, end - strlen("\nendobj\n")};
}

static HPDF_Dict
stream_at(const struct packer *k, size_t number)
{
	HPDF_Dict d = entry_of(k, number)->obj;

	if ((d->header.obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT || !d->stream)
		return NULL;
	return d;
}

static uint32_t
number_of(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & ID_MASK;
}

static void
begin_object(struct packer *k, size_t number)
{
	k->rows[number] = (struct row){ROW_OFFSET, (uint32_t)(k->out->len - k->start), 0};
	buf_printf(k->out, "%zu 0 obj\n", number);
}

/* A stream as it was, but for its length, which was an object of its own. */
static void
copy_stream(struct packer *k, size_t number, HPDF_Dict d)
{
	HPDF_Number length = HPDF_Dict_GetItem(d, "Length", HPDF_OCLASS_NUMBER);
	struct span body = body_of(k, number);
	char reference[40];
	const char *at;

	snprintf(reference, sizeof reference, "/Length %u 0 R", number_of(length));
	at = strstr(body.begin, reference);
	assert(at && at < body.end);
	begin_object(k, number);
	buf_put(k->out, body.begin, (size_t)(at - body.begin));
	buf_printf(k->out, "/Length %d", (int)length->value);
	at += strlen(reference);
	buf_put(k->out, at, (size_t)(body.end - at));
	buf_puts(k->out, "\nendobj\n");
	k->rows[number_of(length)].index = UINT32_MAX;
}

static void
pack_object(struct packer *k, size_t number)
{
	struct span body = body_of(k, number);

	k->rows[number] = (struct row){ROW_PACKED, (uint32_t)k->count, k->packed++};
	buf_printf(&k->index, "%zu %zu ", number, k->bodies.len);
	buf_put(&k->bodies, body.begin, (size_t)(body.end - body.begin));
	buf_putc(&k->bodies, '\n');
}

static bool
is_spent_length(const struct packer *k, size_t number)
{
	return k->rows[number].type == ROW_FREE && k->rows[number].index == UINT32_MAX;
}

static void
pack_objects(struct packer *k)
{
	for (size_t i = 1; i < k->count; i++) {
		HPDF_Dict stream = stream_at(k, i);

		if (stream)
			copy_stream(k, i, stream);
	}
	for (size_t i = 1; i < k->count; i++) {
		if (is_spent_length(k, i))
			k->rows[i].index = 0;
		else if (k->rows[i].type == ROW_FREE)
			pack_object(k, i);
	}
}

static void
put_stream_body(struct packer *k, const void *bytes, size_t len)
{
	const struct buf *z = pdf_deflate(k->pdf, bytes, len);

	buf_printf(k->out, "/Filter /FlateDecode /Length %zu>>\nstream\r\n", z->len);
	buf_put(k->out, z->data, z->len);
	buf_puts(k->out, "\nendstream\nendobj\n");
}

static void
put_object_stream(struct packer *k)
{
	size_t first = k->index.len;

	buf_put(&k->index, k->bodies.data, k->bodies.len);
	begin_object(k, k->count);
	buf_printf(k->out, "<</Type /ObjStm /N %u /First %zu ", k->packed, first);
	put_stream_body(k, k->index.data, k->index.len);
}

static void
encode_row(const struct row *r, unsigned char bytes[ROW_BYTES])
{
	bytes[0] = (unsigned char)r->type;
	for (int i = 0; i < 4; i++)
		bytes[1 + i] = (unsigned char)(r->place >> (24 - 8 * i));
	bytes[5] = (unsigned char)(r->index >> 8);
	bytes[6] = (unsigned char)r->index;
}

/* Rows as differences from the row above (PNG's predictor 2), which deflate to almost nothing.
 */
static void
encode_rows(const struct packer *k, size_t count, struct buf *b)
{
	unsigned char above[ROW_BYTES] = {0}, row[ROW_BYTES];

	for (size_t i = 0; i < count; i++) {
		encode_row(&k->rows[i], row);
		buf_putc(b, 2);
		for (int c = 0; c < ROW_BYTES; c++)
			buf_putc(b, (char)(row[c] - above[c]));
		memcpy(above, row, sizeof above);
	}
}

static void
put_hex(struct buf *b, const unsigned char id[PDF_ID_BYTES])
{
	buf_putc(b, '<');
	for (int i = 0; i < PDF_ID_BYTES; i++)
		buf_printf(b, "%02X", id[i]);
	buf_putc(b, '>');
}

static void
put_cross_references(struct packer *k, const unsigned char id[PDF_ID_BYTES])
{
	size_t number = k->count + 1, start = k->out->len - k->start;
	struct buf rows = {0};

	begin_object(k, number);
	encode_rows(k, number + 1, &rows);
	buf_printf(k->out, "<</Type /XRef /Size %zu /W [1 4 2] /Root %u 0 R /Info %u 0 R /ID [",
	    number + 1, number_of(pdf_catalog(k->pdf)), number_of(pdf_info(k->pdf)));
	put_hex(k->out, id);
	put_hex(k->out, id);
	buf_printf(k->out, "] /DecodeParms <</Predictor 12 /Columns %d>> ", ROW_BYTES);
	put_stream_body(k, rows.data, rows.len);
	buf_printf(k->out, "startxref\n%zu\n%%%%EOF\n", start);
	buf_free(&rows);
}

void
pdf_pack(struct pdf *p, const struct buf *file, const unsigned char id[PDF_ID_BYTES],
    struct buf *out)
{
	struct packer k = {.pdf = p, .file = file, .out = out, .start = out->len};

	k.count = p->doc->xref->entries->count;
	k.rows = arena_zero(&p->arena, k.count + 2, sizeof *k.rows);
	buf_put(out, file->data, entry_of(&k, 1)->byte_offset);
	pack_objects(&k);
	put_object_stream(&k);
	put_cross_references(&k, id);
	buf_free(&k.index);
	buf_free(&k.bodies);
}
