/* What the writers share: texts and dates as they would be typed. */
#ifndef CV_WRITE_TEXT_H
#define CV_WRITE_TEXT_H

#include "cv/cv.h"

struct writing {
	struct arena *arena;
	struct diags *diags; /* NULL: silent */
	const struct cv *cv;
};

/* Markdown that reads back as the text, with no escape that isn't needed. */
const char *write_markup(struct arena *a, const struct rich *text);
/* The same with a backslash wherever a line behind the first `skip` would be taken for a
 * bullet, a heading, a quotation or a row. */
const char *write_no_bullets(struct arena *a, const char *markdown, size_t skip);
/* '2020', '2020-05', '2020-05-17', 'present', or the text as typed; NULL for none. */
const char *write_date(struct arena *a, const struct cv_date *d);
/* The words of a 'https://…' shown without scheme back to an address; else Markdown. */
const char *write_url(struct arena *a, const struct rich *text);
/* The address that all runs lead to, NULL if they don't. */
const char *write_link(const struct rich *text);
/* The text without that link. */
struct rich write_unlinked(struct arena *a, const struct rich *text);
/* Does a section's key say what its title doesn't: 'skills' of a 'Toolbox'? */
bool write_needs_key(const struct writing *w, const struct cv_section *s);
/* Does a list need its owner marked, to be found again? */
bool write_marks_owner(struct arena *a, const struct cv *cv, const struct cv_entry *e);
const char *write_author(struct arena *a, const struct rich *author, bool marked);

/* A member or, without a key, an item: a text, quoted where it must be; a value as it is. */
struct node *write_member(
    struct arena *a, struct node *parent, const char *key, const char *text);
struct node *write_value(
    struct arena *a, struct node *parent, const char *key, const char *text);
/* A new map or list as a member. */
struct node *write_collection(
    struct arena *a, struct node *parent, const char *key, enum node_kind kind);

void write_lossy(const struct writing *w, struct place p, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
