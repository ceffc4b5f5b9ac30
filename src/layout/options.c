/* The table of layout options, and the walks over it. */
#include "layout/options.h"

#include <string.h>

#include "layout/old_names.h"

#define AT(member)            offsetof(struct layout, member)
#define COUNT(rows)           (sizeof(rows) / sizeof *(rows))
#define BETWEEN(flag, member) ((ptrdiff_t)AT(flag) - (ptrdiff_t)AT(member))

#define CM_LIMIT(n) ((mpt)((n)*28346.4567))

static const struct length_limits MARGIN = {0, CM_LIMIT(20), 0, 0};
static const struct length_limits SPACE = {-CM_LIMIT(10), CM_LIMIT(30), 30000, 0};
static const struct length_limits GAP = {0, CM_LIMIT(30), 30000, 0};
static const struct length_limits WIDTH = {0, CM_LIMIT(50), 100000, 100000};
static const struct length_limits SIDEBAR = {CM_LIMIT(1), CM_LIMIT(50), 100000, 80000};
static const struct length_limits SIZE = {2000, 72000, 7200, 0};
static const struct length_limits BODY_SIZE = {4000, 72000, 0, 0};
static const struct length_limits LEADING = {0, CM_LIMIT(3), 5000, 0};
static const struct length_limits THICKNESS = {0, CM_LIMIT(2), 2000, 0};
static const int PERMILLE[] = {0, 10000};
static const int TOLERANCE[] = {-1, 10000}, LOOSENESS[] = {-10, 10};
static const int COLUMNS[] = {0, 6}, GRID[] = {1, 12}, LETTERS[] = {0, 20}, PAGES[] = {0, 100};
static const int NAME_SIZE[] = {40, 100};

static const char *const ALIGNS[] = {"left", "center", "right", NULL};
static const char *const TEXT_ALIGNS[] = {
    "left", "justified", "justified-with-no-hyphenation", NULL};
static const char *const BULLET_ALIGNS[] = {
    "left", "justified", "justified-with-no-hyphenation", "as_body", NULL};
static const char *const LEAD_INS[] = {"as_typed", "bold", "italic", NULL};
static const char *const ORIENTATIONS[] = {"as_sized", "portrait", "landscape", NULL};
static const char *const TITLE_TYPES[] = {"with_partial_line", "with_full_line", "without_line",
    "moderncv", "centered_without_line", "centered_with_partial_line",
    "centered_with_centered_partial_line", "centered_with_full_line", "box", "line_above",
    NULL};
static const char *const CASES[] = {"as_typed", "upper", "lower", NULL};
static const char *const SHAPES[] = {"square", "rounded", "round", NULL};
static const char *const HEADERS[] = {"stacked", "split", "banner", NULL};
static const char *const PHONES[] = {"national", "international", "E164", "as_typed", NULL};
static const char *const DATE_SIDES[] = {"right", "left", "auto", NULL};
static const char *const SKILLS[] = {"line", "grid", "tags", "bars", "dots", NULL};
static const char *const QUOTES[] = {"as_typed", "smart", NULL};
static const char *const NUMBERINGS[] = {"none", "ascending", "descending", NULL};

static const ptrdiff_t PAGE_BACKGROUND = BETWEEN(page.has_background, page.background);
static const ptrdiff_t ACCENT = BETWEEN(colors.has_accent, colors.accent);
static const ptrdiff_t RULE = BETWEEN(colors.has_rule, colors.rule);
static const ptrdiff_t BULLETS = BETWEEN(colors.has_bullets, colors.bullets);
static const ptrdiff_t ICONS = BETWEEN(colors.has_icons, colors.icons);
static const ptrdiff_t DATES = BETWEEN(colors.has_dates, colors.dates);
static const ptrdiff_t HYPHENATE = BETWEEN(typography.has_hyphenate, typography.hyphenate);
static const ptrdiff_t BANNER = BETWEEN(header.has_banner, header.banner);
static const ptrdiff_t BOX = BETWEEN(section_titles.has_box, section_titles.box);
static const ptrdiff_t SIDEBAR_BACKGROUND = BETWEEN(sidebar.has_background, sidebar.background);
static const ptrdiff_t SIDEBAR_TEXT = BETWEEN(sidebar.has_text, sidebar.text);

#define DATE_WORDS                                                                             \
	"MONTH_NAME", "MONTH_ABBREVIATION", "MONTH", "MONTH_IN_TWO_DIGITS", "DAY",             \
	    "DAY_IN_TWO_DIGITS", "YEAR", "YEAR_IN_TWO_DIGITS"
#define ENTRY_WORDS                                                                            \
	"DATE", "LOCATION", "SUMMARY", "HIGHLIGHTS", "START_DATE", "END_DATE", "TIME_SPAN",    \
	    "KEYWORDS", "LINKS"

static const char *const FOOTER_WORDS[] = {
    "NAME", "CURRENT_DATE", "PAGE_NUMBER", "TOTAL_PAGES", DATE_WORDS, NULL};
static const char *const NOTE_WORDS[] = {
    "NAME", "CURRENT_DATE", "LAST_UPDATED", DATE_WORDS, NULL};
static const char *const SINGLE_DATE_WORDS[] = {DATE_WORDS, NULL};
static const char *const RANGE_WORDS[] = {"START_DATE", "END_DATE", NULL};
static const char *const SPAN_WORDS[] = {
    "HOW_MANY_YEARS", "YEARS", "HOW_MANY_MONTHS", "MONTHS", NULL};
static const char *const ONE_LINE_WORDS[] = {"LABEL", "DETAILS", ENTRY_WORDS, NULL};
static const char *const NORMAL_WORDS[] = {"NAME", ENTRY_WORDS, NULL};
static const char *const EXPERIENCE_WORDS[] = {"COMPANY", "POSITION", ENTRY_WORDS, NULL};
static const char *const EDUCATION_WORDS[] = {
    "INSTITUTION", "AREA", "DEGREE", "DEGREE_WITH_AREA", "GRADE", ENTRY_WORDS, NULL};
static const char *const PUBLICATION_WORDS[] = {
    "TITLE", "AUTHORS", "URL", "DOI", "JOURNAL", "VENUE", ENTRY_WORDS, NULL};

#define PLACE_OF(text, where)                                                                  \
	((ptrdiff_t)offsetof(struct layout_entry, where) -                                     \
	    (ptrdiff_t)offsetof(struct layout_entry, text))
#define MAIN_PLACE   PLACE_OF(main_column, main_place)
#define DEGREE_PLACE PLACE_OF(degree_column, degree_place)
#define DATE_PLACE   PLACE_OF(date_and_location_column, date_place)

static const struct template_names FOOTER = {
    FOOTER_WORDS, BETWEEN(templates.footer_place, templates.footer), false};
static const struct template_names TOP_NOTE = {
    NOTE_WORDS, BETWEEN(templates.top_note_place, templates.top_note), false};
static const struct template_names SINGLE_DATE = {SINGLE_DATE_WORDS, 0, false};
static const struct template_names DATE_RANGE = {RANGE_WORDS, 0, false};
static const struct template_names TIME_SPAN = {SPAN_WORDS, 0, false};
static const struct template_names ONE_LINE_MAIN = {ONE_LINE_WORDS, MAIN_PLACE, false};
static const struct template_names NORMAL_MAIN = {NORMAL_WORDS, MAIN_PLACE, false};
static const struct template_names NORMAL_DATE = {NORMAL_WORDS, DATE_PLACE, true};
static const struct template_names EXPERIENCE_MAIN = {EXPERIENCE_WORDS, MAIN_PLACE, false};
static const struct template_names EXPERIENCE_DATE = {EXPERIENCE_WORDS, DATE_PLACE, true};
static const struct template_names EDUCATION_MAIN = {EDUCATION_WORDS, MAIN_PLACE, false};
static const struct template_names EDUCATION_DEGREE = {EDUCATION_WORDS, DEGREE_PLACE, true};
static const struct template_names EDUCATION_DATE = {EDUCATION_WORDS, DATE_PLACE, true};
static const struct template_names PUBLICATION_MAIN = {PUBLICATION_WORDS, MAIN_PLACE, false};
static const struct template_names PUBLICATION_DATE = {PUBLICATION_WORDS, DATE_PLACE, true};

#define BOOL   &KIND_BOOL.base
#define INT    &KIND_INT.base
#define FACTOR &KIND_FACTOR.base
#define WEIGHT &KIND_WEIGHT.base
#define WORD   &KIND_WORD.base
#define SIDE   &KIND_SIDE.base
#define SWITCH &KIND_SWITCH.base
#define TEXT   &KIND_TEXT.base
#define CHOICE &KIND_CHOICE.base
#define LIST   &KIND_LIST.base
#define BULLET &KIND_BULLET.base
#define TEMPL  &KIND_TEMPLATE.base
#define LENGTH &KIND_LENGTH.base
#define ABSOL  &KIND_MARGIN.base
#define EM     &KIND_EM.base
#define COLOR  &KIND_COLOR.base
#define TINT   &KIND_TINT.base
#define FAMILY &KIND_FAMILY.base
#define GROUP  &KIND_GROUP.base

static const struct field PAGE_ROWS[] = {
    {"size", &KIND_PAPER.base, 0, NULL, "us-letter", "Size of the paper."},
    {"orientation", WORD, AT(page.orientation), ORIENTATIONS, "as_sized",
        "Upright, across, or as `size` has it."},
    {"top_margin", ABSOL, AT(page.top), &MARGIN, "0.7in", "White above the text."},
    {"bottom_margin", ABSOL, AT(page.bottom), &MARGIN, "0.7in",
        "White below the text; the footer stands in it."},
    {"left_margin", ABSOL, AT(page.left), &MARGIN, "0.7in", "White left of the text."},
    {"right_margin", ABSOL, AT(page.right), &MARGIN, "0.7in", "White right of the text."},
    {"show_footer", BOOL, AT(page.show_footer), NULL, "true", "Print `templates.footer`."},
    {"footer_on_single_page", BOOL, AT(page.footer_on_single_page), NULL, "false",
        "Print a footer with page numbers on a CV of one page too."},
    {"footer_alignment", WORD, AT(page.footer_alignment), ALIGNS, "center",
        "Where in the line the footer stands."},
    {"show_top_note", BOOL, AT(page.show_top_note), NULL, "true",
        "Print `templates.top_note` above the first page; not over a banner."},
    {"top_note_alignment", WORD, AT(page.top_note_alignment), ALIGNS, "right",
        "Where in the line the top note stands."},
    {"background", TINT, AT(page.background), &PAGE_BACKGROUND, "none",
        "Color of the paper, to its edges."},
};

static const struct field COLOR_ROWS[] = {
    {"body", COLOR, AT(colors.body), NULL, "rgb(0, 0, 0)", "Text of the sections."},
    {"name", COLOR, AT(colors.name), NULL, "rgb(0, 79, 144)", "Name in the header."},
    {"headline", COLOR, AT(colors.headline), NULL, "rgb(0, 79, 144)", "Line under the name."},
    {"connections", COLOR, AT(colors.connections), NULL, "rgb(0, 79, 144)",
        "Contacts in the header."},
    {"section_titles", COLOR, AT(colors.section_titles), NULL, "rgb(0, 79, 144)",
        "Titles of the sections."},
    {"links", COLOR, AT(colors.links), NULL, "rgb(0, 79, 144)", "Words that are links."},
    {"footer", COLOR, AT(colors.footer), NULL, "rgb(128, 128, 128)", "Footer."},
    {"top_note", COLOR, AT(colors.top_note), NULL, "rgb(128, 128, 128)", "Top note."},
    {"accent", TINT, AT(colors.accent), &ACCENT, "none",
        "Level bars, tags, timeline; `none`: the section titles' color."},
    {"rule", TINT, AT(colors.rule), &RULE, "none",
        "Lines of titles and header; `none`: the accent, else the section titles' color."},
    {"bullets", TINT, AT(colors.bullets), &BULLETS, "none",
        "Bullets; `none`: the accent, else the body's color."},
    {"icons", TINT, AT(colors.icons), &ICONS, "none",
        "Icons; `none`: the accent, else the connections' color."},
    {"dates", TINT, AT(colors.dates), &DATES, "none",
        "Date and location column; `none`: the body's color."},
};

static const struct field FAMILY_ROWS[] = {
    {"body", FAMILY, AT(typography.font_family[PART_BODY]), NULL, "Source Sans 3",
        "Family of the text."},
    {"name", FAMILY, AT(typography.font_family[PART_NAME]), NULL, "Source Sans 3",
        "Family of the name."},
    {"headline", FAMILY, AT(typography.font_family[PART_HEADLINE]), NULL, "Source Sans 3",
        "Family of the headline."},
    {"connections", FAMILY, AT(typography.font_family[PART_CONNECTIONS]), NULL, "Source Sans 3",
        "Family of the contacts."},
    {"section_titles", FAMILY, AT(typography.font_family[PART_TITLES]), NULL, "Source Sans 3",
        "Family of the section titles."},
    {"dates", FAMILY, AT(typography.font_family[PART_DATES]), NULL, NULL,
        "Family of the date and location column; the body's unless named."},
    {"footer", FAMILY, AT(typography.font_family[PART_FOOTER]), NULL, NULL,
        "Family of footer and top note; the body's unless named."},
};

static const struct field SIZE_ROWS[] = {
    {"body", LENGTH, AT(typography.font_size[PART_BODY]), &BODY_SIZE, "10pt",
        "Size of the text."},
    {"name", LENGTH, AT(typography.font_size[PART_NAME]), &SIZE, "30pt",
        "Size of the name; em are the body's here and below."},
    {"headline", LENGTH, AT(typography.font_size[PART_HEADLINE]), &SIZE, "10pt",
        "Size of the headline."},
    {"connections", LENGTH, AT(typography.font_size[PART_CONNECTIONS]), &SIZE, "10pt",
        "Size of the contacts."},
    {"section_titles", LENGTH, AT(typography.font_size[PART_TITLES]), &SIZE, "1.4em",
        "Size of the section titles."},
    {"dates", LENGTH, AT(typography.font_size[PART_DATES]), &SIZE, "1em",
        "Size of the date and location column."},
    {"footer", LENGTH, AT(typography.font_size[PART_FOOTER]), &SIZE, "0.9em",
        "Size of footer and top note."},
};

/* One row a part; the five that no sentence can make clearer share theirs. */
#define PART_ROWS(kind, member, arg, name, title, other, words)                                \
	{"body", kind, AT(member[PART_BODY]), arg, other,                                      \
	    "Text of the sections in " words "."},                                             \
	    {"name", kind, AT(member[PART_NAME]), arg, name, "Name in " words "."},            \
	    {"headline", kind, AT(member[PART_HEADLINE]), arg, other,                          \
	        "Headline in " words "."},                                                     \
	    {"connections", kind, AT(member[PART_CONNECTIONS]), arg, other,                    \
	        "Contacts in " words "."},                                                     \
	    {"section_titles", kind, AT(member[PART_TITLES]), arg, title,                      \
	        "Section titles in " words "."},                                               \
	    {"dates", kind, AT(member[PART_DATES]), arg, other,                                \
	        "Date and location column in " words "."},                                     \
	    {"footer", kind, AT(member[PART_FOOTER]), arg, other,                              \
	        "Footer and top note in " words "."},

static const struct field SMALL_CAPS_ROWS[] = {
    PART_ROWS(BOOL, typography.small_caps, NULL, "false", "false", "false", "small capitals")};
static const struct field BOLD_ROWS[] = {
    PART_ROWS(BOOL, typography.bold, NULL, "true", "true", "false", "bold")};
static const struct field ITALIC_ROWS[] = {
    PART_ROWS(BOOL, typography.italic, NULL, "false", "false", "false", "italic")};
static const struct field WEIGHT_ROWS[] = {PART_ROWS(WEIGHT, typography.weight, NULL, "auto",
    "auto", "auto", "this weight; `auto`: 700 where bold, else 400")};
static const struct field CASE_ROWS[] = {PART_ROWS(WORD, typography.text_case, CASES,
    "as_typed", "as_typed", "as_typed", "this case; copied text keeps its own")};
static const struct field LETTERSPACE_ROWS[] = {
    PART_ROWS(EM, typography.letterspace, NULL, "0em", "0em", "0em", "letters this far apart")};

static const struct field_table FAMILIES = {"font_family", FAMILY_ROWS, COUNT(FAMILY_ROWS)};
static const struct field_table SIZES = {"font_size", SIZE_ROWS, COUNT(SIZE_ROWS)};
static const struct field_table SMALL_CAPS = {
    "small_caps", SMALL_CAPS_ROWS, COUNT(SMALL_CAPS_ROWS)};
static const struct field_table BOLD = {"bold", BOLD_ROWS, COUNT(BOLD_ROWS)};
static const struct field_table ITALIC = {"italic", ITALIC_ROWS, COUNT(ITALIC_ROWS)};
static const struct field_table WEIGHTS = {"weight", WEIGHT_ROWS, COUNT(WEIGHT_ROWS)};
static const struct field_table TEXT_CASES = {"case", CASE_ROWS, COUNT(CASE_ROWS)};
static const struct field_table LETTERSPACE = {
    "letterspacing", LETTERSPACE_ROWS, COUNT(LETTERSPACE_ROWS)};

static const struct field TYPOGRAPHY_ROWS[] = {
    {"line_spacing", LENGTH, AT(typography.line_spacing), &LEADING, "0.6em",
        "White between two lines: from a baseline to the next capitals."},
    {"alignment", WORD, AT(typography.alignment), TEXT_ALIGNS, "justified",
        "Right edge of the text: ragged or straight."},
    {"date_and_location_column_alignment", WORD, AT(typography.date_alignment), ALIGNS, "right",
        "Alignment within the date and location column."},
    {"font_family", &KIND_FAMILIES.base, 0, &FAMILIES, NULL,
        "One family for everything, or one for each part."},
    {"font_size", GROUP, 0, &SIZES, NULL, "Sizes."},
    {"small_caps", GROUP, 0, &SMALL_CAPS, NULL, "Small capitals."},
    {"bold", GROUP, 0, &BOLD, NULL, "Bold."},
    {"italic", GROUP, 0, &ITALIC, NULL, "Italic."},
    {"weight", GROUP, 0, &WEIGHTS, NULL, "Weights between regular and bold, or beyond."},
    {"case", GROUP, 0, &TEXT_CASES, NULL, "Capitals and lower case."},
    {"letterspacing", GROUP, 0, &LETTERSPACE, NULL, "Space between letters."},
    {"hyphenate", SWITCH, AT(typography.hyphenate), &HYPHENATE, "false",
        "Divide words; `auto`: where `alignment` is `justified`."},
    {"hyphenation_exceptions", LIST, AT(typography.hyphenation_exceptions), NULL, "[]",
        "Words with their only hyphens: `data-base`."},
    {"ligatures", BOOL, AT(typography.ligatures), NULL, "true",
        "Join fi, fl and the like; copied text keeps its letters."},
    {"oldstyle_figures", BOOL, AT(typography.oldstyle_figures), NULL, "false",
        "Figures with ascenders and descenders."},
    {"tabular_dates", BOOL, AT(typography.tabular_dates), NULL, "true",
        "Figures of one width in the date column."},
    {"tolerance", INT, AT(typography.tolerance), TOLERANCE, "200",
        "How loose a line may be: TeX's badness; -1: any."},
    {"looseness", INT, AT(typography.looseness), LOOSENESS, "0",
        "Lines that a paragraph should have beyond the best number."},
    {"optical_margins", BOOL, AT(typography.optical_margins), NULL, "false",
        "Let punctuation and hyphens hang into the margin."},
    {"quotes", WORD, AT(typography.quotes), QUOTES, "as_typed",
        "Turn straight quotes into the language's."},
    {"smart_dashes", BOOL, AT(typography.smart_dashes), NULL, "true",
        "Set `--` and `---` as dashes and `...` as an ellipsis."},
    {"number_ranges", BOOL, AT(typography.number_ranges), NULL, "false",
        "Turn the hyphen of a number range (2019-2021, 10-15) into an en dash."},
};

static const struct field LINK_ROWS[] = {
    {"underline", BOOL, AT(links.underline), NULL, "false", "Underline links."},
    {"show_external_link_icon", BOOL, AT(links.external_icon), NULL, "false",
        "An arrow behind links that leave the document."},
    {"external_link_icon_size", LENGTH, AT(links.external_icon_size), &SIZE, "0.65em",
        "Size of that arrow."},
};

static const struct field CONNECTION_ROWS[] = {
    {"phone_number_format", WORD, AT(header.connections.phone_format), PHONES, "national",
        "How phone numbers are printed."},
    {"hyperlink", BOOL, AT(header.connections.hyperlink), NULL, "true", "Make contacts links."},
    {"show_icons", BOOL, AT(header.connections.show_icons), NULL, "true",
        "An icon before each."},
    {"display_urls_instead_of_usernames", BOOL,
        AT(header.connections.urls_instead_of_usernames), NULL, "false",
        "`github.com/jane` instead of `jane`."},
    {"separator", TEXT, AT(header.connections.separator), NULL, "\"\"",
        "Text between two contacts."},
    {"space_between_connections", LENGTH, AT(header.connections.space_between), &GAP, "0.5cm",
        "White between two contacts, the separator in its middle."},
    {"one_per_line", BOOL, AT(header.connections.one_per_line), NULL, "false",
        "Each contact on a line of its own."},
    {"columns", INT, AT(header.connections.columns), COLUMNS, "0",
        "A grid of that many columns; 0: one after the other."},
    {"line_spacing_factor", FACTOR, AT(header.connections.line_spacing_factor), PERMILLE, "1.7",
        "White between lines of contacts, times `typography.line_spacing`."},
    {"icon_size", LENGTH, AT(header.connections.icon_size), &SIZE, "0.9em",
        "Size of the icons."},
    {"icon_gap", LENGTH, AT(header.connections.icon_gap), &GAP, "0.05cm",
        "White between icon and words, beside a word space."},
};

static const struct field QR_ROWS[] = {
    {"content", CHOICE, AT(header.qr_code.content), NULL, "none",
        "What it says: `website`, `vcard` or a URL."},
    {"size", LENGTH, AT(header.qr_code.size), &WIDTH, "2cm", "Width and height."},
    {"position", SIDE, AT(header.qr_code.right), NULL, "right", "Side of the header."},
};

static const struct field_table CONNECTIONS = {
    "connections", CONNECTION_ROWS, COUNT(CONNECTION_ROWS)};
static const struct field_table QR = {"qr_code", QR_ROWS, COUNT(QR_ROWS)};

static const struct field HEADER_ROWS[] = {
    {"type", WORD, AT(header.type), HEADERS, "stacked",
        "Name over contacts, name beside contacts, or on a colored banner."},
    {"alignment", WORD, AT(header.alignment), ALIGNS, "center",
        "Alignment of its lines; of the contacts where they stand beside the name."},
    {"photo_width", LENGTH, AT(header.photo_width), &WIDTH, "3.5cm", "Width of the photo."},
    {"photo_height", LENGTH, AT(header.photo_height), &WIDTH, "0cm",
        "Height that the photo is cropped to; 0: its own proportion."},
    {"photo_position", SIDE, AT(header.photo_right), NULL, "left", "Side of the photo."},
    {"photo_shape", WORD, AT(header.photo_shape), SHAPES, "square", "Corners of the photo."},
    {"photo_radius", LENGTH, AT(header.photo_radius), &GAP, "0.2cm", "Of rounded corners."},
    {"photo_focus", &KIND_FOCUS.base, 0, NULL, "50% 50%",
        "The point of the picture that cropping keeps in the middle."},
    {"photo_space_left", LENGTH, AT(header.photo_space_left), &GAP, "0.4cm",
        "White left of the photo."},
    {"photo_space_right", LENGTH, AT(header.photo_space_right), &GAP, "0.4cm",
        "White right of the photo."},
    {"least_name_size", INT, AT(header.least_name_size), NAME_SIZE, "100",
        "How small a name too long for a line may be set, in percent of its size, before it is "
        "divided."},
    {"space_below_name", LENGTH, AT(header.space_below_name), &SPACE, "0.7cm",
        "White below the name."},
    {"space_below_headline", LENGTH, AT(header.space_below_headline), &SPACE, "0.7cm",
        "White below the headline."},
    {"space_below_connections", LENGTH, AT(header.space_below_connections), &SPACE, "0.7cm",
        "White below the contacts, the first title's own included."},
    {"split_width", LENGTH, AT(header.split_width), &WIDTH, "40%",
        "Width of the contacts in a `split` header."},
    {"banner", TINT, AT(header.banner), &BANNER, "none",
        "Background of a `banner` header; `none`: the accent. Words of its color turn white."},
    {"banner_padding", LENGTH, AT(header.banner_padding), &GAP, "0.5cm",
        "White within the banner, above and below its text."},
    {"rule_below", BOOL, AT(header.rule_below), NULL, "false", "A line below the header."},
    {"connections", GROUP, 0, &CONNECTIONS, NULL, "The contacts."},
    {"qr_code", GROUP, 0, &QR, NULL, "A QR code in the header."},
};

static const struct field TITLE_ROWS[] = {
    {"type", WORD, AT(section_titles.type), TITLE_TYPES, "with_partial_line",
        "Where the title stands and where its line runs."},
    {"line_thickness", LENGTH, AT(section_titles.line_thickness), &THICKNESS, "0.5pt",
        "Thickness of the line."},
    {"space_above", LENGTH, AT(section_titles.space_above), &SPACE, "0.5cm",
        "White above the title."},
    {"space_below", LENGTH, AT(section_titles.space_below), &SPACE, "0.3cm",
        "White below the title, beside an eighth of its size."},
    {"line_gap", LENGTH, AT(section_titles.line_gap), &GAP, "0.3em",
        "White between a title and a line at its sides (em of the title) or below it (em of the body)."},
    {"box", TINT, AT(section_titles.box), &BOX, "none",
        "Background of a `box` title; `none`: the accent, else the section titles' color, the "
        "title in white."},
    {"box_padding", LENGTH, AT(section_titles.box_padding), &GAP, "0.2em",
        "White within the box around the title."},
    {"icons", BOOL, AT(section_titles.icons), NULL, "false",
        "An icon before the title, by the section's `icon` or its name."},
    {"icon_gap", LENGTH, AT(section_titles.icon_gap), &GAP, "0.4em",
        "White between icon and title."},
    {"accent_letters", INT, AT(section_titles.accent_letters), LETTERS, "0",
        "The first letters that are set in `colors.accent`."},
};

static const struct field SECTION_ROWS[] = {
    {"allow_page_break", BOOL, AT(sections.allow_page_break), NULL, "true",
        "A section may run on to the next page."},
    {"space_between_regular_entries", LENGTH, AT(sections.space_between_regular), &SPACE,
        "1.2em", "White between entries, beyond a line's own."},
    {"space_between_text_based_entries", LENGTH, AT(sections.space_between_text), &SPACE,
        "0.3em", "The same between lines of text, bullets, numbers and labels."},
    {"show_time_spans_in", LIST, AT(sections.show_time_spans_in), &LIST_KEYS, "[experience]",
        "Sections that print how long something lasted."},
};

static const struct field SUMMARY_ROWS[] = {
    {"space_above", LENGTH, AT(entries.summary.space_above), &SPACE, "0cm",
        "White above a summary."},
    {"space_left", LENGTH, AT(entries.summary.space_left), &SPACE, "0cm",
        "White left of a summary."},
};

static const struct field HIGHLIGHT_ROWS[] = {
    {"bullet", BULLET, AT(entries.highlights.bullet), NULL, "•", "Bullet of a highlight."},
    {"nested_bullet", BULLET, AT(entries.highlights.nested_bullet), NULL, "•",
        "Bullet of a highlight below a highlight."},
    {"bullet_size", LENGTH, AT(entries.highlights.bullet_size), &SIZE, "1em",
        "Size of `bullet`; its middle stays where it is."},
    {"space_left", LENGTH, AT(entries.highlights.space_left), &SPACE, "0.15cm",
        "White left of the bullet."},
    {"space_above", LENGTH, AT(entries.highlights.space_above), &SPACE, "0cm",
        "White above the first highlight."},
    {"space_between_items", LENGTH, AT(entries.highlights.space_between), &SPACE, "0cm",
        "White between two highlights."},
    {"space_between_bullet_and_text", LENGTH, AT(entries.highlights.bullet_gap), &GAP, "0.5em",
        "White between the bullet and its text."},
    {"alignment", WORD, AT(entries.highlights.alignment), BULLET_ALIGNS, "as_body",
        "Right edge of highlights; `as_body`: as `typography.alignment`."},
    {"lead_in", WORD, AT(entries.highlights.lead_in), LEAD_INS, "as_typed",
        "How the words before a bullet's first colon stand out."},
};

static const struct field_table SUMMARY = {"summary", SUMMARY_ROWS, COUNT(SUMMARY_ROWS)};
static const struct field_table HIGHLIGHTS = {
    "highlights", HIGHLIGHT_ROWS, COUNT(HIGHLIGHT_ROWS)};

static const struct field ENTRY_ROWS[] = {
    {"date_and_location_width", LENGTH, AT(entries.date_width), &WIDTH, "4.15cm",
        "Width of the date and location column."},
    {"date_side", WORD, AT(entries.date_side), DATE_SIDES, "auto",
        "Side of that column; `auto`: left under `moderncv` titles, else right."},
    {"date_on_title_line", BOOL, AT(entries.date_on_title_line), NULL, "false",
        "No column: the date ends the entry's first line."},
    {"date_clearance", LENGTH, AT(entries.date_clearance), &GAP, "0em",
        "Least distance from the baseline of a line with a date beside it to the next baseline; from 1.52em on a "
        "text extractor that goes by place needs no hints to keep the date with its line."},
    {"side_space", LENGTH, AT(entries.side_space), &GAP, "0.2cm",
        "White left and right of an entry."},
    {"space_between_columns", LENGTH, AT(entries.column_gap), &GAP, "0.1cm",
        "White between the columns of an entry."},
    {"degree_width", LENGTH, AT(entries.degree_width), &WIDTH, "1cm",
        "Width of the degree column of education entries."},
    {"allow_page_break", BOOL, AT(entries.allow_page_break), NULL, "false",
        "An entry may run on to the next page."},
    {"short_second_row", BOOL, AT(entries.short_second_row), NULL, "true",
        "All lines end before the date column, not just those beside its lines."},
    {"position_gap", LENGTH, AT(entries.position_gap), &GAP, "0.4em",
        "White between positions under one employer."},
    {"timeline", BOOL, AT(entries.timeline), NULL, "false",
        "A line with a dot for each entry, a smaller one for each further position, before its text."},
    {"show_logos", BOOL, AT(entries.show_logos), NULL, "true", "Print the `logo` of entries."},
    {"logo_width", LENGTH, AT(entries.logo_width), &WIDTH, "0.8cm", "Width of a logo."},
    {"logo_gap", LENGTH, AT(entries.logo_gap), &GAP, "0.2cm", "White between logo and text."},
    {"publications", WORD, AT(entries.publications), NUMBERINGS, "none",
        "Number publications."},
    {"skills", WORD, AT(entries.skills), SKILLS, "line",
        "How skills with their levels are shown."},
    {"skills_columns", INT, AT(entries.skills_columns), GRID, "3",
        "Columns of a `grid`, of `bars` and of `dots`, as far as there is room."},
    {"skills_in", LIST, AT(entries.skills_in), &LIST_KEYS,
        "[skills, languages, technologies, tools]", "Sections that `skills` is for."},
    {"summary", GROUP, 0, &SUMMARY, NULL, "Summaries."},
    {"highlights", GROUP, 0, &HIGHLIGHTS, NULL, "Highlights: the bullets of an entry."},
};

#define MAIN_ROW(e, names, text)                                                               \
	{                                                                                      \
		"main_column", TEMPL, AT(e.main_column), names, text,                          \
		    "The entry's own column."                                                  \
	}
#define DATE_ROW(e, names, text)                                                               \
	{                                                                                      \
		"date_and_location_column", TEMPL, AT(e.date_and_location_column), names,      \
		    text, "The column beside it; without a value there is none."               \
	}

static const struct field ONE_LINE_ROWS[] = {
    MAIN_ROW(templates.entry[LAYOUT_ONE_LINE], &ONE_LINE_MAIN, "**LABEL:** DETAILS"),
};
static const struct field EDUCATION_ROWS[] = {
    MAIN_ROW(templates.entry[LAYOUT_EDUCATION], &EDUCATION_MAIN,
        "**INSTITUTION**, AREA\nSUMMARY\nHIGHLIGHTS"),
    {"degree_column", TEMPL, AT(templates.entry[LAYOUT_EDUCATION].degree_column),
        &EDUCATION_DEGREE, "**DEGREE**",
        "The column before it; without a value there is none."},
    DATE_ROW(templates.entry[LAYOUT_EDUCATION], &EDUCATION_DATE, "LOCATION\nDATE"),
};
static const struct field NORMAL_ROWS[] = {
    MAIN_ROW(templates.entry[LAYOUT_NORMAL], &NORMAL_MAIN, "**NAME**\nSUMMARY\nHIGHLIGHTS"),
    DATE_ROW(templates.entry[LAYOUT_NORMAL], &NORMAL_DATE, "LOCATION\nDATE"),
};
static const struct field EXPERIENCE_ROWS[] = {
    MAIN_ROW(templates.entry[LAYOUT_EXPERIENCE], &EXPERIENCE_MAIN,
        "**COMPANY**, POSITION\nSUMMARY\nHIGHLIGHTS"),
    DATE_ROW(templates.entry[LAYOUT_EXPERIENCE], &EXPERIENCE_DATE, "LOCATION\nDATE"),
};
static const struct field PUBLICATION_ROWS[] = {
    MAIN_ROW(templates.entry[LAYOUT_PUBLICATION], &PUBLICATION_MAIN,
        "**TITLE**\nSUMMARY\nAUTHORS\nURL (JOURNAL)"),
    DATE_ROW(templates.entry[LAYOUT_PUBLICATION], &PUBLICATION_DATE, "DATE"),
};
static const struct field POSITION_ROWS[] = {
    MAIN_ROW(templates.position, &EXPERIENCE_MAIN, "POSITION\nSUMMARY\nHIGHLIGHTS"),
    DATE_ROW(templates.position, &EXPERIENCE_DATE, "LOCATION\nDATE"),
};

static const struct field_table ONE_LINE = {
    "one_line_entry", ONE_LINE_ROWS, COUNT(ONE_LINE_ROWS)};
static const struct field_table EDUCATION = {
    "education_entry", EDUCATION_ROWS, COUNT(EDUCATION_ROWS)};
static const struct field_table NORMAL = {"normal_entry", NORMAL_ROWS, COUNT(NORMAL_ROWS)};
static const struct field_table EXPERIENCE = {
    "experience_entry", EXPERIENCE_ROWS, COUNT(EXPERIENCE_ROWS)};
static const struct field_table PUBLICATION = {
    "publication_entry", PUBLICATION_ROWS, COUNT(PUBLICATION_ROWS)};
static const struct field_table POSITION = {"position", POSITION_ROWS, COUNT(POSITION_ROWS)};

static const struct field TEMPLATE_ROWS[] = {
    {"footer", TEMPL, AT(templates.footer), &FOOTER, "*NAME -- PAGE_NUMBER/TOTAL_PAGES*",
        "Foot of every page."},
    {"top_note", TEMPL, AT(templates.top_note), &TOP_NOTE, "*LAST_UPDATED CURRENT_DATE*",
        "Head of the first page."},
    {"single_date", TEMPL, AT(templates.single_date), &SINGLE_DATE, "MONTH_ABBREVIATION YEAR",
        "A date."},
    {"date_range", TEMPL, AT(templates.date_range), &DATE_RANGE, "START_DATE – END_DATE",
        "From a date to a date."},
    {"time_span", TEMPL, AT(templates.time_span), &TIME_SPAN,
        "HOW_MANY_YEARS YEARS HOW_MANY_MONTHS MONTHS", "How long that was."},
    {"one_line_entry", GROUP, 0, &ONE_LINE, NULL, "Label and details."},
    {"education_entry", GROUP, 0, &EDUCATION, NULL, "Education."},
    {"normal_entry", GROUP, 0, &NORMAL, NULL, "Projects, honors and the like."},
    {"experience_entry", GROUP, 0, &EXPERIENCE, NULL, "Work."},
    {"publication_entry", GROUP, 0, &PUBLICATION, NULL, "Publications."},
    {"position", GROUP, 0, &POSITION, NULL, "One of several positions under an employer."},
};

static const struct field SIDEBAR_ROWS[] = {
    {"show", BOOL, AT(sidebar.has_sidebar), NULL, "false",
        "Set a second column. A header of which nothing goes there stands above both."},
    {"side", SIDE, AT(sidebar.right), NULL, "left", "Its side."},
    {"width", LENGTH, AT(sidebar.width), &SIDEBAR, "32%", "Its width, padding included."},
    {"gap", LENGTH, AT(sidebar.gap), &GAP, "0.6cm", "White between it and the main column."},
    {"padding", LENGTH, AT(sidebar.padding), &GAP, "0.4cm", "White within it."},
    {"background", TINT, AT(sidebar.background), &SIDEBAR_BACKGROUND, "none",
        "Its color, to the edges of the page."},
    {"text", TINT, AT(sidebar.text), &SIDEBAR_TEXT, "none",
        "Color of all that is set there; `none`: as elsewhere."},
    {"sections", LIST, AT(sidebar.sections), &LIST_LOWER, "[]",
        "Sections that go there, by key or title."},
    {"name", BOOL, AT(sidebar.name), NULL, "false", "The name goes there."},
    {"headline", BOOL, AT(sidebar.headline), NULL, "false", "The headline goes there."},
    {"contacts", BOOL, AT(sidebar.contacts), NULL, "true", "The contacts go there."},
    {"photo", BOOL, AT(sidebar.photo), NULL, "true", "The photo goes there."},
};

static const struct field FIT_ROWS[] = {
    {"pages", INT, AT(fit.pages), PAGES, "0",
        "Most pages that the CV may take; 0: as many as it needs."},
    {"entry_gap_min", LENGTH, AT(fit.entry_gap_min), &GAP, "0.5em",
        "Least white between entries."},
    {"section_gap_min", LENGTH, AT(fit.section_gap_min), &GAP, "0.25cm",
        "Least white above section titles."},
    {"leading_min", LENGTH, AT(fit.leading_min), &LEADING, "0.45em", "Least line spacing."},
    {"margin_min", LENGTH, AT(fit.margin_min), &MARGIN, "0.4in", "Least margin."},
    {"font_size_min", LENGTH, AT(fit.font_size_min), &BODY_SIZE, "9pt",
        "Least size of the text."},
};

static const struct field_table PAGE = {"page", PAGE_ROWS, COUNT(PAGE_ROWS)};
static const struct field_table COLORS = {"colors", COLOR_ROWS, COUNT(COLOR_ROWS)};
static const struct field_table TYPOGRAPHY = {
    "typography", TYPOGRAPHY_ROWS, COUNT(TYPOGRAPHY_ROWS)};
static const struct field_table LINKS = {"links", LINK_ROWS, COUNT(LINK_ROWS)};
static const struct field_table HEADER = {"header", HEADER_ROWS, COUNT(HEADER_ROWS)};
static const struct field_table TITLES = {"section_titles", TITLE_ROWS, COUNT(TITLE_ROWS)};
static const struct field_table SECTIONS = {"sections", SECTION_ROWS, COUNT(SECTION_ROWS)};
static const struct field_table ENTRIES = {"entries", ENTRY_ROWS, COUNT(ENTRY_ROWS)};
static const struct field_table TEMPLATES = {"templates", TEMPLATE_ROWS, COUNT(TEMPLATE_ROWS)};
static const struct field_table SIDEBAR_TABLE = {"sidebar", SIDEBAR_ROWS, COUNT(SIDEBAR_ROWS)};
static const struct field_table FIT = {"fit", FIT_ROWS, COUNT(FIT_ROWS)};

static const struct field TOP_ROWS[] = {
    {"help", TEXT, AT(help), NULL, "\"\"", "What the layout is, in a line."},
    {"extends", &KIND_LAYOUT.base, 0, NULL, NULL,
        "The layout that this one changes: a name, or a file beside this one."},
    {"theme", &KIND_LAYOUT.base, 0, NULL, NULL,
        "RenderCV's word for `extends` in a CV's `design`."},
    {"page", GROUP, 0, &PAGE, NULL, "Paper, margins, head and foot."},
    {"colors", GROUP, 0, &COLORS, NULL, "Colors."},
    {"typography", GROUP, 0, &TYPOGRAPHY, NULL, "Type and paragraphs."},
    {"links", GROUP, 0, &LINKS, NULL, "Links."},
    {"header", GROUP, 0, &HEADER, NULL, "Name, headline, contacts, photo."},
    {"section_titles", GROUP, 0, &TITLES, NULL, "Titles of the sections."},
    {"sections", GROUP, 0, &SECTIONS, NULL, "Sections."},
    {"entries", GROUP, 0, &ENTRIES, NULL, "Entries of the sections."},
    {"templates", GROUP, 0, &TEMPLATES, NULL, "What the lines of an entry are made of."},
    {"sidebar", GROUP, 0, &SIDEBAR_TABLE, NULL, "A second column."},
    {"fit", GROUP, 0, &FIT, NULL,
        "Making the CV fit a number of pages, and how far that may go."},
};

const struct field_table LAYOUT_OPTIONS = {"layout", TOP_ROWS, COUNT(TOP_ROWS)};
