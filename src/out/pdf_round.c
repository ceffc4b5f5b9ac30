/* Glyphs that a subset has besides those that are shown, so that documents of a batch share it.
 *
 * Two CVs hardly ever show the same glyphs of a face, but mostly glyphs of the same few
 * classes: letters that are common, others that are rare, figures and so on. A class of which
 * one character is shown is put into the subset whole. That costs some hundred bytes a face and
 * leaves some dozens of subsets for a thousand CVs. What is added depends on what the document
 * shows alone, never on what came before it. */
#include <string.h>

#include "base/utf8.h"
#include "out/pdf_font.h"
#include "text/face.h"

/* Letters of month names first, then by their frequency in English, French, German and Spanish
 * text and names. */
static const char *const CLASSES[] = {
    "abceglnoprstuvy",
    "dhim",
    "fkw",
    "jqxz",
    "ADFJMNOS",
    "CEILPRT",
    "BGHW",
    "KUVY",
    "QXZ",
    "0123456789",
    " .,;-–’•",
    "/:()",
    "@&",
    "%+",
    "áéíóúäöüñç",
};

enum {
	CLASS_COUNT = sizeof CLASSES / sizeof *CLASSES,
	CLASS_MAX = 15,
	FIGURES = 10,
	ROWS_MAX = 20
};

/* A class as glyphs of a face; 0: it has none. */
struct group {
	size_t count; /* 0: not known yet */
	hb_codepoint_t gids[CLASS_MAX];
};

/* The class of the character that a glyph was first asked for with. */
struct finding {
	uint32_t code;
	uint8_t class; /* CLASS_COUNT: none */
};

struct pdf_rounding {
	const struct face *face;
	struct group groups[CLASS_COUNT];
	struct finding found[]; /* by glyph */
};

static const struct group *
group_of(struct pdf_rounding *r, size_t class)
{
	struct group *g = &r->groups[class];
	const char *chars = CLASSES[class];
	uint32_t code;

	if (g->count)
		return g;
	while ((code = utf8_next(&chars)))
		hb_font_get_nominal_glyph(r->face->hb_font, code, &g->gids[g->count++]);
	return g;
}

static bool
has_char(const char *chars, uint32_t code)
{
	uint32_t other;

	if (code < 0x80)
		return strchr(chars, (int)code) != NULL;
	while ((other = utf8_next(&chars)))
		if (other == code)
			return true;
	return false;
}

static uint8_t
find_class(uint32_t code)
{
	uint8_t class = 0;

	while (class < CLASS_COUNT && !has_char(CLASSES[class], code))
		class ++;
	return class;
}

static uint8_t
class_of(struct pdf_rounding *r, uint32_t gid, uint32_t code)
{
	struct finding *f = &r->found[gid];

	if (!f->code)
		*f = (struct finding){code, find_class(code)};
	return f->code == code ? f->class : find_class(code);
}

/* A damaged face may name glyphs that it doesn't have. */
static void
add_glyph(const struct pdf_font *f, uint64_t *glyphs, uint32_t gid)
{
	if (gid < f->glyph_count)
		glyphs[gid / 64] |= UINT64_C(1) << gid % 64;
}

/* Figures of another kind than the face's first, old-style or tabular, mostly are glyphs in a
 * row. */
struct row {
	uint32_t zero;  /* where it begins, if it is one */
	uint32_t shown; /* figures of it that are, as bits */
};

/* Two figures that stand in a row as they should bring in the others. */
static void
add_figure(const struct pdf_font *f, uint64_t *glyphs, struct row rows[ROWS_MAX], uint32_t gid,
    uint32_t figure)
{
	uint32_t zero = gid - figure;
	size_t i = 0;

	while (i < ROWS_MAX && rows[i].shown && rows[i].zero != zero)
		i++;
	if (i == ROWS_MAX || gid < figure)
		return;
	rows[i].zero = zero;
	rows[i].shown |= 1u << figure;
	for (uint32_t k = 0; rows[i].shown & (rows[i].shown - 1) && k < FIGURES; k++)
		add_glyph(f, glyphs, zero + k);
}

/* The character that a slot's glyph says, with or without a space behind it; else 0. */
static uint32_t
code_of(const struct pdf_slot *s)
{
	const char *text = s->text;
	uint32_t code = utf8_next(&text);

	return s->made || (*text && strcmp(text, " ")) ? 0 : code;
}

static bool
has_glyph(const struct group *g, uint32_t gid)
{
	for (size_t i = 0; i < g->count; i++)
		if (g->gids[i] == gid)
			return true;
	return false;
}

struct pdf_rounding *
pdf_rounding_new(const struct face *face)
{
	size_t size = sizeof(struct pdf_rounding) +
	              hb_face_get_glyph_count(face->hb_face) * sizeof(struct finding);
	struct pdf_rounding *r = memory_alloc(size);

	memset(r, 0, size);
	r->face = face;
	return r;
}

void
pdf_round(struct pdf_rounding *r, const struct pdf_font *f, uint64_t *glyphs)
{
	struct row rows[ROWS_MAX] = {0};
	bool taken[CLASS_COUNT] = {false};

	for (size_t i = 1; i < f->count; i++) {
		uint32_t gid = f->slots[i].parts[0].gid, code = code_of(&f->slots[i]);
		uint8_t class = code ? class_of(r, gid, code) : CLASS_COUNT;
		const struct group *g;

		if (class == CLASS_COUNT)
			continue;
		g = group_of(r, class);
		if (code >= '0' && code <= '9' && !has_glyph(g, gid)) {
			add_figure(f, glyphs, rows, gid, code - '0');
			continue;
		}
		for (size_t k = 0; !taken[class] && k < g->count; k++)
			add_glyph(f, glyphs, g->gids[k]);
		taken[class] = true;
	}
}
