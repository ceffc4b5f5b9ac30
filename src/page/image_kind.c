/* What a file is, by its first bytes. */
#include "page/image_kind.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define TEXT_LOOK    ((size_t)1024)

struct signature {
	size_t at, len;
	const char *bytes;
	enum image_kind kind;
	const char *name; /* of what is not read; NULL for what is */
};

static const struct signature SIGNATURES[] = {
    {0, 2, "\xFF\xD8", IMAGE_KIND_JPEG, NULL},
    {0, 4, "\x89PNG", IMAGE_KIND_PNG, NULL},
    {8, 4, "WEBP", IMAGE_KIND_WEBP, NULL},
    {0, 4, "GIF8", IMAGE_KIND_NONE, "a GIF"},
    {0, 2, "BM", IMAGE_KIND_NONE, "a BMP"},
    {0, 4, "II*\0", IMAGE_KIND_NONE, "a TIFF or a camera's raw file"},
    {0, 4, "MM\0*", IMAGE_KIND_NONE, "a TIFF or a camera's raw file"},
    {4, 8, "ftypavif", IMAGE_KIND_NONE, "an AVIF"},
    {4, 8, "ftypavis", IMAGE_KIND_NONE, "an AVIF"},
    {4, 7, "ftyphei", IMAGE_KIND_NONE, "a HEIC"},
    {4, 7, "ftyphev", IMAGE_KIND_NONE, "a HEIC"},
    {4, 8, "ftypmif1", IMAGE_KIND_NONE, "a HEIC"},
    {4, 8, "ftypmsf1", IMAGE_KIND_NONE, "a HEIC"},
    {4, 4, "JXL ", IMAGE_KIND_NONE, "a JPEG XL"},
    {0, 2, "\xFF\x0A", IMAGE_KIND_NONE, "a JPEG XL"},
    {4, 4, "jP  ", IMAGE_KIND_NONE, "a JPEG 2000"},
    {0, 4, "\xFF\x4F\xFF\x51", IMAGE_KIND_NONE, "a JPEG 2000"},
    {0, 4, "8BPS", IMAGE_KIND_NONE, "a Photoshop file"},
    {0, 4, "\0\0\1\0", IMAGE_KIND_NONE, "an icon file"},
    {0, 5, "%PDF-", IMAGE_KIND_NONE, "a PDF"},
    {0, 4, "%!PS", IMAGE_KIND_NONE, "PostScript"},
};

static bool
has_prefix(const char *text, const char *prefix)
{
	return strncasecmp(text, prefix, strlen(prefix)) == 0;
}

/* The first bytes as a string, cut at a character, without what may stand before markup.
 * NULL if they are no text. */
static const char *
opening(struct arena *a, const unsigned char *bytes, size_t len)
{
	char *text = arena_dup(a, (const char *)bytes, len < TEXT_LOOK ? len : TEXT_LOOK);
	size_t used = strlen(text), bad;

	if (used < len && used < TEXT_LOOK)
		return NULL;
	if (!utf8_valid(text, used, &bad) && (len <= TEXT_LOOK || bad + 4 < used))
		return NULL;
	if (has_prefix(text, "\xEF\xBB\xBF"))
		text += 3;
	return text + strspn(text, " \t\r\n");
}

static const char *
describe_text(struct arena *a, const unsigned char *bytes, size_t len)
{
	const char *text = opening(a, bytes, len);

	if (!text)
		return "it is no image that can be read: PNG, JPEG and WebP can";
	if (has_prefix(text, "<!doctype html") || has_prefix(text, "<html"))
		return "it is a web page, not an image";
	if (*text == '<' && strstr(text, "<svg"))
		return "it is an SVG: convert it to PNG or JPEG";
	return "it is text, not an image";
}

enum image_kind
image_kind_find(struct arena *a, const unsigned char *bytes, size_t len, const char **why)
{
	for (size_t i = 0; i < COUNT(SIGNATURES); i++) {
		const struct signature *s = &SIGNATURES[i];

		if (len < s->at + s->len || memcmp(bytes + s->at, s->bytes, s->len) != 0)
			continue;
		if (s->name)
			*why = arena_printf(a, "it is %s: convert it to PNG or JPEG", s->name);
		return s->kind;
	}
	*why = len ? describe_text(a, bytes, len) : "it is empty";
	return IMAGE_KIND_NONE;
}
