/* A checker of the rules that our PDFs must keep, written apart from the code that makes them.
 *
 * Input is what `qpdf --json` prints, so that nothing of a PDF is parsed here but content
 * streams and CMaps. Rules are those of ISO 14289-1 (PDF/UA-1) and ISO 19005-2/-3 (PDF/A-2a,
 * -3a) that a program can judge, narrowed to what a CV needs: an object that no CV needs is an
 * error. Each broken rule is a line 'NAME: what is wrong' on standard output. */
#ifndef TESTS_PDF_RULES_H
#define TESTS_PDF_RULES_H

#include "base/buf.h"
#include "yaml/node.h"

/* One marked sequence of a page. */
struct sequence {
	const char *tag;             /* of BDC: 'P' */
	const struct element *owner; /* that has it as a kid; NULL: none has */
};

struct sheet {
	const char *ref; /* '12 0 R' */
	const struct node *dict;
	struct sequence *sequences; /* by MCID */
	size_t count, room;
};

struct element {
	const char *ref;
	const struct node *dict;
	const struct element *parent;  /* NULL: the root */
	const char *role;              /* 'H1' */
	const struct node *annotation; /* last OBJR kid's object, NULL */
	const char *annotation_ref;
	struct element *next; /* in reading order */
};

struct glyphs;

struct font {
	const char *ref;
	const struct node *dict, *descendant;
	struct glyphs *glyphs;
	struct font *next;
};

/* What a code of a font is. */
struct glyphs {
	bool used[65536], said[65536];
};

struct rules {
	struct arena arena;
	struct diags diags;
	const struct node *objects, *trailer, *catalog;
	struct sheet *sheets;
	size_t sheet_count, sheet_room;
	struct element *elements, *last; /* a list in reading order */
	struct font *fonts;
	int part; /* of PDF/A: 2 or 3; 0: none */
	size_t broken;
};

void broken(struct rules *r, const char *rule, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A value, references followed; a stream's dictionary. NULL: null. */
const struct node *value_of(const struct rules *r, const struct node *n);
const struct node *get(const struct rules *r, const struct node *dict, const char *key);
/* A name without '/', a string without its kind; NULL if it is something else. */
const char *name_of(const struct node *n);
const char *get_name(const struct rules *r, const struct node *dict, const char *key);
const char *get_string(const struct rules *r, const struct node *dict, const char *key);
bool is_name(const struct rules *r, const struct node *dict, const char *key, const char *name);
bool is_true(const struct node *n);
bool is_ref(const struct node *n);
bool is_number(const struct node *n);
/* What a key of `dict` refers to: '12 0 R', NULL if it is no reference. */
const char *get_ref(const struct node *dict, const char *key);
/* The unfiltered bytes of the stream that a reference names (arena, NUL behind); NULL: no
 * stream. */
const char *stream_bytes(struct rules *r, const char *ref, size_t *len);
struct sheet *find_sheet(struct rules *r, const char *ref);
struct font *find_font(struct rules *r, const char *ref);
bool is_language(const char *tag);

void check_objects(struct rules *r);     /* objects.c */
void check_document(struct rules *r);    /* document.c */
void check_metadata(struct rules *r);    /* metadata.c */
void check_structure(struct rules *r);   /* structure.c; before content */
void check_content(struct rules *r);     /* content.c */
void check_parent_tree(struct rules *r); /* links.c */
void check_links(struct rules *r);
void check_outlines(struct rules *r);
void check_fonts(struct rules *r); /* fonts.c; after content */

#endif
