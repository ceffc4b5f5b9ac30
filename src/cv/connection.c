/* Contacts: location, addresses, numbers, networks. */
#include "cv/connection.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "cv/kinds.h"
#include "markup/markup.h"

static struct cv_contact *
add_contact(struct reading *r, enum contact_kind kind, const char *icon, const char *label,
    const struct node *n)
{
	struct cv_contact *c = cv_add_contact(r->arena, r->self, kind);
	c->icon = icon;
	c->label = label;
	c->value = n->text ? n->text : "";
	c->place = n->place;
	return c;
}

/* Words that lead to the contact's url. */
static void
set_words(struct reading *r, struct cv_contact *c, const char *words, struct place p)
{
	struct rich text = {0};
	rich_add(r->arena, &text, (struct rich_run){.text = words, .url = c->url, .place = p});
	c->text = text;
}

typedef void add_one(struct reading *r, const struct node *n);

/* A scalar, or a list of scalars. */
static bool
read_each(struct reading *r, const struct field *f, const struct node *n, add_one *add)
{
	bool good = true;
	if (n->kind == NODE_SCALAR) {
		add(r, n);
		return true;
	}
	if (n->kind == NODE_MAP)
		return cv_wrong_kind(r, f->key, "text", n);
	for (const struct node *m = n->first; m; m = m->next) {
		if (node_is_null(m))
			continue;
		if (m->kind == NODE_SCALAR)
			add(r, m);
		else
			good = cv_wrong_kind(r, f->key, "text", m);
	}
	return good;
}

static bool
add_location(struct reading *r, const struct field *f, const struct node *n)
{
	struct rich text;
	if (!cv_read_text(r, f->key, n, &text))
		return false;
	add_contact(r, CONTACT_LOCATION, "location-dot", "Location", n)->text = text;
	return true;
}

static bool
read_location(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	bool good = true;
	(void)target;
	if (n->kind != NODE_SEQ)
		return add_location(r, f, n);
	for (const struct node *m = n->first; m; m = m->next)
		good &= node_is_null(m) || add_location(r, f, m);
	return good;
}

static void
add_email(struct reading *r, const struct node *n)
{
	struct cv_contact *c = add_contact(r, CONTACT_EMAIL, "envelope", "Email", n);
	const char *url, *words = n->text;
	if (strncasecmp(words, "mailto:", 7) == 0)
		words += 7;
	if (strpbrk(words, "[<")) {
		c->text = markup_read(r->arena, n, r->diags);
		c->url = c->text.count ? c->text.runs[0].url : NULL;
		return;
	}
	if (url_check(r->arena, words, &url) == URL_OK && strncmp(url, "mailto:", 7) == 0)
		c->url = url;
	set_words(r, c, words, n->place);
}

static bool
read_email(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	(void)target;
	return read_each(r, f, n, add_email);
}

/* 'tel:+1-609-999-9995' → 'tel:+16099999995'; NULL when there are too few digits. */
static const char *
phone_url(struct arena *a, const char *number)
{
	struct buf b = {0};
	buf_puts(&b, "tel:");
	for (const char *s = number; *s && !isalpha((unsigned char)*s); s++) {
		bool trunk = strncmp(s, "(0)", 3) == 0 && number[strspn(number, " (")] == '+';
		if (trunk)
			s += 2;
		else if (isdigit((unsigned char)*s) || (*s == '+' && b.len == 4))
			buf_putc(&b, *s);
	}
	const char *url = b.len >= 4 + 5 ? arena_dup(a, b.data, b.len) : NULL;
	buf_free(&b);
	return url;
}

static void
add_phone(struct reading *r, const struct node *n)
{
	struct cv_contact *c = add_contact(r, CONTACT_PHONE, "phone", "Phone", n);
	if (strncasecmp(c->value, "tel:", 4) == 0)
		c->value += 4;
	c->value += strspn(c->value, " ");
	c->url = phone_url(r->arena, c->value);
	set_words(r, c, c->value, n->place);
}

static bool
read_phone(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	(void)target;
	return read_each(r, f, n, add_phone);
}

static void
add_website(struct reading *r, const struct node *n)
{
	struct cv_contact *c = add_contact(r, CONTACT_WEBSITE, "link", "Website", n);
	c->text = cv_read_url(r, n);
	c->url = c->text.count ? c->text.runs[0].url : NULL;
}

static bool
read_website(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	(void)target;
	return read_each(r, f, n, add_website);
}

static const struct network *
find_network(const char *name)
{
	for (size_t i = 0; i < NETWORK_COUNT; i++) {
		const char *a = name, *b = NETWORKS[i].name;
		while (*a && *b) {
			a += strspn(a, " -_");
			b += strspn(b, " -_");
			if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
				break;
			a += *a != 0;
			b += *b != 0;
		}
		if (!*a && !*b)
			return &NETWORKS[i];
	}
	return NULL;
}

bool
connection_is_network(const char *name)
{
	return find_network(name) != NULL;
}

static bool
is_address(const char *user)
{
	return strstr(user, "://") || strncasecmp(user, "www.", 4) == 0;
}

/* 'https://www.linkedin.com/in/x/' → 'x', with the prefix known; else the last part of the
 * path. */
static const char *
user_of_address(struct arena *a, const struct network *net, const char *address)
{
	const char *path = cv_url_words(a, address);
	const char *prefix = net && net->prefix ? strstr(net->prefix, "://") + 3 : "";
	if (strncasecmp(path, "www.", 4) == 0)
		path += 4;
	if (*prefix && strncasecmp(path, prefix, strlen(prefix)) == 0)
		return path + strlen(prefix);
	const char *slash = strrchr(path, '/');
	return slash && slash[1] ? slash + 1 : path;
}

/* '@user@domain' → 'https://domain/@user'. */
static const char *
mastodon_address(struct arena *a, const char *user)
{
	user += *user == '@';
	const char *domain = strchr(user, '@');
	if (!domain)
		return NULL;
	return arena_printf(a, "https://%s/@%.*s", domain + 1, (int)(domain - user), user);
}

static const char *
profile_address(struct arena *a, const struct network *net, const char *user)
{
	if (strcmp(net->name, "Mastodon") == 0)
		return mastodon_address(a, user);
	if (strcmp(net->name, "WhatsApp") == 0) {
		const char *tel = phone_url(a, user);
		return tel ? arena_printf(a, "%s%s", net->prefix, tel + 4 + (tel[4] == '+'))
		           : NULL;
	}
	return net->prefix ? arena_printf(a, "%s%s", net->prefix, user) : NULL;
}

/* What is shown for a user name. */
static const char *
profile_words(const struct network *net, const char *user)
{
	const char *slash = strchr(user, '/');
	if (net->words)
		return net->words;
	return slash && slash[1] && strcmp(net->name, "StackOverflow") == 0 ? slash + 1 : user;
}

static void
report_network(struct reading *r, const char *network, struct place p)
{
	const char **names = arena_zero(r->arena, NETWORK_COUNT, sizeof *names);
	for (size_t i = 0; i < NETWORK_COUNT; i++)
		names[i] = NETWORKS[i].name;
	const char *near = nearest_word(network, names, NETWORK_COUNT);
	diag_warn(r->diags, p, "unknown-network",
	    "unknown network '%s', shown without its address", network);
	if (near)
		diag_help(r->diags, "did you mean '%s'?", near);
	else
		diag_help(r->diags, "give its address under 'custom_connections'");
}

static void
check_profile(struct reading *r, struct cv_contact *c, const char *address)
{
	enum url_state state = url_check(r->arena, address, &c->url);
	if (state != URL_OK)
		c->url = NULL;
	url_report(r->diags, c->place, state, address, "set plain");
}

void
connection_network(struct reading *r, const char *network, struct place network_place,
    const char *user, struct place p, const char *url)
{
	const struct network *net = find_network(network);
	struct cv_contact *c = cv_add_contact(r->arena, r->self, CONTACT_NETWORK);
	const char *address = is_address(user) ? user : NULL, *words = user;
	*c = (struct cv_contact){.kind = CONTACT_NETWORK,
	    .network = net ? net->name : network,
	    .icon = net ? net->icon : "link",
	    .label = net ? net->name : network,
	    .value = user,
	    .place = p};
	if (address)
		words = user_of_address(r->arena, net, user);
	if (net) {
		bool mastodon = strcmp(net->name, "Mastodon") == 0;
		words += *words == '@' && !mastodon;
		address = address ? address : profile_address(r->arena, net, words);
		words = profile_words(net, words);
	} else {
		report_network(r, network, network_place);
		words = arena_printf(r->arena, "%s: %s", network, words);
	}
	if (url && *url)
		address = url;
	if (address)
		check_profile(r, c, address);
	set_words(r, c, words, p);
}

bool
connection_may_link(struct reading *r, const struct node *url)
{
	const char *address;
	if (url->kind != NODE_SCALAR)
		return cv_wrong_kind(r, "url", "an address", url);
	enum url_state state = url_check(r->arena, url->text, &address);
	if (state != URL_EMPTY)
		url_report(r->diags, url->place, state, url->text, "ignored");
	return state == URL_OK;
}

void
connection_check_keys(struct reading *r, const struct node *map, const char *where)
{
	static const char *const keys[] = {"network", "username", "url"};
	for (const struct node *n = map->first; n; n = n->next) {
		if (key_equal(n->key, keys[0]) || key_equal(n->key, keys[1]) ||
		    key_equal(n->key, keys[2]))
			continue;
		const char *near = nearest_word(n->key, keys, 3);
		diag_warn(r->diags, n->key_place, "unknown-key",
		    "unknown key '%s' in %s, not shown", n->key, where);
		if (near)
			diag_help(r->diags, "did you mean '%s'?", near);
	}
}

static bool
read_network(struct reading *r, const struct node *n)
{
	const struct node *network = node_get(n, "network"), *user = node_get(n, "username"),
	                  *url = node_get(n, "url");
	if (n->kind != NODE_MAP)
		return cv_wrong_kind(
		    r, "social_networks", "a list of maps with 'network' and 'username'", n);
	if (!network && !user && n->count == 1 && n->first->kind == NODE_SCALAR &&
	    !node_is_null(n->first)) {
		connection_network(r, n->first->key, n->first->key_place, n->first->text,
		    n->first->place, NULL);
		return true;
	}
	connection_check_keys(r, n, "social_networks");
	user = user ? user : url;
	if (!network || !user) {
		diag_report(r->diags, r->severity, n->place, "missing-key",
		    "this network has no '%s'", network ? "username" : "network");
		return false;
	}
	if (network->kind != NODE_SCALAR || user->kind != NODE_SCALAR)
		return cv_wrong_kind(r, "username", "text", user);
	connection_network(r, network->text, network->place, user->text, user->place,
	    url && connection_may_link(r, url) ? url->text : NULL);
	return true;
}

/* A list of maps, each read by `one`; null members don't count. */
static bool
read_maps(struct reading *r, const struct field *f, const struct node *n,
    bool (*one)(struct reading *r, const struct node *n))
{
	bool good = true;
	if (n->kind != NODE_SEQ)
		return cv_wrong_kind(r, f->key, "a list", n);
	for (const struct node *m = n->first; m; m = m->next)
		if (!node_is_null(m))
			good &= one(r, m);
	return good;
}

static bool
read_networks(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	(void)target;
	return read_maps(r, f, n, read_network);
}

const char *
connection_icon_label(const char *icon)
{
	for (size_t i = 0; i < NETWORK_COUNT; i++)
		if (strcmp(NETWORKS[i].icon, icon) == 0)
			return NETWORKS[i].name;
	return strcmp(icon, "link") == 0 ? "Website" : icon;
}

struct custom {
	const char *icon;
	const struct node *placeholder, *url;
};

static const struct field CUSTOM_ROWS[] = {
    {"fontawesome_icon", &FIELD_TEXT, offsetof(struct custom, icon), NULL, NULL,
        "name of an icon: 'envelope'"},
    {"icon", &FIELD_TEXT, offsetof(struct custom, icon), NULL, NULL, "the same"},
    {"placeholder", &FIELD_REF, offsetof(struct custom, placeholder), "text", NULL,
        "the words shown"},
    {"url", &FIELD_REF, offsetof(struct custom, url), "scalar", NULL, "where they lead"},
};

static const struct field_table CUSTOM_TABLE = {
    "custom connection", CUSTOM_ROWS, sizeof CUSTOM_ROWS / sizeof *CUSTOM_ROWS};

static void
link_custom(struct reading *r, struct cv_contact *c, const struct node *url)
{
	enum url_state state = url_check(r->arena, url->text, &c->url);
	url_report(r->diags, url->place, state, url->text, "its words are set plain");
	for (size_t i = 0; i < c->text.count && c->url; i++)
		c->text.runs[i].url = c->url;
}

static bool
read_one_custom(struct reading *r, const struct node *n)
{
	struct custom custom = {.icon = "link"};
	struct rich words;
	bool good = fields_read(r, &CUSTOM_TABLE, n, &custom, NULL);
	const struct node *shown = custom.placeholder ? custom.placeholder : custom.url;
	if (!good)
		return false;
	if (!shown) {
		diag_report(r->diags, r->severity, n->place, "missing-key",
		    "this connection has no 'placeholder'");
		return false;
	}
	if (custom.url && custom.url->kind != NODE_SCALAR)
		return cv_wrong_kind(r, "url", "an address", custom.url);
	if (!cv_read_text(r, "placeholder", shown, &words))
		return false;
	struct cv_contact *c = add_contact(
	    r, CONTACT_CUSTOM, custom.icon, connection_icon_label(custom.icon), shown);
	for (size_t i = 0; i < words.count; i++)
		c->url = c->url ? c->url : words.runs[i].url;
	c->text = words;
	if (custom.url)
		link_custom(r, c, custom.url);
	return true;
}

static bool
read_custom(struct reading *r, const struct field *f, const struct node *n, void *target)
{
	(void)target;
	return read_maps(r, f, n, read_one_custom);
}

static void
customs_schema(const struct field *f, struct buf *out)
{
	(void)f;
	buf_puts(out, "{\"type\": \"array\", \"items\": {\"anyOf\": [{\"type\": \"null\"}, "
	              "{\"allOf\": [{\"anyOf\": [{\"required\": [\"placeholder\"]}, "
	              "{\"required\": [\"url\"]}]}, ");
	fields_schema(&CUSTOM_TABLE, out);
	buf_puts(out, "]}]}}");
}

const struct field_kind CV_LOCATION = {"text", read_location, field_ref_schema};
const struct field_kind CV_EMAIL = {"scalars", read_email, field_ref_schema};
const struct field_kind CV_PHONE = {"scalars", read_phone, field_ref_schema};
const struct field_kind CV_WEBSITE = {"scalars", read_website, field_ref_schema};
const struct field_kind CV_NETWORKS = {"networks", read_networks, field_ref_schema};
const struct field_kind CV_CUSTOM = {"connections", read_custom, customs_schema};
