/* Checking for programs. */
#include "app/check.h"

#include "app/limits.h"
#include "app/warnings.h"

#include <stdio.h>

struct copy {
	const struct source *of, *is;
};

/* The source that a message needs for its place, copied once. */
static const struct source *
copy_source(struct arena *a, const struct source *s, struct copy *last)
{
	if (!s || s == last->of)
		return s ? last->is : NULL;
	struct source *copy = arena_zero(a, 1, sizeof *copy);
	copy->name = arena_str(a, s->name);
	copy->bytes = arena_dup(a, s->bytes, s->len);
	copy->len = s->len;
	source_index(a, copy);
	*last = (struct copy){s, copy};
	return copy;
}

/* Keep messages longer than their job. */
static void
append(struct diags *all, const struct diags *more)
{
	struct copy last = {0};
	for (size_t i = 0; i < more->count; i++) {
		all->items = arena_grow(
		    all->arena, all->items, all->count, &all->room, sizeof *all->items);
		struct diag *d = &all->items[all->count];
		*d = more->items[i];
		d->place.source = copy_source(all->arena, d->place.source, &last);
		d->message = arena_str(all->arena, d->message);
		d->help = d->help ? arena_str(all->arena, d->help) : NULL;
		d->order = all->count++;
	}
}

int
check_run(const struct engine *e, const struct options *o, const struct plan *p)
{
	struct arena kept = {0};
	struct diags all = {.arena = &kept, .explain = warnings_explain};
	struct buf text = {0};
	int status = EXIT_OK;
	for (size_t i = 0; i < p->count; i++) {
		struct arena a = {0};
		limits_begin(o, p->jobs[i].input);
		struct outcome out = job_run(&a, e, &p->jobs[i]);
		limits_end();
		append(&all, &out.diags);
		if (out.trouble)
			complain("%s", out.trouble);
		status = out.status > status ? out.status : status;
		buf_free(&out.bytes);
		arena_free(&a);
	}
	diag_print(&all, warnings_format(o), false, &text);
	if (text.len)
		fwrite(text.data, 1, text.len, stdout);
	buf_free(&text);
	arena_free(&kept);
	return status;
}
