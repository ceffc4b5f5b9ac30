/* HTML in texts, as exports of web pages and Markdown files have it, made Markdown. */
#ifndef CV_HTML_H
#define CV_HTML_H

#include "base/arena.h"

/* Blocks become lines, '<li>' a bullet, '<a href>' a link, '<img>' its words, comments nothing;
 * tags that markup/ knows ('<i>', '<br>') and what is no tag stay. The text itself if there is
 * nothing to do. */
const char *html_to_markdown(struct arena *a, const char *text);

#endif
