/* Blocks of Markdown: headings, paragraphs, bullets, rows of tables. */
#include <ctype.h>
#include <string.h>

#include "cv/bullets.h"
#include "cv/items.h"
#include "cv/markdown.h"

#define TAB_WIDTH      4
#define REFERENCES_MAX 1000 /* what a hostile file names beyond is not linked */

/* The block under way, from a line on; its text is that of lines [first, last]. */
struct scanner {
	struct arena *arena;
	const struct md_lines *lines;
	struct markdown *out;
	size_t at;
	bool open;
	struct md_block block;
	struct buf text;
	size_t columns[ITEM_DEPTH], depth; /* of open bullets */
	bool in_list, after_blank, quoted;
};

static size_t
indent_of(struct md_span s)
{
	size_t n = 0;
	while (n < s.len && (s.text[n] == ' ' || s.text[n] == '\t'))
		n++;
	return n;
}

static size_t
column_of(struct md_span s, size_t indent)
{
	size_t column = 0;
	for (size_t i = 0; i < indent; i++)
		column += s.text[i] == '\t' ? TAB_WIDTH : 1;
	return column;
}

static struct md_block *
add_block(struct scanner *s, enum md_kind kind, struct md_span span)
{
	struct md_blocks *b = &s->out->blocks;
	b->items = arena_grow(s->arena, b->items, b->count, &b->room, sizeof *b->items);
	b->items[b->count] = (struct md_block){.kind = kind, .span = span};
	return &b->items[b->count++];
}

/* The text that the block's lines made, at its exact place if the source has it so. */
static void
close_block(struct scanner *s)
{
	if (!s->open)
		return;
	s->open = false;
	struct md_block *b = add_block(s, s->block.kind, s->block.span);
	b->level = s->block.level;
	b->number = s->block.number;
	b->quoted = s->block.quoted;
	b->span.text = arena_dup(s->arena, s->text.data ? s->text.data : "", s->text.len);
	b->span.len = s->text.len;
	b->span = md_trim(b->span);
}

static void
open_block(struct scanner *s, enum md_kind kind, struct md_span first)
{
	close_block(s);
	s->open = true;
	s->block = (struct md_block){.kind = kind, .span = first, .quoted = s->quoted};
	buf_clear(&s->text);
	buf_put(&s->text, first.text, first.len);
}

static void
extend_block(struct scanner *s, struct md_span line, bool paragraph)
{
	buf_puts(&s->text, paragraph ? "\n\n" : "\n");
	buf_put(&s->text, line.text, line.len);
	s->block.span.place = place_join(s->block.span.place, line.place);
}

static bool
is_run_of(struct md_span s, const char *chars, size_t least)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (isspace((unsigned char)s.text[i]))
			continue;
		if (!strchr(chars, s.text[i]))
			return false;
		n++;
	}
	return n >= least;
}

/* A run of one of the characters. */
static bool
is_rule(struct md_span s)
{
	return is_run_of(s, "-", 3) || is_run_of(s, "*", 3) || is_run_of(s, "_", 3);
}

static bool
is_table_rule(struct md_span s)
{
	return memchr(s.text, '-', s.len) && is_run_of(s, "|-:+", 3) &&
	       (memchr(s.text, '|', s.len) != NULL);
}

static bool
read_heading(struct scanner *s, struct md_span line)
{
	size_t level = 0, end;
	while (level < line.len && line.text[level] == '#')
		level++;
	if (!level || level > 6 ||
	    (level < line.len && !isspace((unsigned char)line.text[level])))
		return false;
	struct md_span words = md_trim(md_slice(line, level, line.len));
	for (end = words.len; end > 0 && words.text[end - 1] == '#'; end--)
		;
	if (end < words.len && (end == 0 || isspace((unsigned char)words.text[end - 1])))
		words = md_trim(md_slice(words, 0, end));
	close_block(s);
	add_block(s, MD_HEADING, words)->level = (int)level;
	s->in_list = false;
	return true;
}

/* '====' or '----' under a line of text: that line is a heading. */
static bool
read_underline(struct scanner *s, struct md_span line)
{
	bool first = is_run_of(line, "=", 1), second = is_run_of(line, "-", 2);
	if (!s->open || s->block.kind != MD_PARAGRAPH || s->after_blank || (!first && !second))
		return false;
	if (memchr(s->text.data, '\n', s->text.len))
		return false;
	s->block.kind = MD_HEADING;
	s->block.level = first ? 1 : 2;
	close_block(s);
	return true;
}

static void
read_rule(struct scanner *s, struct md_span line)
{
	close_block(s);
	add_block(s, MD_RULE, line);
	s->in_list = false;
}

static bool
read_fence(struct scanner *s, struct md_span line)
{
	const char *fence = strncmp(line.text, "```", 3) == 0   ? "```"
	                    : strncmp(line.text, "~~~", 3) == 0 ? "~~~"
	                                                        : NULL;
	if (!fence || line.len < 3)
		return false;
	close_block(s);
	while (++s->at < s->lines->count) {
		struct md_span l = s->lines->items[s->at].span;
		struct md_span t = md_trim(l);
		if (t.len >= 3 && memcmp(t.text, fence, 3) == 0)
			break;
		if (t.len)
			add_block(s, MD_CODE, l);
	}
	return true;
}

/* '[name]: target "title"': known to all links, and gone. */
static bool
read_reference(struct scanner *s, struct md_span line)
{
	const char *close = line.len ? memchr(line.text, ']', line.len) : NULL;
	if (!close || line.text[0] != '[' || close == line.text + 1 || line.text[1] == '^' ||
	    (size_t)(close + 1 - line.text) >= line.len || close[1] != ':')
		return false;
	struct md_span target =
	    md_trim(md_slice(line, (size_t)(close + 2 - line.text), line.len));
	size_t n = 0;
	while (n < target.len && !isspace((unsigned char)target.text[n]))
		n++;
	if (!n ||
	    (n < target.len && !strchr("\"'(", *md_trim(md_slice(target, n, target.len)).text)))
		return false;
	struct md_span title = md_trim(md_slice(target, n, target.len));
	if (title.len)
		diag_note(s->out->reading->diags, title.place, "not-shown",
		    "the title '%s' of a link is not shown",
		    md_text(s->out, md_slice(title, 1, title.len > 1 ? title.len - 1 : 1)));
	if (target.text[0] == '<' && target.text[n - 1] == '>')
		target = md_slice(target, 1, n - 1), n -= 2;
	struct md_references *r = &s->out->references;
	close_block(s);
	if (r->count == REFERENCES_MAX)
		return true;
	r->items = arena_grow(s->arena, r->items, r->count, &r->room, sizeof *r->items);
	r->items[r->count++] =
	    (struct md_reference){md_slice(line, 1, (size_t)(close - line.text)),
	        arena_dup(s->arena, target.text, n)};
	close_block(s);
	return true;
}

/* ':   words' below a line: the line is a term, the words define it. */
static bool
read_definition(struct scanner *s, struct md_span line)
{
	struct md_blocks *b = &s->out->blocks;
	if (line.len < 3 || line.text[0] != ':' || !strchr(" \t", line.text[1]))
		return false;
	if (s->open && s->block.kind == MD_PARAGRAPH &&
	    !memchr(s->text.data, '\n', s->text.len))
		close_block(s);
	else if (s->open || !b->count || b->items[b->count - 1].kind != MD_PARAGRAPH)
		return false;
	b->items[b->count - 1].kind = MD_TERM;
	line = md_slice(line, 1, line.len);
	open_block(s, MD_PARAGRAPH, md_slice(line, indent_of(line), line.len));
	s->in_list = false;
	return true;
}

static bool
read_row(struct scanner *s, struct md_span line)
{
	struct md_span next = {0};
	const struct md_blocks *b = &s->out->blocks;
	bool in_table =
	    !s->open && !s->after_blank && b->count && b->items[b->count - 1].kind == MD_ROW;
	bool bar = memchr(line.text, '|', line.len) != NULL;
	if (s->at + 1 < s->lines->count)
		next = md_trim(s->lines->items[s->at + 1].span);
	if (in_table && is_table_rule(line))
		return true;
	if (!bar || (!in_table && !(next.len && is_table_rule(next)) && line.text[0] != '|'))
		return false;
	close_block(s);
	add_block(s, MD_ROW, line)->number = !in_table && next.len && is_table_rule(next);
	return true;
}

static bool
read_bullet(struct scanner *s, struct md_span line, size_t column)
{
	int number;
	size_t marker = bullet_marker(md_text(s->out, line), &number);
	bool interrupts = s->open && s->block.kind == MD_PARAGRAPH && !s->after_blank;
	if (!marker || marker >= line.len || (interrupts && number > 1))
		return false;
	if (!s->in_list)
		s->depth = 0;
	s->in_list = true;
	open_block(s, MD_BULLET, md_slice(line, marker, line.len));
	s->block.level = (int)bullet_depth(s->columns, &s->depth, column);
	s->block.number = number;
	return true;
}

/* Text: it goes on with what is open, or begins a paragraph. */
static void
read_text(struct scanner *s, struct md_span line, struct md_span raw, size_t indent)
{
	bool bullet = s->open && s->block.kind == MD_BULLET;
	if (s->open && !s->after_blank) {
		extend_block(s, raw, false);
	} else if (bullet && indent >= 2) {
		extend_block(s, raw, true);
	} else {
		open_block(s, MD_PARAGRAPH, line);
		s->in_list = false;
	}
}

static void
read_line(struct scanner *s)
{
	struct md_span raw = s->lines->items[s->at].span, line;
	size_t indent = indent_of(raw);
	line = md_slice(raw, indent, raw.len);
	s->quoted = line.len && line.text[0] == '>';
	while (line.len && line.text[0] == '>') { /* a quotation is text like any other */
		size_t skip = 1 + indent_of(md_slice(line, 1, line.len));
		raw = line = md_slice(line, skip, line.len);
		indent = 0;
	}
	if (!line.len) {
		s->after_blank = true;
		if (s->open && s->block.kind == MD_PARAGRAPH)
			close_block(s);
		return;
	}
	if (!read_underline(s, line) && !read_fence(s, line) && !read_heading(s, line) &&
	    !read_reference(s, line) && !read_definition(s, line) && !read_row(s, line)) {
		if (is_rule(line))
			read_rule(s, line);
		else if (!read_bullet(s, line, column_of(raw, indent)))
			read_text(s, line, raw, indent);
	}
	s->after_blank = false;
}

void
md_blocks_read(struct arena *a, const struct md_lines *lines, struct markdown *out)
{
	struct scanner s = {.arena = a, .lines = lines, .out = out};
	for (s.at = 0; s.at < lines->count; s.at++)
		read_line(&s);
	close_block(&s);
	buf_free(&s.text);
}
