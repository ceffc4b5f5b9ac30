/* A CV of any format, told by its content: read, checked, printed, written in each format. */
#include "fuzz.h"

#include "cv/read.h"
#include "cv/write.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {"in.yaml", "in.json", "in.txt"};
	struct input in;
	struct buf out = {0};
	struct node *root = NULL;
	struct cv_options o = {.now = 1751284800, .root = "/nonexistent"};
	input_open(&in, names[size % 3], data, size);
	struct cv *cv = cv_read(&in.arena, in.source, &o, &in.diags, &root);
	if (cv) {
		cv_check(cv, &in.diags);
		cv_print(cv, &out);
		for (size_t i = 0; i < CV_WRITER_COUNT; i++)
			CV_WRITERS[i].write(cv, &out, &in.diags);
	}
	buf_free(&out);
	input_close(&in);
	return 0;
}
