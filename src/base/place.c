/* Places: bytes of a source turned into lines and columns. */
#include "base/diag.h"

#include <string.h>

#include "base/utf8.h"

struct place
place_none(void)
{
	return (struct place){NULL, 0, 0};
}

struct place
place_join(struct place a, struct place b)
{
	if (!a.source)
		return b;
	if (b.source == a.source && b.end > a.end)
		a.end = b.end;
	return a;
}

/* The last line start at or before the offset. */
static size_t
search_lines(const struct source *s, size_t offset)
{
	size_t low = 0, high = s->line_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (s->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static size_t
count_lines(const struct source *s, size_t offset, size_t *start)
{
	const char *from = s->bytes, *end = s->bytes + offset, *newline;
	size_t line = 0;

	while ((newline = memchr(from, '\n', (size_t)(end - from))) != NULL) {
		from = newline + 1;
		line++;
	}
	*start = (size_t)(from - s->bytes);
	return line;
}

void
place_find(struct place p, size_t *line, size_t *column)
{
	const struct source *s = p.source;
	size_t offset, start = 0, index;

	*line = *column = 1;
	if (!s)
		return;
	offset = p.begin < s->len ? p.begin : s->len;
	if (s->line_count) {
		index = search_lines(s, offset);
		start = s->lines[index];
	} else {
		index = count_lines(s, offset, &start);
	}
	*line = index + 1;
	*column = utf8_count(s->bytes + start, offset - start) + 1;
}

static size_t
count_newlines(const char *s, size_t len)
{
	const char *end = s + len;
	size_t count = 0;

	while ((s = memchr(s, '\n', (size_t)(end - s))) != NULL) {
		s++;
		count++;
	}
	return count;
}

void
source_index(struct arena *a, struct source *s)
{
	size_t count = count_newlines(s->bytes, s->len) + 1;
	const char *from = s->bytes, *end = s->bytes + s->len;

	s->lines = arena_zero(a, count, sizeof *s->lines);
	s->line_count = count;
	for (size_t i = 1; i < count; i++) {
		from = (const char *)memchr(from, '\n', (size_t)(end - from)) + 1;
		s->lines[i] = (uint32_t)(from - s->bytes);
	}
}
