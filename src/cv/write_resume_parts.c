/* Entries taken apart for JSON Resume and YAMLResume. */
#include "cv/write_resume_parts.h"

#include <string.h>

#include "cv/level.h"
#include "cv/resume.h"

static bool
is_italic(const struct rich *line)
{
	for (size_t i = 0; i < line->count; i++)
		if (!(line->runs[i].style & RICH_ITALIC))
			return false;
	return line->count > 0;
}

/* Cut the text's first line off into *line. */
static void
take_line(struct arena *a, struct rich *text, struct rich *line)
{
	struct rich rest = {0};
	bool behind = false;
	*line = (struct rich){0};
	for (size_t i = 0; i < text->count; i++) {
		struct rich_run run = text->runs[i];
		const char *newline = behind ? NULL : strchr(run.text, '\n');
		if (newline) {
			struct rich_run head = run;
			head.text = arena_dup(a, run.text, (size_t)(newline - run.text));
			rich_add(a, line, head);
			run.text = newline + 1;
		}
		behind = behind || newline;
		rich_add(a, behind ? &rest : line, run);
	}
	*text = rest;
}

/* 'Score: 3.9 · Courses: Optics, Waves': all parts must begin with a label. */
static bool
take_facts(struct parts *p, const struct rich *line)
{
	const struct locale *l = &p->w->cv->locale;
	const char *text = write_markup(p->w->arena, line), *rest;
	const char *found[WORD_COUNT] = {0};
	enum word word = word_of_label(l, text, &rest);
	if (word == WORD_COUNT)
		return false;
	for (const char *gap; word != WORD_COUNT; text = gap + strlen(RESUME_FACT_GAP)) {
		gap = rest;
		const char *next;
		enum word after = WORD_COUNT;
		while ((gap = strstr(gap, RESUME_FACT_GAP)) &&
		       (after = word_of_label(l, gap + strlen(RESUME_FACT_GAP), &next)) ==
		           WORD_COUNT)
			gap += strlen(RESUME_FACT_GAP);
		found[word] = gap ? arena_dup(p->w->arena, rest, (size_t)(gap - rest)) : rest;
		if (!gap)
			break;
		word = after;
		rest = next;
	}
	memcpy(p->facts, found, sizeof found);
	return true;
}

static void
add_line(struct arena *a, struct rich *to, const struct rich *line)
{
	if (to->count && line->count)
		rich_add(a, to, (struct rich_run){.text = "\n", .place = line->runs[0].place});
	rich_append(a, to, line, 0);
}

bool
parts_wanted(const struct resume_table *t, enum resume_flavor flavor, enum resume_part part)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->rows[i].part == part && t->rows[i].flavor & flavor)
			return true;
	return false;
}

static bool
has_fact_rows(const struct resume_table *t, enum resume_flavor flavor)
{
	return parts_wanted(t, flavor, PART_FACT) || parts_wanted(t, flavor, PART_FACTS);
}

static struct rich
upright(struct arena *a, const struct rich *line)
{
	struct rich plain = {0};
	for (size_t i = 0; i < line->count; i++) {
		struct rich_run run = line->runs[i];
		run.style &= ~(unsigned)RICH_ITALIC;
		rich_add(a, &plain, run);
	}
	return plain;
}

static void
split_summary(struct parts *p, const struct resume_table *t)
{
	struct arena *a = p->w->arena;
	const struct rich *all = cv_field(p->entry, "summary");
	struct rich rest = all ? *all : (struct rich){0}, line;
	for (bool first = true; rest.count; first = false) {
		take_line(a, &rest, &line);
		if (first && is_italic(&line) && parts_wanted(t, p->flavor, PART_DESCRIPTION))
			p->description = upright(a, &line);
		else if (rest.count || !has_fact_rows(t, p->flavor) || !take_facts(p, &line))
			add_line(a, &p->summary, &line);
	}
}

static int
level_of(const struct parts *p, const char *text)
{
	return level_in_details(p->w->arena, &p->w->cv->locale, text);
}

/* 'iron, tin (Master)', 'Native speaker (TOEFL 110)', 'Novice', 'iron, tin'. */
static void
split_details(struct parts *p, const struct resume_table *t)
{
	struct arena *a = p->w->arena;
	const struct rich *details = cv_field(p->entry, "details"),
	                  *level = cv_field(p->entry, "level");
	const char *text = details ? write_markup(a, details) : "", *open = strrchr(text, '(');
	size_t len = strlen(text);
	bool nested = open && open > text + 1 && open[-1] == ' ' && text[len - 1] == ')';
	const char *before = nested ? arena_dup(a, text, (size_t)(open - 1 - text)) : text;
	const char *inside =
	    nested ? arena_dup(a, open + 1, len - (size_t)(open + 1 - text) - 1) : NULL;
	bool language = t->word == WORD_LANGUAGES;
	int percent = level_of(p, text);
	if (nested && language) {
		p->level = before;
		p->keywords = inside;
	} else if (nested && percent >= 0 && percent == level_of(p, inside)) {
		p->level = inside;
		p->keywords = before;
	} else if (language || (parts_wanted(t, p->flavor, PART_LEVEL) && percent >= 0)) {
		p->level = text;
	} else {
		p->keywords = text;
	}
	if (level)
		p->level = write_markup(a, level);
}

struct parts
parts_take(const struct writing *w, enum resume_flavor flavor, const struct resume_table *t,
    const struct cv_entry *e)
{
	struct parts p = {.w = w, .flavor = flavor, .entry = e};
	split_summary(&p, t);
	split_details(&p, t);
	return p;
}
