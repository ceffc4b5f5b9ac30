/* The associated file (ISO 19005-3 §6.8): the data that the document was made from. */
#include <hpdf_encrypt.h>
#include <limits.h>

#include "out/pdf_metadata.h"

#define MD5_BYTES 16

static HPDF_Dict
parameters(struct pdf *p, const struct device_options *o, int64_t date)
{
	HPDF_Dict d = pdf_dict(p);
	HPDF_BYTE sum[MD5_BYTES];
	HPDF_MD5_CTX md5;

	HPDF_MD5Init(&md5);
	HPDF_MD5Update(&md5, o->attach_bytes, (HPDF_UINT32)o->attach_len);
	HPDF_MD5Final(sum, &md5);
	pdf_put_int(d, "Size", (int32_t)o->attach_len);
	pdf_put_text(p, d, "ModDate", pdf_date(p, date));
	pdf_put_bytes(p, d, "CheckSum", sum, sizeof sum);
	return d;
}

static HPDF_Dict
embedded_file(struct pdf *p, const struct device_options *o, int64_t date)
{
	HPDF_Dict d = pdf_stream(p, o->attach_bytes, o->attach_len);
	HPDF_Dict both = pdf_dict(p);

	pdf_put_name(d, "Type", "EmbeddedFile");
	pdf_put_name(
	    d, "Subtype", o->attach_type ? o->attach_type : "application/octet-stream");
	pdf_put(d, "Params", parameters(p, o, date));
	pdf_put(both, "F", d);
	pdf_put(both, "UF", d);
	return both;
}

static HPDF_Dict
file_specification(struct pdf *p, const struct device_options *o, int64_t date)
{
	HPDF_Dict d = pdf_dict_ref(p);

	pdf_put_name(d, "Type", "Filespec");
	pdf_put_text(p, d, "F", o->attach_name);
	pdf_put_text(p, d, "UF", o->attach_name);
	pdf_put_text(p, d, "Desc", "The data of this document");
	pdf_put_name(d, "AFRelationship", "Source");
	pdf_put(d, "EF", embedded_file(p, o, date));
	return d;
}

static HPDF_Dict
name_tree(struct pdf *p, const char *name, HPDF_Dict file)
{
	HPDF_Dict d = pdf_dict(p);
	HPDF_Array names = pdf_array(p);

	pdf_add(names, pdf_text(p, name));
	pdf_add(names, file);
	pdf_put(d, "Names", names);
	return d;
}

void
pdf_attach_write(struct pdf *p, const struct device_options *o, int64_t date)
{
	HPDF_Dict file, names;
	HPDF_Array files;

	if (!o->attach_name || o->attach_len > INT_MAX)
		return;
	file = file_specification(p, o, date);
	files = pdf_array(p);
	pdf_add(files, file);
	pdf_put(pdf_catalog(p), "AF", files);
	names = pdf_dict(p);
	pdf_put(names, "EmbeddedFiles", name_tree(p, o->attach_name, file));
	pdf_put(pdf_catalog(p), "Names", names);
}
