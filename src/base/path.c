/* Names of files. */
#include "base/file.h"

#include <stdlib.h>
#include <string.h>

static const char *
base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* A dot that begins the name is no ending: '.profile'. */
static const char *
last_dot(const char *base)
{
	const char *dot = strrchr(base, '.');

	return dot && dot > base ? dot : NULL;
}

const char *
path_dir(struct arena *a, const char *path)
{
	const char *base = base_of(path);

	if (base == path)
		return ".";
	if (base - path == 1)
		return "/";
	return arena_dup(a, path, (size_t)(base - path) - 1);
}

const char *
path_join(struct arena *a, const char *dir, const char *name)
{
	size_t len = strlen(dir);

	if (*name == '/' || !len || strcmp(dir, ".") == 0)
		return arena_str(a, name);
	return arena_printf(a, "%s%s%s", dir, dir[len - 1] == '/' ? "" : "/", name);
}

const char *
path_stem(struct arena *a, const char *path)
{
	const char *base = base_of(path), *dot = last_dot(base);

	return arena_dup(a, base, dot ? (size_t)(dot - base) : strlen(base));
}

const char *
path_ending(const char *path)
{
	const char *dot = last_dot(base_of(path));

	return dot ? dot + 1 : "";
}

static bool
begins_with_folder(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	return strncmp(path, folder, len) == 0 &&
	       (path[len] == '/' || !path[len] || (len && folder[len - 1] == '/'));
}

bool
path_is_inside(const char *path, const char *folder)
{
	char *real = realpath(path, NULL), *real_folder = realpath(folder, NULL);
	bool inside = real && real_folder && begins_with_folder(real, real_folder);

	free(real);
	free(real_folder);
	return inside;
}
