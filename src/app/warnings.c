/* The names of all messages, and -W. */
#include "app/warnings.h"

#include "typeset/looks.h"
#include "yaml/fields.h"

#include <string.h>

/* clang-format off */
const struct message_name MESSAGE_NAMES[] = {
    {"alias-circle", DIAG_ERROR, "a YAML alias stands inside the value that it names"},
    {"alias-limit", DIAG_ERROR, "the file's YAML aliases stand for too many values"},
    {"ambiguous-entry", DIAG_WARNING, "an entry has all that two types of entry require"},
    {"bad-merge", DIAG_ERROR, "a YAML merge key ('<<') is given something else than maps"},
    {"block-file", DIAG_ERROR, "a file with a locale, settings or design block can't be read"},
    {"colon-in-text", DIAG_WARNING, "a ': ' made a map of what seems to be a text; it is read as text"},
    {"comment-in-text", DIAG_WARNING, "' #' begins a comment in YAML, and what follows is not shown"},
    {"complex-key", DIAG_ERROR, "a list or a map stands where a key is wanted"},
    {"contact-wrap", DIAG_WARNING, "the contacts take one more line for a few characters"},
    {"control-character", DIAG_WARNING, "a control character is in the file"},
    {"date-future", DIAG_NOTE, "a date lies after the date of the run"},
    {"date-impossible", DIAG_WARNING, "a date that the calendar doesn't have is printed as typed"},
    {"date-order", DIAG_WARNING, "an end lies before its start"},
    {"date-present", DIAG_WARNING, "a start can't be 'present'"},
    {"date-twice", DIAG_NOTE, "an entry has a date beside start and end, which are not printed"},
    {"date-unreadable", DIAG_WARNING, "a start or end is no date, and printed as typed"},
    {"doi", DIAG_WARNING, "a DOI does not begin with '10.'"},
    {"duplicate-key", DIAG_ERROR, "a key is given twice in one map"},
    {"edited-since", DIAG_NOTE, "a JSON Resume was edited since cvpdf wrote it, and what was kept beside is void"},
    {"email", DIAG_WARNING, "a mail address can't be one, and is not linked"},
    {"empty-file", DIAG_ERROR, "there is nothing in the file"},
    {"empty-section", DIAG_WARNING, "a section has a title and no entries"},
    {"entry-for-list", DIAG_WARNING, "a section is one entry where a list is wanted"},
    {"fallback-font", DIAG_WARNING, "a font lacks characters that another one lends"},
    {"font-file", DIAG_NOTE, "a family is not bundled, so the PDF depends on this machine"},
    {"font-missing", DIAG_WARNING, "a font family is neither bundled nor installed"},
    {"image-in-text", DIAG_WARNING, "an image in a text is not shown, only its words"},
    {"invalid-utf8", DIAG_ERROR, "bytes of the file are no UTF-8"},
    {"job", DIAG_ERROR, "a list of jobs has a mistake"},
    {"json-comment", DIAG_NOTE, "a comment stands in a JSON file"},
    {"json-syntax", DIAG_ERROR, "the file is no JSON"},
    {"layout-circle", DIAG_ERROR, "a layout extends itself by way of others"},
    {"link-scheme", DIAG_WARNING, "a link is none of http, https, mailto and tel"},
    {"link-target", DIAG_WARNING, "a link leads nowhere, or its address is malformed"},
    {"logo", DIAG_WARNING, "a logo can't be shown"},
    {"lone-surrogate", DIAG_WARNING, "an escape in a JSON file is half a character"},
    {"long-text", DIAG_WARNING, "a text is so long that its markup is not read"},
    {"loose-line", DIAG_WARNING, "the spaces of a line are wide or narrow"},
    {"lossy", DIAG_WARNING, "the format that is converted to can't hold something"},
    {"lost-text", DIAG_ERROR, "a reader of the PDF doesn't get a text of it (--verify)"},
    {"max-pages", DIAG_ERROR, "the CV has more pages than '--max-pages' allows"},
    {"missing-glyph", DIAG_WARNING, "no font has a character, and a box stands in its place"},
    {"missing-key", DIAG_ERROR, "an entry lacks a key that its type requires"},
    {"no-cv", DIAG_ERROR, "the file has no 'cv'"},
    {"no-entry", DIAG_ERROR, "a value among the entries is none"},
    {"no-name", DIAG_WARNING, "the CV has no name"},
    {"not-in-layout", DIAG_NOTE, "no template of the layout names a value, so it is not printed"},
    {"not-shown", DIAG_WARNING, "a value has no place in the CV"},
    {"not-sorted", DIAG_WARNING, "an old option to sort entries has no effect"},
    {"not-text", DIAG_ERROR, "the file is no text: a PDF, a picture, an archive"},
    {"old-boolean", DIAG_NOTE, "a word that was a boolean in YAML 1.1 is read as one"},
    {"old-key", DIAG_NOTE, "a key has a new name, or no effect any more"},
    {"out-of-range", DIAG_ERROR, "a number or length is too small or too large"},
    {"overfull-line", DIAG_WARNING, "a line is wider than its column"},
    {"override", DIAG_ERROR, "'--set' names a key below a value that is no map"},
    {"page-frame", DIAG_ERROR, "margins and columns leave too little room for text"},
    {"phone", DIAG_WARNING, "a phone number does not look like one"},
    {"photo", DIAG_WARNING, "a photo can't be shown"},
    {"qr-code", DIAG_WARNING, "a text is too long for a QR code"},
    {"second-document", DIAG_ERROR, "a second YAML document begins, which is not read"},
    {"short-last-line", DIAG_WARNING, "the last line of a paragraph is one short word"},
    {"short-last-page", DIAG_WARNING, "the last page has a few lines only"},
    {"split-entry", DIAG_WARNING, "an entry goes on on the next page"},
    {"tag-ignored", DIAG_WARNING, "a YAML tag is ignored, and not shown"},
    {"template-placeholder", DIAG_ERROR, "a template names a placeholder that isn't one"},
    {"text-for-list", DIAG_WARNING, "a text stands where a list is wanted"},
    {"too-deep", DIAG_ERROR, "values are nested too deep"},
    {"too-large", DIAG_ERROR, "there are too many values in the file"},
    {"too-long", DIAG_ERROR, "the CV doesn't fit on as many pages as '--pages' says"},
    {"unknown-anchor", DIAG_WARNING, "a '*word' names no YAML anchor, and is read as text"},
    {"unknown-key", DIAG_WARNING, "a key has no meaning where it stands"},
    {"unknown-language", DIAG_WARNING, "the language of 'locale' is not known"},
    {"unknown-layout", DIAG_ERROR, "there is no such layout"},
    {"unknown-network", DIAG_WARNING, "a social network is not known, so its address isn't either"},
    {"unknown-section", DIAG_NOTE, "a section that its format does not know is shown as it is"},
    {"unsafe-tag", DIAG_ERROR, "a YAML tag asks for more than text"},
    {"unspaced-words", DIAG_WARNING, "a script has no spaces between its words, and lines are cut anywhere"},
    {"unused-anchor", DIAG_WARNING, "a YAML anchor ('&word') is never used, and not shown"},
    {"wrong-kind", DIAG_ERROR, "a list, a map or a text stands where another of them is wanted"},
    {"wrong-value", DIAG_ERROR, "a value is none of those that its key may have"},
    {"yaml-syntax", DIAG_ERROR, "the file is no YAML"},
};
/* clang-format on */

const size_t MESSAGE_NAME_COUNT = sizeof MESSAGE_NAMES / sizeof *MESSAGE_NAMES;

static const char *
without_no(const char *word)
{
	return strncmp(word, "no-", 3) == 0 ? word + 3 : word;
}

const char *
warnings_explain(const char *name)
{
	for (size_t i = 0; i < MESSAGE_NAME_COUNT; i++)
		if (!strcmp(MESSAGE_NAMES[i].name, name))
			return MESSAGE_NAMES[i].help;
	return NULL;
}

static bool
is_name(const char *word)
{
	return warnings_explain(word) != NULL;
}

static bool
refuse(const char *word)
{
	const char *names[sizeof MESSAGE_NAMES / sizeof *MESSAGE_NAMES];
	bool off = without_no(word) != word;
	for (size_t i = 0; i < MESSAGE_NAME_COUNT; i++)
		names[i] = MESSAGE_NAMES[i].name;
	const char *near = nearest_word(without_no(word), names, MESSAGE_NAME_COUNT);
	if (near)
		complain("no message '%s' for '-W'; did you mean '%s%s'?", word,
		    off ? "no-" : "", near);
	else
		complain("no message '%s' for '-W'; 'cvpdf messages' lists them", word);
	return false;
}

/* In the order of enum diag_format. */
static const char *const FORMATS[] = {"text", "json", "sarif", "github"};

static const size_t FORMAT_COUNT = sizeof FORMATS / sizeof *FORMATS;

static size_t
find_format(const char *name)
{
	size_t i = 0;
	while (i < FORMAT_COUNT && strcmp(FORMATS[i], name))
		i++;
	return i;
}

enum diag_format
warnings_format(const struct options *o)
{
	size_t i = o->format ? find_format(o->format) : 0;
	return i < FORMAT_COUNT ? (enum diag_format)i : DIAG_TEXT;
}

bool
warnings_check(const struct options *o)
{
	if (o->format && find_format(o->format) == FORMAT_COUNT)
		return usage_error(
		           "'--format %s' is none of text, json, sarif and github", o->format),
		       false;
	for (size_t i = 0; i < o->warnings.count; i++) {
		const char *word = o->warnings.items[i];
		if (!is_name(word) && !is_name(without_no(word)))
			return refuse(word);
	}
	return true;
}

/* 'no-cv' and 'no-name' are names too. */
bool
warnings_filter(void *options, struct diag *d)
{
	const struct options *o = options;
	if (d->level == DIAG_ERROR)
		return true;
	for (size_t i = o->warnings.count; i-- > 0;) {
		const char *word = o->warnings.items[i];
		if (!strcmp(word, d->name)) {
			d->level = DIAG_WARNING;
			return true;
		}
		if (!is_name(word) && !strcmp(without_no(word), d->name))
			return false;
	}
	return o->looks || !looks_has(d->name);
}

static const char INTRODUCTION[] =
    "# Messages\n"
    "\n"
    "Written by `cvpdf messages`; don't edit it.\n"
    "\n"
    "A message has a level, a place and, in brackets at its end, a name. An *error* keeps the "
    "PDF from\n"
    "being written, and the status is 1; a *warning* says what was done instead of what is "
    "written, a\n"
    "*note* what may surprise. `-W no-NAME` turns off the warnings and notes of a name, `-W "
    "NAME` makes\n"
    "warnings of its notes, `--strict` makes errors of all warnings, `--fail-on warning` "
    "changes the status\n"
    "only. Wrong values are errors in the content and in a layout's file, and warnings in a "
    "CV's own\n"
    "`design`, where the layout's value is kept. The level in the table is the usual one.\n"
    "\n"
    "`--format=json`, `sarif` or `github` prints messages for programs: `cvpdf check` to "
    "standard output,\n"
    "one document for all its files; other commands to standard error. Text goes to standard "
    "error, in\n"
    "color on a terminal unless `NO_COLOR` is set.\n"
    "\n"
    "| name | level | meaning |\n"
    "|---|---|---|\n";

void
warnings_reference(struct buf *out)
{
	static const char *const levels[] = {"note", "warning", "error"};
	buf_puts(out, INTRODUCTION);
	for (size_t i = 0; i < MESSAGE_NAME_COUNT; i++) {
		const struct message_name *m = &MESSAGE_NAMES[i];
		buf_printf(out, "| `%s` | %s | %s |\n", m->name, levels[m->level], m->help);
	}
}
