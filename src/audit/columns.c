/* Two columns, told by titles of sections that stand side by side. */
#include "audit/segments.h"

#include <string.h>

static bool
is_title(const struct segment *s, const struct audit_style *heading)
{
	return s->one_style && !s->bullet && !s->dates && style_is(s->style, heading);
}

/* Where the second column of a page begins: at the leftmost title that begins behind the end of
 * another's column. */
static float
find_gutter(const struct segments *all, size_t page, const struct audit_style *heading)
{
	float left = 0, first = 0;
	bool any = false;
	for (size_t i = 0; i < all->count; i++) {
		const struct segment *s = &all->items[i];
		if (s->page == page && is_title(s, heading) && (!any || s->left < first)) {
			first = s->left;
			any = true;
		}
	}
	for (size_t i = 0; i < all->count; i++) {
		const struct segment *s = &all->items[i];
		if (s->page == page && is_title(s, heading) &&
		    s->left > first + 8 * s->height && (left <= 0 || s->left < left))
			left = s->left;
	}
	return left;
}

/* Titles that are centered begin at many places, but in no line's middle does a column begin:
 * nothing may cross the gutter below the first title. */
static bool
is_crossed(
    const struct segments *all, size_t page, float gutter, const struct audit_style *heading)
{
	float top = -1;
	size_t crossing = 0, behind = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct segment *s = &all->items[i];
		if (s->page != page)
			continue;
		if (top < 0 && is_title(s, heading))
			top = s->bottom;
		if (top < 0 || s->bottom < top)
			continue;
		crossing += s->left < gutter - 1 && s->right > gutter + 1;
		behind += s->left >= gutter - 1;
	}
	return 8 * crossing > behind;
}

void
segments_part(struct arena *a, struct segments *all, const struct audit_style *heading)
{
	struct segment *parted = arena_zero(a, all->count + 1, sizeof *parted);
	size_t count = 0, pages = all->count ? all->items[all->count - 1].page + 1 : 0;
	for (size_t page = 0; page < pages; page++) {
		float gutter = find_gutter(all, page, heading);
		bool has_columns = gutter > 0 && !is_crossed(all, page, gutter, heading);
		for (unsigned column = 0; column <= has_columns; column++)
			for (size_t i = 0; i < all->count; i++) {
				const struct segment *s = &all->items[i];
				if (s->page != page ||
				    (has_columns && (s->left >= gutter - 1) != column))
					continue;
				parted[count] = *s;
				parted[count++].column = column;
			}
	}
	memcpy(all->items, parted, count * sizeof *parted);
}
