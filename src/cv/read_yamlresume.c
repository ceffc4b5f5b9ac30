/* YAMLResume 0.14, and the generation before with 'layout'. */
#include "cv/read_yamlresume.h"

#include <string.h>

#include "cv/blocks.h"
#include "cv/read_rendercv.h"
#include "cv/resume.h"
#include "cv/locale_fields.h"
#include "cv/yamlresume_layout.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* The order of sections that the file doesn't order. */
static const char *const ORDER[] = {"work", "education", "languages", "skills", "awards",
    "certificates", "publications", "references", "projects", "interests", "volunteer"};

static const struct fixed_key {
	const char *key;
	enum fixed_kind kind;
} FIXED_KEYS[] = {{"degree", FIXED_DEGREE}, {"level", FIXED_LEVEL}, {"fluency", FIXED_FLUENCY}};

struct resume {
	struct reading *reading;
	const struct node *content; /* cleaned */
	const struct node *aliases; /* of sections; NULL */
	const struct node *done[32];
	size_t done_count;
};

static void
translate_word(struct reading *r, const struct locale *l, enum fixed_kind kind, struct node *n)
{
	const char *word = word_fixed(l, kind, n->text), *near;
	if (word) {
		n->text = word;
	} else if ((near = word_near_fixed(kind, n->text))) {
		diag_warn(r->diags, n->place, "wrong-value",
		    "'%s' is no %s of YAMLResume, shown as typed", n->text, n->key);
		diag_help(r->diags, "did you mean '%s'?", near);
	}
}

/* The fixed words below `content` in the document's language. */
static void
translate(struct reading *r, const struct locale *l, struct node *content)
{
	for (struct node *n = content; n; n = node_walk(content, n, NULL))
		for (size_t i = 0; i < COUNT(FIXED_KEYS) && n->kind == NODE_SCALAR; i++)
			if (n->key && strcmp(n->key, FIXED_KEYS[i].key) == 0)
				translate_word(r, l, FIXED_KEYS[i].kind, n);
}

static const char *
alias_of(const struct resume *y, const char *key)
{
	const struct node *n = y->aliases ? node_get(y->aliases, key) : NULL;
	return n && n->kind == NODE_SCALAR && *n->text ? n->text : NULL;
}

static bool
is_done(const struct resume *y, const struct node *n)
{
	for (size_t i = 0; i < y->done_count; i++)
		if (y->done[i] == n)
			return true;
	return false;
}

static void
mark_done(struct resume *y, const struct node *n)
{
	if (y->done_count < COUNT(y->done))
		y->done[y->done_count++] = n;
}

static void
read_named(struct resume *y, const char *key)
{
	const struct node *n = node_get(y->content, key);
	const struct resume_section *type = resume_section_find(key);
	if (!n || !type || is_done(y, n))
		return;
	mark_done(y, n);
	resume_section_read(y->reading, type, n, alias_of(y, key));
}

static void
read_basics(struct resume *y)
{
	const struct node *basics = node_get(y->content, "basics"),
	                  *location = node_get(y->content, "location"),
	                  *profiles = node_get(y->content, "profiles");
	if (basics)
		resume_basics_read(y->reading, basics, alias_of(y, "basics"));
	if (location)
		resume_location_read(y->reading, location);
	if (profiles)
		resume_profiles_read(y->reading, profiles);
	mark_done(y, basics);
	mark_done(y, location);
	mark_done(y, profiles);
}

static void
read_order(struct resume *y, const struct node *order)
{
	for (const struct node *n = order ? order->first : NULL; n; n = n->next)
		if (n->kind == NODE_SCALAR)
			read_named(y, n->text);
	for (size_t i = 0; i < COUNT(ORDER); i++)
		read_named(y, ORDER[i]);
	for (const struct node *n = y->content->first; n; n = n->next) {
		if (is_done(y, n))
			continue;
		resume_other_note(y->reading, n, "YAMLResume");
		resume_section_read(y->reading, &RESUME_OTHER, n, alias_of(y, n->key));
	}
}

static void
read_language(struct reading *r, const struct node *root, struct cv *cv)
{
	const struct node *n = node_find(root, "locale.language");
	if (!n)
		n = node_find(root, "layout.locale.language");
	if (n && !node_is_null(n))
		language_read(r, n, &cv->locale);
}

static void
read_layout(
    struct reading *r, const struct node *root, struct resume *y, const struct node **order)
{
	const struct node *layout = yamlresume_layout(root);
	struct cv *cv = r->self;
	if (!layout)
		return;
	cv->design = yamlresume_design(r, layout);
	yamlresume_unused(r, root, layout);
	y->aliases = node_find(layout, "sections.aliases");
	*order = node_find(layout, "sections.order");
}

static void
note_unknown(struct reading *r, const struct node *root)
{
	static const char *const KNOWN[] = {
	    "content", "locale", "layouts", "layout", "design", "settings", "cv", "$schema"};
	for (const struct node *n = root->first; n; n = n->next) {
		bool known = false;
		for (size_t i = 0; i < COUNT(KNOWN); i++)
			known |= strcmp(n->key, KNOWN[i]) == 0;
		if (!known)
			resume_not_shown(r, n->key, n);
	}
}

struct cv *
yamlresume_read(struct arena *a, const struct source *s, const struct node *root,
    const struct cv_options *o, struct diags *d)
{
	struct cv *cv = cv_new(a, "yamlresume", s, o);
	struct reading r = {.arena = a, .diags = d, .severity = DIAG_WARNING, .self = cv};
	const struct node *content = node_get(root, "content"), *order = NULL;
	struct node *clean =
	    content && content->kind == NODE_MAP ? resume_clean(a, content) : NULL;
	struct resume y = {.reading = &r, .content = clean};
	if (!clean) {
		diag_error(d, content ? content->place : (struct place){s, 0, 0}, "no-cv",
		    "this is no YAMLResume: it has no map 'content'");
		return NULL;
	}
	struct blocks blocks = blocks_of(root);
	blocks.locale = NULL;
	read_language(&r, root, cv);
	read_layout(&r, root, &y, &order);
	blocks_read(&r, &blocks);
	translate(&r, &cv->locale, clean);
	read_basics(&y);
	read_order(&y, order);
	note_unknown(&r, root);
	rendercv_override(&r, blocks.cv);
	blocks_finish(&r, o);
	return cv;
}

int
yamlresume_probe(const struct source *s, const struct node *root)
{
	(void)s;
	if (root->kind != NODE_MAP || node_get(root, "cv"))
		return 0;
	if (node_get(root, "content"))
		return 95;
	return node_get(root, "layouts") ? 50 : 0;
}
