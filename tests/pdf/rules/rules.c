/* rules FILE.pdf FILE.json: is the PDF as it must be? The second file is what qpdf makes of the
 * first. */
#include "rules.h"

#include "base/file.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
broken(struct rules *r, const char *rule, const char *format, ...)
{
	va_list args;
	r->broken++;
	printf("%s: ", rule);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
}

bool
is_ref(const struct node *n)
{
	size_t len = n && n->text ? strlen(n->text) : 0;
	return len > 4 && isdigit((unsigned char)*n->text) &&
	       !strcmp(n->text + len - 4, " 0 R");
}

bool
is_number(const struct node *n)
{
	return n && n->kind == NODE_SCALAR && n->style == NODE_PLAIN &&
	       strspn(n->text, "-+.0123456789") > 0;
}

bool
is_true(const struct node *n)
{
	return n && n->text && n->style == NODE_PLAIN && !strcmp(n->text, "true");
}

static const struct node *
object_of(const struct rules *r, const char *ref)
{
	char key[64];
	snprintf(key, sizeof key, "obj:%s", ref);
	return node_get(r->objects, key);
}

const struct node *
value_of(const struct rules *r, const struct node *n)
{
	if (!is_ref(n))
		return n && node_is_null(n) ? NULL : n;
	const struct node *object = object_of(r, n->text);
	const struct node *stream = node_get(object, "stream");
	return stream ? node_get(stream, "dict") : node_get(object, "value");
}

const struct node *
get(const struct rules *r, const struct node *dict, const char *key)
{
	return value_of(r, dict ? node_get(dict, key) : NULL);
}

const char *
name_of(const struct node *n)
{
	return n && n->text && *n->text == '/' ? n->text + 1 : NULL;
}

const char *
get_name(const struct rules *r, const struct node *dict, const char *key)
{
	return name_of(get(r, dict, key));
}

bool
is_name(const struct rules *r, const struct node *dict, const char *key, const char *name)
{
	const char *is = get_name(r, dict, key);
	return is && !strcmp(is, name);
}

const char *
get_string(const struct rules *r, const struct node *dict, const char *key)
{
	const struct node *n = get(r, dict, key);
	if (!n || !n->text || (strncmp(n->text, "u:", 2) && strncmp(n->text, "b:", 2)))
		return NULL;
	return n->text + 2;
}

const char *
get_ref(const struct node *dict, const char *key)
{
	const struct node *n = dict ? node_get(dict, key) : NULL;
	return is_ref(n) ? n->text : NULL;
}

static int
sextet(char c)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;
	return at ? (int)(at - digits) : -1;
}

const char *
stream_bytes(struct rules *r, const char *ref, size_t *len)
{
	const struct node *stream = ref ? node_get(object_of(r, ref), "stream") : NULL;
	const struct node *data = stream ? node_get(stream, "data") : NULL;
	*len = 0;
	if (!data || !data->text)
		return NULL;
	char *bytes = arena_alloc(&r->arena, strlen(data->text) / 4 * 3 + 4);
	unsigned bits = 0, have = 0;
	for (const char *s = data->text; sextet(*s) >= 0; s++) {
		bits = bits << 6 | (unsigned)sextet(*s);
		have += 6;
		if (have >= 8)
			bytes[(*len)++] = (char)(bits >> (have -= 8));
	}
	bytes[*len] = '\0';
	return bytes;
}

struct sheet *
find_sheet(struct rules *r, const char *ref)
{
	for (size_t i = 0; ref && i < r->sheet_count; i++)
		if (!strcmp(r->sheets[i].ref, ref))
			return &r->sheets[i];
	return NULL;
}

struct font *
find_font(struct rules *r, const char *ref)
{
	struct font **at = &r->fonts;
	for (; *at; at = &(*at)->next)
		if (!strcmp((*at)->ref, ref))
			return *at;
	struct font *f = *at = arena_zero(&r->arena, 1, sizeof *f);
	struct node n = {.kind = NODE_SCALAR, .text = ref};
	f->ref = ref;
	f->dict = value_of(r, &n);
	f->glyphs = arena_zero(&r->arena, 1, sizeof *f->glyphs);
	const struct node *list = get(r, f->dict, "/DescendantFonts");
	f->descendant = list ? value_of(r, list->first) : NULL;
	return f;
}

/* 'de', 'zh-Hant-TW': as much of BCP 47 as there is to get wrong. */
bool
is_language(const char *tag)
{
	size_t part = 0, letters = 0;
	if (!tag)
		return false;
	for (;; tag++) {
		if (*tag && *tag != '-') {
			if (!isalnum((unsigned char)*tag) ||
			    (!part && !isalpha((unsigned char)*tag)))
				return false;
			letters++;
			continue;
		}
		if (!letters || letters > 8 || (!part && letters < 2))
			return false;
		if (!*tag)
			return true;
		part++;
		letters = 0;
	}
}

static void
add_pages(struct rules *r, const struct node *kids, int depth)
{
	for (const struct node *k = kids ? kids->first : NULL; k && depth < 20; k = k->next) {
		const struct node *page = value_of(r, k);
		if (is_name(r, page, "/Type", "Pages")) {
			add_pages(r, get(r, page, "/Kids"), depth + 1);
			continue;
		}
		if (!is_ref(k) || !is_name(r, page, "/Type", "Page")) {
			broken(r, "pages", "a kid of the page tree is no page");
			continue;
		}
		r->sheets = arena_grow(
		    &r->arena, r->sheets, r->sheet_count, &r->sheet_room, sizeof *r->sheets);
		r->sheets[r->sheet_count++] = (struct sheet){.ref = k->text, .dict = page};
	}
}

/* The frame of the file, which no JSON shows (ISO 19005-2 §6.1.2, §6.1.3). */
static void
check_frame(struct rules *r, const char *bytes, size_t len)
{
	const unsigned char *u = (const unsigned char *)bytes;
	if (len < 32 || memcmp(bytes, "%PDF-1.7\n", 9))
		broken(r, "version", "the file doesn't begin with %%PDF-1.7");
	else if (u[9] != '%' || u[10] < 128 || u[11] < 128 || u[12] < 128 || u[13] < 128)
		broken(r, "version", "the second line is no comment of four bytes above 127");
	if (len < 6 || memcmp(bytes + len - 6, "%%EOF\n", 6))
		broken(r, "version", "something stands behind %%%%EOF");
}

static bool
read_json(struct rules *r, const char *path)
{
	const char *bytes, *why;
	size_t len;
	if (!file_read(&r->arena, path, (size_t)1 << 28, &bytes, &len, &why)) {
		fprintf(stderr, "rules: %s: %s\n", path, why);
		return false;
	}
	struct source *s = source_new(&r->arena, path, bytes, len, &r->diags);
	const struct node *root = json_read(&r->arena, s, &r->diags);
	r->objects = root ? node_find(root, "qpdf.1") : NULL;
	r->trailer = node_get(node_get(r->objects, "trailer"), "value");
	r->catalog = get(r, r->trailer, "/Root");
	return r->catalog != NULL;
}

int
main(int argc, char **argv)
{
	struct rules r = {0};
	const char *bytes, *why;
	size_t len;
	r.diags.arena = &r.arena;
	if (argc != 3 || !file_read(&r.arena, argv[1], (size_t)1 << 28, &bytes, &len, &why) ||
	    !read_json(&r, argv[2])) {
		fputs("usage: rules FILE.pdf FILE.json; the second by qpdf --json=2 "
		      "--json-stream-data=inline "
		      "--decode-level=generalized\n",
		    stderr);
		return 2;
	}
	check_frame(&r, bytes, len);
	add_pages(&r, get(&r, get(&r, r.catalog, "/Pages"), "/Kids"), 0);
	check_objects(&r);
	check_metadata(&r);
	check_document(&r);
	check_structure(&r);
	check_content(&r);
	check_parent_tree(&r);
	check_links(&r);
	check_outlines(&r);
	check_fonts(&r);
	arena_free(&r.arena);
	return r.broken ? 1 : 0;
}
