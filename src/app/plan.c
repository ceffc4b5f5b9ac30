/* Jobs from options. */
#include "app/plan.h"

#include "app/pattern.h"
#include "base/dict.h"
#include "base/file.h"
#include "out/device.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TAR "tar:"

struct planner {
	struct plan *plan;
	struct arena *arena;
	struct arena *work; /* for what nobody needs once the plan is made */
	const struct engine *engine;
	struct dict outputs; /* path → the job's number + 1 */
	struct dict inputs;
	struct dict folders; /* as typed → as the system has it */
};

const char *
plan_archive(const struct options *o)
{
	return o->output && !strncmp(o->output, TAR, strlen(TAR)) ? o->output + strlen(TAR)
	                                                          : NULL;
}

struct words
plan_layouts(struct arena *a, const struct options *o)
{
	struct words w = {0};
	const char *p = o->layout;
	while (p && *p) {
		size_t len = strcspn(p, ",");
		if (len)
			words_add(a, &w, arena_dup(a, p, len));
		p += len + (p[len] == ',');
	}
	if (!w.count)
		words_add(a, &w, NULL);
	return w;
}

static const char *
ending_of(const struct options *o)
{
	const struct device *d = o->target ? device_find(o->target) : NULL;
	return d ? d->ending : job_is_stage(o->target) ? "txt" : "pdf";
}

static bool
is_printed(const struct options *o)
{
	return o->target && strcmp(ending_of(o), "pdf");
}

const char *
plan_pattern(struct arena *a, const struct options *o, const char *input)
{
	bool stdio = !strcmp(input, "-");
	if (o->check_only)
		return NULL;
	if (o->output && !plan_archive(o))
		return o->out_dir && strcmp(o->output, "-")
		           ? path_join(a, o->out_dir, o->output)
		           : o->output;
	if (!plan_archive(o) && !o->out_dir && (stdio || is_printed(o)))
		return "-";
	bool many = o->layout && strchr(o->layout, ',');
	const char *name =
	    arena_printf(a, many ? "{stem}-{layout}.%s" : "{stem}.%s", ending_of(o));
	if (o->out_dir)
		return path_join(a, o->out_dir, name);
	return plan_archive(o) || o->stream ? name : path_join(a, path_dir(a, input), name);
}

static const char *
find_output(struct planner *p, const struct job *j)
{
	const char *pattern = plan_pattern(p->work, j->options, j->input);
	struct pattern_values v = {.layout = j->layout};
	v.stem = strcmp(j->input, "-") ? path_stem(p->work, j->input) : "cv";
	if (!pattern)
		return NULL;
	if (pattern_has(pattern, "{name}") ||
	    (!j->layout && pattern_has(pattern, "{layout}"))) {
		struct arena own = {0};
		job_peek(&own, p->engine, j, &v.name, &v.layout);
		pattern = pattern_fill(p->arena, pattern, &v);
		arena_free(&own);
		return pattern;
	}
	return pattern_fill(p->arena, pattern, &v);
}

/* A folder as the system knows it, so that two ways to it are one. */
static const char *
real_folder(struct planner *p, const char *folder)
{
	const char *known = dict_get(&p->folders, folder);
	if (known)
		return known;
	char *real = realpath(folder, NULL);
	known = arena_str(p->work, real ? real : folder);
	free(real);
	dict_set(&p->folders, folder, (void *)(uintptr_t)known);
	return known;
}

static const char *
identity(struct planner *p, const char *path)
{
	const char *slash = strrchr(path, '/');
	return path_join(
	    p->work, real_folder(p, path_dir(p->work, path)), slash ? slash + 1 : path);
}

static const char *
named(struct arena *a, const struct job *j)
{
	return j->layout ? arena_printf(a, "%s as %s", j->input, j->layout) : j->input;
}

static bool
refuse_twice(struct planner *p, const struct job *j, const struct job *other)
{
	bool to_stdout = !strcmp(j->output, "-");
	usage_error("%s and %s would both be written to %s%s", named(p->arena, other),
	    named(p->arena, j), to_stdout ? "standard output" : j->output,
	    to_stdout ? ", use -o tar:-"
	              : "; {stem}, {layout} and {name} in -o tell them apart");
	return false;
}

static bool
claim_output(struct planner *p, size_t number)
{
	const struct job *j = &p->plan->jobs[number];
	bool to_stdout = j->output && !strcmp(j->output, "-");
	if (!j->output || (to_stdout && is_printed(j->options)))
		return true;
	const char *path = to_stdout ? "-" : identity(p, j->output);
	uintptr_t other = (uintptr_t)dict_get(&p->outputs, path);
	if (other)
		return refuse_twice(p, j, &p->plan->jobs[other - 1]);
	if (!to_stdout && !plan_archive(j->options) && dict_get(&p->inputs, path)) {
		usage_error("%s would be written over an input", j->output);
		return false;
	}
	dict_set(&p->outputs, path, (void *)(number + 1));
	return true;
}

static bool
claim_outputs(struct planner *p)
{
	struct plan *plan = p->plan;
	for (size_t i = 0; i < plan->count; i++)
		if (strcmp(plan->jobs[i].input, "-"))
			dict_set(&p->inputs, identity(p, plan->jobs[i].input), p);
	for (size_t i = 0; i < plan->count; i++)
		if (!claim_output(p, i))
			return false;
	return true;
}

static void
add_jobs(struct planner *p, const struct options *o, struct words layouts, const char *input)
{
	struct plan *plan = p->plan;
	for (size_t i = 0; i < layouts.count; i++) {
		struct job j = {.input = input,
		    .layout = layouts.items[i],
		    .target = o->target,
		    .options = o};
		j.output = find_output(p, &j);
		plan->jobs =
		    arena_grow(p->arena, plan->jobs, plan->count, &plan->room, sizeof j);
		plan->jobs[plan->count++] = j;
	}
}

static bool
add_options(struct planner *p, const struct options *o, const struct words *inputs)
{
	for (size_t i = 0; i < o->set.count; i++)
		if (!strchr(o->set.items[i], '='))
			return usage_error("'--set %s' has no '='", o->set.items[i]), false;
	if (o->output && !pattern_check(o->output))
		return false;
	struct words layouts = plan_layouts(p->arena, o);
	for (size_t i = 0; i < inputs->count; i++)
		add_jobs(p, o, layouts, inputs->items[i]);
	return true;
}

static bool
add_list(struct planner *p, const struct options *o)
{
	struct diags d = {.arena = p->work};
	struct job_list list = {0};
	bool good = plan_read(p->arena, p->work, o->batch, o, &list, &d);
	struct buf text = {0};
	diag_print(&d, DIAG_TEXT, p->engine->color, &text);
	if (text.len)
		fwrite(text.data, 1, text.len, stderr);
	buf_free(&text);
	for (size_t i = 0; good && i < list.count; i++)
		good = add_options(p, list.items[i].options, &list.items[i].inputs);
	return good;
}

bool
shard_parse(const char *text, struct shard *out)
{
	char rest;
	*out = (struct shard){0};
	if (!text)
		return true;
	bool from_zero = text[0] == '+';
	if (sscanf(text + from_zero, "%zu/%zu%c", &out->part, &out->of, &rest) == 2 &&
	    !strchr(text, '-') && (out->part += from_zero) && out->part <= out->of)
		return true;
	usage_error("'%s' is no shard like 2/5, or +1/5 when counted from 0", text);
	return false;
}

/* FNV's low bits alone are weak for short names. */
bool
shard_has(struct shard s, const void *name, size_t len)
{
	uint64_t hash = hash_bytes(name, len, 0);
	hash ^= hash >> 33;
	hash *= 0xff51afd7ed558ccdu;
	hash ^= hash >> 33;
	return !s.of || hash % s.of == s.part - 1;
}

static void
leave_out_others(struct planner *p, struct shard s)
{
	size_t kept = 0;
	for (size_t i = 0; i < p->plan->count; i++) {
		const struct job *j = &p->plan->jobs[i];
		const char *name =
		    arena_printf(p->work, "%s\n%s", j->input, j->layout ? j->layout : "");
		if (shard_has(s, name, strlen(name)))
			p->plan->jobs[kept++] = *j;
	}
	p->plan->count = kept;
}

static void
find_folders(struct planner *p)
{
	struct dict seen = {.arena = p->work};
	for (size_t i = 0; i < p->plan->count; i++) {
		const struct job *j = &p->plan->jobs[i];
		const struct options *o = j->options;
		bool makes = !plan_archive(o) && (o->out_dir || pattern_has(o->output, "{"));
		if (!makes || !j->output || !strcmp(j->output, "-"))
			continue;
		const char *dir = path_dir(p->work, j->output);
		if (dict_get(&seen, dir))
			continue;
		dict_set(&seen, dir, p);
		words_add(p->arena, &p->plan->folders, arena_str(p->arena, dir));
	}
}

static bool
lay_out(struct planner *p, const struct options *o)
{
	struct shard shard;
	if (!shard_parse(o->shard, &shard) || !add_options(p, o, &o->inputs))
		return false;
	if (o->batch && !add_list(p, o))
		return false;
	if (!o->inputs.count && !o->batch) {
		usage_error("no input file");
		return false;
	}
	if (p->plan->count > 1 && !claim_outputs(p))
		return false;
	if (shard.of)
		leave_out_others(p, shard);
	find_folders(p);
	return true;
}

bool
plan_make(struct plan *plan, struct arena *a, const struct engine *e, const struct options *o)
{
	struct arena work = {0};
	struct planner p = {.plan = plan,
	    .arena = a,
	    .work = &work,
	    .engine = e,
	    .outputs = {.arena = &work},
	    .inputs = {.arena = &work},
	    .folders = {.arena = &work}};
	bool good = lay_out(&p, o);
	arena_free(&work);
	return good;
}

bool
plan_make_folders(struct arena *a, const struct plan *p)
{
	const char *why;
	for (size_t i = 0; i < p->folders.count; i++) {
		if (dir_make(a, p->folders.items[i], &why))
			continue;
		complain("%s: %s", p->folders.items[i], why);
		return false;
	}
	return true;
}
