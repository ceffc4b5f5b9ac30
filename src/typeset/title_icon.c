/* What a section's title may show beside its words: an icon, and its first letters in the
 * accent color. */
#include "typeset/title_icon.h"

#include <string.h>
#include <strings.h>
#include <unigbrk.h>

#include "cv/words.h"

#define OTHERWISE "bookmark"

/* The first whose word is in a section's key or title. */
static const struct {
	const char *word, *icon;
} ICONS[] = {
    {"education", "graduation-cap"},
    {"volunteer", "hand-holding-heart"},
    {"teaching", "chalkboard-user"},
    {"research interest", "lightbulb"},
    {"research", "flask"},
    {"experience", "briefcase"},
    {"employment", "briefcase"},
    {"work", "briefcase"},
    {"career", "briefcase"},
    {"project", "diagram-project"},
    {"open source", "code-branch"},
    {"publication", "book-open"},
    {"paper", "book-open"},
    {"patent", "lightbulb"},
    {"talk", "microphone"},
    {"presentation", "microphone"},
    {"speaking", "microphone"},
    {"language", "language"},
    {"skill", "gears"},
    {"technolog", "gears"},
    {"tool", "screwdriver-wrench"},
    {"certific", "certificate"},
    {"licen", "certificate"},
    {"honor", "trophy"},
    {"honour", "trophy"},
    {"award", "trophy"},
    {"grant", "coins"},
    {"scholarship", "award"},
    {"course", "book"},
    {"training", "book"},
    {"member", "users"},
    {"service", "handshake"},
    {"interest", "heart"},
    {"hobb", "heart"},
    {"reference", "quote-left"},
    {"profile", "user"},
    {"summary", "user"},
    {"about", "user"},
    {"welcome", "user"},
    {"objective", "bullseye"},
    {"contact", "envelope"},
};

static bool
has_word(const char *text, const char *word)
{
	size_t len = strlen(word);
	for (; *text; text++) {
		size_t i = 0;
		while (i < len && text[i] &&
		       (strncasecmp(&text[i], &word[i], 1) == 0 ||
		           (word[i] == ' ' && text[i] == '_')))
			i++;
		if (i == len)
			return true;
	}
	return false;
}

const struct icon *
title_icon(struct arena *a, const struct cv_section *section)
{
	const char *title = rich_plain(a, &section->title), *english = word_english_title(title);
	if (english)
		title = english;
	if (section->icon && icon_find(section->icon))
		return icon_find(section->icon);
	for (size_t i = 0; i < sizeof ICONS / sizeof *ICONS; i++)
		if ((section->key && has_word(section->key, ICONS[i].word)) ||
		    has_word(title, ICONS[i].word))
			return icon_find(ICONS[i].icon);
	return icon_find(OTHERWISE);
}

/* Bytes of the first `letters` letters as a reader counts them. */
static size_t
letters_end(const char *text, int letters)
{
	const uint8_t *at = (const uint8_t *)text, *end = at + strlen(text);
	while (letters-- > 0 && at < end)
		at = u8_grapheme_next(at, end);
	return (size_t)((const char *)at - text);
}

struct rich
title_accented(struct arena *a, const struct rich *title, int letters)
{
	struct rich r = {0};
	if (letters <= 0 || !title->count)
		return *title;
	struct rich_run run = title->runs[0];
	size_t end = letters_end(run.text, letters);
	run.text = arena_dup(a, run.text, end);
	run.style |= RICH_ACCENT;
	rich_add(a, &r, run);
	run = title->runs[0];
	run.text += end;
	if (*run.text)
		rich_add(a, &r, run);
	for (size_t i = 1; i < title->count; i++)
		rich_add(a, &r, title->runs[i]);
	return r;
}
