/* Deflate.
 *
 * Matches are looked for as usual: a hash of the next four bytes leads to the last place where
 * they stood, from there a chain to the ones before, at most CHAIN of them. A match waits for
 * one byte: if the next place has a longer one, the byte goes as it is (lazy evaluation). Up to
 * SYMBOLS_MAX symbols make a block, written with its own codes, with the fixed ones or as it
 * is, whatever is shortest.
 *
 * Places are counted on from stream to stream, so that tables need not be cleared: what is from
 * before the stream is out of reach. Not worth their time, tried on the streams of CVs: matches
 * of three bytes (0.6 of 100 bytes shorter, a tenth slower), longer chains (four times as many
 * are 1 of 100 bytes shorter, half as slow again), blocks split where their contents change. */
#include "base/deflate.h"

#include "base/arena.h"
#include "base/huffman.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum {
	WINDOW = 32768,
	MATCH_MIN = 3, /* of the format; ours are of 4 at least */
	MATCH_MAX = 258,
	HASH_BITS = 13,
	CHAIN = 8,      /* places that are looked at */
	CHAIN_GOOD = 3, /* when there is a good match already */
	GOOD = 8,
	NICE = 32, /* long enough to stop looking */
	LAZY = 8,  /* long enough not to wait */
	SYMBOLS_MAX = 16000,
	LITERALS = 286,
	DISTANCES = 30,
	END = 256, /* of a block */
	LENGTH_CODES = 19,
	STORED_MAX = 65535
};

#define PLACES_MAX ((uint32_t)1 << 30)

/* A literal (distance 0), or a match. */
struct symbol {
	uint16_t value; /* the byte, or the match's length */
	uint16_t distance;
};

struct match {
	unsigned length, distance;
};

struct deflater {
	uint32_t head[1 << HASH_BITS]; /* places */
	uint32_t chain[WINDOW];        /* the place before with the same hash */
	uint32_t base;                 /* the place of the stream's first byte */
	const unsigned char *bytes, *end;
	struct symbol symbols[SYMBOLS_MAX + 1];
	size_t count;
	const unsigned char *block;                        /* where the block began */
	uint16_t literals[LITERALS], distances[DISTANCES]; /* how often each occurs in it */
	unsigned char *out;
	uint64_t bits; /* not written yet */
	unsigned bit_count;
};

static const unsigned char LENGTH_ORDER[LENGTH_CODES] = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

struct deflater *
deflater_new(void)
{
	struct deflater *d = memory_alloc(sizeof *d);

	memset(d->head, 0, sizeof d->head);
	d->base = WINDOW;
	return d;
}

void
deflater_free(struct deflater *d)
{
	free(d);
}

/* Little-endian, whatever the machine. */
static uint32_t
load(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

static uint32_t
hash(uint32_t v)
{
	return v * 0x9E3779B1u >> (32 - HASH_BITS);
}

static unsigned
log_of(unsigned v)
{
	return 31 - (unsigned)__builtin_clz(v);
}

/* RFC 1951 §3.2.5: the symbol, and how many bits follow it. */
static unsigned
length_symbol(unsigned length, unsigned *extra)
{
	unsigned l = length - MATCH_MIN;

	*extra = 0;
	if (l < 8)
		return 257 + l;
	if (length == MATCH_MAX)
		return 285;
	*extra = log_of(l) - 2;
	return 257 + 4 * (*extra + 1) + (l >> *extra & 3);
}

static unsigned
distance_symbol(unsigned distance, unsigned *extra)
{
	unsigned d = distance - 1;

	*extra = d < 4 ? 0 : log_of(d) - 1;
	return d < 4 ? d : 2 * (*extra + 1) + (d >> *extra & 1);
}

static inline void
put_bits(struct deflater *d, unsigned value, unsigned count)
{
	d->bits |= (uint64_t)value << d->bit_count;
	d->bit_count += count;
	if (d->bit_count < 32)
		return;
	for (int i = 0; i < 4; i++)
		d->out[i] = (unsigned char)(d->bits >> 8 * i);
	d->out += 4;
	d->bits >>= 32;
	d->bit_count -= 32;
}

static void
fill_byte(struct deflater *d)
{
	for (; d->bit_count > 0; d->bit_count -= d->bit_count < 8 ? d->bit_count : 8) {
		*d->out++ = (unsigned char)d->bits;
		d->bits >>= 8;
	}
}

/* The lengths of a block's codes, run by run (§3.2.7). */
struct header {
	struct huffman literal, distance, length;
	size_t literal_count, distance_count, length_count;
	unsigned char runs[LITERALS + DISTANCES], extra[LITERALS + DISTANCES];
	size_t run_count;
	uint16_t counts[LENGTH_CODES];
};

static void
add_run(struct header *h, unsigned char code, size_t extra)
{
	h->runs[h->run_count] = code;
	h->extra[h->run_count++] = (unsigned char)extra;
	h->counts[code]++;
}

static void
find_runs(struct header *h, const unsigned char *lengths, size_t n)
{
	for (size_t i = 0, k; i < n; i += k) {
		unsigned char v = lengths[i];
		size_t most = v ? 7 : 138;

		for (k = 1; i + k < n && k < most && lengths[i + k] == v; k++)
			;
		if (!v && k >= 11)
			add_run(h, 18, k - 11);
		else if (!v && k >= 3)
			add_run(h, 17, k - 3);
		else if (v && k >= 4) {
			add_run(h, v, 0);
			add_run(h, 16, k - 4);
		} else {
			k = 1;
			add_run(h, v, 0);
		}
	}
}

static unsigned
run_bits(unsigned char code)
{
	return code == 16 ? 2 : code == 17 ? 3 : code == 18 ? 7 : 0;
}

static size_t
trimmed(const unsigned char *lengths, size_t n, size_t least)
{
	while (n > least && !lengths[n - 1])
		n--;
	return n;
}

static void
make_header(struct header *h, const struct deflater *d)
{
	unsigned char all[LITERALS + DISTANCES], by_order[LENGTH_CODES];

	huffman_build(&h->literal, d->literals, LITERALS, 15);
	huffman_build(&h->distance, d->distances, DISTANCES, 15);
	h->literal_count = trimmed(h->literal.length, LITERALS, 257);
	h->distance_count = trimmed(h->distance.length, DISTANCES, 1);
	memcpy(all, h->literal.length, h->literal_count);
	memcpy(all + h->literal_count, h->distance.length, h->distance_count);
	h->run_count = 0;
	memset(h->counts, 0, sizeof h->counts);
	find_runs(h, all, h->literal_count + h->distance_count);
	huffman_build(&h->length, h->counts, LENGTH_CODES, 7);
	for (size_t i = 0; i < LENGTH_CODES; i++)
		by_order[i] = h->length.length[LENGTH_ORDER[i]];
	h->length_count = trimmed(by_order, LENGTH_CODES, 4);
}

static const struct header *
fixed_header(void)
{
	static struct header h;

	if (h.literal_count)
		return &h;
	for (size_t i = 0; i < HUFFMAN_SYMBOLS; i++)
		h.literal.length[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
	memset(h.distance.length, 5, DISTANCES);
	huffman_number(&h.literal, HUFFMAN_SYMBOLS);
	huffman_number(&h.distance, DISTANCES);
	h.literal_count = HUFFMAN_SYMBOLS;
	return &h;
}

/* Bits of the block's symbols in these codes. */
static size_t
size_of(const struct deflater *d, const struct header *h)
{
	size_t bits = 0;

	for (unsigned i = 0; i < LITERALS; i++) {
		unsigned extra = i < 265 || i == 285 ? 0 : (i - 261) / 4;

		bits += (size_t)d->literals[i] * (h->literal.length[i] + extra);
	}
	for (unsigned i = 0; i < DISTANCES; i++) {
		unsigned extra = i < 4 ? 0 : i / 2 - 1;

		bits += (size_t)d->distances[i] * (h->distance.length[i] + extra);
	}
	return bits;
}

static size_t
header_size(const struct header *h)
{
	size_t bits = 14 + 3 * h->length_count;

	for (size_t i = 0; i < h->run_count; i++)
		bits += h->length.length[h->runs[i]] + run_bits(h->runs[i]);
	return bits;
}

static void
put_header(struct deflater *d, const struct header *h)
{
	put_bits(d, (unsigned)h->literal_count - 257, 5);
	put_bits(d, (unsigned)h->distance_count - 1, 5);
	put_bits(d, (unsigned)h->length_count - 4, 4);
	for (size_t i = 0; i < h->length_count; i++)
		put_bits(d, h->length.length[LENGTH_ORDER[i]], 3);
	for (size_t i = 0; i < h->run_count; i++) {
		put_bits(d, h->length.code[h->runs[i]], h->length.length[h->runs[i]]);
		put_bits(d, h->extra[i], run_bits(h->runs[i]));
	}
}

static void
put_match(struct deflater *d, const struct header *h, const struct symbol *s)
{
	unsigned extra, code = length_symbol(s->value, &extra);
	unsigned rest = (s->value - (unsigned)MATCH_MIN) & ((1u << extra) - 1);

	put_bits(d, h->literal.code[code] | rest << h->literal.length[code],
	    h->literal.length[code] + extra);
	code = distance_symbol(s->distance, &extra);
	rest = (s->distance - 1u) & ((1u << extra) - 1);
	put_bits(d, h->distance.code[code] | rest << h->distance.length[code],
	    h->distance.length[code] + extra);
}

static void
put_symbols(struct deflater *d, const struct header *h)
{
	for (size_t i = 0; i < d->count; i++) {
		const struct symbol *s = &d->symbols[i];

		if (s->distance)
			put_match(d, h, s);
		else
			put_bits(d, h->literal.code[s->value], h->literal.length[s->value]);
	}
	put_bits(d, h->literal.code[END], h->literal.length[END]);
}

static void
put_stored(struct deflater *d, const unsigned char *bytes, size_t len, bool last)
{
	do {
		size_t part = len < STORED_MAX ? len : STORED_MAX;

		len -= part;
		put_bits(d, last && !len, 3);
		fill_byte(d);
		put_bits(d, (unsigned)part, 16);
		put_bits(d, (unsigned)part ^ 0xFFFF, 16);
		memcpy(d->out, bytes, part);
		d->out += part;
		bytes += part;
	} while (len);
}

static void
end_block(struct deflater *d, const unsigned char *end, bool last)
{
	const struct header *fixed = fixed_header();
	struct header own;
	size_t len = (size_t)(end - d->block), own_size, fixed_size;

	d->literals[END] = 1;
	make_header(&own, d);
	own_size = size_of(d, &own) + header_size(&own);
	fixed_size = size_of(d, fixed);
	if (8 * (len + 4 + 5 * (len / STORED_MAX)) + 7 < own_size && 8 * len < fixed_size) {
		put_stored(d, d->block, len, last);
	} else if (fixed_size <= own_size) {
		put_bits(d, last | 1u << 1, 3);
		put_symbols(d, fixed);
	} else {
		put_bits(d, last | 2u << 1, 3);
		put_header(d, &own);
		put_symbols(d, &own);
	}
	d->block = end;
	d->count = 0;
	memset(d->literals, 0, sizeof d->literals);
	memset(d->distances, 0, sizeof d->distances);
}

static void
add_literal(struct deflater *d, unsigned char byte)
{
	d->symbols[d->count++] = (struct symbol){byte, 0};
	d->literals[byte]++;
}

static void
add_match(struct deflater *d, struct match m)
{
	unsigned extra;

	d->symbols[d->count++] = (struct symbol){(uint16_t)m.length, (uint16_t)m.distance};
	d->literals[length_symbol(m.length, &extra)]++;
	d->distances[distance_symbol(m.distance, &extra)]++;
}

static uint32_t
place_of(const struct deflater *d, const unsigned char *p)
{
	return d->base + (uint32_t)(p - d->bytes);
}

/* How many bytes at a and b are the same, at most `most`. */
static unsigned
common(const unsigned char *a, const unsigned char *b, unsigned most)
{
	unsigned n = 0;

	while (n + 8 <= most) {
		uint64_t x, y;

		memcpy(&x, a + n, 8);
		memcpy(&y, b + n, 8);
		if (x != y)
			break;
		n += 8;
	}
	while (n < most && a[n] == b[n])
		n++;
	return n;
}

/* Enter p in the tables; returns the last place of its four bytes. */
static inline uint32_t
enter(struct deflater *d, const unsigned char *p)
{
	uint32_t place = place_of(d, p), *head = &d->head[hash(load(p))], before = *head;

	d->chain[place % WINDOW] = before;
	*head = place;
	return before;
}

/* A match at p longer than `least`; length 0: none. */
static struct match
find_match(struct deflater *d, const unsigned char *p, unsigned least)
{
	struct match m = {0, 0};
	size_t left = (size_t)(d->end - p);
	unsigned most = left < MATCH_MAX ? (unsigned)left : MATCH_MAX, best = least;
	uint32_t four = load(p);
	int tries = least >= GOOD ? CHAIN_GOOD : CHAIN;
	uint32_t place = place_of(d, p), at = enter(d, p);
	uint32_t first = place - d->base >= WINDOW ? place - WINDOW + 1 : d->base;

	for (; at >= first && tries && best < most; tries--, at = d->chain[at % WINDOW]) {
		const unsigned char *q = p - (place - at);
		unsigned length;

		if (q[best] != p[best] || load(q) != four)
			continue;
		length = common(p, q, most);
		if (length <= best)
			continue;
		best = length;
		m = (struct match){length, place - at};
		if (length >= NICE)
			break;
	}
	return m;
}

/* Enter the rest of what a match covers. */
static void
skip(struct deflater *d, const unsigned char *p, const unsigned char *end)
{
	for (; p < end && d->end - p >= 4; p++)
		enter(d, p);
}

static void
find_symbols(struct deflater *d)
{
	const unsigned char *p = d->bytes;
	struct match m = {0, 0};

	while (d->end - p > 4) {
		if (!m.length)
			m = find_match(d, p, MATCH_MIN);
		if (!m.length) {
			add_literal(d, *p++);
		} else {
			struct match next = {0, 0};

			if (m.length < LAZY && d->end - p > 5)
				next = find_match(d, p + 1, m.length);
			if (next.length) {
				add_literal(d, *p++);
			} else {
				add_match(d, m);
				skip(d, p + (m.length < LAZY ? 2 : 1), p + m.length);
				p += m.length;
			}
			m = next;
		}
		if (d->count >= SYMBOLS_MAX)
			end_block(d, p, false);
	}
	for (; p < d->end; p++)
		add_literal(d, *p);
}

/* Room for the worst case: everything stored. */
static size_t
bound(size_t len)
{
	return len + 5 * (len / SYMBOLS_MAX + len / STORED_MAX + 2) + 32;
}

void
deflater_run(struct deflater *d, const void *bytes, size_t len, struct buf *out)
{
	unsigned char *start = (unsigned char *)buf_reserve(out, bound(len));
	uLong sum = adler32_z(adler32(0, NULL, 0), bytes, len);

	if (d->base > PLACES_MAX - WINDOW) {
		memset(d->head, 0, sizeof d->head);
		d->base = WINDOW;
	}
	d->bytes = d->block = bytes;
	d->end = d->bytes + len;
	d->out = start;
	d->bits = d->bit_count = 0;
	d->count = 0;
	memset(d->literals, 0, sizeof d->literals);
	memset(d->distances, 0, sizeof d->distances);
	put_bits(d, 0x9C78, 16);
	find_symbols(d);
	end_block(d, d->end, true);
	fill_byte(d);
	for (int shift = 24; shift >= 0; shift -= 8)
		*d->out++ = (unsigned char)(sum >> shift);
	out->len += (size_t)(d->out - start);
	out->data[out->len] = '\0';
	d->base += (uint32_t)((len + WINDOW) / WINDOW * WINDOW); /* the chain begins anew */
}
