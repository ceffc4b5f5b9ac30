/* Link targets: which may be linked, and how they are written in a URI (RFC 3986, RFC 3987). */
#include "markup/markup.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const struct scheme {
	const char *name;
	bool host; /* '//' and a host follow */
} SCHEMES[] = {{"http", true}, {"https", true}, {"mailto", false}, {"tel", false}};

/* Endings of files, lest 'cv.pdf' be taken for a host. */
static const char *const FILE_ENDINGS[] = {"pdf", "html", "htm", "md", "txt", "png", "jpg",
    "jpeg", "svg", "doc", "docx", "yaml", "yml", "json", "js", "css", "php", "zip", "tex",
    "bib"};

static const struct scheme *
scheme_find(const char *s, size_t len)
{
	for (size_t i = 0; i < sizeof SCHEMES / sizeof *SCHEMES; i++)
		if (strlen(SCHEMES[i].name) == len && strncasecmp(SCHEMES[i].name, s, len) == 0)
			return &SCHEMES[i];
	return NULL;
}

/* The length of 'scheme' in 'scheme:…', 0 if there is none. */
static size_t
scheme_length(const char *s)
{
	size_t n = 0;
	if (!isalpha((unsigned char)s[0]))
		return 0;
	while (isalnum((unsigned char)s[n]) || (s[n] && strchr("+-.", s[n])))
		n++;
	return s[n] == ':' ? n : 0;
}

static bool
is_host_char(unsigned char c)
{
	return isalnum(c) || c == '-' || c == '.' || c >= 0x80;
}

static bool
is_file_ending(const char *s, size_t len)
{
	for (size_t i = 0; i < sizeof FILE_ENDINGS / sizeof *FILE_ENDINGS; i++)
		if (strlen(FILE_ENDINGS[i]) == len && strncasecmp(FILE_ENDINGS[i], s, len) == 0)
			return true;
	return false;
}

/* Does it begin like 'example.com' or 'example.com/path', without a scheme? */
static bool
is_bare_host(const char *s)
{
	size_t n = 0, dot = 0;
	while (is_host_char((unsigned char)s[n])) {
		if (s[n] == '.')
			dot = n;
		n++;
	}
	if (!dot || dot + 2 >= n || s[0] == '.' || !strchr("/?#:", s[n]))
		return false;
	for (size_t i = dot + 1; i < n; i++)
		if (isdigit((unsigned char)s[i]))
			return false;
	return s[n] || !is_file_ending(s + dot + 1, n - dot - 1);
}

static bool
is_address(const char *s)
{
	const char *at = strchr(s, '@');
	if (!at || at == s || strchr(at + 1, '@') || strpbrk(s, " \t\n/:"))
		return false;
	const char *dot = strrchr(at, '.');
	return dot && dot > at + 1 && dot[1];
}

static bool
is_good_host(const char *s)
{
	size_t n = strcspn(s, "/?#");
	for (size_t i = 0; i < n; i++)
		if (!is_host_char((unsigned char)s[i]) && !strchr("@:[]_%~!$&'()*+,;=", s[i]))
			return false;
	return n > 0 && s[0] != ':' && s[0] != '.';
}

static bool
is_hex_pair(const char *s)
{
	return isxdigit((unsigned char)s[0]) && isxdigit((unsigned char)s[1]);
}

static const char *
encode(struct arena *a, const char *scheme, const char *rest, bool drop_space)
{
	struct buf b = {0};
	buf_puts(&b, scheme);
	for (const char *s = rest; *s; s++) {
		unsigned char c = (unsigned char)*s;
		if (drop_space && c == ' ')
			continue;
		if (isalnum(c))
			buf_putc(&b, (char)c);
		else if (c <= ' ' || c >= 0x7F || strchr("\"<>\\^`{|}", c) ||
		         (c == '%' && !is_hex_pair(s + 1)))
			buf_printf(&b, "%%%02X", c);
		else
			buf_putc(&b, (char)c);
	}
	const char *url = arena_dup(a, b.data ? b.data : "", b.len);
	buf_free(&b);
	return url;
}

static enum url_state
check_scheme(struct arena *a, const char *s, size_t len, const char **url)
{
	const struct scheme *known = scheme_find(s, len);
	if (!known)
		return URL_SCHEME;
	const char *rest = s + len + 1;
	bool mail = strcasecmp(known->name, "mailto") == 0;
	if (known->host && (strncmp(rest, "//", 2) != 0 || !is_good_host(rest + 2)))
		return URL_MALFORMED;
	if ((mail && !strchr(rest, '@')) || (!known->host && !*rest))
		return URL_MALFORMED;
	*url = encode(a, known->name, s + len, !known->host && !mail);
	return URL_OK;
}

static enum url_state
check_bare(struct arena *a, const char *s, const char **url)
{
	if (is_address(s)) {
		*url = encode(a, "mailto:", s, false);
	} else if (strncmp(s, "//", 2) == 0 && is_good_host(s + 2)) {
		*url = encode(a, "https:", s, false);
	} else if (is_bare_host(s)) {
		*url = encode(a, "https://", s, false);
	} else {
		return URL_PLACEHOLDER;
	}
	return URL_OK;
}

enum url_state
url_check(struct arena *a, const char *target, const char **url)
{
	size_t begin = strspn(target, " \t\n"), len = strlen(target);
	while (len > begin && strchr(" \t\n", target[len - 1]))
		len--;
	if (len == begin)
		return URL_EMPTY;
	const char *s = arena_dup(a, target + begin, len - begin);
	size_t scheme = scheme_length(s);
	/* 'example.com:8080' is a host and a port, 'To do: link' words. */
	if (!scheme || (is_bare_host(s) && isdigit((unsigned char)s[scheme + 1])))
		return check_bare(a, s, url);
	return check_scheme(a, s, scheme, url);
}

/* 'javascript:' of 'javascript:alert(1)'. */
static int
shown_scheme(const char *target)
{
	return (int)strcspn(target, ":") + 1;
}

void
url_report(
    struct diags *d, struct place p, enum url_state state, const char *target, const char *then)
{
	switch (state) {
	case URL_OK: return;
	case URL_SCHEME:
		diag_warn(d, p, "link-scheme", "links to '%.*s' are not allowed, %s",
		    shown_scheme(target), target, then);
		diag_help(d, "use http, https, mailto or tel");
		return;
	case URL_MALFORMED:
		diag_warn(
		    d, p, "link-target", "the address '%s' is malformed, %s", target, then);
		break;
	case URL_EMPTY:
		diag_warn(d, p, "link-target", "the link leads nowhere, %s", then);
		break;
	case URL_PLACEHOLDER:
		diag_warn(d, p, "link-target",
		    *target == '#' ? "the link '%s' leads nowhere, %s"
		                   : "'%s' is no address, %s",
		    target, then);
	}
	diag_help(d, "write it as 'https://example.org/page', or remove the link");
}
