/* Limits of time and memory, by the kernel's means. */
#include "app/limits.h"

#include "base/file.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

/* A sanitizer's shadow memory can't be limited, and it takes its time. */
#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED 0
#endif

enum { SANITIZED_FACTOR = 10 };

static struct {
	const char *input;
	char time_words[128], memory_words[128]; /* made beforehand, for a signal handler */
	struct rlimit memory_before;
} limits;

/* Safe in a signal handler. */
static _Noreturn void
give_up(const char *words)
{
	file_cleanup();
	if (write(STDERR_FILENO, "cvpdf: ", 7) < 0 ||
	    write(STDERR_FILENO, limits.input, strlen(limits.input)) < 0 ||
	    write(STDERR_FILENO, words, strlen(words)) < 0)
		_exit(EXIT_WORLD);
	_exit(EXIT_WORLD);
}

static void
time_is_up(int sig)
{
	(void)sig;
	give_up(limits.time_words);
}

static void
memory_is_out(void)
{
	give_up(limits.memory_words);
}

static void
limit_time(size_t seconds)
{
	const struct sigaction act = {.sa_handler = time_is_up};
	struct itimerval timer = {
	    .it_value = {
	        .tv_sec = (time_t)(IS_SANITIZED ? seconds * SANITIZED_FACTOR : seconds)}};
	snprintf(limits.time_words, sizeof limits.time_words,
	    ": takes more than %zu s; '--timeout' allows more\n", seconds);
	sigaction(SIGPROF, &act, NULL);
	setitimer(ITIMER_PROF, &timer, NULL);
}

/* RLIMIT_DATA counts what a process may write to and has for itself, not files that it maps. */
static void
limit_memory(size_t bytes)
{
	struct rlimit limit;
	snprintf(limits.memory_words, sizeof limits.memory_words,
	    ": out of memory; the limit is %zu MB, '--memory' allows more\n", bytes >> 20);
	getrlimit(RLIMIT_DATA, &limits.memory_before);
	memory_on_fail(memory_is_out);
	limit = limits.memory_before;
	if (!IS_SANITIZED && bytes < limit.rlim_cur)
		limit.rlim_cur = bytes;
	setrlimit(RLIMIT_DATA, &limit);
}

void
limits_begin(const struct options *o, const char *input)
{
	limits.input = input;
	limit_time(o->timeout ? o->timeout : LIMIT_SECONDS);
	limit_memory(o->memory ? o->memory : LIMIT_MEMORY);
}

void
limits_end(void)
{
	const struct itimerval none = {0};
	setitimer(ITIMER_PROF, &none, NULL);
	setrlimit(RLIMIT_DATA, &limits.memory_before);
	memory_on_fail(file_cleanup);
}
