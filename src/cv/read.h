/* Readers: a source in one of the formats to the model. */
#ifndef CV_READ_H
#define CV_READ_H

#include "cv/cv.h"

struct cv_options {
	const char *format;      /* forced by --from, NULL: told by content */
	int64_t now;             /* seconds since 1970, UTC: SOURCE_DATE_EPOCH, --date or the clock */
	const char *root;        /* where files that it names may come from; NULL: its own folder */
	const struct node *overrides; /* a map merged over the root (--set), NULL */
	const char *locale_file, *settings_file; /* whose block replaces the file's; NULL */
	bool as_written; /* keywords are not set bold: for converting */
};

struct cv_format {
	const char *name;        /* 'rendercv' */
	const char *help;
	/* 0: surely not, 100: surely; by content and, where that leaves it open, the file's name. */
	/* Bytes to nodes; NULL when nothing could be read. */
	struct node *(*parse)(struct arena *a, const struct source *s, struct diags *d);
	int (*probe)(const struct source *s, const struct node *root);
	struct cv *(*read)(struct arena *a, const struct source *s, const struct node *root,
	    const struct cv_options *o, struct diags *d);
};

extern const struct cv_format CV_FORMATS[];
extern const size_t CV_FORMAT_COUNT;

/* Parse and read; NULL if nothing can be made of it. *root: the nodes, for -T nodes. */
struct cv *cv_read(struct arena *a, const struct source *s, const struct cv_options *o, struct diags *d,
    struct node **root);

/* What is doubtful in a good CV: reversed or unreadable dates, empty sections, mail addresses … (cv/check.c) */
void cv_check(const struct cv *cv, struct diags *d);

#endif
