/* Single blocks: allocation that never fails to its caller. */
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>

#define EXIT_WORLD 3

static void (*fail_hook)(void);
static unsigned long fail_countdown;

static void
count_down(void)
{
	if (fail_countdown && --fail_countdown == 0)
		memory_fail();
}

void *
memory_alloc(size_t size)
{
	void *block;

	count_down();
	block = malloc(size ? size : 1);
	if (!block)
		memory_fail();
	return block;
}

void *
memory_resize(void *block, size_t size)
{
	void *moved;

	count_down();
	moved = realloc(block, size ? size : 1);
	if (!moved)
		memory_fail();
	return moved;
}

void
memory_on_fail(void (*hook)(void))
{
	fail_hook = hook;
}

void
memory_fail(void)
{
	void (*hook)(void) = fail_hook;

	fail_hook = NULL;
	if (hook)
		hook();
	fputs("cvpdf: out of memory\n", stderr);
	_Exit(EXIT_WORLD);
}

void
memory_fail_at(unsigned long n)
{
	fail_countdown = n;
}
