/* Faults on demand; see the header. */
#include "app/fault.h"

#ifdef CVPDF_FAULTS

#include "base/arena.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HOG_BYTES = 16 << 20 };

static void
crash(const char *argument)
{
	(void)argument;
	abort();
}

static void
hang(const char *argument)
{
	static const char SAID[] = "fault: hang\n"; /* a test can wait for it */
	(void)argument;
	if (write(STDERR_FILENO, SAID, sizeof SAID - 1) < 0)
		abort();
	for (;;)
		pause();
}

static void
hog(const char *argument)
{
	(void)argument;
	for (;;)
		memset(memory_alloc(HOG_BYTES), 1, HOG_BYTES);
}

static void
die(const char *argument)
{
	(void)argument;
	kill(getpid(), SIGKILL);
}

static void
fail_alloc(const char *argument)
{
	memory_fail_at(strtoul(argument, NULL, 10));
}

static const struct {
	const char *name;
	void (*strike)(const char *argument);
} FAULTS[] = {
    {"crash", crash},
    {"hang", hang},
    {"hog", hog},
    {"kill", die},
    {"alloc=", fail_alloc},
};

void
fault_strike(const char *input)
{
	const char *wanted = getenv("CVPDF_FAULT"), *word = wanted ? strchr(wanted, ':') : NULL;
	if (!word || !strstr(input, word + 1))
		return;
	for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
		size_t len = strlen(FAULTS[i].name);
		if (!strncmp(wanted, FAULTS[i].name, len))
			FAULTS[i].strike(wanted + len);
	}
}

#else

void
fault_strike(const char *input)
{
	(void)input;
}

#endif
