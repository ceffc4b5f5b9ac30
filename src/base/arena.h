/* Arenas: memory that dies together.
 *
 * A job (one document) has one arena and a scratch arena for paragraphs and
 * trials; nothing in an arena is freed alone. Allocation never fails to its
 * caller: when memory ends, or the process's limit is reached, the message
 * 'out of memory' is printed and the process leaves with status 3 through
 * memory_fail(), after running the hook that removes a half-written file.
 * An all-zero struct arena is an empty arena. Not thread-safe. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define ARENA_ALIGN alignof(max_align_t)

struct arena_chunk;

struct arena {
	struct arena_chunk *chunk; /* newest; owns the chain behind it */
	char *bytes;               /* of the newest chunk */
	size_t room, used;         /* how many there are, and how many are given out */
	size_t total;              /* bytes given out in all chunks, for limits and reports */
	struct arena_chunk *spare; /* chunks that rewinding emptied, for the next need */
};

struct arena_mark {
	struct arena_chunk *chunk;
	size_t used, total;
};

_Noreturn void memory_fail(void);
void *arena_open(struct arena *a, size_t size); /* what arena_alloc does when the chunk is full */

/* Uninitialised, aligned for any type. */
static inline void *
arena_alloc(struct arena *a, size_t size)
{
	size_t start = (a->used + ARENA_ALIGN - 1) & ~(ARENA_ALIGN - 1);

	if (size >= a->room - start) /* a chunk's size is aligned */
		return arena_open(a, size);
	a->used = start + size;
	a->total += size;
	return a->bytes + start;
}

/* The size of an array; checks overflow. */
static inline size_t
arena_bytes(size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		memory_fail();
	return bytes;
}

/* A zeroed array. */
static inline void *
arena_zero(struct arena *a, size_t count, size_t size)
{
	size_t bytes = arena_bytes(count, size);

	return memset(arena_alloc(a, bytes), 0, bytes);
}

char *arena_dup(struct arena *a, const char *s, size_t len);    /* copy with a NUL behind it */
char *arena_str(struct arena *a, const char *s);                /* copy of a C string */
char *arena_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Grow an arena array: a block of `count` elements of `size` of which `room` fit. Returns the
 * block, moved or not, with room for one more and *room updated (doubling). */
void *arena_enlarge(struct arena *a, void *block, size_t count, size_t *room, size_t size); /* when it is full */
static inline void *
arena_grow(struct arena *a, void *block, size_t count, size_t *room, size_t size)
{
	return count < *room ? block : arena_enlarge(a, block, count, room, size);
}

struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark m);  /* free all that came after the mark; memory is kept until arena_free */
void arena_free(struct arena *a);

/* The same contract for single blocks outside arenas (base/buf, process-wide tables). */
void *memory_alloc(size_t size);
void *memory_resize(void *block, size_t size);
void memory_on_fail(void (*hook)(void)); /* called once before the process leaves; may be NULL */

/* Fault injection for tests: the n-th allocation from now fails (0 = never). */
void memory_fail_at(unsigned long n);

#endif
