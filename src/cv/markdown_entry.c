/* Entries of a Markdown CV.
 *
 * An entry begins with a head: a heading, a bold line, or a bullet that begins in bold and has
 * a date or bullets below. What follows is its date (a line that is one, or a line's end), its
 * summary (other lines) and its highlights (bullets). What belongs to no head is a text or
 * bullet of its own. */
#include <ctype.h>
#include <string.h>

#include "cv/bullets.h"
#include "cv/markdown.h"

#define DETAIL_MAX 100 /* bytes of a line below a head that may have a date */
#define PLACE_MAX  60

/* The entry under way; it is the section's last. */
struct state {
	struct markdown *m;
	struct cv_section *section;
	enum word word;
	struct md_span term; /* that a definition list gave, len 0: none */
	bool open, fresh;    /* a heading opened it, and nothing else has come yet */
	int base;            /* depth of the head, if that is a bullet; else -1 */
	struct rich summary;
	struct bullets highlights;
};

static struct cv_entry *
entry_of(const struct state *s)
{
	return &s->section->entries[s->section->entry_count - 1];
}

static struct cv_entry *
add_entry(struct state *s, enum entry_kind kind, struct place p)
{
	struct cv_entry *e = cv_add_entry(s->m->reading->arena, s->section, kind);
	e->place = p;
	return e;
}

static void
add_field(struct state *s, struct cv_entry *e, const char *key, struct rich text)
{
	if (rich_is_empty(&text))
		return;
	struct cv_field *f = cv_add_field(s->m->reading->arena, e, key, text);
	f->place = text.runs[0].place;
}

static void
rename_field(struct cv_entry *e, const char *from, const char *to)
{
	for (size_t i = 0; i < e->field_count; i++)
		if (strcmp(e->fields[i].key, from) == 0)
			e->fields[i].key = to;
}

/* What has authors, or a journal and an address, is a publication. */
static void
name_publication(struct cv_entry *e)
{
	e->kind = ENTRY_PUBLICATION;
	rename_field(e, "name", "title");
	rename_field(e, "keywords", "journal");
	rename_field(e, "company", "title");
	rename_field(e, "position", "journal");
}

static void
close_entry(struct state *s)
{
	if (!s->open)
		return;
	struct cv_entry *e = entry_of(s);
	if (e->author_count || cv_field(e, "doi") || cv_field(e, "url"))
		name_publication(e);
	add_field(s, e, "summary", s->summary);
	if (s->highlights.count)
		bullets_hang(
		    s->m->reading->arena, &s->highlights, &e->highlights, &e->highlight_count);
	s->summary = (struct rich){0};
	s->highlights = (struct bullets){0};
	s->open = false;
}

/* '2020-01 – 2021-05' and '2020-01 – present': a start and an end. */
static bool
set_range(struct state *s, struct cv_entry *e, const char *text, struct place p)
{
	const struct cv *cv = s->m->reading->self;
	static const char DASH[] = " – ";
	const char *dash = strstr(text, DASH);
	bool bad = false, impossible = false;
	struct arena *a = s->m->reading->arena;
	if (!dash || text[4] != '-')
		return false;
	struct cv_date start = date_read(
	                   a, arena_dup(a, text, (size_t)(dash - text)), &cv->locale, &bad),
	               end = date_read(a, dash + strlen(DASH), &cv->locale, &impossible);
	if (bad || impossible || start.kind == DATE_TEXT || end.kind == DATE_TEXT)
		return false;
	start.place = end.place = p;
	e->start = start;
	e->end = end;
	return true;
}

static void
set_date(struct state *s, struct cv_entry *e, struct md_span span)
{
	const struct cv *cv = s->m->reading->self;
	struct md_span bare = md_bare(md_unwrapped(span));
	bool impossible;
	struct rich text = md_rich(s->m, bare);
	const char *plain = rich_plain(s->m->reading->arena, &text);
	if (set_range(s, e, plain, bare.place))
		return;
	e->date = date_read(s->m->reading->arena, plain, &cv->locale, &impossible);
	if (e->date.kind == DATE_PRESENT && strcmp(plain, "present") != 0)
		e->date.kind = DATE_TEXT; /* as typed */
	e->date.text = text;
	e->date.place = bare.place;
}

/* Runs of a head without the bold that the layout gives them anyway. */
static struct rich
without_style(const struct state *s, struct rich text, unsigned style)
{
	struct rich out = {0};
	bool all = true;
	for (size_t i = 0; i < text.count; i++)
		all = all && text.runs[i].style & style;
	for (size_t i = 0; i < text.count; i++) {
		struct rich_run run = text.runs[i];
		if (all)
			run.style &= ~style;
		rich_add(s->m->reading->arena, &out, run);
	}
	return out;
}

/* What each kind of head calls its name, and what is behind it. */
static const struct head_fields {
	enum entry_kind kind;
	const char *name, *rest;
} HEADS[] = {
    {ENTRY_NORMAL, "name", "keywords"}, {ENTRY_EXPERIENCE, "company", "position"},
    {ENTRY_EDUCATION, "institution", "area"},
    {ENTRY_EXPERIENCE, "position", "company"}, /* 'Smith @ Acme' */
};

enum { HEAD_PLAIN, HEAD_ROLE, HEAD_EDUCATION, HEAD_AT };

static const struct head_fields *
head_fields_of(const struct state *s, char sign)
{
	if (s->word == WORD_EDUCATION)
		return &HEADS[HEAD_EDUCATION];
	return &HEADS[sign == '@' ? HEAD_AT : sign == ',' ? HEAD_ROLE : HEAD_PLAIN];
}

static void
open_entry(struct state *s, struct md_span line, int base)
{
	struct md_head h = md_head_read(s->m, line);
	const struct head_fields *f = head_fields_of(s, h.sign);
	close_entry(s);
	struct cv_entry *e = add_entry(s, f->kind, md_trim(line).place);
	add_field(s, e, f->name, without_style(s, md_rich(s->m, h.name), RICH_BOLD));
	struct md_span degree;
	if (f->kind == ENTRY_EDUCATION && md_split_degree(s->m, &h.rest, &degree))
		add_field(s, e, "degree", md_rich(s->m, degree));
	add_field(s, e, f->rest, without_style(s, md_rich(s->m, h.rest), RICH_ITALIC));
	if (h.keywords.len)
		add_field(
		    s, e, "keywords", without_style(s, md_rich(s->m, h.keywords), RICH_ITALIC));
	if (h.date.len)
		set_date(s, e, h.date);
	s->open = true;
	s->base = base;
}

static void
add_summary(struct state *s, struct md_span span)
{
	struct cv_entry *e = entry_of(s);
	bool journal = cv_field(e, "keywords") || cv_field(e, "position");
	if (s->word == WORD_PUBLICATIONS &&
	    ((!e->author_count && md_read_authors(s->m, span, e)) ||
	        ((e->author_count || journal) && md_read_address(s->m, span, e))))
		return;
	struct rich text = md_rich(s->m, span);
	if (s->word == WORD_EDUCATION && !cv_field(e, "area")) {
		add_field(s, e, "area", text);
		return;
	}
	if (s->summary.count && text.count)
		rich_add(s->m->reading->arena, &s->summary,
		    (struct rich_run){.text = "\n", .place = span.place});
	rich_append(s->m->reading->arena, &s->summary, &text, 0);
}

/* 'Berlin, Germany' beside a date, or behind a pin, is a place; what has markup is not. */
static bool
is_place(struct md_span s)
{
	return s.len && s.len <= PLACE_MAX && !memchr(s.text, '*', s.len) &&
	       !memchr(s.text, '_', s.len) && !memchr(s.text, '[', s.len);
}

static bool
take_pin(struct state *s, struct md_span *line)
{
	static const char PIN[] = "📍";
	size_t len = strlen(PIN);
	if (line->len <= len || memcmp(line->text, PIN, len) != 0)
		return false;
	add_field(s, entry_of(s), "location", md_rich(s->m, md_slice(*line, len, line->len)));
	*line = md_slice(*line, 0, 0);
	return true;
}

/* Take a date off the line's end if what is before is short enough to be a role or a place. */
static bool
take_detail_date(struct state *s, struct md_span *line)
{
	struct cv_entry *e = entry_of(s);
	struct md_span bare = md_bare(*line), date = bare;
	if (e->date.kind != DATE_NONE || e->start.kind != DATE_NONE || line->len > DETAIL_MAX)
		return false;
	if (md_is_date(s->m, bare))
		bare = md_slice(bare, 0, 0);
	else
		date = md_take_date(s->m, &bare, false);
	if (!date.len)
		return false;
	set_date(s, e, date);
	bool bar = bare.len && memchr(bare.text, '|', (size_t)(date.text - bare.text));
	if (bar && is_place(bare) && !cv_field(e, "location")) {
		add_field(s, e, "location", md_rich(s->m, bare));
		bare = md_slice(bare, 0, 0);
	}
	*line = bare;
	return true;
}

/* Lines below a head: dates are taken out, what is between goes to the summary in one piece. */
static void
add_details(struct state *s, struct md_span span)
{
	struct md_span pending = md_slice(span, 0, 0), rest = span;
	while (rest.len) {
		struct md_span line = md_take_line(&rest), left = md_trim(line);
		size_t end = (size_t)(line.text + line.len - span.text);
		if (!take_pin(s, &left) && !take_detail_date(s, &left)) {
			size_t begin = (size_t)(pending.text - span.text);
			pending = md_slice(span, begin, end);
			continue;
		}
		if (!md_is_empty(pending))
			add_summary(s, pending);
		if (!md_is_empty(left))
			add_summary(s, left);
		pending = md_slice(rest, 0, 0);
	}
	if (!md_is_empty(pending))
		add_summary(s, pending);
}

static void
add_text(struct state *s, struct md_span span)
{
	close_entry(s);
	add_field(s, add_entry(s, ENTRY_TEXT, span.place), "text", md_rich(s->m, span));
}

static void
add_labelled(struct state *s, struct md_span line)
{
	size_t len = md_label_length(line);
	struct md_span label = md_bare(md_slice(line, 0, len)),
	               details = md_slice(line, len, line.len);
	while (label.len && strchr(":*_ ", label.text[label.len - 1]))
		label = md_slice(label, 0, label.len - 1);
	while (label.len && strchr("*_", label.text[0]))
		label = md_slice(label, 1, label.len);
	close_entry(s);
	struct cv_entry *e = add_entry(s, ENTRY_ONE_LINE, line.place);
	add_field(s, e, "label", md_rich(s->m, label));
	add_field(s, e, "details", md_rich(s->m, details));
}

/* Is each line a label and its details? */
static bool
is_labelled(struct md_span span)
{
	while (span.len) {
		struct md_span line = md_trim(md_take_line(&span));
		size_t len = md_label_length(line);
		if (!len || md_is_empty(md_slice(line, len, line.len)))
			return false;
	}
	return true;
}

/* A bold line right below a heading: the role at what the heading names. */
static void
add_role(struct state *s, struct md_span line)
{
	struct cv_entry *e = entry_of(s);
	struct md_span date =
	    e->date.kind == DATE_NONE ? md_take_date(s->m, &line, true) : (struct md_span){0};
	struct rich role = without_style(s, md_rich(s->m, line), RICH_BOLD);
	bool education = e->kind == ENTRY_EDUCATION;
	if (date.len)
		set_date(s, e, date);
	if (cv_field(e, education ? "area" : "position")) {
		add_summary(s, line);
		return;
	}
	if (!education) {
		e->kind = ENTRY_EXPERIENCE;
		rename_field(e, "name", "company");
	}
	add_field(s, e, education ? "area" : "position", role);
}

/* Heads line by line, '**A** 2019\n**B** 2020', or one and its details. */
static void
add_heads(struct state *s, struct md_span span)
{
	while (span.len) {
		struct md_span line = md_trim(md_take_line(&span)), next = span;
		open_entry(s, line, -1);
		if (!span.len || !md_is_head(s->m, md_take_line(&next))) {
			add_details(s, span);
			return;
		}
	}
}

/* A date in the line above the head: '`2012`\n**Acme**, Smith'. */
static bool
begins_with_date(const struct state *s, struct md_span line, struct md_span rest)
{
	bool waits = s->open && !s->highlights.count && entry_of(s)->date.kind == DATE_NONE &&
	             entry_of(s)->start.kind == DATE_NONE;
	return rest.len && !waits && md_is_date(s->m, line);
}

static void
add_dated(struct state *s, struct md_span date, struct md_span span)
{
	open_entry(s, md_trim(md_take_line(&span)), -1);
	if (entry_of(s)->date.kind == DATE_NONE)
		set_date(s, entry_of(s), date);
	add_details(s, span);
}

static struct md_span
in_one_line(const struct state *s, struct md_span span)
{
	char *text = arena_dup(s->m->reading->arena, span.text, span.len);
	for (size_t i = 0; i < span.len; i++)
		if (text[i] == '\n')
			text[i] = ' ';
	span.text = text;
	return span;
}

/* The definition of a term: an entry if the term is a date, else a line of details. */
static void
add_definition(struct state *s, struct md_span span)
{
	struct md_span term = s->term;
	s->term = (struct md_span){0};
	if (md_is_date(s->m, term)) {
		add_dated(s, term, in_one_line(s, span));
		return;
	}
	if (md_is_head(s->m, term)) {
		open_entry(s, term, -1);
		add_details(s, span);
		return;
	}
	close_entry(s);
	struct cv_entry *e = add_entry(s, ENTRY_NORMAL, term.place);
	add_field(s, e, "name", without_style(s, md_rich(s->m, term), RICH_BOLD));
	s->open = true;
	s->base = -1;
	add_details(s, span);
}

static void
add_paragraph(struct state *s, struct md_span span, bool quoted)
{
	struct md_span rest = span, line = md_trim(md_take_line(&rest));
	if (quoted && (!s->open || s->highlights.count)) {
		add_text(s, span);
	} else if (s->term.len) {
		add_definition(s, span);
	} else if (begins_with_date(s, line, rest)) {
		add_dated(s, line, rest);
	} else if (is_labelled(span)) {
		for (rest = span; rest.len;)
			add_labelled(s, md_trim(md_take_line(&rest)));
	} else if (md_is_head(s->m, line) && s->open && s->fresh) {
		add_role(s, line);
		add_details(s, rest);
	} else if (md_is_head(s->m, line)) {
		add_heads(s, span);
	} else if (s->open && !s->highlights.count) {
		add_details(s, span);
	} else {
		add_text(s, span);
	}
}

static void
add_highlight(struct state *s, const struct md_block *b)
{
	struct bullet *one = bullets_add(s->m->reading->arena, &s->highlights);
	one->text = md_rich(s->m, b->span);
	one->place = b->span.place;
	one->depth = (size_t)(b->level - s->base - 1);
}

/* '3. 2. 1.': is the number before or behind one more or less? */
static bool
counts_down(const struct state *s, size_t i, size_t end)
{
	const struct md_block *b = s->m->blocks.items;
	size_t before = i, behind = i + 1;
	while (
	    before > 0 && b[before - 1].kind == MD_BULLET && b[before - 1].level > b[i].level)
		before--;
	while (behind < end && b[behind].kind == MD_BULLET && b[behind].level > b[i].level)
		behind++;
	bool from = before > 0 && b[before - 1].kind == MD_BULLET &&
	            b[before - 1].number == b[i].number + 1;
	bool to = behind < end && b[behind].kind == MD_BULLET &&
	          b[behind].number == b[i].number - 1 && b[behind].number;
	return from || to;
}

/* A bullet of the section itself; its date stands at the right. Those below it follow. */
static size_t
add_bullets(struct state *s, size_t i, size_t end)
{
	const struct md_block *b = &s->m->blocks.items[i];
	struct md_span text = b->span;
	const char *tab = memchr(text.text, '\t', text.len);
	struct md_span date = tab ? md_take_date(s->m, &text, true) : (struct md_span){0};
	bool down = b->number && counts_down(s, i, end);
	enum entry_kind kind = down        ? ENTRY_REVERSED
	                       : b->number ? ENTRY_NUMBERED
	                                   : ENTRY_BULLET;
	close_entry(s);
	struct cv_entry *e = add_entry(s, kind, text.place);
	add_field(s, e,
	    down        ? "reversed_number"
	    : b->number ? "number"
	                : "bullet",
	    md_rich(s->m, text));
	if (date.len)
		set_date(s, e, date);
	struct bullets below = {0};
	size_t next = i + 1;
	for (; next < end; next++) {
		const struct md_block *c = &s->m->blocks.items[next];
		if (c->kind != MD_BULLET || c->level <= b->level)
			break;
		struct bullet *one = bullets_add(s->m->reading->arena, &below);
		one->text = md_rich(s->m, c->span);
		one->place = c->span.place;
		one->depth = (size_t)(c->level - b->level - 1);
	}
	if (below.count)
		bullets_hang(s->m->reading->arena, &below, &e->highlights, &e->highlight_count);
	return next;
}

/* Does a bullet head an entry: bold words with a date, or with bullets below? */
static bool
is_bullet_head(const struct state *s, size_t i, size_t end)
{
	const struct md_block *b = &s->m->blocks.items[i];
	struct md_span rest = b->span, line = md_take_line(&rest), without = line;
	bool below = i + 1 < end && b[1].kind == MD_BULLET && b[1].level > b->level;
	return md_is_head(s->m, line) && (below || md_take_date(s->m, &without, true).len);
}

static size_t
add_bullet(struct state *s, size_t i, size_t end)
{
	const struct md_block *b = &s->m->blocks.items[i];
	if (s->open && b->level > s->base) {
		add_highlight(s, b);
		return i + 1;
	}
	if (!is_bullet_head(s, i, end))
		return add_bullets(s, i, end);
	struct md_span rest = b->span;
	open_entry(s, md_trim(md_take_line(&rest)), b->level);
	add_details(s, rest);
	return i + 1;
}

/* Cells of a row; the first two of a table of two columns are a label and its details. */
static void
add_row(struct state *s, const struct md_block *b)
{
	struct rich cells = {0};
	struct arena *a = s->m->reading->arena;
	struct md_span rest = b->span;
	if (rest.len && rest.text[0] == '|')
		rest = md_slice(rest, 1, rest.len);
	while (rest.len) {
		const char *bar = memchr(rest.text, '|', rest.len);
		size_t len = bar ? (size_t)(bar - rest.text) : rest.len;
		struct rich cell = md_rich(s->m, md_slice(rest, 0, len));
		if (cells.count && cell.count)
			rich_add(
			    a, &cells, (struct rich_run){.text = " · ", .place = rest.place});
		rich_append(a, &cells, &cell, b->number ? RICH_BOLD : 0);
		rest = md_slice(rest, len + (bar != NULL), rest.len);
	}
	close_entry(s);
	if (!rich_is_empty(&cells))
		add_field(s, add_entry(s, ENTRY_TEXT, b->span.place), "text", cells);
}

/* White space is one space, as in all texts. */
static const char *
collapsed(const struct state *s, struct md_span span)
{
	char *text = arena_dup(s->m->reading->arena, span.text, span.len), *to = text;
	for (const char *from = text; *from; from++) {
		bool blank = isspace((unsigned char)*from);
		if (!blank || to == text || to[-1] != ' ')
			*to++ = (char)(blank ? ' ' : *from);
	}
	*to = 0;
	return text;
}

static void
add_code(struct state *s, const struct md_block *b)
{
	struct rich text = {0};
	rich_add(s->m->reading->arena, &text,
	    (struct rich_run){.text = collapsed(s, md_trim(b->span)),
	        .style = RICH_CODE,
	        .place = b->span.place});
	close_entry(s);
	add_field(s, add_entry(s, ENTRY_TEXT, b->span.place), "text", text);
}

static size_t
add_block(struct state *s, size_t i, size_t end)
{
	const struct md_block *b = &s->m->blocks.items[i];
	switch (b->kind) {
	case MD_HEADING:
		open_entry(s, b->span, -1);
		s->fresh = true;
		return i + 1;
	case MD_PARAGRAPH: add_paragraph(s, b->span, b->quoted); break;
	case MD_BULLET: s->fresh = false; return add_bullet(s, i, end);
	case MD_CODE: add_code(s, b); break;
	case MD_ROW: add_row(s, b); break;
	case MD_TERM: s->term = b->span; break;
	case MD_RULE: close_entry(s); break;
	}
	s->fresh = false;
	return i + 1;
}

void
md_entries_read(
    struct markdown *m, struct cv_section *section, enum word word, size_t begin, size_t end)
{
	struct state s = {.m = m, .section = section, .word = word};
	while (begin < end)
		begin = add_block(&s, begin, end);
	close_entry(&s);
}
