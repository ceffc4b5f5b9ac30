/* Fonts of a PDF: the dictionaries of a Type0 font (ISO 32000-1 §9.7). */
#include "out/pdf_font.h"

#include <stdlib.h>
#include <string.h>

#include "base/dict.h"
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

static HPDF_Array
bounding_box(struct pdf *p, const struct face *face)
{
	enum { HEAD_XMIN = 36 };
	hb_blob_t *head = hb_face_reference_table(face->hb_face, HB_TAG('h', 'e', 'a', 'd'));
	HPDF_Array box = pdf_array(p);

	for (size_t i = 0; i < 4; i++)
		pdf_add_int(box, per_mille(face, int16_at(head, HEAD_XMIN + 2 * i)));
	hb_blob_destroy(head);
	return box;
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

static HPDF_Dict
descriptor(struct pdf *p, const struct pdf_font *f, const char *base)
{
	const struct face *face = f->face;
	HPDF_Dict d = pdf_dict_ref(p);

	pdf_put_name(d, "Type", "FontDescriptor");
	pdf_put_name(d, "FontName", base);
	pdf_put_int(d, "Flags", FLAG_SYMBOLIC | (face->italic ? FLAG_ITALIC : 0));
	pdf_put(d, "FontBBox", bounding_box(p, face));
	pdf_put_int(d, "ItalicAngle", italic_angle(face));
	pdf_put_int(d, "Ascent", per_mille(face, face->ascent));
	pdf_put_int(d, "Descent", per_mille(face, face->descent));
	pdf_put_int(d, "CapHeight", per_mille(face, face->cap_height));
	pdf_put_int(d, "StemV", 10 + 220 * ((int32_t)face->weight - 50) / 900);
	pdf_put(d, face->cff ? "FontFile3" : "FontFile2", f->program);
	return d;
}

static HPDF_Dict
system_info(struct pdf *p)
{
	HPDF_Dict d = pdf_dict(p);

	pdf_put_ascii(p, d, "Registry", "Adobe");
	pdf_put_ascii(p, d, "Ordering", "Identity");
	pdf_put_int(d, "Supplement", 0);
	return d;
}

static HPDF_Array
widths(struct pdf *p, const struct pdf_font *f)
{
	HPDF_Array all = pdf_array(p), row = NULL;

	for (size_t i = 1; i < f->count; i++) {
		const struct pdf_slot *s = &f->slots[i];

		if (!row || s->cid != s[-1].cid + 1) {
			pdf_add_int(all, (int32_t)s->cid);
			pdf_add(all, row = pdf_array(p));
		}
		pdf_add_quarters(row, s->width);
	}
	return all;
}

static HPDF_Dict
cid_font(struct pdf *p, const struct pdf_font *f, const char *base)
{
	HPDF_Dict d = pdf_dict_ref(p);

	pdf_put_name(d, "Type", "Font");
	pdf_put_name(d, "Subtype", f->face->cff ? "CIDFontType0" : "CIDFontType2");
	pdf_put_name(d, "BaseFont", base);
	pdf_put(d, "CIDSystemInfo", system_info(p));
	pdf_put(d, "FontDescriptor", descriptor(p, f, base));
	pdf_put(d, "W", widths(p, f));
	if (f->glyph_map)
		pdf_put(d, "CIDToGIDMap", f->glyph_map);
	else if (!f->face->cff)
		pdf_put_name(d, "CIDToGIDMap", "Identity");
	return d;
}

static HPDF_Dict
type0_font(struct pdf *p, const struct pdf_font *f)
{
	const char *base = base_name(p, f);
	HPDF_Dict d = pdf_dict_ref(p);
	HPDF_Array descendants = pdf_array(p);

	pdf_add(descendants, cid_font(p, f, base));
	pdf_put_name(d, "Type", "Font");
	pdf_put_name(d, "Subtype", "Type0");
	pdf_put_name(d, "BaseFont",
	    f->face->cff ? arena_printf(&p->arena, "%s-Identity-H", base) : base);
	pdf_put_name(d, "Encoding", "Identity-H");
	pdf_put(d, "DescendantFonts", descendants);
	pdf_put(d, "ToUnicode", pdf_font_to_unicode(p, f));
	return d;
}

static int
compare_cids(const void *a, const void *b)
{
	const struct pdf_slot *x = a, *y = b;

	return (x->cid > y->cid) - (x->cid < y->cid);
}

/* Slots are in order of first use; /W and ToUnicode want that of CIDs. */
static struct pdf_font
sorted_by_cid(struct pdf *p, const struct pdf_font *f)
{
	struct pdf_font sorted = *f;

	sorted.slots = arena_zero(&p->arena, f->count, sizeof *f->slots);
	memcpy(sorted.slots, f->slots, f->count * sizeof *f->slots);
	qsort(sorted.slots + 1, f->count - 1, sizeof *f->slots, compare_cids);
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
