/* Layouts: the look, as data. Knows nothing of content.
 *
 * A layout is RenderCV 2.8's `design` block and more; `layouts/NAME.yaml` holds what differs from
 * the defaults or from the layout it `extends`. One table (layout/options.c) reads it, documents
 * it and writes its schema. Lengths relative to a font size stay relative here (typeset/style
 * resolves them). */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "base/color.h"
#include "base/mpt.h"
#include "markup/template.h"
#include "yaml/fields.h"

/* '0.7in' → absolute; '1.2em' → em, thousandths of the font size; '40%' → of the measure. */
struct length {
	int32_t value; /* mpt, or thousandths of em or of 100 % */
	enum length_unit { LENGTH_ABSOLUTE, LENGTH_EM, LENGTH_PERCENT } unit;
};

enum align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };
enum text_align { TEXT_LEFT, TEXT_JUSTIFIED, TEXT_JUSTIFIED_NO_HYPHENATION };
enum title_type { /* section_titles.type */
	TITLE_PARTIAL_LINE, TITLE_FULL_LINE, TITLE_NO_LINE, TITLE_MODERNCV, TITLE_CENTERED_NO_LINE,
	TITLE_CENTERED_PARTIAL_LINE, TITLE_CENTERED_CENTERED_PARTIAL_LINE, TITLE_CENTERED_FULL_LINE,
	TITLE_BOX, TITLE_LINE_ABOVE
};
enum text_part { PART_BODY, PART_NAME, PART_HEADLINE, PART_CONNECTIONS, PART_TITLES, PART_COUNT };
enum text_case { CASE_AS_TYPED, CASE_UPPER, CASE_LOWER };
enum photo_shape { PHOTO_SQUARE, PHOTO_ROUNDED, PHOTO_ROUND };
enum header_type { HEADER_STACKED, HEADER_SPLIT, HEADER_BANNER };
enum phone_format { PHONE_NATIONAL, PHONE_INTERNATIONAL, PHONE_E164, PHONE_AS_TYPED };
enum date_side { DATES_RIGHT, DATES_LEFT };
enum skills_style { SKILLS_LINE, SKILLS_GRID, SKILLS_TAGS, SKILLS_BARS, SKILLS_DOTS };
enum quote_style { QUOTES_AS_TYPED, QUOTES_SMART };

struct layout_entry { /* templates of one entry type */
	const char *main_column, *degree_column, *date_and_location_column; /* NULL: none */
	struct place main_place, degree_place, date_place;
};

struct layout {
	const char *name, *help; /* file stem; one line for `cvpdf layouts` */
	struct {
		mpt width, height;
		mpt top, bottom, left, right; /* margins */
		bool show_footer, show_top_note;
		bool footer_on_single_page; /* false: the footer disappears on a one-page CV */
		bool has_background;
		color background;
	} page;
	struct {
		color body, name, headline, connections, section_titles, links, footer, top_note;
		color accent;  /* rules, bullets, icons; default: section_titles */
		bool has_accent;
		color dates;   /* date and location column */
		bool has_dates;
	} colors;
	struct {
		struct length line_spacing; /* gap from a baseline to the next line's cap height [em of body] */
		enum text_align alignment;
		enum align date_alignment;
		const char *font_family[PART_COUNT];
		struct place font_place[PART_COUNT];
		struct length font_size[PART_COUNT]; /* body absolute; others absolute or em of body */
		bool small_caps[PART_COUNT], bold[PART_COUNT], italic[PART_COUNT];
		int weight[PART_COUNT];     /* 0: 400, or 700 where bold */
		enum text_case text_case[PART_COUNT];
		int letterspace[PART_COUNT]; /* thousandths of em */
		bool hyphenate;
		bool ligatures, oldstyle_figures, tabular_dates;
		int tolerance, looseness;   /* TeX's, see typeset/para */
		bool optical_margins;
		enum quote_style quotes;
		bool smart_dashes;          /* -- and --- and ... */
		const char *const *hyphenation_exceptions; /* NULL-ended; may be NULL */
	} typography;
	struct {
		bool underline, external_icon;
	} links;
	struct {
		enum header_type type;
		enum align alignment;
		struct length photo_width;
		bool photo_right;
		enum photo_shape photo_shape;
		struct length photo_space_left, photo_space_right;
		struct length space_below_name, space_below_headline, space_below_connections;
		bool has_banner;
		color banner;          /* background of a banner header */
		struct {
			enum phone_format phone_format;
			bool hyperlink, show_icons, urls_instead_of_usernames;
			const char *separator;
			struct length space_between;
			bool one_per_line;
		} connections;
		bool rule_below;
	} header;
	struct {
		enum title_type type;
		struct length line_thickness, space_above, space_below;
		color box;             /* TITLE_BOX */
		bool icons;
	} section_titles;
	struct {
		bool allow_page_break;
		struct length space_between_regular, space_between_text;
		const char *const *show_time_spans_in; /* NULL-ended section keys in snake_case */
	} sections;
	struct {
		struct length date_width, side_space, column_gap, degree_width;
		bool allow_page_break, short_second_row;
		enum date_side date_side;
		bool date_on_title_line;
		struct {
			struct length space_above, space_left;
		} summary;
		struct {
			const char *bullet, *nested_bullet;
			struct length space_left, space_above, space_between, bullet_gap;
		} highlights;
		enum skills_style skills;
	} entries;
	struct {
		const char *footer, *top_note, *single_date, *date_range, *time_span;
		struct place footer_place, top_note_place;
		struct layout_entry entry[9]; /* by enum entry_kind of cv/cv.h */
	} templates;
	struct { /* two columns: main and sidebar */
		bool has_sidebar, right, has_background;
		struct length width, gap, padding;
		color background, text;
		bool has_text;
		const char *const *sections; /* NULL-ended: keys or titles that go to the sidebar, lower case */
		bool contacts, photo, name;  /* header parts that go there */
	} sidebar;
	struct { /* limits of --pages N and fit: */
		int pages;                       /* 0: don't */
		struct length entry_gap_min, section_gap_min, leading_min, margin_min, font_size_min;
	} fit;
};

struct layout_options {
	const char *name;           /* --layout: a name or a file; NULL: the CV's theme or 'classic' */
	const char *design_file;    /* --design, NULL */
	const struct node *design;  /* the CV's own block, NULL; wrong values there only warn */
	const struct node *overrides; /* design.* of --set, NULL */
};

/* The layout in effect; NULL and an error in d when the named one can't be had. Strings and templates
 * in the arena. */
struct layout *layout_read(struct arena *a, const struct layout_options *o, struct diags *d);
/* Names of the built-in layouts, sorted. */
size_t layout_names(const char *const **names);
const char *layout_text(const char *name, size_t *len); /* the file as shipped, NULL */
/* The resolved layout as YAML: what -T layout prints. */
void layout_print(const struct layout *l, struct buf *out);
void layout_schema(struct buf *out);

bool length_parse(const char *text, struct length *out);

#endif
