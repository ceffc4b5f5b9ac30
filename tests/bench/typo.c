/* How well paragraphs are set, and how fast:
 *
 *     typo look SPACE MEASURE < WORDS    judges `pdftotext -bbox` output of justified
 * paragraphs typo time LAYOUT CM < PARAGRAPHS   medians for setting each, hyphenated, and for
 * fitting
 *
 * A line's adjustment ratio is that of TeX: the change of its mean space, in halves of SPACE
 * when wider and in thirds when narrower, as it is in the measure; so an overfull line counts
 * for what it would take. Lengths in points. Paragraphs of one line (titles) are left out. */
#include "typeset/fit.h"
#include "typeset/para.h"
#include "base/file.h"
#include "cv/read.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WORDS_MAX = 20000, RUNS = 101 };

struct word {
	double x0, y, x1;
	bool hyphen; /* '-' or U+00AD at its end */
};

struct tally {
	int lines, hyphens, runts, overfull;
	double sum, most;
};

static struct word words[WORDS_MAX];

static int
by_place(const void *a, const void *b)
{
	const struct word *v = a, *w = b;
	if (fabs(v->y - w->y) > 2)
		return v->y < w->y ? -1 : 1;
	return (v->x0 > w->x0) - (v->x0 < w->x0);
}

static size_t
read_words(void)
{
	char line[4096];
	size_t n = 0;
	while (n < WORDS_MAX && fgets(line, sizeof line, stdin)) {
		struct word *w = &words[n];
		char *end = strstr(line, "</word>");
		if (!end || sscanf(line, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\"",
		                &w->x0, &w->y, &w->x1) != 3)
			continue;
		w->hyphen = end[-1] == '-' || end[-1] == '\xAD';
		n++;
	}
	qsort(words, n, sizeof *words, by_place);
	return n;
}

static size_t
line_end(size_t from, size_t n)
{
	size_t i = from;
	while (i < n && fabs(words[i].y - words[from].y) <= 2)
		i++;
	return i;
}

static void
judge_line(struct tally *t, size_t from, size_t end, double space, double measure)
{
	double white = measure, mean;
	for (size_t i = from; i < end; i++)
		white -= words[i].x1 - words[i].x0;
	mean = white / (double)(end - from > 1 ? end - from - 1 : 1);
	t->overfull += words[end - 1].x1 - words[from].x0 > measure + 0.5;
	double r = mean > space ? (mean - space) / (space / 2) : (mean - space) / (space / 3);
	t->sum += r * r;
	t->most = r > t->most ? r : t->most;
}

static int
look(double space, double measure)
{
	struct tally t = {0};
	size_t n = read_words();
	for (size_t i = 0; i < n;) {
		size_t from = i, end = line_end(i, n), lines = 1;
		double before = words[i].y, step = 0;
		while (end < n && (lines == 1 || words[end].y - before < step * 1.3) &&
		       words[end].y - words[from].y < 20) {
			step = words[end].y - before;
			judge_line(&t, from, end, space, measure);
			t.hyphens += words[end - 1].hyphen;
			before = words[end].y;
			from = end;
			end = line_end(from, n);
			lines++;
		}
		if (lines > 1) {
			t.lines += (int)lines;
			t.runts += end - from == 1;
		}
		i = end;
	}
	printf(
	    "%d %d %.2f %.2f %d %d\n", t.lines, t.hyphens, t.sum, t.most, t.runts, t.overfull);
	return 0;
}

static double
now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

struct stand {
	struct arena arena;
	struct diags diags;
	struct shaper *shaper;
	struct layout *layout;
	struct cv cv;
};

static double
time_paragraph(struct stand *s, const char *text, mpt measure, size_t *lines)
{
	double runs[RUNS];
	for (int i = 0; i < RUNS; i++) {
		struct arena_mark mark = arena_mark(&s->arena);
		struct style *style =
		    style_new(&s->arena, s->layout, &s->cv, s->shaper, &SCALES_NONE, &s->diags);
		struct pages *pages = pages_new(&s->arena);
		struct vlist list = {.arena = &s->arena};
		struct rich rich = rich_text(&s->arena, text, place_none());
		struct para_options o = {.measure = measure, .hyphenate = true};
		double start = now();
		*lines = para_set(
		    style, pages, &list, &style->part[PART_BODY], &rich, pages->structure, &o);
		runs[i] = now() - start;
		arena_rewind(&s->arena, mark);
	}
	qsort(runs, RUNS, sizeof *runs, compare);
	return runs[RUNS / 2];
}

static void
time_fit(struct stand *s, const char *file)
{
	double runs[RUNS];
	const char *bytes, *why;
	size_t len;
	struct fit fit = {0};
	if (!file_read(&s->arena, file, 1 << 20, &bytes, &len, &why))
		return;
	struct source *source = source_new(&s->arena, file, bytes, len, &s->diags);
	struct cv_options co = {.now = 1751284800};
	struct node *root;
	struct cv *cv = cv_read(&s->arena, source, &co, &s->diags, &root);
	s->layout->fit.pages = 1;
	s->layout->fit.font_size_min.value = 6000;
	for (int i = 0; cv && i < RUNS; i++) {
		struct arena_mark mark = arena_mark(&s->arena);
		struct fonts *fonts = fonts_new();
		struct shaper *shaper = shaper_new(fonts);
		struct compose_options o = {.now = -1};
		struct diags diags = {.arena = &s->arena};
		double start = now();
		fit = fit_compose(&s->arena, cv, s->layout, shaper, &o, &diags);
		runs[i] = now() - start;
		if (i + 1 < RUNS)
			arena_rewind(&s->arena, mark);
		shaper_free(shaper);
		fonts_free(fonts);
	}
	qsort(runs, RUNS, sizeof *runs, compare);
	printf("%s to a page, nothing shaped before: %.1f ms (%s)\n", file, runs[RUNS / 2],
	    fit.note ? fit.note : "didn't fit");
}

static int
measure(const char *layout, double cm, const char *cv)
{
	char text[8192];
	struct stand s = {.diags = {.arena = &s.arena}};
	struct fonts *fonts = fonts_new();
	s.shaper = shaper_new(fonts);
	s.cv.locale.tag = "en";
	struct layout_options lo = {.name = layout};
	s.layout = layout_read(&s.arena, &lo, &s.diags);
	s.layout->typography.hyphenate = true;
	while (fgets(text, sizeof text, stdin)) {
		size_t lines, count = 1;
		text[strcspn(text, "\n")] = 0;
		for (const char *p = text; *p; p++)
			count += *p == ' ';
		if (*text == '#')
			continue;
		double ms = time_paragraph(&s, text, (mpt)(cm * MPT_IN / 2.54), &lines);
		printf("a paragraph of %zu words in %zu lines: %.3f ms\n", count, lines, ms);
	}
	time_fit(&s, cv);
	shaper_free(s.shaper);
	fonts_free(fonts);
	arena_free(&s.arena);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc == 4 && !strcmp(argv[1], "look"))
		return look(atof(argv[2]), atof(argv[3]));
	if (argc == 5 && !strcmp(argv[1], "time"))
		return measure(argv[2], atof(argv[3]), argv[4]);
	fprintf(stderr, "usage: typo look SPACE MEASURE | typo time LAYOUT CM CV\n");
	return 2;
}
