/* One CV through all stages. */
#include "app/job.h"

#include "base/file.h"
#include "cv/read.h"
#include "layout/layout.h"
#include "out/device.h"
#include "typeset/compose.h"

#include <string.h>

enum { INPUT_LIMIT = 64 << 20 };

/* What a job has made so far. */
struct work {
	struct arena *a;
	const struct engine *engine;
	const struct options *o;
	const struct job *job;
	struct outcome *out;
	struct node *root, *overrides;
	struct cv *cv;
	struct layout *layout;
	struct composition set;
};

struct stage {
	const char *name;
	void (*print)(const struct work *w, struct buf *out);
};

static void
print_nodes(const struct work *w, struct buf *out)
{
	node_print(w->root, out);
}

static void
print_cv(const struct work *w, struct buf *out)
{
	cv_print(w->cv, out);
}

static void
print_layout(const struct work *w, struct buf *out)
{
	layout_print(w->layout, out);
}

static void
print_boxes(const struct work *w, struct buf *out)
{
	vlist_print(&w->set.main, out);
	if (w->set.side.count)
		buf_puts(out, "sidebar\n");
	vlist_print(&w->set.side, out);
}

static const struct stage STAGES[] = {
    {"nodes", print_nodes},
    {"cv", print_cv},
    {"layout", print_layout},
    {"boxes", print_boxes},
};

static const struct stage *
find_stage(const char *name)
{
	for (size_t i = 0; name && i < sizeof STAGES / sizeof *STAGES; i++)
		if (!strcmp(STAGES[i].name, name))
			return &STAGES[i];
	return NULL;
}

static const struct device *
find_device(const struct job *j)
{
	const struct device *d = j->target ? device_find(j->target) : NULL;
	if (!d && !j->target && j->output)
		d = device_for_ending(path_ending(j->output));
	return d ? d : device_find("pdf");
}

static bool
fail(struct work *w, int status, const char *trouble)
{
	w->out->status = status;
	w->out->trouble = trouble;
	return false;
}

/* --set KEY=VALUE as a map over the input. */
static void
make_overrides(struct work *w)
{
	const struct words *set = &w->o->set;
	for (size_t i = 0; i < set->count; i++) {
		const char *equals = strchr(set->items[i], '=');
		if (!equals)
			continue; /* checked by the command */
		struct source *s =
		    source_new(w->a, "<command line>", set->items[i], strlen(set->items[i]), &w->out->diags);
		struct place p = {s, (uint32_t)(equals - set->items[i]) + 1, (uint32_t)s->len};
		if (!w->overrides)
			w->overrides = node_new(w->a, NODE_MAP, p);
		const char *key = arena_dup(w->a, set->items[i], (size_t)(equals - set->items[i]));
		if (!node_set(w->a, w->overrides, key, node_scalar(w->a, equals + 1, p)))
			diag_error(&w->out->diags, p, "override", "'%s' can't be set: a part of it is no map", key);
	}
}

static bool
read_input(struct work *w)
{
	const char *bytes, *why;
	size_t len;
	if (!file_read(w->a, w->job->input, INPUT_LIMIT, &bytes, &len, &why))
		return fail(w, EXIT_WORLD, arena_printf(w->a, "%s: %s", w->job->input, why));
	const char *name = strcmp(w->job->input, "-") ? w->job->input : "<stdin>";
	struct source *s = source_new(w->a, name, bytes, len, &w->out->diags);
	make_overrides(w);
	struct cv_options co = {.format = w->o->from, .now = w->engine->now, .overrides = w->overrides};
	w->cv = cv_read(w->a, s, &co, &w->out->diags, &w->root);
	if (!w->cv || w->out->diags.errors)
		return fail(w, EXIT_INPUT, NULL);
	cv_check(w->cv, &w->out->diags);
	return true;
}

static bool
read_layout(struct work *w)
{
	struct layout_options lo = {.name = w->job->layout, .design_file = w->o->design, .design = w->cv->design,
	    .overrides = w->overrides ? node_find(w->overrides, "design") : NULL};
	w->layout = layout_read(w->a, &lo, &w->out->diags);
	return w->layout || fail(w, EXIT_INPUT, NULL);
}

static bool
is_done(const struct work *w)
{
	return w->out->diags.errors > 0;
}

static bool
write_bytes(struct work *w, const struct buf *bytes)
{
	const char *why;
	if (is_done(w) || !w->job->output)
		return !is_done(w) || fail(w, EXIT_INPUT, NULL);
	w->out->bytes = bytes->len;
	if (file_write(w->a, w->job->output, bytes->data ? bytes->data : "", bytes->len, w->o->if_changed, &why))
		return true;
	return fail(w, EXIT_WORLD, arena_printf(w->a, "%s: %s", w->job->output, why));
}

static enum pdf_standard
standard_of(const struct options *o)
{
	static const char *const names[] = {"none", "ua-1", "a-2a", "a-3a"};
	for (int i = 0; o->standard && i < 4; i++)
		if (!strcmp(o->standard, names[i]))
			return (enum pdf_standard)i;
	return PDF_A2A;
}

static bool
write_device(struct work *w, struct buf *bytes)
{
	const char *why = NULL;
	struct device_options options = {.standard = standard_of(w->o), .compress = !w->o->no_compress};
	if (find_device(w->job)->write(w->set.pages, &options, bytes, &why))
		return true;
	return fail(w, EXIT_WORLD, arena_printf(w->a, "%s: %s", w->job->output, why));
}

static void
run_stages(struct work *w, struct buf *bytes)
{
	const struct stage *stage = find_stage(w->job->target);
	if (!read_input(w)) {
		if (stage && w->root && !strcmp(stage->name, "nodes"))
			stage->print(w, bytes);
		return;
	}
	if (!read_layout(w))
		return;
	w->set = compose(w->a, w->cv, w->layout, w->engine->shaper, &SCALES_NONE,
	    w->engine->dated || w->cv->settings ? w->engine->now : -1, &w->out->diags);
	w->out->pages = w->set.pages->count;
	if (stage)
		stage->print(w, bytes);
	else if (!write_device(w, bytes))
		return;
	write_bytes(w, bytes);
}

struct outcome
job_run(struct arena *a, const struct engine *e, const struct options *o, const struct job *j)
{
	struct outcome out = {.diags = {.arena = a, .strict = o->strict}};
	struct work w = {.a = a, .engine = e, .o = o, .job = j, .out = &out};
	struct buf bytes = {0};
	run_stages(&w, &bytes);
	buf_free(&bytes);
	return out;
}

static const char *
fill_pattern(struct arena *a, const char *pattern, const char *stem, const char *layout)
{
	struct buf out = {0};
	for (const char *p = pattern; *p;) {
		if (!strncmp(p, "{stem}", 6)) {
			buf_puts(&out, stem);
			p += 6;
		} else if (!strncmp(p, "{layout}", 8)) {
			buf_puts(&out, layout ? path_stem(a, layout) : "classic");
			p += 8;
		} else {
			buf_putc(&out, *p++);
		}
	}
	const char *path = arena_str(a, out.data ? out.data : "");
	buf_free(&out);
	return path;
}

const char *
job_output(struct arena *a, const struct options *o, const char *input, const char *layout)
{
	const char *stem = strcmp(input, "-") ? path_stem(a, input) : "cv";
	const struct device *d = o->target ? device_find(o->target) : NULL;
	if (o->output)
		return fill_pattern(a, o->output, stem, layout);
	if (find_stage(o->target) || (d && strcmp(d->name, "pdf")))
		return "-";
	const char *name = arena_printf(a, "%s.pdf", stem);
	if (o->out_dir)
		return path_join(a, o->out_dir, name);
	return strcmp(input, "-") ? path_join(a, path_dir(a, input), name) : "-";
}
