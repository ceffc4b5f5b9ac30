/* The charset of a CID-keyed CFF font (Adobe Technical Note 5176 §9, §13, §18).
 *
 * In a name-keyed font a CID of the PDF is a glyph's number. A CID-keyed font, as those of Chinese,
 * Japanese and Korean are, has CIDs of its own, and keeps them when it is subset. */
#include "out/pdf_font.h"

enum {
	HEADER_SIZE = 2, /* where the size of the header stands */
	OP_CHARSET = 15,
	OP_ESCAPE = 12,
	OP_ROS = OP_ESCAPE << 8 | 30,
	CHARSETS_KNOWN = 3 /* offsets below are predefined charsets */
};

struct reader {
	const unsigned char *bytes;
	size_t len, at;
};

static uint32_t
read_number(struct reader *r, size_t size)
{
	uint32_t v = 0;

	for (; size; size--, r->at++)
		v = v << 8 | (r->at < r->len ? r->bytes[r->at] : 0);
	return v;
}

/* Move behind an INDEX; *first is where its first object begins. */
static void
skip_index(struct reader *r, size_t *first)
{
	uint32_t count = read_number(r, 2), size = count ? read_number(r, 1) : 0;
	size_t offsets = r->at, data = offsets + ((size_t)count + 1) * size - 1;

	*first = data + 1;
	if (!count)
		return;
	r->at = offsets + (size_t)count * size;
	r->at = data + read_number(r, size);
}

static void
skip_real(struct reader *r)
{
	uint32_t pair;

	do
		pair = read_number(r, 1);
	while (r->at < r->len && pair >> 4 != 0xF && (pair & 0xF) != 0xF);
}

/* One operand or operator of a DICT: true for an operator. */
static bool
read_token(struct reader *r, uint32_t *value)
{
	uint32_t first = read_number(r, 1);

	if (first <= 21) {
		*value = first == OP_ESCAPE ? first << 8 | read_number(r, 1) : first;
		return true;
	}
	if (first == 28 || first == 29)
		*value = read_number(r, first == 28 ? 2 : 4);
	else if (first == 30)
		skip_real(r);
	else if (first >= 247)
		*value = (first - 247) * 256 + read_number(r, 1) + 108; /* offsets are never negative */
	else
		*value = first - 139;
	return false;
}

/* Where the charset is; 0 for a name-keyed font. */
static size_t
find_charset(struct reader *r)
{
	size_t first, end, charset = 0;
	uint32_t value = 0, operand = 0;
	bool cid_keyed = false;

	r->at = HEADER_SIZE;
	r->at = read_number(r, 1);
	skip_index(r, &first);
	skip_index(r, &first);
	end = r->at < r->len ? r->at : r->len;
	for (r->at = first; r->at < end;) {
		if (!read_token(r, &value)) {
			operand = value;
			continue;
		}
		cid_keyed = cid_keyed || value == OP_ROS;
		if (value == OP_CHARSET)
			charset = operand;
	}
	return cid_keyed && charset >= CHARSETS_KNOWN ? charset : 0;
}

const uint32_t *
pdf_cff_cids(struct arena *a, hb_blob_t *cff, uint32_t glyphs)
{
	unsigned len;
	const char *bytes = hb_blob_get_data(cff, &len);
	struct reader r = {(const unsigned char *)bytes, len, 0};
	size_t charset = find_charset(&r);
	uint32_t *cids, format;

	if (!charset)
		return NULL;
	cids = arena_zero(a, glyphs ? glyphs : 1, sizeof *cids);
	r.at = charset;
	format = read_number(&r, 1);
	for (uint32_t gid = 1; gid < glyphs && r.at < r.len;) {
		uint32_t cid = read_number(&r, 2);
		uint32_t left = format ? read_number(&r, format == 1 ? 1 : 2) : 0;

		for (; gid < glyphs; left--) {
			cids[gid++] = cid++;
			if (!left)
				break;
		}
	}
	return cids;
}
