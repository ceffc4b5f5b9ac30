/* What the readers and writers of other formats stand on: dates in words, words by language,
 * HTML, bullets, and texts and trees written so that they read back the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cv/bullets.h"
#include "cv/date_free.h"
#include "cv/html.h"
#include "cv/locale_table.h"
#include "cv/words.h"
#include "cv/write_text.h"
#include "markup/markup.h"
#include "yaml/write.h"

static struct arena arena;

static int
tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static void
check_date(const char *text, const char *language, const char *wanted)
{
	bool impossible;
	const struct locale *l = locale_find(language);
	struct cv_date d = date_read_free(&arena, text, l, &impossible);
	const char *got = d.kind == DATE_TEXT ? "text" : write_date(&arena, &d);
	assert_string_equal(got, wanted);
}

static void
dates_in_words(void **state)
{
	(void)state;
	check_date("August 2021", "en", "2021-08");
	check_date("Sep 1, 2016", "en", "2016-09-01");
	check_date("1st October 2020", "en", "2020-10-01");
	check_date("Sept. 2016", "en", "2016-09");
	check_date("March 2014", "de", "2014-03");
	check_date("Oktober 2022", "en", "2022-10");
	check_date("3. März 2020", "de", "2020-03-03");
	check_date("août 2019", "fr", "2019-08");
	check_date("2021年3月", "zh", "2021-03");
	check_date("2021년 3월 5일", "ko", "2021-03-05");
	check_date("03/2014", "en", "2014-03");
	check_date("2024.12", "en", "2024-12");
	check_date("24.12.2020", "de", "2020-12-24");
	check_date("2017-12-24T15:53:00Z", "en", "2017-12-24");
	check_date("17 maja 2020", "pl", "2020-05-17");
	check_date("15 сентября 2019", "en", "2019-09-15");
	check_date("aktuell", "en", "present");
	check_date("至今", "en", "present");
	check_date("Present", "en", "present");
}

static void
dates_in_doubt_stay_text(void **state)
{
	(void)state;
	check_date("03/04/2014", "en", "text");
	check_date("lis 2014", "en", "text"); /* October or November */
	check_date("lis 2014", "pl", "2014-11");
	check_date("Spring 2025", "en", "text");
	check_date("May", "en", "text");
	check_date("20145", "en", "text");
	check_date("2014-13", "en", "text");
	check_date("40 March 2014", "en", "text");
}

static void
check_range(const char *text, const char *start, const char *end)
{
	struct cv_date from, to;
	bool found = date_range_read(&arena, text, locale_default(), &from, &to);
	assert_int_equal(found, start != NULL);
	if (!found)
		return;
	assert_string_equal(write_date(&arena, &from), start);
	assert_string_equal(end ? write_date(&arena, &to) : "", end ? end : "");
}

static void
ranges(void **state)
{
	(void)state;
	check_range("Sept. 2024 – Present", "2024-09", "present");
	check_range("2019–2021", "2019", "2021");
	check_range("2019-2021", "2019", "2021");
	check_range("2022 -- 2023", "2022", "2023");
	check_range("Jan 2020 to May 2021", "2020-01", "2021-05");
	check_range("Feb. 2024", "2024-02", NULL);
	check_range("2025 - under review", NULL, NULL);
}

static void
words_and_titles(void **state)
{
	const char *rest;
	(void)state;
	assert_string_equal(word_in(locale_find("de"), WORD_EDUCATION), "Ausbildung");
	assert_string_equal(word_in(locale_find("nb"), WORD_SKILLS), "Ferdigheter");
	assert_int_equal(word_of_title("BERUFSERFAHRUNG"), WORD_WORK);
	assert_int_equal(word_of_title("Research Experience"), WORD_WORK);
	assert_int_equal(word_of_title("Volunteer Experience"), WORD_VOLUNTEER);
	assert_int_equal(word_of_title("Research Interest"), WORD_COUNT);
	assert_int_equal(word_of_title("Teaching"), WORD_COUNT);
	assert_int_equal(word_of_label(locale_find("de"), "Kurse: Optik", &rest), WORD_COURSES);
	assert_string_equal(rest, "Optik");
	assert_int_equal(word_of_label(locale_find("de"), "Kurse", &rest), WORD_COUNT);
	assert_string_equal(word_fixed(locale_find("nl"), FIXED_LEVEL, "Master"), "Meester");
	assert_string_equal(word_fixed(locale_find("nl"), FIXED_DEGREE, "master"), "Master");
	assert_string_equal(word_unfixed(locale_find("ja"), FIXED_DEGREE, "博士"), "Doctor");
	assert_null(word_fixed(locale_find("de"), FIXED_LEVEL, "so-so"));
}

/* Every language has all that a language has. */
static void
no_word_is_missing(void **state)
{
	(void)state;
	for (size_t i = 0; i < LOCALE_COUNT; i++) {
		const struct locale *l = &LOCALES[i];
		assert_non_null(l->months[PLURAL_ONE]);
		assert_non_null(l->years[PLURAL_OTHER]);
		for (int m = 0; m < 12; m++) {
			assert_non_null(l->month_names[m]);
			assert_non_null(l->month_abbreviations[m]);
		}
		for (int w = 0; w < WORD_COUNT; w++)
			assert_non_null(l->words[w]);
		for (int q = 0; q < 4; q++)
			assert_non_null(l->quotes[q]);
		assert_true(i == 0 || l->present != locale_default()->present);
		assert_true(i == 0 || l->words[WORD_EDUCATION] != locale_default()->words[WORD_EDUCATION]);
	}
}

static void
html_becomes_markdown(void **state)
{
	(void)state;
	const char *text = "1 < 2 and a<b, <i>so</i>";
	assert_ptr_equal(html_to_markdown(&arena, text), text);
	assert_string_equal(
	    html_to_markdown(&arena, "<li>a</li><LI class='x'>b</LI>"), "\n- a\n\n- b\n");
	assert_string_equal(html_to_markdown(&arena, "<a class=x href='https://x.org'>y</a>"),
	    "[y](<https://x.org>)");
	assert_string_equal(html_to_markdown(&arena, "a<!-- b -->c"), "ac");
	assert_string_equal(html_to_markdown(&arena, "a<!-- b"), "a");
	assert_string_equal(
	    html_to_markdown(&arena, "<img alt=\"me\" src=\"x.png\">"), "![me](x.png)");
	assert_string_equal(html_to_markdown(&arena, "<span>x</span><a>y"), "xy");
	assert_string_equal(html_to_markdown(&arena, "<a href=x>y"), "[y](<x>)");
}

static void
check_bullets(const char *text, const char *wanted)
{
	struct diags d = {.arena = &arena};
	struct node *n = node_scalar(&arena, text, place_none());
	struct bullets list = {0};
	struct rich words = {0};
	struct buf got = {0};
	bullets_split(&arena, n, true, &d, &words, &list);
	buf_printf(&got, "%s|", rich_plain(&arena, &words));
	for (size_t i = 0; i < list.count; i++)
		buf_printf(&got, "%zu%s|", list.items[i].depth,
		    rich_plain(&arena, &list.items[i].text));
	assert_string_equal(got.data, wanted);
	buf_free(&got);
}

static void
bullets_in_text(void **state)
{
	(void)state;
	check_bullets("one\ntwo", "one\ntwo|");
	check_bullets("- one\n- two", "|0one|0two|");
	check_bullets(
	    "lead:\n- one\n  - two\n    - three\n- four", "lead:|0one|1two|2three|0four|");
	check_bullets("• one\n• two\n  more", "|0one|0two more|");
	check_bullets("1. one\n2. two", "|0one|0two|");
	check_bullets("5. Platz", "5. Platz|");
	check_bullets("-", "-|");
	check_bullets("", "|");
}

/* Texts read back as what they were, with no escape too many. */
static void
check_markup(const char *markdown, const char *wanted)
{
	struct rich text = markup_text(&arena, markdown, place_none(), NULL), again;
	const char *written = write_markup(&arena, &text);
	assert_string_equal(written, wanted);
	again = markup_text(&arena, written, place_none(), NULL);
	assert_string_equal(rich_markdown(&arena, &again), rich_markdown(&arena, &text));
}

static void
markup_without_needless_escapes(void **state)
{
	(void)state;
	check_markup("snake\\_case, 2\\*3 and C\\+\\+", "snake_case, 2*3 and C++");
	check_markup("\\*not so\\*", "\\*not so*");
	check_markup("Hao Li\\*", "Hao Li*");
	check_markup("**Hao Li\\***", "**Hao Li\\***");
	check_markup("[x](https://x.org) \\[y\\](z)", "[x](https://x.org) \\[y](z)");
	check_markup("a\\\nb", "a\\\nb");
	check_markup("\\`a\\`", "\\`a`");
}

static void
lines_that_look_like_blocks(void **state)
{
	(void)state;
	assert_string_equal(write_no_bullets(&arena, "- a", 0), "\\- a");
	assert_string_equal(write_no_bullets(&arena, "- a", 1), "- a");
	assert_string_equal(write_no_bullets(&arena, "a\\\n- b", 1), "a\\\n\\- b");
	assert_string_equal(write_no_bullets(&arena, "1. a", 0), "1\\. a");
	assert_string_equal(write_no_bullets(&arena, "# a\n#b", 0), "\\# a\n#b");
	assert_string_equal(write_no_bullets(&arena, "> a", 0), "\\> a");
	assert_string_equal(write_no_bullets(&arena, "---", 0), "\\---");
}

/* A text as the value of a key, written and read again. */
static void
check_yaml(const char *text)
{
	struct arena own = {0};
	struct diags d = {.arena = &own};
	struct node *map = node_new(&own, NODE_MAP, place_none());
	struct node *list = write_collection(&own, map, "list", NODE_SEQ);
	struct buf out = {0};
	write_member(&own, map, text, text);
	write_member(&own, list, NULL, text);
	node_write_yaml(map, &out);
	struct source *s = source_new(&own, "x.yaml", out.data, out.len, &d);
	struct node *root = yaml_read(&own, s, &d);
	if (d.count || !root || strcmp(root->last->text, text) != 0 ||
	    strcmp(root->first->first->text, text) != 0 || strcmp(root->last->key, text) != 0)
		fail_msg("'%s' gives\n%s", text, out.data);
	buf_free(&out);
	arena_free(&own);
}

static void
any_text_in_yaml(void **state)
{
	static const char *const TEXTS[] = {"", " ", "a: b", "a #b", "- a", "-", "- ", "?",
	    "? a", ":", ": a", "a:", "[a", "{a", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a",
	    "'a'", "\"a\"", "a\nb", "a\n\nb", "\na", "a\n", " a\nb", "a \nb", "#", "null", "~",
	    "yes", "1", "1.5", "---", "--- a", "...", "a\tb", "\ta", "it's", "say \"x\"",
	    "back\\slash", "x\\\ny", "é", "中文", "\xe2\x80\xa8", "😀", "a,b", "a]", "=", ",a",
	    "2020-01-01", "0x1f", "12:30", "+1 2"};
	(void)state;
	for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
		check_yaml(TEXTS[i]);
}

static void
random_text_in_yaml(void **state)
{
	static const char *const PIECES[] = {"a", "b", " ", "  ", "\n", "-", "- ", ":", ": ",
	    "#", " #", "'", "\"", "\\", "*", "&", "!", "|", ">", "%", "@", "`", "[", "]", "{",
	    "}", ",", "?", "\t", "é", "1", ".", "~", "<", "=", "—"};
	(void)state;
	srand(7);
	for (int round = 0; round < 4000; round++) {
		char text[64] = "";
		for (int n = rand() % 9; n > 0; n--)
			strcat(text, PIECES[rand() % (int)(sizeof PIECES / sizeof *PIECES)]);
		check_yaml(text);
	}
}

static void
json_of_nodes(void **state)
{
	struct buf out = {0};
	(void)state;
	struct node *map = node_new(&arena, NODE_MAP, place_none());
	write_member(&arena, map, "text", "tr\"ue\n");
	write_value(&arena, map, "value", "true");
	write_value(&arena, map, "number", "-1.5");
	write_value(&arena, map, "word", "01");
	write_collection(&arena, map, "none", NODE_SEQ);
	node_write_json(map, &out);
	assert_string_equal(out.data,
	    "{\n  \"text\": \"tr\\\"ue\\n\",\n  \"value\": true,\n  \"number\": -1.5,\n"
	    "  \"word\": \"01\",\n  \"none\": []\n}\n");
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(dates_in_words, tear_down),
	    cmocka_unit_test_teardown(dates_in_doubt_stay_text, tear_down),
	    cmocka_unit_test_teardown(ranges, tear_down),
	    cmocka_unit_test_teardown(words_and_titles, tear_down),
	    cmocka_unit_test_teardown(no_word_is_missing, tear_down),
	    cmocka_unit_test_teardown(html_becomes_markdown, tear_down),
	    cmocka_unit_test_teardown(bullets_in_text, tear_down),
	    cmocka_unit_test_teardown(markup_without_needless_escapes, tear_down),
	    cmocka_unit_test_teardown(lines_that_look_like_blocks, tear_down),
	    cmocka_unit_test_teardown(any_text_in_yaml, tear_down),
	    cmocka_unit_test_teardown(random_text_in_yaml, tear_down),
	    cmocka_unit_test_teardown(json_of_nodes, tear_down),
	};
	return cmocka_run_group_tests_name("readers", tests, NULL, NULL);
}
