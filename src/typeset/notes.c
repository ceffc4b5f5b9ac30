/* The footer and the note at the top of a page: artifacts, drawn before the page's content so that a
 * reader that runs pages together doesn't put them into a sentence. */
#include "typeset/setter.h"

#include <string.h>

enum { FOOTER_RAISE = 600 }; /* from the middle of the margin up to the footer's top, of the body's size */

struct note_values {
	struct style *s;
	const struct cv *cv;
	size_t page, total;
};

const char *
notes_word(struct style *s, const struct cv *cv, const char *name)
{
	struct arena *a = s->arena;
	if (!strcmp(name, "NAME"))
		return rich_plain(a, &cv->name);
	if (!strcmp(name, "LAST_UPDATED"))
		return cv->locale.last_updated;
	if (!strcmp(name, "CURRENT_DATE"))
		return date_print(a, &cv->today, s->layout->templates.single_date, &cv->locale);
	static const char *const dates[] = {"MONTH_NAME", "MONTH_ABBREVIATION", "MONTH", "MONTH_IN_TWO_DIGITS",
	    "DAY", "DAY_IN_TWO_DIGITS", "YEAR", "YEAR_IN_TWO_DIGITS"};
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		if (!strcmp(name, dates[i]))
			return date_print(a, &cv->today, name, &cv->locale);
	return NULL;
}

static const char *
note_word(const struct note_values *v, const char *name)
{
	if (!strcmp(name, "PAGE_NUMBER"))
		return arena_printf(v->s->arena, "%zu", v->page + 1);
	if (!strcmp(name, "TOTAL_PAGES"))
		return arena_printf(v->s->arena, "%zu", v->total);
	return notes_word(v->s, v->cv, name);
}

static bool
note_value(void *self, const char *name, struct template_value *out)
{
	struct note_values *v = self;
	const char *word = note_word(v, name);
	if (!word)
		return false;
	out->text = rich_text(v->s->arena, word, place_none());
	return true;
}

static void
put_note(struct note_values *v, struct pages *pages, const char *template, struct place place,
    const struct part *part, enum artifact artifact, mpt baseline, enum align align)
{
	struct style *s = v->s;
	if (!template || !*template)
		return;
	struct template_lines lines =
	    template_expand(s->arena, style_template(s, template, place), note_value, v);
	struct page *page = &pages->pages[v->page];
	for (size_t i = 0; i < lines.count; i++) {
		struct vnode box = {.kind = V_BOX};
		mpt w = para_width(s, part, &lines.lines[i].text, FIGURES_DEFAULT);
		mpt white = align == ALIGN_CENTER ? (s->note_measure - w) / 2
		    : (align == ALIGN_RIGHT) != s->rtl ? s->note_measure - w - s->side_space
		                                       : s->side_space;
		mpt x = s->note_x + white;
		para_line(s, pages, &box, part, &lines.lines[i].text, NULL, artifact, x, true);
		for (size_t k = 0; k < box.count; k++) {
			box.items[k].y += baseline;
			page_put(pages->arena, page, box.items[k]);
		}
		baseline += part->cap_height + part->leading;
	}
}

/* Its letters about in the middle of the margin. */
static mpt
footer_baseline(const struct style *s)
{
	mpt up = mpt_scale(s->part[PART_BODY].look.size, FOOTER_RAISE, 1000);
	return s->page_height - s->bottom / 2 - up + s->part[PART_FOOTER].cap_height;
}

/* A single page needs no number; what else a footer says stays. */
static bool
has_footer(const struct layout *l, size_t pages)
{
	const char *text = l->templates.footer;
	bool counts = strstr(text, "PAGE_NUMBER") || strstr(text, "TOTAL_PAGES");
	return l->page.show_footer && (pages > 1 || l->page.footer_on_single_page || !counts);
}

void
notes_put(struct style *s, struct pages *pages, const struct cv *cv, size_t page)
{
	const struct layout *l = s->layout;
	struct note_values v = {.s = s, .cv = cv, .page = page, .total = pages->count};
	if (l->page.show_top_note && page == 0 && l->header.type != HEADER_BANNER)
		put_note(&v, pages, l->templates.top_note, l->templates.top_note_place, &s->top_note,
		    ARTIFACT_HEADER, s->top / 2 + s->top_note.cap_height, l->page.top_note_alignment);
	if (has_footer(l, pages->count))
		put_note(&v, pages, l->templates.footer, l->templates.footer_place, &s->part[PART_FOOTER],
		    ARTIFACT_FOOTER, footer_baseline(s), l->page.footer_alignment);
}
