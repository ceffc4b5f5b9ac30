/* Paragraphs: over random text nothing is lost, stands beyond the measure or out of order, and
 * no space is too wide or too narrow; what is hyphenated, and what hangs into the margins. */
#include "typeset_stand.h"

enum { ROUNDS = 400, WORDS_MAX = 70, TOLERANCE = 20 };

static const char JUSTIFIED[] =
    "typography: {alignment: justified, hyphenate: true, smart_dashes: false}\n";
static const char HANGING[] =
    "typography: {optical_margins: true, font_family: New Computer Modern}\n";

static uint32_t seed;

static int
roll(int below)
{
	seed = seed * 1664525u + 1013904223u;
	return (int)((seed >> 8) % (uint32_t)below);
}

static const char *
random_word(void)
{
	static const char *const words[] = {"a", "of", "the", "determinism", "reproducible",
	    "and/or", "C++", "self-explanatory", "https://example.com/a/long/path?with=query",
	    "ada@example.com", "1815-1852", "naïve", "Łódź", "HAO", "internationalization",
	    "fi", "ffl", "word,", "end.", "(see", "below)", "“quoted”", "10 km",
	    "unconventional", "Zürich", "Donau\u00ADdampfschiff", "thermodynamics", "it’s", "x",
	    "ABCDEF", "T."};
	return words[roll((int)(sizeof words / sizeof *words))];
}

/* Words in runs of one style each; *plain becomes what must be read back. */
static struct rich
random_text(const char **plain)
{
	struct rich r = {0};
	struct buf all = {0};
	for (int n = 1 + roll(WORDS_MAX); n > 0; n--) {
		const char *word = random_word();
		static const unsigned styles[] = {
		    0, 0, 0, 0, RICH_BOLD, RICH_ITALIC, RICH_CODE};
		struct rich_run run = {.style = styles[roll(7)]};
		run.text = arena_printf(&arena, "%s%s", r.count ? " " : "", word);
		rich_add(&arena, &r, run);
		buf_puts(&all, run.text);
	}
	*plain = arena_dup(&arena, all.data, all.len);
	buf_free(&all);
	return r;
}

/* Without soft hyphens. */
static const char *
softless(const char *text)
{
	struct buf out = {0};
	for (; *text; text++)
		if (!strncmp(text, "\u00AD", 2))
			text++;
		else
			buf_putc(&out, *text);
	const char *copy = arena_dup(&arena, out.data ? out.data : "", out.len);
	buf_free(&out);
	return copy;
}

/* All that a list says, hyphens at line ends and other artifacts left out. */
static const char *
said_by(const struct vlist *l)
{
	struct buf out = {0};
	for (size_t i = 0; i < l->count; i++)
		for (size_t k = 0; k < l->nodes[i].count; k++)
			if (l->nodes[i].items[k].kind == ITEM_RUN &&
			    !l->nodes[i].items[k].artifact)
				buf_puts(&out, l->nodes[i].items[k].u.run.text);
	const char *copy = arena_dup(&arena, out.data ? out.data : "", out.len);
	buf_free(&out);
	return copy;
}

/* The right end of a line's ink: without the space that ends it. */
static mpt
right_of(const struct vnode *box)
{
	mpt right = 0;
	for (size_t k = 0; k < box->count; k++) {
		const struct item *it = &box->items[k];
		if (it->kind != ITEM_RUN)
			continue;
		right = it->x + it->u.run.width;
		size_t len = strlen(it->u.run.text);
		if (len && it->u.run.text[len - 1] == ' ' && it->u.run.count)
			right -= it->u.run.glyphs[it->u.run.count - 1].advance;
	}
	return right;
}

static bool
is_last_glyph(const struct vnode *box, size_t item, size_t glyph)
{
	for (size_t k = item + 1; k < box->count; k++)
		if (box->items[k].kind == ITEM_RUN)
			return false;
	return glyph + 1 == box->items[item].u.run.count;
}

static void
check_spaces(const struct vnode *box)
{
	for (size_t k = 0; k < box->count; k++) {
		const struct run *r = &box->items[k].u.run;
		for (size_t i = 0; box->items[k].kind == ITEM_RUN && i < r->count; i++) {
			const struct run_glyph *g = &r->glyphs[i];
			if (!g->text_len || r->text[g->text] != ' ' || is_last_glyph(box, k, i))
				continue;
			assert_in_range(
			    g->advance, r->size / 5 - TOLERANCE, r->size * 3 / 5 + TOLERANCE);
		}
	}
}

static void
check_order(const struct vnode *box)
{
	mpt at = -MPT_MAX;
	for (size_t k = 0; k < box->count; k++) {
		if (box->items[k].kind != ITEM_RUN)
			continue;
		assert_true(box->items[k].x >= at - 1);
		at = box->items[k].x + box->items[k].u.run.width;
	}
}

static struct vlist
set(struct style *s, const struct rich *text, const struct para_options *o)
{
	struct pages *pages = pages_new(&arena);
	struct vlist l = {.arena = &arena};
	para_set(s, pages, &l, &s->part[PART_BODY], text,
	    elem_new(pages, pages->structure, ROLE_P, "text"), o);
	return l;
}

static void
test_random_text(void **state)
{
	(void)state;
	for (uint32_t round = 1; round <= ROUNDS; round++) {
		seed = round;
		const char *plain;
		struct style *s = style_of(JUSTIFIED, "Ada King", "en");
		struct rich text = random_text(&plain);
		struct para_options o = {.align = roll(3) ? PARA_JUSTIFIED : PARA_LEFT,
		    .hyphenate = roll(2),
		    .measure = (60 + roll(400)) * MPT_PT};
		struct vlist l = set(s, &text, &o);
		assert_string_equal(said_by(&l), softless(plain));
		for (size_t i = 0; i < l.count; i++) {
			if (l.nodes[i].kind != V_BOX)
				continue;
			assert_true(right_of(&l.nodes[i]) <= o.measure + TOLERANCE);
			check_order(&l.nodes[i]);
			check_spaces(&l.nodes[i]);
		}
		clear_stand(NULL);
	}
}

static size_t
count_points(const struct style *s, const char *word)
{
	unsigned char points[200];
	size_t n = 0;
	style_hyphenate(s, word, strlen(word), points);
	for (size_t i = 0; i < strlen(word); i++)
		n += points[i];
	return n;
}

static void
test_never_hyphenated(void **state)
{
	static const char *const never[] = {"https://example.com/reproducible",
	    "reproducible@example.com", "www.reproducible.org", "REPRODUCIBLE",
	    "H2Oreproducible", "reproducible2", "example.com/determinism",
	    "snake_case_identifier", "Konstantinopolis", "(Konstantinopolis),", "knowledgeable",
	    "word"};
	(void)state;
	struct style *s =
	    style_of("typography: {hyphenate: true, hyphenation_exceptions: [knowledgeable]}\n",
	        "Ada Konstantinopolis King", "en");
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		assert_int_equal(count_points(s, never[i]), 0);
	assert_true(count_points(s, "reproducible") > 0);
	assert_true(count_points(s, "(Reproducible),") > 0);
	s = style_of("typography: {hyphenate: false}\n", "Ada", "en");
	assert_int_equal(count_points(s, "reproducible"), 0);
}

static void
test_language(void **state)
{
	(void)state;
	struct style *en = style_of("typography: {hyphenate: true}\n", "Ada", "en");
	struct style *de = style_of("typography: {hyphenate: true}\n", "Ada", "de");
	struct style *ja = style_of("typography: {hyphenate: true}\n", "Ada", "ja");
	assert_true(
	    count_points(de, "Nachvollziehbarkeit") > count_points(en, "Nachvollziehbarkeit"));
	assert_int_equal(count_points(ja, "reproducible"), 0);
}

/* A soft hyphen breaks where it stands, hyphenation or not, and is drawn only there, as an
 * artifact. */
static void
test_soft_hyphen(void **state)
{
	(void)state;
	struct style *s = style_of("typography: {hyphenate: false}\n", "Ada", "en");
	struct rich text = rich_text(&arena, "Donau\u00ADdampfschiff", place_none());
	struct para_options o = {.measure = 60 * MPT_PT, .align = PARA_LEFT};
	struct vlist l = set(s, &text, &o);
	assert_int_equal(l.count, 4);
	assert_string_equal(said_by(&l), "Donaudampfschiff");
	const struct vnode *first = &l.nodes[0];
	assert_int_equal(first->count, 2);
	assert_string_equal(first->items[0].u.run.text, "Donau");
	assert_string_equal(first->items[1].u.run.text, "-");
	assert_int_equal(first->items[1].artifact, ARTIFACT_LAYOUT);
	assert_null(first->items[1].elem);
}

static void
test_last_words(void **state)
{
	(void)state;
	struct style *s = style_of("typography: {hyphenate: false}\n", "Ada", "en");
	struct rich text = rich_text(
	    &arena, "One two three four five six seven eight nine ten it.", place_none());
	for (mpt measure = 120 * MPT_PT; measure < 240 * MPT_PT; measure += MPT_PT) {
		struct para_options o = {.measure = measure, .align = PARA_LEFT};
		struct vlist l = set(s, &text, &o);
		const struct vnode *last = &l.nodes[l.count - 1];
		assert_true(l.count == 1 || strchr(last->items[0].u.run.text, ' '));
	}
}

static mpt
right_end(const char *design, const char *words)
{
	struct style *s = style_of(design, "Ada", "en");
	struct rich text = rich_text(&arena, words, place_none());
	struct para_options o = {.measure = 200 * MPT_PT, .align = PARA_RIGHT};
	struct vlist l = set(s, &text, &o);
	return right_of(&l.nodes[0]) - o.measure;
}

static void
test_optical_margins(void **state)
{
	(void)state;
	assert_int_equal(right_end("typography: {optical_margins: false}\n", "End."), 0);
	mpt stop = right_end(HANGING, "End.");
	assert_in_range(stop, 1900, 2000); /* 700 thousandths of 0.278 em at 10 pt */
	assert_int_equal(right_end(HANGING, "Endm"), 0);
	assert_true(right_end(HANGING, "End,") < stop);
	assert_int_equal(
	    right_end(
	        "typography: {optical_margins: true, font_family: DejaVu Sans Mono}\n", "End."),
	    0);
}

static void
test_hanging_lines(void **state)
{
	(void)state;
	for (uint32_t round = 1; round <= ROUNDS / 4; round++) {
		seed = round;
		const char *plain;
		struct style *s = style_of(HANGING, "Ada King", "en");
		struct rich text = random_text(&plain);
		struct para_options o = {.measure = (100 + roll(300)) * MPT_PT};
		struct vlist l = set(s, &text, &o);
		assert_string_equal(said_by(&l), softless(plain));
		for (size_t i = 0; i < l.count; i++)
			if (l.nodes[i].kind == V_BOX)
				assert_true(right_of(&l.nodes[i]) <= o.measure + 4 * MPT_PT);
		clear_stand(NULL);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_random_text, clear_stand),
	    cmocka_unit_test_teardown(test_never_hyphenated, clear_stand),
	    cmocka_unit_test_teardown(test_language, clear_stand),
	    cmocka_unit_test_teardown(test_soft_hyphen, clear_stand),
	    cmocka_unit_test_teardown(test_last_words, clear_stand),
	    cmocka_unit_test_teardown(test_optical_margins, clear_stand),
	    cmocka_unit_test_teardown(test_hanging_lines, clear_stand),
	};
	return cmocka_run_group_tests(tests, open_stand, close_stand);
}
