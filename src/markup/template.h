/* Templates: how the fields of an entry become lines, as layouts write them.
 *
 *     **COMPANY**, POSITION -- LOCATION
 *     SUMMARY
 *     HIGHLIGHTS
 *
 * UPPERCASE words ([A-Z_]+, two letters or more) are placeholders, matched against the names that the caller knows; others
 * stay words. RenderCV's rules of omission hold: a placeholder that is missing goes together with
 * the non-space characters glued to it; lower-case connector words alone between two placeholders
 * go when either neighbour is missing; spaces collapse; a line loses trailing characters other than
 * letters, digits and .!?[]()*_%; empty lines vanish. Unlike RenderCV the work is done on rich text,
 * so that no character of a field can be taken for markup. */
#ifndef MARKUP_TEMPLATE_H
#define MARKUP_TEMPLATE_H

#include "markup/rich.h"
#include "base/diag.h"

struct template; /* parsed; immutable; in the arena given */

/* Parse; never fails. `text` may have Markdown emphasis, links and line breaks ('\n'). */
const struct template *template_parse(struct arena *a, const char *text, struct place p);
/* The same for one that many documents have: the process keeps the first few dozen it meets. */
const struct template *template_kept(struct arena *a, const char *text, struct place p);

/* What a placeholder stands for. */
struct template_value {
	struct rich text;  /* its inline text; empty: missing */
	bool block;        /* alone on its line it is a block of its own (HIGHLIGHTS, SUMMARY),
			    * with or without text: whether there is one is the caller's to know */
};

/* Return false when the name is no placeholder at all (it stays a word). */
typedef bool template_lookup(void *self, const char *name, struct template_value *out);

enum template_line_kind { TEMPLATE_TEXT, TEMPLATE_BLOCK };

struct template_line {
	enum template_line_kind kind;
	struct rich text;   /* of a block: what the lookup gave, often nothing */
	const char *name;   /* TEMPLATE_BLOCK: the placeholder that stands alone: 'HIGHLIGHTS' */
};

struct template_lines {
	struct template_line *lines;
	size_t count;
};

struct template_lines template_expand(struct arena *a, const struct template *t, template_lookup *lookup,
    void *self);
/* The placeholders that occur: for checks ('a placeholder that no entry has'). */
size_t template_names(const struct template *t, const char *const **names);

#endif
