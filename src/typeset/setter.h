/* What the parts of a CV share while they are set: where they stand and what is open. */
#ifndef TYPESET_SETTER_H
#define TYPESET_SETTER_H

#include "typeset/linebreak.h"
#include "typeset/para.h"

/* What stands before the main column of a section's entries: widths, with the white behind [mpt]. */
struct lead {
	mpt timeline, number, logo; /* 0: none */
	struct rail *rail;          /* of the timeline */
};

struct setter {
	struct style *s;
	struct pages *pages;
	const struct cv *cv;
	struct vlist *list;       /* where it goes */
	mpt x, measure;           /* the frame [mpt] */
	struct elem *parent;      /* the section's element */
	const struct cv_section *section;
	struct lead lead;         /* of this section */
	mpt degree_width;         /* of this section's degree column; 0: none */
	struct elem *open_list;   /* L that the entry before was an item of, NULL */
	enum entry_kind open_kind;
	int number;               /* of the last numbered entry */
	size_t side_lines;        /* lines to come that leave room for a date column at their side */
	mpt side_width;           /* that room */
	bool sidebar;             /* it sets the sidebar: a narrow column */
};

/* x of a thing of width w at x in a frame: mirrored when the CV is right to left. */
static inline mpt
setter_x(const struct setter *t, mpt x, mpt w)
{
	return t->s->rtl ? t->measure - x - w + t->x : t->x + x;
}

/* The same, for a frame w wide at x in the frame. */
static inline struct setter
setter_frame(const struct setter *t, struct vlist *list, mpt x, mpt w)
{
	struct setter inner = *t;
	inner.list = list;
	inner.x = setter_x(t, x, w);
	inner.measure = w;
	return inner;
}

/* Options for a paragraph at x, w wide in the frame, aligned as the layout's body text. */
struct para_options setter_para(const struct setter *t, mpt x, mpt w);

/* So many lines have been set as such options say. */
static inline void
setter_advance(struct setter *t, size_t lines)
{
	t->side_lines -= lines < t->side_lines ? lines : t->side_lines;
}

/* One text as a paragraph of its own (role P) in the list. */
void setter_text(struct setter *t, const struct part *part, const struct rich *text, const char *what,
    struct elem *parent, const struct para_options *o);

/* Is it the section that a layout calls `key` ('experience', 'Work Experience')? By key as typed, by
 * title, or by a title that means it in another language; case, spaces and '_' don't matter. */
bool section_is(const struct cv_section *section, const char *key);
/* title.c: a section's or sub-section's heading; its element is a child of `parent`. */
void title_set(struct setter *t, const struct cv_section *section, int level);
/* entry.c: an entry, and the frame of one without dates. */
struct setter entry_frame(const struct setter *t, struct vlist *list);
void entry_set(struct setter *t, const struct cv_entry *e, bool first);
/* lead.c: measure for the entries of a section; then put it before those of a list that is one of them,
 * at x of the frame. `label` is the element of a publication's number. */
void lead_measure(struct setter *t, const struct cv_section *section);
mpt lead_width(const struct setter *t, const struct cv_entry *e);
bool lead_has_number(const struct setter *t, const struct cv_entry *e);
void lead_put(struct setter *t, struct vlist *entry, const struct cv_entry *e, struct elem *elem,
    struct elem *label, mpt x);
/* The smaller dot of a role that is not the first of its employer. */
void lead_put_role(struct setter *t, struct vlist *role, mpt x);
/* skills.c: as many of the entries as are skills, in the layout's style; how many that were. */
size_t skills_set(struct setter *t, const struct cv_entry *entries, size_t count, bool first);
bool skills_are_in(const struct setter *t, const struct cv_section *section);
/* bullets.c: items as a list below `parent`, x from the frame's left. */
void bullets_set(struct setter *t, struct vlist *l, const struct cv_item *items, size_t count,
    struct elem *parent, mpt x, mpt measure, int depth);
/* One bulleted text; `list` is its L element, `label` the bullet or number. */
struct elem *bullet_set(struct setter *t, struct vlist *l, const char *label, const struct rich *text,
    struct elem *list, mpt x, mpt measure, mpt label_width);
/* header.c: name, headline, connections, photo; `side`: where the layout's sidebar has them, NULL. */
void header_set(struct setter *t, struct setter *side);
/* notes.c: footer and top note of one page, drawn first. */
void notes_put(struct style *s, struct pages *pages, const struct cv *cv, size_t page);
/* NAME, CURRENT_DATE, YEAR …: what notes and the document's title may say; NULL: none of these. */
const char *notes_word(struct style *s, const struct cv *cv, const char *name);
/* Title, author, subject, keywords, language and date (seconds since 1970, below 0: none). */
void metadata_set(struct setter *t, int64_t now);
/* value.c: what placeholders of an entry's templates stand for. */
struct entry_values {
	struct style *s;
	const struct cv *cv;
	const struct cv_entry *entry;
	const struct cv_section *section;
	bool position;            /* a role below its employer: no COMPANY */
	const struct cv_entry *above; /* the employer's entry, for what the role lacks; NULL */
};
template_lookup value_of;  /* self: struct entry_values */

#endif
