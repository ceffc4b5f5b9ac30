/* text/breaks: UAX #14 and beyond. A case is written with its breaks shown: '|' allowed, '^' in
 * a URL, '~' at a soft hyphen, '_' at white space, '!' a must; the text is the rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "text/breaks.h"

/* The text with a mark before each byte where a break is. */
static const char *
show(const char *text, const char *lang)
{
	static const char marks[] = {0, '_', '|', '^', '~', '!'};
	static char shown[512];
	unsigned char kinds[256];
	size_t len = strlen(text), n = 0;

	breaks_find(text, len, lang, kinds);
	assert_int_equal(kinds[len], BREAK_MUST);
	for (size_t i = 0; i < len; i++) {
		assert_in_range(kinds[i], BREAK_NO, BREAK_MUST);
		if (kinds[i])
			shown[n++] = marks[kinds[i]];
		shown[n++] = text[i];
	}
	shown[n] = '\0';
	return shown;
}

#define EXPECT(text, shown) assert_string_equal(show(text, NULL), shown)

static void
breaks_as_unicode_says(void **state)
{
	(void)state;
	EXPECT("", "");
	EXPECT("word", "word");
	EXPECT("two words", "two_ words");
	EXPECT("two   words", "two_   words");
	EXPECT("  lead and trail  ", "  lead_ and_ trail  ");
	EXPECT("well-known fact", "well-|known_ fact");
	EXPECT("a\xc2\xa0"
	       "b c",
	    "a\xc2\xa0"
	    "b_ c");
	EXPECT("yes, (no)! \xe2\x80\x9cquote\xe2\x80\x9d",
	    "yes,_ (no)!_ \xe2\x80\x9cquote\xe2\x80\x9d");
	EXPECT("hy\xc2\xadphen", "hy~\xc2\xadphen");
	EXPECT("zero\xe2\x80\x8bwidth", "zero\xe2\x80\x8b|width");
	EXPECT("12,345.67 -5", "12,345.67_ -5");
	EXPECT("C'est fini !", "C'est_ fini !");
}

/* Korean words are parted by spaces alone; Chinese and Japanese have none. */
static void
breaks_in_korean(void **state)
{
	(void)state;
	assert_string_equal(show("측정 가능한 개선", "ko"), "측정_ 가능한_ 개선");
	assert_string_equal(show("ms에서 C++와 10년", "ko"), "ms에서_ C++와_ 10년");
	assert_string_equal(show("(비용)을 “개선”이", "ko"), "(비용)을_ “개선”이");
	assert_string_equal(show("大韓民國의", "ko"), "大韓民國의");
	assert_string_equal(show("大学", "ja"), "大|学");
	assert_string_equal(show("한국어", "en"), "한국어");
}

static void
separators_begin_no_line(void **state)
{
	(void)state;
	EXPECT("x \xe2\x80\x93 y", "x \xe2\x80\x93_ y");
	EXPECT("a | b \xc2\xb7 c", "a |_ b \xc2\xb7_ c");
	EXPECT("one  \xe2\x80\xa2  two", "one  \xe2\x80\xa2_  two");
	EXPECT("tail |", "tail_ |");
}

static void
must_break_behind_newlines(void **state)
{
	(void)state;
	EXPECT("a\nb", "a\n!b");
	EXPECT("a\r\nb", "a\r\n!b");
	EXPECT("a \n b c", "a \n! b_ c");
	EXPECT("a\n\nb", "a\n!\n!b");
}

static void
breaks_between_ideographs(void **state)
{
	(void)state;
	EXPECT("\xe4\xb8\xad\xe6\x96\x87\xe3\x80\x82\xe4\xba\xba",
	    "\xe4\xb8\xad|\xe6\x96\x87\xe3\x80\x82|\xe4\xba\xba");
	assert_string_equal(show("a\xe2\x91\xa0"
	                         "b",
	                        "en"),
	    "a\xe2\x91\xa0"
	    "b");
	assert_string_equal(show("a\xe2\x91\xa0"
	                         "b",
	                        "ja-JP"),
	    "a|\xe2\x91\xa0|b");
}

static void
breaks_urls_where_urls_may(void **state)
{
	(void)state;
	EXPECT("https://www.example.com/a/path?x=1&y=2#end",
	    "https://www^.example^.com/^a/^path^?x^=1^&y^=2^#end");
	EXPECT("see https://ex.org/some-page_two.", "see_ https://ex^.org/^some^-page^_two.");
	EXPECT("jane.doe@mail.example.org", "jane^.doe^@mail^.example^.org");
	EXPECT("j.doe@x.org", "j.doe^@x^.org");
	EXPECT("(github.com/jane/code)", "(github^.com/^jane/^code)");
	EXPECT("doi:10.1145/3292500.3330701", "doi:10^.1145/^3292500^.3330701");
	EXPECT("\xe8\xa7\x81https://a.example/b\xe3\x80\x82",
	    "\xe8\xa7\x81|https://a^.example/^b\xe3\x80\x82");
	EXPECT("mailto:jane@example.org", "mailto:jane^@example^.org");
}

static void
takes_no_word_for_a_url(void **state)
{
	(void)state;
	EXPECT("Node.js/React", "Node.js/|React");
	EXPECT("@jane e.g./i.e.", "@jane_ e.g./i.e.");
	EXPECT("v1.2/v1.3", "v1.2/v1.3");
}

static void
keeps_short_slashes_together(void **state)
{
	(void)state;
	EXPECT("and/or", "and/or");
	EXPECT("(he/she)", "(he/she)");
	EXPECT("TCP/IP", "TCP/|IP");
	EXPECT("77/21575", "77/21575");
	EXPECT("12/Sep/2020", "12/Sep/2020");
	EXPECT("reading/writing", "reading/|writing");
	EXPECT("\xc3\xbc"
	       "ber/or",
	    "\xc3\xbc"
	    "ber/|or");
}

static void
keeps_names_with_signs_together(void **state)
{
	(void)state;
	EXPECT("C++ and C#", "C++_ and_ C#");
	EXPECT("C++/C#/.NET", "C++/|C#/.NET");
	EXPECT("in .NET and /etc", "in_ .NET_ and_ /etc");
	EXPECT("end . Next", "end ._ Next");
}

static void
keeps_numbers_with_their_units(void **state)
{
	(void)state;
	EXPECT("ran 10 km in 2 h.", "ran_ 10 km_ in_ 2 h.");
	EXPECT("5 % of \xe2\x82\xac 500", "5 %_ of_ \xe2\x82\xac 500");
	EXPECT("10 items", "10_ items");
	EXPECT("2019\xe2\x80\x93"
	       "2021",
	    "2019\xe2\x80\x93"
	    "2021");
	EXPECT("May\xe2\x80\x93June", "May\xe2\x80\x93|June");
}

static void
keeps_hyphens_with_short_parts(void **state)
{
	(void)state;
	EXPECT("-foo --flag (-x", "-foo_ --flag_ (-x");
	EXPECT("e-mail T-shirts", "e-mail_ T-shirts");
	EXPECT("vitamin-C, state-of-the-art", "vitamin-C,_ state-|of-|the-|art");
}

static void
keeps_citations_together(void **state)
{
	(void)state;
	EXPECT("Doe [1, 2] and [3][4]", "Doe_ [1, 2]_ and_ [3][4]");
	EXPECT("[a b]", "[a_ b]");
	EXPECT("entry(ies)", "entry(ies)");
}

/* Any text: every kind is one, none stands inside a character, and nothing behind the end is
 * read (there is no NUL, and the blocks are as large as they need to be). */
static void
answers_for_any_text(void **state)
{
	static const char *const parts[] = {"a", "B", "7", " ", "-", "/", ".", "@", "[", "]",
	    "(", "+", "://", "www.", "\n", "\xc2\xad", "\xe2\x80\x93", "\xe4\xb8\xad",
	    "\xc3\xbc", "\xe2\x80\x9c", "10.1000/", ".com/", "\xe3\x80\x80", "km"};
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char text[128];
		unsigned char *kinds;
		char *exact;
		size_t len = 0;

		for (int n = round % 13; n >= 0; n--) {
			const char *part;

			seed = seed * 1664525u + 1013904223u;
			part = parts[(seed >> 8) % (sizeof parts / sizeof *parts)];
			memcpy(text + len, part, strlen(part));
			len += strlen(part);
		}
		exact = malloc(len);
		kinds = malloc(len + 1);
		memcpy(exact, text, len);
		memset(kinds, 0xff, len + 1);
		breaks_find(exact, len, NULL, kinds);
		assert_int_equal(kinds[0], BREAK_NO);
		for (size_t i = 0; i <= len; i++)
			assert_true(
			    kinds[i] <= BREAK_MUST &&
			    (i == len || kinds[i] == BREAK_NO || (text[i] & 0xc0) != 0x80));
		free(exact);
		free(kinds);
	}
}

static double
seconds_for(size_t len, const char *pattern)
{
	char *text = malloc(len + 1);
	unsigned char *kinds = malloc(len + 1);
	clock_t begin;
	double taken;

	for (size_t i = 0; i < len; i++)
		text[i] = pattern[i % strlen(pattern)];
	text[len] = '\0';
	begin = clock();
	breaks_find(text, len, NULL, kinds);
	taken = (double)(clock() - begin) / CLOCKS_PER_SEC;
	free(text);
	free(kinds);
	return taken;
}

/* Generous: a quadratic pass over 4 MB would take hours. */
static void
is_linear(void **state)
{
	static const char *const patterns[] = {"a", "-", "/", "a/", "[1", "a-", ".", "@a.",
	    "://", "a@", " ", "+", "10.1/", "\xc2\xad", "(", "a.com", "]", "1 m "};

	(void)state;
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		double taken = seconds_for((size_t)4 << 20, patterns[i]);

		if (taken > 20)
			fail_msg("%s: %f s", patterns[i], taken);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(breaks_as_unicode_says),
	    cmocka_unit_test(breaks_in_korean),
	    cmocka_unit_test(separators_begin_no_line),
	    cmocka_unit_test(must_break_behind_newlines),
	    cmocka_unit_test(breaks_between_ideographs),
	    cmocka_unit_test(breaks_urls_where_urls_may),
	    cmocka_unit_test(takes_no_word_for_a_url),
	    cmocka_unit_test(keeps_short_slashes_together),
	    cmocka_unit_test(keeps_names_with_signs_together),
	    cmocka_unit_test(keeps_numbers_with_their_units),
	    cmocka_unit_test(keeps_hyphens_with_short_parts),
	    cmocka_unit_test(keeps_citations_together),
	    cmocka_unit_test(answers_for_any_text),
	    cmocka_unit_test(is_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
