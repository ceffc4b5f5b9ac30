/* Inline Markdown: what becomes a style or a link, what stays text, what is reported where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "markup/markup.h"

static struct arena arena;
static struct diags diags;

static struct place
place_of(const char *text)
{
	struct source *s = arena_zero(&arena, 1, sizeof *s);
	s->name = "test";
	s->bytes = text;
	s->len = strlen(text);
	return (struct place){s, 0, (uint32_t)s->len};
}

static void
put_flags(struct buf *out, unsigned style)
{
	static const char LETTERS[] = "BIC^vOU";
	for (unsigned bit = 0; LETTERS[bit]; bit++)
		if (style & 1u << bit)
			buf_putc(out, LETTERS[bit]);
}

/* Runs as '{B bold}' and '{ words|https://url}'; unstyled words stand bare. */
static const char *
shown(const struct rich *r)
{
	struct buf out = {0};
	for (size_t i = 0; i < r->count; i++) {
		const struct rich_run *run = &r->runs[i];
		if (!run->style && !run->url) {
			buf_puts(&out, run->text);
			continue;
		}
		buf_putc(&out, '{');
		put_flags(&out, run->style);
		buf_printf(
		    &out, " %s%s%s}", run->text, run->url ? "|" : "", run->url ? run->url : "");
	}
	const char *text = arena_dup(&arena, out.data ? out.data : "", out.len);
	buf_free(&out);
	return text;
}

static struct rich
read(const char *text)
{
	diags = (struct diags){.arena = &arena};
	return markup_text(&arena, text, place_of(text), &diags);
}

struct example {
	const char *source, *runs;
};

static void
check_all(const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct rich r = read(examples[i].source);
		assert_string_equal(shown(&r), examples[i].runs);
	}
}

#define CHECK_ALL(examples) check_all(examples, sizeof(examples) / sizeof *(examples))

static void
emphasis(void **state)
{
	(void)state;
	static const struct example EXAMPLES[] = {
	    {"plain", "plain"},
	    {"a **b** c *d* ***e*** `f`", "a {B b} c {I d} {BI e} {C f}"},
	    {"**a *b* c**", "{B a }{BI b}{B  c}"},
	    {"**P**hD", "{B P}hD"},
	    {"Jiayi Yuan\\*, **Hao Li\\***, Xia Hu", "Jiayi Yuan*, {B Hao Li*}, Xia Hu"},
	    {"<i>it</i> <B>b</B> x<sup>2</sup> H<sub>2</sub>O <u>u</u>",
	        "{I it} {B b} x{^ 2} H{v 2}O {U u}"},
	    {"a<br>b<br/>c", "a\nb\nc"},
	    {"<b>to the end", "{B to the end}"},
	};
	CHECK_ALL(EXAMPLES);
}

static void
text_stays_text(void **state)
{
	(void)state;
	static const struct example EXAMPLES[] = {
	    {"# heading", "# heading"},
	    {"- item", "- item"},
	    {"+ item", "+ item"},
	    {"1. number", "1. number"},
	    {"2020. A year", "2020. A year"},
	    {"> quote", "> quote"},
	    {"---", "---"},
	    {"a\n===", "a ==="},
	    {"a\n---", "a ---"},
	    {"    code", "code"},
	    {"~~~\nx\n~~~", "~~~ x ~~~"},
	    {"| a | b |\n|---|---|\n| 1 | 2 |", "| a | b | |---|---| | 1 | 2 |"},
	    {"**bold without end", "**bold without end"},
	    {"a * b * c", "a * b * c"},
	    {"2*3*4", "2*3*4"},
	    {"snake_case_name and __init__", "snake_case_name and __init__"},
	    {"**", "**"},
	    {"`code", "`code"},
	    {"~~strike~~", "~~strike~~"},
	    {"C++ C# $5 100% R&D a_b <x>", "C++ C# $5 100% R&D a_b <x>"},
	    {"\\& \\% \\$ \\_ \\# \\textbf{x}", "& % $ _ # \\textbf{x}"},
	    {"a < b > c & d", "a < b > c & d"},
	    {"<script>alert(1)</script>", "<script>alert(1)</script>"},
	    {"</b>x", "</b>x"},
	    {"<!-- gone -->x", "x"},
	    {"&lt; &amp; &#x41; &mdash; &bogus;", "< & A \xE2\x80\x94 &bogus;"},
	    {"&#0;&#x1F;", "\xEF\xBF\xBD\xEF\xBF\xBD"},
	};
	CHECK_ALL(EXAMPLES);
}

static void
white_space(void **state)
{
	(void)state;
	static const struct example EXAMPLES[] = {
	    {"  lead and trail \n", "lead and trail"},
	    {"a   b\tc\nd", "a b c d"},
	    {"line  \nbreak", "line\nbreak"},
	    {"line\\\nbreak", "line\nbreak"},
	    {"line\\\\\nbreak", "line\\ break"},
	    {"a\n\n\nb", "a\nb"},
	    {"end  \n", "end"},
	    {"a\xE2\x80\xA8"
	     "b",
	        "a b"},
	    {"**a** **b**", "{B a} {B b}"},
	    {"x  \n**bold**", "x\n{B bold}"},
	    {"", ""},
	    {"   ", ""},
	};
	CHECK_ALL(EXAMPLES);
}

static void
links(void **state)
{
	(void)state;
	static const struct example EXAMPLES[] = {
	    {"[a](http://e.x/(p)_q)", "{ a|http://e.x/(p)_q}"},
	    {"<https://e.x>", "{ https://e.x|https://e.x}"},
	    {"see https://bare.url/x_y_z.",
	        "see { https://bare.url/x_y_z|https://bare.url/x_y_z}."},
	    {"www.foo.org", "{ www.foo.org|https://www.foo.org}"},
	    {"me@foo.org", "{ me@foo.org|mailto:me@foo.org}"},
	    {"[x](mailto:a@b.c)", "{ x|mailto:a@b.c}"},
	    {"[x](tel:+1 (23) 4)", "{ x|tel:+1(23)4}"},
	    {"[x](HTTPS://A.b/c d)", "{ x|https://A.b/c%20d}"},
	    {"[x](https://a.b/\xC3\xA4)", "{ x|https://a.b/%C3%A4}"},
	    {"[x](github.com/me)", "{ x|https://github.com/me}"},
	    {"[](https://a.b)", "{ https://a.b|https://a.b}"},
	    {"[**b** c](https://a.b)", "{B b|https://a.b}{  c|https://a.b}"},
	    {"[a](<https://a.b> \"title\")", "{ a|https://a.b}"},
	    {"[a]", "[a]"},
	    {"[a][b]", "[a][b]"},
	    {"[a](b", "[a](b"},
	    {"`[a](b c)`", "{C [a](b c)}"},
	    {"[a](https://x.y)**b**", "{ a|https://x.y}{B b}"},
	    {"**[a](https://x.y)**", "{B a|https://x.y}"},
	    {"[https://x.y](https://x.y): *b*", "{ https://x.y|https://x.y}: {I b}"},
	    {"(https://x.y/C_(lang)), www.x.y.",
	        "({ https://x.y/C_(lang)|https://x.y/C_(lang)}), { www.x.y|https://www.x.y}."},
	    {"https://x.y**b**", "{ https://x.y|https://x.y}{B b}"},
	    {"`https://x.y` <a@b.cd>", "{C https://x.y} { a@b.cd|mailto:a@b.cd}"},
	    {"](b c)", "](b c)"},
	    {"[a](https://x.y) [b](https://x.y)", "{ a|https://x.y} { b|https://x.y}"},
	};
	CHECK_ALL(EXAMPLES);
}

struct report {
	const char *source, *name;
	uint32_t begin, end;
};

static void
dead_links_are_reported(void **state)
{
	(void)state;
	static const struct report REPORTS[] = {
	    {"**[NeurIPS 2025](To appear)** x", "link-target", 17, 26},
	    {"[GitHub](#)", "link-target", 9, 10},
	    {"[a]()", "link-target", 1, 2},
	    {"[a](../rel)", "link-target", 4, 10},
	    {"[a](cv.pdf)", "link-target", 4, 10},
	    {"[a](http://)", "link-target", 4, 11},
	    {"[a](javascript:alert(1))", "link-scheme", 4, 23},
	    {"[a](file:///etc/passwd)", "link-scheme", 4, 22},
	    {"![a](https://x.y/z.png)", "image-in-text", 0, 23},
	};
	for (size_t i = 0; i < sizeof REPORTS / sizeof *REPORTS; i++) {
		struct rich r = read(REPORTS[i].source);
		assert_int_equal(diags.count, 1);
		assert_string_equal(diags.items[0].name, REPORTS[i].name);
		assert_int_equal(diags.items[0].place.begin, REPORTS[i].begin);
		assert_int_equal(diags.items[0].place.end, REPORTS[i].end);
		for (size_t k = 0; k < r.count; k++)
			assert_null(r.runs[k].url);
	}
}

static void
places_point_into_the_source(void **state)
{
	(void)state;
	const char *text = "ab **cd**  \n&amp;[ef](https://x.y)";
	struct rich r = read(text);
	assert_int_equal(r.count, 4);
	assert_int_equal(r.runs[1].place.begin, 5);
	assert_int_equal(r.runs[1].place.end, 7);
	assert_memory_equal(text + r.runs[3].place.begin, "ef", 2);
}

static void
markdown_comes_back(void **state)
{
	(void)state;
	static const char *const TEXTS[] = {
	    "a **b** c *d* ***e*** `f` <u>g</u> x<sup>2</sup>",
	    "**a *b* c**",
	    "*a **b** c*",
	    "a**b*c*d**e",
	    "[a **b**](https://x.y/\\(z\\)) <https://x.y> <me@foo.org>",
	    "2*3*4 \\*x\\* a_b _c_ &lt;b> &amp;amp;",
	    "www\\.foo.org http\\://x me\\@x.org",
	    "``a`b``",
	    "a  \nb",
	    "# x",
	    "\xC3\xA9**\xC3\xA9**\xC3\xA9",
	};
	for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
		struct rich r = read(TEXTS[i]), again = read(rich_markdown(&arena, &r));
		assert_string_equal(shown(&again), shown(&r));
	}
}

static const char *
repeated(const char *piece, size_t count)
{
	struct buf b = {0};
	for (size_t i = 0; i < count; i++)
		buf_puts(&b, piece);
	const char *text = arena_dup(&arena, b.data, b.len);
	buf_free(&b);
	return text;
}

static void
hostile_text_takes_bounded_time(void **state)
{
	(void)state;
	static const char *const PIECES[] = {"[", "*", "_", "`", "<", "](", "[a](", "[a](b c",
	    "![", "&", "\\", "**a*", "a**b", "<!--", "<a ", "[](", "*a_", "http://", "@",
	    "www.", "``", "<b>", "\n", "  \n", "[a](<b", "(["};
	for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
		const char *text = repeated(PIECES[i], 50000 / strlen(PIECES[i]));
		clock_t begin = clock();
		read(text);
		assert_true(clock() - begin < CLOCKS_PER_SEC);
	}
}

static void
too_long_text_is_set_as_typed(void **state)
{
	(void)state;
	struct rich r = read(repeated("**a** ", 60000));
	assert_int_equal(r.count, 1);
	assert_string_equal(diags.items[0].name, "long-text");
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
	    cmocka_unit_test(emphasis),
	    cmocka_unit_test(text_stays_text),
	    cmocka_unit_test(white_space),
	    cmocka_unit_test(links),
	    cmocka_unit_test(dead_links_are_reported),
	    cmocka_unit_test(places_point_into_the_source),
	    cmocka_unit_test(markdown_comes_back),
	    cmocka_unit_test(hostile_text_takes_bounded_time),
	    cmocka_unit_test(too_long_text_is_set_as_typed),
	};
	return cmocka_run_group_tests_name("markup", tests, NULL, free_arena);
}
