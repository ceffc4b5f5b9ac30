/* XMP: there, plain, in step with Info, and naming the standards (ISO 19005-2 §6.6; ISO 14289-1
 * §5). */
#include "rules.h"

#include <stdlib.h>
#include <string.h>

/* The same thing in Info and in XMP. */
static const struct {
	const char *info, *xmp;
} PAIRS[] = {
    {"/Title", "dc:title"},
    {"/Author", "dc:creator"},
    {"/Subject", "dc:description"},
    {"/Keywords", "pdf:Keywords"},
    {"/Creator", "xmp:CreatorTool"},
    {"/Producer", "pdf:Producer"},
    {"/CreationDate", "xmp:CreateDate"},
    {"/ModDate", "xmp:ModifyDate"},
};

static const struct {
	const char *entity, *is;
} ENTITIES[] = {
    {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};

/* Appends the character or entity at s; returns what is behind it. */
static const char *
put_character(struct buf *b, const char *s)
{
	for (size_t i = 0; i < sizeof ENTITIES / sizeof *ENTITIES; i++) {
		size_t len = strlen(ENTITIES[i].entity);
		if (!strncmp(s, ENTITIES[i].entity, len)) {
			buf_puts(b, ENTITIES[i].is);
			return s + len;
		}
	}
	buf_putc(b, *s);
	return s + 1;
}

/* The character data of the element, tags inside it left out; NULL: it isn't there. */
static const char *
element_text(struct rules *r, const char *xmp, const char *name)
{
	const char *open = arena_printf(&r->arena, "<%s>", name),
	           *close = arena_printf(&r->arena, "</%s>", name);
	const char *s = strstr(xmp, open), *end = s ? strstr(s, close) : NULL;
	struct buf b = {0};
	if (!end)
		return NULL;
	for (s += strlen(open); s < end;) {
		if (*s == '<')
			s = strchr(s, '>') + 1;
		else
			s = put_character(&b, s);
	}
	const char *text = arena_dup(&r->arena, b.data ? b.data : "", b.len);
	buf_free(&b);
	return text;
}

/* 'D:20250630120000Z' is '2025-06-30T12:00:00Z'. */
static bool
is_same(const char *info, const char *xmp)
{
	if (strncmp(info, "D:", 2))
		return !strcmp(info, xmp);
	for (info += 2; *info || *xmp; xmp++) {
		if (*xmp && strchr("-:T", *xmp))
			continue;
		if (*info++ != *xmp)
			return false;
	}
	return true;
}

static void
compare(struct rules *r, const char *xmp)
{
	const struct node *info = get(r, r->trailer, "/Info");
	for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
		const char *in_info = get_string(r, info, PAIRS[i].info),
		           *in_xmp = element_text(r, xmp, PAIRS[i].xmp);
		if (!in_info != !in_xmp || (in_info && !is_same(in_info, in_xmp)))
			broken(r, "xmp", "%s is '%s' in Info, '%s' in XMP", PAIRS[i].info,
			    in_info ? in_info : "(none)", in_xmp ? in_xmp : "(none)");
	}
	if (!get_string(r, info, "/Title"))
		broken(r, "xmp", "the document has no title");
}

static void
check_parts(struct rules *r, const char *xmp)
{
	const char *part = element_text(r, xmp, "pdfaid:part"),
	           *level = element_text(r, xmp, "pdfaid:conformance");
	const char *ua = element_text(r, xmp, "pdfuaid:part");
	r->part = part ? atoi(part) : 0;
	if (r->part != 2 && r->part != 3)
		broken(r, "standard", "PDF/A-%s is neither 2 nor 3", part ? part : "(none)");
	else if (!level || strcmp(level, "A"))
		broken(r, "standard", "PDF/A's level isn't A");
	if (!ua || strcmp(ua, "1"))
		broken(r, "standard", "not PDF/UA-1");
	else if (!strstr(xmp, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"))
		broken(r, "standard", "PDF/UA's schema isn't declared, as PDF/A wants");
}

static bool
is_balanced(const char *xmp)
{
	size_t opened = 0, closed = 0;
	for (const char *s = strchr(xmp, '<'); s; s = strchr(s + 1, '<')) {
		const char *end = strchr(s, '>');
		if (!end)
			return false;
		if (s[1] == '/')
			closed++;
		else if (s[1] != '?' && s[1] != '!' && end[-1] != '/')
			opened++;
	}
	return opened == closed;
}

void
check_metadata(struct rules *r)
{
	const struct node *dict = get(r, r->catalog, "/Metadata");
	size_t len;
	const char *xmp = stream_bytes(r, get_ref(r->catalog, "/Metadata"), &len);
	if (!xmp || !is_name(r, dict, "/Type", "Metadata") ||
	    !is_name(r, dict, "/Subtype", "XML")) {
		broken(r, "xmp", "the catalog has no metadata");
		return;
	}
	if (node_get(dict, "/Filter"))
		broken(r, "xmp", "the metadata is filtered");
	if (strncmp(xmp, "<?xpacket begin=", 16) || strlen(xmp) != len || !is_balanced(xmp))
		broken(r, "xmp", "the packet isn't well-formed");
	check_parts(r, xmp);
	compare(r, xmp);
}
