/* Bullets as lines of text: '- one', '  - two below it', '• three', '1. four'. What Markdown
 * and the texts of JSON Resume and YAMLResume share. */
#ifndef CV_BULLETS_H
#define CV_BULLETS_H

#include "cv/cv.h"

struct bullet {
	struct rich text;
	struct place place;
	size_t depth; /* 0: not below another */
};

struct bullets {
	struct bullet *items;
	size_t count, room;
};

/* The length of the marker that begins a line, blanks behind it included; 0 if there is none.
 * *number is set for '1.' or '1)', else to 0. The line has no indentation. */
size_t bullet_marker(const char *line, int *number);
/* The depth of a bullet indented so far, below those before it; `columns` holds theirs. */
size_t bullet_depth(size_t columns[], size_t *depth, size_t column);
struct bullet *bullets_add(struct arena *a, struct bullets *b);
/* Hang them into trees, behind the items that are there. */
void bullets_hang(
    struct arena *a, const struct bullets *b, struct cv_item **items, size_t *count);

/* A text with bullets in some of its lines: the bullets go to *b, the other lines to *text;
 * `hard`: each line of text is one in print too. */
void bullets_split(struct arena *a, const struct node *n, bool hard, struct diags *d,
    struct rich *text, struct bullets *b);

#endif
