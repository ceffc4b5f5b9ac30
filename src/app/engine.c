/* Fonts, shaper and date of a run. */
#include "app/engine.h"

#include "app/warnings.h"
#include "base/file.h"
#include "layout/layout.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { FOLDERS_MAX = 16 };

/* 'YYYY-MM-DD' to seconds at noon, UTC, so that no time zone moves the day. */
static bool
parse_date(const char *text, int64_t *out)
{
	struct tm t = {.tm_hour = 12};
	char rest;
	if (sscanf(text, "%4d-%2d-%2d%c", &t.tm_year, &t.tm_mon, &t.tm_mday, &rest) != 3)
		return false;
	if (t.tm_mon < 1 || t.tm_mon > 12 || t.tm_mday < 1 || t.tm_mday > 31)
		return false;
	t.tm_year -= 1900;
	t.tm_mon -= 1;
	*out = timegm(&t);
	return true;
}

static bool
find_date(struct engine *e, const struct options *o)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	e->dated = true;
	if (o->date) {
		if (parse_date(o->date, &e->now))
			return true;
		usage_error("'%s' is no date like 2025-06-30", o->date);
		return false;
	}
	if (epoch && *epoch) {
		char *end;
		errno = 0;
		e->now = strtoll(epoch, &end, 10);
		if (!errno && !*end && e->now >= 0)
			return true;
		usage_error("SOURCE_DATE_EPOCH is '%s', no number of seconds", epoch);
		return false;
	}
	e->dated = false;
	e->now = (int64_t)time(NULL);
	return true;
}

bool
engine_open(struct engine *e, const struct options *o)
{
	*e = (struct engine){0};
	if (!find_date(e, o) || !warnings_check(o))
		return false;
	const char *plain = getenv("NO_COLOR");
	e->color = isatty(STDERR_FILENO) && !(plain && *plain);
	e->fonts = fonts_new();
	fonts_use_system(e->fonts, !o->no_system_fonts);
	for (size_t i = 0; i < o->font_paths.count; i++)
		fonts_add_path(e->fonts, o->font_paths.items[i]);
	e->shaper = shaper_new(e->fonts);
	return true;
}

void
engine_seek(const struct engine *e, const struct layout *l, const char *design)
{
	const char *folders[FOLDERS_MAX + 2] = {NULL};
	struct arena a = {0};
	size_t count = 0;
	for (; l->folders && l->folders[count] && count < FOLDERS_MAX; count++)
		folders[count] = l->folders[count];
	if (design)
		folders[count] = path_dir(&a, design);
	if (fonts_set_beside(e->fonts, folders))
		shaper_trim(e->shaper, 0);
	arena_free(&a);
}

void
engine_close(struct engine *e)
{
	shaper_free(e->shaper);
	fonts_free(e->fonts);
}
