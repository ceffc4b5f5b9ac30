/* Words out of the table of pairs. */
#include "text/pairs.h"

#include <hb-ot.h>
#include <string.h>

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

/* What one glyph stands for: a character of the table, and the plain ones that it begins and
 * ends with. */
struct token {
	unsigned c, first, last;
	size_t len; /* of its text */
};

/* The longest ligature that the text begins with. */
static void
take_ligature(const struct pairs *p, const char *text, size_t len, struct token *k)
{
	for (unsigned i = 0; i < p->ligature_count; i++) {
		const char *ligature = p->ligatures[i];
		size_t n = strnlen(ligature, PAIRS_LIGATURE_BYTES);

		if (n > len || memcmp(text, ligature, n) != 0)
			continue;
		k->c = p->first_ligature + i;
		k->last = (unsigned)pairs_char((unsigned char)ligature[n - 1]);
		k->len = n;
		return;
	}
}

/* The next one of a text; false if it is HarfBuzz's. */
static bool
take_token(const struct pairs *p, const struct text_style *t, const char *text, size_t len,
    struct token *k)
{
	unsigned kind = pairs_kind(t);
	uint32_t code = utf8_decode(text, len, &k->len), figure = code - '0';
	int c = figure < 10 ? (int)(p->zeros[kind] + figure) : pairs_char(code);

	if (c < 0 || p->asks[c] >> kind & 1)
		return false;
	k->c = k->first = k->last = (unsigned)c;
	if (p->asks[c] & PAIRS_BEGINS && !t->no_ligatures && !t->letterspace)
		take_ligature(p, text, len, k);
	return true;
}

static int
value_of(const struct pairs *p, unsigned first, unsigned second)
{
	return pair_values[p->values + (uint32_t)p->left[first] * p->rights + p->right[second]];
}

/* Tokens are taken from the left, as HarfBuzz takes them. Where one ends and the next begins
 * there must be no pair that is more than a pair. */
size_t
pairs_shape(const struct pairs *p, const struct text_style *t, const char *text, size_t len,
    struct glyph *glyphs)
{
	struct token before = {0}, k;
	bool latin = false;
	size_t count = 0;

	for (size_t i = 0; i < len; i += k.len, before = k, count++) {
		int value = 0;

		if (!take_token(p, t, text + i, len - i, &k))
			return 0;
		if (count) {
			value = value_of(p, before.c, k.c);
			if (value == PAIRS_ASK ||
			    value_of(p, before.last, k.first) == PAIRS_ASK)
				return 0;
			glyphs[count - 1].advance += (value - (value & 1)) / 2;
		}
		glyphs[count] = (struct glyph){.advance = p->advances[k.c],
		    .text = (uint32_t)i & INT32_MAX,
		    .unsafe_to_break = (unsigned)value & 1,
		    .text_len = (uint16_t)k.len,
		    .gid = p->gids[k.c]};
		latin = latin || pairs_is_letter((unsigned char)text[i]);
	}
	return latin || p->common || count == 1 ? count : 0;
}
