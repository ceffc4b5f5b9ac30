/* YAML: libyaml's events made nodes.
 *
 * Events are read one by one and handed to the builder; nothing recurses. An alias is a copy of
 * what its anchor names, since every node has one parent: copies are counted before they are
 * made against one budget for the file, which ends the billion laughs, and an alias inside its
 * own anchor is refused. Merge keys are spliced in when their map ends.
 *
 * YAML can't go on after a syntax error (what follows would be noise), so there is one message
 * for it, and no tree; see yaml/trouble for the words. What libyaml would refuse though people
 * write it and mean text is mended before it reads; see yaml/input. */
#include <string.h>
#include <yaml.h>

#include "yaml/builder.h"
#include "yaml/trouble.h"

#define ALIAS_LIMIT 100000 /* nodes that all aliases of a file may copy */

struct anchor {
	struct node *node;
	struct place place; /* '&name' */
	bool used;
};

struct reader {
	struct arena *arena;
	struct diags *diags;
	struct builder builder;
	struct input input;
	yaml_parser_t parser;
	struct dict anchors;
	struct place before; /* of the last scalar or collection's end */
	size_t copied, documents;
};

static struct place
event_place(struct reader *r, const yaml_event_t *e)
{
	return (struct place){r->input.source, input_offset(&r->input, e->start_mark.index),
	    input_offset(&r->input, e->end_mark.index)};
}

/* The place of a value without the anchor and tag before it. */
static struct place
value_place(struct reader *r, const yaml_event_t *e, bool has_properties)
{
	struct place p = event_place(r, e);
	const char *bytes = r->input.source->bytes;

	while (has_properties && p.begin < p.end && strchr("&!", bytes[p.begin])) {
		p.begin += (uint32_t)strcspn(bytes + p.begin, " \t\n,]}");
		p.begin += (uint32_t)strspn(bytes + p.begin, " \t\n");
	}
	p.end = p.end > p.begin ? p.end : p.begin;
	return p;
}

static struct place
property_place(struct reader *r, const yaml_event_t *e, char sign)
{
	struct place p = event_place(r, e);
	const char *bytes = r->input.source->bytes, *found;

	found = strchr(bytes + p.begin, sign);
	if (found)
		p.begin = (uint32_t)(found - bytes);
	p.end = p.begin + (uint32_t)strcspn(bytes + p.begin, " \t\n,]}");
	return p;
}

static bool
is_core_tag(const char *tag)
{
	static const char *const words[] = {"str", "int", "float", "bool", "null", "map", "seq",
	    "timestamp", "omap", "set", "merge", "value"};
	static const char prefix[] = "tag:yaml.org,2002:";

	if (strcmp(tag, "!") == 0)
		return true;
	if (strncmp(tag, prefix, sizeof prefix - 1) != 0)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(tag + sizeof prefix - 1, words[i]) == 0)
			return true;
	}
	return false;
}

static void
check_tag(struct reader *r, const yaml_event_t *e, const yaml_char_t *yaml_tag)
{
	const char *tag = (const char *)yaml_tag;
	struct place p;
	bool global;

	if (!tag || is_core_tag(tag))
		return;
	p = property_place(r, e, '!');
	global = strncmp(tag, "tag:yaml.org,2002:", 18) == 0 && (tag[18] | 32) >= 'a';
	if (global)
		diag_error(r->diags, p, "unsafe-tag", "tag '%.*s' is refused",
		    (int)(p.end - p.begin), r->input.source->bytes + p.begin);
	else
		diag_warn(r->diags, p, "tag-ignored", "tag '%.*s' is ignored, and not shown",
		    (int)(p.end - p.begin), r->input.source->bytes + p.begin);
	if (global)
		diag_help(r->diags, "remove the tag");
	else
		diag_help(r->diags, "put the text in quotes if the '!' is part of it");
}

static void
set_anchor(struct reader *r, const yaml_event_t *e, const yaml_char_t *name, struct node *n)
{
	struct arena *scratch = &r->builder.scratch;
	struct anchor *anchor;

	if (!name)
		return;
	anchor = arena_zero(scratch, 1, sizeof *anchor);
	anchor->node = n;
	anchor->place = property_place(r, e, '&');
	dict_set(&r->anchors, arena_str(scratch, (const char *)name), anchor);
}

/* '- &Co founder': an anchor that nobody asks for was a word of the text. */
static void
warn_unused_anchors(struct reader *r)
{
	for (size_t i = 0; i < r->anchors.count; i++) {
		const struct anchor *anchor = r->anchors.items[i].value;

		if (anchor->used || anchor->node->kind != NODE_SCALAR ||
		    anchor->node->style != NODE_PLAIN)
			continue;
		diag_warn(r->diags, anchor->place, "unused-anchor",
		    "'&%s' is an anchor that is never used, and not shown",
		    r->anchors.items[i].key);
		diag_help(r->diags, "put the text in quotes if the '&' is part of it");
	}
}

static enum node_style
scalar_style(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return NODE_QUOTED;
	case YAML_LITERAL_SCALAR_STYLE: return NODE_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE: return NODE_FOLDED;
	default: return NODE_PLAIN;
	}
}

/* 'ranked #1 in …': YAML drops what follows ' #'. A real comment has a space behind the '#'. */
static void
warn_comment(struct reader *r, const struct node *n)
{
	const char *s = r->input.source->bytes + n->place.end;
	const char *mark = s + strspn(s, " \t");
	uint32_t at = (uint32_t)(mark - r->input.source->bytes);

	if (mark == s || *mark != '#' || strchr(" \t\n#!-=", mark[1]) || !n->text[0])
		return;
	diag_warn(r->diags,
	    (struct place){n->place.source, at, at + (uint32_t)strcspn(mark, "\n")},
	    "comment-in-text", "YAML takes this for a comment, and it is not shown");
	diag_help(r->diags, "put the text in quotes, or a space behind the '#' of a comment");
}

/* '*nope' alone: an alias to anybody but RenderCV. */
static void
warn_no_alias(struct reader *r, const struct node *n)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	                              "0123456789_-";

	if (n->text[0] != '*' || !n->text[1] || n->text[1 + strspn(n->text + 1, letters)])
		return;
	diag_warn(r->diags, n->place, "unknown-anchor",
	    "no anchor '&%s' in this file, so '%s' is text", n->text + 1, n->text);
	diag_help(r->diags, "put it in quotes if it is text");
}

static bool
take_key(struct reader *r, const struct node *n)
{
	if (!n->text[0] && n->style == NODE_PLAIN) {
		diag_error(
		    r->diags, n->place, "yaml-syntax", "a key is missing before the ':'");
		diag_help(r->diags, "write the key, or put the text in quotes");
	} else if (n->style == NODE_PLAIN) {
		trouble_in_key(r->diags, n->text, n->place);
	}
	builder_key(&r->builder, n->text, n->place);
	return true;
}

static bool
take_scalar(struct reader *r, yaml_event_t *e)
{
	char *raw = (char *)e->data.scalar.value;
	size_t len = input_restore(&r->input, raw, e->data.scalar.length);
	bool has_properties = e->data.scalar.anchor || e->data.scalar.tag;
	struct node *n = node_scalar(r->arena, NULL, value_place(r, e, has_properties));

	n->text = scalar_text(r->arena, raw, len, n->place, r->diags);
	n->style = scalar_style(e->data.scalar.style);
	r->before = n->place;
	check_tag(r, e, e->data.scalar.tag);
	set_anchor(r, e, e->data.scalar.anchor, n);
	if (builder_wants_key(&r->builder))
		return take_key(r, n);
	if (n->style == NODE_PLAIN) {
		warn_comment(r, n);
		warn_no_alias(r, n);
	}
	return builder_add(&r->builder, n);
}

static bool
is_open(const struct builder *b, const struct node *n)
{
	for (size_t i = 0; i < b->depth; i++) {
		if (b->frames[i].node == n)
			return true;
	}
	return false;
}

/* The number of nodes in a tree, or `limit` + 1 when there are more; its height. */
static size_t
measure(const struct node *root, size_t limit, size_t *height)
{
	size_t count = 1, depth = 0;

	*height = 0;
	for (const struct node *n = node_walk(root, root, &depth); n && count <= limit;
	     n = node_walk(root, n, &depth)) {
		*height = depth > *height ? depth : *height;
		count++;
	}
	return count;
}

static bool
expand(struct reader *r, const struct node *n, struct place p)
{
	size_t height, count = measure(n, ALIAS_LIMIT - r->copied, &height);

	if (count > ALIAS_LIMIT - r->copied) {
		diag_error(r->diags, p, "alias-limit",
		    "the aliases of this file stand for more than "
		    "%d values",
		    ALIAS_LIMIT);
		return false;
	}
	if (r->builder.depth + height >= NODE_DEPTH) {
		diag_error(
		    r->diags, p, "too-deep", "more than %d levels of nesting", NODE_DEPTH);
		return false;
	}
	r->copied += count;
	return builder_add(&r->builder, node_copy(r->arena, n)) &&
	       builder_count(&r->builder, count - 1, p);
}

static bool
refuse_key(struct reader *r, enum node_kind kind, struct place p)
{
	diag_error(r->diags, p, "complex-key", "a %s can't be a key",
	    kind == NODE_MAP ? "map" : "list");
	diag_help(r->diags, "put the text in quotes if it is text");
	return false;
}

/* An alias without anchor: 'R &D' made yaml/input believe that there is one. */
static bool
take_alias_text(struct reader *r, const char *name, struct place p)
{
	struct node *n = node_scalar(r->arena, arena_printf(r->arena, "*%s", name), p);

	warn_no_alias(r, n);
	return builder_wants_key(&r->builder) ? take_key(r, n) : builder_add(&r->builder, n);
}

static bool
take_alias(struct reader *r, const yaml_event_t *e)
{
	const char *name = (const char *)e->data.alias.anchor;
	struct anchor *anchor = dict_get(&r->anchors, name);
	struct place p = event_place(r, e);

	r->before = p;
	if (!anchor)
		return take_alias_text(r, name, p);
	anchor->used = true;
	if (is_open(&r->builder, anchor->node)) {
		diag_error(
		    r->diags, p, "alias-circle", "'*%s' stands inside its own anchor", name);
		return false;
	}
	if (!builder_wants_key(&r->builder))
		return expand(r, anchor->node, p);
	if (anchor->node->kind != NODE_SCALAR)
		return refuse_key(r, anchor->node->kind, p);
	return take_key(r, node_scalar(r->arena, anchor->node->text, p));
}

static bool
take_start(struct reader *r, const yaml_event_t *e)
{
	bool map = e->type == YAML_MAPPING_START_EVENT;
	const yaml_char_t *anchor =
	    map ? e->data.mapping_start.anchor : e->data.sequence_start.anchor;
	const yaml_char_t *tag = map ? e->data.mapping_start.tag : e->data.sequence_start.tag;
	bool flow = map ? e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
	                : e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	struct node *n =
	    node_new(r->arena, map ? NODE_MAP : NODE_SEQ, value_place(r, e, anchor || tag));

	n->style = flow ? NODE_FLOW : NODE_PLAIN;
	check_tag(r, e, tag);
	set_anchor(r, e, anchor, n);
	if (builder_wants_key(&r->builder))
		return refuse_key(r, n->kind, n->place);
	return builder_open(&r->builder, n);
}

static void
move_members(struct node *map, const struct node *from, struct dict *keys)
{
	struct node *next;

	for (struct node *n = from->first; n; n = next) {
		next = n->next;
		if (dict_get(keys, n->key))
			continue;
		dict_set(keys, n->key, n);
		node_append(map, n->key, n->key_place, n);
	}
}

/* The members that a '<<' brings: of one map or of a list of maps, the first named first. */
static void
take_merge(struct reader *r, struct node *map, const struct node *merge, struct dict *keys)
{
	const struct node *one = merge->kind == NODE_SEQ ? merge->first : merge;

	for (; one; one = one == merge ? NULL : one->next) {
		if (one->kind == NODE_MAP) {
			move_members(map, one, keys);
			continue;
		}
		diag_error(r->diags, one->place, "bad-merge", "'<<' wants a map, not %s",
		    node_kind_word(one));
		diag_help(r->diags, "give it the alias of an anchored map: '<<: *name'");
	}
}

/* YAML 1.1 merge keys: what the map has itself wins. */
static void
merge_keys(struct reader *r, struct node *map)
{
	struct dict keys = {.arena = &r->builder.scratch};
	struct node *first = map->first, *next;

	for (struct node *n = first; n; n = n->next)
		dict_set(&keys, n->key, n);
	map->first = map->last = NULL;
	map->count = 0;
	for (struct node *n = first; n; n = next) {
		next = n->next;
		if (strcmp(n->key, "<<") == 0)
			take_merge(r, map, n, &keys);
		else
			node_append(map, n->key, n->key_place, n);
	}
}

static bool
has_merge(const struct node *map)
{
	for (const struct node *n = map->first; n; n = n->next) {
		if (n->key[0] == '<' && strcmp(n->key, "<<") == 0)
			return true;
	}
	return false;
}

/* Block collections end where the next token begins, which may be pages away: their last child
 * tells better. */
static bool
take_end(struct reader *r, const yaml_event_t *e)
{
	struct node *n = builder_close(&r->builder);

	if (n->style == NODE_FLOW)
		n->place.end = event_place(r, e).end;
	else if (n->last && n->last->place.end > n->place.end)
		n->place.end = n->last->place.end;
	r->before = n->place;
	if (n->kind == NODE_MAP && has_merge(n))
		merge_keys(r, n);
	return true;
}

static bool
take_document(struct reader *r, const yaml_event_t *e)
{
	if (!r->documents++)
		return true;
	diag_error(r->diags, event_place(r, e), "second-document",
	    "a second document begins here, which is not read");
	diag_help(r->diags, "put it in a file of its own, or remove the '---'");
	return false;
}

static bool
take_event(struct reader *r, yaml_event_t *e)
{
	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT: return take_document(r, e);
	case YAML_SCALAR_EVENT: return take_scalar(r, e);
	case YAML_ALIAS_EVENT: return take_alias(r, e);
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT: return take_start(r, e);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT: return take_end(r, e);
	default: return e->type != YAML_STREAM_END_EVENT;
	}
}

/* False on a syntax error. */
static bool
read_events(struct reader *r)
{
	struct trouble t = {.input = &r->input, .parser = &r->parser, .diags = r->diags};
	yaml_event_t e;
	bool more = true;

	while (more) {
		if (!yaml_parser_parse(&r->parser, &e)) {
			t.before = r->before;
			trouble_report(&t);
			return false;
		}
		more = take_event(r, &e);
		yaml_event_delete(&e);
	}
	return true;
}

static struct node *
finish(struct reader *r)
{
	struct node *root = r->builder.depth ? NULL : r->builder.root;

	if (!r->documents) {
		diag_error(r->diags, (struct place){r->input.source, 0, 0}, "empty-file",
		    "the file is empty");
		diag_help(r->diags,
		    "a CV begins with 'cv:' and, indented below it, 'name: …'; a layout is "
		    "options such as 'page:'");
	}
	warn_unused_anchors(r);
	return root && !trouble_in_root(r->diags, root) ? root : NULL;
}

static struct node *
read_source(struct reader *r)
{
	struct node *root;

	if (!yaml_parser_initialize(&r->parser))
		memory_fail();
	yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    &r->parser, (const yaml_char_t *)r->input.bytes, r->input.len);
	root = read_events(r) ? finish(r) : NULL;
	yaml_parser_delete(&r->parser);
	return root;
}

struct node *
yaml_read(struct arena *a, const struct source *s, struct diags *d)
{
	struct reader r = {.arena = a, .diags = d};
	struct node *root;

	if (!s->len && d->errors)
		return NULL;
	r.builder = (struct builder){.arena = a, .diags = d, .duplicates = DIAG_ERROR};
	r.anchors.arena = &r.builder.scratch;
	input_open(&r.input, &r.builder.scratch, s);
	root = read_source(&r);
	builder_free(&r.builder);
	return root;
}
