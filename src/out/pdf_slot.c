/* Slots: which glyph with which text gets which code.
 *
 * Shaping may take several glyphs for one character: an Arabic letter and its dots, 'ß' in
 * small capitals. Only one of them has the text; the others are silent. No Unicode value makes
 * every extractor drop a glyph: an empty one is U+FFFD to MuPDF and a gap, so a space, to
 * poppler, and the ignorable ones are kept and turn right-to-left words around. So in a
 * TrueType font the glyph and the silent ones that belong to it become one: a composite that is
 * added to the subset (out/pdf_composite.c) and says the text. Where that can't be done (CFF) a
 * silent glyph says U+2060, which breaks no word (UAX #29) and which most searches ignore.
 *
 * The other way round, a glyph may say several characters. That is well but where one of them
 * is a combining mark: pdf.js takes the whole for a mark without width and loses its place. So,
 * from left to right, such a glyph says the first character in a part of its width, and an
 * empty one behind it each of the others: no reader sees a gap or an overlap there. */
#include <stdio.h>
#include <string.h>
#include <unictype.h>

#include "base/utf8.h"
#include "out/pdf_font.h"
#include "out/speech.h"
#include "text/face.h"

#define CID_MAX     65535
#define WORD_JOINER "\u2060"
#define GAP         "  " /* one space alone is dropped where words are told by place */

static struct pdf_font *
font_new(struct pdf_fonts *fonts, const struct face *face)
{
	struct arena *a = &fonts->pdf->arena;
	struct pdf_font *f = arena_zero(a, 1, sizeof *f);

	f->face = face;
	f->glyph_count = hb_face_get_glyph_count(face->hb_face);
	f->slot_of = arena_zero(a, f->glyph_count + 1, sizeof *f->slot_of);
	f->slots = arena_grow(a, NULL, 0, &f->room, sizeof *f->slots);
	f->slots[f->count++] = (struct pdf_slot){.text = ""};
	snprintf(f->name, sizeof f->name, "F%zu", fonts->count++);
	if (fonts->last)
		fonts->last->next = f;
	else
		fonts->first = f;
	fonts->last = f;
	return f;
}

static struct pdf_font *
font_of(struct pdf_fonts *fonts, const struct face *face)
{
	if (fonts->recent && fonts->recent->face == face)
		return fonts->recent;
	for (struct pdf_font *f = fonts->first; f; f = f->next)
		if (f->face == face)
			return fonts->recent = f;
	return fonts->recent = font_new(fonts, face);
}

/* A group of glyphs that is shown as one, with the text in fonts->speech. */
struct group {
	const struct run *run;
	size_t first, count;
	struct pdf_part parts[PDF_PARTS_MAX];
	mpt advance;
	bool piece; /* one character of several: its advance is its own */
};

static uint32_t
shown_gid(const struct face *face, uint32_t gid)
{
	hb_codepoint_t space = 0;

	if (gid && gid < hb_face_get_glyph_count(face->hb_face))
		return gid;
	hb_font_get_nominal_glyph(face->hb_font, ' ', &space);
	return space;
}

/* Is the glyph behind this one part of what this one says, or the other way round? */
static bool
joins_next(const struct run *r, size_t i)
{
	const struct run_glyph *g = &r->glyphs[i];

	if (i + 1 >= r->count || r->face->cff || !g[0].gid || !g[1].gid)
		return false;
	return r->rtl ? !g[0].text_len : !g[1].text_len;
}

static int32_t
units(const struct run *r, mpt length)
{
	return mpt_scale(length, r->face->upem, r->size);
}

static void
take_group(struct group *g, const struct run *r, size_t first)
{
	size_t i = first;

	g->run = r;
	g->first = first;
	g->count = 0;
	g->advance = 0;
	g->piece = false;
	do {
		const struct run_glyph *from = &r->glyphs[i];
		struct run_move move = r->moves ? r->moves[i] : (struct run_move){0};

		g->parts[g->count++] = (struct pdf_part){
		    .gid = shown_gid(r->face, from->gid),
		    .dx = units(r, g->advance + move.dx),
		    .dy = units(r, -move.dy),
		};
		g->advance += from->advance;
	} while (joins_next(r, i++) && g->count < PDF_PARTS_MAX);
	if (g->count == 1)
		g->parts[0].dx = g->parts[0].dy = 0;
}

/* Readers take right-to-left words for drawn backwards and turn them character by character,
 * those of one glyph too: a letter with its mark, a ligature. */
static void
turn_speech(struct buf *speech)
{
	struct buf turned = {0};
	size_t at = speech->len;

	while (at > 0) {
		size_t end = at;

		do
			at--;
		while (at > 0 && ((unsigned char)speech->data[at] & 0xC0) == 0x80);
		buf_put(&turned, speech->data + at, end - at);
	}
	buf_clear(speech);
	buf_put(speech, turned.data, turned.len);
	buf_free(&turned);
}

static void
say_group(struct pdf_fonts *fonts, const struct group *g, bool bullet, size_t closing)
{
	buf_clear(&fonts->speech);
	for (size_t i = 0; i < g->count; i++) {
		const struct run_glyph *from = &g->run->glyphs[g->first + i];

		speech_put(&fonts->speech, g->run->text + from->text, from->text_len, bullet);
	}
	if (!fonts->speech.len)
		buf_puts(&fonts->speech, WORD_JOINER);
	else if (g->run->rtl)
		turn_speech(&fonts->speech);
	if (closing >= g->first && closing < g->first + g->count)
		buf_putc(&fonts->speech, ' ');
}

static int32_t
advance_of(const struct group *g)
{
	if (g->count == 1 && !g->piece)
		return face_advance(g->run->face, g->parts[0].gid);
	return mpt_max(units(g->run, g->advance), 0);
}

static bool
is_slot_of(const struct pdf_slot *s, const struct group *g, const char *text)
{
	return s->part_count == g->count && !strcmp(s->text, text) &&
	       s->made == (g->piece || g->count > 1) &&
	       (!g->piece || s->advance == advance_of(g)) &&
	       !memcmp(s->parts, g->parts, g->count * sizeof *g->parts);
}

static uint32_t
find_slot(const struct pdf_font *f, const struct group *g, const char *text)
{
	uint32_t i = f->slot_of[g->parts[0].gid];

	while (i && !is_slot_of(&f->slots[i], g, text))
		i = f->slots[i].next;
	return i;
}

static bool
takes(const struct pdf_font *f, uint32_t gid)
{
	return f->count <= CID_MAX && !(f->face->cff && f->slot_of[gid]);
}

/* A glyph that says one letter stays the first of its slots: nearly all questions are for that.
 */
static void
link_slot(struct pdf_font *f, uint32_t gid, uint32_t i)
{
	struct pdf_slot *s = &f->slots[i];
	uint16_t *at = &f->slot_of[gid];

	if (*at && (s->made || s->text[1]))
		at = &f->slots[*at].next;
	s->next = *at;
	*at = (uint16_t)i;
}

static uint32_t
add_slot(struct pdf_fonts *fonts, struct pdf_font *f, const struct group *g, const char *text)
{
	struct arena *a = &fonts->pdf->arena;
	uint32_t i = (uint32_t)f->count, gid = g->parts[0].gid;
	struct pdf_part *parts = arena_zero(a, g->count, sizeof *parts);
	int32_t advance = advance_of(g);

	memcpy(parts, g->parts, g->count * sizeof *parts);
	f->slots = arena_grow(a, f->slots, f->count, &f->room, sizeof *f->slots);
	f->slots[f->count++] = (struct pdf_slot){
	    .parts = parts,
	    .part_count = g->count,
	    .made = g->count > 1 || g->piece,
	    .advance = advance,
	    .width = mpt_scale(advance, 4000, f->face->upem),
	    .text = arena_str(a, text),
	    .letter = text[0] >= ' ' && !text[1] && g->count == 1 && !g->piece ? text[0] : '\0',
	};
	link_slot(f, gid, i);
	f->has_composites = f->has_composites || g->count > 1 || g->piece;
	return i;
}

static struct pdf_shown
show_group(struct pdf_fonts *fonts, const struct group *g)
{
	const char *text = fonts->speech.data;
	struct pdf_font *f = font_of(fonts, g->run->face);
	uint32_t i;

	while (!(i = find_slot(f, g, text)) && !takes(f, g->parts[0].gid)) {
		if (!f->twin)
			f->twin = font_new(fonts, f->face);
		f = f->twin;
	}
	if (!i)
		i = add_slot(fonts, f, g, text);
	return (struct pdf_shown){f, i, (uint32_t)g->count};
}

static void
add_shown(struct pdf_fonts *fonts, struct pdf_shown shown)
{
	fonts->shown = arena_grow(&fonts->pdf->arena, fonts->shown, fonts->shown_count,
	    &fonts->shown_room, sizeof *fonts->shown);
	fonts->shown[fonts->shown_count++] = shown;
}

/* Characters of a text, if it has several and a combining mark among them; else 1. */
static size_t
count_pieces(const char *text)
{
	size_t n = 0;
	bool marks = false;

	if (!text[0] || !text[1])
		return 1;
	for (uint32_t code; (code = utf8_next(&text)); n++)
		marks = marks || uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Mn);
	return marks && n ? n : 1;
}

/* A group as pieces, the first of them drawn. */
static void
show_pieces(struct pdf_fonts *fonts, struct group *g, size_t pieces)
{
	const char *text = arena_str(&fonts->pdf->arena, fonts->speech.data), *next = text;
	mpt part = g->advance / (mpt)pieces;
	uint32_t taken = (uint32_t)g->count;

	g->piece = true;
	g->advance -= (mpt)(pieces - 1) * part;
	for (; utf8_next(&next); text = next) {
		struct pdf_shown shown;

		buf_clear(&fonts->speech);
		buf_put(&fonts->speech, text, (size_t)(next - text));
		shown = show_group(fonts, g);
		shown.count = taken;
		add_shown(fonts, shown);
		taken = 0;
		g->count = 1;
		g->advance = part;
		g->parts[0] = (struct pdf_part){.gid = shown_gid(g->run->face, 0)};
	}
}

/* Show glyph i of a run and those that belong to it; returns how many these are. */
static size_t
show_next(struct pdf_fonts *fonts, const struct run *r, size_t i, bool bullet, size_t closing)
{
	struct group g;
	size_t taken, pieces;

	take_group(&g, r, i);
	say_group(fonts, &g, bullet, closing);
	taken = g.count;
	pieces = r->rtl || r->face->cff ? 1 : count_pieces(fonts->speech.data);
	if (pieces > 1)
		show_pieces(fonts, &g, pieces);
	else
		add_shown(fonts, show_group(fonts, &g));
	return taken;
}

/* The last glyph of a run that is no space; SIZE_MAX: there is none. */
static size_t
closing_glyph(const struct run *r)
{
	size_t i = r->count;

	while (i && (!r->glyphs[i - 1].text_len || r->text[r->glyphs[i - 1].text] == ' '))
		i--;
	return i - 1;
}

/* Show glyphs from i on that are alone and say one ASCII letter as it is typed, if they have
 * been seen: nearly all. Returns the first that takes the long way. */
static size_t
show_plain(struct pdf_fonts *fonts, const struct pdf_font *f, const struct run *r, size_t i,
    size_t end)
{
	struct pdf_shown *shown = fonts->shown + fonts->shown_count;
	const struct run_glyph *g = r->glyphs + i, *last = r->glyphs + end;

	for (; g < last && g->text_len == 1 && g->gid < f->glyph_count; g++) {
		uint32_t slot = f->slot_of[g->gid];

		if (f->slots[slot].letter != r->text[g->text] ||
		    (g + 1 < r->glyphs + r->count && !g[1].text_len))
			break;
		*shown++ = (struct pdf_shown){f, slot, 1};
	}
	fonts->shown_count = (size_t)(shown - fonts->shown);
	return (size_t)(g - r->glyphs);
}

void
pdf_fonts_show(struct pdf_fonts *fonts, const struct run *r, bool bullet, bool closes)
{
	const struct pdf_font *f = font_of(fonts, r->face);
	size_t closing = closes ? closing_glyph(r) : SIZE_MAX;

	for (size_t i = 0; i < r->count;) {
		size_t end = closing >= i && closing < r->count ? closing : r->count;

		if (!bullet && fonts->shown_room - fonts->shown_count >= r->count)
			i = show_plain(fonts, f, r, i, end);
		if (i < r->count)
			i += show_next(fonts, r, i, bullet, closing);
	}
}

void
pdf_fonts_expect(struct pdf_fonts *fonts, size_t glyphs)
{
	fonts->shown_room = glyphs;
	fonts->shown = arena_alloc(&fonts->pdf->arena, glyphs * sizeof *fonts->shown);
}

void
pdf_fonts_show_gap(struct pdf_fonts *fonts, const struct face *face)
{
	struct run r = {.face = face};
	struct group g = {.run = &r, .count = 1, .parts = {{.gid = shown_gid(face, 0)}}};

	buf_clear(&fonts->speech);
	buf_puts(&fonts->speech, GAP);
	add_shown(fonts, show_group(fonts, &g));
}
