/* Words of documents, by language and back. */
#include "cv/words.h"

#include <string.h>
#include <strings.h>
#include <unicase.h>
#include "yaml/fields.h"

#include "cv/locale_table.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* What titles have besides the table's words; the first that occurs decides. */
static const struct hint {
	const char *part; /* in small letters */
	enum word word;
} HINTS[] = {
    {"volunteer", WORD_VOLUNTEER},
    {"community service", WORD_VOLUNTEER},
    {"language", WORD_LANGUAGES},
    {"experience", WORD_WORK},
    {"employment", WORD_WORK},
    {"work history", WORD_WORK},
    {"career", WORD_WORK},
    {"professional background", WORD_WORK},
    {"education", WORD_EDUCATION},
    {"academic background", WORD_EDUCATION},
    {"qualification", WORD_EDUCATION},
    {"honor", WORD_AWARDS},
    {"award", WORD_AWARDS},
    {"achievement", WORD_AWARDS},
    {"certifica", WORD_CERTIFICATES},
    {"publication", WORD_PUBLICATIONS},
    {"skill", WORD_SKILLS},
    {"technologies", WORD_SKILLS},
    {"fähigkeiten", WORD_SKILLS},
    {"competencias", WORD_SKILLS},
    {"interest", WORD_INTERESTS},
    {"hobbies", WORD_INTERESTS},
    {"reference", WORD_REFERENCES},
    {"project", WORD_PROJECTS},
    {"summary", WORD_SUMMARY},
    {"about", WORD_SUMMARY},
    {"profile", WORD_SUMMARY},
    {"objective", WORD_SUMMARY},
};

/* Sections that look like another by a word of theirs: 'Research interest' is a text. */
static const char *const NOT_HINTED[] = {"research interest"};

const char *
word_in(const struct locale *l, enum word w)
{
	return l->words[w];
}

#define FOLD_MAX 6 /* bytes that a word may gain or lose with its case */

static bool
is_ascii(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] >= 0x80)
			return false;
	return true;
}

bool
words_equal(const char *a, size_t a_len, const char *b, size_t b_len)
{
	int order = 1;
	size_t more = a_len > b_len ? a_len - b_len : b_len - a_len;
	bool ascii = is_ascii(a, a_len);
	if (ascii != is_ascii(b, b_len) || more > (ascii ? 0 : FOLD_MAX))
		return false;
	if (ascii)
		return strncasecmp(a, b, a_len) == 0;
	if (u8_casecmp(
	        (const uint8_t *)a, a_len, (const uint8_t *)b, b_len, NULL, NULL, &order) != 0)
		return a_len == b_len && memcmp(a, b, a_len) == 0;
	return order == 0;
}

static enum word
hinted(const char *title)
{
	for (size_t i = 0; i < COUNT(NOT_HINTED); i++)
		if (strcasestr(title, NOT_HINTED[i]))
			return WORD_COUNT;
	for (size_t i = 0; i < COUNT(HINTS); i++)
		if (strcasestr(title, HINTS[i].part))
			return HINTS[i].word;
	return WORD_COUNT;
}

enum word
word_of_title(const char *title)
{
	size_t len = strlen(title);
	for (size_t i = 0; i < LOCALE_COUNT; i++)
		for (enum word w = 0; w < WORD_SECTION_COUNT; w++)
			if (words_equal(
			        LOCALES[i].words[w], strlen(LOCALES[i].words[w]), title, len))
				return w;
	return hinted(title);
}

bool
word_is_title(const char *title, const char *name)
{
	enum word w = 0;
	while (w < WORD_SECTION_COUNT && strcasecmp(LOCALES[0].words[w], name) != 0)
		w++;
	for (size_t i = 0; w < WORD_SECTION_COUNT && i < LOCALE_COUNT; i++)
		if (strcmp(LOCALES[i].words[w], title) == 0)
			return true;
	return false;
}

const char *
word_english_title(const char *title)
{
	for (size_t i = 0; i < LOCALE_COUNT; i++)
		for (enum word w = 0; w < WORD_SECTION_COUNT; w++)
			if (strcmp(LOCALES[i].words[w], title) == 0)
				return LOCALES[0].words[w];
	return NULL;
}

static bool
begins_with_label(const char *text, const char *label, const char **rest)
{
	size_t len = strlen(label);
	if (strncmp(text, label, len) != 0 || strncmp(text + len, ": ", 2) != 0)
		return false;
	*rest = text + len + 2;
	return true;
}

enum word
word_of_label(const struct locale *l, const char *text, const char **rest)
{
	for (enum word w = WORD_SECTION_COUNT; w < WORD_COUNT; w++)
		if (begins_with_label(text, word_in(l, w), rest) ||
		    begins_with_label(text, LOCALES[0].words[w], rest))
			return w;
	return WORD_COUNT;
}

/* A kind's words in a language, NULL if it has none, and how many. */
static const char *const *
fixed_words(const struct locale *l, enum fixed_kind kind, size_t *count)
{
	static const size_t COUNTS[] = {DEGREE_COUNT, LEVEL_COUNT, FLUENCY_COUNT};
	const char *const *words[] = {l->degrees, l->levels, l->fluencies};
	*count = COUNTS[kind];
	return words[kind][0] ? words[kind] : NULL;
}

static const char *
translated(const struct locale *from, const struct locale *to, enum fixed_kind kind,
    const char *word)
{
	size_t count;
	const char *const *words = fixed_words(from, kind, &count),
	                  *const *others = fixed_words(to, kind, &count);
	for (size_t i = 0; words && i < count; i++)
		if (strcasecmp(words[i], word) == 0)
			return others ? others[i] : words[i];
	return NULL;
}

const char *
word_fixed(const struct locale *l, enum fixed_kind kind, const char *english)
{
	return translated(locale_default(), l, kind, english);
}

const char *
word_unfixed(const struct locale *l, enum fixed_kind kind, const char *word)
{
	const char *english = translated(l, locale_default(), kind, word);
	return english ? english : translated(locale_default(), locale_default(), kind, word);
}

const char *
word_near_fixed(enum fixed_kind kind, const char *word)
{
	size_t count;
	const char *const *words = fixed_words(locale_default(), kind, &count);
	return nearest_word(word, words, count);
}
