/* Write how plain words are shaped in the bundled faces, as C: the tables of text/pairs.h.
 *
 *     pair_pack >pair_table.c
 *
 * The program's own shaper is asked, so that features and limits are those of every other word:
 * for each character in all figures, for what the lookups make ligatures of, then for each
 * pair. A word is the sum of its pairs unless a lookup looks farther: see pair_lookups.c. */
#include <hb-ot.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "build/pair_pack.h"
#include "text/embed.h"

enum { ALL_KINDS = (1 << PAIRS_KINDS) - 1, ZERO = '0' - PAIRS_FIRST, NINE = ZERO + 9 };

/* There are none yet. */
const struct pairs pair_table[512];
const int16_t pair_values[1];

static void
set_kind(struct maker *m, unsigned kind)
{
	m->style.figures = kind % 3;
	m->style.oldstyle = kind >= 3;
}

/* The glyphs of one or two characters behind an n or not, each of them one glyph that stands
 * where it is; else NULL. The second may be none. */
static const struct glyph *
shape_behind(struct maker *m, bool behind, const char *first, const char *second)
{
	char word[24];
	size_t count = behind + 1u + (second[0] != 0),
	       len = (size_t)snprintf(
	           word, sizeof word, "%s%s%s", behind ? "n" : "", first, second);
	const struct shaped *w = shape(m->shaper, &m->style, word, len, false);

	if (w->next || w->face != m->face || w->count != count || w->moves || w->missing)
		return NULL;
	return w->glyphs + behind;
}

/* The same in a Latin word: what has no letter gets one before it, or it would be of no script.
 */
static const struct glyph *
shape_text(struct maker *m, const char *first, const char *second)
{
	bool latin = pairs_is_letter((unsigned char)first[0]) ||
	             pairs_is_letter((unsigned char)second[0]);

	return shape_behind(m, !latin, first, second);
}

/* A character alone; false if that is no plain glyph. */
static bool
shape_char(struct maker *m, const char *text, struct glyph *g)
{
	const struct glyph *alone = shape_behind(m, false, text, ""),
	                   *found = shape_text(m, text, "");

	if (!alone || !found || found->gid != alone->gid || found->advance != alone->advance ||
	    alone->unsafe_to_break || found->advance < 0 || found->advance > UINT16_MAX ||
	    hb_ot_layout_get_glyph_class(m->face->hb_face, found->gid) ==
	        HB_OT_LAYOUT_GLYPH_CLASS_MARK)
		return false;
	*g = *found;
	hb_set_add(m->glyphs, g->gid);
	return true;
}

/* Is it character c? */
static bool
is_char(struct maker *m, const char *text, unsigned c)
{
	struct glyph g;

	return shape_char(m, text, &g) && g.gid == m->out.gids[c] &&
	       g.advance == m->out.advances[c];
}

/* Enter a character; false if it is no plain glyph. */
static bool
add_char(struct maker *m, const char *text, unsigned kinds)
{
	unsigned c = m->count++;
	struct glyph plain;

	snprintf(m->text[c], sizeof m->text[c], "%.*s", TEXT_MAX - 1, text);
	m->kinds[c] = kinds;
	m->out.asks[c] = ALL_KINDS;
	if (!shape_char(m, text, &plain))
		return false;
	m->out.gids[c] = plain.gid;
	m->out.advances[c] = (uint16_t)plain.advance;
	m->out.asks[c] = 0;
	return true;
}

/* A character by its code; not one that is another glyph where there are no ligatures. */
static void
add_code(struct maker *m, uint32_t code, unsigned kind)
{
	unsigned c = m->count;
	struct buf text = {0};

	buf_utf8(&text, code);
	m->nominal[c] = 0;
	hb_font_get_nominal_glyph(m->face->hb_font, code, &m->nominal[c]);
	hb_set_add(m->glyphs, m->nominal[c]);
	add_char(m, text.data, 1u << kind);
	m->style.no_ligatures = true;
	if (!is_char(m, text.data, c))
		m->out.asks[c] = ALL_KINDS;
	m->style.no_ligatures = false;
	buf_free(&text);
}

/* Which characters the figures of this kind are: those of another kind, or new ones. */
static void
make_figures(struct maker *m, unsigned kind)
{
	for (unsigned zero = ZERO; zero < m->count;
	     zero = zero == ZERO ? PAIRS_PLAIN : zero + 10) {
		unsigned figure = 0;

		while (figure < 10 && is_char(m, m->text[ZERO + figure], zero + figure))
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
		add_code(m, code, kind);
}

static void
make_chars(struct maker *m)
{
	m->count = 0;
	for (unsigned c = 0; c < PAIRS_PLAIN; c++)
		add_code(m, pairs_code(c), 0);
	m->out.zeros[0] = ZERO;
	for (unsigned kind = 1; kind < PAIRS_KINDS; kind++) {
		set_kind(m, kind);
		make_figures(m, kind);
		for (unsigned c = 0; c < PAIRS_PLAIN; c++) {
			if (c >= ZERO && c <= NINE)
				continue;
			if (is_char(m, m->text[c], c))
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
	g = shape_text(m, m->text[a], m->text[b]);
	if (!g || g[0].gid != m->out.gids[a] || g[1].gid != m->out.gids[b] ||
	    g[1].advance != m->out.advances[b])
		return;
	kern = g[0].advance - m->out.advances[a];
	if (abs(kern) < INT16_MAX / 2)
		m->pairs[a][b] = (int16_t)(kern * 2 + (int)g[1].unsafe_to_break);
}

static bool
has_table(const struct maker *m, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(m->face->hb_face, tag);
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

static bool
begins_with(const struct sequence *q, const uint8_t *chars, unsigned len)
{
	return q->len >= len && memcmp(q->chars, chars, len) == 0;
}

static bool
is_ligature(const struct maker *m, const char *text)
{
	for (unsigned k = 0; k < m->out.ligature_count; k++)
		if (strcmp(m->text[m->out.first_ligature + k], text) == 0)
			return true;
	return false;
}

static void
sequence_text(const struct maker *m, const struct sequence *q, char text[SEQUENCE_LEN_MAX * 4])
{
	text[0] = '\0';
	for (unsigned i = 0; i < q->len; i++)
		strcat(text, m->text[q->chars[i]]);
}

/* May it be taken wherever it is met? Not if one of its characters may be something else, if a
 * longer one that isn't known begins with it, or if one that begins inside goes on behind it.
 * Longer ones have been looked at before. */
static bool
is_sure(const struct maker *m, const struct sequence *q)
{
	char text[SEQUENCE_LEN_MAX * 4];

	for (unsigned i = 0; i < q->len; i++)
		if (m->contextual[q->chars[i]] || m->out.asks[q->chars[i]] & ALL_KINDS)
			return false;
	for (const struct sequence *o = m->sequences; o < m->sequences + m->sequence_count;
	     o++) {
		sequence_text(m, o, text);
		if (o->len > q->len && begins_with(o, q->chars, q->len) &&
		    !is_ligature(m, text))
			return false;
		for (unsigned at = 1; at + 1 < q->len; at++)
			if (o->len > q->len - at && begins_with(o, q->chars + at, q->len - at))
				return false;
	}
	return true;
}

static void
add_ligature(struct maker *m, const struct sequence *q)
{
	char text[SEQUENCE_LEN_MAX * 4];
	unsigned k = m->out.ligature_count, c = m->count;

	sequence_text(m, q, text);
	if (strlen(text) != q->len || q->len > PAIRS_LIGATURE_BYTES ||
	    k == PAIRS_LIGATURES_MAX || is_ligature(m, text) || !is_sure(m, q))
		return;
	if (!add_char(m, text, ALL_KINDS)) {
		m->count--;
		return;
	}
	m->nominal[c] = m->out.gids[c];
	memcpy(m->out.ligatures[k], text, q->len);
	m->out.ligature_count++;
	m->out.asks[q->chars[0]] |= PAIRS_BEGINS;
}

static void
make_ligatures(struct maker *m)
{
	m->out.first_ligature = (uint8_t)m->count;
	for (unsigned len = SEQUENCE_LEN_MAX; len > 1 && !m->lost; len--)
		for (unsigned i = 0; i < m->sequence_count; i++)
			if (m->sequences[i].len == len)
				add_ligature(m, &m->sequences[i]);
}

/* The lookups are looked at twice: for what may become ligatures, and for pairs with these. */
static void
make_pairs(struct maker *m)
{
	make_chars(m);
	m->sequence_count = 0;
	m->lost = false;
	memset(m->contextual, 0, sizeof m->contextual);
	pair_lookups_read(m, PAIR_GSUB);
	pair_lookups_read(m, PAIR_GPOS);
	make_ligatures(m);
	for (unsigned a = 0; a < m->count; a++)
		for (unsigned b = 0; b < m->count; b++)
			make_pair(m, a, b);
	set_kind(m, 0);
	pair_lookups_read(m, PAIR_GSUB);
	pair_lookups_read(m, PAIR_GPOS);
	m->out.common = true;
	pair_lookups_compare(m, PAIR_GSUB);
	pair_lookups_compare(m, PAIR_GPOS);
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
	printf("\t\t.first_ligature = %u, .ligature_count = %u,\n\t\t.ligatures = {",
	    m->out.first_ligature, m->out.ligature_count);
	for (unsigned k = 0; k < m->out.ligature_count; k++)
		printf("\"%.*s\",", PAIRS_LIGATURE_BYTES, m->out.ligatures[k]);
	puts("},\n\t},");
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
	return strcmp(m->face->file, e->file) == 0 &&
	       !has_table(m, HB_TAG('m', 'o', 'r', 'x')) &&
	       !has_table(m, HB_TAG('k', 'e', 'r', 'x'));
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
	free(values);
	shaper_free(m.shaper);
	fonts_free(m.fonts);
	return ferror(stdout) || fclose(stdout) ? 1 : 0;
}
