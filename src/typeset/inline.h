/* Inline content: a paragraph's rich text cut into shaped segments and the places between them.
 *
 * Between markup and the line breaker. A segment has one look, one element and one direction and
 * holds no space; an atom is a part of a segment between two break opportunities, a space, a
 * break opportunity, or a gap between ideographs that may be widened. Atoms and the breaker's items correspond one to one. [mpt] */
#ifndef TYPESET_INLINE_H
#define TYPESET_INLINE_H

#include "typeset/linebreak.h"
#include "typeset/para.h"

/* How narrow and how wide a justified space may be [thousandths of an em]. */
enum { SPACE_MIN = 200, SPACE_MAX = 600 };
/* By which part of its width a space stretches or shrinks without looking bad, as in TeX. */
enum { STRETCH_PART = 2, SHRINK_PART = 3 };

/* What the segments of one run of rich text have in common. */
struct inline_run {
	uint32_t end;            /* byte of the paragraph's text */
	struct look look;
	const struct shaper_style *style; /* of the look */
	struct lb_item space;    /* glue */
	struct elem *elem;
	const char *url;         /* NULL: no link */
	bool underline;
	mpt icon;                /* room at its end for the mark of an external link; 0: none */
	color icon_color;
	struct place place;
};

struct segment {
	uint32_t begin, end;     /* bytes of the paragraph's text */
	const struct inline_run *run;
	const struct shaped *shaped;
	mpt width;
	mpt icon;                /* room behind it for the mark of an external link; 0: none */
	signed char level;       /* bidi embedding level */
};

/* By which part of an em a gap between ideographs stretches as readily as a space does by its all, and
 * how wide it may get [thousandths of an em]: readers take a tenth of an em for a space. */
enum { GAP_PART = 16, GAP_MAX = 80 };

/* Of a cut inside a word that is wider than the line. */
enum { HARD_CUT_PENALTY = 5000 };

enum atom_kind { ATOM_TEXT, ATOM_SPACE, ATOM_BREAK, ATOM_GAP };

struct atom {
	enum atom_kind kind;
	uint32_t segment;        /* a space belongs to the segment before it */
	uint32_t begin, end;
	bool hyphen;             /* BREAK: a hyphen appears when taken */
};

struct inline_text {
	const char *text;        /* what is shaped, NUL-terminated */
	const char *said;        /* what a reader is told: same offsets; differs in case only */
	size_t len;
	struct segment *segments;
	size_t segment_count, segment_room;
	struct atom *atoms;
	struct lb_item *items;   /* parallel to atoms */
	unsigned char *gaps;     /* 1: justified lines may be widened before this byte; NULL: nowhere */
	size_t count, room;
	bool linked;             /* a run is a link */
};

/* Build from runs[0..count) of one paragraph without hard breaks. Elements of links are made as
 * children of e (NULL: artifact, no links). */
void inline_build(struct inline_text *t, struct style *s, struct pages *pages, const struct part *part,
    const struct rich_run *runs, size_t count, struct elem *e, const struct para_options *o);

/* One line: atoms of `line` set into a box at x0, at most `measure` wide. `last`: of its paragraph. */
void line_set(struct style *s, struct vnode *box, const struct inline_text *t, const struct lb_line *line,
    const struct para_options *o, enum artifact artifact, mpt x0, bool last, bool trailing_space);

/* The mark of an external link of that look, its size, and the room with the gap before it; NULL, 0: the
 * layout has none. */
const struct icon *link_icon(const struct style *s, const struct look *look, mpt *size, mpt *room);
/* Width of bytes [begin, end) of a segment, cut out of its whole shape. */
mpt segment_width(const struct segment *g, uint32_t begin, uint32_t end);
const struct shaped *segment_shape(struct style *s, const struct inline_text *t, const struct segment *g,
    uint32_t begin, uint32_t end);
mpt space_width(struct style *s, const struct look *look);

#endif
