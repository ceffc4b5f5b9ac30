/* The kinds of value that layout options take.
 *
 * A kind reads a node into a field of struct layout and prints the field back as YAML that
 * reads to the same; its `base` is what yaml/fields knows, so a field's `kind` leads to the
 * whole. Offsets of all tables are from struct layout itself, whatever group a row stands in.
 * Private to layout/. */
#ifndef LAYOUT_KINDS_H
#define LAYOUT_KINDS_H

#include "layout/layout.h"

/* What the readers of one layout share; `self` of their struct reading. */
struct layout_reading {
	struct layout *layout;
	struct seen {
		const void *target; /* the field that was read */
		struct place place;
		enum diag_level severity;
	} * seen; /* lengths in the order of reading, so that later checks can name a place */
	size_t seen_count, seen_room;
	bool defaults;    /* reading the table's own texts: nothing is noted or checked */
	size_t old_count; /* options by older names; the first of them: */
	const char *old_name, *new_name;
	struct place old_place;
};

struct option_kind {
	struct field_kind base;
	/* Append `value` as YAML behind 'key: '; the newline is the caller's. */
	void (*print)(const struct field *f, const void *target, int indent, struct buf *out);
	const char *values; /* what is taken, for the reference; NULL: the kind's words */
};

/* What a length may be: [mpt] for absolute ones, thousandths for relative ones, 0: not taken.
 * Relative ones may be negative where min is. */
struct length_limits {
	mpt min, max;
	int32_t max_em, max_percent;
};

/* What a template may name. */
struct template_names {
	const char *const *words; /* NULL-ended placeholders */
	ptrdiff_t place;          /* from the text to its struct place; 0: none */
	bool nullable;            /* 'key:' without a value takes the template away */
};

extern const struct option_kind KIND_BOOL;   /* bool */
extern const struct option_kind KIND_INT;    /* int; arg: limits */
extern const struct option_kind KIND_FACTOR; /* int, thousandths; arg: int[2] limits */
extern const struct option_kind KIND_WEIGHT; /* int: 0 for auto */
extern const struct option_kind KIND_WORD;   /* enum; arg: NULL-ended words */
extern const struct option_kind KIND_SIDE;   /* bool: right */
extern const struct option_kind
    KIND_SWITCH;                           /* bool, auto allowed; arg: ptrdiff_t to the has_ */
extern const struct option_kind KIND_TEXT; /* const char * */
extern const struct option_kind KIND_CHOICE; /* const char *, NULL for 'none' */
extern const struct option_kind
    KIND_LIST; /* const char *const *; arg: &LIST_KEYS, &LIST_LOWER, NULL */
extern const struct option_kind KIND_BULLET;   /* const char * of at most four characters */
extern const struct option_kind KIND_TEMPLATE; /* const char *; arg: struct template_names */
extern const struct option_kind KIND_LENGTH;   /* struct length; arg: struct length_limits */
extern const struct option_kind KIND_MARGIN;   /* mpt; arg: struct length_limits */
extern const struct option_kind KIND_EM;       /* int, thousandths of em */
extern const struct option_kind KIND_COLOR;    /* color */
extern const struct option_kind KIND_TINT; /* color, none allowed; arg: ptrdiff_t to the has_ */
extern const struct option_kind KIND_PAPER;    /* page.width and .height */
extern const struct option_kind KIND_FOCUS;    /* header.photo_focus_x and _y */
extern const struct option_kind KIND_FAMILY;   /* typography.font_family and its font_place */
extern const struct option_kind KIND_GROUP;    /* arg: struct field_table */
extern const struct option_kind KIND_FAMILIES; /* the same; a text goes to all rows */
extern const struct option_kind KIND_LAYOUT;   /* extends, theme: seen to by layout.c */

extern const char LIST_KEYS, LIST_LOWER; /* how a list's words are folded */

const struct option_kind *option_kind(const struct field *f);
bool option_is_group(const struct field *f);

/* Report at the reading's severity; a warning says that the value is ignored. */
void option_reject(struct reading *r, struct place p, const char *name, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* 'page.top_margin', the keys from below the design block down to n. */
const char *option_path(struct arena *a, const struct node *n);
void option_note_seen(struct reading *r, const void *target, struct place p);

/* One scalar's text or NULL and a report. */
const char *option_scalar(struct reading *r, const struct node *n, const char *wanted);

/* A decimal number, its millionths; the text behind it, NULL if there is none. */
const char *number_parse(const char *text, int64_t *millionths);
void length_print(struct length l, struct buf *out);
void text_print(const char *text, int indent, struct buf *out); /* quoted, or a literal block */

/* Words of a KIND_WORD field that mean `text`, case and '-' for '_' aside; -1. */
int word_find(const char *const *words, const char *text);
void words_print(const char *const *words, const char *between, struct buf *out);

#endif
