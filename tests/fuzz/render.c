/* The whole way of a CV to a PDF and its trace. */
#include "fuzz.h"

#include "app/job.h"

static struct engine engine;

static void
open_engine(void)
{
	static const struct options o = {.date = "2025-06-30", .no_system_fonts = true};
	if (!engine.fonts && !engine_open(&engine, &o))
		__builtin_trap();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct options o = {.root = "/nonexistent", .no_system_fonts = true};
	static const char *const targets[] = {"pdf", "trace", "text"};
	struct arena a = {0};
	open_engine();
	struct job j = {.input = "in.yaml",
	    .bytes = (const char *)data,
	    .len = size,
	    .output = "-",
	    .target = targets[size % 3],
	    .options = &o};
	if (!size)
		return 0;
	struct outcome out = job_run(&a, &engine, &j);
	struct buf messages = {0};
	diag_print(&out.diags, DIAG_TEXT, false, &messages);
	buf_free(&messages);
	buf_free(&out.bytes);
	arena_free(&a);
	return 0;
}
