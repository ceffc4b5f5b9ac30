/* png_thin FILE.png: the same picture in place, in few colors.
 *
 * A page at the size of a picture has some tens of colors and their mixtures with the paper. The palette takes
 * the most frequent colors that are not near one that it has; every pixel takes the nearest. */
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	COLORS = 28,
	BINS = 1 << 15, /* five bits of each channel */
	NEAR = 900      /* square of the distance below which two colors are one */
};

struct picture {
	png_image image;
	unsigned char *pixels; /* RGB */
	size_t count;
};

static int
fail(const char *path, const char *why)
{
	fprintf(stderr, "png_thin: %s: %s\n", path, why);
	return 1;
}

static size_t
bin_of(const unsigned char *p)
{
	return (size_t)(p[0] >> 3) << 10 | (size_t)(p[1] >> 3) << 5 | p[2] >> 3;
}

static int
distance(const unsigned char *a, const unsigned char *b)
{
	int sum = 0;
	for (int i = 0; i < 3; i++)
		sum += (a[i] - b[i]) * (a[i] - b[i]);
	return sum;
}

static int
nearest(const unsigned char *palette, int colors, const unsigned char *p, int *best)
{
	int at = 0;
	*best = 1 << 30;
	for (int i = 0; i < colors; i++) {
		int d = distance(palette + 3 * i, p);
		if (d < *best) {
			*best = d;
			at = i;
		}
	}
	return at;
}

static int
choose_palette(const struct picture *p, unsigned char *palette)
{
	static size_t uses[BINS];
	static unsigned char color[BINS][3];
	int colors = 0, d;
	for (size_t i = 0; i < p->count; i++) {
		size_t bin = bin_of(p->pixels + 3 * i);
		if (!uses[bin]++)
			memcpy(color[bin], p->pixels + 3 * i, 3);
	}
	while (colors < COLORS) {
		size_t most = 0;
		for (size_t bin = 1; bin < BINS; bin++)
			if (uses[bin] > uses[most])
				most = bin;
		if (!uses[most])
			break;
		uses[most] = 0;
		nearest(palette, colors, color[most], &d);
		if (d > NEAR || !colors)
			memcpy(palette + 3 * colors++, color[most], 3);
	}
	return colors;
}

static int
write_thin(struct picture *p, const char *path)
{
	unsigned char palette[3 * COLORS] = {0}, *indexes = malloc(p->count);
	int colors = choose_palette(p, palette), d;
	if (!indexes)
		return fail(path, "out of memory");
	for (size_t i = 0; i < p->count; i++)
		indexes[i] = (unsigned char)nearest(palette, colors, p->pixels + 3 * i, &d);
	p->image.format = PNG_FORMAT_RGB_COLORMAP;
	p->image.colormap_entries = (png_uint_32)colors;
	int good = png_image_write_to_file(&p->image, path, 0, indexes, 0, palette);
	free(indexes);
	return good ? 0 : fail(path, p->image.message);
}

int
main(int argc, char **argv)
{
	struct picture p = {.image = {.version = PNG_IMAGE_VERSION}};
	if (argc != 2)
		return fail("usage", "png_thin FILE.png");
	if (!png_image_begin_read_from_file(&p.image, argv[1]))
		return fail(argv[1], p.image.message);
	p.image.format = PNG_FORMAT_RGB;
	p.pixels = malloc(PNG_IMAGE_SIZE(p.image));
	if (!p.pixels || !png_image_finish_read(&p.image, NULL, p.pixels, 0, NULL))
		return fail(argv[1], p.pixels ? p.image.message : "out of memory");
	p.count = (size_t)p.image.width * p.image.height;
	int status = write_thin(&p, argv[1]);
	free(p.pixels);
	return status;
}
