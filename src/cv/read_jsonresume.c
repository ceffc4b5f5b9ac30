/* JSON Resume, 1.0 to 1.3 and the names before: sections in the order of the file, under titles
 * in the document's language ('meta.language', or '$lang', 'lang', 'language' beside it). */
#include "cv/read_jsonresume.h"

#include <string.h>

#include "cv/blocks.h"
#include "cv/exact.h"
#include "cv/read_rendercv.h"
#include "cv/locale_fields.h"
#include "cv/resume_exact.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static const char *const LANGUAGE_PATHS[] = {
    "meta.language", "meta.lang", "$lang", "lang", "language", "locale.language"};

/* The blocks of our own format may stand beside: '--set design.page.size=a4' is one. */
static const char *const OWN_BLOCKS[] = {"design", "locale", "settings", "cv"};

static bool
is_in(const char *word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

static void
find_language(struct reading *r, const struct node *root, struct cv *cv)
{
	for (size_t i = 0; i < COUNT(LANGUAGE_PATHS); i++) {
		const struct node *n = node_find(root, LANGUAGE_PATHS[i]);
		if (!n || n->kind != NODE_SCALAR)
			continue;
		language_read(r, n, &cv->locale);
		return;
	}
}

static void
read_meta(struct reading *r, const struct node *meta)
{
	static const char *const READ[] = {"language", "lang", "titles", EXACT_KEY};
	for (const struct node *n = meta->first; n; n = n->next)
		if (!is_in(n->key, READ, COUNT(READ)))
			resume_not_shown(r, arena_printf(r->arena, "meta.%s", n->key), n);
}

static const char *
title_of(const struct node *root, const char *key)
{
	const struct node *titles = node_find(root, "meta.titles");
	const struct node *n = titles ? node_get(titles, key) : NULL;
	return n && n->kind == NODE_SCALAR ? n->text : NULL;
}

static void
read_member(struct reading *r, const struct node *n)
{
	const struct resume_section *type = resume_section_find(n->key);
	if (type) {
		resume_section_read(r, type, n, title_of(n->parent, n->key));
	} else if (strcmp(n->key, "meta") == 0 && n->kind == NODE_MAP) {
		read_meta(r, n);
	} else if (n->kind == NODE_SCALAR) {
		if (strcmp(n->key, "$schema") != 0 &&
		    !is_in(n->key, LANGUAGE_PATHS, COUNT(LANGUAGE_PATHS)))
			resume_not_shown(r, n->key, n);
	} else {
		if (!node_find(n->parent, "meta." EXACT_KEY))
			resume_other_note(r, n, "JSON Resume");
		resume_section_read(r, &RESUME_OTHER, n, NULL);
	}
}

static void
read_members(struct reading *r, const struct node *root)
{
	const struct node *basics = node_get(root, "basics");
	if (basics)
		resume_basics_read(r, basics, title_of(root, "summary"));
	for (const struct node *n = root->first; n; n = n->next)
		if (n != basics && !is_in(n->key, OWN_BLOCKS, COUNT(OWN_BLOCKS)))
			read_member(r, n);
}

/* A block beside the standard members, over the one in 'meta.cvpdf'. */
static const struct node *
joined(struct arena *a, const struct node *own, const struct node *over)
{
	bool maps = own && over && own->kind == NODE_MAP && over->kind == NODE_MAP;
	return maps ? node_merge(a, own, over) : over ? over : own;
}

static struct blocks
find_blocks(struct arena *a, const struct node *root, const struct node *ours)
{
	struct blocks b = blocks_of(root), own = blocks_of(ours);
	return (struct blocks){b.cv, joined(a, own.design, b.design),
	    joined(a, own.locale, b.locale), joined(a, own.settings, b.settings)};
}

static void
report_no_resume(struct diags *d, const struct source *s, const struct node *root)
{
	struct place p = root->kind == NODE_MAP ? (struct place){s, 0, 0} : root->place;
	diag_error(
	    d, p, "no-cv", "this is no JSON Resume: it has neither 'basics' nor sections");
	diag_help(d, "begin it with '{\"basics\": {\"name\": …}'");
}

struct cv *
jsonresume_read(struct arena *a, const struct source *s, const struct node *root,
    const struct cv_options *o, struct diags *d)
{
	struct cv *cv = cv_new(a, "jsonresume", s, o);
	struct reading r = {.arena = a, .diags = d, .severity = DIAG_WARNING, .self = cv};
	const struct node *clean = root->kind == NODE_MAP ? resume_clean(a, root) : NULL;
	if (!clean) {
		report_no_resume(d, s, root);
		return NULL;
	}
	find_language(&r, clean, cv);
	const struct node *meta = node_get(clean, "meta"), *ours = node_get(meta, EXACT_KEY);
	struct blocks blocks = find_blocks(a, root, ours);
	blocks_read(&r, &blocks);
	read_members(&r, clean);
	if (ours)
		resume_exact_finish(&r, ours);
	rendercv_override(&r, blocks.cv);
	blocks_finish(&r, o);
	return cv;
}

int
jsonresume_probe(const struct source *s, const struct node *root)
{
	const struct node *schema = node_get(root, "$schema");
	(void)s;
	if (root->kind != NODE_MAP || node_get(root, "cv"))
		return 0;
	if (node_get(root, "basics"))
		return 90;
	if (schema && schema->kind == NODE_SCALAR && strstr(schema->text, "resume"))
		return 80;
	for (const struct node *n = root->first; n; n = n->next)
		if (resume_section_find(n->key))
			return 60;
	return root->style == NODE_FLOW ? 20 : 0;
}
