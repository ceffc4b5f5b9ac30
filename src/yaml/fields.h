/* Records read by table: one row a key.
 *
 * A table says for each key what kind of value it takes, where it goes in a C record, what it is
 * when absent, and what it means in a sentence. The same table reads, suggests ('did you mean
 * …?'), writes the JSON Schema and the reference pages. Kinds are plugged in: a kind is a reader
 * and a schema writer, so cv/ and layout/ bring their own. */
#ifndef YAML_FIELDS_H
#define YAML_FIELDS_H

#include "yaml/node.h"

struct field;

struct reading {
	struct arena *arena;
	struct diags *diags;
	enum diag_level severity; /* of wrong values: a CV's own design only warns */
	void *self;               /* the caller's, for its kinds */
};

struct field_kind {
	const char *name; /* 'length', 'color', 'text': for messages and pages */
	/* Read n into *target; report and return false, *target unchanged, when n is wrong. */
	bool (*read)(struct reading *r, const struct field *f, const struct node *n, void *target);
	/* Append the JSON Schema of the value (an object), without a trailing comma. NULL: rows of
	 * this kind are no part of the schema (older names). */
	void (*schema)(const struct field *f, struct buf *out);
};

struct field {
	const char *key;
	const struct field_kind *kind;
	size_t offset;       /* of the target in the record */
	const void *arg;     /* the kind's: word table, nested table, limits */
	const char *initial; /* default as YAML text, for the pages; NULL: none */
	const char *help;    /* one line */
};

struct field_table {
	const char *name;          /* 'page', 'experience entry' */
	const struct field *rows;
	size_t count;
};

/* Read a map into a record: null rows skipped, unknown keys reported with the nearest known
 * one, as a warning at most (unless `other` takes them: return true = taken). Missing rows keep
 * what the record has. False when the map or a value was wrong. */
bool fields_read(struct reading *r, const struct field_table *t, const struct node *map, void *record,
    bool (*other)(struct reading *r, const struct node *member, void *record));

/* What becomes of a wrong value, for the end of a message: '; ignored', "" where it is an error. */
const char *fields_outcome(const struct reading *r);

/* Kinds that every table may use. */
extern const struct field_kind FIELD_BOOL;   /* bool: true/false (yes/no/on/off with a note) */
extern const struct field_kind FIELD_INT;    /* int; arg: const int[2] limits or NULL */
extern const struct field_kind FIELD_TEXT;   /* const char *: any scalar */
extern const struct field_kind FIELD_WORD;   /* int: index into arg, a NULL-ended array of words */
extern const struct field_kind FIELD_COLOR;  /* color */
extern const struct field_kind FIELD_MAP;    /* nested record; arg: const struct field_table * */
extern const struct field_kind FIELD_NODE;   /* const struct node *: taken as it is */

/* const struct node *, taken as it is; arg: the name of its definition in the schema. */
extern const struct field_kind FIELD_REF;

void fields_schema(const struct field_table *t, struct buf *out); /* {"type":"object",…} */
/* The members of "properties": '"key": {…}, …'. `required`, NULL-ended or NULL: keys that can't be
 * null. */
void fields_properties(const struct field_table *t, const char *const *required, struct buf *out);
/* For a kind's `schema`: {"$ref": "#/$defs/NAME"}, after the kind's name, '_' for ' '. */
void field_ref_schema(const struct field *f, struct buf *out);

/* The word of a list nearest to `word` by Damerau-Levenshtein distance (at most a third of its
 * length, case ignored first), NULL if none is near. */
const char *nearest_word(const char *word, const char *const *words, size_t count);
/* The same among a table's keys. */
const char *fields_nearest(const struct field_table *t, const char *key);
/* 'a, b, c' */
const char *words_list(struct arena *a, const char *const *words, size_t count);

#endif
