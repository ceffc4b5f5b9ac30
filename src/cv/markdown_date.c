/* Dates in the lines of a Markdown CV: alone, or at the end of a line. */
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "cv/date_free.h"
#include "cv/markdown.h"

#define DATE_MAX 64 /* bytes of what may be a date */
#define WORD_MAX 24

/* What was found in a text that may be a date. */
struct finding {
	bool year, month, range, other;
};

static bool
is_dash(uint32_t c)
{
	return c == '-' || c == '~' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
	       c == 0xff5e;
}

static bool
is_mark(uint32_t c)
{
	return c < 0x80 ? !isalnum((int)c) : is_dash(c) || c == 0xa0 || c == 0x2019;
}

/* In a line that is nothing but a date the year may be Newton's. */
static bool
is_year(const char *word, bool alone)
{
	bool digits = strspn(word, "0123456789") == 4 && !word[4];
	bool recent = strncmp(word, "19", 2) == 0 || strncmp(word, "20", 2) == 0;
	return digits && (recent || (alone && *word == '1'));
}

static void
judge_word(const struct markdown *m, const char *word, bool alone, struct finding *found)
{
	const struct cv *cv = m->reading->self;
	size_t digits = strspn(word, "0123456789");
	if (is_year(word, alone))
		found->year = true;
	else if (digits && digits <= 2 &&
	         (!word[digits] || date_has_word(word + digits, &cv->locale)))
		return;
	else if (date_month(word, &cv->locale))
		found->month = true;
	else if (!date_has_word(word, &cv->locale))
		found->other = true;
}

/* The words of s[0, len), parted by whatever is no letter or digit. */
static struct finding
judge(const struct markdown *m, const char *s, size_t len, bool alone)
{
	struct finding found = {0};
	char word[WORD_MAX];
	size_t n = 0;
	for (const char *end = s + len; s < end && !found.other;) {
		size_t used;
		uint32_t c = utf8_decode(s, (size_t)(end - s), &used);
		bool mark = is_mark(c);
		found.range |= is_dash(c);
		if (!mark && n + used < sizeof word) {
			memcpy(word + n, s, used);
			n += used;
		} else if (!mark) {
			found.other = true;
		}
		s += used;
		if (n && (mark || s == end)) {
			word[n] = 0;
			judge_word(m, word, alone, &found);
			n = 0;
		}
	}
	return found;
}

struct md_span
md_unwrapped(struct md_span s)
{
	s = md_trim(s);
	while (s.len > 2 && strchr("([*_`", s.text[0]) && strchr(")]*_`", s.text[s.len - 1]))
		s = md_trim(md_slice(s, 1, s.len - 1));
	return s;
}

/* 'Present', 'aktuell'. */
static bool
is_present(const struct markdown *m, struct md_span s)
{
	const struct cv *cv = m->reading->self;
	bool impossible;
	struct cv_date d =
	    date_read_free(m->reading->arena, md_text(m, s), &cv->locale, &impossible);
	return d.kind == DATE_PRESENT;
}

bool
md_is_date(const struct markdown *m, struct md_span s)
{
	s = md_unwrapped(s);
	if (!s.len || s.len > DATE_MAX || memchr(s.text, '@', s.len) ||
	    memchr(s.text, '/', s.len) == s.text)
		return false;
	struct finding found = judge(m, s.text, s.len, true);
	return (found.year || is_present(m, s)) && !found.other;
}

/* The ';' of '&amp;', at s[at], is no mark. */
static bool
ends_entity(struct md_span s, size_t at)
{
	size_t n = at;
	while (n > 0 && isalnum((unsigned char)s.text[n - 1]))
		n--;
	return s.text[at] == ';' && n > 0 && n < at && s.text[n - 1] == '&';
}

/* What may part a date from what is before it: its length at s[i]; *weak: only for dates that
 * leave no doubt. */
static size_t
separator_at(struct md_span s, size_t i, bool *weak)
{
	static const char *const SIGNS[] = {"—", "–", "·", "•", "∙"};
	const char *t = s.text + i;
	*weak = false;
	if (strchr("\t|,;([", *t))
		return !ends_entity(s, i);
	for (size_t k = 0; k < sizeof SIGNS / sizeof *SIGNS; k++)
		if (s.len - i > strlen(SIGNS[k]) && memcmp(t, SIGNS[k], strlen(SIGNS[k])) == 0)
			return strlen(SIGNS[k]);
	bool spaced = i > 0 && s.text[i - 1] == ' ' && i + 1 < s.len && t[1] == ' ';
	if ((*t == '-' || *t == ':') && (spaced || *t == ':'))
		return 1;
	if (*t != ' ')
		return 0;
	*weak = i + 1 < s.len && t[1] != ' ';
	return 1;
}

static bool
is_trailing_mark(struct md_span s)
{
	static const char *const SIGNS[] = {"—", "–", "·", "•", "∙"};
	if (s.len && strchr(" \t|,;:([-", s.text[s.len - 1]))
		return true;
	for (size_t k = 0; k < sizeof SIGNS / sizeof *SIGNS; k++) {
		size_t len = strlen(SIGNS[k]);
		if (s.len > len && memcmp(s.text + s.len - len, SIGNS[k], len) == 0)
			return true;
	}
	return false;
}

/* Signs that part a date from what is before it. */
static struct md_span
without_leading_marks(struct md_span s)
{
	bool weak;
	for (size_t len;
	     s.len && !strchr("([", s.text[0]) && (len = separator_at(s, 0, &weak));)
		s = md_slice(s, len, s.len);
	return s;
}

static struct md_span
without_trailing_marks(struct md_span s)
{
	static const char SPACE[] = "&nbsp;";
	size_t space = strlen(SPACE);
	while (s.len && is_trailing_mark(s)) {
		if (s.len > space && memcmp(s.text + s.len - space, SPACE, space) == 0) {
			s = md_slice(s, 0, s.len - space);
			continue;
		}
		if (ends_entity(s, s.len - 1))
			return s;
		size_t end = s.len - 1;
		while (end > 0 && ((unsigned char)s.text[end] & 0xc0) == 0x80)
			end--;
		s = md_slice(s, 0, end);
	}
	return s;
}

struct md_span
md_take_date(const struct markdown *m, struct md_span *s, bool head)
{
	struct md_span none = {0}, all = md_trim(*s);
	for (size_t i = all.len > DATE_MAX ? all.len - DATE_MAX : 1; i < all.len; i++) {
		bool weak;
		size_t len = separator_at(all, i, &weak);
		if (!len)
			continue;
		struct md_span date = md_unwrapped(
		    md_slice(all, i + (strchr("([", all.text[i]) ? 0 : len), all.len));
		struct finding found = judge(m, date.text, date.len, false);
		date = md_unwrapped(without_leading_marks(date));
		if (!date.len || found.other || !found.year ||
		    (weak && (!head || (!found.month && !found.range))))
			continue;
		*s = without_trailing_marks(md_slice(all, 0, i));
		return date;
	}
	return none;
}
