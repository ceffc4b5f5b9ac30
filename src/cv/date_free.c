/* Dates in people's own words: a text is cut into numbers and words, and read by their shapes.
 *
 * Months are looked for in the document's language and in English first; names of other
 * languages count if all languages that have them mean the same month ('lis' doesn't: it is
 * October in Zagreb and November in Prague). */
#include "cv/date_free.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "cv/locale_table.h"
#include "cv/words.h"

#define PART_MAX 4
#define WORD_MAX 40 /* bytes of a month's name */

enum part_kind { PART_YEAR, PART_NUMBER, PART_MONTH, PART_WORD };

struct part {
	enum part_kind kind;
	int value;
};

struct parts {
	struct part items[PART_MAX];
	size_t count;
	bool dotted, slashed, numbers_only;
};

/* But for case and a full stop at the name's end. */
static bool
same_letters(const char *word, const char *name)
{
	size_t len = strlen(name);
	while (len > 0 && name[len - 1] == '.')
		len--;
	return len && words_equal(word, strlen(word), name, len);
}

static int
month_in(const struct locale *l, const char *word)
{
	for (int i = 0; i < 12; i++) {
		const char *genitive = l->month_names_after_days[i];
		if (same_letters(word, l->month_names[i]) ||
		    same_letters(word, l->month_abbreviations[i]) ||
		    (genitive && same_letters(word, genitive)))
			return i + 1;
	}
	return 0;
}

/* 'Sep', 'Sept', 'Septem'. */
static int
english_month(const char *word)
{
	const struct locale *l = locale_default();
	for (int i = 0; i < 12; i++)
		if (strlen(word) >= 3 &&
		    strncasecmp(l->month_names[i], word, strlen(word)) == 0)
			return i + 1;
	return 0;
}

int
date_month(const char *word, const struct locale *own)
{
	int found = own ? month_in(own, word) : 0;
	if (!found)
		found = english_month(word);
	if (found || strlen(word) < 3)
		return found;
	for (size_t i = 0; i < LOCALE_COUNT; i++) {
		int month = month_in(&LOCALES[i], word);
		if (month && found && month != found)
			return 0;
		found = month ? month : found;
	}
	return found;
}

static bool
is_ordinal_ending(const char *s, size_t len)
{
	static const char *const ENDINGS[] = {"st", "nd", "rd", "th", "er", "º", "ª"};
	for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
		if (strlen(ENDINGS[i]) == len && strncasecmp(ENDINGS[i], s, len) == 0)
			return true;
	return false;
}

/* Years are four digits; a number of one or two is a day or a month. */
static const char *
read_number(const char *s, struct part *out)
{
	size_t n = strspn(s, "0123456789");
	*out = (struct part){n == 4 ? PART_YEAR : PART_NUMBER, 0};
	if (n == 3 || n > 4)
		out->kind = PART_WORD;
	for (size_t i = 0; i < n && n <= 4; i++)
		out->value = out->value * 10 + s[i] - '0';
	s += n;
	size_t letters = strcspn(s, " .,/-0123456789");
	return n <= 2 && is_ordinal_ending(s, letters) ? s + letters : s;
}

static const char *
read_word(const char *s, const struct locale *l, struct part *out)
{
	char word[WORD_MAX];
	size_t n = strcspn(s, " .,/0123456789");
	*out = (struct part){PART_WORD, 0};
	if (n < sizeof word) {
		memcpy(word, s, n);
		word[n] = 0;
		out->value = date_month(word, l);
	}
	if (out->value)
		out->kind = PART_MONTH;
	return s + n;
}

/* '年', '月', '日', '년', '월', '일' part numbers like a point. */
static size_t
part_sign(const char *s)
{
	static const char *const SIGNS[] = {"年", "月", "日", "년", "월", "일"};
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (strncmp(s, SIGNS[i], strlen(SIGNS[i])) == 0)
			return strlen(SIGNS[i]);
	return 0;
}

static bool
split_parts(const char *s, const struct locale *l, struct parts *out)
{
	*out = (struct parts){.numbers_only = true};
	for (;;) {
		size_t sign = part_sign(s);
		out->dotted |= *s == '.' || sign;
		out->slashed |= *s == '/';
		s += sign;
		if (*s && strchr(" ,./-", *s)) {
			s++;
			continue;
		}
		if (!*s || out->count == PART_MAX)
			return !*s && out->count > 0;
		if (sign)
			continue;
		struct part *p = &out->items[out->count++];
		bool digit = isdigit((unsigned char)*s) != 0;
		s = digit ? read_number(s, p) : read_word(s, l, p);
		out->numbers_only &= digit;
	}
}

static bool
matches(const struct parts *p, const char *shape)
{
	static const char LETTERS[] = {
	    [PART_YEAR] = 'Y', [PART_NUMBER] = 'n', [PART_MONTH] = 'M', [PART_WORD] = 'w'};
	for (size_t i = 0; i < p->count; i++)
		if (LETTERS[p->items[i].kind] != shape[i])
			return false;
	return !shape[p->count];
}

/* Which part is what, by the parts' shapes; 0 is the first, '-' none. */
static const struct shape {
	const char *parts;
	char year, month, day;
	bool dotted; /* only with points: '3/4/2014' is two dates */
} SHAPES[] = {
    {"MY", '1', '0', '-', false},
    {"YM", '0', '1', '-', false},
    {"MnY", '2', '0', '1', false},
    {"nMY", '2', '1', '0', false},
    {"YMn", '0', '1', '2', false},
    {"nY", '1', '0', '-', false},
    {"Yn", '0', '1', '-', false},
    {"Ynn", '0', '1', '2', false},
    {"nnY", '2', '1', '0', true},
};

static int
part_value(const struct parts *p, char index)
{
	return index == '-' ? 0 : p->items[index - '0'].value;
}

static bool
read_shape(const struct parts *p, struct cv_date *d)
{
	for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++) {
		const struct shape *s = &SHAPES[i];
		if (!matches(p, s->parts) || (s->dotted && p->slashed))
			continue;
		d->year = part_value(p, s->year);
		d->month = part_value(p, s->month);
		d->day = part_value(p, s->day);
		d->kind = s->day == '-' ? DATE_MONTH : DATE_DAY;
		return d->year && d->month >= 1 && d->month <= 12 &&
		       (s->day == '-' || (d->day >= 1 && d->day <= 31));
	}
	return false;
}

static bool
is_present_anywhere(const char *text)
{
	for (size_t i = 0; i < LOCALE_COUNT; i++)
		if (same_letters(text, LOCALES[i].present))
			return true;
	return same_letters(text, "aktuell") || same_letters(text, "actualidad") ||
	       same_letters(text, "aujourd’hui") || same_letters(text, "atual") ||
	       same_letters(text, "nu") || same_letters(text, "hoy") ||
	       same_letters(text, "现在");
}

/* '2017-12-24T15:53:00Z' without its time. */
static const char *
without_time(struct arena *a, const char *text)
{
	size_t n = strcspn(text, "T");
	bool timed = n == 10 && text[n] && isdigit((unsigned char)text[n + 1]);
	return timed ? arena_dup(a, text, n) : text;
}

struct cv_date
date_read_free(struct arena *a, const char *text, const struct locale *l, bool *impossible)
{
	struct cv_date d = date_read(a, without_time(a, text), l, impossible), read = d;
	struct parts parts;
	if (d.kind != DATE_TEXT || *impossible || strlen(text) > 4 * WORD_MAX)
		return d;
	if (is_present_anywhere(text))
		d.kind = DATE_PRESENT;
	else if (split_parts(text, l, &parts) && read_shape(&parts, &read))
		return read;
	return d;
}

static bool
is_certain(const struct cv_date *d)
{
	return d->kind != DATE_NONE && d->kind != DATE_TEXT;
}

/* The dash, or word, that parts two dates: its length, 0 if there is none at s. */
static size_t
range_sign(const char *s)
{
	static const char *const SIGNS[] = {" -- ", " --- ", " – ", " — ", " - ", " to ",
	    " bis ", " ~ ", "--", "–", "—", " until ", " till ", "～", "~"};
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (strncmp(s, SIGNS[i], strlen(SIGNS[i])) == 0)
			return strlen(SIGNS[i]);
	return 0;
}

static bool
read_certain(
    struct arena *a, const char *s, size_t len, const struct locale *l, struct cv_date *out)
{
	bool impossible;
	*out = date_read_free(a, arena_dup(a, s, len), l, &impossible);
	return is_certain(out);
}

bool
date_range_read(struct arena *a, const char *text, const struct locale *l,
    struct cv_date *start, struct cv_date *end)
{
	size_t len = strlen(text);
	*end = (struct cv_date){0};
	if (len > 8 * WORD_MAX || read_certain(a, text, len, l, start))
		return len <= 8 * WORD_MAX;
	for (size_t i = 1; i < len; i++) {
		size_t sign = range_sign(text + i);
		if (sign && read_certain(a, text, i, l, start) &&
		    read_certain(a, text + i + sign, len - i - sign, l, end))
			return true;
	}
	return strlen(text) == 9 && text[4] == '-' && read_certain(a, text, 4, l, start) &&
	       read_certain(a, text + 5, 4, l, end);
}

bool
date_has_word(const char *word, const struct locale *l)
{
	static const char *const OTHERS[] = {"spring", "summer", "fall", "autumn", "winter",
	    "expected", "anticipated", "exp", "est", "since", "from", "to", "until", "till",
	    "ongoing", "current", "currently", "present", "now", "date", "today", "early",
	    "mid", "late", "q1", "q2", "q3", "q4", "and", "semester", "term", "bis", "seit",
	    "von", "ab", "wise", "sose", "frühjahr", "sommer", "herbst", "depuis", "de", "à",
	    "a", "al", "hasta", "desde", "st", "nd", "rd", "th"};
	for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
		if (same_letters(word, OTHERS[i]))
			return true;
	return is_present_anywhere(word) || date_month(word, l);
}
