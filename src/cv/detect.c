/* Formats: which one a file is in, and the way from its bytes to the model. */
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "cv/read.h"
#include "cv/read_rendercv.h"

const struct cv_format CV_FORMATS[] = {
    {"rendercv", "YAML as RenderCV has it, and more", rendercv_probe, rendercv_read},
};

const size_t CV_FORMAT_COUNT = sizeof CV_FORMATS / sizeof *CV_FORMATS;

static const struct cv_format *
format_named(const char *name)
{
	for (size_t i = 0; i < CV_FORMAT_COUNT; i++)
		if (strcmp(CV_FORMATS[i].name, name) == 0)
			return &CV_FORMATS[i];
	return NULL;
}

/* The most likely format; the first for want of any. */
static const struct cv_format *
format_of(const struct source *s, const struct node *root)
{
	const struct cv_format *best = &CV_FORMATS[0];
	int likely = 0;
	for (size_t i = 0; i < CV_FORMAT_COUNT; i++) {
		int found = CV_FORMATS[i].probe(s, root);
		if (found > likely) {
			likely = found;
			best = &CV_FORMATS[i];
		}
	}
	return best;
}

/* JSON is YAML too, but for tabs and escapes: '{' and a quoted key say JSON, whatever the name.
 */
static bool
is_json(const struct source *s)
{
	const char *begin = s->bytes + strspn(s->bytes, " \t\n");
	if (strcasecmp(path_ending(s->name), "json") == 0)
		return true;
	bool yaml = strcasecmp(path_ending(s->name), "yaml") == 0 ||
	            strcasecmp(path_ending(s->name), "yml") == 0;
	return !yaml && *begin == '{' && begin[1 + strspn(begin + 1, " \t\n")] == '"';
}

struct cv *
cv_read(struct arena *a, const struct source *s, const struct cv_options *o, struct diags *d,
    struct node **root)
{
	struct node *tree = is_json(s) ? json_read(a, s, d) : yaml_read(a, s, d);
	*root = tree;
	if (!tree)
		return NULL;
	if (o->overrides)
		*root = tree = node_merge(a, tree, o->overrides);
	const struct cv_format *f = o->format ? format_named(o->format) : NULL;
	if (!f)
		f = format_of(s, tree);
	return f->read(a, s, tree, o, d);
}
