/* Stage 'strings': the texts that a CV has and the texts that its pages show, one a line, for
 * the audit and for whoever wants to look for them in an extractor's output.
 *
 *     typed  WHAT  0      0      TEXT   a text of the CV, in its order
 *     shown  WHAT  ENTRY  PAGES  TEXT   a heading, paragraph or item, in reading order
 *     note   WHAT  0      PAGES  TEXT   a footer or top note, which may come between
 *
 * ENTRY is shared by what stands in one entry, 0 outside of entries; PAGES is '1', or '1-2' for
 * what begins on one and ends on another. Tabs stand between; texts as the text layer says them
 * (out/speech.h). */
#ifndef APP_STRINGS_H
#define APP_STRINGS_H

#include "base/buf.h"
#include "cv/cv.h"
#include "page/page.h"

void strings_print(const struct cv *cv, const struct pages *pages, struct buf *out);

#endif
