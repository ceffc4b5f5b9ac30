/* Slices: where a piece of a scalar's text stands in its source.
 *
 * Text and source are walked side by side. They run alike but at the ends of lines, where the
 * source has a newline and indentation (and a block scalar its header) and the text a newline
 * or a space. An escape, or text that was normalized, ends the likeness: then the answer is the
 * whole scalar. */
#include "yaml/node.h"

#include <string.h>

struct walk {
	const char *text, *s, *end; /* the text; the source from here to there */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static void
skip_blank(struct walk *w)
{
	while (w->s < w->end && is_blank(*w->s))
		w->s++;
}

static void
skip_header(struct walk *w)
{
	while (w->s < w->end && *w->s != '\n')
		w->s++;
	skip_blank(w);
}

/* The line breaks and indentation that the source has for one blank of the text. */
static bool
step_line(struct walk *w)
{
	const char *newline;

	if (!is_blank(*w->text) || w->s >= w->end || !is_blank(*w->s))
		return false;
	newline = memchr(w->s, '\n', (size_t)(w->end - w->s));
	if (!newline || strspn(w->s, " \t\n") < (size_t)(newline - w->s))
		return false;
	while (*w->text == '\n' || *w->text == ' ')
		w->text++;
	skip_blank(w);
	return true;
}

static bool
step(struct walk *w)
{
	if (w->s < w->end && *w->s == *w->text && *w->s != '\n') {
		w->s++;
		w->text++;
		return true;
	}
	return step_line(w);
}

static bool
walk_to(struct walk *w, const char *to)
{
	while (w->text < to) {
		if (!step(w))
			return false;
	}
	return w->text == to;
}

struct place
node_slice(const struct node *n, size_t begin, size_t end)
{
	struct place p = n->place;
	struct walk w;

	if (!p.source || n->kind != NODE_SCALAR)
		return p;
	w = (struct walk){n->text, p.source->bytes + p.begin, p.source->bytes + p.end};
	if (n->style == NODE_QUOTED && w.s < w.end)
		w.s++;
	if (n->style == NODE_LITERAL || n->style == NODE_FOLDED)
		skip_header(&w);
	if (!walk_to(&w, n->text + begin))
		return n->place;
	p.begin = (uint32_t)(w.s - p.source->bytes);
	if (!walk_to(&w, n->text + end))
		return n->place;
	p.end = (uint32_t)(w.s - p.source->bytes);
	return p;
}
