/* Bullets out of lines. */
#include "cv/bullets.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cv/items.h"
#include "markup/markup.h"

static const char *const SIGNS[] = {
    "-", "*", "+", "•", "◦", "▪", "●", "○", "‣", "–", "—", "·", "∙", "➢", "►", "◆"};

#define NUMBER_DIGITS 3
#define TAB_WIDTH     4

static size_t
sign_length(const char *line)
{
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (strncmp(line, SIGNS[i], strlen(SIGNS[i])) == 0)
			return strlen(SIGNS[i]);
	return 0;
}

size_t
bullet_marker(const char *line, int *number)
{
	size_t n = sign_length(line), digits = strspn(line, "0123456789");
	*number = 0;
	if (!n && digits && digits <= NUMBER_DIGITS &&
	    (line[digits] == '.' || line[digits] == ')')) {
		*number = atoi(line);
		n = digits + 1;
	}
	size_t blanks = strspn(line + n, " \t");
	return n && blanks ? n + blanks : 0;
}

size_t
bullet_depth(size_t columns[], size_t *depth, size_t column)
{
	while (*depth > 0 && column <= columns[*depth - 1])
		--*depth;
	if (*depth == ITEM_DEPTH)
		--*depth;
	columns[*depth] = column;
	return (*depth)++;
}

struct bullet *
bullets_add(struct arena *a, struct bullets *b)
{
	b->items = arena_grow(a, b->items, b->count, &b->room, sizeof *b->items);
	b->items[b->count] = (struct bullet){.depth = 0};
	return &b->items[b->count++];
}

/* The bullets [begin, end) of one depth and those below; recursion ends with ITEM_DEPTH. */
static struct cv_item *
hang(struct arena *a, const struct bullets *b, size_t begin, size_t end, size_t *count)
{
	struct cv_item *items = NULL;
	size_t room = 0;
	*count = 0;
	for (size_t i = begin, j; i < end; i = j) {
		for (j = i + 1; j < end && b->items[j].depth > b->items[i].depth; j++)
			;
		items = arena_grow(a, items, *count, &room, sizeof *items);
		struct cv_item *item = &items[(*count)++];
		*item = (struct cv_item){.text = b->items[i].text, .place = b->items[i].place};
		item->items = hang(a, b, i + 1, j, &item->count);
	}
	return items;
}

void
bullets_hang(struct arena *a, const struct bullets *b, struct cv_item **items, size_t *count)
{
	size_t more;
	struct cv_item *hung = hang(a, b, 0, b->count, &more);
	struct cv_item *all = arena_zero(a, *count + more + 1, sizeof *all);
	if (*count)
		memcpy(all, *items, *count * sizeof *all);
	if (more)
		memcpy(all + *count, hung, more * sizeof *all);
	*items = all;
	*count += more;
}

/* A paragraph or a bullet under way: text[begin, end). */
struct split {
	struct arena *arena;
	struct diags *diags;
	const struct node *node;
	struct rich *text;
	struct bullets *bullets;
	size_t columns[ITEM_DEPTH], depth;
	size_t begin, end;
	bool open, bullet;
	size_t level; /* of the open bullet */
	int number;   /* of the numbered bullet before */
};

static void
close_part(struct split *s)
{
	if (!s->open)
		return;
	s->open = false;
	struct rich rich = markup_slice(s->arena, s->node, s->begin, s->end, s->diags);
	if (s->bullet) {
		struct bullet *b = bullets_add(s->arena, s->bullets);
		b->text = rich;
		b->depth = s->level;
		b->place = node_slice(s->node, s->begin, s->end);
		return;
	}
	struct rich_run gap = {.text = "\n", .place = s->node->place};
	if (s->text->count)
		rich_add(s->arena, s->text, gap);
	rich_append(s->arena, s->text, &rich, 0);
}

static size_t
column_of(const char *line, size_t indent)
{
	size_t column = 0;
	for (size_t i = 0; i < indent; i++)
		column += line[i] == '\t' ? TAB_WIDTH : 1;
	return column;
}

/* A list's numbers go up from 1; '5. Platz' is text. */
static bool
continues_numbers(const struct split *s, int number)
{
	return number == 0 || number == 1 || number == s->number + 1;
}

static void
read_line(struct split *s, size_t at, size_t len, bool hard)
{
	const char *line = s->node->text + at;
	size_t indent = strspn(line, " \t");
	int number;
	if (indent >= len) {
		close_part(s);
		return;
	}
	size_t marker = bullet_marker(line + indent, &number);
	if (marker && indent + marker < len && continues_numbers(s, number)) {
		close_part(s);
		s->level = bullet_depth(s->columns, &s->depth, column_of(line, indent));
		s->number = number;
		s->bullet = s->open = true;
		s->begin = at + indent + marker;
	} else if (!s->open || (!s->bullet && hard) || (s->bullet && !indent && hard)) {
		close_part(s);
		s->bullet = false;
		s->open = true;
		s->begin = at + indent;
	}
	s->end = at + len;
}

void
bullets_split(struct arena *a, const struct node *n, bool hard, struct diags *d,
    struct rich *text, struct bullets *b)
{
	struct split s = {.arena = a, .diags = d, .node = n, .text = text, .bullets = b};
	for (size_t at = 0; n->text[at];) {
		size_t len = strcspn(n->text + at, "\n");
		read_line(&s, at, len, hard);
		at += len + (n->text[at + len] == '\n');
	}
	close_part(&s);
}
