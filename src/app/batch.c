/* Batches: ledger and pool put together, for a plan and for a stream. */
#include "app/batch.h"

#include "app/ledger.h"
#include "app/limits.h"
#include "app/pattern.h"
#include "app/pool.h"
#include "app/stream.h"
#include "app/warm.h"
#include "app/warnings.h"

#include <string.h>

enum {
	TIMEOUT = 30,  /* [s] */
	WARM_FROM = 8, /* jobs that make it worth the time */
	WARM_LAYOUTS_MAX = 16,
	SHAPES_MAX = 3 << 20 /* [bytes] that shaped words may keep between documents */
};

struct batch {
	const struct engine *engine;
	const struct options *options;
	const struct plan *plan;
	struct stream stream;
	struct words layouts; /* of a stream */
	struct wishes wishes;
	struct ledger ledger;
	uint64_t given; /* tickets out by now */
	batch_seen *seen;
	void *seen_self;
};

static struct wishes
wishes_of(const struct options *o)
{
	return (struct wishes){.format = warnings_format(o),
	    .digest = o->report,
	    .list = o->report,
	    .reads = o->deps,
	    .output = plan_archive(o) || o->stream,
	    .errors_only = o->quiet};
}

static struct pool_limits
limits_of(const struct options *o, uint64_t jobs)
{
	struct pool_limits l = {.workers = o->workers ? o->workers : pool_cores(),
	    .seconds = o->timeout ? o->timeout : TIMEOUT,
	    .memory = o->memory ? o->memory : LIMIT_MEMORY};
	if (jobs && l.workers > jobs)
		l.workers = jobs;
	return l;
}

static const struct job *
plan_job(void *self, struct arena *a, const struct result *r)
{
	const struct batch *b = self;
	(void)a;
	return &b->plan->jobs[r->ticket];
}

static void
pass_on(void *self, uint64_t ticket, const struct result *r)
{
	const struct batch *b = self;
	if (b->seen)
		b->seen(b->seen_self, ticket, r);
}

static void
run_plan_job(void *self, uint64_t ticket, struct arena *a, struct result *r)
{
	const struct batch *b = self;
	shaper_trim(b->engine->shaper, SHAPES_MAX);
	result_make(r, a, b->engine, &b->wishes, &b->plan->jobs[ticket]);
}

static void
take(void *self, const struct result *r, char *record)
{
	struct batch *b = self;
	ledger_take(&b->ledger, r, record);
}

static bool
is_over(void *self)
{
	const struct batch *b = self;
	return b->ledger.archive_failed || (b->options->fail_fast && ledger_failed(&b->ledger));
}

static void
tick(void *self)
{
	struct batch *b = self;
	progress_tick(&b->ledger.progress);
}

static uint64_t
publish_plan(void *self, bool *more)
{
	struct batch *b = self;
	uint64_t end = b->ledger.next + b->ledger.window;
	b->given = end < b->plan->count ? end : b->plan->count;
	*more = b->given < b->plan->count;
	return b->given;
}

static bool
never(void *self)
{
	(void)self;
	return false;
}

static void
nothing(void *self)
{
	(void)self;
}

/* Once for each layout that jobs name, as far as it pays. */
static void
warm_for(const struct batch *b)
{
	const struct plan *p = b->plan;
	const char *done[WARM_LAYOUTS_MAX];
	size_t count = 0;
	for (size_t i = 0; i < p->count && count < WARM_LAYOUTS_MAX; i++) {
		const char *layout = p->jobs[i].layout;
		size_t k = 0;
		while (k < count && done[k] != layout &&
		       (!layout || !done[k] || strcmp(done[k], layout)))
			k++;
		if (k < count)
			continue;
		done[count++] = layout;
		warm_up(b->engine, b->options, layout);
	}
}

static uint64_t
run_here(struct batch *b)
{
	uint64_t i = 0;
	for (; i < b->plan->count && !is_over(b); i++) {
		struct arena a = {0};
		struct result r = {.ticket = i};
		if (!b->options->watch)
			limits_begin(b->options, b->plan->jobs[i].input);
		run_plan_job(b, i, &a, &r);
		if (!b->options->watch)
			limits_end();
		ledger_take(&b->ledger, &r, NULL);
		arena_free(&a);
	}
	return i;
}

static uint64_t
run_pool(struct batch *b, int *signal)
{
	struct pool_limits limits = limits_of(b->options, b->plan->count);
	struct pool_task t = {.self = b,
	    .run = run_plan_job,
	    .take = take,
	    .published = publish_plan,
	    .is_over = is_over,
	    .tick = tick,
	    .feed_fd = -1,
	    .feed = nothing,
	    .is_hungry = never,
	    .bulky = b->wishes.output};
	if (b->plan->count >= WARM_FROM)
		warm_for(b);
	return pool_run(&t, &limits, signal);
}

/* Must bytes come back, because several jobs write to one place? */
static bool
shares_output(const struct plan *p)
{
	for (size_t i = 0; p->count > 1 && i < p->count; i++)
		if (p->jobs[i].output && !strcmp(p->jobs[i].output, "-"))
			return true;
	return false;
}

int
batch_run(const struct engine *e, const struct options *o, const struct plan *p, bool reads,
    batch_seen *seen, void *self, int *signal)
{
	struct batch b = {.engine = e,
	    .options = o,
	    .plan = p,
	    .wishes = wishes_of(o),
	    .seen = seen,
	    .seen_self = self};
	b.wishes.reads |= reads;
	b.wishes.output |= shares_output(p);
	b.ledger = (struct ledger){.options = o,
	    .engine = e,
	    .job = plan_job,
	    .self = &b,
	    .untold = seen,
	    .seen = pass_on};
	size_t window = b.wishes.output ? STREAM_SLOTS : p->count;
	*signal = 0;
	if (!ledger_open(&b.ledger, window ? window : 1, p->count))
		return EXIT_WORLD;
	uint64_t begun = p->count > 1 ? run_pool(&b, signal) : run_here(&b);
	return ledger_close(&b.ledger, begun, *signal);
}

static const char *
document_name(struct arena *a, uint64_t number)
{
	return arena_printf(a, "document %llu", (unsigned long long)number);
}

static struct job
stream_input(const struct batch *b, struct arena *a, uint64_t ticket)
{
	const struct slot *slot = stream_slot(&b->stream, ticket / b->layouts.count);
	return (struct job){.input = document_name(a, slot->document),
	    .bytes = slot->bytes,
	    .len = slot->len,
	    .layout = b->layouts.items[ticket % b->layouts.count],
	    .target = b->options->target,
	    .options = b->options};
}

/* The output's name is known when the CV has been read. */
static const struct job *
stream_job(void *self, struct arena *a, const struct result *r)
{
	const struct batch *b = self;
	struct job *j = arena_zero(a, 1, sizeof *j);
	*j = stream_input(b, a, r->ticket);
	const char *pattern = plan_pattern(a, b->options, "document");
	uint64_t number = stream_slot(&b->stream, r->ticket / b->layouts.count)->document;
	struct pattern_values v = {.layout = r->layout.bytes ? r->layout.bytes : j->layout,
	    .name = r->owner.bytes,
	    .stem = arena_printf(a, "%06llu", (unsigned long long)number)};
	j->output = pattern ? pattern_fill(a, pattern, &v) : NULL;
	return j;
}

static void
run_stream_job(void *self, uint64_t ticket, struct arena *a, struct result *r)
{
	const struct batch *b = self;
	struct job j = stream_input(b, a, ticket);
	j.output = plan_pattern(a, b->options, "document");
	if (stream_slot(&b->stream, ticket / b->layouts.count)->too_long) {
		const char *why = arena_printf(
		    a, "%s: larger than the limit of %zu MB", j.input, STREAM_DOC_BYTES >> 20);
		r->state = RESULT_WORLD;
		r->trouble = (struct text){why, strlen(why)};
		return;
	}
	shaper_trim(b->engine->shaper, SHAPES_MAX);
	result_make(r, a, b->engine, &b->wishes, &j);
}

static uint64_t
publish_stream(void *self, bool *more)
{
	struct batch *b = self;
	stream_fill(&b->stream, b->ledger.next / b->layouts.count);
	*more = !b->stream.ended || b->stream.input.len;
	return b->given = b->stream.count * b->layouts.count;
}

static void
feed_stream(void *self)
{
	struct batch *b = self;
	stream_read(&b->stream);
}

/* Not while there is enough for all workers. */
static bool
is_hungry(void *self)
{
	const struct batch *b = self;
	return !b->stream.ended &&
	       b->given < b->ledger.next + STREAM_SLOTS / 2 * b->layouts.count;
}

static uint64_t
run_stream(struct batch *b, int *signal)
{
	struct pool_limits limits = limits_of(b->options, 0);
	struct pool_task t = {.self = b,
	    .run = run_stream_job,
	    .take = take,
	    .published = publish_stream,
	    .is_over = is_over,
	    .tick = tick,
	    .feed_fd = b->stream.fd,
	    .feed = feed_stream,
	    .is_hungry = is_hungry,
	    .bulky = b->wishes.output};
	for (size_t i = 0; i < b->layouts.count && i < WARM_LAYOUTS_MAX; i++)
		warm_up(b->engine, b->options, b->layouts.items[i]);
	return pool_run(&t, &limits, signal);
}

int
batch_stream(const struct engine *e, const struct options *o, int *signal)
{
	struct batch b = {.engine = e, .options = o, .wishes = wishes_of(o)};
	struct arena a = {0};
	struct dict written = {.arena = &a};
	struct shard shard;
	int status = EXIT_WORLD;
	if (!shard_parse(o->shard, &shard) || (o->output && !pattern_check(o->output)))
		return EXIT_USAGE;
	b.layouts = plan_layouts(&a, o);
	b.ledger = (struct ledger){.options = o, .engine = e, .job = stream_job, .self = &b};
	if (!o->output || !strstr(o->output, "{stem}"))
		b.ledger.written = o->output ? &written : NULL;
	if (!stream_open(&b.stream, &a, o->stream, shard))
		return EXIT_WORLD;
	if (ledger_open(&b.ledger, STREAM_SLOTS * b.layouts.count, 0))
		status = ledger_close(&b.ledger, run_stream(&b, signal), *signal);
	stream_close(&b.stream);
	arena_free(&a);
	return status;
}
