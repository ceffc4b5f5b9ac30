/* The command line. */
#include "app/options.h"

#include "app/manual.h"

#include "base/utf8.h"
#include "yaml/fields.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_LIST, OPTION_NUMBER, OPTION_SIZE };

struct option {
	const char *name;    /* without '--' */
	char letter;         /* 0: none */
	const char *argument;
	enum option_kind kind;
	size_t offset;
	const char *help;
};

#define AT(member) offsetof(struct options, member)

static const struct option OPTIONS[] = {
    {"output", 'o', "FILE", OPTION_TEXT, AT(output), "write to FILE; '-' is standard output; the ending picks the kind"},
    {"out-dir", 'd', "DIR", OPTION_TEXT, AT(out_dir), "write each output into DIR, named after its input"},
    {"layout", 'l', "NAME", OPTION_TEXT, AT(layout), "a layout's name ('cvpdf layouts' lists them) or file"},
    {"design", 0, "FILE", OPTION_TEXT, AT(design), "a file with a design block, in place of the CV's own"},
    {"locale", 0, "NAME", OPTION_TEXT, AT(locale), "a language ('cvpdf locales' lists them), or a file with a locale block, in place of the CV's own"},
    {"settings", 0, "FILE", OPTION_TEXT, AT(settings), "a file with a settings block, in place of the CV's own"},
    {"set", 's', "KEY=VALUE", OPTION_LIST, AT(set), "override one value: cv.phone=…, design.page.size=a4"},
    {"pages", 'p', "N", OPTION_TEXT, AT(pages), "set the CV on at most N pages"},
    {"force", 'f', NULL, OPTION_FLAG, AT(force), "write the best try when the CV doesn't fit"},
    {"from", 0, "FORMAT", OPTION_TEXT, AT(from), "the input's format, instead of telling by content"},
    {"to", 'T', "KIND", OPTION_TEXT, AT(target), "what to write: a device (pdf, text, trace) or a stage (nodes, cv, layout, boxes, strings)"},
    {"date", 0, "DATE", OPTION_TEXT, AT(date), "the run's date, YYYY-MM-DD"},
    {"pdf-standard", 0, "NAME", OPTION_TEXT, AT(standard), "none, ua-1, a-2a (default) or a-3a"},
    {"attach", 0, NULL, OPTION_FLAG, AT(attach), "put the CV's data into the PDF, as JSON Resume; 'extract' gets it back"},
    {"verify", 0, NULL, OPTION_FLAG, AT(verify), "read the PDF back; text that a reader doesn't get is an error"},
    {"no-compress", 0, NULL, OPTION_FLAG, AT(no_compress), "write plain objects instead of object streams"},
    {"font-path", 0, "DIR", OPTION_LIST, AT(font_paths), "look for font families in DIR first, then among the bundled ones, beside the layout, in the system"},
    {"no-system-fonts", 0, NULL, OPTION_FLAG, AT(no_system_fonts), "use no font but the bundled ones and --font-path's"},
    {"root", 0, "DIR", OPTION_TEXT, AT(root), "let photos come from DIR; from the CV's own folder without it"},
    {"sandbox", 0, NULL, OPTION_FLAG, AT(sandbox), "stop where the system has no sandbox; otherwise it is used if there"},
    {"no-sandbox", 0, NULL, OPTION_FLAG, AT(no_sandbox), "keep the rights to files and the system that a run doesn't need"},
    {"if-changed", 0, NULL, OPTION_FLAG, AT(if_changed), "leave an output alone that would not change"},
    {"jobs", 'j', "N", OPTION_NUMBER, AT(workers), "work on N CVs at a time; one for each core without it"},
    {"batch", 0, "FILE", OPTION_TEXT, AT(batch), "a YAML list of jobs: input, output, layout, set, …"},
    {"stream", 0, "FILE", OPTION_TEXT, AT(stream), "YAML documents or JSON lines, one CV each; '-' is standard input"},
    {"shard", 0, "I/N", OPTION_TEXT, AT(shard), "do the I-th of N disjoint parts of the jobs; +I counts from 0"},
    {"check-only", 0, NULL, OPTION_FLAG, AT(check_only), "set each CV, write nothing"},
    {"looks", 0, NULL, OPTION_FLAG, AT(looks), "report what doesn't look well: loose lines, split entries, …"},
    {"max-pages", 0, "N", OPTION_NUMBER, AT(max_pages), "a CV of more pages is an error"},
    {"fail-on", 0, "LEVEL", OPTION_TEXT, AT(fail_on), "what makes the status 1: error (default) or warning"},
    {"fail-fast", 0, NULL, OPTION_FLAG, AT(fail_fast), "begin no job after one that failed"},
    {"keep-going", 'k', NULL, OPTION_FLAG, AT(keep_going), "go on after a job that failed (default)"},
    {"timeout", 0, "SECONDS", OPTION_NUMBER, AT(timeout), "give up a CV that takes longer; 2 without it, 30 in a batch"},
    {"memory", 0, "SIZE", OPTION_SIZE, AT(memory), "give up a CV that needs more; 512M without it"},
    {"max-input", 0, "SIZE", OPTION_SIZE, AT(max_input), "refuse a CV of more bytes; 64M without it"},
    {"report", 0, "FILE", OPTION_TEXT, AT(report), "what came of each job, as JSON, or JUnit for FILE.xml"},
    {"deps", 0, "FILE", OPTION_TEXT, AT(deps), "what each output was made from, as a makefile"},
    {"watch", 'w', NULL, OPTION_FLAG, AT(watch), "set again what a change touches, until interrupted"},
    {"strict", 0, NULL, OPTION_FLAG, AT(strict), "warnings are errors"},
    {"warn", 'W', "NAME", OPTION_LIST, AT(warnings), "turn a warning on, or off with 'no-NAME'"},
    {"format", 0, "NAME", OPTION_TEXT, AT(format), "of messages: text, json, sarif or github"},
    {"quiet", 'q', NULL, OPTION_FLAG, AT(quiet), "print errors only"},
    {"help", 'h', NULL, OPTION_FLAG, AT(help), "print this and leave"},
    {"version", 'V', NULL, OPTION_FLAG, AT(version), "print the version and leave"},
};

static const size_t OPTION_COUNT = sizeof OPTIONS / sizeof *OPTIONS;

void
complain(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fputs("cvpdf: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
}

int
usage_error(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fputs("cvpdf: ", stderr);
	vfprintf(stderr, format, args);
	fputs("; 'cvpdf --help' lists what there is\n", stderr);
	va_end(args);
	return EXIT_USAGE;
}

void
words_add(struct arena *a, struct words *w, const char *word)
{
	w->items = arena_grow(a, w->items, w->count, &w->room, sizeof *w->items);
	w->items[w->count++] = word;
}

static const struct option *
find_long(const char *name, size_t len)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (strlen(OPTIONS[i].name) == len && !strncmp(OPTIONS[i].name, name, len))
			return &OPTIONS[i];
	return NULL;
}

static const struct option *
find_letter(char c)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (OPTIONS[i].letter == c)
			return &OPTIONS[i];
	return NULL;
}

/* Digits, and for a size one of K, M and G behind them. */
static bool
parse_number(const char *value, bool is_size, size_t *out)
{
	size_t n = 0, digits = strspn(value, "0123456789");
	if (!digits || digits > 12)
		return false;
	for (size_t i = 0; i < digits; i++)
		n = n * 10 + (size_t)(value[i] - '0');
	const char *unit = value[digits] ? strchr("KMG", value[digits]) : NULL;
	if (is_size && unit)
		n <<= *unit == 'K' ? 10 : *unit == 'M' ? 20 : 30;
	*out = n;
	return n && !value[digits + (is_size && unit)];
}

static bool
store(struct arena *a, struct options *o, const struct option *is, const char *value)
{
	char *at = (char *)o + is->offset;
	switch (is->kind) {
	case OPTION_FLAG: *(bool *)at = true; return true;
	case OPTION_TEXT: *(const char **)at = value; return true;
	case OPTION_LIST: words_add(a, (struct words *)at, value); return true;
	case OPTION_NUMBER:
	case OPTION_SIZE: break;
	}
	if (parse_number(value, is->kind == OPTION_SIZE, (size_t *)at))
		return true;
	usage_error("'%s' is no %s for '--%s'", value,
	    is->kind == OPTION_SIZE ? "size like 512M" : "number from 1", is->name);
	return false;
}

static bool
unknown(const char *arg, size_t len)
{
	const char *names[sizeof OPTIONS / sizeof *OPTIONS];
	char word[64];
	snprintf(word, sizeof word, "%.*s", (int)len, arg);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		names[i] = OPTIONS[i].name;
	const char *near = nearest_word(word, names, OPTION_COUNT);
	if (near)
		usage_error("no option '--%s'; did you mean '--%s'?", word, near);
	else
		usage_error("no option '--%s'", word);
	return false;
}

static bool
parse_long(struct arena *a, struct options *o, int argc, char **argv, int *i)
{
	const char *name = argv[*i] + 2, *equals = strchr(name, '=');
	size_t len = equals ? (size_t)(equals - name) : strlen(name);
	const struct option *is = find_long(name, len);
	if (!is)
		return unknown(name, len);
	if (is->kind == OPTION_FLAG && equals)
		return usage_error("option '--%s' takes no value", is->name), false;
	const char *value = equals ? equals + 1 : NULL;
	if (is->kind != OPTION_FLAG && !value) {
		if (*i + 1 >= argc)
			return usage_error("option '--%s' needs %s", is->name, is->argument), false;
		value = argv[++*i];
	}
	return store(a, o, is, value);
}

static bool
parse_letters(struct arena *a, struct options *o, int argc, char **argv, int *i)
{
	for (const char *p = argv[*i] + 1; *p; p++) {
		const struct option *is = find_letter(*p);
		if (!is)
			return usage_error("no option '-%c'", *p), false;
		if (is->kind == OPTION_FLAG) {
			store(a, o, is, NULL);
			continue;
		}
		const char *value = p[1] ? p + 1 : NULL;
		if (!value && *i + 1 >= argc)
			return usage_error("option '-%c' needs %s", *p, is->argument), false;
		return store(a, o, is, value ? value : argv[++*i]);
	}
	return true;
}

static const struct command *
find_command(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (!strcmp(COMMANDS[i].name, name))
			return &COMMANDS[i];
	return NULL;
}

bool
options_parse(struct arena *a, int argc, char **argv, struct options *o)
{
	bool plain = false;
	for (int i = 1; i < argc; i++) {
		const char *arg = argv[i];
		if (!plain && !strcmp(arg, "--")) {
			plain = true;
		} else if (!plain && arg[0] == '-' && arg[1] == '-') {
			if (!parse_long(a, o, argc, argv, &i))
				return false;
		} else if (!plain && arg[0] == '-' && arg[1]) {
			if (!parse_letters(a, o, argc, argv, &i))
				return false;
		} else if (!plain && !o->command && !o->inputs.count && find_command(arg)) {
			o->command = find_command(arg);
		} else {
			words_add(a, &o->inputs, arg);
		}
	}
	if (!o->command)
		o->command = &COMMANDS[0];
	return true;
}

void
options_help(struct buf *out)
{
	buf_puts(out, "usage: cvpdf [COMMAND] [OPTION…] FILE…\n\n"
	              "Sets a CV written in YAML, JSON Resume or Markdown as a PDF.\n\ncommands:\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		char left[64];
		snprintf(left, sizeof left, "%s %s", COMMANDS[i].name, COMMANDS[i].arguments);
		int wide = (int)utf8_width(left, strlen(left));
		buf_printf(out, "  %s%*s %s\n", left, wide < 24 ? 24 - wide : 0, "", COMMANDS[i].help);
	}
	buf_puts(out, "\noptions:\n");
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option *is = &OPTIONS[i];
		char left[64];
		if (is->letter)
			snprintf(left, sizeof left, "-%c, --%s %s", is->letter, is->name, is->argument ? is->argument : "");
		else
			snprintf(left, sizeof left, "    --%s %s", is->name, is->argument ? is->argument : "");
		buf_printf(out, "  %-24s %s\n", left, is->help);
	}
	buf_puts(out, "\nexit status: 0 done, 1 errors in the input, 2 usage, 3 something could not be read or "
	              "written\n");
}

void
options_manual(struct buf *out)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option *is = &OPTIONS[i];
		struct buf term = {0};
		if (is->letter)
			buf_printf(&term, "-%c, ", is->letter);
		buf_printf(&term, "--%s", is->name);
		if (is->argument)
			buf_printf(&term, " %s", is->argument);
		manual_item(out, term.data, is->help);
		buf_free(&term);
	}
}
