/* JSON to nodes, and every node printed. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in;
	struct buf out = {0};
	input_open(&in, "in.json", data, size);
	struct node *root = json_read(&in.arena, in.source, &in.diags);
	if (root)
		node_print(root, &out);
	buf_free(&out);
	input_close(&in);
	return 0;
}
