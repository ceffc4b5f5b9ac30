/* Words of documents, by language and back. */
#include "cv/words.h"

#include <string.h>
#include <strings.h>
#include <unicase.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* What English titles have besides the table's words; the first that occurs decides. */
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

static const struct words *
words_of(const struct locale *l)
{
	for (size_t i = 0; i < WORDS_COUNT; i++)
		if (strcmp(WORDS[i].tag, l->tag) == 0)
			return &WORDS[i];
	return &WORDS[0];
}

const char *
word_in(const struct locale *l, enum word w)
{
	return words_of(l)->words[w];
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
	for (size_t i = 0; i < WORDS_COUNT; i++)
		for (enum word w = 0; w < WORD_SECTION_COUNT; w++)
			if (words_equal(
			        WORDS[i].words[w], strlen(WORDS[i].words[w]), title, len))
				return w;
	return hinted(title);
}

bool
word_is_title(const char *title, const char *name)
{
	enum word w = 0;
	while (w < WORD_SECTION_COUNT && strcasecmp(WORDS[0].words[w], name) != 0)
		w++;
	for (size_t i = 0; w < WORD_SECTION_COUNT && i < WORDS_COUNT; i++)
		if (strcmp(WORDS[i].words[w], title) == 0)
			return true;
	return false;
}

const char *
word_english_title(const char *title)
{
	for (size_t i = 0; i < WORDS_COUNT; i++)
		for (enum word w = 0; w < WORD_SECTION_COUNT; w++)
			if (strcmp(WORDS[i].words[w], title) == 0)
				return WORDS[0].words[w];
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
		    begins_with_label(text, WORDS[0].words[w], rest))
			return w;
	return WORD_COUNT;
}

static const struct fixed_words *
fixed_words_of(const struct locale *l)
{
	const char *tag = strcmp(l->tag, "nn") == 0 ? "nb" : l->tag;
	for (size_t i = 0; i < FIXED_WORDS_COUNT; i++)
		if (strcmp(FIXED_WORDS[i].tag, tag) == 0)
			return &FIXED_WORDS[i];
	return &FIXED_WORDS[0];
}

/* Where the words of a kind begin in a row, and where the next kind's do. */
static const size_t FIXED_BEGIN[] = {
    [FIXED_DEGREE] = 0, [FIXED_LEVEL] = 7, [FIXED_FLUENCY] = 13, WORD_FIXED_COUNT};

static const char *
translated(const struct fixed_words *from, const struct fixed_words *to, enum fixed_kind kind,
    const char *word)
{
	for (size_t i = FIXED_BEGIN[kind]; i < FIXED_BEGIN[kind + 1]; i++)
		if (strcasecmp(from->words[i], word) == 0)
			return to->words[i];
	return NULL;
}

const char *
word_fixed(const struct locale *l, enum fixed_kind kind, const char *english)
{
	return translated(&FIXED_WORDS[0], fixed_words_of(l), kind, english);
}

const char *
word_unfixed(const struct locale *l, enum fixed_kind kind, const char *word)
{
	const char *english = translated(fixed_words_of(l), &FIXED_WORDS[0], kind, word);
	return english ? english : translated(&FIXED_WORDS[0], &FIXED_WORDS[0], kind, word);
}
