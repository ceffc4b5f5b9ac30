/* The command line: one table of commands and one of options, which parse, and write --help and
 * the manual's lists. */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include "base/arena.h"
#include "base/buf.h"
#include <stdbool.h>
#include <stdint.h>

enum exit_status { EXIT_OK = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_WORLD = 3 };

/* Strings given more than once, in order. */
struct words {
	const char **items;
	size_t count, room;
};

struct options {
	const struct command *command;
	struct words inputs;    /* what is no option */
	const char *output;     /* -o; '-' is stdout; may hold {stem} and {layout} */
	const char *out_dir;
	const char *target;     /* -T: a device or a stage */
	const char *from;       /* --from: an input format */
	const char *layout;     /* one name or file, or several with commas */
	const char *design;     /* --design FILE */
	const char *locale;     /* --locale FILE */
	const char *settings;   /* --settings FILE */
	struct words set;       /* --set KEY=VALUE */
	struct words font_paths;
	struct words warnings;  /* -W name, -W no-name */
	const char *date;
	const char *format;     /* of messages: text json sarif github */
	const char *standard;   /* --pdf-standard */
	const char *pages;      /* --pages N */
	const char *batch;      /* --batch FILE: a list of jobs */
	const char *stream;     /* --stream FILE: documents one after the other */
	const char *shard;      /* --shard I/N */
	const char *report;     /* --report FILE.json or .xml */
	const char *deps;       /* --deps FILE: make's dependencies */
	const char *root;       /* --root: where photos may come from */
	const char *fail_on;    /* 'error' or 'warning' */
	size_t workers;         /* -j; 0: one for each core */
	size_t timeout;         /* of a job [s]; 0: the default */
	size_t memory;          /* of a job beyond what the program starts with [bytes]; 0: the default */
	size_t max_pages;       /* 0: any number */
	size_t max_input;       /* of a CV [bytes]; 0: the default */
	bool force, strict, quiet, help, version, no_compress, attach, verify, no_system_fonts, if_changed;
	bool sandbox, no_sandbox;
	bool check_only, fail_fast, keep_going, watch, looks;
};

struct command {
	const char *name;       /* 'render' is also what runs without a name */
	const char *arguments;  /* 'FILE…' */
	const char *help;
	int (*run)(struct arena *a, const struct options *o);
};

extern const struct command COMMANDS[];
extern const size_t COMMAND_COUNT;

/* Read argv into *o. On a usage error prints one line with a pointer to --help and returns false. */
bool options_parse(struct arena *a, int argc, char **argv, struct options *o);
void options_help(struct buf *out);
void options_manual(struct buf *out); /* the manual page's list */
void words_add(struct arena *a, struct words *w, const char *word);
/* 'cvpdf: message', to stderr. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* One line and a pointer to --help, to stderr; returns EXIT_USAGE. */
int usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
