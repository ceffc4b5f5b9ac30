/* Arenas: a chain of chunks, filled from the newest. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_FIRST ((size_t)32 << 10)
#define CHUNK_MAX   ((size_t)1 << 20)
#define ROOM_FIRST 128 /* bytes of an array that grows */

struct arena_chunk {
	struct arena_chunk *behind;
	size_t size;
	alignas(max_align_t) char bytes[];
};

static size_t
next_chunk_size(const struct arena *a, size_t need)
{
	size_t size = CHUNK_FIRST;

	if (a->chunk)
		size = a->chunk->size < CHUNK_MAX / 2 ? a->chunk->size * 2 : CHUNK_MAX;
	return need > size ? need : size;
}

/* An empty chunk of that size or more: giving memory back to the system between tries, and having
 * its pages cleared again, costs a third of a try. */
static struct arena_chunk *
take_chunk(struct arena *a, size_t size)
{
	struct arena_chunk *c, **at = &a->spare;

	while (*at && (*at)->size < size)
		at = &(*at)->behind;
	if (*at) {
		c = *at;
		*at = c->behind;
		return c;
	}
	c = memory_alloc(sizeof *c + size);
	c->size = size;
	return c;
}

/* The newest chunk from now on, of which so much is given out. */
static void
use_chunk(struct arena *a, struct arena_chunk *c, size_t used)
{
	a->chunk = c;
	a->bytes = c ? c->bytes : NULL;
	a->room = c ? c->size : 0;
	a->used = used;
}

void *
arena_open(struct arena *a, size_t size)
{
	struct arena_chunk *c;

	if (size > SIZE_MAX / 2)
		memory_fail();
	c = take_chunk(a, next_chunk_size(a, (size + ARENA_ALIGN - 1) & ~(ARENA_ALIGN - 1)));
	c->behind = a->chunk;
	use_chunk(a, c, size);
	a->total += size;
	return c->bytes;
}

/* Bytes, of any alignment. */
static char *
take(struct arena *a, size_t size)
{
	if (size >= a->room - a->used)
		return arena_open(a, size);
	a->used += size;
	a->total += size;
	return a->bytes + a->used - size;
}

char *
arena_dup(struct arena *a, const char *s, size_t len)
{
	char *copy = take(a, len + 1);

	if (len)
		memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *
arena_str(struct arena *a, const char *s)
{
	return arena_dup(a, s, strlen(s));
}

/* Formatted once where it shall stand, if there is room for it. */
char *
arena_printf(struct arena *a, const char *format, ...)
{
	size_t room = a->room - a->used;
	va_list args;
	int len;
	char *s;

	va_start(args, format);
	len = vsnprintf(room ? a->bytes + a->used : NULL, room, format, args);
	va_end(args);
	if (len < 0)
		memory_fail();
	s = take(a, (size_t)len + 1);
	if ((size_t)len + 1 < room)
		return s;
	va_start(args, format);
	vsnprintf(s, (size_t)len + 1, format, args);
	va_end(args);
	return s;
}

/* Make the block longer where it stands, if nothing has been given out behind it. */
static bool
stretch(struct arena *a, const void *block, size_t from, size_t to)
{
	if (!a->chunk || (const char *)block + from != a->bytes + a->used ||
	    a->room - a->used < to - from)
		return false;
	a->used += to - from;
	a->total += to - from;
	return true;
}

void *
arena_enlarge(struct arena *a, void *block, size_t count, size_t *room, size_t size)
{
	size_t from = *room, bytes;
	void *bigger;

	*room = from ? from * 2 : size < ROOM_FIRST ? ROOM_FIRST / (unsigned)size : 1;
	bytes = arena_bytes(*room, size);
	if (from && stretch(a, block, from * size, bytes))
		return block;
	bigger = arena_alloc(a, bytes);
	if (count)
		memcpy(bigger, block, count * size);
	return bigger;
}

struct arena_mark
arena_mark(const struct arena *a)
{
	return (struct arena_mark){a->chunk, a->used, a->total};
}

void
arena_rewind(struct arena *a, struct arena_mark m)
{
	struct arena_chunk *c = a->chunk;

	while (c != m.chunk) {
		struct arena_chunk *behind = c->behind;

		c->behind = a->spare;
		a->spare = c;
		c = behind;
	}
	use_chunk(a, c, m.used);
	a->total = m.total;
}

void
arena_free(struct arena *a)
{
	arena_rewind(a, (struct arena_mark){NULL, 0, 0});
	while (a->spare) {
		struct arena_chunk *behind = a->spare->behind;

		free(a->spare);
		a->spare = behind;
	}
}
