/* Parts that a line of Markdown joins: a degree and its field, the authors of a publication. */
#include <ctype.h>
#include <string.h>

#include "cv/kinds.h"
#include "cv/markdown.h"
#include "cv/owner.h"
#include "markup/markup.h"

#define AUTHORS_MAX 2000 /* bytes of a line that may be a list of authors */
#define NAME_WORDS  5

/* Without dots and blanks. */
static const char *const DEGREES[] = {"PhD", "DPhil", "DSc", "EngD", "EdD", "MD", "JD", "Dr",
    "MSc", "MS", "MA", "MBA", "MEng", "MPhil", "MRes", "MFA", "MEd", "MPH", "MTech", "LLM",
    "BSc", "BS", "BA", "BEng", "BTech", "BBA", "BFA", "BEd", "BCS", "LLB", "AA", "AS", "AAS",
    "Bachelor", "Master", "Doctor", "Diploma", "Associate", "Middle School", "High School"};

static bool
is_degree(const struct markdown *m, struct md_span s)
{
	const struct cv *cv = m->reading->self;
	char word[64];
	size_t n = 0;
	if (word_unfixed(&cv->locale, FIXED_DEGREE, md_text(m, s)))
		return true;
	for (size_t i = 0; i < s.len; i++) {
		if (s.text[i] == '.')
			continue;
		if (n + 1 == sizeof word)
			return false;
		word[n++] = s.text[i];
	}
	word[n] = 0;
	char *of = strstr(word, " of ");
	if (of)
		*of = 0; /* 'Master of Science' */
	for (size_t i = 0; i < sizeof DEGREES / sizeof *DEGREES; i++)
		if (strcmp(DEGREES[i], word) == 0)
			return true;
	return false;
}

bool
md_split_degree(const struct markdown *m, struct md_span *area, struct md_span *degree)
{
	for (size_t i = 1; i + 2 < area->len; i++) {
		if (memcmp(area->text + i, ", ", 2) != 0)
			continue;
		*degree = md_trim(md_slice(*area, 0, i));
		if (!is_degree(m, *degree))
			return false;
		*area = md_trim(md_slice(*area, i + 2, area->len));
		return true;
	}
	return false;
}

/* Cut a name off the list's begin; a comma in brackets parts none. */
static struct md_span
take_name(struct md_span *list)
{
	int depth = 0;
	size_t end = 0;
	for (; end < list->len; end++) {
		char c = list->text[end];
		depth += c == '(' || c == '[';
		depth -= c == ')' || c == ']';
		if (depth == 0 && end + 1 < list->len && memcmp(list->text + end, ", ", 2) == 0)
			break;
	}
	struct md_span name = md_trim(md_slice(*list, 0, end));
	*list = md_slice(*list, end < list->len ? end + 2 : end, list->len);
	return name;
}

/* 'Jane Doe', 'J. van der Doe', '李浩': words with capitals, no figures, no sentence. */
static bool
is_name(const char *s)
{
	size_t words = 0, length = strlen(s);
	bool capital = false, initial = length > 1 && s[length - 2] < 'a';
	for (size_t i = 0; s[i]; i++) {
		unsigned char c = (unsigned char)s[i];
		if (isdigit(c) || strchr(":;!?\"/|", s[i]))
			return false;
		words += s[i] != ' ' && (i == 0 || s[i - 1] == ' ');
		capital |= isupper(c) || c >= 0x80;
	}
	bool whole = words > 1 || (unsigned char)s[0] >= 0x80; /* 'Berlin' is none */
	return whole && words && words <= NAME_WORDS && capital &&
	       (s[length - 1] != '.' || initial);
}

bool
md_read_authors(const struct markdown *m, struct md_span line, struct cv_entry *e)
{
	const struct cv *cv = m->reading->self;
	struct arena *a = m->reading->arena;
	const char *owner = rich_plain(a, &cv->name);
	struct rich *list = NULL;
	size_t count = 0, room = 0;
	bool sure = false;
	if (line.len > AUTHORS_MAX)
		return false;
	while (line.len) {
		struct rich author = md_rich(m, take_name(&line));
		const char *name = rich_plain(a, &author);
		if (!is_name(name))
			return false;
		sure |= count > 0 || owner_is(name, owner) || strstr(name, ". ");
		list = arena_grow(a, list, count, &room, sizeof *list);
		list[count++] = author;
	}
	if (!sure)
		return false;
	e->authors = list;
	e->author_count = count;
	return true;
}

bool
md_read_address(const struct markdown *m, struct md_span line, struct cv_entry *e)
{
	struct reading *r = m->reading;
	struct rich text = md_rich(m, line);
	const char *url = text.count == 1 ? text.runs[0].url : NULL;
	const char *doi = url ? strstr(url, "doi.org/10.") : NULL;
	const char *key = doi ? "doi" : "url";
	if (!url || cv_field(e, key))
		return false;
	const struct field f = {.key = key};
	struct node *n = node_scalar(r->arena, doi ? url : md_text(m, line), line.place);
	(doi ? &CV_DOI : &CV_URL)->read(r, &f, n, e);
	return true;
}
