/* Single blocks: allocation that never fails to its caller, and neither does a library's.
 *
 * Libraries look at what malloc returns, but not all go on well without: HarfBuzz shapes with
 * what tables it has, so that a PDF could be written that is whole and wrong. Therefore malloc
 * itself, which the C library lets a program replace, ends the process here when there is no
 * memory. Sanitizers replace it, too, and are left alone. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined __has_feature /* clang's way of saying __SANITIZE_ADDRESS__ */
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

#if defined __GLIBC__ && !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
#define REPLACE_MALLOC 1
#else
#define REPLACE_MALLOC 0
#endif

#define EXIT_WORLD 3

static void (*fail_hook)(void);
static unsigned long fail_countdown;

static void
count_down(void)
{
	if (fail_countdown && --fail_countdown == 0)
		memory_fail();
}

static void *
insist(void *block)
{
	if (!block)
		memory_fail();
	return block;
}

#if REPLACE_MALLOC

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);

/* Nonsense is refused as ever: a size that no machine has says that the input is damaged. */
static bool
is_sane(size_t count, size_t size)
{
	return !count || size <= PTRDIFF_MAX / count;
}

void *
malloc(size_t size)
{
	count_down();
	return is_sane(1, size) ? insist(__libc_malloc(size)) : NULL;
}

void *
calloc(size_t count, size_t size)
{
	count_down();
	return is_sane(count, size) ? insist(__libc_calloc(count, size)) : NULL;
}

/* A size of 0 frees, and NULL is right. */
void *
realloc(void *block, size_t size)
{
	count_down();
	if (!size || !is_sane(1, size))
		return __libc_realloc(block, size);
	return insist(__libc_realloc(block, size));
}

#endif

void *
memory_alloc(size_t size)
{
	if (!REPLACE_MALLOC)
		count_down();
	return insist(malloc(size ? size : 1));
}

void *
memory_resize(void *block, size_t size)
{
	if (!REPLACE_MALLOC)
		count_down();
	return insist(realloc(block, size ? size : 1));
}

void
memory_on_fail(void (*hook)(void))
{
	fail_hook = hook;
}

void
memory_fail(void)
{
	static const char message[] = "cvpdf: out of memory\n";
	void (*hook)(void) = fail_hook;
	ssize_t unused;

	fail_hook = NULL;
	fail_countdown = 0;
	if (hook)
		hook();
	unused = write(STDERR_FILENO, message, strlen(message));
	(void)unused;
	_Exit(EXIT_WORLD);
}

void
memory_fail_at(unsigned long n)
{
	fail_countdown = n;
}
