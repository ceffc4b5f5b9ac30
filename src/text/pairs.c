/* Words out of the table of pairs. */
#include "text/pairs.h"

#include <hb-ot.h>

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

bool
pairs_shape(
    const struct pairs *p, unsigned kind, const char *text, size_t len, struct glyph *glyphs)
{
	const int16_t *row = NULL;
	bool known = p->common;

	for (size_t i = 0; i < len; i++) {
		unsigned c = (unsigned char)text[i] - (unsigned)PAIRS_FIRST,
		         figure = (unsigned char)text[i] - (unsigned)'0';
		int value = 0;

		if (figure < 10)
			c = p->zeros[kind] + figure;
		else if (c >= PAIRS_ASCII)
			return false;
		if (row)
			value = row[p->right[c]];
		if (p->asks[c] >> kind & 1 || value == PAIRS_ASK)
			return false;
		if (i)
			glyphs[i - 1].advance += (value - (value & 1)) / 2;
		glyphs[i] = (struct glyph){.advance = p->advances[c],
		    .text = (uint32_t)i & INT32_MAX,
		    .unsafe_to_break = (unsigned)value & 1,
		    .text_len = 1,
		    .gid = p->gids[c]};
		row = &pair_values[p->values + (uint32_t)p->left[c] * p->rights];
		known = known || pairs_is_letter(text[i]);
	}
	return known;
}
