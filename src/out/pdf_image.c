/* Images of a PDF: pixels deflated, JPEG passed through, alpha as a soft mask. */
#include "out/pdf_image.h"

#include <stdio.h>

/* Components of a JPEG from its frame header (ITU T.81 §B.2.2), 0 if it has none that PDF
 * takes. */
static int
jpeg_components(const unsigned char *b, size_t len)
{
	enum { SOF0 = 0xC0, SOF1, SOF2, DEPTH = 4, COMPONENTS = 9 };
	size_t at = 2;

	while (at + COMPONENTS < len && b[at] == 0xFF) {
		if (b[at + 1] == 0xFF) {
			at++;
			continue;
		}
		if (b[at + 1] == SOF0 || b[at + 1] == SOF1 || b[at + 1] == SOF2)
			return b[at + DEPTH] == 8 ? b[at + COMPONENTS] : 0;
		at += 2 + ((size_t)b[at + 2] << 8 | b[at + 3]);
	}
	return 0;
}

static int
components(const struct image *i)
{
	switch (i->format) {
	case IMAGE_RGB: return 3;
	case IMAGE_GRAY: return 1;
	case IMAGE_JPEG: return jpeg_components(i->bytes, i->len);
	}
	return 0;
}

static void
describe(HPDF_Dict d, const struct image *i, int parts)
{
	pdf_put_name(d, "Type", "XObject");
	pdf_put_name(d, "Subtype", "Image");
	pdf_put_int(d, "Width", (int32_t)i->width);
	pdf_put_int(d, "Height", (int32_t)i->height);
	pdf_put_int(d, "BitsPerComponent", 8);
	pdf_put_name(d, "ColorSpace", parts == 1 ? "DeviceGray" : "DeviceRGB");
}

static HPDF_Dict
pixels(struct pdf *p, const struct image *i, const unsigned char *bytes, int parts)
{
	return pdf_stream_pixels(p, bytes, i->width, i->height, (size_t)parts);
}

static HPDF_Dict
make_object(struct pdf *p, const struct image *i, int parts)
{
	HPDF_Dict d = i->format == IMAGE_JPEG ? pdf_stream_jpeg(p, i->bytes, i->len)
	                                      : pixels(p, i, i->bytes, parts);
	HPDF_Dict mask;

	describe(d, i, parts);
	if (i->alpha) {
		mask = pixels(p, i, i->alpha, 1);
		describe(mask, i, 1);
		pdf_put(d, "SMask", mask);
	}
	return d;
}

bool
pdf_images_add(struct pdf_images *l, const struct image *i, const char **why)
{
	int parts = components(i);
	struct pdf_image *n;

	if (pdf_images_find(l, i))
		return true;
	if (parts != 1 && parts != 3) {
		*why = "the photo is a JPEG of a kind that PDF/A doesn't take";
		return false;
	}
	n = arena_zero(&l->pdf->arena, 1, sizeof *n);
	n->image = i;
	n->object = make_object(l->pdf, i, parts);
	snprintf(n->name, sizeof n->name, "Im%zu", l->count++);
	if (l->last)
		l->last->next = n;
	else
		l->first = n;
	l->last = n;
	return true;
}

const struct pdf_image *
pdf_images_find(const struct pdf_images *l, const struct image *i)
{
	const struct pdf_image *n = l->first;

	while (n && n->image != i)
		n = n->next;
	return n;
}

HPDF_Dict
pdf_images_resources(struct pdf_images *l)
{
	HPDF_Dict d;

	if (!l->first)
		return NULL;
	d = pdf_dict(l->pdf);
	for (const struct pdf_image *n = l->first; n; n = n->next)
		pdf_put(d, n->name, n->object);
	return d;
}
