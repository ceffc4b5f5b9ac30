/* A layout resolved to lengths and families. */
#include "typeset/style.h"

#include "typeset/missing.h"

#include "base/utf8.h"
#include "text/alike.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>

static const char LAST_FAMILY[] = "Source Sans 3"; /* that of the default layout */

const struct scales SCALES_NONE = {{1000, 1000, 1000, 1000, 1000}};

enum {
	SCRIPT_SIZE = 650,   /* of super- and subscripts [thousandths] */
	SUP_RAISE = 350, SUB_RAISE = -150,
	BELOW_TITLE = 125    /* white that a section title brings along below it, of its size */
};

mpt
style_length(const struct style *s, struct length l, mpt em, mpt measure)
{
	if (l.unit == LENGTH_EM)
		return mpt_scale(l.value, em, 1000);
	if (l.unit == LENGTH_PERCENT)
		return mpt_scale(l.value, measure, 100000);
	(void)s;
	return l.value;
}

static void
help_missing(struct style *s, const char *name)
{
	const char *const *bundled, *alike = font_alike(name);
	size_t n = fonts_bundled(&bundled);
	const char *near = nearest_word(name, bundled, n);
	if (near)
		diag_help(s->diags, "did you mean '%s'?", near);
	else if (alike)
		diag_help(s->diags, "of the bundled ones %s is nearest", alike);
	else
		diag_help(s->diags, "bundled are %s", words_list(s->arena, bundled, n));
}

/* A family by name; one that can't be had is reported, with what stands in for it: the layout's own. */
static const struct family *
find_family(struct style *s, const char *name, const char *own, struct place place)
{
	struct fonts *f = shaper_fonts(s->shaper);
	const struct family *fam = name ? fonts_family(f, name) : NULL;
	if (fam && family_origin(fam) != FAMILY_BUNDLED)
		diag_note(s->diags, place, "font-file", "font '%s' is taken from %s", name, family_file(fam));
	if (fam || !name)
		return fam;
	if (own)
		fam = fonts_family(f, own);
	if (!fam)
		fam = fonts_family(f, LAST_FAMILY);
	diag_warn(s->diags, place, "font-missing", "font '%s' is neither bundled nor installed; '%s' is used",
	    name, family_name(fam));
	help_missing(s, name);
	return fam;
}

static unsigned
weight_of(const struct layout *l, enum text_part p)
{
	if (l->typography.weight[p])
		return (unsigned)l->typography.weight[p];
	return l->typography.bold[p] ? 700 : 400;
}

/* Heights that follow from family and size. */
static void
measure_part(struct style *s, struct part *p)
{
	const struct face *f =
	    family_face(shaper_fonts(s->shaper), p->look.text.family, p->look.text.weight, p->look.text.italic);
	p->cap_height = face_scale(f, f->cap_height, p->look.size);
}

static mpt
scaled(mpt length, int scale)
{
	return mpt_scale(length, scale, 1000);
}

static void
make_part(struct style *s, enum text_part p, color c, mpt body, const struct scales *k)
{
	const struct layout *l = s->layout;
	struct part *to = &s->part[p];
	const char *name = l->typography.font_family[p], *own = l->typography.own_family[p];
	if (!name)
		name = l->typography.font_family[PART_BODY];
	if (!own)
		own = l->typography.own_family[PART_BODY];
	to->look.text = (struct text_style){
	    .family = find_family(s, name, own, l->typography.font_place[p]),
	    .weight = weight_of(l, p),
	    .italic = l->typography.italic[p],
	    .small_caps = l->typography.small_caps[p],
	    .oldstyle = l->typography.oldstyle_figures && p != PART_CONNECTIONS, /* addresses: 0 is no o */
	    .no_ligatures = !l->typography.ligatures || l->typography.letterspace[p],
	    .letterspace = l->typography.letterspace[p],
	    .figures = FIGURES_PROPORTIONAL,
	};
	to->look.size = style_length(s, l->typography.font_size[p], body, 0);
	if (l->typography.font_size[p].unit == LENGTH_ABSOLUTE)
		to->look.size = scaled(to->look.size, k->of[SCALE_FONT_SIZE]);
	to->look.color = c;
	to->text_case = l->typography.text_case[p];
	to->leading = scaled(style_length(s, l->typography.line_spacing, to->look.size, 0), k->of[SCALE_LEADING]);
	measure_part(s, to);
}

static void
make_parts(struct style *s, const struct scales *k)
{
	const struct layout *l = s->layout;
	const color colors[PART_COUNT] = {
	    [PART_BODY] = l->colors.body, [PART_NAME] = l->colors.name, [PART_HEADLINE] = l->colors.headline,
	    [PART_CONNECTIONS] = l->colors.connections, [PART_TITLES] = l->colors.section_titles,
	    [PART_DATES] = l->colors.dates, [PART_FOOTER] = l->colors.footer};
	mpt body = scaled(l->typography.font_size[PART_BODY].value, k->of[SCALE_FONT_SIZE]);
	for (int i = 0; i < PART_COUNT; i++)
		make_part(s, (enum text_part)i, colors[i], body, k);
	if (l->typography.tabular_dates)
		s->part[PART_DATES].look.text.figures = FIGURES_TABULAR;
	s->top_note = s->part[PART_FOOTER];
	s->top_note.look.color = l->colors.top_note;
}

/* A margin below the limit stays; none gets there. */
static mpt
scaled_margin(const struct layout *l, mpt margin, const struct scales *k)
{
	return mpt_max(scaled(margin, k->of[SCALE_MARGIN]), mpt_min(margin, l->fit.margin_min.value));
}

static void
make_frame(struct style *s, const struct scales *k)
{
	const struct layout *l = s->layout;
	s->page_width = l->page.width;
	s->page_height = l->page.height;
	s->top = scaled_margin(l, l->page.top, k);
	s->bottom = scaled_margin(l, l->page.bottom, k);
	s->text_height = s->page_height - s->top - s->bottom;
	s->left = scaled_margin(l, s->rtl ? l->page.right : l->page.left, k);
	s->right = scaled_margin(l, s->rtl ? l->page.left : l->page.right, k);
	s->measure = s->page_width - s->left - s->right;
}

static void
make_gaps(struct style *s, const struct scales *k)
{
	const struct layout *l = s->layout;
	mpt em = s->part[PART_BODY].look.size, leading = s->part[PART_BODY].leading, m = s->measure;
	s->entry_gap = scaled(style_length(s, l->sections.space_between_regular, em, m), k->of[SCALE_ENTRY_GAP]) + leading;
	s->text_gap = scaled(style_length(s, l->sections.space_between_text, em, m), k->of[SCALE_ENTRY_GAP]) + leading;
	s->section_above = scaled(style_length(s, l->section_titles.space_above, em, m), k->of[SCALE_SECTION_GAP]);
	mpt below = style_length(s, l->section_titles.space_below, em, m) +
	    mpt_scale(s->part[PART_TITLES].look.size, BELOW_TITLE, 1000);
	s->section_below = scaled(below, k->of[SCALE_SECTION_GAP]);
	s->date_clearance = style_length(s, l->entries.date_clearance, em, m);
	s->bullet_above = scaled(style_length(s, l->entries.highlights.space_above, em, m), k->of[SCALE_ENTRY_GAP]);
	s->bullet_between = scaled(style_length(s, l->entries.highlights.space_between, em, m), k->of[SCALE_ENTRY_GAP]);
	s->position_gap = scaled(style_length(s, l->entries.position_gap, em, m), k->of[SCALE_ENTRY_GAP]) + leading;
	s->summary_above = style_length(s, l->entries.summary.space_above, em, m);
}

void
style_set_measure(struct style *s, mpt measure)
{
	const struct layout *l = s->layout;
	mpt em = s->part[PART_BODY].look.size;
	s->date_width = style_length(s, l->entries.date_width, em, measure);
	s->side_space = style_length(s, l->entries.side_space, em, measure);
	s->column_gap = style_length(s, l->entries.column_gap, em, measure);
	s->degree_width = style_length(s, l->entries.degree_width, em, measure);
	s->bullet_left = style_length(s, l->entries.highlights.space_left, em, measure);
	s->bullet_gap = style_length(s, l->entries.highlights.bullet_gap, em, measure);
	s->summary_left = style_length(s, l->entries.summary.space_left, em, measure);
}

color
style_tint(const struct style *s, color c, int thousandths)
{
	color out = 0;
	for (int shift = 0; shift < 24; shift += 8) {
		int over = (int)(c >> shift & 255), under = (int)(s->paper >> shift & 255);
		out |= (color)mpt_scale(over * thousandths + under * (1000 - thousandths), 1, 1000) << shift;
	}
	return out;
}

struct style *
style_new(struct arena *a, const struct layout *l, const struct cv *cv, struct shaper *shaper,
    const struct scales *scales, struct diags *d)
{
	static struct arena work;
	struct style *s = arena_zero(a, 1, sizeof *s);
	arena_free(&work); /* of the document before */
	s->work = &work;
	s->layout = l;
	s->shaper = shaper;
	s->arena = a;
	s->diags = d;
	s->locale = &cv->locale;
	s->lang = cv->locale.tag;
	s->rtl = cv->locale.rtl;
	s->owner = rich_plain(a, &cv->name);
	s->missing = missing_new(a);
	shaper_set_lang(shaper, s->lang);
	s->code = fonts_family(shaper_fonts(shaper), "DejaVu Sans Mono");
	make_parts(s, scales);
	make_frame(s, scales);
	make_gaps(s, scales);
	s->note_x = s->left;
	s->note_measure = s->measure;
	style_set_measure(s, s->measure);
	s->paper = l->page.has_background ? l->page.background : PAPER_WHITE;
	if (l->typography.hyphenate)
		s->hyphens = hyphen_find(cv->locale.hyphenation);
	return s;
}

/* Where the small letters of code are as high as those of the text. */
static mpt
code_size(const struct style *s, const struct look *k)
{
	struct fonts *f = shaper_fonts(s->shaper);
	const struct face *text = family_face(f, k->text.family, k->text.weight, k->text.italic);
	const struct face *code = family_face(f, s->code, k->text.weight, k->text.italic);
	mpt has = face_scale(code, code->x_height, k->size);
	mpt wants = face_scale(text, text->x_height, k->size);
	return has && wants ? mpt_scale(k->size, wants, has) : k->size;
}

struct look
style_look(const struct style *s, const struct part *p, const struct rich_run *r)
{
	struct look k = p->look;
	if (r->style & RICH_BOLD)
		k.text.weight = 700;
	if (r->style & RICH_ITALIC)
		k.text.italic = !k.text.italic;
	if ((r->style & RICH_CODE) && s->code) {
		k.text.family = s->code;
		k.text.no_ligatures = true;
		k.size = code_size(s, &p->look);
	}
	if (r->style & (RICH_SUP | RICH_SUB)) {
		k.raise = mpt_scale(k.size, r->style & RICH_SUP ? SUP_RAISE : SUB_RAISE, 1000);
		k.size = mpt_scale(k.size, SCRIPT_SIZE, 1000);
	}
	if (r->style & RICH_ACCENT)
		k.color = s->layout->colors.accent;
	if (r->lang)
		k.text.lang = r->lang;
	if (r->url && p != &s->part[PART_CONNECTIONS])
		k.color = s->layout->colors.links;
	return k;
}

/* Words that are no ordinary words: with digits, '@', '/', inner dots, or all in capitals. */
static bool
is_plain_word(const char *word, size_t len)
{
	bool small = false;
	for (size_t i = 0, used; i < len; i += used) {
		uint32_t c = utf8_decode(word + i, len - i, &used);
		if ((c >= '0' && c <= '9') || c == '@' || c == '/' || c == '_' || c == '\\')
			return false;
		if (c == '.' && i + 1 < len && word[i + 1] != '.' && word[i + 1] != ')' && word[i + 1] != '"')
			return false;
		small = small || uc_is_lower(c);
	}
	return small;
}

static bool
is_in_name(const char *name, const char *word, size_t len)
{
	for (const char *at = name; len && (at = strstr(at, word)); at++) {
		if ((at == name || at[-1] == ' ') && (at[len] == ' ' || !at[len]))
			return true;
	}
	return false;
}

/* The word without punctuation at its ends, as lists and names have it. */
static const char *
bare_word(const struct style *s, const char *word, size_t len)
{
	while (len && strchr("([{\"'*.,;:!?", *word))
		word++, len--;
	while (len && strchr(")]}\"'*.,;:!?", word[len - 1]))
		len--;
	return arena_dup(s->arena, word, len);
}

void
style_hyphenate(const struct style *s, const char *word, size_t len, unsigned char *points)
{
	memset(points, 0, len);
	if (!s->hyphens || len < 5 || !is_plain_word(word, len))
		return;
	const char *bare = bare_word(s, word, len);
	if (s->owner && is_in_name(s->owner, bare, strlen(bare)))
		return;
	const char *const *list = s->layout->typography.hyphenation_exceptions;
	for (size_t i = 0; list && list[i]; i++)
		if (!strcmp(list[i], bare))
			return;
	hyphen_word(s->hyphens, word, len, points);
}

const char *
style_comma(const struct style *s)
{
	return s->locale->comma ? arena_printf(s->arena, "%s ", s->locale->comma) : ", ";
}

/* A template's commas as the language writes them. */
static const char *
with_commas(const struct style *s, const char *text)
{
	struct buf out = {0};
	if (!s->locale->comma || !strchr(text, ','))
		return text;
	for (const char *at = text; *at; at++)
		if (*at == ',')
			buf_puts(&out, s->locale->comma);
		else
			buf_putc(&out, *at);
	text = arena_dup(s->arena, out.data, out.len);
	buf_free(&out);
	return text;
}

struct parsed_template {
	const char *text;
	const struct template *parsed;
	struct parsed_template *next;
};

const struct template *
style_template(struct style *s, const char *text, struct place p)
{
	struct parsed_template *t = s->templates;
	while (t && t->text != text)
		t = t->next;
	if (t)
		return t->parsed;
	t = arena_zero(s->arena, 1, sizeof *t);
	*t = (struct parsed_template){text, template_kept(s->arena, with_commas(s, text), p), s->templates};
	s->templates = t;
	return t->parsed;
}
