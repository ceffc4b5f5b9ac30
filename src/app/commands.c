/* What cvpdf can be told to do. */
#include "app/audit.h"
#include "app/batch.h"
#include "app/check.h"
#include "app/convert.h"
#include "app/manual.h"
#include "app/new.h"
#include "app/sandbox.h"
#include "app/schema.h"
#include "app/warnings.h"
#include "app/watch.h"
#include "base/asset.h"
#include "cv/locale_table.h"
#include "layout/layout.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

/* A signal that stopped us is what we say we died of. */
static void
die_of(int sig)
{
	if (!sig)
		return;
	signal(sig, SIG_DFL);
	raise(sig);
}

static bool
check_words(const struct options *o)
{
	if (o->fail_on && strcmp(o->fail_on, "error") && strcmp(o->fail_on, "warning"))
		return usage_error("'--fail-on %s' is none of error and warning", o->fail_on),
		       false;
	if (o->stream && (o->inputs.count || o->batch || o->watch))
		return usage_error("'--stream' takes no files, --batch or --watch beside it"),
		       false;
	return true;
}

static int
run_plan(struct arena *a, const struct engine *e, const struct options *o, int *sig)
{
	struct plan plan = {0};
	if (!plan_make(&plan, a, e, o))
		return EXIT_USAGE;
	if (!plan_make_folders(a, &plan) || !sandbox_enter(o, &plan))
		return EXIT_WORLD;
	return o->watch ? watch_run(e, o, &plan, sig)
	                : batch_run(e, o, &plan, false, NULL, NULL, sig);
}

static int
run_render(struct arena *a, const struct options *o)
{
	struct engine e;
	int sig = 0;
	if (!check_words(o) || !engine_open(&e, o))
		return EXIT_USAGE;
	int status = EXIT_WORLD;
	if (!o->stream)
		status = run_plan(a, &e, o, &sig);
	else if (sandbox_enter(o, NULL))
		status = batch_stream(&e, o, &sig);
	engine_close(&e);
	die_of(sig);
	return status;
}

/* Messages for programs are what a check is for: to standard output, in one piece. */
static int
check_for_programs(struct arena *a, const struct options *o)
{
	struct engine e;
	struct plan plan = {0};
	int status = EXIT_USAGE;
	if (!check_words(o) || !engine_open(&e, o))
		return EXIT_USAGE;
	if (plan_make(&plan, a, &e, o))
		status = sandbox_enter(o, &plan) ? check_run(&e, o, &plan) : EXIT_WORLD;
	engine_close(&e);
	return status;
}

static int
run_check(struct arena *a, const struct options *o)
{
	struct options checking = *o;
	checking.check_only = true;
	if (o->format && strcmp(o->format, "text") && !o->stream && !o->watch)
		return check_for_programs(a, &checking);
	return run_render(a, &checking);
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

/* Does data/locales/STEM.yaml hold that language? */
static bool
holds(struct arena *a, const struct asset *file, const struct locale *l)
{
	const char *stem = strrchr(file->name, '/') + 1;
	return locale_find(arena_dup(a, stem, strcspn(stem, "."))) == l;
}

static int
run_locales(struct arena *a, const struct options *o)
{
	size_t n;
	const struct asset *files = asset_list("data/locales/", &n);
	const struct locale *wanted = o->inputs.count ? locale_find(o->inputs.items[0]) : NULL;
	if (o->inputs.count && !wanted)
		return usage_error("no language '%s'", o->inputs.items[0]);
	for (size_t i = 0; wanted && i < n; i++)
		if (holds(a, &files[i], wanted))
			fwrite(files[i].begin, 1, (size_t)(files[i].end - files[i].begin), stdout);
	for (size_t i = 0; !wanted && i < LOCALE_COUNT; i++)
		printf("%-20s %-8s %s\n", LOCALES[i].name, LOCALES[i].tag, LOCALES[i].native);
	return EXIT_OK;
}

static int
run_schema(struct arena *a, const struct options *o)
{
	(void)a;
	const char *name = o->inputs.count ? o->inputs.items[0] : "cv";
	struct buf out = {0};
	if (!schema_write(name, &out))
		return usage_error("no schema of '%s'; there are 'cv' and 'layout'", name);
	fwrite(out.data, 1, out.len, stdout);
	buf_free(&out);
	return EXIT_OK;
}

/* Pages of docs/ that are written from tables: the manual page, or the one that is named. */
static int
run_manual(struct arena *a, const struct options *o)
{
	const char *page = o->inputs.count ? o->inputs.items[0] : "cvpdf";
	struct buf out = {0};
	if (!strcmp(page, "cvpdf"))
		manual_write(a, &out);
	else if (!strcmp(page, "layouts"))
		layout_reference(&out);
	else if (!strcmp(page, "messages"))
		warnings_reference(&out);
	else
		return usage_error("no page '%s': there are cvpdf, layouts and messages", page);
	fwrite(out.data, 1, out.len, stdout);
	buf_free(&out);
	return EXIT_OK;
}

static int
run_messages(struct arena *a, const struct options *o)
{
	(void)a;
	(void)o;
	struct buf out = {0};
	warnings_reference(&out);
	fwrite(out.data, 1, out.len, stdout);
	buf_free(&out);
	return EXIT_OK;
}

const struct command COMMANDS[] = {
    {"render", "FILE…", "set each CV as a PDF; what happens without a command", run_render},
    {"check", "FILE…", "report what is wrong or doubtful, write nothing", run_check},
    {"convert", "FILE -o OUT", "write a CV as YAML, JSON Resume or Markdown, by OUT's ending or --to", convert_command},
    {"audit", "FILE.pdf [CV]", "report what a résumé parser reads in a PDF, and what of the CV it doesn't", audit_command},
    {"extract", "FILE.pdf", "print the CV that is attached to a PDF", extract_command},
    {"new", "NAME.yaml", "write a CV to start from, with comments; '-' prints it", new_cv},
    {"new-layout", "NAME.yaml", "write a layout to start from, with comments", new_layout},
    {"layouts", "[NAME]", "list the layouts, or print one's file", run_layouts},
    {"locales", "[NAME]", "list the languages, or print one's file", run_locales},
    {"schema", "[cv|layout]", "print the JSON Schema of CVs or layouts", run_schema},
    {"manual", "[PAGE]", "print the manual page, or the reference of layouts or messages", run_manual},
    {"messages", "", "list the names of all messages, for -W", run_messages},
};

const size_t COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS;
