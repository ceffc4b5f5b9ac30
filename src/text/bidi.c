/* Bidirectional text. FriBidi works on UTF-32: the text is decoded, and its answers are spread
 * over the bytes. Nearly every CV has no right-to-left character at all, which a scan that only
 * decodes what could be one finds out first. */
#include "text/bidi.h"

#include <fribidi.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/utf8.h"

enum { PHONE_DIGITS = 7 };

/* Letters, marks and explicit codes that can raise a level to an odd one. */
static bool
is_rightward(uint32_t code)
{
	if (code < 0x590)
		return false;
	return code <= 0x8ff || code == 0x200f || code == 0x202b || code == 0x202e ||
	       code == 0x2067 || (code >= 0xfb1d && code <= 0xfdff) ||
	       (code >= 0xfe70 && code <= 0xfefe) || (code >= 0x10800 && code <= 0x10fff) ||
	       (code >= 0x1e800 && code <= 0x1efff);
}

/* Where eight bytes of ASCII in a row end, from i on. */
static size_t
ascii_end(const char *text, size_t i, size_t len)
{
	uint64_t eight;

	for (; i + sizeof eight <= len; i += sizeof eight) {
		memcpy(&eight, text + i, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	return i;
}

static bool
has_rightward(const char *text, size_t len)
{
	size_t used;

	for (size_t i = ascii_end(text, 0, len); i < len; i += used) {
		used = 1;
		if ((unsigned char)text[i] >= 0xd6 &&
		    is_rightward(utf8_decode(text + i, len - i, &used)))
			return true;
	}
	return false;
}

static FriBidiStrIndex
decode(const char *text, size_t len, FriBidiChar *codes)
{
	FriBidiStrIndex count = 0;
	size_t used;

	for (size_t i = 0; i < len; i += used)
		codes[count++] = utf8_decode(text + i, len - i, &used);
	return count;
}

static bool
is_space(FriBidiCharType type)
{
	return type == FRIBIDI_TYPE_WS || type == FRIBIDI_TYPE_BN || FRIBIDI_IS_ISOLATE(type);
}

/* Signs that are letters of a word (rule HL3): the '+' of 'C++', the '#' of 'C#', the '.' of
 * '.NET'. By their own types they would leave the word for its other side. */
static void
join_signs(const FriBidiChar *codes, FriBidiStrIndex count, FriBidiCharType *types)
{
	for (FriBidiStrIndex i = 0; i < count; i++) {
		bool behind = i > 0 && types[i - 1] == FRIBIDI_TYPE_LTR;
		bool begins = (i == 0 || is_space(types[i - 1])) && i + 1 < count &&
		              types[i + 1] == FRIBIDI_TYPE_LTR;

		if (((codes[i] == '+' || codes[i] == '#') && behind) ||
		    (codes[i] == '.' && begins))
			types[i] = FRIBIDI_TYPE_LTR;
	}
}

static bool
is_digit(FriBidiChar code)
{
	return code >= '0' && code <= '9';
}

/* The last digit of the telephone number whose '+' stands at i; 0: it is none. */
static FriBidiStrIndex
phone_end(const FriBidiChar *codes, FriBidiStrIndex count, FriBidiStrIndex i)
{
	FriBidiStrIndex last = 0, digits = 0;

	for (i++; i < count; i++) {
		if (is_digit(codes[i])) {
			last = i;
			digits++;
		} else if (!digits || (codes[i] != ' ' && codes[i] != '-' && codes[i] != '(' &&
		                          codes[i] != ')' && codes[i] != '.')) {
			break;
		}
	}
	return digits >= PHONE_DIGITS ? last : 0;
}

/* A telephone number is read from left to right, as is a date or a range with hyphens: in
 * Arabic they would be turned around. */
static void
join_numbers(const FriBidiChar *codes, FriBidiStrIndex count, FriBidiCharType *types)
{
	for (FriBidiStrIndex i = 0; i < count; i++) {
		FriBidiStrIndex last = codes[i] == '+' ? phone_end(codes, count, i) : 0;

		if (last)
			for (; i <= last; i++)
				types[i] = FRIBIDI_TYPE_LTR;
		else if (codes[i] == '-' && i > 0 && i + 1 < count && is_digit(codes[i - 1]) &&
		         is_digit(codes[i + 1]))
			types[i] = FRIBIDI_TYPE_CS;
	}
}

static bool
find_levels(const FriBidiChar *codes, FriBidiStrIndex count, bool base_rtl, FriBidiLevel *out)
{
	FriBidiParType base = base_rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
	FriBidiCharType *types = memory_alloc((size_t)count * sizeof *types);
	FriBidiBracketType *brackets = memory_alloc((size_t)count * sizeof *brackets);
	FriBidiLevel highest;

	fribidi_get_bidi_types(codes, count, types);
	join_signs(codes, count, types);
	join_numbers(codes, count, types);
	fribidi_get_bracket_types(codes, count, types, brackets);
	highest = fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, out);
	free(types);
	free(brackets);
	return highest != 0;
}

static void
spread_levels(const char *text, size_t len, const FriBidiLevel *from, signed char *levels)
{
	size_t used;

	for (size_t i = 0, k = 0; i < len; i += used, k++) {
		utf8_decode(text + i, len - i, &used);
		memset(levels + i, from[k], used);
	}
}

bool
bidi_levels(const char *text, size_t len, bool base_rtl, signed char *levels)
{
	FriBidiChar *codes;
	FriBidiLevel *found;
	bool ok = false;

	memset(levels, 0, len);
	if (!len || len > INT_MAX || (!base_rtl && !has_rightward(text, len)))
		return false;
	codes = memory_alloc(len * sizeof *codes);
	found = memory_alloc(len * sizeof *found);
	ok = find_levels(codes, decode(text, len, codes), base_rtl, found);
	if (ok)
		spread_levels(text, len, found, levels);
	free(codes);
	free(found);
	return ok;
}

static void
reverse(size_t *order, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		size_t swap = order[i];

		order[i] = order[n - 1 - i];
		order[n - 1 - i] = swap;
	}
}

void
bidi_order(const signed char *levels, size_t n, size_t *order)
{
	int highest = 0;
	size_t end;

	for (size_t i = 0; i < n; i++) {
		order[i] = i;
		highest = levels[i] > highest ? levels[i] : highest;
	}
	for (int level = highest; level > 0; level--) {
		for (size_t i = 0; i < n; i = end + 1) {
			for (end = i; end < n && levels[end] >= level; end++)
				;
			reverse(order + i, end - i);
		}
	}
}

/* The type of the first strong character outside isolates; neutral if there is none. */
static FriBidiCharType
first_strong(const char *text, size_t len)
{
	size_t used, isolates = 0;

	for (size_t i = 0; i < len; i += used) {
		FriBidiCharType type =
		    fribidi_get_bidi_type(utf8_decode(text + i, len - i, &used));

		if (FRIBIDI_IS_ISOLATE(type))
			isolates++;
		else if (type == FRIBIDI_TYPE_PDI && isolates)
			isolates--;
		else if (FRIBIDI_IS_STRONG(type) && FRIBIDI_IS_LETTER(type) && !isolates)
			return type;
	}
	return FRIBIDI_TYPE_ON;
}

bool
bidi_is_rtl(const char *text, size_t len)
{
	return FRIBIDI_IS_RTL(first_strong(text, len));
}

bool
bidi_is_ltr(const char *text, size_t len)
{
	return first_strong(text, len) == FRIBIDI_TYPE_LTR;
}
