/* Line breaks: UAX #14, then what CVs need beyond it.
 *
 * libunistring says where Unicode allows a break; between plain words, which most are, it is
 * not asked. Three passes over what lies between follow, each linear: its answers become ours
 * (a break behind white space is moved before it, one behind a soft hyphen likewise); inside
 * ordinary words the breaks that a typesetter would not take are struck out; inside URLs all
 * are replaced by our own. Nothing looks farther than a few characters around a place, except
 * for the ends of the token that it stands in.
 *
 * Not done: dictionaries for Thai, Lao and Khmer, whose words stay whole between spaces. */
#include "text/breaks.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unilbrk.h>
#include "base/utf8.h"
#include "text/address.h"

enum { SHORT_HALF = 3, CITATION_MAX = 24, UNIT_MAX = 4, SIGN_MAX = 3 /* bytes */ };

struct text {
	const char *s;
	size_t len;
	unsigned char *kinds;
	const char *encoding; /* that says libunistring the language */
	bool korean;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_lower(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static bool
is_letter(char c)
{
	return is_lower(c) || (c >= 'A' && c <= 'Z');
}

static bool
is_ascii_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool
is_alnum(char c)
{
	return is_ascii_letter(c) || is_digit(c);
}

/* A mark that nothing breaks before. */
static bool
is_closing(char c)
{
	return c == ',' || c == '.' || c == ':' || c == ';' || c == ')' || c == ']' ||
	       c == '!' || c == '?';
}

static bool
is_wordy(char c)
{
	return is_letter(c) || is_digit(c);
}

/* Length in bytes of the breaking white space at i; 0 if there is none. */
static size_t
space_at(const struct text *t, size_t i)
{
	size_t used;
	uint32_t code;

	if (i >= t->len)
		return 0;
	if (t->s[i] == ' ' || t->s[i] == '\t')
		return 1;
	if ((unsigned char)t->s[i] < 0xe1)
		return 0;
	code = utf8_decode(t->s + i, t->len - i, &used);
	if (code == 0x1680 || code == 0x205f || code == 0x3000 ||
	    (code >= 0x2000 && code <= 0x200a && code != 0x2007))
		return used;
	return 0;
}

static bool
has_at(const struct text *t, size_t i, const char *what)
{
	size_t len;

	if (i >= t->len || t->s[i] != *what)
		return false;
	len = strlen(what);
	return len <= t->len - i && memcmp(t->s + i, what, len) == 0;
}

static bool
has_before(const struct text *t, size_t i, const char *what)
{
	return i >= strlen(what) && has_at(t, i - strlen(what), what);
}

static bool
is_lang(const char *lang, const char *code)
{
	return lang && (lang[0] | 0x20) == code[0] && (lang[1] | 0x20) == code[1] &&
	       (lang[2] == '\0' || lang[2] == '-');
}

/* libunistring takes characters of ambiguous width for wide ones when the encoding is East
 * Asian: that is how a language gets there. */
static const char *
encoding_for(const char *lang)
{
	static const char *const encodings[][2] = {
	    {"ja", "EUC-JP"},
	    {"ko", "EUC-KR"},
	    {"zh", "GB18030"},
	};

	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
		if (is_lang(lang, encodings[i][0]))
			return encodings[i][1];
	return "UTF-8";
}

/* UAX #14 lets nothing break before '.' and '/', even behind a space: right for a lost full
 * stop, wrong for '.NET' and '/etc'. */
static bool
begins_word_with_stop(const struct text *t, size_t space, size_t i)
{
	return (t->s[i] == '.' || t->s[i] == '/') && i + 1 < t->len && is_wordy(t->s[i + 1]) &&
	       space > 0 && !strchr("([{", t->s[space - 1]);
}

/* A bar, dot or dash with white space on both sides parts what stands around it: it ends a
 * line, but begins none. */
static size_t
separator_end(const struct text *t, size_t i)
{
	static const char *const marks[] = {
	    "|", "\xc2\xb7", "\xe2\x80\xa2", "\xe2\x80\x93", "\xe2\x80\x94"};

	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
		if (has_at(t, i, marks[k]))
			return space_at(t, i + strlen(marks[k])) ? i + strlen(marks[k]) : 0;
	return 0;
}

struct translation {
	size_t
	    space; /* where the white space before the place begins; SIZE_MAX: there is none */
	bool must; /* a newline was just passed */
};

static void
note_space(const struct text *t, struct translation *tr, size_t i)
{
	if (tr->must)
		t->kinds[i] = BREAK_MUST;
	tr->must = false;
	if (tr->space == SIZE_MAX)
		tr->space = i;
}

static enum break_kind
translate_one(const struct text *t, struct translation *tr, size_t i, char raw)
{
	bool possible = raw == UC_BREAK_POSSIBLE;

	if (tr->must)
		return BREAK_MUST;
	if (tr->space != SIZE_MAX) {
		possible = (possible && !separator_end(t, i)) ||
		           begins_word_with_stop(t, tr->space, i);
		if (possible && tr->space > 0 && t->kinds[tr->space] == BREAK_NO)
			t->kinds[tr->space] = BREAK_SPACE;
		return BREAK_NO;
	}
	if (possible && has_before(t, i, "\xc2\xad")) {
		t->kinds[i - 2] = i > 2 ? BREAK_HYPHEN : BREAK_NO;
		return BREAK_NO;
	}
	return possible && i > 0 ? BREAK_ALLOWED : BREAK_NO;
}

/* From libunistring's values, which stand in kinds, to ours. */
static void
translate(const struct text *t)
{
	struct translation tr = {SIZE_MAX, false};
	size_t used;

	for (size_t i = 0; i < t->len; i += used) {
		char raw = (char)t->kinds[i];
		size_t space = space_at(t, i);

		used = space ? space : 1;
		if (((unsigned char)t->s[i] & 0xc0) == 0x80) {
			t->kinds[i] = BREAK_NO;
			continue;
		}
		if (space) {
			memset(t->kinds + i, BREAK_NO, used);
			note_space(t, &tr, i);
			continue;
		}
		t->kinds[i] = (unsigned char)translate_one(t, &tr, i, raw);
		tr.space = SIZE_MAX;
		tr.must = raw == UC_BREAK_MANDATORY;
	}
}

/* A run of characters that are neither white space nor newline. */
struct token {
	size_t begin, end;
	size_t lead; /* end of the brackets, quotes and hyphens that it begins with */
	bool plain;  /* a word without a break or an address in it, see plain_end */
};

static size_t
skip_lead(const struct text *t, size_t i, size_t end)
{
	static const char *const marks[] = {"-", "(", "[", "{", "<", "\"", "'", "\xe2\x80\x90",
	    "\xe2\x80\x91", "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\x98", "\xe2\x80\x9c",
	    "\xe2\x80\x9e", "\xc2\xab"};
	size_t k = 0;

	while (i < end && !is_wordy(t->s[i]) && k < sizeof marks / sizeof *marks) {
		if (has_at(t, i, marks[k])) {
			i += strlen(marks[k]);
			k = 0;
		} else {
			k++;
		}
	}
	return i;
}

/* 'and/or': at most three lower-case letters on either side of the slash before i, and nothing
 * more. */
static bool
is_short_slash(const struct text *t, const struct token *tok, size_t i)
{
	size_t left = i - 1, right = i;

	while (left > tok->begin && i - 1 - left <= SHORT_HALF && is_lower(t->s[left - 1]))
		left--;
	while (right < tok->end && right - i <= SHORT_HALF && is_lower(t->s[right]))
		right++;
	if (i - 1 - left > SHORT_HALF || right - i > SHORT_HALF)
		return false;
	return (left == tok->begin || !is_wordy(t->s[left - 1])) &&
	       (right == tok->end || !is_wordy(t->s[right]));
}

static bool
is_bound_slash(const struct text *t, const struct token *tok, size_t i)
{
	if (t->s[i - 1] != '/')
		return false;
	return i < tok->lead + 2 || is_digit(t->s[i - 2]) || is_digit(t->s[i]) ||
	       is_short_slash(t, tok, i);
}

static size_t
character_len(const struct text *t, size_t i)
{
	size_t used;

	utf8_decode(t->s + i, t->len - i, &used);
	return used;
}

/* Length of the hyphen that ends before i; 0 if there is none. */
static size_t
hyphen_before(const struct text *t, size_t i)
{
	if (t->s[i - 1] == '-')
		return 1;
	return has_before(t, i, "\xe2\x80\x90") ? 3 : 0;
}

/* A hyphen before i with one letter alone on one of its sides. */
static bool
is_single_letter(const struct text *t, const struct token *tok, size_t i)
{
	size_t hyphen = hyphen_before(t, i), next = i + character_len(t, i);

	if (!hyphen)
		return false;
	if (is_letter(t->s[tok->lead]) && tok->lead + character_len(t, tok->lead) + hyphen == i)
		return true;
	return is_wordy(t->s[i]) && (next >= tok->end || strchr(".,;:!?)", t->s[next]));
}

static bool
is_in_ranges(uint32_t code, const uint32_t (*ranges)[2], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (code >= ranges[i][0] && code <= ranges[i][1])
			return true;
	return false;
}

/* A letter of Korean words: Hangul, in Korean text Chinese characters, too. */
static bool
is_korean(const struct text *t, uint32_t code)
{
	static const uint32_t hangul[][2] = {
	    {0x1100, 0x11ff}, {0x3130, 0x318f}, {0xa960, 0xa97f}, {0xac00, 0xd7ff}};
	static const uint32_t han[][2] = {
	    {0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xf900, 0xfaff}, {0x20000, 0x3ffff}};

	return is_in_ranges(code, hangul, sizeof hangul / sizeof *hangul) ||
	       (t->korean && is_in_ranges(code, han, sizeof han / sizeof *han));
}

/* Korean parts its words by spaces, and a particle belongs to the word before it, be that in
 * Latin letters or brackets. UAX #14 §8.2 leaves it to the style; this is that of CSS's
 * keep-all. */
static bool
is_in_korean_word(const struct text *t, size_t i)
{
	size_t used, start = i - 1;

	while (start > 0 && ((unsigned char)t->s[start] & 0xc0) == 0x80)
		start--;
	uint32_t before = utf8_decode(t->s + start, i - start, &used);
	uint32_t after = utf8_decode(t->s + i, t->len - i, &used);

	if (is_korean(t, after))
		return is_korean(t, before) || before == 0x201d || before == 0x2019 ||
		       (before < 0x80 &&
		           (is_wordy((char)before) || strchr(")]}%\"'", (int)before)));
	return is_korean(t, before) && after < 0x80 && is_wordy((char)after);
}

/* Is the break before i, which Unicode allows, one that we don't take? */
static bool
is_struck_out(const struct text *t, const struct token *tok, size_t i)
{
	char before = t->s[i - 1], after = t->s[i];

	if (i <= tok->lead)
		return true;
	if (before == '+' || after == '+')
		return true;
	if (strchr(".,:;", before) && is_wordy(after))
		return true;
	if ((before == ']' || before == ')') && (after == '[' || after == '('))
		return true;
	if (has_before(t, i, "\xe2\x80\x93") && is_digit(after) && i >= tok->begin + 4 &&
	    is_digit(t->s[i - 4]))
		return true;
	return is_bound_slash(t, tok, i) || is_single_letter(t, tok, i) ||
	       is_in_korean_word(t, i);
}

static void
mend_word(const struct text *t, const struct token *tok)
{
	for (size_t i = tok->begin + 1; i < tok->end; i++) {
		if (t->kinds[i] == BREAK_ALLOWED && is_struck_out(t, tok, i))
			t->kinds[i] = BREAK_NO;
	}
}

static void
mend_urls(const struct text *t, const struct token *tok)
{
	struct address address = {tok->begin, tok->begin};

	while (address_find(t->s, address.end, tok->end, &address)) {
		for (size_t i = address.begin + 1; i < address.end; i++)
			t->kinds[i] =
			    address_breaks_at(t->s, &address, i) ? BREAK_URL : BREAK_NO;
	}
}

/* '[1, 2]': the citation that begins with the bracket at i holds together. */
static void
bind_citation(const struct text *t, size_t i)
{
	size_t end = i + 1;

	while (end < t->len && end - i < CITATION_MAX && t->s[end] != ']') {
		if (!is_digit(t->s[end]) && !strchr(" ,;-", t->s[end]) &&
		    !strchr("\xe2\x80\x93", t->s[end]))
			return;
		end++;
	}
	if (end < t->len && t->s[end] == ']')
		memset(t->kinds + i + 1, BREAK_NO, end - i);
}

static bool
is_unit(const struct text *t, size_t i, size_t end)
{
	static const char *const units[] = {"%", "‰", "°", "°C", "°F", "€", "$", "£", "¥",
	    "CHF", "EUR", "GBP", "USD", "nm", "µm", "μm", "mm", "cm", "m", "km", "mg", "g",
	    "kg", "t", "ml", "l", "ns", "µs", "μs", "ms", "s", "min", "h", "Hz", "kHz", "MHz",
	    "GHz", "THz", "B", "kB", "KB", "MB", "GB", "TB", "PB", "Kbit", "Mbit", "Gbit", "mW",
	    "W", "kW", "MW", "GW", "kWh", "MWh", "mV", "V", "kV", "mA", "A", "eV", "keV", "MeV",
	    "GeV", "TeV", "J", "kJ", "MJ", "N", "kN", "Pa", "kPa", "MPa", "GPa", "K", "mol",
	    "dB", "px", "pt", "ha", "m²", "km²", "m³"};

	while (end > i && strchr(".,;:!?)]", t->s[end - 1]))
		end--;
	for (size_t k = 0; end - i <= UNIT_MAX && k < sizeof units / sizeof *units; k++) {
		if (units[k][0] == t->s[i] && strlen(units[k]) == end - i &&
		    memcmp(units[k], t->s + i, end - i) == 0)
			return true;
	}
	return false;
}

/* Does the token that ends at i consist of a sign that belongs to the number behind? */
static bool
is_sign(const struct text *t, const struct token *tok)
{
	static const char *const signs[] = {"€", "$", "£", "¥", "±", "−", "~", "≈", "≤", "≥",
	    "§", "№", "<", ">", "No.", "Nr.", "p.", "pp."};
	size_t len = tok->end - tok->begin;

	for (size_t k = 0; len <= SIGN_MAX && k < sizeof signs / sizeof *signs; k++) {
		if (signs[k][0] == t->s[tok->begin] && strlen(signs[k]) == len &&
		    memcmp(signs[k], t->s + tok->begin, len) == 0)
			return true;
	}
	return false;
}

/* Is the white space between two tokens one between a number and its unit or sign? */
static inline bool
is_bound(const struct text *t, const struct token *before, const struct token *after)
{
	return (is_digit(t->s[before->end - 1]) && is_unit(t, after->begin, after->end)) ||
	       (is_digit(t->s[after->begin]) && is_sign(t, before));
}

static bool
is_newline(char c)
{
	return c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

/* A letter from U+00C0 to U+017F: Latin, and of the class of ASCII's. */
static bool
is_latin(const struct text *t, size_t i)
{
	unsigned char lead = (unsigned char)t->s[i];

	return lead >= 0xc3 && lead <= 0xc5 && i + 1 < t->len &&
	       !(lead == 0xc3 && (has_at(t, i, "×") || has_at(t, i, "÷")));
}

/* The end of the marks that nothing breaks before, if a space or the end of the text follows;
 * else 0. */
static size_t
closed_end(const struct text *t, size_t i)
{
	while (i < t->len && is_closing(t->s[i]))
		i++;
	return i == t->len || t->s[i] == ' ' ? i : 0;
}

/* The end of the plain word that begins at i: Latin letters and digits, perhaps a percent sign,
 * then marks that nothing breaks before, then a space or the end of the text. 0 if another
 * token begins there. */
static size_t
plain_end(const struct text *t, size_t i)
{
	size_t begin = i;

	while (i < t->len) {
		if (is_alnum(t->s[i]))
			i++;
		else if (is_latin(t, i))
			i += 2;
		else
			break;
	}
	if (i == begin)
		return 0;
	if (i < t->len && t->s[i] == '%' && is_digit(t->s[i - 1]))
		i++;
	return closed_end(t, i);
}

/* The next token at or behind i; false at the end of the text. */
static bool
next_token(const struct text *t, size_t i, struct token *tok)
{
	size_t space;

	while (i < t->len && ((space = space_at(t, i)) != 0 || is_newline(t->s[i])))
		i += space ? space : 1;
	tok->begin = tok->lead = i;
	tok->end = plain_end(t, i);
	tok->plain = tok->end > i;
	if (tok->plain)
		return true;
	while (i < t->len && !space_at(t, i) && !is_newline(t->s[i]))
		i++; /* no continuation byte looks like either */
	tok->end = i;
	tok->lead = skip_lead(t, tok->begin, tok->end);
	return tok->begin < tok->end;
}

static void
bind_citations(const struct text *t)
{
	const char *at = t->s, *end = t->s + t->len;

	while ((at = memchr(at, '[', (size_t)(end - at))) != NULL) {
		if (++at < end && is_digit(*at))
			bind_citation(t, (size_t)(at - 1 - t->s));
	}
}

static size_t
skip_spaces(const struct text *t, size_t i)
{
	while (i < t->len && t->s[i] == ' ')
		i++;
	return i;
}

/* The end of the first plain word behind i, or that of the text. */
static size_t
stretch_end(const struct text *t, size_t i)
{
	size_t end;

	while (i < t->len) {
		const char *space = memchr(t->s + i, ' ', t->len - i);

		i = space ? skip_spaces(t, (size_t)(space - t->s)) : t->len;
		if ((end = plain_end(t, i)) != 0)
			return end;
	}
	return t->len;
}

/* The breaks from one plain word or separator, or the beginning, to another, or the end. */
static void
break_stretch(const struct text *t, size_t begin, size_t end)
{
	struct text part = *t;
	struct token tok, before = {0};

	part.s += begin;
	part.len = end - begin;
	part.kinds += begin;
	u8_possible_linebreaks(
	    (const uint8_t *)part.s, part.len, t->encoding, (char *)part.kinds);
	translate(&part);
	part = *t;
	part.len = end;
	for (size_t i = begin; next_token(&part, i, &tok); i = tok.end) {
		if (!tok.plain) {
			mend_word(t, &tok);
			mend_urls(t, &tok);
		}
		if (before.end > before.begin && t->kinds[before.end] == BREAK_SPACE &&
		    is_bound(t, &before, &tok))
			t->kinds[before.end] = BREAK_NO;
		before = tok;
	}
}

static bool
is_inner_hyphen(const struct text *t, size_t begin, size_t i)
{
	return t->s[i] == '-' && i > begin && is_ascii_letter(t->s[i - 1]) && i + 1 < t->len &&
	       is_ascii_letter(t->s[i + 1]);
}

/* The same for a word of letters of ASCII with hyphens between them, behind which it breaks. */
static size_t
compound_end(const struct text *t, size_t i)
{
	size_t begin = i;

	while (i < t->len && (is_ascii_letter(t->s[i]) || is_inner_hyphen(t, begin, i)))
		i++;
	return i > begin ? closed_end(t, i) : 0;
}

static void
break_compound(const struct text *t, const struct token *word)
{
	for (size_t i = word->begin + 1; i < word->end; i++) {
		if (t->s[i - 1] == '-')
			t->kinds[i] = BREAK_ALLOWED;
	}
	mend_word(t, word);
}

/* Between plain words and separators there are breaks at the spaces, but before a separator,
 * and nowhere else, and nothing is carried over either: only stretches with other words need
 * more. */
void
breaks_find(const char *text, size_t len, const char *lang, unsigned char *kinds)
{
	struct text t = {text, len, kinds, encoding_for(lang), is_lang(lang, "ko")};
	struct token before = {0};

	memset(kinds, BREAK_NO, len);
	kinds[len] = BREAK_MUST;
	for (size_t i = skip_spaces(&t, 0); i < len; i = skip_spaces(&t, before.end)) {
		struct token word = {.begin = i, .end = plain_end(&t, i), .lead = i};
		bool separates = false;

		if (!word.end && (word.end = compound_end(&t, i)) != 0)
			break_compound(&t, &word);
		if (!word.end)
			separates = (word.end = separator_end(&t, i)) != 0;
		if (word.end) {
			if (before.end && !separates && !is_bound(&t, &before, &word))
				kinds[before.end] = BREAK_SPACE;
		} else {
			word.end = stretch_end(&t, i);
			break_stretch(&t, before.begin, word.end);
			for (word.begin = word.end;
			     word.begin > before.begin && text[word.begin - 1] != ' ';)
				word.begin--;
		}
		before = word;
	}
	bind_citations(&t);
}
