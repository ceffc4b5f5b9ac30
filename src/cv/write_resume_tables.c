/* Which key of JSON Resume and YAMLResume holds what of an entry. */
#include <string.h>

#include "cv/write_resume.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* clang-format off */
#define FIELD(key, name, flavor) {key, PART_FIELD, name, WORD_COUNT, flavor}
#define PART(key, part, flavor) {key, part, NULL, WORD_COUNT, flavor}
#define FACT(key, part, word, flavor) {key, part, NULL, word, flavor}
#define DATES PART("startDate", PART_START, RESUME_BOTH), PART("endDate", PART_END, RESUME_BOTH)
#define TEXTS PART("summary", PART_SUMMARY, RESUME_BOTH), PART("highlights", PART_HIGHLIGHTS, RESUME_JSON)
#define LINK PART("url", PART_LINK, RESUME_BOTH)

static const struct resume_row WORK[] = {
    FIELD("name", "company", RESUME_BOTH), FIELD("name", "name", RESUME_BOTH),
    FIELD("position", "position", RESUME_BOTH), FIELD("location", "location", RESUME_JSON),
    LINK, DATES, PART("description", PART_DESCRIPTION, RESUME_JSON), TEXTS,
    {"keywords", PART_LIST, "keywords", WORD_COUNT, RESUME_BOTH},
};

static const struct resume_row VOLUNTEER[] = {
    FIELD("organization", "company", RESUME_BOTH), FIELD("organization", "name", RESUME_BOTH),
    FIELD("position", "position", RESUME_BOTH), FIELD("location", "location", RESUME_JSON),
    LINK, DATES, TEXTS,
};

static const struct resume_row EDUCATION[] = {
    FIELD("institution", "institution", RESUME_BOTH), FIELD("institution", "name", RESUME_BOTH),
    FIELD("area", "area", RESUME_BOTH),
    {"studyType", PART_DEGREE, "degree", WORD_COUNT, RESUME_JSON},
    {"degree", PART_DEGREE, "degree", WORD_COUNT, RESUME_YAML},
    FIELD("location", "location", RESUME_JSON), LINK, DATES,
    FACT("score", PART_FACT, WORD_SCORE, RESUME_BOTH),
    FACT("courses", PART_FACTS, WORD_COURSES, RESUME_BOTH), TEXTS,
};

static const struct resume_row AWARDS[] = {
    FIELD("title", "name", RESUME_BOTH), FIELD("awarder", "keywords", RESUME_BOTH),
    PART("date", PART_DATE, RESUME_BOTH), LINK, TEXTS,
};

static const struct resume_row CERTIFICATES[] = {
    FIELD("name", "name", RESUME_BOTH), FIELD("issuer", "keywords", RESUME_BOTH),
    PART("date", PART_DATE, RESUME_BOTH), LINK, TEXTS,
};

static const struct resume_row PUBLICATIONS[] = {
    FIELD("name", "title", RESUME_BOTH), FIELD("name", "name", RESUME_BOTH),
    FIELD("publisher", "journal", RESUME_BOTH), PART("releaseDate", PART_DATE, RESUME_BOTH),
    PART("url", PART_URL, RESUME_BOTH), FIELD("doi", "doi", RESUME_JSON),
    PART("authors", PART_AUTHORS, RESUME_JSON), TEXTS,
};

static const struct resume_row SKILLS[] = {
    FIELD("name", "label", RESUME_BOTH), PART("level", PART_LEVEL, RESUME_BOTH),
    PART("keywords", PART_KEYWORDS, RESUME_BOTH),
};

static const struct resume_row LANGUAGES[] = {
    FIELD("language", "label", RESUME_BOTH), PART("fluency", PART_LEVEL, RESUME_BOTH),
    PART("keywords", PART_KEYWORDS, RESUME_BOTH),
};

static const struct resume_row INTERESTS[] = {
    FIELD("name", "label", RESUME_BOTH), PART("keywords", PART_KEYWORDS, RESUME_BOTH),
};

static const struct resume_row REFERENCES[] = {
    FIELD("name", "name", RESUME_BOTH), FIELD("relationship", "keywords", RESUME_BOTH),
    PART("reference", PART_SUMMARY, RESUME_JSON), PART("summary", PART_SUMMARY, RESUME_YAML),
    PART("highlights", PART_HIGHLIGHTS, RESUME_JSON),
    FACT("email", PART_FACT, WORD_EMAIL, RESUME_BOTH),
    FACT("phone", PART_FACT, WORD_PHONE, RESUME_BOTH),
};

static const struct resume_row PROJECTS[] = {
    FIELD("name", "name", RESUME_BOTH), FIELD("name", "company", RESUME_BOTH),
    PART("description", PART_DESCRIPTION, RESUME_BOTH), LINK, DATES, TEXTS,
    {"keywords", PART_LIST, "keywords", WORD_COUNT, RESUME_BOTH},
    FACT("roles", PART_FACTS, WORD_ROLES, RESUME_JSON),
    FACT("entity", PART_FACT, WORD_ENTITY, RESUME_JSON),
    FACT("type", PART_FACT, WORD_TYPE, RESUME_JSON),
};

#define TABLE(key, word, name, rows) {key, word, name, rows, COUNT(rows)}

static const struct resume_table TABLES[] = {
    TABLE("work", WORD_WORK, "name", WORK),
    TABLE("volunteer", WORD_VOLUNTEER, "organization", VOLUNTEER),
    TABLE("education", WORD_EDUCATION, "institution", EDUCATION),
    TABLE("awards", WORD_AWARDS, "title", AWARDS),
    TABLE("certificates", WORD_CERTIFICATES, "name", CERTIFICATES),
    TABLE("publications", WORD_PUBLICATIONS, "name", PUBLICATIONS),
    TABLE("skills", WORD_SKILLS, "name", SKILLS),
    TABLE("languages", WORD_LANGUAGES, "language", LANGUAGES),
    TABLE("interests", WORD_INTERESTS, "name", INTERESTS),
    TABLE("references", WORD_REFERENCES, "name", REFERENCES),
    TABLE("projects", WORD_PROJECTS, "name", PROJECTS),
};
/* clang-format on */

/* A section by a title that means nothing to us goes by the type of its entries. */
static const enum word KIND_WORDS[ENTRY_COUNT] = {
    [ENTRY_TEXT] = WORD_COUNT,
    [ENTRY_ONE_LINE] = WORD_SKILLS,
    [ENTRY_NORMAL] = WORD_PROJECTS,
    [ENTRY_EXPERIENCE] = WORD_WORK,
    [ENTRY_EDUCATION] = WORD_EDUCATION,
    [ENTRY_PUBLICATION] = WORD_PUBLICATIONS,
    [ENTRY_BULLET] = WORD_COUNT,
    [ENTRY_NUMBERED] = WORD_COUNT,
    [ENTRY_REVERSED] = WORD_COUNT,
};

/* The word of the first entry that tells one. */
static enum word
word_of_entries(const struct cv_section *s)
{
	for (size_t i = 0; i < s->entry_count; i++)
		if (KIND_WORDS[s->entries[i].kind] != WORD_COUNT)
			return KIND_WORDS[s->entries[i].kind];
	return WORD_COUNT;
}

/* A title may mean a section whose entries say otherwise: 'Research experience' of mere texts
 * is none of work. */
static bool
is_text_alone(const struct cv_section *s)
{
	for (size_t i = 0; i < s->entry_count; i++)
		if (s->entries[i].kind != ENTRY_TEXT)
			return false;
	return true;
}

const struct resume_table *
resume_table_of(const struct cv_section *s, const char *title)
{
	enum word word = word_of_title(title);
	if (s->section_count || is_text_alone(s))
		return NULL;
	if (word == WORD_COUNT || word == WORD_SUMMARY)
		word = word_of_entries(s);
	for (size_t i = 0; i < COUNT(TABLES); i++)
		if (TABLES[i].word == word)
			return &TABLES[i];
	return NULL;
}
