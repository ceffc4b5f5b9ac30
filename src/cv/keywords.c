/* Keywords in bold. */
#include "cv/keywords.h"

#include <string.h>
#include <unictype.h>

#include "base/utf8.h"

struct search {
	struct arena *arena;
	const char *const *words;
};

static bool
is_word_char(uint32_t c)
{
	return c == '_' || uc_is_alnum(c);
}

static bool
is_word_start(const char *text, size_t at)
{
	size_t used, begin = at;
	if (at == 0)
		return true;
	do
		begin--;
	while (begin > 0 && ((unsigned char)text[begin] & 0xC0) == 0x80);
	return !is_word_char(utf8_decode(text + begin, at - begin, &used));
}

static bool
is_word_end(const char *text)
{
	return !is_word_char(utf8_next(&text));
}

/* The length of the longest keyword at text[at], 0 if there is none. An edge counts only where
 * the keyword has a letter there: 'C++' ends before 'x' too. */
static size_t
match_length(const struct search *s, const char *text, size_t at)
{
	size_t best = 0;
	for (size_t i = 0; s->words[i]; i++) {
		const char *word = s->words[i];
		size_t len = strlen(word);
		if (len <= best || strncmp(text + at, word, len) != 0)
			continue;
		const char *first = word;
		bool opens = !is_word_char(utf8_next(&first)) || is_word_start(text, at);
		bool closes = is_word_start(word, len) || is_word_end(text + at + len);
		if (opens && closes)
			best = len;
	}
	return best;
}

static void
add_piece(const struct search *s, struct rich *out, const struct rich_run *run, size_t begin,
    size_t end, unsigned style)
{
	struct rich_run piece = *run;
	if (begin == end)
		return;
	piece.text = arena_dup(s->arena, run->text + begin, end - begin);
	piece.style |= style;
	if (piece.place.end - piece.place.begin == strlen(run->text)) {
		piece.place.end = piece.place.begin + (uint32_t)end;
		piece.place.begin += (uint32_t)begin;
	}
	rich_add(s->arena, out, piece);
}

static void
bold_run(const struct search *s, struct rich *out, const struct rich_run *run)
{
	size_t done = 0, at = 0;
	while (run->text[at]) {
		size_t len = match_length(s, run->text, at);
		if (!len) {
			at++;
			continue;
		}
		add_piece(s, out, run, done, at, 0);
		add_piece(s, out, run, at, at + len, RICH_BOLD);
		done = at += len;
	}
	add_piece(s, out, run, done, at, 0);
}

static void
bold_text(const struct search *s, struct rich *text)
{
	struct rich out = {0};
	for (size_t i = 0; i < text->count; i++)
		bold_run(s, &out, &text->runs[i]);
	*text = out;
}

/* Recursion is bounded by ITEM_DEPTH. */
static void
bold_items(const struct search *s, struct cv_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bold_text(s, &items[i].text);
		bold_items(s, items[i].items, items[i].count);
	}
}

static void
bold_entry(const struct search *s, struct cv_entry *e)
{
	for (size_t i = 0; i < e->field_count; i++)
		if (strcmp(e->fields[i].key, "doi") != 0 &&
		    strcmp(e->fields[i].key, "url") != 0)
			bold_text(s, &e->fields[i].text);
	for (size_t i = 0; i < e->author_count; i++)
		bold_text(s, &e->authors[i]);
	bold_items(s, e->highlights, e->highlight_count);
	for (size_t i = 0; i < e->position_count; i++)
		bold_entry(s, &e->positions[i]);
}

static void
bold_section(const struct search *s, struct cv_section *section)
{
	for (size_t i = 0; i < section->entry_count; i++)
		bold_entry(s, &section->entries[i]);
	for (size_t i = 0; i < section->section_count; i++)
		bold_section(s, &section->sections[i]);
}

void
keywords_bold(struct arena *a, struct cv *cv, const char *const *words)
{
	const struct search s = {a, words};
	for (size_t i = 0; i < cv->section_count; i++)
		bold_section(&s, &cv->sections[i]);
}
