/* A résumé parser over letters and places that others' programs make: audit/resume. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "audit/resume.h"
#include "base/utf8.h"

enum { GLYPH_LIMIT = 2000, LEFT = 50, RIGHT = 450 };

struct fixture {
	struct arena arena;
	struct audit_glyph glyphs[GLYPH_LIMIT];
	struct audit_page page;
	struct audit_pdf pdf;
	struct resume resume;
};

static const struct audit_style NAME = {"Sans-Bold", 20}, TITLE = {"Sans-Bold", 14},
                                MINOR = {"Sans-Bold", 12}, BOLD = {"Sans-Bold", 10},
                                PLAIN = {"Sans", 10}, MARK = {"Symbols", 10};

/* Half an em a letter, a space a quarter, or `space` tenths of an em. */
static void
put_spaced(struct fixture *x, const struct audit_style *style, float left, float y,
    const char *text, int space)
{
	float em = (float)style->size;

	while (*text) {
		uint32_t code = utf8_next(&text);
		float width = code == ' ' ? em * (float)space / 10 : em / 2;

		assert_true(x->page.count < GLYPH_LIMIT);
		x->glyphs[x->page.count++] = (struct audit_glyph){
		    code, left, y - em * 0.8F, left + width, y + em * 0.2F, style};
		left += width;
	}
	x->glyphs[x->page.count++] =
	    (struct audit_glyph){'\n', left, y - em * 0.8F, left, y + em * 0.2F, style};
}

static void
put(struct fixture *x, const struct audit_style *style, float left, float y, const char *text)
{
	put_spaced(x, style, left, y, text, 3);
}

static int
set_up(void **state)
{
	struct fixture *x = calloc(1, sizeof *x);

	x->page.glyphs = x->glyphs;
	x->pdf.pages = &x->page;
	x->pdf.page_count = 1;
	put(x, &NAME, LEFT, 60, "Mira Quandt");
	put(x, &TITLE, LEFT, 100, "Experience");
	*state = x;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *x = *state;

	arena_free(&x->arena);
	free(x);
	return 0;
}

/* The entries of the first section. */
static const struct resume_entry *
read(struct fixture *x, size_t count)
{
	x->resume = resume_read(&x->arena, &x->pdf);
	assert_string_equal(x->resume.name, "Mira Quandt");
	assert_true(x->resume.section_count > 0);
	assert_string_equal(x->resume.sections[0].title, "Experience");
	assert_int_equal(x->resume.sections[0].entry_count, count);
	return x->resume.sections[0].entries;
}

static void
begin_entry(struct fixture *x)
{
	put(x, &BOLD, LEFT, 120, "Lead Engineer");
	put(x, &PLAIN, RIGHT, 120, "2018 - 2020");
}

static void
gives_marks_to_their_text(void **state)
{
	struct fixture *x = *state;
	const struct resume_entry *e;

	begin_entry(x);
	put(x, &PLAIN, LEFT + 20, 140, "Cut the restart time");
	put(x, &PLAIN, LEFT + 20, 152, "Wrote the planning tool");
	put(x, &MARK, LEFT + 10, 142, "•");
	put(x, &MARK, LEFT + 10, 154, "•");
	e = read(x, 1);
	assert_string_equal(e->dates, "2018 - 2020");
	assert_int_equal(e->bullet_count, 2);
	assert_string_equal(e->bullets[0], "Cut the restart time");
	assert_string_equal(e->bullets[1], "Wrote the planning tool");
}

static void
knows_marks_without_a_name(void **state)
{
	struct fixture *x = *state;
	const struct resume_entry *e;

	begin_entry(x);
	put(x, &PLAIN, LEFT, 140, "\xc2\x88 One");
	put(x, &PLAIN, LEFT, 152, "\xef\x82\xb7 Two");
	put(x, &PLAIN, LEFT, 164, "- Three");
	e = read(x, 1);
	assert_int_equal(e->bullet_count, 3);
	assert_string_equal(e->bullets[0], "One");
	assert_string_equal(e->bullets[1], "Two");
	assert_string_equal(e->bullets[2], "Three");
}

static void
reads_soft_hyphens_and_icons(void **state)
{
	struct fixture *x = *state;
	const struct resume_entry *e;

	put(x, &BOLD, LEFT, 120, "\xef\x83\xa0 Lead Engineer");
	put(x, &PLAIN, RIGHT, 120, "Sep. 2018 \xc2\xad Mar. 2020");
	e = read(x, 1);
	assert_string_equal(e->title, "Lead Engineer");
	assert_string_equal(e->dates, "Sep. 2018 - Mar. 2020");
	assert_null(e->place);
}

static void
keeps_a_justified_line_whole(void **state)
{
	struct fixture *x = *state;
	const struct resume_entry *e;

	begin_entry(x);
	put_spaced(x, &PLAIN, LEFT, 140, "• Keeps the control room on its feet ", 5);
	x->page.count--;
	put_spaced(x, &PLAIN, x->glyphs[x->page.count - 1].right + 4, 140, "and well", 5);
	e = read(x, 1);
	assert_int_equal(e->bullet_count, 1);
	assert_string_equal(e->bullets[0], "Keeps the control room on its feet and well");
}

static void
joins_a_word_that_is_cut(void **state)
{
	struct fixture *x = *state;
	const struct resume_entry *e;

	begin_entry(x);
	put(x, &PLAIN, LEFT, 140, "• Moved a hundred enter-");
	put(x, &PLAIN, LEFT + 8, 152, "prises to it");
	e = read(x, 1);
	assert_string_equal(e->bullets[0], "Moved a hundred enter-prises to it");
}

static void
reads_rows_of_a_table(void **state)
{
	struct fixture *x = *state;
	const struct resume_entry *e;

	put(x, &BOLD, LEFT, 120, "Back-end");
	put(x, &PLAIN, LEFT + 90, 120, "C, Python");
	put(x, &BOLD, LEFT, 132, "Front-end");
	put(x, &PLAIN, LEFT + 90, 132, "HTML, CSS");
	e = read(x, 2);
	assert_string_equal(e[0].title, "Back-end");
	assert_string_equal(e[0].place, "C, Python");
	assert_string_equal(e[1].title, "Front-end");
}

/* Dates and place at the right, which the PDF has before what they stand beside. */
static void
reads_by_rows(void **state)
{
	struct fixture *x = *state;
	const struct resume_entry *e;

	put(x, &PLAIN, RIGHT, 120, "Bergen");
	put(x, &PLAIN, RIGHT, 132, "2018 - 2020");
	put(x, &BOLD, LEFT, 120, "Northern Grid");
	put(x, &PLAIN, LEFT, 132, "Lead Engineer");
	e = read(x, 1);
	assert_string_equal(e->title, "Northern Grid");
	assert_string_equal(e->place, "Bergen");
	assert_string_equal(e->organization, "Lead Engineer");
	assert_string_equal(e->dates, "2018 - 2020");
}

/* Dates at the left, and a place of two lines below them. */
static void
reads_places_below_dates(void **state)
{
	struct fixture *x = *state;
	const struct resume_entry *e;

	put(x, &PLAIN, LEFT, 120, "2018 - 2020");
	put(x, &BOLD, LEFT + 150, 120, "Lead Engineer");
	put(x, &PLAIN, LEFT, 132, "Royal Academy");
	put(x, &PLAIN, LEFT + 150, 132, "Northern Grid");
	put(x, &PLAIN, LEFT, 144, "of Bergen");
	e = read(x, 1);
	assert_string_equal(e->title, "Lead Engineer");
	assert_string_equal(e->organization, "Northern Grid");
	assert_string_equal(e->place, "Royal Academy of Bergen");
}

static void
tells_titles_within_a_section(void **state)
{
	struct fixture *x = *state;

	put(x, &MINOR, LEFT, 116, "Vocational");
	put(x, &BOLD, LEFT, 132, "Lead Engineer");
	put(x, &PLAIN, RIGHT, 132, "2018 - 2020");
	put(x, &MINOR, LEFT, 160, "Voluntary");
	put(x, &BOLD, LEFT, 176, "Trainer");
	put(x, &PLAIN, RIGHT, 176, "2017");
	read(x, 0);
	assert_int_equal(x->resume.section_count, 3);
	assert_string_equal(x->resume.sections[1].title, "Vocational");
	assert_string_equal(x->resume.sections[1].entries[0].title, "Lead Engineer");
	assert_string_equal(x->resume.sections[2].title, "Voluntary");
	assert_string_equal(x->resume.sections[2].entries[0].dates, "2017");
}

/* Titles are centered in both columns, and contacts stand above them. */
static void
reads_one_column_after_the_other(void **state)
{
	struct fixture *x = *state;

	put(x, &PLAIN, 300, 80, "Bergen");
	put(x, &TITLE, 350, 112, "Education");
	for (int k = 0; k < 6; k++) {
		float y = 130 + 12 * (float)k;

		put(x, &PLAIN, LEFT, y, "• What is at the left");
		put(x, &PLAIN, 250, y + 3, "• What stands in the column at the right");
	}
	read(x, 1);
	assert_int_equal(x->resume.section_count, 2);
	assert_string_equal(x->resume.sections[1].title, "Education");
	for (size_t k = 0; k < 2; k++)
		assert_int_equal(x->resume.sections[k].entries[0].bullet_count, 6);
	assert_string_equal(x->resume.sections[1].entries[0].bullets[5],
	    "What stands in the column at the right");
}

static void
takes_contacts_from_links(void **state)
{
	struct fixture *x = *state;
	static const char *links[] = {
	    "https://example.org", "tel:+4722334455", "mailto:mira@example.org?subject=CV"};

	begin_entry(x);
	x->pdf.links = links;
	x->pdf.link_count = 3;
	read(x, 1);
	assert_string_equal(x->resume.phone, "+4722334455");
	assert_string_equal(x->resume.email, "mira@example.org");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(gives_marks_to_their_text),
	    TEST(knows_marks_without_a_name),
	    TEST(reads_soft_hyphens_and_icons),
	    TEST(keeps_a_justified_line_whole),
	    TEST(joins_a_word_that_is_cut),
	    TEST(reads_rows_of_a_table),
	    TEST(reads_by_rows),
	    TEST(reads_places_below_dates),
	    TEST(tells_titles_within_a_section),
	    TEST(reads_one_column_after_the_other),
	    TEST(takes_contacts_from_links),
	};

	return cmocka_run_group_tests_name("resume", tests, NULL, NULL);
}
