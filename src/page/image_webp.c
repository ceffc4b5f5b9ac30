/* WebP through libwebp. */
#include "page/image_codec.h"

#include <webp/decode.h>

#define LOSSLESS       2  /* WebPBitstreamFeatures.format */
#define LOSSLESS_EXTRA 4u /* bytes a pixel that libwebp takes for itself */

static bool
refuse(struct image_input *in, VP8StatusCode code)
{
	switch (code) {
	case VP8_STATUS_OUT_OF_MEMORY: memory_fail();
	case VP8_STATUS_UNSUPPORTED_FEATURE:
		in->why = "it is a WebP of a rare kind: convert it to PNG or JPEG";
		return false;
	case VP8_STATUS_NOT_ENOUGH_DATA:
	case VP8_STATUS_SUSPENDED: return image_damaged(in, "premature end of WebP file");
	default: return image_damaged(in, "corrupt WebP data");
	}
}

static bool
read_rows(struct image_input *in, WebPDecoderConfig *c)
{
	uint32_t width = (uint32_t)c->input.width, height = (uint32_t)c->input.height;
	int channels = c->input.has_alpha ? 4 : 3;
	size_t stride = (size_t)width * (size_t)channels, size = stride * height;
	unsigned char *pixels = arena_alloc(in->arena, size);
	VP8StatusCode code;

	c->output.colorspace = c->input.has_alpha ? MODE_RGBA : MODE_RGB;
	c->output.is_external_memory = 1;
	c->output.u.RGBA.rgba = pixels;
	c->output.u.RGBA.stride = (int)stride;
	c->output.u.RGBA.size = size;
	code = WebPDecode(in->bytes, in->len, c);
	if (code != VP8_STATUS_OK)
		return refuse(in, code);
	image_begin(in, width, height, channels);
	for (uint32_t y = 0; y < height; y++)
		image_row(in, pixels + y * stride);
	return true;
}

bool
image_webp_decode(struct image_input *in)
{
	WebPDecoderConfig c;
	VP8StatusCode code;
	uint64_t each;

	if (!WebPInitDecoderConfig(&c))
		return refuse(in, VP8_STATUS_INVALID_PARAM);
	code = WebPGetFeatures(in->bytes, in->len, &c.input);
	if (code != VP8_STATUS_OK)
		return refuse(in, code);
	if (c.input.has_animation) {
		in->why = "it is an animated WebP: convert its picture to PNG or JPEG";
		return false;
	}
	in->lossless = c.input.format == LOSSLESS;
	each = (c.input.has_alpha ? 4u : 3u) + (in->lossless ? LOSSLESS_EXTRA : 0u);
	return image_is_bounded(in, (uint32_t)c.input.width, (uint32_t)c.input.height,
	           each * (uint64_t)c.input.width * (uint64_t)c.input.height) &&
	       read_rows(in, &c);
}
