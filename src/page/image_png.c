/* PNG through libpng, fed in push mode.
 *
 * Every other way of reading inflates what follows the last row too, to the end: a file of 32
 * MB can hold 32 GB of it. Push mode stops there. Chunks that aren't needed are passed over,
 * since those can be inflated as well. Rows go on as they come; only an interlaced picture is
 * kept whole. Values are taken for sRGB unless the file has a gamma.
 *
 * libpng ends an error by a jump to run(); what outlives it is in struct job. Its warnings are
 * not heard. */
#include "page/image_codec.h"

#include <setjmp.h>
#include <png.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))
#define RAW_MAX      ((uint64_t)400 << 20) /* inflated bytes: some 1 s */
#define NAME_SIZE    5
#define CHUNK_BYTES  ((png_alloc_size_t)1 << 20)

struct job {
	struct image_input *in;
	jmp_buf escape;
	png_structp png;
	png_infop info;
	uint32_t height;
	size_t stride;
	unsigned char *pixels; /* interlaced: all rows */
	uint32_t rows;         /* that came, of the last pass */
	bool done;
};

static _Noreturn void
on_error(png_structp png, png_const_charp message)
{
	struct job *j = png_get_error_ptr(png);

	image_damaged(j->in, message);
	longjmp(j->escape, 1);
}

static void
on_warning(png_structp png, png_const_charp message)
{
	(void)png, (void)message;
}

static void
set_limits(struct job *j)
{
	static const png_byte NEEDED[] = "gAMA\0sRGB";

	png_set_chunk_malloc_max(j->png, CHUNK_BYTES);
	png_set_keep_unknown_chunks(j->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
	png_set_keep_unknown_chunks(
	    j->png, PNG_HANDLE_CHUNK_AS_DEFAULT, NEEDED, COUNT(NEEDED) / NAME_SIZE);
}

/* 8 bits, palettes and tRNS as colors and alpha, sRGB. */
static void
set_transforms(struct job *j)
{
	png_set_expand(j->png);
	png_set_scale_16(j->png);
	png_set_alpha_mode(j->png, PNG_ALPHA_PNG, PNG_DEFAULT_sRGB);
	png_set_interlace_handling(j->png);
	png_read_update_info(j->png, j->info);
}

static void
on_info(png_structp png, png_infop info)
{
	struct job *j = png_get_progressive_ptr(png);
	uint32_t width = png_get_image_width(png, info),
	         height = png_get_image_height(png, info);
	bool woven = png_get_interlace_type(png, info) != PNG_INTERLACE_NONE;
	uint64_t raw = (uint64_t)png_get_rowbytes(png, info) * height;

	if (!image_is_bounded(j->in, width, height, woven || raw > RAW_MAX ? raw : 0))
		longjmp(j->escape, 1);
	set_transforms(j);
	j->height = height;
	j->stride = png_get_rowbytes(png, info);
	if (woven)
		j->pixels = arena_zero(j->in->arena, height, j->stride);
	image_begin(j->in, width, height, png_get_channels(png, info));
}

static void
on_row(png_structp png, png_bytep row, png_uint_32 y, int pass)
{
	struct job *j = png_get_progressive_ptr(png);

	(void)pass;
	if (j->pixels)
		png_progressive_combine_row(png, j->pixels + y * j->stride, row);
	else
		image_row(j->in, row);
	j->rows = y + 1;
}

static void
on_end(png_structp png, png_infop info)
{
	struct job *j = png_get_progressive_ptr(png);

	(void)info;
	j->done = j->height && j->rows == j->height;
}

static void
run(struct job *j)
{
	if (setjmp(j->escape) == 0) {
		j->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, j, on_error, on_warning);
		if (!j->png)
			memory_fail();
		j->info = png_create_info_struct(j->png);
		set_limits(j);
		png_set_progressive_read_fn(j->png, j, on_info, on_row, on_end);
		png_process_data(
		    j->png, j->info, (png_bytep)(uintptr_t)j->in->bytes, j->in->len);
		if (!j->done)
			image_damaged(j->in, "premature end of PNG file");
	}
	png_destroy_read_struct(&j->png, &j->info, NULL);
}

bool
image_png_decode(struct image_input *in)
{
	struct job *j = arena_zero(in->arena, 1, sizeof *j);

	in->lossless = true;
	j->in = in;
	run(j);
	for (uint32_t y = 0; j->done && j->pixels && y < j->height; y++)
		image_row(in, j->pixels + y * j->stride);
	return j->done;
}
