/* Letters to pieces of lines. */
#include "audit/segments.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

enum { DATE_WORDS = 8 };

#define BAR " | "
#define TAB 0.6F /* of the letters' height: a gap that no word space has */

static const uint32_t BULLETS[] = {
    0x2022, 0x25CF, 0x25CB, 0x2219, 0x22C5, 0x25E6, 0x25AA, 0x2013, 0x25C6, 0x2605};

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

static bool
is_bullet(uint32_t code)
{
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
	return at < end && at->code <= ' ' ? at : NULL;
}

static const struct audit_glyph *
first_visible(const struct audit_glyph *g, const struct audit_glyph *end)
{
	while (g < end && g->code <= ' ')
		g++;
	return g;
}

static bool
continues(const struct audit_glyph *a, const struct audit_glyph *b)
{
	float em = a->bottom - a->top;
	return fabsf(a->bottom - b->bottom) < em / 2 && b->left > a->left - em &&
	       b->left - a->right < TAB * em;
}

static void
add_segment(struct arena *a, struct segments *all, struct segment s, struct buf *text)
{
	while (text->len && text->data[text->len - 1] == ' ')
		text->data[--text->len] = '\0';
	if (!text->len)
		return;
	s.text = arena_dup(a, text->data, text->len);
	s.dates = text_is_dates(s.text);
	all->items = arena_grow(a, all->items, all->count, &all->room, sizeof *all->items);
	all->items[all->count++] = s;
}

/* From g to the end of its piece; returns what is behind it. */
static const struct audit_glyph *
read_segment(struct arena *a, struct segments *all, size_t page, const struct audit_glyph *g,
    const struct audit_glyph *end)
{
	struct buf text = {0};
	struct segment s = {.page = page,
	    .left = g->left,
	    .style = g->style,
	    .one_style = true,
	    .bottom = g->bottom,
	    .height = g->bottom - g->top};
	const struct audit_glyph *before = NULL;
	const struct audit_glyph *behind = behind_bullet(g, end);
	if (behind) {
		s.bullet = true;
		g = first_visible(behind, end);
		s.style = g < end ? g->style : s.style;
	}
	for (;
	     g < end && g->code != '\n' && (!before || g->code <= ' ' || continues(before, g));
	     g++) {
		if (g->code <= ' ') {
			if (text.len && text.data[text.len - 1] != ' ')
				buf_putc(&text, ' ');
			continue;
		}
		buf_utf8(&text, g->code);
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
		for (size_t at = 0, end; s->text[at];
		     at = s->text[end] ? end + strlen(BAR) : end) {
			end = parted ? piece_end(s->text, at) : strlen(s->text);
			all.items =
			    arena_grow(a, all.items, all.count, &all.room, sizeof *all.items);
			all.items[all.count++] = parted ? piece_of(a, s, at, end) : *s;
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
