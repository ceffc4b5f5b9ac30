/* Speech: the few characters that are said otherwise than typed. */
#include "out/speech.h"

#include "base/utf8.h"

#define BULLET 0x2022

static bool
is_known_bullet(uint32_t code)
{
	return code == BULLET || code == 0x25CF || code == 0x25CB || code == 0x2219 ||
	       code == 0x22C5;
}

static bool
is_private(uint32_t code)
{
	return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
}

static uint32_t
said(uint32_t code)
{
	switch (code) {
	case 0xAD:
	case 0x2010:
	case 0x2011: return '-';
	case 0xA0:
	case 0x202F:
	case 0xFEFF: return ' ';
	}
	if (code < ' ' || is_private(code) || (code & 0xFFFE) == 0xFFFE)
		return ' ';
	return code;
}

static bool
is_one_character(const char *text)
{
	size_t count = 0;
	uint32_t code;

	while ((code = utf8_next(&text)))
		count += said(code) != ' ';
	return count == 1;
}

bool
speech_is_bullet(const struct elem *e, const char *text)
{
	const struct elem *list;

	if (!e || e->role != ROLE_LBL || !e->parent || !is_one_character(text))
		return false;
	list = e->parent->parent;
	return !(list && list->ordered);
}

void
speech_put(struct buf *b, const char *text, size_t len, bool bullet)
{
	const char *end = text + len;

	while (text < end) {
		size_t used;
		uint32_t code;

		if (!bullet && *text >= ' ' && *text <= '~') {
			buf_putc(b, *text++);
			continue;
		}
		code = said(utf8_decode(text, (size_t)(end - text), &used));
		text += used;
		if (bullet && code != ' ' && !is_known_bullet(code))
			code = BULLET;
		buf_utf8(b, code);
	}
}
