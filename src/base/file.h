/* Files: read whole within a limit, written whole or not at all.
 *
 * World failures (open, read, write) are not the user's input being wrong: functions return
 * false and leave a sentence in *why (arena), 'no such file or directory', for the caller to
 * print. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

#define FILE_PENDING_MAX 4096

/* The temporary file that a process has in hand. */
struct file_pending {
	volatile sig_atomic_t used;
	char path[FILE_PENDING_MAX];
};

/* Read a file, or stdin for '-', of at most `limit` bytes. Refuses directories, devices and
 * FIFOs (but reads a FIFO that was given as '-' or /dev/stdin). NUL behind the end. */
bool file_read(struct arena *a, const char *path, size_t limit, const char **bytes, size_t *len,
    const char **why);

/* Write to a temporary file in the same directory, fsync-free, check close, rename; '-' is
 * stdout. With `if_changed`, an identical file is left untouched. The old file stays as it was
 * when anything fails; a temporary file never survives, on SIGINT/SIGTERM and out of memory
 * either (file_cleanup, async-signal-safe, removes the one in hand). */
bool file_write(struct arena *a, const char *path, const void *bytes, size_t len,
    bool if_changed, const char **why);
void file_cleanup(void);
/* The same in two steps, for a file that is written bit by bit: a descriptor of a temporary
 * file, -1 on failure; then its name, or its end if not `keep`. */
int file_begin(struct arena *a, const char *path, const char **why);
bool file_end(struct arena *a, int fd, const char *path, bool keep, const char **why);
bool file_append(struct arena *a, int fd, const void *bytes, size_t len, const char **why);
/* Keep the name of the file in hand at `where`, zeroed, from now on: in shared memory, so that
 * another process can remove what a killed one left. */
void file_pending_at(struct file_pending *where);
void file_pending_remove(struct file_pending *where);
/* Called with every path that file_read is asked for, whether it is there or not; NULL: nobody.
 */
void file_on_read(void (*hook)(void *self, const char *path), void *self);
/* Make a directory and those above it; one that is there is fine. */
bool dir_make(struct arena *a, const char *path, const char **why);

/* Does the file lie in the folder or below it, links followed? Not if either isn't there. */
bool path_is_inside(const char *path, const char *folder);
const char *path_dir(struct arena *a, const char *path); /* 'x/y.z' → 'x', 'y' → '.' */
const char *path_join(
    struct arena *a, const char *dir, const char *name);  /* absolute name wins */
const char *path_stem(struct arena *a, const char *path); /* 'x/y.z' → 'y' */
const char *path_ending(const char *path);                /* 'x/y.z' → 'z', else '' */

#endif
