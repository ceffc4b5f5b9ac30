/* Lines to strings. */
#include "audit/strings.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static const char *const KINDS[] = {"typed", "shown", "note"};

/* The field at *s up to its tab; *s moves behind it. NULL: there is no tab. */
static const char *
next_field(struct arena *a, const char **s, const char *end)
{
	const char *tab = memchr(*s, '\t', (size_t)(end - *s));
	if (!tab)
		return NULL;
	const char *field = arena_dup(a, *s, (size_t)(tab - *s));
	*s = tab + 1;
	return field;
}

static void
decode(struct arena *a, struct audit_string *is, const char *s, size_t len)
{
	uint32_t *codes = arena_zero(a, len + 1, sizeof *codes);
	for (const char *end = s + len; s < end;) {
		size_t used;
		uint32_t code = utf8_decode(s, (size_t)(end - s), &used);
		s += used;
		if (code == ' ' && (!is->count || codes[is->count - 1] == ' '))
			continue;
		codes[is->count++] = code;
	}
	while (is->count && codes[is->count - 1] == ' ')
		is->count--;
	is->codes = codes;
}

/* '3', or '3-4'. */
static size_t
read_leaf(const char *pages)
{
	char *end;
	size_t first = strtoul(pages, &end, 10);
	return 2 * first + (*end == '-' && strtoul(end + 1, NULL, 10) > first);
}

static bool
read_line(struct arena *a, const char *s, const char *end, struct audit_string *is)
{
	const char *kind = next_field(a, &s, end), *what = kind ? next_field(a, &s, end) : NULL;
	const char *entry = what ? next_field(a, &s, end) : NULL;
	const char *pages = entry ? next_field(a, &s, end) : NULL;
	*is = (struct audit_string){.what = what};
	if (!pages)
		return false;
	while (is->kind <= STRING_NOTE && strcmp(KINDS[is->kind], kind))
		is->kind++;
	is->entry = strtoul(entry, NULL, 10);
	is->leaf = read_leaf(pages);
	is->text = arena_dup(a, s, (size_t)(end - s));
	decode(a, is, s, (size_t)(end - s));
	return is->kind <= STRING_NOTE && is->count;
}

static void
find_ahead(struct audit_strings *all)
{
	size_t last = 0;
	for (size_t i = 0; i < all->count; i++) {
		struct audit_string *is = &all->items[i];
		if (is->kind != STRING_SHOWN)
			continue;
		is->ahead = is->leaf < last;
		last = is->leaf > last ? is->leaf : last;
	}
}

struct audit_strings
audit_strings_read(struct arena *a, const char *lines)
{
	struct audit_strings all = {0};
	for (const char *end; *lines; lines = *end ? end + 1 : end) {
		struct audit_string is;
		end = lines + strcspn(lines, "\n");
		if (!read_line(a, lines, end, &is))
			continue;
		all.items = arena_grow(a, all.items, all.count, &all.room, sizeof *all.items);
		all.items[all.count++] = is;
	}
	find_ahead(&all);
	return all;
}
