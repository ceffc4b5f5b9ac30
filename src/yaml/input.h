/* The text as libyaml gets it, and the way back from libyaml's marks to places.
 *
 * libyaml reads YAML 1.1: a plain scalar can't begin with '*', and U+2028, U+2029 and U+FEFF
 * are not text; it refuses tabs that YAML 1.2 allows. So before it reads, each of these
 * characters is replaced by a noncharacter (U+FDD0 and following, which a source never holds),
 * and turned back in the scalars that come out. Tabs in blank lines and behind the dash of an
 * item become spaces for good. libyaml counts characters, not bytes, so its marks stay right.
 * Only '*' that begins a real alias ('*name' alone, with an anchor '&name' in the file) is
 * left. Where a '*' stands does not matter otherwise: inside text the replacement is undone, in
 * a comment nobody sees it. */
#ifndef YAML_INPUT_H
#define YAML_INPUT_H

#include "yaml/node.h"

struct input {
	const struct source *source;
	const char *bytes; /* for libyaml */
	size_t len;
	bool replaced; /* some character was */
	size_t index;  /* of the character last asked for, */
	size_t offset; /* and where it is */
};

void input_open(struct input *in, struct arena *a, const struct source *s);
/* Where the character with that index is in the source; soon found near the last one. */
uint32_t input_offset(struct input *in, size_t index);
/* Undo the replacement in a scalar's raw text, in place; returns the new length. */
size_t input_restore(const struct input *in, char *text, size_t len);

#endif
