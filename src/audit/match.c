/* Strings in a text.
 *
 * Every place where a string could be is found by trying each position; there are few, because
 * a string begins and ends at a word's edge. The chain of places that keeps the order and has
 * the most letters is found over all of them, each looking back at those before it: some
 * thousand places for a long CV. A string that is nowhere in one piece is tried again with the
 * texts that may stand beside it taken out: the date of its entry where its first line ends, a
 * footer where its page ends. */
#include "audit/match.h"

#include "base/utf8.h"

#include <string.h>

enum { PLACE_LIMIT = 100 };

struct place_found {
	size_t string, begin, end;
	size_t worth;  /* of the best chain that ends here */
	size_t before; /* its place before this one + 1; 0: none */
	bool hyphenated, interrupted, dropped;
};

struct search {
	struct arena *arena;
	const struct audit_strings *all;
	const struct audit_text *text;
	struct place_found *places;
	size_t count, room;
};

/* One try to find a string at a position. */
struct attempt {
	const struct search *search;
	const struct audit_string *is;
	bool may_interrupt, hyphenated, interrupted, dropped;
};

static bool
is_space(uint32_t c)
{
	return c == ' ' || c == '\n';
}

static bool
is_letter(uint32_t c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
	       (c >= 0xC0 && c < 0x2000) || c >= 0x2E80;
}

/* Characters behind or before which a line may end without a space. */
static bool
may_end_line(uint32_t c)
{
	return !is_letter(c) || c >= 0x2E80;
}

static uint32_t
code_at(const struct audit_text *t, size_t at)
{
	return at < t->count ? t->codes[at] : 0;
}

/* Behind the spaces at `at`; *line: is an end of line among them? */
static size_t
skip_spaces(const struct audit_text *t, size_t at, bool *line)
{
	*line = false;
	for (; is_space(code_at(t, at)); at++)
		*line = *line || t->codes[at] == '\n';
	return at;
}

static size_t find_end(struct attempt *a, size_t at);

static bool
is_beside(const struct audit_string *is, const struct audit_string *other)
{
	if (other->kind == STRING_NOTE)
		return true;
	return other->kind == is->kind && other != is && other->entry == is->entry &&
	       other->entry && !strcmp(other->what, "date");
}

/* Behind a text that may stand beside the string, if one is at `at`, else 0. */
static size_t
skip_beside(struct attempt *a, size_t at)
{
	const struct audit_strings *all = a->search->all;
	for (size_t i = 0; i < all->count; i++) {
		struct attempt other = {.search = a->search, .is = &all->items[i]};
		size_t end = is_beside(a->is, other.is) ? find_end(&other, at) : 0;
		if (end)
			return end;
	}
	return 0;
}

/* The string goes on with `code`; the text has spaces at *at. */
static bool
cross_spaces(struct attempt *a, size_t *at, uint32_t before, uint32_t code)
{
	bool line;
	const struct audit_text *t = a->search->text;
	size_t next = skip_spaces(t, *at, &line), end;
	while (a->may_interrupt && (end = skip_beside(a, next))) {
		a->interrupted = true;
		next = skip_spaces(t, end, &line);
		line = true;
	}
	*at = next;
	return code == ' ' || (line && (may_end_line(before) || may_end_line(code)));
}

static bool
is_hyphen(uint32_t c)
{
	return c == '-' || c == 0xAD || c == 0x2010;
}

static bool
cross_hyphen(struct attempt *a, size_t *at, uint32_t before)
{
	const struct audit_text *t = a->search->text;
	bool line;
	if (!is_hyphen(code_at(t, *at)) || !is_letter(before))
		return false;
	size_t next = skip_spaces(t, *at + 1, &line);
	if (!line)
		return false;
	a->hyphenated = true;
	*at = next;
	return true;
}

/* pdftotext takes a typed hyphen at a line's end for the typesetter's: the word is whole but
 * for it. */
static bool
drop_hyphen(struct attempt *a, size_t i, size_t at)
{
	const struct audit_string *is = a->is;
	bool dropped =
	    i && is->codes[i] == '-' && i + 1 < is->count &&
	    (is->codes[i + 1] == ' ' || is->codes[i + 1] == code_at(a->search->text, at));
	a->dropped = a->dropped || dropped;
	return dropped;
}

/* Behind the string if it begins at `at`, else 0. */
static size_t
find_end(struct attempt *a, size_t at)
{
	const struct audit_string *is = a->is;
	const struct audit_text *t = a->search->text;
	for (size_t i = 0; i < is->count; i++) {
		uint32_t code = is->codes[i], before = i ? is->codes[i - 1] : 0;
		if (i && is_space(code_at(t, at)) && !cross_spaces(a, &at, before, code))
			return 0;
		else if (code == ' ' && !(at && is_space(t->codes[at - 1])))
			return 0;
		if (code == ' ' || (code != code_at(t, at) && drop_hyphen(a, i, at)))
			continue;
		if (code_at(t, at) != code && !(i && cross_hyphen(a, &at, before)))
			return 0;
		if (code_at(t, at++) != code)
			return 0;
	}
	return at == t->count || is_space(t->codes[at]) ? at : 0;
}

static void
add_place(struct search *s, size_t string, size_t begin, size_t end, const struct attempt *a)
{
	s->places = arena_grow(s->arena, s->places, s->count, &s->room, sizeof *s->places);
	s->places[s->count++] = (struct place_found){.string = string,
	    .begin = begin,
	    .end = end,
	    .hyphenated = a->hyphenated,
	    .interrupted = a->interrupted,
	    .dropped = a->dropped};
}

static size_t
find_places(struct search *s, size_t string, bool may_interrupt)
{
	const struct audit_string *is = &s->all->items[string];
	size_t found = 0;
	for (size_t at = 0; at < s->text->count && found < PLACE_LIMIT; at++) {
		struct attempt a = {.search = s, .is = is, .may_interrupt = may_interrupt};
		if (s->text->codes[at] != is->codes[0])
			continue;
		if (at && !is_space(s->text->codes[at - 1]))
			continue;
		size_t end = find_end(&a, at);
		if (end) {
			add_place(s, string, at, end, &a);
			found++;
		}
	}
	return found;
}

/* Dates and contacts may stand beside others, so the chain is first of all of what may not. */
static size_t
worth(const struct audit_string *is)
{
	bool may_move = !strcmp(is->what, "date") || !strcmp(is->what, "contact");
	return may_move ? 1 : 10 * is->count;
}

/* The place that ends the chain worth most, + 1; 0: there is none. */
static size_t
find_chain(struct search *s)
{
	size_t best = 0;
	for (size_t i = 0; i < s->count; i++) {
		struct place_found *p = &s->places[i];
		for (size_t k = 0; k < i; k++) {
			const struct place_found *q = &s->places[k];
			if (q->string != p->string && q->end <= p->begin &&
			    q->worth > p->worth) {
				p->worth = q->worth;
				p->before = k + 1;
			}
		}
		p->worth += worth(&s->all->items[p->string]);
		if (!best || p->worth > s->places[best - 1].worth)
			best = i + 1;
	}
	return best;
}

static void
settle(struct audit_string *is, const struct place_found *p, enum string_state state)
{
	is->state = state;
	is->begin = p->begin;
	is->end = p->end;
	is->hyphenated = p->hyphenated;
	is->interrupted = p->interrupted;
	is->dropped = p->dropped;
}

/* Does the place overlap a string that has its own? Then it is a part of that, not this string.
 */
static bool
is_taken(const struct audit_strings *all, const struct place_found *p)
{
	const struct audit_string *is = &all->items[p->string];
	for (size_t i = 0; i < all->count; i++) {
		const struct audit_string *other = &all->items[i];
		if (other->state == STRING_LOST || other->kind != is->kind ||
		    other->begin >= p->end || other->end <= p->begin)
			continue;
		return !(other->interrupted && is_beside(other, is));
	}
	return false;
}

/* Strings that aren't in the chain, where they are. */
static void
settle_rest(struct search *s, struct audit_strings *all)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct place_found *p = &s->places[i];
		if (all->items[p->string].state == STRING_LOST && !is_taken(all, p))
			settle(&all->items[p->string], p, STRING_MOVED);
	}
}

static bool
is_one_of(const char *what, const char *const *words)
{
	for (; *words; words++)
		if (!strcmp(what, *words))
			return true;
	return false;
}

/* A contact among contacts, or a part of the head of an entry. */
static bool
is_of_group(const struct audit_string *is, const struct audit_string *other)
{
	static const char *const heads[] = {"title", "date", "organisation", "degree", NULL};
	if (other->kind != is->kind || other->entry != is->entry)
		return false;
	if (!is->entry)
		return !strcmp(is->what, "contact") && !strcmp(other->what, "contact");
	return is_one_of(is->what, heads) && is_one_of(other->what, heads);
}

/* Does anything stand between the two that is none of their group? */
static bool
is_near(const struct audit_strings *all, const struct audit_string *is,
    const struct audit_string *other)
{
	size_t begin = is->begin < other->begin ? is->end : other->end;
	size_t end = is->begin < other->begin ? other->begin : is->begin;
	for (size_t i = 0; i < all->count; i++) {
		const struct audit_string *between = &all->items[i];
		if (between->kind != is->kind || between->state == STRING_LOST ||
		    is_of_group(is, between))
			continue;
		if (between->begin >= begin && between->end <= end)
			return false;
	}
	return true;
}

/* Does anything of another entry stand between the two? */
static bool
is_in_entry(const struct audit_strings *all, const struct audit_string *is,
    const struct audit_string *other)
{
	size_t begin = is->begin < other->begin ? is->begin : other->begin;
	size_t end = is->begin < other->begin ? other->end : is->end;
	for (size_t i = 0; i < all->count; i++) {
		const struct audit_string *between = &all->items[i];
		if (between->kind == is->kind && between->state == STRING_PLACED &&
		    between->entry != is->entry && between->begin >= begin &&
		    between->end <= end)
			return false;
	}
	return is->entry > 0;
}

/* Where a string that has moved stands by another of its entry or group. */
static enum string_state
state_by(const struct audit_strings *all, const struct audit_string *is,
    const struct audit_string *other)
{
	if (other == is || other->kind != is->kind || other->state != STRING_PLACED ||
	    other->entry != is->entry)
		return STRING_MOVED;
	if (is_of_group(is, other) && is_near(all, is, other))
		return STRING_BESIDE;
	return is_in_entry(all, is, other) ? STRING_BEHIND : STRING_MOVED;
}

/* What has moved no farther than among its neighbors stands beside them. */
static void
find_neighbors(struct audit_strings *all, enum string_kind kind)
{
	for (size_t i = 0; i < all->count; i++) {
		struct audit_string *is = &all->items[i];
		enum string_state best = STRING_MOVED;
		if (is->kind != kind || is->state != STRING_MOVED)
			continue;
		for (size_t k = 0; k < all->count; k++) {
			enum string_state state = state_by(all, is, &all->items[k]);
			best = state < best ? state : best;
		}
		is->state = best;
	}
}

/* Of a string that is where it is for itself, not beside another. */
static bool
has_own_place(const struct audit_string *is, enum string_kind kind)
{
	return is->kind == kind && (is->state == STRING_PLACED || is->state == STRING_MOVED);
}

/* The one that comes behind `last` in the text; NULL last: the first. */
static const struct audit_string *
next_in_text(
    const struct audit_strings *all, enum string_kind kind, const struct audit_string *last)
{
	const struct audit_string *next = NULL;
	for (size_t i = 0; i < all->count; i++) {
		const struct audit_string *is = &all->items[i];
		if (has_own_place(is, kind) && (!last || is->begin > last->begin) &&
		    (!next || is->begin < next->begin))
			next = is;
	}
	return next;
}

static size_t
count_back(const struct audit_strings *all, enum string_kind kind)
{
	const struct audit_string *last = next_in_text(all, kind, NULL), *is;
	size_t back = 0;
	for (; last && (is = next_in_text(all, kind, last)); last = is)
		back += is->leaf != last->leaf ? is->leaf < last->leaf : is < last;
	return back;
}

/* The places of a leaf's strings; returns the next leaf, SIZE_MAX: there is none. */
static size_t
find_on_leaf(struct search *s, enum string_kind kind, size_t leaf)
{
	size_t next = SIZE_MAX;
	for (size_t i = 0; i < s->all->count; i++) {
		const struct audit_string *is = &s->all->items[i];
		if (is->leaf > leaf && is->leaf < next)
			next = is->leaf;
		if (is->leaf == leaf && is->kind == kind && !find_places(s, i, false))
			find_places(s, i, true);
	}
	return next;
}

void
audit_match(struct arena *a, struct audit_strings *all, enum string_kind kind,
    const struct audit_text *t)
{
	struct search s = {.arena = a, .all = all, .text = t};
	for (size_t leaf = 0; leaf != SIZE_MAX;)
		leaf = find_on_leaf(&s, kind, leaf);
	for (size_t at = find_chain(&s); at; at = s.places[at - 1].before)
		settle(&all->items[s.places[at - 1].string], &s.places[at - 1], STRING_PLACED);
	settle_rest(&s, all);
	find_neighbors(all, kind);
	all->back = count_back(all, kind);
}

static uint32_t
plain_space(uint32_t c)
{
	if (c == '\n' || c == '\r' || c == '\f' || c == 0x2028 || c == 0x2029)
		return '\n';
	return c == '\t' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) ||
	               c == 0x202F
	           ? ' '
	           : c;
}

struct audit_text
audit_text_read(struct arena *a, const char *utf8, size_t len)
{
	uint32_t *codes = arena_zero(a, len + 1, sizeof *codes);
	struct audit_text t = {codes, 0};
	for (const char *s = utf8, *end = utf8 + len; s < end;) {
		size_t used;
		codes[t.count++] = plain_space(utf8_decode(s, (size_t)(end - s), &used));
		s += used;
	}
	return t;
}

size_t
audit_text_unspeakable(const struct audit_text *t)
{
	size_t n = 0;
	for (size_t i = 0; i < t->count; i++) {
		uint32_t c = t->codes[i];
		n += (c < ' ' && c != '\n') || (c >= 0x7F && c < 0xA0) ||
		     (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFB00 && c <= 0xFB06) ||
		     c == 0xAD || c == 0xFFFD || c >= 0xF0000;
	}
	return n;
}
