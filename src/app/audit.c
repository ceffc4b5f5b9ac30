/* PDFs read back. */
#include "app/audit.h"

#include "audit/audit.h"
#include "base/file.h"

#include <stdio.h>
#include <string.h>

enum { FILE_LIMIT = 256 << 20 };

/* The lines of stage 'strings' for a CV as the options set it; NULL after its messages. */
static const char *
strings_of(struct arena *a, const struct options *o, const char *input, int *status)
{
	struct engine e;
	struct buf text = {0};
	const char *lines = NULL;
	*status = EXIT_USAGE;
	if (!engine_open(&e, o))
		return NULL;
	struct job j = {.input = input,
	    .output = "-",
	    .layout = o->layout,
	    .target = "strings",
	    .options = o};
	struct outcome out = job_run(a, &e, &j);
	*status = out.status;
	if (out.status == EXIT_OK)
		lines = arena_dup(a, out.bytes.data ? out.bytes.data : "", out.bytes.len);
	else if (out.trouble)
		complain("%s", out.trouble);
	diag_print(&out.diags, DIAG_TEXT, e.color, &text);
	if (!lines && text.len)
		fwrite(text.data, 1, text.len, stderr);
	buf_free(&text);
	buf_free(&out.bytes);
	engine_close(&e);
	return lines;
}

static bool
wants_json(const struct options *o)
{
	return o->format && !strcmp(o->format, "json");
}

int
audit_command(struct arena *a, const struct options *o)
{
	const char *bytes, *why, *strings = NULL;
	size_t len;
	int status;
	struct audit audit;
	struct buf text = {0};
	if (o->inputs.count < 1 || o->inputs.count > 2)
		return usage_error("'audit' takes a PDF, and the CV that it was made of");
	if (!file_read(a, o->inputs.items[0], FILE_LIMIT, &bytes, &len, &why))
		return complain("%s: %s", o->inputs.items[0], why), EXIT_WORLD;
	if (o->inputs.count == 2 && !(strings = strings_of(a, o, o->inputs.items[1], &status)))
		return status;
	if (!audit_run(a, bytes, len, strings, &audit, &why))
		return complain("%s: %s", o->inputs.items[0], why), EXIT_WORLD;
	(wants_json(o) ? audit_json : audit_print)(&audit, &text);
	fwrite(text.data, 1, text.len, stdout);
	buf_free(&text);
	return audit_has_losses(&audit) ? EXIT_INPUT : EXIT_OK;
}

int
extract_command(struct arena *a, const struct options *o)
{
	const char *bytes, *why, *to = o->output ? o->output : "-";
	size_t len;
	struct audit_pdf pdf;
	if (o->inputs.count != 1)
		return usage_error("'extract' takes one PDF");
	const char *from = o->inputs.items[0];
	if (!file_read(a, from, FILE_LIMIT, &bytes, &len, &why) ||
	    !audit_pdf_read(a, bytes, len, &pdf, &why))
		return complain("%s: %s", from, why), EXIT_WORLD;
	if (!pdf.file_count)
		return complain("%s: no CV is attached; --attach does that", from), EXIT_INPUT;
	if (!file_write(a, to, pdf.files[0].bytes, pdf.files[0].len, o->if_changed, &why))
		return complain("%s: %s", to, why), EXIT_WORLD;
	return EXIT_OK;
}

static void
report_losses(const struct audit *audit, struct place p, struct diags *d)
{
	for (size_t i = 0; i < audit->strings.count; i++) {
		const struct audit_string *s = &audit->strings.items[i];
		if (s->kind == STRING_SHOWN && s->state == STRING_LOST)
			diag_error(d, p, "lost-text",
			    "a reader of the PDF doesn't get the %s '%s'", s->what, s->text);
	}
	if (audit->unspeakable)
		diag_error(d, p, "lost-text",
		    "a reader of the PDF gets %zu characters that say nothing",
		    audit->unspeakable);
}

bool
audit_verify(struct arena *a, const struct buf *bytes, const char *strings, struct place p,
    struct diags *d, const char **why)
{
	struct audit audit;
	if (!audit_run(a, bytes->data, bytes->len, strings, &audit, why))
		return false;
	report_losses(&audit, p, d);
	return true;
}
