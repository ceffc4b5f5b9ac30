/* Finding the owner among authors. */
#include "cv/owner.h"

#include <ctype.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>

#include "base/utf8.h"

#define WORDS_MAX 8

/* A name's words, given names first; all in small letters. */
struct name {
	uint32_t first[WORDS_MAX];    /* initials */
	const char *words[WORDS_MAX]; /* in a text that outlives the name */
	size_t lengths[WORDS_MAX];    /* bytes */
	size_t count;
	size_t comma; /* words before the first comma, 0: none */
};

static bool
is_name_char(uint32_t c)
{
	if (c < 0x80)
		return isalpha((int)c) || c == '\'' || c == '-';
	return uc_is_alpha(c) || uc_is_general_category(c, UC_MARK) || c == 0x2019 ||
	       c == 0x2010;
}

static struct name
split_name(const char *text)
{
	struct name n = {0};
	bool inside = false;
	for (const char *s = text; *s;) {
		const char *at = s;
		uint32_t c = utf8_next(&s);
		if (c == ',' && n.count && !n.comma)
			n.comma = n.count;
		if (!is_name_char(c)) {
			inside = false;
			continue;
		}
		if (!inside) {
			if (n.count == WORDS_MAX)
				break;
			n.words[n.count] = at;
			n.first[n.count++] = uc_tolower(c);
		}
		inside = true;
		n.lengths[n.count - 1] = (size_t)(s - n.words[n.count - 1]);
	}
	return n;
}

static bool
same_word(const struct name *a, size_t i, const struct name *b, size_t j)
{
	const char *x = a->words[i], *y = b->words[j];
	const char *x_end = x + a->lengths[i], *y_end = y + b->lengths[j];
	while (x < x_end && y < y_end)
		if (uc_tolower(utf8_next(&x)) != uc_tolower(utf8_next(&y)))
			return false;
	return x == x_end && y == y_end;
}

static size_t
word_letters(const struct name *n, size_t i)
{
	return utf8_count(n->words[i], n->lengths[i]);
}

/* 'H' for 'Hao'. */
static bool
same_or_initial(const struct name *author, size_t i, const struct name *name, size_t j)
{
	if (same_word(author, i, name, j))
		return true;
	return word_letters(author, i) == 1 && author->first[i] == name->first[j];
}

/* 'JM' for 'John Michael'. */
static bool
are_initials(const struct name *author, size_t i, const struct name *name, size_t given)
{
	const char *s = author->words[i];
	size_t letters = word_letters(author, i);
	if (letters < 2 || letters > given)
		return false;
	for (size_t k = 0; k < letters; k++) {
		uint32_t c = utf8_next(&s);
		if (!uc_is_upper(c) || uc_tolower(c) != name->first[k])
			return false;
	}
	return true;
}

/* Do the author's words [begin, end) stand for the given names of `name`? */
static bool
given_names_match(
    const struct name *author, size_t begin, size_t end, const struct name *name, size_t given)
{
	if (begin == end || end - begin > given)
		return false;
	if (end - begin == 1 && are_initials(author, begin, name, given))
		return true;
	for (size_t i = begin; i < end; i++)
		if (!same_or_initial(author, i, name, i - begin))
			return false;
	return true;
}

/* 'Hao Li' of 'Hao Li, PhD'. */
static struct name
own_name(const char *text)
{
	struct name n = split_name(text);
	if (n.comma)
		n.count = n.comma;
	return n;
}

static bool
is_named(const char *author_text, const struct name *name)
{
	struct name author = split_name(author_text);
	if (author.count < 2 || name->count < 2)
		return false;
	size_t family = name->count - 1;
	if (same_word(&author, author.count - 1, name, family) && !author.comma &&
	    given_names_match(&author, 0, author.count - 1, name, family))
		return true;
	return same_word(&author, 0, name, family) && author.comma <= 1 &&
	       given_names_match(&author, 1, author.count, name, family);
}

bool
owner_is(const char *author, const char *name)
{
	struct name own = own_name(name);
	return is_named(author, &own);
}

static bool
is_emphasized(const struct rich_run *run)
{
	return run->style & (RICH_BOLD | RICH_ITALIC);
}

static bool
mark_emphasized(struct cv_entry *e)
{
	bool any = false;
	for (size_t i = 0; i < e->author_count; i++) {
		for (size_t k = 0; k < e->authors[i].count; k++) {
			struct rich_run *run = &e->authors[i].runs[k];
			if (!is_emphasized(run))
				continue;
			run->style =
			    (run->style & ~(unsigned)RICH_ITALIC) | RICH_OWNER | RICH_BOLD;
			any = true;
		}
	}
	return any;
}

static void
mark_named(struct arena *a, struct cv_entry *e, const struct name *name)
{
	for (size_t i = 0; i < e->author_count; i++) {
		struct rich *author = &e->authors[i];
		if (!is_named(rich_plain(a, author), name))
			continue;
		for (size_t k = 0; k < author->count; k++)
			author->runs[k].style |= RICH_OWNER | RICH_BOLD;
	}
}

static void
mark_section(struct arena *a, struct cv_section *s, const struct name *name)
{
	for (size_t i = 0; i < s->entry_count; i++)
		if (!mark_emphasized(&s->entries[i]))
			mark_named(a, &s->entries[i], name);
	for (size_t i = 0; i < s->section_count; i++)
		mark_section(a, &s->sections[i], name);
}

void
owner_mark(struct arena *a, struct cv *cv)
{
	struct name name = own_name(rich_plain(a, &cv->name));
	for (size_t i = 0; i < cv->section_count; i++)
		mark_section(a, &cv->sections[i], &name);
}
