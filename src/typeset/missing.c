/* Which script has no font, and which package brings one; which has no words. */
#include "typeset/missing.h"

#include <hb.h>
#include <string.h>
#include <unictype.h>

#include "base/utf8.h"

#define CJK   "fonts-noto-cjk"
#define NOTO  "fonts-noto-core"
#define CJK_NAME "Chinese, Japanese or Korean"
#define SYMBOLA  "fonts-symbola"

static const char UNSPACED_NAME[] = "unspaced"; /* among the names of scripts */

enum { SHOWN_MAX = 8 /* characters of a sample */ };

/* Debian's names, which its derivatives share. */
static const struct script {
	hb_script_t script;
	const char *name, *package;
} SCRIPTS[] = {
    {HB_SCRIPT_HAN, CJK_NAME, CJK},
    {HB_SCRIPT_HIRAGANA, CJK_NAME, CJK},
    {HB_SCRIPT_KATAKANA, CJK_NAME, CJK},
    {HB_SCRIPT_HANGUL, CJK_NAME, CJK},
    {HB_SCRIPT_BOPOMOFO, CJK_NAME, CJK},
    {HB_SCRIPT_ARMENIAN, "Armenian", NOTO},
    {HB_SCRIPT_BENGALI, "Bengali", NOTO},
    {HB_SCRIPT_ETHIOPIC, "Ethiopic", NOTO},
    {HB_SCRIPT_GEORGIAN, "Georgian", NOTO},
    {HB_SCRIPT_GUJARATI, "Gujarati", NOTO},
    {HB_SCRIPT_GURMUKHI, "Gurmukhi", NOTO},
    {HB_SCRIPT_KANNADA, "Kannada", NOTO},
    {HB_SCRIPT_KHMER, "Khmer", NOTO},
    {HB_SCRIPT_LAO, "Lao", NOTO},
    {HB_SCRIPT_MALAYALAM, "Malayalam", NOTO},
    {HB_SCRIPT_MONGOLIAN, "Mongolian", NOTO},
    {HB_SCRIPT_MYANMAR, "Burmese", NOTO},
    {HB_SCRIPT_ORIYA, "Odia", NOTO},
    {HB_SCRIPT_SINHALA, "Sinhala", NOTO},
    {HB_SCRIPT_SYRIAC, "Syriac", NOTO},
    {HB_SCRIPT_TAMIL, "Tamil", NOTO},
    {HB_SCRIPT_TELUGU, "Telugu", NOTO},
    {HB_SCRIPT_THAANA, "Thaana", NOTO},
    {HB_SCRIPT_THAI, "Thai", NOTO},
    {HB_SCRIPT_TIBETAN, "Tibetan", NOTO},
};

enum { SCRIPT_COUNT = sizeof SCRIPTS / sizeof *SCRIPTS };

struct missing {
	struct arena *arena;
	const char **names; /* of scripts, or single characters */
	size_t count, room;
};

struct missing *
missing_new(struct arena *a)
{
	struct missing *m = arena_zero(a, 1, sizeof *m);
	m->arena = a;
	return m;
}

static const struct script EMOJI = {HB_SCRIPT_COMMON, "emoji", SYMBOLA},
                           SYMBOLS = {HB_SCRIPT_COMMON, "symbol", SYMBOLA};

/* Scripts that part no words: UAX #14's class SA. */
static const hb_script_t UNSPACED[] = {
    HB_SCRIPT_THAI, HB_SCRIPT_LAO, HB_SCRIPT_KHMER, HB_SCRIPT_MYANMAR};

/* Marks that Chinese, Japanese and Korean share. */
static bool
is_cjk_sign(uint32_t code)
{
	return (code >= 0x3000 && code <= 0x33ff) || (code >= 0xff00 && code <= 0xffef);
}

static const struct script *
script_of(const char *text)
{
	uint32_t code = utf8_next(&text);
	hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), code);
	if (is_cjk_sign(code))
		return &SCRIPTS[0];
	for (size_t i = 0; i < SCRIPT_COUNT; i++)
		if (SCRIPTS[i].script == script)
			return &SCRIPTS[i];
	if (uc_is_property_emoji(code))
		return &EMOJI;
	return script == HB_SCRIPT_COMMON ? &SYMBOLS : NULL;
}

/* Remember it: false if it was known. */
static bool
is_new(struct missing *m, const char *name)
{
	for (size_t i = 0; i < m->count; i++)
		if (!strcmp(m->names[i], name))
			return false;
	m->names = arena_grow(m->arena, m->names, m->count, &m->room, sizeof *m->names);
	m->names[m->count++] = name;
	return true;
}

/* The first characters, so many at most. */
static const char *
sample(struct arena *a, const char *text, size_t len, size_t most)
{
	const char *end = text;
	for (; most && *end && end < text + len; most--)
		utf8_next(&end);
	const char *rest = end < text + len ? "…" : "";
	return arena_printf(a, "%.*s%s", (int)(end - text), text, rest);
}

void
missing_report(struct missing *m, struct diags *d, const struct shaped *piece, struct place place)
{
	const struct script *script = script_of(piece->text);
	const char *shown = sample(m->arena, piece->text, piece->text_len, SHOWN_MAX);
	if (!is_new(m, script ? script->name : shown))
		return;
	if (!script) {
		diag_warn(d, place, "missing-glyph",
		    "no font has the character '%s'; a box stands in its place", shown);
		return;
	}
	diag_warn(d, place, "missing-glyph",
	    "no font has the %s characters '%s'; boxes stand in their place, here and below",
	    script->name, shown);
	diag_help(d, "install the package '%s', or give a folder with a font by '--font-path'",
	    script->package);
}

void
missing_words(struct missing *m, struct diags *d, const char *text, struct place place)
{
	const struct script *script = script_of(text);
	for (size_t i = 0; script && i < sizeof UNSPACED / sizeof *UNSPACED; i++) {
		if (script->script != UNSPACED[i] || !is_new(m, UNSPACED_NAME))
			continue;
		diag_warn(d, place, "unspaced-words",
		    "the words of %s have no spaces between them and are not known here: lines are "
		    "cut anywhere",
		    script->name);
		diag_help(d, "put zero width spaces (U+200B) between them");
	}
}
