/* Fonts of a PDF: the dictionaries of a Type0 font (ISO 32000-1 §9.7). */
#include "out/pdf_font.h"

#include <string.h>

#include "base/dict.h"
#include "out/pdf_print.h"
#include "text/face.h"

#define PS_NAME_MAX   100
#define FLAG_SYMBOLIC 4
#define FLAG_ITALIC   64
#define TAG_LETTERS   6

static uint64_t
hash_part(const struct pdf_part *p, uint64_t hash)
{
	const unsigned char bytes[] = {(unsigned char)(p->gid >> 8), (unsigned char)p->gid,
	    (unsigned char)p->dx, (unsigned char)p->dy};

	return hash_bytes(bytes, sizeof bytes, hash);
}

/* 'ABCDEF+PSName', the letters made of what is shown, so that they don't change from run to
 * run. */
static const char *
base_name(struct pdf *p, const struct pdf_font *f)
{
	uint64_t hash = 0;
	char tag[TAG_LETTERS + 1] = "";
	char *name;

	for (size_t i = 1; i < f->count; i++) {
		const struct pdf_slot *s = &f->slots[i];

		for (size_t k = 0; k < s->part_count; k++)
			hash = hash_part(&s->parts[k], hash);
		hash = hash_bytes(s->text, strlen(s->text), hash);
	}
	for (int i = 0; i < TAG_LETTERS; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	name = arena_printf(&p->arena, "%s+%.*s", tag, PS_NAME_MAX, f->face->ps_name);
	for (char *c = name; *c; c++)
		if (*c <= ' ' || *c > '~')
			*c = '-';
	return name;
}

static int32_t
per_mille(const struct face *face, int32_t units)
{
	return mpt_scale(units, 1000, face->upem);
}

static int32_t
int16_at(hb_blob_t *table, size_t at)
{
	unsigned len;
	const unsigned char *p = (const unsigned char *)hb_blob_get_data(table, &len);

	int32_t v = at + 1 < len ? p[at] << 8 | p[at + 1] : 0;

	return v < 0x8000 ? v : v - 0x10000;
}

static void
put_bounding_box(struct buf *b, const struct face *face)
{
	enum { HEAD_XMIN = 36 };
	hb_blob_t *head = hb_face_reference_table(face->hb_face, HB_TAG('h', 'e', 'a', 'd'));

	buf_puts(b, "/FontBBox[");
	for (size_t i = 0; i < 4; i++)
		pdf_print_int(b, per_mille(face, int16_at(head, HEAD_XMIN + 2 * i)));
	buf_putc(b, ']');
	hb_blob_destroy(head);
}

static int32_t
italic_angle(const struct face *face)
{
	enum { POST_ITALIC_ANGLE = 4 };
	hb_blob_t *post = hb_face_reference_table(face->hb_face, HB_TAG('p', 'o', 's', 't'));
	int32_t angle = int16_at(post, POST_ITALIC_ANGLE);

	hb_blob_destroy(post);
	return angle;
}

static void
put_int(struct buf *b, const char *key, int32_t value)
{
	buf_puts(b, key);
	pdf_print_int(b, value);
}

static void
put_ref(struct buf *b, const char *key, const void *object)
{
	buf_puts(b, key);
	pdf_print_ref(b, object);
}

static void
put_name(struct buf *b, const char *key, const char *name)
{
	buf_puts(b, key);
	pdf_print_name(b, name);
}

/* A dictionary's entries, which end what is in the buffer. */
static void
fill(struct pdf *p, HPDF_Dict d, struct buf *entries)
{
	pdf_fill(p, d, entries);
	buf_free(entries);
}

static HPDF_Dict
descriptor(struct pdf *p, const struct pdf_font *f, const char *base)
{
	const struct face *face = f->face;
	HPDF_Dict d = pdf_dict_printed(p);
	struct buf b = {0};

	put_name(&b, "/Type/FontDescriptor/FontName", base);
	put_int(&b, "/Flags", FLAG_SYMBOLIC | (face->italic ? FLAG_ITALIC : 0));
	put_bounding_box(&b, face);
	put_int(&b, "/ItalicAngle", italic_angle(face));
	put_int(&b, "/Ascent", per_mille(face, face->ascent));
	put_int(&b, "/Descent", per_mille(face, face->descent));
	put_int(&b, "/CapHeight", per_mille(face, face->cap_height));
	put_int(&b, "/StemV", 10 + 220 * ((int32_t)face->weight - 50) / 900);
	put_ref(&b, face->cff ? "/FontFile3" : "/FontFile2", f->program);
	fill(p, d, &b);
	return d;
}

static void
put_widths(struct buf *b, const struct pdf_font *f)
{
	const struct pdf_slot *s = f->slots + 1, *end = f->slots + f->count;

	buf_puts(b, "/W[");
	while (s < end) {
		uint32_t cid = s->cid;

		pdf_print_int(b, cid);
		buf_putc(b, '[');
		for (; s < end && s->cid == cid; s++, cid++)
			pdf_print_quarters(b, s->width);
		buf_putc(b, ']');
	}
	buf_putc(b, ']');
}

static HPDF_Dict
cid_font(struct pdf *p, const struct pdf_font *f, const char *base)
{
	bool cff = f->face->cff;
	HPDF_Dict d = pdf_dict_printed(p);
	struct buf b = {0};

	buf_puts(
	    &b, cff ? "/Type/Font/Subtype/CIDFontType0" : "/Type/Font/Subtype/CIDFontType2");
	put_name(&b, "/BaseFont", base);
	buf_puts(&b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
	put_ref(&b, "/FontDescriptor", descriptor(p, f, base));
	put_widths(&b, f);
	if (f->glyph_map)
		put_ref(&b, "/CIDToGIDMap", f->glyph_map);
	else if (!cff)
		buf_puts(&b, "/CIDToGIDMap/Identity");
	fill(p, d, &b);
	return d;
}

static HPDF_Dict
type0_font(struct pdf *p, const struct pdf_font *f)
{
	const char *base = base_name(p, f);
	HPDF_Dict d = pdf_dict_printed(p);
	struct buf b = {0};

	put_name(&b, "/Type/Font/Subtype/Type0/BaseFont", base);
	buf_puts(&b, f->face->cff ? "-Identity-H/Encoding/Identity-H" : "/Encoding/Identity-H");
	put_ref(&b, "/DescendantFonts[", cid_font(p, f, base));
	put_ref(&b, "]/ToUnicode", pdf_font_to_unicode(p, f));
	fill(p, d, &b);
	return d;
}

/* Slots are in order of first use; /W and ToUnicode want that of CIDs. */
static struct pdf_font
sorted_by_cid(struct pdf *p, const struct pdf_font *f)
{
	struct pdf_font sorted = *f;
	uint32_t highest = 0, *slot_of;

	for (size_t i = 1; i < f->count; i++)
		if (f->slots[i].cid > highest)
			highest = f->slots[i].cid;
	slot_of = arena_zero(&p->arena, highest + 1, sizeof *slot_of);
	for (size_t i = 1; i < f->count; i++)
		slot_of[f->slots[i].cid] = (uint32_t)i;
	sorted.slots = arena_alloc(&p->arena, f->count * sizeof *f->slots);
	sorted.count = 1;
	for (uint32_t cid = 0; cid <= highest; cid++)
		if (slot_of[cid])
			sorted.slots[sorted.count++] = f->slots[slot_of[cid]];
	return sorted;
}

bool
pdf_fonts_write(struct pdf_fonts *fonts, const char **why)
{
	struct pdf *p = fonts->pdf;

	for (struct pdf_font *f = fonts->first; f; f = f->next) {
		struct pdf_font sorted;

		if (!pdf_font_subset(p, f)) {
			*why = arena_printf(
			    &p->arena, "the font %s can't be subset", f->face->ps_name);
			return false;
		}
		sorted = sorted_by_cid(p, f);
		f->type0 = type0_font(p, &sorted);
	}
	return true;
}

HPDF_Dict
pdf_fonts_resources(struct pdf_fonts *fonts)
{
	HPDF_Dict d = pdf_dict(fonts->pdf);

	for (const struct pdf_font *f = fonts->first; f; f = f->next)
		pdf_put(d, f->name, f->type0);
	return d;
}

void
pdf_fonts_free(struct pdf_fonts *fonts)
{
	buf_free(&fonts->speech);
}
