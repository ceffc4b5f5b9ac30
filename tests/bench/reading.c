/* How long reading takes the processor: 1 MB of YAML to nodes, and to the model, as medians of 15 runs; the layouts. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cv/read.h"
#include "layout/layout.h"

enum { BYTES = 1000000, RUNS = 15 };

static const char ENTRY[] =
    "      - company: Analytical Engines %zu\n"
    "        position: **Programmer** and \"analyst\"\n"
    "        start_date: 1842-01\n"
    "        end_date: present\n"
    "        highlights:\n"
    "          - Wrote the *first* program, see [the notes](https://example.org/%zu).\n"
    "          - 'Found that the engine can work on more than numbers: on signs.'\n";

static double
now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
make_text(struct buf *text)
{
	buf_puts(text, "cv:\n  name: Ada Byron King\n  sections:\n    experience:\n");
	for (size_t i = 0; text->len < BYTES; i++)
		buf_printf(text, ENTRY, i, i);
}

static double
read_once(const struct buf *text, bool model)
{
	struct arena a = {0};
	struct diags d = {.arena = &a};
	struct node *root = NULL;
	struct cv_options o = {.format = "rendercv"};
	double start = now();
	struct source *s = source_new(&a, "cv.yaml", text->data, text->len, &d);
	bool good =
	    model ? cv_read(&a, s, &o, &d, &root) != NULL : yaml_read(&a, s, &d) != NULL;
	double end = now();
	if (!good || d.errors)
		exit(1);
	arena_free(&a);
	return end - start;
}

static int
compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;
	return a < b ? -1 : a > b;
}

static double
median(const struct buf *text, bool model)
{
	double times[RUNS];
	for (size_t i = 0; i < RUNS; i++)
		times[i] = read_once(text, model);
	qsort(times, RUNS, sizeof *times, compare);
	return times[RUNS / 2];
}

/* With the layouts that it extends, and the defaults. */
static double
layout_once(const char *name)
{
	struct arena a = {0};
	struct diags d = {.arena = &a};
	struct layout_options o = {.name = name};
	double start = now();
	if (!layout_read(&a, &o, &d) || d.errors)
		exit(1);
	double end = now();
	arena_free(&a);
	return end - start;
}

/* At first reading: the process keeps what it has read. */
static void
print_slowest_layout(void)
{
	const char *const *names, *slowest = "";
	double most = 0;
	size_t n = layout_names(&names);
	for (size_t i = 0; i < n; i++) {
		double time = layout_once(names[i]);
		if (time > most) {
			most = time;
			slowest = names[i];
		}
	}
	printf("%-28s %6.2f ms (%s)\n", "the slowest layout", most, slowest);
}

int
main(void)
{
	struct buf text = {0};
	make_text(&text);
	printf("%-28s %6.2f ms\n", "1 MB of YAML to nodes", median(&text, false));
	printf("%-28s %6.2f ms\n", "the same, to a CV", median(&text, true));
	print_slowest_layout();
	buf_free(&text);
	return 0;
}
