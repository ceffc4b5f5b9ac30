/* Diagnostics as text: place, message, the source line, a caret. */
#include "base/diag_print.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define WINDOW_WIDTH  96 /* columns of a source line that are shown */
#define WINDOW_BEFORE 40 /* of these before the caret, when the line is cut */
#define TAB_WIDTH     4

static const char *const LEVEL_COLORS[] = {"\33[1;36m", "\33[1;35m", "\33[1;31m"};
static const char BOLD[] = "\33[1m", CARET_COLOR[] = "\33[1;32m", RESET[] = "\33[0m";

const char *
diag_level_word(enum diag_level level)
{
	static const char *const words[] = {"note", "warning", "error"};

	return words[level];
}

static int
compare_sources(const struct source *a, const struct source *b)
{
	if (a == b)
		return 0;
	if (!a || !b)
		return a ? 1 : -1;
	return strcmp(a->name, b->name);
}

static int
compare_diags(const void *left, const void *right)
{
	const struct diag *a = left, *b = right;
	int by_source = compare_sources(a->place.source, b->place.source);

	if (by_source)
		return by_source;
	if (a->place.begin != b->place.begin)
		return a->place.begin < b->place.begin ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

/* Controls, and the marks that reorder or hide what stands beside them. */
static bool
is_hidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || c == 0xfeff ||
	       (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x206f);
}

/* What stands for the code point at s on the screen; its width. */
static size_t
show_code(const char *s, size_t len, size_t *used, struct buf *out)
{
	uint32_t c = utf8_decode(s, len, used);

	if (c == '\t') {
		buf_puts(out, "    ");
		return TAB_WIDTH;
	}
	if (is_hidden(c)) {
		buf_puts(out, "·");
		return 1;
	}
	buf_put(out, s, *used);
	return utf8_width(s, *used);
}

static size_t
show_run(const char *s, size_t len, struct buf *out)
{
	size_t width = 0, used;

	for (size_t i = 0; i < len; i += used)
		width += show_code(s + i, len - i, &used, out);
	return width;
}

static void
put_repeated(struct buf *out, char c, size_t count)
{
	while (count-- > 0)
		buf_putc(out, c);
}

struct line_view {
	const char *start, *end; /* the part of the line that is shown */
	const char *from, *to;   /* the span inside it */
	bool cut_before, cut_behind;
};

static const char *
step_back(const char *s, const char *start, size_t count)
{
	while (s > start && count-- > 0) {
		do
			s--;
		while (s > start && ((unsigned char)*s & 0xc0) == 0x80);
	}
	return s;
}

static const char *
step_on(const char *s, const char *end, size_t count)
{
	size_t used;

	while (s < end && count-- > 0) {
		utf8_decode(s, (size_t)(end - s), &used);
		s += used;
	}
	return s;
}

static void
cut_view(struct line_view *v)
{
	const char *start = step_back(v->from, v->start, WINDOW_BEFORE);
	const char *end;

	if (step_on(v->start, v->end, WINDOW_WIDTH) == v->end)
		return;
	if (step_on(v->start, v->end, WINDOW_WIDTH - WINDOW_BEFORE) > v->from)
		start = v->start;
	end = step_on(start, v->end, WINDOW_WIDTH);
	if (end == v->end)
		start = step_back(end, v->start, WINDOW_WIDTH);
	v->cut_before = start > v->start;
	v->cut_behind = end < v->end;
	v->start = start;
	v->end = end;
	v->to = v->to < end ? v->to : end;
}

static struct line_view
view_line(struct place p)
{
	const char *bytes = p.source->bytes, *stop = bytes + p.source->len;
	struct line_view v = {
	    .from = bytes + (p.begin < p.source->len ? p.begin : p.source->len)};

	for (v.start = v.from; v.start > bytes && v.start[-1] != '\n'; v.start--)
		;
	v.end = memchr(v.from, '\n', (size_t)(stop - v.from));
	if (!v.end)
		v.end = stop;
	v.to = p.end > p.begin ? bytes + p.end : v.from;
	v.to = v.to < v.end ? v.to : v.end;
	cut_view(&v);
	return v;
}

static void
print_caret(const struct line_view *v, size_t indent, bool color, struct buf *out)
{
	struct buf shown = {0};
	size_t before = show_run(v->start, (size_t)(v->from - v->start), &shown);
	size_t span =
	    v->to > v->from ? show_run(v->from, (size_t)(v->to - v->from), &shown) : 0;

	put_repeated(out, ' ', indent);
	buf_puts(out, " | ");
	put_repeated(out, ' ', before + v->cut_before);
	buf_puts(out, color ? CARET_COLOR : "");
	buf_putc(out, '^');
	put_repeated(out, '~', span > 1 ? span - 1 : 0);
	buf_puts(out, color ? RESET : "");
	buf_putc(out, '\n');
	buf_free(&shown);
}

#define GUTTER 5 /* width of the line number */

static void
print_source_line(struct place p, size_t line, bool color, struct buf *out)
{
	struct line_view v = view_line(p);

	buf_printf(out, "%*zu | %s", GUTTER, line, v.cut_before ? "…" : "");
	show_run(v.start, (size_t)(v.end - v.start), out);
	buf_puts(out, v.cut_behind ? "…\n" : "\n");
	print_caret(&v, GUTTER, color, out);
}

static void
print_head(const struct diag *d, size_t line, size_t column, bool color, struct buf *out)
{
	const char *level = diag_level_word(d->level);

	buf_puts(out, color ? BOLD : "");
	if (d->place.source) {
		show_run(d->place.source->name, strlen(d->place.source->name), out);
		buf_printf(out, ":%zu:%zu: ", line, column);
	} else {
		buf_puts(out, "cvpdf: ");
	}
	if (color)
		buf_printf(
		    out, "%s%s%s%s:%s ", RESET, LEVEL_COLORS[d->level], level, RESET, BOLD);
	else
		buf_printf(out, "%s: ", level);
	show_run(d->message, strlen(d->message), out);
	buf_printf(out, "%s [%s]\n", color ? RESET : "", d->name);
}

static void
print_one(const struct diag *d, bool color, struct buf *out)
{
	size_t line, column;

	place_find(d->place, &line, &column);
	print_head(d, line, column, color, out);
	if (d->place.source)
		print_source_line(d->place, line, color, out);
	if (!d->help)
		return;
	put_repeated(out, ' ', GUTTER);
	buf_puts(out, " = help: ");
	show_run(d->help, strlen(d->help), out);
	buf_putc(out, '\n');
}

static void
print_text(const struct diags *d, bool color, struct buf *out)
{
	for (size_t i = 0; i < d->count; i++)
		print_one(&d->items[i], color, out);
	if (d->dropped)
		buf_printf(out, "cvpdf: note: %zu more messages are not shown\n", d->dropped);
}

void
diag_print(struct diags *d, enum diag_format f, bool color, struct buf *out)
{
	if (d->count)
		qsort(d->items, d->count, sizeof *d->items, compare_diags);
	d->last = NULL;
	switch (f) {
	case DIAG_TEXT: print_text(d, color, out); break;
	case DIAG_JSON: diag_print_json(d, out); break;
	case DIAG_SARIF: diag_print_sarif(d, out); break;
	case DIAG_GITHUB: diag_print_github(d, out); break;
	}
}
