/* A word on its way into HarfBuzz: code points, each with its script and the face that has it.
 */
#ifndef TEXT_WORD_H
#define TEXT_WORD_H

#include <stddef.h>
#include "text/shape.h"

struct unit {
	const struct face *face; /* NULL: none has it */
	hb_script_t script;      /* never Common or Inherited beside letters */
	uint32_t text;           /* where it begins in the word's text */
	bool extends; /* one character to a reader with the unit before: a combining mark … */
};

/* An all-zero word is empty; its memory is used again by each word_read. */
struct word {
	struct unit *units; /* one for each code point, and one behind them */
	uint32_t *codes; /* what is shaped; may differ from the text where a glyph stands in */
	size_t count, room;
	char *text; /* without what neither draws nor joins; in the arena given */
};

void word_read(struct word *w, struct arena *a, const char *text, size_t len);
/* Choose a face for every unit. */
void word_choose_faces(
    struct word *w, struct fonts *f, const struct text_style *style, const char *lang);
/* The end of the run of one face and script that begins at `begin`. */
size_t word_run_end(const struct word *w, size_t begin);
void word_free(struct word *w);

#endif
