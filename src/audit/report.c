/* The report, for people and for programs. */
#include "audit/audit.h"

#include <string.h>

/* What became of the shown strings. */
struct count {
	size_t shown, lost, ahead, moved, beside, behind, interrupted, hyphenated, dropped,
	    unshown;
};

static struct count
count_strings(const struct audit_strings *all)
{
	struct count n = {0};
	for (size_t i = 0; i < all->count; i++) {
		const struct audit_string *s = &all->items[i];
		n.unshown += s->kind == STRING_TYPED && s->state == STRING_LOST;
		if (s->kind != STRING_SHOWN)
			continue;
		n.shown++;
		n.lost += s->state == STRING_LOST;
		n.ahead += s->ahead;
		n.moved += s->state == STRING_MOVED;
		n.beside += s->state == STRING_BESIDE;
		n.behind += s->state == STRING_BEHIND;
		n.interrupted += s->interrupted;
		n.hyphenated += s->hyphenated;
		n.dropped += s->dropped;
	}
	return n;
}

static void
put_field(struct buf *out, const char *indent, const char *name, const char *value)
{
	buf_printf(out, "%s%-13s %s\n", indent, name, value ? value : "(none seen)");
}

static void
print_entry(const struct resume_entry *e, struct buf *out)
{
	put_field(out, "  ", "title", e->title);
	if (e->organization)
		put_field(out, "    ", "organization", e->organization);
	if (e->place)
		put_field(out, "    ", "place", e->place);
	if (e->dates)
		put_field(out, "    ", "dates", e->dates);
	for (size_t i = 0; i < e->bullet_count; i++)
		put_field(out, "    ", "bullet", e->bullets[i]);
}

static void
print_resume(const struct audit *is, struct buf *out)
{
	const struct resume *r = &is->resume;
	put_field(out, "", "name", r->name);
	put_field(out, "", "email", r->email);
	put_field(out, "", "phone", r->phone);
	for (size_t i = 0; i < is->pdf.link_count; i++)
		put_field(out, "", "link", is->pdf.links[i]);
	for (size_t i = 0; i < r->section_count; i++) {
		put_field(out, "", "section", r->sections[i].title);
		for (size_t k = 0; k < r->sections[i].entry_count; k++)
			print_entry(&r->sections[i].entries[k], out);
	}
}

static void
print_strings(const struct audit_strings *all, enum string_kind kind, enum string_state state,
    const char *title, struct buf *out)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct audit_string *s = &all->items[i];
		if (s->kind == kind && s->state == state)
			buf_printf(out, "%-13s %s: %s\n", title, s->what, s->text);
	}
}

static void
print_torn(const struct audit_strings *all, struct buf *out)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->items[i].kind == STRING_SHOWN && all->items[i].interrupted)
			buf_printf(out, "%-13s %s: %s\n", "interrupted", all->items[i].what,
			    all->items[i].text);
}

void
audit_print(const struct audit *is, struct buf *out)
{
	struct count n = count_strings(&is->strings);
	if (is->has_pdf)
		print_resume(is, out);
	if (is->has_strings) {
		print_strings(&is->strings, STRING_TYPED, STRING_LOST, "not shown", out);
		print_strings(&is->strings, STRING_SHOWN, STRING_BEHIND, "behind", out);
		print_strings(&is->strings, STRING_SHOWN, STRING_MOVED, "moved", out);
		print_torn(&is->strings, out);
		print_strings(&is->strings, STRING_SHOWN, STRING_LOST, "lost", out);
		buf_printf(out,
		    "%zu of %zu strings come out as shown: %zu beside another, %zu behind "
		    "their entry, %zu moved, "
		    "%zu interrupted, %zu hyphenated, %zu without a hyphen; %zu lost\n",
		    n.shown - n.lost, n.shown, n.beside, n.behind, n.moved, n.interrupted,
		    n.hyphenated, n.dropped, n.lost);
	}
	if (is->strings.back)
		buf_printf(out, "%zu times the text goes back\n", is->strings.back);
	if (n.ahead)
		buf_printf(out,
		    "%zu of them stand on an earlier page than what the CV has before them\n",
		    n.ahead);
	if (is->unspeakable)
		buf_printf(out, "%zu characters that no reader can use\n", is->unspeakable);
}

static void
put_key(struct buf *out, const char *key)
{
	if (out->len && !strchr("{[", out->data[out->len - 1]))
		buf_putc(out, ',');
	if (key) {
		buf_json(out, key);
		buf_putc(out, ':');
	}
}

static void
put_value(struct buf *out, const char *key, const char *value)
{
	put_key(out, key);
	if (value)
		buf_json(out, value);
	else
		buf_puts(out, "null");
}

static void
put_list(struct buf *out, const char *key, const char *const *values, size_t count)
{
	put_key(out, key);
	buf_putc(out, '[');
	for (size_t i = 0; i < count; i++)
		put_value(out, NULL, values[i]);
	buf_putc(out, ']');
}

static void
put_number(struct buf *out, const char *key, size_t n)
{
	put_key(out, key);
	buf_printf(out, "%zu", n);
}

static void
put_entry(struct buf *out, const struct resume_entry *e)
{
	put_key(out, NULL);
	buf_putc(out, '{');
	put_value(out, "title", e->title);
	put_value(out, "organization", e->organization);
	put_value(out, "place", e->place);
	put_value(out, "dates", e->dates);
	put_list(out, "bullets", e->bullets, e->bullet_count);
	buf_putc(out, '}');
}

static void
put_sections(struct buf *out, const struct resume *r)
{
	put_key(out, "sections");
	buf_putc(out, '[');
	for (size_t i = 0; i < r->section_count; i++) {
		put_key(out, NULL);
		buf_putc(out, '{');
		put_value(out, "title", r->sections[i].title);
		put_key(out, "entries");
		buf_putc(out, '[');
		for (size_t k = 0; k < r->sections[i].entry_count; k++)
			put_entry(out, &r->sections[i].entries[k]);
		buf_puts(out, "]}");
	}
	buf_putc(out, ']');
}

static void
put_strings(struct buf *out, const char *key, const struct audit_strings *all,
    enum string_kind kind, enum string_state state)
{
	put_key(out, key);
	buf_putc(out, '[');
	for (size_t i = 0; i < all->count; i++)
		if (all->items[i].kind == kind && all->items[i].state == state)
			put_value(out, NULL, all->items[i].text);
	buf_putc(out, ']');
}

static void
put_matches(struct buf *out, const struct audit_strings *all)
{
	struct count n = count_strings(all);
	put_key(out, "strings");
	buf_putc(out, '{');
	put_number(out, "shown", n.shown);
	put_number(out, "ahead", n.ahead);
	put_number(out, "back", all->back);
	put_number(out, "beside", n.beside);
	put_number(out, "behind", n.behind);
	put_number(out, "interrupted", n.interrupted);
	put_number(out, "hyphenated", n.hyphenated);
	put_number(out, "dropped_hyphens", n.dropped);
	put_strings(out, "unshown", all, STRING_TYPED, STRING_LOST);
	put_strings(out, "moved", all, STRING_SHOWN, STRING_MOVED);
	put_strings(out, "lost", all, STRING_SHOWN, STRING_LOST);
	buf_putc(out, '}');
}

void
audit_json(const struct audit *is, struct buf *out)
{
	const struct resume *r = &is->resume;
	struct buf b = {0};
	buf_putc(&b, '{');
	if (is->has_pdf) {
		put_value(&b, "name", r->name);
		put_value(&b, "email", r->email);
		put_value(&b, "phone", r->phone);
		put_list(&b, "links", is->pdf.links, is->pdf.link_count);
		put_sections(&b, r);
	}
	if (is->has_strings)
		put_matches(&b, &is->strings);
	put_number(&b, "unspeakable", is->unspeakable);
	buf_puts(&b, "}\n");
	buf_put(out, b.data, b.len);
	buf_free(&b);
}
