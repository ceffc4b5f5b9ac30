/* The manual page: prose, and lists from the tables of commands, options, messages and networks. */
#include "app/manual.h"

#include "app/warnings.h"
#include "layout/layout.h"

#include <string.h>

/* Text with roff's own characters made plain. */
static void
put_text(struct buf *out, const char *text)
{
	for (const char *p = text; *p; p++) {
		if (*p == '\\')
			buf_puts(out, "\\e");
		else if (*p == '-')
			buf_puts(out, "\\-");
		else if ((*p == '.' || *p == '\'') && (p == text || p[-1] == '\n'))
			buf_puts(out, "\\&"), buf_putc(out, *p);
		else
			buf_putc(out, *p);
	}
}

void
manual_item(struct buf *out, const char *term, const char *text)
{
	buf_puts(out, ".TP\n.B ");
	put_text(out, term);
	buf_putc(out, '\n');
	put_text(out, text);
	buf_putc(out, '\n');
}

static const char HEAD[] =
    ".TH CVPDF 1 \"\" \"cvpdf " CVPDF_VERSION "\" \"User Commands\"\n"
    ".SH NAME\ncvpdf \\- set a CV written in YAML, JSON Resume or Markdown as a PDF\n"
    ".SH SYNOPSIS\n.B cvpdf\n[\\fICOMMAND\\fR] [\\fIOPTION\\fR]... \\fIFILE\\fR...\n"
    ".SH DESCRIPTION\n"
    "Each FILE is a CV; '\\-' is standard input. Its format (RenderCV's YAML, JSON Resume, YAMLResume, Markdown) is told by\n"
    "content. Without \\fB\\-o\\fR the PDF is written beside the file. A run reports all that is wrong with its input, each with\n"
    "file, line, column and a caret. After an error nothing is written and an old output stays as it was; after warnings the\n"
    "PDF is written all the same.\n"
    ".PP\n"
    "The program carries its fonts, layouts and data inside. The system's fonts are asked only for a family or a\n"
    "character that the bundled ones lack, and the file used is named in a note.\n";

static const char TAIL[] =
    ".SH EXIT STATUS\n"
    ".TP\n.B 0\nAll was done.\n"
    ".TP\n.B 1\nSome input has errors (or warnings, under \\fB\\-\\-strict\\fR or \\fB\\-\\-fail\\-on warning\\fR), or doesn't fit.\n"
    ".TP\n.B 2\nThe command line is wrong.\n"
    ".TP\n.B 3\nSomething could not be read or written, or memory ended.\n"
    ".SH ENVIRONMENT\n"
    ".TP\n.B SOURCE_DATE_EPOCH\nThe date of the run in seconds since 1970, UTC. The same input then gives the same bytes on any day.\n"
    ".TP\n.B NO_COLOR\nIf set and not empty: no color in messages.\n"
    ".SH LANGUAGES\n"
    "\\fBcvpdf locales\\fR lists them; a CV's \\fBlocale: {language: NAME}\\fR takes one by its English name, its own or its code.\n"
    "It gives names of months, spans of time and their plurals, \\(aqpresent\\(aq, quotation marks, hyphenation and the direction of\n"
    "the page, and titles for sections that are called by an English key: \\fBeducation:\\fR is \\(aqAusbildung\\(aq in German,\n"
    "\\fBEducation:\\fR stays. \\fBcvpdf locales NAME\\fR prints one's file: a copy of it, translated, is a new language\n"
    "(\\fB\\-\\-locale FILE\\fR), and any of its keys may stand in a CV's own \\fBlocale:\\fR.\n"
    ".SH LIMITS\n"
    "A CV may have 64 MB (\\fB\\-\\-max\\-input\\fR), 200 levels of nesting, 1,000,000 values and 100,000 that aliases stand for;\n"
    "setting it may take 2 seconds of processor time (30 of the clock in a batch, \\fB\\-\\-timeout\\fR) and 512 MB of memory\n"
    "(\\fB\\-\\-memory\\fR). Photos may have 32 MB and 100 million pixels. 1,000 messages a CV are printed. What goes beyond ends\n"
    "with a message and status 3, or 1 where a place in the file can be named, and no file is written.\n"
    ".SH SECURITY\n"
    "A CV may come from a stranger. Photos, logos and files with blocks that it names must lie in its own folder or below, links\n"
    "followed, unless \\fB\\-\\-root\\fR names another. Nothing is fetched and no other program is run. Links other than http, https,\n"
    "mailto and tel don't reach the PDF. On Linux, the process gives up all other files by Landlock and all system calls that it\n"
    "doesn't make by seccomp before it reads the CV; \\fB\\-\\-sandbox\\fR stops where the system can't do that,\n"
    "\\fB\\-\\-no\\-sandbox\\fR goes without.\n"
    ".SH SEE ALSO\n"
    "The options of layouts: docs/layouts.md, or \\fBcvpdf schema layout\\fR.\n";

static void
put_messages(struct buf *out)
{
	static const char *const levels[] = {"note", "warning", "error"};
	buf_puts(out, ".SH MESSAGES\nA message ends with its name in brackets, which is what \\fB\\-W\\fR takes.\n");
	for (size_t i = 0; i < MESSAGE_NAME_COUNT; i++) {
		struct buf text = {0};
		const struct message_name *m = &MESSAGE_NAMES[i];
		buf_printf(&text, "(%s) %s", levels[m->level], m->help);
		manual_item(out, m->name, text.data);
		buf_free(&text);
	}
}

static void
put_layouts(struct arena *a, struct buf *out)
{
	const char *const *names;
	size_t n = layout_names(&names);
	buf_puts(out, ".SH LAYOUTS\n");
	for (size_t i = 0; i < n; i++)
		manual_item(out, names[i], layout_help(a, names[i]));
}

void
manual_write(struct arena *a, struct buf *out)
{
	buf_puts(out, HEAD);
	buf_puts(out, ".SH COMMANDS\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		const char *term = arena_printf(a, "%s %s", COMMANDS[i].name, COMMANDS[i].arguments);
		manual_item(out, term, COMMANDS[i].help);
	}
	buf_puts(out, ".SH OPTIONS\n");
	options_manual(out);
	put_layouts(a, out);
	put_messages(out);
	buf_puts(out, TAIL);
}
