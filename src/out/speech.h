/* Speech: what a glyph's text says to whoever reads the file instead of looking at it.
 *
 * The typed text, but for characters that extractors and résumé parsers trip over: every hyphen
 * (U+2010, U+2011, U+00AD) is U+002D, a no-break space a space, and a bullet that they don't know
 * is U+2022. What no text layer may say (ISO 19005-2 §6.2.11.7: U+FEFF, U+FFFE, private use)
 * is a space. */
#ifndef OUT_SPEECH_H
#define OUT_SPEECH_H

#include "page/page.h"

/* Is this text of one character, drawn for `e` (may be NULL), the mark of an unordered list item?
 * Then it says U+2022 at worst. */
bool speech_is_bullet(const struct elem *e, const char *text);
void speech_put(struct buf *b, const char *text, size_t len, bool bullet);

#endif
