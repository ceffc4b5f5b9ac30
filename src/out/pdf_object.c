/* PDF objects over libharu's. */
#include "out/pdf_object.h"

#include <assert.h>
#include <hpdf_doc.h>
#include <hpdf_pages.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define NAME_MAX_BYTES 127

/* libharu's thousands of small objects die together. Its own pool gives them out misaligned,
 * and its callbacks carry no context, so the arena is the file's: a process writes one document
 * at a time. */
static struct arena objects;

static void *
take_memory(HPDF_UINT size)
{
	return arena_alloc(&objects, size);
}

static void
leave_memory(void *block)
{
	(void)block;
}

void
pdf_open(struct pdf *p)
{
	*p = (struct pdf){0};
	p->doc = HPDF_NewEx(NULL, take_memory, leave_memory, 0, NULL);
	if (!p->doc)
		memory_fail();
	p->doc->pdf_version = HPDF_VER_17;
	p->nothing = HPDF_List_New(p->doc->mmgr, 1);
}

void
pdf_close(struct pdf *p)
{
	arena_free(&objects); /* all that HPDF_Free would give back, piece by piece */
	arena_free(&p->arena);
}

HPDF_Dict
pdf_catalog(struct pdf *p)
{
	return p->doc->catalog;
}

HPDF_Dict
pdf_info(struct pdf *p)
{
	return p->doc->info;
}

static void *
make_ref(struct pdf *p, void *object)
{
	HPDF_Xref_Add(p->doc->xref, object);
	return object;
}

HPDF_Dict
pdf_dict(struct pdf *p)
{
	return HPDF_Dict_New(p->doc->mmgr);
}

HPDF_Dict
pdf_dict_ref(struct pdf *p)
{
	return make_ref(p, pdf_dict(p));
}

static HPDF_STATUS
write_entries(HPDF_Dict d, HPDF_Stream s)
{
	HPDF_Stream_WriteStr(s, d->attr);
	return HPDF_Stream_WriteStr(s, "\n");
}

void
pdf_fill(struct pdf *p, HPDF_Dict d, const struct buf *entries)
{
	d->attr = arena_dup(&p->arena, entries->data, entries->len);
	d->write_fn = write_entries;
}

HPDF_Dict
pdf_dict_printed(struct pdf *p)
{
	HPDF_Dict d = arena_alloc(&objects, sizeof *d);

	*d = (HPDF_Dict_Rec){.header.obj_class = HPDF_OCLASS_DICT,
	    .mmgr = p->doc->mmgr,
	    .error = p->doc->mmgr->error,
	    .list = p->nothing,
	    .write_fn = write_entries,
	    .attr = ""};
	return make_ref(p, d);
}

const char *
pdf_entries_of(HPDF_Dict d)
{
	return d->write_fn == write_entries ? d->attr : NULL;
}

HPDF_Array
pdf_array(struct pdf *p)
{
	return HPDF_Array_New(p->doc->mmgr);
}

HPDF_Array
pdf_array_ref(struct pdf *p)
{
	return make_ref(p, pdf_array(p));
}

const struct buf *
pdf_deflate(const void *bytes, size_t len)
{
	static struct deflater *deflater; /* the process's, with its tables */
	static struct buf packed;

	if (!deflater)
		deflater = deflater_new(DEFLATE_FAST);
	buf_clear(&packed);
	deflater_run(deflater, bytes, len, &packed);
	return &packed;
}

const struct pdf_body *
pdf_body_of(const void *object)
{
	const struct _HPDF_Dict_Rec *d = object;

	if ((d->header.obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT || !d->stream)
		return NULL;
	return d->attr;
}

static void
fill(struct pdf *p, HPDF_Dict stream, const void *bytes, size_t len, const char *filter)
{
	struct pdf_body *body = arena_alloc(&p->arena, sizeof *body);

	assert(len <= UINT_MAX);
	*body = (struct pdf_body){arena_dup(&p->arena, len ? bytes : "", len), len, filter};
	stream->attr = body;
}

static void
fill_deflated(struct pdf *p, HPDF_Dict stream, const void *bytes, size_t len)
{
	const struct buf *deflated = len > PDF_PLAIN_MAX ? pdf_deflate(bytes, len) : NULL;

	if (!deflated || deflated->len >= len)
		fill(p, stream, bytes, len, NULL);
	else
		fill(p, stream, deflated->data, deflated->len, "FlateDecode");
}

struct pdf_body
pdf_body_new(const void *bytes, size_t len)
{
	const struct buf *deflated = pdf_deflate(bytes, len);
	bool shorter = deflated->len < len;
	size_t used = shorter ? deflated->len : len;

	return (struct pdf_body){
	    .bytes = memcpy(memory_alloc(used), shorter ? deflated->data : bytes, used),
	    .len = used,
	    .filter = shorter ? "FlateDecode" : NULL,
	};
}

HPDF_Dict
pdf_stream_kept(struct pdf *p, const struct pdf_body *body)
{
	HPDF_Dict d = HPDF_DictStream_New(p->doc->mmgr, p->doc->xref);

	d->attr = (void *)(uintptr_t)body;
	return d;
}

static HPDF_Dict
filtered_stream(struct pdf *p, const void *bytes, size_t len, const char *filter)
{
	HPDF_Dict d = HPDF_DictStream_New(p->doc->mmgr, p->doc->xref);

	fill(p, d, bytes, len, filter);
	return d;
}

HPDF_Dict
pdf_stream_plain(struct pdf *p, const void *bytes, size_t len)
{
	return filtered_stream(p, bytes, len, NULL);
}

HPDF_Dict
pdf_stream_deflated(struct pdf *p, const void *bytes, size_t len)
{
	return filtered_stream(p, bytes, len, "FlateDecode");
}

HPDF_Dict
pdf_stream(struct pdf *p, const void *bytes, size_t len)
{
	HPDF_Dict d = HPDF_DictStream_New(p->doc->mmgr, p->doc->xref);

	fill_deflated(p, d, bytes, len);
	return d;
}

static int
paeth(int left, int above, int corner)
{
	int guess = left + above - corner;
	int to_left = abs(guess - left), to_above = abs(guess - above),
	    to_corner = abs(guess - corner);

	if (to_left <= to_above && to_left <= to_corner)
		return left;
	return to_above <= to_corner ? above : corner;
}

/* `above` is NULL for the first row. */
static void
predict_row(struct buf *b, const unsigned char *row, const unsigned char *above, size_t len,
    size_t pixel)
{
	enum { FILTER_PAETH = 4 };

	buf_putc(b, FILTER_PAETH);
	for (size_t i = 0; i < len; i++) {
		bool first = i < pixel;

		buf_putc(
		    b, (char)(row[i] - paeth(first ? 0 : row[i - pixel], above ? above[i] : 0,
		                           first || !above ? 0 : above[i - pixel])));
	}
}

static HPDF_Dict
predictor(struct pdf *p, size_t width, size_t pixel)
{
	HPDF_Dict d = pdf_dict(p);

	pdf_put_int(d, "Predictor", 15);
	pdf_put_int(d, "Colors", (int32_t)pixel);
	pdf_put_int(d, "Columns", (int32_t)width);
	return d;
}

HPDF_Dict
pdf_stream_pixels(
    struct pdf *p, const unsigned char *bytes, size_t width, size_t height, size_t pixel)
{
	size_t len = width * pixel;
	struct deflater *small = deflater_new(DEFLATE_SMALL);
	struct buf rows = {0}, packed = {0};
	HPDF_Dict d;

	for (size_t y = 0; y < height; y++)
		predict_row(
		    &rows, bytes + y * len, y ? bytes + (y - 1) * len : NULL, len, pixel);
	deflater_run(small, rows.data, rows.len, &packed);
	d = pdf_stream_deflated(p, packed.data, packed.len);
	pdf_put(d, "DecodeParms", predictor(p, width, pixel));
	buf_free(&rows);
	buf_free(&packed);
	deflater_free(small);
	return d;
}

HPDF_Dict
pdf_stream_jpeg(struct pdf *p, const void *bytes, size_t len)
{
	return filtered_stream(p, bytes, len, "DCTDecode");
}

HPDF_Dict
pdf_page(struct pdf *p)
{
	HPDF_Page page = HPDF_AddPage(p->doc);

	if (!page) /* only when memory or an earlier call failed: keep going, pdf_save tells */
		page = pdf_dict_ref(p);
	return page;
}

void
pdf_page_fill(struct pdf *p, HPDF_Dict page, const void *content, size_t len)
{
	HPDF_PageAttr attr = page->attr;

	if (attr)
		fill_deflated(p, attr->contents, content, len);
}

void
pdf_put(HPDF_Dict d, const char *key, void *object)
{
	HPDF_Dict_Add(d, key, object);
}

static const char *
cut_name(const char *name, char room[NAME_MAX_BYTES + 1])
{
	size_t len = strnlen(name, NAME_MAX_BYTES);

	memcpy(room, name, len);
	room[len] = '\0';
	return room;
}

void
pdf_put_name(HPDF_Dict d, const char *key, const char *name)
{
	char room[NAME_MAX_BYTES + 1];

	HPDF_Dict_AddName(d, key, cut_name(name, room));
}

void
pdf_put_int(HPDF_Dict d, const char *key, int32_t value)
{
	HPDF_Dict_AddNumber(d, key, value);
}

void
pdf_put_true(HPDF_Dict d, const char *key)
{
	HPDF_Dict_AddBoolean(d, key, HPDF_TRUE);
}

void
pdf_put_ascii(struct pdf *p, HPDF_Dict d, const char *key, const char *s)
{
	if (strlen(s) > PDF_STRING_MAX)
		s = arena_dup(&p->arena, s, PDF_STRING_MAX);
	pdf_put(d, key, HPDF_String_New(p->doc->mmgr, s, NULL));
}

void
pdf_put_bytes(struct pdf *p, HPDF_Dict d, const char *key, const void *bytes, size_t len)
{
	assert(len <= PDF_STRING_MAX);
	pdf_put(d, key,
	    HPDF_Binary_New(p->doc->mmgr, (HPDF_BYTE *)(uintptr_t)bytes, (HPDF_UINT)len));
}

void
pdf_put_text(struct pdf *p, HPDF_Dict d, const char *key, const char *utf8)
{
	if (utf8)
		pdf_put(d, key, pdf_text(p, utf8));
}

void
pdf_put_box(
    struct pdf *p, HPDF_Dict d, const char *key, mpt left, mpt bottom, mpt right, mpt top)
{
	HPDF_Array a = pdf_array(p);

	pdf_add_length(a, left);
	pdf_add_length(a, bottom);
	pdf_add_length(a, right);
	pdf_add_length(a, top);
	pdf_put(d, key, a);
}

void
pdf_add(HPDF_Array a, void *object)
{
	HPDF_Array_Add(a, object);
}

void
pdf_add_name(HPDF_Array a, const char *name)
{
	HPDF_Array_AddName(a, name);
}

void
pdf_add_int(HPDF_Array a, int32_t value)
{
	HPDF_Array_AddNumber(a, value);
}

void
pdf_add_length(HPDF_Array a, mpt v)
{
	int32_t parts = mpt_scale(v, 32, MPT_PT);

	if (parts % 32)
		HPDF_Array_AddReal(a, (HPDF_REAL)parts / 32);
	else
		HPDF_Array_AddNumber(a, parts / 32);
}

bool
pdf_is_ascii(const char *s)
{
	size_t len = 0;

	for (; s[len]; len++)
		if (s[len] < ' ' || s[len] > '~')
			return false;
	return len <= PDF_STRING_MAX;
}

static void
put_unit(struct buf *b, uint32_t unit)
{
	buf_putc(b, (char)(unit >> 8));
	buf_putc(b, (char)unit);
}

void
pdf_utf16(struct buf *b, const char *utf8)
{
	size_t start = b->len;
	uint32_t code;

	put_unit(b, 0xFEFF);
	while ((code = utf8_next(&utf8)) && b->len - start + 4 <= PDF_STRING_MAX) {
		if (code > 0xFFFF) {
			put_unit(b, 0xD800 + ((code - 0x10000) >> 10));
			code = 0xDC00 + (code & 0x3FF);
		}
		put_unit(b, code);
	}
}

/* UTF-16 has NULs in it and so must be libharu's 'binary'. */
void *
pdf_text(struct pdf *p, const char *utf8)
{
	struct buf b = {0};
	void *object;

	if (pdf_is_ascii(utf8))
		return HPDF_String_New(p->doc->mmgr, utf8, NULL);
	pdf_utf16(&b, utf8);
	object = HPDF_Binary_New(p->doc->mmgr, (HPDF_BYTE *)b.data, (HPDF_UINT)b.len);
	buf_free(&b);
	return object;
}
