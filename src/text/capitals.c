/* Capitals by language, through libunistring, which knows Turkish, Azeri and Lithuanian. */
#include "text/capitals.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

#include "base/arena.h"
#include "base/utf8.h"

typedef uint8_t *change(const uint8_t *s, size_t n, const char *language, uninorm_t form,
    uint8_t *room, size_t *length);

/* ISO 639's two letters, as libunistring wants them. */
static const char *
language_of(const char *lang, char two[3])
{
	if (!lang || strcspn(lang, "-_") != 2)
		return NULL;
	memcpy(two, lang, 2);
	two[2] = '\0';
	return two;
}

static char *
changed(change *to, const char *text, size_t len, const char *lang, size_t *out_len)
{
	char two[3];
	uint8_t *out =
	    to((const uint8_t *)text, len, language_of(lang, two), UNINORM_NFC, NULL, out_len);

	if (!out)
		memory_fail();
	return (char *)out;
}

/* A Greek accent or breathing; the diaeresis isn't. */
static bool
is_greek_accent(uint32_t mark)
{
	return mark == 0x300 || mark == 0x301 || mark == 0x313 || mark == 0x314 ||
	       mark == 0x342 || mark == 0x345;
}

/* In place, decomposed. */
static size_t
drop_accents(char *text, size_t len)
{
	size_t kept = 0, used;
	bool greek = false;

	for (size_t i = 0; i < len; i += used) {
		uint32_t code = utf8_decode(text + i, len - i, &used);

		if (greek && is_greek_accent(code))
			continue;
		if (code < 0x300 || code >= 0x370)
			greek = code >= 0x370 && code < 0x400;
		memmove(text + kept, text + i, used);
		kept += used;
	}
	return kept;
}

char *
capitals_of(const char *text, size_t len, const char *lang, size_t *out_len)
{
	char two[3], *plain, *out;

	if (!language_of(lang, two) || strcmp(two, "el") != 0)
		return changed(u8_toupper, text, len, lang, out_len);
	plain = (char *)u8_normalize(UNINORM_NFD, (const uint8_t *)text, len, NULL, &len);
	if (!plain)
		memory_fail();
	out = changed(u8_toupper, plain, drop_accents(plain, len), lang, out_len);
	free(plain);
	return out;
}

char *
small_letters_of(const char *text, size_t len, const char *lang, size_t *out_len)
{
	return changed(u8_tolower, text, len, lang, out_len);
}
