/* Dates and locales: what is read, how it compares, how it prints. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "cv/date.h"
#include "cv/locale.h"

static struct arena arena;

static struct cv_date
date(const char *text)
{
	bool impossible;
	return date_read(&arena, text, locale_default(), &impossible);
}

/* Default templates by a language's own order, others as they stand. */
static void
order(void **state)
{
	(void)state;
	struct cv_date d = date("2024-05");
	static const char *const EXAMPLES[][3] = {
	    {"ja", "MONTH_ABBREVIATION YEAR", "2024年5月"},
	    {"zh-TW", "MONTH_NAME YEAR", "2024年5月"},
	    {"korean", "MONTH_ABBREVIATION YEAR", "2024년 5월"},
	    {"magyar", "MONTH_ABBREVIATION YEAR", "2024. máj."},
	    {"hu", "MONTH_NAME YEAR", "2024. május"},
	    {"ja", "YEAR/MONTH_IN_TWO_DIGITS", "2024/05"},
	    {"de", "MONTH_ABBREVIATION YEAR", "Mai 2024"},
	};
	for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++)
		assert_string_equal(
		    date_print(&arena, &d, EXAMPLES[i][1], locale_find(EXAMPLES[i][0])), EXAMPLES[i][2]);
}

struct reading_example {
	const char *text;
	enum date_kind kind;
	int year, month, day;
	bool impossible;
};

static void
reading(void **state)
{
	(void)state;
	static const struct reading_example EXAMPLES[] = {
	    {"2020", DATE_YEAR, 2020, 0, 0, false},
	    {" 2020-05 ", DATE_MONTH, 2020, 5, 0, false},
	    {"2020-5", DATE_MONTH, 2020, 5, 0, false},
	    {"2020-02-29", DATE_DAY, 2020, 2, 29, false},
	    {"present", DATE_PRESENT, 0, 0, 0, false},
	    {"Present", DATE_PRESENT, 0, 0, 0, false},
	    {"Ongoing", DATE_PRESENT, 0, 0, 0, false},
	    {"2021-02-29", DATE_TEXT, 0, 0, 0, true},
	    {"2020-13", DATE_TEXT, 0, 0, 0, true},
	    {"0000-01", DATE_TEXT, 0, 0, 0, true},
	    {"99999-01", DATE_TEXT, 0, 0, 0, false},
	    {"Fall 2023", DATE_TEXT, 0, 0, 0, false},
	    {"2019-2021", DATE_TEXT, 0, 0, 0, false},
	    {"", DATE_NONE, 0, 0, 0, false},
	};
	for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++) {
		const struct reading_example *e = &EXAMPLES[i];
		bool impossible;
		struct cv_date d = date_read(&arena, e->text, locale_default(), &impossible);
		assert_int_equal(d.kind, e->kind);
		assert_int_equal(d.year, e->year);
		assert_int_equal(d.month, e->month);
		assert_int_equal(d.day, e->day);
		assert_int_equal(impossible, e->impossible);
	}
}

static void
present_in_the_locale_s_word(void **state)
{
	bool impossible;
	(void)state;
	struct cv_date d = date_read(&arena, "heute", locale_find("de"), &impossible);
	assert_int_equal(d.kind, DATE_PRESENT);
}

static int
compared(const char *a, const char *b)
{
	struct cv_date x = date(a), y = date(b);
	return date_compare(&x, &y);
}

static void
comparing(void **state)
{
	(void)state;
	assert_int_equal(compared("2020", "2021"), -1);
	assert_int_equal(compared("2021-02", "2021-01"), 1);
	assert_int_equal(compared("2020-06", "2020"), 0);
	assert_int_equal(compared("2020-06-03", "2020-06"), 0);
	assert_int_equal(compared("2020-06-03", "2020-06-02"), 1);
	assert_int_equal(compared("present", "2999"), 1);
	assert_int_equal(compared("Fall 2023", "2020"), 0);
	assert_int_equal(compared("", "2020"), 0);
}

static const char *
printed(const char *text, const char *template, const char *locale)
{
	struct cv_date d = date(text);
	return date_print(&arena, &d, template, locale_find(locale));
}

static void
printing(void **state)
{
	static const char USUAL[] = "MONTH_ABBREVIATION YEAR";
	(void)state;
	assert_string_equal(printed("2020-06", USUAL, "english"), "June 2020");
	assert_string_equal(printed("2020-09-17", USUAL, "english"), "Sept 2020");
	assert_string_equal(printed("2020", USUAL, "english"), "2020");
	assert_string_equal(printed("present", USUAL, "german"), "heute");
	assert_string_equal(printed("Fall 2023", USUAL, "english"), "Fall 2023");
	assert_string_equal(
	    printed("2020-06-03", "MONTH_IN_TWO_DIGITS/YEAR_IN_TWO_DIGITS", "en"), "06/20");
	assert_string_equal(
	    printed("2020-06-03", "DAY. MONTH_NAME YEAR", "de"), "3. Juni 2020");
	assert_string_equal(printed("2020-06", "DAY. MONTH_NAME YEAR", "de"), "Juni 2020");
	assert_string_equal(
	    printed("2020-06-03", "YEAR-MONTH_IN_TWO_DIGITS-DAY_IN_TWO_DIGITS", "en"),
	    "2020-06-03");
	assert_string_equal(printed("2020-06", "MONTH_NAME YEAR", "zh"), "2020年6月");
}

static const char *
range(const char *start, const char *end, const char *single)
{
	struct cv_date a = date(start), b = date(end), c = date(single);
	struct rich r = date_range(&arena, &a, &b, &c, "START_DATE – END_DATE",
	    "MONTH_ABBREVIATION YEAR", locale_default());
	return rich_plain(&arena, &r);
}

static void
ranges(void **state)
{
	(void)state;
	assert_string_equal(range("2020-01", "2021-02", ""), "Jan 2020 – Feb 2021");
	assert_string_equal(range("2020-01", "", ""), "Jan 2020 – present");
	assert_string_equal(range("2020", "present", ""), "2020 – present");
	assert_string_equal(range("", "2021-02", ""), "Feb 2021");
	assert_string_equal(range("2020-01", "2021-02", "Fall 2023"), "Fall 2023");
	assert_string_equal(range("2020-13", "2021-02", ""), "2020-13 – Feb 2021");
	assert_string_equal(range("", "", ""), "");
}

static const char *
span(const char *start, const char *end)
{
	struct cv_date a = date(start), b = date(end), today = date("2025-06-15");
	return date_span(&arena, &a, &b, &today, "HOW_MANY_YEARS YEARS HOW_MANY_MONTHS MONTHS",
	    locale_default());
}

/* CLDR's plurals: one, two, few, many, others; a dual without its number. */
static void
spans_in_languages(void **state)
{
	static const struct {
		const char *language, *years, *words;
	} CASES[] = {
	    {"pl", "1", "1 rok"}, {"pl", "3", "3 lata"}, {"pl", "12", "12 lat"}, {"pl", "22", "22 lata"},
	    {"pl", "21", "21 lat"}, {"ru", "21", "21 год"}, {"ru", "11", "11 лет"},
	    {"uk", "4", "4 роки"}, {"cs", "4", "4 roky"}, {"cs", "22", "22 let"},
	    {"sl", "2", "2 leti"}, {"sl", "3", "3 leta"}, {"sl", "5", "5 let"},
	    {"ro", "3", "3 ani"}, {"ro", "20", "20 de ani"}, {"hr", "5", "5 godina"},
	    {"ar", "1", "سنة"}, {"ar", "2", "سنتان"}, {"ar", "5", "5 سنوات"}, {"ar", "12", "12 سنة"},
	    {"he", "2", "שנתיים"}, {"he", "3", "3 שנים"}, {"de", "2", "2 Jahre"}, {"ja", "6", "6年"},
	    {"tr", "2", "2 yıl"}, {"fr", "1", "1 an"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct cv_date a = {.kind = DATE_YEAR, .year = 1980}, b = a;
		b.year += atoi(CASES[i].years);
		assert_string_equal(date_span(&arena, &a, &b, &b, "HOW_MANY_YEARS YEARS",
		                        locale_find(CASES[i].language)),
		    CASES[i].words);
	}
}

/* A month behind a day is in the genitive where the language has one. */
static void
months_after_days(void **state)
{
	struct cv_date day = {.kind = DATE_DAY, .year = 2020, .month = 5, .day = 17};
	const struct locale *l = locale_find("pl");
	(void)state;
	assert_string_equal(date_print(&arena, &day, "DAY MONTH_NAME YEAR", l), "17 maja 2020");
	assert_string_equal(date_print(&arena, &day, "MONTH_NAME YEAR", l), "maj 2020");
	assert_string_equal(
	    date_print(&arena, &day, "DAY MONTH_NAME YEAR", locale_find("de")), "17 Mai 2020");
	assert_string_equal(
	    date_print(&arena, &day, "MONTH_NAME YEAR", locale_find("es")), "mayo de 2020");
}

static void
spans(void **state)
{
	(void)state;
	assert_string_equal(span("2020-01", "2020-01"), "1 month");
	assert_string_equal(span("2020-01", "2020-03"), "3 months");
	assert_string_equal(span("2020-01", "2021-01"), "1 year 1 month");
	assert_string_equal(span("2020-01-01", "2020-12-10"), "1 year");
	assert_string_equal(span("2018", "2020"), "2 years");
	assert_string_equal(span("2020", "2020"), "1 year");
	assert_string_equal(span("2025-04", "present"), "3 months");
	assert_string_equal(span("2025-04", ""), "3 months");
	assert_string_equal(span("2020-05-17", "2020-05"), "1 month");
	assert_string_equal(span("2021", "2020"), "");
	assert_string_equal(span("Fall", "2020"), "");
}

static const char *
found(const char *name)
{
	const struct locale *l = locale_find(name);
	return l ? l->tag : "none";
}

static void
finding_locales(void **state)
{
	static const char *const PAIRS[][2] = {
	    {"english", "en"},
	    {"English", "en"},
	    {"Deutsch", "de"},
	    {"de", "de"},
	    {"DE-at", "de"},
	    {"de_AT", "de"},
	    {"mandarin_chinese", "zh"},
	    {"Mandarin Chinese", "zh"},
	    {"chinese", "zh"},
	    {"zh-hans", "zh"},
	    {"zh-hant-hk", "zh-Hant"},
	    {"pt-br", "pt"},
	    {"norwegian", "nb"},
	    {"no", "nb"},
	    {"français", "fr"},
	    {"klingon", "none"},
	    {"", "none"},
	    {"english-garden", "none"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
		assert_string_equal(found(PAIRS[i][0]), PAIRS[i][1]);
}

static void
every_locale_is_whole(void **state)
{
	const char *const *names;
	size_t count = locale_names(&names);
	(void)state;
	assert_true(count >= 33);
	for (size_t i = 0; i < count; i++) {
		const struct locale *l = locale_find(names[i]);
		assert_non_null(l);
		assert_ptr_equal(locale_find(l->tag), l);
		assert_ptr_equal(locale_find(l->native), l);
		assert_true(*l->last_updated && *l->months[PLURAL_ONE] && *l->months[PLURAL_OTHER] && *l->years[PLURAL_ONE] &&
		            *l->years[PLURAL_OTHER] && *l->present);
		assert_true(strstr(l->degree_with_area, "DEGREE") &&
		            strstr(l->degree_with_area, "AREA"));
		for (int m = 0; m < 12; m++)
			assert_true(*l->month_abbreviations[m] && *l->month_names[m]);
	}
}

static int
free_arena(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(order),
	    cmocka_unit_test(reading),
	    cmocka_unit_test(present_in_the_locale_s_word),
	    cmocka_unit_test(comparing),
	    cmocka_unit_test(printing),
	    cmocka_unit_test(ranges),
	    cmocka_unit_test(spans),
	    cmocka_unit_test(spans_in_languages),
	    cmocka_unit_test(months_after_days),
	    cmocka_unit_test(finding_locales),
	    cmocka_unit_test(every_locale_is_whole),
	};
	return cmocka_run_group_tests_name("date", tests, NULL, free_arena);
}
