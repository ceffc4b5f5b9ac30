/* What doesn't look well. */
#include "typeset/looks.h"

#include <string.h>

enum {
	THOUSAND = 1000,
	SHORT_PART = 8,   /* a last line shorter than this part of the measure is short */
	SHORT_PAGE = 150, /* a last page filled less than this is short [thousandths] */
	FEW_CHARACTERS = 5,
	EM_CHARACTERS = 2, /* characters to an em, about */
	WRAPPED_ROWS = 2,
	PERMILLE_PERCENT = 10,
	QUOTE_MAX = 40 /* bytes of a line that a message quotes */
};

static const char *const NAMES[] = {"short-last-line", "loose-line", "overfull-line",
    "fallback-font", "contact-wrap", "split-entry", "short-last-page"};

/* What is known of one line. */
struct line_look {
	mpt narrowest, widest; /* as far as its spaces may go */
	size_t spaces;
	const char *text;
	size_t len;
	struct place place;
};

bool
looks_has(const char *name)
{
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
		if (!strcmp(NAMES[i], name))
			return true;
	return false;
}

static struct line_look
look_at(const struct inline_text *t, const struct lb_line *line)
{
	const struct atom *first = &t->atoms[line->first], *last = &t->atoms[line->end - 1];
	struct line_look k = {.narrowest = line->width, .widest = line->width};
	k.text = t->text + first->begin;
	k.len = last->end - first->begin;
	k.place = t->segments[last->segment].run->place;
	for (size_t i = line->first; i < line->end; i++) {
		mpt size = t->segments[t->atoms[i].segment].run->look.size,
		    now = t->items[i].width;
		if (t->atoms[i].kind == ATOM_GAP)
			k.widest += mpt_scale(size, GAP_MAX, THOUSAND);
		if (t->atoms[i].kind != ATOM_SPACE)
			continue;
		k.narrowest -= mpt_max(now - mpt_scale(size, SPACE_MIN, THOUSAND), 0);
		k.widest += mpt_max(mpt_scale(size, SPACE_MAX, THOUSAND) - now, 0);
		k.spaces++;
	}
	return k;
}

/* The words that a message quotes: the last ones of a long line. */
static const char *
quote(struct style *s, const struct line_look *k)
{
	size_t from = k->len > QUOTE_MAX ? k->len - QUOTE_MAX : 0;
	while (from && from < k->len && k->text[from] != ' ')
		from++;
	if (from == k->len)
		from = 0;
	return arena_printf(
	    s->arena, "%s%.*s", from ? "…" : "", (int)(k->len - from), k->text + from);
}

static void
report_overfull(struct style *s, const struct line_look *k, mpt over)
{
	struct buf points = {0};
	buf_decimal(&points, over, 1, 0);
	diag_warn(s->diags, k->place, "overfull-line",
	    "a line is %spt wider than its column: '%s'", points.data, quote(s, k));
	buf_free(&points);
}

static void
check_width(struct style *s, const struct line_look *k, const struct lb_line *line,
    bool justified, bool last)
{
	mpt least = justified ? k->narrowest : line->width;
	if (least > line->measure)
		report_overfull(s, k, least - line->measure);
	else if (justified && k->spaces && line->width > line->measure &&
	         least == line->measure)
		diag_warn(s->diags, k->place, "loose-line",
		    "the spaces of a line are as narrow as they may be: '%s'", quote(s, k));
	else if (justified && !last && k->widest <= line->measure)
		diag_warn(s->diags, k->place, "loose-line", "%s: '%s'",
		    k->spaces ? "the spaces of a line are as wide as they may be"
		              : "a line has no space to widen",
		    quote(s, k));
}

void
looks_lines(struct style *s, const struct inline_text *t, const struct lb_result *r,
    const struct para_options *o)
{
	if (!s->looks)
		return;
	for (size_t i = 0; i < r->count; i++) {
		const struct lb_line *line = &r->lines[i];
		bool last = i + 1 == r->count;
		if (line->first == line->end)
			continue;
		struct line_look k = look_at(t, line);
		check_width(s, &k, line, o->align == PARA_JUSTIFIED, last);
		if (last && i && !k.spaces && line->width < line->measure / SHORT_PART)
			diag_warn(s->diags, k.place, "short-last-line",
			    "the last line is one short word: '%s'", quote(s, &k));
	}
}

void
looks_segment(struct style *s, const struct segment *g)
{
	const char *family = family_name(g->run->look.text.family);
	for (const struct shaped *p = g->shaped; p; p = p->next)
		if (g->run->place.source && !p->missing && strcmp(p->face->family, family))
			diag_warn(s->diags, g->run->place, "fallback-font",
			    "'%s' lacks '%.*s'; it is set in '%s'", family, (int)p->text_len,
			    p->text, p->face->family);
}

void
looks_contacts(struct style *s, mpt width, mpt measure, size_t rows, struct place last)
{
	mpt over = width - measure,
	    character = s->part[PART_CONNECTIONS].look.size / EM_CHARACTERS;
	if (!s->looks || rows != WRAPPED_ROWS || over <= 0 || over > FEW_CHARACTERS * character)
		return;
	int few = (over + character - 1) / character;
	diag_warn(s->diags, last, "contact-wrap",
	    "the contacts are about %d character%s too long for one line", few,
	    few == 1 ? "" : "s");
}

/* The entry that is open at a page's first node, NULL where an entry or section begins. */
static const struct vnode *
open_entry(const struct vlist *l, size_t first)
{
	for (size_t i = first + 1; i-- > 0;) {
		const struct vnode *n = &l->nodes[i];
		if (n->kind == V_BOX && n->outline)
			return NULL;
		if (n->kind == V_BOX && n->entry_start)
			return i == first ? NULL : n;
	}
	return NULL;
}

static void
check_splits(struct style *s, const struct vlist *l, const struct flow_result *r)
{
	for (size_t i = 1; i < r->count; i++) {
		const struct vnode *n = open_entry(l, r->pages[i].first);
		if (n)
			diag_warn(s->diags, n->place, "split-entry",
			    "an entry goes on from page %zu to page %zu", i, i + 1);
	}
}

/* How much of its page, the last of the whole CV, a column fills [thousandths]. */
static int
last_fill(const struct composition *c, const struct flow_result *r)
{
	mpt height = mpt_max(c->style->text_height, 1);
	if (!r->count || r->count < c->pages->count)
		return 0;
	return (int)((int64_t)r->pages[r->count - 1].height * THOUSAND / height);
}

void
looks_pages(const struct composition *c)
{
	struct style *s = c->style;
	if (!s->looks)
		return;
	check_splits(s, &c->main, &c->main_pages);
	check_splits(s, &c->side, &c->side_pages);
	int main = last_fill(c, &c->main_pages), side = last_fill(c, &c->side_pages);
	if (c->pages->count < 2 || main >= SHORT_PAGE || side >= SHORT_PAGE)
		return;
	const struct flow_result *r = main > 0 ? &c->main_pages : &c->side_pages;
	const struct vlist *l = main > 0 ? &c->main : &c->side;
	if (r->count)
		diag_warn(s->diags, l->nodes[r->pages[r->count - 1].first].place,
		    "short-last-page", "the last page is only %d %% full",
		    mpt_max(main, side) / PERMILLE_PERCENT);
}
