/* The model as YAMLResume 0.14: its eleven sections under their keys, other titles as aliases.
 */
#include <string.h>

#include "cv/write.h"
#include "cv/write_resume.h"
#include "yaml/write.h"

struct sheet {
	const struct writing *w;
	struct node *content;
	struct node *order, *aliases; /* not yet in the tree */
};

static void
put_alias(const struct sheet *s, const char *key, enum word word, const char *title)
{
	if (strcmp(word_in(&s->w->cv->locale, word), title) != 0)
		write_member(s->w->arena, s->aliases, key, title);
}

static void
put_section(const struct sheet *s, const struct cv_section *section)
{
	const char *title = rich_plain(s->w->arena, &section->title);
	const struct resume_table *t = resume_table_of(section, title);
	struct node *list = t ? node_get(s->content, t->key) : NULL;
	if (!t) {
		write_lossy(
		    s->w, section->place, "YAMLResume has no place for section '%s'", title);
		return;
	}
	if (list) {
		write_lossy(
		    s->w, section->place, "section '%s' is joined to '%s'", title, t->key);
	} else {
		list = write_collection(s->w->arena, s->content, t->key, NODE_SEQ);
		write_member(s->w->arena, s->order, NULL, t->key);
		put_alias(s, t->key, t->word, title);
	}
	for (size_t i = 0; i < section->entry_count; i++)
		resume_put_entry(s->w, RESUME_YAML, t, list, &section->entries[i]);
}

/* YAMLResume's name of the language, NULL if it hasn't the language. */
static const char *
language_of(const struct locale *l)
{
	static const struct {
		const char *ours, *theirs;
	} NAMES[] = {{"mandarin_chinese", "zh-hans"}, {"traditional_chinese", "zh-hant-tw"},
	    {"norwegian_bokmål", "no"}, {"norwegian_nynorsk", "no"}, {"portuguese", "pt-br"},
	    {"english", "en"}, {"spanish", "es"}, {"french", "fr"}, {"dutch", "nl"},
	    {"japanese", "ja"}, {"german", "de"}, {"indonesian", "id"}};
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
		if (strcmp(NAMES[i].ours, l->name) == 0)
			return NAMES[i].theirs;
	return NULL;
}

static void
put_locale(const struct sheet *s, struct node *root)
{
	const char *name = language_of(&s->w->cv->locale);
	if (!name)
		write_lossy(
		    s->w, place_none(), "YAMLResume has no words in %s", s->w->cv->locale.name);
	write_member(s->w->arena, write_collection(s->w->arena, root, "locale", NODE_MAP),
	    "language", name ? name : "en");
}

static void
put_layout(const struct sheet *s, struct node *root)
{
	struct arena *a = s->w->arena;
	struct node *list = write_collection(a, root, "layouts", NODE_SEQ);
	struct node *layout = write_collection(a, list, NULL, NODE_MAP);
	write_member(a, layout, "engine", "latex");
	struct node *sections = write_collection(a, layout, "sections", NODE_MAP);
	node_append(sections, "order", place_none(), s->order);
	if (s->aliases->count)
		node_append(sections, "aliases", place_none(), s->aliases);
}

static void
put_all(const struct sheet *s)
{
	const struct cv *cv = s->w->cv;
	const struct cv_section *first = cv->section_count ? &cv->sections[0] : NULL;
	const struct cv_section *summary =
	    first && resume_is_summary(s->w, first) ? first : NULL;
	resume_put_basics(s->w, RESUME_YAML, s->content, summary);
	if (summary)
		put_alias(s, "basics", WORD_SUMMARY, rich_plain(s->w->arena, &summary->title));
	for (size_t i = summary ? 1 : 0; i < cv->section_count; i++)
		put_section(s, &cv->sections[i]);
	if (!node_get(s->content, "education"))
		write_collection(s->w->arena, s->content, "education", NODE_SEQ);
}

void
cv_write_yamlresume(const struct cv *cv, struct buf *out, struct diags *d)
{
	struct arena arena = {0};
	const struct writing w = {&arena, d, cv};
	struct node *root = node_new(&arena, NODE_MAP, place_none());
	const struct sheet s = {&w, write_collection(&arena, root, "content", NODE_MAP),
	    node_new(&arena, NODE_SEQ, place_none()), node_new(&arena, NODE_MAP, place_none())};
	put_all(&s);
	put_locale(&s, root);
	put_layout(&s, root);
	if (cv->design)
		write_lossy(&w, cv->design->key_place, "the design has no place in YAMLResume");
	if (cv->bold_keywords)
		write_lossy(
		    &w, cv->settings->key_place, "YAMLResume has no place for settings");
	node_write_yaml(root, out);
	arena_free(&arena);
}
