/* Code lengths in place (Moffat & Katajainen 1995), then shortened to the limit, then codes. */
#include "base/huffman.h"

#include <string.h>

enum { LENGTH_MAX = 32 };

struct leaf {
	uint16_t count, symbol;
};

/* By count, rising; equal ones in the order of symbols. Returns the sorted half of `leaves`. */
static struct leaf *
sort_leaves(struct leaf leaves[2][HUFFMAN_SYMBOLS], size_t n)
{
	for (int pass = 0; pass < 2; pass++) {
		struct leaf *from = leaves[pass], *to = leaves[!pass];
		size_t starts[256] = {0}, sum = 0;

		for (size_t i = 0; i < n; i++)
			starts[from[i].count >> 8 * pass & 255]++;
		for (size_t i = 0; i < 256; i++) {
			size_t count = starts[i];

			starts[i] = sum;
			sum += count;
		}
		for (size_t i = 0; i < n; i++)
			to[starts[from[i].count >> 8 * pass & 255]++] = from[i];
	}
	return leaves[0];
}

/* Sorted counts become depths of leaves, deepest first. */
static void
find_depths(uint32_t *a, size_t n)
{
	size_t root = 0, leaf = 2, free, used, depth;

	a[0] += a[1];
	for (size_t next = 1; next + 1 < n; next++) {
		if (leaf >= n || a[root] < a[leaf]) {
			a[next] = a[root];
			a[root++] = (uint32_t)next;
		} else {
			a[next] = a[leaf++];
		}
		if (leaf >= n || (root < next && a[root] < a[leaf])) {
			a[next] += a[root];
			a[root++] = (uint32_t)next;
		} else {
			a[next] += a[leaf++];
		}
	}
	a[n - 2] = 0;
	for (size_t i = n - 2; i-- > 0;)
		a[i] = a[a[i]] + 1;
	free = 1;
	used = 0;
	depth = 0;
	for (size_t node = n - 1, next = n; free; depth++) {
		while (node && a[node - 1] == depth) {
			used++;
			node--;
		}
		for (; free > used; free--)
			a[--next] = (uint32_t)depth;
		free = 2 * used;
		used = 0;
	}
}

/* How many leaves of each depth there may be at most `limit` deep. */
static void
shorten(size_t depths[LENGTH_MAX + 1], unsigned limit)
{
	uint64_t sum = 0;

	for (unsigned i = limit + 1; i <= LENGTH_MAX; i++) {
		depths[limit] += depths[i];
		depths[i] = 0;
	}
	for (unsigned i = 1; i <= limit; i++)
		sum += (uint64_t)depths[i] << (limit - i);
	for (; sum > (uint64_t)1 << limit; sum--) {
		unsigned i = limit - 1;

		while (!depths[i])
			i--;
		depths[limit]--;
		depths[i]--;
		depths[i + 1] += 2;
	}
}

static uint16_t
reversed(unsigned code, unsigned length)
{
	unsigned out = 0;

	for (; length; length--, code >>= 1)
		out = out << 1 | (code & 1);
	return (uint16_t)out;
}

void
huffman_number(struct huffman *h, size_t symbols)
{
	unsigned next[17] = {0}, counts[17] = {0};

	for (size_t i = 0; i < symbols; i++)
		counts[h->length[i]]++;
	counts[0] = 0;
	for (unsigned i = 1; i < 16; i++)
		next[i + 1] = (next[i] + counts[i]) << 1;
	for (size_t i = 0; i < symbols; i++)
		if (h->length[i])
			h->code[i] = reversed(next[h->length[i]]++, h->length[i]);
}

void
huffman_build(struct huffman *h, const uint16_t *counts, size_t symbols, unsigned limit)
{
	struct leaf leaves[2][HUFFMAN_SYMBOLS], *sorted;
	uint32_t work[HUFFMAN_SYMBOLS] = {0};
	size_t depths[LENGTH_MAX + 1] = {0}, n = 0, at = 0;

	for (size_t i = 0; i < symbols; i++)
		if (counts[i])
			leaves[0][n++] = (struct leaf){counts[i], (uint16_t)i};
	for (uint16_t i = 0; n < 2; i++)
		if (!counts[i])
			leaves[0][n++] = (struct leaf){1, i};
	sorted = sort_leaves(leaves, n);
	for (size_t i = 0; i < n; i++)
		work[i] = sorted[i].count;
	find_depths(work, n);
	for (size_t i = 0; i < n; i++)
		depths[work[i] < LENGTH_MAX ? work[i] : LENGTH_MAX]++;
	shorten(depths, limit);
	memset(h->length, 0, symbols);
	for (unsigned length = limit; length; length--)
		for (size_t k = depths[length]; k; k--)
			h->length[sorted[at++].symbol] = (uint8_t)length;
	huffman_number(h, symbols);
}
