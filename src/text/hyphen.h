/* Where a word may be hyphenated: Liang's patterns (F. M. Liang, Word Hy-phen-a-tion by
 * Com-put-er, Stanford 1983), the ones that TeX uses.
 *
 * Answers for one word at a time; which words are asked about at all (no digits, no URLs, not
 * the owner's name, not a word with U+00AD), and what a hyphen costs, is the paragraph's
 * affair.
 *
 * The patterns are data/hyphenation/xx.pat, compiled by build/hyphen_pack into one read-only
 * image that is linked in between the symbols hyphen_blob and hyphen_blob_end and used in
 * place: nothing is parsed, allocated or written, and the pages of a language that is not
 * used are never touched. Everything here is a pure function and safe to call from several
 * threads.
 *
 * Text is UTF-8 in NFC; offsets count bytes, minima count characters. */
#ifndef TEXT_HYPHEN_H
#define TEXT_HYPHEN_H

#include <stddef.h>

struct hyphen_patterns; /* one language's part of the image; lives as long as the program */

/* A run of more letters than this is no word of a language, and gets no points. */
#define HYPHEN_WORD_MAX 100

/* The patterns that serve a BCP 47 tag best: subtags are dropped from the right until one
 * fits (RFC 4647 §3.4), so 'de-AT' is German and 'pt-BR' Portuguese; 'en' and what is not
 * named is American, 'en-AU', 'en-IE', 'en-NZ' and others are British English; 'no' is
 * Bokmål. Capitals do not matter; '_' serves for '-', and '.UTF-8' or '@euro' behind it are
 * ignored. NULL for a language without patterns, and for NULL. */
const struct hyphen_patterns *hyphen_find(const char *bcp47);

/* Set points[i] to 1 where a hyphen may stand before the byte word[i], to 0 elsewhere, for i
 * in [0..len); returns how many are 1. Without patterns (p NULL): none.
 *
 * Capitals count as their small letters, in the language's own way (Turkish I is ı). Letters
 * that the language does not use ('Łódź' in English) are letters still, only no pattern has
 * them. A combining mark belongs to the letter before it. An apostrophe, ' or ’, is a letter
 * where the patterns have it so (French, Italian, Greek, Ukrainian); everything else that is
 * no letter (other apostrophes, hyphens, digits, brackets) parts the word into words, each
 * with its own minima. So '(Silbentrennung)' and 'Donau-Dampfschiff' may be given as they
 * are; whether a word with a hyphen of its own should get another, the caller decides. */
size_t hyphen_word(
    const struct hyphen_patterns *p, const char *word, size_t len, unsigned char *points);

/* The fewest characters that hyphen_word leaves before the first and behind the last hyphen. */
size_t hyphen_left_min(const struct hyphen_patterns *p);
size_t hyphen_right_min(const struct hyphen_patterns *p);

#endif
