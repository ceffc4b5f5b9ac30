/* text/shape: glyphs, and the text that they stand for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"
#include "text/shape.h"

#define SHY     "\xc2\xad"
#define ZWNJ    "\xe2\x80\x8c"
#define ZWJ     "\xe2\x80\x8d"
#define NOWHERE "\xf4\x8f\xbf\xbd" /* U+10FFFD */

struct fixture {
	struct fonts *fonts;
	struct shaper *shaper;
	struct text_style style;
};

static int
set_up(void **state)
{
	static struct fixture x;

	x.fonts = fonts_new();
	fonts_use_system(x.fonts, false);
	x.shaper = shaper_new(x.fonts);
	x.style = (struct text_style){.family = fonts_family(x.fonts, "Lato"), .weight = 400};
	*state = &x;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *x = *state;

	shaper_free(x->shaper);
	fonts_free(x->fonts);
	return 0;
}

static const struct shaped *
shape_text(struct fixture *x, const char *text)
{
	return shape(x->shaper, &x->style, text, strlen(text), false);
}

static void
use_family(struct fixture *x, const char *name)
{
	x->style.family = fonts_family(x->fonts, name);
	assert_non_null(x->style.family);
}

/* Append the texts of a piece's glyphs in logical order. */
static void
collect_piece(const struct shaped *p, struct buf *out)
{
	uint32_t at = 0;
	int64_t sum = 0;

	for (uint32_t k = 0; k < p->count; k++) {
		const struct glyph *g = &p->glyphs[p->rtl ? p->count - 1 - k : k];

		assert_int_equal(g->text, at);
		at += g->text_len;
		buf_put(out, p->text + g->text, g->text_len);
		sum += g->advance;
		assert_true(g->gid != 0 || p->missing);
	}
	assert_int_equal(sum, p->advance);
	assert_int_equal(at, p->count ? p->text_len : 0);
}

static void
collect(const struct shaped *w, struct buf *out)
{
	if (w->rtl && w->next) {
		collect(w->next, out);
		collect_piece(w, out);
		return;
	}
	for (; w; w = w->next)
		collect_piece(w, out);
}

static void
expect_text(const struct shaped *w, const char *text)
{
	struct buf b = {0};

	collect(w, &b);
	assert_string_equal(b.data ? b.data : "", text);
	buf_free(&b);
}

static void
kerns(void **state)
{
	struct fixture *x = *state;
	int32_t apart = shape_text(x, "A")->advance + shape_text(x, "V")->advance;
	const struct shaped *w = shape_text(x, "AV");

	assert_int_equal(w->count, 2);
	assert_true(w->advance < apart);
	assert_true(w->glyphs[1].unsafe_to_break);
	assert_int_equal(shaped_width(w, 10000), face_scale(w->face, w->advance, 10000));
}

static void
makes_ligatures_that_say_their_letters(void **state)
{
	struct fixture *x = *state;
	const struct shaped *w = shape_text(x, "office");

	assert_true(w->count < 6);
	expect_text(w, "office");
	w = shape_text(x, "fi");
	assert_int_equal(w->count, 1);
	assert_int_equal(w->glyphs[0].text_len, 2);
	x->style.no_ligatures = true;
	assert_int_equal(shape_text(x, "fi")->count, 2);
	x->style.no_ligatures = false;
	x->style.letterspace = 50;
	assert_int_equal(shape_text(x, "fi")->count, 2);
}

static void
remembers_words_by_style(void **state)
{
	struct fixture *x = *state;
	const struct shaped *w = shape_text(x, "word");

	assert_ptr_equal(shape_text(x, "word"), w);
	x->style.weight = 700;
	assert_ptr_not_equal(shape_text(x, "word"), w);
	x->style.weight = 400;
	x->style.lang = "de";
	assert_ptr_not_equal(shape_text(x, "word"), w);
	x->style.lang = NULL;
	assert_ptr_equal(shape_text(x, "word"), w);
	shaper_set_lang(x->shaper, "tr");
	assert_ptr_not_equal(shape_text(x, "word"), w);
	shaper_set_lang(x->shaper, NULL);
	shaper_trim(x->shaper, 1 << 30);
	assert_ptr_equal(shape_text(x, "word"), w);
	shaper_trim(x->shaper, 0);
	expect_text(shape_text(x, "word"), "word");
}

static void
chooses_figures_and_small_capitals(void **state)
{
	struct fixture *x = *state;
	uint32_t plain, small;
	int32_t one, eight;

	use_family(x, "Noto Sans");
	x->style.figures = FIGURES_PROPORTIONAL;
	one = shape_text(x, "1")->advance;
	x->style.figures = FIGURES_TABULAR;
	eight = shape_text(x, "8")->advance;
	assert_int_equal(shape_text(x, "1")->advance, eight);
	assert_true(one < eight);

	plain = shape_text(x, "3")->glyphs[0].gid;
	x->style.oldstyle = true;
	assert_int_not_equal(shape_text(x, "3")->glyphs[0].gid, plain);

	plain = shape_text(x, "a")->glyphs[0].gid;
	x->style.small_caps = true;
	small = shape_text(x, "a")->glyphs[0].gid;
	assert_int_not_equal(small, plain);
	expect_text(shape_text(x, "aB"), "aB");
}

static void
small_caps_change_nothing_where_there_are_none(void **state)
{
	struct fixture *x = *state;
	uint32_t plain = shape_text(x, "a")->glyphs[0].gid;

	x->style.small_caps = true;
	assert_int_equal(shape_text(x, "a")->glyphs[0].gid, plain);
}

static void
spaces_letters_but_the_last(void **state)
{
	struct fixture *x = *state;
	const struct shaped *w;
	int32_t plain = shape_text(x, "HHH")->advance, marked, space = shape_text(x, " ")->advance;

	marked = shape_text(x, "H\xcc\xa3H")->advance; /* a mark below */
	x->style.letterspace = 100;
	w = shape_text(x, "HHH");
	assert_int_equal(w->advance, plain + 2 * 200); /* upem 2000 */
	assert_int_equal(w->glyphs[2].advance, plain / 3);
	assert_int_equal(shape_text(x, "H\xcc\xa3H")->advance, marked + 200);
	assert_int_equal(shape_text(x, " ")->advance, space + 2 * 200);
}

static void
falls_back_for_other_scripts(void **state)
{
	static const struct {
		const char *text, *family;
		bool rtl;
	} cases[] = {
	    {"\xce\xb1\xce\xb2\xce\xb3", NULL, false},                         /* Greek */
	    {"\xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0", NULL, false}, /* Cyrillic */
	    {"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "Noto Sans Hebrew", true},
	    {"\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85", "Noto Sans Arabic", true},
	    {"\xe0\xa4\xb9\xe0\xa4\xbf\xe0\xa4\xa8\xe0\xa5\x8d\xe0\xa4\xa6\xe0\xa5\x80",
	        "Noto Sans", false},
	};
	struct fixture *x = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *text = cases[i].text;
		const struct shaped *w =
		    shape(x->shaper, &x->style, text, strlen(text), cases[i].rtl);

		assert_false(w->missing);
		assert_null(w->next);
		assert_int_equal(w->rtl, cases[i].rtl);
		if (cases[i].family)
			assert_string_equal(w->face->family, cases[i].family);
		expect_text(w, text);
	}
}

static void
takes_the_bold_face_of_a_fallback(void **state)
{
	struct fixture *x = *state;

	x->style.weight = 700;
	x->style.italic = true;
	assert_int_equal(shape(x->shaper, &x->style, "\xd7\xa9", 2, true)->face->weight, 700);
}

static void
joins_arabic_letters(void **state)
{
	struct fixture *x = *state;
	const struct shaped *beh = shape(x->shaper, &x->style, "\xd8\xa8", 2, true);
	const struct shaped *two = shape(x->shaper, &x->style, "\xd8\xa8\xd8\xa8", 4, true);
	const struct shaped *apart =
	    shape(x->shaper, &x->style, "\xd8\xa8" ZWNJ "\xd8\xa8", 7, true);

	assert_int_not_equal(two->glyphs[two->count - 1].gid, beh->glyphs[beh->count - 1].gid);
	assert_true(two->glyphs[0].text > two->glyphs[two->count - 1].text);
	assert_int_equal(apart->glyphs[0].gid, beh->glyphs[0].gid);
	expect_text(apart, "\xd8\xa8" ZWNJ "\xd8\xa8");
}

static void
mixes_faces_in_visual_order(void **state)
{
	struct fixture *x = *state;
	const struct shaped *w = shape_text(x, "a\xe0\xa4\x85");

	assert_string_equal(w->face->family, "Lato");
	assert_non_null(w->next);
	assert_string_equal(w->next->face->family, "Noto Sans");
	expect_text(w, "a\xe0\xa4\x85");

	w = shape(x->shaper, &x->style, "\xd7\xa9" NOWHERE, 6, true);
	assert_true(w->missing);
	assert_false(w->next->missing);
	expect_text(w, "\xd7\xa9" NOWHERE);
}

static void
draws_boxes_for_what_is_missing(void **state)
{
	struct fixture *x = *state;
	const struct shaped *w = shape_text(x, "a" NOWHERE NOWHERE "b");

	assert_false(w->missing);
	w = w->next;
	assert_true(w->missing);
	assert_int_equal(w->count, 2);
	assert_int_equal(w->glyphs[0].gid, 0);
	assert_int_equal(w->glyphs[1].text_len, 4);
	assert_true(w->advance > 0);
	assert_string_equal(w->face->family, "Lato");
	assert_false(w->next->missing);
	expect_text(shape_text(x, "a" NOWHERE NOWHERE "b"), "a" NOWHERE NOWHERE "b");
}

/* A family of four, joined: one character to a reader, so one box. */
static void
draws_one_box_for_a_sequence(void **state)
{
	static const char *const sequences[] = {
	    "\xf0\x9f\xab\x83" ZWJ "\xf0\x9f\xab\x84", /* too new for any bundled face */
	    "\xf0\x9f\xab\x83\xf0\x9f\x8f\xbd",        /* with a skin color */
	};
	struct fixture *x = *state;

	for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
		const struct shaped *w = shape_text(x, sequences[i]);

		expect_text(w, sequences[i]);
		if (w->missing && !w->next)
			assert_int_equal(w->count, 1);
	}
}

static void
drops_what_neither_draws_nor_joins(void **state)
{
	struct fixture *x = *state;

	expect_text(shape_text(x, "hy" SHY "phen"), "hyphen");
	expect_text(shape_text(x, "\xe2\x9c\x89\xef\xb8\x8f"), "\xe2\x9c\x89");
	expect_text(shape_text(x, "\xe2\x80\x8e"
	                          "a\xef\xbb\xbf"),
	    "a");
	assert_int_equal(shape_text(x, "a" ZWNJ ZWJ ZWJ "b")->text_len, 5);
	assert_int_equal(shape_text(x, SHY)->count, 0);
	assert_int_equal(shape_text(x, SHY)->text_len, 0);
	assert_int_equal(shaped_width(shape_text(x, SHY), 10000), 0);
	assert_int_equal(shape_text(x, ZWJ)->advance, 0);
}

static void
lets_glyphs_stand_in(void **state)
{
	struct fixture *x = *state;
	uint32_t space = shape_text(x, " ")->glyphs[0].gid;
	const struct shaped *w = shape_text(x, "a\xe2\x80\x91"
	                                       "b"); /* U+2011 */

	assert_int_equal(w->count, 3);
	assert_false(w->missing);
	expect_text(w, "a\xe2\x80\x91"
	               "b");
	w = shape_text(x, "\xc2\xa0");
	assert_int_equal(w->glyphs[0].gid, space);
	expect_text(w, "\xc2\xa0");
	use_family(x, "Ubuntu");
	w = shape_text(x, "\xe2\x80\x91");
	assert_string_equal(w->face->family, "Ubuntu");
}

static void
every_family_sets_english(void **state)
{
	struct fixture *x = *state;
	const char *const *names;
	size_t count = fonts_bundled(&names);

	for (size_t i = 0; i < count; i++) {
		const struct shaped *w;

		use_family(x, names[i]);
		w = shape_text(
		    x, "Efficient~(x@y);\xe2\x80\x94\xe2\x80\x99\xe2\x80\xa2\xc3\xa9");
		for (; w; w = w->next)
			assert_false(w->missing);
	}
}

/* Every pair of ASCII characters comes out as HarfBuzz has it when nothing is switched off. */
static void
shapes_plain_words_as_harfbuzz_does(void **state)
{
	struct fixture *x = *state;
	const char *const *names;
	size_t count = fonts_bundled(&names);
	hb_feature_t lining = {HB_TAG('l', 'n', 'u', 'm'), 1, 0, (unsigned)-1};
	hb_buffer_t *b = hb_buffer_create();

	for (size_t i = 0; i < count; i++) {
		use_family(x, names[i]);
		for (int k = 0; k < 0x5e * 0x5e; k++) {
			const char text[] = {'n', (char)('!' + k / 0x5e), (char)('!' + k % 0x5e), 'i', '\0'};
			const struct shaped *w = shape_text(x, text);
			const hb_glyph_info_t *info;
			unsigned n;

			hb_buffer_clear_contents(b);
			hb_buffer_add_utf8(b, text, -1, 0, -1);
			hb_buffer_guess_segment_properties(b);
			hb_shape(w->face->hb_font, b, &lining, 1);
			info = hb_buffer_get_glyph_infos(b, &n);
			assert_int_equal(w->count, n);
			for (unsigned at = 0; at < n; at++)
				assert_int_equal(w->glyphs[at].gid, info[at].codepoint);
		}
	}
	hb_buffer_destroy(b);
}

/* A random string of characters that are hard in one way or another, and what is left of it
 * when what doesn't say anything is dropped. */
static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static uint32_t
random_code(uint32_t *seed)
{
	static const uint32_t ranges[][2] = {{0x21, 0x5e}, {0x61, 26}, {0xc0, 0x1c0},
	    {0x300, 0x70}, {0x370, 0x190}, {0x5d0, 27}, {0x620, 0x60}, {0x900, 0x80},
	    {0x1100, 0x100}, {0xac00, 0x100}, {0x2010, 8}, {0x4e00, 0x100}, {0x1f300, 0x100},
	    {0x1f1e6, 26}, {0x200c, 2}, {0xfb00, 0x50}, {0x10fff0, 14}, {0x3131, 0x20},
	    {0xe00, 0x60}};
	const uint32_t *range = ranges[next_random(seed) % (sizeof ranges / sizeof *ranges)];

	return range[0] + next_random(seed) % range[1];
}

static void
random_word(uint32_t *seed, struct buf *text)
{
	uint32_t previous = 0, code;
	size_t count = 1 + next_random(seed) % 12;

	buf_clear(text);
	buf_utf8(text, 'x');
	for (size_t i = 0; i < count; i++, previous = code) {
		code = random_code(seed);
		if ((code & ~1u) == 0x200c && (previous & ~1u) == 0x200c)
			code = 'a';
		if (code == 0x115f || code == 0x1160 || code == 0x34f || code == 0x3164 ||
		    code == 0x61c)
			code = 'b';
		buf_utf8(text, code);
	}
}

static void
glyphs_make_up_the_text(void **state)
{
	static const char *const families[] = {
	    "Lato", "Noto Sans", "Mukta", "XCharter", "EB Garamond", "Source Serif 4"};
	struct fixture *x = *state;
	struct buf text = {0};
	uint32_t seed = 1;

	for (int i = 0; i < 20000; i++) {
		random_word(&seed, &text);
		use_family(x, families[i % 6]);
		x->style.letterspace = i % 7 == 0 ? 30 : 0;
		x->style.weight = i % 5 ? 400 : 700;
		expect_text(shape(x->shaper, &x->style, text.data, text.len, i % 2), text.data);
		shaper_trim(x->shaper, 1 << 20);
	}
	buf_free(&text);
}

static void
shapes_very_long_words(void **state)
{
	struct fixture *x = *state;
	struct buf text = {0};

	for (int i = 0; i < 200000; i++)
		buf_puts(&text, "ab");
	assert_int_equal(shape_text(x, text.data)->count, 400000);
	buf_clear(&text);
	buf_putc(&text, 'a');
	for (int i = 0; i < 20000; i++)
		buf_puts(&text, "\xcc\x81");
	shape_text(x, text.data);
	buf_free(&text);
}

/* Readers take letters that overlap by a tenth of an em for two words. */
static void
kerns_no_pair_apart(void **state)
{
	static const char *const families[] = {"Lato", "Raleway", "Source Sans 3", "EB Garamond"};
	struct fixture *x = *state;

	for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
		use_family(x, families[i]);
		const struct shaped *w = shape_text(x, "https://AVATo.LTY");
		for (uint32_t k = 0; k < w->count; k++) {
			int32_t own = hb_font_get_glyph_h_advance(w->face->hb_font, w->glyphs[k].gid);
			assert_true(w->glyphs[k].advance * 10 > own * 10 - (int32_t)w->face->upem);
		}
	}
}

int
main(void)
{
#define WITH_SHAPER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH_SHAPER(kerns),
	    WITH_SHAPER(kerns_no_pair_apart),
	    WITH_SHAPER(makes_ligatures_that_say_their_letters),
	    WITH_SHAPER(remembers_words_by_style),
	    WITH_SHAPER(chooses_figures_and_small_capitals),
	    WITH_SHAPER(small_caps_change_nothing_where_there_are_none),
	    WITH_SHAPER(spaces_letters_but_the_last),
	    WITH_SHAPER(falls_back_for_other_scripts),
	    WITH_SHAPER(takes_the_bold_face_of_a_fallback),
	    WITH_SHAPER(joins_arabic_letters),
	    WITH_SHAPER(mixes_faces_in_visual_order),
	    WITH_SHAPER(draws_boxes_for_what_is_missing),
	    WITH_SHAPER(draws_one_box_for_a_sequence),
	    WITH_SHAPER(drops_what_neither_draws_nor_joins),
	    WITH_SHAPER(lets_glyphs_stand_in),
	    WITH_SHAPER(every_family_sets_english),
	    WITH_SHAPER(shapes_plain_words_as_harfbuzz_does),
	    WITH_SHAPER(glyphs_make_up_the_text),
	    WITH_SHAPER(shapes_very_long_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
