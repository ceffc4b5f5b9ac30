/* Phone numbers as a layout wants them: within the country, abroad, or as digits alone.
 *
 * A number is taken apart only if it begins with '+', and its groups stay those that were
 * typed: which groups a country likes can't be told without the plans of all countries. Where a
 * national form isn't known, the international one is used. */
#include "typeset/header.h"

#include "base/buf.h"

#include <string.h>

#define DIGITS "0123456789"

enum { CODE_MAX = 3, AMERICAN_DIGITS = 10, AMERICAN_AREA = 3, AMERICAN_EXCHANGE = 6 };

/* ITU-T E.164: country codes of one and two digits; all others have three. */
static const char SHORT_CODES[] =
    " 1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 "
    "60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";
/* Where a 0 comes before the area within the country, and where nothing does. */
static const char ZERO_CODES[] =
    " 20 27 31 32 33 40 41 43 44 46 49 60 61 62 63 64 66 81 82 84 90 91 92 94 98 212 213 "
    "234 254 353 358 359 380 381 385 386 421 880 886 962 964 966 971 972 ";
static const char BARE_CODES[] =
    " 30 34 39 45 47 48 52 56 57 65 351 352 354 356 357 371 372 420 852 853 965 968 973 974 ";

struct number {
	char code[CODE_MAX + 1];
	const char *rest; /* what was typed behind the code */
};

static bool
has_code(const char *list, const char *code)
{
	char key[CODE_MAX + sizeof "  "] = " ";
	strcat(strcat(key, code), " ");
	return strstr(list, key) != NULL;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* False where more than one number is said, or an extension. */
static bool
read_number(const char *typed, struct number *n)
{
	while (*typed == ' ')
		typed++;
	if (*typed++ != '+')
		return false;
	*n = (struct number){0};
	for (size_t i = 0; i < CODE_MAX && !has_code(SHORT_CODES, n->code); i++, typed++) {
		if (!is_digit(*typed))
			return false;
		n->code[i] = *typed;
	}
	n->rest = typed;
	return strpbrk(typed, DIGITS) && !typed[strspn(typed, DIGITS " -.()")];
}

/* The groups of the rest, with `between` between two of them; a '(0)' is left out. */
static void
put_groups(struct buf *out, const char *rest, const char *between)
{
	bool any = false, gap = false;
	for (const char *p = rest; *p; p++) {
		if (!strncmp(p, "(0)", strlen("(0)"))) {
			p += strlen("0)");
			gap = true;
		} else if (!is_digit(*p)) {
			gap = true;
		} else {
			if (any && gap)
				buf_puts(out, between);
			buf_putc(out, *p);
			any = true;
			gap = false;
		}
	}
}

static void
put_american(struct buf *out, const char *digits)
{
	buf_putc(out, '(');
	buf_put(out, digits, AMERICAN_AREA);
	buf_puts(out, ") ");
	buf_put(out, digits + AMERICAN_AREA, AMERICAN_EXCHANGE - AMERICAN_AREA);
	buf_putc(out, '-');
	buf_puts(out, digits + AMERICAN_EXCHANGE);
}

static void
put_abroad(struct buf *out, const struct number *n, const char *between)
{
	buf_printf(out, "+%s%s", n->code, between);
	put_groups(out, n->rest, between);
}

static void
put_national(struct buf *out, const struct number *n)
{
	struct buf digits = {0};
	put_groups(&digits, n->rest, "");
	buf_putc(&digits, '\0');
	if (!strcmp(n->code, "1") && strlen(digits.data) == AMERICAN_DIGITS) {
		put_american(out, digits.data);
	} else if (has_code(ZERO_CODES, n->code) || has_code(BARE_CODES, n->code)) {
		if (has_code(ZERO_CODES, n->code))
			buf_putc(out, '0');
		put_groups(out, n->rest, " ");
	} else {
		put_abroad(out, n, " ");
	}
	buf_free(&digits);
}

const char *
phone_text(struct arena *a, const char *typed, enum phone_format format)
{
	struct number n;
	struct buf out = {0};
	if (format == PHONE_AS_TYPED || !read_number(typed, &n))
		return typed;
	if (format == PHONE_NATIONAL)
		put_national(&out, &n);
	else
		put_abroad(&out, &n, format == PHONE_E164 ? "" : " ");
	const char *text = arena_dup(a, out.data, out.len);
	buf_free(&out);
	return text;
}
