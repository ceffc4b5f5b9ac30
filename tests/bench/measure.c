/* Run a command N times and print the medians:  measure N LABEL COMMAND [ARG…]
 *
 * Wall and CPU time (user and system) of the whole process, and its peak memory. Output of the
 * command goes to /dev/null. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MAX = 1000 };

static double
now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
milliseconds(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double
median(double *values, int n)
{
	qsort(values, (size_t)n, sizeof *values, compare);
	return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static void
run(char **argv, double *wall, double *cpu, double *memory)
{
	struct rusage use;
	int status;
	double start = now();
	pid_t child = fork();
	if (!child) {
		int null = open("/dev/null", O_WRONLY);
		dup2(null, 1);
		dup2(null, 2);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &use) < 0 || !WIFEXITED(status) || WEXITSTATUS(status)) {
		fprintf(stderr, "measure: %s failed\n", argv[0]);
		exit(1);
	}
	*wall = now() - start;
	*cpu = milliseconds(use.ru_utime) + milliseconds(use.ru_stime);
	*memory = (double)use.ru_maxrss / 1024;
}

int
main(int argc, char **argv)
{
	static double wall[RUNS_MAX], cpu[RUNS_MAX], memory[RUNS_MAX];
	int n = argc > 3 ? atoi(argv[1]) : 0;
	if (n < 1 || n > RUNS_MAX)
		return fprintf(stderr, "usage: measure N LABEL COMMAND…\n"), 2;
	run(argv + 3, wall, cpu, memory);
	for (int i = 0; i < n; i++)
		run(argv + 3, wall + i, cpu + i, memory + i);
	double least = wall[0];
	for (int i = 1; i < n; i++)
		least = wall[i] < least ? wall[i] : least;
	printf("%-28s wall %7.2f ms (least %.2f)   cpu %7.2f ms   peak %6.1f MB\n", argv[2], median(wall, n),
	    least, median(cpu, n), median(memory, n));
	return 0;
}
