/* Kinds of what is drawn: lengths, paper, colors. */
#include "layout/kinds.h"

#include <string.h>
#include <strings.h>

#include "layout/old_names.h"

#define LENGTH_MAX   14400000 /* 200 in: the largest page that PDF has */
#define RELATIVE_MAX 1000000  /* 1000 em, 1000 % */

enum length_error { LENGTH_OK, LENGTH_NO_NUMBER, LENGTH_NO_UNIT, LENGTH_BAD_UNIT, LENGTH_HUGE };

/* millionths × num / den gives mpt or thousandths. */
static const struct {
	const char *suffix;
	enum length_unit unit;
	int32_t num, den;
} UNITS[] = {{"cm", LENGTH_ABSOLUTE, 7200000, 254000000},
    {"mm", LENGTH_ABSOLUTE, 720000, 254000000}, {"in", LENGTH_ABSOLUTE, 72000, 1000000},
    {"pt", LENGTH_ABSOLUTE, 1000, 1000000}, {"em", LENGTH_EM, 1, 1000},
    {"%", LENGTH_PERCENT, 1, 1000}};

static const struct paper {
	const char *name;
	mpt width, height;
} PAPERS[] = {{"a4", 595276, 841890}, {"a5", 419528, 595276}, {"us-letter", 612000, 792000},
    {"us-executive", 522000, 756000}, {"letter", 612000, 792000}, {"executive", 522000, 756000},
    {"us-legal", 612000, 1008000}, {"legal", 612000, 1008000}, {"a3", 841890, 1190551},
    {"a6", 297638, 419528}, {"b5", 498898, 708661}};

#define PAPER_COUNT (sizeof PAPERS / sizeof *PAPERS)

static enum length_error
parse_unit(const char *s, int64_t millionths, struct length *out)
{
	s += strspn(s, " ");
	if (!*s) {
		*out = (struct length){0, LENGTH_ABSOLUTE};
		return millionths ? LENGTH_NO_UNIT : LENGTH_OK;
	}
	for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
		bool absolute = UNITS[i].unit == LENGTH_ABSOLUTE;
		size_t len = strlen(UNITS[i].suffix);
		if (strncmp(s, UNITS[i].suffix, len) || s[len + strspn(s + len, " ")])
			continue;
		out->unit = UNITS[i].unit;
		out->value = mpt_scale(millionths, UNITS[i].num, UNITS[i].den);
		return out->value < -(absolute ? LENGTH_MAX : RELATIVE_MAX) ||
		               out->value > (absolute ? LENGTH_MAX : RELATIVE_MAX)
		           ? LENGTH_HUGE
		           : LENGTH_OK;
	}
	return LENGTH_BAD_UNIT;
}

static enum length_error
parse_length(const char *text, struct length *out)
{
	int64_t millionths;
	struct length l;
	enum length_error e;
	const char *s = number_parse(text + strspn(text, " "), &millionths);

	if (!s)
		return LENGTH_NO_NUMBER;
	if (millionths > INT64_C(100000000000) || millionths < -INT64_C(100000000000))
		return LENGTH_HUGE;
	e = parse_unit(s, millionths, &l);
	if (e == LENGTH_OK)
		*out = l;
	return e;
}

bool
length_parse(const char *text, struct length *out)
{
	return text && parse_length(text, out) == LENGTH_OK;
}

void
length_print(struct length l, struct buf *out)
{
	static const char *const suffixes[] = {"pt", "em", "%"};

	buf_decimal(out, l.value, 3, 0);
	buf_puts(out, suffixes[l.unit]);
}

/* A limit in the unit that the user wrote. */
static const char *
limit_like(struct arena *a, mpt limit, const char *text)
{
	struct buf b = {0};
	size_t u = 0;
	const char *s;

	while (u + 1 < sizeof UNITS / sizeof *UNITS && !strstr(text, UNITS[u].suffix))
		u++;
	if (UNITS[u].unit != LENGTH_ABSOLUTE)
		return limit_like(a, limit, "pt");
	buf_decimal(&b, mpt_scale(limit, UNITS[u].den, (int64_t)UNITS[u].num * 1000), 2, 0);
	buf_puts(&b, UNITS[u].suffix);
	s = arena_dup(a, b.data, b.len);
	buf_free(&b);
	return s;
}

static void
reject_length(
    struct reading *r, const struct field *f, const struct node *n, enum length_error e)
{
	const char *path = option_path(r->arena, n), *text = n->text;

	if (e == LENGTH_NO_UNIT) {
		text = arena_printf(r->arena, "%.*s", (int)strcspn(text, " "), text);
		option_reject(
		    r, n->place, "wrong-value", "'%s' has no unit in '%s'", text, path);
		diag_help(r->diags, "write '%scm', '%sin' or '%spt'", text, text, text);
		return;
	}
	option_reject(r, n->place, "wrong-value",
	    e == LENGTH_HUGE ? "'%s' is too large for '%s'" : "'%s' is no length for '%s'",
	    text, path);
	diag_help(r->diags, "write a number and cm, mm, in, pt%s%s, such as '%s'",
	    ((const struct length_limits *)f->arg)->max_em ? ", em" : "",
	    ((const struct length_limits *)f->arg)->max_percent ? ", %" : "", f->initial);
}

static bool
within(const struct length_limits *m, struct length l)
{
	int32_t max = l.unit == LENGTH_EM ? m->max_em : m->max_percent;

	if (l.unit == LENGTH_ABSOLUTE)
		return l.value >= m->min && l.value <= m->max;
	/* A relative length must be positive where a minimum says that nothing is too little.
	 */
	return l.value <= max && l.value >= (m->min < 0 ? -max : m->min > 0);
}

static void
help_relative(struct reading *r, const struct length_limits *m, enum length_unit unit)
{
	int32_t max = unit == LENGTH_EM ? m->max_em : m->max_percent;
	struct buf b = {0};

	buf_puts(&b, m->min > 0 ? "write more than " : "write ");
	length_print((struct length){m->min < 0 ? -max : 0, unit}, &b);
	buf_puts(&b, m->min > 0 ? " and at most " : " to ");
	length_print((struct length){max, unit}, &b);
	diag_help(r->diags, "%s", b.data);
	buf_free(&b);
}

static void
reject_range(struct reading *r, const struct field *f, const struct node *n, struct length l)
{
	const struct length_limits *m = f->arg;
	const char *path = option_path(r->arena, n);

	if ((l.unit == LENGTH_EM && !m->max_em) ||
	    (l.unit == LENGTH_PERCENT && !m->max_percent)) {
		option_reject(
		    r, n->place, "wrong-value", "'%s' can't be relative: '%s'", path, n->text);
		diag_help(
		    r->diags, "write a number and cm, mm, in or pt, such as '%s'", f->initial);
		return;
	}
	option_reject(
	    r, n->place, "out-of-range", "'%s' is out of range for '%s'", n->text, path);
	if (l.unit == LENGTH_ABSOLUTE)
		diag_help(r->diags, "write %s to %s", limit_like(r->arena, m->min, n->text),
		    limit_like(r->arena, m->max, n->text));
	else
		help_relative(r, m, l.unit);
}

static bool
read_limited(struct reading *r, const struct field *f, const struct node *n, struct length *out)
{
	enum length_error e;

	if (!option_scalar(r, n, "a length"))
		return false;
	e = parse_length(n->text, out);
	if (e != LENGTH_OK)
		reject_length(r, f, n, e);
	else if (!within(f->arg, *out))
		reject_range(r, f, n, *out);
	else
		return true;
	return false;
}

static bool
read_length(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	struct length l;

	if (!read_limited(r, f, n, &l))
		return false;
	*(struct length *)target = l;
	option_note_seen(r, target, n->place);
	return true;
}

static void
schema_length(const struct field *f, struct buf *out)
{
	const struct length_limits *m = f->arg;

	buf_printf(out,
	    "{\"anyOf\":[{\"const\":0},{\"type\":\"string\",\"pattern\":"
	    "\"^(%s\\\\d+(\\\\.\\\\d+)? *(cm|mm|in|pt%s%s)|0)$\"}]}",
	    m->min < 0 ? "-?" : "", m->max_em ? "|em" : "", m->max_percent ? "|%" : "");
}

static void
print_length(const struct field *f, const void *target, int indent, struct buf *out)
{
	(void)f, (void)indent;
	length_print(*(const struct length *)target, out);
}

static bool
read_margin(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	struct length l;

	if (!read_limited(r, f, n, &l))
		return false;
	*(mpt *)target = l.value;
	option_note_seen(r, target, n->place);
	return true;
}

static void
print_margin(const struct field *f, const void *target, int indent, struct buf *out)
{
	(void)f, (void)indent;
	length_print((struct length){*(const mpt *)target, LENGTH_ABSOLUTE}, out);
}

static bool
read_em(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	/* Wider, and some readers take letters for words of their own. */
	static const struct length_limits limits = {-1, 0, 90, 0};
	const struct field row = {.arg = &limits, .initial = f->initial};
	struct length l;

	if (!read_limited(r, &row, n, &l))
		return false;
	*(int *)target = l.value;
	return true;
}

static void
schema_em(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"anyOf\":[{\"const\":0},{\"type\":\"string\",\"pattern\":"
	              "\"^(-?\\\\d+(\\\\.\\\\d+)? *em|0)$\"}]}");
}

static void
print_em(const struct field *f, const void *target, int indent, struct buf *out)
{
	(void)f, (void)indent;
	length_print((struct length){*(const int *)target, LENGTH_EM}, out);
}

static const struct paper *
find_paper(const char *name)
{
	for (size_t i = 0; i < PAPER_COUNT; i++)
		if (!strcasecmp(PAPERS[i].name, name))
			return &PAPERS[i];
	return NULL;
}

static bool
parse_side(struct arena *a, const char *text, size_t len, mpt *out)
{
	struct length l;

	if (!length_parse(arena_dup(a, text, len), &l) || l.unit != LENGTH_ABSOLUTE ||
	    l.value < MPT_IN)
		return false;
	*out = l.value;
	return true;
}

static bool
parse_paper(struct arena *a, const char *text, struct paper *out)
{
	const struct paper *p = find_paper(text);
	const char *cross = strpbrk(text, "xX");
	size_t width = 1;

	if (!p)
		p = find_paper(old_word(text));
	if (p) {
		*out = *p;
		return true;
	}
	if (!cross) {
		cross = strstr(text, "×");
		width = strlen("×");
	}
	return cross && parse_side(a, text, (size_t)(cross - text), &out->width) &&
	       parse_side(a, cross + width, strlen(cross + width), &out->height);
}

static bool
read_paper(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	struct layout *l = target;
	struct paper p;
	const char *names[PAPER_COUNT], *near;

	(void)f;
	if (!option_scalar(r, n, "a page size"))
		return false;
	if (parse_paper(r->arena, n->text, &p)) {
		l->page.width = p.width;
		l->page.height = p.height;
		option_note_seen(r, &l->page.width, n->place);
		return true;
	}
	for (size_t i = 0; i < PAPER_COUNT; i++)
		names[i] = PAPERS[i].name;
	near = nearest_word(n->text, names, PAPER_COUNT);
	option_reject(r, n->place, "wrong-value", "'%s' is no page size", n->text);
	diag_help(r->diags,
	    "%s%s%swrite a4, a5, us-letter, us-executive, us-legal or "
	    "'WIDTH x HEIGHT' such as '210mm x 297mm', at least 1in each",
	    near ? "did you mean '" : "", near ? near : "", near ? "'? " : "");
	return false;
}

static void
schema_paper(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"type\":\"string\",\"anyOf\":[{\"enum\":[");
	for (size_t i = 0; i < PAPER_COUNT; i++)
		buf_printf(out, "%s\"%s\"", i ? "," : "", PAPERS[i].name);
	buf_puts(out, "]},{\"pattern\":\"^\\\\d+(\\\\.\\\\d+)? *(cm|mm|in|pt) *x "
	              "*\\\\d+(\\\\.\\\\d+)? *(cm|mm|in|pt)$\"}]}");
}

static void
print_paper(const struct field *f, const void *target, int indent, struct buf *out)
{
	const struct layout *l = target;
	mpt w = l->page.width, h = l->page.height;

	(void)f, (void)indent;
	for (size_t i = 0; i < PAPER_COUNT; i++)
		if (PAPERS[i].width == mpt_min(w, h) && PAPERS[i].height == mpt_max(w, h) &&
		    (w <= h || l->page.orientation == ORIENTATION_LANDSCAPE)) {
			buf_puts(out, PAPERS[i].name);
			return;
		}
	length_print((struct length){w, LENGTH_ABSOLUTE}, out);
	buf_puts(out, " x ");
	length_print((struct length){h, LENGTH_ABSOLUTE}, out);
}

static bool
parse_focus(const char *text, int64_t out[2])
{
	for (int i = 0; i < 2; i++) {
		text = number_parse(text + strspn(text, " ,"), &out[i]);
		if (!text || out[i] < 0 || out[i] > 100 * 1000000)
			return false;
		out[i] /= 1000000;
		text += *text == '%';
	}
	return !*text;
}

static bool
read_focus(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	struct layout *l = target;
	int64_t focus[2];

	(void)f;
	if (!option_scalar(r, n, "two percentages"))
		return false;
	if (!parse_focus(n->text, focus)) {
		option_reject(
		    r, n->place, "wrong-value", "'%s' is no point of a picture", n->text);
		diag_help(r->diags,
		    "write two percentages, from the left and from the top: '50%% 30%%'");
		return false;
	}
	l->header.photo_focus_x = (int)focus[0];
	l->header.photo_focus_y = (int)focus[1];
	return true;
}

static void
schema_focus(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"type\":\"string\",\"pattern\":\"^\\\\d+%?[ ,]+\\\\d+%?$\"}");
}

static void
print_focus(const struct field *f, const void *target, int indent, struct buf *out)
{
	const struct layout *l = target;

	(void)f, (void)indent;
	buf_printf(out, "%d%% %d%%", l->header.photo_focus_x, l->header.photo_focus_y);
}

/* CSS clamps 'rgb(999, 0, -1)'; in a layout it is a slip of the pen. */
static bool
channels_fit(const char *text)
{
	int64_t v;

	if (strncasecmp(text, "rgb", 3) || strchr(text, '%'))
		return true;
	for (text += strcspn(text, "("); *text; text++) {
		const char *end = strchr("(, ", *text) ? number_parse(text + 1, &v) : NULL;
		if (end && (v < 0 || v > 255 * 1000000))
			return false;
	}
	return true;
}

static bool
read_color(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	if (!option_scalar(r, n, "a color"))
		return false;
	if (channels_fit(n->text) && color_parse(n->text, target))
		return true;
	option_reject(r, n->place, "wrong-value", "'%s' is no color for '%s'", n->text,
	    option_path(r->arena, n));
	diag_help(r->diags,
	    "write a CSS color: 'navy', '#004f90', 'rgb(0, 79, 144)' or "
	    "'hsl(207, 100%%, 28%%)'%s",
	    f->kind == &KIND_TINT.base ? ", or 'none'" : "");
	return false;
}

/* The definition is the caller's of layout_schema. */
static void
schema_color(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"$ref\":\"#/$defs/color\"}");
}

static void
schema_tint(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"anyOf\":[{\"$ref\":\"#/$defs/color\"},{\"const\":\"none\"}]}");
}

static void
print_color(const struct field *f, const void *target, int indent, struct buf *out)
{
	color c = *(const color *)target;

	(void)f, (void)indent;
	buf_printf(out, "rgb(%u, %u, %u)", c >> 16 & 255, c >> 8 & 255, c & 255);
}

static bool
read_tint(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	bool *named = (bool *)((char *)target + *(const ptrdiff_t *)f->arg);

	if (n->kind == NODE_SCALAR && !strcasecmp(n->text, "none")) {
		*named = false;
		return true;
	}
	if (!read_color(r, f, n, target))
		return false;
	*named = true;
	return true;
}

static void
print_tint(const struct field *f, const void *target, int indent, struct buf *out)
{
	const char *named = (const char *)target + *(const ptrdiff_t *)f->arg;

	if (*(const bool *)named)
		print_color(f, target, indent, out);
	else
		buf_puts(out, "none");
}

const struct option_kind KIND_LENGTH = {
    {"length", read_length, schema_length}, print_length, "a [length](#values)"};
const struct option_kind KIND_MARGIN = {
    {"length", read_margin, schema_length}, print_margin, "a [length](#values), absolute"};
const struct option_kind KIND_EM = {
    {"length", read_em, schema_em}, print_em, "a [length](#values) in em"};
const struct option_kind KIND_PAPER = {{"page size", read_paper, schema_paper}, print_paper,
    "`a4`, `a5`, `us-letter`, `us-executive`, `us-legal`, `a3`, `a6`, `b5`, `WIDTH x HEIGHT`"};
const struct option_kind KIND_FOCUS = {
    {"point", read_focus, schema_focus}, print_focus, "two percentages"};
const struct option_kind KIND_COLOR = {
    {"color", read_color, schema_color}, print_color, "a [color](#values)"};
const struct option_kind KIND_TINT = {
    {"color", read_tint, schema_tint}, print_tint, "a [color](#values), `none`"};
