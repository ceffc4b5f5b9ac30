/* Looks for strings in the text that an extractor made of a PDF: is each there, letter by
 * letter and in its place?
 *
 * A space of the string must be space in the text, and space in the text must be a space of the
 * string; only where a line ends behind a hyphen, slash or the like may the string have none.
 * Words glued together or cut apart are therefore losses. The order is that of the longest
 * chain of strings (by their letters) that come one behind the other; what is there but not in
 * the chain has moved. Strings come in the order of the CV, page by page: where a layout has
 * two columns, a later section may stand on an earlier page, and no reader turns pages back. */
#ifndef AUDIT_MATCH_H
#define AUDIT_MATCH_H

#include "audit/strings.h"

/* An extractor's text, decoded: spaces of all kinds are ' ', ends of lines and pages '\n'. */
struct audit_text {
	const uint32_t *codes;
	size_t count;
};

struct audit_text audit_text_read(struct arena *a, const char *utf8, size_t len);
/* Find every string of `kind`; fills state, begin, end, interrupted, hyphenated. */
void audit_match(struct arena *a, struct audit_strings *s, enum string_kind kind,
    const struct audit_text *t);
/* Count the characters that no text layer should have: controls, private use, ligatures
 * (U+FB00–FB06), soft hyphens, U+FFFD. */
size_t audit_text_unspeakable(const struct audit_text *t);

#endif
