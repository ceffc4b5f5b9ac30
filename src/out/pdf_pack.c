/* The file in its small form. libharu can't write object streams, but its objects and their
 * list are open to us: each is printed into one object stream (out/pdf_print.c), streams
 * behind. */
#include <hpdf_doc.h>
#include <string.h>

#include "out/pdf_print.h"
#include "out/pdf_save.h"

#define HEADER    "%PDF-1.7\n%\267\276\255\252\n"
#define ROW_BYTES 7 /* of the cross-reference stream: type 1, place 4, index 2 */

/* What a CV takes, so that nothing is moved as it grows. */
enum { ROOM_FIRST = 40 * 1024, OBJECT_BYTES = 80, INDEX_BYTES = 10 };

/* The row of an object (ISO 32000-1 Table 18). */
enum row_type { ROW_FREE, ROW_OFFSET, ROW_PACKED };

struct row {
	enum row_type type;
	uint32_t place; /* offset, or the object stream's number */
	uint32_t index; /* in the object stream */
};

struct packer {
	struct pdf *pdf;
	struct buf *out;
	size_t start;             /* of the file in out */
	struct row *rows;         /* by object number */
	bool *spent;              /* lengths of streams, which are direct here */
	size_t count;             /* libharu's objects, number 0 included */
	uint32_t packed;          /* objects in the object stream */
	struct buf index, bodies; /* of the object stream */
};

static void *
object_at(const struct packer *k, size_t number)
{
	return HPDF_Xref_GetEntry(k->pdf->doc->xref, (HPDF_UINT)number)->obj;
}

static void
begin_object(struct packer *k, size_t number)
{
	k->rows[number] = (struct row){ROW_OFFSET, (uint32_t)(k->out->len - k->start), 0};
	buf_int(k->out, (int64_t)number);
	buf_puts(k->out, " 0 obj\n");
}

/* What follows the dictionary's last entry but /Filter and /Length. */
static void
end_stream(struct packer *k, const char *filter, const void *bytes, size_t len)
{
	if (filter) {
		buf_puts(k->out, "/Filter/");
		buf_puts(k->out, filter);
	}
	buf_puts(k->out, "/Length ");
	buf_int(k->out, (int64_t)len);
	buf_puts(k->out, ">>\nstream\r\n");
	buf_put(k->out, bytes, len);
	buf_puts(k->out, "\nendstream\nendobj\n");
}

static void
put_stream(struct packer *k, size_t number, HPDF_Dict d, const struct pdf_body *body)
{
	begin_object(k, number);
	pdf_print(k->out, d);
	k->out->len -= strlen(">>");
	end_stream(k, body->filter, body->bytes, body->len);
}

static void
pack_object(struct packer *k, size_t number)
{
	k->rows[number] = (struct row){ROW_PACKED, (uint32_t)k->count, k->packed++};
	buf_int(&k->index, (int64_t)number);
	buf_putc(&k->index, ' ');
	buf_int(&k->index, (int64_t)k->bodies.len);
	buf_putc(&k->index, ' ');
	pdf_print(&k->bodies, object_at(k, number));
	buf_putc(&k->bodies, '\n');
}

static void
pack_objects(struct packer *k)
{
	for (size_t i = 1; i < k->count; i++) {
		const struct pdf_body *body = pdf_body_of(object_at(k, i));
		HPDF_Dict d = object_at(k, i);

		if (!body)
			continue;
		k->spent[pdf_number_of(HPDF_Dict_GetItem(d, "Length", HPDF_OCLASS_NUMBER))] =
		    true;
		put_stream(k, i, d, body);
	}
	for (size_t i = 1; i < k->count; i++)
		if (k->rows[i].type == ROW_FREE && !k->spent[i])
			pack_object(k, i);
}

static void
put_deflated(struct packer *k, const void *bytes, size_t len)
{
	const struct buf *z = pdf_deflate(bytes, len);

	end_stream(k, "FlateDecode", z->data, z->len);
}

static void
put_object_stream(struct packer *k)
{
	size_t first = k->index.len;

	buf_put(&k->index, k->bodies.data, k->bodies.len);
	begin_object(k, k->count);
	buf_printf(k->out, "<</Type/ObjStm/N %u/First %zu", k->packed, first);
	put_deflated(k, k->index.data, k->index.len);
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
	char *at = buf_reserve(b, count * (1 + ROW_BYTES));

	for (size_t i = 0; i < count; i++) {
		encode_row(&k->rows[i], row);
		*at++ = 2;
		for (int c = 0; c < ROW_BYTES; c++)
			*at++ = (char)(row[c] - above[c]);
		memcpy(above, row, sizeof above);
	}
	*at = '\0';
	b->len += count * (1 + ROW_BYTES);
}

static void
put_cross_references(struct packer *k)
{
	size_t number = k->count + 1, start = k->out->len - k->start;
	unsigned char id[PDF_ID_BYTES];
	struct buf rows = {0};

	pdf_make_id(k->out->data + k->start, start, id);
	begin_object(k, number);
	encode_rows(k, number + 1, &rows);
	buf_printf(k->out, "<</Type/XRef/Size %zu/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[",
	    number + 1, pdf_number_of(pdf_catalog(k->pdf)), pdf_number_of(pdf_info(k->pdf)));
	pdf_print_bytes(k->out, id, sizeof id);
	pdf_print_bytes(k->out, id, sizeof id);
	buf_printf(k->out, "]/DecodeParms<</Predictor 12/Columns %d>>", ROW_BYTES);
	put_deflated(k, rows.data, rows.len);
	buf_printf(k->out, "startxref\n%zu\n%%%%EOF\n", start);
	buf_free(&rows);
}

void
pdf_pack(struct pdf *p, struct buf *out)
{
	struct packer k = {.pdf = p, .out = out, .start = out->len};

	k.count = p->doc->xref->entries->count;
	k.rows = arena_zero(&p->arena, k.count + 2, sizeof *k.rows);
	k.spent = arena_zero(&p->arena, k.count, sizeof *k.spent);
	buf_reserve(out, ROOM_FIRST);
	buf_reserve(&k.index, k.count * INDEX_BYTES);
	buf_reserve(&k.bodies, k.count * OBJECT_BYTES);
	buf_puts(out, HEADER);
	pack_objects(&k);
	put_object_stream(&k);
	put_cross_references(&k);
	buf_free(&k.index);
	buf_free(&k.bodies);
}
