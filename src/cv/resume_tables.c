/* The sections of JSON Resume (1.0 to 1.3, and the names before) and YAMLResume, one table
 * each. */
#include "cv/kinds.h"
#include "cv/resume_kinds.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static const enum word COURSES = WORD_COURSES, SCORE = WORD_SCORE, ROLES = WORD_ROLES,
                       ENTITY = WORD_ENTITY, TYPE = WORD_TYPE, EMAIL = WORD_EMAIL,
                       PHONE = WORD_PHONE;

/* clang-format off */
#define ENTRY_AT(member) offsetof(struct resume_entry, entry.member)
#define OWN_AT(member) offsetof(struct resume_entry, member)
#define TEXT_ROW(key, field) {key, &RESUME_TEXT, 0, field, NULL, "text"}
#define FACT_ROW(key, word) {key, &RESUME_FACT, 0, &word, NULL, "text"}
#define DATE_ROW(key, member) {key, &RESUME_DATE, ENTRY_AT(member), NULL, NULL, "a date"}
#define RICH_ROW(key, member) {key, &RESUME_RICH, OWN_AT(member), NULL, NULL, "text"}
#define LINK_ROW {"url", &RESUME_LINK, 0, NULL, NULL, "an address"}
#define SUMMARY_ROW(key) {key, &RESUME_SUMMARY, 0, NULL, NULL, "text, bullets in it"}
#define LIST_ROW {"highlights", &RESUME_HIGHLIGHTS, 0, NULL, NULL, "a list of texts"}
#define OLD_ROW(key, now) {key, &RESUME_OLD, 0, &now, NULL, "old name"}

static const struct field NAME_TEXT = TEXT_ROW("name", "company");
static const struct field LINK = LINK_ROW;
static const struct field SCORE_FACT = FACT_ROW("score", SCORE);

static const struct field WORK_ROWS[] = {
    TEXT_ROW("name", "company"),
    TEXT_ROW("position", NULL),
    TEXT_ROW("location", NULL),
    RICH_ROW("description", description),
    LINK_ROW,
    DATE_ROW("startDate", start),
    DATE_ROW("endDate", end),
    SUMMARY_ROW("summary"),
    LIST_ROW,
    TEXT_ROW("keywords", NULL),
    OLD_ROW("company", NAME_TEXT),
    OLD_ROW("website", LINK),
};

static const struct field VOLUNTEER_ROWS[] = {
    TEXT_ROW("organization", "company"),
    TEXT_ROW("position", NULL),
    TEXT_ROW("location", NULL),
    LINK_ROW,
    DATE_ROW("startDate", start),
    DATE_ROW("endDate", end),
    SUMMARY_ROW("summary"),
    LIST_ROW,
    OLD_ROW("website", LINK),
};

static const struct field EDUCATION_ROWS[] = {
    TEXT_ROW("institution", NULL),
    TEXT_ROW("area", NULL),
    TEXT_ROW("studyType", "degree"),
    TEXT_ROW("degree", NULL),
    TEXT_ROW("location", NULL),
    LINK_ROW,
    DATE_ROW("startDate", start),
    DATE_ROW("endDate", end),
    FACT_ROW("score", SCORE),
    FACT_ROW("courses", COURSES),
    SUMMARY_ROW("summary"),
    LIST_ROW,
    OLD_ROW("gpa", SCORE_FACT),
    OLD_ROW("website", LINK),
};

static const struct field AWARD_ROWS[] = {
    TEXT_ROW("title", "name"),
    DATE_ROW("date", date),
    TEXT_ROW("awarder", "keywords"),
    SUMMARY_ROW("summary"),
    LINK_ROW,
};

static const struct field CERTIFICATE_ROWS[] = {
    TEXT_ROW("name", NULL),
    DATE_ROW("date", date),
    TEXT_ROW("issuer", "keywords"),
    LINK_ROW,
    SUMMARY_ROW("summary"),
};

#define URL_ROW {"url", &CV_URL, 0, NULL, NULL, "an address"}

static const struct field URL = URL_ROW;
static const struct field NAME_TITLE = TEXT_ROW("name", "title");

static const struct field PUBLICATION_ROWS[] = {
    TEXT_ROW("name", "title"),
    TEXT_ROW("publisher", "journal"),
    DATE_ROW("releaseDate", date),
    URL_ROW,
    SUMMARY_ROW("summary"),
    {"authors", &CV_AUTHORS, 0, NULL, NULL, "a list of names, ours"},
    {"doi", &CV_DOI, 0, NULL, NULL, "10.…, ours"},
    OLD_ROW("title", NAME_TITLE),
    OLD_ROW("website", URL),
};

static const struct field SKILL_ROWS[] = {
    TEXT_ROW("name", "label"),
    RICH_ROW("level", level),
    RICH_ROW("keywords", keywords),
};

static const struct field LANGUAGE_ROWS[] = {
    TEXT_ROW("language", "label"),
    RICH_ROW("fluency", level),
    RICH_ROW("keywords", keywords),
};

static const struct field INTEREST_ROWS[] = {
    TEXT_ROW("name", "label"),
    RICH_ROW("keywords", keywords),
};

static const struct field REFERENCE_ROWS[] = {
    TEXT_ROW("name", NULL),
    SUMMARY_ROW("reference"),
    SUMMARY_ROW("summary"),
    TEXT_ROW("relationship", "keywords"),
    FACT_ROW("email", EMAIL),
    FACT_ROW("phone", PHONE),
};

static const struct field PROJECT_ROWS[] = {
    TEXT_ROW("name", NULL),
    RICH_ROW("description", description),
    SUMMARY_ROW("summary"),
    LIST_ROW,
    TEXT_ROW("keywords", NULL),
    DATE_ROW("startDate", start),
    DATE_ROW("endDate", end),
    LINK_ROW,
    FACT_ROW("roles", ROLES),
    FACT_ROW("entity", ENTITY),
    FACT_ROW("type", TYPE),
    OLD_ROW("website", LINK),
};

/* Keys that a section of one's own is likely to have. */
static const struct field OTHER_ROWS[] = {
    TEXT_ROW("name", NULL),
    TEXT_ROW("title", "name"),
    TEXT_ROW("label", "name"),
    TEXT_ROW("organization", "keywords"),
    TEXT_ROW("institution", "keywords"),
    TEXT_ROW("company", "keywords"),
    TEXT_ROW("publisher", "keywords"),
    TEXT_ROW("issuer", "keywords"),
    TEXT_ROW("awarder", "keywords"),
    TEXT_ROW("position", "keywords"),
    TEXT_ROW("role", "keywords"),
    TEXT_ROW("keywords", NULL),
    TEXT_ROW("location", NULL),
    DATE_ROW("date", date),
    DATE_ROW("releaseDate", date),
    DATE_ROW("startDate", start),
    DATE_ROW("endDate", end),
    RICH_ROW("description", description),
    SUMMARY_ROW("summary"),
    LIST_ROW,
    LINK_ROW,
};

#define TABLE(name, rows) {name, rows, COUNT(rows)}

const struct resume_section RESUME_SECTIONS[] = {
    {"work", WORD_WORK, ENTRY_EXPERIENCE, "company", TABLE("'work'", WORK_ROWS)},
    {"volunteer", WORD_VOLUNTEER, ENTRY_EXPERIENCE, "company", TABLE("'volunteer'", VOLUNTEER_ROWS)},
    {"education", WORD_EDUCATION, ENTRY_EDUCATION, "institution", TABLE("'education'", EDUCATION_ROWS)},
    {"awards", WORD_AWARDS, ENTRY_NORMAL, "name", TABLE("'awards'", AWARD_ROWS)},
    {"certificates", WORD_CERTIFICATES, ENTRY_NORMAL, "name", TABLE("'certificates'", CERTIFICATE_ROWS)},
    {"publications", WORD_PUBLICATIONS, ENTRY_PUBLICATION, "title", TABLE("'publications'", PUBLICATION_ROWS)},
    {"skills", WORD_SKILLS, ENTRY_ONE_LINE, "label", TABLE("'skills'", SKILL_ROWS)},
    {"languages", WORD_LANGUAGES, ENTRY_ONE_LINE, "label", TABLE("'languages'", LANGUAGE_ROWS)},
    {"interests", WORD_INTERESTS, ENTRY_ONE_LINE, "label", TABLE("'interests'", INTEREST_ROWS)},
    {"references", WORD_REFERENCES, ENTRY_NORMAL, "name", TABLE("'references'", REFERENCE_ROWS)},
    {"projects", WORD_PROJECTS, ENTRY_NORMAL, "name", TABLE("'projects'", PROJECT_ROWS)},
};
/* clang-format on */

const size_t RESUME_SECTION_COUNT = COUNT(RESUME_SECTIONS);

const struct resume_section RESUME_OTHER = {
    NULL, WORD_COUNT, ENTRY_NORMAL, "name", TABLE("this entry", OTHER_ROWS)};
