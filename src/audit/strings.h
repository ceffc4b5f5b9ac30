/* Strings that a reader of the PDF must get back: the lines of stage 'strings', read in. */
#ifndef AUDIT_STRINGS_H
#define AUDIT_STRINGS_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

enum string_kind { STRING_TYPED, STRING_SHOWN, STRING_NOTE };

/* Where a string came out. */
enum string_state {
	STRING_LOST,
	STRING_PLACED, /* in the order of the CV, page by page */
	STRING_BESIDE, /* not in order, but beside its entry's title, or one contact among
	                  others */
	STRING_BEHIND, /* among or behind the other lines of its entry: a date below its title's
	                  line */
	STRING_MOVED,  /* elsewhere */
};

struct audit_string {
	enum string_kind kind;
	const char *what; /* 'title', 'date', 'bullet' … */
	unsigned long entry;
	size_t leaf; /* twice its page, and 1 more if it goes on on the next; 0: unknown */
	bool ahead;  /* on an earlier page than one before it */
	const uint32_t *codes; /* single spaces, none at the ends */
	size_t count;
	const char *text; /* the same in UTF-8 */
	/* What audit_match finds: */
	enum string_state state;
	size_t begin, end; /* in the text */
	bool interrupted;  /* by a string of its entry, or a note */
	bool hyphenated;   /* a hyphen that isn't its own stands at a line's end */
	bool dropped;      /* a hyphen of its own is missing */
};

struct audit_strings {
	struct audit_string *items;
	size_t count, room;
	size_t back; /* how often the text goes back to what the CV has before: audit_match */
};

/* Lines to strings; what isn't such a line is left out. */
struct audit_strings audit_strings_read(struct arena *a, const char *lines);

#endif
