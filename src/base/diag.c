/* Diagnostics: reported, filtered, counted. */
#include "base/diag.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#define DIAG_LIMIT 1000

static bool
is_same(const struct diag *a, const struct diag *b)
{
	return a->place.begin == b->place.begin && a->place.end == b->place.end &&
	       a->place.source == b->place.source && strcmp(a->name, b->name) == 0 &&
	       strcmp(a->message, b->message) == 0;
}

static bool
has_report(const struct diags *d, const struct diag *one)
{
	for (size_t i = 0; i < d->count; i++) {
		if (is_same(&d->items[i], one))
			return true;
	}
	return false;
}

static const char *
format_text(struct arena *a, const char *format, va_list args)
{
	va_list again;
	char *s;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (len < 0)
		memory_fail();
	s = arena_alloc(a, (size_t)len + 1);
	vsnprintf(s, (size_t)len + 1, format, args);
	return s;
}

static void
count_report(struct diags *d, enum diag_level level)
{
	d->errors += level == DIAG_ERROR;
	d->warnings += level == DIAG_WARNING;
}

/* What filter, switches and `strict` make of a report; false: nothing. */
static bool
is_wanted(struct diags *d, struct diag *one)
{
	if (d->filter && !d->filter(d->filter_self, one))
		return false;
	if (d->strict && one->level == DIAG_WARNING)
		one->level = DIAG_ERROR;
	return true;
}

static void
store_report(struct diags *d, struct diag one)
{
	count_report(d, one.level);
	d->items = arena_grow(d->arena, d->items, d->count, &d->room, sizeof *d->items);
	one.order = d->count;
	d->items[d->count] = one;
	d->last = &d->items[d->count++];
}

/* d->last is what was stored, NULL if nothing was. Beyond the limit no text is made: a hostile
 * file has millions of reports. */
static void
report(struct diags *d, enum diag_level level, struct place p, const char *name,
    const char *format, va_list args)
{
	struct diag one = {.level = level, .name = name, .place = p, .message = ""};
	struct arena_mark mark = arena_mark(d->arena);

	d->last = NULL;
	if (d->count < DIAG_LIMIT)
		one.message = format_text(d->arena, format, args);
	if (is_wanted(d, &one)) {
		if (d->count == DIAG_LIMIT) {
			count_report(d, one.level);
			d->dropped++;
		} else if (!has_report(d, &one)) {
			store_report(d, one);
			return;
		}
	}
	arena_rewind(d->arena, mark);
}

void
diag_error(struct diags *d, struct place p, const char *name, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	report(d, DIAG_ERROR, p, name, format, args);
	va_end(args);
}

void
diag_warn(struct diags *d, struct place p, const char *name, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	report(d, DIAG_WARNING, p, name, format, args);
	va_end(args);
}

void
diag_note(struct diags *d, struct place p, const char *name, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	report(d, DIAG_NOTE, p, name, format, args);
	va_end(args);
}

void
diag_report(struct diags *d, enum diag_level level, struct place p, const char *name,
    const char *format, ...)
{
	va_list args;

	va_start(args, format);
	report(d, level, p, name, format, args);
	va_end(args);
}

void
diag_help(struct diags *d, const char *format, ...)
{
	va_list args;

	if (!d->last)
		return;
	va_start(args, format);
	d->last->help = format_text(d->arena, format, args);
	va_end(args);
}
