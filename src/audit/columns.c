/* Two columns, told by titles of sections in both. */
#include "audit/segments.h"

#include <string.h>

static bool
is_title(const struct segment *s, const struct audit_style *heading)
{
	return s->one_style && !s->bullet && !s->dates && style_is(s->style, heading);
}

/* What stands around a line down the page, from its first title on. */
struct gutter {
	size_t crossing, behind;
	bool title_before, title_behind;
};

static float
first_title(const struct segments *all, size_t page, const struct audit_style *heading)
{
	float top = -1;
	for (size_t i = 0; i < all->count; i++) {
		const struct segment *s = &all->items[i];
		if (s->page == page && is_title(s, heading) && (top < 0 || s->bottom < top))
			top = s->bottom;
	}
	return top;
}

static struct gutter
look_at(const struct segments *all, size_t page, float x, float top,
    const struct audit_style *heading)
{
	struct gutter g = {0};
	for (size_t i = 0; i < all->count; i++) {
		const struct segment *s = &all->items[i];
		bool behind = s->left >= x - 1;
		if (s->page != page || s->bottom < top)
			continue;
		g.crossing += !behind && s->right > x + 1;
		g.behind += behind;
		g.title_behind = g.title_behind || (behind && is_title(s, heading));
		g.title_before = g.title_before || (s->right < x && is_title(s, heading));
	}
	return g;
}

/* Where the second column of a page begins, 0: nowhere. Both have titles, and hardly anything
 * crosses their border: titles that are centered begin at many places, but in no line's middle
 * does a column begin. */
static float
find_gutter(const struct segments *all, size_t page, const struct audit_style *heading)
{
	float top = first_title(all, page, heading), at = 0;
	size_t least = (size_t)-1;
	for (size_t i = 0; i < all->count && top >= 0; i++) {
		const struct segment *s = &all->items[i];
		if (s->page != page || s->bottom < top)
			continue;
		struct gutter g = look_at(all, page, s->left, top, heading);
		if (!g.title_before || !g.title_behind || 8 * g.crossing > g.behind ||
		    g.crossing > least || (g.crossing == least && s->left >= at))
			continue;
		least = g.crossing;
		at = s->left;
	}
	return at;
}

void
segments_part(struct arena *a, struct segments *all, const struct audit_style *heading)
{
	struct segment *parted = arena_zero(a, all->count + 1, sizeof *parted);
	size_t count = 0, pages = all->count ? all->items[all->count - 1].page + 1 : 0;
	for (size_t page = 0; page < pages; page++) {
		float gutter = find_gutter(all, page, heading);
		float top = first_title(all, page, heading);
		bool has_columns = gutter > 0;
		for (unsigned column = 0; column <= has_columns; column++)
			for (size_t i = 0; i < all->count; i++) {
				const struct segment *s = &all->items[i];
				bool behind = s->left >= gutter - 1 && s->bottom >= top;
				if (s->page != page || (has_columns && behind != column))
					continue;
				parted[count] = *s;
				parted[count++].column = column;
			}
	}
	memcpy(all->items, parted, count * sizeof *parted);
}
