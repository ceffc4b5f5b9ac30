/* Write how plain words are shaped in the bundled faces, as C: the tables of text/pairs.h.
 *
 *     pair_pack >pair_table.c
 *
 * The program's own shaper is asked, so that features and limits are those of every other word:
 * for each character in all figures, then for each pair. A word is the sum of its pairs unless
 * a lookup looks farther, so a character stays HarfBuzz's that a context may change or that
 * takes part in a pair adjusted on both sides, and a pair that begins a ligature.
 * OpenType 1.9, GSUB lookup types 4 to 8, GPOS 2, 3, 7, 8. */
#include <hb-ot.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/embed.h"
#include "text/pairs.h"

#define TAG(s) HB_TAG((s)[0], (s)[1], (s)[2], (s)[3])

enum { ALL_KINDS = (1 << PAIRS_KINDS) - 1, ZERO = '0' - PAIRS_FIRST, NINE = ZERO + 9 };
enum { IGNORES_BASES = 2, IGNORES_LIGATURES = 4 }; /* flags of a lookup */

/* There are none yet. */
const struct pairs pair_table[512];
const int16_t pair_values[1];

struct maker {
	struct fonts *fonts;
	struct shaper *shaper;
	struct text_style style;
	const struct face *face;
	hb_codepoint_t nominal[PAIRS_CHARS];
	uint32_t codes[PAIRS_CHARS];
	unsigned kinds[PAIRS_CHARS]; /* of figures, in which the character is that glyph */
	unsigned count;              /* of characters */
	hb_set_t *glyphs;            /* all that a character alone may be */
	struct pairs out;
	int16_t pairs[PAIRS_CHARS][PAIRS_CHARS];
	size_t values; /* written before */
};

static void
set_kind(struct maker *m, unsigned kind)
{
	m->style.figures = kind % 3;
	m->style.oldstyle = kind >= 3;
}

/* The glyphs of one or two characters behind an n or not, each of them one glyph that stands
 * where it is; else NULL. A code of 0 is none. */
static const struct glyph *
shape_behind(struct maker *m, bool behind, uint32_t first, uint32_t second)
{
	struct buf word = {0};
	size_t count = behind + 1u + (second != 0);
	const struct shaped *w;

	if (behind)
		buf_putc(&word, 'n');
	buf_utf8(&word, first);
	if (second)
		buf_utf8(&word, second);
	w = shape(m->shaper, &m->style, word.data, word.len, false);
	buf_free(&word);
	if (w->next || w->face != m->face || w->count != count || w->moves || w->missing)
		return NULL;
	return w->glyphs + behind;
}

/* The same in a Latin word: what has no letter gets one before it, or it would be of no script.
 */
static const struct glyph *
shape_codes(struct maker *m, uint32_t first, uint32_t second)
{
	return shape_behind(
	    m, !pairs_is_letter(first) && !pairs_is_letter(second), first, second);
}

/* A character alone; false if that is no plain glyph. */
static bool
shape_code(struct maker *m, uint32_t code, struct glyph *g)
{
	const struct glyph *alone = shape_behind(m, false, code, 0),
	                   *found = shape_codes(m, code, 0);

	if (!alone || !found || found->gid != alone->gid || found->advance != alone->advance ||
	    found->advance < 0 || found->advance > UINT16_MAX ||
	    hb_ot_layout_get_glyph_class(m->face->hb_face, found->gid) ==
	        HB_OT_LAYOUT_GLYPH_CLASS_MARK)
		return false;
	*g = *found;
	hb_set_add(m->glyphs, g->gid);
	return true;
}

/* Is it character c? */
static bool
is_char(struct maker *m, uint32_t code, unsigned c)
{
	struct glyph g;

	return shape_code(m, code, &g) && g.gid == m->out.gids[c] &&
	       g.advance == m->out.advances[c];
}

static void
add_char(struct maker *m, uint32_t code, unsigned kind)
{
	unsigned c = m->count++;
	struct glyph plain;

	m->codes[c] = code;
	m->kinds[c] = 1u << kind;
	m->nominal[c] = 0;
	hb_font_get_nominal_glyph(m->face->hb_font, code, &m->nominal[c]);
	hb_set_add(m->glyphs, m->nominal[c]);
	m->out.asks[c] = ALL_KINDS;
	if (!shape_code(m, code, &plain))
		return;
	m->out.gids[c] = plain.gid;
	m->out.advances[c] = (uint16_t)plain.advance;
	m->style.no_ligatures = true;
	if (is_char(m, code, c))
		m->out.asks[c] = 0;
	m->style.no_ligatures = false;
}

/* Which characters the figures of this kind are: those of another kind, or new ones. */
static void
make_figures(struct maker *m, unsigned kind)
{
	for (unsigned zero = ZERO; zero < m->count;
	     zero = zero == ZERO ? PAIRS_PLAIN : zero + 10) {
		unsigned figure = 0;

		while (figure < 10 && is_char(m, '0' + figure, zero + figure))
			figure++;
		if (figure < 10)
			continue;
		m->out.zeros[kind] = (uint8_t)zero;
		for (figure = 0; figure < 10; figure++)
			m->kinds[zero + figure] |= 1u << kind;
		return;
	}
	m->out.zeros[kind] = (uint8_t)m->count;
	for (uint32_t code = '0'; code <= '9'; code++)
		add_char(m, code, kind);
}

static void
make_chars(struct maker *m)
{
	m->count = 0;
	for (unsigned c = 0; c < PAIRS_PLAIN; c++)
		add_char(m, pairs_code(c), 0);
	m->out.zeros[0] = ZERO;
	for (unsigned kind = 1; kind < PAIRS_KINDS; kind++) {
		set_kind(m, kind);
		make_figures(m, kind);
		for (unsigned c = 0; c < PAIRS_PLAIN; c++) {
			if (c >= ZERO && c <= NINE)
				continue;
			if (is_char(m, m->codes[c], c))
				m->kinds[c] |= 1u << kind;
			else
				m->out.asks[c] |= (uint8_t)(1 << kind);
		}
	}
	set_kind(m, 0);
}

/* The first kind of figures in which both may stand in one word. */
static unsigned
common_kind(const struct maker *m, unsigned a, unsigned b)
{
	unsigned kind = 0;

	while (kind < PAIRS_KINDS && !(m->kinds[a] & m->kinds[b] & 1u << kind))
		kind++;
	return kind;
}

static void
make_pair(struct maker *m, unsigned a, unsigned b)
{
	unsigned kind = common_kind(m, a, b);
	const struct glyph *g;
	int kern;

	m->pairs[a][b] = PAIRS_ASK;
	if (kind == PAIRS_KINDS)
		return;
	set_kind(m, kind);
	g = shape_codes(m, m->codes[a], m->codes[b]);
	if (!g || g[0].gid != m->out.gids[a] || g[1].gid != m->out.gids[b] ||
	    g[1].advance != m->out.advances[b])
		return;
	kern = g[0].advance - m->out.advances[a];
	if (abs(kern) < INT16_MAX / 2)
		m->pairs[a][b] = (int16_t)(kern * 2 + (int)g[1].unsafe_to_break);
}

static bool
has_glyph(const struct maker *m, unsigned c, uint32_t gid)
{
	return gid == m->out.gids[c] || gid == m->nominal[c];
}

/* Words of several characters, one of which has the glyph, are HarfBuzz's. */
static void
ask_for(struct maker *m, uint32_t gid)
{
	for (unsigned c = 0; c < m->count; c++)
		for (unsigned k = 0; has_glyph(m, c, gid) && k < m->count; k++)
			m->pairs[c][k] = m->pairs[k][c] = PAIRS_ASK;
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

static void
look_at_ligatures(struct maker *m, struct bytes t)
{
	struct bytes coverage = part(t, u16(t, 2));

	for (unsigned i = 0; i < u16(t, 4); i++) {
		struct bytes set = part(t, u16(t, 6 + 2 * i));
		uint32_t first = covered(coverage, i);

		for (unsigned k = 0; hb_set_has(m->glyphs, first) && k < u16(set, 0); k++) {
			struct bytes ligature = part(set, u16(set, 2 + 2 * k));

			if (u16(ligature, 2) > 1 && hb_set_has(m->glyphs, u16(ligature, 4)))
				ask_for_pair(m, first, u16(ligature, 4));
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
	bool gsub = table == TAG("GSUB");

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

static void
look_at_lookups(struct maker *m, hb_tag_t table)
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

static void
look_at_scripts(struct maker *m, hb_tag_t table)
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

static bool
has_table(const struct maker *m, const char *tag)
{
	hb_blob_t *blob = hb_face_reference_table(m->face->hb_face, TAG(tag));
	bool there = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return there;
}

/* Rows, or columns, that say the same are one class; `class` of each, and which stands for it.
 */
static unsigned
classify(const struct maker *m, bool rows, uint8_t *class, uint8_t *standing)
{
	unsigned count = 0;

	for (unsigned c = 0; c < m->count; c++) {
		unsigned k, i = 0;

		for (k = 0; k < count; k++) {
			for (i = 0; i < m->count; i++) {
				if (rows ? m->pairs[c][i] != m->pairs[standing[k]][i]
				         : m->pairs[i][c] != m->pairs[i][standing[k]])
					break;
			}
			if (i == m->count)
				break;
		}
		if (k == count)
			standing[count++] = (uint8_t)c;
		class[c] = (uint8_t)k;
	}
	return count;
}

static void
make_pairs(struct maker *m)
{
	make_chars(m);
	for (unsigned a = 0; a < m->count; a++)
		for (unsigned b = 0; b < m->count; b++)
			make_pair(m, a, b);
	set_kind(m, 0);
	look_at_lookups(m, TAG("GSUB"));
	look_at_lookups(m, TAG("GPOS"));
	m->out.common = true;
	look_at_scripts(m, TAG("GSUB"));
	look_at_scripts(m, TAG("GPOS"));
	m->out.keeps_plain = face_keeps_plain(m->face);
}

static void
put_numbers(const char *key, const void *numbers, size_t count, unsigned bytes)
{
	printf("\t\t.%s = {", key);
	for (size_t i = 0; i < count; i++)
		printf("%u,", bytes == 1   ? ((const uint8_t *)numbers)[i]
		              : bytes == 2 ? ((const uint16_t *)numbers)[i]
		                           : ((const uint32_t *)numbers)[i]);
	puts("},");
}

static void
put_face(struct maker *m, FILE *values)
{
	uint8_t lefts[PAIRS_CHARS], rights[PAIRS_CHARS];
	unsigned rows = classify(m, true, m->out.left, lefts),
	         columns = classify(m, false, m->out.right, rights);

	printf("\t{\n\t\t.rights = %u, .common = %d, .keeps_plain = %d, .values = %zu,\n",
	    columns, m->out.common, m->out.keeps_plain, m->values);
	put_numbers("gids", m->out.gids, m->count, 2);
	put_numbers("advances", m->out.advances, m->count, 2);
	put_numbers("asks", m->out.asks, m->count, 1);
	put_numbers("left", m->out.left, m->count, 1);
	put_numbers("right", m->out.right, m->count, 1);
	put_numbers("zeros", m->out.zeros, PAIRS_KINDS, 1);
	put_numbers("langs", m->out.langs, PAIRS_LANGS_MAX, 4);
	puts("\t},");
	for (unsigned r = 0; r < rows; r++)
		for (unsigned c = 0; c < columns; c++)
			fprintf(values, "%d,", m->pairs[lefts[r]][rights[c]]);
	fputs("\n", values);
	m->values += (size_t)rows * columns;
}

/* Text is set in it, and no table of Apple's stands above OpenType's. */
static bool
is_wanted(struct maker *m, const struct embed_face *e)
{
	if (e->kind != EMBED_TEXT)
		return false;
	m->style = (struct text_style){.family = fonts_family(m->fonts, e->family),
	    .weight = e->weight,
	    .italic = e->italic};
	m->face = family_face(m->fonts, m->style.family, e->weight, e->italic);
	return strcmp(m->face->file, e->file) == 0 && !has_table(m, "morx") &&
	       !has_table(m, "kerx");
}

static void
make_face(struct maker *m, const struct embed_face *e, FILE *values)
{
	if (!is_wanted(m, e)) {
		puts("\t{.rights = 0},");
		return;
	}
	m->out = (struct pairs){0};
	m->glyphs = hb_set_create();
	make_pairs(m);
	put_face(m, values);
	hb_set_destroy(m->glyphs);
	shaper_trim(m->shaper, 0);
}

int
main(void)
{
	static struct maker m;
	char *values = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&values, &len);

	m.fonts = fonts_new();
	fonts_use_system(m.fonts, false);
	m.shaper = shaper_new(m.fonts);
	puts("#include \"text/pairs.h\"\n\nconst struct pairs pair_table[] = {");
	for (size_t i = 0; i < embed_face_count; i++)
		make_face(&m, &embed_faces[i], out);
	fclose(out);
	printf("};\n\nconst int16_t pair_values[] = {\n%s};\n", values);
	return ferror(stdout) || fclose(stdout) ? 1 : 0;
}
