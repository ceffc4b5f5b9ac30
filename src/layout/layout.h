/* Layouts: the look, as data. Knows nothing of content.
 *
 * A layout is RenderCV 2.8's `design` block and more; `layouts/NAME.yaml` holds what differs
 * from the defaults or from the layout it `extends`. One table (layout/options.c) reads it,
 * documents it and writes its schema. Lengths relative to a font size stay relative here
 * (typeset/style resolves them). */
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
enum text_align {
	TEXT_LEFT,
	TEXT_JUSTIFIED,
	TEXT_JUSTIFIED_NO_HYPHENATION,
	TEXT_AS_BODY /* resolved: never in a layout that layout_read gave */
};
enum orientation { ORIENTATION_AS_SIZED, ORIENTATION_PORTRAIT, ORIENTATION_LANDSCAPE };
enum title_type { /* section_titles.type */
	TITLE_PARTIAL_LINE,
	TITLE_FULL_LINE,
	TITLE_NO_LINE,
	TITLE_MODERNCV,
	TITLE_CENTERED_NO_LINE,
	TITLE_CENTERED_PARTIAL_LINE,
	TITLE_CENTERED_CENTERED_PARTIAL_LINE,
	TITLE_CENTERED_FULL_LINE,
	TITLE_BOX,
	TITLE_LINE_ABOVE
};
enum text_part {
	PART_BODY,
	PART_NAME,
	PART_HEADLINE,
	PART_CONNECTIONS,
	PART_TITLES,
	PART_DATES,  /* the date and location column */
	PART_FOOTER, /* footer and top note */
	PART_COUNT
};
enum text_case { CASE_AS_TYPED, CASE_UPPER, CASE_LOWER };
enum photo_shape { PHOTO_SQUARE, PHOTO_ROUNDED, PHOTO_ROUND };
enum header_type { HEADER_STACKED, HEADER_SPLIT, HEADER_BANNER };
enum phone_format { PHONE_NATIONAL, PHONE_INTERNATIONAL, PHONE_E164, PHONE_AS_TYPED };
enum date_side {
	DATES_RIGHT,
	DATES_LEFT,
	DATES_AUTO /* resolved: left under TITLE_MODERNCV */
};
enum skills_style { SKILLS_LINE, SKILLS_GRID, SKILLS_TAGS, SKILLS_BARS, SKILLS_DOTS };
enum quote_style { QUOTES_AS_TYPED, QUOTES_SMART };
enum lead_in { LEAD_IN_AS_TYPED, LEAD_IN_BOLD, LEAD_IN_ITALIC }; /* 'Overview: …' in a bullet */
enum numbering { NUMBERS_NONE, NUMBERS_ASCENDING, NUMBERS_DESCENDING };

/* Rows of templates.entry; the same numbers as enum entry_kind of cv/cv.h, which this layer may
 * not see: typeset/ asserts it. The kinds without a row here have no template. */
enum layout_entry_kind {
	LAYOUT_ONE_LINE = 1,
	LAYOUT_NORMAL,
	LAYOUT_EXPERIENCE,
	LAYOUT_EDUCATION,
	LAYOUT_PUBLICATION,
	LAYOUT_ENTRY_COUNT = 9
};

struct layout_entry { /* templates of one entry type */
	const char *main_column, *degree_column, *date_and_location_column; /* NULL: none */
	struct place main_place, degree_place, date_place;
};

struct layout {
	const char *name, *help; /* file stem; one line for `cvpdf layouts` */
	const char *const *folders; /* of the files that it was read from, NULL-terminated; NULL: built in */
	struct {
		mpt width, height; /* orientation applied */
		enum orientation orientation;
		mpt top, bottom, left, right; /* margins */
		bool show_footer, show_top_note;
		bool footer_on_single_page; /* one with page numbers, too */
		enum align footer_alignment, top_note_alignment;
		bool has_background;
		color background;
	} page;
	struct {
		color body, name, headline, connections, section_titles, links, footer,
		    top_note;
		/* The rest is always resolved; has_* says whether a layout named it. */
		color accent; /* bars, dots, tags, timeline; default: section_titles */
		bool has_accent;
		color rule; /* of titles and header; default: accent, else section_titles */
		bool has_rule;
		color bullets; /* default: accent, else body */
		bool has_bullets;
		color icons; /* default: accent, else connections */
		bool has_icons;
		color dates; /* date and location column; default: body */
		bool has_dates;
	} colors;
	struct {
		struct length line_spacing; /* a baseline to the next capitals [em of body] */
		enum text_align alignment;
		enum align date_alignment;
		const char *font_family[PART_COUNT];
		struct place font_place[PART_COUNT];
		const char *own_family[PART_COUNT]; /* the layout's, whatever the CV asks for */
		struct length font_size[PART_COUNT]; /* body absolute, others or em of it */
		bool small_caps[PART_COUNT], bold[PART_COUNT], italic[PART_COUNT];
		int weight[PART_COUNT]; /* 0: 400, or 700 where bold */
		enum text_case text_case[PART_COUNT];
		int letterspace[PART_COUNT]; /* thousandths of em */
		bool hyphenate;              /* resolved: where 'justified' for 'auto' */
		bool has_hyphenate;
		bool ligatures, oldstyle_figures, tabular_dates;
		int tolerance, looseness; /* TeX's, see typeset/para */
		bool optical_margins;
		enum quote_style quotes;
		bool smart_dashes;                         /* -- and --- and ... */
		bool number_ranges;          /* - between numbers to an en dash */
		const char *const *hyphenation_exceptions; /* NULL-ended; may be NULL */
	} typography;
	struct {
		bool underline, external_icon;
		struct length external_icon_size;
	} links;
	struct {
		enum header_type type;
		enum align alignment;
		struct length photo_width;
		bool photo_right;
		struct length photo_height; /* 0: the picture's own proportion */
		enum photo_shape photo_shape;
		struct length photo_radius;       /* of PHOTO_ROUNDED */
		int photo_focus_x, photo_focus_y; /* percent: what cropping keeps */
		struct length photo_space_left, photo_space_right;
		struct length space_below_name, space_below_headline, space_below_connections;
		int least_name_size; /* [%] of its own */
		bool has_banner;
		color banner; /* background of a banner header; default: accent */
		struct length banner_padding;
		struct length split_width; /* of the contacts in a split header */
		struct {
			enum phone_format phone_format;
			bool hyperlink, show_icons, urls_instead_of_usernames;
			const char *separator;
			struct length space_between;
			bool one_per_line;
			int columns;             /* 0: flow; else a grid of that many */
			int line_spacing_factor; /* thousandths of typography.line_spacing */
			struct length icon_size, icon_gap;
		} connections;
		bool rule_below;
		struct {
			const char *content; /* NULL: no code; 'website', 'vcard' or a URL */
			struct length size;
			bool right;
		} qr_code;
	} header;
	struct {
		enum title_type type;
		struct length line_thickness, space_above, space_below;
		struct length line_gap; /* title to line, across or down */
		color box;              /* TITLE_BOX; default: accent, else section_titles */
		bool has_box;
		struct length box_padding;
		bool icons;
		struct length icon_gap;
		int accent_letters; /* the first letters set in colors.accent */
	} section_titles;
	struct {
		bool allow_page_break;
		struct length space_between_regular, space_between_text;
		const char *const *show_time_spans_in; /* NULL-ended snake_case keys */
	} sections;
	struct {
		struct length date_width, side_space, column_gap, degree_width;
		struct length date_clearance; /* least distance of baselines below a line with a date */
		bool allow_page_break, short_second_row;
		enum date_side date_side;
		bool date_on_title_line;
		bool timeline; /* a line with a dot an entry between dates and main column */
		bool show_logos;
		struct length logo_width, logo_gap;
		struct length position_gap; /* between the positions under one employer */
		enum numbering publications;
		struct {
			struct length space_above, space_left;
		} summary;
		struct {
			const char *bullet, *nested_bullet;
			struct length space_left, space_above, space_between, bullet_gap, bullet_size;
			enum text_align alignment;
			enum lead_in lead_in;
		} highlights;
		enum skills_style skills;
		int skills_columns;           /* of SKILLS_GRID */
		const char *const *skills_in; /* NULL-ended snake_case section keys */
	} entries;
	struct {
		const char *footer, *top_note, *single_date, *date_range, *time_span;
		struct place footer_place, top_note_place;
		struct layout_entry entry[LAYOUT_ENTRY_COUNT]; /* by cv/cv.h's entry_kind */
		struct layout_entry position; /* one of several positions under an employer */
	} templates;
	struct { /* two columns: main and sidebar */
		bool has_sidebar, right, has_background;
		struct length width, gap, padding;
		color background, text;
		bool has_text;
		const char *const *sections; /* NULL-ended keys or titles, lower case */
		bool contacts, photo, name, headline; /* header parts that go there */
	} sidebar;
	struct {           /* limits of --pages N and fit: */
		int pages; /* 0: don't */
		struct length entry_gap_min, section_gap_min, leading_min, margin_min,
		    font_size_min;
	} fit;
};

struct layout_options {
	const char *name; /* --layout: a name or a file; NULL: the CV's theme or 'classic' */
	const struct node *design; /* the CV's own block, NULL; wrong values there only warn */
	const struct node *overrides; /* design.* of --set, NULL */
};

/* The layout in effect: the defaults, overlaid by the chain that the named layout extends, by
 * it, by `design`, by `overrides`; then checked and resolved. NULL and an
 * error in d when the named one can't be had. Strings and templates in the arena. */
struct layout *layout_read(struct arena *a, const struct layout_options *o, struct diags *d);
/* The block of a file that stands in for a CV's own (--design); NULL after an error in d. */
const struct node *layout_design_read(struct arena *a, const char *path, struct diags *d);
/* Names of the built-in layouts, sorted; kept by the process. */
size_t layout_names(const char *const **names);
const char *layout_text(const char *name, size_t *len); /* the file as shipped, NULL */
/* Its 'help' line, without reading the rest; "" when it has none. */
const char *layout_help(struct arena *a, const char *name);
/* The resolved layout as YAML that reads back to the same: what -T layout prints. */
void layout_print(const struct layout *l, struct buf *out);
/* A layout's JSON Schema; it refers to '#/$defs/color', which is the caller's to define. */
void layout_schema(struct buf *out);
/* docs/layouts.md: every option with its values, default and meaning. */
void layout_reference(struct buf *out);

/* '-?digits[.digits]', optional space, cm, mm, in, pt, em or %; a bare 0. False if it is none
 * of these or larger than a page can be (200 in, 1000 em, 1000 %). */
bool length_parse(const char *text, struct length *out);

#endif
