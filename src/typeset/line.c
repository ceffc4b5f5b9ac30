/* A line: atoms chosen by the breaker, in visual order, as runs, links and underlines in a box. */
#include "typeset/hang.h"
#include "typeset/inline.h"

#include "text/bidi.h"
#include "text/icons.h"

#include <string.h>

/* What is drawn in one go: a shaped piece of a segment, a space, or the hyphen at the end. */
struct bit {
	const struct segment *segment;
	const struct shaped *shaped;
	const char *said;
	uint32_t len;
	mpt natural;    /* width */
	mpt extra;      /* added to a space by justification */
	mpt x;          /* its left end */
	const unsigned char *gaps; /* 1: may be widened before this byte of the text; NULL: nowhere */
	uint32_t gaps_end, gap_count;
	mpt gap;        /* added to each gap */
	uint32_t turn;  /* in reading, where that is not from left to right */
	bool space, hyphen;
	signed char level;
};

enum { LINK_ICON_TOP = 750 }; /* above the baseline, thousandths of the text's size */

struct line {
	struct style *s;
	struct vnode *box;
	const struct inline_text *t;
	struct bit *bits;
	size_t count, room;
	enum artifact artifact;
	bool rtl;
	bool leveled; /* a bit's level is not 0 */
};

static mpt
bit_width(const struct bit *b)
{
	return b->natural + b->extra + b->gap * (mpt)b->gap_count;
}

static mpt
line_width(const struct line *l)
{
	int64_t width = 0;
	for (size_t i = 0; i < l->count; i++)
		width += bit_width(&l->bits[i]);
	return (mpt)(width < MPT_MAX ? width : MPT_MAX);
}

static bool
is_gap(const struct bit *b, uint32_t at)
{
	return b->gaps && at < b->gaps_end && b->gaps[at];
}

static mpt
natural_width(const struct bit *b)
{
	return face_scale(b->shaped->face, b->shaped->advance, b->segment->run->look.size);
}

/* Append a shaped piece of a segment, as wide as it is. */
static inline struct bit *
add_bit(struct line *l, const struct segment *g, const struct shaped *w, const char *said, uint32_t len,
    signed char level)
{
	l->bits = arena_grow(l->s->work, l->bits, l->count, &l->room, sizeof *l->bits);
	struct bit *b = &l->bits[l->count++];
	*b = (struct bit){.segment = g, .shaped = w, .said = said, .len = len, .level = level};
	l->leveled = l->leveled || level;
	return b;
}

/* The gaps in the bits from `first` on, which are the text's bytes [begin, end); none at the end. */
static void
find_gaps(struct line *l, size_t first, uint32_t begin, uint32_t end)
{
	for (size_t i = first; i < l->count; i++) {
		struct bit *b = &l->bits[i];
		b->gaps = l->t->gaps + begin;
		b->gaps_end = end - begin;
		for (uint32_t at = 1; at <= b->len; at++)
			b->gap_count += is_gap(b, at);
		begin += b->len;
	}
}

/* Bytes [begin, end) of a segment that isn't one piece from left to right. Pieces come in visual order; bits
 * are kept in logical order. */
static void
add_pieces(struct line *l, const struct segment *g, uint32_t begin, uint32_t end)
{
	const struct shaped *p = segment_shape(l->s, l->t, g, begin, end);
	size_t first = l->count;
	uint32_t len = 0;
	for (const struct shaped *q = p; q; q = q->next) {
		if (!q->count)
			continue;
		struct bit *b = add_bit(l, g, q, q->text, q->text_len, g->level);
		b->natural = natural_width(b);
		len += q->text_len;
	}
	size_t n = l->count - first;
	if (n && end == g->end)
		l->bits[l->count - 1].extra = g->icon;
	if (l->t->gaps && len == end - begin && !(g->level & 1))
		find_gaps(l, first, begin, end);
	for (size_t i = 0; (g->level & 1) && i < n / 2; i++) {
		struct bit swap = l->bits[first + i];
		l->bits[first + i] = l->bits[first + n - 1 - i];
		l->bits[first + n - 1 - i] = swap;
	}
	for (size_t i = first; i < l->count && len == end - begin; i++) {
		l->bits[i].said = l->t->said + begin;
		begin += l->bits[i].len;
		len -= l->bits[i].len;
	}
}

/* Bytes [begin, end) of a segment. */
static void
add_shaped(struct line *l, const struct segment *g, uint32_t begin, uint32_t end)
{
	const struct shaped *w = g->shaped;
	bool whole = begin == g->begin && end == g->end && w->text_len == end - begin;
	if (!whole || !w->count || w->next || l->t->gaps) {
		add_pieces(l, g, begin, end);
		return;
	}
	struct bit *b = add_bit(l, g, w, l->t->said + begin, w->text_len, g->level);
	b->natural = g->width;
	b->extra = g->icon;
}

static void
add_space_bit(struct line *l, const struct segment *g, const char *said)
{
	struct bit *b = add_bit(l, g, g->run->style->space, said, 1, l->rtl);
	b->natural = g->run->space.width;
	b->space = true;
}

static void
add_hyphen(struct line *l, const struct segment *g)
{
	const struct shaped *w = shape_styled(l->s->shaper, g->run->style, "-", 1, false);
	struct bit *b = add_bit(l, g, w, "-", 1, g->level);
	b->natural = natural_width(b);
	b->hyphen = true;
}

/* A space between two words of another face is that face's, as wide as it was: one run, which readers
 * take for one piece of text. */
static void
adopt_space(struct line *l, size_t i)
{
	struct bit *b = &l->bits[i];
	const struct face *face = b[-1].shaped->face;
	hb_codepoint_t gid;
	if (face == b->shaped->face || face != b[1].shaped->face || 
	    b[1].segment->run->look.size != b[-1].segment->run->look.size ||
	    !hb_font_get_nominal_glyph(face->hb_font, ' ', &gid))
		return;
	struct shaped *space = arena_zero(l->s->work, 1, sizeof *space);
	struct glyph *glyph = arena_zero(l->s->work, 1, sizeof *glyph);
	mpt width = bit_width(b), size = b->segment->run->look.size;
	*glyph = (struct glyph){.gid = (uint16_t)gid, .advance = mpt_scale(width, face->upem, size), .text_len = 1};
	*space = (struct shaped){.face = face, .text = " ", .text_len = 1, .glyphs = glyph, .count = 1,
	    .advance = glyph->advance};
	b->shaped = space;
	b->natural = natural_width(b);
	b->extra += width - bit_width(b);
}

static void
add_atoms(struct line *l, const struct lb_line *line)
{
	const struct inline_text *t = l->t;
	for (size_t i = line->first; i < line->end; i++) {
		const struct atom *a = &t->atoms[i];
		const struct segment *g = &t->segments[a->segment];
		if (a->kind == ATOM_SPACE)
			add_space_bit(l, g, t->said[a->begin] == ' ' ? t->said + a->begin : " ");
		if (a->kind != ATOM_TEXT)
			continue;
		uint32_t end = a->end;
		while (i + 1 < line->end && t->atoms[i + 1].kind != ATOM_SPACE &&
		    t->atoms[i + 1].segment == a->segment)
			end = t->atoms[++i].end;
		add_shaped(l, g, a->begin, end);
	}
	if (line->end < t->count && t->atoms[line->end].hyphen)
		add_hyphen(l, &t->segments[t->atoms[line->end].segment]);
	for (size_t i = 1; i + 1 < l->count; i++) {
		if (!l->bits[i].space)
			continue;
		if (l->bits[i - 1].level == l->bits[i + 1].level)
			l->bits[i].level = l->bits[i - 1].level;
		adopt_space(l, i);
	}
}

/* By how much a space may still be widened (narrowed: negative). */
static mpt
room_of(const struct bit *b, bool wider)
{
	mpt size = b->segment->run->look.size, now = bit_width(b);
	if (!b->space)
		return 0;
	return wider ? mpt_max(mpt_scale(size, SPACE_MAX, 1000) - now, 0)
	             : mpt_min(mpt_scale(size, SPACE_MIN, 1000) - now, 0);
}

static size_t
count_room(const struct line *l, bool wider)
{
	size_t n = 0;
	for (size_t i = 0; i < l->count; i++)
		n += room_of(&l->bits[i], wider) != 0;
	return n;
}

/* Widen gaps by their part of `left`, which spaces share unless `alone`; returns what remains. */
static mpt
widen_gaps(struct line *l, mpt left, bool alone)
{
	int64_t parts = 0;
	mpt all = left;
	if (!l->t->gaps)
		return left;
	for (size_t i = 0; i < l->count; i++) {
		const struct bit *b = &l->bits[i];
		parts += (int64_t)b->gap_count * (b->segment->run->look.size / GAP_PART);
		parts += b->space && !alone ? bit_width(b) / STRETCH_PART : 0;
	}
	for (size_t i = 0; i < l->count && left > 0; i++) {
		struct bit *b = &l->bits[i];
		mpt size = b->segment->run->look.size;
		if (!b->gap_count)
			continue;
		mpt more = mpt_min(mpt_scale(all, size / GAP_PART, parts),
		    mpt_scale(size, GAP_MAX, 1000) - b->gap);
		more = mpt_min(more, left / (mpt)b->gap_count);
		b->gap += more;
		left -= more * (mpt)b->gap_count;
	}
	return left;
}

/* Widen or narrow the spaces so that the line is `measure` wide: all by the same, until some are at
 * their limits and the others have to do the rest. */
static void
justify(struct line *l, mpt natural, mpt measure)
{
	mpt left = widen_gaps(l, measure - natural, false);
	bool wider = left > 0;
	for (size_t spaces; left && (spaces = count_room(l, wider));) {
		for (size_t i = 0; i < l->count && spaces; i++) {
			struct bit *b = &l->bits[i];
			mpt room = room_of(b, wider), extra = mpt_scale(left, 1, (int64_t)spaces);
			if (!room)
				continue;
			extra = wider ? mpt_min(extra, room) : mpt_max(extra, room);
			b->extra += extra;
			left -= extra;
			spaces--;
		}
	}
	widen_gaps(l, left, true);
}

static bool
same_run(const struct bit *a, const struct bit *b)
{
	const struct inline_run *r = a->segment->run, *s = b->segment->run;
	const struct look *x = &r->look, *y = &s->look;
	return a->shaped->face == b->shaped->face && a->hyphen == b->hyphen &&
	    (a->level & 1) == (b->level & 1) &&
	    (r == s ||
	        (x->size == y->size && x->color == y->color && x->raise == y->raise && r->elem == s->elem));
}

/* The advances of glyphs that are not moved and take no more than 32 bits. */
static void
set_plain(const struct shaped *p, mpt size, struct run_glyph *restrict to, uint32_t text)
{
	const struct glyph *end = p->glyphs + p->count;
	const struct face *face = p->face;
	uint32_t units = 0, at = 0, half = face->upem / 2;
	for (const struct glyph *g = p->glyphs; g < end; g++, to++) {
		units += (uint32_t)g->advance;
		uint32_t next = face_divide(face, units * (uint32_t)size + half);
		*to = (struct run_glyph){.advance = (mpt)(next - at), .text = text + g->text,
		    .text_len = g->text_len, .gid = g->gid};
		at = next;
	}
}

static void
set_moved(const struct shaped *p, mpt size, struct run_glyph *glyphs, struct run_move *moves, uint32_t text)
{
	int64_t units = 0;
	mpt at = 0;
	for (uint32_t i = 0; i < p->count; i++) {
		const struct glyph *g = &p->glyphs[i];
		units += g->advance;
		mpt next = face_scale(p->face, units, size);
		glyphs[i] = (struct run_glyph){.advance = next - at, .text = text + g->text,
		    .text_len = g->text_len, .gid = g->gid};
		if (p->moves)
			moves[i] = (struct run_move){face_scale(p->face, p->moves[i].dx, size),
			    -face_scale(p->face, p->moves[i].dy, size)};
		at = next;
	}
}

/* The glyphs of a bit. */
static inline void
add_glyphs(const struct bit *b, mpt size, struct run_glyph *glyphs, struct run_move *moves, uint32_t text)
{
	const struct shaped *p = b->shaped;
	if (moves)
		set_moved(p, size, glyphs, moves, text);
	else
		set_plain(p, size, glyphs, text);
	for (uint32_t i = 0; b->gap && i < p->count; i++)
		glyphs[i].advance += is_gap(b, p->glyphs[i].text + p->glyphs[i].text_len) ? b->gap : 0;
	if (p->count)
		glyphs[p->count - 1].advance += b->extra;
}

/* How many glyphs bits [from, to) have, of one face and size, and how many bytes; false when some need
 * set_moved. */
static bool
count_glyphs(const struct line *l, size_t from, size_t to, mpt size, size_t *glyphs, size_t *bytes)
{
	int64_t most = ((int64_t)UINT32_MAX - l->bits[from].shaped->face->upem) / mpt_max(size, 1);
	bool plain = true;
	*glyphs = *bytes = 0;
	for (const struct bit *b = l->bits + from; b < l->bits + to; b++) {
		*glyphs += b->shaped->count;
		*bytes += b->len;
		plain = plain && b->shaped->plain && b->shaped->advance < most;
	}
	return plain;
}

/* What bits [from, to), which are read from left to right, say. */
static void
copy_said(const struct line *l, size_t from, size_t to, char *text)
{
	while (from < to) {
		const char *said = l->bits[from].said;
		size_t len = 0;
		do
			len += l->bits[from++].len;
		while (from < to && l->bits[from].said == said + len);
		memcpy(text, said, len);
		text += len;
	}
}

/* Bits [from, to) as one run. */
static void
put_run(struct line *l, size_t from, size_t to)
{
	struct arena *a = l->s->arena;
	const struct bit *first = &l->bits[from];
	const struct inline_run *as = first->segment->run;
	bool rtl = first->level & 1;
	mpt size = as->look.size;
	size_t glyphs, bytes;
	bool plain = count_glyphs(l, from, to, size, &glyphs, &bytes);
	struct run_glyph *g = arena_alloc(a, (glyphs ? glyphs : 1) * sizeof *g);
	struct run_move *moves = plain ? NULL : arena_zero(a, glyphs, sizeof *moves);
	char *text = arena_alloc(a, bytes + 1);
	text[bytes] = '\0';
	struct run run = {.face = first->shaped->face, .size = size, .color = as->look.color,
	    .glyphs = g, .moves = moves, .text = text, .rtl = rtl};
	if (!rtl)
		copy_said(l, from, to, text);
	uint32_t at = rtl ? (uint32_t)bytes : 0;
	for (const struct bit *b = first; b < l->bits + to; b++) {
		if (rtl) {
			at -= b->len;
			memcpy(text + at, b->said, b->len);
		}
		add_glyphs(b, size, g + run.count, moves ? moves + run.count : NULL, at);
		run.count += b->shaped->count;
		if (!rtl)
			at += b->len;
	}
	const struct bit *last = &l->bits[to - 1];
	run.width = mpt_add(last->x - first->x, bit_width(last));
	struct item item = {.kind = ITEM_RUN, .x = first->x, .y = -as->look.raise, .u.run = run};
	item.artifact = first->hyphen ? ARTIFACT_LAYOUT : l->artifact;
	item.elem = item.artifact ? NULL : as->elem;
	vnode_put(a, l->box, item);
}

/* Its top level with the letters' tops, at the right end of its room. */
static void
put_link_icon(struct line *l, const struct inline_run *r, mpt right)
{
	mpt size, room;
	const struct icon *icon = link_icon(l->s, &r->look, &size, &room);
	mpt top = mpt_scale(r->look.size, LINK_ICON_TOP, 1000);
	vnode_put(l->s->arena, l->box,
	    (struct item){.kind = ITEM_PATH, .artifact = ARTIFACT_LAYOUT,
	        .x = right - mpt_scale(icon->advance, size, icon->upem), .y = size - top,
	        .u.path = {.icon = icon, .size = size, .color = r->icon_color}});
}

/* A link's area, and the line below its words, which the icon behind them has not. */
static void
put_link(struct line *l, const struct segment *g, mpt x, mpt w, mpt icon)
{
	const struct face *f = g->shaped->face;
	const struct look *look = &g->run->look;
	struct arena *a = l->s->arena;
	mpt up = face_scale(f, f->ascent, look->size), down = face_scale(f, -f->descent, look->size);
	up = mpt_min(up, look->size);
	vnode_put(a, l->box, (struct item){.kind = ITEM_LINK, .elem = g->run->elem, .x = x, .y = -up,
	                         .u.link = {.w = w, .h = up + down}});
	if (!g->run->underline)
		return;
	mpt thick = mpt_max(face_scale(f, f->underline_thickness, look->size), MPT_PT / 4);
	mpt y = face_scale(f, -f->underline_position, look->size) - thick / 2;
	vnode_put(a, l->box, (struct item){.kind = ITEM_FILL, .artifact = ARTIFACT_LAYOUT, .x = x, .y = y,
	                         .u.fill = {.w = w - icon, .h = thick, .color = look->color}});
}

/* Link areas and underlines over every stretch of one link. */
static void
put_links(struct line *l)
{
	const struct bit *bits = l->bits;
	for (size_t i = 0; i < l->count;) {
		const struct bit *b = &bits[i];
		const struct inline_run *r = b->segment->run;
		if (!r->url || b->space || b->hyphen) {
			i++;
			continue;
		}
		size_t end = i + 1, last = i;
		for (; end < l->count && bits[end].segment->run->elem == r->elem; end++)
			if (!bits[end].space)
				last = end;
		mpt right = bits[last].x + bit_width(&bits[last]);
		put_link(l, b->segment, b->x, right - b->x, bits[last].extra);
		i = end;
	}
	for (size_t i = 0; i < l->count; i++) {
		const struct bit *b = &bits[i];
		if (b->segment->icon && b->extra && !b->space && !b->hyphen)
			put_link_icon(l, b->segment->run, b->x + bit_width(b));
	}
}

/* The bits as they are seen, from left to right. */
static void
order_bits(struct line *l)
{
	struct arena *a = l->s->work;
	size_t *order = arena_alloc(a, l->count * sizeof *order);
	signed char *levels = arena_alloc(a, l->count);
	struct bit *seen = arena_alloc(a, l->count * sizeof *seen);
	for (size_t i = 0; i < l->count; i++)
		levels[i] = l->bits[i].level;
	bidi_order(levels, l->count, order);
	for (size_t i = 0; i < l->count; i++) {
		seen[i] = l->bits[order[i]];
		seen[i].turn = (uint32_t)order[i];
	}
	l->bits = seen;
}

/* The runs from item `first` of the box on as they are read; `said` has the first turn of each. */
static void
order_reading(struct vnode *box, size_t first, const uint32_t *said)
{
	size_t n = box->count - first;
	for (size_t i = 0; i < n; i++) {
		size_t turn = 0;
		for (size_t k = 0; k < n; k++)
			turn += said[k] < said[i];
		box->items[first + turn].u.run.reads = (int)i - (int)turn;
	}
}

static uint32_t
first_said(const struct line *l, size_t from, size_t to)
{
	uint32_t first = l->bits[from].turn;
	for (size_t i = from; i < to; i++)
		first = l->bits[i].turn < first ? l->bits[i].turn : first;
	return first;
}

static void
put_bits(struct line *l, mpt x)
{
	uint32_t *said = NULL;
	size_t runs = 0, first = l->box->count;
	if (l->leveled) {
		order_bits(l);
		said = arena_alloc(l->s->work, l->count * sizeof *said);
	}
	for (size_t i = 0; i < l->count; i++) {
		l->bits[i].x = x;
		x = mpt_add(x, bit_width(&l->bits[i]));
	}
	for (size_t i = 0; i < l->count;) {
		size_t end = i + 1;
		while (end < l->count && same_run(&l->bits[i], &l->bits[end]))
			end++;
		if (said)
			said[runs++] = first_said(l, i, end);
		put_run(l, i, end);
		i = end;
	}
	if (said)
		order_reading(l->box, first, said);
	if (!l->artifact && l->t->linked)
		put_links(l);
}

static mpt
hang_before(const struct line *l)
{
	const struct bit *b = l->bits;
	return l->count ? hang_first(l->s, &b->segment->run->look, b->shaped->text, b->shaped->text_len) : 0;
}

static mpt
hang_behind(const struct line *l)
{
	const struct bit *b = l->bits + l->count - 1;
	return l->count ? hang_last(l->s, &b->segment->run->look, b->shaped->text, b->shaped->text_len) : 0;
}

static enum para_align
side_of(const struct para_options *o, bool last)
{
	enum para_align side = o->align == PARA_JUSTIFIED && last ? PARA_LEFT : o->align;
	if (o->rtl && side == PARA_LEFT)
		return PARA_RIGHT;
	if (o->rtl && side == PARA_RIGHT)
		return PARA_LEFT;
	return side;
}

void
line_set(struct style *s, struct vnode *box, const struct inline_text *t, const struct lb_line *line,
    const struct para_options *o, enum artifact artifact, mpt x0, bool last, bool trailing_space)
{
	struct line l = {.s = s, .box = box, .t = t, .artifact = artifact, .rtl = o->rtl};
	l.room = line->end - line->first + 2; /* a hyphen, a space behind */
	l.bits = arena_alloc(s->work, l.room * sizeof *l.bits);
	add_atoms(&l, line);
	mpt width = line_width(&l);
	enum para_align side = side_of(o, last);
	mpt left = o->measure ? hang_before(&l) : 0, right = o->measure ? hang_behind(&l) : 0;
	x0 -= left;
	mpt measure = line->measure + left + right;
	if (side == PARA_JUSTIFIED || (o->align == PARA_JUSTIFIED && width > measure)) {
		justify(&l, width, measure);
		width = line_width(&l);
	}
	if (o->rtl && side == PARA_JUSTIFIED)
		side = PARA_RIGHT;
	if (side == PARA_CENTER)
		x0 += (measure - width) / 2;
	if (side == PARA_RIGHT)
		x0 += measure - width;
	if (trailing_space && l.count && !l.bits[l.count - 1].hyphen) {
		add_space_bit(&l, l.bits[l.count - 1].segment, " ");
		if (o->rtl)
			x0 -= bit_width(&l.bits[l.count - 1]);
	}
	put_bits(&l, x0);
}
