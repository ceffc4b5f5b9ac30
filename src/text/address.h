/* Addresses in running text: URLs, e-mail addresses and DOIs, and where a line may break inside
 * them. Found by their looks, for line breaking only: what is linked is markup's business. */
#ifndef TEXT_ADDRESS_H
#define TEXT_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

struct address {
	size_t begin, end; /* byte offsets in the text */
};

/* The first address in text[from..end), in which there is no white space. Text between is
 * passed over once: calling it again from found->end is linear. */
bool address_find(const char *text, size_t from, size_t end, struct address *found);
/* May a line break before text[i], which lies inside the address? */
bool address_breaks_at(const char *text, const struct address *a, size_t i);

#endif
