/* Paragraphs: rich text to lines, by total fit.
 *
 * Knuth & Plass, 'Breaking Paragraphs into Lines' (1981), over the break opportunities of
 * text/breaks. Ragged text is broken by the same algorithm: its spaces keep their width and the
 * white at the right is what costs. */
#ifndef TYPESET_PARA_H
#define TYPESET_PARA_H

#include "typeset/style.h"

enum para_align { PARA_JUSTIFIED, PARA_LEFT, PARA_CENTER, PARA_RIGHT };

struct para_options {
	enum para_align align;
	mpt x;               /* left edge in the frame */
	mpt measure;         /* line width */
	mpt narrow;          /* width of the first `narrow_lines` lines; 0: as the others */
	size_t narrow_lines;
	mpt hang;            /* left indent of the second and later lines */
	bool hyphenate;
	enum figures figures; /* tabular in date columns */
	bool rtl;            /* base direction */
	enum gap_kind gap;   /* of the white between lines: GAP_LINE */
};

/* Append the lines of a paragraph to l: boxes with gaps and breaks between (the first and the last
 * two lines kept together). `e` is the element of the text (links become its children). Returns
 * the number of lines; 0 for empty text. */
size_t para_set(struct style *s, struct pages *pages, struct vlist *l, const struct part *part,
    const struct rich *text, struct elem *e, const struct para_options *o);
/* Width of the text on one line. */
mpt para_width(struct style *s, const struct part *part, const struct rich *text, enum figures f);

/* One line of text, not broken: a box of exactly this text with its left end at x, for labels,
 * bullets, contacts, footers. Items are appended to *box. Returns its width. `artifact` when it is
 * no content. With `space` a word space is drawn behind it (so that readers don't glue it to what
 * follows on the line). */
mpt para_line(struct style *s, struct pages *pages, struct vnode *box, const struct part *part,
    const struct rich *text, struct elem *e, enum artifact artifact, mpt x, bool space);

#endif
