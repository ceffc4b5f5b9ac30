/* Typewriter to type: the marks that a keyboard lacks, where a layout asks for them.
 *
 * '--' and '---' become dashes, '...' an ellipsis, straight quotes the language's own; a space that a
 * language wants kept (French before ':') becomes a no-break space; a hyphen between two numbers that
 * form a range an en dash. Nothing is added or dropped, and code, URLs, e-mail addresses and
 * identifiers stay as typed. */
#ifndef TYPESET_TYPO_H
#define TYPESET_TYPO_H

#include "typeset/style.h"

/* The text with the layout's changes, in s->work; the same text when there are none. */
struct rich typo_apply(const struct style *s, const struct rich *text);

#endif
