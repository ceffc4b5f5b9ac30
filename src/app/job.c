/* One CV through all stages. */
#include "app/job.h"

#include "app/limits.h"
#include "app/audit.h"
#include "app/strings.h"
#include "app/warnings.h"

#include "base/file.h"
#include "cv/read.h"
#include "cv/write.h"
#include "layout/layout.h"
#include "out/device.h"
#include "typeset/fit.h"
#include "typeset/looks.h"
#include "typeset/unshown.h"

#include <string.h>

/* What a job has made so far. */
struct work {
	struct arena *a;
	const struct engine *engine;
	const struct options *o; /* the job's */
	const struct job *job;
	struct outcome *out;
	struct node *root, *overrides, *design; /* what the command line lays over CV and layout */
	struct cv *cv;
	struct layout *layout;
	struct composition set;
	size_t allowed; /* errors that keep nothing from being written */
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

static void
print_strings(const struct work *w, struct buf *out)
{
	strings_print(w->cv, w->set.pages, out);
}

static const struct stage STAGES[] = {
    {"nodes", print_nodes},
    {"cv", print_cv},
    {"layout", print_layout},
    {"boxes", print_boxes},
    {"strings", print_strings},
};

static const struct stage *
find_stage(const char *name)
{
	for (size_t i = 0; name && i < sizeof STAGES / sizeof *STAGES; i++)
		if (!strcmp(STAGES[i].name, name))
			return &STAGES[i];
	return NULL;
}

bool
job_is_stage(const char *target)
{
	return find_stage(target) != NULL;
}

static const struct device *
find_device(const struct job *j)
{
	const struct device *d = j->target ? device_find(j->target) : NULL;
	if (!d && !j->target && j->output)
		d = device_for_ending(path_ending(j->output));
	return d ? d : device_find("pdf");
}

/* A format that the CV itself is written in; NULL: a device. */
static const struct cv_writer *
find_writer(const struct job *j)
{
	const char *ending = j->output ? path_ending(j->output) : "";
	if (j->target ? device_find(j->target) != NULL : device_for_ending(ending) != NULL)
		return NULL;
	return cv_writer_find(j->target, ending);
}

static bool
fail(struct work *w, int status, const char *trouble)
{
	w->out->status = status;
	w->out->trouble = trouble;
	return false;
}

/* A list or a map as YAML has it, anything else (a Markdown link, too) as it is. */
static struct node *
override_value(struct work *w, const char *value, struct place p)
{
	if (*value != '[' && *value != '{')
		return node_scalar(w->a, value, p);
	struct diags tried = {.arena = w->a};
	struct source *s = source_new(w->a, "<command line>", value, strlen(value), &tried);
	struct node *n = yaml_read(w->a, s, &tried);
	return n && !tried.errors ? n : node_scalar(w->a, value, p);
}

/* The keys of a value and of the maps that were made for it stand before the '=' at `end`. */
static void
place_keys(struct node *value, const struct source *s, const char *set, size_t end)
{
	for (struct node *n = value; n && end; n = n->parent) {
		size_t begin = end;
		while (begin && set[begin - 1] != '.')
			begin--;
		if (n == value || n->key_place.source == s)
			n->key_place = (struct place){s, (uint32_t)begin, (uint32_t)end};
		end = begin ? begin - 1 : 0;
	}
}

static bool
is_of_design(const char *key)
{
	static const char design[] = "design";
	size_t len = strlen(design);
	return !strncmp(key, design, len) && (key[len] == '.' || !key[len]);
}

static void
add_override(struct work *w, const char *set)
{
	const char *equals = strchr(set, '=');
	if (!equals)
		return; /* checked by the command */
	struct source *s = source_new(w->a, "<command line>", set, strlen(set), &w->out->diags);
	struct place p = {s, (uint32_t)(equals - set) + 1, (uint32_t)s->len};
	const char *key = arena_dup(w->a, set, (size_t)(equals - set));
	struct node **map = is_of_design(key) ? &w->design : &w->overrides;
	if (!*map)
		*map = node_new(w->a, NODE_MAP, p);
	struct node *value = override_value(w, equals + 1, p);
	if (node_set(w->a, *map, key, value))
		place_keys(value, s, set, (size_t)(equals - set));
	else
		diag_error(&w->out->diags, p, "override", "'%s' can't be set: a part of it is no map", key);
}

/* --set KEY=VALUE and what else the command line says of the layout, as a map over the input. */
static void
make_overrides(struct work *w)
{
	for (size_t i = 0; i < w->o->set.count; i++)
		add_override(w, w->o->set.items[i]);
	if (w->o->pages)
		add_override(w, arena_printf(w->a, "design.fit.pages=%s", w->o->pages));
}

static struct source *
read_source(struct work *w)
{
	const struct job *j = w->job;
	const char *bytes = j->bytes, *why;
	size_t len = j->len;
	size_t most = w->o->max_input ? w->o->max_input : LIMIT_INPUT;
	if (most > UINT32_MAX / 2)
		most = UINT32_MAX / 2; /* places are 32 bits wide */
	if (!bytes && !file_read(w->a, j->input, most, &bytes, &len, &why)) {
		fail(w, EXIT_WORLD, arena_printf(w->a, "%s: %s", j->input, why));
		return NULL;
	}
	const char *name = strcmp(j->input, "-") ? j->input : "<stdin>";
	return source_new(w->a, name, bytes, len, &w->out->diags);
}

static bool
read_input(struct work *w)
{
	struct source *s = read_source(w);
	if (!s)
		return false;
	make_overrides(w);
	struct cv_options co = {.format = w->o->from, .now = w->engine->now, .root = w->o->root, .overrides = w->overrides,
	    .locale_file = w->o->locale, .settings_file = w->o->settings};
	w->cv = cv_read(w->a, s, &co, &w->out->diags, &w->root);
	size_t errors = w->out->diags.errors;
	if (w->cv)
		cv_check(w->cv, &w->out->diags);
	if (!w->cv || errors)
		return fail(w, EXIT_INPUT, NULL);
	w->out->owner = rich_plain(w->a, &w->cv->name);
	return true;
}

/* What the command line says of the look. */
static const struct node *
set_design(const struct work *w)
{
	return w->design ? node_find(w->design, "design") : NULL;
}

static bool
read_layout(struct work *w)
{
	if (w->o->design) {
		const struct node *design = layout_design_read(w->a, w->o->design, &w->out->diags);
		if (!design)
			return fail(w, EXIT_INPUT, NULL);
		w->cv->design = design;
	}
	struct layout_options lo = {.name = w->job->layout, .design = cv_design(w->a, w->cv), .overrides = set_design(w)};
	w->layout = layout_read(w->a, &lo, &w->out->diags);
	if (!w->layout)
		return fail(w, EXIT_INPUT, NULL);
	w->out->layout = w->layout->name;
	engine_seek(w->engine, w->layout, w->o->design);
	return true;
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

/* The CV's design with the layout that the command line names; a file's is no name. */
static const struct node *
named_design(struct work *w)
{
	const struct node *own = w->cv->design, *over = set_design(w);
	if (over)
		own = own ? node_merge(w->a, own, over) : over;
	struct place p = own ? own->place : place_none();
	struct node *design = node_new(w->a, NODE_MAP, p);
	if (!w->job->layout || strcmp(w->job->layout, w->layout->name))
		return own;
	node_append(design, "extends", p, node_scalar(w->a, w->layout->name, p));
	return own ? node_merge(w->a, own, design) : design;
}

/* The CV that goes into the PDF, to be rendered as it was. */
static void
attach(struct work *w, struct device_options *options, struct buf *resume)
{
	if (!w->o->attach)
		return;
	struct cv cv = *w->cv;
	cv.design = named_design(w);
	cv_write_attachment(&cv, resume);
	options->attach_name = "resume.json";
	options->attach_type = "application/json";
	options->attach_bytes = resume->data;
	options->attach_len = resume->len;
}

static bool
verify(struct work *w, const struct device *device)
{
	const char *why;
	struct buf strings = {0};
	if (!w->o->verify || strcmp(device->name, "pdf"))
		return true;
	strings_print(w->cv, w->set.pages, &strings);
	bool read = audit_verify(w->a, &w->out->bytes, strings.data, (struct place){w->cv->source, 0, 0},
	    &w->out->diags, &why);
	buf_free(&strings);
	return read || fail(w, EXIT_WORLD, arena_printf(w->a, "--verify: %s", why));
}

static bool
write_device(struct work *w)
{
	const char *why = NULL;
	const struct device *device = find_device(w->job);
	const struct cv_writer *writer = find_writer(w->job);
	struct buf resume = {0};
	if (writer) {
		writer->write(w->cv, &w->out->bytes, &w->out->diags);
		return true;
	}
	struct device_options options = {.standard = standard_of(w->o), .compress = !w->o->no_compress};
	attach(w, &options, &resume);
	bool written = device->write(w->set.pages, &options, &w->out->bytes, &why);
	buf_free(&resume);
	if (!written)
		return fail(w, EXIT_WORLD, arena_printf(w->a, "%s: %s", w->job->output, why));
	return verify(w, device);
}

static void
count_pages(struct work *w)
{
	size_t most = w->o->max_pages;
	w->out->pages = w->set.pages->count;
	if (most && w->out->pages > most)
		diag_error(&w->out->diags, (struct place){w->cv->source, 0, 0}, "max-pages",
		    "the CV has %zu pages, %zu are allowed", w->out->pages, most);
}

static bool
may_write(const struct work *w)
{
	return w->out->diags.errors <= w->allowed;
}

/* The lint of looks is made at all if any of it is asked for; the filter keeps what was. */
static bool
wants_looks(const struct options *o)
{
	bool wanted = o->looks;
	for (size_t i = 0; i < o->warnings.count; i++)
		wanted = wanted || looks_has(o->warnings.items[i]);
	return wanted;
}

static void
set_pages(struct work *w)
{
	struct compose_options co = {.scales = SCALES_NONE, .looks = wants_looks(w->o), .root = w->o->root,
	    .now = w->engine->dated || w->cv->settings ? w->engine->now : -1};
	struct fit fit = fit_compose(w->a, w->cv, w->layout, w->engine->shaper, &co, &w->out->diags);
	w->set = fit.set;
	unshown_report(w->a, w->cv, w->layout, &w->out->diags);
	w->out->fitted = fit.note;
	w->allowed = w->o->force && !fit.fits;
	count_pages(w);
}

static void
run_stages(struct work *w)
{
	const struct stage *stage = find_stage(w->job->target);
	if (!read_input(w)) {
		if (w->cv)
			read_layout(w); /* for what there is to say of it */
		if (stage && w->root && !strcmp(stage->name, "nodes"))
			stage->print(w, &w->out->bytes);
		return;
	}
	if (!read_layout(w))
		return;
	set_pages(w);
	if (stage)
		stage->print(w, &w->out->bytes);
	else if (w->job->output && may_write(w))
		write_device(w);
}

/* An error anywhere, in a stage that goes on too, and nothing is written. */
static void
judge(struct work *w)
{
	const struct options *o = w->o;
	struct outcome *out = w->out;
	bool warned = out->diags.warnings && o->fail_on && !strcmp(o->fail_on, "warning");
	out->wanted = !out->status && may_write(w) && w->job->output;
	if (!out->status && (out->diags.errors || warned))
		out->status = EXIT_INPUT;
}

struct outcome
job_run(struct arena *a, const struct engine *e, const struct job *j)
{
	struct outcome out = {.diags = {.arena = a, .strict = j->options->strict,
	    .filter = warnings_filter, .filter_self = (void *)j->options, .explain = warnings_explain}};
	struct work w = {.a = a, .engine = e, .o = j->options, .job = j, .out = &out};
	run_stages(&w);
	judge(&w);
	return out;
}

bool
job_write(struct arena *a, const struct job *j, struct outcome *out)
{
	const char *why;
	if (!out->wanted)
		return out->status != EXIT_WORLD;
	const char *bytes = out->bytes.data ? out->bytes.data : "";
	if (file_write(a, j->output, bytes, out->bytes.len, j->options->if_changed, &why))
		return true;
	out->status = EXIT_WORLD;
	out->trouble = arena_printf(a, "%s: %s", j->output, why);
	return false;
}

void
job_peek(struct arena *a, const struct engine *e, const struct job *j, const char **owner,
    const char **layout)
{
	struct outcome out = {.diags = {.arena = a}};
	struct work w = {.a = a, .engine = e, .o = j->options, .job = j, .out = &out};
	bool good = read_input(&w);
	const struct node *own = good ? node_get(w.cv->design, "theme") : NULL;
	const struct node *set = node_get(set_design(&w), "theme");
	const struct node *theme = set ? set : own;
	*owner = good ? out.owner : NULL;
	*layout = j->layout ? j->layout : theme ? theme->text : NULL;
}
