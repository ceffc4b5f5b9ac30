/* Capitals and small letters by the rules of a language: Turkish i is İ, Greek capitals lose
 * their accents. */
#ifndef TEXT_CAPITALS_H
#define TEXT_CAPITALS_H

#include <stddef.h>

/* Text in capitals (or in small letters) for a language (BCP 47 or NULL), in NFC; to be freed.
 */
char *capitals_of(const char *text, size_t len, const char *lang, size_t *out_len);
char *small_letters_of(const char *text, size_t len, const char *lang, size_t *out_len);

#endif
