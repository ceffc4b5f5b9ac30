/* A photo, as it is, scaled and cropped. */
#include "fuzz.h"

#include "page/image.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	const char *why;
	const struct image_options options[] = {
	    {0}, {.width = 72000, .height = 36000, .focus_x = 20, .focus_y = 90, .dpi = 72}};
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		image_decode(&a, data, size, &options[i], &why);
	arena_free(&a);
	return 0;
}
