/* Addresses: a scheme or 'www.', or an '@' with a dotted host behind it, or a host with a known
 * top level domain and a path, or a DOI. They end where no address goes on: at white space,
 * quotes, angle brackets, dashes and ideographs. */
#include "text/address.h"

#include <string.h>
#include <strings.h>

enum { CUT_MIN = 3, DOMAIN_MAX = 8 };

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* What quotes or encloses an address. */
static const bool is_quoting[0x80] = {
    ['<'] = true,
    ['>'] = true,
    ['"'] = true,
    ['`'] = true,
    ['{'] = true,
    ['}'] = true,
    ['|'] = true,
    ['\\'] = true,
    ['^'] = true,
};

/* May the byte stand in an address? Of what is not ASCII, letters of two bytes may. */
static bool
is_part(char c)
{
	unsigned char u = (unsigned char)c;

	if (u >= 0x80)
		return u >= 0xc3 ? u < 0xe0 : u < 0xc0;
	return u > ' ' && u < 0x7f && !is_quoting[u];
}

/* Is the sequence that begins here no part of an address? Continuation bytes go with their
 * lead. */
static size_t
part_end(const char *s, size_t i, size_t end)
{
	while (i < end && is_part(s[i]))
		i++;
	return i;
}

static bool
begins_with(const char *s, size_t len, const char *prefix)
{
	size_t n = strlen(prefix);

	return len > n && (s[0] | 0x20) == (prefix[0] | 0x20) && strncasecmp(s, prefix, n) == 0;
}

/* 'https://', 'www.', 'mailto:', 'doi:' and the like. */
static bool
has_scheme(const char *s, size_t len)
{
	static const char *const schemes[] = {"www.", "mailto:", "tel:", "doi:", "urn:"};
	size_t i = 0;

	for (size_t k = 0; k < sizeof schemes / sizeof *schemes; k++) {
		if (begins_with(s, len, schemes[k]))
			return true;
	}
	while (i < len && (is_alnum(s[i]) || s[i] == '+' || s[i] == '-' || s[i] == '.'))
		i++;
	return i > 0 && begins_with(s + i, len - i, "://");
}

static bool
is_mail(const char *s, size_t len)
{
	const char *at = memchr(s, '@', len);
	const char *dot = at ? memchr(at, '.', len - (size_t)(at - s)) : NULL;

	return at && at > s && is_alnum(at[-1]) && dot && dot > at + 1 && dot + 1 < s + len &&
	       is_alnum(dot[1]);
}

static bool
is_doi(const char *s, size_t len)
{
	size_t i = 3;

	if (!begins_with(s, len, "10."))
		return false;
	while (i < len && s[i] >= '0' && s[i] <= '9')
		i++;
	return i >= 7 && i < len && s[i] == '/';
}

static bool
is_domain(const char *s, size_t len)
{
	static const char *const domains[] = {"ac", "ai", "app", "at", "au", "be", "biz", "br",
	    "ca", "cc", "ch", "cn", "co", "com", "cz", "de", "dev", "dk", "edu", "es", "eu",
	    "fi", "fr", "fyi", "gl", "gov", "gr", "hu", "id", "ie", "il", "in", "info", "int",
	    "io", "ir", "it", "jp", "kr", "link", "lu", "ly", "me", "mil", "mx", "name", "net",
	    "nl", "no", "nz", "online", "org", "page", "pl", "pt", "ro", "se", "sg", "site",
	    "tech", "tr", "tw", "ua", "uk", "us", "xyz", "za"};

	for (size_t k = 0; len && len <= DOMAIN_MAX && k < sizeof domains / sizeof *domains;
	     k++) {
		if ((s[0] | 0x20) == domains[k][0] && strlen(domains[k]) == len &&
		    strncasecmp(domains[k], s, len) == 0)
			return true;
	}
	return false;
}

/* 'github.com/…': labels, the last a top level domain, then a path. */
static bool
is_host_and_path(const char *s, size_t len)
{
	size_t i = 0, label = 0;

	while (i < len && (is_alnum(s[i]) || s[i] == '-' || s[i] == '.')) {
		if (s[i] == '.')
			label = i + 1;
		i++;
	}
	return label > 1 && i < len && s[i] == '/' && is_domain(s + label, i - label);
}

static bool
is_address(const char *s, size_t len)
{
	return has_scheme(s, len) || is_host_and_path(s, len) || is_doi(s, len) ||
	       is_mail(s, len);
}

/* Without one of these a word is no address. */
static const bool is_mark[0x100] = {['.'] = true, [':'] = true, ['@'] = true};

/* Where the first word from i on begins that has a mark, but at its end, where most sentences have
 * one; `end` if there is none. */
static size_t
marked_word(const char *text, size_t i, size_t end)
{
	size_t mark = i;

	while (mark < end && !(is_mark[(unsigned char)text[mark]] && mark + 1 < end &&
				 (unsigned char)text[mark + 1] > ' '))
		mark++;
	if (mark == end)
		return end;
	while (mark > i && is_part(text[mark - 1]))
		mark--;
	return mark;
}

bool
address_find(const char *text, size_t from, size_t end, struct address *found)
{
	size_t i, stop;

	for (i = marked_word(text, from, end); i < end; i = marked_word(text, stop, end)) {
		stop = part_end(text, i, end);
		while (i < stop && !is_alnum(text[i]))
			i++;
		found->begin = i;
		found->end = stop;
		while (found->end > i && strchr(".,;:!?)]'*", text[found->end - 1]))
			found->end--;
		if (found->end > i && is_address(text + i, found->end - i))
			return true;
	}
	return false;
}

/* Between the two parts that a break would make there must be enough on either side. */
static bool
cuts_enough(const struct address *a, size_t i)
{
	return i - a->begin >= CUT_MIN && a->end - i >= CUT_MIN;
}

static bool
is_behind_scheme(const char *text, const struct address *a, size_t i)
{
	return i >= a->begin + CUT_MIN && text[i - 2] == '/' && text[i - 3] == ':';
}

bool
address_breaks_at(const char *text, const struct address *a, size_t i)
{
	char before = text[i - 1], after = text[i];

	if (before == '/')
		return after != '/' && !is_behind_scheme(text, a, i);
	return after && strchr(".?&=-_@#", after) && !strchr("./?&=-_@#:", before) &&
	       cuts_enough(a, i);
}
