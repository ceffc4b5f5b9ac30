/* What md4c is fed: a text on one line, so that no block syntax can begin anywhere, and the way
 * back from each of its bytes to the text.
 *
 * The line begins with a no-break space: to Markdown a line with one is a paragraph whatever
 * follows, and for emphasis it counts as white space. Newlines become spaces, hard breaks
 * another no-break space; link targets with spaces in them ('[NeurIPS 2025](To appear)') are
 * put into angle brackets, or they wouldn't be read as targets; so are bare addresses. */
#ifndef MARKUP_FEED_H
#define MARKUP_FEED_H

#include "base/arena.h"

enum feed_kind {
	FEED_COPY,  /* bytes of the text */
	FEED_ADDED, /* ours: to be skipped */
	FEED_BREAK  /* ours: a hard line break */
};

struct feed_part {
	size_t begin;  /* in the feed; ends where the next begins */
	size_t origin; /* in the text */
	enum feed_kind kind;
};

struct feed {
	const char *bytes;
	size_t len;
	struct feed_part *parts; /* by begin; never empty */
	size_t count, room;
};

struct feed feed_new(struct arena *a, const char *text, size_t len);
size_t feed_part(const struct feed *f, size_t offset); /* index of the part of a feed's byte */
size_t feed_origin(const struct feed *f, size_t offset); /* that byte's offset in the text */

#endif
