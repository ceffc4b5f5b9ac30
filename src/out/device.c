/* The table of devices. */
#include "out/device.h"

#include <string.h>

#include "out/writers.h"

const struct device DEVICES[] = {
    {"pdf", "pdf", "the document, tagged and archivable", pdf_write},
    {"text", "txt", "what it says, in reading order", plain_write},
    {"html", "html", "one page for the web, accessible, that needs nothing else", html_write},
    {"trace", "trace", "one drawing operation a line", trace_write},
    {"structure", "structure", "the tree of headings, paragraphs and lists", structure_write},
};
const size_t DEVICE_COUNT = sizeof DEVICES / sizeof *DEVICES;

const struct device *
device_find(const char *name)
{
	for (size_t i = 0; i < DEVICE_COUNT; i++)
		if (!strcmp(DEVICES[i].name, name))
			return &DEVICES[i];
	return NULL;
}

const struct device *
device_for_ending(const char *ending)
{
	for (size_t i = 0; i < DEVICE_COUNT; i++)
		if (!strcmp(DEVICES[i].ending, ending))
			return &DEVICES[i];
	return NULL;
}
