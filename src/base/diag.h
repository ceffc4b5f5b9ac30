/* Diagnostics: everything that is wrong with the user's input, each with its place.
 *
 * Stages report and go on; app/ prints all of them at the end, in the order of their places, and
 * derives the exit status. A place is a span of bytes in a source, turned into line and column
 * only when printed. The rules for texts: lower case, no full stop, the thing in 'quotes', then
 * what was done or would be right; `help` is a separate sentence that begins with what to do. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/buf.h"

/* One input file, whole, in memory. Owned by the job's arena. */
struct source {
	const char *name;   /* as the user gave it; '<stdin>' for '-'; '<command line>' for --set */
	const char *bytes;  /* what the reader saw: UTF-8, NUL behind the end */
	size_t len;
	uint32_t *lines;    /* offsets of line starts, from source_index; NULL: counted each time */
	size_t line_count;
};

void source_index(struct arena *a, struct source *s); /* fills lines; '\n' ends a line */

/* A span of a source; source NULL means 'no place' (a message about the whole run). */
struct place {
	const struct source *source;
	uint32_t begin, end; /* byte offsets, end exclusive; begin == end is a point */
};

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct diag {
	enum diag_level level;
	const char *name;    /* kebab-case, static: 'unknown-key'; what -W and SARIF call it */
	struct place place;
	const char *message; /* owned by the list's arena */
	const char *help;    /* may be NULL */
	size_t order;        /* of reporting; ties of place keep it */
};

struct diags {
	struct arena *arena; /* borrowed; outlives the list */
	struct diag *items;
	struct diag *last; /* the report that diag_help adds to; NULL: it was dropped */
	size_t count, room;
	size_t errors, warnings; /* counted when reported, after `strict` and switches */
	bool strict;             /* warnings are errors */
	bool (*filter)(void *self, struct diag *d); /* may change d->level; false drops it; may be NULL */
	void *filter_self;
	const char *(*explain)(const char *name); /* a sentence for SARIF; may be NULL */
	size_t dropped; /* beyond the limit of 1,000, which a hostile file reaches */
};

/* Report; printf format. `name` is static. A second report with the same name, place and text is
 * not stored. */
void diag_error(struct diags *d, struct place p, const char *name, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_warn(struct diags *d, struct place p, const char *name, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_note(struct diags *d, struct place p, const char *name, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The same, for a caller that has the level as a value. */
void diag_report(struct diags *d, enum diag_level level, struct place p, const char *name,
    const char *format, ...) __attribute__((format(printf, 5, 6)));
/* Add a help line to the last report (ignored if that was dropped). */
void diag_help(struct diags *d, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* 1-based line, and 1-based column counted in code points. */
void place_find(struct place p, size_t *line, size_t *column);
struct place place_none(void);
struct place place_join(struct place a, struct place b);  /* from a's begin to b's end */

enum diag_format { DIAG_TEXT, DIAG_JSON, DIAG_SARIF, DIAG_GITHUB };

/* Sort and print all:
 *     FILE:LINE:COL: warning: message [name]
 *        12 |   - compny: Acme
 *           |     ^~~~~~
 *           = help: did you mean 'company'?
 * Long lines are cut around the caret; control characters are shown as '·'. */
void diag_print(struct diags *d, enum diag_format f, bool color, struct buf *out);

#endif
