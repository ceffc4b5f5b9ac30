/* Every object, whatever it is: keys and values that an archive doesn't take, and limits. */
#include "rules.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_LIMIT = 127, STRING_LIMIT = 32767 };

static const char *const FORBIDDEN_KEYS[] = {"/AA", "/OpenAction", "/JS", "/JavaScript",
    "/AcroForm", "/OCProperties", "/Requirements", "/NeedsRendering", "/Collection",
    "/PresSteps", "/AlternatePresentations", "/Encrypt", "/FFilter", "/FDecodeParms",
    "/Alternates", "/OPI", "/PS", "/TR", "/HTO", "/XFA", "/RichMedia", "/RoleMap", "/Perms",
    "/Suspects", "/E", "/DW2", "/CIDSet", NULL};

static const char *const ALLOWED_FILTERS[] = {"FlateDecode", "DCTDecode", NULL};
static const char *const ALLOWED_ACTIONS[] = {"URI", "GoTo", NULL};

static bool
is_among(const char *word, const char *const *list)
{
	for (; word && *list; list++)
		if (!strcmp(*list, word))
			return true;
	return false;
}

static void
check_limits(struct rules *r, const char *object, const struct node *n)
{
	const char *text = n->text;
	if (!text)
		return;
	if (is_number(n)) {
		if (strtod(text, NULL) > 2147483647 || strtod(text, NULL) < -2147483648.0)
			broken(r, "limits", "%s: the number %s", object, text);
	} else if (*text == '/' && strlen(text) > NAME_LIMIT + 1) {
		broken(r, "limits", "%s: a name of %zu bytes", object, strlen(text) - 1);
	} else if (strlen(text) > STRING_LIMIT) {
		broken(r, "limits", "%s: a string of %zu bytes", object, strlen(text));
	}
}

static void
check_values(struct rules *r, const char *object, const struct node *top)
{
	for (const struct node *n = top; n; n = node_walk(top, n, NULL)) {
		check_limits(r, object, n);
		if (n->key && is_among(n->key, FORBIDDEN_KEYS))
			broken(r, "forbidden-key", "%s has %s", object, n->key);
		if (n->key && !strcmp(n->key, "/Interpolate") && is_true(n))
			broken(r, "image", "%s is interpolated", object);
		if (n->kind == NODE_MAP && is_name(r, n, "/Type", "Action") &&
		    !is_among(get_name(r, n, "/S"), ALLOWED_ACTIONS))
			broken(r, "action", "%s is an action of a kind that isn't allowed",
			    object);
	}
}

static void
check_image(struct rules *r, const char *object, const struct node *dict)
{
	const char *space = get_name(r, dict, "/ColorSpace");
	const struct node *bits = get(r, dict, "/BitsPerComponent");
	if (!space || (strcmp(space, "DeviceRGB") && strcmp(space, "DeviceGray")))
		broken(r, "image", "%s is neither RGB nor gray", object);
	if (!is_number(bits) || strcmp(bits->text, "8"))
		broken(r, "image", "%s hasn't 8 bits a component", object);
}

static void
check_stream(struct rules *r, const char *object, const struct node *dict)
{
	const struct node *filter = get(r, dict, "/Filter");
	if (node_get(dict, "/F"))
		broken(r, "forbidden-key", "%s is a stream outside the file", object);
	if (is_name(r, dict, "/Subtype", "Form") || is_name(r, dict, "/Subtype", "PS"))
		broken(r, "forbidden-key", "%s is a form or PostScript object", object);
	if (is_name(r, dict, "/Subtype", "Image"))
		check_image(r, object, dict);
	if (filter && filter->kind == NODE_SEQ)
		filter = filter->first;
	if (filter && !is_among(name_of(filter), ALLOWED_FILTERS))
		broken(r, "filter", "%s: %s", object, filter->text ? filter->text : "no name");
}

void
check_objects(struct rules *r)
{
	for (const struct node *n = r->objects->first; n; n = n->next) {
		const struct node *stream = node_get(n, "stream");
		const struct node *dict = node_get(stream, "dict");
		const struct node *top = stream ? dict : node_get(n, "value");
		if (stream && dict)
			check_stream(r, n->key, dict);
		if (top)
			check_values(r, n->key, top);
	}
}
