/* Styles: a layout resolved to absolute lengths and opened families, for one setting of one CV.
 *
 * The only place where em and % become mpt. A fit (--pages N) sets the same CV again with other
 * scales; everything that may shrink is multiplied here and nowhere else. */
#ifndef TYPESET_STYLE_H
#define TYPESET_STYLE_H

#include "cv/cv.h"
#include "layout/layout.h"
#include "text/hyphen.h"
#include "text/shape.h"
#include "typeset/vlist.h"

/* What a fit may make smaller, in the order in which it does. */
enum scale {
	SCALE_ENTRY_GAP,
	SCALE_SECTION_GAP,
	SCALE_LEADING,
	SCALE_MARGIN,
	SCALE_FONT_SIZE,
	SCALE_COUNT
};

/* Multipliers in thousandths; 1000 is the layout as it stands. */
struct scales {
	int of[SCALE_COUNT];
};

enum { PAPER_WHITE = 0xffffff };

extern const struct scales SCALES_NONE;

/* How a stretch of text looks. */
struct look {
	struct text_style text;
	mpt size;
	color color;
	mpt raise;       /* of the baseline, for superscripts */
};

/* How one part of the CV is set. */
struct part {
	struct look look;
	mpt cap_height;  /* of its regular face at its size: the height of its lines */
	mpt leading;     /* white between its lines */
	enum text_case text_case;
};

struct style {
	const struct layout *layout;
	struct shaper *shaper;
	struct arena *arena;             /* of the job */
	struct arena *work;              /* what a paragraph needs while it is set; rewound behind it */
	struct diags *diags;
	struct part part[PART_COUNT];
	struct part top_note;            /* the footer's part in the top note's color */
	const struct family *code;       /* for `code` */
	mpt page_width, page_height, top, bottom, left, right; /* margins scaled */
	mpt text_height; /* between top and bottom */
	mpt measure;                     /* text width between margins */
	mpt note_x, note_measure;        /* where footer and top note stand: off a colored sidebar */
	mpt entry_gap, text_gap;         /* between regular and text entries, leading included */
	mpt position_gap;                /* between roles below an employer, leading included */
	mpt section_above, section_below;
	mpt date_width, side_space, column_gap, degree_width;
	mpt date_clearance;              /* least distance of baselines below a line with a date */
	mpt bullet_left, bullet_above, bullet_between, bullet_gap;
	mpt summary_above, summary_left;
	const struct hyphen_patterns *hyphens; /* NULL: no hyphenation */
	bool looks;                      /* report what doesn't look well */
	const char *root;                /* where photos may come from; NULL: beside the CV */
	bool stack_dates;                /* a narrow column: dates and places below the title */
	color paper;                     /* what stands behind the text */
	bool rtl;
	const struct locale *locale;
	const char *lang;                /* BCP 47, the locale's */
	const char *owner;               /* the CV's name, plain: never hyphenated */
	struct missing *missing;         /* characters reported as in no font */
	struct parsed_template *templates; /* of the layout, so far */
	const char *marker;                /* the label of an item set last; NULL */
	struct vnode marker_box;           /* it, its left end at 0, without an element */
	mpt marker_width;
};

/* Resolve. Families that can't be had are reported and replaced by the layout's own. */
struct style *style_new(struct arena *a, const struct layout *l, const struct cv *cv, struct shaper *s,
    const struct scales *scales, struct diags *d);
/* A length at the style's body size (em) or of a measure (%). */
mpt style_length(const struct style *s, struct length l, mpt em, mpt measure);
/* Resolve what depends on the width of the column. */
void style_set_measure(struct style *s, mpt measure);
/* A color as a glaze of so many thousandths over the paper. */
color style_tint(const struct style *s, color c, int thousandths);
/* Hyphenation points of one space-delimited word into points[0..len): none in URLs, e-mail addresses,
 * words with digits, all capitals, the owner's name or the exceptions. */
void style_hyphenate(const struct style *s, const char *word, size_t len, unsigned char *points);
/* A template of the layout, parsed when first asked for; told by the pointer. */
const struct template *style_template(struct style *s, const char *text, struct place p);
/* What parts the words of a list in the language: ', '. */
const char *style_comma(const struct style *s);
/* The look of a run of rich text in a part: bold, italic, code, super- and subscript. */
struct look style_look(const struct style *s, const struct part *p, const struct rich_run *r);

#endif
