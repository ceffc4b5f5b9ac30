/* Content streams.
 *
 * The pen. A viewer moves by /W, which is rounded to a quarter of 1/1000 em, and by the numbers
 * in TJ, which are written whole. Both are integers in mpt/4000 (a quarter of 1/1000 em at a
 * size of s mpt is s of them), so the pen is known exactly, every adjustment is measured from
 * it to the place where the glyph belongs, and no error adds up. Adjustments under 2/1000 em
 * wait for the next glyph. A run that begins where the last one ended goes on without a Td. */
#include "out/pdf_content.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "out/speech.h"
#include "text/face.h"

#define PEN             4000 /* pen units in 1 mpt */
#define ADJUST_MIN      2    /* [1/1000 em] */
#define NOWHERE         (INT64_MIN / 2)
#define CID_BYTES_MAX   6 /* as written */
#define SMALL_MAX       999
#define PLAIN_BYTES_MAX 8  /* of a glyph in a string, with an adjustment */
#define JOIN_MAX        50 /* a gap between runs that is no Td [1/1000 em] */

static void
put_lengths(struct buf *b, mpt x, mpt y, const char *operator)
{
	pdf_path_length(b, x);
	pdf_path_length(b, y);
	buf_puts(b, operator);
}

static mpt
as_written(mpt v)
{
	return mpt_scale(v, 1, 10) * 10;
}

static void
close_array(struct pdf_content *c)
{
	if (c->in_string)
		buf_putc(&c->out, ')');
	if (c->in_array)
		buf_puts(&c->out, "] TJ\n");
	c->in_array = c->in_string = false;
}

static void
end_text(struct pdf_content *c)
{
	close_array(c);
	if (c->in_text)
		buf_puts(&c->out, "ET\n");
	c->in_text = false;
}

static void
leave(struct pdf_content *c)
{
	end_text(c);
	if (c->marked)
		buf_puts(&c->out, "EMC\n");
	c->marked = false;
}

static const struct elem *
elem_of(const struct item *i)
{
	return i->artifact == ARTIFACT_NONE ? i->elem : NULL;
}

static enum artifact
artifact_of(const struct item *i)
{
	return !i->elem && i->artifact == ARTIFACT_NONE ? ARTIFACT_LAYOUT : i->artifact;
}

static void
begin_elem(struct pdf_content *c, const struct elem *e)
{
	struct pdf_marks *m = c->marks;

	m->owners =
	    arena_grow(&c->fonts->pdf->arena, m->owners, m->count, &m->room, sizeof *m->owners);
	m->owners[m->count] = e;
	buf_putc(&c->out, '/');
	buf_puts(&c->out, role_name(e->role));
	buf_puts(&c->out, " <</MCID ");
	buf_int(&c->out, (int64_t)m->count++);
	buf_puts(&c->out, ">> BDC\n");
}

/* ISO 32000-1 Table 330: a background must have its box. */
static void
begin_background(struct pdf_content *c, const struct item *i)
{
	mpt w = i->kind == ITEM_FILL ? i->u.fill.w : 0,
	    h = i->kind == ITEM_FILL ? i->u.fill.h : 0;

	buf_puts(&c->out, "/Artifact <</Type /Background /BBox [");
	put_lengths(&c->out, i->x, c->height - i->y - h, "");
	put_lengths(&c->out, i->x + w, c->height - i->y, "]>> BDC\n");
}

static void
begin_artifact(struct pdf_content *c, const struct item *i, enum artifact artifact)
{
	static const char *const properties[] = {
	    [ARTIFACT_LAYOUT] = "/Type /Layout>> BDC\n",
	    [ARTIFACT_FOOTER] =
	        "/Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC\n",
	    [ARTIFACT_HEADER] = "/Type /Pagination /Subtype /Header /Attached [/Top]>> BDC\n",
	};

	if (artifact == ARTIFACT_BACKGROUND) {
		begin_background(c, i);
		return;
	}
	buf_puts(&c->out, "/Artifact <<");
	buf_puts(&c->out, properties[artifact]);
}

static bool
is_inside(const struct pdf_content *c, const struct item *i)
{
	return c->marked && c->elem == elem_of(i) && c->artifact == artifact_of(i) &&
	       c->artifact != ARTIFACT_BACKGROUND;
}

/* See to it that the item's sequence is the open one. */
static void
enter(struct pdf_content *c, const struct item *i)
{
	if (!c->tagged || is_inside(c, i))
		return;
	leave(c);
	c->marked = true;
	c->elem = elem_of(i);
	c->artifact = artifact_of(i);
	if (c->elem)
		begin_elem(c, c->elem);
	else
		begin_artifact(c, i, c->artifact);
}

static void
set_color(struct pdf_content *c, color rgb)
{
	if (c->color == rgb)
		return;
	close_array(c);
	c->color = rgb;
	for (int shift = 16; shift >= 0; shift -= 8) {
		buf_decimal(&c->out, mpt_scale(rgb >> shift & 255, 1000, 255), 3, 0);
		buf_putc(&c->out, ' ');
	}
	buf_puts(&c->out, "rg\n");
}

static void
change_font(struct pdf_content *c, const struct pdf_font *font, mpt size)
{
	close_array(c);
	c->font = font;
	c->size = size;
	buf_putc(&c->out, '/');
	buf_puts(&c->out, font->name);
	buf_putc(&c->out, ' ');
	buf_decimal(&c->out, size, 3, 0);
	buf_puts(&c->out, " Tf\n");
}

static inline void
set_font(struct pdf_content *c, const struct pdf_font *font, mpt size)
{
	if (c->font != font || c->size != size)
		change_font(c, font, size);
}

static void
change_rise(struct pdf_content *c, mpt rise)
{
	close_array(c);
	c->rise = rise;
	pdf_path_length(&c->out, rise);
	buf_puts(&c->out, "Ts\n");
}

static inline void
set_rise(struct pdf_content *c, mpt rise)
{
	if (c->rise != rise)
		change_rise(c, rise);
}

static void
move_to(struct pdf_content *c, mpt x, mpt y)
{
	close_array(c);
	put_lengths(&c->out, x - c->line_x, y - c->line_y, "Td\n");
	c->line_x = x;
	c->line_y = y;
	c->pen = (int64_t)x * PEN;
}

static void
begin_text(struct pdf_content *c)
{
	if (c->in_text)
		return;
	buf_puts(&c->out, "BT\n");
	c->in_text = true;
	c->line_x = c->line_y = 0;
	c->pen = NOWHERE;
}

static void
begin_run(struct pdf_content *c, mpt at, mpt baseline, mpt size)
{
	mpt x = as_written(at), y = as_written(c->height - baseline);
	int64_t gap;

	gap = (int64_t)at * PEN - c->pen;
	if (y != c->line_y || llabs(gap) > 4 * (int64_t)JOIN_MAX * size)
		move_to(c, x, y);
}

static void
open_array(struct pdf_content *c)
{
	if (!c->in_array)
		buf_putc(&c->out, '[');
	c->in_array = true;
}

/* Move by `way` [mpt/4000]. */
static void
move_pen(struct pdf_content *c, int64_t way)
{
	int64_t unit = 4 * (int64_t)c->size;
	mpt adjust = mpt_scale(way, 1, unit);

	if (c->in_string)
		buf_putc(&c->out, ')');
	c->in_string = false;
	open_array(c);
	buf_int(&c->out, -(int64_t)adjust);
	c->pen += adjust * unit;
}

/* Would an adjustment round to ADJUST_MIN or more? Asked of every glyph, so without a division.
 */
static bool
is_far(int64_t size, int64_t way)
{
	return llabs(way) >= (4 * ADJUST_MIN - 2) * size;
}

/* As bytes, not as hexadecimal digits: a third less to compress, a tenth of a page's time. A
 * carriage return would be read as a line feed (ISO 32000-1 §7.3.4.2). */
static const char ESCAPED[256] = {['('] = '(', [')'] = ')', ['\\'] = '\\', ['\r'] = 'r'};

static char *
put_byte(char *at, unsigned char byte)
{
	if (ESCAPED[byte])
		*at++ = '\\';
	*at++ = ESCAPED[byte] ? ESCAPED[byte] : (char)byte;
	return at;
}

static inline void
put_cid(struct pdf_content *c, uint32_t cid)
{
	char *at = buf_reserve(&c->out, CID_BYTES_MAX), *begin = at;

	if (!c->in_string) {
		if (!c->in_array)
			*at++ = '[';
		*at++ = '(';
		c->in_array = c->in_string = true;
	}
	at = put_byte(at, (unsigned char)(cid >> 8));
	at = put_byte(at, (unsigned char)cid);
	*at = '\0';
	c->out.len += (size_t)(at - begin);
}

/* The glyphs of a run that are shown as one. */
static inline void
show_slot(struct pdf_content *c, const struct pdf_shown *shown, const struct run *r,
    const struct run_glyph *g, mpt x)
{
	const struct pdf_slot *slot = &shown->font->slots[shown->slot];
	bool alone = shown->count == 1;

	set_font(c, shown->font, r->size);
	if (shown->count) {
		const struct run_move *move =
		    alone && r->moves ? r->moves + (g - r->glyphs) : NULL;
		int64_t way = (int64_t)(move ? x + move->dx : x) * PEN - c->pen;

		set_rise(c, move ? -move->dy : 0);
		if (is_far(c->size, way))
			move_pen(c, way);
	}
	put_cid(c, slot->cid);
	c->pen += (int64_t)slot->width * c->size;
}

/* A whole number of up to three digits, as most adjustments are. */
static char *
put_small(char *at, int value)
{
	unsigned size = (unsigned)abs(value);

	if (value < 0)
		*at++ = '-';
	if (size >= 100)
		*at++ = (char)('0' + size / 100);
	if (size >= 10)
		*at++ = (char)('0' + size / 10 % 10);
	*at++ = (char)('0' + size % 10);
	return at;
}

/* Those that follow in the open string, with nothing in between or an adjustment: nearly all,
 * in a third of the time. Returns how many, and moves *x by them. */
static size_t
show_plain(struct pdf_content *c, const struct pdf_shown *shown, const struct run_glyph *g,
    size_t most, mpt *x)
{
	int64_t size = c->size, off = (int64_t)*x * PEN - c->pen;
	const struct pdf_font *font = c->font;
	char *at = buf_reserve(&c->out, PLAIN_BYTES_MAX * most), *begin = at;
	size_t n = 0;

	for (; n < most && shown[n].count == 1 && shown[n].font == font; n++) {
		const struct pdf_slot *slot = &font->slots[shown[n].slot];

		if (!g[n].gid || slot->cid > 0xFF || ESCAPED[slot->cid])
			break;
		if (is_far(size, off)) {
			mpt adjust = mpt_scale(off, 1, 4 * size);

			if (abs(adjust) > SMALL_MAX)
				break;
			*at++ = ')';
			at = put_small(at, -adjust);
			*at++ = '(';
			off -= adjust * 4 * size;
		}
		*at++ = '\0';
		*at++ = (char)slot->cid;
		off += (int64_t)g[n].advance * PEN - slot->width * size;
		*x += g[n].advance;
	}
	*at = '\0';
	c->out.len += (size_t)(at - begin);
	c->pen = (int64_t)*x * PEN - off;
	return n;
}

/* Behind its glyphs, what more the last of them says. True: one of them is missing. */
static bool
show_glyphs(struct pdf_content *c, const struct item *i)
{
	const struct pdf_shown *shown = &c->fonts->shown[c->shown],
	                       *last = c->fonts->shown + c->fonts->shown_count;
	const struct run *r = &i->u.run;
	const struct run_glyph *g = r->glyphs, *end = g + r->count;
	bool missing = false;
	mpt x = i->x;

	for (; g < end || (shown < last && !shown->count); shown++) {
		show_slot(c, shown, r, g, x);
		for (const struct run_glyph *next = g + shown->count; g < next; g++) {
			missing = missing || !g->gid;
			x += g->advance;
		}
		if (c->in_string && !c->rise && !r->moves) {
			size_t plain = show_plain(c, shown + 1, g, (size_t)(end - g), &x);

			shown += plain;
			g += plain;
		}
	}
	c->shown = (size_t)(shown - c->fonts->shown);
	close_array(c);
	return missing;
}

/* One space, scaled to the width. */
static void
put_gap(struct pdf_content *c, const struct pdf_gap *gap)
{
	const struct pdf_shown *shown = &c->fonts->shown[c->shown++];
	const struct pdf_slot *space = &shown->font->slots[shown->slot];
	int64_t natural = (int64_t)space->width * gap->size / PEN;

	enter(c, &(struct item){.artifact = ARTIFACT_LAYOUT});
	begin_text(c);
	begin_run(c, gap->turned ? gap->x + gap->w : gap->x, gap->y, gap->size);
	set_font(c, shown->font, gap->turned ? -gap->size : gap->size);
	set_rise(c, 0);
	close_array(c);
	buf_int(&c->out, natural ? (int64_t)gap->w * 100 / natural : 100);
	buf_puts(&c->out, " Tz\n");
	put_cid(c, space->cid);
	close_array(c);
	buf_puts(&c->out, "100 Tz\n");
	c->pen = NOWHERE;
}

/* A missing glyph was shown as a space that says what is missing; this is what the eye gets. */
static void
frame_glyph(struct pdf_content *c, const struct item *i, mpt x, mpt advance)
{
	mpt size = i->u.run.size, line = size / 20, height = size * 7 / 10,
	    width = advance - 2 * line;

	if (width <= 2 * line)
		return;
	enter(c, &(struct item){.artifact = ARTIFACT_LAYOUT});
	end_text(c);
	pdf_path_box(&c->out, x + line, c->height - i->y, width, height);
	pdf_path_box(&c->out, x + 2 * line, c->height - i->y + line, width - 2 * line,
	    height - 2 * line);
	buf_puts(&c->out, "f*\n");
}

static void
frame_missing(struct pdf_content *c, const struct item *i)
{
	const struct run *r = &i->u.run;
	mpt x = i->x;

	for (size_t k = 0; k < r->count; x += r->glyphs[k++].advance)
		if (!r->glyphs[k].gid)
			frame_glyph(c, i, x, r->glyphs[k].advance);
}

static void
draw_run(struct pdf_content *c, const struct item *i)
{
	assert(i->u.run.size > 0);
	begin_text(c);
	set_color(c, i->u.run.color);
	begin_run(c, i->x, i->y, i->u.run.size);
	if (show_glyphs(c, i))
		frame_missing(c, i);
}

static void
draw_fill(struct pdf_content *c, const struct item *i)
{
	const struct fill *f = &i->u.fill;

	end_text(c);
	set_color(c, f->color);
	pdf_path_round_box(&c->out, i->x, c->height - i->y - f->h, f->w, f->h, f->radius);
	buf_puts(&c->out, "f\n");
}

static void
draw_path(struct pdf_content *c, const struct item *i)
{
	end_text(c);
	set_color(c, i->u.path.color);
	buf_puts(&c->out, "q 1 0 0 1 ");
	put_lengths(&c->out, i->x, c->height - i->y, "cm\n");
	pdf_path_icon(&c->out, i->u.path.icon, i->u.path.size);
	buf_puts(&c->out, "f Q\n");
}

static void
draw_image(struct pdf_content *c, const struct item *i)
{
	const struct image_item *m = &i->u.image;
	struct rect clip = m->clip.w ? m->clip : (struct rect){0, 0, m->w, m->h};

	end_text(c);
	buf_puts(&c->out, "q\n");
	if (m->clip.w || m->radius) {
		pdf_path_round_box(&c->out, i->x + clip.x, c->height - i->y - clip.y - clip.h,
		    clip.w, clip.h, m->radius);
		buf_puts(&c->out, "W n\n");
	}
	put_lengths(&c->out, m->w, 0, "0 ");
	put_lengths(&c->out, m->h, i->x, "");
	pdf_path_length(&c->out, c->height - i->y - m->h);
	buf_printf(&c->out, "cm /%s Do Q\n", pdf_images_find(c->images, m->image)->name);
}

static void (*const DRAW[])(struct pdf_content *, const struct item *) = {
    [ITEM_RUN] = draw_run,
    [ITEM_FILL] = draw_fill,
    [ITEM_PATH] = draw_path,
    [ITEM_IMAGE] = draw_image,
    [ITEM_LINK] = NULL,
};

static void
begin_page(struct pdf_content *c, const struct page *page, struct pdf_marks *marks)
{
	buf_clear(&c->out);
	c->height = page->height;
	c->marks = marks;
	c->font = NULL;
	c->rise = 0;
	c->color = 0;
	*marks = (struct pdf_marks){0};
	marks->of_item = arena_zero(&c->fonts->pdf->arena, page->count, sizeof *marks->of_item);
}

void
pdf_content_page(struct pdf_content *c, const struct page *page, const struct pdf_turns *turns,
    struct pdf_marks *marks)
{
	begin_page(c, page, marks);
	for (size_t k = 0; k < turns->count; k++) {
		const struct pdf_turn *t = &turns->turns[k];
		const struct item *i = &page->items[t->item];
		struct item draw;

		for (size_t f = 0; f < t->fence_count; f++)
			put_gap(c, &t->fences[f]);
		if (t->bridge)
			put_gap(c, t->bridge);
		enter(c, i);
		if (c->elem)
			marks->of_item[t->item] = (uint32_t)marks->count - 1;
		draw = *i;
		draw.y -= t->raised ? PDF_RAISE : 0;
		DRAW[i->kind](c, &draw);
	}
	leave(c);
}

void
pdf_content_free(struct pdf_content *c)
{
	buf_free(&c->out);
}
