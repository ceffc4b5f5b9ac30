/* The output intent: an sRGB display profile, made here because the real thing takes 480 bytes
 * (ICC.1:2010, version 4.2: D50-adapted primaries, the parametric curve of IEC 61966-2-1). */
#include "out/pdf_metadata.h"

#include <string.h>

#define HEADER_BYTES 128
#define TAG_BYTES    12
#define TAG_COUNT    10
#define DATA_START   (HEADER_BYTES + 4 + TAG_BYTES * TAG_COUNT)

/* A tag that holds numbers, in the profile's s15Fixed16. */
struct numbers {
	const char *tag, *type;
	size_t count;
	int32_t values[9];
};

static const struct numbers NUMBERS[] = {
    {"wtpt", "XYZ ", 3, {63190, 65536, 54061}},
    {"chad", "sf32", 9, {68674, 1502, -3290, 1939, 64912, -1118, -605, 988, 49262}},
    {"rXYZ", "XYZ ", 3, {28578, 14581, 912}},
    {"gXYZ", "XYZ ", 3, {25241, 46981, 6362}},
    {"bXYZ", "XYZ ", 3, {9376, 3972, 46799}},
};

static const struct numbers CURVE = {"rTRC", "para", 5, {157286, 62119, 3417, 5072, 2651}};

struct profile {
	struct buf tags, data;
};

static void
put_u32(struct buf *b, uint32_t v)
{
	const char bytes[] = {(char)(v >> 24), (char)(v >> 16), (char)(v >> 8), (char)v};

	buf_put(b, bytes, sizeof bytes);
}

static void
put_tag(struct profile *p, const char *name, size_t start)
{
	buf_puts(&p->tags, name);
	put_u32(&p->tags, (uint32_t)(DATA_START + start));
	put_u32(&p->tags, (uint32_t)(p->data.len - start));
}

static void
put_text_tag(struct profile *p, const char *name, const char *text)
{
	size_t start = p->data.len;
	uint32_t bytes = (uint32_t)strlen(text) * 2;

	buf_puts(&p->data, "mluc");
	put_u32(&p->data, 0);
	put_u32(&p->data, 1);
	put_u32(&p->data, 12);
	buf_puts(&p->data, "enUS");
	put_u32(&p->data, bytes);
	put_u32(&p->data, 28);
	for (; *text; text++) {
		buf_putc(&p->data, '\0');
		buf_putc(&p->data, *text);
	}
	put_tag(p, name, start);
	while (p->data.len % 4)
		buf_putc(&p->data, '\0');
}

static void
put_numbers(struct profile *p, const struct numbers *n)
{
	buf_puts(&p->data, n->type);
	put_u32(&p->data, 0);
	if (n == &CURVE)
		put_u32(&p->data, 3u << 16); /* function type 3 */
	for (size_t i = 0; i < n->count; i++)
		put_u32(&p->data, (uint32_t)n->values[i]);
}

static void
put_tags(struct profile *p)
{
	size_t start;

	put_text_tag(p, "desc", "sRGB");
	put_text_tag(p, "cprt", "CC0");
	for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) {
		start = p->data.len;
		put_numbers(p, &NUMBERS[i]);
		put_tag(p, NUMBERS[i].tag, start);
	}
	start = p->data.len;
	put_numbers(p, &CURVE);
	put_tag(p, "rTRC", start);
	put_tag(p, "gTRC", start);
	put_tag(p, "bTRC", start);
}

static void
put_header(struct buf *b, size_t data_len)
{
	static const char date[] = {0x07, (char)0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0};

	put_u32(b, (uint32_t)(DATA_START + data_len));
	put_u32(b, 0);
	put_u32(b, 0x04200000);
	buf_puts(b, "mntrRGB XYZ ");
	buf_put(b, date, sizeof date);
	buf_puts(b, "acsp");
	for (int i = 0; i < 7; i++)
		put_u32(b, 0);
	for (size_t i = 0; i < NUMBERS[0].count; i++)
		put_u32(b, (uint32_t)NUMBERS[0].values[i]);
	while (b->len < HEADER_BYTES)
		buf_putc(b, '\0');
	put_u32(b, TAG_COUNT);
}

/* It is the same in every file: a process makes and deflates it once. */
static const struct pdf_body *
kept_profile(void)
{
	static struct pdf_body made;
	struct profile profile = {0};
	struct buf b = {0};

	if (made.len)
		return &made;
	put_tags(&profile);
	put_header(&b, profile.data.len);
	buf_put(&b, profile.tags.data, profile.tags.len);
	buf_put(&b, profile.data.data, profile.data.len);
	made = pdf_body_new(b.data, b.len);
	buf_free(&b);
	buf_free(&profile.tags);
	buf_free(&profile.data);
	return &made;
}

static HPDF_Dict
profile_stream(struct pdf *p)
{
	HPDF_Dict d = pdf_stream_kept(p, kept_profile());

	pdf_put_int(d, "N", 3);
	return d;
}

void
pdf_profile_write(struct pdf *p)
{
	HPDF_Dict intent = pdf_dict_ref(p);
	HPDF_Array intents = pdf_array(p);

	pdf_put_name(intent, "Type", "OutputIntent");
	pdf_put_name(intent, "S", "GTS_PDFA1");
	pdf_put_ascii(p, intent, "OutputConditionIdentifier", "sRGB IEC61966-2.1");
	pdf_put_ascii(p, intent, "Info", "sRGB IEC61966-2.1");
	pdf_put(intent, "DestOutputProfile", profile_stream(p));
	pdf_add(intents, intent);
	pdf_put(pdf_catalog(p), "OutputIntents", intents);
}
