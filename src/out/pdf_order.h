/* The order in which a page is drawn, and empty glyphs that carry it to readers.
 *
 * A page is drawn in reading order, whatever column a thing stands in: readers that go by the order of drawing
 * (pdftotext -raw, MuPDF, pdf.js) then have the CV's. Dates and places that stand beside an entry's head come row by
 * row with it; those that stand beside what follows come before that, so that they don't cut its first line from its
 * second.
 *
 * Readers that sort by place (pdftotext) put columns before rows. Wide spaces lead them; nobody sees
 * them, and they say two spaces each, as these readers drop a glyph that says one:
 *
 *   bridge  between two texts on a row: to the reader both are then one line;
 *   wedge   before each line of an entry's head, in a small size: a reader begins a new block of text when the size
 *           changes, so what follows the head isn't taken together with it;
 *   fence   below an entry's head, across what stands beside it and what follows: it comes behind the one, as it
 *           begins lower, and before the other, as it begins higher, and so do they. Another one below the entry,
 *           lest heads and dates of two entries are taken for a table;
 *   weight  under dates that end above the head's last line, which would come behind them otherwise;
 *   rung    between two lines of dates and places that are too far apart for one block: the second would come behind
 *           what stands beside it.
 *
 * Dates and places at the left of all, of which one begins below the first line of what follows, would cut that up, or
 * come behind it: two fences, above the entry and below it, make them a column that comes first.
 *
 * Where another column stands beside, a wedge would do harm: readers put what is under the wedge behind that column.
 * There the dates are raised by less than one sees, so that they come before their row and not into it (`raised`).
 *
 * Two columns, of which the one at the left is a sidebar (out/pdf_columns.c), would be read one wholly after the other.
 * poppler asks of every two blocks whether one comes before the other: where they overlap, the higher; else the one at
 * the left, unless a third block is below this one's rival and above it. So a sidebar's sections that follow each other
 * have
 *
 *   fence   above them, over both columns: what begins higher, in either column, comes before them;
 *   spine   at their left, of spaces as far apart as one block's lines may be: they all are one block, which counts as
 *           standing where it begins;
 *   hook    at their right, below the sections of the main column that come before them. It is drawn upside down, so
 *           that 'at the left' means 'at the right' to it: it comes before the sidebar's block, and what stands above it
 *           comes before both. poppler goes through blocks depth first, from top to bottom and from left to right: the
 *           sidebar's block is in hand when it comes to the main column's, so these don't wait for it.
 *
 * Where those sections of the main column reach down to the sidebar's next ones, they are made one block too. Sections in
 * whatever block go by rows, dates raised as above. With a sidebar at the right, fences above the main column's sections
 * and spines do, as far as its sections begin, or can be made to begin, above what follows them in the main column.
 *
 * pdf.js moves from a text to one at its left without a space unless that is half a size lower. There the last
 * glyph says a space too (`closes`), and so does a hyphen that ends a line, which pdftotext would drop. */
#ifndef OUT_PDF_ORDER_H
#define OUT_PDF_ORDER_H

#include "base/arena.h"
#include "out/reading.h"

enum { PDF_RAISE = 10 }; /* [mpt], the least that is written */

/* An empty glyph from x on, on the baseline y. */
struct pdf_gap {
	mpt x, y, w, size;
	const struct face *face;
	bool turned; /* upside down */
};

struct pdf_turn {
	size_t item; /* of the page */
	bool closes, raised;
	const struct pdf_gap *bridge; /* before the item; NULL: none */
	const struct pdf_gap *fences; /* others, likewise */
	size_t fence_count;
};

/* A page's drawn items, in order. */
struct pdf_turns {
	struct pdf_turn *turns;
	size_t count;
};

/* The turns of every page; in arena `a`. */
struct pdf_turns *pdf_order_new(
    struct arena *a, const struct pages *p, const struct reading *reading);

/* The parts of it: bridges, fences and closings (out/pdf_gap.c). The block of an item is the element whose own text it is
 * part of, not a link or a span in it. NULL for artifacts. */
const struct elem *pdf_block_of(const struct item *i);
/* The text of a turn that is not an artifact's; NULL. */
const struct item *pdf_text_of(const struct page *page, const struct pdf_turn *t);
bool pdf_is_aside(const struct elem *block); /* dates or place of an entry */
static inline mpt
size_part(mpt size, int32_t hundredths)
{
	return mpt_scale(size, hundredths, 100);
}
void pdf_gaps_put(struct arena *a, const struct page *page, struct pdf_turns *t);
/* Two columns (out/pdf_columns.c), behind the others, with the same face. */
void pdf_columns_put(struct arena *a, const struct page *page, struct pdf_turns *t,
    const struct face *face);

#endif
