/* The text as libyaml gets it: stand-ins for characters that it refuses. */
#include "yaml/input.h"

#include <endian.h>
#include <string.h>

#include "base/dict.h"
#include "base/utf8.h"

#define LOOK_BACK 80 /* characters, for the start of a line */

static const char *const STAND_FOR[] = {"*", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xef\xbb\xbf"};
#define STAND_COUNT  (sizeof STAND_FOR / sizeof *STAND_FOR)
#define STAND_FIRST  0xfdd0u
#define STAND_LENGTH 3 /* bytes of a stand-in */
#define STAND_LEAD   '\xef'

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

/* The character at s needs a stand-in: its number, else STAND_COUNT. */
static size_t
find_stand_in(const struct dict *anchors, const char *begin, const char *s)
{
	if (*s == '*')
		return is_token_start(begin, s) && !is_alias(anchors, s) ? 0 : STAND_COUNT;
	for (size_t i = 1; i < STAND_COUNT; i++) {
		if (strncmp(s, STAND_FOR[i], 3) == 0)
			return i;
	}
	return STAND_COUNT;
}

/* The first of some tabs: in a line of nothing else, or behind the dash of a list item? Both
 * are YAML 1.2, but not 1.1. */
static bool
is_loose_tab(const char *begin, const char *s)
{
	const char *back = s;
	char behind = s[strspn(s, " \t")];

	while (back > begin && s - back < LOOK_BACK && (back[-1] == ' ' || back[-1] == '-'))
		back--;
	if (back > begin && back[-1] != '\n')
		return false;
	return behind == '\n' || behind == '\0' || memchr(back, '-', (size_t)(s - back));
}

struct replacing {
	const struct dict *anchors;
	const char *begin, *done; /* of the source; what is copied ends here */
	struct buf out;
};

static void
put_instead(struct replacing *r, const char *s, size_t len, const char *text, size_t text_len)
{
	buf_put(&r->out, r->done, (size_t)(s - r->done));
	buf_put(&r->out, text, text_len);
	r->done = s + len;
}

static size_t
replace_tabs(struct replacing *r, const char *s)
{
	size_t run = strspn(s, " \t");

	if (!is_loose_tab(r->begin, s))
		return run;
	put_instead(r, s, 0, "", 0);
	for (size_t i = 0; i < run; i++)
		buf_putc(&r->out, ' ');
	r->done = s + run;
	return run;
}

/* Replace what stands at s; the number of bytes dealt with. */
static size_t
replace_at(struct replacing *r, const char *s)
{
	char bytes[4];
	size_t found;

	if (*s == '\t')
		return replace_tabs(r, s);
	found = find_stand_in(r->anchors, r->begin, s);
	if (found == STAND_COUNT)
		return 1;
	put_instead(r, s, strlen(STAND_FOR[found]), bytes,
	    utf8_encode(STAND_FIRST + (uint32_t)found, bytes));
	return strlen(STAND_FOR[found]);
}

static void
replace(struct input *in, struct arena *a, const struct dict *anchors)
{
	const char *s = in->source->bytes;
	struct replacing r = {.anchors = anchors, .begin = s, .done = s};

	while (*(s += strcspn(s, "*\t\xe2\xef")))
		s += replace_at(&r, s);
	if (r.done > r.begin) {
		buf_put(&r.out, r.done, in->len - (size_t)(r.done - r.begin));
		in->bytes = arena_dup(a, r.out.data, r.out.len);
		in->len = r.out.len;
		in->replaced = true;
	}
	buf_free(&r.out);
}

void
input_open(struct input *in, struct arena *a, const struct source *s)
{
	struct dict anchors = {.arena = a};

	*in = (struct input){.source = s, .bytes = s->bytes, .len = s->len};
	find_anchors(&anchors, s);
	replace(in, a, &anchors);
}

static bool
continues(char c)
{
	return (c & '\xc0') == '\x80';
}

/* Are the first `count` bytes, of eight at most, ASCII? */
static bool
is_ascii(const char *eight, size_t count)
{
	uint64_t word;

	memcpy(&word, eight, sizeof word);
	return !(le64toh(word) & UINT64_C(0x8080808080808080) >> (64 - 8 * count));
}

/* Most of a text is ASCII, which is passed eight bytes at a time. */
static void
go_forward(struct input *in, size_t index)
{
	const char *s = in->source->bytes;
	size_t at = in->offset, len = in->source->len, left = index - in->index;

	while (left && at < len) {
		size_t count = left < 8 ? left : 8;

		if (len - at >= 8 && is_ascii(s + at, count)) {
			at += count;
			left -= count;
			continue;
		}
		do
			at++;
		while (continues(s[at]));
		left--;
	}
	in->offset = at;
	in->index = index - left;
}

static void
go_back(struct input *in, size_t index)
{
	for (; in->index > index; in->index--) {
		do
			in->offset--;
		while (continues(in->source->bytes[in->offset]));
	}
}

uint32_t
input_offset(struct input *in, size_t index)
{
	if (index < in->index)
		go_back(in, index);
	else
		go_forward(in, index);
	return (uint32_t)in->offset;
}

/* The number of the stand-in at s, or STAND_COUNT. */
static size_t
stand_in_at(const char *s, size_t len)
{
	if (len < STAND_LENGTH || s[0] != STAND_LEAD || s[1] != '\xb7')
		return STAND_COUNT;
	return (unsigned char)s[2] - 0x90u < STAND_COUNT ? (unsigned char)s[2] - 0x90u
	                                                 : STAND_COUNT;
}

size_t
input_restore(const struct input *in, char *text, size_t len)
{
	const char *first = in->replaced ? memchr(text, STAND_LEAD, len) : NULL;
	size_t to = first ? (size_t)(first - text) : 0;

	if (!first)
		return len;
	for (size_t i = to; i < len;) {
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
