/* The catalog and the pages (ISO 14289-1 §7.1, §7.11, §7.18.3; ISO 19005-2 §6.1.3, §6.2.3). */
#include "rules.h"

#include <string.h>

static void
check_id(struct rules *r)
{
	const struct node *id = get(r, r->trailer, "/ID");
	if (!id || id->kind != NODE_SEQ || id->count != 2 || strlen(id->first->text) < 10)
		broken(r, "id", "the trailer has no ID of two strings");
}

static void
check_output_intent(struct rules *r)
{
	const struct node *list = get(r, r->catalog, "/OutputIntents");
	const struct node *intent = list && list->count == 1 ? value_of(r, list->first) : NULL;
	const char *ref = intent ? get_ref(intent, "/DestOutputProfile") : NULL;
	const struct node *components = get(r, get(r, intent, "/DestOutputProfile"), "/N");
	size_t len;
	const char *profile = stream_bytes(r, ref, &len);
	if (!r->part)
		return;
	if (!intent || !is_name(r, intent, "/S", "GTS_PDFA1") ||
	    !get_string(r, intent, "/OutputConditionIdentifier"))
		broken(r, "output-intent", "not one output intent of PDF/A");
	else if (!profile || len < 128 || memcmp(profile + 36, "acsp", 4) ||
	         memcmp(profile + 16, "RGB ", 4) || !components || !components->text ||
	         strcmp(components->text, "3"))
		broken(r, "output-intent", "the profile is none of RGB");
}

static void
check_attachment(struct rules *r, const struct node *spec)
{
	const struct node *file = get(r, get(r, spec, "/EF"), "/F");
	if (!get_string(r, spec, "/F") || !get_string(r, spec, "/UF"))
		broken(r, "attachment", "a file without F and UF");
	if (!get_name(r, spec, "/AFRelationship"))
		broken(r, "attachment", "a file without AFRelationship");
	if (!is_name(r, file, "/Type", "EmbeddedFile") || !get_name(r, file, "/Subtype"))
		broken(r, "attachment", "a file without a type");
}

static void
check_attachments(struct rules *r)
{
	const struct node *names =
	    get(r, get(r, get(r, r->catalog, "/Names"), "/EmbeddedFiles"), "/Names");
	const struct node *associated = get(r, r->catalog, "/AF");
	size_t named = names ? names->count / 2 : 0;
	if (named && r->part != 3)
		broken(r, "attachment", "only PDF/A-3 takes attachments");
	if (named != (associated ? associated->count : 0))
		broken(r, "attachment", "%zu files are named, %zu associated", named,
		    associated ? associated->count : 0);
	for (const struct node *n = associated ? associated->first : NULL; n; n = n->next)
		check_attachment(r, value_of(r, n));
}

static void
check_page(struct rules *r, const struct sheet *s)
{
	const struct node *box = get(r, s->dict, "/MediaBox");
	if (!is_name(r, s->dict, "/Tabs", "S"))
		broken(r, "tabs", "page %s: the tab order isn't the structure's", s->ref);
	if (!get(r, s->dict, "/Resources"))
		broken(r, "resources", "page %s has none", s->ref);
	if (!is_number(get(r, s->dict, "/StructParents")))
		broken(r, "parent-tree", "page %s has no StructParents", s->ref);
	if (!box || box->count != 4)
		broken(r, "pages", "page %s has no MediaBox", s->ref);
}

void
check_document(struct rules *r)
{
	const struct node *mark = get(r, r->catalog, "/MarkInfo");
	check_id(r);
	if (!is_language(get_string(r, r->catalog, "/Lang")))
		broken(r, "lang", "the catalog's language is missing or no tag");
	if (!is_true(get(r, mark, "/Marked")))
		broken(r, "mark-info", "the document isn't marked");
	if (!is_true(get(r, get(r, r->catalog, "/ViewerPreferences"), "/DisplayDocTitle")))
		broken(r, "display-title", "viewers would show the file's name");
	check_output_intent(r);
	check_attachments(r);
	if (!r->sheet_count)
		broken(r, "pages", "there is none");
	for (size_t i = 0; i < r->sheet_count; i++)
		check_page(r, &r->sheets[i]);
}
