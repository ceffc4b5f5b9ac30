/* CVs from one format to another. */
#include "app/convert.h"

#include "app/engine.h"
#include "app/limits.h"
#include "app/sandbox.h"
#include "app/warnings.h"
#include "base/file.h"
#include "cv/read.h"
#include "cv/write.h"
#include "yaml/comments.h"

#include <stdio.h>
#include <string.h>

static const struct cv_writer *
find_writer(const struct options *o)
{
	const char *ending = o->output ? path_ending(o->output) : "";
	const struct cv_writer *w = cv_writer_find(o->target, ending);
	if (w)
		return w;
	if (o->target)
		usage_error(
		    "'--to %s' is none of rendercv, jsonresume, yamlresume and markdown",
		    o->target);
	else
		usage_error(
		    "say by '-o FILE.yaml', '.json' or '.md', or by '--to', what to write");
	return NULL;
}

/* Comments go from our YAML to our YAML alone. */
static void
note_comments(struct arena *a, const struct cv *cv, const struct node *root,
    const struct cv_writer *w, struct diags *d)
{
	bool carried = cv->root && strcmp(w->name, "rendercv") == 0;
	if (carried || strcmp(cv->format, "markdown") == 0)
		return;
	struct comments c = comments_read(a, cv->source, root);
	const struct comment *first = c.own.count ? c.own.items : c.behind.items;
	size_t count = c.own.count + c.behind.count;
	if (count)
		diag_note(d, (struct place){cv->source, first->at, first->at + 1}, "lossy",
		    "comments are not carried over, %zu of them", count);
}

static struct cv *
read_cv(struct arena *a, const struct engine *e, const struct options *o, struct diags *d,
    struct node **root, const char **trouble)
{
	const char *path = o->inputs.items[0], *bytes, *why;
	size_t len, most = o->max_input ? o->max_input : LIMIT_INPUT;
	if (!file_read(a, path, most, &bytes, &len, &why)) {
		*trouble = arena_printf(a, "%s: %s", path, why);
		return NULL;
	}
	struct source *s = source_new(a, strcmp(path, "-") ? path : "<stdin>", bytes, len, d);
	struct cv_options co = {.format = o->from,
	    .now = e->now,
	    .locale_file = o->locale,
	    .settings_file = o->settings,
	    .root = o->root,
	    .as_written = true};
	return cv_read(a, s, &co, d, root);
}

static void
print_messages(const struct engine *e, const struct options *o, struct diags *d)
{
	struct buf text = {0};
	diag_print(d, warnings_format(o), e->color, &text);
	if (text.len)
		fwrite(text.data, 1, text.len, stderr);
	buf_free(&text);
}

static int
convert(
    struct arena *a, const struct engine *e, const struct options *o, const struct cv_writer *w)
{
	struct diags d = {.arena = a,
	    .strict = o->strict,
	    .filter = warnings_filter,
	    .filter_self = (void *)o};
	struct buf out = {0};
	const char *trouble = NULL, *why, *to = o->output ? o->output : "-";
	struct node *root = NULL;
	struct cv *cv = read_cv(a, e, o, &d, &root, &trouble);
	if (cv && !d.errors) {
		w->write(cv, &out, &d);
		note_comments(a, cv, root, w, &d);
	}
	print_messages(e, o, &d);
	if (out.len && !d.errors && !file_write(a, to, out.data, out.len, o->if_changed, &why))
		trouble = arena_printf(a, "%s: %s", to, why);
	buf_free(&out);
	if (trouble)
		complain("%s", trouble);
	return trouble ? EXIT_WORLD : d.errors ? EXIT_INPUT : EXIT_OK;
}

int
convert_command(struct arena *a, const struct options *o)
{
	struct engine e;
	if (o->inputs.count != 1)
		return usage_error("'convert' takes one CV");
	const struct cv_writer *w = find_writer(o);
	if (!w || !engine_open(&e, o))
		return EXIT_USAGE;
	struct job j = {
	    .input = o->inputs.items[0], .output = o->output ? o->output : "-", .options = o};
	struct plan p = {.jobs = &j, .count = 1};
	int status = EXIT_WORLD;
	if (sandbox_enter(o, &p)) {
		limits_begin(o, j.input);
		status = convert(a, &e, o, w);
		limits_end();
	}
	engine_close(&e);
	return status;
}
