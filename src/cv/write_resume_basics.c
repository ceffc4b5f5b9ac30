/* The head of a CV as JSON Resume and YAMLResume have it. */
#include <ctype.h>
#include <string.h>

#include "cv/write_resume.h"

struct head {
	const struct writing *w;
	enum resume_flavor flavor;
	struct node *basics, *root;
};

static struct node *
own_map(const struct head *h)
{
	return h->flavor == RESUME_JSON ? h->basics : h->root;
}

static bool
is_country_code(const char *s)
{
	return isupper((unsigned char)s[0]) && isupper((unsigned char)s[1]) && !s[2];
}

/* Cut the words behind the last comma off `text`. */
static const char *
take_last(char *text)
{
	char *comma = strrchr(text, ',');
	if (!comma)
		return NULL;
	*comma = 0;
	return comma + 1 + strspn(comma + 1, " ");
}

/* 'Street 1, 0150 Oslo, Norway' in parts that read back as the same text. */
static void
put_location(const struct head *h, const struct cv_contact *c)
{
	struct arena *a = h->w->arena;
	char *text = arena_str(a, write_markup(a, &c->text));
	struct node *map = own_map(h);
	bool yaml = h->flavor == RESUME_YAML;
	if (node_get(map, "location")) {
		write_lossy(h->w, c->place, "only one location has a place");
		return;
	}
	map = write_collection(a, map, "location", NODE_MAP);
	const char *country = strpbrk(text, "[<") ? NULL : take_last(text);
	const char *region = NULL, *city = NULL;
	if (country && (yaml || !is_country_code(country))) {
		region = country;
		country = NULL;
	} else if (country) {
		region = strchr(text, ',') ? take_last(text) : NULL;
	}
	city = strpbrk(text, "[<") ? NULL : take_last(text);
	if (city)
		write_member(a, map, "address", text);
	write_member(a, map, "city", city ? city : text);
	if (region)
		write_member(a, map, "region", region);
	if (country)
		write_member(a, map, "countryCode", country);
}

static void
put_profile(const struct head *h, const struct cv_contact *c)
{
	struct arena *a = h->w->arena;
	struct node *map = own_map(h);
	const char *words = rich_plain(a, &c->text);
	bool custom = c->kind == CONTACT_CUSTOM;
	if (!c->url && custom) {
		write_lossy(h->w, c->place, "'%s' without an address has no place", words);
		return;
	}
	struct node *list = node_get(map, "profiles");
	if (!list)
		list = write_collection(a, map, "profiles", NODE_SEQ);
	map = write_collection(a, list, NULL, NODE_MAP);
	write_member(a, map, "network", custom ? words : c->network);
	write_member(a, map, "username", custom ? words : c->value);
	if (c->url)
		write_member(a, map, "url", c->url);
}

/* A text of basics, which has but one of each. */
static void
put_single(const struct head *h, const char *key, const struct cv_contact *c, const char *text)
{
	if (node_get(h->basics, key))
		write_lossy(h->w, c->place, "only one '%s' has a place, not '%s'", key, text);
	else
		write_member(h->w->arena, h->basics, key, text);
}

static void
put_contact(const struct head *h, const struct cv_contact *c)
{
	switch (c->kind) {
	case CONTACT_EMAIL: put_single(h, "email", c, c->value); break;
	case CONTACT_PHONE: put_single(h, "phone", c, c->value); break;
	case CONTACT_WEBSITE:
		put_single(h, "url", c, c->url ? c->url : write_markup(h->w->arena, &c->text));
		break;
	case CONTACT_LOCATION: put_location(h, c); break;
	case CONTACT_NETWORK:
	case CONTACT_CUSTOM: put_profile(h, c); break;
	}
}

static void
put_rich(const struct head *h, const char *key, const struct rich *text)
{
	if (!rich_is_empty(text))
		write_member(h->w->arena, h->basics, key, write_markup(h->w->arena, text));
}

void
resume_put_basics(const struct writing *w, enum resume_flavor flavor, struct node *root,
    const struct cv_section *summary)
{
	const struct cv *cv = w->cv;
	struct head h = {w, flavor, write_collection(w->arena, root, "basics", NODE_MAP), root};
	put_rich(&h, "name", &cv->name);
	put_rich(&h, flavor == RESUME_JSON ? "label" : "headline", &cv->headline);
	if (cv->photo && flavor == RESUME_JSON)
		write_member(w->arena, h.basics, "image", cv->photo);
	else if (cv->photo)
		write_lossy(w, cv->photo_place, "YAMLResume has no place for a photo");
	for (size_t i = 0; i < cv->contact_count; i++)
		put_contact(&h, &cv->contacts[i]);
	if (summary)
		write_member(w->arena, h.basics, "summary", resume_lines(w, flavor, summary));
}
