/* Info and XMP (ISO 16684-1; ISO 19005-2 §6.6; ISO 14289-1 §5). */
#include "out/pdf_metadata.h"

#include <time.h>

#define CREATOR  "cvpdf"
#define PRODUCER "cvpdf with libharu"

static const char XMP_HEAD[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<dc:format>application/pdf</dc:format>\n";

/* PDF/A wants every schema declared that XMP itself doesn't know. */
static const char XMP_UA[] =
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 to which the document conforms"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char XMP_TAIL[] =
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";

/* Character data of XML 1.0, which has no control characters. */
static void
put_xml(struct buf *b, const char *s)
{
	for (; *s; s++) {
		switch (*s) {
		case '&': buf_puts(b, "&amp;"); break;
		case '<': buf_puts(b, "&lt;"); break;
		case '>': buf_puts(b, "&gt;"); break;
		default: buf_putc(b, (unsigned char)*s < ' ' ? ' ' : *s);
		}
	}
}

static void
put_property(struct buf *b, const char *before, const char *value, const char *after)
{
	if (!value || !*value)
		return;
	buf_puts(b, before);
	put_xml(b, value);
	buf_puts(b, after);
	buf_putc(b, '\n');
}

static const char *
format_date(struct pdf *p, int64_t seconds, const char *format)
{
	time_t t = (time_t)seconds;
	struct tm tm = {0};
	char text[64];

	if (seconds < 0)
		return NULL;
	gmtime_r(&t, &tm);
	strftime(text, sizeof text, format, &tm);
	return arena_str(&p->arena, text);
}

const char *
pdf_date(struct pdf *p, int64_t seconds)
{
	return format_date(p, seconds, "D:%Y%m%d%H%M%SZ");
}

static void
put_xmp_dates(struct buf *b, const char *date)
{
	put_property(b, "<xmp:CreateDate>", date, "</xmp:CreateDate>");
	put_property(b, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>");
	put_property(b, "<xmp:MetadataDate>", date, "</xmp:MetadataDate>");
}

/* Everyone in one dc:creator item: Acrobat mixes Info and XMP otherwise. */
static void
put_xmp(struct buf *b, struct pdf *p, const struct pages *pages, const char *title,
    const char *lang)
{
	put_property(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", title,
	    "</rdf:li></rdf:Alt></dc:title>");
	put_property(b, "<dc:creator><rdf:Seq><rdf:li>", pages->author,
	    "</rdf:li></rdf:Seq></dc:creator>");
	put_property(b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
	    pages->subject, "</rdf:li></rdf:Alt></dc:description>");
	put_property(
	    b, "<dc:language><rdf:Bag><rdf:li>", lang, "</rdf:li></rdf:Bag></dc:language>");
	put_property(b, "<pdf:Keywords>", pages->keywords, "</pdf:Keywords>");
	put_property(b, "<pdf:Producer>", PRODUCER, "</pdf:Producer>");
	put_property(b, "<xmp:CreatorTool>", CREATOR, "</xmp:CreatorTool>");
	put_xmp_dates(b, format_date(p, pages->date, "%Y-%m-%dT%H:%M:%SZ"));
}

static void
put_standard(struct buf *b, enum pdf_standard standard)
{
	if (standard == PDF_A2A || standard == PDF_A3A)
		buf_printf(b,
		    "<pdfaid:part>%d</pdfaid:part>\n"
		    "<pdfaid:conformance>A</pdfaid:conformance>\n",
		    standard == PDF_A2A ? 2 : 3);
	if (standard != PDF_NONE)
		buf_puts(b, XMP_UA);
}

static void
write_xmp(struct pdf *p, const struct pages *pages, enum pdf_standard standard,
    const char *title, const char *lang)
{
	struct buf b = {0};
	HPDF_Dict d;

	buf_puts(&b, XMP_HEAD);
	put_xmp(&b, p, pages, title, lang);
	put_standard(&b, standard);
	buf_puts(&b, XMP_TAIL);
	d = standard == PDF_NONE ? pdf_stream(p, b.data, b.len)
	                         : pdf_stream_plain(p, b.data, b.len);
	pdf_put_name(d, "Type", "Metadata");
	pdf_put_name(d, "Subtype", "XML");
	pdf_put(pdf_catalog(p), "Metadata", d);
	buf_free(&b);
}

/* An empty string says nothing. */
static void
put_words(struct pdf *p, HPDF_Dict info, const char *key, const char *words)
{
	pdf_put_text(p, info, key, words && *words ? words : NULL);
}

static void
write_info(struct pdf *p, const struct pages *pages, const char *title)
{
	HPDF_Dict info = pdf_info(p);
	const char *date = pdf_date(p, pages->date);

	put_words(p, info, "Title", title);
	put_words(p, info, "Author", pages->author);
	put_words(p, info, "Subject", pages->subject);
	put_words(p, info, "Keywords", pages->keywords);
	pdf_put_ascii(p, info, "Creator", CREATOR);
	pdf_put_ascii(p, info, "Producer", PRODUCER);
	pdf_put_text(p, info, "CreationDate", date);
	pdf_put_text(p, info, "ModDate", date);
}

static HPDF_Dict
viewer_preferences(struct pdf *p)
{
	HPDF_Dict d = pdf_dict(p);

	pdf_put_true(d, "DisplayDocTitle");
	return d;
}

void
pdf_metadata_write(struct pdf *p, const struct pages *pages, enum pdf_standard standard)
{
	const char *title = pages->title ? pages->title : pages->author ? pages->author : "CV";
	const char *lang = pages->lang ? pages->lang : "en";

	pdf_put_text(p, pdf_catalog(p), "Lang", lang);
	pdf_put(pdf_catalog(p), "ViewerPreferences", viewer_preferences(p));
	write_info(p, pages, title);
	write_xmp(p, pages, standard, title, lang);
	if (standard == PDF_A2A || standard == PDF_A3A)
		pdf_profile_write(p);
}
