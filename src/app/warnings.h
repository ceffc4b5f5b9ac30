/* The names of all messages: what each means, and which of them a run wants.
 *
 * One table explains them: 'cvpdf messages' and docs/messages.md print it, -W checks its words
 * against it. A test holds it against every name that the sources report. */
#ifndef APP_WARNINGS_H
#define APP_WARNINGS_H

#include "app/options.h"
#include "base/diag.h"

struct message_name {
	const char *name;      /* 'unknown-key' */
	enum diag_level level; /* the usual one: what stands in a layout is judged harder */
	const char *help;      /* one sentence, as messages are written */
};

/* Sorted by name. */
extern const struct message_name MESSAGE_NAMES[];
extern const size_t MESSAGE_NAME_COUNT;

/* Are all words of -W names, with or without 'no-', and is --format one? False after a
 * complaint. */
bool warnings_check(const struct options *o);
/* --format. */
enum diag_format warnings_format(const struct options *o);
/* For struct diags: drops what 'no-NAME' turned off, makes a warning of the note that 'NAME'
 * names; the last word on a name counts. What a lint of looks says is dropped unless that or --looks asks
 * for it. Errors stay. `options` is a struct options. */
bool warnings_filter(void *options, struct diag *d);
/* What a name means; NULL for none of them. */
const char *warnings_explain(const char *name);
/* docs/messages.md. */
void warnings_reference(struct buf *out);

#endif
