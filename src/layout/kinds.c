/* Kinds of single values: switches, numbers, words, texts. Lengths and colors: kinds_graphic.c.
 */
#include "layout/kinds.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "layout/old_names.h"

#define BULLET_MAX 4 /* characters */

const char LIST_KEYS, LIST_LOWER;

static const char *const SIDES[] = {"left", "right", NULL};

const struct option_kind *
option_kind(const struct field *f)
{
	return (const struct option_kind *)(const void *)f->kind;
}

const char *
option_path(struct arena *a, const struct node *n)
{
	const char *path = "";

	for (; n && n->key && strcmp(n->key, "design"); n = n->parent)
		path = *path ? arena_printf(a, "%s.%s", n->key, path) : n->key;
	return path;
}

void
option_reject(struct reading *r, struct place p, const char *name, const char *format, ...)
{
	char text[400];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	diag_report(r->diags, r->severity, p, name, "%s%s", text, fields_outcome(r));
}

void
option_note_seen(struct reading *r, const void *target, struct place p)
{
	struct layout_reading *l = r->self;

	if (l->defaults)
		return;
	l->seen = arena_grow(r->arena, l->seen, l->seen_count, &l->seen_room, sizeof *l->seen);
	l->seen[l->seen_count++] = (struct seen){target, p, r->severity};
}

const char *
option_scalar(struct reading *r, const struct node *n, const char *wanted)
{
	if (n->kind == NODE_SCALAR)
		return n->text;
	option_reject(r, n->place, "wrong-kind", "'%s' must be %s, not %s",
	    option_path(r->arena, n), wanted, node_kind_word(n));
	return NULL;
}

/* Bounded, so that no product of a unit overflows. */
const char *
number_parse(const char *text, int64_t *millionths)
{
	const int64_t max = 1000000000000;
	bool negative = *text == '-';
	int64_t v = 0, unit = 1000000;

	text += negative;
	if (*text < '0' || *text > '9')
		return NULL;
	for (; *text >= '0' && *text <= '9'; text++)
		v = v < max ? v * 10 + (*text - '0') * unit : v;
	if (*text == '.') {
		if (*++text < '0' || *text > '9')
			return NULL;
		for (; *text >= '0' && *text <= '9'; text++) {
			unit /= 10;
			v += (*text - '0') * unit;
		}
	}
	*millionths = negative ? -v : v;
	return text;
}

static bool
read_bool(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	return FIELD_BOOL.read(r, f, n, target);
}

static void
schema_bool(const struct field *f, struct buf *out)
{
	FIELD_BOOL.schema(f, out);
}

static void
print_bool(const struct field *f, const void *target, int indent, struct buf *out)
{
	(void)f, (void)indent;
	buf_puts(out, *(const bool *)target ? "true" : "false");
}

static bool *
flag_of(const struct field *f, void *target)
{
	return (bool *)((char *)target + *(const ptrdiff_t *)f->arg);
}

static bool
read_switch(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	if (n->kind == NODE_SCALAR && !strcasecmp(n->text, "auto")) {
		*flag_of(f, target) = false;
		return true;
	}
	if (!FIELD_BOOL.read(r, f, n, target))
		return false;
	*flag_of(f, target) = true;
	return true;
}

static void
schema_switch(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"enum\":[true,false,\"auto\"]}");
}

static void
print_switch(const struct field *f, const void *target, int indent, struct buf *out)
{
	const char *flag = (const char *)target + *(const ptrdiff_t *)f->arg;

	if (*(const bool *)flag)
		print_bool(f, target, indent, out);
	else
		buf_puts(out, "auto");
}

static bool
read_int(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	return FIELD_INT.read(r, f, n, target);
}

static void
schema_int(const struct field *f, struct buf *out)
{
	FIELD_INT.schema(f, out);
}

static void
print_int(const struct field *f, const void *target, int indent, struct buf *out)
{
	(void)f, (void)indent;
	buf_printf(out, "%d", *(const int *)target);
}

static bool
read_factor(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const int *limits = f->arg;
	const char *text = option_scalar(r, n, "a number"), *end;
	int64_t v;

	if (!text)
		return false;
	end = number_parse(text, &v);
	if (!end || *end || v / 1000 < limits[0] || v / 1000 > limits[1]) {
		option_reject(r, n->place, "wrong-value", "'%s' is no value of '%s'", text,
		    option_path(r->arena, n));
		diag_help(r->diags, "write a number from %d to %d, such as '%s'",
		    limits[0] / 1000, limits[1] / 1000, f->initial);
		return false;
	}
	*(int *)target = (int)(v / 1000);
	return true;
}

static void
schema_number(const struct field *f, struct buf *out)
{
	const int *limits = f->arg;

	buf_printf(out, "{\"type\":\"number\",\"minimum\":%d,\"maximum\":%d}", limits[0] / 1000,
	    limits[1] / 1000);
}

static void
print_factor(const struct field *f, const void *target, int indent, struct buf *out)
{
	(void)f, (void)indent;
	buf_decimal(out, *(const int *)target, 3, 0);
}

static const struct {
	const char *word;
	int weight;
} WEIGHTS[] = {{"auto", 0}, {"thin", 100}, {"light", 300}, {"regular", 400}, {"normal", 400},
    {"medium", 500}, {"semibold", 600}, {"bold", 700}, {"extrabold", 800}, {"black", 900}};

static int
find_weight(const char *text)
{
	int64_t v;
	const char *end = number_parse(text, &v);

	for (size_t i = 0; i < sizeof WEIGHTS / sizeof *WEIGHTS; i++)
		if (!strcasecmp(text, WEIGHTS[i].word))
			return WEIGHTS[i].weight;
	if (!end || *end || v < 100 * 1000000 || v > 900 * 1000000)
		return -1;
	return (int)(v / 1000000);
}

static bool
read_weight(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const char *text = option_scalar(r, n, "a font weight");
	int weight;

	(void)f;
	if (!text)
		return false;
	weight = find_weight(text);
	if (weight < 0) {
		option_reject(r, n->place, "wrong-value", "'%s' is no font weight", text);
		diag_help(r->diags, "write a number from 100 to 900, 'light', 'regular', "
		                    "'medium', 'semibold', 'bold' or 'auto'");
		return false;
	}
	*(int *)target = weight;
	return true;
}

static void
schema_weight(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out,
	    "{\"anyOf\":[{\"type\":\"integer\",\"minimum\":100,\"maximum\":900},{\"enum\":[");
	for (size_t i = 0; i < sizeof WEIGHTS / sizeof *WEIGHTS; i++)
		buf_printf(out, "%s\"%s\"", i ? "," : "", WEIGHTS[i].word);
	buf_puts(out, "]}]}");
}

static void
print_weight(const struct field *f, const void *target, int indent, struct buf *out)
{
	if (*(const int *)target)
		print_int(f, target, indent, out);
	else
		buf_puts(out, "auto");
}

static bool
same_word(const char *a, const char *b)
{
	for (; *a && *b; a++, b++) {
		char x = *a == '-' ? '_' : *a, y = *b == '-' ? '_' : *b;
		if (x != y && strncasecmp(&x, &y, 1))
			return false;
	}
	return *a == *b;
}

int
word_find(const char *const *words, const char *text)
{
	for (int i = 0; words[i]; i++)
		if (same_word(words[i], text))
			return i;
	return -1;
}

void
words_print(const char *const *words, const char *between, struct buf *out)
{
	for (size_t i = 0; words[i]; i++) {
		if (i)
			buf_puts(out, between);
		buf_puts(out, words[i]);
	}
}

static size_t
count_words(const char *const *words)
{
	size_t n = 0;

	while (words[n])
		n++;
	return n;
}

static void
reject_word(struct reading *r, const struct node *n, const char *const *words)
{
	const char *near = nearest_word(n->text, words, count_words(words));
	struct buf all = {0};

	words_print(words, ", ", &all);
	option_reject(r, n->place, "wrong-value", "'%s' is no value of '%s'", n->text,
	    option_path(r->arena, n));
	if (near)
		diag_help(r->diags, "did you mean '%s'? (one of %s)", near, all.data);
	else
		diag_help(r->diags, "write one of %s", all.data);
	buf_free(&all);
}

static int
read_one_of(struct reading *r, const struct node *n, const char *const *words)
{
	int i;

	if (!option_scalar(r, n, "a word"))
		return -1;
	i = word_find(words, n->text);
	if (i < 0)
		i = word_find(words, old_word(n->text));
	if (i < 0)
		reject_word(r, n, words);
	return i;
}

static bool
read_word(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	int i = read_one_of(r, n, f->arg);

	if (i >= 0)
		*(int *)target = i;
	return i >= 0;
}

/* 'E164' may be written 'e164'. */
static void
put_small_letters(const char *word, struct buf *out)
{
	if (!word[strcspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")])
		return;
	buf_puts(out, ",\"");
	for (; *word; word++)
		buf_putc(out, *word >= 'A' && *word <= 'Z' ? (char)(*word + 32) : *word);
	buf_puts(out, "\"");
}

static void
schema_words(const char *const *words, struct buf *out)
{
	buf_puts(out, "{\"enum\":[");
	for (size_t i = 0; words[i]; i++) {
		buf_printf(out, "%s\"%s\"", i ? "," : "", words[i]);
		put_small_letters(words[i], out);
	}
	buf_puts(out, "]}");
}

static void
schema_word(const struct field *f, struct buf *out)
{
	schema_words(f->arg, out);
}

static void
print_word(const struct field *f, const void *target, int indent, struct buf *out)
{
	const char *const *words = f->arg;

	(void)indent;
	buf_puts(out, words[*(const int *)target]);
}

static bool
read_side(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	int i = read_one_of(r, n, SIDES);

	(void)f;
	if (i >= 0)
		*(bool *)target = i == 1;
	return i >= 0;
}

static void
schema_side(const struct field *f, struct buf *out)
{
	(void)f;
	schema_words(SIDES, out);
}

static void
print_side(const struct field *f, const void *target, int indent, struct buf *out)
{
	(void)f, (void)indent;
	buf_puts(out, SIDES[*(const bool *)target]);
}

static bool
read_text(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const char *text = option_scalar(r, n, "text");

	(void)f;
	if (text)
		*(const char **)target = text;
	return text;
}

static void
schema_text(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"type\":[\"string\",\"number\"]}");
}

void
text_print(const char *text, int indent, struct buf *out)
{
	bool literal = strchr(text, '\n') && *text != ' ' && *text != '\n' &&
	               text[strlen(text) - 1] != '\n';

	if (!literal) {
		buf_json(out, text);
		return;
	}
	buf_puts(out, "|-");
	while (text) {
		const char *end = strchrnul(text, '\n');

		buf_printf(out, "\n%*s%.*s", indent, "", (int)(end - text), text);
		text = *end ? end + 1 : NULL;
	}
}

static void
print_text(const struct field *f, const void *target, int indent, struct buf *out)
{
	const char *text = *(const char *const *)target;

	(void)f;
	text_print(text ? text : "", indent, out);
}

static bool
read_choice(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	if (!read_text(r, f, n, target))
		return false;
	if (!strcasecmp(n->text, "none") || !*n->text)
		*(const char **)target = NULL;
	return true;
}

static void
print_choice(const struct field *f, const void *target, int indent, struct buf *out)
{
	if (*(const char *const *)target)
		print_text(f, target, indent, out);
	else
		buf_puts(out, "none");
}

static bool
read_bullet(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const char *text = option_scalar(r, n, "a bullet");

	(void)f;
	if (!text)
		return false;
	if (!*text || utf8_count(text, strlen(text)) > BULLET_MAX) {
		option_reject(
		    r, n->place, "wrong-value", "'%s' is too long for a bullet", text);
		diag_help(r->diags, "write a single character, such as '•', '◦', '-' or '■'");
		return false;
	}
	*(const char **)target = text;
	return true;
}

static void
schema_bullet(const struct field *f, struct buf *out)
{
	(void)f;
	buf_printf(out, "{\"type\":\"string\",\"minLength\":1,\"maxLength\":%d}", BULLET_MAX);
}

static const char *
fold_word(struct arena *a, const char *text, const void *how)
{
	char *word;

	if (!how)
		return text;
	word = arena_str(a, text);
	for (char *c = word; *c; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
		if (how == &LIST_KEYS && (*c == ' ' || *c == '-'))
			*c = '_';
	}
	return word;
}

/* The table's '[a, b]'. */
static const char *const *
split_initial(struct arena *a, const char *text)
{
	const char **words = arena_zero(a, strlen(text), sizeof *words);
	size_t count = 0;

	for (const char *s = text + 1; *s && *s != ']';) {
		size_t len = strcspn(s, ",]");
		words[count++] = arena_dup(a, s, len);
		s += len;
		s += strspn(s, ", ");
	}
	return words;
}

static bool
read_list(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const struct layout_reading *l = r->self;
	const char **words;
	size_t count = 0;

	if (l->defaults) {
		*(const char *const **)target = split_initial(r->arena, n->text);
		return true;
	}
	if (n->kind == NODE_MAP) {
		option_reject(r, n->place, "wrong-kind", "'%s' must be a list, not a map",
		    option_path(r->arena, n));
		return false;
	}
	words = arena_zero(r->arena, n->count + 2, sizeof *words);
	if (n->kind == NODE_SCALAR)
		words[count++] = fold_word(r->arena, n->text, f->arg);
	for (const struct node *i = n->first; i; i = i->next)
		if (!node_is_null(i) && option_scalar(r, i, "text"))
			words[count++] = fold_word(r->arena, i->text, f->arg);
	*(const char *const **)target = words;
	return true;
}

static void
schema_list(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"anyOf\":[{\"type\":\"string\"},"
	              "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}]}");
}

static void
print_list(const struct field *f, const void *target, int indent, struct buf *out)
{
	const char *const *words = *(const char *const *const *)target;

	(void)f, (void)indent;
	buf_putc(out, '[');
	for (size_t i = 0; words && words[i]; i++) {
		if (i)
			buf_puts(out, ", ");
		buf_json(out, words[i]);
	}
	buf_putc(out, ']');
}

static bool
read_nothing(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	(void)r, (void)f, (void)n, (void)target;
	return true;
}

const struct option_kind KIND_BOOL = {
    {"bool", read_bool, schema_bool}, print_bool, "`true`, `false`"};
const struct option_kind KIND_SWITCH = {
    {"switch", read_switch, schema_switch}, print_switch, "`true`, `false`, `auto`"};
const struct option_kind KIND_INT = {
    {"number", read_int, schema_int}, print_int, "a whole number"};
const struct option_kind KIND_FACTOR = {
    {"factor", read_factor, schema_number}, print_factor, "a number"};
const struct option_kind KIND_WEIGHT = {{"weight", read_weight, schema_weight}, print_weight,
    "100 to 900, `light`, `regular`, `medium`, `semibold`, `bold`, `auto`"};
const struct option_kind KIND_WORD = {{"word", read_word, schema_word}, print_word, NULL};
const struct option_kind KIND_SIDE = {
    {"side", read_side, schema_side}, print_side, "`left`, `right`"};
const struct option_kind KIND_TEXT = {{"text", read_text, schema_text}, print_text, "text"};
const struct option_kind KIND_CHOICE = {
    {"text", read_choice, schema_text}, print_choice, "text, `none`"};
const struct option_kind KIND_BULLET = {
    {"bullet", read_bullet, schema_bullet}, print_text, "a character"};
const struct option_kind KIND_LIST = {{"list", read_list, schema_list}, print_list, "a list"};
const struct option_kind KIND_LAYOUT = {
    {"layout", read_nothing, schema_text}, NULL, "a layout"};
