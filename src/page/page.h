/* The display list: pages of positioned items, and the logical structure that they belong to.
 *
 * It is the contract between typesetting and output: everything is placed, nothing is decided
 * later. Origin top left, y down, [mpt]. Items of a page are in drawing order, which on every line
 * is reading order; `structure` is in reading order of the CV whatever column a thing is drawn in.
 * Every item belongs to an element or is an artifact. All in the job's arena. */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "base/color.h"
#include "base/diag.h"
#include "base/geom.h"
#include "text/icons.h"
#include "text/shape.h"

/* ISO 32000-1 §14.8.4 standard structure types. */
enum role {
	ROLE_DOCUMENT, ROLE_SECT, ROLE_H1, ROLE_H2, ROLE_H3, ROLE_P, ROLE_L, ROLE_LI, ROLE_LBL, ROLE_LBODY,
	ROLE_LINK, ROLE_FIGURE, ROLE_SPAN, ROLE_COUNT
};

struct elem {
	enum role role;
	struct elem *parent, *first, *last, *next;
	const char *what;   /* 'name', 'title', 'date', 'location', 'bullet': for audits and -T; may be NULL */
	const char *alt;    /* Figure */
	const char *lang;   /* BCP 47 where it differs */
	const char *url;    /* Link */
	const char *contents; /* Link: what it leads to, in words */
	bool ordered;       /* L: numbered */
	uint32_t id;        /* in order of making; the device's index */
};

enum artifact {
	ARTIFACT_NONE,       /* real content: elem is set */
	ARTIFACT_LAYOUT,     /* rules, backgrounds, icons, line-end hyphens */
	ARTIFACT_FOOTER,
	ARTIFACT_HEADER,     /* top note */
	ARTIFACT_BACKGROUND
};

/* A glyph placed in a run: its pen advance after justification, its text. Small, for there are thousands. */
struct run_glyph {
	mpt advance;
	uint32_t text;        /* byte offset in the run's text */
	uint16_t text_len;    /* 0: says nothing of its own */
	uint16_t gid;
};

/* By how much a glyph is moved from its place, which few are; dy down. */
struct run_move {
	mpt dx, dy;
};

/* Text of one face, size and color on one line, left to right as drawn. */
struct run {
	const struct face *face;
	mpt size;
	color color;
	const struct run_glyph *glyphs;
	const struct run_move *moves; /* of each glyph; NULL: none is moved */
	size_t count;
	const char *text;   /* in logical order; spaces included */
	mpt width;          /* sum of advances */
	bool rtl;
	int reads;          /* which item of its page is read in this one's turn, counted from this one:
	                     * not 0 in lines that are not read from left to right */
};

struct fill {
	mpt w, h;
	mpt radius;   /* of rounded corners; 0 */
	color color;
};

struct path {
	const struct icon *icon;
	mpt size;     /* the em */
	color color;
};

enum image_format { IMAGE_RGB, IMAGE_GRAY, IMAGE_JPEG };

/* Decoded pixels, or a JPEG passed through. */
struct image {
	enum image_format format;
	uint32_t width, height;
	const unsigned char *bytes;
	size_t len;
	const unsigned char *alpha; /* width × height, NULL: opaque */
};

struct image_item {
	const struct image *image;
	mpt w, h;
	struct rect clip; /* relative to x, y */
	mpt radius;       /* rounded clip; w/2: round */
};

struct link {
	mpt w, h;
};

enum item_kind { ITEM_RUN, ITEM_FILL, ITEM_PATH, ITEM_IMAGE, ITEM_LINK };

struct item {
	enum item_kind kind;
	enum artifact artifact;
	struct elem *elem;  /* NULL for artifacts; for ITEM_LINK its Link element */
	mpt x, y;           /* run, path: the baseline's left end; others: top left corner */
	union {
		struct run run;
		struct fill fill;
		struct path path;
		struct image_item image;
		struct link link;
	} u;
};

struct page {
	mpt width, height;
	mpt side_x, side_w; /* where a sidebar's text stands; w 0: there is none */
	struct item *items;
	size_t count, room;
};

struct outline {
	const char *title;
	int level;         /* 1: name, 2: section, 3: sub-section */
	size_t page;       /* 0-based */
	mpt y;
	struct elem *elem;
};

struct pages {
	struct arena *arena;
	struct page *pages;
	size_t count, room;
	struct elem *structure; /* ROLE_DOCUMENT */
	uint32_t elem_count;
	struct outline *outlines;
	size_t outline_count, outline_room;
	const char *title, *author, *subject, *keywords, *lang; /* lang: BCP 47 */
	int64_t date; /* seconds since 1970, UTC */
};

struct pages *pages_new(struct arena *a);
struct elem *elem_new(struct pages *p, struct elem *parent, enum role role, const char *what);
struct page *page_add(struct pages *p, mpt width, mpt height);
struct item *page_put(struct arena *a, struct page *page, struct item item); /* copies */
void outline_add(struct pages *p, struct outline o);
const char *role_name(enum role r); /* 'H1' */

#endif
