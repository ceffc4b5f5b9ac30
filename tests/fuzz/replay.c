/* Call a fuzz target with files: replay FILE… */
#include "fuzz.h"

#include <stdio.h>

#include "base/file.h"

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct arena a = {0};
		const char *bytes, *why;
		size_t len;
		if (!file_read(&a, argv[i], SIZE_MAX / 4, &bytes, &len, &why)) {
			fprintf(stderr, "%s: %s\n", argv[i], why);
			return 1;
		}
		LLVMFuzzerTestOneInput((const uint8_t *)bytes, len);
		arena_free(&a);
	}
	return 0;
}
