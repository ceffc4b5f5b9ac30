/* What is no matter of pairs, by the lookups of a face.
 *
 * A character is left to HarfBuzz in words of several if a context may change it or a pair is
 * adjusted on both sides, and so is a pair that begins a ligature. Lookups that ignore marks
 * are read as if they ignored nothing: no plain character is one. OpenType 1.9: GSUB lookup
 * types 4 to 8, GPOS 2, 3, 7 and 8. */
#include <hb-ot.h>
#include <stdio.h>
#include <stdlib.h>

#include "build/pair_pack.h"

#define TAG(s) HB_TAG((s)[0], (s)[1], (s)[2], (s)[3])

enum { IGNORES_BASES = 2, IGNORES_LIGATURES = 4 }; /* flags of a lookup */

static bool
has_glyph(const struct maker *m, unsigned c, uint32_t gid)
{
	return gid == m->out.gids[c] || gid == m->nominal[c];
}

/* Words of several characters, one of which has the glyph, are HarfBuzz's. */
static void
ask_for(struct maker *m, uint32_t gid)
{
	for (unsigned c = 0; c < m->count; c++) {
		if (!has_glyph(m, c, gid))
			continue;
		m->contextual[c] = true;
		for (unsigned k = 0; k < m->count; k++)
			m->pairs[c][k] = m->pairs[k][c] = PAIRS_ASK;
	}
}

static void
ask_for_pair(struct maker *m, uint32_t first, uint32_t second)
{
	for (unsigned a = 0; a < m->count; a++)
		for (unsigned b = 0; has_glyph(m, a, first) && b < m->count; b++)
			if (has_glyph(m, b, second))
				m->pairs[a][b] = PAIRS_ASK;
}

/* A table's bytes, big-endian; 0 beyond the end. */
struct bytes {
	const unsigned char *at;
	unsigned len;
};

static unsigned
u16(struct bytes b, unsigned at)
{
	return at + 2 <= b.len ? (unsigned)b.at[at] << 8 | b.at[at + 1] : 0;
}

static struct bytes
part(struct bytes b, unsigned at)
{
	return at < b.len ? (struct bytes){b.at + at, b.len - at} : (struct bytes){NULL, 0};
}

/* Glyph number i of a coverage table, of either format. */
static uint32_t
covered(struct bytes coverage, unsigned i)
{
	if (u16(coverage, 0) == 1)
		return u16(coverage, 4 + 2 * i);
	for (unsigned r = 0; r < u16(coverage, 2); r++) {
		unsigned at = 4 + 6 * r, start = u16(coverage, at), end = u16(coverage, at + 2),
		         index = u16(coverage, at + 4);

		if (i >= index && i - index <= end - start)
			return start + (i - index);
	}
	return 0;
}

/* The one plain character that has the glyph, or -1. */
static int
char_of(const struct maker *m, uint32_t gid)
{
	int found = -1;

	for (unsigned c = 0; c < PAIRS_PLAIN; c++) {
		if (!has_glyph(m, c, gid))
			continue;
		if (found >= 0)
			return -1;
		found = (int)c;
	}
	return found;
}

/* Remember what becomes a ligature if all of it is plain. */
static void
note_sequence(struct maker *m, uint32_t first, struct bytes ligature)
{
	struct sequence q = {.len = u16(ligature, 2)};

	for (unsigned i = 0; i < q.len; i++) {
		uint32_t gid = i ? u16(ligature, 2 + 2 * i) : first;
		int c = char_of(m, gid);

		if (!hb_set_has(m->glyphs, gid))
			return;
		if (c < 0 || i >= SEQUENCE_LEN_MAX)
			m->lost = true;
		else
			q.chars[i] = (uint8_t)c;
	}
	if (m->sequence_count == SEQUENCES_MAX)
		m->lost = true;
	else if (!m->lost)
		m->sequences[m->sequence_count++] = q;
}

static void
look_at_ligatures(struct maker *m, struct bytes t)
{
	struct bytes coverage = part(t, u16(t, 2));

	for (unsigned i = 0; i < u16(t, 4); i++) {
		struct bytes set = part(t, u16(t, 6 + 2 * i));
		uint32_t first = covered(coverage, i);

		for (unsigned k = 0; hb_set_has(m->glyphs, first) && k < u16(set, 0); k++) {
			struct bytes ligature = part(set, u16(set, 2 + 2 * k));

			if (u16(ligature, 2) < 2 || !hb_set_has(m->glyphs, u16(ligature, 4)))
				continue;
			ask_for_pair(m, first, u16(ligature, 4));
			note_sequence(m, first, ligature);
		}
	}
}

static void
collect_input(const struct maker *m, hb_tag_t table, unsigned lookup, hb_set_t *input)
{
	hb_ot_layout_lookup_collect_glyphs(
	    m->face->hb_face, table, lookup, NULL, input, NULL, NULL);
	hb_set_intersect(input, m->glyphs);
}

static void
ask_for_input(struct maker *m, hb_tag_t table, unsigned lookup)
{
	hb_set_t *input = hb_set_create();
	hb_codepoint_t gid = HB_SET_VALUE_INVALID;

	collect_input(m, table, lookup, input);
	while (hb_set_next(input, &gid))
		ask_for(m, gid);
	hb_set_destroy(input);
}

static void
look_at_subtable(
    struct maker *m, hb_tag_t table, unsigned lookup, unsigned type, struct bytes t)
{
	bool gsub = table == PAIR_GSUB;

	if (type == (gsub ? 7 : 9)) { /* an extension: what it is, and where */
		type = u16(t, 2);
		t = part(t, u16(t, 4) << 16 | u16(t, 6));
	}
	if (gsub && type == 4)
		look_at_ligatures(m, t);
	else if (gsub ? type >= 5 : type == 3 || type >= 7 || (type == 2 && u16(t, 6)))
		ask_for_input(m, table, lookup);
}

static void
look_at_lookup(struct maker *m, hb_tag_t table, struct bytes whole, unsigned lookup)
{
	struct bytes list = part(whole, u16(whole, 8)),
	             l = part(list, u16(list, 2 + 2 * lookup));

	if (u16(l, 2) & (IGNORES_BASES | IGNORES_LIGATURES))
		ask_for_input(m, table, lookup);
	for (unsigned i = 0; i < u16(l, 4); i++)
		look_at_subtable(m, table, lookup, u16(l, 0), part(l, u16(l, 6 + 2 * i)));
}

/* The lookups of text in a script and language, in all figures. */
static void
collect_lookups(const struct maker *m, hb_tag_t table, hb_script_t script, hb_language_t lang,
    hb_set_t *lookups)
{
	const hb_feature_t features[] = {{TAG("lnum"), 1, 0, (unsigned)-1},
	    {TAG("onum"), 1, 0, (unsigned)-1}, {TAG("pnum"), 1, 0, (unsigned)-1},
	    {TAG("tnum"), 1, 0, (unsigned)-1},
	    {TAG("ccmp"), !face_keeps_plain(m->face), 0, (unsigned)-1}};
	hb_segment_properties_t props = {
	    .direction = HB_DIRECTION_LTR, .script = script, .language = lang};
	hb_shape_plan_t *plan = hb_shape_plan_create(
	    m->face->hb_face, &props, features, sizeof features / sizeof *features, NULL);

	hb_ot_shape_plan_collect_lookups(plan, table, lookups);
	hb_shape_plan_destroy(plan);
}

/* Do all lookups that only text in that language, or only plain text in the other script, has
 * leave plain characters alone? */
static bool
is_set_alike(const struct maker *m, hb_tag_t table, hb_script_t script, hb_language_t lang,
    hb_script_t other)
{
	hb_set_t *these = hb_set_create(), *those = hb_set_create(), *input = hb_set_create();
	hb_codepoint_t lookup = HB_SET_VALUE_INVALID;

	collect_lookups(m, table, script, lang, these);
	collect_lookups(m, table, other, HB_LANGUAGE_INVALID, those);
	hb_set_symmetric_difference(these, those);
	while (hb_set_next(these, &lookup))
		collect_input(m, table, lookup, input);
	bool alike = hb_set_is_empty(input);
	hb_set_destroy(these);
	hb_set_destroy(those);
	hb_set_destroy(input);
	return alike;
}

void
pair_lookups_read(struct maker *m, hb_tag_t table)
{
	hb_set_t *lookups = hb_set_create();
	hb_blob_t *blob = hb_face_reference_table(m->face->hb_face, table);
	hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
	struct bytes whole;

	whole.at = (const unsigned char *)hb_blob_get_data(blob, &whole.len);
	collect_lookups(m, table, HB_SCRIPT_LATIN, HB_LANGUAGE_INVALID, lookups);
	while (hb_set_next(lookups, &lookup))
		look_at_lookup(m, table, whole, lookup);
	hb_blob_destroy(blob);
	hb_set_destroy(lookups);
}

static void
add_lang(struct maker *m, hb_tag_t tag)
{
	size_t i = 0;

	while (m->out.langs[i] && m->out.langs[i] != tag)
		i++;
	if (i + 1 >= PAIRS_LANGS_MAX) {
		fprintf(stderr, "pair_pack: %s: more languages than there is room for\n",
		    m->face->file);
		exit(1);
	}
	m->out.langs[i] = tag;
}

/* The languages of a script of the face in which plain characters may be set otherwise. */
static void
look_at_langs(struct maker *m, hb_tag_t table, unsigned script)
{
	hb_tag_t tag;
	unsigned one = 1;

	for (unsigned i = 0; hb_ot_layout_script_get_language_tags(
	                         m->face->hb_face, table, script, i, &one, &tag),
	              one;
	     i++) {
		hb_language_t lang = hb_ot_tag_to_language(tag);

		if (!is_set_alike(m, table, HB_SCRIPT_LATIN, lang, HB_SCRIPT_LATIN) ||
		    !is_set_alike(m, table, HB_SCRIPT_COMMON, lang, HB_SCRIPT_COMMON))
			add_lang(m, tag);
	}
}

void
pair_lookups_compare(struct maker *m, hb_tag_t table)
{
	hb_tag_t tag;
	unsigned one = 1;

	for (unsigned i = 0;
	     hb_ot_layout_table_get_script_tags(m->face->hb_face, table, i, &one, &tag), one;
	     i++) {
		if (tag == TAG("latn") || tag == TAG("DFLT") || tag == TAG("dflt"))
			look_at_langs(m, table, i);
	}
	m->out.common = m->out.common && is_set_alike(m, table, HB_SCRIPT_LATIN,
	                                     HB_LANGUAGE_INVALID, HB_SCRIPT_COMMON);
}
