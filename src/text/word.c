/* Words: from UTF-8 to runs that HarfBuzz can shape.
 *
 * Scripts: Common and Inherited characters (digits, punctuation, marks) go with the letter
 * before them, at the beginning of a word with the first letter behind, so that 'Zürich-2019'
 * is one run.
 *
 * Faces: chosen for a whole cluster, what a reader takes for one character, since a mark from
 * another face would not sit on its base. Only when no face has all of a cluster is it split.
 * A face also covers what HarfBuzz can make from its glyphs: a letter by its canonical parts, a
 * space by the plain one; and we let the hyphen-minus stand for U+2010 and U+2011. */
#include "text/word.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uniwidth.h>
#include "base/utf8.h"

enum {
	CODE_NBSP = 0xa0,
	CODE_JOINER_MARK = 0x34f,
	CODE_ZWNJ = 0x200c,
	CODE_ZWJ = 0x200d,
	CODE_HYPHEN = 0x2010,
	CODE_HYPHEN_FIXED = 0x2011,
};

static bool
is_joiner(uint32_t code)
{
	return code == CODE_ZWJ || code == CODE_ZWNJ;
}

/* Hangul fillers, the grapheme joiner and Mongolian selectors change how neighbors are shaped.
 */
static bool
is_shaping_control(uint32_t code)
{
	return is_joiner(code) || code == CODE_JOINER_MARK || code == 0x115f ||
	       code == 0x1160 || (code >= 0x180b && code <= 0x180f) || code == 0x3164 ||
	       code == 0xffa0;
}

/* Soft hyphens, variation selectors, direction marks and the like. A joiner behind a joiner
 * says nothing new, and would let a cluster grow without end. */
static bool
is_dropped(uint32_t code, uint32_t previous)
{
	if (code < 0xad)
		return false;
	if (is_joiner(code))
		return is_joiner(previous);
	return uc_is_property_default_ignorable_code_point(code) && !is_shaping_control(code);
}

static bool
is_regional(uint32_t code)
{
	return code >= 0x1f1e6 && code <= 0x1f1ff;
}

static bool
is_mark(uint32_t code)
{
	switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), code)) {
	case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
	case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
	case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK: return true;
	default: return false;
	}
}

/* Does unit i belong to the cluster before it? */
static bool
extends_cluster(const struct word *w, size_t i)
{
	uint32_t code = w->codes[i];

	if (code < 0x300 || i == 0)
		return false;
	if (is_joiner(code) || w->codes[i - 1] == CODE_ZWJ || is_mark(code))
		return true;
	if (is_regional(code))
		return is_regional(w->codes[i - 1]) && !w->units[i - 1].extends;
	return code >= 0x1f3fb && code <= 0x1f3ff;
}

static bool
is_common(hb_script_t script)
{
	return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ||
	       script == HB_SCRIPT_UNKNOWN || script == HB_SCRIPT_INVALID;
}

static hb_script_t
script_of(uint32_t code)
{
	if (code < 0x80)
		return (code | 0x20) >= 'a' && (code | 0x20) <= 'z' ? HB_SCRIPT_LATIN
		                                                    : HB_SCRIPT_COMMON;
	return hb_unicode_script(hb_unicode_funcs_get_default(), code);
}

static void
find_scripts(struct word *w)
{
	hb_script_t script = HB_SCRIPT_COMMON;
	size_t leading = 0;

	for (size_t i = 0; i < w->count; i++) {
		hb_script_t own = script_of(w->codes[i]);

		if (!is_common(own) && is_common(script))
			leading = i;
		if (!is_common(own))
			script = own;
		w->units[i].script = script;
	}
	for (size_t i = 0; i < leading; i++)
		w->units[i].script = script_of(w->codes[leading]);
}

static void
make_room(struct word *w, size_t count)
{
	if (count <= w->room)
		return;
	w->room = count * 2;
	w->units = memory_resize(w->units, w->room * sizeof *w->units);
	w->codes = memory_resize(w->codes, w->room * sizeof *w->codes);
}

void
word_read(struct word *w, struct arena *a, const char *text, size_t len)
{
	uint32_t at = 0, previous = 0;
	size_t used;

	make_room(w, len + 1);
	w->text = arena_alloc(a, len + 1);
	w->count = 0;
	for (size_t i = 0; i < len; i += used) {
		uint32_t code = utf8_decode(text + i, len - i, &used);

		if (is_dropped(code, previous))
			continue;
		memcpy(w->text + at, text + i, used);
		w->codes[w->count] = code;
		w->units[w->count] = (struct unit){.text = at};
		w->units[w->count].extends = extends_cluster(w, w->count);
		w->count++;
		at += (uint32_t)used;
		previous = code;
	}
	w->text[at] = '\0';
	w->units[w->count] = (struct unit){.text = at};
	find_scripts(w);
}

static bool
is_space(uint32_t code)
{
	return code == CODE_NBSP || (code >= 0x2000 && code <= 0x200a) || code == 0x202f ||
	       code == 0x205f || code == 0x3000;
}

static bool
is_hyphen(uint32_t code)
{
	return code == CODE_HYPHEN || code == CODE_HYPHEN_FIXED;
}

static bool
covers_parts(const struct face *face, uint32_t code)
{
	hb_codepoint_t base, mark;

	while (!face_has(face, code)) {
		if (!hb_unicode_decompose(hb_unicode_funcs_get_default(), code, &base, &mark) ||
		    (mark && !face_has(face, mark)))
			return false;
		code = base;
	}
	return true;
}

static bool
covers(const struct face *face, uint32_t code)
{
	if (face_has(face, code))
		return true;
	if (code < 0x80)
		return false;
	if (is_space(code))
		return face_has(face, ' ');
	if (is_hyphen(code))
		return face_has(face, '-');
	if (uc_is_property_default_ignorable_code_point(code))
		return true;
	return covers_parts(face, code);
}

/* How many units from `begin` on the face covers, up to `end`. */
static size_t
count_covered(const struct word *w, const struct face *face, size_t begin, size_t end)
{
	size_t i = begin;

	while (i < end && covers(face, w->codes[i]))
		i++;
	return i - begin;
}

struct chooser {
	struct fonts *fonts;
	const struct text_style *style;
	const char *lang;
	const struct face *first; /* of the style's family */
};

static const struct face *
fallback(const struct chooser *c, uint32_t code)
{
	return family_cover_in(
	    c->fonts, c->style->family, c->style->weight, c->style->italic, code, c->lang);
}

static void
set_face(struct word *w, size_t begin, size_t end, const struct face *face)
{
	for (size_t i = begin; i < end; i++)
		w->units[i].face = face;
}

/* A face for the cluster: the first, else one that has its base, else one that has what the
 * first lacks; else each unit for itself. */
static void
choose_face(struct word *w, const struct chooser *c, size_t begin, size_t end)
{
	size_t covered = count_covered(w, c->first, begin, end);
	const struct face *face = c->first;

	if (begin + covered < end) {
		face = fallback(c, w->codes[begin]);
		if (!face || count_covered(w, face, begin, end) < end - begin)
			face = fallback(c, w->codes[begin + covered]);
	}
	if (face && (face == c->first || count_covered(w, face, begin, end) == end - begin)) {
		set_face(w, begin, end, face);
		return;
	}
	for (size_t i = begin; i < end; i++) {
		if (is_joiner(w->codes[i]) && i > begin)
			w->units[i].face = w->units[i - 1].face;
		else
			w->units[i].face =
			    covers(c->first, w->codes[i]) ? c->first : fallback(c, w->codes[i]);
	}
}

/* Marks that Chinese and Japanese share with Latin, and write an em wide. */
static bool
is_shared_mark(uint32_t code)
{
	return code == 0xb7 || code == 0x2014 || code == 0x2015 || code == 0x2018 ||
	       code == 0x2019 || code == 0x201c || code == 0x201d || code == 0x2025 ||
	       code == 0x2026;
}

static bool
is_wide(uint32_t code)
{
	return code >= 0x2e80 && uc_width((ucs4_t)code, "UTF-8") == 2;
}

/* The face of the first unit from i on in steps that is no such mark, if that is a wide one. */
static const struct face *
face_beside(const struct word *w, size_t i, size_t step)
{
	while (i < w->count && is_shared_mark(w->codes[i]))
		i += step; /* ends beyond 0, too */
	return i < w->count && is_wide(w->codes[i]) ? w->units[i].face : NULL;
}

/* In Chinese and Japanese, marks beside ideographs are those of their face. */
static void
widen_marks(struct word *w, const char *lang)
{
	if (!lang || (strncmp(lang, "zh", 2) != 0 && strncmp(lang, "ja", 2) != 0))
		return;
	for (size_t i = 0; i < w->count; i++) {
		const struct face *face;

		if (!is_shared_mark(w->codes[i]))
			continue;
		face = face_beside(w, i, (size_t)-1);
		if (!face)
			face = face_beside(w, i, 1);
		if (face && face_has(face, w->codes[i]))
			w->units[i].face = face;
	}
}

static void
stand_in(struct word *w)
{
	for (size_t i = 0; i < w->count; i++) {
		const struct face *face = w->units[i].face;

		if (is_hyphen(w->codes[i]) && face && !face_has(face, w->codes[i]))
			w->codes[i] = '-';
	}
}

void
word_choose_faces(
    struct word *w, struct fonts *f, const struct text_style *style, const char *lang)
{
	struct chooser c = {f, style, lang, NULL};
	size_t end;

	c.first = family_face(f, style->family, style->weight, style->italic);
	for (size_t begin = 0; begin < w->count; begin = end) {
		for (end = begin + 1; end < w->count && w->units[end].extends; end++)
			;
		choose_face(w, &c, begin, end);
	}
	widen_marks(w, lang);
	stand_in(w);
}

size_t
word_run_end(const struct word *w, size_t begin)
{
	size_t end = begin + 1;

	while (end < w->count && w->units[end].face == w->units[begin].face &&
	       (w->units[end].script == w->units[begin].script || !w->units[end].face))
		end++;
	return end;
}

void
word_free(struct word *w)
{
	free(w->units);
	free(w->codes);
}
