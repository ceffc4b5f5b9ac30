/* Text to one line of Markdown, with the way back. */
#include "markup/feed.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "markup/autolink.h"

#define TARGET_LIMIT 2000 /* bytes that are looked at for a target's end */
#define LABEL_LIMIT  1000 /* and for a label's */
#define LABEL_DEPTH  16   /* and labels inside labels */

static const char NO_BREAK_SPACE[] = "\xC2\xA0";
static const char LINE_SEPARATOR[] = "\xE2\x80\xA8", PARAGRAPH_SEPARATOR[] = "\xE2\x80\xA9";

struct feeder {
	struct arena *arena;
	struct feed *feed;
	struct buf out;
	const char *text;
	size_t len;
	size_t label_end; /* of the link's label that we are in: no address in it is linked */
	bool addresses;   /* there may be some */
};

static void
put(struct feeder *f, enum feed_kind kind, size_t origin, const char *bytes, size_t len)
{
	struct feed *feed = f->feed;
	const struct feed_part *last = feed->count ? &feed->parts[feed->count - 1] : NULL;
	bool joins = last && kind == FEED_COPY && last->kind == kind &&
	             origin - last->origin == f->out.len - last->begin;
	if (!joins) {
		feed->parts = arena_grow(
		    f->arena, feed->parts, feed->count, &feed->room, sizeof *feed->parts);
		feed->parts[feed->count++] = (struct feed_part){f->out.len, origin, kind};
	}
	buf_put(&f->out, bytes, len);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool
is_hard_break(const struct feeder *f, size_t newline, bool *slash)
{
	size_t n = newline;
	while (n > 0 && f->text[n - 1] == '\\')
		n--;
	*slash = (newline - n) % 2 == 1;
	size_t m = newline;
	while (m > 0 && f->text[m - 1] == ' ')
		m--;
	return *slash || newline - m >= 2;
}

/* The newline at i and the white space behind it; returns where the text goes on. */
static size_t
put_newline(struct feeder *f, size_t i)
{
	size_t end = i + 1;
	bool slash, blank_line = false, hard = is_hard_break(f, i, &slash);
	while (end < f->len && (is_blank(f->text[end]) || f->text[end] == '\n')) {
		blank_line = blank_line || f->text[end] == '\n';
		end++;
	}
	if (end == f->len)
		return end;
	if (slash)
		f->out.data[f->out.len - 1] = ' ';
	put(f, FEED_COPY, i, " ", 1);
	if (hard || blank_line) {
		put(f, FEED_BREAK, i, NO_BREAK_SPACE, 2);
		put(f, FEED_ADDED, i, " ", 1);
	}
	return end;
}

/* The '>' that ends what the '<' at i begins, without white space in it if `tight`; 0: none
 * near. */
static size_t
angle_end(const struct feeder *f, size_t i, bool tight)
{
	size_t stop = f->len - i > TARGET_LIMIT ? i + TARGET_LIMIT : f->len;
	for (i++; i < stop; i++) {
		if (f->text[i] == '>')
			return i;
		if (strchr("<\n", f->text[i]) || (tight && is_blank(f->text[i])))
			return 0;
	}
	return 0;
}

/* The ')' that ends a target beginning at i, 0 if there is none near. */
static size_t
target_end(const struct feeder *f, size_t i)
{
	size_t stop = f->len - i > TARGET_LIMIT ? i + TARGET_LIMIT : f->len;
	int depth = 0;
	if (f->text[i] == '<' && !(i = angle_end(f, i, false)))
		return 0;
	for (i += f->text[i] == '>'; i < stop; i++) {
		char c = f->text[i];
		if (c == '\\' && f->text[i + 1] != '\n')
			i++;
		else if (strchr("<>[]\n", c))
			return 0;
		else if (c == '(')
			depth++;
		else if (c == ')' && depth-- == 0)
			return i;
	}
	return 0;
}

/* Is text[begin..end) a target with a space in it, but not a target with a title behind it? */
static bool
has_spaced_target(const struct feeder *f, size_t begin, size_t end)
{
	while (begin < end && is_blank(f->text[begin]))
		begin++;
	while (end > begin && is_blank(f->text[end - 1]))
		end--;
	for (size_t i = begin; i < end && f->text[begin] != '<'; i++)
		if (is_blank(f->text[i]))
			return !strchr("\"')", f->text[end - 1]) ||
			       !strchr("\"'(", f->text[i + 1]);
	return false;
}

/* '](' at i: a target, to be wrapped if it has spaces. Returns where the text goes on. */
static size_t
put_target(struct feeder *f, size_t i)
{
	size_t begin = i + 2, end = target_end(f, begin);
	put(f, FEED_COPY, i, f->text + i, 2);
	if (!end)
		return begin;
	bool spaced = has_spaced_target(f, begin, end);
	if (spaced)
		put(f, FEED_ADDED, begin, "<", 1);
	put(f, FEED_COPY, begin, f->text + begin, end - begin);
	if (spaced)
		put(f, FEED_ADDED, end, ">", 1);
	return end;
}

/* The ']' of a label that begins with the '[' at i and has a target behind it; 0 if there is
 * none near. */
static size_t
label_end(const struct feeder *f, size_t i)
{
	size_t stop = f->len - i > LABEL_LIMIT ? i + LABEL_LIMIT : f->len;
	int depth = 0;
	for (; i < stop; i++) {
		char c = f->text[i];
		if (c == '\\')
			i++;
		else if (c == '[' && depth++ == LABEL_DEPTH)
			return 0;
		else if (c == ']' && --depth == 0)
			return f->text[i + 1] == '(' && target_end(f, i + 2) ? i : 0;
	}
	return 0;
}

/* A bare address at i goes into '<>'; returns where the text goes on, i if there is none. */
static size_t
put_address(struct feeder *f, size_t i)
{
	size_t len;
	enum autolink kind = i < f->label_end || !f->addresses
	                         ? AUTOLINK_NONE
	                         : autolink_at(f->text, f->len, i, &len);
	if (kind == AUTOLINK_NONE)
		return i;
	put(f, FEED_ADDED, i, "<https://", kind == AUTOLINK_WWW ? 9 : 1);
	put(f, FEED_COPY, i, f->text + i, len);
	put(f, FEED_ADDED, i + len, ">", 1);
	return i + len;
}

static bool
is_separator(const struct feeder *f, size_t i)
{
	return f->len - i >= 3 && (memcmp(f->text + i, LINE_SEPARATOR, 3) == 0 ||
	                              memcmp(f->text + i, PARAGRAPH_SEPARATOR, 3) == 0);
}

/* '2*3*4' multiplies, it doesn't emphasize. */
static bool
is_times(const struct feeder *f, size_t i)
{
	return f->text[i] == '*' && i > 0 && i + 1 < f->len &&
	       isdigit((unsigned char)f->text[i - 1]) && isdigit((unsigned char)f->text[i + 1]);
}

/* The length of '__init__' at i, 0 if there is none: Python's names aren't bold. */
static size_t
dunder_length(const struct feeder *f, size_t i)
{
	const char *s = f->text + i;
	if (strncmp(s, "__", 2) != 0 ||
	    (i > 0 && (isalnum((unsigned char)s[-1]) || s[-1] == '_')))
		return 0;
	size_t n = 2 + strspn(s + 2, "abcdefghijklmnopqrstuvwxyz");
	if (n == 2 || strncmp(s + n, "__", 2) != 0 || isalnum((unsigned char)s[n + 2]) ||
	    s[n + 2] == '_')
		return 0;
	return n + 2;
}

static size_t
put_literal(struct feeder *f, size_t i, size_t len)
{
	for (size_t end = i + len; i < end; i++) {
		if (f->text[i] == '_')
			put(f, FEED_ADDED, i, "\\", 1);
		put(f, FEED_COPY, i, f->text + i, 1);
	}
	return i;
}

static size_t
put_next(struct feeder *f, size_t i)
{
	if (f->text[i] == '\n')
		return put_newline(f, i);
	if (f->text[i] == ']' && i + 1 < f->len && f->text[i + 1] == '(')
		return put_target(f, i);
	if (is_separator(f, i)) {
		put(f, FEED_COPY, i, " ", 1);
		return i + 3;
	}
	size_t angle = f->text[i] == '<' ? angle_end(f, i, true) : 0;
	if (angle) {
		put(f, FEED_COPY, i, f->text + i, angle - i);
		return angle;
	}
	size_t dunder = dunder_length(f, i), behind = put_address(f, i);
	if (behind > i)
		return behind;
	if (dunder)
		return put_literal(f, i, dunder);
	if (f->text[i] == '[' && i >= f->label_end)
		f->label_end = label_end(f, i);
	if (is_times(f, i))
		put(f, FEED_ADDED, i, "\\", 1);
	put(f, FEED_COPY, i, f->text + i, 1);
	return i + 1;
}

static bool
has_addresses(const char *text)
{
	return strchr(text, '@') || strstr(text, "://") || strcasestr(text, "www.");
}

/* How far nothing can begin at i. Of a word that may be an address's only its first letter can.
 */
static size_t
plain_length(const struct feeder *f, size_t i)
{
	size_t n = 0;
	if (!f->addresses)
		return strcspn(f->text + i, "\n]<_[*\xE2");
	while (i > 0 && isalnum((unsigned char)f->text[i - 1 + n]) &&
	       isalnum((unsigned char)f->text[i + n]))
		n++;
	return n;
}

struct feed
feed_new(struct arena *a, const char *text, size_t len)
{
	struct feed feed = {0};
	struct feeder f = {.arena = a,
	    .feed = &feed,
	    .text = text,
	    .len = len,
	    .addresses = has_addresses(text)};
	put(&f, FEED_ADDED, 0, NO_BREAK_SPACE, 2);
	put(&f, FEED_ADDED, 0, " ", 1);
	for (size_t i = strspn(text, " \t\n"), n; i < len;) {
		if ((n = plain_length(&f, i)))
			put(&f, FEED_COPY, i, text + i, n);
		i = i + n < len ? put_next(&f, i + n) : len;
	}
	feed.bytes = arena_dup(a, f.out.data, f.out.len);
	feed.len = f.out.len;
	buf_free(&f.out);
	return feed;
}

size_t
feed_part(const struct feed *f, size_t offset)
{
	size_t low = 0, high = f->count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (f->parts[middle].begin <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t
feed_origin(const struct feed *f, size_t offset)
{
	const struct feed_part *part = &f->parts[feed_part(f, offset)];
	return part->kind == FEED_COPY ? part->origin + (offset - part->begin) : part->origin;
}
