/* Inline Markdown: md4c's events to runs.
 *
 * md4c is fed one line (markup/feed) and answers with spans and slices of it. Characters go one
 * by one into the open run, white space collapsed on the way; a run is closed when its look
 * changes. Each slice leads back to its origin in the text, and so to a place in the source. */
#include "markup/markup.h"

#include <ctype.h>
#include <md4c.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "markup/entity.h"
#include "markup/feed.h"

#define MARKUP_LIMIT 262144 /* longer text is set as typed */
#define NOT_YET      SIZE_MAX
#define PLACE_LIMIT  256 /* runs of one text whose places are looked up one by one */

/* Where the text stands in the source. */
struct origin {
	const struct node *node; /* the scalar, NULL */
	size_t shift;            /* of the text in the scalar's */
	struct place place;      /* of the whole text */
	bool exact;              /* the source has the text byte by byte */
};

struct look {
	unsigned style;
	const char *url;
	const char *lang; /* NULL: the document's */
};

struct writer {
	struct arena *arena;
	struct diags *diags;
	struct origin origin;
	const struct feed *feed;
	bool keep_targets;
	struct rich rich;
	struct buf run;
	struct look look;  /* of the open run */
	size_t begin, end; /* of the open run, in the text */
	char gap;          /* ' ' or '\n' is due before the next character; 0: nothing */
	struct look gap_look;
	size_t gap_at;
	bool started;      /* something has been written */
	unsigned depth[8]; /* open spans, by number of the style's bit */
	const char *url;   /* of the open link */
	const char *lang;  /* of the open <span lang="…">, NULL */
	size_t link_depth;
	enum url_state state; /* of the open link's target */
	const char *target;
	struct place target_place; /* without source: unknown */
	size_t link_begin;
};

static struct place
slice(const struct writer *w, size_t begin, size_t end)
{
	const struct origin *o = &w->origin;
	struct place p = o->place;
	if (o->exact) {
		p.begin = o->place.begin + (uint32_t)begin;
		p.end = o->place.begin + (uint32_t)end;
	} else if (o->node && w->rich.count < PLACE_LIMIT) {
		p = node_slice(o->node, o->shift + begin, o->shift + end);
	}
	return p;
}

static void
close_run(struct writer *w)
{
	if (!w->run.len)
		return;
	rich_add(w->arena, &w->rich,
	    (struct rich_run){
	        .text = arena_dup(w->arena, w->run.data, w->run.len),
	        .style = w->look.style,
	        .url = w->look.url,
	        .lang = w->look.lang,
	        .place = slice(w, w->begin, w->end),
	    });
	buf_clear(&w->run);
}

static void
put_bytes(
    struct writer *w, struct look look, const char *bytes, size_t len, size_t begin, size_t end)
{
	if (look.style != w->look.style || look.url != w->look.url || look.lang != w->look.lang)
		close_run(w);
	if (!w->run.len) {
		w->begin = begin;
		w->look = look;
	}
	w->end = end;
	buf_put(&w->run, bytes, len);
	w->started = true;
}

static struct look
current_look(const struct writer *w)
{
	struct look look = {0, w->url, w->lang};
	for (unsigned bit = 0; bit < 8; bit++)
		if (w->depth[bit])
			look.style |= 1u << bit;
	return look;
}

/* White space counts only between characters, and a break outweighs spaces. */
static void
put_gap(struct writer *w, char gap, size_t at)
{
	if (!w->started || w->gap == '\n' || w->gap == gap)
		return;
	w->gap = gap;
	w->gap_look = current_look(w);
	w->gap_at = at;
}

/* Visible bytes, whole characters, from text[begin..end). */
static void
put_visible(struct writer *w, const char *bytes, size_t len, size_t begin, size_t end)
{
	if (w->gap)
		put_bytes(w, w->gap_look, &w->gap, 1, w->gap_at, w->gap_at + 1);
	w->gap = 0;
	if (w->link_begin == NOT_YET)
		w->link_begin = begin;
	put_bytes(w, current_look(w), bytes, len, begin, end);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Where the words from i on end that stand one space apart. */
static size_t
words_end(const char *bytes, size_t i, size_t len)
{
	while (i < len && !is_space(bytes[i])) {
		i++;
		i += i + 1 < len && bytes[i] == ' ' && !is_space(bytes[i + 1]);
	}
	return i;
}

static void
put_copied(struct writer *w, const char *bytes, size_t len, size_t origin)
{
	for (size_t i = 0, j; i < len; i = j) {
		j = words_end(bytes, i, len);
		if (j > i)
			put_visible(w, bytes + i, j - i, origin + i, origin + j);
		else
			put_gap(w, ' ', origin + j++);
	}
}

/* A slice of the feed. */
static void
put_fed(struct writer *w, const char *bytes, size_t len)
{
	const struct feed *f = w->feed;
	size_t at = (size_t)(bytes - f->bytes), end = at + len;
	for (size_t i = feed_part(f, at); at < end; i++) {
		size_t stop = i + 1 < f->count ? f->parts[i + 1].begin : f->len;
		stop = stop < end ? stop : end;
		if (f->parts[i].kind == FEED_COPY)
			put_copied(w, f->bytes + at, stop - at, feed_origin(f, at));
		else if (f->parts[i].kind == FEED_BREAK)
			put_gap(w, '\n', f->parts[i].origin);
		at = stop;
	}
}

static bool
is_fed(const struct writer *w, const char *bytes)
{
	return bytes && bytes >= w->feed->bytes && bytes <= w->feed->bytes + w->feed->len;
}

static void
put_entity(struct writer *w, const char *bytes, size_t len)
{
	char utf8[4];
	uint32_t code = entity_decode(bytes, len);
	size_t at = feed_origin(w->feed, (size_t)(bytes - w->feed->bytes));
	if (!code)
		put_fed(w, bytes, len);
	else if (code == ' ')
		put_gap(w, ' ', at);
	else
		put_visible(w, utf8, utf8_encode(code, utf8), at, at + len);
}

static const struct tag {
	const char *name;
	unsigned bit; /* number of the style's bit */
} TAGS[] = {{"b", 0}, {"strong", 0}, {"i", 1}, {"em", 1}, {"code", 2}, {"sup", 3}, {"sub", 4},
    {"u", 6}};

enum { BIT_BOLD = 0, BIT_ITALIC = 1, BIT_CODE = 2, BIT_OTHER = 8 };

static unsigned
tag_bit(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++)
		if (strlen(TAGS[i].name) == len && strncasecmp(TAGS[i].name, name, len) == 0)
			return TAGS[i].bit;
	return BIT_OTHER;
}

static bool
is_added(const struct writer *w, const char *bytes)
{
	size_t at = (size_t)(bytes - w->feed->bytes);
	return w->feed->parts[feed_part(w->feed, at)].kind == FEED_ADDED;
}

/* The language of '<span lang="fr">', NULL: another tag. */
static const char *
span_lang(struct arena *a, const char *bytes, size_t len)
{
	static const char begin[] = "<span lang=\"";
	size_t from = sizeof begin - 1;
	const char *quote = len > from ? memchr(bytes + from, '"', len - from) : NULL;
	if (!quote || strncasecmp(bytes, begin, from) || quote[1] != '>')
		return NULL;
	size_t n = strspn(
	    bytes + from, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");
	return n > 1 && bytes + from + n == quote ? arena_dup(a, bytes + from, n) : NULL;
}

/* Words in another language, which a screen reader then speaks as such; not one in another. */
static bool
put_span(struct writer *w, const char *bytes, size_t len)
{
	const char *lang = w->lang ? NULL : span_lang(w->arena, bytes, len);
	bool closes = w->lang && len == 7 && !strncasecmp(bytes, "</span>", len);
	if (lang || closes)
		w->lang = lang;
	return lang || closes;
}

static void
put_html(struct writer *w, const char *bytes, size_t len)
{
	bool close = len > 1 && bytes[1] == '/';
	const char *name = bytes + 1 + close;
	size_t n = strcspn(name, " \t\n/>");
	unsigned bit = tag_bit(name, n);
	if (is_added(w, bytes)) { /* a target that was none */
		put_fed(w, bytes, len);
		return;
	}
	if (len >= 7 && memcmp(bytes, "<!--", 4) == 0)
		return;
	if (n == 2 && strncasecmp(name, "br", 2) == 0)
		put_gap(w, '\n', feed_origin(w->feed, (size_t)(bytes - w->feed->bytes)));
	else if (put_span(w, bytes, len))
		return;
	else if (bit == BIT_OTHER || (close && !w->depth[bit]))
		put_fed(w, bytes, len);
	else if (close)
		w->depth[bit]--;
	else
		w->depth[bit]++;
}

static int
on_text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE len, void *self)
{
	struct writer *w = self;
	if (!is_fed(w, bytes))
		put_copied(w, bytes, len, w->end);
	else if (type == MD_TEXT_ENTITY)
		put_entity(w, bytes, len);
	else if (type == MD_TEXT_HTML)
		put_html(w, bytes, len);
	else
		put_fed(w, bytes, len);
	return 0;
}

/* A link's target as a string, its entities decoded. */
static const char *
attribute_text(struct arena *a, const MD_ATTRIBUTE *t)
{
	struct buf b = {0};
	for (size_t i = 0; t->size && t->substr_offsets[i] < t->size; i++) {
		const char *part = t->text + t->substr_offsets[i];
		size_t len = t->substr_offsets[i + 1] - t->substr_offsets[i];
		uint32_t code =
		    t->substr_types[i] == MD_TEXT_ENTITY ? entity_decode(part, len) : 0;
		if (code)
			buf_utf8(&b, code);
		else
			buf_put(&b, part, len);
	}
	const char *text = arena_dup(a, b.data ? b.data : "", b.len);
	buf_free(&b);
	return text;
}

static struct place
attribute_place(const struct writer *w, const MD_ATTRIBUTE *t)
{
	if (!t->size || !is_fed(w, t->text))
		return place_none();
	size_t begin = (size_t)(t->text - w->feed->bytes);
	return slice(
	    w, feed_origin(w->feed, begin), feed_origin(w->feed, begin + t->size - 1) + 1);
}

static void
open_link(struct writer *w, const MD_SPAN_A_DETAIL *detail)
{
	if (w->link_depth++)
		return;
	w->target = attribute_text(w->arena, &detail->href);
	w->target_place = attribute_place(w, &detail->href);
	if (detail->title.size)
		diag_note(w->diags, w->target_place, "not-shown",
		    "the title '%s' of a link is not shown",
		    attribute_text(w->arena, &detail->title));
	w->state = URL_OK;
	w->link_begin = NOT_YET;
	if (w->keep_targets)
		w->url = w->target;
	else
		w->state = url_check(w->arena, w->target, &w->url);
}

static void
close_link(struct writer *w)
{
	if (--w->link_depth)
		return;
	if (w->link_begin == NOT_YET && w->url)
		put_visible(w, w->target, strlen(w->target), w->end, w->end);
	struct place p = w->target_place;
	if (!p.source)
		p = w->link_begin < w->end ? slice(w, w->link_begin, w->end) : w->origin.place;
	if (w->diags)
		url_report(w->diags, p, w->state, w->target, "its words are set plain");
	w->url = NULL;
	w->link_begin = 0;
}

static unsigned
span_bit(MD_SPANTYPE type)
{
	switch (type) {
	case MD_SPAN_STRONG: return BIT_BOLD;
	case MD_SPAN_EM: return BIT_ITALIC;
	case MD_SPAN_CODE: return BIT_CODE;
	default: return BIT_OTHER;
	}
}

static int
on_enter_span(MD_SPANTYPE type, void *detail, void *self)
{
	struct writer *w = self;
	unsigned bit = span_bit(type);
	if (type == MD_SPAN_A)
		open_link(w, detail);
	else if (type == MD_SPAN_IMG && w->diags)
		diag_warn(w->diags, w->origin.place, "image-in-text",
		    "an image in a text is not shown, only its words");
	else if (bit != BIT_OTHER)
		w->depth[bit]++;
	return 0;
}

static int
on_leave_span(MD_SPANTYPE type, void *detail, void *self)
{
	struct writer *w = self;
	unsigned bit = span_bit(type);
	(void)detail;
	if (type == MD_SPAN_A)
		close_link(w);
	else if (bit != BIT_OTHER && w->depth[bit])
		w->depth[bit]--;
	return 0;
}

static int
on_block(MD_BLOCKTYPE type, void *detail, void *self)
{
	(void)type;
	(void)detail;
	(void)self;
	return 0;
}

static const MD_PARSER PARSER = {
    .flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS,
    .enter_block = on_block,
    .leave_block = on_block,
    .enter_span = on_enter_span,
    .leave_span = on_leave_span,
    .text = on_text,
};

/* Underscores inside words, as in the names of templates, mean nothing. */
static bool
has_markup(const char *text)
{
	for (const char *s = strchr(text, '_'); s; s = strchr(s + 1, '_'))
		if (s == text || !isalnum((unsigned char)s[-1]) ||
		    !isalnum((unsigned char)s[1]))
			return true;
	return strpbrk(text, "\\`*[<&@\n") || strstr(text, "://") || strstr(text, "www.") ||
	       strstr(text, "\xE2\x80\xA8") || strstr(text, "\xE2\x80\xA9");
}

/* Most texts: nothing in them could be markup, or be collapsed. */
static bool
is_plain(const char *text, size_t len)
{
	return !len || (text[0] != ' ' && text[len - 1] != ' ' &&
	                   !strpbrk(text, "\\`*[<&@_:\t\n\xE2") && !strstr(text, "www.") &&
	                   !strstr(text, "  "));
}

static void
parse(struct writer *w, const char *text, size_t len)
{
	struct feed feed = feed_new(w->arena, text, len);
	w->feed = &feed;
	if (md_parse(feed.bytes, (MD_SIZE)feed.len, &PARSER, w) != 0)
		memory_fail();
}

static struct rich
read_text(
    struct arena *a, const char *text, struct origin origin, struct diags *d, bool keep_targets)
{
	struct writer w = {
	    .arena = a, .diags = d, .origin = origin, .keep_targets = keep_targets};
	size_t len = strlen(text);
	if (len <= MARKUP_LIMIT && is_plain(text, len))
		return rich_text(a, text, origin.place);
	if (has_markup(text) && len <= MARKUP_LIMIT)
		parse(&w, text, len);
	else
		put_copied(&w, text, len, 0);
	close_run(&w);
	buf_free(&w.run);
	if (len > MARKUP_LIMIT && d)
		diag_warn(d, origin.place, "long-text",
		    "a text of %zu bytes is set as typed, without markup", len);
	return w.rich;
}

static bool
matches_source(struct place p, const char *text)
{
	return p.source && p.end - p.begin == strlen(text) &&
	       memcmp(p.source->bytes + p.begin, text, p.end - p.begin) == 0;
}

struct rich
markup_slice(
    struct arena *a, const struct node *scalar, size_t begin, size_t end, struct diags *d)
{
	const char *text = scalar->text;
	if (begin > 0 || text[end])
		text = arena_dup(a, text + begin, end - begin);
	struct origin o = {
	    .node = scalar, .shift = begin, .place = node_slice(scalar, begin, end)};
	o.exact = matches_source(o.place, text);
	return read_text(a, text, o, d, false);
}

struct rich
markup_read(struct arena *a, const struct node *scalar, struct diags *d)
{
	return markup_slice(a, scalar, 0, strlen(scalar->text), d);
}

struct rich
markup_text(struct arena *a, const char *text, struct place p, struct diags *d)
{
	struct origin o = {.place = p, .exact = matches_source(p, text)};
	return read_text(a, text, o, d, false);
}

struct rich
markup_template(struct arena *a, const char *text, struct place p)
{
	struct origin o = {.place = p, .exact = matches_source(p, text)};
	return read_text(a, text, o, NULL, true);
}
