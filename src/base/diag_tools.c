/* Diagnostics for tools: JSON, SARIF, GitHub workflow commands. */
#include "base/diag_print.h"

#include <string.h>

struct span {
	size_t line, column, end_line, end_column;
};

static struct span
find_span(struct place p)
{
	struct span s;
	struct place end = {p.source, p.end > p.begin ? p.end : p.begin, 0};

	place_find(p, &s.line, &s.column);
	place_find(end, &s.end_line, &s.end_column);
	return s;
}

static void
put_member(struct buf *out, const char *key, const char *text)
{
	buf_printf(out, "\"%s\": ", key);
	buf_json(out, text);
}

static void
put_json_place(struct place p, struct buf *out)
{
	struct span s = find_span(p);

	if (!p.source)
		return;
	put_member(out, "file", p.source->name);
	buf_printf(out,
	    ", \"line\": %zu, \"column\": %zu, \"endLine\": %zu, \"endColumn\": %zu, ", s.line,
	    s.column, s.end_line, s.end_column);
}

void
diag_print_json(const struct diags *d, struct buf *out)
{
	buf_puts(out, "[");
	for (size_t i = 0; i < d->count; i++) {
		const struct diag *one = &d->items[i];

		buf_puts(out, i ? ",\n {" : "\n {");
		put_json_place(one->place, out);
		put_member(out, "level", diag_level_word(one->level));
		buf_puts(out, ", ");
		put_member(out, "name", one->name);
		buf_puts(out, ", ");
		put_member(out, "message", one->message);
		if (one->help) {
			buf_puts(out, ", ");
			put_member(out, "help", one->help);
		}
		buf_putc(out, '}');
	}
	buf_puts(out, d->count ? "\n]\n" : "]\n");
}

/* A file name as a relative URI reference (RFC 3986). */
static void
put_uri(struct buf *out, const char *name)
{
	static const char plain[] = "/-._~!$&()*+,;=@";

	for (; *name; name++) {
		unsigned char c = (unsigned char)*name;
		bool letter = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');

		if (letter || strchr(plain, c))
			buf_putc(out, *name);
		else
			buf_printf(out, "%%%02X", c);
	}
}

static void
put_sarif_place(struct place p, struct buf *out)
{
	struct span s = find_span(p);

	if (!p.source)
		return;
	buf_puts(out, ",\n     \"locations\": [{\"physicalLocation\": "
	              "{\"artifactLocation\": {\"uri\": \"");
	put_uri(out, p.source->name);
	buf_printf(out,
	    "\"}, \"region\": {\"startLine\": %zu, \"startColumn\": %zu, "
	    "\"endLine\": %zu, \"endColumn\": %zu}}}]",
	    s.line, s.column, s.end_line, s.end_column);
}

static void
put_sarif_message(const struct diag *one, struct buf *out)
{
	struct buf text = {0};

	buf_puts(&text, one->message);
	if (one->help) {
		buf_puts(&text, "; help: ");
		buf_puts(&text, one->help);
	}
	put_member(out, "text", text.data);
	buf_free(&text);
}

static void
put_sarif_result(const struct diag *one, struct buf *out)
{
	buf_puts(out, "\n    {");
	put_member(out, "ruleId", one->name);
	buf_puts(out, ", ");
	put_member(out, "level", diag_level_word(one->level));
	buf_puts(out, ",\n     \"message\": {");
	put_sarif_message(one, out);
	buf_putc(out, '}');
	put_sarif_place(one->place, out);
	buf_putc(out, '}');
}

static bool
has_name_before(const struct diags *d, size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (strcmp(d->items[i].name, d->items[index].name) == 0)
			return true;
	}
	return false;
}

static void
put_sarif_rule(const struct diags *d, const char *name, struct buf *out)
{
	const char *sentence = d->explain ? d->explain(name) : NULL;

	buf_putc(out, '{');
	put_member(out, "id", name);
	if (sentence) {
		buf_puts(out, ", \"shortDescription\": {");
		put_member(out, "text", sentence);
		buf_putc(out, '}');
	}
	buf_putc(out, '}');
}

static void
put_sarif_rules(const struct diags *d, struct buf *out)
{
	const char *comma = "";

	for (size_t i = 0; i < d->count; i++) {
		if (has_name_before(d, i))
			continue;
		buf_printf(out, "%s\n    ", comma);
		put_sarif_rule(d, d->items[i].name, out);
		comma = ",";
	}
}

void
diag_print_sarif(const struct diags *d, struct buf *out)
{
	buf_puts(out, "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
	              " \"version\": \"2.1.0\",\n \"runs\": [{\n"
	              "  \"tool\": {\"driver\": {\"name\": \"cvpdf\", \"version\": \"" CVPDF_VERSION
	              "\", \"rules\": [");
	put_sarif_rules(d, out);
	buf_puts(out, "]}},\n  \"columnKind\": \"unicodeCodePoints\",\n  \"results\": [");
	for (size_t i = 0; i < d->count; i++) {
		buf_puts(out, i ? "," : "");
		put_sarif_result(&d->items[i], out);
	}
	buf_puts(out, "]}]}\n");
}

static void
put_escaped(struct buf *out, const char *text, const char *escaped)
{
	for (; *text; text++) {
		if (strchr(escaped, *text))
			buf_printf(out, "%%%02X", (unsigned char)*text);
		else
			buf_putc(out, *text);
	}
}

static void
put_github_place(struct place p, struct buf *out)
{
	struct span s = find_span(p);

	if (!p.source)
		return;
	buf_puts(out, "file=");
	put_escaped(out, p.source->name, "%\r\n:,");
	buf_printf(out, ",line=%zu,col=%zu,endLine=%zu", s.line, s.column, s.end_line);
	if (s.end_line == s.line)
		buf_printf(out, ",endColumn=%zu", s.end_column);
	buf_putc(out, ',');
}

void
diag_print_github(const struct diags *d, struct buf *out)
{
	static const char *const commands[] = {"notice", "warning", "error"};

	for (size_t i = 0; i < d->count; i++) {
		const struct diag *one = &d->items[i];

		buf_printf(out, "::%s ", commands[one->level]);
		put_github_place(one->place, out);
		buf_printf(out, "title=%s::", one->name);
		put_escaped(out, one->message, "%\r\n");
		if (one->help) {
			buf_puts(out, "%0Ahelp: ");
			put_escaped(out, one->help, "%\r\n");
		}
		buf_putc(out, '\n');
	}
}
