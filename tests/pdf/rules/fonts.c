/* Fonts (ISO 19005-2 §6.2.11; ISO 14289-1 §7.21): embedded, with a text for every code shown,
 * and widths that agree with the font program's. */
#include "rules.h"

#include <hb-ot.h>
#include <hb.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
wrong(struct rules *r, const struct font *f, const char *rule, const char *what)
{
	const char *name = get_name(r, f->dict, "/BaseFont");
	broken(r, rule, "%s: %s", name ? name : f->ref, what);
}

/* No text may say what no reader can use: nothing, private use, ligatures, soft hyphens,
 * replacements. */
static bool
is_speakable(unsigned unit)
{
	return unit >= ' ' && unit != 0x7F && unit != 0xAD && unit < 0xFFFC &&
	       !(unit >= 0xE000 && unit <= 0xF8FF) && !(unit >= 0xFB00 && unit <= 0xFB06) &&
	       unit != 0xFEFF;
}

static void
say(struct rules *r, struct font *f, unsigned code, unsigned unit)
{
	f->glyphs->said[code & 0xFFFF] = true;
	if (!is_speakable(unit))
		broken(r, "to-unicode", "%s: code %04x says U+%04X", f->ref, code, unit);
}

/* What the codes first to last say: `len` digits for the first, one more for each after it. */
static void
read_text(struct rules *r, struct font *f, unsigned first, unsigned last, const char *digits,
    size_t len)
{
	if (!len || len % 4 || (last > first && len > 4)) {
		wrong(r, f, "to-unicode", "a code says nothing, or half a character");
		return;
	}
	for (size_t i = 0; i < len; i += 4) {
		char unit[5] = {digits[i], digits[i + 1], digits[i + 2], digits[i + 3], 0};
		for (unsigned code = first; code <= last; code++)
			say(r, f, code, (unsigned)strtoul(unit, NULL, 16) + code - first);
	}
}

/* The number between '<' and '>' behind s; *digits: its length. NULL: there is none before
 * `end`. */
static const char *
next_code(const char *s, const char *end, size_t *digits)
{
	s = memchr(s, '<', (size_t)(end - s));
	if (!s)
		return NULL;
	*digits = strspn(++s, "0123456789abcdefABCDEF");
	return s;
}

/* The lines of a block: '<0001> <0041>', or '<0001> <0003> <0041>' for a range. */
static void
read_block(struct rules *r, struct font *f, const char *s, const char *end, bool range)
{
	size_t digits;
	while ((s = next_code(s, end, &digits))) {
		unsigned first = (unsigned)strtoul(s, NULL, 16), last = first;
		if (range && (s = next_code(s, end, &digits)))
			last = (unsigned)strtoul(s, NULL, 16);
		s = s ? next_code(s, end, &digits) : NULL;
		if (!s || last < first || last > 0xFFFF) {
			wrong(r, f, "to-unicode", "a range that isn't whole");
			return;
		}
		read_text(r, f, first, last, s, digits);
	}
}

static void
read_cmap(struct rules *r, struct font *f, const char *s, const char *begin, const char *close,
    bool range)
{
	while ((s = strstr(s, begin))) {
		const char *end = strstr(s, close);
		if (!end) {
			wrong(r, f, "to-unicode", "a block that doesn't end");
			return;
		}
		read_block(r, f, s, end, range);
		s = end;
	}
}

static void
check_text(struct rules *r, struct font *f)
{
	size_t len;
	const char *cmap = stream_bytes(r, get_ref(f->dict, "/ToUnicode"), &len);
	if (!cmap) {
		wrong(r, f, "to-unicode", "there is none");
		return;
	}
	read_cmap(r, f, cmap, "beginbfchar", "endbfchar", false);
	read_cmap(r, f, cmap, "beginbfrange", "endbfrange", true);
	for (size_t code = 0; code < 65536; code++)
		if (f->glyphs->used[code] && !f->glyphs->said[code])
			broken(r, "to-unicode", "%s: code %04zx is shown and says nothing",
			    f->ref, code);
}

static void
check_dicts(struct rules *r, struct font *f)
{
	const struct node *system = get(r, f->descendant, "/CIDSystemInfo");
	const char *base = get_name(r, f->dict, "/BaseFont"),
	           *below = get_name(r, f->descendant, "/BaseFont");
	const char *registry = get_string(r, system, "/Registry"),
	           *ordering = get_string(r, system, "/Ordering");
	if (!is_name(r, f->dict, "/Type", "Font") ||
	    !is_name(r, f->dict, "/Subtype", "Type0") ||
	    !is_name(r, f->dict, "/Encoding", "Identity-H"))
		wrong(r, f, "font", "not of Type0 with Identity-H");
	if (!registry || !ordering || strcmp(registry, "Adobe") || strcmp(ordering, "Identity"))
		wrong(r, f, "font", "its codes aren't Adobe-Identity");
	if (!base || strlen(base) < 8 || base[6] != '+' || !below ||
	    strncmp(base, below, strlen(below)))
		wrong(r, f, "font", "its name is no subset's");
}

/* The width that /W gives a code; below 0: none. */
static double
width_of(const struct rules *r, const struct font *f, size_t code)
{
	const struct node *w = get(r, f->descendant, "/W");
	for (const struct node *n = w ? w->first : NULL; n && n->next; n = n->next->next) {
		const struct node *list = value_of(r, n->next);
		size_t first = strtoul(n->text, NULL, 10);
		if (!list || list->kind != NODE_SEQ)
			return -1; /* 'first last width' isn't written */
		if (code < first || code >= first + list->count)
			continue;
		const struct node *is = list->first;
		for (size_t i = first; i < code; i++)
			is = is->next;
		return strtod(is->text, NULL);
	}
	return -1;
}

/* The glyph of a code by CIDToGIDMap. */
static size_t
glyph_of(struct rules *r, const struct font *f, size_t code)
{
	size_t len;
	const char *map = stream_bytes(r, get_ref(f->descendant, "/CIDToGIDMap"), &len);
	if (!map)
		return code;
	return code * 2 + 1 < len ? (size_t)(unsigned char)map[code * 2] << 8 |
	                                (unsigned char)map[code * 2 + 1]
	                          : 0;
}

static void
check_widths(struct rules *r, const struct font *f, const char *program, size_t len)
{
	hb_blob_t *blob =
	    hb_blob_create(program, (unsigned)len, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(face);
	unsigned upem = hb_face_get_upem(face);
	for (size_t code = 0; code < 65536; code++) {
		if (!f->glyphs->used[code])
			continue;
		size_t gid = glyph_of(r, f, code);
		double is =
		    hb_font_get_glyph_h_advance(font, (hb_codepoint_t)gid) * 1000.0 / upem;
		if (!gid || gid >= hb_face_get_glyph_count(face))
			broken(r, "glyph", "%s: code %04zx has no glyph", f->ref, code);
		else if (fabs(is - width_of(r, f, code)) > 1)
			broken(r, "width", "%s: code %04zx is %g wide, not %g", f->ref, code,
			    width_of(r, f, code), is);
	}
	hb_font_destroy(font);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
}

static void
check_program(struct rules *r, const struct font *f)
{
	const struct node *d = get(r, f->descendant, "/FontDescriptor");
	bool truetype = is_name(r, f->descendant, "/Subtype", "CIDFontType2");
	size_t len;
	const char *program =
	    stream_bytes(r, get_ref(d, truetype ? "/FontFile2" : "/FontFile3"), &len);
	if (!d || !program || len < 100) {
		wrong(r, f, "embedded", "it isn't");
		return;
	}
	if (truetype && !get(r, f->descendant, "/CIDToGIDMap"))
		wrong(r, f, "font", "no CIDToGIDMap");
	if (!truetype && !is_name(r, get(r, d, "/FontFile3"), "/Subtype", "CIDFontType0C"))
		wrong(r, f, "font", "its program is no bare CFF");
	if (truetype)
		check_widths(r, f, program, len);
	for (size_t code = 0; !truetype && code < 65536; code++)
		if (f->glyphs->used[code] && width_of(r, f, code) < 0)
			broken(r, "width", "%s: code %04zx has none", f->ref, code);
}

void
check_fonts(struct rules *r)
{
	if (!r->fonts)
		broken(r, "font", "there is none");
	for (struct font *f = r->fonts; f; f = f->next) {
		check_dicts(r, f);
		check_program(r, f);
		check_text(r, f);
	}
}
