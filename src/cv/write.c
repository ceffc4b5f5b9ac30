/* The formats that a CV can be written in. */
#include "cv/write.h"

#include <string.h>
#include <strings.h>

const struct cv_writer CV_WRITERS[] = {
    {"rendercv", "yaml", cv_write_rendercv},
    {"rendercv", "yml", cv_write_rendercv},
    {"jsonresume", "json", cv_write_jsonresume},
    {"markdown", "md", cv_write_markdown},
    {"markdown", "markdown", cv_write_markdown},
    {"markdown", "txt", cv_write_markdown},
    {"yamlresume", "", cv_write_yamlresume},
};

const size_t CV_WRITER_COUNT = sizeof CV_WRITERS / sizeof *CV_WRITERS;

const struct cv_writer *
cv_writer_find(const char *name, const char *ending)
{
	for (size_t i = 0; i < CV_WRITER_COUNT; i++) {
		if (name && strcmp(CV_WRITERS[i].name, name) == 0)
			return &CV_WRITERS[i];
		if (!name && ending && *ending && strcasecmp(CV_WRITERS[i].ending, ending) == 0)
			return &CV_WRITERS[i];
	}
	return NULL;
}
