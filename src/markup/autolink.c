/* Finding bare addresses. */
#include "markup/autolink.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unictype.h>

#include "base/utf8.h"

#define URL_LIMIT  2000
#define MAIL_LIMIT 254 /* RFC 5321 */

/* Does an address end before this character? */
static bool
ends_url(uint32_t c)
{
	if (c < 0x80)
		return c <= ' ' || c == 0x7F || strchr("<>\"`*|[]{}\\^", (int)c);
	return !uc_is_general_category(c, UC_LETTER) && !uc_is_general_category(c, UC_NUMBER) &&
	       !uc_is_general_category(c, UC_MARK);
}

static size_t
url_length(const char *text, size_t len)
{
	size_t n = 0, used;
	while (n < len && n < URL_LIMIT && !ends_url(utf8_decode(text + n, len - n, &used)))
		n += used;
	return n;
}

/* Without trailing punctuation and unopened parentheses. */
static size_t
trimmed_length(const char *text, size_t n)
{
	size_t open = 0, close = 0;
	for (size_t i = 0; i < n; i++) {
		open += text[i] == '(';
		close += text[i] == ')';
	}
	while (n > 0) {
		bool extra = text[n - 1] == ')' && close > open;
		if (!extra && !strchr("?!.,:;_~'", text[n - 1]))
			break;
		close -= extra;
		n--;
	}
	return n;
}

static bool
follows_any(const char *text, size_t i, const char *others)
{
	return i > 0 && strchr(others, text[i - 1]);
}

static size_t
scheme_length(const char *s, size_t len)
{
	if (len > 8 && strncasecmp(s, "https://", 8) == 0)
		return 8;
	return len > 7 && strncasecmp(s, "http://", 7) == 0 ? 7 : 0;
}

static bool
is_mail_char(char c)
{
	return isalnum((unsigned char)c) || (c && strchr("._%+-", c));
}

/* '@' and a domain with a dot in it; the length without what trails it. */
static size_t
domain_length(const char *s, size_t len)
{
	size_t n = 1;
	while (n < len && n < MAIL_LIMIT &&
	       (isalnum((unsigned char)s[n]) || s[n] == '-' || s[n] == '.'))
		n++;
	while (n > 1 && !isalnum((unsigned char)s[n - 1]))
		n--;
	bool dotted = n > 3 && memchr(s + 2, '.', n - 3) && !memmem(s, n, "..", 2);
	return dotted && s[1] != '.' && s[1] != '-' ? n : 0;
}

static size_t
mail_length(const char *s, size_t len)
{
	size_t n = 0;
	while (n < len && n < MAIL_LIMIT && is_mail_char(s[n]))
		n++;
	if (n == 0 || n >= len || s[n] != '@')
		return 0;
	size_t domain = domain_length(s + n, len - n);
	return domain ? n + domain : 0;
}

enum autolink
autolink_at(const char *text, size_t len, size_t i, size_t *length)
{
	const char *s = text + i;
	if (!isalnum((unsigned char)*s) || (i > 0 && isalnum((unsigned char)text[i - 1])))
		return AUTOLINK_NONE;
	size_t scheme = scheme_length(s, len - i);
	bool www = len - i > 4 && strncasecmp(s, "www.", 4) == 0;
	if ((scheme || www) && !follows_any(text, i, "</@.=-_")) {
		*length = trimmed_length(s, url_length(s, len - i));
		if (*length > (scheme ? scheme : 4) &&
		    (scheme || memchr(s + 4, '.', *length - 4)))
			return scheme ? AUTOLINK_URL : AUTOLINK_WWW;
	}
	if (follows_any(text, i, "<._%+-\\/@"))
		return AUTOLINK_NONE;
	*length = mail_length(s, len - i);
	return *length ? AUTOLINK_MAIL : AUTOLINK_NONE;
}
