/* Total-fit line breaking over abstract items: boxes, glue and penalties.
 *
 * The pure algorithm of Knuth & Plass (1981), with TeX's demerits (TeXbook p. 98) and three things
 * that TeX lacks: a ragged mode that is optimal too, a price on a short last line, and a change of
 * width on either side of a break (a hyphen, or glyphs that look different when cut). Boxes and
 * glue are never negative, and glue shrinks by no more than its width: what hangs into a margin is
 * said by `pre` and `post`. Knows nothing of text. [mpt] */
#ifndef TYPESET_LINEBREAK_H
#define TYPESET_LINEBREAK_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/mpt.h"

enum lb_kind { LB_BOX, LB_GLUE, LB_PENALTY };

/* A penalty that forbids. Its negative forces: the line ends as the last one does. */
#define LB_INFINITE 10000

struct lb_item {
	enum lb_kind kind;
	mpt width;            /* box, glue */
	mpt stretch, shrink;  /* glue */
	int penalty;          /* penalty */
	bool flagged;         /* penalty: a hyphen; two in a row cost more */
	mpt pre, post;        /* penalty, if taken: added to the line before, to the line behind */
};

struct lb_params {
	mpt measure;          /* width of a line */
	mpt narrow;           /* width of the first `narrow_lines` lines */
	size_t narrow_lines;
	mpt hang;             /* taken from every line but the first */
	bool ragged;          /* glue is rigid; white at the right costs */
	mpt rag;              /* ragged: the white that costs like a space stretched by its all */
	int tolerance;        /* highest badness of a line, 100 × |ratio|³; negative: any */
	bool hyphens;         /* flagged penalties may be taken */
	int looseness;        /* lines more (or fewer) than the optimum, if that can be had */
	mpt last_min;         /* a shorter last line (of several) costs */
};

struct lb_line {
	size_t first, end; /* items, from a box (none in a blank line) to the break, exclusive */
	mpt width;         /* natural, pre and post of its breaks included */
	mpt stretch, shrink;
	mpt measure;       /* that it was broken for */
	double ratio;      /* that its glue is set by (ragged: white/rag); below −1: overfull */
};

struct lb_result {
	struct lb_line *lines; /* in the arena given */
	size_t count;
	int64_t demerits;
};

/* Break items[0..count) (no glue at the ends nor before a forced break; the end breaks by itself,
 * a forced break before it leaves a blank line). False, *out untouched, when no way keeps within
 * the tolerance; with a negative tolerance it always succeeds, with overfull lines only where what
 * can't be broken is too wide. `a` is scratch: the search leaves its nodes there. */
bool linebreak(struct arena *a, const struct lb_item *items, size_t count,
    const struct lb_params *p, struct lb_result *out);
/* The demerits of one line after another, as the search sums them; for tests and bench. `last`: of
 * the paragraph, or before a forced break; `before`: NULL for the first line, or behind one. */
int64_t linebreak_demerits(const struct lb_params *p, const struct lb_line *line, int penalty,
    bool flagged, bool last, const struct lb_line *before, bool before_flagged);

#endif
