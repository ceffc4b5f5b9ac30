/* text/hyphen against known words, and against a reference that shares nothing with it: it
 * reads the .pat files itself, knows no trie and looks every substring of the word up in a
 * sorted list. Run in the root of the project. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/hyphen.h"

#define DIRECTORY "data/hyphenation"

enum { RULE_MAX = 48, WORD_MAX = 60, WORDS_A_LANGUAGE = 2500, FOREIGN = 0x4E2D };

/* A pattern, or an exception with its hyphens as odd digits. */
struct rule {
	uint32_t letters[RULE_MAX];
	unsigned char digits[RULE_MAX + 1];
	size_t len;
};

struct rules {
	struct rule *at;
	size_t count, room;
};

struct reference {
	char tag[16];
	size_t left, right;
	uint32_t forms[512][4]; /* a letter, then its other forms; 0 ends */
	size_t form_count;
	struct rules patterns, exceptions;
	struct reference *base;
};

/* ---- reading a .pat file ---- */

static uint32_t
decode(const char **text)
{
	const unsigned char *s = (const unsigned char *)*text;

	if (s[0] < 0x80) {
		*text += 1;
		return s[0];
	}
	if (s[0] < 0xE0) {
		*text += 2;
		return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
	}
	*text += 3;
	return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
}

static size_t
encode(uint32_t code, char *out)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	out[0] = (char)(0xE0 | code >> 12);
	out[1] = (char)(0x80 | (code >> 6 & 0x3F));
	out[2] = (char)(0x80 | (code & 0x3F));
	return 3;
}

static void
add_rule(struct rules *rules, const char *text, bool exception)
{
	struct rule *rule;

	if (rules->count == rules->room) {
		rules->room = rules->room * 2 + 64;
		rules->at = realloc(rules->at, rules->room * sizeof *rules->at);
		assert_non_null(rules->at);
	}
	rule = &rules->at[rules->count++];
	memset(rule, 0, sizeof *rule);
	while (*text != '\0') {
		if (exception && *text == '-') {
			rule->digits[rule->len] = 1;
			text++;
		} else if (!exception && *text >= '0' && *text <= '9') {
			rule->digits[rule->len] = (unsigned char)(*text++ - '0');
		} else {
			assert_true(rule->len < RULE_MAX);
			rule->letters[rule->len++] = decode(&text);
		}
	}
}

static int
compare_letters(const uint32_t *a, size_t a_len, const uint32_t *b, size_t b_len)
{
	if (a_len != b_len)
		return a_len < b_len ? -1 : 1;
	for (size_t i = 0; i < a_len; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

static int
compare_rules(const void *a, const void *b)
{
	const struct rule *x = a, *y = b;

	return compare_letters(x->letters, x->len, y->letters, y->len);
}

static struct reference *read_reference(const char *name);

static void
read_head(struct reference *r, const char *directive)
{
	const char *word;

	while ((word = strtok(NULL, " \n")) != NULL) {
		if (strcmp(directive, "tags") == 0 && r->tag[0] == '\0') {
			snprintf(r->tag, sizeof r->tag, "%s", word);
		} else if (strcmp(directive, "mins") == 0) {
			r->left = r->right;
			r->right = (size_t)atoi(word);
		} else if (strcmp(directive, "base") == 0) {
			r->base = read_reference(word);
			memcpy(r->forms, r->base->forms, sizeof r->forms);
			r->form_count = r->base->form_count;
			return; /* strtok went astray */
		} else if (strcmp(directive, "letters") == 0) {
			for (size_t i = 0; *word != '\0'; i++)
				r->forms[r->form_count][i] = decode(&word);
			r->form_count++;
		}
	}
}

static struct reference *
read_reference(const char *name)
{
	struct reference *r = calloc(1, sizeof *r);
	char path[512], line[4096], section = 'h';
	FILE *file;

	assert_non_null(r);
	snprintf(path, sizeof path, DIRECTORY "/%s.pat", name);
	file = fopen(path, "r");
	assert_non_null(file);
	while (fgets(line, sizeof line, file) != NULL) {
		const char *word;

		line[strcspn(line, "%")] = '\0';
		word = strtok(line, " \n");
		if (word == NULL)
			continue;
		if (strcmp(word, "patterns") == 0 || strcmp(word, "exceptions") == 0)
			section = word[0];
		else if (section == 'h')
			read_head(r, word);
		else
			add_rule(section == 'p' ? &r->patterns : &r->exceptions, word,
			    section == 'e');
	}
	fclose(file);
	if (r->patterns.count > 0)
		qsort(r->patterns.at, r->patterns.count, sizeof *r->patterns.at, compare_rules);
	return r;
}

static void
free_reference(struct reference *r)
{
	if (r->base != NULL)
		free_reference(r->base);
	free(r->patterns.at);
	free(r->exceptions.at);
	free(r);
}

/* ---- the algorithm, as Liang describes it ---- */

static const struct rule *
find_exception(const struct reference *r, const uint32_t *word, size_t len)
{
	for (; r != NULL; r = r->base) /* the last one that was read holds */
		for (size_t i = r->exceptions.count; i-- > 0;)
			if (compare_letters(r->exceptions.at[i].letters,
			        r->exceptions.at[i].len, word, len) == 0)
				return &r->exceptions.at[i];
	return NULL;
}

static const struct rule *
find_pattern(const struct reference *r, const uint32_t *letters, size_t len)
{
	struct rule key = {.len = len};

	memcpy(key.letters, letters, len * sizeof *letters);
	return bsearch(&key, r->patterns.at, r->patterns.count, sizeof key, compare_rules);
}

static void
refer_digits(const struct reference *r, const uint32_t *word, size_t len, unsigned char *digits)
{
	uint32_t dotted[WORD_MAX + 2];

	dotted[0] = dotted[len + 1] = '.';
	memcpy(dotted + 1, word, len * sizeof *word);
	for (size_t from = 0; from < len + 2; from++) {
		for (size_t n = 1; n <= RULE_MAX / 2 && from + n <= len + 2; n++) {
			const struct rule *rule = find_pattern(r, dotted + from, n);

			for (size_t i = 0; rule != NULL && i <= n; i++)
				if (rule->digits[i] > digits[from + i])
					digits[from + i] = rule->digits[i];
		}
	}
}

/* points[i]: a hyphen before letter i of the small letters word[0..len). */
static void
refer(const struct reference *r, const uint32_t *word, size_t len, bool *points)
{
	const struct rule *exception = find_exception(r, word, len);
	unsigned char digits[WORD_MAX + 3] = {0};

	if (exception != NULL)
		memcpy(digits + 1, exception->digits, len);
	else
		refer_digits(r->base != NULL ? r->base : r, word, len, digits);
	for (size_t i = 0; i < len; i++)
		points[i] = digits[i + 1] % 2 != 0 && i >= r->left && len - i >= r->right;
}

/* ---- words ---- */

static uint32_t random_state;

static uint32_t
random_below(size_t limit)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (uint32_t)((random_state >> 8) % limit);
}

/* Pieces of patterns make words that patterns have much to say about. */
static size_t
random_word(const struct reference *r, uint32_t *word)
{
	const struct rules *patterns = &(r->base != NULL ? r->base : r)->patterns;
	size_t pieces = 1 + random_below(5), len = 0;

	while (pieces-- > 0) {
		const struct rule *rule = &patterns->at[random_below(patterns->count)];

		for (size_t i = 0; i < rule->len && len < WORD_MAX - 1; i++)
			if (rule->letters[i] != '.')
				word[len++] = rule->letters[i];
		if (random_below(40) == 0)
			word[len++] = FOREIGN;
		if (len >= WORD_MAX - 1)
			break;
	}
	return len;
}

static uint32_t
random_form(const struct reference *r, uint32_t letter)
{
	for (size_t i = 0; i < r->form_count; i++) {
		uint32_t form = r->forms[i][random_below(3)];

		if (r->forms[i][0] == letter)
			return form != 0 ? form : letter;
	}
	return letter;
}

static void
compare_word(const struct reference *r, const uint32_t *word, size_t len, bool disguise)
{
	const struct hyphen_patterns *p = hyphen_find(r->tag);
	bool want[WORD_MAX] = {false};
	size_t offset[WORD_MAX], bytes = 0, count = 0;
	unsigned char *points;
	char text[3 * WORD_MAX], *exact;

	refer(r, word, len, want);
	for (size_t i = 0; i < len; i++) {
		offset[i] = bytes;
		bytes += encode(disguise ? random_form(r, word[i]) : word[i], text + bytes);
		count += want[i];
	}
	exact = malloc(bytes + 1); /* so that a sanitizer sees each byte too many */
	points = malloc(bytes + 1);
	assert_true(exact != NULL && points != NULL);
	memcpy(exact + 1, text, bytes);
	memset(points, 7, bytes + 1);
	if (hyphen_word(p, exact + 1, bytes, points + 1) != count)
		fail_msg("%s: '%.*s': not %zu points", r->tag, (int)bytes, text, count);
	assert_int_equal(points[0], 7);
	for (size_t i = 0, next = 0; i < bytes; i++) {
		bool here = next < len && offset[next] == i && want[next];

		if (points[i + 1] != here)
			fail_msg("%s: '%.*s' at byte %zu", r->tag, (int)bytes, text, i);
		next += next < len && offset[next] == i;
	}
	free(exact);
	free(points);
}

static void
compare_language(const char *name)
{
	struct reference *r = read_reference(name);
	const struct rules *patterns = &r->patterns;
	uint32_t word[WORD_MAX];

	assert_non_null(hyphen_find(r->tag));
	assert_int_equal(hyphen_left_min(hyphen_find(r->tag)), r->left);
	assert_int_equal(hyphen_right_min(hyphen_find(r->tag)), r->right);
	for (size_t i = 0; i < r->exceptions.count; i++)
		for (int disguise = 0; disguise < 2; disguise++)
			compare_word(r, r->exceptions.at[i].letters, r->exceptions.at[i].len,
			    disguise != 0);
	for (size_t i = 0; i < patterns->count; i++) {
		size_t len = 0;

		for (size_t n = 0; n < patterns->at[i].len; n++)
			if (patterns->at[i].letters[n] != '.')
				word[len++] = patterns->at[i].letters[n];
		compare_word(r, word, len, false);
	}
	random_state = 1983;
	for (size_t i = 0; i < WORDS_A_LANGUAGE; i++)
		compare_word(r, word, random_word(r, word), i % 2 != 0);
	free_reference(r);
}

static void
test_equals_reference(void **state)
{
	DIR *dir = opendir(DIRECTORY);
	const struct dirent *entry;
	size_t languages = 0;

	(void)state;
	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL) {
		char name[64];
		size_t len = strlen(entry->d_name);

		if (len < 5 || len > sizeof name ||
		    strcmp(entry->d_name + len - 4, ".pat") != 0)
			continue;
		snprintf(name, sizeof name, "%.*s", (int)len - 4, entry->d_name);
		compare_language(name);
		languages++;
	}
	closedir(dir);
	assert_true(languages >= 25);
}

/* ---- known words ---- */

static const struct {
	const char *tag;
	const char *words; /* with '-' at each place; '=' stands for a hyphen in the text */
} known[] = {
    {"en-US", "hy-phen-ation as-so-ciate ta-ble project al-go-rithm de-vel-op-ment"},
    {"en-US", "As-so-ciate Ta-ble en-gi-neer-ing uni-ver-sity type-set-ting re-cog-ni-zance"},
    {"en-GB", "uni-ver-sity ma-nu-script some-thing pro-gram-ming de-vel-op-ment how-ever"},
    {"de", "Sil-ben-tren-nung Soft-ware-ent-wick-lung Zei-tung Wis-sen-schaft Da-ten-bank"},
    {"de", "Bun-des-aus-bil-dungs-för-de-rungs-ge-setz Stra-ßen-bahn GRÖ-ẞE"},
    {"de", "Do-nau=Schiff-fahrt"},
    {"fr", "dé-ve-lop-pe-ment in-gé-nieur l’in-for-ma-tique l'in-for-ma-tique uni-ver-si-té"},
    {"es", "de-sa-rro-llo in-ge-nie-ría bi-lin-güe uni-ver-si-dad trans-por-te"},
    {"pt", "de-sen-vol-vi-mento uni-ver-si-dade en-ge-nha-ria carro soft-ware"},
    {"it", "uni-ver-si-tà svi-lup-po del-l’in-ge-gne-re in-for-ma-ti-ca"},
    {"da", "uni-ver-si-tet ud-vik-ling in-ge-ni-ør er-fa-ring"},
    {"nb", "uni-ver-si-tet ut-vik-ling er-fa-ring be-tre at-ten-de finger-spitzen-ge-fühl"},
    {"nn", "ut-vik-ling røyns-le bet-re att-en-de finger-spitzen-ge-fühl"},
    {"nl", "uni-ver-si-teit ont-wik-ke-ling er-va-ring be-stuurs-ta-ken"},
    {"sv", "uni-ver-si-tet ut-veck-ling er-fa-ren-het"},
    {"fi", "yli-opis-to ke-hit-tä-mi-nen ko-ke-mus oh-jel-mis-to"},
    {"pl", "uni-wer-sy-tet do-świad-cze-nie pro-gra-mo-wa-nie by-naj-mniej"},
    {"cs", "vzdě-lání zku-še-nosti pro-gra-mo-vání ses-tra"},
    {"sk", "uni-ver-zita skú-se-nosti prog-ra-mo-va-nie me-tóda"},
    {"hu", "egye-tem ta-pasz-ta-lat fej-lesz-tés kel-ká-posz-tás-tész-ta"},
    {"ro", "uni-ver-si-ta-te ex-pe-rien-ță con-struc-ție oa-meni as-tăzi în-tre-prin-de-re"},
    {"ro", "ex-pe-rien-ţă ob-ștesc mi-niș-tri câți-va"},
    {"hr", "sve-uči-li-šte is-kus-tvo pro-gra-mi-ra-nje"},
    {"sl", "uni-ver-za iz-ku-šnje pro-gra-mi-ra-nje"},
    {"tr", "üni-ver-si-te ge-liş-tir-me mü-hen-dis-lik IŞIK-LAN-DIR-MA İs-tan-bul’da"},
    {"ru", "уни-вер-си-тет раз-ра-бот-ка про-грам-ми-ро-ва-ние се-го-дня РАЗ-РА-БОТ-КА"},
    {"uk", "уні-вер-си-тет роз-роб-ка під'-їзд під’-їзд підʼ-їзд"},
    {"el", "πα-νε-πι-στή-μιο προ-γραμ-μα-τι-σμός ΣΟ-ΦΟΣ"},
    {"ca", "uni-ver-si-tat desen-vo-lu-pa-ment pro-gra-ma-ció nos-al-tres"},
    {"en-US", "(hy-phen-ation), “as-so-ciate” com-pany’s wouldn’t a.b ex=pres-i-dent"},
    {"xx", "hyphenation"},
};

static void
assert_hyphenated(const char *tag, const char *want)
{
	char word[200], got[400];
	unsigned char points[200];
	size_t len = 0, out = 0;

	for (const char *s = want; *s != '\0'; s++)
		if (*s != '-')
			word[len++] = *s == '=' ? '-' : *s;
	hyphen_word(hyphen_find(tag), word, len, points);
	for (size_t i = 0; i < len; i++) {
		if (points[i])
			got[out++] = '-';
		got[out++] = word[i] == '-' ? '=' : word[i];
	}
	got[out] = '\0';
	assert_string_equal(got, want);
}

static void
test_known_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		char words[400], *word;

		snprintf(words, sizeof words, "%s", known[i].words);
		for (word = strtok(words, " "); word != NULL; word = strtok(NULL, " "))
			assert_hyphenated(known[i].tag, word);
	}
}

static void
test_finds_nearest_language(void **state)
{
	static const char *const pairs[][2] = {{"de-AT", "de"}, {"de_CH.UTF-8", "de"},
	    {"de-DE-1996", "de"}, {"DE", "de"}, {"de-", "de"}, {"en", "en-US"},
	    {"en-CA", "en-US"}, {"en-Latn-GB", "en-US"}, {"EN-gb", "en-GB"},
	    {"en-GB-oxendict", "en-GB"}, {"en-AU", "en-GB"}, {"no", "nb"}, {"nb-NO", "nb"},
	    {"pt-BR", "pt"}, {"el-polyton", "el"}, {"sr@latin", NULL}, {"", NULL}, {"d", NULL},
	    {"den", NULL}, {"-", NULL}, {"twenty-six-letters-or-so", NULL}};

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		assert_ptr_equal(hyphen_find(pairs[i][0]), hyphen_find(pairs[i][1]));
	assert_null(hyphen_find(NULL));
	assert_non_null(hyphen_find("nb"));
	assert_ptr_not_equal(hyphen_find("nb"), hyphen_find("nn"));
	assert_ptr_not_equal(hyphen_find("en-US"), hyphen_find("en-GB"));
}

static void
test_mark_belongs_to_its_letter(void **state)
{
	static const char plain[] = "hyphenation", marked[] = "hyp\xCC\x81henation";
	unsigned char points[sizeof marked];

	(void)state;
	assert_int_equal(hyphen_word(hyphen_find("en"), plain, strlen(plain), points), 2);
	assert_int_equal(hyphen_word(hyphen_find("en"), marked, strlen(marked), points), 2);
	assert_int_equal(points[2], 1); /* hy-ṕhen-ation */
	assert_int_equal(points[8], 1);
}

static void
test_too_long_a_word_has_no_points(void **state)
{
	char word[6 * HYPHEN_WORD_MAX];
	unsigned char points[sizeof word];

	(void)state;
	for (size_t i = 0; i < sizeof word; i++)
		word[i] = "ta"[i % 2];
	assert_true(hyphen_word(hyphen_find("it"), word, HYPHEN_WORD_MAX, points) > 40);
	assert_int_equal(hyphen_word(hyphen_find("it"), word, HYPHEN_WORD_MAX + 1, points), 0);
	assert_int_equal(hyphen_word(hyphen_find("it"), word, sizeof word, points), 0);
	word[HYPHEN_WORD_MAX + 1] = '/';
	assert_true(hyphen_word(hyphen_find("it"), word, HYPHEN_WORD_MAX + 9, points) > 0);
	assert_int_equal(points[HYPHEN_WORD_MAX / 2], 0);
	assert_int_equal(hyphen_word(hyphen_find("it"), word, 0, NULL), 0);
}

/* Any bytes will do; points are a block of exactly the word's length, for the sanitizer. */
static void
test_bears_any_bytes(void **state)
{
	static const char *const tags[] = {"en", "de", "nn", "uk", "el", "tr"};
	static const char some[] = "aeintrs\xD0\xB0\xC3\xBC\xCE'";

	(void)state;
	random_state = 3629;
	for (size_t i = 0; i < 60000; i++) {
		size_t len = 1 + random_below(i % 50 == 0 ? 900 : 30), ones = 0, count;
		char *word = malloc(len);
		unsigned char *points = malloc(len);

		assert_true(word != NULL && points != NULL);
		for (size_t n = 0; n < len; n++)
			word[n] = i % 3 == 0 ? (char)random_below(256) : some[random_below(13)];
		memset(points, 7, len);
		count = hyphen_word(hyphen_find(tags[i % 6]), word, len, points);
		for (size_t n = 0; n < len; n++) {
			assert_true(points[n] <= 1);
			ones += points[n];
		}
		assert_int_equal(ones, count);
		free(word);
		free(points);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_known_words),
	    cmocka_unit_test(test_finds_nearest_language),
	    cmocka_unit_test(test_mark_belongs_to_its_letter),
	    cmocka_unit_test(test_too_long_a_word_has_no_points),
	    cmocka_unit_test(test_bears_any_bytes),
	    cmocka_unit_test(test_equals_reference),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
