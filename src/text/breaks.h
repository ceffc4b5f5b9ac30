/* Where a line may, must or must not break: UAX #14 by libunistring, with what CVs need beyond it.
 *
 * URLs and e-mail addresses break after '/', before '.', '?', '&', '=', '-', '_', '@' and '#' (as the
 * Chicago manual wants), but not behind 'https://' nor so that fewer than three characters are
 * cut off. A host without 'www.' or a scheme is one when a known top level domain and '/' follow.
 * Ordinary words: no break in 'and/or' (two short lower-case halves; 'TCP/IP' may break after the
 * slash), in '77/21575' and dates, in 'C++', 'C#', '.NET' (the space before which does break), in
 * a range of numbers, between brackets ('[1][2]') and within a citation ('[1, 2]'), after hyphens
 * that begin a word, nor so that a hyphen leaves one letter alone ('e-mail', 'vitamin-C');
 * never between a number and its unit or sign ('10 km', '€ 500'); Korean words stay whole. */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include <stddef.h>

enum break_kind {
	BREAK_NO,
	BREAK_SPACE,   /* at the white space that begins here (all of it vanishes) */
	BREAK_ALLOWED, /* between two characters, nothing vanishes */
	BREAK_URL,     /* inside a URL: allowed, but costs */
	BREAK_HYPHEN,  /* before a U+00AD: a hyphen appears in its place if taken */
	BREAK_MUST     /* behind a newline */
};

/* kinds[i] says what stands before the byte text[i], i in [0..len]; kinds[len] = BREAK_MUST.
 * `kinds` has len + 1 elements. `lang` (BCP 47 or NULL) tailors (CJK strictness). */
void breaks_find(const char *text, size_t len, const char *lang, unsigned char *kinds);

#endif
