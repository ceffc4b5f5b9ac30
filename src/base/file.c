/* Files: read whole within a limit, written whole or not at all. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_FIRST ((size_t)64 << 10)

/* The temporary file in hand, for file_cleanup in a signal handler. */
static struct file_pending own_pending, *pending = &own_pending;

static void (*read_hook)(void *self, const char *path);
static void *read_hook_self;

/* The system's sentence, as ours begin: in lower case. */
static const char *
reason(struct arena *a, int number)
{
	char *text = arena_str(a, strerror(number));

	if (text[0] >= 'A' && text[0] <= 'Z' && !(text[1] >= 'A' && text[1] <= 'Z'))
		text[0] = (char)(text[0] + 32);
	return text;
}

static const char *
refuse_kind(mode_t mode)
{
	if (S_ISREG(mode))
		return NULL;
	if (S_ISDIR(mode))
		return "it is a directory";
	if (S_ISFIFO(mode))
		return "it is a pipe, not a file";
	if (S_ISSOCK(mode))
		return "it is a socket, not a file";
	return "it is a device, not a file";
}

static bool
is_stdin(const char *path)
{
	return strcmp(path, "-") == 0 || strcmp(path, "/dev/stdin") == 0;
}

/* O_NONBLOCK: opening a FIFO without a writer must not wait. */
static int
open_regular(struct arena *a, const char *path, size_t *size, const char **why)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0 || fstat(fd, &st) < 0) {
		*why = reason(a, errno);
	} else if ((*why = refuse_kind(st.st_mode)) == NULL) {
		*size = (size_t)st.st_size;
		return fd;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

static const char *
too_large(struct arena *a, size_t limit)
{
	if (limit >> 20 && limit % ((size_t)1 << 20) == 0)
		return arena_printf(a, "larger than the limit of %zu MB", limit >> 20);
	return arena_printf(a, "larger than the limit of %zu bytes", limit);
}

/* Of the size given, 0 if it isn't known; room for one byte beyond the limit, to see that there
 * is more. */
static bool
read_all(struct arena *a, int fd, size_t size, size_t limit, char **bytes, size_t *len,
    const char **why)
{
	size_t first = size ? size : READ_FIRST, room = (first < limit ? first : limit) + 2,
	       got = 0;
	char *block = memory_alloc(room);
	ssize_t n = 0;

	while (got <= limit && (n = read(fd, block + got, room - got - 1)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		got += (size_t)n;
		if (got == size)
			break; /* all, and it was asked for more */
		if (room - got <= 1)
			block = memory_resize(block, room *= 2);
	}
	if (n < 0)
		*why = reason(a, errno);
	else if (got > limit)
		*why = too_large(a, limit);
	else
		*bytes = arena_dup(a, block, *len = got);
	free(block);
	return n >= 0 && got <= limit;
}

void
file_on_read(void (*hook)(void *self, const char *path), void *self)
{
	read_hook = hook;
	read_hook_self = self;
}

bool
file_read(struct arena *a, const char *path, size_t limit, const char **bytes, size_t *len,
    const char **why)
{
	size_t size = 0;
	char *block = NULL;
	bool done;
	int fd;

	if (read_hook)
		read_hook(read_hook_self, path);
	if (is_stdin(path)) {
		done = read_all(a, STDIN_FILENO, 0, limit, &block, len, why);
	} else {
		fd = open_regular(a, path, &size, why);
		if (fd < 0)
			return false;
		done = read_all(a, fd, size, limit, &block, len, why);
		close(fd);
	}
	*bytes = block;
	return done;
}

static bool
write_all(int fd, const char *bytes, size_t len)
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

static bool
is_unchanged(struct arena *a, const char *path, const void *bytes, size_t len)
{
	struct arena_mark m = arena_mark(a);
	const char *old, *why;
	size_t old_len;
	void (*hook)(void *self, const char *path) = read_hook;
	bool same;

	read_hook = NULL; /* what is written is not read */
	same = file_read(a, path, len, &old, &old_len, &why) && old_len == len &&
	       memcmp(old, bytes, len) == 0;
	read_hook = hook;
	arena_rewind(a, m);
	return same;
}

/* What the umask leaves; asked for once. */
static mode_t
new_mode(void)
{
	static mode_t mode;

	if (!mode) {
		mode_t mask = umask(0);

		umask(mask);
		mode = 0666 & ~mask;
	}
	return mode;
}

static int
open_pending(const char *dir)
{
	int len = snprintf(pending->path, sizeof pending->path, "%s/.cvpdf-XXXXXX", dir);
	int fd;

	if (len < 0 || (size_t)len >= sizeof pending->path) {
		errno = ENAMETOOLONG;
		return -1;
	}
	pending->used = 1;
	fd = mkostemp(pending->path, O_CLOEXEC);
	if (fd < 0)
		pending->used = 0;
	return fd;
}

void
file_pending_remove(struct file_pending *where)
{
	if (where->used)
		unlink(where->path);
	where->used = 0;
}

void
file_pending_at(struct file_pending *where)
{
	pending = where;
}

void
file_cleanup(void)
{
	file_pending_remove(pending);
}

/* Close, and give the file in hand its mode and name. */
static bool
name_pending(int fd, const char *path, mode_t mode, bool keep)
{
	bool done = keep && fchmod(fd, mode) == 0;
	int error = errno;

	if (close(fd) != 0 && done) {
		done = false;
		error = errno;
	}
	if (done && rename(pending->path, path) == 0) {
		pending->used = 0;
		return true;
	}
	if (done)
		error = errno;
	file_cleanup();
	errno = error;
	return !keep;
}

static bool
replace_file(struct arena *a, const char *path, mode_t mode, const void *bytes, size_t len)
{
	int fd = open_pending(path_dir(a, path)), error;

	if (fd < 0)
		return false;
	if (write_all(fd, bytes, len))
		return name_pending(fd, path, mode, true);
	error = errno;
	name_pending(fd, path, mode, false);
	errno = error;
	return false;
}

/* Where a file is to be written, and what is there: nothing, and it gets the mode of a new
 * file; a file, which it replaces and whose mode it gets; a device or FIFO, as /dev/null, which
 * is written to. A symbolic link stays one: what it names is replaced. */
struct target {
	const char *path;
	mode_t mode;
	bool special;
};

static struct target
find_target(struct arena *a, const char *path)
{
	struct target t = {.path = path};
	struct stat st;
	bool found = lstat(path, &st) == 0;

	if (found && S_ISLNK(st.st_mode)) {
		char *real = realpath(path, NULL);

		t.path = real ? arena_str(a, real) : path;
		free(real);
		found = stat(path, &st) == 0;
	}
	t.mode = found ? st.st_mode & 0777 : new_mode();
	t.special = found && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
	return t;
}

static bool
write_special(const char *path, const void *bytes, size_t len)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	bool done = fd >= 0 && write_all(fd, bytes, len);

	return fd >= 0 && close(fd) == 0 && done;
}

static bool
write_target(struct arena *a, const char *path, const void *bytes, size_t len, bool if_changed)
{
	struct target t = find_target(a, path);

	if (t.special)
		return write_special(path, bytes, len);
	if (if_changed && is_unchanged(a, path, bytes, len))
		return true;
	return replace_file(a, t.path, t.mode, bytes, len);
}

bool
file_write(struct arena *a, const char *path, const void *bytes, size_t len, bool if_changed,
    const char **why)
{
	bool done = strcmp(path, "-") ? write_target(a, path, bytes, len, if_changed)
	                              : write_all(STDOUT_FILENO, bytes, len);

	if (!done)
		*why = reason(a, errno);
	return done;
}

bool
dir_make(struct arena *a, const char *path, const char **why)
{
	char *part = arena_str(a, path), *slash = part;

	while ((slash = strchr(slash + 1, '/'))) {
		*slash = '\0';
		mkdir(part, 0777);
		*slash = '/';
	}
	if (mkdir(part, 0777) == 0)
		return true;
	if (errno == EEXIST) {
		struct stat st;

		if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
			return true;
		errno = ENOTDIR;
	}
	*why = reason(a, errno);
	return false;
}

int
file_begin(struct arena *a, const char *path, const char **why)
{
	int fd = strcmp(path, "-") ? open_pending(path_dir(a, path)) : STDOUT_FILENO;

	if (fd < 0)
		*why = reason(a, errno);
	return fd;
}

bool
file_append(struct arena *a, int fd, const void *bytes, size_t len, const char **why)
{
	bool done = write_all(fd, bytes, len);

	if (!done)
		*why = reason(a, errno);
	return done;
}

bool
file_end(struct arena *a, int fd, const char *path, bool keep, const char **why)
{
	struct target t;

	if (strcmp(path, "-") == 0)
		return true;
	t = find_target(a, path);
	if (name_pending(fd, t.path, t.mode, keep))
		return true;
	*why = reason(a, errno);
	return false;
}
