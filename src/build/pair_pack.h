/* The maker of the tables of pairs, shared by pair_pack.c, which asks the shaper, and
 * pair_lookups.c, which reads what the font says. */
#ifndef BUILD_PAIR_PACK_H
#define BUILD_PAIR_PACK_H

#include "text/pairs.h"

#define PAIR_GSUB HB_TAG('G', 'S', 'U', 'B')
#define PAIR_GPOS HB_TAG('G', 'P', 'O', 'S')

enum { SEQUENCES_MAX = 256, SEQUENCE_LEN_MAX = 8, TEXT_MAX = 8 };

/* Plain characters that a lookup makes a ligature of. */
struct sequence {
	uint8_t chars[SEQUENCE_LEN_MAX];
	unsigned len;
};

/* One face at a time. */
struct maker {
	struct fonts *fonts;
	struct shaper *shaper;
	struct text_style style;
	const struct face *face;
	char text[PAIRS_CHARS][TEXT_MAX]; /* of each character */
	unsigned kinds[PAIRS_CHARS];      /* of figures, in which the character is that glyph */
	hb_codepoint_t nominal[PAIRS_CHARS];
	bool contextual[PAIRS_CHARS]; /* what it is depends on more than a neighbor */
	unsigned count;   /* of characters */
	hb_set_t *glyphs; /* all that a character alone may be */
	struct pairs out;
	int16_t pairs[PAIRS_CHARS][PAIRS_CHARS];
	struct sequence sequences[SEQUENCES_MAX];
	unsigned sequence_count;
	bool lost;     /* there are sequences that aren't there */
	size_t values; /* written before */
};

/* Read the lookups of GSUB or GPOS: leave to HarfBuzz the pairs that are more than pairs, and
 * note the sequences. */
void pair_lookups_read(struct maker *m, hb_tag_t table);
/* Find out in which languages, and whether without a letter, other lookups concern plain text. */
void pair_lookups_compare(struct maker *m, hb_tag_t table);

#endif
