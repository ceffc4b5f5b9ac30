/* Heads of entries: '**Name** | *words*  2019', '### [Name](…), role'. */
#include <ctype.h>
#include <string.h>

#include "cv/markdown.h"

#define HEAD_MAX 300 /* bytes of a line that may be a head */

/* '<b>Prize of the *King*</b>', as html_to_markdown leaves it. */
static size_t
tag_length(struct md_span line)
{
	static const char OPEN[] = "<b>", CLOSE[] = "</b>";
	if (line.len < 8 || memcmp(line.text, OPEN, 3) != 0)
		return 0;
	for (size_t end = 4; end + 4 <= line.len; end++)
		if (memcmp(line.text + end, CLOSE, 4) == 0)
			return end + 4;
	return 0;
}

/* The length of the bold words that begin a line, a link around or in them included; 0. */
static size_t
bold_length(struct md_span line)
{
	if (line.len && line.text[0] == '<')
		return tag_length(line);
	bool linked = line.len > 3 && line.text[0] == '[' && strchr("*_", line.text[1]);
	size_t begin = linked ? 1 : 0, end;
	if (line.len < begin + 5 || !strchr("*_", line.text[begin]) ||
	    line.text[begin + 1] != line.text[begin])
		return 0;
	char mark[] = {line.text[begin], line.text[begin], 0};
	for (end = begin + 2; end + 2 <= line.len; end++)
		if (memcmp(line.text + end, mark, 2) == 0)
			break;
	if (end + 2 > line.len || end == begin + 2)
		return 0;
	end += 2;
	while (end < line.len && line.text[end] == mark[0])
		end++;
	if (!linked)
		return end;
	const char *close = memchr(line.text + end, ')', line.len - end);
	return close && line.text[end] == ']' ? (size_t)(close + 1 - line.text) : 0;
}

/* '**Languages:** C, Go' and '**Languages**: C, Go': the length of the label, colon included.
 */
size_t
md_label_length(struct md_span line)
{
	size_t bold = bold_length(line);
	if (!bold || strchr("[<", line.text[0]))
		return 0;
	if (bold < line.len && line.text[bold] == ':')
		return bold + 1;
	size_t end = bold;
	while (end > 0 && strchr("*_", line.text[end - 1]))
		end--;
	return end > 0 && line.text[end - 1] == ':' && bold < line.len ? bold : 0;
}

static bool
is_separator(struct md_span rest)
{
	static const char *const SIGNS[] = {"|", ",", "–", "—", "-", "·", "•", "@", "(", "\t",
	    "/", "\\", "&mdash;", "&ndash;", "&middot;", "&bull;"};
	rest = md_trim(rest);
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (rest.len >= strlen(SIGNS[i]) &&
		    memcmp(rest.text, SIGNS[i], strlen(SIGNS[i])) == 0)
			return true;
	return rest.len == 0;
}

bool
md_is_head(const struct markdown *m, struct md_span line)
{
	line = md_trim(line);
	size_t bold = bold_length(line);
	if (!bold || line.len > HEAD_MAX || md_label_length(line))
		return false;
	struct md_span rest = md_slice(line, bold, line.len);
	return is_separator(rest) || md_take_date(m, &line, true).len > 0;
}

/* Cut the sign that parts a name from its rest off the rest; '|' for signs of an aside. */
static char
take_separator(struct md_span *rest)
{
	static const struct sign {
		const char *text;
		char kind;
	} SIGNS[] = {{"|", '|'}, {"·", '|'}, {"•", '|'}, {"\t", '|'}, {"\\", '|'}, {"(", '('},
	    {"&mdash;", ','}, {"&ndash;", ','}, {"&middot;", '|'}, {"&bull;", '|'}, {",", ','},
	    {";", ','}, {"–", ','}, {"—", ','}, {"-", ','}, {"@", '@'}, {"/", ','}};
	*rest = md_trim(*rest);
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
		size_t len = strlen(SIGNS[i].text);
		if (rest->len < len || memcmp(rest->text, SIGNS[i].text, len) != 0)
			continue;
		if (SIGNS[i].kind != '(')
			*rest = md_trim(md_slice(*rest, len, rest->len));
		return SIGNS[i].kind;
	}
	return rest->len ? ',' : 0;
}

/* Where a name ends: behind bold words, or before ' | '. */
static size_t
name_length(struct md_span head)
{
	size_t bold = bold_length(head);
	if (bold)
		return bold;
	for (size_t i = 1; i + 1 < head.len; i++)
		if ((head.text[i] == '|' && head.text[i - 1] == ' ') || head.text[i] == '\t')
			return i;
	return head.len;
}

/* ' | *keywords*' behind a role. */
static struct md_span
take_keywords(struct md_span *rest)
{
	for (size_t i = 1; i + 3 < rest->len; i++) {
		if (memcmp(rest->text + i, " | ", 3) != 0)
			continue;
		struct md_span keywords = md_slice(*rest, i + 3, rest->len);
		*rest = md_slice(*rest, 0, i);
		return keywords;
	}
	return md_slice(*rest, 0, 0);
}

struct md_head
md_head_read(const struct markdown *m, struct md_span line)
{
	struct md_head h = {.date = md_take_date(m, &line, true)};
	line = md_trim(line);
	size_t end = name_length(line);
	h.name = md_trim(md_slice(line, 0, end));
	h.rest = md_slice(line, end, line.len);
	h.sign = take_separator(&h.rest);
	if (h.sign != '|')
		h.keywords = take_keywords(&h.rest);
	return h;
}
