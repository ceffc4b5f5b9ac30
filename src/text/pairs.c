/* Words out of the table of pairs. */
#include "text/pairs.h"

#include <hb-ot.h>

#include "base/utf8.h"

/* – — ‘ ’ “ ” • … (and no middle dot, which ccmp makes part of an l in Source Sans) */
static const uint16_t MARKS[PAIRS_MARKS] = {
    0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2026};

uint32_t
pairs_code(unsigned c)
{
	return c < PAIRS_ASCII ? PAIRS_FIRST + c : MARKS[c - PAIRS_ASCII];
}

int
pairs_char(uint32_t code)
{
	if (code >= PAIRS_FIRST && code < PAIRS_FIRST + PAIRS_ASCII)
		return (int)code - PAIRS_FIRST;
	for (int i = 0; i < PAIRS_MARKS && code > 0x7f; i++)
		if (MARKS[i] == code)
			return PAIRS_ASCII + i;
	return -1;
}

static bool
has_lang(const struct pairs *p, hb_tag_t tag)
{
	for (size_t i = 0; i < PAIRS_LANGS_MAX && p->langs[i]; i++)
		if (p->langs[i] == tag)
			return true;
	return false;
}

/* Does the face do something else in the language, or the language name a script of its own? */
static bool
is_set_otherwise(const struct pairs *p, const char *lang)
{
	hb_tag_t scripts[HB_OT_MAX_TAGS_PER_SCRIPT], langs[HB_OT_MAX_TAGS_PER_LANGUAGE];
	unsigned script_count = HB_OT_MAX_TAGS_PER_SCRIPT,
	         lang_count = HB_OT_MAX_TAGS_PER_LANGUAGE;

	hb_ot_tags_from_script_and_language(HB_SCRIPT_LATIN, hb_language_from_string(lang, -1),
	    &script_count, scripts, &lang_count, langs);
	for (unsigned i = 0; i < lang_count; i++)
		if (has_lang(p, langs[i]))
			return true;
	return script_count != 1 || scripts[0] != HB_TAG('l', 'a', 't', 'n');
}

bool
pairs_suit(const struct pairs *p, const struct text_style *t, bool small_caps)
{
	return p && !small_caps && !(t->lang && is_set_otherwise(p, t->lang));
}

size_t
pairs_shape(
    const struct pairs *p, unsigned kind, const char *text, size_t len, struct glyph *glyphs)
{
	const int16_t *row = NULL;
	bool known = p->common; /* what script the word is of */
	size_t count = 0, used;

	for (size_t i = 0; i < len; i += used, count++) {
		uint32_t code = utf8_decode(text + i, len - i, &used), figure = code - '0';
		int c = figure < 10 ? (int)(p->zeros[kind] + figure) : pairs_char(code);
		int value = 0;

		if (c < 0)
			return 0;
		if (row)
			value = row[p->right[c]];
		if (p->asks[c] >> kind & 1 || value == PAIRS_ASK)
			return 0;
		if (count)
			glyphs[count - 1].advance += (value - (value & 1)) / 2;
		glyphs[count] = (struct glyph){.advance = p->advances[c],
		    .text = (uint32_t)i & INT32_MAX,
		    .unsafe_to_break = (unsigned)value & 1,
		    .text_len = (uint16_t)used,
		    .gid = p->gids[c]};
		row = &pair_values[p->values + (uint32_t)p->left[c] * p->rights];
		known = known || pairs_is_letter(code);
	}
	return known || count == 1 ? count : 0;
}
