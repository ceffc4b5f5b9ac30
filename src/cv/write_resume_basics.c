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

#define PART_MAX 8

static bool
is_code(const char *s)
{
	return isupper((unsigned char)s[0]) && isupper((unsigned char)s[1]) && !s[2];
}

/* The words between commas; one part of all if they can't be parted. */
static size_t
split_parts(struct arena *a, const char *text, const char *parts[PART_MAX])
{
	size_t n = 0;
	parts[n++] = text;
	for (const char *comma; n < PART_MAX && (comma = strstr(parts[n - 1], ", ")); n++) {
		parts[n - 1] = arena_dup(a, parts[n - 1], (size_t)(comma - parts[n - 1]));
		parts[n] = comma + 2;
	}
	return n;
}

/* '94102 San Francisco': where the city begins, behind the last word with a digit. */
static const char *
city_of(const char *text)
{
	const char *city = text;
	for (const char *s = text; *s; s += strspn(s, " ")) {
		size_t len = strcspn(s, " ");
		if (strcspn(s, "0123456789") < len)
			city = s + len + strspn(s + len, " ");
		s += len;
	}
	return *city ? city : text;
}

static bool
has_digit(const char *s)
{
	return strpbrk(s, "0123456789") != NULL;
}

struct place_parts {
	const char *address, *postal_code, *city, *region, *country, *country_code;
};

/* From the end: country, region, city; what is left is the address. */
static struct place_parts
name_parts(const struct head *h, const char *text)
{
	struct arena *a = h->w->arena;
	const char *parts[PART_MAX];
	struct place_parts p = {0};
	size_t n = strpbrk(text, "[<") ? 0 : split_parts(a, text, parts);
	if (!n)
		return (struct place_parts){.city = text};
	if (n > 1 && h->flavor == RESUME_JSON && is_code(parts[n - 1]))
		p.country_code = parts[--n];
	else if (n > 1 && h->flavor == RESUME_YAML && !is_code(parts[n - 1]))
		p.country = parts[--n];
	if (n > 2 || (n == 2 && !has_digit(parts[0])))
		p.region = parts[--n];
	const char *city = city_of(parts[--n]);
	p.city = city;
	if (city != parts[n])
		p.postal_code = arena_dup(a, parts[n], (size_t)(city - parts[n]) - 1);
	for (size_t i = 0; i < n; i++)
		p.address =
		    p.address ? arena_printf(a, "%s, %s", p.address, parts[i]) : parts[i];
	return p;
}

/* 'Street 1, 0150 Oslo, Norway' in parts that read back as the same text. */
static void
put_location(const struct head *h, const struct cv_contact *c)
{
	struct arena *a = h->w->arena;
	struct node *map = own_map(h);
	if (node_get(map, "location")) {
		write_lossy(h->w, c->place, "only one location has a place");
		return;
	}
	struct place_parts p = name_parts(h, write_markup(a, &c->text));
	const struct {
		const char *key, *text;
	} members[] = {{"address", p.address}, {"postalCode", p.postal_code}, {"city", p.city},
	    {"region", p.region}, {"country", p.country}, {"countryCode", p.country_code}};
	map = write_collection(a, map, "location", NODE_MAP);
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		if (members[i].text)
			write_member(a, map, members[i].key, members[i].text);
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
	if (!custom)
		write_member(a, map, "username", c->value);
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
