/* Kinds of values that a CV's records have, for the tables of yaml/fields: text with markup,
 * dates, bullets, authors, links. `reading.self` is the struct cv under construction.
 *
 * Everything a kind reads into hangs off a struct cv_entry, so their offsets are 0 but for
 * dates. */
#ifndef CV_KINDS_H
#define CV_KINDS_H

#include "cv/cv.h"
#include "yaml/fields.h"

extern const struct field_kind
    CV_TEXT; /* a field of the entry; arg: its name if not the key's */
extern const struct field_kind CV_URL;   /* a field, shown without scheme, linked */
extern const struct field_kind CV_DOI;   /* a field, linked to doi.org */
extern const struct field_kind CV_DATE;  /* struct cv_date, any */
extern const struct field_kind CV_START; /* struct cv_date: a real one, not 'present' */
extern const struct field_kind CV_END;   /* struct cv_date: a real one or 'present' */
extern const struct field_kind CV_AUTHORS;
extern const struct field_kind CV_HIGHLIGHTS;
extern const struct field_kind CV_LINKS;
extern const struct field_kind CV_LEVEL; /* a field, and a number if it is one */
extern const struct field_kind CV_PAGE_BREAK;
extern const struct field_kind CV_LOGO;

/* Text of a node where text is expected: a scalar, a list of scalars (joined by ', '), a map
 * that a
 * ': ' made of a text. Reports and returns false for anything else. */
bool cv_read_text(struct reading *r, const char *key, const struct node *n, struct rich *out);
/* Is it a map that a colon made: one key, one scalar? */
bool cv_is_colon_text(const struct node *n);

/* A bare URL as words that lead there: 'https://x.org/' → 'x.org'; other text as markup. */
struct rich cv_read_url(struct reading *r, const struct node *n);
const char *cv_url_words(struct arena *a, const char *url);

bool cv_read_page_break(struct reading *r, const struct node *n, enum page_break *out);

/* 'wrong-kind' at n: "'KEY' must be WANTED, not a list". Returns false. */
bool cv_wrong_kind(
    struct reading *r, const char *key, const char *wanted, const struct node *n);

#endif
