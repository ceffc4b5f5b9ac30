/* Saving through a callback, so that libharu never opens a file (it ignores a full disk). */
#include "out/pdf_save.h"

#include <hpdf_doc.h>
#include <hpdf_encrypt.h>
#include <libdeflate.h>

/* Where libharu's bytes go. */
struct sink {
	struct buf *out;
	size_t start; /* of the file in out */
};

/* MD5 is what the standard names; of 30 kB it would take longer than all of their printing. */
void
pdf_make_id(const void *bytes, size_t len, unsigned char id[PDF_ID_BYTES])
{
	uint32_t sums[] = {
	    (uint32_t)len, libdeflate_crc32(0, bytes, len), libdeflate_adler32(1, bytes, len)};
	unsigned char said[sizeof sums];
	HPDF_MD5_CTX md5;

	for (size_t i = 0; i < sizeof said; i++)
		said[i] = (unsigned char)(sums[i / 4] >> 8 * (i % 4));
	HPDF_MD5Init(&md5);
	HPDF_MD5Update(&md5, said, sizeof said);
	HPDF_MD5Final(id, &md5);
}

static HPDF_STATUS
take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT len)
{
	struct sink *s = stream->attr;

	buf_put(s->out, bytes, len);
	return HPDF_OK;
}

/* libharu calls this when all objects and the cross-reference table are written and the trailer
 * isn't. */
static HPDF_STATUS
add_id(HPDF_Dict trailer)
{
	struct sink *s = trailer->attr;
	unsigned char id[PDF_ID_BYTES];
	HPDF_Array ids = HPDF_Array_New(trailer->mmgr);

	pdf_make_id(s->out->data + s->start, s->out->len - s->start, id);
	for (int i = 0; i < 2; i++)
		HPDF_Array_Add(ids, HPDF_Binary_New(trailer->mmgr, id, PDF_ID_BYTES));
	return HPDF_Dict_Add(trailer, "ID", ids);
}

static bool
is_sound(struct pdf *p, const char **why)
{
	HPDF_STATUS status = HPDF_GetError(p->doc);

	if (status == HPDF_OK)
		return true;
	*why = arena_printf(&p->arena, "libharu failed with error 0x%04lX, detail %lu",
	    (unsigned long)status, (unsigned long)HPDF_GetErrorDetail(p->doc));
	return false;
}

/* libharu drops a /Filter that it did not set itself; this runs after it has. */
static HPDF_STATUS
write_filter(HPDF_Dict d, HPDF_Stream s)
{
	const struct pdf_body *body = d->attr;

	HPDF_Stream_WriteStr(s, "/Filter /");
	HPDF_Stream_WriteStr(s, body->filter);
	return HPDF_Stream_WriteStr(s, "\n");
}

static void
hand_over_bodies(struct pdf *p)
{
	HPDF_List entries = p->doc->xref->entries;

	for (HPDF_UINT i = 1; i < entries->count; i++) {
		HPDF_Dict d = HPDF_Xref_GetEntry(p->doc->xref, i)->obj;
		const struct pdf_body *body = pdf_body_of(d);

		if (!body)
			continue;
		if (body->len)
			HPDF_Stream_Write(d->stream, body->bytes, (HPDF_UINT)body->len);
		if (body->filter)
			d->write_fn = write_filter;
	}
}

static void
write_plain(struct pdf *p, struct buf *out)
{
	struct sink s = {.out = out, .start = out->len};

	hand_over_bodies(p);
	p->doc->trailer->attr = &s;
	p->doc->trailer->before_write_fn = add_id;
	p->doc->stream = HPDF_CallbackWriter_New(p->doc->mmgr, take_bytes, &s);
	HPDF_SaveToStream(p->doc);
}

bool
pdf_save(struct pdf *p, bool compress, struct buf *out, const char **why)
{
	if (!is_sound(p, why))
		return false;
	if (compress)
		pdf_pack(p, out);
	else
		write_plain(p, out);
	return is_sound(p, why);
}
