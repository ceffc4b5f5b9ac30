/* A template, with placeholders that are long, short, missing, marked up or blocks. */
#include "fuzz.h"

#include <string.h>

#include "markup/template.h"

static bool
look_up(void *self, const char *name, struct template_value *out)
{
	struct arena *a = self;
	*out = (struct template_value){0};
	if (!strcmp(name, "COMPANY") || !strcmp(name, "NAME"))
		out->text = rich_text(a, "Acme *Corporation* (Ltd.)", place_none());
	else if (!strcmp(name, "URL"))
		out->text = rich_text(a, "https://example.org/", place_none());
	else if (!strcmp(name, "HIGHLIGHTS") || !strcmp(name, "SUMMARY"))
		out->block = true;
	else if (strcmp(name, "POSITION") && strcmp(name, "DATE"))
		return false;
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in;
	input_open(&in, "in", data, size);
	struct place p = {in.source, 0, (uint32_t)in.source->len};
	const struct template *t = template_parse(&in.arena, in.source->bytes, p);
	template_expand(&in.arena, t, look_up, &in.arena);
	input_close(&in);
	return 0;
}
