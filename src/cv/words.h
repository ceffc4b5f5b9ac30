/* Words that a document needs and its file doesn't have: titles of sections, labels of small
 * facts ('Courses: …'), and the fixed words of YAMLResume, in the languages of cv/locale.
 *
 * The tables also work backwards: which section is meant by a title. */
#ifndef CV_WORDS_H
#define CV_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "cv/locale.h"

/* 'Ausbildung'. */
const char *word_in(const struct locale *l, enum word w);
/* The section that a title means in any of the languages ('Berufserfahrung', 'WORK
 * EXPERIENCE'), WORD_COUNT if none. */
enum word word_of_title(const char *title);
/* Is it the title, in any of the languages, of the section that English calls `name`
 * ('Ausbildung' for 'education')? Capitals count in the title. */
bool word_is_title(const char *title, const char *name);
/* The English title of the section that a title means in any of the languages, 'Education' for
 * 'Ausbildung'; NULL. Capitals count. */
const char *word_english_title(const char *title);
/* The label that begins a text, 'Courses' of 'Courses: A, B', in that language or English:
 * *rest is set behind the colon; WORD_COUNT if it begins with none. */
enum word word_of_label(const struct locale *l, const char *text, const char **rest);

enum fixed_kind { FIXED_DEGREE, FIXED_LEVEL, FIXED_FLUENCY };

/* A fixed English word of YAMLResume ('Bachelor', 'Native or Bilingual Proficiency') in the
 * language; NULL if it is none. */
const char *word_fixed(const struct locale *l, enum fixed_kind kind, const char *english);
/* And back: the English of a fixed word in the language, NULL if it is none. */
const char *word_unfixed(const struct locale *l, enum fixed_kind kind, const char *word);

/* The fixed English word nearest to one that is none, NULL if none is near. */
const char *word_near_fixed(enum fixed_kind kind, const char *word);

/* Equal but for case, in any script. */
bool words_equal(const char *a, size_t a_len, const char *b, size_t b_len);

#endif
