/* Files to start from. */
#include "app/new.h"

#include "base/asset.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { FILE_MODE = 0666 };

static const char *
with_ending(struct arena *a, const char *path)
{
	return *path_ending(path) || !strcmp(path, "-") ? path : arena_printf(a, "%s.yaml", path);
}

static bool
write_all(int fd, const unsigned char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

/* Made only if it isn't there: a rename would write over one that appears meanwhile. */
static bool
create(const char *path, const struct asset *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
	if (fd < 0) {
		if (errno == EEXIST)
			complain("%s: there is such a file, which stays as it is", path);
		else
			complain("%s: %s", path, strerror(errno));
		return false;
	}
	bool whole = write_all(fd, text->begin, (size_t)(text->end - text->begin));
	int failure = errno;
	if (close(fd) != 0 && whole) {
		whole = false;
		failure = errno;
	}
	if (whole)
		return true;
	unlink(path);
	complain("%s: %s", path, strerror(failure));
	return false;
}

static bool
print(struct arena *a, const struct asset *text)
{
	const char *why;
	if (file_write(a, "-", text->begin, (size_t)(text->end - text->begin), false, &why))
		return true;
	complain("standard output: %s", why);
	return false;
}

static int
start(struct arena *a, const struct options *o, const char *name, const char *next)
{
	const struct asset *text = asset_find(name);
	if (o->inputs.count != 1)
		return usage_error("'%s' takes one name, of the file to write", o->command->name);
	const char *path = with_ending(a, o->inputs.items[0]);
	if (!strcmp(path, "-"))
		return print(a, text) ? EXIT_OK : EXIT_WORLD;
	if (!create(path, text))
		return EXIT_WORLD;
	if (!o->quiet)
		complain(next, path, path);
	return EXIT_OK;
}

int
new_cv(struct arena *a, const struct options *o)
{
	return start(a, o, "data/starter/cv.yaml", "wrote %s; 'cvpdf %s' makes the PDF beside it");
}

int
new_layout(struct arena *a, const struct options *o)
{
	return start(a, o, "data/starter/layout.yaml", "wrote %s; 'cvpdf CV.yaml --layout %s' uses it");
}
