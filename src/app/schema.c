/* Schemas, put together from the tables' definitions. */
#include "app/schema.h"

#include "base/color.h"
#include "cv/schema.h"
#include "layout/layout.h"

#include <string.h>

static void
write_colors(struct buf *out)
{
	const char *name;
	buf_puts(out, "\"color\": {\"anyOf\": [{\"type\": \"string\", \"pattern\": "
	              "\"^ *(#([0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})|"
	              "(rgb|hsl)a?\\\\([0-9., %]+\\\\)) *$\"},\n{\"enum\": [");
	for (size_t i = 0; (name = color_name(i)); i++)
		buf_printf(out, "%s\"%s\"", i ? ", " : "", name);
	buf_puts(out, "]}]}");
}

static void
write_head(const char *title, const char *of, struct buf *out)
{
	buf_printf(out,
	    "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
	    "\"title\": \"%s\",\n\"$comment\": \"Written by 'cvpdf schema'; don't edit it.\",\n"
	    "\"$ref\": \"#/$defs/%s\",\n\"$defs\": {\n",
	    title, of);
	write_colors(out);
	buf_puts(out, ",\n\"design\": ");
	layout_schema(out);
}

bool
schema_write(const char *name, struct buf *out)
{
	bool cv = strcmp(name, "cv") == 0;
	if (!cv && strcmp(name, "layout"))
		return false;
	write_head(cv ? "A CV for cvpdf" : "A layout of cvpdf", cv ? "file" : "design", out);
	if (cv) {
		buf_puts(out, ",\n");
		cv_schema_definitions(out);
	}
	buf_puts(out, "}}\n");
	return true;
}
