/* Levels as percentages. */
#include "cv/level.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What files and their schemas say. CEFR's six levels among them. */
static const struct {
	const char *word;
	int percent;
} WORDS[] = {
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
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (begins_with(text, WORDS[i].word))
			return WORDS[i].percent;
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
