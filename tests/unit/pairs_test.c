/* text/pairs: words out of the table are what HarfBuzz makes of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <limits.h>
#include <string.h>
#include "base/buf.h"
#include "text/embed.h"
#include "text/fonts.h"
#include "text/pairs.h"

enum { WORDS = 2000, WORD_MAX = 9 };

struct fixture {
	struct fonts *fonts, *without; /* a table */
	struct shaper *by_pairs, *by_harfbuzz;
};

static int
set_up(void **state)
{
	static struct fixture x;

	x.fonts = fonts_new();
	x.without = fonts_new();
	fonts_use_system(x.fonts, false);
	fonts_use_system(x.without, false);
	x.by_pairs = shaper_new(x.fonts);
	x.by_harfbuzz = shaper_new(x.without);
	*state = &x;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *x = *state;

	shaper_free(x->by_pairs);
	shaper_free(x->by_harfbuzz);
	fonts_free(x->fonts);
	fonts_free(x->without);
	return 0;
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Letters mostly, then figures, marks, and what else there is; some begin with what a ligature may. */
static void
random_word(uint32_t *seed, struct buf *word)
{
	static const char *const hard[] = {"", "", "", "", "f", "ff", "ffi", "fj", "Th", "st", "ct", "www", "(c)", "1/2", "->",
	    "--", "tt", "Qu", "VA", "ij", "sch", "ck", "–", "•"};
	size_t more = next_random(seed) % WORD_MAX;

	buf_clear(word);
	for (size_t i = 0; i < more || !word->len; i++) {
		uint32_t kind = next_random(seed) % 10, n = next_random(seed);

		if (i % 3 == 0)
			buf_puts(word, hard[next_random(seed) % (sizeof hard / sizeof *hard)]);
		buf_utf8(word, kind < 5   ? 'a' + n % 26
		               : kind < 7 ? 'A' + n % 26
		               : kind < 8 ? '0' + n % 10
		                          : pairs_code(n % PAIRS_PLAIN));
	}
}

static bool
is_same_piece(const struct shaped *a, const struct shaped *b)
{
	return a->count == b->count && a->advance == b->advance && a->plain == b->plain &&
	       a->missing == b->missing && !a->moves == !b->moves && a->text_len == b->text_len &&
	       memcmp(a->text, b->text, a->text_len) == 0 &&
	       memcmp(a->glyphs, b->glyphs, a->count * sizeof *a->glyphs) == 0;
}

static bool
is_same(const struct shaped *a, const struct shaped *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (!is_same_piece(a, b))
			return false;
	return !a && !b;
}

static void
vary(struct text_style *t, uint32_t n)
{
	static const char *const langs[] = {NULL, "en", "de", "fr", "pl", "ro", "tr", "nl", "ca", "zh", "en-x-hbscdflt"};

	t->figures = n % 3;
	t->oldstyle = n / 3 % 2;
	t->no_ligatures = n / 6 % 4 == 0;
	t->letterspace = n / 6 % 4 == 1 ? 40 : 0;
	t->small_caps = n / 24 % 5 == 0;
	t->lang = n / 120 % 2 ? NULL : langs[n / 240 % (sizeof langs / sizeof *langs)];
}

static void
compare_words(struct fixture *x, const struct embed_face *e)
{
	struct text_style ours = {.family = fonts_family(x->fonts, e->family), .weight = e->weight, .italic = e->italic};
	struct text_style theirs = ours;
	uint32_t seed = e->weight + e->italic;
	struct buf word = {0};

	theirs.family = fonts_family(x->without, e->family);
	for (int i = 0; i < WORDS; i++) {
		random_word(&seed, &word);
		uint32_t kind = next_random(&seed);

		vary(&ours, kind);
		vary(&theirs, kind);
		if (!is_same(shape(x->by_pairs, &ours, word.data, word.len, false),
		        shape(x->by_harfbuzz, &theirs, word.data, word.len, false)))
			fail_msg("%s, style %u: %s", e->file, (unsigned)kind, word.data);
	}
	buf_free(&word);
}

static void
take_table_away(struct fonts *f, const char *name)
{
	struct family *family = fonts_bundle(f, name);

	for (size_t i = 0; i < family->count; i++)
		family->members[i].pairs = NULL;
}

static void
words_are_as_harfbuzz_has_them(void **state)
{
	struct fixture *x = *state;

	for (size_t i = 0; i < embed_face_count; i++) {
		const struct embed_face *e = &embed_faces[i];

		if (!pair_table[i].rights)
			continue;
		take_table_away(x->without, e->family);
		compare_words(x, e);
		shaper_trim(x->by_pairs, 0);
		shaper_trim(x->by_harfbuzz, 0);
	}
}

/* A character that a context may change has no pair; what it becomes in a ligature isn't sure either. */
static bool
has_pair(const struct pairs *p, unsigned c)
{
	for (unsigned k = 0; k < PAIRS_PLAIN; k++)
		if (pair_values[p->values + (uint32_t)p->left[c] * p->rights + p->right[k]] != PAIRS_ASK)
			return true;
	return false;
}

static void
no_ligature_is_of_contexts(void **state)
{
	unsigned ligatures = 0;

	(void)state;
	for (size_t i = 0; i < embed_face_count; i++) {
		const struct pairs *p = &pair_table[i];

		for (unsigned k = 0; k < p->ligature_count; k++, ligatures++)
			for (unsigned at = 0; at < PAIRS_LIGATURE_BYTES && p->ligatures[k][at]; at++)
				assert_true(has_pair(p, (unsigned)pairs_char((unsigned char)p->ligatures[k][at])));
	}
	assert_in_range(ligatures, 100, UINT_MAX);
}

/* The table is there to be used: in most faces for all letters. */
static void
most_faces_need_no_harfbuzz(void **state)
{
	struct glyph glyphs[8];
	const struct text_style plain = {0};
	unsigned faces = 0, known = 0;

	(void)state;
	for (size_t i = 0; i < embed_face_count; i++) {
		const struct pairs *p = &pair_table[i];

		faces += embed_faces[i].kind == EMBED_TEXT;
		known += p->rights && pairs_shape(p, &plain, "Office", 6, glyphs) && pairs_shape(p, &plain, "–", 3, glyphs);
	}
	assert_in_range(known, faces * 9 / 10, faces);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(words_are_as_harfbuzz_has_them, set_up, tear_down),
	    cmocka_unit_test(no_ligature_is_of_contexts),
	    cmocka_unit_test(most_faces_need_no_harfbuzz),
	};

	return cmocka_run_group_tests_name("pairs", tests, NULL, NULL);
}
