/* Families that people ask for, and what is nearest to each among the bundled ones. */
#include "text/alike.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

/* The first row whose key the name holds; so longer keys first. */
static const struct {
	const char *key, *alike;
} ROWS[] = {
    {"computer modern", "'New Computer Modern'"},
    {"latin modern", "'New Computer Modern'"},
    {"cmu ", "'New Computer Modern'"},
    {"garamond", "'EB Garamond'"},
    {"sabon", "'EB Garamond'"},
    {"caslon", "'EB Garamond'"},
    {"jenson", "'EB Garamond'"},
    {"charter", "'XCharter'"},
    {"fontin", "'XCharter'"},
    {"cambria", "'XCharter' or 'Source Serif 4'"},
    {"georgia", "'Gentium Book Plus' or 'XCharter'"},
    {"palatino", "'Gentium Book Plus' or 'EB Garamond'"},
    {"gentium", "'Gentium Book Plus'"},
    {"times", "'Source Serif 4' or 'XCharter'"},
    {"liberation serif", "'Source Serif 4' or 'XCharter'"},
    {"minion", "'Source Serif 4' or 'EB Garamond'"},
    {"calibri", "'Lato'"},
    {"carlito", "'Lato'"},
    {"gill sans", "'Lato'"},
    {"optima", "'Lato'"},
    {"segoe", "'Open Sans' or 'Noto Sans'"},
    {"verdana", "'Open Sans' or 'Noto Sans'"},
    {"tahoma", "'Open Sans' or 'Noto Sans'"},
    {"frutiger", "'Open Sans' or 'Source Sans 3'"},
    {"droid sans", "'Open Sans' or 'Noto Sans'"},
    {"open sauce", "'Open Sans'"},
    {"myriad", "'Source Sans 3'"},
    {"fira sans", "'Source Sans 3' or 'Open Sans'"},
    {"trebuchet", "'Ubuntu'"},
    {"futura", "'Poppins' or 'Raleway'"},
    {"avenir", "'Poppins' or 'Raleway'"},
    {"gothic", "'Poppins' or 'Raleway'"},
    {"montserrat", "'Poppins' or 'Raleway'"},
    {"nunito", "'Poppins' or 'Mukta'"},
    {"helvetica", "'Inter' or 'Roboto'"},
    {"arial", "'Inter' or 'Roboto'"},
    {"liberation sans", "'Inter' or 'Roboto'"},
    {"nimbus sans", "'Inter' or 'Roboto'"},
    {"san francisco", "'Inter' or 'Roboto'"},
    {"sf pro", "'Inter' or 'Roboto'"},
    {"courier", "'DejaVu Sans Mono'"},
    {"consolas", "'DejaVu Sans Mono'"},
    {"menlo", "'DejaVu Sans Mono'"},
    {"mono", "'DejaVu Sans Mono'"},
    {"slab", "'XCharter' or 'Source Serif 4'"},
    {"serif", "'Source Serif 4' or 'XCharter'"},
    {"sans", "'Source Sans 3' or 'Inter'"},
};

static int
holds(const char *name, const char *key)
{
	size_t len = strlen(key);
	for (; *name; name++)
		if (strncasecmp(name, key, len) == 0)
			return 1;
	return 0;
}

const char *
font_alike(const char *name)
{
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		if (holds(name, ROWS[i].key))
			return ROWS[i].alike;
	return NULL;
}
