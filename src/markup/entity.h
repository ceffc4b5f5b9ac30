/* Character entities of HTML, as Markdown takes them over. */
#ifndef MARKUP_ENTITY_H
#define MARKUP_ENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/utf8.h"

/* The code point of '&amp;', '&#8211;' or '&#x2013;', '&' and ';' included in `len`; 0 if it is
 * none. Controls and what isn't a character give UTF8_REPLACEMENT. */
uint32_t entity_decode(const char *s, size_t len);

#endif
