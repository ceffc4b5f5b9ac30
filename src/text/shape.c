/* Shaping, word by word, with every result kept.
 *
 * A CV says 'and', its city and its months many times, and a watched file is set again and
 * again: a word is shaped once for a style and then found by its hash. HarfBuzz gives glyphs
 * and the cluster each belongs to; what a reader must find in the PDF is text, so the code
 * points of a cluster are handed out to its glyphs in order, the last glyph takes what is left,
 * and glyphs beyond the code points say nothing. */
#include "text/shape.h"

#include <stdlib.h>
#include <string.h>
#include "base/dict.h"
#include "text/pairs.h"
#include "text/word.h"

struct entry {
	uint64_t hash;
	struct entry *next; /* in the same slot */
	const struct shaped *shaped;
	const char *text; /* stands behind the entry */
	size_t len;
	bool rtl;
	const struct shaper_style *style;
};

struct lang {
	struct lang *next;
	const char *name;
};

struct shaper {
	struct fonts *fonts;
	struct arena arena; /* all results */
	const char *lang;   /* the document's */
	struct lang *langs; /* all that there were: a language is compared by its pointer */
	struct arena kept;  /* of langs */
	struct entry **slots;
	size_t slot_count, count;
	struct shaper_style *styles; /* the last one asked for first */
	hb_buffer_t *buffer;
	struct word word;
};

enum { SLOTS_FIRST = 1024, SLOTS_SPARE = 2, FEATURES_MAX = 8, TEXT_LEN_MAX = UINT16_MAX, KERNING_MAX = 90, PLAIN_MAX = 64 };

struct shaper *
shaper_new(struct fonts *f)
{
	struct shaper *s = memory_alloc(sizeof *s);

	*s = (struct shaper){.fonts = f, .buffer = hb_buffer_create()};
	hb_buffer_set_flags(s->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES |
	                                   HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE);
	hb_buffer_set_cluster_level(s->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	return s;
}

void
shaper_free(struct shaper *s)
{
	if (!s)
		return;
	hb_buffer_destroy(s->buffer);
	word_free(&s->word);
	arena_free(&s->arena);
	arena_free(&s->kept);
	free(s->slots);
	free(s);
}

struct fonts *
shaper_fonts(const struct shaper *s)
{
	return s->fonts;
}

/* The one string of that text. */
static const char *
same_lang(struct shaper *s, const char *name)
{
	struct lang *l = s->langs;

	while (l && strcmp(l->name, name))
		l = l->next;
	if (!l) {
		l = arena_alloc(&s->kept, sizeof *l);
		*l = (struct lang){s->langs, arena_str(&s->kept, name)};
		s->langs = l;
	}
	return l->name;
}

void
shaper_set_lang(struct shaper *s, const char *lang)
{
	s->lang = lang ? same_lang(s, lang) : NULL;
}

void
shaper_trim(struct shaper *s, size_t limit)
{
	if (s->arena.total <= limit)
		return;
	arena_free(&s->arena);
	s->arena = (struct arena){0};
	free(s->slots);
	s->slots = NULL;
	s->styles = NULL;
	s->slot_count = s->count = 0;
}

static uint64_t
hash_style(const struct text_style *t)
{
	const uint64_t parts[] = {
	    (uintptr_t)t->family,
	    (uint64_t)t->weight << 32 | (uint32_t)t->letterspace,
	    (uint64_t)t->figures << 8 | (uint64_t)t->italic << 3 | (uint64_t)t->small_caps << 2 |
	        (uint64_t)t->oldstyle << 1 | t->no_ligatures,
	};

	return parts[0] * UINT64_C(0x9e3779b97f4a7c15) ^ parts[1] * UINT64_C(0xc2b2ae3d27d4eb4f) ^
	       parts[2] * UINT64_C(0x165667b19e3779f9);
}

static bool
is_same_style(const struct text_style *a, const struct text_style *b)
{
	return a->family == b->family && a->weight == b->weight && a->italic == b->italic &&
	       a->small_caps == b->small_caps && a->figures == b->figures &&
	       a->oldstyle == b->oldstyle && a->no_ligatures == b->no_ligatures &&
	       a->letterspace == b->letterspace && a->lang == b->lang;
}

static struct entry *
find_entry(const struct shaper *s, const struct entry *key)
{
	struct entry *e = s->slot_count ? s->slots[key->hash & (s->slot_count - 1)] : NULL;

	for (; e; e = e->next) {
		if (e->hash == key->hash && e->style == key->style && e->len == key->len &&
		    e->rtl == key->rtl && memcmp(e->text, key->text, key->len) == 0)
			return e;
	}
	return NULL;
}

static void
insert_entry(struct shaper *s, struct entry *e)
{
	struct entry **slot = &s->slots[e->hash & (s->slot_count - 1)];

	e->next = *slot;
	*slot = e;
}

static void
grow_slots(struct shaper *s)
{
	struct entry **old = s->slots, *next;
	size_t count = s->slot_count;

	s->slot_count = count ? count * 2 : SLOTS_FIRST;
	s->slots = memory_alloc(s->slot_count * sizeof *s->slots);
	memset(s->slots, 0, s->slot_count * sizeof *s->slots);
	for (size_t i = 0; i < count; i++) {
		for (struct entry *e = old[i]; e; e = next) {
			next = e->next;
			insert_entry(s, e);
		}
	}
	free(old);
}

/* It lies before its glyphs, in the order in which they are read again. */
static struct entry *
add_entry(struct shaper *s, const struct entry *key)
{
	struct entry *e = arena_alloc(&s->arena, sizeof *e + key->len);

	if (s->count * SLOTS_SPARE >= s->slot_count)
		grow_slots(s);
	*e = *key;
	e->text = memcpy(e + 1, key->text, key->len);
	insert_entry(s, e);
	s->count++;
	return e;
}

struct features {
	hb_feature_t list[FEATURES_MAX];
	unsigned count;
};

static void
add_feature(struct features *f, const char *tag, uint32_t value)
{
	f->list[f->count++] = (hb_feature_t){HB_TAG(tag[0], tag[1], tag[2], tag[3]), value,
	    HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

/* One run of a word: units of one face and script. */
struct run {
	const struct word *word;
	const struct text_style *style;
	size_t begin, end; /* units */
	bool rtl;
	bool last; /* nothing of the word is to its right */
};

/* Is all of it plain, and no part of a word in another script? */
static bool
is_plain(const struct run *r)
{
	hb_script_t script = r->word->units[r->begin].script;
	bool plain = !r->rtl && (script == HB_SCRIPT_LATIN || script == HB_SCRIPT_COMMON);

	for (size_t i = r->begin; plain && i < r->end; i++)
		plain = pairs_char(r->word->codes[i]) >= 0;
	return plain;
}

/* Kerning and ligatures are HarfBuzz's default, and so is composition, which takes a quarter of its time
 * and which plain words don't need. */
static struct features
features_of(const struct run *r, const struct face *face)
{
	const struct text_style *t = r->style;
	struct features f = {.count = 0};

	if (t->small_caps && face->has_small_caps)
		add_feature(&f, "smcp", 1);
	if (t->figures == FIGURES_TABULAR)
		add_feature(&f, "tnum", 1);
	if (t->figures == FIGURES_PROPORTIONAL)
		add_feature(&f, "pnum", 1);
	add_feature(&f, t->oldstyle ? "onum" : "lnum", 1);
	if (t->no_ligatures || t->letterspace) {
		add_feature(&f, "liga", 0);
		add_feature(&f, "clig", 0);
	}
	if (is_plain(r) && face_keeps_plain(face))
		add_feature(&f, "ccmp", 0);
	return f;
}

static uint32_t
text_before(const struct run *r, size_t unit)
{
	return r->word->units[unit].text - r->word->units[r->begin].text;
}

static void
set_text(struct glyph *g, const struct run *r, size_t unit, size_t end)
{
	uint32_t len = text_before(r, end) - text_before(r, unit);

	g->text = text_before(r, unit) & INT32_MAX;
	g->text_len = (uint16_t)(len < TEXT_LEN_MAX ? len : TEXT_LEN_MAX);
}

/* A right-to-left letter says its marks too where both can be drawn as one glyph: readers put a
 * mark above the line into a line of its own, and turn the letters around it. */
static bool
is_said_with_base(const struct run *r, size_t unit)
{
	const struct unit *u = &r->word->units[unit];

	return r->rtl && u->extends && !u->face->cff;
}

static size_t
next_said(const struct run *r, size_t unit, size_t end)
{
	do
		unit++;
	while (unit < end && is_said_with_base(r, unit));
	return unit;
}

/* A mark from left to right, within the width of what it stands on: readers take it for a
 * letter that the next one overlaps, and so for the end of a word. */
static bool
is_stacked(const struct run *r, const struct glyph *g, size_t unit)
{
	const struct unit *u = &r->word->units[unit];

	return !r->rtl && u->extends && !u->face->cff && g->gid && !g->advance;
}

/* How many of the glyphs, the first a base, are drawn as one. */
static size_t
count_stacked(const struct glyph *g, size_t count, const struct run *r)
{
	size_t n = 1;

	if (r->rtl || r->word->units[r->begin].face->cff)
		return n;
	while (n < count && g[n].gid && !g[n].advance)
		n++;
	return n;
}

/* Give the units of [unit, end) to the `count` glyphs of their cluster, first to first; `step`
 * is -1 where logical order runs to the left. A stack's first says the units of all. */
static void
hand_out_cluster(
    struct glyph *g, size_t count, int step, const struct run *r, size_t unit, size_t end)
{
	while (count) {
		size_t stacked = count_stacked(g, count, r), next = unit;

		for (size_t i = 0; i < stacked && next < end; i++)
			next = next_said(r, next, end);
		if (stacked == count)
			next = end;
		set_text(g, r, unit, next);
		for (size_t i = 1; i < stacked; i++)
			set_text(g + i, r, next, next);
		unit = next;
		g += (ptrdiff_t)stacked * step;
		count -= stacked;
	}
}

static void
hand_out_text(
    struct glyph *glyphs, const hb_glyph_info_t *info, size_t count, const struct run *r)
{
	size_t unit = r->begin, k = 0;

	while (k < count) {
		size_t first = r->rtl ? count - 1 - k : k, m = 1, end = r->end;

		while (k + m < count) {
			size_t next = r->rtl ? count - 1 - (k + m) : k + m;

			end = info[next].cluster;
			if (end != info[first].cluster && !is_said_with_base(r, end) &&
			    !is_stacked(r, &glyphs[next], end))
				break;
			end = r->end;
			m++;
		}
		hand_out_cluster(glyphs + first, m, r->rtl ? -1 : 1, r, unit, end);
		unit = end;
		k += m;
	}
}

static bool
is_cursive(hb_script_t script)
{
	return script == HB_SCRIPT_ARABIC || script == HB_SCRIPT_SYRIAC ||
	       script == HB_SCRIPT_MONGOLIAN || script == HB_SCRIPT_NKO ||
	       script == HB_SCRIPT_ADLAM;
}

/* May space be put between glyphs i and i + 1, or do they make up one character? */
static bool
is_boundary(const hb_glyph_info_t *info, size_t i, const struct run *r)
{
	const hb_glyph_info_t *later = &info[r->rtl ? i : i + 1];

	return info[i].cluster != info[i + 1].cluster &&
	       !r->word->units[later->cluster].extends;
}

static bool
is_space(const struct run *r)
{
	const struct unit *unit = &r->word->units[r->begin];

	return r->end == r->begin + 1 && r->word->text[unit->text] == ' ';
}

static int32_t
letterspace(const struct text_style *t, const struct face *face)
{
	return (int32_t)((int64_t)t->letterspace * face->upem / 1000);
}

/* A word space is letterspaced on both of its sides. */
static void
space_letters(struct glyph *g, const hb_glyph_info_t *info, size_t count, const struct run *r)
{
	const struct unit *unit = &r->word->units[r->begin];
	int32_t space = letterspace(r->style, unit->face);

	if (!space || is_cursive(unit->script))
		return;
	for (size_t i = 0; i < count; i++) {
		if (i + 1 == count ? !r->last : is_boundary(info, i, r))
			g[i].advance += space;
	}
	if (is_space(r))
		g[0].advance += 2 * space;
}

/* No pair stands closer than readers bear, who take letters that overlap by a tenth of an em
 * for two words ('https:/ /' in faces that draw the slashes together). */
static void
limit_kerning(struct glyph *g, size_t count, const struct run *r)
{
	const struct unit *unit = &r->word->units[r->begin];
	int32_t most = (int32_t)((int64_t)unit->face->upem * KERNING_MAX / 1000);

	if (is_cursive(unit->script))
		return;
	for (size_t i = 0; i < count; i++) {
		int32_t own = face_advance(unit->face, g[i].gid);

		if (g[i].advance < own - most)
			g[i].advance = own - most;
	}
}

static struct shaped *
new_piece(struct shaper *s, const struct run *r, const struct face *face)
{
	struct shaped *p = arena_zero(&s->arena, 1, sizeof *p);

	p->face = face;
	p->text = r->word->text + r->word->units[r->begin].text;
	p->text_len = text_before(r, r->end);
	p->rtl = r->rtl;
	return p;
}

static void
sum_advances(struct shaped *p)
{
	int64_t sum = 0;

	p->plain = !p->moves;
	for (uint32_t i = 0; i < p->count; i++) {
		const struct glyph *g = &p->glyphs[i];

		sum += g->advance;
		p->missing = p->missing || g->gid == 0;
		p->plain = p->plain && g->advance >= 0;
	}
	p->advance = (int32_t)(sum < INT32_MAX ? sum : INT32_MAX);
}

static struct glyph_move *
copy_moves(struct arena *a, const hb_glyph_position_t *at, unsigned count)
{
	struct glyph_move *moves = arena_alloc(a, count * sizeof *moves);

	for (unsigned i = 0; i < count; i++)
		moves[i] = (struct glyph_move){at[i].x_offset, at[i].y_offset};
	return moves;
}

static void
read_glyphs(struct shaper *s, struct shaped *p, const struct run *r)
{
	unsigned count;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &count);
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(s->buffer, &count);
	struct glyph *glyphs = arena_zero(&s->arena, count, sizeof *glyphs);
	bool moved = false;

	for (unsigned i = 0; i < count; i++) {
		bool unsafe =
		    hb_glyph_info_get_glyph_flags(&info[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK;

		glyphs[i] = (struct glyph){.gid = (uint16_t)info[i].codepoint,
		    .advance = at[i].x_advance,
		    .unsafe_to_break = unsafe};
		moved = moved || at[i].x_offset || at[i].y_offset;
	}
	if (moved)
		p->moves = copy_moves(&s->arena, at, count);
	hand_out_text(glyphs, info, count, r);
	limit_kerning(glyphs, count, r);
	space_letters(glyphs, info, count, r);
	p->glyphs = glyphs;
	p->count = count;
}

static struct shaped *
shape_run(struct shaper *s, const struct run *r, const char *lang)
{
	const struct unit *unit = &r->word->units[r->begin];
	struct shaped *p = new_piece(s, r, unit->face);
	struct features features = features_of(r, unit->face);

	hb_buffer_clear_contents(s->buffer);
	hb_buffer_add_codepoints(s->buffer, r->word->codes, (int)r->word->count,
	    (unsigned)r->begin, (int)(r->end - r->begin));
	hb_buffer_set_direction(s->buffer, r->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(s->buffer, unit->script);
	hb_buffer_set_language(
	    s->buffer, lang ? hb_language_from_string(lang, -1) : HB_LANGUAGE_INVALID);
	hb_shape(unit->face->hb_font, s->buffer, features.list, features.count);
	if (!hb_buffer_allocation_successful(s->buffer))
		memory_fail();
	read_glyphs(s, p, r);
	sum_advances(p);
	return p;
}

/* One box of the first face for each character that no face has. */
static struct shaped *
box_run(struct shaper *s, const struct run *r)
{
	const struct text_style *t = r->style;
	const struct face *face = family_face(s->fonts, t->family, t->weight, t->italic);
	struct shaped *p = new_piece(s, r, face);
	struct glyph *glyphs = arena_zero(&s->arena, r->end - r->begin, sizeof *glyphs);
	size_t end;

	for (size_t unit = r->begin; unit < r->end; unit = end) {
		for (end = unit + 1; end < r->end && r->word->units[end].extends; end++)
			;
		glyphs[p->count].advance = face_advance(face, 0);
		set_text(&glyphs[p->count++], r, unit, end);
	}
	for (uint32_t i = 0; r->rtl && i < p->count / 2; i++) {
		struct glyph swap = glyphs[i];

		glyphs[i] = glyphs[p->count - 1 - i];
		glyphs[p->count - 1 - i] = swap;
	}
	p->glyphs = glyphs;
	p->missing = true;
	sum_advances(p);
	return p;
}

/* A plain word by its pairs; NULL if that can't be known. */
static const struct shaped *
plain_word(struct shaper *s, const struct entry *key)
{
	const struct shaper_style *style = key->style;
	struct glyph glyphs[PLAIN_MAX];
	int32_t space = letterspace(&style->style, style->face);
	struct shaped *p;
	size_t count = 0;

	if (style->pairs && !key->rtl && key->len <= PLAIN_MAX)
		count = pairs_shape(style->pairs, &style->style, key->text, key->len, glyphs);
	if (!count)
		return NULL;
	for (size_t i = 0; i + 1 < count; i++)
		glyphs[i].advance += space;
	if (key->len == 1 && key->text[0] == ' ')
		glyphs[0].advance += 2 * space;
	p = arena_zero(&s->arena, 1, sizeof *p);
	p->face = style->face;
	p->text = key->text;
	p->text_len = (uint32_t)key->len;
	p->count = (uint32_t)count;
	p->glyphs = memcpy(
	    arena_alloc(&s->arena, count * sizeof *glyphs), glyphs, count * sizeof *glyphs);
	sum_advances(p);
	return p;
}

static const struct shaped *
shape_word(struct shaper *s, const struct entry *key)
{
	const struct text_style *style = &key->style->style;
	struct run r = {.word = &s->word, .style = style, .rtl = key->rtl};
	struct shaped *first = NULL, *last = NULL, *p;

	word_read(&s->word, &s->arena, key->text, key->len);
	word_choose_faces(&s->word, s->fonts, style, style->lang);
	for (; r.begin < s->word.count; r.begin = r.end) {
		r.end = word_run_end(&s->word, r.begin);
		r.last = key->rtl ? r.begin == 0 : r.end == s->word.count;
		p = s->word.units[r.begin].face ? shape_run(s, &r, style->lang) : box_run(s, &r);
		if (key->rtl || !first) {
			p->next = first;
			first = p;
			last = last ? last : p;
		} else {
			last->next = p;
			last = p;
		}
	}
	if (!first)
		first = new_piece(
		    s, &r, family_face(s->fonts, style->family, style->weight, style->italic));
	return first;
}

const struct shaped *
shape_styled(
    struct shaper *s, const struct shaper_style *style, const char *text, size_t len, bool rtl)
{
	struct entry key = {.style = style, .text = text, .len = len, .rtl = rtl}, *e;

	key.hash = hash_bytes(text, len, style->hash ^ rtl);
	e = find_entry(s, &key);
	if (!e) {
		e = add_entry(s, &key);
		e->shaped = plain_word(s, e);
		if (!e->shaped)
			e->shaped = shape_word(s, e);
	}
	return e->shaped;
}

static struct shaper_style *
add_style(struct shaper *s, const struct text_style *style)
{
	struct shaper_style *new = arena_alloc(&s->arena, sizeof *new);

	*new = (struct shaper_style){.style = *style, .hash = hash_style(style)};
	new->face = family_face(s->fonts, style->family, style->weight, style->italic);
	if (pairs_suit(new->face->pairs, style, style->small_caps && new->face->has_small_caps))
		new->pairs = new->face->pairs;
	new->space = shape_styled(s, new, " ", 1, false);
	return new;
}

const struct shaper_style *
shaper_style(struct shaper *s, const struct text_style *style)
{
	struct text_style wanted = *style;
	struct shaper_style **at = &s->styles, *found;

	wanted.lang = style->lang ? same_lang(s, style->lang) : s->lang;
	while (*at && !is_same_style(&(*at)->style, &wanted))
		at = &(*at)->next;
	found = *at;
	if (found)
		*at = found->next;
	else
		found = add_style(s, &wanted);
	found->next = s->styles;
	s->styles = found;
	return found;
}

const struct shaped *
shape(struct shaper *s, const struct text_style *style, const char *text, size_t len, bool rtl)
{
	return shape_styled(s, shaper_style(s, style), text, len, rtl);
}
