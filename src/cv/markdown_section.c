/* Sections of a Markdown CV: which headings are titles, and which heads of entries.
 *
 * The first heading behind the name, and every one of its level or above, is a section. What
 * is deeper is decided for all such headings of a section together: they are sub-sections if
 * one of them has headings of its own below, or several bold heads; else entries, unless they
 * stand under a first-level heading and have no dates. A date in one of them makes entries of
 * all that have no headings below. */
#include <string.h>

#include "cv/markdown.h"

#define LINE_MAX 100 /* bytes of a line that may have a date behind a role or place */

/* Emoji before titles, and the icons that take their places. */
static const struct emoji {
	const char *text, *icon;
} EMOJI[] = {
    {"💼", "briefcase"},
    {"🎓", "graduation-cap"},
    {"🏆", "trophy"},
    {"🥇", "medal"},
    {"🏅", "medal"},
    {"📚", "book"},
    {"📖", "book-open"},
    {"📄", "file"},
    {"📃", "file"},
    {"📜", "scroll"},
    {"📝", "pen"},
    {"✍", "pen"},
    {"🛠", "screwdriver-wrench"},
    {"🔧", "wrench"},
    {"🧰", "toolbox"},
    {"💻", "code"},
    {"🖥", "desktop"},
    {"🌐", "globe"},
    {"🌍", "globe"},
    {"🗣", "language"},
    {"🚀", "rocket"},
    {"🎨", "palette"},
    {"🎯", "bullseye"},
    {"👤", "user"},
    {"👨", "user"},
    {"👩", "user"},
    {"👋", "hand"},
    {"❤", "heart"},
    {"⚡", "bolt"},
    {"🧠", "brain"},
    {"🔬", "microscope"},
    {"🧪", "flask"},
    {"📊", "chart-simple"},
    {"📈", "chart-line"},
    {"🌱", "seedling"},
    {"🤝", "handshake"},
    {"⭐", "star"},
    {"🌟", "star"},
    {"✨", "star"},
    {"📫", "envelope"},
    {"📧", "envelope"},
    {"📞", "phone"},
    {"🔗", "link"},
    {"🎤", "microphone"},
    {"🎵", "music"},
    {"🏢", "building"},
    {"💡", "lightbulb"},
    {"📌", "thumbtack"},
    {"🔭", "binoculars"},
    {"🎮", "gamepad"},
};

/* Cut an emoji off the title's begin; the icon for it, NULL if there is none. */
static const char *
take_icon(struct md_span *title)
{
	for (size_t i = 0; i < sizeof EMOJI / sizeof *EMOJI; i++) {
		size_t len = strlen(EMOJI[i].text);
		if (title->len <= len || memcmp(title->text, EMOJI[i].text, len) != 0)
			continue;
		if (title->len > len + 3 && memcmp(title->text + len, "\xEF\xB8\x8F", 3) == 0)
			len += 3;
		*title = md_trim(md_slice(*title, len, title->len));
		return EMOJI[i].icon;
	}
	return NULL;
}

const char *
md_emoji(const char *icon)
{
	for (size_t i = 0; i < sizeof EMOJI / sizeof *EMOJI; i++)
		if (strcmp(EMOJI[i].icon, icon) == 0)
			return EMOJI[i].text;
	return NULL;
}

static bool
is_heading(const struct markdown *m, size_t i)
{
	return m->blocks.items[i].kind == MD_HEADING;
}

static int
level_of(const struct markdown *m, size_t i)
{
	return m->blocks.items[i].level;
}

/* The next heading of at most that level in [from, end). */
static size_t
next_heading(const struct markdown *m, size_t from, size_t end, int level)
{
	for (size_t i = from; i < end; i++)
		if (is_heading(m, i) && level_of(m, i) <= level)
			return i;
	return end;
}

/* Bold lines, and lines below a line that is a date. */
static size_t
count_heads(const struct markdown *m, size_t begin, size_t end)
{
	size_t count = 0;
	for (size_t i = begin; i < end; i++) {
		struct md_span rest = m->blocks.items[i].span;
		struct md_span line = md_take_line(&rest);
		count += m->blocks.items[i].kind == MD_PARAGRAPH &&
		         (md_is_head(m, line) || (rest.len && md_is_date(m, line)));
	}
	return count;
}

static bool
line_has_date(const struct markdown *m, struct md_span line, bool head)
{
	return md_is_date(m, line) ||
	       (line.len <= LINE_MAX && md_take_date(m, &line, head).len);
}

/* A date in the heading, or in the lines of text below it. */
static bool
is_dated(const struct markdown *m, size_t i, size_t end)
{
	if (line_has_date(m, m->blocks.items[i].span, true))
		return true;
	for (size_t k = i + 1; k < end && m->blocks.items[k].kind == MD_PARAGRAPH; k++)
		for (struct md_span rest = m->blocks.items[k].span; rest.len;)
			if (line_has_date(m, md_take_line(&rest), false))
				return true;
	return false;
}

struct group {
	bool nested; /* a heading has headings below */
	bool bold;   /* or bold heads */
	bool dated;  /* a heading has a date, or the text below it */
	bool headed; /* the heading itself */
};

/* The headings of `level` in [begin, end) together. */
static struct group
judge_group(const struct markdown *m, size_t begin, size_t end, int level)
{
	struct group g = {0};
	for (size_t i = begin; i < end; i++) {
		if (!is_heading(m, i))
			continue;
		if (level_of(m, i) > level) {
			g.nested = true;
			continue;
		}
		size_t next = next_heading(m, i + 1, end, 6);
		g.bold |= count_heads(m, i + 1, next) > 1;
		g.headed |= line_has_date(m, m->blocks.items[i].span, true);
		g.dated |= is_dated(m, i, next);
	}
	return g;
}

static struct cv_section *
add_section(struct markdown *m, struct cv_section **list, size_t *count, size_t *room,
    const struct md_block *heading)
{
	struct reading *r = m->reading;
	struct cv_section *s = cv_add_section(r->arena, list, count, room);
	struct md_span title = md_bare(heading->span);
	s->icon = take_icon(&title);
	s->title = md_rich(m, md_bare(title));
	s->key = rich_plain(r->arena, &s->title);
	s->place = heading->span.place;
	return s;
}

/* Entries of [begin, end) of which the headings of `level` are sub-sections. */
static void
read_sub_sections(struct markdown *m, struct cv_section *s, size_t begin, size_t end, int level)
{
	enum word word = word_of_title(s->key);
	while (begin < end) {
		size_t next = next_heading(m, begin + 1, end, level);
		struct cv_section *sub = add_section(m, &s->sections, &s->section_count,
		    &s->section_room, &m->blocks.items[begin]);
		enum word own = word_of_title(sub->key);
		md_entries_read(m, sub, own < WORD_COUNT ? own : word, begin + 1, next);
		begin = next;
	}
}

static void
read_section(struct markdown *m, size_t begin, size_t end)
{
	struct cv *cv = m->reading->self;
	struct cv_section *s = add_section(
	    m, &cv->sections, &cv->section_count, &cv->section_room, &m->blocks.items[begin]);
	enum word word = word_of_title(s->key);
	int top = level_of(m, begin), level = 6;
	size_t first = next_heading(m, begin + 1, end, 6);
	for (size_t i = first; i < end; i++)
		if (is_heading(m, i) && level_of(m, i) < level)
			level = level_of(m, i);
	struct group g = judge_group(m, first, end, level);
	bool sub = g.nested || (g.bold && !g.headed) || (!g.dated && top == 1);
	if (first == end || !sub) {
		md_entries_read(m, s, word, begin + 1, end);
		return;
	}
	md_entries_read(m, s, word, begin + 1, first);
	read_sub_sections(m, s, first, end, level);
}

/* Text without a heading: a section by the document's word for it. */
static void
read_untitled(struct markdown *m, size_t begin, size_t end)
{
	struct cv *cv = m->reading->self;
	struct arena *a = m->reading->arena;
	struct cv_section *s =
	    cv_add_section(a, &cv->sections, &cv->section_count, &cv->section_room);
	s->key = "summary";
	s->place = m->blocks.items[begin].span.place;
	s->title = rich_text(a, word_in(&cv->locale, WORD_SUMMARY), s->place);
	md_entries_read(m, s, WORD_SUMMARY, begin, end);
}

void
md_sections_read(struct markdown *m, size_t begin, size_t end)
{
	size_t first = next_heading(m, begin, end, 6);
	int top = first < end ? level_of(m, first) : 6;
	if (first > begin)
		read_untitled(m, begin, first);
	for (begin = first; begin < end;) {
		if (level_of(m, begin) < top)
			top = level_of(m, begin);
		size_t next = next_heading(m, begin + 1, end, top);
		read_section(m, begin, next);
		begin = next;
	}
}
