/* A CV in Markdown. */
#include "fuzz.h"

#include "cv/read.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in;
	struct buf out = {0};
	struct node *root = NULL;
	struct cv_options o = {.format = "markdown", .now = 1751284800, .root = "/nonexistent"};
	input_open(&in, "in.md", data, size);
	struct cv *cv = cv_read(&in.arena, in.source, &o, &in.diags, &root);
	if (cv) {
		cv_check(cv, &in.diags);
		cv_print(cv, &out);
	}
	buf_free(&out);
	input_close(&in);
	return 0;
}
