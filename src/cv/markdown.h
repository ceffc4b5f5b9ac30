/* Markdown CVs, from the inside: lines to blocks, blocks to a CV.
 *
 * A scanner of our own rather than md4c's events: a CV's meaning is in its lines (a date alone
 * in one, a bold head, a tab before a date), which CommonMark joins to paragraphs, and every
 * message needs its place. Inline markup is md4c's, by markup/. */
#ifndef CV_MARKDOWN_H
#define CV_MARKDOWN_H

#include "cv/cv.h"
#include "cv/words.h"
#include "yaml/fields.h"

/* A piece of text and where it is in the source; the place is exact where the source has the
 * piece byte by byte, else that of the line. */
struct md_span {
	const char *text; /* not NUL-terminated at len */
	size_t len;
	struct place place;
};

struct md_line {
	struct md_span span; /* without its newline */
	bool exact;
};

struct md_lines {
	struct md_line *items;
	size_t count, room;
};

enum md_kind {
	MD_HEADING,
	MD_PARAGRAPH, /* its lines joined by '\n' */
	MD_BULLET,
	MD_CODE, /* one line of a fenced block */
	MD_ROW,  /* of a table; the first of one has `number` 1 */
	MD_TERM, /* of a definition list: what follows defines it */
	MD_RULE  /* what follows belongs to no entry before */
};

struct md_block {
	enum md_kind kind;
	int level;  /* of a heading 1–6; depth of a bullet from 0 */
	int number; /* of a bullet '3.', else 0 */
	bool quoted; /* a paragraph behind '>': text, whatever it looks like */
	struct md_span span;
};

struct md_blocks {
	struct md_block *items;
	size_t count, room;
};

/* A link's target named elsewhere: '[name]: target'. */
struct md_reference {
	struct md_span name;
	const char *target;
};

struct md_references {
	struct md_reference *items;
	size_t count, room;
};

struct markdown {
	struct reading *reading; /* self: the cv */
	struct md_blocks blocks;
	struct md_references references;
};

/* The source from an offset on, HTML made Markdown, comments gone. */
struct md_lines md_lines_read(
    struct arena *a, const struct source *s, size_t from, struct diags *d);
void md_blocks_read(struct arena *a, const struct md_lines *lines, struct markdown *out);

struct md_span md_slice(struct md_span s, size_t begin, size_t end);
struct md_span md_trim(struct md_span s);
bool md_is_empty(struct md_span s);
/* Cut the first line off *rest. */
struct md_span md_take_line(struct md_span *rest);
struct rich md_rich(const struct markdown *m, struct md_span s);
const char *md_text(const struct markdown *m, struct md_span s); /* NUL-terminated, raw */
/* Without the emphasis around it: '*x*', '**x**', '_x_'. */
struct md_span md_bare(struct md_span s);

/* Without the brackets, emphasis or code around it. */
struct md_span md_unwrapped(struct md_span s);
/* Is it a date, or a range of them, as CVs have it: 'Sept. 2024 – Present', 'Fall 2023'? */
bool md_is_date(const struct markdown *m, struct md_span s);
/* Cut a date off the end of *s, behind a tab, a bar, a bracket …; of a head also behind a mere
 * space. An empty span if there is none. */
struct md_span md_take_date(const struct markdown *m, struct md_span *s, bool head);

/* The blocks [begin, end) between the name and the first section: contacts, headline, photo. */
void md_contacts_read(struct markdown *m, size_t begin, size_t end);
/* The blocks [begin, end) as sections. */
void md_sections_read(struct markdown *m, size_t begin, size_t end);
/* The blocks [begin, end) as entries of s: headings among them are heads of entries. `word`:
 * what the section is about, WORD_COUNT if nobody knows. */
void md_entries_read(
    struct markdown *m, struct cv_section *s, enum word word, size_t begin, size_t end);
/* 'PhD, Physics' to degree and area; false: it has no degree in front. */
bool md_split_degree(const struct markdown *m, struct md_span *area, struct md_span *degree);
/* A line that is a list of names: the entry's authors. False: it is something else. */
bool md_read_authors(const struct markdown *m, struct md_span line, struct cv_entry *e);
/* A line that is a mere link: the entry's 'doi' or 'url'. */
bool md_read_address(const struct markdown *m, struct md_span line, struct cv_entry *e);
/* The emoji before a title that reads as this icon; NULL. */
const char *md_emoji(const char *icon);

struct md_head {
	struct md_span name, rest, keywords, date; /* what is absent is empty */
	char sign;                                 /* before the rest: ',' '@' '|' '(' or 0 */
};

struct md_head md_head_read(const struct markdown *m, struct md_span line);
/* '**Languages:** C, Go' and '**Languages**: C, Go': the length of the label, colon included; 0
 * without one. */
size_t md_label_length(struct md_span line);
/* Does a line begin an entry: '**Name**', '**Name** | *words*', '**Name**, role  2019'? */
bool md_is_head(const struct markdown *m, struct md_span line);

#endif
