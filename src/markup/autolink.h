/* Autolinks: bare addresses in running text.
 *
 * md4c finds them too, but in the targets of links as well, where they swallow what follows
 * (seen in 0.4.8: '[a](https://x.y)**b**'); so we find them, and give them to it in '<>'. */
#ifndef MARKUP_AUTOLINK_H
#define MARKUP_AUTOLINK_H

#include <stddef.h>

enum autolink { AUTOLINK_NONE, AUTOLINK_URL, AUTOLINK_WWW, AUTOLINK_MAIL };

/* Does an address begin at text[i] (i < len)? Its length in bytes goes to *length. Trailing
 * punctuation and a ')' that nothing in it opens stay outside, as in GitHub's Markdown. */
enum autolink autolink_at(const char *text, size_t len, size_t i, size_t *length);

#endif
