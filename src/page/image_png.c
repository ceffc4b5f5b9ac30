/* PNG through libpng's simplified API, which knows every depth, palette and transparency,
 * corrects gamma, survives damage, and passes over the chunks that can be inflated without end.
 */
#include "page/image_codec.h"

#include <png.h>

static bool
read_rows(struct image_input *in, png_image *i)
{
	size_t stride = PNG_IMAGE_ROW_STRIDE(*i);
	png_bytep pixels = arena_alloc(in->arena, PNG_IMAGE_SIZE(*i));

	if (!png_image_finish_read(i, NULL, pixels, 0, NULL))
		return image_damaged(in, i->message);
	image_begin(in, i->width, i->height, (int)PNG_IMAGE_SAMPLE_CHANNELS(i->format));
	for (uint32_t y = 0; y < i->height; y++)
		image_row(in, pixels + y * stride);
	return true;
}

bool
image_png_decode(struct image_input *in)
{
	png_image i = {.version = PNG_IMAGE_VERSION};
	bool done;

	in->lossless = true;
	if (!png_image_begin_read_from_memory(&i, in->bytes, in->len))
		return image_damaged(in, i.message);
	i.format &= PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA;
	i.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
	done = image_is_bounded(in, i.width, i.height,
	           (uint64_t)i.width * i.height * PNG_IMAGE_SAMPLE_CHANNELS(i.format)) &&
	       read_rows(in, &i);
	png_image_free(&i);
	return done;
}
