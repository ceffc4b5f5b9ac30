/* The model as the maps of JSON Resume or YAMLResume: cv/resume read backwards. */
#ifndef CV_WRITE_RESUME_H
#define CV_WRITE_RESUME_H

#include "cv/words.h"
#include "cv/write_text.h"

enum resume_flavor { RESUME_JSON = 1, RESUME_YAML = 2, RESUME_BOTH = 3 };

/* Where a key's value is in an entry. */
enum resume_part {
	PART_FIELD, /* a field as text */
	PART_LIST,  /* a field's words as a list */
	PART_LINK,  /* where the name leads */
	PART_URL,   /* the field 'url' */
	PART_START,
	PART_END,
	PART_DATE,
	PART_DESCRIPTION, /* the summary's first line, if that is in italics */
	PART_SUMMARY,     /* the summary's other lines; for YAMLResume highlights below */
	PART_HIGHLIGHTS,
	PART_AUTHORS,
	PART_FACT,    /* what stands behind `word` in the summary's last line */
	PART_FACTS,   /* the same, as a list */
	PART_DEGREE,  /* a field, in YAMLResume one of its words */
	PART_LEVEL,   /* of a line of details, its level */
	PART_KEYWORDS /* of a line of details, the words without the level, as a list */
};

struct resume_row {
	const char *key;
	enum resume_part part;
	const char *field;
	enum word word;
	enum resume_flavor flavor;
};

struct resume_table {
	const char *key; /* 'work' */
	enum word word;
	const char *name; /* the key that stands for an entry of any type */
	const struct resume_row *rows;
	size_t count;
};

/* The table of a section, by its title and what its entries are; NULL: it has none. */
const struct resume_table *resume_table_of(const struct cv_section *s, const char *title);

/* The entry as a map. What it has and the table hasn't is a member of its own in JSON Resume,
 * which allows that, and reported for YAMLResume. */
void resume_put_entry(const struct writing *w, enum resume_flavor flavor,
    const struct resume_table *t, struct node *list, const struct cv_entry *e);
/* basics, location, profiles; the section that is its summary or NULL. */
void resume_put_basics(const struct writing *w, enum resume_flavor flavor, struct node *root,
    const struct cv_section *summary);
/* The sections' text as lines: '- ' before bullets, for a 'summary'. */
const char *resume_lines(
    const struct writing *w, enum resume_flavor flavor, const struct cv_section *s);
/* Is it a section that can be basics.summary? */
bool resume_is_summary(const struct writing *w, const struct cv_section *s);

#endif
