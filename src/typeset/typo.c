/* Dashes, ellipses, quotes, no-break spaces and ranges. */
#include "typeset/typo.h"

#include "base/utf8.h"
#include "text/address.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>

/* Of a locale's quotes. */
enum { OPEN, CLOSE, INNER_OPEN, INNER_CLOSE };

struct typist {
	const struct layout *layout;
	const char *const *quotes; /* the locale's four; NULL: as typed */
	const char *space_before;  /* signs that a space stands before; NULL: none */
	bool inner;                  /* a single quote has been opened */
	struct buf out;              /* of the run in hand, up to its byte `done` */
	const char *text;
	size_t done;                 /* 0: nothing of it has changed */
	uint32_t before;             /* code point before the one at hand, over runs; 0 at the start */
};

static bool
opens(uint32_t before)
{
	return !before || uc_is_property_white_space(before) || before == 0xA0 ||
	    (before < 128 && strchr("([{/-", (int)before)) || before == 0x2013 || before == 0x2014;
}

/* Put a text in place of the `used` bytes at s; returns these. */
static size_t
put(struct typist *t, const char *s, const char *instead, uint32_t last, size_t used)
{
	size_t at = (size_t)(s - t->text);
	buf_put(&t->out, t->text + t->done, at - t->done);
	buf_puts(&t->out, instead);
	t->done = at + used;
	t->before = last;
	return used;
}

static size_t
dash(struct typist *t, const char *s, size_t left)
{
	bool two = left > 1 && s[1] == '-', three = two && left > 2 && s[2] == '-';
	if (!t->layout->typography.smart_dashes || !two || (three && left > 3 && s[3] == '-') || t->before == '-')
		return 0;
	return three ? put(t, s, "—", 0x2014, 3) : put(t, s, "–", 0x2013, 2);
}

/* A number range: as long on both sides and rising, or years cut to two digits ('2019-21'); what could
 * be a date, a telephone number or an identifier stays. */
static size_t
range(struct typist *t, const char *s, size_t left, const char *start)
{
	size_t m = 0, n = 0;
	while (s - m > start && s[-1 - (long)m] >= '0' && s[-1 - (long)m] <= '9')
		m++;
	while (n + 1 < left && s[1 + n] >= '0' && s[1 + n] <= '9')
		n++;
	bool alone = (s - m == start || strchr(" (", s[-1 - (long)m])) &&
	    (n + 1 == left || strchr(" ,.;:)%\n", s[1 + n]));
	if (!t->layout->typography.number_ranges || !m || !n || m > 4 || n > 4 || !alone)
		return 0;
	long a = strtol(s - m, NULL, 10), b = strtol(s + 1, NULL, 10);
	bool rising = a < b && (m == n || (m < 4 && n < 4));
	bool cut = m == 4 && n == 2 && b > 12 && a % 100 < b;
	return rising || cut ? put(t, s, "–", 0x2013, 1) : 0;
}

/* Does a letter follow, as one does an apostrophe? */
static bool
in_word(const char *s, size_t left)
{
	size_t used;
	return left > 1 && uc_is_general_category(utf8_decode(s + 1, left - 1, &used), UC_LETTER);
}

static size_t
quote(struct typist *t, const char *s, size_t left)
{
	if (!t->quotes)
		return 0;
	bool open = opens(t->before);
	if (*s == '"')
		return put(t, s, open ? t->quotes[OPEN] : t->quotes[CLOSE], open ? '(' : '"', 1);
	bool digit = left > 1 && s[1] >= '0' && s[1] <= '9';
	if (open && !digit && left > 1 && memchr(s + 1, '\'', left - 1)) {
		t->inner = true;
		return put(t, s, t->quotes[INNER_OPEN], '(', 1);
	}
	if (t->inner && !in_word(s, left)) {
		t->inner = false;
		return put(t, s, t->quotes[INNER_CLOSE], '\'', 1);
	}
	return put(t, s, "’", '\'', 1);
}

/* A French space between a word and its sign: before ':;!?' and '»', behind '«'. */
static bool
stays_close(const struct typist *t, const char *s, size_t left)
{
	if (t->before == 0xAB || (left > 2 && !strncmp(s + 1, "»", 2)))
		return true;
	return left > 1 && strchr(t->space_before, s[1]) && (left == 2 || s[2] == ' ');
}

/* What the bytes at s become; 0 when they stay. */
static size_t
change(struct typist *t, const char *s, size_t left, const char *start)
{
	size_t used = 0;
	if (*s == '-') {
		used = dash(t, s, left);
		return used ? used : range(t, s, left, start);
	}
	if (*s == '.' && t->layout->typography.smart_dashes && left > 2 && !strncmp(s, "...", 3) &&
	    (left == 3 || s[3] != '.') && t->before != '.')
		return put(t, s, "…", 0x2026, 3);
	if (*s == '"' || *s == '\'')
		return quote(t, s, left);
	if (*s == ' ' && t->space_before && stays_close(t, s, left))
		return put(t, s, "\u00A0", 0xA0, 1);
	return 0;
}

/* What address_find and change look for: without one of these, all stays as it is typed. */
#define ADDRESS_MARKS ".:@"
#define MARKS         ADDRESS_MARKS "-\"'"

/* How many bytes stay as they are, whatever stands before them. */
static size_t
plain_length(const struct typist *t, const char *s, size_t most)
{
	size_t n = strcspn(s, t->space_before ? MARKS " " : MARKS);
	return n < most ? n : most;
}

static uint32_t
last_code(const char *s, size_t len)
{
	size_t i = len - 1, used;
	while (i > 0 && ((unsigned char)s[i] & 0xC0) == 0x80)
		i--;
	return utf8_decode(s + i, len - i, &used);
}

/* The text as it is to be set: the same one where nothing changes. */
static const char *
type_run(struct typist *t, const char *text, struct arena *arena)
{
	size_t len = strlen(text);
	struct address a = {0};
	bool found = strpbrk(text, ADDRESS_MARKS) && address_find(text, 0, len, &a);
	t->text = text;
	t->done = t->out.len = 0;
	for (size_t i = 0; i < len;) {
		if (found && i == a.begin) {
			t->before = 'x';
			i = a.end;
			found = address_find(text, i, len, &a);
			continue;
		}
		size_t left = (found ? a.begin : len) - i, used = plain_length(t, text + i, left);
		if (used)
			t->before = last_code(text + i, used);
		else if (!(used = change(t, text + i, left, text)))
			t->before = utf8_decode(text + i, len - i, &used);
		i += used;
	}
	if (!t->done)
		return text;
	buf_put(&t->out, text + t->done, len - t->done);
	return arena_dup(arena, t->out.data, t->out.len);
}

struct rich
typo_apply(const struct style *s, const struct rich *text)
{
	struct typist t = {.layout = s->layout};
	if (s->layout->typography.quotes == QUOTES_SMART)
		t.quotes = s->locale->quotes;
	t.space_before = t.quotes ? s->locale->space_before : NULL;
	if (!t.quotes && !s->layout->typography.smart_dashes && !s->layout->typography.number_ranges)
		return *text;
	struct rich r = {0};
	for (size_t i = 0; i < text->count; i++) {
		struct rich_run run = text->runs[i];
		if (run.style & RICH_CODE)
			t.before = 'x';
		else
			run.text = type_run(&t, run.text, s->work);
		rich_add(s->work, &r, run);
	}
	buf_free(&t.out);
	return r;
}
