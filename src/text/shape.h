/* Shaping: text of one style to glyphs, through HarfBuzz.
 *
 * A shaper belongs to the process and caches shaped words across documents; results are immutable
 * and live until shaper_free (or the cache is emptied between documents when it passes its limit).
 * Text without a glyph in the style's face falls back face by face, so a result is a list of
 * pieces, each of one face. Glyph order is visual (left to right) within a piece; pieces are in
 * visual order too when rtl. */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "text/face.h"

enum figures { FIGURES_DEFAULT, FIGURES_PROPORTIONAL, FIGURES_TABULAR };

/* Kerning is on, ligatures too unless letterspaced; lining figures unless `oldstyle`. */
struct text_style {
	const struct family *family; /* borrowed from fonts */
	unsigned weight;             /* 400, 700 */
	bool italic;
	bool small_caps;   /* smcp where the face has it; else no change (never scaled capitals) */
	enum figures figures;
	bool oldstyle;     /* onum */
	bool no_ligatures; /* liga=0: for code and letterspaced text */
	int letterspace;   /* between the letters of a word, twice to a space [1/1000 em] */
	const char *lang;  /* BCP 47, NULL: the document's; interned: compared by pointer or text */
};

struct glyph {
	int32_t advance;         /* [face units]; letterspace included */
	uint32_t text : 31;      /* byte offset of its text in the piece's text; in logical order the
	                          * glyphs' texts make up the piece's */
	uint32_t unsafe_to_break : 1; /* breaking before it needs shaping again */
	uint16_t text_len;       /* 0: this glyph says nothing (its cluster's text is another's) */
	uint16_t gid;
};

/* By how much a glyph is moved from its place [face units]; dy up. */
struct glyph_move {
	int32_t dx, dy;
};

struct shaped {
	const struct face *face;
	const char *text;     /* what this piece stands for; owned by the shaper. The text given, but
	                       * for soft hyphens, variation selectors and other characters that
	                       * neither draw nor join (UAX #44 Default_Ignorable, ZWJ and ZWNJ kept) */
	uint32_t text_len;
	const struct glyph *glyphs;
	const struct glyph_move *moves; /* of each glyph; NULL: none is moved */
	uint32_t count;
	int32_t advance;      /* sum [face units] */
	bool rtl;
	bool plain;           /* no glyph is moved, none advances to the left */
	bool missing;         /* no face had these characters: .notdef boxes of the first face */
	const struct shaped *next; /* following piece of the same word, visual order */
};

struct shaper;

/* A style as a shaper knows it, to be asked for once and used for many words. */
struct shaper_style {
	struct text_style style;    /* lang: the one in force */
	uint64_t hash;
	const struct face *face;    /* the first of its family's */
	const struct pairs *pairs;  /* of plain words in that face and style; NULL: not known */
	const struct shaped *space; /* between its words */
	struct shaper_style *next;
};

struct shaper *shaper_new(struct fonts *f); /* fonts borrowed */
void shaper_free(struct shaper *s);
struct fonts *shaper_fonts(const struct shaper *s);
/* The document's language, for styles whose own is NULL. Copied; NULL: none. */
void shaper_set_lang(struct shaper *s, const char *lang);
/* Between documents: empties the cache if it holds more than `limit` bytes. */
void shaper_trim(struct shaper *s, size_t limit);

/* Shape text[0..len), valid UTF-8 without controls, of one direction (bidi level odd: rtl). Never
 * NULL for len > 0; text of nothing but dropped characters gives one piece without glyphs. */
const struct shaped *shape(struct shaper *s, const struct text_style *style, const char *text, size_t len,
    bool rtl);
/* The same in two steps; the style lives as long as the results. */
const struct shaper_style *shaper_style(struct shaper *s, const struct text_style *style);
const struct shaped *shape_styled(struct shaper *s, const struct shaper_style *style, const char *text,
    size_t len, bool rtl);
/* Sum of the pieces at a size. */
static inline mpt
shaped_width(const struct shaped *w, mpt size)
{
	int64_t width = 0;

	for (; w; w = w->next)
		width += face_scale(w->face, w->advance, size);
	return (mpt)(width < MPT_MAX ? width : MPT_MAX);
}

#endif
