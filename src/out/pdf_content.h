/* The content stream of a page: items as PDF operators, in marked-content sequences.
 *
 * A sequence (BDC … EMC) stays open while the element stays the same, a text object (BT … ET)
 * while nothing but text is drawn in it, so sequences never cross text objects. Fonts, colors and
 * positions are written when they change. Backgrounds come first, then rules and icons, then
 * headers and footers, so that the last words of a page are the body's. */
#ifndef OUT_PDF_CONTENT_H
#define OUT_PDF_CONTENT_H

#include "out/pdf_font.h"
#include "out/pdf_image.h"
#include "out/pdf_order.h"

/* The marked-content sequences of a page. */
struct pdf_marks {
	const struct elem **owners; /* by MCID */
	size_t count, room;
	uint32_t *of_item;          /* MCID of every item with an element, links but */
};

struct pdf_content {
	struct pdf_fonts *fonts;
	const struct pdf_images *images;
	bool tagged;
	struct buf out;
	size_t shown; /* next of fonts->shown */

	/* the page in hand */
	mpt height;
	struct pdf_marks *marks;

	/* the open sequence */
	bool marked;
	const struct elem *elem;  /* NULL: an artifact */
	enum artifact artifact;

	/* text state; all lengths as written */
	bool in_text, in_array, in_string;
	mpt line_x, line_y;       /* where Td counts from */
	int64_t pen;              /* where the next glyph would stand [mpt/4000] */
	const struct pdf_font *font;
	mpt size, rise;
	color color;
};

/* Write a page into c->out, which is cleared, and its sequences into *marks (arena of the fonts'
 * pdf). Fonts and images are there already; all gaps and runs of all pages' turns have been shown to
 * the fonts, and pages come in the same sequence. */
void pdf_content_page(struct pdf_content *c, const struct page *page,
    const struct pdf_turns *turns, struct pdf_marks *marks);
void pdf_content_free(struct pdf_content *c);

/* Outlines, in out/pdf_path.c; y up. */
void pdf_path_box(struct buf *b, mpt x, mpt y, mpt w, mpt h);
void pdf_path_round_box(struct buf *b, mpt x, mpt y, mpt w, mpt h, mpt radius);
void pdf_path_icon(struct buf *b, const struct icon *icon, mpt size);
void pdf_path_length(struct buf *b, mpt v); /* a number and a space */

#endif
