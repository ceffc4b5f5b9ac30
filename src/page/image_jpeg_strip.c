/* A JPEG without what isn't picture. */
#include "page/image_codec.h"

#include <string.h>

/* ITU T.81 table B.1 */
enum {
	TEM = 0x01,
	SOF0 = 0xC0,
	SOF2 = 0xC2,
	DHT = 0xC4,
	RST0 = 0xD0,
	RST7 = 0xD7,
	SOI = 0xD8,
	EOI = 0xD9,
	SOS = 0xDA,
	DQT = 0xDB,
	DRI = 0xDD,
	APP0 = 0xE0,
	APP15 = 0xEF,
	COM = 0xFE,
	FILL = 0xFF
};

/* What is read and what is written; `to` has room for both. */
struct strip {
	const unsigned char *bytes;
	size_t len, at;
	unsigned char *to;
	size_t out;
};

static void
copy(struct strip *s, const void *bytes, size_t len)
{
	memcpy(s->to + s->out, bytes, len);
	s->out += len;
}

/* The next marker, behind fill bytes; EOI at the end. */
static int
next_marker(struct strip *s)
{
	while (s->at < s->len && s->bytes[s->at] != FILL)
		s->at++;
	while (s->at < s->len && s->bytes[s->at] == FILL)
		s->at++;
	return s->at < s->len ? s->bytes[s->at++] : EOI;
}

static bool
is_lone(int marker)
{
	return marker == TEM || (marker >= RST0 && marker <= RST7);
}

/* Entropy-coded data, with their stuffed zeros and restart markers. */
static void
copy_scan(struct strip *s)
{
	size_t begin = s->at;

	while (s->at < s->len) {
		if (s->bytes[s->at] != FILL) {
			s->at++;
			continue;
		}
		if (s->at + 1 >= s->len ||
		    (s->bytes[s->at + 1] != 0 && !is_lone(s->bytes[s->at + 1])))
			break;
		s->at += 2;
	}
	copy(s, s->bytes + begin, s->at - begin);
}

static bool
is_comment(int marker)
{
	return (marker >= APP0 && marker <= APP15) || marker == COM;
}

static bool
is_picture(int marker)
{
	return (marker >= SOF0 && marker <= SOF2) || marker == DHT || marker == DQT ||
	       marker == DRI || marker == SOS;
}

static bool
take_segment(struct strip *s, int marker)
{
	const unsigned char head[] = {FILL, (unsigned char)marker};
	size_t begin = s->at, size;

	if (s->len - begin < 2)
		return false;
	size = (size_t)s->bytes[begin] << 8 | s->bytes[begin + 1];
	if (size < 2 || s->len - begin < size)
		return false;
	s->at += size;
	if (!is_picture(marker))
		return is_comment(marker);
	copy(s, head, sizeof head);
	copy(s, s->bytes + begin, size);
	if (marker == SOS)
		copy_scan(s);
	return true;
}

const unsigned char *
image_jpeg_strip(struct arena *a, const unsigned char *bytes, size_t len, size_t *stripped)
{
	static const unsigned char HEAD[] = {
	    FILL, SOI, FILL, APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};
	static const unsigned char TAIL[] = {FILL, EOI};
	struct strip s = {bytes, len, 2, NULL, 0};
	int marker;

	s.to = arena_alloc(a, len + sizeof HEAD + sizeof TAIL);
	copy(&s, HEAD, sizeof HEAD);
	while ((marker = next_marker(&s)) != EOI)
		if (!is_lone(marker) && !take_segment(&s, marker))
			return NULL;
	copy(&s, TAIL, sizeof TAIL);
	*stripped = s.out;
	return s.to;
}
