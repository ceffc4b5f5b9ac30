/* Optical margins: how far a character may hang out of its column so that the edge looks
 * straight.
 *
 * A table of what microtype 3 (R. Schlicht) gives for the characters that every face has, with
 * the faces that it treats alone; upright and italic. Monospaced faces hang nothing: their
 * columns matter more. */
#ifndef TEXT_PROTRUSION_H
#define TEXT_PROTRUSION_H

#include "text/face.h"

struct protrusion {
	int left, right; /* [thousandths of the character's own width] */
};

struct protrusion protrusion_of(const struct face *f, uint32_t code);

#endif
