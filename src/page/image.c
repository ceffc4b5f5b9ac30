/* Reading a photo: find the file, find its codec, bound it, choose how the result is kept. */
#include "page/image_codec.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "page/image_exif.h"

#define FILE_MAX   ((size_t)32 << 20)
#define SIDE_MAX   20000
#define PIXELS_MAX ((uint64_t)100000000)
#define SMALL      4096 /* bytes that a JPEG's tables wouldn't save */
#define OPAQUE     255

/* The libraries' and the system's sentences, as ours begin. */
static const char *
begin_lower(char *text)
{
	if (isupper((unsigned char)text[0]) && islower((unsigned char)text[1]))
		text[0] = (char)tolower((unsigned char)text[0]);
	return text;
}

bool
image_damaged(struct image_input *in, const char *what)
{
	in->why = arena_printf(
	    in->arena, "it is damaged: %s", begin_lower(arena_str(in->arena, what)));
	return false;
}

bool
image_is_bounded(struct image_input *in, uint32_t width, uint32_t height, uint64_t memory)
{
	if (width > SIDE_MAX || height > SIDE_MAX || (uint64_t)width * height > PIXELS_MAX ||
	    memory > IMAGE_MEMORY_MAX) {
		in->why = arena_printf(in->arena,
		    "it has %u × %u pixels, which are too many: scale it down", width, height);
		return false;
	}
	return true;
}

void
image_begin(struct image_input *in, uint32_t width, uint32_t height, int channels)
{
	in->shrink =
	    image_shrink_new(in->arena, width, height, channels, in->options, in->orientation);
}

void
image_row(struct image_input *in, const unsigned char *row)
{
	image_shrink_row(in->shrink, row);
}

/* Take the alpha out of between the colors; NULL if all is opaque. */
static const unsigned char *
split_alpha(struct arena *a, struct image_pixels *p)
{
	size_t channels = (size_t)p->channels, colors = channels - 1;
	size_t count = (size_t)p->width * p->height;
	unsigned char *alpha, all = OPAQUE;

	if (channels % 2)
		return NULL;
	alpha = arena_alloc(a, count);
	for (size_t i = 0; i < count; i++) {
		alpha[i] = p->bytes[i * channels + colors];
		all &= alpha[i];
		memmove(p->bytes + i * colors, p->bytes + i * channels, colors);
	}
	p->channels--;
	return all == OPAQUE ? NULL : alpha;
}

/* Three of four pixels are as their left neighbor: a logo, on which JPEG leaves its marks. */
static bool
is_drawing(const struct image_pixels *p)
{
	size_t channels = (size_t)p->channels, count = (size_t)p->width * p->height, same = 0;

	for (size_t i = 1; i < count; i++) {
		const unsigned char *pixel = p->bytes + i * channels;

		same += memcmp(pixel, pixel - channels, channels) == 0;
	}
	return count * channels <= SMALL || same >= count / 4 * 3;
}

static const unsigned char *
compress(struct image_input *in, const struct image_pixels *p, size_t *len)
{
	const unsigned char *jpeg = NULL;

	if (in->as_is && image_shrink_is_none(in->shrink))
		jpeg = image_jpeg_strip(in->arena, in->bytes, in->len, len);
	else if (in->lossless && is_drawing(p))
		return NULL;
	return jpeg ? jpeg : image_jpeg_encode(in->arena, p, len);
}

static const struct image *
keep(struct arena *a, struct image_input *in)
{
	struct image_pixels p = image_shrink_end(in->shrink);
	struct image *i = arena_zero(a, 1, sizeof *i);
	const unsigned char *bytes;

	i->alpha = split_alpha(a, &p);
	i->width = p.width;
	i->height = p.height;
	i->format = IMAGE_JPEG;
	bytes = compress(in, &p, &i->len);
	if (!bytes) {
		i->format = p.channels == 1 ? IMAGE_GRAY : IMAGE_RGB;
		i->len = (size_t)p.width * p.height * (size_t)p.channels;
		bytes = p.bytes;
	}
	i->bytes = (const unsigned char *)arena_dup(a, (const char *)bytes, i->len);
	return i;
}

static bool
decode(struct image_input *in)
{
	static bool (*const CODECS[])(struct image_input *) = {
	    [IMAGE_KIND_JPEG] = image_jpeg_decode,
	    [IMAGE_KIND_PNG] = image_png_decode,
	    [IMAGE_KIND_WEBP] = image_webp_decode,
	};

	in->kind = image_kind_find(in->arena, in->bytes, in->len, &in->why);
	if (in->kind == IMAGE_KIND_NONE)
		return false;
	in->orientation = image_exif_orientation(in->kind, in->bytes, in->len);
	return CODECS[in->kind](in);
}

const struct image *
image_decode(struct arena *a, const void *bytes, size_t len, const struct image_options *o,
    const char **why)
{
	struct arena scratch = {0};
	struct image_input in = {.arena = &scratch, .options = o, .bytes = bytes, .len = len};
	const struct image *i = NULL;

	if (decode(&in))
		i = keep(a, &in);
	else
		*why = arena_str(a, in.why);
	arena_free(&scratch);
	return i;
}

static bool
is_inside(const char *path, const char *root)
{
	size_t len = strlen(root);

	return strncmp(path, root, len) == 0 &&
	       (path[len] == '/' || !path[len] || (len && root[len - 1] == '/'));
}

/* Does the name itself stay below the root, whatever links there are? */
static bool
stays_inside(const char *path, const char *root)
{
	if (is_inside(path, root))
		path += strlen(root);
	else if (*path == '/' || strcmp(root, ".") != 0)
		return false;
	for (const char *s = path; (s = strstr(s, "..")); s += 2)
		if ((s == path || s[-1] == '/') && (s[2] == '/' || !s[2]))
			return false;
	return true;
}

/* The file's own path. What lies outside the root and what isn't there get one answer, or a
 * stranger could ask what is on the machine. */
static const char *
resolve(struct arena *a, const char *path, const char *root, const char **why)
{
	char *real = realpath(path, NULL);
	int error = errno;
	char *real_root = root ? realpath(root, NULL) : NULL;
	const char *found = NULL;

	if (!real && (!root || stays_inside(path, root)))
		*why = begin_lower(arena_str(a, strerror(error)));
	else if (root && (!real || !real_root || !is_inside(real, real_root)))
		*why = "it is missing, or outside the directory that files may come from";
	else
		found = arena_str(a, real);
	free(real);
	free(real_root);
	return found;
}

const struct image *
image_read(struct arena *a, const char *path, const struct image_options *o, const char **why)
{
	struct arena scratch = {0};
	const struct image *i = NULL;
	const char *real, *bytes;
	size_t len;

	if (strstr(path, "://")) {
		*why = "it is a URL, and nothing is fetched: save the photo as a file";
		return NULL;
	}
	real = resolve(&scratch, path, o->root, why);
	if (real && file_read(&scratch, real, FILE_MAX, &bytes, &len, why))
		i = image_decode(a, bytes, len, o, why);
	else
		*why = arena_str(a, *why);
	arena_free(&scratch);
	return i;
}
