/* Troubles: libyaml's errors in plain words, with a place and a way out. */
#ifndef YAML_TROUBLE_H
#define YAML_TROUBLE_H

#include <yaml.h>

#include "yaml/input.h"

struct trouble {
	struct input *input;
	const yaml_parser_t *parser; /* in its error state */
	struct place before;         /* what was read last: a scalar or a collection's end */
	struct diags *diags;
};

void trouble_report(const struct trouble *t);
/* What is worth a message though libyaml accepts it: a space in a key's indentation that is
 * none, a full-width colon. Returns true if reported. */
bool trouble_in_key(struct diags *d, const char *key, struct place p);
bool trouble_in_root(struct diags *d, const struct node *root);

#endif
