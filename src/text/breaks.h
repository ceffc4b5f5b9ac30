/* Where a line may, must or must not break: UAX #14 by libunistring, with what CVs need beyond it.
 *
 * URLs and e-mail addresses break after '/', before '.', '?', '&', '=', '-', '_', '@' and '#' (as the Chicago manual wants),
 * never inside an ordinary word with a slash of two short halves ('and/or', 'TCP/IP' may break after the slash,
 * '77/21575' and dates not), never between a number and its unit or sign, not after a hyphen
 * that begins a word, not inside 'C++', 'C#', '.NET', nor between a bracket and its citation. */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include <stddef.h>

enum break_kind {
	BREAK_NO,
	BREAK_SPACE,   /* at the white space that begins here (the space itself vanishes) */
	BREAK_ALLOWED, /* between two characters, nothing vanishes */
	BREAK_URL,     /* inside a URL: allowed, but costs */
	BREAK_HYPHEN,  /* at U+00AD: a hyphen appears if taken */
	BREAK_MUST     /* behind a newline */
};

/* kinds[i] says what stands before the byte text[i], i in [0..len]; kinds[len] = BREAK_MUST.
 * `kinds` has len + 1 elements. `lang` (BCP 47 or NULL) tailors (CJK strictness). */
void breaks_find(const char *text, size_t len, const char *lang, unsigned char *kinds);

#endif
