/* The model as Markdown that people read and cv/read_markdown reads back: a heading a section,
 * a bold line a head, a date below it.
 *
 * In a CV with sub-sections all sections are first-level headings and entries below the
 * sub-sections third-level ones; in others sections are second-level, and heads bold lines. */
#include <string.h>

#include "cv/exact.h"
#include "cv/markdown.h"
#include "cv/read_markdown.h"
#include "cv/write.h"
#include "cv/write_rendercv.h"
#include "yaml/write.h"

struct sheet {
	struct writing w;
	struct buf *out;
	bool nested;   /* the CV has sub-sections */
	bool below;    /* in a sub-section */
	int number;    /* of the numbered entry before, 0: none */
	bool in_list;  /* the last block was a bullet */
	bool in_entry; /* text would go on with it */
};

static void
begin_block(struct sheet *s)
{
	if (s->out->len)
		buf_puts(s->out, "\n");
	s->in_list = false;
}

/* A block of lines; `begin` begins those behind the first, and a break stays hard. */
static void
put_lines(struct sheet *s, const char *text, const char *begin)
{
	for (; *text; text++) {
		buf_putc(s->out, *text);
		if (*text == '\n')
			buf_puts(s->out, begin);
	}
	buf_putc(s->out, '\n');
}

static const char *
markup(const struct sheet *s, const struct rich *text)
{
	return write_markup(s->w.arena, text);
}

static void
put_paragraph(struct sheet *s, const char *text)
{
	begin_block(s);
	put_lines(s, text, "");
}

static void
put_heading(struct sheet *s, int level, const char *text)
{
	begin_block(s);
	buf_printf(s->out, "%.*s %s\n", level, "######", text);
	s->in_entry = false;
}

/* Signs that cv/markdown_contact knows. */
static const struct sign {
	const char *icon, *sign;
} SIGNS[] = {
    {"location-dot", "📍"},
    {"envelope", "✉"},
    {"phone", "📞"},
    {"link", "🌐"},
    {"github", "🐙"},
    {"google-scholar", "🎓"},
    {"graduation-cap", "🎓"},
    {"linkedin", "💼"},
    {"twitter", "🐦"},
    {"mastodon", "🐘"},
    {"bluesky", "🦋"},
    {"telegram", "✈"},
};

static const char *
sign_of(const char *icon)
{
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (strcmp(SIGNS[i].icon, icon) == 0)
			return SIGNS[i].sign;
	return NULL;
}

static void
put_contact(struct sheet *s, const struct cv_contact *c)
{
	const char *sign = sign_of(c->icon);
	if (c->kind == CONTACT_NETWORK) {
		buf_printf(s->out, "%s: %s", c->network, markup(s, &c->text));
		return;
	}
	if (!sign && c->kind == CONTACT_CUSTOM)
		write_lossy(&s->w, c->place, "the icon '%s' has no sign in Markdown", c->icon);
	buf_printf(s->out, "%s%s", sign ? sign : "", sign ? " " : "");
	if (c->kind == CONTACT_WEBSITE)
		buf_puts(s->out, write_url(s->w.arena, &c->text));
	else
		buf_puts(s->out, markup(s, &c->text));
}

static void
put_head(struct sheet *s)
{
	const struct cv *cv = s->w.cv;
	if (!rich_is_empty(&cv->name))
		put_heading(s, 1, markup(s, &cv->name));
	if (cv->photo)
		put_paragraph(s, arena_printf(s->w.arena, "![](%s)", cv->photo));
	if (!rich_is_empty(&cv->headline))
		put_paragraph(s, markup(s, &cv->headline));
	for (size_t i = 0; i < cv->contact_count; i++) {
		if (i)
			buf_puts(s->out, " | ");
		else
			begin_block(s);
		put_contact(s, &cv->contacts[i]);
	}
	if (cv->contact_count)
		buf_putc(s->out, '\n');
}

/* Recursion is bounded by ITEM_DEPTH. */
static void
put_items(struct sheet *s, const struct cv_item *items, size_t count, int indent)
{
	for (size_t i = 0; i < count; i++) {
		buf_printf(s->out, "%*s- ", indent, "");
		put_lines(s, markup(s, &items[i].text),
		    arena_printf(s->w.arena, "%*s", indent + 2, ""));
		put_items(s, items[i].items, items[i].count, indent + 2);
	}
}

static const char *
date_text(const struct sheet *s, const struct cv_entry *e)
{
	struct arena *a = s->w.arena;
	const char *start = write_date(a, &e->start), *end = write_date(a, &e->end);
	if (e->date.kind != DATE_NONE)
		return write_date(a, &e->date);
	if (start)
		return arena_printf(a, "%s – %s", start, end ? end : "present");
	return end;
}

static void
put_list_entry(struct sheet *s, const struct cv_entry *e, const char *key, const char *marker)
{
	const struct rich *text = cv_field(e, key);
	const char *date = date_text(s, e);
	if (!s->in_list)
		begin_block(s);
	buf_puts(s->out, marker);
	put_lines(s,
	    arena_printf(s->w.arena, "%s%s%s", text ? markup(s, text) : "", date ? "\t" : "",
	        date ? date : ""),
	    arena_printf(s->w.arena, "%*s", (int)strlen(marker), ""));
	put_items(s, e->highlights, e->highlight_count, (int)strlen(marker));
	s->in_list = true;
}

/* Numbers of a list that counts down end with 1. */
static void
put_numbered(struct sheet *s, const struct cv_section *section, const struct cv_entry *e,
    const char *key)
{
	const struct cv_entry *end = section->entries + section->entry_count;
	int left = 0;
	for (const struct cv_entry *n = e; n < end && n->kind == e->kind; n++)
		left++;
	s->number = e->kind == ENTRY_REVERSED ? left : s->in_list ? s->number + 1 : 1;
	put_list_entry(s, e, key, arena_printf(s->w.arena, "%d. ", s->number));
}

/* Text behind an entry would belong to it: a rule parts them. */
static void
leave_entry(struct sheet *s)
{
	if (s->in_entry)
		put_paragraph(s, "* * *");
	s->in_entry = false;
}

static const char *
bold(const struct sheet *s, const struct rich *text)
{
	struct rich out = {0};
	if (text)
		rich_append(s->w.arena, &out, text, RICH_BOLD);
	return markup(s, &out);
}

static void
put_one_line(struct sheet *s, const struct cv_entry *e)
{
	const struct rich *label = cv_field(e, "label"), *details = cv_field(e, "details");
	struct rich head = {0};
	if (label)
		rich_append(s->w.arena, &head, label, RICH_BOLD);
	rich_add(s->w.arena, &head, (struct rich_run){.text = ":", .style = RICH_BOLD});
	put_paragraph(s, arena_printf(s->w.arena, "%s %s", markup(s, &head),
	                     details ? markup(s, details) : ""));
}

/* Which fields make the head of each kind: the name, what is beside it, and how. */
static const struct head {
	const char *name, *rest;
	bool role; /* ', ' before the rest, else ' | ' and italics */
} HEADS[ENTRY_COUNT] = {
    [ENTRY_NORMAL] = {"name", "keywords", false},
    [ENTRY_EXPERIENCE] = {"company", "position", true},
    [ENTRY_EDUCATION] = {"institution", "area", true},
    [ENTRY_PUBLICATION] = {"title", "journal", false},
};

static const char *
italic(const struct sheet *s, const struct rich *text)
{
	struct rich out = {0};
	rich_append(s->w.arena, &out, text, RICH_ITALIC);
	return markup(s, &out);
}

/* A field of study in italics has a line of its own. */
static bool
is_own_line(const struct cv_entry *e, const struct rich *rest)
{
	for (size_t i = 0; i < rest->count; i++)
		if (!(rest->runs[i].style & RICH_ITALIC))
			return false;
	return e->kind == ENTRY_EDUCATION;
}

static const char *
head_text(const struct sheet *s, const struct cv_entry *e)
{
	const struct head *h = &HEADS[e->kind];
	struct arena *a = s->w.arena;
	const struct rich *name = cv_field(e, h->name), *rest = cv_field(e, h->rest),
	                  *keywords = cv_field(e, "keywords"), *degree = cv_field(e, "degree");
	const char *text = bold(s, name);
	if (rest && is_own_line(e, rest))
		rest = NULL;
	if (degree && rest)
		text = arena_printf(a, "%s, %s, %s", text, markup(s, degree), markup(s, rest));
	else if (degree || (rest && h->role))
		text = arena_printf(a, "%s, %s", text, markup(s, degree ? degree : rest));
	else if (rest)
		text = arena_printf(a, "%s | %s", text, italic(s, rest));
	if (keywords && rest != keywords)
		text = arena_printf(a, "%s | %s", text, italic(s, keywords));
	return text;
}

static void
put_date_and_place(struct sheet *s, const struct cv_entry *e)
{
	const struct rich *place = cv_field(e, "location");
	const char *date = date_text(s, e), *where = place ? markup(s, place) : NULL;
	if (date && where)
		put_paragraph(s, arena_printf(s->w.arena, "%s | %s", where, date));
	else if (where)
		put_paragraph(s, arena_printf(s->w.arena, "📍 %s", where));
	else if (date)
		put_paragraph(s, date);
}

/* The owner is not in bold: a line that begins so would be a head. */
static void
put_authors(struct sheet *s, const struct cv_entry *e)
{
	struct buf all = {0};
	bool marked = write_marks_owner(s->w.arena, s->w.cv, e);
	for (size_t i = 0; i < e->author_count; i++)
		buf_printf(&all, "%s%s", i ? ", " : "",
		    write_author(s->w.arena, &e->authors[i], marked));
	if (all.len)
		put_paragraph(s, all.data);
	buf_free(&all);
}

static void
put_links(struct sheet *s, const struct cv_entry *e)
{
	const struct rich *doi = cv_field(e, "doi"), *url = cv_field(e, "url");
	if (doi)
		put_paragraph(s, markup(s, doi));
	else if (url)
		put_paragraph(s, write_url(s->w.arena, url));
	for (size_t i = 0; i < e->link_count; i++)
		put_paragraph(s, markup(s, &e->links[i].label));
}

static void
put_regular(struct sheet *s, const struct cv_entry *e)
{
	const struct rich *summary = cv_field(e, "summary"), *area = cv_field(e, "area");
	const char *head = head_text(s, e);
	if (s->nested)
		put_heading(s, 3, head);
	else
		put_paragraph(s, head);
	put_date_and_place(s, e);
	if (area && is_own_line(e, area))
		put_paragraph(s, markup(s, area));
	if (summary)
		put_paragraph(s, write_no_bullets(s->w.arena, markup(s, summary), 0));
	put_authors(s, e);
	put_links(s, e);
	if (e->highlight_count)
		begin_block(s);
	put_items(s, e->highlights, e->highlight_count, 0);
	s->in_entry = true;
}

static void
put_roles(struct sheet *s, const struct cv_entry *e)
{
	const struct rich *company = cv_field(e, "company");
	for (size_t i = 0; i < e->position_count; i++) {
		struct cv_entry one = e->positions[i];
		one.fields = arena_zero(s->w.arena, one.field_count + 1, sizeof *one.fields);
		if (one.field_count)
			memcpy(one.fields, e->positions[i].fields,
			    one.field_count * sizeof *one.fields);
		if (company)
			one.fields[one.field_count++] =
			    (struct cv_field){.key = "company", .text = *company};
		one.kind = ENTRY_EXPERIENCE;
		put_regular(s, &one);
	}
}

/* What is read of a piece of the section: all of its entries. */
static const struct cv_section *
read_back(const struct sheet *s, const char *title, const char *text)
{
	struct arena *a = s->w.arena;
	struct diags unheard = {.arena = a};
	const char *above = s->below ? "# -\n\n## " : s->nested ? "# " : "## ";
	const char *page = arena_printf(
	    a, "# %s\n\n%s%s\n\n%s\n", markup(s, &s->w.cv->name), above, title, text);
	struct source *source = source_new(a, "<text>", page, strlen(page), &unheard);
	const struct cv_options options = {.as_written = true};
	struct node *front = node_new(a, NODE_MAP, place_none());
	write_member(a, front, "language", s->w.cv->locale.tag);
	const struct cv *cv = markdown_read(a, source, front, &options, &unheard);
	const struct cv_section *first = cv->section_count ? &cv->sections[0] : NULL;
	return first && first->section_count ? &first->sections[0] : first;
}

/* Does a paragraph read as a text again, not as a head or a label? */
static bool
reads_as_text(const struct sheet *s, const char *text)
{
	const struct cv_section *section = read_back(s, "-", text);
	return section && section->entry_count == 1 && section->entries[0].kind == ENTRY_TEXT;
}

/* The keys of what is lost: 'doi', 'journal'. */
static const char *
lost_keys(struct arena *a, const struct node *difference)
{
	const struct node *is = node_get(difference, "is");
	const char *keys = "";
	if (!is || is->kind != NODE_MAP || !is->count)
		return "its type";
	for (const struct node *n = is->first; n; n = n->next)
		keys = arena_printf(a, "%s%s'%s'", keys, *keys ? ", " : "", n->key);
	return keys;
}

/* Whatever isn't read back as it was written. */
static void
report_losses(const struct sheet *s, const struct cv_section *section, const struct cv_entry *e,
    const char *text)
{
	struct arena *a = s->w.arena;
	const struct cv_section *read = read_back(s, markup(s, &section->title), text);
	size_t count = read ? read->entry_count : 0;
	struct node *difference =
	    count ? exact_difference(a, rendercv_entry(&s->w, &read->entries[0]),
	                rendercv_entry(&s->w, e), false)
	          : NULL;
	if (e->position_count)
		write_lossy(&s->w, e->place,
		    "roles under one employer become entries of their own in Markdown");
	else if (count != 1)
		write_lossy(&s->w, e->place, "this entry becomes %zu in Markdown", count);
	else if (difference)
		write_lossy(&s->w, e->place, "Markdown has no place of its own for %s",
		    lost_keys(a, difference));
}

/* A text that looks like something else is a quotation. */
static void
put_text(struct sheet *s, const struct rich *text)
{
	const char *lines = text ? write_no_bullets(s->w.arena, markup(s, text), 0) : "";
	leave_entry(s);
	begin_block(s);
	if (!text || reads_as_text(s, lines)) {
		put_lines(s, lines, "");
	} else {
		buf_puts(s->out, "> ");
		put_lines(s, lines, "> ");
	}
}

static void
put_kind(struct sheet *s, const struct cv_section *section, const struct cv_entry *e)
{
	switch (e->kind) {
	case ENTRY_TEXT: put_text(s, cv_field(e, "text")); break;
	case ENTRY_ONE_LINE: put_one_line(s, e); break;
	case ENTRY_BULLET:
		leave_entry(s);
		put_list_entry(s, e, "bullet", "- ");
		break;
	case ENTRY_NUMBERED: put_numbered(s, section, e, "number"); break;
	case ENTRY_REVERSED: put_numbered(s, section, e, "reversed_number"); break;
	default:
		if (e->position_count)
			put_roles(s, e);
		else
			put_regular(s, e);
	}
}

/* Numbers that count down need another one beside to be told. */
static void
put_entry(struct sheet *s, const struct cv_section *section, const struct cv_entry *e)
{
	size_t begin = s->out->len;
	const struct cv_entry *end = section->entries + section->entry_count;
	bool listed =
	    e->kind == ENTRY_REVERSED && ((e + 1 < end && e[1].kind == e->kind) ||
	                                     (e > section->entries && e[-1].kind == e->kind));
	put_kind(s, section, e);
	if (s->w.diags && !listed)
		report_losses(s, section, e,
		    arena_dup(s->w.arena, s->out->data + begin, s->out->len - begin));
}

/* Sub-sections have none of their own. */
static void
put_section(struct sheet *s, const struct cv_section *section, int level)
{
	const char *emoji = section->icon ? md_emoji(section->icon) : NULL;
	const char *title = markup(s, &section->title);
	s->below = s->nested && level > 1;
	put_heading(s, level, emoji ? arena_printf(s->w.arena, "%s %s", emoji, title) : title);
	if ((section->icon && !emoji) || section->page_break != PAGE_BREAK_AUTO)
		write_lossy(&s->w, section->place,
		    "a section's icon and page break have no place in Markdown");
	for (size_t i = 0; i < section->entry_count; i++)
		put_entry(s, section, &section->entries[i]);
	for (size_t i = 0; i < section->section_count; i++)
		put_section(s, &section->sections[i], level + 1);
}

static void
put_block(struct sheet *s, struct node *front, const char *key, const struct node *block)
{
	if (block)
		node_append(front, key, place_none(), node_copy(s->w.arena, block));
}

static void
put_front_matter(struct sheet *s)
{
	const struct cv *cv = s->w.cv;
	struct node *front = node_new(s->w.arena, NODE_MAP, place_none());
	if (!cv->locale_block && strcmp(cv->locale.name, locale_default()->name) != 0)
		write_member(s->w.arena, front, "language", cv->locale.tag);
	put_block(s, front, "design", cv->design);
	put_block(s, front, "locale", cv->locale_block);
	put_block(s, front, "settings", cv->settings);
	if (!front->count)
		return;
	buf_puts(s->out, "---\n");
	node_write_yaml(front, s->out);
	buf_puts(s->out, "---\n");
}

void
cv_write_markdown(const struct cv *cv, struct buf *out, struct diags *d)
{
	struct arena arena = {0};
	struct sheet s = {.w = {&arena, d, cv}, .out = out};
	for (size_t i = 0; i < cv->section_count; i++)
		s.nested |= cv->sections[i].section_count > 0;
	put_front_matter(&s);
	put_head(&s);
	for (size_t i = 0; i < cv->section_count; i++)
		put_section(&s, &cv->sections[i], s.nested ? 1 : 2);
	arena_free(&arena);
}
