/* The text as libyaml gets it: stand-ins for characters that it refuses. */
#include "yaml/input.h"

#include <string.h>

#include "base/dict.h"
#include "base/utf8.h"

#define STOP_EVERY 128

static const char *const STAND_FOR[] = { "*", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xef\xbb\xbf" };
#define STAND_COUNT (sizeof STAND_FOR / sizeof *STAND_FOR)
#define STAND_FIRST 0xfdd0u
#define STAND_LENGTH 3 /* bytes of a stand-in */

static bool
is_name_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    c == '_' || c == '-';
}

static size_t
name_length(const char *s)
{
	size_t len = 0;

	while (is_name_char(s[len]))
		len++;
	return len;
}

/* Where a token can begin. */
static bool
is_token_start(const char *begin, const char *s)
{
	return s == begin || strchr(" \t\n[{,:", s[-1]) != NULL;
}

static bool
ends_token(char c)
{
	return c == '\0' || strchr(" \t\n,]}", c) != NULL;
}

static void
find_anchors(struct dict *anchors, const struct source *s)
{
	const char *at = s->bytes;

	for (; (at = strchr(at, '&')) != NULL; at++) {
		size_t len = name_length(at + 1);

		if (len && ends_token(at[1 + len]) && is_token_start(s->bytes, at))
			dict_set(anchors, arena_dup(anchors->arena, at + 1, len), anchors);
	}
}

/* '*name' of a known anchor, with nothing but structure behind it. */
static bool
is_alias(const struct dict *anchors, const char *s)
{
	size_t len = name_length(s + 1);
	const char *behind = s + 1 + len;
	char name[64];

	if (!anchors->count || !len || len >= sizeof name || !ends_token(*behind))
		return false;
	behind += strspn(behind, " \t");
	if (*behind && !strchr("\n#,]}:", *behind))
		return false;
	memcpy(name, s + 1, len);
	name[len] = '\0';
	return dict_get(anchors, name) != NULL;
}

/* The stand-in's number + 1 of the character at s, 0 if it stays. */
static size_t
find_stand_in(const struct dict *anchors, const char *begin, const char *s)
{
	if (*s == '*')
		return is_token_start(begin, s) && !is_alias(anchors, s);
	if (*s != '\xe2' && *s != '\xef')
		return 0;
	for (size_t i = 1; i < STAND_COUNT; i++) {
		if (strncmp(s, STAND_FOR[i], 3) == 0)
			return i + 1;
	}
	return 0;
}

static void
replace(struct input *in, struct arena *a, const struct dict *anchors)
{
	const char *begin = in->source->bytes, *done = begin, *s = begin;
	struct buf out = { 0 };

	while (*(s += strcspn(s, "*\xe2\xef"))) {
		size_t found = find_stand_in(anchors, begin, s);

		if (found) {
			buf_put(&out, done, (size_t)(s - done));
			buf_utf8(&out, STAND_FIRST + (uint32_t)found - 1);
			done = s + strlen(STAND_FOR[found - 1]);
		}
		s++;
	}
	if (done > begin) {
		buf_put(&out, done, in->len - (size_t)(done - begin));
		in->bytes = arena_dup(a, out.data, out.len);
		in->len = out.len;
		in->replaced = true;
	}
	buf_free(&out);
}

static bool
is_ascii(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] & '\x80')
			return false;
	}
	return true;
}

static void
place_stops(struct input *in, struct arena *a)
{
	const struct source *s = in->source;
	size_t index = 0;

	if (is_ascii(s->bytes, s->len))
		return;
	in->stops = arena_zero(a, s->len / STOP_EVERY + 1, sizeof *in->stops);
	for (size_t i = 0; i < s->len; i++) {
		if ((s->bytes[i] & '\xc0') == '\x80')
			continue;
		if (index++ % STOP_EVERY == 0)
			in->stops[in->stop_count++] = (uint32_t)i;
	}
}

void
input_open(struct input *in, struct arena *a, const struct source *s)
{
	struct dict anchors = { .arena = a };

	*in = (struct input){ .source = s, .bytes = s->bytes, .len = s->len };
	place_stops(in, a);
	find_anchors(&anchors, s);
	replace(in, a, &anchors);
}

uint32_t
input_offset(const struct input *in, size_t index)
{
	const struct source *s = in->source;
	size_t at, left = index % STOP_EVERY;

	if (!in->stops)
		return (uint32_t)(index < s->len ? index : s->len);
	if (index / STOP_EVERY >= in->stop_count)
		return (uint32_t)s->len;
	for (at = in->stops[index / STOP_EVERY]; at < s->len && left > 0; left--) {
		do
			at++;
		while ((s->bytes[at] & '\xc0') == '\x80');
	}
	return (uint32_t)at;
}

/* The number of the stand-in at s, or STAND_COUNT. */
static size_t
stand_in_at(const char *s, size_t len)
{
	if (len < STAND_LENGTH || s[0] != '\xef' || s[1] != '\xb7')
		return STAND_COUNT;
	return (unsigned char)s[2] - 0x90u < STAND_COUNT ? (unsigned char)s[2] - 0x90u : STAND_COUNT;
}

size_t
input_restore(const struct input *in, char *text, size_t len)
{
	size_t to = 0;

	if (!in->replaced)
		return len;
	for (size_t i = 0; i < len;) {
		size_t found = stand_in_at(text + i, len - i);

		if (found == STAND_COUNT) {
			text[to++] = text[i++];
			continue;
		}
		memcpy(text + to, STAND_FOR[found], strlen(STAND_FOR[found]));
		to += strlen(STAND_FOR[found]);
		i += STAND_LENGTH;
	}
	text[to] = '\0';
	return to;
}
