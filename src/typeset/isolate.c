/* Isolates around rich text. */
#include "typeset/isolate.h"

#include <string.h>

#include "text/bidi.h"

#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define POP_ISOLATE           "\u2069"

struct rich
isolate_ltr(struct arena *a, const struct rich *text)
{
	struct rich r = {0};
	struct rich_run run = {.text = LEFT_TO_RIGHT_ISOLATE};
	if (text->count)
		run.url = text->runs[0].url;
	rich_add(a, &r, run);
	rich_append(a, &r, text, 0);
	run.text = POP_ISOLATE;
	rich_add(a, &r, run);
	return r;
}

struct rich
isolate_latin(struct arena *a, const struct rich *text)
{
	const char *plain = rich_plain(a, text);
	return bidi_is_ltr(plain, strlen(plain)) ? isolate_ltr(a, text) : *text;
}
