/* Files: read whole within a limit, written whole or not at all.
 *
 * World failures (open, read, write) are not the user's input being wrong: functions return false
 * and leave a sentence in *why (arena), 'no such file or directory', for the caller to print. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/* Read a file, or stdin for '-', of at most `limit` bytes. Refuses directories, devices and
 * FIFOs (but reads a FIFO that was given as '-' or /dev/stdin). NUL behind the end. */
bool file_read(struct arena *a, const char *path, size_t limit, const char **bytes, size_t *len,
    const char **why);

/* Write to a temporary file in the same directory, fsync-free, check close, rename; '-' is
 * stdout. With `if_changed`, an identical file is left untouched. The old file stays as it was
 * when anything fails; a temporary file never survives, on SIGINT/SIGTERM and out of memory
 * either (file_cleanup, async-signal-safe, removes the one in hand). */
bool file_write(struct arena *a, const char *path, const void *bytes, size_t len, bool if_changed,
    const char **why);
void file_cleanup(void);

const char *path_dir(struct arena *a, const char *path);                    /* 'x/y.z' → 'x', 'y' → '.' */
const char *path_join(struct arena *a, const char *dir, const char *name);  /* absolute name wins */
const char *path_stem(struct arena *a, const char *path);                   /* 'x/y.z' → 'y' */
const char *path_ending(const char *path);                                  /* 'x/y.z' → 'z', else '' */

#endif
