/* Fonts of a PDF: which glyphs of which faces are shown, what each says, and the Type0 fonts made
 * of them.
 *
 * A font is filled in a first pass over the pages (pdf_fonts_show), then written, subset to its
 * slots; a second pass goes through the same runs in the same order, with CIDs known.
 *
 * A slot is a glyph, or several as one, together with a text. Its CID is the glyph's number in the
 * subset, or what a CID-keyed CFF font calls it. A glyph that says a second thing gets another CID in TrueType, as CIDToGIDMap may send two
 * CIDs to one glyph; in CFF, which has no such map, it goes to a twin font. */
#ifndef OUT_PDF_FONT_H
#define OUT_PDF_FONT_H

#include "out/pdf_object.h"
#include "page/page.h"

#define PDF_PARTS_MAX 16 /* glyphs that make up one */

/* A glyph of the face, and where it stands from the slot's origin [face units], y up. */
struct pdf_part {
	uint32_t gid;
	int32_t dx, dy;
};

struct pdf_slot {
	const struct pdf_part *parts; /* of a single glyph: one, at 0, 0 */
	size_t part_count;
	int32_t advance;              /* [face units] */
	bool made;                    /* no glyph of the face: of several parts, or another advance */
	int32_t width;                /* the same as /W has it [1/4000 em] */
	const char *text;             /* what it says; in the arena of the fonts' pdf */
	char letter;                  /* the same where it is an ASCII letter and nothing is made; else NUL */
	uint16_t next;                /* another slot with the same first part; 0: none */
	uint32_t new_gid, cid;        /* known when written */
};

struct pdf_font {
	const struct face *face;
	struct pdf_font *next;   /* in order of first use */
	struct pdf_font *twin;   /* may be NULL */
	char name[16];           /* in /Resources: 'F0' */
	struct pdf_slot *slots;  /* slots[0] is .notdef, never shown */
	size_t count, room;
	uint32_t glyph_count;    /* of the face */
	uint16_t *slot_of;       /* a slot whose first part is this glyph, 0 none */
	bool has_composites;
	HPDF_Dict type0;         /* these are NULL until written */
	HPDF_Dict program;
	HPDF_Dict glyph_map;     /* CIDToGIDMap where it isn't the identity */
};

/* What one or more glyphs of a run are shown as. */
struct pdf_shown {
	const struct pdf_font *font;
	uint32_t slot, count; /* an index, and how many glyphs of the run it is for; 0: it says more of
	                       * what the one before it drew */
};

struct pdf_fonts {
	struct pdf *pdf;
	struct pdf_font *first, *last, *recent;
	size_t count;
	struct buf speech;       /* what the glyph in hand says */
	struct pdf_shown *shown; /* of all runs, one after the other */
	size_t shown_count, shown_room;
};

/* Before the first: make room for so many glyphs, a guess. */
void pdf_fonts_expect(struct pdf_fonts *f, size_t glyphs);
/* Find or make slots for all glyphs of a run and add them to f->shown. A missing glyph (gid 0)
 * gets the space's, saying its text. With `closes` the last glyph says a space behind its text. */
void pdf_fonts_show(struct pdf_fonts *f, const struct run *r, bool bullet, bool closes);
/* Show the face's space, saying two of them: see out/pdf_order.h. */
void pdf_fonts_show_gap(struct pdf_fonts *f, const struct face *face);
/* Subset, embed and describe all fonts. False, and a sentence in *why (in the arena of the fonts'
 * pdf), if HarfBuzz can't subset one. */
bool pdf_fonts_write(struct pdf_fonts *f, const char **why);
HPDF_Dict pdf_fonts_resources(struct pdf_fonts *f);
void pdf_fonts_free(struct pdf_fonts *f);

/* The parts of pdf_fonts_write: the program of a font and its twins (out/pdf_subset.c), with glyphs for slots of
 * several parts (out/pdf_composite.c; a new face), and what it says (out/pdf_cmap.c). */
bool pdf_font_subset(struct pdf *p, struct pdf_font *f);
/* Add the glyphs to a set of bits that a font's subset has besides those of its slots (out/pdf_round.c). What is
 * known about a face stays in its rounding, to be freed with it. */
struct pdf_rounding *pdf_rounding_new(const struct face *face);
void pdf_round(struct pdf_rounding *r, const struct pdf_font *f, uint64_t *glyphs);
hb_face_t *pdf_composite_add(const struct pdf_font *f, hb_face_t *subset, const hb_map_t *new_gids);
/* The CID of each glyph of a CID-keyed CFF program (out/pdf_cff.c); NULL for a name-keyed one. */
const uint32_t *pdf_cff_cids(struct arena *a, hb_blob_t *cff, uint32_t glyphs);
HPDF_Dict pdf_font_to_unicode(struct pdf *p, const struct pdf_font *f);

#endif
