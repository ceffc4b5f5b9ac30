/* Composite glyphs: for slots of several parts, a glyph made of references to them (OpenType,
 * 'glyf'), added behind a TrueType subset's own glyphs. The tables that count glyphs are
 * rewritten. */
#include <string.h>

#include "out/pdf_font.h"
#include "text/face.h"

/* Component flags. */
#define ARGS_ARE_WORDS  0x0001
#define ARGS_ARE_XY     0x0002
#define MORE_COMPONENTS 0x0020

/* Where the fields are that change [bytes]. */
enum {
	HEAD_LOCA_FORMAT = 50,
	HHEA_METRICS = 34,
	MAXP_GLYPHS = 4,
	MAXP_POINTS = 6,
	MAXP_CONTOURS = 8,
	MAXP_COMPOSITE_POINTS = 10,
	MAXP_COMPOSITE_CONTOURS = 12,
	MAXP_ELEMENTS = 28,
	MAXP_DEPTH = 30,
};

/* The subset's tables on their way to the new face; `old` ones are borrowed from `subset`. */
struct composer {
	const struct pdf_font *font;
	hb_face_t *subset, *made;
	const hb_map_t *new_gids;
	uint32_t glyphs; /* of the subset */
	struct buf glyf, loca, hmtx;
};

static void
put_u16(struct buf *b, uint32_t v)
{
	buf_putc(b, (char)(v >> 8));
	buf_putc(b, (char)v);
}

static void
put_u32(struct buf *b, uint32_t v)
{
	put_u16(b, v >> 16);
	put_u16(b, v & 0xFFFF);
}

static uint32_t
get_u16(const struct buf *b, size_t at)
{
	const unsigned char *p = (const unsigned char *)b->data;

	return at + 2 <= b->len ? (uint32_t)p[at] << 8 | p[at + 1] : 0;
}

static void
set_u16(struct buf *b, size_t at, uint32_t v)
{
	if (at + 2 > b->len)
		return;
	b->data[at] = (char)(v >> 8);
	b->data[at + 1] = (char)v;
}

static struct buf
copy_table(const struct composer *c, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(c->subset, tag);
	unsigned len;
	const char *bytes = hb_blob_get_data(blob, &len);
	struct buf b = {0};

	buf_put(&b, bytes, len);
	hb_blob_destroy(blob);
	return b;
}

static void
give_table(const struct composer *c, hb_tag_t tag, struct buf *b)
{
	hb_blob_t *blob =
	    hb_blob_create(b->data, (unsigned)b->len, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);

	hb_face_builder_add_table(c->made, tag, blob);
	hb_blob_destroy(blob);
	buf_free(b);
}

/* Long offsets, whatever the subset had. */
static void
start_loca(struct composer *c, bool is_long)
{
	struct buf old = copy_table(c, HB_TAG('l', 'o', 'c', 'a'));

	for (size_t i = 0; i < c->glyphs; i++) {
		size_t at = i * (is_long ? 4 : 2);
		uint32_t v = get_u16(&old, at);

		put_u32(&c->loca, is_long ? v << 16 | get_u16(&old, at + 2) : v * 2);
	}
	put_u32(&c->loca, (uint32_t)c->glyf.len);
	buf_free(&old);
}

static void
start_hmtx(struct composer *c, uint32_t metrics)
{
	struct buf old = copy_table(c, HB_TAG('h', 'm', 't', 'x'));

	for (size_t i = 0; i < c->glyphs; i++) {
		bool full = i < metrics;
		size_t advance = 4 * (full ? i : metrics - 1);

		put_u16(&c->hmtx, get_u16(&old, advance));
		put_u16(&c->hmtx,
		    get_u16(&old, full ? advance + 2 : 4 * metrics + 2 * (i - metrics)));
	}
	buf_free(&old);
}

struct box {
	int32_t left, bottom, right, top;
};

static struct box
box_of(const struct face *face, const struct pdf_slot *s)
{
	struct box all = {INT16_MAX, INT16_MAX, INT16_MIN, INT16_MIN};

	for (size_t i = 0; i < s->part_count; i++) {
		const struct pdf_part *p = &s->parts[i];
		hb_glyph_extents_t e = {0};

		hb_font_get_glyph_extents(face->hb_font, p->gid, &e);
		all.left = mpt_min(all.left, p->dx + e.x_bearing);
		all.right = mpt_max(all.right, p->dx + e.x_bearing + e.width);
		all.top = mpt_max(all.top, p->dy + e.y_bearing);
		all.bottom = mpt_min(all.bottom, p->dy + e.y_bearing + e.height);
	}
	return all;
}

static void
put_composite(struct composer *c, const struct pdf_slot *s)
{
	struct box box = box_of(c->font->face, s);

	put_u16(&c->glyf, 0xFFFF);
	put_u16(&c->glyf, (uint32_t)box.left);
	put_u16(&c->glyf, (uint32_t)box.bottom);
	put_u16(&c->glyf, (uint32_t)box.right);
	put_u16(&c->glyf, (uint32_t)box.top);
	for (size_t i = 0; i < s->part_count; i++) {
		bool last = i + 1 == s->part_count;

		put_u16(&c->glyf, ARGS_ARE_WORDS | ARGS_ARE_XY | (last ? 0 : MORE_COMPONENTS));
		put_u16(&c->glyf, hb_map_get(c->new_gids, s->parts[i].gid));
		put_u16(&c->glyf, (uint32_t)s->parts[i].dx);
		put_u16(&c->glyf, (uint32_t)s->parts[i].dy);
	}
	if (c->glyf.len % 4)
		put_u16(&c->glyf, 0);
	put_u32(&c->loca, (uint32_t)c->glyf.len);
	put_u16(&c->hmtx, (uint32_t)s->advance);
	put_u16(&c->hmtx, (uint32_t)box.left);
}

static uint32_t
times(uint32_t v, uint32_t n)
{
	return v * n < 0xFFFF ? v * n : 0xFFFF;
}

static void
count_glyphs(struct composer *c, struct buf *maxp, uint32_t glyphs)
{
	uint32_t points = get_u16(maxp, MAXP_POINTS), contours = get_u16(maxp, MAXP_CONTOURS);

	if (points < get_u16(maxp, MAXP_COMPOSITE_POINTS))
		points = get_u16(maxp, MAXP_COMPOSITE_POINTS);
	if (contours < get_u16(maxp, MAXP_COMPOSITE_CONTOURS))
		contours = get_u16(maxp, MAXP_COMPOSITE_CONTOURS);
	set_u16(maxp, MAXP_GLYPHS, glyphs);
	set_u16(maxp, MAXP_COMPOSITE_POINTS, times(points, PDF_PARTS_MAX));
	set_u16(maxp, MAXP_COMPOSITE_CONTOURS, times(contours, PDF_PARTS_MAX));
	if (get_u16(maxp, MAXP_ELEMENTS) < PDF_PARTS_MAX)
		set_u16(maxp, MAXP_ELEMENTS, PDF_PARTS_MAX);
	set_u16(maxp, MAXP_DEPTH, get_u16(maxp, MAXP_DEPTH) + 1);
	give_table(c, HB_TAG('m', 'a', 'x', 'p'), maxp);
}

static uint32_t
put_composites(struct composer *c)
{
	struct pdf_slot *slots = c->font->slots;
	uint32_t glyphs = c->glyphs;

	for (size_t i = 1; i < c->font->count; i++) {
		if (!slots[i].made)
			continue;
		put_composite(c, &slots[i]);
		slots[i].new_gid = glyphs++;
	}
	return glyphs;
}

hb_face_t *
pdf_composite_add(const struct pdf_font *f, hb_face_t *subset, const hb_map_t *new_gids)
{
	struct composer c = {.font = f, .subset = subset, .new_gids = new_gids};
	struct buf head, hhea, maxp;
	uint32_t glyphs;

	c.made = hb_face_builder_create();
	head = copy_table(&c, HB_TAG('h', 'e', 'a', 'd'));
	hhea = copy_table(&c, HB_TAG('h', 'h', 'e', 'a'));
	maxp = copy_table(&c, HB_TAG('m', 'a', 'x', 'p'));
	c.glyf = copy_table(&c, HB_TAG('g', 'l', 'y', 'f'));
	c.glyphs = get_u16(&maxp, MAXP_GLYPHS);
	while (c.glyf.len % 4)
		buf_putc(&c.glyf, '\0');
	start_loca(&c, get_u16(&head, HEAD_LOCA_FORMAT));
	start_hmtx(&c, get_u16(&hhea, HHEA_METRICS));
	glyphs = put_composites(&c);
	set_u16(&head, HEAD_LOCA_FORMAT, 1);
	set_u16(&hhea, HHEA_METRICS, glyphs);
	give_table(&c, HB_TAG('h', 'e', 'a', 'd'), &head);
	give_table(&c, HB_TAG('h', 'h', 'e', 'a'), &hhea);
	count_glyphs(&c, &maxp, glyphs);
	give_table(&c, HB_TAG('g', 'l', 'y', 'f'), &c.glyf);
	give_table(&c, HB_TAG('l', 'o', 'c', 'a'), &c.loca);
	give_table(&c, HB_TAG('h', 'm', 't', 'x'), &c.hmtx);
	return c.made;
}
