/* Optical margins. */
#include "typeset/hang.h"

#include "base/utf8.h"
#include "text/protrusion.h"

/* One character's part of its own width, as its face says. */
static mpt
hang(struct style *s, const struct look *look, const char *character, size_t len, bool right)
{
	size_t used;
	uint32_t code = utf8_decode(character, len, &used);
	const struct shaped *w = shape(s->shaper, &look->text, character, used, false);
	struct protrusion by = protrusion_of(w->face, code);
	return mpt_scale(shaped_width(w, look->size), right ? by.right : by.left, 1000);
}

static bool
hangs(const struct style *s, size_t len)
{
	return s->layout->typography.optical_margins && !s->rtl && len;
}

mpt
hang_first(struct style *s, const struct look *look, const char *text, size_t len)
{
	return hangs(s, len) ? hang(s, look, text, len, false) : 0;
}

mpt
hang_last(struct style *s, const struct look *look, const char *text, size_t len)
{
	if (!hangs(s, len))
		return 0;
	size_t from = len - 1;
	while (from && ((unsigned char)text[from] & 0xC0) == 0x80)
		from--;
	return hang(s, look, text + from, len - from, true);
}
