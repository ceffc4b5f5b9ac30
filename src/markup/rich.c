/* Rich text: building it, its words, and its way back to Markdown. */
#include "markup/rich.h"

#include <ctype.h>
#include <string.h>
#include <unictype.h>

#include "base/utf8.h"

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

#define JOIN_MAX 1000 /* bytes of a text that is still lengthened */

static bool
same_look(const struct rich_run *a, const struct rich_run *b)
{
	return a->style == b->style && same_text(a->url, b->url) && same_text(a->lang, b->lang);
}

bool
rich_is_empty(const struct rich *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->runs[i].text[strspn(r->runs[i].text, " \t\n")])
			return false;
	return true;
}

static struct place
joined_place(struct place a, struct place b)
{
	if (!a.source)
		return b;
	if (b.source != a.source)
		return a;
	return place_join(a, b);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n';
}

static const char *
join(struct arena *a, const char *s, size_t len, const char *tail)
{
	size_t more = strlen(tail);
	char *both = arena_alloc(a, len + more + 1);
	memcpy(both, s, len);
	memcpy(both + len, tail, more + 1);
	return both;
}

/* Lengthening a text by its words, one by one, copies it each time: a long one is left. */
static bool
is_full(const struct rich_run *last, size_t len, const struct rich_run *next)
{
	bool plain = !last->style && !last->url && !last->lang;
	return plain && len > JOIN_MAX &&
	       (is_blank(last->text[len - 1]) || is_blank(*next->text));
}

void
rich_add(struct arena *a, struct rich *r, struct rich_run run)
{
	if (!run.text || !*run.text)
		return;
	struct rich_run *last = r->count ? &r->runs[r->count - 1] : NULL;
	size_t len = last ? strlen(last->text) : 0;
	if (last && same_look(last, &run) && !is_full(last, len, &run)) {
		last->text = join(a, last->text, len, run.text);
		last->place = joined_place(last->place, run.place);
		return;
	}
	r->runs = arena_grow(a, r->runs, r->count, &r->room, sizeof *r->runs);
	r->runs[r->count++] = run;
}

void
rich_append(struct arena *a, struct rich *r, const struct rich *tail, unsigned style)
{
	for (size_t i = 0; i < tail->count; i++) {
		struct rich_run run = tail->runs[i];
		run.style |= style;
		rich_add(a, r, run);
	}
}

struct rich
rich_text(struct arena *a, const char *text, struct place p)
{
	struct rich r = {0};
	rich_add(a, &r, (struct rich_run){.text = text, .place = p});
	return r;
}

const char *
rich_plain(struct arena *a, const struct rich *r)
{
	if (r->count == 1)
		return r->runs[0].text;
	struct buf b = {0};
	for (size_t i = 0; i < r->count; i++)
		buf_puts(&b, r->runs[i].text);
	const char *plain = arena_dup(a, b.data ? b.data : "", b.len);
	buf_free(&b);
	return plain;
}

/* What may wrap a group of runs, outermost first; a group is written in Markdown where its
 * delimiters can't be misread, else by HTML tags. */
static const struct wrap {
	unsigned style;
	const char *mark, *open, *close;
} WRAPS[] = {
    {RICH_BOLD, "**", "<b>", "</b>"},
    {RICH_ITALIC, "*", "<i>", "</i>"},
    {RICH_UNDERLINE, NULL, "<u>", "</u>"},
    {RICH_SUP, NULL, "<sup>", "</sup>"},
    {RICH_SUB, NULL, "<sub>", "</sub>"},
    {RICH_CODE, NULL, "<code>", "</code>"},
};

static const struct wrap WRAP_BOTH = {RICH_BOLD | RICH_ITALIC, "***", "<b><i>", "</i></b>"};

#define WRAP_COUNT (sizeof WRAPS / sizeof *WRAPS)

static bool
needs_escape(const char *text, size_t i)
{
	char c = text[i];
	if (strchr("\\`*_[]<@", c))
		return true;
	if (c == '&')
		return isalnum((unsigned char)text[i + 1]) || text[i + 1] == '#';
	if (c == '!')
		return !text[i + 1]; /* a link may follow */
	if (c == ':')
		return strncmp(text + i, "://", 3) == 0;
	return c == '.' && i >= 3 && strncmp(text + i - 3, "www", 3) == 0;
}

static void
put_words(struct buf *out, const char *text)
{
	for (size_t i = 0; text[i]; i++) {
		if (text[i] == '\n') {
			buf_puts(out, "\\\n");
			continue;
		}
		if (needs_escape(text, i))
			buf_putc(out, '\\');
		buf_putc(out, text[i]);
	}
}

/* May '*' stand between these two neighbors (0: the text's edge)? The sure cases of
 * CommonMark's flanking rules. */
static bool
is_safe_edge(uint32_t outside, uint32_t inside)
{
	bool digits = uc_is_digit(outside) && uc_is_digit(inside);
	if (uc_is_alnum(outside))
		return uc_is_alnum(inside) && !digits;
	if (outside && !(outside < 0x80 && strchr(" \n,.;:!?([\"'-/", (int)outside)))
		return false;
	return uc_is_alnum(inside) || (inside < 0x80 && ispunct((int)inside));
}

static uint32_t
first_char(const char *text, size_t len)
{
	size_t used;
	return len ? utf8_decode(text, len, &used) : 0;
}

static uint32_t
last_char(const struct buf *b)
{
	size_t begin = b->len;
	if (!begin)
		return 0;
	do
		begin--;
	while (begin > 0 && ((unsigned char)b->data[begin] & 0xC0) == 0x80);
	return first_char(b->data + begin, b->len - begin);
}

static bool
ends_in_mark(const struct buf *b)
{
	size_t slashes = 0;
	if (b->data[b->len - 1] != '*')
		return false;
	while (slashes + 1 < b->len && b->data[b->len - 2 - slashes] == '\\')
		slashes++;
	return slashes % 2 == 0;
}

static bool
marks_fit(const struct buf *out, const struct buf *inner, uint32_t after)
{
	if (inner->data[0] == '*' || ends_in_mark(inner) ||
	    strncmp(inner->data, "\\\n", 2) == 0)
		return false;
	return is_safe_edge(last_char(out), first_char(inner->data, inner->len)) &&
	       is_safe_edge(after, last_char(inner));
}

static uint32_t
char_after(const struct rich *r, size_t end)
{
	if (end == r->count)
		return 0;
	if (r->runs[end].style & (RICH_BOLD | RICH_ITALIC))
		return '*';
	return first_char(r->runs[end].text, strlen(r->runs[end].text));
}

static size_t
group_end(const struct rich *r, size_t i, size_t end, unsigned style)
{
	size_t j = i + 1;
	while (j < end && !((r->runs[i].style ^ r->runs[j].style) & style))
		j++;
	return j;
}

static void
put_code(struct buf *out, const char *text)
{
	bool plain = !strpbrk(text, "`\n") && text[0] != ' ' && text[strlen(text) - 1] != ' ';
	buf_puts(out, plain ? "`" : "<code>");
	if (plain)
		buf_puts(out, text);
	else
		put_words(out, text);
	buf_puts(out, plain ? "`" : "</code>");
}

static void
put_leaves(struct buf *out, const struct rich *r, size_t begin, size_t end)
{
	for (size_t i = begin; i < end; i++) {
		const struct rich_run *run = &r->runs[i];
		if (run->lang)
			buf_printf(out, "<span lang=\"%s\">", run->lang);
		if (run->style & RICH_CODE)
			put_code(out, run->text);
		else
			put_words(out, run->text);
		if (run->lang)
			buf_puts(out, "</span>");
	}
}

static void put_runs(
    struct buf *out, const struct rich *r, size_t begin, size_t end, size_t depth);

static void
put_group(struct buf *out, const struct rich *r, size_t begin, size_t end, size_t depth)
{
	const struct wrap *w = &WRAPS[depth];
	bool both = depth == 0 && r->runs[begin].style & RICH_ITALIC &&
	            group_end(r, begin, end, RICH_ITALIC) == end;
	struct buf inner = {0};
	put_runs(&inner, r, begin, end, depth + 1 + both);
	if (both)
		w = &WRAP_BOTH;
	bool marks = w->mark && marks_fit(out, &inner, char_after(r, end));
	buf_puts(out, marks ? w->mark : w->open);
	buf_put(out, inner.data, inner.len);
	buf_puts(out, marks ? w->mark : w->close);
	buf_free(&inner);
}

/* Recursion is as deep as WRAPS is long; the last row, code, is for put_leaves. */
static void
put_runs(struct buf *out, const struct rich *r, size_t begin, size_t end, size_t depth)
{
	if (depth + 1 == WRAP_COUNT) {
		put_leaves(out, r, begin, end);
		return;
	}
	for (size_t i = begin, j; i < end; i = j) {
		j = group_end(r, i, end, WRAPS[depth].style);
		if (r->runs[i].style & WRAPS[depth].style)
			put_group(out, r, i, j, depth);
		else
			put_runs(out, r, i, j, depth + 1);
	}
}

static bool
is_own_label(const struct rich_run *run)
{
	return !run->style && strcmp(run->text, run->url) == 0 && strstr(run->url, "://");
}

/* What would be read as an entity, '&copy;', gets its '&' as one. */
static void
put_target(struct buf *out, const char *url)
{
	for (const char *s = url; *s; s++) {
		bool entity = *s == '&' && s[1 + strcspn(s + 1, ";&/?=")] == ';';
		buf_puts(out, entity ? "&amp;" : (char[]){*s, 0});
	}
}

static void
put_link(struct buf *out, const struct rich *r, size_t begin, size_t end)
{
	if (end == begin + 1 && is_own_label(&r->runs[begin])) {
		buf_printf(out, "<%s>", r->runs[begin].text);
		return;
	}
	buf_putc(out, '[');
	put_runs(out, r, begin, end, 0);
	bool angle = strpbrk(r->runs[begin].url, "()[]") != NULL;
	buf_puts(out, angle ? "](<" : "](");
	put_target(out, r->runs[begin].url);
	buf_puts(out, angle ? ">)" : ")");
}

const char *
rich_markdown(struct arena *a, const struct rich *r)
{
	struct buf out = {0};
	for (size_t i = 0, j; i < r->count; i = j) {
		for (j = i + 1; j < r->count && same_text(r->runs[i].url, r->runs[j].url); j++)
			;
		if (r->runs[i].url)
			put_link(&out, r, i, j);
		else
			put_runs(&out, r, i, j, 0);
	}
	const char *text = arena_dup(a, out.data ? out.data : "", out.len);
	buf_free(&out);
	return text;
}
