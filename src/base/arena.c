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

static void
add_chunk(struct arena *a, size_t need)
{
	struct arena_chunk *c = take_chunk(a, next_chunk_size(a, need));

	c->behind = a->chunk;
	a->chunk = c;
	a->used = 0;
}

static size_t
align_up(size_t used, size_t align)
{
	return (used + align - 1) & ~(align - 1); /* a power of two */
}

static void *
take(struct arena *a, size_t size, size_t align)
{
	size_t start = align_up(a->used, align);
	void *block;

	if (size > SIZE_MAX / 2)
		memory_fail();
	if (!a->chunk || start > a->chunk->size || a->chunk->size - start < size) {
		add_chunk(a, size);
		start = 0;
	}
	block = a->chunk->bytes + start;
	a->used = start + size;
	a->total += size;
	return block;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	return take(a, size, alignof(max_align_t));
}

static size_t
array_size(size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 2 / size)
		memory_fail();
	return count * size;
}

void *
arena_zero(struct arena *a, size_t count, size_t size)
{
	size_t bytes = array_size(count, size);

	return memset(arena_alloc(a, bytes), 0, bytes);
}

char *
arena_dup(struct arena *a, const char *s, size_t len)
{
	char *copy = take(a, len + 1, 1);

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

char *
arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	int len;
	char *s;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len < 0)
		memory_fail();
	s = take(a, (size_t)len + 1, 1);
	va_start(args, format);
	vsnprintf(s, (size_t)len + 1, format, args);
	va_end(args);
	return s;
}

/* Make the block longer where it stands, if nothing has been given out behind it. */
static bool
stretch(struct arena *a, const void *block, size_t from, size_t to)
{
	if (!a->chunk || (const char *)block + from != (char *)a->chunk->bytes + a->used ||
	    a->chunk->size - a->used < to - from)
		return false;
	a->used += to - from;
	a->total += to - from;
	return true;
}

void *
arena_enlarge(struct arena *a, void *block, size_t count, size_t *room, size_t size)
{
	size_t from = *room;
	void *bigger;

	*room = from ? array_size(from, 2) : size < ROOM_FIRST ? ROOM_FIRST / size : 1;
	if (from && stretch(a, block, from * size, array_size(*room, size)))
		return block;
	bigger = arena_alloc(a, array_size(*room, size));
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
	while (a->chunk != m.chunk) {
		struct arena_chunk *behind = a->chunk->behind;

		a->chunk->behind = a->spare;
		a->spare = a->chunk;
		a->chunk = behind;
	}
	a->used = m.used;
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
