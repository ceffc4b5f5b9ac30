/* Run a command once and print what it and its children took:  watch_tree COMMAND [ARG…]
 *
 * One line: wall seconds, CPU seconds of all, the most memory of all processes together [MB]
 * and of the largest child [MB]. Memory is proportional set size, so that what processes share
 * counts once; it is sampled every 20 ms. Output of the command goes to /dev/null. */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { EVERY = 20 /* [ms] */, CHILDREN_MAX = 1024 };

static double
now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Of one process [MB]; 0 when it is gone. */
static double
memory_of(int pid)
{
	char path[64], line[256];
	long kilobytes = 0;
	snprintf(path, sizeof path, "/proc/%d/smaps_rollup", pid);
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (sscanf(line, "Pss: %ld", &kilobytes) == 1)
			break;
	if (f)
		fclose(f);
	return (double)kilobytes / 1024;
}

static int
children_of(int pid, int *children)
{
	char path[64];
	int count = 0;
	snprintf(path, sizeof path, "/proc/%d/task/%d/children", pid, pid);
	FILE *f = fopen(path, "r");
	while (f && count < CHILDREN_MAX && fscanf(f, "%d", &children[count]) == 1)
		count++;
	if (f)
		fclose(f);
	return count;
}

static void
sample(int pid, double *all, double *largest)
{
	int children[CHILDREN_MAX];
	double sum = memory_of(pid);
	for (int i = children_of(pid, children); i--;) {
		double one = memory_of(children[i]);
		*largest = one > *largest ? one : *largest;
		sum += one;
	}
	*all = sum > *all ? sum : *all;
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

int
main(int argc, char **argv)
{
	double start = now(), all = 0, largest = 0;
	struct rusage use;
	int status;
	if (argc < 2)
		return fprintf(stderr, "usage: watch_tree COMMAND…\n"), 2;
	pid_t child = fork();
	if (!child) {
		int null = open("/dev/null", O_WRONLY);
		dup2(null, 1);
		dup2(null, 2);
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	struct pollfd end = {.fd = (int)syscall(SYS_pidfd_open, child, 0), .events = POLLIN};
	while (poll(&end, 1, EVERY) == 0)
		sample(child, &all, &largest);
	if (wait4(child, &status, 0, &use) < 0 || status)
		return fprintf(stderr, "watch_tree: %s failed\n", argv[1]), 1;
	printf("%.3f %.3f %.1f %.1f\n", now() - start,
	    seconds(use.ru_utime) + seconds(use.ru_stime), all, largest);
	return 0;
}
