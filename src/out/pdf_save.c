/* Saving through a callback, so that libharu never opens a file (it ignores a full disk). */
#include "out/pdf_save.h"

#include <hpdf_doc.h>
#include <hpdf_encrypt.h>

/* Where libharu's bytes go. */
struct sink {
	struct buf *out;
	size_t start; /* of the file in out */
	unsigned char id[PDF_ID_BYTES];
};

static HPDF_STATUS
take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT len)
{
	struct sink *s = stream->attr;

	buf_put(s->out, bytes, len);
	return HPDF_OK;
}

/* libharu calls this when all objects and the cross-reference table are written and the trailer
 * isn't: the file's own bytes make its ID, and nothing else (a clock, a path) does. */
static HPDF_STATUS
add_id(HPDF_Dict trailer)
{
	struct sink *s = trailer->attr;
	HPDF_MD5_CTX md5;
	HPDF_Array id = HPDF_Array_New(trailer->mmgr);

	HPDF_MD5Init(&md5);
	HPDF_MD5Update(
	    &md5, (HPDF_BYTE *)s->out->data + s->start, (HPDF_UINT32)(s->out->len - s->start));
	HPDF_MD5Final(s->id, &md5);
	for (int i = 0; i < 2; i++)
		HPDF_Array_Add(id, HPDF_Binary_New(trailer->mmgr, s->id, PDF_ID_BYTES));
	return HPDF_Dict_Add(trailer, "ID", id);
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

static bool
write_to(struct pdf *p, struct sink *s, const char **why)
{
	if (!is_sound(p, why))
		return false;
	p->doc->trailer->attr = s;
	p->doc->trailer->before_write_fn = add_id;
	p->doc->stream = HPDF_CallbackWriter_New(p->doc->mmgr, take_bytes, s);
	HPDF_SaveToStream(p->doc);
	return is_sound(p, why);
}

bool
pdf_save(struct pdf *p, bool compress, struct buf *out, const char **why)
{
	struct buf whole = {0};
	struct sink s = {.out = compress ? &whole : out, .start = compress ? 0 : out->len};
	bool saved = write_to(p, &s, why);

	if (saved && compress)
		pdf_pack(p, &whole, s.id, out);
	buf_free(&whole);
	return saved;
}
