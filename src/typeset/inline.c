/* Rich text to shaped segments, atoms and the breaker's items.
 *
 * The text is laid end to end once, its break opportunities and bidi levels are found over the
 * whole, and it is then cut wherever style, direction or a space says so. Words are shaped whole,
 * so kerning and ligatures are those of the unbroken word; where a break may fall between two
 * glyphs that belong together, the item carries the difference that cutting them makes. */
#include "typeset/hang.h"
#include "typeset/looks.h"
#include "typeset/missing.h"

#include "text/bidi.h"
#include "text/breaks.h"
#include "text/capitals.h"
#include "text/icons.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <uniwidth.h>

enum {
	URL_PENALTY = 200,
	CUT_PENALTY = 60,
	HYPHEN_PENALTY = 50,
	TYPED_HYPHEN_PENALTY = 2000,
	MARK_CUT_PENALTY = 1000
};

enum { WORD_BYTES = 6 }; /* with its space, for a guess at how many there are */

enum { LINK_ICON_GAP = 250 }; /* thousandths of the body's size */

enum { SEGMENT_MAX = 2048 }; /* bytes: a word's work grows by the square of its length */

struct builder {
	struct inline_text *t;
	struct style *s;
	const struct para_options *o;
	unsigned char *kinds;   /* break kind before each byte */
	unsigned char *points;  /* where a hyphen may be added, by byte; NULL: nowhere */
	uint32_t *soft;         /* where the text had soft hyphens */
	size_t soft_count, soft_room;
	signed char *levels;
	bool leveled;           /* a level is not 0 */
	struct inline_run *runs;
	size_t run_count;
	struct buf text, said;  /* of the runs so far */
	const char *whole;      /* the only run's text, which is the paragraph's; NULL: none is */
	struct elem *spoken;    /* the last made for words in another language, NULL */
};

mpt
segment_width(const struct segment *g, uint32_t begin, uint32_t end)
{
	if (begin == g->begin && end == g->end)
		return g->width;
	int64_t total = 0;
	mpt width = 0;
	uint32_t offset = g->begin;
	uint32_t whole = 0;
	for (const struct shaped *p = g->shaped; p; p = p->next)
		whole += p->text_len;
	if (g->level & 1)
		offset += whole;
	for (const struct shaped *p = g->shaped; p; p = p->next) {
		if (g->level & 1)
			offset -= p->text_len;
		total = 0;
		for (uint32_t i = 0; i < p->count; i++) {
			uint32_t at = offset + p->glyphs[i].text;
			if (at >= begin && at < end)
				total += p->glyphs[i].advance;
		}
		width = mpt_add(width, face_scale(p->face, total, g->run->look.size));
		if (!(g->level & 1))
			offset += p->text_len;
	}
	return width;
}

const struct shaped *
segment_shape(struct style *s, const struct inline_text *t, const struct segment *g, uint32_t begin,
    uint32_t end)
{
	if (begin == g->begin && end == g->end)
		return g->shaped;
	return shape_styled(s->shaper, g->run->style, t->text + begin, end - begin, g->level & 1);
}

mpt
space_width(struct style *s, const struct look *look)
{
	return shaped_width(shaper_style(s->shaper, &look->text)->space, look->size);
}

const struct icon *
link_icon(const struct style *s, const struct look *look, mpt *size, mpt *room)
{
	const struct icon *icon = s->layout->links.external_icon ? icon_find("external-link") : NULL;
	*size = *room = 0;
	if (!icon)
		return NULL;
	*size = style_length(s, s->layout->links.external_icon_size, look->size, s->measure);
	*room = mpt_scale(icon->advance, *size, icon->upem) +
	        mpt_scale(s->part[PART_BODY].look.size, LINK_ICON_GAP, 1000);
	return icon;
}

static bool
is_inside_char(const char *text, uint32_t at)
{
	return ((unsigned char)text[at] & 0xC0) == 0x80;
}

/* May the segment be cut there without looking different? Between two faces it may. */
static bool
is_safe(const struct segment *g, uint32_t at)
{
	uint32_t offset = g->begin;
	const struct shaped *p = g->shaped;
	if (g->level & 1)
		return false;
	for (; p && offset + p->text_len <= at; p = p->next)
		offset += p->text_len;
	for (uint32_t i = 0; p && i < p->count; i++)
		if (offset + p->glyphs[i].text == at)
			return !i || !p->glyphs[i].unsafe_to_break;
	return false;
}

static void
widen(struct inline_text *t, struct arena *a)
{
	size_t room = t->room;
	t->atoms = arena_grow(a, t->atoms, t->count, &room, sizeof *t->atoms);
	room = t->room;
	t->items = arena_grow(a, t->items, t->count, &room, sizeof *t->items);
	t->room = room;
}

static inline void
add_atom(struct builder *b, struct atom atom, struct lb_item item)
{
	struct inline_text *t = b->t;
	if (t->count == t->room)
		widen(t, b->s->work);
	t->atoms[t->count] = atom;
	t->items[t->count++] = item;
}

static void
add_space(struct builder *b, uint32_t segment, uint32_t begin, uint32_t end)
{
	add_atom(b, (struct atom){ATOM_SPACE, segment, begin, end, false}, b->t->segments[segment].run->space);
}

/* What a break at `at` lets hang: the end of the line before it, and the beginning of the next. */
static void
add_hang(struct builder *b, const struct segment *g, uint32_t at, bool hyphen, struct lb_item *item)
{
	const char *text = b->t->text;
	if (hyphen)
		item->pre -= hang_last(b->s, &g->run->look, "-", 1);
	else
		item->pre -= hang_last(b->s, &g->run->look, text + g->begin, at - g->begin);
	if (at < g->end)
		item->post -= hang_first(b->s, &g->run->look, text + at, g->end - at);
}

/* A place before a space, where lines may end as they may at the space, but hang. */
static void
add_space_break(struct builder *b, uint32_t segment, uint32_t at)
{
	struct lb_item item = {.kind = LB_PENALTY};
	add_hang(b, &b->t->segments[segment], at, false, &item);
	add_atom(b, (struct atom){ATOM_BREAK, segment, at, at, false}, item);
}

/* The first characters of the segment hang if the space before is broken at. */
static void
hang_segment(struct builder *b, const struct segment *g)
{
	struct inline_text *t = b->t;
	size_t n = t->count;
	if (n > 1 && t->atoms[n - 1].kind == ATOM_SPACE && t->atoms[n - 2].kind == ATOM_BREAK &&
	    t->items[n - 2].penalty < LB_INFINITE)
		t->items[n - 2].post = -hang_first(b->s, &g->run->look, t->text + g->begin, g->end - g->begin);
}

/* A typed hyphen at a line's end: pdftotext takes it for the typesetter's and drops it. */
static bool
ends_in_hyphen(const struct inline_text *t, const struct segment *g, uint32_t at)
{
	return at > g->begin + 1 && at < g->end && t->text[at - 1] == '-' && t->text[at - 2] != '-';
}

static void
add_break(struct builder *b, uint32_t segment, uint32_t at, int penalty, bool hyphen)
{
	struct segment *g = &b->t->segments[segment];
	if (penalty == CUT_PENALTY && ends_in_hyphen(b->t, g, at))
		penalty = TYPED_HYPHEN_PENALTY;
	struct lb_item item = {.kind = LB_PENALTY, .penalty = penalty};
	item.flagged = hyphen || penalty >= TYPED_HYPHEN_PENALTY; /* not without need */
	if (penalty < LB_INFINITE && at > g->begin && at < g->end && !is_safe(g, at)) {
		const struct shaped *head = segment_shape(b->s, b->t, g, g->begin, at);
		const struct shaped *tail = segment_shape(b->s, b->t, g, at, g->end);
		item.pre = shaped_width(head, g->run->look.size) - segment_width(g, g->begin, at);
		item.post = shaped_width(tail, g->run->look.size) - segment_width(g, at, g->end);
	}
	if (hyphen)
		item.pre += shaped_width(shape_styled(b->s->shaper, g->run->style, "-", 1, false), g->run->look.size);
	if (penalty < LB_INFINITE)
		add_hang(b, g, at, hyphen, &item);
	add_atom(b, (struct atom){ATOM_BREAK, segment, at, at, hyphen}, item);
}

static bool
is_ideograph(const char *text, size_t len)
{
	size_t used;
	uint32_t code = utf8_decode(text, len, &used);
	return code >= 0x2e80 && uc_width(code, "UTF-8") == 2;
}

/* Where a line may break beside an ideograph, it may be widened. */
static void
add_gap(struct builder *b, uint32_t segment, uint32_t at)
{
	struct inline_text *t = b->t;
	uint32_t before = at - 1;
	while (before > 0 && ((unsigned char)t->text[before] & 0xC0) == 0x80)
		before--;
	if (b->o->align != PARA_JUSTIFIED ||
	    (!is_ideograph(t->text + before, at - before) && !is_ideograph(t->text + at, t->len - at)))
		return;
	if (!t->gaps)
		t->gaps = arena_zero(b->s->work, t->len + 1, 1);
	t->gaps[at] = 1;
	add_atom(b, (struct atom){ATOM_GAP, segment, at, at, false},
	    (struct lb_item){.kind = LB_GLUE, .stretch = t->segments[segment].run->look.size / GAP_PART});
}

static bool
is_cluster_start(const struct segment *g, uint32_t at)
{
	uint32_t offset = g->begin;
	for (const struct shaped *p = g->shaped; p && !(g->level & 1); offset += p->text_len, p = p->next)
		for (uint32_t i = 0; i < p->count; i++)
			if (p->glyphs[i].text_len && offset + p->glyphs[i].text == at)
				return true;
	return false;
}

static bool
may_end(const struct builder *b, uint32_t at)
{
	enum break_kind k = (enum break_kind)b->kinds[at];
	return k == BREAK_ALLOWED || k == BREAK_URL || (b->points && b->points[at]);
}

/* Where the piece of a segment ends that begins at `at`. */
static uint32_t
piece_end(const struct builder *b, const struct segment *g, uint32_t at)
{
	do
		at++;
	while (at < g->end && !may_end(b, at));
	return at;
}

/* A cut inside a word; behind an underscore, say, it costs less. */
static int
cut_penalty(const struct builder *b, uint32_t at)
{
	switch (b->kinds[at]) {
	case BREAK_URL: return URL_PENALTY;
	case BREAK_ALLOWED: return CUT_PENALTY;
	default: return strchr("_/\\|&=+@#", b->t->text[at - 1]) ? MARK_CUT_PENALTY : HARD_CUT_PENALTY;
	}
}

/* The text of a segment as atoms, cut at its break opportunities, of which the first is at `broken`. A
 * piece between two that is wider than the line may be cut at any cluster, at a price. */
static void
add_text(struct builder *b, uint32_t segment, uint32_t broken)
{
	const struct segment *g = &b->t->segments[segment];
	bool long_one = b->o->measure > 0 && g->width > b->o->measure, wide = false;
	uint32_t from = g->begin, piece = g->begin;
	for (uint32_t i = long_one || b->points ? g->begin + 1 : broken; i < g->end; i++) {
		enum break_kind k = b->kinds[i];
		bool point = b->points && b->points[i];
		if (long_one && i > piece) {
			uint32_t end = piece_end(b, g, i - 1);
			wide = segment_width(g, i - 1, end) > b->o->measure;
			piece = end;
		}
		if (!may_end(b, i) && !(wide && is_cluster_start(g, i)))
			continue;
		add_atom(b, (struct atom){ATOM_TEXT, segment, from, i, false},
		    (struct lb_item){.kind = LB_BOX, .width = segment_width(g, from, i)});
		if (point && k == BREAK_NO)
			add_break(b, segment, i, HYPHEN_PENALTY, true);
		else
			add_break(b, segment, i, cut_penalty(b, i), false);
		if (k == BREAK_ALLOWED)
			add_gap(b, segment, i);
		from = i;
	}
	mpt width = from == g->begin ? g->width : segment_width(g, from, g->end);
	add_atom(b, (struct atom){ATOM_TEXT, segment, from, g->end, false},
	    (struct lb_item){.kind = LB_BOX, .width = width + g->icon});
}

static void
add_segment(
    struct builder *b, const struct inline_run *run, uint32_t begin, uint32_t end, uint32_t broken)
{
	struct inline_text *t = b->t;
	t->segments = arena_grow(b->s->work, t->segments, t->segment_count, &t->segment_room,
	    sizeof *t->segments);
	struct segment *g = &t->segments[t->segment_count++];
	*g = (struct segment){.begin = begin, .end = end, .run = run, .level = b->levels[begin]};
	g->shaped = shape_styled(b->s->shaper, run->style, t->text + begin, end - begin, g->level & 1);
	g->width = shaped_width(g->shaped, run->look.size);
	if (end == run->end && !(g->level & 1))
		g->icon = run->icon;
	for (const struct shaped *p = g->shaped; p; p = p->next)
		if (p->missing)
			missing_report(b->s->missing, b->s->diags, p, run->place);
	if (b->s->looks)
		looks_segment(b->s, g);
	if (b->s->layout->typography.optical_margins)
		hang_segment(b, g);
	add_text(b, (uint32_t)t->segment_count - 1, broken);
}

static bool
is_space_at(const char *text, uint32_t at)
{
	return text[at] == ' ' || text[at] == '\t';
}

/* Where the word ends that begins at `from`: at a space, `end`, another level, or where it has grown too
 * long; and its first break opportunity, or its end. */
static uint32_t
word_end(const struct builder *b, uint32_t from, uint32_t end, uint32_t *broken)
{
	const char *text = b->t->text;
	uint32_t i = from + 1, sure = !b->leveled && end - from > SEGMENT_MAX ? from + SEGMENT_MAX : end;
	while (i < sure && b->kinds[i] == BREAK_NO && (unsigned char)text[i] > ' ')
		i++;
	*broken = i;
	for (i = b->leveled ? from + 1 : i; i < end && !is_space_at(text, i); i++)
		if (b->levels[i] != b->levels[from] || (i - from >= SEGMENT_MAX && !is_inside_char(text, i)))
			break;
	return i;
}

/* White space: at a break kept together, or one that lets lines hang, or glue alone. */
static void
add_white(struct builder *b, uint32_t begin, uint32_t end)
{
	const struct inline_text *t = b->t;
	uint32_t segment = (uint32_t)t->segment_count - 1;
	if (!t->segment_count || t->atoms[t->count - 1].kind == ATOM_SPACE)
		return;
	if (b->kinds[begin] == BREAK_NO)
		add_break(b, segment, begin, LB_INFINITE, false);
	else if (b->s->layout->typography.optical_margins)
		add_space_break(b, segment, begin);
	add_space(b, segment, begin, end);
}

static void
cut_run(struct builder *b, const struct inline_run *run, uint32_t begin)
{
	struct inline_text *t = b->t;
	for (uint32_t i = begin, end = run->end; i < end;) {
		uint32_t from = i, broken;
		if (is_space_at(t->text, i)) {
			while (i < end && is_space_at(t->text, i))
				i++;
			add_white(b, from, i);
			continue;
		}
		i = word_end(b, from, end, &broken);
		bool glued = t->count && t->atoms[t->count - 1].kind == ATOM_TEXT;
		enum break_kind k = b->kinds[from];
		if (glued && (k == BREAK_ALLOWED || k == BREAK_URL))
			add_break(b, (uint32_t)t->segment_count - 1, from,
			    k == BREAK_URL ? URL_PENALTY : CUT_PENALTY, false);
		add_segment(b, run, from, i, broken);
	}
}

/* The link of runs[i] and of those behind it that lead to the same place; its language is that of all. */
static struct elem *
link_elem(struct pages *pages, struct elem *parent, const struct rich_run *runs, size_t i, size_t count,
    struct arena *a)
{
	struct elem *e = elem_new(pages, parent, ROLE_LINK, "link");
	struct buf words = {0};
	e->url = runs[i].url;
	e->lang = runs[i].lang;
	for (; i < count && runs[i].url && !strcmp(runs[i].url, e->url); i++) {
		buf_puts(&words, runs[i].text);
		e->lang = runs[i].lang ? e->lang : NULL;
	}
	e->contents = arena_dup(a, words.data ? words.data : "", words.len);
	buf_free(&words);
	return e;
}

#define SOFT_HYPHEN "\xC2\xAD"

/* Append text without its soft hyphens, and remember where they were. */
static void
lay_text(struct builder *b, const char *s)
{
	for (const char *shy; (shy = strstr(s, SOFT_HYPHEN)); s = shy + strlen(SOFT_HYPHEN)) {
		buf_put(&b->text, s, (size_t)(shy - s));
		b->soft = arena_grow(b->s->work, b->soft, b->soft_count, &b->soft_room, sizeof *b->soft);
		b->soft[b->soft_count++] = (uint32_t)b->text.len;
	}
	buf_puts(&b->text, s);
}

/* Do the characters of two texts begin at the same bytes? */
static bool
is_aligned(const char *a, size_t a_len, const char *b, size_t b_len)
{
	bool same = a_len == b_len;
	for (size_t i = 0; same && i < a_len; i++)
		same = is_inside_char(a, (uint32_t)i) == is_inside_char(b, (uint32_t)i);
	return same;
}

static size_t
word_len(const char *s, size_t len)
{
	const char *space = len ? memchr(s + 1, ' ', len - 1) : NULL;
	return space ? (size_t)(space - s) : len;
}

/* The text from byte `from` on in the case that the layout wants. Readers are told what was typed, but
 * for words in which the change moves offsets ('ß' to 'SS'): then they are told what is drawn. */
static void
change_case(struct builder *b, size_t from, enum text_case c, const char *lang)
{
	struct buf *text = &b->text;
	size_t left = text->len - from, n = left;
	const char *in = text->data ? text->data + from : "";
	if (!left)
		return;
	char *out = (c == CASE_UPPER ? capitals_of : small_letters_of)(in, left, lang, &n);
	const char *at = out;
	for (size_t rest = n; rest;) {
		size_t typed = word_len(in, left), drawn = word_len(at, rest);
		buf_put(&b->said, is_aligned(in, typed, at, drawn) ? in : at, drawn);
		in += typed;
		left -= typed;
		at += drawn;
		rest -= drawn;
	}
	text->len = from;
	buf_put(text, out, n);
	free(out);
}

static bool
is_same_link(const struct rich_run *a, const struct rich_run *b)
{
	return a->url && b->url && !strcmp(a->url, b->url);
}

/* Marks that belong to the word before: the mark of a link stands behind them, for between it would
 * part them from the word in every text reader. */
static size_t
closers(const struct rich_run *r)
{
	return r->url ? 0 : strspn(r->text, ".,;:!?)]}");
}

/* A space of a run: how wide, and how far justified lines may stretch and shrink it. */
static struct lb_item
glue_of(const struct inline_run *run, bool justified)
{
	mpt w = shaped_width(run->style->space, run->look.size);
	struct lb_item glue = {.kind = LB_GLUE, .width = w};
	if (!justified)
		return glue;
	glue.stretch = w / STRETCH_PART;
	glue.shrink = mpt_max(mpt_min(w - mpt_scale(run->look.size, SPACE_MIN, 1000), w / SHRINK_PART), 0);
	return glue;
}

static struct inline_run *
add_run(struct builder *b, const struct part *part, const struct rich_run *r, struct elem *e)
{
	struct inline_run *run = &b->runs[b->run_count++];
	run->look = style_look(b->s, part, r);
	run->style = shaper_style(b->s->shaper, &run->look.text);
	run->space = glue_of(run, b->o->align == PARA_JUSTIFIED);
	run->place = r->place;
	run->elem = e;
	return run;
}

static struct inline_run *
lay_run(struct builder *b, const struct part *part, const struct rich_run *r, struct elem *e)
{
	size_t from = b->text.len;
	struct inline_run *run = add_run(b, part, r, e);
	if (b->whole) {
		run->end = (uint32_t)strlen(b->whole);
		return run;
	}
	lay_text(b, r->text);
	if (part->text_case != CASE_AS_TYPED)
		change_case(b, from, part->text_case, r->lang ? r->lang : b->s->lang);
	run->end = (uint32_t)b->text.len;
	return run;
}

/* An element for words in another language, one for all runs of them. */
static struct elem *
lang_elem(struct builder *b, struct pages *pages, struct elem *parent, const struct rich_run *r)
{
	const struct elem *last = parent->last;
	bool same = last && last == b->spoken && r->lang == last->lang;
	if (!same) {
		b->spoken = elem_new(pages, parent, ROLE_SPAN, NULL);
		b->spoken->lang = r->lang;
	}
	return b->spoken;
}

/* The text and what is told of it, out of the builder. */
static void
finish_text(struct builder *b, const struct part *part)
{
	struct inline_text *t = b->t;
	t->len = b->whole ? b->runs->end : b->text.len;
	t->text = b->whole ? b->whole : arena_dup(b->s->work, b->text.data ? b->text.data : "", t->len);
	t->said = t->text;
	if (part->text_case != CASE_AS_TYPED)
		t->said = arena_dup(b->s->work, b->said.data ? b->said.data : "", b->said.len);
	buf_free(&b->text);
	buf_free(&b->said);
}

/* Join the runs' texts, and note for each where it ends and how it looks. */
static void
lay_runs(struct builder *b, struct pages *pages, const struct part *part, const struct rich_run *runs,
    size_t count, struct elem *e)
{
	struct arena *a = b->s->arena;
	size_t cut = 0;
	b->runs = arena_zero(b->s->work, 2 * count + 1, sizeof *b->runs);
	if (count == 1 && part->text_case == CASE_AS_TYPED && !strstr(runs->text, SOFT_HYPHEN))
		b->whole = runs->text;
	for (size_t i = 0; i < count; i++) {
		struct rich_run r = runs[i];
		r.text += cut;
		cut = 0;
		struct inline_run *run = lay_run(b, part, &r, e);
		if (r.lang && e && !r.url)
			run->elem = lang_elem(b, pages, e, &r);
		if (!r.url || !e)
			continue;
		bool same = i && is_same_link(&runs[i - 1], &r);
		run->url = r.url;
		b->t->linked = true;
		run->elem = same ? run[-1].elem : link_elem(pages, e, runs, i, count, a);
		if (part == &b->s->part[PART_CONNECTIONS])
			continue;
		run->underline = b->s->layout->links.underline;
		mpt size;
		if (i + 1 < count && is_same_link(&r, &runs[i + 1]))
			continue;
		link_icon(b->s, &run->look, &size, &run->icon);
		run->icon_color = run->look.color;
		if (!run->icon || i + 1 == count || !(cut = closers(&runs[i + 1])))
			continue;
		r = runs[i + 1];
		r.text = arena_dup(a, r.text, cut);
		struct inline_run *mark = lay_run(b, part, &r, e);
		mark->icon = run->icon;
		mark->icon_color = run->icon_color;
		run->icon = 0;
	}
	finish_text(b, part);
}

static bool
has_point(const unsigned char *points, size_t len)
{
	return memchr(points, 1, len) != NULL;
}

/* Hyphenation points of every word that may have them; a soft hyphen is one always. */
static void
find_points(struct builder *b)
{
	struct inline_text *t = b->t;
	bool patterns = b->o->hyphenate && b->s->hyphens;
	if (!patterns && !b->soft_count)
		return;
	b->points = arena_zero(b->s->work, t->len + 1, 1);
	for (size_t i = 0; i < b->soft_count; i++)
		b->points[b->soft[i]] = 1;
	for (size_t i = 0; patterns && i < t->len;) {
		size_t from = i;
		while (i < t->len && !is_space_at(t->text, (uint32_t)i))
			i++;
		if (!has_point(b->points + from, i - from))
			style_hyphenate(b->s, t->text + from, i - from, b->points + from);
		while (i < t->len && is_space_at(t->text, (uint32_t)i))
			i++;
	}
}

/* For words of ordinary length and the spaces between them. */
static void
make_room(struct inline_text *t, struct arena *a)
{
	t->segment_room = t->len / WORD_BYTES + 1;
	t->room = 2 * t->segment_room;
	t->segments = arena_alloc(a, t->segment_room * sizeof *t->segments);
	t->atoms = arena_alloc(a, t->room * sizeof *t->atoms);
	t->items = arena_alloc(a, t->room * sizeof *t->items);
}

void
inline_build(struct inline_text *t, struct style *s, struct pages *pages, const struct part *part,
    const struct rich_run *runs, size_t count, struct elem *e, const struct para_options *o)
{
	struct builder b = {.t = t, .s = s, .o = o};
	lay_runs(&b, pages, part, runs, count, e);
	if (!t->len)
		return;
	make_room(t, s->work);
	b.kinds = arena_alloc(s->work, t->len + 1);
	breaks_find(t->text, t->len, s->lang, b.kinds);
	b.levels = arena_alloc(s->work, t->len + 1);
	b.leveled = bidi_levels(t->text, t->len, o->rtl, b.levels);
	find_points(&b);
	for (size_t i = 0; i < b.run_count; i++)
		cut_run(&b, &b.runs[i], i ? b.runs[i - 1].end : 0);
	while (t->count && t->atoms[t->count - 1].kind != ATOM_TEXT)
		t->count--;
}
