/* A CV's design block: read, resolved, printed. */
#include "fuzz.h"

#include "layout/layout.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in;
	struct buf out = {0};
	input_open(&in, "in.yaml", data, size);
	struct layout_options o = {.design = yaml_read(&in.arena, in.source, &in.diags)};
	struct layout *l = o.design ? layout_read(&in.arena, &o, &in.diags) : NULL;
	if (l)
		layout_print(l, &out);
	buf_free(&out);
	input_close(&in);
	return 0;
}
