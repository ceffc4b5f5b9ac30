/* Isolates (UAX #9 §2.5): words of the other direction kept together in a right-to-left line. */
#ifndef TYPESET_ISOLATE_H
#define TYPESET_ISOLATE_H

#include "base/arena.h"
#include "markup/rich.h"

/* Numbers and addresses run from left to right among words that don't: '+962', not '962+'. */
struct rich isolate_ltr(struct arena *a, const struct rich *text);
/* The same for a text whose first letter says left to right ('B.Sc.', 'Acme (Berlin)'); any other
 * stays as it is. */
struct rich isolate_latin(struct arena *a, const struct rich *text);

#endif
