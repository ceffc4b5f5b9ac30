/* Formats: which one a file is in, and the way from its bytes to the model.
 *
 * First the syntax, by content and where that leaves it open by the name: JSON begins with a
 * brace and a quoted key; Markdown has a heading and no line like 'cv:'; the rest is YAML. Then
 * the format, by the keys at the top. */
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "cv/blocks.h"
#include "cv/read_jsonresume.h"
#include "cv/read_markdown.h"
#include "cv/read_rendercv.h"
#include "cv/read_yamlresume.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static bool
has_ending(const struct source *s, const char *const *endings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcasecmp(path_ending(s->name), endings[i]) == 0)
			return true;
	return false;
}

static bool
is_yaml_name(const struct source *s)
{
	static const char *const ENDINGS[] = {"yaml", "yml"};
	return has_ending(s, ENDINGS, COUNT(ENDINGS));
}

/* JSON is YAML too, but for tabs and escapes: '{' and a quoted key say JSON. */
static bool
is_json(const struct source *s)
{
	const char *begin = s->bytes + strspn(s->bytes, " \t\n");
	if (strcasecmp(path_ending(s->name), "json") == 0)
		return true;
	return !is_yaml_name(s) && *begin == '{' &&
	       begin[1 + strspn(begin + 1, " \t\n")] == '"';
}

/* A line 'key:' in the first column, of a key that begins one of our maps. */
static bool
has_top_key(const struct source *s)
{
	static const char *const KEYS[] = {"cv:", "content:", "basics:", "design:", "locale:",
	    "settings:", "layouts:", "layout:", "rendercv_settings:", "locale_catalog:"};
	for (const char *line = s->bytes; *line;
	     line += strcspn(line, "\n"), line += *line == '\n')
		for (size_t i = 0; i < COUNT(KEYS); i++)
			if (strncmp(line, KEYS[i], strlen(KEYS[i])) == 0)
				return true;
	return false;
}

static bool
is_markdown(const struct source *s)
{
	static const char *const ENDINGS[] = {"md", "markdown", "mdown", "mkd", "txt", "text"};
	if (is_yaml_name(s) || is_json(s))
		return false;
	if (has_ending(s, ENDINGS, COUNT(ENDINGS)))
		return strcasecmp(path_ending(s->name), "md") == 0 || !has_top_key(s);
	return markdown_is_likely(s) && !has_top_key(s);
}

static struct node *
parse_tree(struct arena *a, const struct source *s, struct diags *d)
{
	return is_json(s) ? json_read(a, s, d) : yaml_read(a, s, d);
}

const struct cv_format CV_FORMATS[] = {
    {"rendercv", "YAML as RenderCV has it, and more", parse_tree, rendercv_probe,
        rendercv_read},
    {"jsonresume", "JSON Resume, as JSON or YAML", parse_tree, jsonresume_probe,
        jsonresume_read},
    {"yamlresume", "YAML as YAMLResume has it", parse_tree, yamlresume_probe, yamlresume_read},
    {"markdown", "headings, bold lines and bullets", markdown_parse, NULL, markdown_read},
};

const size_t CV_FORMAT_COUNT = COUNT(CV_FORMATS);

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
		int found = CV_FORMATS[i].probe ? CV_FORMATS[i].probe(s, root) : 0;
		if (found > likely) {
			likely = found;
			best = &CV_FORMATS[i];
		}
	}
	return best;
}

struct cv *
cv_read(struct arena *a, const struct source *s, const struct cv_options *o, struct diags *d,
    struct node **root)
{
	const struct cv_format *f = o->format ? format_named(o->format) : NULL;
	if (!f && is_markdown(s))
		f = format_named("markdown");
	struct node *tree = f ? f->parse(a, s, d) : parse_tree(a, s, d);
	*root = tree;
	if (!tree)
		return NULL;
	if (!f)
		f = format_of(s, tree);
	if (o->overrides)
		*root = tree = node_merge(a, tree, o->overrides);
	*root = tree = blocks_overlay(a, s, tree, o, d);
	return f->read(a, s, tree, o, d);
}
