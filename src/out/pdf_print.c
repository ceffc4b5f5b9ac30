/* libharu's objects as bytes. The depth is that of direct objects in each other, four at most:
 * the program's own doing, not the input's. */
#include "out/pdf_print.h"

#include <math.h>
#include <string.h>

#define ID_MASK    0x00FFFFFFu
#define HEX_DIGITS "0123456789ABCDEF"

uint32_t
pdf_number_of(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & ID_MASK;
}

static bool
is_regular(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '+' || c == '_' || c == '.';
}

void
pdf_print_name(struct buf *b, const char *name)
{
	size_t plain = 0;

	buf_putc(b, '/');
	while (is_regular((unsigned char)name[plain]))
		plain++;
	buf_put(b, name, plain);
	for (const char *c = name + plain; *c; c++) {
		if (is_regular((unsigned char)*c))
			buf_putc(b, *c);
		else
			buf_printf(b, "#%02X", (unsigned char)*c);
	}
}

/* Keep two tokens apart. */
static void
begin_token(struct buf *b)
{
	if (b->len && is_regular((unsigned char)b->data[b->len - 1]))
		buf_putc(b, ' ');
}

static void
print_null(struct buf *b, void *object)
{
	(void)object;
	begin_token(b);
	buf_puts(b, "null");
}

static void
print_boolean(struct buf *b, void *object)
{
	begin_token(b);
	buf_puts(b, ((HPDF_Boolean)object)->value ? "true" : "false");
}

void
pdf_print_int(struct buf *b, int64_t value)
{
	begin_token(b);
	buf_int(b, value);
}

void
pdf_print_ref(struct buf *b, const void *object)
{
	pdf_print_int(b, pdf_number_of(object));
	buf_puts(b, " 0 R");
}

void
pdf_print_quarters(struct buf *b, int32_t quarters)
{
	begin_token(b);
	if (quarters % 4)
		buf_decimal(b, (int64_t)quarters * 250, 2, 0);
	else
		buf_int(b, quarters / 4);
}

static void
print_number(struct buf *b, void *object)
{
	pdf_print_int(b, ((HPDF_Number)object)->value);
}

/* A multiple of 1/32, see out/pdf_object.h; three places are finer than that. */
static void
print_real(struct buf *b, void *object)
{
	begin_token(b);
	buf_decimal(b, lround((double)((HPDF_Real)object)->value * 1000), 3, 0);
}

static void
print_name(struct buf *b, void *object)
{
	pdf_print_name(b, ((HPDF_Name)object)->value);
}

static bool
is_plain(unsigned char c)
{
	return c >= ' ' && c <= '~' && c != '(' && c != ')' && c != '\\';
}

static void
put_escaped(struct buf *b, unsigned char c)
{
	if (c < ' ' || c > '~')
		buf_printf(b, "\\%03o", c);
	else {
		buf_putc(b, '\\');
		buf_putc(b, (char)c);
	}
}

void
pdf_print_string(struct buf *b, const char *s, size_t len)
{
	len = len < PDF_STRING_MAX ? len : PDF_STRING_MAX;
	buf_putc(b, '(');
	for (size_t i = 0; i < len; i++) {
		size_t from = i;

		while (i < len && is_plain((unsigned char)s[i]))
			i++;
		buf_put(b, s + from, i - from);
		if (i < len)
			put_escaped(b, (unsigned char)s[i]);
	}
	buf_putc(b, ')');
}

static void
print_string(struct buf *b, void *object)
{
	const char *s = (const char *)((HPDF_String)object)->value;

	pdf_print_string(b, s, strlen(s));
}

void
pdf_print_bytes(struct buf *b, const unsigned char *bytes, size_t len)
{
	buf_putc(b, '<');
	for (size_t i = 0; i < len; i++) {
		buf_putc(b, HEX_DIGITS[bytes[i] >> 4]);
		buf_putc(b, HEX_DIGITS[bytes[i] & 15]);
	}
	buf_putc(b, '>');
}

void
pdf_print_text(struct buf *b, const char *utf8)
{
	struct buf units = {0};

	if (pdf_is_ascii(utf8)) {
		pdf_print_string(b, utf8, strlen(utf8));
		return;
	}
	pdf_utf16(&units, utf8);
	pdf_print_bytes(b, (const unsigned char *)units.data, units.len);
	buf_free(&units);
}

/* As a multiple of 1/32, like libharu's. */
void
pdf_print_length(struct buf *b, mpt v)
{
	begin_token(b);
	buf_decimal(b, mpt_scale(mpt_scale(v, 32, MPT_PT), MPT_PT, 32), 3, 0);
}

void
pdf_print_box(struct buf *b, mpt left, mpt bottom, mpt right, mpt top)
{
	buf_putc(b, '[');
	pdf_print_length(b, left);
	pdf_print_length(b, bottom);
	pdf_print_length(b, right);
	pdf_print_length(b, top);
	buf_putc(b, ']');
}

static void
print_binary(struct buf *b, void *object)
{
	HPDF_Binary s = object;

	pdf_print_bytes(b, s->value, s->len);
}

static void
print_member(struct buf *b, void *object)
{
	const HPDF_Obj_Header *header = object;

	if ((header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_PROXY)
		pdf_print_ref(b, ((HPDF_Proxy)object)->obj);
	else
		pdf_print(b, object);
}

static void
print_array(struct buf *b, void *object)
{
	HPDF_List list = ((HPDF_Array)object)->list;

	buf_putc(b, '[');
	for (HPDF_UINT i = 0; i < list->count; i++)
		print_member(b, list->obj[i]);
	buf_putc(b, ']');
}

static void
print_dict(struct buf *b, void *object)
{
	HPDF_Dict d = object;

	if (d->before_write_fn)
		d->before_write_fn(d);
	buf_puts(b, "<<");
	for (HPDF_UINT i = 0; i < d->list->count; i++) {
		HPDF_DictElement e = d->list->obj[i];

		if (d->stream && !strcmp(e->key, "Length"))
			continue;
		pdf_print_name(b, e->key);
		print_member(b, e->value);
	}
	if (pdf_entries_of(d))
		buf_puts(b, pdf_entries_of(d));
	buf_puts(b, ">>");
}

static void (*const PRINT[])(struct buf *, void *) = {
    [HPDF_OCLASS_NULL] = print_null,
    [HPDF_OCLASS_BOOLEAN] = print_boolean,
    [HPDF_OCLASS_NUMBER] = print_number,
    [HPDF_OCLASS_REAL] = print_real,
    [HPDF_OCLASS_NAME] = print_name,
    [HPDF_OCLASS_STRING] = print_string,
    [HPDF_OCLASS_BINARY] = print_binary,
    [HPDF_OCLASS_ARRAY] = print_array,
    [HPDF_OCLASS_DICT] = print_dict,
};

void
pdf_print(struct buf *b, void *object)
{
	PRINT[((const HPDF_Obj_Header *)object)->obj_class & HPDF_OCLASS_ANY](b, object);
}
