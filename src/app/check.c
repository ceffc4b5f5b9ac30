/* Checking for programs. */
#include "app/check.h"

#include "app/limits.h"
#include "app/warnings.h"

#include <stdio.h>

/* The places lead into sources of the job's arena, which must live as long as `all`. */
static void
append(struct diags *all, const struct diags *more)
{
	for (size_t i = 0; i < more->count; i++) {
		all->items = arena_grow(
		    all->arena, all->items, all->count, &all->room, sizeof *all->items);
		all->items[all->count] = more->items[i];
		all->items[all->count].order = all->count;
		all->count++;
	}
}

int
check_run(const struct engine *e, const struct options *o, const struct plan *p)
{
	struct arena a = {0};
	struct diags all = {.arena = &a};
	struct buf text = {0};
	int status = EXIT_OK;
	for (size_t i = 0; i < p->count; i++) {
		limits_begin(o, p->jobs[i].input);
		struct outcome out = job_run(&a, e, &p->jobs[i]);
		limits_end();
		append(&all, &out.diags);
		if (out.trouble)
			complain("%s", out.trouble);
		status = out.status > status ? out.status : status;
		buf_free(&out.bytes);
	}
	diag_print(&all, warnings_format(o), false, &text);
	if (text.len)
		fwrite(text.data, 1, text.len, stdout);
	buf_free(&text);
	arena_free(&a);
	return status;
}
