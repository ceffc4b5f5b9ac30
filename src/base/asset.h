/* Assets: files that the program carries inside itself, by the path that they have in the
 * project: 'layouts/classic.yaml', 'data/locales/french.yaml'.
 *
 * src/build/embed.sh makes the table, sorted by name; the bytes are part of the program's
 * read-only data, so one that is not asked for is never read. */
#ifndef BASE_ASSET_H
#define BASE_ASSET_H

#include <stddef.h>

struct asset {
	const char *name;
	const unsigned char *begin, *end; /* *end is a NUL, which does not count */
};

/* NULL if there is none of that name. */
const struct asset *asset_find(const char *name);
/* All whose name begins with the prefix, sorted by name: a run of *count. NULL if there is
 * none. */
const struct asset *asset_list(const char *prefix, size_t *count);

/* What embed.sh writes. */
extern const struct asset asset_table[];
extern const size_t asset_table_count;

#endif
