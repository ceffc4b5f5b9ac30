/* Path operators (ISO 32000-1 §8.5.2). */
#include "out/pdf_content.h"

#define PLACES   2  /* decimals of a point: 0.0035 mm */
#define KEPT_MAX 64 /* outlines */

struct outline_bytes {
	const struct icon *icon; /* the process's; NULL: none yet */
	mpt size;
	struct buf bytes;
};

void
pdf_path_length(struct buf *b, mpt v)
{
	buf_decimal(b, v, PLACES, 0);
	buf_putc(b, ' ');
}

static void
put_point(struct buf *b, mpt x, mpt y)
{
	pdf_path_length(b, x);
	pdf_path_length(b, y);
}

void
pdf_path_box(struct buf *b, mpt x, mpt y, mpt w, mpt h)
{
	put_point(b, x, y);
	put_point(b, w, h);
	buf_puts(b, "re\n");
}

/* A quarter circle from the current point by way of the corner of its box. */
static void
put_corner(
    struct buf *b, mpt from_x, mpt from_y, mpt corner_x, mpt corner_y, mpt to_x, mpt to_y)
{
	const int64_t kappa = 552285; /* 4/3 (√2 − 1) in millionths */

	put_point(b, from_x + mpt_scale(corner_x - from_x, kappa, 1000000),
	    from_y + mpt_scale(corner_y - from_y, kappa, 1000000));
	put_point(b, to_x + mpt_scale(corner_x - to_x, kappa, 1000000),
	    to_y + mpt_scale(corner_y - to_y, kappa, 1000000));
	put_point(b, to_x, to_y);
	buf_puts(b, "c\n");
}

void
pdf_path_round_box(struct buf *b, mpt x, mpt y, mpt w, mpt h, mpt radius)
{
	mpt r = mpt_min(radius, mpt_min(w, h) / 2), right = x + w, top = y + h;

	if (r <= 0) {
		pdf_path_box(b, x, y, w, h);
		return;
	}
	put_point(b, x + r, y);
	buf_puts(b, "m\n");
	put_point(b, right - r, y);
	buf_puts(b, "l\n");
	put_corner(b, right - r, y, right, y, right, y + r);
	put_point(b, right, top - r);
	buf_puts(b, "l\n");
	put_corner(b, right, top - r, right, top, right - r, top);
	put_point(b, x + r, top);
	buf_puts(b, "l\n");
	put_corner(b, x + r, top, x, top, x, top - r);
	put_point(b, x, y + r);
	buf_puts(b, "l\n");
	put_corner(b, x, y + r, x, y, x + r, y);
	buf_puts(b, "h\n");
}

static void
put_outline(struct buf *b, const struct icon *icon, mpt size)
{
	static const char *const operators[] = {[PATH_MOVE] = "m\n",
	    [PATH_LINE] = "l\n",
	    [PATH_CURVE] = "c\n",
	    [PATH_CLOSE] = "h\n"};
	static const size_t points[] = {
	    [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0};

	for (size_t i = 0; i < icon->count; i++) {
		const struct path_step *s = &icon->steps[i];

		for (size_t k = 0; k < points[s->op]; k++)
			put_point(b, mpt_scale(s->p[k].x, size, icon->upem),
			    mpt_scale(s->p[k].y, size, icon->upem));
		buf_puts(b, operators[s->op]);
	}
}

/* One document has the same icons as the next: a process keeps the outlines that it printed
 * last. A code to scan is its document's own. */
void
pdf_path_icon(struct buf *b, const struct icon *icon, mpt size)
{
	static struct outline_bytes kept[KEPT_MAX];
	static size_t printed;
	struct outline_bytes *oldest = &kept[printed % KEPT_MAX];
	size_t start = b->len;

	for (size_t i = 0; i < KEPT_MAX && kept[i].icon; i++)
		if (kept[i].icon == icon && kept[i].size == size) {
			buf_put(b, kept[i].bytes.data, kept[i].bytes.len);
			return;
		}
	put_outline(b, icon, size);
	if (icon_find(icon->name) != icon)
		return;
	oldest->icon = icon;
	oldest->size = size;
	buf_clear(&oldest->bytes);
	buf_put(&oldest->bytes, b->data + start, b->len - start);
	printed++;
}
