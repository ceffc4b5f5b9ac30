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
	const unsigned char *gaps; /* 1: may be widened before this byte of the text; NULL: nowhere */
	uint32_t gaps_end, gap_count;
	mpt gap;        /* added to each gap */
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
};

static mpt
bit_width(const struct bit *b)
{
	return b->natural + b->extra + b->gap * (mpt)b->gap_count;
}

static bool
is_gap(const struct bit *b, uint32_t at)
{
	return b->gaps && at < b->gaps_end && b->gaps[at];
}

static mpt
natural_width(const struct bit *b)
{
	return face_scale(b->shaped->face, b->shaped->advance, b->segment->look.size);
}

static void
add_bit(struct line *l, struct bit bit)
{
	bit.natural = natural_width(&bit);
	l->bits = arena_grow(l->s->arena, l->bits, l->count, &l->room, sizeof *l->bits);
	l->bits[l->count++] = bit;
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

/* Bytes [begin, end) of a segment. Pieces come in visual order; bits are kept in logical order. */
static void
add_shaped(struct line *l, const struct segment *g, uint32_t begin, uint32_t end)
{
	const struct shaped *p = segment_shape(l->s, l->t, g, begin, end);
	size_t n = 0, first = l->count;
	uint32_t len = 0;
	for (const struct shaped *q = p; q; q = q->next) {
		if (!q->count)
			continue;
		n++;
		add_bit(l, (struct bit){.segment = g, .shaped = q, .said = q->text, .len = q->text_len,
		               .level = g->level});
		len += q->text_len;
	}
	if (l->count > first && end == g->end)
		l->bits[l->count - 1].extra = g->icon;
	if (l->t->gaps && len == end - begin && !(g->level & 1))
		find_gaps(l, first, begin, end);
	if (l->t->said == l->t->text || len != end - begin)
		begin = end;
	for (size_t i = 0; (g->level & 1) && i < n / 2; i++) {
		struct bit swap = l->bits[first + i];
		l->bits[first + i] = l->bits[first + n - 1 - i];
		l->bits[first + n - 1 - i] = swap;
	}
	for (size_t i = first; i < l->count && begin < end; i++) {
		l->bits[i].said = l->t->said + begin;
		begin += l->bits[i].len;
	}
}

static void
add_space_bit(struct line *l, size_t segment, mpt extra)
{
	const struct segment *g = &l->t->segments[segment];
	add_bit(l, (struct bit){.segment = g, .extra = extra, .space = true, .said = " ", .len = 1,
	               .shaped = shape(l->s->shaper, &g->look.text, " ", 1, false), .level = l->rtl});
}

/* A space between two words of another face is that face's, as wide as it was: one run, which readers
 * take for one piece of text. */
static void
adopt_space(struct line *l, size_t i)
{
	struct bit *b = &l->bits[i];
	const struct face *face = b[-1].shaped->face;
	hb_codepoint_t gid;
	if (face == b->shaped->face || face != b[1].shaped->face || b[1].segment->look.size != b[-1].segment->look.size ||
	    !hb_font_get_nominal_glyph(face->hb_font, ' ', &gid))
		return;
	struct shaped *space = arena_zero(l->s->arena, 1, sizeof *space);
	struct glyph *glyph = arena_zero(l->s->arena, 1, sizeof *glyph);
	mpt width = bit_width(b), size = b->segment->look.size;
	*glyph = (struct glyph){.gid = gid, .advance = mpt_scale(width, face->upem, size), .text_len = 1};
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
		if (a->kind == ATOM_SPACE)
			add_space_bit(l, a->segment, 0);
		if (a->kind != ATOM_TEXT)
			continue;
		uint32_t end = a->end;
		while (i + 1 < line->end && t->atoms[i + 1].kind != ATOM_SPACE &&
		    t->atoms[i + 1].segment == a->segment)
			end = t->atoms[++i].end;
		const struct segment *g = &t->segments[a->segment];
		add_shaped(l, g, a->begin, end);
	}
	if (line->end < t->count && t->atoms[line->end].hyphen) {
		const struct segment *g = &t->segments[t->atoms[line->end].segment];
		add_bit(l, (struct bit){.segment = g, .hyphen = true, .said = "-", .len = 1, .level = g->level,
		               .shaped = shape(l->s->shaper, &g->look.text, "-", 1, false)});
	}
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
	mpt size = b->segment->look.size, now = bit_width(b);
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
	for (size_t i = 0; i < l->count; i++) {
		const struct bit *b = &l->bits[i];
		parts += (int64_t)b->gap_count * (b->segment->look.size / GAP_PART);
		parts += b->space && !alone ? bit_width(b) / STRETCH_PART : 0;
	}
	for (size_t i = 0; i < l->count && left > 0; i++) {
		struct bit *b = &l->bits[i];
		mpt size = b->segment->look.size;
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
	for (size_t spaces = count_room(l, wider); left && spaces; spaces = count_room(l, wider)) {
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
	const struct look *x = &a->segment->look, *y = &b->segment->look;
	return a->shaped->face == b->shaped->face && x->size == y->size && x->color == y->color &&
	    x->raise == y->raise && a->segment->elem == b->segment->elem && a->hyphen == b->hyphen &&
	    (a->level & 1) == (b->level & 1);
}

static void
add_glyphs(const struct bit *b, struct run *run, struct run_glyph *glyphs, uint32_t text)
{
	const struct shaped *p = b->shaped;
	mpt size = b->segment->look.size, at = 0;
	glyphs += run->count;
	int64_t units = 0;
	for (uint32_t i = 0; i < p->count; i++) {
		const struct glyph *g = &p->glyphs[i];
		units += g->advance;
		mpt next = face_scale(p->face, units, size);
		mpt gap = is_gap(b, g->text + g->text_len) ? b->gap : 0;
		mpt extra = (i + 1 == p->count ? b->extra : 0) + gap;
		glyphs[i] = (struct run_glyph){
		    .gid = g->gid,
		    .advance = next - at + extra,
		    .dx = g->dx ? face_scale(p->face, g->dx, size) : 0,
		    .dy = g->dy ? -face_scale(p->face, g->dy, size) : 0,
		    .text = text + g->text,
		    .text_len = g->text_len,
		};
		run->width = mpt_add(run->width, next - at + extra);
		at = next;
	}
	run->count += p->count;
}

/* Bits order[from..to) as one run at x; returns its width. */
static mpt
put_run(struct line *l, const size_t *order, size_t from, size_t to, mpt x)
{
	struct arena *a = l->s->arena;
	const struct bit *first = &l->bits[order[from]];
	bool rtl = first->level & 1;
	size_t glyphs = 0, bytes = 0;
	for (size_t i = from; i < to; i++) {
		glyphs += l->bits[order[i]].shaped->count;
		bytes += l->bits[order[i]].len;
	}
	struct run_glyph *g = arena_alloc(a, (glyphs ? glyphs : 1) * sizeof *g);
	char *text = arena_alloc(a, bytes + 1);
	text[bytes] = '\0';
	struct run run = {.face = first->shaped->face, .size = first->segment->look.size,
	    .color = first->segment->look.color, .glyphs = g, .text = text, .rtl = rtl};
	uint32_t at = rtl ? (uint32_t)bytes : 0;
	for (size_t i = from; i < to; i++) {
		const struct bit *b = &l->bits[order[i]];
		if (rtl)
			at -= b->len;
		memcpy(text + at, b->said, b->len);
		add_glyphs(b, &run, g, at);
		if (!rtl)
			at += b->len;
	}
	struct item item = {.kind = ITEM_RUN, .x = x, .y = -first->segment->look.raise, .u.run = run};
	item.artifact = first->hyphen ? ARTIFACT_LAYOUT : l->artifact;
	item.elem = item.artifact ? NULL : first->segment->elem;
	vnode_put(a, l->box, item);
	return run.width;
}

/* Its top level with the letters' tops, at the right end of its room. */
static void
put_link_icon(struct line *l, const struct segment *g, mpt right)
{
	mpt size, room;
	const struct icon *icon = link_icon(l->s, &g->look, &size, &room);
	mpt top = mpt_scale(g->look.size, LINK_ICON_TOP, 1000);
	vnode_put(l->s->arena, l->box,
	    (struct item){.kind = ITEM_PATH, .artifact = ARTIFACT_LAYOUT,
	        .x = right - mpt_scale(icon->advance, size, icon->upem), .y = size - top,
	        .u.path = {.icon = icon, .size = size, .color = g->icon_color}});
}

/* A link's area, and the line below its words, which the icon behind them has not. */
static void
put_link(struct line *l, const struct segment *g, mpt x, mpt w, mpt icon)
{
	const struct face *f = g->shaped->face;
	struct arena *a = l->s->arena;
	mpt up = face_scale(f, f->ascent, g->look.size), down = face_scale(f, -f->descent, g->look.size);
	up = mpt_min(up, g->look.size);
	vnode_put(a, l->box, (struct item){.kind = ITEM_LINK, .elem = g->elem, .x = x, .y = -up,
	                         .u.link = {.w = w, .h = up + down}});
	if (!g->underline)
		return;
	mpt thick = mpt_max(face_scale(f, f->underline_thickness, g->look.size), MPT_PT / 4);
	mpt y = face_scale(f, -f->underline_position, g->look.size) - thick / 2;
	vnode_put(a, l->box, (struct item){.kind = ITEM_FILL, .artifact = ARTIFACT_LAYOUT, .x = x, .y = y,
	                         .u.fill = {.w = w - icon, .h = thick, .color = g->look.color}});
}

/* Link areas and underlines over every stretch of one link. */
static void
put_links(struct line *l, const size_t *order, const mpt *xs)
{
	for (size_t i = 0; i < l->count;) {
		const struct bit *b = &l->bits[order[i]];
		if (!b->segment->url || b->space || b->hyphen) {
			i++;
			continue;
		}
		size_t end = i + 1, last = i;
		for (; end < l->count && l->bits[order[end]].segment->elem == b->segment->elem; end++)
			if (!l->bits[order[end]].space)
				last = end;
		const struct bit *end_bit = &l->bits[order[last]];
		mpt right = xs[last] + bit_width(end_bit);
		put_link(l, b->segment, xs[i], right - xs[i], end_bit->extra);
		i = end;
	}
	for (size_t i = 0; i < l->count; i++) {
		const struct bit *b = &l->bits[order[i]];
		if (b->segment->icon && b->extra && !b->space && !b->hyphen)
			put_link_icon(l, b->segment, xs[i] + bit_width(b));
	}
}

/* The runs from item `first` of the box on as they are read; `said` has the first bit of each. */
static void
order_reading(struct vnode *box, size_t first, const size_t *said)
{
	size_t n = box->count - first;
	for (size_t i = 0; i < n; i++) {
		size_t turn = 0;
		for (size_t k = 0; k < n; k++)
			turn += said[k] < said[i];
		box->items[first + turn].u.run.reads = (int)i - (int)turn;
	}
}

static size_t
first_said(const size_t *order, size_t from, size_t to)
{
	size_t first = order[from];
	for (size_t i = from; i < to; i++)
		first = order[i] < first ? order[i] : first;
	return first;
}

static void
put_bits(struct line *l, mpt x)
{
	struct arena *a = l->s->arena;
	size_t *order = arena_alloc(a, l->count * sizeof *order);
	signed char *levels = arena_alloc(a, l->count);
	mpt *xs = arena_alloc(a, l->count * sizeof *xs);
	for (size_t i = 0; i < l->count; i++)
		levels[i] = l->bits[i].level;
	bidi_order(levels, l->count, order);
	mpt at = x;
	for (size_t i = 0; i < l->count; i++) {
		xs[i] = at;
		at = mpt_add(at, bit_width(&l->bits[order[i]]));
	}
	size_t *said = arena_alloc(a, l->count * sizeof *said);
	size_t runs = 0, first = l->box->count;
	for (size_t i = 0; i < l->count;) {
		size_t end = i + 1;
		while (end < l->count && same_run(&l->bits[order[i]], &l->bits[order[end]]))
			end++;
		said[runs++] = first_said(order, i, end);
		put_run(l, order, i, end, xs[i]);
		i = end;
	}
	order_reading(l->box, first, said);
	if (!l->artifact)
		put_links(l, order, xs);
}

static mpt
hang_before(const struct line *l)
{
	const struct bit *b = l->bits;
	return l->count ? hang_first(l->s, &b->segment->look, b->shaped->text, b->shaped->text_len) : 0;
}

static mpt
hang_behind(const struct line *l)
{
	const struct bit *b = l->bits + l->count - 1;
	return l->count ? hang_last(l->s, &b->segment->look, b->shaped->text, b->shaped->text_len) : 0;
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
	l.bits = arena_alloc(s->arena, l.room * sizeof *l.bits);
	add_atoms(&l, line);
	mpt width = 0;
	for (size_t i = 0; i < l.count; i++)
		width = mpt_add(width, bit_width(&l.bits[i]));
	enum para_align side = side_of(o, last);
	mpt left = o->measure ? hang_before(&l) : 0, right = o->measure ? hang_behind(&l) : 0;
	x0 -= left;
	mpt measure = line->measure + left + right;
	if (side == PARA_JUSTIFIED || (o->align == PARA_JUSTIFIED && width > measure)) {
		justify(&l, width, measure);
		width = 0;
		for (size_t i = 0; i < l.count; i++)
			width = mpt_add(width, bit_width(&l.bits[i]));
	}
	if (o->rtl && side == PARA_JUSTIFIED)
		side = PARA_RIGHT;
	if (side == PARA_CENTER)
		x0 += (measure - width) / 2;
	if (side == PARA_RIGHT)
		x0 += measure - width;
	if (trailing_space && l.count && !l.bits[l.count - 1].hyphen) {
		const struct segment *g = l.bits[l.count - 1].segment;
		add_space_bit(&l, (size_t)(g - t->segments), 0);
		l.bits[l.count - 1].level = o->rtl;
		if (o->rtl)
			x0 -= bit_width(&l.bits[l.count - 1]);
	}
	put_bits(&l, x0);
}
