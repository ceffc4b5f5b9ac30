/* YAML to nodes, and every node printed. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in;
	struct buf out = {0};
	input_open(&in, "in.yaml", data, size);
	struct node *root = yaml_read(&in.arena, in.source, &in.diags);
	if (root)
		node_print(root, &out);
	for (const struct node *n = root; n; n = node_walk(root, n, NULL))
		if (n->text && *n->text)
			node_slice(n, 0, 1);
	buf_free(&out);
	input_close(&in);
	return 0;
}
