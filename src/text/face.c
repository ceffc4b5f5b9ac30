/* One face: HarfBuzz objects and the few facts that the typesetter asks for. */
#include "text/face.h"

#include <hb-ot.h>
#include <string.h>
#include "text/pairs.h"

#define TAG(s) HB_TAG((s)[0], (s)[1], (s)[2], (s)[3])

enum { WIDTH_NORMAL = 5, NAME_WINDOWS = 3, NAME_PS = 6 };

/* OS/2: PANOSE 1.0 of Latin text, and classes of families. */
enum { PANOSE_TEXT = 2, PANOSE_COVE = 2, PANOSE_SANS = 11, PANOSE_LAST = 15 };
enum { CLASS_OLDSTYLE = 1, CLASS_SLAB = 7, CLASS_SANS = 8 };
/* OS/2 of versions 0 and 1 ends before its heights. */
enum { OS2_OLD = 85 };
/* A capital I wider than this part of its height has serifs. */
enum { SERIF_PART = 3 };

static unsigned
read_u16(const char *bytes, unsigned len, unsigned at)
{
	const unsigned char *b = (const unsigned char *)bytes;

	return at + 2 <= len ? (unsigned)b[at] << 8 | b[at + 1] : 0;
}

/* Is the feature in GSUB's list? Read by hand: HarfBuzz would check and index the whole table,
 * which a face that is only asked whether it covers a character never needs. */
static bool
has_substitution(hb_blob_t *gsub, const char *tag)
{
	unsigned len, list, count;
	const char *b = hb_blob_get_data(gsub, &len);

	list = read_u16(b, len, 6);
	count = list ? read_u16(b, len, list) : 0;
	for (unsigned i = 0; i < count && list + 2 + 6 * i + 4 <= len; i++) {
		if (memcmp(b + list + 2 + 6 * i, tag, 4) == 0)
			return true;
	}
	return false;
}

static void
read_features(struct face *f)
{
	hb_blob_t *gsub = hb_face_reference_table(f->hb_face, TAG("GSUB"));

	f->has_small_caps = has_substitution(gsub, "smcp");
	f->has_composition = has_substitution(gsub, "ccmp");
	f->has_tabular = has_substitution(gsub, "tnum");
	f->has_oldstyle = has_substitution(gsub, "onum");
	hb_blob_destroy(gsub);
}

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *table = hb_face_reference_table(face, tag);
	bool there = hb_blob_get_length(table) > 0;

	hb_blob_destroy(table);
	return there;
}

/* A metric where its table has it, read by hand: HarfBuzz looks for its variations, too. */
static int
read_metric(const struct face *f, hb_ot_metrics_tag_t tag, const char *table, unsigned at)
{
	hb_blob_t *blob = hb_face_reference_table(f->hb_face, TAG(table));
	unsigned len;
	const char *b = hb_blob_get_data(blob, &len);
	hb_position_t value = (int16_t)read_u16(b, len, at);

	/* OS/2 has heights from its version 2 on */
	if (!value || hb_ot_var_has_data(f->hb_face) ||
	    (at > OS2_OLD && read_u16(b, len, 0) < 2))
		hb_ot_metrics_get_position_with_fallback(f->hb_font, tag, &value);
	hb_blob_destroy(blob);
	return value;
}

/* A metric in thousandths of an em, or what is usual if a font can't mean it. */
static int
bounded(const struct face *f, int value, int least, int most, int usual)
{
	int em = (int)f->upem;
	bool good = value >= least * em / 1000 && value <= most * em / 1000;

	return good ? value : usual * em / 1000;
}

static void
read_metrics(struct face *f)
{
	hb_font_extents_t line;

	hb_font_get_extents_for_direction(f->hb_font, HB_DIRECTION_LTR, &line);
	f->upem = hb_face_get_upem(f->hb_face);
	f->part = 1.0 / f->upem;
	f->ascent = bounded(f, line.ascender, 100, 4000, 800);
	f->descent = bounded(f, line.descender, -4000, 0, -200);
	f->cap_height = bounded(
	    f, read_metric(f, HB_OT_METRICS_TAG_CAP_HEIGHT, "OS/2", 88), 100, 2000, 700);
	f->x_height =
	    bounded(f, read_metric(f, HB_OT_METRICS_TAG_X_HEIGHT, "OS/2", 86), 100, 2000, 500);
	f->underline_position = bounded(f,
	    read_metric(f, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, "post", 8), -1000, 1000, -100);
	f->underline_thickness = bounded(
	    f, read_metric(f, HB_OT_METRICS_TAG_UNDERLINE_SIZE, "post", 10), 1, 500, 50);
}

/* OS/2 usWeightClass, usWidthClass and fsSelection (italic, oblique), else head.macStyle. */
static void
read_style(struct face *f)
{
	hb_blob_t *os2 = hb_face_reference_table(f->hb_face, TAG("OS/2"));
	hb_blob_t *head = hb_face_reference_table(f->hb_face, TAG("head"));
	unsigned len, style;
	const char *b = hb_blob_get_data(os2, &len);

	f->weight = read_u16(b, len, 4);
	f->width = read_u16(b, len, 6);
	f->italic = (read_u16(b, len, 62) & 0x201) != 0;
	b = hb_blob_get_data(head, &len);
	style = read_u16(b, len, 44);
	if (f->weight < 1 || f->weight > 1000)
		f->weight = style & 1 ? 700 : 400;
	if (f->width < 1 || f->width > 9)
		f->width = WIDTH_NORMAL;
	f->italic = f->italic || (style & 2);
	hb_blob_destroy(os2);
	hb_blob_destroy(head);
}

/* A name as Windows has it, if it is ASCII, as names for PostScript are. */
static const char *
find_ps_name(struct arena *a, const char *b, unsigned len)
{
	unsigned strings = read_u16(b, len, 4);

	for (unsigned i = 0; i < read_u16(b, len, 2); i++) {
		unsigned row = 6 + 12 * i, size = read_u16(b, len, row + 8) / 2,
		         at = strings + read_u16(b, len, row + 10), k = 0;
		char *name;

		if (read_u16(b, len, row) != NAME_WINDOWS ||
		    read_u16(b, len, row + 6) != NAME_PS)
			continue;
		name = arena_alloc(a, size + 1);
		for (; k < size && read_u16(b, len, at + 2 * k) - '!' < '~' - ' '; k++)
			name[k] = (char)read_u16(b, len, at + 2 * k);
		name[k] = '\0';
		return size && k == size ? name : NULL;
	}
	return NULL;
}

static const char *
read_ps_name(struct arena *a, hb_face_t *face)
{
	hb_blob_t *table = hb_face_reference_table(face, TAG("name"));
	char name[128];
	unsigned size = sizeof name, len;
	const char *b = hb_blob_get_data(table, &len), *found = find_ps_name(a, b, len);

	hb_blob_destroy(table);
	if (found && strlen(found) < sizeof name)
		return found;
	hb_ot_name_get_utf8(
	    face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
	return size ? arena_dup(a, name, size) : "Unnamed";
}

bool
face_looks_up(const struct face *f, uint32_t code)
{
	hb_codepoint_t gid;

	return hb_font_get_nominal_glyph(f->hb_font, code, &gid);
}

struct face *
face_open(struct arena *a, hb_blob_t *blob, unsigned index)
{
	hb_face_t *face = hb_face_create(blob, index);
	bool cff = has_table(face, TAG("CFF "));
	struct face *f;

	if (hb_face_get_glyph_count(face) == 0 || (!cff && !has_table(face, TAG("glyf")))) {
		hb_face_destroy(face);
		return NULL;
	}
	f = arena_zero(a, 1, sizeof *f);
	f->cff = cff;
	f->hb_face = face;
	f->hb_font = hb_font_create(face);
	f->ps_name = read_ps_name(a, face);
	f->plain = arena_zero(a, 1, sizeof *f->plain);
	f->advances = arena_zero(a, hb_face_get_glyph_count(face), sizeof *f->advances);
	read_metrics(f);
	read_style(f);
	read_features(f);
	for (uint32_t code = 0; code < sizeof f->ascii; code++)
		f->ascii[code] = face_looks_up(f, code);
	hb_face_make_immutable(face);
	hb_font_make_immutable(f->hb_font);
	return f;
}

void
face_close(struct face *f)
{
	hb_font_destroy(f->hb_font);
	hb_face_destroy(f->hb_face);
}

int32_t
face_advance(const struct face *f, uint32_t gid)
{
	int32_t *known;

	if (gid >= hb_face_get_glyph_count(f->hb_face))
		return hb_font_get_glyph_h_advance(f->hb_font, gid);
	known = &f->advances[gid];
	if (!*known)
		*known = hb_font_get_glyph_h_advance(f->hb_font, gid) + 1;
	return *known - 1;
}

/* Where HarfBuzz looks for features of plain text. */
static const hb_tag_t SCRIPTS[] = {TAG("latn"), TAG("DFLT"), TAG("dflt"), 0};

/* Add what the features may make of the glyphs; are there more of them now? */
static bool
add_substitutes(hb_face_t *face, const hb_tag_t *features, hb_set_t *glyphs)
{
	hb_set_t *lookups = hb_set_create();
	unsigned before = hb_set_get_population(glyphs);

	hb_ot_layout_collect_lookups(face, TAG("GSUB"), SCRIPTS, NULL, features, lookups);
	hb_ot_layout_lookups_substitute_closure(face, lookups, glyphs);
	hb_set_destroy(lookups);
	return hb_set_get_population(glyphs) > before;
}

/* All features but ccmp that text of the Latin script may have here. */
static const hb_tag_t OTHERS[] = {TAG("calt"), TAG("clig"), TAG("liga"), TAG("lnum"),
    TAG("locl"), TAG("onum"), TAG("pnum"), TAG("rclt"), TAG("rlig"), TAG("smcp"), TAG("tnum"),
    0};
static const hb_tag_t COMPOSITION[] = {TAG("ccmp"), 0};

bool
face_keeps_plain(const struct face *f)
{
	if (*f->plain == PLAIN_NOT_ASKED && f->has_composition) {
		hb_set_t *glyphs = hb_set_create();
		hb_codepoint_t gid;

		for (unsigned c = 0; c < PAIRS_PLAIN; c++) {
			if (hb_font_get_nominal_glyph(f->hb_font, pairs_code(c), &gid))
				hb_set_add(glyphs, gid);
		}
		add_substitutes(f->hb_face, OTHERS, glyphs);
		*f->plain = add_substitutes(f->hb_face, COMPOSITION, glyphs) ? PLAIN_COMPOSED
		                                                             : PLAIN_KEPT;
		hb_set_destroy(glyphs);
	}
	return *f->plain == PLAIN_KEPT;
}

static bool
has_wide_stem(const struct face *f)
{
	hb_codepoint_t gid;
	hb_glyph_extents_t box;

	return hb_font_get_nominal_glyph(f->hb_font, 'I', &gid) &&
	       hb_font_get_glyph_extents(f->hb_font, gid, &box) &&
	       box.width * SERIF_PART > -box.height;
}

bool
face_has_serifs(const struct face *f)
{
	hb_blob_t *os2 = hb_face_reference_table(f->hb_face, TAG("OS/2"));
	unsigned len, class, panose;
	const char *b = hb_blob_get_data(os2, &len);

	class = read_u16(b, len, 30) >> 8;
	panose = read_u16(b, len, 32);
	hb_blob_destroy(os2);
	if (panose >> 8 == PANOSE_TEXT && (panose & 0xff) >= PANOSE_COVE &&
	    (panose & 0xff) <= PANOSE_LAST)
		return (panose & 0xff) < PANOSE_SANS;
	if (class >= CLASS_OLDSTYLE && class <= CLASS_SANS)
		return class <= CLASS_SLAB;
	return has_wide_stem(f);
}
