/* Write layouts as JSON, which the program reads in a quarter of the time.
 *
 *     layout_pack FOLDER FILE...      FOLDER/NAME.json for each .../NAME.yaml
 *
 * The files are read with the program's own reader, so a mistake in one has its message with a
 * place. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "yaml/node.h"
#include "yaml/write.h"

static struct node *
read_layout(struct arena *a, const char *path, struct diags *d)
{
	const char *bytes, *why;
	size_t len;
	if (!file_read(a, path, (size_t)1 << 20, &bytes, &len, &why))
		return fprintf(stderr, "%s: %s\n", path, why), NULL;
	return yaml_read(a, source_new(a, path, bytes, len, d), d);
}

static bool
write_layout(struct arena *a, const char *folder, const char *path, const struct node *root)
{
	const char *to = arena_printf(a, "%s/%s.json", folder, path_stem(a, path)), *why;
	struct buf text = {0};
	node_write_json(root, &text);
	bool written = file_write(a, to, text.data, text.len, false, &why);
	if (!written)
		fprintf(stderr, "%s: %s\n", to, why);
	buf_free(&text);
	return written;
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct diags d = {.arena = &a};
	struct buf text = {0};
	bool failed = argc < 2;
	for (int i = 2; i < argc; i++) {
		const struct node *root = read_layout(&a, argv[i], &d);
		failed = !root || !write_layout(&a, argv[1], argv[i], root) || failed;
	}
	diag_print(&d, DIAG_TEXT, false, &text);
	if (text.len)
		fwrite(text.data, 1, text.len, stderr);
	failed = failed || d.errors + d.warnings > 0;
	buf_free(&text);
	arena_free(&a);
	return failed;
}
