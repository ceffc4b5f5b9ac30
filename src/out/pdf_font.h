/* Fonts of a PDF: which glyphs of which faces are shown, what each says, and the Type0 fonts made
 * of them.
 *
 * A font is filled in a first pass over the pages (every pdf_fonts_glyph makes sure of a slot),
 * then written, subset to its slots; a second pass finds the same slots with their CIDs known.
 *
 * TrueType: a slot is a glyph together with its text, and its number is the CID; CIDToGIDMap may
 * send two CIDs to one glyph, so a glyph can say two things. CFF (name-keyed): the CID is the
 * glyph's number in the subset, so a glyph that says a second thing goes to a twin font. */
#ifndef OUT_PDF_FONT_H
#define OUT_PDF_FONT_H

#include "out/pdf_object.h"
#include "page/page.h"

struct pdf_slot {
	uint32_t gid;      /* of the face */
	int32_t width;     /* as /W has it [1/4000 em] */
	const char *text;  /* what it says; in the arena of the fonts' pdf */
	uint32_t next;     /* another slot of the same glyph; 0: none */
	uint32_t cid;      /* known when written */
};

struct pdf_font {
	const struct face *face;
	struct pdf_font *next;   /* in order of first use */
	struct pdf_font *twin;   /* may be NULL */
	char name[16];           /* in /Resources: 'F0' */
	struct pdf_slot *slots;  /* slots[0] is .notdef, never shown */
	size_t count, room;
	uint32_t *slot_of;       /* a glyph's first slot, 0 none */
	HPDF_Dict type0;         /* these are NULL until written */
	HPDF_Dict program;
	HPDF_Dict glyph_map;     /* TrueType: CIDToGIDMap */
};

struct pdf_fonts {
	struct pdf *pdf;
	struct pdf_font *first, *last;
	size_t count;
	struct buf speech; /* what the glyph in hand says */
};

struct pdf_glyph {
	const struct pdf_font *font;
	const struct pdf_slot *slot;
};

/* The slot for glyph `g` of a run. A missing glyph (gid 0) gets the space's, saying its text. The
 * answer is good until the next call. */
struct pdf_glyph pdf_fonts_glyph(
    struct pdf_fonts *f, const struct run *r, const struct run_glyph *g, bool bullet);
/* Subset, embed and describe all fonts. False, and a sentence in *why (in the arena of the fonts'
 * pdf), if HarfBuzz can't subset one. */
bool pdf_fonts_write(struct pdf_fonts *f, const char **why);
HPDF_Dict pdf_fonts_resources(struct pdf_fonts *f);
void pdf_fonts_free(struct pdf_fonts *f);

/* The parts of pdf_fonts_write (out/pdf_subset.c, out/pdf_cmap.c). */
bool pdf_font_subset(struct pdf *p, struct pdf_font *f);
HPDF_Dict pdf_font_to_unicode(struct pdf *p, const struct pdf_font *f);

#endif
