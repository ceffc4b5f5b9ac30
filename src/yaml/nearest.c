/* The nearest word, for 'did you mean …?'.
 *
 * Damerau-Levenshtein distance in its restricted form (optimal string alignment): insertions,
 * deletions, replacements and swaps of neighbors each cost 1. Three rows of the table are kept.
 */
#include "yaml/fields.h"

#include <string.h>

#define WORD_MAX 64

static char
fold(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c + 32);
	return c == '-' || c == ' ' ? '_' : c;
}

static size_t
fold_word(const char *word, char out[WORD_MAX])
{
	size_t len = strlen(word);

	if (len > WORD_MAX)
		return 0;
	for (size_t i = 0; i < len; i++)
		out[i] = fold(word[i]);
	return len;
}

static unsigned
least(unsigned a, unsigned b, unsigned c)
{
	unsigned ab = a < b ? a : b;

	return ab < c ? ab : c;
}

static unsigned
distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
	unsigned rows[3][WORD_MAX + 1];
	unsigned *two_up = rows[0], *up = rows[1], *row = rows[2], *spare;

	for (size_t j = 0; j <= b_len; j++)
		up[j] = (unsigned)j;
	for (size_t i = 1; i <= a_len; i++) {
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= b_len; j++) {
			unsigned change = up[j - 1] + (a[i - 1] != b[j - 1]);

			row[j] = least(up[j] + 1, row[j - 1] + 1, change);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    two_up[j - 2] + 1 < row[j])
				row[j] = two_up[j - 2] + 1;
		}
		spare = two_up;
		two_up = up;
		up = row;
		row = spare;
	}
	return up[b_len];
}

const char *
nearest_word(const char *word, const char *const *words, size_t count)
{
	char folded[WORD_MAX], other[WORD_MAX];
	size_t len = fold_word(word, folded);
	unsigned best = (unsigned)(len < 3 ? len / 2 : len / 3) + 1;
	const char *found = NULL;

	for (size_t i = 0; len && i < count; i++) {
		size_t other_len = fold_word(words[i], other);
		unsigned d = other_len ? distance(folded, len, other, other_len) : best;

		if (d < best) {
			best = d;
			found = words[i];
		}
	}
	return found;
}

const char *
words_list(struct arena *a, const char *const *words, size_t count)
{
	struct buf list = {0};
	const char *copy;

	for (size_t i = 0; i < count; i++)
		buf_printf(&list, "%s%s", i ? ", " : "", words[i]);
	copy = arena_dup(a, list.data ? list.data : "", list.len);
	buf_free(&list);
	return copy;
}
