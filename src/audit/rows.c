/* Segments in rows, as the eye has them, and marks of items before their text.
 *
 * The library that reads the PDF puts columns before rows, and so takes marks, dates and places
 * away from what they stand beside. */
#include "audit/segments.h"

#include <math.h>
#include <string.h>

#define MARK_GAP 3.0F /* heights of the letters, at most, from a mark to its text */

static bool
is_in_row(const struct segment *a, const struct segment *b)
{
	return a->page == b->page && a->column == b->column &&
	       fabsf(a->bottom - b->bottom) < fminf(a->height, b->height) / 2;
}

static bool
is_above(const struct segment *a, const struct segment *b)
{
	if (a->page != b->page || a->column != b->column)
		return false;
	return a->bottom < b->bottom;
}

/* Insertion: they are almost in order. */
static void
sort(struct segment *s, size_t count,
    bool (*comes_before)(const struct segment *, const struct segment *))
{
	for (size_t i = 1; i < count; i++) {
		struct segment moved = s[i];
		size_t k = i;
		for (; k && comes_before(&moved, &s[k - 1]); k--)
			s[k] = s[k - 1];
		s[k] = moved;
	}
}

static bool
is_left(const struct segment *a, const struct segment *b)
{
	return a->left < b->left;
}

/* The text at the right of a mark that stands alone: set in another type, it has another
 * height. */
static struct segment *
text_beside(const struct segments *all, const struct segment *mark)
{
	float middle = mark->bottom - mark->height / 2;
	struct segment *best = NULL;
	for (size_t i = 0; i < all->count; i++) {
		struct segment *s = &all->items[i];
		if (!*s->text || s->page != mark->page || s->column != mark->column ||
		    middle > s->bottom || middle < s->bottom - s->height ||
		    s->left < mark->left || s->left - mark->right > MARK_GAP * s->height)
			continue;
		if (!best || s->left < best->left)
			best = s;
	}
	return best;
}

static void
give_marks(struct segments *all)
{
	size_t count = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct segment *mark = &all->items[i];
		struct segment *text = *mark->text ? NULL : text_beside(all, mark);
		if (!text)
			continue;
		text->bullet = true;
		text->left = mark->left;
	}
	for (size_t i = 0; i < all->count; i++)
		if (*all->items[i].text)
			all->items[count++] = all->items[i];
	all->count = count;
}

void
segments_put_in_rows(struct segments *all)
{
	struct segment *s = all->items;
	give_marks(all);
	sort(s, all->count, is_above);
	for (size_t i = 0, end; i < all->count; i = end) {
		for (end = i + 1; end < all->count && is_in_row(&s[i], &s[end]);)
			end++;
		sort(s + i, end - i, is_left);
	}
}
