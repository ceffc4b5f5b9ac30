/* Levels as percentages. */
#include "cv/level.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cv/words.h"

/* What files and their schemas say. CEFR's six levels among them. */
static const struct {
	const char *word;
	int percent;
} LEVELS[] = {
    {"native", 100},
    {"mother tongue", 100},
    {"bilingual", 100},
    {"full professional", 90},
    {"limited working", 50},
    {"professional working", 75},
    {"professional", 75},
    {"minimum professional", 60},
    {"expert", 100},
    {"master", 100},
    {"fluent", 90},
    {"proficient", 85},
    {"advanced", 80},
    {"upper intermediate", 70},
    {"upper-intermediate", 70},
    {"intermediate", 60},
    {"competent", 60},
    {"conversational", 50},
    {"working", 50},
    {"pre-intermediate", 45},
    {"elementary", 30},
    {"basic", 30},
    {"novice", 25},
    {"beginner", 20},
    {"c2", 100},
    {"c1", 85},
    {"b2", 70},
    {"b1", 55},
    {"a2", 35},
    {"a1", 20},
};

static bool
begins_with(const char *text, const char *word)
{
	size_t len = strlen(word);
	return strncasecmp(text, word, len) == 0 && !isalnum((unsigned char)text[len]);
}

static int
percent_of_word(const char *text)
{
	for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++)
		if (begins_with(text, LEVELS[i].word))
			return LEVELS[i].percent;
	return -1;
}

int
level_percent(const char *text)
{
	char *end;
	long value = strtol(text, &end, 10), of = 100;
	if (end == text)
		return percent_of_word(text);
	if (value < 0 || value > 100)
		return -1;
	if (*end == '/')
		of = strtol(end + 1, &end, 10);
	else if (*end == '%')
		end++;
	return *end || of <= 0 || value > of ? -1 : (int)(value * 100 / of);
}

static int
percent_in(const struct locale *l, const char *text)
{
	const char *english = word_unfixed(l, FIXED_LEVEL, text);
	if (!english)
		english = word_unfixed(l, FIXED_FLUENCY, text);
	return level_percent(english ? english : text);
}

/* A bare number in brackets is rather a year or a count. */
int
level_in_details(struct arena *a, const struct locale *l, const char *details)
{
	const char *open = strrchr(details, '(');
	size_t len = strlen(details);
	if (open && open > details && open[-1] == ' ' && details[len - 1] == ')') {
		const char *word = arena_dup(a, open + 1, len - 2 - (size_t)(open - details));
		int percent = percent_in(l, word);
		if (percent >= 0 && word[strspn(word, "0123456789")])
			return percent;
		details = arena_dup(a, details, (size_t)(open - 1 - details));
	}
	for (const char *at = details; *at; at++)
		if (locale_comma(at))
			return -1;
	return percent_in(l, details);
}

static void
mark_section(struct arena *a, const struct locale *l, struct cv_section *s)
{
	for (size_t i = 0; i < s->entry_count; i++) {
		struct cv_entry *e = &s->entries[i];
		const struct rich *details = cv_field(e, "details");
		if (details && e->kind == ENTRY_ONE_LINE && e->level < 0)
			e->level = level_in_details(a, l, rich_plain(a, details));
	}
	for (size_t i = 0; i < s->section_count; i++)
		mark_section(a, l, &s->sections[i]);
}

void
level_mark(struct arena *a, struct cv *cv)
{
	for (size_t i = 0; i < cv->section_count; i++)
		mark_section(a, &cv->locale, &cv->sections[i]);
}
