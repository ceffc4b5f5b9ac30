/* Templates: RenderCV's rules of omission, on rich text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "markup/markup.h"
#include "markup/template.h"

static struct arena arena;

/* 'COMPANY=Acme;POSITION=' : a name with nothing behind it is known and missing. */
static bool
find_value(void *self, const char *name, struct template_value *out)
{
	size_t len = strlen(name);
	for (const char *s = self; *s;) {
		size_t n = strcspn(s, ";");
		if (strncmp(s, name, len) == 0 && s[len] == '=') {
			const char *value = arena_dup(&arena, s + len + 1, n - len - 1);
			out->text = markup_text(&arena, value, place_none(), NULL);
			out->block = (strcmp(name, "SUMMARY") == 0 && *value) || strcmp(name, "HIGHLIGHTS") == 0;
			return true;
		}
		s += n + (s[n] == ';');
	}
	return false;
}

static const char *
expanded(const char *text, const char *values)
{
	struct buf out = {0};
	const struct template *t = template_parse(&arena, text, place_none());
	struct template_lines lines = template_expand(&arena, t, find_value, (void *)values);
	for (size_t i = 0; i < lines.count; i++) {
		const struct template_line *l = &lines.lines[i];
		buf_puts(&out, i ? "\n" : "");
		if (l->kind == TEMPLATE_BLOCK)
			buf_printf(&out, "[%s]", l->name);
		else
			buf_puts(&out, rich_markdown(&arena, &l->text));
	}
	const char *result = arena_dup(&arena, out.data ? out.data : "", out.len);
	buf_free(&out);
	return result;
}

struct example {
	const char *text, *values, *result;
};

static void
omission(void **state)
{
	(void)state;
	static const struct example EXAMPLES[] = {
	    {"**COMPANY**, POSITION -- LOCATION", "COMPANY=A;POSITION=B;LOCATION=C",
	        "**A**, B -- C"},
	    {"**COMPANY**, POSITION -- LOCATION", "COMPANY=A;POSITION=B;LOCATION=", "**A**, B"},
	    {"**COMPANY**, POSITION -- LOCATION", "COMPANY=A;POSITION=;LOCATION=", "**A**"},
	    {"**COMPANY**, POSITION -- LOCATION", "COMPANY=;POSITION=B;LOCATION=C", "B -- C"},
	    {"**COMPANY**, POSITION -- LOCATION", "COMPANY=A;POSITION=;LOCATION=C",
	        "**A** -- C"},
	    {"**LABEL:** DETAILS", "LABEL=L;DETAILS=D", "**L:** D"},
	    {"**LABEL:** DETAILS", "LABEL=L;DETAILS=", "**L:**"},
	    {"DEGREE in AREA", "DEGREE=BS;AREA=CS", "BS in CS"},
	    {"DEGREE in AREA", "DEGREE=;AREA=CS", "CS"},
	    {"DEGREE in AREA", "DEGREE=BS;AREA=", "BS"},
	    {"DEGREE in the AREA", "DEGREE=;AREA=CS", "CS"},
	    {"in AREA", "AREA=CS", "in CS"},
	    {"URL (JOURNAL)", "URL=u;JOURNAL=", "u"},
	    {"URL (JOURNAL)", "URL=;JOURNAL=J", "(J)"},
	    {"**NAME** | *KEYWORDS*", "NAME=N;KEYWORDS=k", "**N** | *k*"},
	    {"**NAME** | *KEYWORDS*", "NAME=N;KEYWORDS=", "**N**"},
	    {"A_B | C_D | E_F", "A_B=a;C_D=;E_F=e", "a | e"},
	    {"AB/CD", "AB=a;CD=", "a"},
	    {"(AB, CD)", "AB=a;CD=c", "(a, c)"},
	    {"(AB,CD)", "AB=;CD=c", "(c)"},
	    {"(AB,CD)", "AB=a;CD=", "(a)"},
	    {"**AB, CD**", "AB=a;CD=", "**a**"},
	    {"LOCATION\nDATE", "LOCATION=;DATE=d", "d"},
	    {"LOCATION\nDATE", "LOCATION=;DATE=", ""},
	    {"", "", ""},
	};
	for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++)
		assert_string_equal(
		    expanded(EXAMPLES[i].text, EXAMPLES[i].values), EXAMPLES[i].result);
}

static void
values_are_text(void **state)
{
	(void)state;
	static const struct example EXAMPLES[] = {
	    {"**NAME**", "NAME=2 \\* 3 \\*", "**2 \\* 3 \\***"},
	    {"NAME", "NAME=ends in a comma,", "ends in a comma,"},
	    {"NAME, XY", "NAME=DATE;XY=;DATE=no", "DATE"},
	    {"GPA: GRADE", "GRADE=3.9", "GPA: 3.9"},
	    {"**NAME**", "NAME=a *b*", "<b>a *b*</b>"},
	    {"[NAME](URL)", "NAME=a;URL=https\\://x.y", "[a](https://x.y)"},
	    {"[NAME](URL)", "NAME=a;URL=", "a"},
	};
	for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++)
		assert_string_equal(
		    expanded(EXAMPLES[i].text, EXAMPLES[i].values), EXAMPLES[i].result);
}

static void
blocks(void **state)
{
	(void)state;
	assert_string_equal(
	    expanded("**NAME**\nSUMMARY", "NAME=a;SUMMARY=s"), "**a**\n[SUMMARY]");
	assert_string_equal(expanded("**NAME**\nSUMMARY", "NAME=a;SUMMARY="), "**a**");
	assert_string_equal(expanded("**NAME**\nHIGHLIGHTS", "NAME=a;HIGHLIGHTS="), "**a**\n[HIGHLIGHTS]");
	assert_string_equal(expanded("NAME HIGHLIGHTS", "NAME=a;HIGHLIGHTS="), "a");
	assert_string_equal(expanded("NAME: SUMMARY", "NAME=a;SUMMARY=s"), "a: s");
	assert_string_equal(expanded("*SUMMARY*", "SUMMARY=s"), "*s*");
}

static void
names(void **state)
{
	(void)state;
	const char *const *found;
	const struct template *t = template_parse(
	    &arena, "**START_DATE** – END_DATE, A START_DATE H2O x", place_none());
	assert_int_equal(template_names(t, &found), 2);
	assert_string_equal(found[0], "START_DATE");
	assert_string_equal(found[1], "END_DATE");
}

static int
free_arena(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(omission),
	    cmocka_unit_test(values_are_text),
	    cmocka_unit_test(blocks),
	    cmocka_unit_test(names),
	};
	return cmocka_run_group_tests_name("template", tests, NULL, free_arena);
}
