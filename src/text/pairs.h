/* Pairs: how plain words come out in the bundled faces, found out by the build.
 *
 * Most words of most CVs are ASCII but for dashes, quotes and bullets, and in most faces each of
 * their characters has one glyph, which kerns with the next: what HarfBuzz makes of such a word
 * follows from what it makes of its pairs. src/build/pair_pack.c lets it shape all of them, and
 * looks through the lookups of the face (OpenType 1.9, GSUB and GPOS) for what is no matter of
 * pairs; words with such characters are still HarfBuzz's. Units: face units. */
#ifndef TEXT_PAIRS_H
#define TEXT_PAIRS_H

#include "text/shape.h"

enum {
	PAIRS_FIRST = ' ',
	PAIRS_ASCII = 0x7f - PAIRS_FIRST,
	PAIRS_MARKS = 8,
	PAIRS_PLAIN = PAIRS_ASCII + PAIRS_MARKS,
	PAIRS_KINDS = 6, /* of figures */
	PAIRS_LIGATURES_MAX = 24,
	PAIRS_CHARS = PAIRS_PLAIN + 10 * (PAIRS_KINDS - 1) + PAIRS_LIGATURES_MAX,
	PAIRS_BEGINS = 1 << PAIRS_KINDS, /* in `asks`: a ligature may begin with it */
	PAIRS_LIGATURE_BYTES = 4,
	PAIRS_LANGS_MAX = 24,
	PAIRS_ASK = INT16_MIN
};

/* Characters are the plain ones, ASCII from ' ' on and some marks, then figures that are other
 * glyphs, ten and ten, then ligatures of ASCII. */
struct pairs {
	uint16_t gids[PAIRS_CHARS];
	uint16_t advances[PAIRS_CHARS];                /* before nothing */
	uint8_t asks[PAIRS_CHARS];                     /* HarfBuzz, in the kinds of figures of these bits */
	uint8_t left[PAIRS_CHARS], right[PAIRS_CHARS]; /* class of a character before, behind another */
	uint8_t zeros[PAIRS_KINDS];                    /* which character '0' is */
	uint8_t ligature_count, first_ligature;
	char ligatures[PAIRS_LIGATURES_MAX][PAIRS_LIGATURE_BYTES]; /* longer ones first, filled up with 0 */
	uint8_t rights;                                /* how many classes there are behind one; 0: no table */
	bool common;                                   /* words without a letter are set as others are */
	bool keeps_plain;                              /* what face_keeps_plain says */
	uint32_t values;                               /* in pair_values, a row for each class at left */
	uint32_t langs[PAIRS_LANGS_MAX];               /* OpenType tags of languages that are set otherwise; 0 ends */
};

extern const struct pairs pair_table[]; /* of embed_faces */
/* By how much the first moves the second, times 2, plus 1 if no break may come between them
 * without shaping both again; or PAIRS_ASK. */
extern const int16_t pair_values[];

/* A style's kind of figures. */
static inline unsigned
pairs_kind(const struct text_style *t)
{
	return (unsigned)t->figures + (t->oldstyle ? 3 : 0);
}
/* The plain character c as a code point; which one a code point is, or -1. */
uint32_t pairs_code(unsigned c);
int pairs_char(uint32_t code);
/* Does the character make a word Latin? Without one, HarfBuzz takes it for text of no script. */
static inline bool
pairs_is_letter(uint32_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}
/* Do they hold for the style in its language? */
bool pairs_suit(const struct pairs *p, const struct text_style *t, bool small_caps);
/* Set the glyphs of a word in a style and return their number, at most one a byte; 0 if it is not all of it
 * known. */
size_t pairs_shape(const struct pairs *p, const struct text_style *t, const char *text, size_t len,
    struct glyph *glyphs);

#endif
