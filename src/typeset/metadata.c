/* What the document says of itself: title, author, subject, keywords, language, date. */
#include "typeset/setter.h"

#include "cv/words.h"

#include <ctype.h>
#include <string.h>

enum { KEYWORDS_LIMIT = 400 }; /* bytes */

static bool
title_value(void *self, const char *name, struct template_value *out)
{
	const struct setter *t = self;
	const char *word = notes_word(t->s, t->cv, name);
	if (!strcmp(name, "HEADLINE"))
		word = rich_plain(t->s->arena, &t->cv->headline);
	if (!word)
		return false;
	out->text = rich_text(t->s->arena, word, place_none());
	return true;
}

static const char *
title_of(struct setter *t)
{
	struct arena *a = t->s->arena;
	const char *template = t->cv->pdf_title ? t->cv->pdf_title : "NAME - CV";
	struct template_lines lines =
	    template_expand(a, template_parse(a, template, place_none()), title_value, t);
	return lines.count ? rich_plain(a, &lines.lines[0].text) : "CV";
}

/* A section whose one-line entries are what somebody would search for. */
static bool
is_of_skills(struct arena *a, const struct cv_section *section)
{
	return word_of_title(rich_plain(a, &section->title)) == WORD_SKILLS;
}

/* The words between commas, those in brackets aside; false when the next doesn't fit. */
static bool
add_keywords(struct buf *out, const char *s)
{
	while (*s) {
		size_t len = 0, depth = 0;
		for (; s[len] && (depth || (s[len] != ';' && !locale_comma(s + len))); len++)
			depth += s[len] == '(' ? 1 : s[len] == ')' && depth ? (size_t)-1 : 0;
		const char *word = s + strspn(s, " ");
		size_t word_len = len - (size_t)(word - s) * (word <= s + len);
		s += len + (s[len] == ';') + locale_comma(s + len);
		while (word_len && isspace((unsigned char)word[word_len - 1]))
			word_len--;
		if (!word_len)
			continue;
		if (out->len + word_len + 2 > KEYWORDS_LIMIT)
			return false;
		if (out->len)
			buf_puts(out, ", ");
		buf_put(out, word, word_len);
	}
	return true;
}

static bool
add_entry(struct arena *a, struct buf *out, const struct cv_entry *e)
{
	static const char *const keys[] = {"details", "keywords", "label", "name"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (cv_field(e, keys[i]))
			return add_keywords(out, rich_plain(a, cv_field(e, keys[i])));
	return true;
}

/* NULL: the CV has no section of skills. */
static const char *
keywords_of(struct arena *a, const struct cv *cv)
{
	struct buf b = {0};
	bool more = true;
	for (size_t i = 0; i < cv->section_count; i++) {
		const struct cv_section *section = &cv->sections[i];
		for (size_t k = 0; more && k < section->entry_count && is_of_skills(a, section);
		     k++)
			more = add_entry(a, &b, &section->entries[k]);
	}
	const char *words = b.len ? arena_dup(a, b.data, b.len) : NULL;
	buf_free(&b);
	return words;
}

void
metadata_set(struct setter *t, int64_t now)
{
	struct pages *p = t->pages;
	const struct cv *cv = t->cv;
	p->title = title_of(t);
	p->author = rich_plain(p->arena, &cv->name);
	p->subject = rich_plain(p->arena, &cv->headline);
	p->keywords = keywords_of(p->arena, cv);
	p->lang = cv->locale.tag;
	p->date = now;
}
