/* The file in its small form. libharu can't write object streams, but its objects and their
 * list are open to us: each is printed into one object stream (out/pdf_print.c), streams
 * behind. */
#include <hpdf_doc.h>
#include <string.h>

#include "out/pdf_print.h"
#include "out/pdf_save.h"

#define HEADER    "%PDF-1.7\n%\267\276\255\252\n"
#define ROW_MAX   9 /* bytes in the cross-reference stream: type 1, place 4, index 4 */

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

/* Bytes that hold it. */
static int
width_of(size_t value)
{
	return value <= UINT8_MAX ? 1 : value <= UINT16_MAX ? 2 : 4;
}

static char *
put_big_endian(char *at, uint32_t value, int bytes)
{
	for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
		*at++ = (char)(value >> shift);
	return at;
}

/* In columns as wide as they have to be. */
static void
encode_rows(const struct packer *k, size_t count, int places, int indices, struct buf *b)
{
	char *at = buf_reserve(b, count * ROW_MAX);

	for (const struct row *r = k->rows; r < k->rows + count; r++) {
		*at++ = (char)r->type;
		at = put_big_endian(at, r->place, places);
		at = put_big_endian(at, r->index, indices);
	}
	*at = '\0';
	b->len = (size_t)(at - b->data);
}

/* Rows as differences from the row above (PNG's predictor 2), which deflate to almost nothing.
 */
static void
predict_rows(const struct buf *rows, size_t width, struct buf *b)
{
	char *at = buf_reserve(b, rows->len + rows->len / width);

	for (size_t i = 0; i < rows->len; i++) {
		if (i % width == 0)
			*at++ = 2;
		*at++ = (char)(rows->data[i] - (i < width ? 0 : rows->data[i - width]));
	}
	*at = '\0';
	b->len = (size_t)(at - b->data);
}

static void
put_rows(struct packer *k, const struct buf *rows, int width)
{
	struct buf predicted = {0};

	if (rows->len <= PDF_PLAIN_MAX) {
		end_stream(k, NULL, rows->data, rows->len);
		return;
	}
	predict_rows(rows, (size_t)width, &predicted);
	buf_printf(k->out, "/DecodeParms<</Predictor 12/Columns %d>>", width);
	put_deflated(k, predicted.data, predicted.len);
	buf_free(&predicted);
}

static void
put_cross_references(struct packer *k)
{
	size_t number = k->count + 1, start = k->out->len - k->start;
	int places = width_of(start), indices = width_of(k->packed);
	unsigned char id[PDF_ID_BYTES];
	struct buf rows = {0};

	pdf_make_id(k->out->data + k->start, start, id);
	begin_object(k, number);
	encode_rows(k, number + 1, places, indices, &rows);
	buf_printf(k->out, "<</Type/XRef/Size %zu/W[1 %d %d]/Root %u 0 R/Info %u 0 R/ID[",
	    number + 1, places, indices, pdf_number_of(pdf_catalog(k->pdf)),
	    pdf_number_of(pdf_info(k->pdf)));
	pdf_print_bytes(k->out, id, sizeof id);
	pdf_print_bytes(k->out, id, sizeof id);
	buf_putc(k->out, ']');
	put_rows(k, &rows, 1 + places + indices);
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
