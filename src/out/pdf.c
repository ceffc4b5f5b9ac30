/* Device 'pdf': a tagged, archivable document through libharu.
 *
 * Two passes over the pages. The first finds out what is shown, which glyph with which text, so
 * that fonts can be subset (a CFF font's codes are known only then); the second writes content.
 * The structure tree, navigation and metadata follow, and libharu saves. PDF/UA-1 and PDF/A are
 * met by the way things are written, not by a later check: see the comments with '§'. */
#include "out/pdf_metadata.h"
#include "out/pdf_outline.h"
#include "out/pdf_save.h"
#include "out/pdf_structure.h"
#include "out/speech.h"
#include "out/writers.h"

struct document {
	struct pdf pdf;
	const struct pages *pages;
	const struct device_options *options;
	enum pdf_standard standard;
	struct pdf_fonts fonts;
	struct pdf_images images;
	struct pdf_content content;
	struct reading reading;
	struct pdf_sheet *sheets;
	int32_t next_key; /* of the structure's parent tree */
};

/* PDF/A-2 takes no attachment but PDF/A itself. */
static enum pdf_standard
standard_for(const struct device_options *o)
{
	return o->standard == PDF_A2A && o->attach_name ? PDF_A3A : o->standard;
}

static bool
gather_item(
    struct document *d, const struct item *i, const struct pdf_turn *t, const char **why)
{
	const struct run *r = &i->u.run;

	for (size_t k = 0; k < t->fence_count; k++)
		pdf_fonts_show_gap(&d->fonts, t->fences[k].face);
	if (t->bridge)
		pdf_fonts_show_gap(&d->fonts, t->bridge->face);
	if (i->kind == ITEM_RUN)
		pdf_fonts_show(&d->fonts, r,
		    i->artifact == ARTIFACT_NONE && speech_is_bullet(i->elem, r->text),
		    t->closes);
	return i->kind != ITEM_IMAGE || pdf_images_add(&d->images, i->u.image.image, why);
}

/* Glyphs of all runs, and gaps; nearly all are shown as one each. */
static size_t
count_glyphs(const struct pages *pages, const struct pdf_turns *turns)
{
	size_t n = 0;

	for (size_t p = 0; p < pages->count; p++)
		for (size_t k = 0; k < turns[p].count; k++) {
			const struct pdf_turn *t = &turns[p].turns[k];
			const struct item *i = &pages->pages[p].items[t->item];

			n += t->fence_count + (t->bridge != NULL);
			n += i->kind == ITEM_RUN ? i->u.run.count : 0;
		}
	return n;
}

static bool
gather(struct document *d, const char **why)
{
	struct pdf_turns *turns = pdf_order_new(&d->pdf.arena, d->pages, &d->reading);

	pdf_fonts_expect(&d->fonts, count_glyphs(d->pages, turns));
	d->sheets = arena_zero(&d->pdf.arena, d->pages->count, sizeof *d->sheets);
	for (size_t page = 0; page < d->pages->count; page++) {
		struct pdf_sheet *s = &d->sheets[page];

		s->page = &d->pages->pages[page];
		s->turns = &turns[page];
		for (size_t k = 0; k < s->turns->count; k++) {
			const struct pdf_turn *t = &s->turns->turns[k];

			if (!gather_item(d, &s->page->items[t->item], t, why))
				return false;
		}
	}
	return pdf_fonts_write(&d->fonts, why);
}

static HPDF_Dict
resources(struct document *d)
{
	HPDF_Dict all = pdf_dict_ref(&d->pdf), images = pdf_images_resources(&d->images);

	pdf_put(all, "Font", pdf_fonts_resources(&d->fonts));
	if (images)
		pdf_put(all, "XObject", images);
	return all;
}

static void
write_sheets(struct document *d)
{
	HPDF_Dict shared = resources(d);

	d->next_key = (int32_t)d->pages->count;
	for (size_t i = 0; i < d->pages->count; i++)
		pdf_sheet_write(&d->sheets[i], &d->content, shared, (int32_t)i, &d->next_key);
}

static bool
write_document(struct document *d, struct buf *out, const char **why)
{
	HPDF_Dict *elems = NULL;

	d->reading = reading_new(&d->pdf.arena, d->pages);
	if (!gather(d, why))
		return false;
	write_sheets(d);
	if (d->content.tagged)
		elems =
		    pdf_structure_write(&d->pdf, d->pages, &d->reading, d->sheets, d->next_key);
	pdf_outline_write(&d->pdf, d->pages, d->sheets, elems);
	pdf_metadata_write(&d->pdf, d->pages, d->standard);
	pdf_attach_write(&d->pdf, d->options, d->pages->date);
	return pdf_save(&d->pdf, d->options->compress, out, why);
}

bool
pdf_write(
    const struct pages *p, const struct device_options *o, struct buf *out, const char **why)
{
	struct document d = {.pages = p, .options = o, .standard = standard_for(o)};
	bool written;

	pdf_open(&d.pdf);
	d.fonts.pdf = d.images.pdf = &d.pdf;
	d.content.fonts = &d.fonts;
	d.content.images = &d.images;
	d.content.tagged = d.standard != PDF_NONE;
	written = write_document(&d, out, why);
	if (!written)
		*why = arena_str(p->arena, *why);
	pdf_content_free(&d.content);
	pdf_fonts_free(&d.fonts);
	pdf_close(&d.pdf);
	return written;
}
