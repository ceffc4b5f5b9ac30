/* Records read by table. */
#include "yaml/fields.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/color.h"

#define LIST_MAX 12 /* words that a help line may list */

static const struct field *
find_field(const struct field_table *t, const char *key)
{
	for (size_t i = 0; i < t->count; i++) {
		if (key_equal(t->rows[i].key, key))
			return &t->rows[i];
	}
	return NULL;
}

/* Those that may be suggested: old names have no schema. */
static const char **
keys_of(const struct field_table *t, size_t *count)
{
	const char **keys = memory_alloc((t->count + 1) * sizeof *keys);

	*count = 0;
	for (size_t i = 0; i < t->count; i++) {
		if (t->rows[i].kind->schema)
			keys[(*count)++] = t->rows[i].key;
	}
	return keys;
}

const char *
fields_nearest(const struct field_table *t, const char *key)
{
	size_t count;
	const char **keys = keys_of(t, &count);
	const char *near = nearest_word(key, keys, count);

	free(keys);
	return near;
}

static void
help_words(struct diags *d, const char *word, const char *const *words, size_t count)
{
	const char *near = nearest_word(word, words, count);
	struct buf list = {0};

	if (near) {
		diag_help(d, "did you mean '%s'?", near);
		return;
	}
	if (!count || count > LIST_MAX)
		return;
	for (size_t i = 0; i < count; i++)
		buf_printf(&list, "%s'%s'", i ? ", " : "", words[i]);
	diag_help(d, "use one of %s", list.data);
	buf_free(&list);
}

const char *
fields_outcome(const struct reading *r)
{
	return r->severity == DIAG_ERROR ? "" : "; ignored";
}

static void
report_unknown(struct reading *r, const struct field_table *t, const struct node *n)
{
	size_t count;
	const char **keys = keys_of(t, &count);
	enum diag_level level = r->severity < DIAG_WARNING ? r->severity : DIAG_WARNING;

	diag_report(r->diags, level, n->key_place, "unknown-key",
	    "unknown key '%s' in %s, ignored", n->key, t->name);
	help_words(r->diags, n->key, keys, count);
	free(keys);
}

bool
fields_read(struct reading *r, const struct field_table *t, const struct node *map,
    void *record, bool (*other)(struct reading *r, const struct node *member, void *record))
{
	bool good = true;

	if (map->kind != NODE_MAP) {
		diag_report(r->diags, r->severity, map->place, "wrong-kind",
		    "%s must be a map, not %s%s", t->name, node_kind_word(map),
		    fields_outcome(r));
		return false;
	}
	for (const struct node *n = map->first; n; n = n->next) {
		const struct field *f = find_field(t, n->key);

		if (node_is_null(n) && f)
			continue;
		if (f)
			good &= f->kind->read(r, f, n, (char *)record + f->offset);
		else if (!other || !other(r, n, record))
			report_unknown(r, t, n);
	}
	return good;
}

static bool
wrong(struct reading *r, const struct field *f, const struct node *n, const char *wanted)
{
	if (n->kind == NODE_SCALAR)
		diag_report(r->diags, r->severity, n->place, "wrong-value",
		    "'%s' must be %s, not '%.60s'%s", f->key, wanted, n->text,
		    fields_outcome(r));
	else
		diag_report(r->diags, r->severity, n->place, "wrong-kind",
		    "'%s' must be %s, not %s%s", f->key, wanted, node_kind_word(n),
		    fields_outcome(r));
	return false;
}

static int
index_of(const char *text, const char *const *words)
{
	for (int i = 0; words[i]; i++) {
		if (strcmp(text, words[i]) == 0)
			return i;
	}
	return -1;
}

/* YAML 1.1's words for no and yes in turn; the first six are YAML 1.2's. */
static const char *const BOOL_WORDS[] = {"false", "true", "False", "True", "FALSE", "TRUE",
    "no", "yes", "No", "Yes", "NO", "YES", "off", "on", "Off", "On", "OFF", "ON", NULL};

static bool
read_bool(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	int index = n->kind == NODE_SCALAR ? index_of(n->text, BOOL_WORDS) : -1;

	if (index < 0)
		return wrong(r, f, n, "true or false");
	if (index >= 6)
		diag_note(r->diags, n->place, "old-boolean", "'%s' is read as '%s'", n->text,
		    BOOL_WORDS[index % 2]);
	*(bool *)target = index % 2;
	return true;
}

static void
bool_schema(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"enum\": [true, false");
	for (size_t i = 0; BOOL_WORDS[i]; i++)
		buf_printf(out, ", \"%s\"", BOOL_WORDS[i]);
	buf_puts(out, "]}");
}

static bool
parse_int(const struct node *n, int *out)
{
	const char *digits = n->text ? n->text + (*n->text == '-' || *n->text == '+') : "";
	size_t len = strspn(digits, "0123456789");
	long v;

	if (n->kind != NODE_SCALAR || n->style == NODE_QUOTED || !len || len > 9 || digits[len])
		return false;
	v = strtol(n->text, NULL, 10);
	*out = (int)v;
	return true;
}

static bool
read_int(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const int *limits = f->arg;
	int v;

	if (!parse_int(n, &v)) {
		wrong(r, f, n, "a whole number");
		if (n->style == NODE_QUOTED && n->text[0] &&
		    !n->text[strspn(n->text, "0123456789")])
			diag_help(r->diags, "write it without quotes");
		return false;
	}
	if (limits && (v < limits[0] || v > limits[1])) {
		diag_report(r->diags, r->severity, n->place, "out-of-range",
		    "'%s' must be between %d and %d, not %d%s", f->key, limits[0], limits[1], v,
		    fields_outcome(r));
		return false;
	}
	*(int *)target = v;
	return true;
}

static void
int_schema(const struct field *f, struct buf *out)
{
	const int *limits = f->arg;

	buf_puts(out, "{\"type\": \"integer\"");
	if (limits)
		buf_printf(out, ", \"minimum\": %d, \"maximum\": %d", limits[0], limits[1]);
	buf_puts(out, "}");
}

static bool
read_text(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	if (n->kind != NODE_SCALAR)
		return wrong(r, f, n, "text");
	*(const char **)target = n->text;
	return true;
}

static void
text_schema(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"type\": [\"string\", \"number\", \"boolean\"]}");
}

static size_t
count_words(const char *const *words)
{
	size_t count = 0;

	while (words[count])
		count++;
	return count;
}

static bool
read_word(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	const char *const *words = f->arg;
	int index = n->kind == NODE_SCALAR ? index_of(n->text, words) : -1;

	if (index < 0) {
		wrong(r, f, n, "one of its words");
		help_words(r->diags, n->text ? n->text : "", words, count_words(words));
		return false;
	}
	*(int *)target = index;
	return true;
}

static void
word_schema(const struct field *f, struct buf *out)
{
	const char *const *words = f->arg;

	buf_puts(out, "{\"enum\": [");
	for (size_t i = 0; words[i]; i++) {
		buf_puts(out, i ? ", " : "");
		buf_json(out, words[i]);
	}
	buf_puts(out, "]}");
}

static bool
read_color(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	if (n->kind == NODE_SCALAR && color_parse(n->text, target))
		return true;
	wrong(r, f, n, "a color");
	diag_help(
	    r->diags, "write a name, #rrggbb (in quotes), rgb(r, g, b) or hsl(h, s%%, l%%)");
	return false;
}

static void
color_schema(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"type\": \"string\"}");
}

static bool
read_map(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	if (n->kind != NODE_MAP)
		return wrong(r, f, n, "a map");
	return fields_read(r, f->arg, n, target, NULL);
}

static void
map_schema(const struct field *f, struct buf *out)
{
	fields_schema(f->arg, out);
}

static bool
read_node(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	(void)r;
	(void)f;
	*(const struct node **)target = n;
	return true;
}

static void
node_schema(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{}");
}

static void
put_ref(const char *name, struct buf *out)
{
	buf_puts(out, "{\"$ref\": \"#/$defs/");
	for (; *name; name++)
		buf_putc(out, *name == ' ' ? '_' : *name);
	buf_puts(out, "\"}");
}

static void
ref_schema(const struct field *f, struct buf *out)
{
	put_ref(f->arg, out);
}

void
field_ref_schema(const struct field *f, struct buf *out)
{
	put_ref(f->kind->name, out);
}

const struct field_kind FIELD_BOOL = {"bool", read_bool, bool_schema};
const struct field_kind FIELD_INT = {"whole number", read_int, int_schema};
const struct field_kind FIELD_TEXT = {"text", read_text, text_schema};
const struct field_kind FIELD_WORD = {"word", read_word, word_schema};
const struct field_kind FIELD_COLOR = {"color", read_color, color_schema};
const struct field_kind FIELD_MAP = {"map", read_map, map_schema};
const struct field_kind FIELD_NODE = {"any", read_node, node_schema};
const struct field_kind FIELD_REF = {"any", read_node, ref_schema};

static void
put_initial(const struct field *f, struct buf *out)
{
	bool raw = f->kind == &FIELD_BOOL || f->kind == &FIELD_INT;

	buf_puts(out, ", \"default\": ");
	if (raw)
		buf_puts(out, f->initial);
	else
		buf_json(out, f->initial);
}

static bool
is_among(const char *word, const char *const *words)
{
	return words && index_of(word, words) >= 0;
}

/* A key without a value is as if it were not there. */
static void
put_property(const struct field *f, bool required, struct buf *out)
{
	buf_json(out, f->key);
	buf_puts(out, required ? ": {\"allOf\": [" : ": {\"anyOf\": [{\"type\": \"null\"}, ");
	f->kind->schema(f, out);
	buf_puts(out, "]");
	if (f->help) {
		buf_puts(out, ", \"description\": ");
		buf_json(out, f->help);
	}
	if (f->initial)
		put_initial(f, out);
	buf_puts(out, "}");
}

void
fields_properties(const struct field_table *t, const char *const *required, struct buf *out)
{
	bool any = false;

	for (size_t i = 0; i < t->count; i++) {
		if (!t->rows[i].kind->schema)
			continue;
		buf_puts(out, any ? ",\n" : "\n");
		put_property(&t->rows[i], is_among(t->rows[i].key, required), out);
		any = true;
	}
}

void
fields_schema(const struct field_table *t, struct buf *out)
{
	buf_puts(out, "{\"type\": \"object\", \"properties\": {");
	fields_properties(t, NULL, out);
	buf_puts(out, "}, \"additionalProperties\": false}");
}
