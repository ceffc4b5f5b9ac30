/* Reports for machines. */
#include "app/report.h"

#include "base/clock.h"
#include "base/file.h"

#include <string.h>

struct report
report_new(const char *path)
{
	return (struct report){.junit = !strcmp(path_ending(path), "xml")};
}

static void
put_text(struct buf *out, const char *key, const char *text)
{
	buf_printf(out, ", \"%s\": ", key);
	if (text)
		buf_json(out, text);
	else
		buf_puts(out, "null");
}

static void
add_json(struct buf *out, const struct job *j, const char *output, const struct result *r)
{
	char hex[SHA256_HEX];
	buf_puts(out, out->len ? ",\n  {\"input\": " : "\n  {\"input\": ");
	buf_json(out, j->input);
	put_text(out, "layout", r->layout.bytes ? r->layout.bytes : j->layout);
	put_text(out, "output", output);
	put_text(out, "status", result_word(r->state));
	buf_printf(
	    out, ", \"pages\": %zu, \"bytes\": %zu, \"milliseconds\": ", r->pages, r->size);
	buf_decimal(out, r->microseconds, 3, 0);
	if (r->has_digest)
		sha256_hex(r->digest, hex);
	put_text(out, "sha256", r->has_digest ? hex : NULL);
	put_text(out, "owner", r->owner.bytes);
	if (r->trouble.bytes)
		put_text(out, "trouble", r->trouble.bytes);
	buf_printf(out, ",\n   \"messages\": ");
	buf_puts(out, r->list.bytes ? r->list.bytes : "[]\n");
	while (out->data[out->len - 1] == '\n')
		out->len--;
	buf_putc(out, '}');
}

/* XML 1.0 §2.2 leaves most control characters no way in. */
static void
put_xml(struct buf *out, const char *s)
{
	for (; s && *s; s++) {
		switch (*s) {
		case '<': buf_puts(out, "&lt;"); break;
		case '>': buf_puts(out, "&gt;"); break;
		case '&': buf_puts(out, "&amp;"); break;
		case '"': buf_puts(out, "&quot;"); break;
		case '\n': buf_puts(out, "&#10;"); break;
		default: buf_putc(out, (unsigned char)*s < ' ' && *s != '\t' ? '?' : *s);
		}
	}
}

static void
put_seconds(struct buf *out, int64_t microseconds)
{
	buf_puts(out, "\" time=\"");
	buf_decimal(out, microseconds / 1000, 3, 1);
}

static void
add_junit(struct buf *out, const struct job *j, const char *output, const struct result *r)
{
	static const char *const elements[RESULT_STATES] = {
	    [RESULT_DONE] = NULL,
	    [RESULT_ERRORS] = "failure",
	    [RESULT_WORLD] = "error",
	    [RESULT_LOST] = "error",
	    [RESULT_SKIPPED] = "skipped",
	};
	const char *element = elements[r->state];
	const char *layout = r->layout.bytes ? r->layout.bytes : j->layout;
	buf_puts(out, "  <testcase name=\"");
	put_xml(out, j->input);
	buf_puts(out, "\" classname=\"");
	put_xml(out, layout ? layout : "classic");
	buf_puts(out, "\" file=\"");
	put_xml(out, j->input);
	put_seconds(out, r->microseconds);
	buf_puts(out, "\">\n");
	if (element) {
		buf_printf(out, "    <%s message=\"", element);
		put_xml(out, r->trouble.bytes ? r->trouble.bytes : result_word(r->state));
		buf_puts(out, "\">");
		put_xml(out, r->messages.bytes);
		buf_printf(out, "</%s>\n", element);
	} else {
		buf_puts(out, "    <system-out>");
		put_xml(out, output);
		if (r->messages.bytes)
			buf_puts(out, "&#10;");
		put_xml(out, r->messages.bytes);
		buf_puts(out, "</system-out>\n");
	}
	buf_puts(out, "  </testcase>\n");
}

void
report_add(struct report *r, const struct job *j, const char *output, const struct result *what)
{
	(r->junit ? add_junit : add_json)(&r->rows, j, output, what);
}

static void
end_json(const struct report *r, const struct tally *t, struct buf *out)
{
	buf_puts(out, "{\"version\": \"" CVPDF_VERSION "\", \"milliseconds\": ");
	buf_decimal(out, clock_microseconds() - t->start, 3, 0);
	for (int i = 0; i < RESULT_STATES; i++)
		buf_printf(
		    out, ", \"%s\": %zu", result_word((enum result_state)i), t->count[i]);
	buf_printf(out, ", \"pages\": %zu, \"bytes\": %zu,\n \"jobs\": [", t->pages, t->bytes);
	buf_puts(out, r->rows.data ? r->rows.data : "");
	buf_puts(out, "\n ]}\n");
}

static void
end_junit(const struct report *r, const struct tally *t, struct buf *out)
{
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
	buf_printf(out,
	    " <testsuite name=\"cvpdf\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" "
	    "skipped=\"%zu",
	    tally_ended(t) + t->count[RESULT_SKIPPED], t->count[RESULT_ERRORS],
	    t->count[RESULT_WORLD] + t->count[RESULT_LOST], t->count[RESULT_SKIPPED]);
	put_seconds(out, clock_microseconds() - t->start);
	buf_puts(out, "\">\n");
	buf_puts(out, r->rows.data ? r->rows.data : "");
	buf_puts(out, " </testsuite>\n</testsuites>\n");
}

void
report_end(struct report *r, const struct tally *t, struct buf *out)
{
	(r->junit ? end_junit : end_json)(r, t, out);
}

void
report_free(struct report *r)
{
	buf_free(&r->rows);
}
