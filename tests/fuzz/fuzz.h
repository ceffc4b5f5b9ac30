/* What all fuzz targets share: an input as a source, and a list for what is said of it.
 *
 * A target is one function, LLVMFuzzerTestOneInput. libFuzzer calls it (make fuzz), and
 * replay.c does with the inputs that once broke something (make check). */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "yaml/node.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
	struct arena arena;
	struct diags diags;
	struct source *source;
};

static inline void
input_open(struct input *in, const char *name, const uint8_t *data, size_t size)
{
	*in = (struct input){0};
	in->diags.arena = &in->arena;
	in->source = source_new(&in->arena, name, (const char *)data, size, &in->diags);
}

/* Messages are printed, as their places must lie in the source. */
static inline void
input_close(struct input *in)
{
	struct buf out = {0};
	diag_print(&in->diags, DIAG_TEXT, true, &out);
	diag_print(&in->diags, DIAG_SARIF, false, &out);
	buf_free(&out);
	arena_free(&in->arena);
}

#endif
