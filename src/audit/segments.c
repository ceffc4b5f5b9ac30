/* Letters to pieces of lines. */
#include "audit/segments.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

enum { DATE_WORDS = 8 };

#define BAR   " | "
#define TAB   0.6F /* of the letters' height: a gap that no word space has */
#define WIDER 2.2F /* nor has it a gap so many times as wide as those before it */

/* The last four as Word's Symbol and Wingdings have them. */
static const uint32_t BULLETS[] = {'*', '-', 0xB7, 0x2013, 0x2022, 0x2023, 0x2043, 0x2212,
    0x2219, 0x22C5, 0x25A0, 0x25AA, 0x25B6, 0x25B8, 0x25BA, 0x25C6, 0x25CB, 0x25CF, 0x25E6,
    0x2605, 0x27A2, 0xF076, 0xF0A7, 0xF0B7, 0xF0D8};

/* Beginnings of months and of words for now, in the languages that CVs of the bundle's locales
 * have. */
static const char *const DATE_BEGINNINGS[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul",
    "aug", "sep", "oct", "nov", "dec", "pre", "now", "cur", "tod", "spr", "sum", "fal", "aut",
    "win", "mär", "mai", "okt", "dez", "heu", "to", "bis", "year", "month", "q1", "q2", "q3",
    "q4"};

bool
style_is(const struct audit_style *a, const struct audit_style *b)
{
	return fabs(a->size - b->size) < 0.1 &&
	       !strcmp(a->font ? a->font : "", b->font ? b->font : "");
}

/* A control character: what a font without names for its letters gives for a mark. */
static bool
is_control(uint32_t code)
{
	return code >= 0x7F && code < 0xA0;
}

/* An icon says nothing. */
static bool
is_icon(uint32_t code)
{
	return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
}

/* Every hyphen is one, every space too. */
static uint32_t
plain(uint32_t code)
{
	if (code == 0xAD || code == 0x2010 || code == 0x2011)
		return '-';
	return code == 0xA0 || code == 0x202F || is_icon(code) ? ' ' : code;
}

static bool
is_bullet(uint32_t code)
{
	if (is_control(code))
		return true;
	for (size_t i = 0; i < sizeof BULLETS / sizeof *BULLETS; i++)
		if (BULLETS[i] == code)
			return true;
	return false;
}

static bool
is_date_word(const char *word, size_t len)
{
	for (size_t i = 0; i < sizeof DATE_BEGINNINGS / sizeof *DATE_BEGINNINGS; i++) {
		size_t is = strlen(DATE_BEGINNINGS[i]);
		if (len >= is && !strncasecmp(word, DATE_BEGINNINGS[i], is))
			return true;
	}
	return false;
}

static bool
is_year(const char *digits, size_t len)
{
	return len == 4 && (!strncmp(digits, "19", 2) || !strncmp(digits, "20", 2) ||
	                       !strncmp(digits, "18", 2));
}

bool
text_is_dates(const char *text)
{
	size_t words = 0, dated = 0;
	bool year = false;
	for (const char *s = text; *s;) {
		size_t digits = strspn(s, "0123456789"), letters = 0;
		while (isalpha((unsigned char)s[letters]) ||
		       (unsigned char)s[letters] >= 0xC0 ||
		       (letters && (unsigned char)s[letters] >= 0x80))
			letters++;
		if ((unsigned char)*s == 0xE2) { /* dashes and quotes */
			s += strnlen(s, 3);
			continue;
		}
		year = year || is_year(s, digits);
		if (letters) {
			words++;
			dated += is_date_word(s, letters);
		}
		s += digits + letters ? digits + letters : 1;
	}
	bool spans = words && (strstr(text, "year") || strstr(text, "month"));
	return (year || spans) && words <= DATE_WORDS && dated == words;
}

/* The glyph behind a bullet, or a number with a point; NULL: the piece begins with neither. */
static const struct audit_glyph *
behind_bullet(const struct audit_glyph *g, const struct audit_glyph *end)
{
	const struct audit_glyph *at = g;
	while (at < end && at->code >= '0' && at->code <= '9')
		at++;
	if (at > g && (at == end || at->code != '.'))
		return NULL;
	if (at == g && !is_bullet(g->code))
		return NULL;
	at++;
	return at == end || at->code <= ' ' ? at : NULL;
}

static const struct audit_glyph *
first_visible(const struct audit_glyph *g, const struct audit_glyph *end)
{
	while (g < end && (g->code <= ' ' || (is_icon(g->code) && !is_bullet(g->code))))
		g++;
	return g;
}

/* `gap`: the widest so far, 0: none. */
static bool
continues(const struct audit_glyph *a, const struct audit_glyph *b, float gap)
{
	float em = a->bottom - a->top, width = b->left - a->right;
	return fabsf(a->bottom - b->bottom) < em / 2 && b->left > a->left - em &&
	       (width < TAB * em || (width < WIDER * gap && gap < TAB * em));
}

/* Can the letter be the first of what a mark stands before? */
static bool
is_near(const struct audit_glyph *mark, const struct audit_glyph *g)
{
	float em = g->bottom - g->top;
	return fabsf(mark->bottom - g->bottom) < em && g->left > mark->left - em &&
	       g->left - mark->right < 4 * em;
}

static void
put(struct arena *a, struct segments *all, const struct segment *s)
{
	all->items = arena_grow(a, all->items, all->count, &all->room, sizeof *all->items);
	all->items[all->count++] = *s;
}

static void
add_segment(struct arena *a, struct segments *all, struct segment s, struct buf *text)
{
	while (text->len && text->data[text->len - 1] == ' ')
		text->data[--text->len] = '\0';
	if (!text->len && !s.bullet)
		return;
	s.text = arena_dup(a, text->len ? text->data : "", text->len);
	s.dates = text_is_dates(s.text);
	put(a, all, &s);
}

/* From g to the end of its piece; returns what is behind it. */
static const struct audit_glyph *
read_segment(struct arena *a, struct segments *all, size_t page, const struct audit_glyph *g,
    const struct audit_glyph *end)
{
	struct buf text = {0};
	struct segment s = {.page = page,
	    .left = g->left,
	    .right = g->right,
	    .style = g->style,
	    .one_style = true,
	    .bottom = g->bottom,
	    .height = g->bottom - g->top};
	const struct audit_glyph *before = NULL;
	float gap = 0;
	const struct audit_glyph *behind = behind_bullet(g, end);
	if (behind) {
		const struct audit_glyph *first = first_visible(behind, end);
		s.bullet = true;
		if (first == end || !is_near(g, first)) {
			add_segment(a, all, s, &text);
			return first;
		}
		g = first;
		s.style = g->style;
	}
	for (; g < end && g->code != '\n' &&
	       (!before || plain(g->code) <= ' ' || continues(before, g, gap));
	     g++) {
		if (plain(g->code) <= ' ') {
			if (text.len && text.data[text.len - 1] != ' ')
				buf_putc(&text, ' ');
			continue;
		}
		buf_utf8(&text, plain(g->code));
		if (before)
			gap = fmaxf(gap, g->left - before->right);
		s.one_style = s.one_style && style_is(s.style, g->style);
		s.right = g->right;
		s.end = g->style;
		before = g;
	}
	add_segment(a, all, s, &text);
	buf_free(&text);
	return g;
}

/* The piece of a segment's text from `from` on. */
static struct segment
piece_of(struct arena *a, const struct segment *s, size_t from, size_t to)
{
	float width = s->right - s->left, len = (float)strlen(s->text);
	struct segment piece = *s;
	piece.text = arena_dup(a, s->text + from, to - from);
	piece.dates = text_is_dates(piece.text);
	piece.bullet = s->bullet && !from;
	piece.left = s->left + width * (float)from / len;
	piece.right = s->left + width * (float)to / len;
	return piece;
}

static size_t
piece_end(const char *text, size_t from)
{
	const char *bar = strstr(text + from, BAR);
	return bar ? (size_t)(bar - text) : strlen(text);
}

/* Bars part fields where one of them is dates, or an address; elsewhere they are text. */
static bool
is_parted(struct arena *a, const struct segment *s)
{
	bool known = false;
	for (size_t from = 0, end; s->text[from];
	     from = s->text[end] ? end + strlen(BAR) : end) {
		end = piece_end(s->text, from);
		known = known || piece_of(a, s, from, end).dates;
	}
	return strstr(s->text, BAR) && (known || strchr(s->text, '@'));
}

static struct segments
part_at_bars(struct arena *a, const struct segments *from)
{
	struct segments all = {0};
	for (size_t i = 0; i < from->count; i++) {
		const struct segment *s = &from->items[i];
		bool parted = is_parted(a, s);
		if (!*s->text)
			put(a, &all, s);
		for (size_t at = 0, end; s->text[at];
		     at = s->text[end] ? end + strlen(BAR) : end) {
			end = parted ? piece_end(s->text, at) : strlen(s->text);
			struct segment piece = parted ? piece_of(a, s, at, end) : *s;
			put(a, &all, &piece);
		}
	}
	return all;
}

struct segments
segments_read(struct arena *a, const struct audit_pdf *pdf)
{
	struct segments all = {0};
	for (size_t i = 0; i < pdf->page_count; i++) {
		const struct audit_page *page = &pdf->pages[i];
		const struct audit_glyph *g = page->glyphs, *end = g + page->count;
		while ((g = first_visible(g, end)) < end)
			g = read_segment(a, &all, i, g, end);
	}
	return part_at_bars(a, &all);
}
