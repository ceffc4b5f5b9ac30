/* A document built by hand for the tests of out/pdf: two pages with headings, a photo, links, a
 * list, four faces. Text is shaped by HarfBuzz alone. */
#ifndef TESTS_PDF_DOCUMENT_H
#define TESTS_PDF_DOCUMENT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/arena.h"
#include "out/device.h"
#include "text/face.h"

#define URL "https://example.org/a b?x=ü"
#define PT  MPT_PT

enum { REGULAR, BOLD, ITALIC, CFF, ARABIC, DEVANAGARI, FACE_COUNT };

static const char *const FACE_FILES[FACE_COUNT] = {
    [REGULAR] = "fonts/lato/Lato-Regular.ttf",
    [BOLD] = "fonts/lato/Lato-Bold.ttf",
    [ITALIC] = "fonts/lato/Lato-Italic.ttf",
    [CFF] = "fonts/xcharter/XCharter-Regular.otf",
    [ARABIC] = "fonts/noto-sans-arabic/NotoSansArabic-Regular.ttf",
    [DEVANAGARI] = "fonts/noto-sans-devanagari/NotoSansDevanagari-Regular.ttf",
};

/* Everything that a test needs; `page` is the one being drawn on. */
struct fixture {
	struct arena arena;
	struct face *faces[FACE_COUNT];
	struct pages *pages;
	struct page *page;
	struct buf out;
	char folder[32];
};

static struct face *
open_face(struct arena *a, const char *file)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(file);
	struct face *f;

	assert_non_null(blob);
	f = face_open(a, blob, 0);
	assert_non_null(f);
	hb_blob_destroy(blob);
	return f;
}

static int
set_up(void **state)
{
	struct fixture *x = calloc(1, sizeof *x);

	for (int i = 0; i < FACE_COUNT; i++)
		x->faces[i] = open_face(&x->arena, FACE_FILES[i]);
	strcpy(x->folder, "/tmp/cvpdf-test-XXXXXX");
	assert_non_null(mkdtemp(x->folder));
	*state = x;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *x = *state;
	char command[64];

	snprintf(command, sizeof command, "rm -r '%s'", x->folder);
	assert_int_equal(system(command), 0);
	for (int i = 0; i < FACE_COUNT; i++)
		face_close(x->faces[i]);
	buf_free(&x->out);
	arena_free(&x->arena);
	free(x);
	return 0;
}

/* Drawing */

static uint32_t
cluster_end(const hb_glyph_info_t *info, unsigned count, uint32_t cluster, size_t len)
{
	uint32_t end = (uint32_t)len;

	for (unsigned i = 0; i < count; i++)
		if (info[i].cluster > cluster && info[i].cluster < end)
			end = info[i].cluster;
	return end;
}

/* The first glyph of a cluster, in the order of reading, says all of its text. */
static void
take_glyphs(struct arena *a, struct run *r, hb_buffer_t *shaped)
{
	unsigned count;
	hb_glyph_info_t *info = hb_buffer_get_glyph_infos(shaped, &count);
	hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(shaped, &count);
	struct run_glyph *glyphs = arena_zero(a, count, sizeof *glyphs);
	struct run_move *moves = arena_zero(a, count, sizeof *moves);

	for (unsigned i = 0; i < count; i++) {
		uint32_t end = cluster_end(info, count, info[i].cluster, strlen(r->text));
		bool first = r->rtl ? i + 1 == count || info[i + 1].cluster != info[i].cluster
		                    : !i || info[i - 1].cluster != info[i].cluster;

		glyphs[i] = (struct run_glyph){
		    .gid = (uint16_t)info[i].codepoint,
		    .advance = face_scale(r->face, pos[i].x_advance, r->size),
		    .text = info[i].cluster,
		    .text_len = (uint16_t)(first ? end - info[i].cluster : 0),
		};
		moves[i] = (struct run_move){
		    .dx = face_scale(r->face, pos[i].x_offset, r->size),
		    .dy = -face_scale(r->face, pos[i].y_offset, r->size),
		};
		r->width += glyphs[i].advance;
	}
	r->glyphs = glyphs;
	r->moves = moves;
	r->count = count;
}

static struct run
shape_text(struct fixture *x, int face, mpt size, const char *text)
{
	hb_buffer_t *b = hb_buffer_create();
	struct run r = {.face = x->faces[face], .size = size, .color = 0x222222, .text = text};

	hb_buffer_add_utf8(b, text, -1, 0, -1);
	hb_buffer_guess_segment_properties(b);
	r.rtl = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(b));
	hb_shape(r.face->hb_font, b, NULL, 0);
	take_glyphs(&x->arena, &r, b);
	hb_buffer_destroy(b);
	return r;
}

static void
put(struct fixture *x, struct item i)
{
	page_put(&x->arena, x->page, i);
}

/* Draw text and return where it ends. */
static mpt
draw_text(
    struct fixture *x, struct elem *e, int face, mpt size, mpt left, mpt y, const char *text)
{
	struct run r = shape_text(x, face, size, text);

	put(x, (struct item){.kind = ITEM_RUN, .elem = e, .x = left, .y = y, .u.run = r});
	return left + r.width;
}

static void
draw_link(struct fixture *x, struct elem *e, mpt left, mpt y, mpt right)
{
	put(x, (struct item){.kind = ITEM_LINK,
	           .elem = e,
	           .x = left,
	           .y = y - 9 * PT,
	           .u.link = {right - left, 12 * PT}});
}

static void
draw_rule(struct fixture *x, mpt y)
{
	put(x, (struct item){.kind = ITEM_FILL,
	           .artifact = ARTIFACT_LAYOUT,
	           .x = 72 * PT,
	           .y = y,
	           .u.fill = {.w = 451 * PT, .h = 600, .color = 0x1F4E8C}});
}

static void
draw_footer(struct fixture *x, const char *text)
{
	struct run r = shape_text(x, REGULAR, 8 * PT, text);

	put(x, (struct item){.kind = ITEM_RUN,
	           .artifact = ARTIFACT_FOOTER,
	           .x = 250 * PT,
	           .y = 810 * PT,
	           .u.run = r});
}

static const struct path_step SQUARE[] = {
    {PATH_MOVE, {{0, 0}}},
    {PATH_LINE, {{800, 0}}},
    {PATH_CURVE, {{800, 300}, {900, 600}, {800, 800}}},
    {PATH_LINE, {{0, 800}}},
    {PATH_CLOSE, {{0, 0}}},
};
static const struct icon ICON = {.name = "square",
    .upem = 1000,
    .advance = 900,
    .right = 900,
    .top = 800,
    .steps = SQUARE,
    .count = 5};

static void
draw_icon(struct fixture *x, mpt left, mpt y)
{
	put(x, (struct item){.kind = ITEM_PATH,
	           .artifact = ARTIFACT_LAYOUT,
	           .x = left,
	           .y = y,
	           .u.path = {&ICON, 9 * PT, 0xC04000}});
}

static const struct image *
gradient(struct arena *a, bool alpha)
{
	enum { SIDE = 32 };
	struct image *i = arena_zero(a, 1, sizeof *i);
	unsigned char *rgb = arena_zero(a, SIDE * SIDE, 3), *mask = arena_zero(a, SIDE, SIDE);

	for (size_t k = 0; k < SIDE * SIDE; k++) {
		rgb[3 * k] = (unsigned char)(k % SIDE * 8);
		rgb[3 * k + 1] = (unsigned char)(k / SIDE * 8);
		mask[k] = (unsigned char)(255 - k % SIDE * 4);
	}
	*i = (struct image){.format = IMAGE_RGB,
	    .width = SIDE,
	    .height = SIDE,
	    .bytes = rgb,
	    .len = SIDE * SIDE * 3,
	    .alpha = alpha ? mask : NULL};
	return i;
}

static void
draw_photo(struct fixture *x, struct elem *parent, bool alpha)
{
	struct elem *figure = elem_new(x->pages, parent, ROLE_FIGURE, "photo");

	figure->alt = "Portrait of Zoë";
	put(x, (struct item){.kind = ITEM_IMAGE,
	           .elem = figure,
	           .x = 450 * PT,
	           .y = 60 * PT,
	           .u.image = {.image = gradient(&x->arena, alpha),
	               .w = 72 * PT,
	               .h = 72 * PT,
	               .radius = 36 * PT}});
}

static struct elem *
add(struct fixture *x, struct elem *parent, enum role role, const char *what)
{
	return elem_new(x->pages, parent, role, what);
}

static struct elem *
draw_heading(struct fixture *x, struct elem *parent, const char *title, mpt y)
{
	struct elem *h = add(x, parent, ROLE_H2, "section");

	draw_text(x, h, BOLD, 14 * PT, 72 * PT, y, title);
	draw_rule(x, y + 4 * PT);
	outline_add(x->pages, (struct outline){.title = title,
	                          .level = 2,
	                          .page = x->pages->count - 1,
	                          .y = y - 14 * PT,
	                          .elem = h});
	return h;
}

static struct elem *
draw_item(struct fixture *x, struct elem *list, const char *mark, mpt y)
{
	struct elem *li = add(x, list, ROLE_LI, NULL);

	draw_text(x, add(x, li, ROLE_LBL, "bullet"), REGULAR, 10 * PT, 76 * PT, y, mark);
	return add(x, li, ROLE_LBODY, NULL);
}

static struct elem *
start_link(struct fixture *x, struct elem *parent)
{
	struct elem *e = add(x, parent, ROLE_LINK, NULL);

	e->url = URL;
	e->contents = "Notes on batches";
	return e;
}

static void
start_document(struct fixture *x)
{
	x->pages = pages_new(&x->arena);
	x->pages->title = "Zoë Łukasiewicz – CV";
	x->pages->author = "Zoë Łukasiewicz";
	x->pages->subject = "Inference & <compilers>";
	x->pages->keywords = "C, builds";
	x->pages->lang = "en-GB";
	x->pages->date = 1700000000;
	x->page = page_add(x->pages, 595276, 841890);
}

static void
draw_head(struct fixture *x, struct elem *top)
{
	struct elem *name = add(x, top, ROLE_H1, "name");
	struct elem *mail = add(x, add(x, top, ROLE_P, "contact"), ROLE_LINK, NULL);
	mpt end;

	draw_text(x, name, BOLD, 24 * PT, 72 * PT, 80 * PT, "Zoë Łukasiewicz");
	outline_add(x->pages,
	    (struct outline){
	        .title = "Zoë Łukasiewicz", .level = 1, .page = 0, .y = 56 * PT, .elem = name});
	draw_icon(x, 72 * PT, 100 * PT);
	mail->url = "mailto:zoe@example.org";
	end = draw_text(x, mail, REGULAR, 10 * PT, 84 * PT, 100 * PT, "zoe@example.org");
	draw_link(x, mail, 84 * PT, 100 * PT, end);
}

/* A link that breaks, in a paragraph that goes on after it, with words in another language. */
static void
draw_summary(struct fixture *x, struct elem *parent)
{
	struct elem *p = add(x, parent, ROLE_P, "text"), *link, *french;
	mpt end = draw_text(x, p, REGULAR, 10 * PT, 72 * PT, 150 * PT,
	    "Efficient offline inference, AVATAR kerning, 2019–24: see ");

	link = start_link(x, p);
	mpt stop = draw_text(x, link, REGULAR, 10 * PT, end, 150 * PT, "the notes on ");
	draw_link(x, link, end, 150 * PT, stop);
	stop = draw_text(x, link, REGULAR, 10 * PT, 72 * PT, 164 * PT, "batch invariance");
	draw_link(x, link, 72 * PT, 164 * PT, stop);
	end = draw_text(x, p, REGULAR, 10 * PT, stop, 164 * PT, ", and ");
	french = add(x, p, ROLE_SPAN, NULL);
	french->lang = "fr";
	end = draw_text(x, french, ITALIC, 10 * PT, end, 164 * PT, "à la recherche");
	draw_text(x, p, REGULAR, 10 * PT, end, 164 * PT, " of “well‑known” soft\u00A0spaces.");
}

static void
draw_entry(struct fixture *x, struct elem *section)
{
	struct elem *entry = add(x, section, ROLE_SECT, "entry"), *list, *body;

	draw_text(x, add(x, entry, ROLE_P, "title"), BOLD, 10 * PT, 72 * PT, 224 * PT,
	    "Staff Engineer");
	draw_text(x, add(x, entry, ROLE_P, "date"), REGULAR, 10 * PT, 440 * PT, 224 * PT,
	    "2021 – present");
	list = add(x, entry, ROLE_L, NULL);
	body = draw_item(x, list, "–", 242 * PT);
	draw_text(x, body, REGULAR, 10 * PT, 88 * PT, 242 * PT, "Office of fluffy affairs.");
	body = draw_item(x, list, "•", 256 * PT);
	draw_text(x, body, CFF, 10 * PT, 88 * PT, 256 * PT, "Set in a CFF face, officially.");
}

static void
draw_document(struct fixture *x, bool alpha)
{
	struct elem *top, *section, *p;

	start_document(x);
	top = x->pages->structure;
	draw_head(x, top);
	draw_photo(x, top, alpha);
	section = add(x, top, ROLE_SECT, "section");
	draw_heading(x, section, "Summary", 130 * PT);
	draw_summary(x, section);
	section = add(x, top, ROLE_SECT, "section");
	draw_heading(x, section, "Experience", 200 * PT);
	draw_entry(x, section);
	p = add(x, section, ROLE_P, NULL);
	draw_text(x, p, REGULAR, 10 * PT, 72 * PT, 780 * PT, "A paragraph that begins here ");
	draw_footer(x, "Zoë Łukasiewicz – page 1 of 2");
	x->page = page_add(x->pages, 595276, 841890);
	draw_text(x, p, REGULAR, 10 * PT, 72 * PT, 80 * PT, "and ends on the next page.");
	draw_footer(x, "Zoë Łukasiewicz – page 2 of 2");
}

#endif
