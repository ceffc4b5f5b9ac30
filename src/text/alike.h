/* Which bundled family comes nearest to one that isn't there: for the sentence that says so. */
#ifndef TEXT_ALIKE_H
#define TEXT_ALIKE_H

/* "'Inter' or 'Roboto'" for 'Helvetica Neue', "'EB Garamond'" for 'Garamond Premier'; by its
 * name or by a part of it, case aside. NULL: nothing is known of it. */
const char *font_alike(const char *name);

#endif
