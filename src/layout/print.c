/* Writers that walk the table: the resolved layout, the JSON Schema, the reference page. */
#include <string.h>

#include "layout/pictures.h"

#define STEP 2 /* columns of YAML indentation */

static void
print_table(const struct field_table *t, const struct layout *l, int indent, struct buf *out)
{
	for (size_t i = 0; i < t->count; i++) {
		const struct field *f = &t->rows[i];
		const struct option_kind *k = option_kind(f);

		if (!option_is_group(f) && !k->print)
			continue;
		buf_printf(out, "%*s%s:", indent, "", f->key);
		if (option_is_group(f)) {
			buf_putc(out, '\n');
			print_table(f->arg, l, indent + STEP, out);
			continue;
		}
		buf_putc(out, ' ');
		k->print(f, (const char *)l + f->offset, indent + STEP, out);
		buf_putc(out, '\n');
	}
}

void
layout_print(const struct layout *l, struct buf *out)
{
	buf_printf(out, "# layout '%s', resolved\n", l->name);
	print_table(&LAYOUT_OPTIONS, l, 0, out);
}

static void
write_schema_default(const struct field *f, struct buf *out)
{
	const struct option_kind *k = option_kind(f);
	bool bare = k == &KIND_BOOL || k == &KIND_INT || k == &KIND_FACTOR;

	if (!f->initial || k == &KIND_LIST)
		return;
	buf_puts(out, ", \"default\": ");
	if (bare)
		buf_puts(out, f->initial);
	else
		buf_json(out, strcmp(f->initial, "\"\"") ? f->initial : "");
}

/* An option without a value is absent, so each may be null. */
void
options_schema(const struct field_table *t, struct buf *out)
{
	buf_puts(
	    out, "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {");
	for (size_t i = 0; i < t->count; i++) {
		const struct field *f = &t->rows[i];

		buf_puts(out, i ? ",\n" : "\n");
		buf_json(out, f->key);
		buf_puts(out, ": {\"description\": ");
		buf_json(out, f->help);
		write_schema_default(f, out);
		buf_puts(out, ", \"anyOf\": [{\"type\": \"null\"}, ");
		f->kind->schema(f, out);
		buf_puts(out, "]}");
	}
	buf_puts(out, "}}");
}

void
layout_schema(struct buf *out)
{
	options_schema(&LAYOUT_OPTIONS, out);
}

static void
write_values(const struct field *f, struct buf *out)
{
	const struct option_kind *k = option_kind(f);
	const int *limits = f->arg;

	if (k == &KIND_WORD) {
		buf_putc(out, '`');
		words_print(f->arg, "`, `", out);
		buf_putc(out, '`');
	} else if (k == &KIND_INT) {
		buf_printf(out, "%d to %d", limits[0], limits[1]);
	} else if (k == &KIND_FACTOR) {
		buf_printf(out, "%d to %d", limits[0] / 1000, limits[1] / 1000);
	} else {
		buf_puts(out, k->values);
	}
}

static void
write_default(const char *initial, struct buf *out)
{
	if (!initial) {
		buf_puts(out, "–");
		return;
	}
	buf_putc(out, '`');
	for (; *initial; initial++)
		if (*initial == '\n')
			buf_puts(out, "`<br>`");
		else if (*initial == '|')
			buf_puts(out, "\\|");
		else
			buf_putc(out, *initial);
	buf_putc(out, '`');
}

static void
write_rows(const struct field_table *t, struct buf *out)
{
	bool any = false;

	for (size_t i = 0; i < t->count; i++) {
		const struct field *f = &t->rows[i];

		if (option_is_group(f))
			continue;
		if (!any)
			buf_puts(out,
			    "\n| option | values | default | meaning |\n|---|---|---|---|\n");
		any = true;
		buf_printf(out, "| `%s` | ", f->key);
		write_values(f, out);
		buf_puts(out, " | ");
		write_default(f->initial, out);
		buf_printf(out, " | %s |\n", f->help);
	}
}

static void
write_placeholders(const struct field_table *t, struct buf *out)
{
	for (size_t i = 0; i < t->count; i++) {
		const struct field *f = &t->rows[i];
		const struct template_names *names = f->arg;

		if (f->kind != &KIND_TEMPLATE.base ||
		    (i && !strcmp(f->key, "date_and_location_column")))
			continue;
		buf_printf(out, "\nPlaceholders of `%s`: ", f->key);
		words_print(names->words, " ", out);
		buf_puts(out, ".\n");
	}
}

static void
write_group(const struct field *group, const char *path, struct buf *out)
{
	const struct field_table *t = group->arg;

	buf_printf(out, "\n## %s\n\n%s\n", path, group->help);
	if (option_kind(group) == &KIND_FAMILIES)
		buf_puts(out, "A text instead of a map is the family of all of them.\n");
	write_rows(t, out);
	pictures_write(t, path, out);
	write_placeholders(t, out);
	for (size_t i = 0; i < t->count; i++) {
		struct buf inner = {0};

		if (!option_is_group(&t->rows[i]))
			continue;
		buf_printf(&inner, "%s.%s", path, t->rows[i].key);
		write_group(&t->rows[i], inner.data, out);
		buf_free(&inner);
	}
}

static const char INTRODUCTION[] =
    "# Layouts: every option\n"
    "\n"
    "Written by the program from the table that reads layouts; don't edit it.\n"
    "\n"
    "A layout is a YAML file of the options below; it states what differs from the layout that "
    "it\n"
    "`extends`, or from the defaults. `cvpdf layouts` lists the built-in ones, `cvpdf layouts "
    "NAME`\n"
    "prints one. What is laid over what, later over earlier: the defaults, the layout "
    "extended, the\n"
    "layout (`--layout`, or `design.theme` of the CV), the CV's `design` block or the "
    "`--design` file in\n"
    "its place, `--set design.KEY=VALUE`. An option without a value is as if it were not "
    "there.\n"
    "A wrong value is an error in a layout and a warning in a CV, where the layout's own is "
    "kept.\n"
    "Names and meanings are those of RenderCV 2.8; names of RenderCV 2.0 to 2.3 and 1.x are\n"
    "understood too.\n"
    "\n"
    "A picture shows what the option does to a small page; it leads to the CV that the page is "
    "of.\n"
    "\n"
    "## Values\n"
    "\n"
    "- **Lengths**: a number and `cm`, `mm`, `in` or `pt`; where it makes sense also `em`, "
    "times the\n"
    "  size of the type around it, or `%` of the width of the text: `0.7in`, `1.2em`, `32%`.\n"
    "- **Colors**, as in CSS: names, `#0af`, `#004f90`, `rgb(0, 79, 144)`, `hsl(207, 100%, "
    "28%)`.\n"
    "- **Font families**: one that is bundled; else one of `--font-path`, beside the layout, or of "
    "the system\n"
    "  (the PDF then depends on the machine, and a note names the file). For one that isn't there "
    "the layout's\n"
    "  own is taken, with a warning.\n"
    "- **Page sizes**: a word, or width and height: `210mm x 297mm`, `8.5in x 11in`.\n"
    "\n"
    "## Templates\n"
    "\n"
    "Words in CAPITALS are placeholders; any field of an entry is one, under its name in "
    "capitals.\n"
    "Text may be `**bold**`, `*italic*` and over several lines. A placeholder that an entry "
    "has nothing\n"
    "for goes together with what is glued to it, with lower-case words alone between it and "
    "the\n"
    "next, and with what would trail at the end of a line; empty lines vanish. `SUMMARY` and\n"
    "`HIGHLIGHTS` alone on a line are blocks of their own.\n";

void
layout_reference(struct buf *out)
{
	buf_puts(out, INTRODUCTION);
	buf_puts(out, "\n## At the top\n");
	write_rows(&LAYOUT_OPTIONS, out);
	for (size_t i = 0; i < LAYOUT_OPTIONS.count; i++)
		if (option_is_group(&LAYOUT_OPTIONS.rows[i]))
			write_group(&LAYOUT_OPTIONS.rows[i], LAYOUT_OPTIONS.rows[i].key, out);
}
