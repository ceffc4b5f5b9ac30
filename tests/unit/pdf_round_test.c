/* out/pdf_round: which glyphs come into a subset besides those that are shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "out/pdf_font.h"
#include "text/face.h"

enum { WORDS = 64, SLOTS = 8 };

struct fixture {
	struct arena arena;
	struct face *face;
	struct pdf_rounding *rounding;
	struct pdf_font font;
	struct pdf_slot slots[SLOTS];
	struct pdf_part parts[SLOTS];
	uint64_t glyphs[WORDS];
};

static int
set_up(void **state)
{
	struct fixture *x = calloc(1, sizeof *x);
	hb_blob_t *blob =
	    hb_blob_create_from_file_or_fail("fonts/source-sans-3/SourceSans3-Regular.ttf");

	assert_non_null(blob);
	x->face = face_open(&x->arena, blob, 0);
	hb_blob_destroy(blob);
	x->rounding = pdf_rounding_new(x->face);
	x->font = (struct pdf_font){.face = x->face, .slots = x->slots, .count = 1};
	x->font.glyph_count = hb_face_get_glyph_count(x->face->hb_face);
	assert_true(x->font.glyph_count < WORDS * 64);
	*state = x;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *x = *state;

	free(x->rounding);
	face_close(x->face);
	arena_free(&x->arena);
	free(x);
	return 0;
}

static uint32_t
nominal(const struct fixture *x, uint32_t code)
{
	hb_codepoint_t gid = 0;

	assert_true(hb_font_get_nominal_glyph(x->face->hb_font, code, &gid));
	return gid;
}

static void
show(struct fixture *x, uint32_t gid, const char *text)
{
	size_t i = x->font.count++;

	assert_true(i < SLOTS);
	x->parts[i] = (struct pdf_part){.gid = gid};
	x->slots[i] = (struct pdf_slot){.parts = &x->parts[i], .part_count = 1, .text = text};
}

static void
clear(struct fixture *x)
{
	x->font.count = 1;
	memset(x->glyphs, 0, sizeof x->glyphs);
}

static size_t
count_glyphs(const struct fixture *x)
{
	size_t n = 0;

	for (size_t i = 0; i < WORDS * 64; i++)
		n += x->glyphs[i / 64] >> i % 64 & 1;
	return n;
}

static bool
has(const struct fixture *x, uint32_t gid)
{
	return x->glyphs[gid / 64] >> gid % 64 & 1;
}

static void
brings_in_a_class(void **state)
{
	struct fixture *x = *state;

	show(x, nominal(x, 'k'), "k");
	pdf_round(x->rounding, &x->font, x->glyphs);
	assert_int_equal(count_glyphs(x), 3);
	assert_true(has(x, nominal(x, 'f')) && has(x, nominal(x, 'w')));
	clear(x);
	show(x, nominal(x, '7'), "7 ");
	show(x, nominal(x, 0xE9), "é");
	pdf_round(x->rounding, &x->font, x->glyphs);
	assert_int_equal(count_glyphs(x), 20);
	assert_true(has(x, nominal(x, '0')) && has(x, nominal(x, 0xF1)));
}

static void
leaves_other_glyphs_alone(void **state)
{
	struct fixture *x = *state;

	show(x, nominal(x, 'f'), "ff");
	show(x, nominal(x, 0x416), "Ж");
	show(x, nominal(x, 'k'), "k");
	x->slots[3].made = true;
	pdf_round(x->rounding, &x->font, x->glyphs);
	assert_int_equal(count_glyphs(x), 0);
}

/* Where proportional figures are in this face. */
static uint32_t
proportional_zero(const struct fixture *x)
{
	const hb_feature_t feature = {HB_TAG('p', 'n', 'u', 'm'), 1, 0, (unsigned)-1};
	hb_buffer_t *b = hb_buffer_create();
	uint32_t gid;

	hb_buffer_add_utf8(b, "0", 1, 0, 1);
	hb_buffer_guess_segment_properties(b);
	hb_shape(x->face->hb_font, b, &feature, 1);
	gid = hb_buffer_get_glyph_infos(b, NULL)->codepoint;
	hb_buffer_destroy(b);
	assert_true(gid != nominal(x, '0'));
	return gid;
}

static void
knows_figures_of_another_kind(void **state)
{
	struct fixture *x = *state;
	uint32_t zero = proportional_zero(x);

	show(x, zero + 2, "2");
	show(x, zero + 2, "2 ");
	pdf_round(x->rounding, &x->font, x->glyphs);
	assert_int_equal(count_glyphs(x), 0);
	show(x, zero + 5, "5");
	pdf_round(x->rounding, &x->font, x->glyphs);
	assert_int_equal(count_glyphs(x), 10);
	assert_true(has(x, zero) && has(x, zero + 9));
}

/* A subset must not depend on the documents before. */
static void
forgets_what_was_asked_before(void **state)
{
	struct fixture *x = *state;

	show(x, nominal(x, 'k'), "Ж");
	show(x, nominal(x, 'Q'), "7");
	pdf_round(x->rounding, &x->font, x->glyphs);
	assert_int_equal(count_glyphs(x), 0);
	clear(x);
	show(x, nominal(x, 'k'), "k");
	pdf_round(x->rounding, &x->font, x->glyphs);
	assert_int_equal(count_glyphs(x), 3);
}

static void
bears_glyphs_at_the_end(void **state)
{
	struct fixture *x = *state;
	uint32_t count = x->font.glyph_count;

	show(x, count - 1, "2");
	show(x, count - 2, "1");
	pdf_round(x->rounding, &x->font, x->glyphs);
	assert_int_equal(count_glyphs(x), 3);
	show(x, 0, "9");
	pdf_round(x->rounding, &x->font, x->glyphs);
	assert_int_equal(count_glyphs(x), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(brings_in_a_class, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(leaves_other_glyphs_alone, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(knows_figures_of_another_kind, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(forgets_what_was_asked_before, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(bears_glyphs_at_the_end, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("out/pdf_round", tests, NULL, NULL);
}
