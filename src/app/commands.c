/* What cvpdf can be told to do. */
#include "app/job.h"

#include "layout/layout.h"
#include "out/device.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static enum diag_format
diag_format_of(const struct options *o)
{
	static const char *const names[] = {"text", "json", "sarif", "github"};
	for (int i = 0; o->format && i < 4; i++)
		if (!strcmp(o->format, names[i]))
			return (enum diag_format)i;
	return DIAG_TEXT;
}

static void
print_outcome(const struct engine *e, const struct options *o, struct outcome *out)
{
	struct buf text = {0};
	diag_print(&out->diags, diag_format_of(o), e->color, &text);
	if (text.len)
		fwrite(text.data, 1, text.len, stderr);
	if (out->trouble)
		complain("%s", out->trouble);
	buf_free(&text);
}

static int
run_render(struct arena *a, const struct options *o)
{
	struct engine e;
	if (!o->inputs.count)
		return usage_error("no input file");
	for (size_t i = 0; i < o->set.count; i++)
		if (!strchr(o->set.items[i], '='))
			return usage_error("'--set %s' has no '='", o->set.items[i]);
	if (!engine_open(&e, o))
		return EXIT_USAGE;
	int status = EXIT_OK;
	for (size_t i = 0; i < o->inputs.count; i++) {
		struct arena own = {0};
		struct job j = {.input = o->inputs.items[i], .layout = o->layout, .target = o->target};
		j.output = job_output(a, o, j.input, j.layout);
		struct outcome out = job_run(&own, &e, o, &j);
		print_outcome(&e, o, &out);
		status = out.status > status ? out.status : status;
		arena_free(&own);
	}
	engine_close(&e);
	return status;
}

static int
run_check(struct arena *a, const struct options *o)
{
	struct options checking = *o;
	checking.output = NULL;
	(void)a;
	struct engine e;
	if (!o->inputs.count)
		return usage_error("no input file");
	if (!engine_open(&e, &checking))
		return EXIT_USAGE;
	int status = EXIT_OK;
	for (size_t i = 0; i < o->inputs.count; i++) {
		struct arena own = {0};
		struct job j = {.input = o->inputs.items[i], .layout = o->layout};
		struct outcome out = job_run(&own, &e, o, &j);
		print_outcome(&e, o, &out);
		status = out.status > status ? out.status : status;
		arena_free(&own);
	}
	engine_close(&e);
	return status;
}

static int
run_layouts(struct arena *a, const struct options *o)
{
	const char *const *names;
	size_t n = layout_names(&names), len;
	if (o->inputs.count) {
		const char *text = layout_text(o->inputs.items[0], &len);
		if (!text)
			return usage_error("no layout '%s'", o->inputs.items[0]);
		fwrite(text, 1, len, stdout);
		return EXIT_OK;
	}
	for (size_t i = 0; i < n; i++) {
		struct diags d = {.arena = a};
		struct layout_options lo = {.name = names[i]};
		const struct layout *l = layout_read(a, &lo, &d);
		printf("%-20s %s\n", names[i], l && l->help ? l->help : "");
	}
	return EXIT_OK;
}

static int
run_schema(struct arena *a, const struct options *o)
{
	(void)a;
	(void)o;
	struct buf out = {0};
	layout_schema(&out);
	fwrite(out.data, 1, out.len, stdout);
	buf_free(&out);
	return EXIT_OK;
}

const struct command COMMANDS[] = {
    {"render", "FILE…", "set each CV as a PDF; what happens without a command", run_render},
    {"check", "FILE…", "report what is wrong or doubtful, write nothing", run_check},
    {"layouts", "[NAME]", "list the layouts, or print one's file", run_layouts},
    {"schema", "layout", "print the JSON Schema of layouts", run_schema},
};

const size_t COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS;
