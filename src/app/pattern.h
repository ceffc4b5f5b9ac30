/* Names of outputs: patterns with {stem}, {layout} and {name}. */
#ifndef APP_PATTERN_H
#define APP_PATTERN_H

#include <stdbool.h>

#include "base/arena.h"

struct pattern_values {
	const char *stem;   /* of the input's file name, or the document's number */
	const char *layout; /* its name, or its file's stem */
	const char *name;   /* of the CV's owner; NULL: the stem stands in */
};

bool pattern_has(const char *pattern, const char *word);
/* Is every {word} one that there is? Complains if not. */
bool pattern_check(const char *pattern);
const char *pattern_fill(struct arena *a, const char *pattern, const struct pattern_values *v);

#endif
