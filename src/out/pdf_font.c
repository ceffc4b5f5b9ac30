/* Fonts of a PDF: slots, and the dictionaries of a Type0 font (ISO 32000-1 §9.7). */
#include "out/pdf_font.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/dict.h"
#include "out/speech.h"
#include "text/face.h"

#define CID_MAX       65535
#define PS_NAME_MAX   100
#define FLAG_SYMBOLIC 4
#define FLAG_ITALIC   64
#define TAG_LETTERS   6

static struct pdf_font *
font_new(struct pdf_fonts *fonts, const struct face *face)
{
	struct arena *a = &fonts->pdf->arena;
	struct pdf_font *f = arena_zero(a, 1, sizeof *f);

	f->face = face;
	f->slot_of = arena_zero(a, hb_face_get_glyph_count(face->hb_face) + 1, sizeof *f->slot_of);
	f->slots = arena_grow(a, NULL, 0, &f->room, sizeof *f->slots);
	f->slots[f->count++] = (struct pdf_slot){ .text = "" };
	snprintf(f->name, sizeof f->name, "F%zu", fonts->count++);
	if (fonts->last)
		fonts->last->next = f;
	else
		fonts->first = f;
	fonts->last = f;
	return f;
}

static struct pdf_font *
font_of(struct pdf_fonts *fonts, const struct face *face)
{
	for (struct pdf_font *f = fonts->first; f; f = f->next)
		if (f->face == face)
			return f;
	return font_new(fonts, face);
}

static int32_t
width_of(const struct face *face, uint32_t gid)
{
	hb_position_t advance = hb_font_get_glyph_h_advance(face->hb_font, gid);

	return mpt_scale(advance, 4000, face->upem);
}

static uint32_t
find_slot(const struct pdf_font *f, uint32_t gid, const char *text)
{
	uint32_t i = f->slot_of[gid];

	while (i && strcmp(f->slots[i].text, text))
		i = f->slots[i].next;
	return i;
}

static bool
takes(const struct pdf_font *f, uint32_t gid)
{
	return f->count <= CID_MAX && !(f->face->cff && f->slot_of[gid]);
}

static uint32_t
add_slot(struct pdf_fonts *fonts, struct pdf_font *f, uint32_t gid, const char *text)
{
	struct arena *a = &fonts->pdf->arena;
	uint32_t i = (uint32_t)f->count;

	f->slots = arena_grow(a, f->slots, f->count, &f->room, sizeof *f->slots);
	f->slots[f->count++] = (struct pdf_slot){
	    .gid = gid,
	    .width = width_of(f->face, gid),
	    .text = arena_str(a, text),
	    .next = f->slot_of[gid],
	};
	f->slot_of[gid] = i;
	return i;
}

static struct pdf_glyph
glyph_saying(struct pdf_fonts *fonts, struct pdf_font *f, uint32_t gid, const char *text)
{
	uint32_t i;

	while (!(i = find_slot(f, gid, text)) && !takes(f, gid)) {
		if (!f->twin)
			f->twin = font_new(fonts, f->face);
		f = f->twin;
	}
	if (!i)
		i = add_slot(fonts, f, gid, text);
	return (struct pdf_glyph){ f, &f->slots[i] };
}

static uint32_t
shown_gid(const struct face *face, uint32_t gid)
{
	hb_codepoint_t space = 0;

	if (gid && gid < hb_face_get_glyph_count(face->hb_face))
		return gid;
	hb_font_get_nominal_glyph(face->hb_font, ' ', &space);
	return space;
}

struct pdf_glyph
pdf_fonts_glyph(struct pdf_fonts *fonts, const struct run *r, const struct run_glyph *g, bool bullet)
{
	buf_clear(&fonts->speech);
	speech_put(&fonts->speech, r->text + g->text, g->text_len, bullet);
	return glyph_saying(fonts, font_of(fonts, r->face), shown_gid(r->face, g->gid),
	    g->text_len ? fonts->speech.data : "");
}

/* 'ABCDEF+PSName', the letters made of what is shown, so that they don't change from run to run. */
static const char *
base_name(struct pdf *p, const struct pdf_font *f)
{
	uint64_t hash = 0;
	char tag[TAG_LETTERS + 1] = "";
	char *name;

	for (size_t i = 1; i < f->count; i++) {
		const unsigned char gid[] = { (unsigned char)(f->slots[i].gid >> 8),
			(unsigned char)f->slots[i].gid };

		hash = hash_bytes(gid, sizeof gid, hash);
		hash = hash_bytes(f->slots[i].text, strlen(f->slots[i].text), hash);
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

static int16_t
int16_at(hb_blob_t *table, size_t at)
{
	unsigned len;
	const unsigned char *p = (const unsigned char *)hb_blob_get_data(table, &len);

	return at + 1 < len ? (int16_t)(p[at] << 8 | p[at + 1]) : 0;
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

/* A CFF font's CIDs are in another order than its slots; /W and ToUnicode want theirs. */
static struct pdf_font
sorted_by_cid(struct pdf *p, const struct pdf_font *f)
{
	struct pdf_font sorted = *f;

	if (!f->face->cff)
		return sorted;
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
			*why = arena_printf(&p->arena, "the font %s can't be subset", f->face->ps_name);
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
