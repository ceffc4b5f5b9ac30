/* Hyphenation with packed patterns, in place.
 *
 * A pattern is a run of letters with digits between them: 'hy3ph', 'he2n', 'hena4'. To
 * hyphenate, put '.' around the word, find every pattern that occurs in it anywhere, and keep
 * at each gap the largest digit that any of them has there. Odd digits allow a hyphen, even
 * ones forbid it:
 *
 *	h y p h e n a t i o n     hy3ph he2n hena4 hen5at 1na n2at 1tio 2io o2n
 *	 0 3 0 0 2 5 4 2 0 2      → hy-phen-ation
 *
 * The patterns are a trie, walked anew from each letter of the word: at most the longest
 * pattern's letters, in practice three or four. The essay in build/hyphen_pack.c tells how
 * the trie is packed into cells of four bytes and how the image is laid out; a language may
 * stand on a base (Nynorsk on Bokmål), then both tries are asked. Exceptions are patterns,
 * too, with digits above all others.
 *
 * Numbers are little-endian in the image and are put together from bytes, which compilers
 * make one load on the machines that allow it. The image is made by our own build and linked
 * in, so it is trusted. The only input is the word: any bytes, any length.
 *
 * Not taken: an automaton that reads each letter once (Aho–Corasick). It needs a link more in
 * each state and cannot let equal endings share states, and words are short. */
#include "text/hyphen.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unictype.h>

#include "base/utf8.h"

extern const unsigned char hyphen_blob[], hyphen_blob_end[];

enum {
	IMAGE_TAG_COUNT = 4,
	IMAGE_TAGS = 8,
	TAG_SIZE = 12,
	TAG_ENTRY = 16,
	BLOCK_LEFT = 0,
	BLOCK_RIGHT = 1,
	BLOCK_LETTER_COUNT = 2, /* those outside ASCII */
	BLOCK_BASE = 4,
	BLOCK_CELLS = 8,
	BLOCK_OPS = 12,
	BLOCK_ROOT = 16,
	BLOCK_ASCII = 20,
	BLOCK_LETTERS = BLOCK_ASCII + 128,
	CELL_LEAF = 0x100,
	CELL_SHIFT = 9
};

enum letter {
	LETTER_UNKNOWN = 0, /* no pattern has it */
	LETTER_DOT = 1,     /* either end of the word */
	LETTER_SEPARATOR = 255,
	LETTER_MARK = 256 /* part of the letter before */
};

/* One word in letters, with the dots around it. */
struct letters {
	unsigned char code[HYPHEN_WORD_MAX + 2];
	size_t offset[HYPHEN_WORD_MAX]; /* of the first byte of letter i, code[i + 1] */
	size_t count;                   /* without the dots; over HYPHEN_WORD_MAX: too long */
};

static uint32_t
load16(const unsigned char *at)
{
	return at[0] | (uint32_t)at[1] << 8;
}

static uint32_t
load32(const unsigned char *at)
{
	return load16(at) | load16(at + 2) << 16;
}

static unsigned
letter_beyond_ascii(const unsigned char *block, uint32_t code_point)
{
	const unsigned char *letters = block + BLOCK_LETTERS;
	size_t count = load16(block + BLOCK_LETTER_COUNT), low = 0, high = count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		uint32_t found = load16(letters + 2 * middle);

		if (found == code_point)
			return letters[2 * count + middle];
		if (found < code_point)
			low = middle + 1;
		else
			high = middle;
	}
	if (uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_L))
		return LETTER_UNKNOWN;
	if (uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_M))
		return LETTER_MARK;
	return LETTER_SEPARATOR;
}

/* Read the next run of letters from word[*at]; false if there is none. */
static bool
read_letters(const unsigned char *block, const char *word, size_t len, size_t *at,
    struct letters *letters)
{
	letters->count = 0;
	letters->code[0] = LETTER_DOT;
	while (*at < len) {
		size_t used, from = *at;
		uint32_t code_point = utf8_decode(word + from, len - from, &used);
		unsigned code = code_point < 128 ? block[BLOCK_ASCII + code_point]
		                                 : letter_beyond_ascii(block, code_point);

		if (code == LETTER_SEPARATOR && letters->count > 0)
			break;
		*at += used;
		if (code == LETTER_SEPARATOR || code == LETTER_MARK)
			continue;
		if (letters->count < HYPHEN_WORD_MAX) {
			letters->code[letters->count + 1] = (unsigned char)code;
			letters->offset[letters->count] = from;
		}
		letters->count++;
	}
	if (letters->count <= HYPHEN_WORD_MAX)
		letters->code[letters->count + 1] = LETTER_DOT;
	return letters->count > 0;
}

/* Raise the digits of a pattern that ends before code[end]. */
static void
raise_digits(const unsigned char *op, unsigned char *digits, size_t end)
{
	unsigned char *to = digits + end - op[0];

	for (size_t i = 0; i < op[1]; i++)
		if (op[2 + i] > to[i])
			to[i] = op[2 + i];
}

/* Apply all patterns that begin at code[from]. */
static void
match_from(const unsigned char *block, const unsigned char *code, size_t from, size_t end,
    unsigned char *digits)
{
	const unsigned char *cells = hyphen_blob + load32(block + BLOCK_CELLS);
	const unsigned char *ops = hyphen_blob + load32(block + BLOCK_OPS);
	uint32_t state = load32(block + BLOCK_ROOT);

	while (from < end && code[from] != LETTER_UNKNOWN) {
		uint32_t cell = load32(cells + 4 * (size_t)(state + code[from]));

		if ((cell & 0xFF) != code[from])
			return;
		from++;
		state = cell >> CELL_SHIFT;
		if (cell & CELL_LEAF) {
			raise_digits(ops + state, digits, from);
			return;
		}
		cell = load32(cells + 4 * (size_t)state);
		if ((cell & 0xFF) == 0)
			raise_digits(ops + (cell >> CELL_SHIFT), digits, from);
	}
}

static size_t
mark_points(const unsigned char *block, const struct letters *letters, unsigned char *points)
{
	unsigned char digits[HYPHEN_WORD_MAX + 3] = {0}; /* [i]: before code[i] */
	size_t end = letters->count + 2, marked = 0;
	const unsigned char *own = block;
	uint32_t base;

	for (;;) {
		for (size_t from = 0; from + 1 < end; from++)
			match_from(block, letters->code, from, end, digits);
		base = load32(block + BLOCK_BASE);
		if (base == 0)
			break;
		block = hyphen_blob + base;
	}
	for (size_t i = own[BLOCK_LEFT]; i + own[BLOCK_RIGHT] <= letters->count; i++) {
		if (digits[i + 1] % 2 != 0) {
			points[letters->offset[i]] = 1;
			marked++;
		}
	}
	return marked;
}

size_t
hyphen_word(
    const struct hyphen_patterns *p, const char *word, size_t len, unsigned char *points)
{
	const unsigned char *block = (const unsigned char *)p;
	struct letters letters;
	size_t at = 0, marked = 0;

	if (len > 0)
		memset(points, 0, len);
	if (p == NULL)
		return 0;
	while (read_letters(block, word, len, &at, &letters))
		if (letters.count <= HYPHEN_WORD_MAX)
			marked += mark_points(block, &letters, points);
	return marked;
}

static bool
has_tag(const unsigned char *entry, const char *tag, size_t len)
{
	if (len > TAG_SIZE || (len < TAG_SIZE && entry[len] != '\0'))
		return false;
	for (size_t i = 0; i < len; i++) {
		char c = tag[i] == '_' ? '-' : tag[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (entry[i] != (unsigned char)c)
			return false;
	}
	return true;
}

const struct hyphen_patterns *
hyphen_find(const char *bcp47)
{
	size_t len = bcp47 == NULL ? 0 : strcspn(bcp47, ".@");

	while (len > 0) {
		for (uint32_t i = 0; i < load32(hyphen_blob + IMAGE_TAG_COUNT); i++) {
			const unsigned char *entry = hyphen_blob + IMAGE_TAGS + TAG_ENTRY * i;

			if (!has_tag(entry, bcp47, len))
				continue;
			assert(hyphen_blob + load32(entry + TAG_SIZE) < hyphen_blob_end);
			return (const void *)(hyphen_blob + load32(entry + TAG_SIZE));
		}
		do
			len--;
		while (len > 0 && bcp47[len] != '-' && bcp47[len] != '_');
	}
	return NULL;
}

size_t
hyphen_left_min(const struct hyphen_patterns *p)
{
	return ((const unsigned char *)p)[BLOCK_LEFT];
}

size_t
hyphen_right_min(const struct hyphen_patterns *p)
{
	return ((const unsigned char *)p)[BLOCK_RIGHT];
}
