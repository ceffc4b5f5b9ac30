/* Layouts: the table, overlays, every form of a value, older names, what bad ones get. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "layout/layout.h"

static struct arena arena;
static struct diags diags;

static int
set_up(void **state)
{
	(void)state;
	diags = (struct diags){.arena = &arena};
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static const struct node *
yaml(const char *text)
{
	struct source *s = source_new(&arena, "cv.yaml", text, strlen(text), &diags);

	return yaml_read(&arena, s, &diags);
}

/* The layout of a CV whose design block is `text`. */
static struct layout *
designed(const char *text)
{
	const struct layout_options o = {.design = yaml(text)};

	return layout_read(&arena, &o, &diags);
}

static struct layout *
named(const char *name)
{
	const struct layout_options o = {.name = name};

	return layout_read(&arena, &o, &diags);
}

static const char *
printed(const struct layout *l)
{
	struct buf b = {0};
	const char *text;

	layout_print(l, &b);
	text = arena_dup(&arena, b.data, b.len);
	buf_free(&b);
	return text;
}

/* All messages: 'LINE:COL level name: text' a line. */
static const char *
messages(void)
{
	static const char *const levels[] = {"note", "warning", "error"};
	const char *all = "";

	for (size_t i = 0; i < diags.count; i++) {
		const struct diag *m = &diags.items[i];
		size_t line = 0, column = 0;
		if (m->place.source)
			place_find(m->place, &line, &column);
		all = arena_printf(&arena, "%s%zu:%zu %s %s: %s\n", all, line, column,
		    levels[m->level], m->name, m->message);
	}
	return all;
}

static void
assert_length(struct length l, int32_t value, enum length_unit unit)
{
	assert_int_equal(l.unit, unit);
	assert_int_equal(l.value, value);
}

static void
defaults_are_classic(void **state)
{
	struct layout *l = designed("{}");

	(void)state;
	assert_non_null(l);
	assert_int_equal(diags.count, 0);
	assert_string_equal(l->name, "classic");
	assert_int_equal(l->page.width, 612000);
	assert_int_equal(l->page.height, 792000);
	assert_int_equal(l->page.left, 50400);
	assert_true(l->page.show_footer);
	assert_int_equal(l->colors.name, 0x004f90);
	assert_int_equal(l->colors.footer, 0x808080);
	assert_length(l->typography.font_size[PART_BODY], 10000, LENGTH_ABSOLUTE);
	assert_length(l->typography.font_size[PART_TITLES], 1400, LENGTH_EM);
	assert_true(l->typography.bold[PART_NAME]);
	assert_false(l->typography.bold[PART_HEADLINE]);
	assert_string_equal(l->header.connections.separator, "");
	assert_length(l->entries.date_width, 117638, LENGTH_ABSOLUTE);
	assert_string_equal(l->sections.show_time_spans_in[0], "experience");
	assert_null(l->sections.show_time_spans_in[1]);
	assert_string_equal(l->templates.entry[LAYOUT_EDUCATION].degree_column, "**DEGREE**");
	assert_null(l->header.qr_code.content);
}

static void
what_follows_others_is_resolved(void **state)
{
	struct layout *l = designed("{colors: {section_titles: red, body: '#111'}}");

	(void)state;
	assert_int_equal(l->colors.accent, 0xff0000);
	assert_int_equal(l->colors.rule, 0xff0000);
	assert_int_equal(l->colors.bullets, 0x111111);
	assert_int_equal(l->colors.icons, 0x004f90);
	assert_string_equal(l->typography.font_family[PART_FOOTER], "Source Sans 3");
	assert_false(l->typography.hyphenate);
	assert_int_equal(l->entries.highlights.alignment, TEXT_LEFT);
	assert_int_equal(l->entries.date_side, DATES_RIGHT);
	l = designed(
	    "{theme: moderncv, colors: {accent: lime}, typography: {alignment: left}}");
	assert_int_equal(l->colors.bullets, 0x00ff00);
	assert_int_equal(l->entries.date_side, DATES_LEFT);
	assert_int_equal(diags.count, 0);
}

static void
later_layers_win(void **state)
{
	struct layout_options o = {.name = "ink",
	    .design = yaml("theme: opal\ntypography: {font_size: {name: 20pt, body: 9pt}}"),
	    .overrides = yaml("typography: {font_size: {body: 12pt}}")};
	struct layout *l = layout_read(&arena, &o, &diags);

	(void)state;
	assert_string_equal(l->name, "ink");
	assert_length(l->typography.font_size[PART_HEADLINE], 11000, LENGTH_ABSOLUTE);
	assert_length(l->typography.font_size[PART_NAME], 20000, LENGTH_ABSOLUTE);
	assert_length(l->typography.font_size[PART_BODY], 12000, LENGTH_ABSOLUTE);
	assert_int_equal(l->section_titles.type, TITLE_NO_LINE);
	assert_int_equal(l->header.alignment, ALIGN_LEFT);
	assert_int_equal(l->links.underline, true);
	assert_int_equal(diags.count, 0);
	o.name = NULL;
	assert_string_equal(layout_read(&arena, &o, &diags)->name, "opal");
	o.overrides = yaml("theme: harvard");
	assert_string_equal(layout_read(&arena, &o, &diags)->name, "harvard");
}

static void
dates_and_footer_follow_the_body(void **state)
{
	struct layout *l = designed("typography: {font_family: {body: Roboto, footer: Lato}}");

	(void)state;
	assert_string_equal(l->typography.font_family[PART_NAME], "Source Sans 3");
	assert_string_equal(l->typography.font_family[PART_DATES], "Roboto");
	assert_string_equal(l->typography.font_family[PART_FOOTER], "Lato");
	l = designed("theme: ember\ntypography: {font_family: Inter}");
	assert_string_equal(l->typography.font_family[PART_FOOTER], "Inter");
}

static void
an_empty_value_is_absent(void **state)
{
	struct layout *l =
	    designed("page:\n  size:\n  top_margin: ~\ncolors:\n"
	             "templates:\n  education_entry:\n    degree_column:\n    main_column:\n");

	(void)state;
	assert_int_equal(diags.count, 0);
	assert_int_equal(l->page.top, 50400);
	assert_null(l->templates.entry[LAYOUT_EDUCATION].degree_column);
	assert_non_null(l->templates.entry[LAYOUT_EDUCATION].main_column);
}

static void
lengths_of_every_form(void **state)
{
	static const struct {
		const char *text;
		int32_t value;
		enum length_unit unit;
	} good[] = {{"1in", 72000, LENGTH_ABSOLUTE}, {"0.7in", 50400, LENGTH_ABSOLUTE},
	    {"2.54cm", 72000, LENGTH_ABSOLUTE}, {"2 cm", 56693, LENGTH_ABSOLUTE},
	    {"210mm", 595276, LENGTH_ABSOLUTE}, {"12pt", 12000, LENGTH_ABSOLUTE},
	    {"-3.25pt", -3250, LENGTH_ABSOLUTE}, {"1.2em", 1200, LENGTH_EM},
	    {"0", 0, LENGTH_ABSOLUTE}, {"0em", 0, LENGTH_EM}, {"40%", 40000, LENGTH_PERCENT},
	    {"0.0005pt", 1, LENGTH_ABSOLUTE}, {"0.00000000000000001pt", 0, LENGTH_ABSOLUTE},
	    {" 1in ", 72000, LENGTH_ABSOLUTE}};
	static const char *const bad[] = {"", "2", "cm", ".5cm", "1.cm", "1..2cm", "--1cm",
	    "1 furlong", "1cm1", "1e3cm", "1,5cm", ".nan", ".inf", "nan", "infcm", "201in",
	    "1001em", "1001%", "99999999999999999999cm", "+1cm", "1CM"};
	struct length l;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_true(length_parse(good[i].text, &l));
		assert_length(l, good[i].value, good[i].unit);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(length_parse(bad[i], &l));
}

static void
colors_of_every_form(void **state)
{
	struct layout *l =
	    designed("colors: {body: '#123', name: '#aabbcc', headline: 'rgb(0, 79, 144)',"
	             " connections: Red, links: 'hsl(120,50%,50%)', footer: rgb(34 51 59), "
	             "accent: none}\n"
	             "page: {background: ivory}");

	(void)state;
	assert_string_equal(messages(), "");
	assert_int_equal(l->colors.body, 0x112233);
	assert_int_equal(l->colors.name, 0xaabbcc);
	assert_int_equal(l->colors.headline, 0x004f90);
	assert_int_equal(l->colors.connections, 0xff0000);
	assert_int_equal(l->colors.links, 0x40bf40);
	assert_int_equal(l->colors.footer, 0x22333b);
	assert_false(l->colors.has_accent);
	assert_true(l->page.has_background);
	assert_int_equal(l->page.background, 0xfffff0);
}

static void
papers_of_every_form(void **state)
{
	static const struct {
		const char *text;
		mpt width, height;
	} sizes[] = {{"page: {size: a4}", 595276, 841890}, {"page: {size: A5}", 419528, 595276},
	    {"page: {size: us-letter}", 612000, 792000},
	    {"page: {size: us-executive}", 522000, 756000},
	    {"page: {size: letter}", 612000, 792000},
	    {"page: {size: us-legal}", 612000, 1008000},
	    {"page: {size: 210mm x 297mm}", 595276, 841890},
	    {"page: {size: 8.5in x 11in}", 612000, 792000},
	    {"page: {size: 20cmX10cm}", 566929, 283465},
	    {"page: {size: 20cm × 10cm}", 566929, 283465},
	    {"page: {size: a4, orientation: landscape}", 841890, 595276},
	    {"page: {orientation: portrait, size: 20cm x 10cm}", 283465, 566929}};

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct layout *l = designed(sizes[i].text);
		assert_string_equal(messages(), "");
		assert_int_equal(l->page.width, sizes[i].width);
		assert_int_equal(l->page.height, sizes[i].height);
	}
}

static void
values_of_other_kinds(void **state)
{
	struct layout *l = designed(
	    "typography:\n  font_family: Lato\n  hyphenate: false\n"
	    "  weight: {name: light, section_titles: 600}\n  case: {section_titles: upper}\n"
	    "  letterspacing: {section_titles: 0.05em}\n"
	    "  alignment: justified_with_no_hyphenation\n"
	    "header:\n  photo_position: right\n  photo_focus: 30%, 20%\n"
	    "  connections: {phone_number_format: e164, line_spacing_factor: 1.25}\n"
	    "  qr_code: {content: vcard}\n"
	    "sections: {show_time_spans_in: [Work Experience, volunteering]}\n"
	    "sidebar: {sections: [Skills, Foreign Languages]}\n"
	    "entries: {highlights: {bullet: '-', alignment: left}}");

	(void)state;
	assert_string_equal(messages(), "");
	assert_string_equal(l->typography.font_family[PART_NAME], "Lato");
	assert_string_equal(l->typography.font_family[PART_DATES], "Lato");
	assert_false(l->typography.hyphenate);
	assert_int_equal(l->typography.weight[PART_NAME], 300);
	assert_int_equal(l->typography.weight[PART_TITLES], 600);
	assert_int_equal(l->typography.text_case[PART_TITLES], CASE_UPPER);
	assert_int_equal(l->typography.letterspace[PART_TITLES], 50);
	assert_int_equal(l->typography.alignment, TEXT_JUSTIFIED_NO_HYPHENATION);
	assert_true(l->header.photo_right);
	assert_int_equal(l->header.photo_focus_x, 30);
	assert_int_equal(l->header.photo_focus_y, 20);
	assert_int_equal(l->header.connections.phone_format, PHONE_E164);
	assert_int_equal(l->header.connections.line_spacing_factor, 1250);
	assert_string_equal(l->header.qr_code.content, "vcard");
	assert_string_equal(l->sections.show_time_spans_in[0], "work_experience");
	assert_string_equal(l->sidebar.sections[1], "foreign languages");
	assert_string_equal(l->entries.highlights.bullet, "-");
	assert_int_equal(l->entries.highlights.alignment, TEXT_LEFT);
}

static void
places_are_kept(void **state)
{
	struct layout *l =
	    designed("typography:\n  font_family:\n    body: Nope Sans\n"
	             "templates:\n  footer: NAME\n  normal_entry:\n    main_column: NAME\n");
	size_t line, column;

	(void)state;
	place_find(l->typography.font_place[PART_BODY], &line, &column);
	assert_int_equal(line, 3);
	assert_int_equal(column, 11);
	place_find(l->templates.footer_place, &line, &column);
	assert_int_equal(line, 5);
	place_find(l->templates.entry[LAYOUT_NORMAL].main_place, &line, &column);
	assert_int_equal(line, 7);
	assert_non_null(l->typography.font_place[PART_DATES].source);
}

/* A design block, and the message that it gets. */
static const struct {
	const char *design, *message;
} WRONG[] = {
    {"page: {top_margin: 2}",
        "1:20 warning wrong-value: '2' has no unit in 'page.top_margin'; ignored\n"},
    {"page: {top_margin: 2 furlongs}",
        "1:20 warning wrong-value: '2 furlongs' is no length for 'page.top_margin'; ignored\n"},
    {"page: {top_margin: 1em}",
        "1:20 warning wrong-value: 'page.top_margin' can't be relative: '1em'; ignored\n"},
    {"page: {top_margin: -5cm}",
        "1:20 warning out-of-range: '-5cm' is out of range for 'page.top_margin'; ignored\n"},
    {"page: {top_margin: 900000cm}",
        "1:20 warning wrong-value: '900000cm' is too large for 'page.top_margin'; ignored\n"},
    {"page: {top_margin: [1cm]}",
        "1:20 warning wrong-kind: 'page.top_margin' must be a length, not a list; ignored\n"},
    {"page: {size: a99}", "1:14 warning wrong-value: 'a99' is no page size; ignored\n"},
    {"page: {size: 1cm x 1cm}",
        "1:14 warning wrong-value: '1cm x 1cm' is no page size; ignored\n"},
    {"page: 1", "1:7 warning wrong-kind: 'page' must be a map, not text; ignored\n"},
    {"- a", "1:1 warning wrong-kind: a layout must be a map of options, not a list; ignored\n"},
    {"pgae: {size: a4}", "1:1 warning unknown-key: 'pgae' is no option of a layout; ignored\n"},
    {"sections: {date_and_location_width: 9cm}",
        "1:12 warning unknown-key: 'sections.date_and_location_width' is no option of a "
        "layout; ignored\n"},
    {"typography: {line_spacing: .nan}", "1:28 warning wrong-value: '.nan' is no length for "
                                         "'typography.line_spacing'; ignored\n"},
    {"typography: {font_size: {body: 0pt}}", "1:32 warning out-of-range: '0pt' is out of range "
                                             "for 'typography.font_size.body'; ignored\n"},
    {"typography: {font_size: {body: 1.1in}}",
        "1:32 warning out-of-range: '1.1in' is out of range for 'typography.font_size.body'; "
        "ignored\n"},
    {"typography: {font_size: {body: 20pt, name: 7em}}",
        "1:44 warning page-frame: a font size is out of range in ems of the body\n"},
    {"typography: {font_family: ../passwd}",
        "1:27 warning wrong-value: '../passwd' is no name of a font family; ignored\n"},
    {"typography: {weight: {name: heavy}}",
        "1:29 warning wrong-value: 'heavy' is no font weight; ignored\n"},
    {"typography: {looseness: 99}",
        "1:25 warning out-of-range: 'looseness' must be between -10 and 10, not 99; ignored\n"},
    {"colors: {name: chartreuse-ish}",
        "1:16 warning wrong-value: 'chartreuse-ish' is no color for 'colors.name'; ignored\n"},
    {"colors: {name: 'rgb(999,0,-1)'}",
        "1:16 warning wrong-value: 'rgb(999,0,-1)' is no color for 'colors.name'; ignored\n"},
    {"colors: {name: none}",
        "1:16 warning wrong-value: 'none' is no color for 'colors.name'; ignored\n"},
    {"links: {underline: maybe}",
        "1:20 warning wrong-value: 'underline' must be true or false, not 'maybe'; "
        "ignored\n"},
    {"header: {alignment: middle}",
        "1:21 warning wrong-value: 'middle' is no value of 'header.alignment'; ignored\n"},
    {"header: {photo_focus: 120% 3%}",
        "1:23 warning wrong-value: '120% 3%' is no point of a picture; ignored\n"},
    {"header: {connections: {line_spacing_factor: -1}}",
        "1:45 warning wrong-value: '-1' is no value of "
        "'header.connections.line_spacing_factor'; ignored\n"},
    {"entries: {highlights: {bullet: asterisk}}",
        "1:32 warning wrong-value: 'asterisk' is too long for a bullet; ignored\n"},
    {"entries: {date_and_location_width: 15cm}",
        "1:36 warning page-frame: the columns of an entry leave no room for its text\n"},
    {"page: {left_margin: 9cm, right_margin: 10cm}",
        "1:40 warning page-frame: the margins leave no room for text between left and right\n"},
    {"page: {top_margin: 14cm, bottom_margin: 13cm}",
        "1:41 warning page-frame: the margins leave no room for text between top and bottom\n"},
    {"header: {photo_width: 15cm}",
        "1:23 warning page-frame: the photo leaves no room for the header\n"},
    {"header: {photo_height: 20cm}",
        "1:24 warning page-frame: the photo is taller than half a page\n"},
    {"header: {qr_code: {size: 15cm}}",
        "1:26 warning page-frame: the QR code leaves no room for the header\n"},
    {"sidebar: {show: true, width: 70%}",
        "1:30 warning page-frame: the sidebar leaves no room for one of the columns\n"},
    {"templates: {experience_entry: {main_column: '**COMPNY**, POSITION'}}",
        "1:48 warning template-placeholder: 'COMPNY' is no placeholder of "
        "'templates.experience_entry.main_column'\n"},
    {"theme: nope",
        "1:8 warning unknown-layout: there is no layout 'nope'; 'classic' is used\n"},
    {"theme: ../../etc",
        "1:8 warning unknown-layout: there is no layout '../../etc'; 'classic' is used\n"},
    {"theme: [a]",
        "1:8 warning wrong-kind: 'theme' must be the name of a layout, not a list; 'classic' is used\n"},
};

static void
wrong_values_in_a_cv_only_warn(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
		diags = (struct diags){.arena = &arena};
		assert_non_null(designed(WRONG[i].design));
		assert_string_equal(messages(), WRONG[i].message);
	}
}

static void
a_wrong_value_leaves_the_layouts_own(void **state)
{
	struct layout *l =
	    designed("theme: opal\npage: {top_margin: 2}\nheader: {alignment: mid}\n"
	             "colors: {name: greenish}\nentries: {date_and_location_width: 15cm}");

	(void)state;
	assert_int_equal(l->page.top, 46800);
	assert_int_equal(l->colors.name, 0x00645a);
	assert_true(l->entries.date_width.value < 150000);
	assert_int_equal(diags.warnings, 4);
	assert_int_equal(diags.errors, 0);
}

static void
overrides_are_errors(void **state)
{
	const struct layout_options o = {.overrides = yaml("page: {size: a99, margin: 1cm}")};

	(void)state;
	assert_non_null(layout_read(&arena, &o, &diags));
	assert_int_equal(diags.errors, 2);
}

static void
unknown_layouts_are_told_with_those_there_are(void **state)
{
	(void)state;
	assert_null(named("clasik"));
	assert_string_equal(
	    messages(), "0:0 error unknown-layout: there is no layout 'clasik'\n");
	assert_non_null(strstr(diags.items[0].help, "did you mean 'classic'? there are "));
	assert_null(named("no/such/file.yaml"));
	assert_non_null(strstr(messages(), "can't read layout 'no/such/file.yaml'"));
}

static void
old_names_mean_todays(void **state)
{
	struct layout *l = designed(
	    "theme: classic\n"
	    "page: {show_page_numbering: false}\n"
	    "colors: {text: '#010203', last_updated_date_and_page_numbering: red}\n"
	    "text: {font_family: Lato, font_size: 11pt, leading: 0.5em, alignment: left}\n"
	    "header: {name_font_size: 25pt, name_bold: false, use_icons_for_connections: "
	    "false}\n"
	    "section_titles: {type: with-full-line, vertical_space_above: 1cm}\n"
	    "entries: {left_and_right_margin: 0cm, vertical_space_between_entries: 1.2em,"
	    " show_time_spans_in: [Work]}\n"
	    "highlights: {bullet: ◦, top_margin: 0.25cm}\n"
	    "entry_types:\n"
	    "  one_line_entry: {template: 'LABEL DETAILS'}\n"
	    "  education_entry:\n"
	    "    main_column_first_row_template: INSTITUTION\n"
	    "    main_column_second_row_template: HIGHLIGHTS\n"
	    "    degree_column_template:\n"
	    "  publication_entry: {main_column_first_row_template: TITLE}\n");

	(void)state;
	assert_string_equal(messages(),
	    "2:8 note old-key: 'page.show_page_numbering' is now called "
	    "'page.show_footer', and 18 more options have older names too\n");
	assert_false(l->page.show_footer);
	assert_int_equal(l->colors.body, 0x010203);
	assert_int_equal(l->colors.footer, 0xff0000);
	assert_int_equal(l->colors.top_note, 0xff0000);
	assert_string_equal(l->typography.font_family[PART_BODY], "Lato");
	assert_string_equal(l->typography.font_family[PART_NAME], "Source Sans 3");
	assert_length(l->typography.font_size[PART_NAME], 25000, LENGTH_ABSOLUTE);
	assert_int_equal(l->typography.alignment, TEXT_LEFT);
	assert_int_equal(l->section_titles.type, TITLE_FULL_LINE);
	assert_length(l->entries.side_space, 0, LENGTH_ABSOLUTE);
	assert_length(l->sections.space_between_regular, 700, LENGTH_EM);
	assert_string_equal(l->sections.show_time_spans_in[0], "work");
	assert_length(l->entries.highlights.space_above, 7087 - 5500, LENGTH_ABSOLUTE);
	assert_string_equal(l->templates.entry[LAYOUT_ONE_LINE].main_column, "LABEL DETAILS");
	assert_string_equal(
	    l->templates.entry[LAYOUT_EDUCATION].main_column, "INSTITUTION\nHIGHLIGHTS");
	assert_null(l->templates.entry[LAYOUT_EDUCATION].degree_column);
	assert_string_equal(l->templates.entry[LAYOUT_PUBLICATION].main_column,
	    "TITLE\nAUTHORS\nURL (JOURNAL)");
}

static void
names_of_version_one_mean_todays(void **state)
{
	struct layout *l =
	    designed("font: Charter\nfont_size: 11pt\npage_size: a4paper\ncolor: red\n"
	             "disable_page_numbering: true\ntext_alignment: left-aligned\n"
	             "margins: {page: {top: 2 cm}, header: {bottom: 1 cm}}\n");

	(void)state;
	assert_int_equal(diags.count, 1);
	assert_string_equal(l->typography.font_family[PART_NAME], "XCharter");
	assert_length(l->typography.font_size[PART_BODY], 11000, LENGTH_ABSOLUTE);
	assert_int_equal(l->page.width, 595276);
	assert_int_equal(l->page.top, 56693);
	assert_int_equal(l->colors.name, 0xff0000);
	assert_int_equal(l->colors.links, 0xff0000);
	assert_false(l->page.show_footer);
	assert_int_equal(l->typography.alignment, TEXT_LEFT);
	assert_length(l->header.space_below_connections, 28346, LENGTH_ABSOLUTE);
}

static void
wrong_old_values_and_unknown_ones_beside_them(void **state)
{
	(void)state;
	designed("margins: {page: {top: wide}}\ntext: {fnt: x}\ncontent_scale: 0.75\n");
	assert_string_equal(messages(),
	    "1:23 warning wrong-value: 'wide' is no length for 'margins.page.top'; ignored\n"
	    "2:8 warning unknown-key: 'text.fnt' is no option of a layout; ignored\n"
	    "3:1 note old-key: 'content_scale' has no meaning any more; ignored\n"
	    "1:18 note old-key: 'margins.page.top' is now called 'page.top_margin'\n");
}

static const char *
write_file(const char *dir, const char *name, const char *text)
{
	const char *path = path_join(&arena, dir, name), *why;

	assert_true(file_write(&arena, path, text, strlen(text), false, &why));
	return path;
}

static void
files_extend_files(void **state)
{
	char dir[] = "/tmp/layout_test.XXXXXX";
	const char *a, *b;
	struct layout *l;

	(void)state;
	assert_non_null(mkdtemp(dir));
	b = write_file(dir, "base.yaml", "help: mine\nextends: harvard\ncolors: {name: red}\n");
	a = write_file(dir, "mine.yaml", "extends: base\npage: {size: a4}\n");
	l = named(a);
	assert_string_equal(messages(), "");
	assert_string_equal(l->name, "mine");
	assert_string_equal(l->help, "");
	assert_int_equal(l->colors.name, 0xff0000);
	assert_int_equal(l->page.width, 595276);
	assert_int_equal(l->section_titles.type, TITLE_CENTERED_CENTERED_PARTIAL_LINE);
	unlink(a);
	unlink(b);
	rmdir(dir);
}

static void
errors_in_a_layout_file_are_errors(void **state)
{
	char dir[] = "/tmp/layout_test.XXXXXX";
	const char *a;

	(void)state;
	assert_non_null(mkdtemp(dir));
	a = write_file(dir, "a.yaml", "page: {top_margin: 2, sise: a4}\nextends: nope\n");
	assert_non_null(named(a));
	assert_string_equal(messages(),
	    "2:10 error unknown-layout: there is no layout 'nope'\n"
	    "1:20 error wrong-value: '2' has no unit in 'page.top_margin'\n"
	    "1:23 error unknown-key: 'page.sise' is no option of a layout\n");
	unlink(a);
	rmdir(dir);
}

static void
circles_are_errors(void **state)
{
	char dir[] = "/tmp/layout_test.XXXXXX";
	const char *a, *b, *c;

	(void)state;
	assert_non_null(mkdtemp(dir));
	a = write_file(dir, "a.yaml", "extends: ./b.yaml\n");
	b = write_file(dir, "b.yaml", "extends: a\n");
	c = write_file(dir, "c.yaml", "page: {size: a4}\nextends: ../././c.yaml/../c.yaml\n");
	assert_non_null(named(a));
	assert_string_equal(
	    messages(), "1:10 error layout-circle: layout 'a' extends itself through 'b'\n");
	diags = (struct diags){.arena = &arena};
	assert_non_null(named(c));
	assert_int_equal(diags.errors, 1);
	unlink(a);
	unlink(b);
	unlink(c);
	rmdir(dir);
}

static void
a_design_file_stands_in_for_the_block(void **state)
{
	char dir[] = "/tmp/layout_test.XXXXXX";
	const char *path;
	struct layout_options o = {0};
	struct layout *l;

	(void)state;
	assert_non_null(mkdtemp(dir));
	path = write_file(
	    dir, "design.yaml", "design:\n  theme: sb2nov\n  page: {top_margin: 3}\n");
	o.design = layout_design_read(&arena, path, &diags);
	l = layout_read(&arena, &o, &diags);
	assert_string_equal(l->name, "sb2nov");
	assert_int_equal(l->page.width, 612000);
	assert_string_equal(messages(),
	    "3:22 warning wrong-value: '3' has no unit in 'page.top_margin'; ignored\n");
	unlink(path);
	assert_null(layout_design_read(&arena, path, &diags));
	assert_int_equal(diags.errors, 1);
	rmdir(dir);
}

static void
every_layout_is_clean_and_helpful(void **state)
{
	const char *const *names;
	size_t count = layout_names(&names), len;

	(void)state;
	assert_true(count >= 10);
	for (size_t i = 0; i < count; i++) {
		struct layout *l = named(names[i]);
		assert_non_null(l);
		assert_string_equal(messages(), "");
		assert_string_equal(l->help, layout_help(&arena, names[i]));
		assert_true(*l->help);
		assert_non_null(layout_text(names[i], &len));
		assert_true(i == 0 || strcmp(names[i - 1], names[i]) < 0);
	}
	assert_null(layout_text("no-such-layout", &len));
	assert_string_equal(layout_help(&arena, "no-such-layout"), "");
}

static void
assert_reads_back(const struct layout *l)
{
	const char *text = printed(l), *again;

	again = printed(designed(text));
	assert_string_equal(messages(), "");
	assert_string_equal(strchr(text, '\n'), strchr(again, '\n'));
}

static void
what_is_printed_reads_back(void **state)
{
	const char *const *names;
	size_t count = layout_names(&names);

	(void)state;
	for (size_t i = 0; i < count; i++)
		assert_reads_back(named(names[i]));
	assert_reads_back(designed(
	    "page: {size: 20cm x 10cm, background: pink}\n"
	    "typography: {hyphenate: true, weight: {name: 300}, letterspacing: {name: "
	    "-0.01em}}\n"
	    "colors: {accent: red, dates: blue}\nheader: {banner: tan, qr_code: {content: "
	    "'https://x.y'}}\n"
	    "entries: {highlights: {bullet: '\"'}}\nsections: {show_time_spans_in: []}\n"
	    "templates: {footer: '', normal_entry: {main_column: \" a\\n\\nb\\n\", "
	    "date_and_location_column: }}\n"
	    "sidebar: {sections: ['it: \"works\"'], text: white}"));
	assert_reads_back(designed("page: {size: a4, orientation: landscape}"));
}

static void
schema_and_reference_name_every_group(void **state)
{
	static const char *const words[] = {"top_margin", "with_partial_line",
	    "space_between_items", "degree_column", "sidebar", "font_size_min"};
	struct buf schema = {0}, page = {0};

	(void)state;
	layout_schema(&schema);
	layout_reference(&page);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		assert_non_null(strstr(schema.data, words[i]));
		assert_non_null(strstr(page.data, words[i]));
	}
	assert_non_null(json_read(
	    &arena, source_new(&arena, "schema", schema.data, schema.len, &diags), &diags));
	assert_string_equal(messages(), "");
	buf_free(&schema);
	buf_free(&page);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {TEST(defaults_are_classic),
	    TEST(what_follows_others_is_resolved), TEST(later_layers_win),
	    TEST(dates_and_footer_follow_the_body), TEST(an_empty_value_is_absent),
	    TEST(lengths_of_every_form), TEST(colors_of_every_form), TEST(papers_of_every_form),
	    TEST(values_of_other_kinds), TEST(places_are_kept),
	    TEST(wrong_values_in_a_cv_only_warn), TEST(a_wrong_value_leaves_the_layouts_own),
	    TEST(overrides_are_errors), TEST(unknown_layouts_are_told_with_those_there_are),
	    TEST(old_names_mean_todays), TEST(names_of_version_one_mean_todays),
	    TEST(wrong_old_values_and_unknown_ones_beside_them), TEST(files_extend_files),
	    TEST(errors_in_a_layout_file_are_errors), TEST(circles_are_errors),
	    TEST(a_design_file_stands_in_for_the_block),
	    TEST(every_layout_is_clean_and_helpful), TEST(what_is_printed_reads_back),
	    TEST(schema_and_reference_name_every_group)};

	return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
