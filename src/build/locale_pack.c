/* Write data/locales as C: the table of cv/locale_table.h.
 *
 *     locale_pack FILE... >locale_table.c
 *
 * The files are read with the program's own reader, so a mistake in one has its message with a
 * place, and what a file may hold is what a CV's `locale:` block may. The first is what the
 * others are laid over: English, whose words stand in for those that a language doesn't give.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cv/locale_fields.h"
#include "cv/locale_table.h"

/* Nothing is built in yet. */
const struct locale LOCALES[1];
const size_t LOCALE_COUNT = 0;

static void
put_text(const char *key, const char *text)
{
	if (!text)
		return;
	printf("\t.%s = \"", key);
	for (; *text; text++)
		printf(strchr("\"\\", *text) ? "\\%c" : "%c", *text);
	puts("\",");
}

static void
put_texts(const char *key, const char *const *texts, size_t count)
{
	char member[64];
	for (size_t i = 0; i < count; i++) {
		snprintf(member, sizeof member, "%s[%zu]", key, i);
		put_text(member, texts[i]);
	}
}

#define TEXT(member)  put_text(#member, l->member)
#define TEXTS(member) put_texts(#member, l->member, sizeof l->member / sizeof *l->member)
#define FLAG(member)  printf("\t.%s = %s,\n", #member, l->member ? "true" : "false")

static void
put_locale(const struct locale *l)
{
	puts("    {");
	TEXT(name);
	TEXT(native);
	TEXT(tag);
	FLAG(rtl);
	TEXT(last_updated);
	TEXTS(months);
	TEXTS(years);
	FLAG(dual);
	FLAG(close_units);
	TEXT(present);
	TEXT(degree_with_area);
	TEXT(comma);
	TEXT(date);
	TEXT(date_in_words);
	TEXTS(month_abbreviations);
	TEXTS(month_names);
	TEXTS(month_names_after_days);
	TEXTS(quotes);
	TEXT(space_before);
	TEXT(hyphenation);
	TEXTS(words);
	TEXTS(degrees);
	TEXTS(levels);
	TEXTS(fluencies);
	puts("    },");
}

static bool
read_file(struct arena *a, const char *path, struct diags *d, struct locale *out)
{
	struct reading r = {.arena = a, .diags = d, .severity = DIAG_ERROR};
	const char *bytes, *why;
	size_t len;
	if (!file_read(a, path, (size_t)1 << 20, &bytes, &len, &why))
		return fprintf(stderr, "%s: %s\n", path, why), false;
	struct node *root = yaml_read(a, source_new(a, path, bytes, len, d), d);
	struct node *block = node_get(root, "locale");
	return block && locale_read(&r, block, out);
}

/* What belongs to one language alone. */
static struct locale
without_rules(struct locale l)
{
	l.date = l.date_in_words = l.space_before = l.hyphenation = NULL;
	return l;
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct diags d = {.arena = &a};
	struct buf text = {0};
	bool failed = false;
	struct locale english = {.name = "", .tag = ""};
	puts("/* Made by build/locale_pack from data/locales. */\n#include "
	     "\"cv/locale_table.h\"\n\n"
	     "const struct locale LOCALES[] = {");
	for (int i = 1; i < argc; i++) {
		struct locale l = without_rules(english);
		if (!read_file(&a, argv[i], &d, &l))
			fprintf(stderr, "%s holds no locale\n", argv[i]), failed = true;
		english = i == 1 ? l : english;
		put_locale(&l);
	}
	puts("};\n\nconst size_t LOCALE_COUNT = sizeof LOCALES / sizeof *LOCALES;");
	diag_print(&d, DIAG_TEXT, false, &text);
	if (text.len)
		fwrite(text.data, 1, text.len, stderr);
	return failed || d.errors + d.warnings > 0;
}
