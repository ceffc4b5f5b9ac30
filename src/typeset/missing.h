/* Characters that no font has: said once for each script, not for each word. */
#ifndef TYPESET_MISSING_H
#define TYPESET_MISSING_H

#include "base/diag.h"
#include "text/shape.h"

/* What has been reported; shared by the styles of one setting. */
struct missing;

struct missing *missing_new(struct arena *a);
/* Report the characters of a piece, which are `missing`, unless their script has been. */
void missing_report(struct missing *m, struct diags *d, const struct shaped *piece, struct place place);
/* Say, once, that a line was cut before the text, in a script whose words aren't known. Nothing for
 * other scripts. */
void missing_words(struct missing *m, struct diags *d, const char *text, struct place place);

#endif
