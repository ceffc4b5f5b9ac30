/* Fitting to pages.
 *
 * What doesn't fit is measured as the height of the whole beyond that of the pages allowed;
 * what fits, as the white that the last page has left, with a minus. As a function of one scale
 * that is nearly a straight line, with small steps where a line or a page breaks elsewhere.
 *
 * The stages are gone through in order, each to its limit, until the CV fits. In the last stage
 * needed the least change is found between what fits and what doesn't, by the chord (regula
 * falsi) at odd tries and by halves at even ones, so that a step can't hold it up, until less
 * than a line is white. The white that is then still left (a smaller font has broken some
 * paragraph a line shorter, say) goes back to the stages before, the latest first.
 *
 * A try costs as much as setting the CV, about a millisecond for two pages, because words are
 * shaped only once; so there is no model of what a change would do, there are only tries. A
 * try's memory and reports are thrown away. */
#include "typeset/fit.h"

enum {
	WHOLE = 1000,
	RESOLUTION = 4,    /* thousandths within which the least change is found */
	SLACK_PART = 2,    /* of a line: less white than that needs no search */
	TRIES_MAX = 8,     /* for that */
	RELAX_TRIES = 2,   /* for giving back, per stage */
	SECTION_LEVEL = 2, /* of an outline */
	LONG_SECTIONS = 2  /* that are named when it doesn't fit */
};

struct search {
	struct arena *arena;
	const struct cv *cv;
	const struct layout *layout;
	struct shaper *shaper;
	struct compose_options options;
	mpt line;                  /* from one to the next, as the layout stands */
	struct scales least;       /* how far each may go */
	int64_t gain[SCALE_COUNT]; /* [mpt] that going there saved */
};

/* A length of the layout that a scale is of, and its limit. */
struct limit {
	const char *name;
	struct length natural, least;
};

static mpt
line_of(const struct style *s)
{
	const struct part *p = &s->part[PART_BODY];
	return mpt_max(p->cap_height + p->leading, 1);
}

static struct length
widest_margin(const struct layout *l)
{
	mpt across = mpt_max(l->page.left, l->page.right),
	    down = mpt_max(l->page.top, l->page.bottom);
	return (struct length){mpt_max(across, down), LENGTH_ABSOLUTE};
}

static struct limit
limit_of(const struct layout *l, enum scale k)
{
	const struct limit limits[SCALE_COUNT] = {
	    [SCALE_ENTRY_GAP] = {"entry gaps", l->sections.space_between_regular,
	        l->fit.entry_gap_min},
	    [SCALE_SECTION_GAP] = {"section gaps", l->section_titles.space_above,
	        l->fit.section_gap_min},
	    [SCALE_LEADING] = {"leading", l->typography.line_spacing, l->fit.leading_min},
	    [SCALE_MARGIN] = {"margins", widest_margin(l), l->fit.margin_min},
	    [SCALE_FONT_SIZE] = {"font", l->typography.font_size[PART_BODY],
	        l->fit.font_size_min},
	};
	return limits[k];
}

/* The least scale that keeps a length at its limit; none when it is there already. */
static int
least_scale(const struct style *s, const struct limit *limit)
{
	mpt em = s->part[PART_BODY].look.size;
	int64_t natural = style_length(s, limit->natural, em, s->measure);
	int64_t least = style_length(s, limit->least, em, s->measure);
	if (natural <= 0 || least >= natural)
		return WHOLE;
	return (int)((least * WHOLE + natural - 1) / natural);
}

/* By how much a column that begins `top` below its first page's is too long for its pages; what
 * it leaves white on the last, with a minus. */
static int64_t
list_excess(const struct vlist *l, const struct flow_result *r, size_t pages, mpt height, mpt top)
{
	int64_t over = vlist_height(l) + top - (int64_t)pages * height, beyond = 0;
	if (r->count < pages)
		return -(int64_t)height;
	if (r->count == pages)
		return mpt_min(r->pages[pages - 1].height + (pages == 1 ? top : 0) - height, 0);
	for (size_t i = pages; i < r->count; i++)
		beyond += r->pages[i].height;
	return over > 0 ? over : beyond;
}

static int64_t
excess(const struct composition *c)
{
	const struct style *s = c->style;
	size_t pages = (size_t)s->layout->fit.pages;
	mpt height = s->text_height;
	int64_t main = list_excess(&c->main, &c->main_pages, pages, height, 0);
	int64_t side = list_excess(&c->side, &c->side_pages, pages, height, c->side_top);
	return main > side ? main : side;
}

static int64_t
try(struct search *s)
{
	struct arena_mark mark = arena_mark(s->arena);
	struct diags unheard = {.arena = s->arena};
	struct compose_options o = s->options;
	o.looks = false;
	struct composition c = compose(s->arena, s->cv, s->layout, s->shaper, &o, &unheard);
	int64_t over = excess(&c);
	arena_rewind(s->arena, mark);
	return over;
}

static int64_t
try_scale(struct search *s, enum scale k, int scale)
{
	s->options.scales.of[k] = scale;
	return try(s);
}

/* Between a scale that fits and one that doesn't: the largest that fits. Returns what is over
 * there. */
static int64_t
least_change(struct search *s, enum scale k, int fits, int64_t left, int fails, int64_t over)
{
	for (int i = 0;
	     i < TRIES_MAX && fails - fits > RESOLUTION && -left > s->line / SLACK_PART; i++) {
		int64_t part =
		    i % 2 ? (fails - fits) / 2 : (fails - fits) * -left / (over - left);
		int scale = fits + (int)part;
		scale = scale <= fits ? fits + 1 : scale >= fails ? fails - 1 : scale;
		int64_t now = try_scale(s, k, scale);
		if (now > 0) {
			fails = scale;
			over = now;
		} else {
			fits = scale;
			left = now;
		}
	}
	s->options.scales.of[k] = fits;
	return left;
}

/* Give `left` (negative) back to a stage that went to its limit. */
static int64_t
relax(struct search *s, enum scale k, int64_t left)
{
	int least = s->least.of[k], room = WHOLE - least;
	for (int i = 0; i < RELAX_TRIES && s->gain[k] > 0; i++) {
		int64_t back = room * -left / s->gain[k] >> i;
		int scale = least + (int)(back < room ? back : room);
		if (scale - least < RESOLUTION)
			break;
		int64_t now = try_scale(s, k, scale);
		if (now <= 0)
			return now;
	}
	s->options.scales.of[k] = least;
	return left;
}

/* Go through the stages until it fits; returns what is over. */
static int64_t
solve(struct search *s, int64_t over)
{
	for (int k = 0; k < SCALE_COUNT; k++) {
		if (s->least.of[k] == WHOLE)
			continue;
		int64_t before = over;
		over = try_scale(s, (enum scale)k, s->least.of[k]);
		s->gain[k] = before - over;
		if (over > 0)
			continue;
		int64_t left =
		    least_change(s, (enum scale)k, s->least.of[k], over, WHOLE, before);
		while (k-- > 0)
			left = relax(s, (enum scale)k, left);
		return left;
	}
	return over;
}

static void
print_length(struct buf *out, struct length l)
{
	static const char *const units[] = {
	    [LENGTH_ABSOLUTE] = "", [LENGTH_EM] = "em", [LENGTH_PERCENT] = "%"};
	buf_decimal(out, l.value, 2, 0);
	buf_puts(out, units[l.unit]);
}

static void
print_change(struct buf *out, const struct limit *limit, int scale)
{
	struct length now = limit->natural;
	now.value = mpt_scale(now.value, scale, WHOLE);
	buf_printf(out, "%s ", limit->name);
	print_length(out, limit->natural);
	buf_puts(out, "→");
	print_length(out, now);
	buf_puts(out, now.unit == LENGTH_ABSOLUTE ? "pt" : "");
}

static const char *
counted(struct arena *a, int64_t n, const char *noun)
{
	return arena_printf(a, "%lld %s%s", (long long)n, noun, n == 1 ? "" : "s");
}

/* How many lines of the text a height is, rounded up. */
static int64_t
lines_of(const struct style *s, int64_t height)
{
	mpt line = line_of(s);
	return (height + line - 1) / line;
}

static const char *
note_of(const struct search *s, const struct style *natural, int64_t over)
{
	struct buf out = {0};
	buf_printf(&out, "fitted to %s:", counted(s->arena, s->layout->fit.pages, "page"));
	const char *before = " ";
	for (int k = 0; k < SCALE_COUNT; k++) {
		struct limit limit = limit_of(s->layout, (enum scale)k);
		if (s->options.scales.of[k] == WHOLE)
			continue;
		buf_puts(&out, before);
		print_change(&out, &limit, s->options.scales.of[k]);
		before = ", ";
	}
	buf_printf(
	    &out, "; %s over without", counted(s->arena, lines_of(natural, over), "line"));
	const char *note = arena_dup(s->arena, out.data, out.len);
	buf_free(&out);
	return note;
}

struct chapter {
	const char *title;
	int64_t height;
};

static void
enter(struct chapter *longest, struct chapter c)
{
	for (int i = 0; i < LONG_SECTIONS; i++)
		if (c.height > longest[i].height) {
			struct chapter out = longest[i];
			longest[i] = c;
			c = out;
		}
}

/* The longest sections of a list, into longest[LONG_SECTIONS]. */
static void
find_longest(const struct vlist *l, struct chapter *longest)
{
	struct chapter now = {0};
	for (size_t i = 0; i < l->count; i++) {
		const struct vnode *n = &l->nodes[i];
		if (n->kind == V_BOX && n->outline && n->outline->level == SECTION_LEVEL) {
			enter(longest, now);
			now = (struct chapter){.title = n->outline->title};
		}
		if (now.title)
			now.height += n->kind == V_BOX   ? n->height + n->depth
			              : n->kind == V_GAP ? n->size
			                                 : 0;
	}
	enter(longest, now);
}

static void
report(const struct search *s, const struct composition *c, int64_t over, struct diags *d)
{
	struct arena *a = s->arena;
	struct chapter longest[LONG_SECTIONS] = {0};
	struct buf points = {0};
	buf_decimal(&points, over, 0, 0);
	diag_error(d, place_none(), "too-long",
	    "the CV is %s (%spt) too long for %s, with all at the layout's limits",
	    counted(a, lines_of(c->style, over), "line"), points.data,
	    counted(a, s->layout->fit.pages, "page"));
	buf_free(&points);
	find_longest(&c->main, longest);
	find_longest(&c->side, longest);
	if (!longest[0].title)
		return;
	const char *most = arena_printf(a, "'%s' (%s)", longest[0].title,
	    counted(a, lines_of(c->style, longest[0].height), "line"));
	if (longest[1].title)
		most = arena_printf(a, "%s and '%s' (%s)", most, longest[1].title,
		    counted(a, lines_of(c->style, longest[1].height), "line"));
	diag_help(
	    d, "shorten the longest sections, %s, or lower the limits in design.fit", most);
}

static struct scales
least_scales(const struct style *natural)
{
	struct scales least;
	for (int k = 0; k < SCALE_COUNT; k++) {
		struct limit limit = limit_of(natural->layout, (enum scale)k);
		least.of[k] = least_scale(natural, &limit);
	}
	return least;
}

/* As the layout stands: whether that fits is all that is asked, so nothing is reported. */
static int64_t
try_natural(struct search *s, struct style *natural)
{
	struct diags unheard = {.arena = s->arena};
	struct composition c =
	    compose(s->arena, s->cv, s->layout, s->shaper, &s->options, &unheard);
	*natural = *c.style;
	return excess(&c);
}

struct fit
fit_compose(struct arena *a, const struct cv *cv, const struct layout *l, struct shaper *shaper,
    const struct compose_options *o, struct diags *d)
{
	struct search s = {.arena = a, .cv = cv, .layout = l, .shaper = shaper, .options = *o};
	struct fit fit = {.fits = true};
	s.options.scales = SCALES_NONE;
	s.options.rigid = false;
	if (l->fit.pages) {
		struct arena_mark mark = arena_mark(a);
		struct style natural;
		int64_t over = try_natural(&s, &natural), left = over;
		if (over > 0) {
			s.options.rigid = true;
			s.line = line_of(&natural);
			s.least = least_scales(&natural);
			left = solve(&s, over);
		}
		arena_rewind(a, mark);
		if (over > 0 && left <= 0)
			fit.note = note_of(&s, &natural, over);
		fit.fits = left <= 0;
	}
	fit.set = compose(a, cv, l, shaper, &s.options, d);
	fit.scales = s.options.scales;
	if (!fit.fits)
		report(&s, &fit.set, excess(&fit.set), d);
	return fit;
}
