/* Names that RenderCV 2.0–2.3 and 1.x had for the options of today. Private to layout/. */
#ifndef LAYOUT_OLD_NAMES_H
#define LAYOUT_OLD_NAMES_H

#include "layout/kinds.h"

/* Read a member that today's table doesn't know if it is an old name, or a group of old names;
 * what it has that nothing stands for any more is reported. False: it is no old name. */
bool old_name_read(struct reading *r, const struct node *member);
/* Today's word for an old value ('left-aligned', 'a4paper'); the text itself if it is none. */
const char *old_word(const char *text);

#endif
