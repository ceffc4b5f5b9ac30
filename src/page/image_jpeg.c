/* JPEG through libjpeg, both ways.
 *
 * libjpeg ends an error by a jump: run_reader and run_writer are where it comes back to, and
 * everything that outlives the jump is in the arena or in struct job. Reading goes row by row;
 * a photo much larger than it is printed is decoded at a half, a quarter or an eighth (the DCT
 * does that almost for nothing), twice as fine as it is needed at least.
 *
 * A progressive file is small and costs memory and time for each scan: both are bounded. */
#include "page/image_codec.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <jpeglib.h>
#include <jerror.h>

#define QUALITY      88
#define SCANS_MAX    100
#define WORK_MAX     ((uint64_t)32 << 20) /* blocks × scans; some 2 s at worst */
#define BLOCK_MEMORY (DCTSIZE2 * sizeof(JCOEF))
#define SCALE_MAX    8
#define FINER        2

struct job {
	struct jpeg_error_mgr errors;
	struct jpeg_progress_mgr progress;
	jmp_buf escape;
	struct image_input *in; /* NULL when writing */
	struct jpeg_decompress_struct reader;
	struct jpeg_compress_struct writer;
	uint64_t blocks;
	bool in_last_scan;      /* past the header of a file of one scan */
	unsigned char *written; /* malloc'ed by libjpeg */
	unsigned long written_len;
	bool done;
};

static _Noreturn void
refuse(struct job *j, const char *why)
{
	j->in->why = why;
	longjmp(j->escape, 1);
}

static _Noreturn void
refuse_damage(struct job *j, j_common_ptr info)
{
	char text[JMSG_LENGTH_MAX];

	info->err->format_message(info, text);
	image_damaged(j->in, text);
	longjmp(j->escape, 1);
}

static _Noreturn void
on_error(j_common_ptr info)
{
	struct job *j = info->client_data;

	if (!j->in)
		longjmp(j->escape, 1);
	switch (info->err->msg_code) {
	case JERR_BAD_PRECISION:
	case JERR_SOF_UNSUPPORTED:
	case JERR_ARITH_NOTIMPL:
	case JERR_NOT_COMPILED:
	case JERR_CONVERSION_NOTIMPL:
		refuse(j, "it is a JPEG of a rare kind: save it as an ordinary JPEG or PNG");
	case JERR_OUT_OF_MEMORY: memory_fail();
	default: refuse_damage(j, info);
	}
}

/* Warnings are libjpeg's word for damage that it can paint over. The end of the data is only
 * damage where more scans may have followed: a last marker that is missing hurts nobody. */
static void
on_message(j_common_ptr info, int level)
{
	struct job *j = info->client_data;

	if (level >= 0 || !j->in)
		return;
	switch (info->err->msg_code) {
	case JWRN_JPEG_EOF:
		if (j->in_last_scan)
			break;
		refuse_damage(j, info);
	case JWRN_HIT_MARKER:
	case JWRN_HUFF_BAD_CODE:
	case JWRN_ARITH_BAD_CODE:
	case JWRN_MUST_RESYNC:
	case JWRN_NOT_SEQUENTIAL: refuse_damage(j, info);
	default: break;
	}
}

static void
on_progress(j_common_ptr info)
{
	struct job *j = info->client_data;
	uint64_t scans = (uint64_t)j->reader.input_scan_number;

	if (scans > SCANS_MAX || scans * j->blocks > WORK_MAX)
		refuse(j, "it is a JPEG of too many scans: save it again, not progressive");
}

static struct jpeg_error_mgr *
set_errors(struct job *j)
{
	jpeg_std_error(&j->errors);
	j->errors.error_exit = on_error;
	j->errors.emit_message = on_message;
	return &j->errors;
}

static uint64_t
count_blocks(const struct jpeg_decompress_struct *d)
{
	uint64_t blocks = 0;

	for (int i = 0; i < d->num_components; i++)
		blocks += (uint64_t)d->comp_info[i].width_in_blocks *
		          d->comp_info[i].height_in_blocks;
	return blocks;
}

static void
choose_colors(struct job *j)
{
	struct jpeg_decompress_struct *d = &j->reader;

	if (d->num_components == 4)
		refuse(j, "it is a CMYK JPEG, made for a printing press: save it as RGB");
	if (d->num_components != 1 && d->num_components != 3)
		refuse(j, "it is a JPEG of a rare kind: save it as an ordinary JPEG or PNG");
	j->in->as_is = d->jpeg_color_space == JCS_GRAYSCALE || d->jpeg_color_space == JCS_YCbCr;
	d->out_color_space = d->num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
}

static void
choose_scale(struct job *j)
{
	struct jpeg_decompress_struct *d = &j->reader;
	struct image_plan p = image_plan_make(
	    d->image_width, d->image_height, j->in->options, j->in->orientation);
	unsigned den = SCALE_MAX;

	while (den > 1 && (p.w / den < p.out_w * FINER || p.h / den < p.out_h * FINER))
		den /= 2;
	d->scale_num = 1;
	d->scale_denom = den;
}

static void
read_header(struct job *j)
{
	struct jpeg_decompress_struct *d = &j->reader;
	uint64_t memory = 0;

	jpeg_mem_src(d, j->in->bytes, j->in->len);
	jpeg_read_header(d, TRUE);
	j->blocks = count_blocks(d);
	j->in_last_scan = !jpeg_has_multiple_scans(d);
	if (!j->in_last_scan)
		memory = j->blocks * BLOCK_MEMORY;
	if (!image_is_bounded(j->in, d->image_width, d->image_height, memory))
		longjmp(j->escape, 1);
	choose_colors(j);
	choose_scale(j);
}

static void
read_rows(struct job *j)
{
	struct jpeg_decompress_struct *d = &j->reader;
	JSAMPROW row;

	j->progress.progress_monitor = on_progress;
	d->progress = &j->progress;
	jpeg_start_decompress(d);
	row = arena_alloc(j->in->arena, (size_t)d->output_width * (size_t)d->output_components);
	image_begin(j->in, d->output_width, d->output_height, d->output_components);
	while (d->output_scanline < d->output_height) {
		jpeg_read_scanlines(d, &row, 1);
		image_row(j->in, row);
	}
}

static void
run_reader(struct job *j)
{
	if (setjmp(j->escape) == 0) {
		jpeg_create_decompress(&j->reader);
		read_header(j);
		read_rows(j);
		j->done = true;
	}
	jpeg_destroy_decompress(&j->reader);
}

bool
image_jpeg_decode(struct image_input *in)
{
	struct job *j = arena_zero(in->arena, 1, sizeof *j);

	j->in = in;
	j->reader.err = set_errors(j);
	j->reader.client_data = j;
	run_reader(j);
	return j->done;
}

static void
write_rows(struct job *j, const struct image_pixels *p)
{
	struct jpeg_compress_struct *c = &j->writer;
	size_t stride = (size_t)p->width * (size_t)p->channels;

	jpeg_mem_dest(c, &j->written, &j->written_len);
	c->image_width = p->width;
	c->image_height = p->height;
	c->input_components = p->channels;
	c->in_color_space = p->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
	jpeg_set_defaults(c);
	jpeg_set_quality(c, QUALITY, TRUE);
	c->optimize_coding = TRUE;
	jpeg_start_compress(c, TRUE);
	while (c->next_scanline < c->image_height) {
		JSAMPROW row = p->bytes + c->next_scanline * stride;

		jpeg_write_scanlines(c, &row, 1);
	}
	jpeg_finish_compress(c);
}

static void
run_writer(struct job *j, const struct image_pixels *p)
{
	if (setjmp(j->escape) == 0) {
		jpeg_create_compress(&j->writer);
		write_rows(j, p);
		j->done = true;
	}
	jpeg_destroy_compress(&j->writer);
}

const unsigned char *
image_jpeg_encode(struct arena *a, const struct image_pixels *p, size_t *len)
{
	struct job *j = arena_zero(a, 1, sizeof *j);
	void *copy = NULL;

	j->writer.err = set_errors(j);
	j->writer.client_data = j;
	run_writer(j, p);
	if (j->done)
		copy = arena_dup(a, (const char *)j->written, *len = j->written_len);
	free(j->written);
	return copy;
}
