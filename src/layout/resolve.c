/* The last step of reading: options that follow others, and options that must fit together. */
#include "layout/options.h"

#define MEASURE_MIN ((mpt)108000) /* 1.5 in: narrower text columns are a mistake */
#define TYPE_MIN    ((mpt)2000)
#define TYPE_MAX    MPT_IN

static mpt
absolute(const struct layout *l, struct length v, mpt whole)
{
	switch (v.unit) {
	case LENGTH_EM:
		return mpt_scale(l->typography.font_size[PART_BODY].value, v.value, 1000);
	case LENGTH_PERCENT: return mpt_scale(whole, v.value, 100000);
	default: return v.value;
	}
}

static mpt
measure_of(const struct layout *l)
{
	return l->page.width - l->page.left - l->page.right;
}

static bool
is_one_of(const void *target, const void *const *targets, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (targets[i] == target)
			return true;
	return false;
}

/* Report at whichever of the options was read last. A default is nobody's fault; nor are
 * columns that a page of another size, chosen later, has no room for: they are made to fit
 * without a word. */
static void
report_misfit(struct reading *r, const void *const *targets, size_t count, const char *what,
    const char *repair)
{
	const struct layout_reading *self = r->self;
	const struct layout *l = self->layout;
	const void *const page[] = {&l->page.width, &l->page.left, &l->page.right};
	size_t i = self->seen_count;

	while (i-- > 0) {
		const struct seen *s = &self->seen[i];
		if (is_one_of(s->target, targets, count)) {
			diag_report(r->diags, s->severity, s->place, "page-frame", "%s", what);
			diag_help(r->diags, "%s", repair);
			return;
		}
		if (is_one_of(s->target, page, 3))
			return;
	}
}

static void
turn_page(struct layout *l)
{
	mpt w = l->page.width, h = l->page.height;

	if (l->page.orientation == ORIENTATION_AS_SIZED)
		return;
	l->page.width =
	    l->page.orientation == ORIENTATION_LANDSCAPE ? mpt_max(w, h) : mpt_min(w, h);
	l->page.height =
	    l->page.orientation == ORIENTATION_LANDSCAPE ? mpt_min(w, h) : mpt_max(w, h);
}

static void
check_margins(struct reading *r, struct layout *l)
{
	const void *const across[] = {&l->page.left, &l->page.right, &l->page.width};
	const void *const down[] = {&l->page.top, &l->page.bottom, &l->page.width};

	if (measure_of(l) < mpt_min(MEASURE_MIN, l->page.width / 2)) {
		report_misfit(r, across, 3,
		    "the margins leave no room for text between left and right",
		    "a tenth of the page's width is taken for each");
		l->page.left = l->page.right = l->page.width / 10;
	}
	if (l->page.height - l->page.top - l->page.bottom <
	    mpt_min(MEASURE_MIN, l->page.height / 2)) {
		report_misfit(r, down, 3,
		    "the margins leave no room for text between top and bottom",
		    "a tenth of the page's height is taken for each");
		l->page.top = l->page.bottom = l->page.height / 10;
	}
}

static mpt
check_sidebar(struct reading *r, struct layout *l)
{
	const void *const parts[] = {&l->sidebar.width, &l->sidebar.gap, &l->sidebar.padding};
	mpt measure = measure_of(l), width = absolute(l, l->sidebar.width, measure);
	mpt gap = absolute(l, l->sidebar.gap, measure),
	    pad = absolute(l, l->sidebar.padding, measure);

	if (!l->sidebar.has_sidebar)
		return measure;
	if (measure - width - gap < measure / 3 || width - 2 * pad < measure / 8) {
		report_misfit(r, parts, 3, "the sidebar leaves no room for one of the columns",
		    "a third of the measure is taken for it");
		width = measure / 3;
		l->sidebar.width = (struct length){width, LENGTH_ABSOLUTE};
		l->sidebar.gap = l->sidebar.padding =
		    (struct length){measure / 40, LENGTH_ABSOLUTE};
		gap = measure / 40;
	}
	return measure - width - gap;
}

static void
check_columns(struct reading *r, struct layout *l, mpt measure)
{
	const void *const parts[] = {&l->entries.date_width, &l->entries.side_space,
	    &l->entries.column_gap, &l->entries.degree_width};
	mpt rest = measure - 2 * absolute(l, l->entries.side_space, measure) -
	           2 * absolute(l, l->entries.column_gap, measure) -
	           absolute(l, l->entries.degree_width, measure);

	if (!l->entries.date_on_title_line)
		rest -= absolute(l, l->entries.date_width, measure);
	if (rest >= measure / 4)
		return;
	report_misfit(r, parts, 4, "the columns of an entry leave no room for its text",
	    "a quarter of the measure is taken for the date column");
	l->entries.date_width = (struct length){measure / 4, LENGTH_ABSOLUTE};
	l->entries.degree_width = (struct length){measure / 12, LENGTH_ABSOLUTE};
	l->entries.side_space = l->entries.column_gap =
	    (struct length){measure / 80, LENGTH_ABSOLUTE};
}

static void
check_header(struct reading *r, struct layout *l)
{
	const void *const photo[] = {
	    &l->header.photo_width, &l->header.photo_space_left, &l->header.photo_space_right};
	const void *const height[] = {&l->header.photo_height};
	const void *const qr[] = {&l->header.qr_code.size};
	mpt measure = measure_of(l), room = l->page.height - l->page.top - l->page.bottom;
	struct length quarter = {measure / 4, LENGTH_ABSOLUTE};

	if (absolute(l, l->header.photo_width, measure) +
	        absolute(l, l->header.photo_space_left, measure) +
	        absolute(l, l->header.photo_space_right, measure) >
	    measure * 2 / 3) {
		report_misfit(r, photo, 3, "the photo leaves no room for the header",
		    "a quarter of the measure is taken for it");
		l->header.photo_width = quarter;
		l->header.photo_space_left = l->header.photo_space_right =
		    (struct length){measure / 40, LENGTH_ABSOLUTE};
	}
	if (absolute(l, l->header.photo_height, measure) > room / 2) {
		report_misfit(r, height, 1, "the photo is taller than half a page",
		    "its own proportion is taken");
		l->header.photo_height = (struct length){0, LENGTH_ABSOLUTE};
	}
	if (absolute(l, l->header.qr_code.size, measure) > measure / 2) {
		report_misfit(r, qr, 1, "the QR code leaves no room for the header",
		    "a quarter of the measure is taken for it");
		l->header.qr_code.size = quarter;
	}
}

static void
check_sizes(struct reading *r, struct layout *l)
{
	for (int i = PART_BODY + 1; i < PART_COUNT; i++) {
		struct length *size = &l->typography.font_size[i];
		const void *const parts[] = {size, &l->typography.font_size[PART_BODY]};
		mpt v = absolute(l, *size, 0);
		if (v >= TYPE_MIN && v <= TYPE_MAX)
			continue;
		report_misfit(r, parts, 2, "a font size is out of range in ems of the body",
		    "it must come to 2pt to 72pt; the body's is taken");
		*size = l->typography.font_size[PART_BODY];
	}
}

/* Words of the color of what is behind them take the paper's. */
static void
keep_legible(const struct layout *l, color *words, color ground)
{
	static const color white = 0xffffff;
	if (*words == ground)
		*words = l->page.has_background ? l->page.background : white;
}

static void
resolve_grounds(struct layout *l)
{
	if (l->header.type == HEADER_BANNER) {
		keep_legible(l, &l->colors.name, l->header.banner);
		keep_legible(l, &l->colors.headline, l->header.banner);
		keep_legible(l, &l->colors.connections, l->header.banner);
		keep_legible(l, &l->colors.icons, l->header.banner);
	}
	if (l->section_titles.type == TITLE_BOX)
		keep_legible(l, &l->colors.section_titles, l->section_titles.box);
}

static void
resolve_colors(struct layout *l)
{
	color accent = l->colors.accent;
	bool named = l->colors.has_accent;

	if (!named)
		accent = l->colors.section_titles;
	l->colors.accent = accent;
	if (!l->colors.has_rule)
		l->colors.rule = accent;
	if (!l->colors.has_bullets)
		l->colors.bullets = named ? accent : l->colors.body;
	if (!l->colors.has_icons)
		l->colors.icons = named ? accent : l->colors.connections;
	if (!l->colors.has_dates)
		l->colors.dates = l->colors.body;
	if (!l->header.has_banner)
		l->header.banner = accent;
	if (!l->section_titles.has_box)
		l->section_titles.box = accent;
	if (!l->sidebar.has_text)
		l->sidebar.text = l->colors.body;
}

static void
resolve_typography(struct layout *l)
{
	for (int i = 0; i < PART_COUNT; i++) {
		if (l->typography.font_family[i])
			continue;
		l->typography.font_family[i] = l->typography.font_family[PART_BODY];
		l->typography.font_place[i] = l->typography.font_place[PART_BODY];
	}
	if (!l->typography.has_hyphenate)
		l->typography.hyphenate = l->typography.alignment == TEXT_JUSTIFIED;
	if (l->entries.highlights.alignment == TEXT_AS_BODY)
		l->entries.highlights.alignment = l->typography.alignment;
	if (l->entries.date_side == DATES_AUTO)
		l->entries.date_side =
		    l->section_titles.type == TITLE_MODERNCV ? DATES_LEFT : DATES_RIGHT;
}

void
layout_resolve(struct reading *r)
{
	struct layout *l = ((struct layout_reading *)r->self)->layout;

	turn_page(l);
	check_margins(r, l);
	check_columns(r, l, check_sidebar(r, l));
	check_header(r, l);
	check_sizes(r, l);
	resolve_colors(l);
	resolve_grounds(l);
	resolve_typography(l);
}
