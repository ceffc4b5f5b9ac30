/* The part of a font program that a document shows, by harfbuzz-subset.
 *
 * A face keeps the subsets made of it last, deflated: with the glyphs of pdf_round added most
 * documents of a batch find theirs among them. In CFF a font and its twins have one.
 *
 * Only the tables that draw are given to the subsetter: GSUB alone would pull in every glyph
 * reachable by substitution, and reading cmap takes longer than all the rest; glyph names,
 * which a font that goes by CIDs has no use for, as long as the outlines. CFF is embedded as
 * its bare table, and without subroutines, which is larger but deflates smaller. */
#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

#include "base/dict.h"
#include "out/pdf_font.h"
#include "text/face.h"

#define SUBSETS_MAX 64 /* of a face; 15 kB each, mostly */

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

/* Glyphs are bits of an array of words. */
struct subset {
	struct subset *next;
	uint64_t *glyphs, hash;
	hb_face_t *face;
	hb_map_t *new_gids;
	size_t program_len;
	struct pdf_body program; /* owned */
};

/* What a face has for making subsets: with its drawing tables alone, what to ask the subsetter
 * for, since its sets are costly, and the subsets, newest use first. */
struct subsets {
	hb_face_t *drawing;
	hb_subset_input_t *input;
	struct pdf_rounding *rounding;
	size_t words; /* of 64 glyphs */
	struct subset *first;
};

static void
subset_free(struct subset *s)
{
	if (!s)
		return;
	hb_face_destroy(s->face);
	hb_map_destroy(s->new_gids);
	free((void *)(uintptr_t)s->program.bytes);
	free(s->glyphs);
	free(s);
}

static void
subsets_free(void *of_face)
{
	struct subsets *all = of_face;

	for (struct subset *s = all->first, *next; s; s = next) {
		next = s->next;
		subset_free(s);
	}
	hb_face_destroy(all->drawing);
	hb_subset_input_destroy(all->input);
	free(all->rounding);
	free(all);
}

/* Made once, and owned by the face. */
static struct subsets *
subsets_of(const struct face *face)
{
	static hb_user_data_key_t key;
	struct subsets *all = hb_face_get_user_data(face->hb_face, &key);
	uint32_t glyph_count = hb_face_get_glyph_count(face->hb_face);

	if (all)
		return all;
	all = memory_alloc(sizeof *all);
	*all = (struct subsets){
	    .drawing = make_drawing_face(face->hb_face),
	    .input = make_input(face->cff),
	    .rounding = pdf_rounding_new(face),
	    .words = glyph_count / 64 + 1,
	};
	if (!hb_face_set_user_data(face->hb_face, &key, all, subsets_free, true))
		memory_fail();
	return all;
}

/* The next font that has this one's program: in CFF its twin. A TrueType font has one only when
 * it has run out of codes, and that one has composites of its own. */
static struct pdf_font *
sharer_of(const struct pdf_font *f)
{
	return f->face->cff ? f->twin : NULL;
}

/* The glyphs that a font and its twins show, and those that come with them. */
static uint64_t *
glyphs_of(struct pdf *p, const struct subsets *all, const struct pdf_font *font)
{
	uint64_t *glyphs = arena_zero(&p->arena, all->words, sizeof *glyphs);

	for (const struct pdf_font *f = font; f; f = sharer_of(f)) {
		for (size_t i = 1; i < f->count; i++)
			for (size_t k = 0; k < f->slots[i].part_count; k++) {
				uint32_t gid = f->slots[i].parts[k].gid;

				glyphs[gid / 64] |= UINT64_C(1) << gid % 64;
			}
		pdf_round(all->rounding, f, glyphs);
	}
	return glyphs;
}

static void
ask_for(hb_subset_input_t *input, const uint64_t *glyphs, size_t words)
{
	hb_set_t *set = hb_subset_input_glyph_set(input);

	hb_set_clear(set);
	for (size_t i = 0; i < words * 64; i++)
		if (glyphs[i / 64] >> i % 64 & 1)
			hb_set_add(set, (hb_codepoint_t)i);
}

/* The bytes to embed. */
static hb_blob_t *
program_of(hb_face_t *subset, bool cff)
{
	return cff ? hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '))
	           : hb_face_reference_blob(subset);
}

static void
deflate_program(struct subset *s, bool cff)
{
	hb_blob_t *blob = program_of(s->face, cff);
	unsigned len;
	const char *bytes = hb_blob_get_data(blob, &len);

	s->program_len = len;
	s->program = pdf_body_new(bytes, len);
	hb_blob_destroy(blob);
}

/* NULL: the face is damaged. */
static struct subset *
subset_new(struct subsets *all, bool cff, const uint64_t *glyphs)
{
	hb_subset_plan_t *plan;
	struct subset *s;

	ask_for(all->input, glyphs, all->words);
	plan = hb_subset_plan_create_or_fail(all->drawing, all->input);
	if (!plan)
		return NULL;
	s = memory_alloc(sizeof *s);
	*s = (struct subset){.face = hb_subset_plan_execute_or_fail(plan),
	    .new_gids = hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan)),
	    .glyphs = memory_alloc(all->words * sizeof *glyphs)};
	hb_subset_plan_destroy(plan);
	if (!s->face) {
		subset_free(s);
		return NULL;
	}
	memcpy(s->glyphs, glyphs, all->words * sizeof *glyphs);
	deflate_program(s, cff);
	return s;
}

/* Take the kept subset of these glyphs out of its place; where there is none and no more room,
 * the one not used for longest goes. */
static struct subset *
take_kept(struct subsets *all, uint64_t hash, const uint64_t *glyphs)
{
	struct subset **at = &all->first, *s = NULL;

	for (size_t n = 1; *at; at = &s->next, n++) {
		s = *at;
		if (s->hash == hash &&
		    !memcmp(s->glyphs, glyphs, all->words * sizeof *glyphs)) {
			*at = s->next;
			return s;
		}
		if (n == SUBSETS_MAX) {
			*at = NULL;
			subset_free(s);
			return NULL;
		}
	}
	return NULL;
}

static const struct subset *
find_subset(struct pdf *p, const struct pdf_font *f)
{
	struct subsets *all = subsets_of(f->face);
	const uint64_t *glyphs = glyphs_of(p, all, f);
	uint64_t hash = hash_bytes(glyphs, all->words * sizeof *glyphs, 0);
	struct subset *s = take_kept(all, hash, glyphs);

	if (!s)
		s = subset_new(all, f->face->cff, glyphs);
	if (!s)
		return NULL;
	s->hash = hash;
	s->next = all->first;
	return all->first = s;
}

/* The program of a TrueType subset with composites, which are this document's. */
static HPDF_Dict
embed_composed(struct pdf *p, const struct pdf_font *f, const struct subset *s)
{
	hb_face_t *face = pdf_composite_add(f, s->face, s->new_gids);
	hb_blob_t *blob = program_of(face, false);
	unsigned len;
	const char *bytes = hb_blob_get_data(blob, &len);
	HPDF_Dict d = pdf_stream(p, bytes, len);

	pdf_put_int(d, "Length1", (int32_t)len);
	hb_blob_destroy(blob);
	hb_face_destroy(face);
	return d;
}

static HPDF_Dict
embed(struct pdf *p, const struct pdf_font *f, const struct subset *s)
{
	HPDF_Dict d;

	if (f->has_composites)
		return embed_composed(p, f, s);
	d = pdf_stream_kept(p, &s->program);
	if (f->face->cff)
		pdf_put_name(d, "Subtype", "CIDFontType0C");
	else
		pdf_put_int(d, "Length1", (int32_t)s->program_len);
	return d;
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

/* The codes of a font's slots, once their glyphs' new numbers are known. */
static void
number_font(struct pdf *p, struct pdf_font *f, const struct subset *s)
{
	uint32_t glyphs = highest_glyph(f, s->new_gids), cids = number_slots(p, f, glyphs + 1);

	if (f->face->cff)
		rename_slots(p, f, s->face);
	else if (cids > glyphs + 1)
		f->glyph_map = glyph_map(p, f, cids);
}

bool
pdf_font_subset(struct pdf *p, struct pdf_font *f)
{
	const struct subset *s;
	HPDF_Dict program;

	if (f->program)
		return true;
	s = find_subset(p, f);
	if (!s)
		return false;
	program = embed(p, f, s);
	for (; f; f = sharer_of(f)) {
		f->program = program;
		number_font(p, f, s);
	}
	return true;
}
