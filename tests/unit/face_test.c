/* text/face: families by name, faces by weight, fallback by code point; base/asset beside them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/asset.h"
#include "text/embed.h"
#include "text/face.h"

#define FAMILY "Source Sans 3"

static int
open_fonts(void **state)
{
	struct fonts *f = fonts_new();

	fonts_use_system(f, false);
	*state = f;
	return 0;
}

static int
close_fonts(void **state)
{
	fonts_free(*state);
	return 0;
}

static void
finds_a_family_whatever_case_and_spaces(void **state)
{
	const struct family *f = fonts_family(*state, FAMILY);

	assert_non_null(f);
	assert_ptr_equal(fonts_family(*state, "sourcesans3"), f);
	assert_ptr_equal(fonts_family(*state, "SOURCE-SANS_3"), f);
	assert_string_equal(family_name(f), FAMILY);
	assert_int_equal(family_origin(f), FAMILY_BUNDLED);
	assert_non_null(strstr(family_file(f), "Regular"));
}

static void
knows_no_family_of_another_name(void **state)
{
	assert_null(fonts_family(*state, "Source Sans"));
	assert_null(fonts_family(*state, "Source Sans 33"));
	assert_null(fonts_family(*state, ""));
	assert_null(fonts_family(*state, " - "));
	assert_null(fonts_family(*state, "Academicons"));
}

static void
lists_text_families_sorted(void **state)
{
	const char *const *names;
	size_t count = fonts_bundled(&names);

	assert_true(count > 1);
	for (size_t i = 0; i < count; i++) {
		assert_true(i == 0 || strcmp(names[i - 1], names[i]) < 0);
		assert_non_null(fonts_family(*state, names[i]));
	}
}

static unsigned
weight_of(void *fonts, const char *family, unsigned weight)
{
	return family_face(fonts, fonts_family(fonts, family), weight, false)->weight;
}

/* Source Sans 3 has 300, 400, 600, 700; Roboto also 100 and 500. */
static void
matches_weights_as_css_does(void **state)
{
	assert_int_equal(weight_of(*state, FAMILY, 400), 400);
	assert_int_equal(weight_of(*state, FAMILY, 450), 400);
	assert_int_equal(weight_of(*state, FAMILY, 500), 400);
	assert_int_equal(weight_of(*state, FAMILY, 501), 600);
	assert_int_equal(weight_of(*state, FAMILY, 650), 700);
	assert_int_equal(weight_of(*state, FAMILY, 900), 700);
	assert_int_equal(weight_of(*state, FAMILY, 350), 300);
	assert_int_equal(weight_of(*state, FAMILY, 100), 300);
	assert_int_equal(weight_of(*state, "Roboto", 450), 500);
	assert_int_equal(weight_of(*state, "Roboto", 200), 100);
}

static void
prefers_style_to_weight_and_never_slants(void **state)
{
	const struct face *light = family_face(*state, fonts_family(*state, FAMILY), 300, true);
	const struct face *mukta =
	    family_face(*state, fonts_family(*state, "Mukta"), 700, true);

	assert_true(light->italic);
	assert_int_equal(light->weight, 400);
	assert_false(mukta->italic);
	assert_int_equal(mukta->weight, 700);
}

static void
opens_a_face_once(void **state)
{
	const struct family *f = fonts_family(*state, FAMILY);
	const struct face *face = family_face(*state, f, 400, false);

	assert_ptr_equal(face, family_face(*state, f, 500, false));
	assert_int_equal(face->id, 0);
	assert_int_equal(family_face(*state, f, 700, false)->id, 1);
}

static void
knows_the_metrics(void **state)
{
	const struct face *f = family_face(*state, fonts_family(*state, FAMILY), 400, false);
	const struct face *x =
	    family_face(*state, fonts_family(*state, "XCharter"), 400, false);

	assert_string_equal(f->family, FAMILY);
	assert_string_equal(f->ps_name, "SourceSans3-Regular");
	assert_int_equal(f->upem, 1000);
	assert_int_equal(f->cap_height, 660);
	assert_in_range(f->x_height, 470, 500);
	assert_in_range(f->ascent, 700, 1100);
	assert_in_range(-f->descent, 200, 450);
	assert_true(f->underline_thickness > 0 && f->underline_position < 0);
	assert_false(f->cff);
	assert_true(f->has_small_caps && f->has_oldstyle);
	assert_true(x->cff && x->has_small_caps && x->has_tabular);
	assert_int_equal(face_scale(f, 500, 10000), 5000);
	assert_int_equal(face_scale(f, -1, 10500), -11);
}

/* Every bundled face opens, and is what fonts/FAMILIES says. */
static void
bundle_is_sound(void **state)
{
	for (size_t i = 0; i < embed_face_count; i++) {
		const struct embed_face *e = &embed_faces[i];
		const struct family *fam = fonts_family(*state, e->family);
		const struct face *f;

		if (e->kind == EMBED_ICON)
			continue;
		assert_non_null(fam);
		f = family_face(*state, fam, e->weight, e->italic);
		assert_int_equal(f->weight, e->weight);
		assert_int_equal(f->italic, e->italic);
		assert_string_equal(f->file, e->file);
		assert_true(face_has(f, ' '));
		assert_string_not_equal(f->ps_name, "Unnamed");
	}
}

static void
covers_by_own_face_then_by_fallback(void **state)
{
	const struct family *f = fonts_family(*state, "Lato");
	const struct face *hebrew = family_cover(*state, f, 700, false, 0x5d0);
	const struct face *arabic = family_cover(*state, f, 400, true, 0x628);

	assert_ptr_equal(
	    family_cover(*state, f, 400, false, 'a'), family_face(*state, f, 400, false));
	assert_string_equal(hebrew->family, "Noto Sans Hebrew");
	assert_int_equal(hebrew->weight, 700);
	assert_string_equal(arabic->family, "Noto Sans Arabic");
	assert_false(arabic->italic);
	assert_ptr_equal(hebrew, family_cover(*state, f, 700, false, 0x5d0));
	assert_null(family_cover(*state, f, 400, false, 0x10fffd));
	assert_null(family_cover_in(*state, f, 400, false, 0x10fffd, "de"));
}

static void
remembers_many_questions(void **state)
{
	const struct family *f = fonts_family(*state, "Lato");

	for (uint32_t code = 0x100000; code < 0x100400; code++)
		assert_null(family_cover(*state, f, 400, false, code));
	assert_non_null(family_cover(*state, f, 400, false, 'a'));
}

static void
write_face(const char *path, const struct embed_face *e)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(
	    fwrite(e->begin, 1, (size_t)(e->end - e->begin), file), e->end - e->begin);
	fclose(file);
}

static const struct embed_face *
bundled(const char *family)
{
	size_t i = 0;

	while (i < embed_face_count && strcmp(embed_faces[i].family, family) != 0)
		i++;
	assert_true(i < embed_face_count);
	return &embed_faces[i];
}

/* A folder that holds Mukta, a broken font and a text file, one level down. */
static void
looks_into_folders_first(void **state)
{
	char dir[] = "/tmp/face_test.XXXXXX", path[64], sub[64];
	const struct family *f;
	FILE *broken;

	assert_non_null(mkdtemp(dir));
	snprintf(sub, sizeof sub, "%s/sub", dir);
	mkdir(sub, 0777);
	snprintf(path, sizeof path, "%s/sub/broken.ttf", dir);
	broken = fopen(path, "wb");
	fputs("no font", broken);
	fclose(broken);
	snprintf(path, sizeof path, "%s/sub/a.TTF", dir);
	write_face(path, bundled("Mukta"));

	fonts_add_path(*state, dir);
	fonts_add_path(*state, dir);
	fonts_add_path(*state, "/nonexistent");
	f = fonts_family(*state, "mukta");
	assert_non_null(f);
	assert_int_equal(family_origin(f), FAMILY_FILE);
	assert_string_equal(family_file(f), path);
	assert_int_equal(family_face(*state, f, 700, false)->weight, 400);
	assert_int_equal(family_origin(fonts_family(*state, FAMILY)), FAMILY_BUNDLED);

	unlink(path);
	snprintf(path, sizeof path, "%s/sub/broken.ttf", dir);
	unlink(path);
	rmdir(sub);
	rmdir(dir);
}

/* The icons stand for a script that nothing else has. */
static void
covers_by_folders(void **state)
{
	char dir[] = "/tmp/face_test.XXXXXX", path[64];
	const uint32_t icon = 0xf2bb;
	const struct face *found;

	assert_null(family_cover(*state, fonts_family(*state, FAMILY), 400, false, icon));
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/a.otf", dir);
	write_face(path, bundled("Font Awesome 7 Free Solid"));
	fonts_add_path(*state, dir);
	found = family_cover(*state, fonts_family(*state, "Lato"), 400, false, icon);
	assert_non_null(found);
	assert_string_equal(found->file, path);
	unlink(path);
	rmdir(dir);
}

static void
tells_serifs(void **state)
{
	static const char *const serifs[] = {"EB Garamond", "Gentium Book Plus",
	    "New Computer Modern", "Source Serif 4", "XCharter"};
	const char *const *names;
	size_t count = fonts_bundled(&names);

	for (size_t i = 0; i < count; i++) {
		bool wanted = false;

		for (size_t k = 0; k < sizeof serifs / sizeof *serifs; k++)
			wanted = wanted || !strcmp(serifs[k], names[i]);
		assert_int_equal(face_has_serifs(family_face(
		                     *state, fonts_family(*state, names[i]), 400, false)),
		    wanted);
	}
}

/* Overwrite 16-bit numbers of a table. */
static void
spoil_table(char *font, size_t len, const char *tag, unsigned from, unsigned to, int value)
{
	const unsigned char *b = (unsigned char *)font;
	size_t tables = (size_t)(b[4] << 8 | b[5]);

	for (size_t i = 0; i < tables; i++) {
		const unsigned char *e = b + 12 + 16 * i;
		size_t at =
		    (size_t)e[8] << 24 | (size_t)e[9] << 16 | (size_t)e[10] << 8 | e[11];

		if (memcmp(e, tag, 4) != 0)
			continue;
		for (size_t n = at + from; n + 1 < at + to && n + 1 < len; n += 2) {
			font[n] = (char)(value >> 8);
			font[n + 1] = (char)value;
		}
	}
}

/* Lines of a font whose metrics are noise still have a height, and letters a size. */
static void
bounds_metrics(void **state)
{
	static const int values[] = {0, 1, -1, 32767, -32768};
	const struct embed_face *e = bundled("Lato");
	size_t len = (size_t)(e->end - e->begin);

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		struct arena a = {0};
		char *font = arena_dup(&a, (const char *)e->begin, len);
		spoil_table(font, len, "hhea", 4, 10, values[i]);
		spoil_table(font, len, "OS/2", 68, 96, values[i]);
		spoil_table(font, len, "post", 8, 12, values[i]);
		hb_blob_t *blob =
		    hb_blob_create(font, (unsigned)len, HB_MEMORY_MODE_READONLY, NULL, NULL);
		struct face *f = face_open(&a, blob, 0);
		int em = (int)f->upem;
		assert_in_range(f->ascent, em / 10, 4 * em);
		assert_in_range(-f->descent, 0, 4 * em);
		assert_in_range(f->cap_height, em / 10, 2 * em);
		assert_in_range(f->x_height, em / 10, 2 * em);
		assert_in_range(f->underline_position + em, 0, 2 * em);
		assert_in_range(f->underline_thickness, 1, em / 2);
		face_close(f);
		hb_blob_destroy(blob);
		arena_free(&a);
	}
}

/* What the system has differs from machine to machine: only that asking is harmless. */
static void
asks_the_system(void **state)
{
	const struct family *f;

	fonts_use_system(*state, true);
	assert_null(fonts_family(*state, "No Such Family Anywhere"));
	assert_null(fonts_family(*state, "No Such Family Anywhere"));
	f = fonts_family(*state, "Lato");
	family_cover_in(*state, f, 400, false, 0x4e00, "ja");
	family_cover_in(*state, f, 400, false, 0x4e01, "ja");
	family_cover(*state, f, 700, false, 0x1f600);
	if (fonts_family(*state, "Noto Serif CJK KR") &&
	    fonts_family(*state, "Noto Sans CJK KR")) {
		const struct face *sans = family_cover_in(*state, f, 400, false, 0xae40, "ko"),
		                  *serif;

		serif = family_cover_in(
		    *state, fonts_family(*state, "EB Garamond"), 400, false, 0xae40, "ko");
		assert_string_equal(sans->family, "Noto Sans CJK KR");
		assert_string_equal(serif->family, "Noto Serif CJK KR");
	}
	f = fonts_family(*state, "Liberation Sans");
	if (f)
		assert_non_null(family_face(*state, f, 700, true));
}

static void
lists_assets_by_prefix(void **state)
{
	size_t count, all;
	const struct asset *a = asset_list("layouts/", &count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(strncmp(a[i].name, "layouts/", 8), 0);
		assert_ptr_equal(asset_find(a[i].name), &a[i]);
		assert_true(a[i].end >= a[i].begin);
		assert_int_equal(*a[i].end, 0);
	}
	asset_list("", &all);
	assert_int_equal(all, asset_table_count);
	assert_null(asset_find("layouts/"));
	assert_null(asset_find("zzz"));
	assert_null(asset_list("zzz", &count));
	assert_int_equal(count, 0);
}

/* Around whole quotients, for every size of the em that OpenType knows. */
static void
divides_as_whole_numbers_do(void **state)
{
	(void)state;
	for (uint32_t upem = 16; upem <= 16384; upem++) {
		const struct face f = {.part = 1.0 / upem};

		for (uint32_t k = 0; k < 300; k++) {
			uint32_t n = UINT32_MAX / upem / 299 * k * upem;

			assert_int_equal(face_divide(&f, n), n / upem);
			assert_int_equal(face_divide(&f, n + upem - 1), (n + upem - 1) / upem);
		}
		assert_int_equal(face_divide(&f, UINT32_MAX), UINT32_MAX / upem);
	}
}

int
main(void)
{
#define WITH_FONTS(test) cmocka_unit_test_setup_teardown(test, open_fonts, close_fonts)
	const struct CMUnitTest tests[] = {
	    WITH_FONTS(finds_a_family_whatever_case_and_spaces),
	    WITH_FONTS(knows_no_family_of_another_name),
	    WITH_FONTS(lists_text_families_sorted),
	    WITH_FONTS(matches_weights_as_css_does),
	    WITH_FONTS(prefers_style_to_weight_and_never_slants),
	    WITH_FONTS(opens_a_face_once),
	    WITH_FONTS(knows_the_metrics),
	    WITH_FONTS(bundle_is_sound),
	    WITH_FONTS(covers_by_own_face_then_by_fallback),
	    WITH_FONTS(remembers_many_questions),
	    WITH_FONTS(looks_into_folders_first),
	    WITH_FONTS(covers_by_folders),
	    WITH_FONTS(tells_serifs),
	    cmocka_unit_test(bounds_metrics),
	    cmocka_unit_test(divides_as_whole_numbers_do),
	    WITH_FONTS(asks_the_system),
	    cmocka_unit_test(lists_assets_by_prefix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
