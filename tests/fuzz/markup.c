/* Inline Markdown to rich text; the same bytes as a link's target. */
#include "fuzz.h"

#include "markup/markup.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in;
	const char *url;
	input_open(&in, "in.md", data, size);
	struct place p = {in.source, 0, (uint32_t)in.source->len};
	struct node *n = node_scalar(&in.arena, in.source->bytes, p);
	struct rich text = markup_read(&in.arena, n, &in.diags);
	rich_plain(&in.arena, &text);
	url_check(&in.arena, in.source->bytes, &url);
	input_close(&in);
	return 0;
}
