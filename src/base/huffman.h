/* Prefix codes of limited length, as RFC 1951 §3.2.2 numbers them. */
#ifndef BASE_HUFFMAN_H
#define BASE_HUFFMAN_H

#include <stddef.h>
#include <stdint.h>

#define HUFFMAN_SYMBOLS 288

struct huffman {
	uint16_t code[HUFFMAN_SYMBOLS];  /* bits reversed: the first to be written is the lowest */
	uint8_t length[HUFFMAN_SYMBOLS]; /* 0: the symbol does not occur */
};

/* The best code of at most `limit` bits a symbol, nearly: what is too long is shortened by
 * Kraft's sum. A code has two symbols, even if fewer occur. */
void huffman_build(struct huffman *h, const uint16_t *counts, size_t symbols, unsigned limit);
/* From lengths that are set. */
void huffman_number(struct huffman *h, size_t symbols);

#endif
