/* The monotonic clock. */
#include "base/clock.h"

#include <time.h>

int64_t
clock_microseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}
