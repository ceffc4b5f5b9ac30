/* Bidirectional text: UAX #9 through FriBidi. */
#ifndef TEXT_BIDI_H
#define TEXT_BIDI_H

#include <stdbool.h>
#include <stddef.h>

/* Embedding level of each byte of text (all bytes of a code point alike), levels has len elements.
 * `base_rtl`: the paragraph's direction. Returns false, levels all 0, quickly, when no character
 * is right to left and base_rtl is false. */
bool bidi_levels(const char *text, size_t len, bool base_rtl, signed char *levels);
/* Visual order of n pieces with these levels (rule L2): order[k] is the logical index of the k-th
 * from the left. */
void bidi_order(const signed char *levels, size_t n, size_t *order);
/* Does the first strong character say right to left? Or left to right? Neither is true without one. */
bool bidi_is_rtl(const char *text, size_t len);
bool bidi_is_ltr(const char *text, size_t len);

#endif
