/* Cropping, scaling down, turning.
 *
 * Scaling averages areas exactly, in integers: laid over each other, a row of w source pixels
 * and one of n result pixels are cut into w·n equal steps; a source pixel is n steps wide, a
 * result pixel w, and their overlap is the weight. The same down the columns. One row of sums
 * is all that is kept, so a photo of any height goes through while it is decoded.
 *
 * Averages are taken of squares, which is what light does within a few percent of sRGB's curve;
 * averages of the stored values would darken fine light detail, as gray hair. Color counts by
 * its alpha: what is invisible does not bleed into the edge.
 *
 * A wider filter (Lanczos) would be a little sharper and would ring at the edges of flat color;
 * at 300 pixels to the inch nobody can tell. */
#include "page/image_shrink.h"

#include <math.h>
#include <string.h>

#define DPI_USUAL 300
#define SIDE_MAX  4096 /* of the result */
#define MISFIT    200  /* a proportion off by less than 1/200 isn't cropped */
#define OPAQUE    255

struct image_shrink {
	struct arena *arena;
	struct image_plan plan;
	bool none;
	int orientation;
	uint32_t row;  /* the source's next */
	uint64_t left; /* steps until the result's row is full */
	uint64_t *across, *sums;
	struct image_pixels out;
	uint32_t done; /* rows of `out` */
};

/* How a stored photo is turned upright: exchange x and y, then count from the other end. */
struct turn {
	bool swap, flip_x, flip_y;
};

static struct turn
turn_of(int orientation)
{
	static const struct turn TURNS[] = {{0, 0, 0}, {0, 1, 0}, {0, 1, 1}, {0, 0, 1},
	    {1, 0, 0}, {1, 0, 1}, {1, 1, 1}, {1, 1, 0}};

	return TURNS[orientation - 1];
}

static uint32_t
scaled(uint32_t v, uint64_t num, uint64_t den)
{
	uint64_t n = (v * num + den / 2) / den;

	return n ? (uint32_t)n : 1;
}

/* The start of `kept` of `size` pixels with the focus in the middle, if it can be there. */
static uint32_t
start_at(uint32_t size, uint32_t kept, int focus)
{
	int64_t start = (int64_t)size * focus / 100 - kept / 2;

	if (start < 0)
		return 0;
	return start > size - kept ? size - kept : (uint32_t)start;
}

static void
crop(struct image_plan *p, uint64_t ratio_w, uint64_t ratio_h, int focus_x, int focus_y)
{
	uint32_t w = p->w, h = p->h;

	if (w * ratio_h > h * ratio_w)
		p->w = scaled(h, ratio_w, ratio_h);
	else
		p->h = scaled(w, ratio_h, ratio_w);
	if (w - p->w <= w / MISFIT)
		p->w = w;
	if (h - p->h <= h / MISFIT)
		p->h = h;
	p->x = start_at(w, p->w, focus_x);
	p->y = start_at(h, p->h, focus_y);
}

static void
limit(struct image_plan *p, uint32_t is, uint32_t wanted)
{
	if (is > wanted) {
		p->out_w = scaled(p->out_w, wanted, is);
		p->out_h = scaled(p->out_h, wanted, is);
	}
}

/* Pixels of a printed width, rounded up. */
static uint32_t
printed(mpt width, int dpi)
{
	uint64_t dots = (uint64_t)width * (uint64_t)(dpi > 0 ? dpi : DPI_USUAL);

	return (uint32_t)((dots + MPT_IN - 1) / MPT_IN);
}

struct image_plan
image_plan_make(uint32_t width, uint32_t height, const struct image_options *o, int orientation)
{
	struct image_plan p = {0, 0, width, height, width, height};
	struct turn t = turn_of(orientation);
	int x = t.swap ? o->focus_y : o->focus_x, y = t.swap ? o->focus_x : o->focus_y;

	if (o->width > 0 && o->height > 0)
		crop(&p, (uint64_t)(t.swap ? o->height : o->width),
		    (uint64_t)(t.swap ? o->width : o->height), t.flip_x ? 100 - x : x,
		    t.flip_y ? 100 - y : y);
	p.out_w = p.w;
	p.out_h = p.h;
	if (o->width > 0)
		limit(&p, t.swap ? p.h : p.w, printed(o->width, o->dpi));
	limit(&p, p.out_w, SIDE_MAX);
	limit(&p, p.out_h, SIDE_MAX);
	return p;
}

struct image_shrink *
image_shrink_new(struct arena *a, uint32_t width, uint32_t height, int channels,
    const struct image_options *o, int orientation)
{
	struct image_shrink *s = arena_zero(a, 1, sizeof *s);
	struct image_plan p = image_plan_make(width, height, o, orientation);
	size_t samples = (size_t)p.out_w * (size_t)channels;

	s->arena = a;
	s->plan = p;
	s->none = p.w == width && p.h == height && p.out_w == width && p.out_h == height &&
	          orientation == 1;
	s->orientation = orientation;
	s->left = p.h;
	s->across = arena_zero(a, samples, sizeof *s->across);
	s->sums = arena_zero(a, samples, sizeof *s->sums);
	s->out = (struct image_pixels){
	    p.out_w, p.out_h, channels, arena_alloc(a, samples * p.out_h)};
	return s;
}

bool
image_shrink_is_none(const struct image_shrink *s)
{
	return s->none;
}

static void
add_pixel(uint64_t *sum, const unsigned char *pixel, int channels, uint64_t weight)
{
	int colors = channels - (channels % 2 == 0);

	if (colors < channels) {
		weight *= pixel[colors];
		sum[colors] += weight;
	}
	for (int c = 0; c < colors; c++)
		sum[c] += weight * pixel[c] * pixel[c];
}

static void
sum_across(struct image_shrink *s, const unsigned char *row)
{
	const uint64_t wide = s->plan.w, narrow = s->plan.out_w;
	const size_t channels = (size_t)s->out.channels;
	uint64_t at = 0, next = narrow; /* steps; next: the source pixel's end */

	memset(s->across, 0, narrow * channels * sizeof *s->across);
	row += s->plan.x * channels;
	for (uint64_t i = 0; i < narrow; i++)
		while (at < (i + 1) * wide) {
			uint64_t end = next < (i + 1) * wide ? next : (i + 1) * wide;

			add_pixel(s->across + i * channels, row, s->out.channels, end - at);
			at = end;
			if (at == next) {
				next += narrow;
				row += channels;
			}
		}
}

static void
add_row(struct image_shrink *s, uint64_t weight)
{
	size_t samples = (size_t)s->out.width * (size_t)s->out.channels;

	for (size_t i = 0; i < samples; i++)
		s->sums[i] += s->across[i] * weight;
	s->left -= weight;
}

/* IEEE 754's square root is exact to the last bit, so the same everywhere. */
static unsigned char
root(uint64_t sum, uint64_t weight)
{
	return weight ? (unsigned char)(sqrtf((float)((sum + weight / 2) / weight)) + 0.5f)
	              : OPAQUE;
}

static void
put_row(struct image_shrink *s)
{
	const size_t channels = (size_t)s->out.channels,
	             colors = channels - (channels % 2 == 0);
	const uint64_t area = (uint64_t)s->plan.w * s->plan.h;
	unsigned char *out = s->out.bytes + (size_t)s->done++ * s->out.width * channels;

	for (size_t i = 0; i < s->out.width; i++) {
		const uint64_t *sum = s->sums + i * channels;
		uint64_t weight = colors < channels ? sum[colors] : area;

		for (size_t c = 0; c < colors; c++)
			*out++ = root(sum[c], weight);
		if (colors < channels)
			*out++ = (unsigned char)((weight + area / 2) / area);
	}
	memset(s->sums, 0, s->out.width * channels * sizeof *s->sums);
	s->left = s->plan.h;
}

void
image_shrink_row(struct image_shrink *s, const unsigned char *row)
{
	uint32_t y = s->row++;
	uint64_t steps = s->plan.out_h;

	if (y < s->plan.y || y - s->plan.y >= s->plan.h)
		return;
	sum_across(s, row);
	while (steps) {
		uint64_t weight = steps < s->left ? steps : s->left;

		add_row(s, weight);
		steps -= weight;
		if (!s->left)
			put_row(s);
	}
}

struct image_pixels
image_shrink_end(struct image_shrink *s)
{
	struct turn t = turn_of(s->orientation);
	struct image_pixels in = s->out, out = in;
	size_t channels = (size_t)in.channels;
	unsigned char *to;

	if (s->orientation == 1)
		return in;
	if (t.swap) {
		out.width = in.height;
		out.height = in.width;
	}
	to = out.bytes = arena_alloc(s->arena, (size_t)in.width * in.height * channels);
	for (uint32_t y = 0; y < out.height; y++)
		for (uint32_t x = 0; x < out.width; x++, to += channels) {
			size_t from_x = t.swap ? y : x, from_y = t.swap ? x : y;

			if (t.flip_x)
				from_x = in.width - 1 - from_x;
			if (t.flip_y)
				from_y = in.height - 1 - from_y;
			memcpy(
			    to, in.bytes + (from_y * in.width + from_x) * channels, channels);
		}
	return out;
}
