/* The part of a font program that a document shows, by harfbuzz-subset.
 *
 * Only the tables that draw are given to the subsetter: GSUB alone would pull in every glyph
 * reachable by substitution, and reading cmap takes longer than all the rest; glyph names,
 * which a font that goes by CIDs has no use for, as long as the outlines. CFF is embedded as
 * its bare table, and without subroutines, which is larger but deflates smaller. */
#include <hb-subset.h>

#include "out/pdf_font.h"
#include "text/face.h"

static const hb_tag_t KEEP[] = {
    HB_TAG('h', 'e', 'a', 'd'),
    HB_TAG('h', 'h', 'e', 'a'),
    HB_TAG('h', 'm', 't', 'x'),
    HB_TAG('m', 'a', 'x', 'p'),
    HB_TAG('g', 'l', 'y', 'f'),
    HB_TAG('l', 'o', 'c', 'a'),
    HB_TAG('C', 'F', 'F', ' '),
};

static hb_face_t *
make_drawing_face(hb_face_t *face)
{
	hb_face_t *some = hb_face_builder_create();

	for (size_t i = 0; i < sizeof KEEP / sizeof *KEEP; i++) {
		hb_blob_t *table = hb_face_reference_table(face, KEEP[i]);

		if (hb_blob_get_length(table))
			hb_face_builder_add_table(some, KEEP[i], table);
		hb_blob_destroy(table);
	}
	hb_face_set_upem(some, hb_face_get_upem(face));
	return some;
}

/* The face with its drawing tables alone; made once, and owned by the face. What the subsetter
 * finds out about the tables stays with it. */
static hb_face_t *
drawing_face(hb_face_t *face)
{
	static hb_user_data_key_t key;
	hb_face_t *some = hb_face_get_user_data(face, &key);

	if (some)
		return some;
	some = make_drawing_face(face);
	if (!hb_face_set_user_data(face, &key, some, (hb_destroy_func_t)hb_face_destroy, true))
		memory_fail();
	return some;
}

static hb_subset_input_t *
make_input(bool cff)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();

	if (!input)
		memory_fail();
	hb_subset_input_set_flags(
	    input, HB_SUBSET_FLAGS_NO_HINTING | (cff ? HB_SUBSET_FLAGS_DESUBROUTINIZE : 0));
	return input;
}

/* What to ask the subsetter for: made once for a face, since its sets are costly, and filled
 * anew. */
static hb_subset_input_t *
input_for(const struct pdf_font *f)
{
	static hb_user_data_key_t key;
	hb_subset_input_t *input = hb_face_get_user_data(f->face->hb_face, &key);
	hb_set_t *glyphs;

	if (!input) {
		input = make_input(f->face->cff);
		if (!hb_face_set_user_data(f->face->hb_face, &key, input,
		        (hb_destroy_func_t)hb_subset_input_destroy, true))
			memory_fail();
	}
	glyphs = hb_subset_input_glyph_set(input);
	hb_set_clear(glyphs);
	for (size_t i = 1; i < f->count; i++)
		for (size_t k = 0; k < f->slots[i].part_count; k++)
			hb_set_add(glyphs, f->slots[i].parts[k].gid);
	return input;
}

static void
embed(struct pdf *p, struct pdf_font *f, hb_face_t *subset)
{
	bool cff = f->face->cff;
	hb_blob_t *blob = cff ? hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '))
	                      : hb_face_reference_blob(subset);
	unsigned len;
	const char *bytes = hb_blob_get_data(blob, &len);

	f->program = pdf_stream(p, bytes, len);
	if (cff)
		pdf_put_name(f->program, "Subtype", "CIDFontType0C");
	else
		pdf_put_int(f->program, "Length1", (int32_t)len);
	hb_blob_destroy(blob);
}

static uint32_t
highest_glyph(struct pdf_font *f, const hb_map_t *new_gids)
{
	uint32_t highest = 0;

	for (size_t i = 1; i < f->count; i++) {
		struct pdf_slot *s = &f->slots[i];

		if (!s->made)
			s->new_gid = hb_map_get(new_gids, s->parts[0].gid);
		if (s->new_gid > highest)
			highest = s->new_gid;
	}
	return highest;
}

/* The CID is the glyph's number, as a CFF font wants it and as a TrueType font needs no map
 * for; but a TrueType glyph's second text gets a number behind the `count` glyphs. Returns how
 * many numbers there are. */
static uint32_t
number_slots(struct pdf *p, struct pdf_font *f, uint32_t count)
{
	uint32_t *taken = arena_zero(&p->arena, count, sizeof *taken);

	for (size_t i = 1; i < f->count; i++) {
		struct pdf_slot *s = &f->slots[i];

		s->cid = taken[s->new_gid]++ ? count++ : s->new_gid;
	}
	return count;
}

/* A CID-keyed CFF font's own CIDs in place of its glyphs' numbers. */
static void
rename_slots(struct pdf *p, struct pdf_font *f, hb_face_t *subset)
{
	hb_blob_t *cff = hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '));
	const uint32_t *cids = pdf_cff_cids(&p->arena, cff, hb_face_get_glyph_count(subset));

	for (size_t i = 1; cids && i < f->count; i++)
		f->slots[i].cid = cids[f->slots[i].new_gid];
	hb_blob_destroy(cff);
}

static HPDF_Dict
glyph_map(struct pdf *p, const struct pdf_font *f, uint32_t count)
{
	unsigned char *map = arena_zero(&p->arena, count, 2);

	for (size_t i = 1; i < f->count; i++) {
		const struct pdf_slot *s = &f->slots[i];

		map[2 * s->cid] = (unsigned char)(s->new_gid >> 8);
		map[2 * s->cid + 1] = (unsigned char)s->new_gid;
	}
	return pdf_stream(p, map, (size_t)count * 2);
}

static void
take_subset(struct pdf *p, struct pdf_font *f, hb_face_t *subset, const hb_map_t *new_gids)
{
	hb_face_t *face = f->has_composites ? pdf_composite_add(f, subset, new_gids)
	                                    : hb_face_reference(subset);

	uint32_t glyphs, cids;

	embed(p, f, face);
	glyphs = highest_glyph(f, new_gids);
	cids = number_slots(p, f, glyphs + 1);
	if (f->face->cff)
		rename_slots(p, f, face);
	else if (cids > glyphs + 1)
		f->glyph_map = glyph_map(p, f, cids);
	hb_face_destroy(face);
}

bool
pdf_font_subset(struct pdf *p, struct pdf_font *f)
{
	hb_subset_input_t *input = input_for(f);
	hb_subset_plan_t *plan =
	    hb_subset_plan_create_or_fail(drawing_face(f->face->hb_face), input);
	hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;

	if (subset)
		take_subset(p, f, subset, hb_subset_plan_old_to_new_glyph_mapping(plan));
	hb_face_destroy(subset);
	hb_subset_plan_destroy(plan);
	return subset != NULL;
}
