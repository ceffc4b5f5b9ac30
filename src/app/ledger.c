/* Results in order: printed, archived, reported, counted. */
#include "app/ledger.h"

#include "app/plan.h"
#include "app/tar.h"
#include "base/clock.h"
#include "base/dict.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARCHIVE_CHUNK = 1 << 20 };

static void
archive_flush(struct ledger *l)
{
	const char *why;
	if (l->archive.len && !l->archive_failed &&
	    !file_append(&l->arena, l->archive_fd, l->archive.data, l->archive.len, &why)) {
		complain("%s: %s", plan_archive(l->options), why);
		l->archive_failed = true;
	}
	buf_clear(&l->archive);
}

/* A failure of the world that the worker could not see. */
static void
fail(struct arena *a, struct result *r, const char *path, const char *why)
{
	const char *text = arena_printf(a, "%s: %s", path, why);
	r->state = RESULT_WORLD;
	r->trouble = (struct text){text, strlen(text)};
}

static void
archive(struct ledger *l, struct arena *a, struct result *r, const char *name)
{
	int64_t time = l->engine->dated ? l->engine->now : 0;
	if (!tar_put(&l->archive, name, r->output.bytes, r->output.len, time))
		fail(a, r, name, "the name is too long for a tar archive");
	if (l->archive.len >= ARCHIVE_CHUNK || !strcmp(plan_archive(l->options), "-"))
		archive_flush(l);
	if (l->archive_failed)
		fail(a, r, name, "the archive could not be written");
}

static bool
is_written(struct ledger *l, const char *path)
{
	if (!l->written || !strcmp(path, "-"))
		return false;
	if (dict_get(l->written, path))
		return true;
	dict_set(l->written, arena_str(l->written->arena, path), l);
	return false;
}

/* The output that a worker has handed back. */
static void
write_output(struct ledger *l, struct arena *a, const struct job *j, struct result *r)
{
	const char *why;
	if (!j->output || !r->output.bytes)
		return;
	if (is_written(l, j->output))
		fail(a, r, j->output, "an earlier document was written there");
	else if (l->archive_fd >= 0)
		archive(l, a, r, j->output);
	else if (l->options->stream && strcmp(j->output, "-") &&
	         !dir_make(a, path_dir(a, j->output), &why))
		fail(a, r, j->output, why);
	else if (!file_write(a, j->output, r->output.bytes, r->output.len,
	             j->options->if_changed, &why))
		fail(a, r, j->output, why);
}

static void
print_result(struct ledger *l, const struct job *j, const struct result *r)
{
	bool fitted = r->fitted.len && !l->options->quiet;
	if (!r->messages.len && !r->trouble.len && !fitted)
		return;
	progress_clear(&l->progress);
	if (r->messages.len)
		fwrite(r->messages.bytes, 1, r->messages.len, stderr);
	if (fitted)
		complain("%s: %s", j->input, r->fitted.bytes);
	if (r->state == RESULT_LOST)
		complain("%s: lost: %s", j->input, r->trouble.bytes);
	else if (r->trouble.len)
		complain("%s", r->trouble.bytes);
}

/* A path as make reads it. */
static void
put_path(struct buf *out, const char *path)
{
	for (; *path; path++) {
		if (*path == ' ' || *path == '#')
			buf_putc(out, '\\');
		if (*path == '$')
			buf_putc(out, '$');
		buf_putc(out, *path);
	}
}

/* A target, and each file again without one, so that make doesn't stop where one is gone. */
static void
put_deps(struct buf *out, const char *target, const struct text *reads)
{
	struct buf empty = {0};
	put_path(out, target);
	buf_putc(out, ':');
	for (size_t at = 0; at < reads->len; at += strlen(reads->bytes + at) + 1) {
		const char *path = reads->bytes + at;
		buf_puts(out, " \\\n ");
		put_path(out, path);
		put_path(&empty, path);
		buf_puts(&empty, ":\n");
	}
	buf_putc(out, '\n');
	buf_puts(out, empty.data ? empty.data : "");
	buf_free(&empty);
}

static void
note_result(struct ledger *l, const struct job *j, const struct result *r)
{
	const char *output = r->size && r->state != RESULT_WORLD ? j->output : NULL;
	l->tally.count[r->state]++;
	l->tally.pages += r->pages;
	l->tally.bytes += output ? r->size : 0;
	if (l->options->report)
		report_add(&l->report, j, output, r);
	if (l->options->deps && j->output && r->reads.len)
		put_deps(&l->deps, j->output, &r->reads);
	if (l->seen)
		l->seen(l->self, r->ticket, r);
}

static void
act(struct ledger *l, struct result *r)
{
	struct arena own = {0};
	const struct job *j = l->job(l->self, &own, r);
	write_output(l, &own, j, r);
	print_result(l, j, r);
	note_result(l, j, r);
	progress_tick(&l->progress);
	arena_free(&own);
}

static void
act_on_held(struct ledger *l)
{
	struct held *h;
	while ((h = l->held[l->next % l->window])) {
		act(l, &h->result);
		l->held[l->next++ % l->window] = NULL;
		free(h->record);
		free(h);
	}
}

/* In its turn a result needs no memory: its output may be written already. */
static void
act_now(struct ledger *l, const struct result *r, char *record)
{
	struct result own = *r;
	act(l, &own);
	l->next++;
	free(record);
	act_on_held(l);
}

bool
ledger_open(struct ledger *l, size_t window, uint64_t total)
{
	const char *archive_path = plan_archive(l->options), *why;
	l->tally = (struct tally){.total = total, .start = clock_microseconds()};
	l->progress = progress_new(&l->tally, l->untold || l->options->quiet || total == 1);
	l->window = window;
	l->held = arena_zero(&l->arena, window, sizeof *l->held);
	l->archive_fd = -1;
	if (l->options->report)
		l->report = report_new(l->options->report);
	if (!archive_path || l->options->check_only)
		return true;
	l->archive_fd = file_begin(&l->arena, archive_path, &why);
	if (l->archive_fd < 0)
		complain("%s: %s", archive_path, why);
	return l->archive_fd >= 0;
}

void
ledger_take(struct ledger *l, const struct result *r, char *record)
{
	struct held **at = &l->held[r->ticket % l->window];
	if (r->ticket < l->next || *at) {
		free(record);
		return;
	}
	if (r->ticket == l->next) {
		act_now(l, r, record);
		return;
	}
	*at = memory_alloc(sizeof **at);
	**at = (struct held){record, *r};
}

static void
settle_rest(struct ledger *l, uint64_t begun)
{
	static const char gone[] = "its worker is gone";
	uint64_t end = l->tally.total > begun ? l->tally.total : begun;
	for (uint64_t t = l->next; t < end; t++) {
		struct result r = {
		    .ticket = t, .state = t < begun ? RESULT_LOST : RESULT_SKIPPED};
		if (t < begun)
			r.trouble = (struct text){gone, sizeof gone - 1};
		if (t >= l->next)
			ledger_take(l, &r, NULL);
	}
}

static bool
write_end(struct ledger *l, const char *path, const struct buf *text)
{
	const char *why;
	if (!path ||
	    file_write(&l->arena, path, text->data ? text->data : "", text->len, false, &why))
		return true;
	complain("%s: %s", path, why);
	return false;
}

static bool
close_archive(struct ledger *l)
{
	const char *why, *path = plan_archive(l->options);
	if (l->archive_fd < 0)
		return true;
	tar_end(&l->archive);
	archive_flush(l);
	if (file_end(&l->arena, l->archive_fd, path, !l->archive_failed, &why))
		return !l->archive_failed;
	complain("%s: %s", path, why);
	return false;
}

int
ledger_close(struct ledger *l, uint64_t begun, int signal)
{
	struct buf report = {0};
	settle_rest(l, begun);
	bool good = close_archive(l);
	if (l->options->report)
		report_end(&l->report, &l->tally, &report);
	good &= write_end(l, l->options->report, &report);
	good &= write_end(l, l->options->deps, &l->deps);
	if (l->progress.on || signal)
		progress_end(&l->progress, signal);
	buf_free(&report);
	report_free(&l->report);
	buf_free(&l->deps);
	buf_free(&l->archive);
	arena_free(&l->arena);
	return good ? tally_status(&l->tally) : EXIT_WORLD;
}

bool
ledger_failed(const struct ledger *l)
{
	return tally_failed(&l->tally) > 0;
}
