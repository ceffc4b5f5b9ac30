/* The head of a Markdown CV below the name: contacts, the line below the name, a photo.
 *
 * A line is cut at bars and dots; each piece says what it is by an emoji or label before it
 * ('📧', 'Email:'), by where its link leads, or by its shape. What is none of these is the
 * headline if it is the first and short, else text. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "cv/connection.h"
#include "cv/kinds.h"
#include "cv/markdown.h"
#include "markup/markup.h"

#define HEADLINE_MAX 90 /* bytes */
#define PLACE_MAX    60

enum hint { HINT_NONE, HINT_LOCATION, HINT_EMAIL, HINT_PHONE, HINT_WEBSITE, HINT_ICON };

/* Signs and labels before a contact; an icon's name where the sign is a network's. */
static const struct sign {
	const char *text;
	enum hint hint;
	const char *icon;
} SIGNS[] = {
    {"📍", HINT_LOCATION, NULL},
    {"🏠", HINT_LOCATION, NULL},
    {"🏡", HINT_LOCATION, NULL},
    {"🌍", HINT_LOCATION, NULL},
    {"🌎", HINT_LOCATION, NULL},
    {"🌏", HINT_LOCATION, NULL},
    {"🗺", HINT_LOCATION, NULL},
    {"📌", HINT_LOCATION, NULL},
    {"📧", HINT_EMAIL, NULL},
    {"✉", HINT_EMAIL, NULL},
    {"📨", HINT_EMAIL, NULL},
    {"📩", HINT_EMAIL, NULL},
    {"📬", HINT_EMAIL, NULL},
    {"📫", HINT_EMAIL, NULL},
    {"📮", HINT_EMAIL, NULL},
    {"📞", HINT_PHONE, NULL},
    {"📱", HINT_PHONE, NULL},
    {"☎", HINT_PHONE, NULL},
    {"📲", HINT_PHONE, NULL},
    {"🌐", HINT_WEBSITE, NULL},
    {"🔗", HINT_WEBSITE, NULL},
    {"💻", HINT_WEBSITE, NULL},
    {"🖥", HINT_WEBSITE, NULL},
    {"🐙", HINT_ICON, "github"},
    {"🐱", HINT_ICON, "github"},
    {"🎓", HINT_ICON, "google-scholar"},
    {"💼", HINT_ICON, "linkedin"},
    {"🐦", HINT_ICON, "twitter"},
    {"🐘", HINT_ICON, "mastodon"},
    {"🦋", HINT_ICON, "bluesky"},
    {"✈", HINT_ICON, "telegram"},
    {"📝", HINT_WEBSITE, NULL},
};

static const struct sign LABELS[] = {
    {"email", HINT_EMAIL, NULL},
    {"e-mail", HINT_EMAIL, NULL},
    {"mail", HINT_EMAIL, NULL},
    {"phone", HINT_PHONE, NULL},
    {"tel", HINT_PHONE, NULL},
    {"telephone", HINT_PHONE, NULL},
    {"mobile", HINT_PHONE, NULL},
    {"cell", HINT_PHONE, NULL},
    {"telefon", HINT_PHONE, NULL},
    {"location", HINT_LOCATION, NULL},
    {"address", HINT_LOCATION, NULL},
    {"adresse", HINT_LOCATION, NULL},
    {"based in", HINT_LOCATION, NULL},
    {"website", HINT_WEBSITE, NULL},
    {"web", HINT_WEBSITE, NULL},
    {"homepage", HINT_WEBSITE, NULL},
    {"site", HINT_WEBSITE, NULL},
    {"portfolio", HINT_WEBSITE, NULL},
    {"blog", HINT_WEBSITE, NULL},
};

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

struct contact {
	struct md_span span; /* without sign and label */
	enum hint hint;
	const char *icon;
	const char *network; /* of a label 'GitHub:', NULL */
};

/* U+FE0E, U+FE0F and blanks behind an emoji. */
static struct md_span
without_selectors(struct md_span s)
{
	while (s.len >= 3 && memcmp(s.text, "\xEF\xB8", 2) == 0)
		s = md_slice(s, 3, s.len);
	return md_trim(s);
}

static void
take_sign(struct contact *c)
{
	for (size_t i = 0; i < COUNT(SIGNS); i++) {
		size_t len = strlen(SIGNS[i].text);
		if (c->span.len < len || memcmp(c->span.text, SIGNS[i].text, len) != 0)
			continue;
		c->hint = SIGNS[i].hint;
		c->icon = SIGNS[i].icon;
		c->span = without_selectors(md_slice(c->span, len, c->span.len));
		return;
	}
}

static struct md_span
without_marks(struct md_span s)
{
	while (s.len && strchr("*_ ", s.text[0]))
		s = md_slice(s, 1, s.len);
	while (s.len && strchr("*_ ", s.text[s.len - 1]))
		s = md_slice(s, 0, s.len - 1);
	return s;
}

/* 'Email: x', '**GitHub:** x'. */
static void
take_label(const struct markdown *m, struct contact *c)
{
	const char *colon = c->span.len ? memchr(c->span.text, ':', c->span.len) : NULL;
	size_t len = colon ? (size_t)(colon - c->span.text) : 0;
	if (!len || len > 24 || memchr(c->span.text, '[', len) ||
	    memchr(c->span.text, '<', len))
		return;
	const char *label = md_text(m, without_marks(md_slice(c->span, 0, len)));
	struct md_span rest = md_slice(c->span, len + 1, c->span.len);
	while (rest.len && strchr("*_ \t", rest.text[0]))
		rest = md_slice(rest, 1, rest.len);
	if (!rest.len || strncmp(rest.text, "//", 2) == 0)
		return;
	if (connection_is_network(label))
		c->network = label;
	for (size_t i = 0; i < COUNT(LABELS); i++)
		if (strcasecmp(LABELS[i].text, label) == 0)
			c->hint = LABELS[i].hint;
	if (c->network || c->hint)
		c->span = md_trim(rest);
}

static bool
has_scheme(const char *url, const char *scheme)
{
	return strncasecmp(url, scheme, strlen(scheme)) == 0;
}

static const struct network *
network_of_url(struct arena *a, const char *url)
{
	const char *words = cv_url_words(a, url);
	if (strncasecmp(words, "www.", 4) == 0)
		words += 4;
	for (size_t i = 0; i < NETWORK_COUNT; i++) {
		const char *prefix =
		    NETWORKS[i].prefix ? strstr(NETWORKS[i].prefix, "://") + 3 : NULL;
		if (prefix && strncasecmp(words, prefix, strlen(prefix)) == 0)
			return &NETWORKS[i];
	}
	return NULL;
}

static bool
is_phone(const char *s)
{
	size_t digits = 0;
	for (; *s; s++) {
		if (isdigit((unsigned char)*s))
			digits++;
		else if (!strchr("+-().  /\xc2\xa0", *s))
			return false;
	}
	return digits >= 6 && digits <= 16;
}

static struct node *
scalar(const struct markdown *m, const char *text, struct place p)
{
	return node_scalar(m->reading->arena, text, p);
}

static void
add_field(const struct markdown *m, const struct field_kind *kind, const char *key,
    const char *text, struct place p)
{
	const struct field f = {.key = key};
	kind->read(m->reading, &f, scalar(m, text, p), NULL);
}

static void
add_custom(const struct markdown *m, const char *icon, struct rich words, const char *url,
    struct place p)
{
	struct cv_contact *c =
	    cv_add_contact(m->reading->arena, m->reading->self, CONTACT_CUSTOM);
	c->icon = icon;
	c->label = connection_icon_label(icon);
	c->text = words;
	c->value = rich_plain(m->reading->arena, &words);
	c->url = url;
	c->place = p;
}

/* The address that all words lead to; NULL: 'See [my page](…)' is a text. */
static const char *
whole_url(const struct rich *text)
{
	const char *url = NULL;
	for (size_t i = 0; i < text->count; i++) {
		const struct rich_run *run = &text->runs[i];
		if (!run->url && run->text[strspn(run->text, " \n(),.")])
			return NULL;
		url = run->url ? run->url : url;
	}
	return url;
}

/* '[Write to me](mailto:…)': the address is shown, and what has no part in it nor says merely
 * what it is, is not. */
static void
note_words(const struct markdown *m, const struct contact *c, const char *plain,
    const char *url, const char *network)
{
	bool known = strcasestr(url, plain) || (network && strcasecmp(network, plain) == 0) ||
	             strchr(plain, '@') || is_phone(plain);
	for (size_t i = 0; i < COUNT(LABELS); i++)
		known = known || strcasecmp(LABELS[i].text, plain) == 0;
	if (!known)
		diag_note(m->reading->diags, c->span.place, "not-shown",
		    "'%s' is not shown, but its address", plain);
}

/* What is linked: mail, number, profile, or a page by its words. */
static void
add_linked(
    const struct markdown *m, const struct contact *c, struct rich words, const char *url)
{
	struct arena *a = m->reading->arena;
	const char *plain = rich_plain(a, &words);
	const struct network *net = network_of_url(a, url);
	bool named = strcasecmp(plain, cv_url_words(a, url)) != 0 && strcmp(plain, url) != 0;
	if (has_scheme(url, "mailto:"))
		add_field(
		    m, &CV_EMAIL, "email", strchr(plain, '@') ? plain : url, c->span.place);
	else if (has_scheme(url, "tel:"))
		add_field(m, &CV_PHONE, "phone", is_phone(plain) ? plain : url, c->span.place);
	else if (c->network && named && !strchr(plain, ' '))
		connection_network(
		    m->reading, c->network, c->span.place, plain, c->span.place, url);
	else if (net || c->network)
		connection_network(m->reading, net ? net->name : c->network, c->span.place, url,
		    c->span.place, NULL);
	if (has_scheme(url, "mailto:") || has_scheme(url, "tel:") || net)
		note_words(m, c, plain, url, net ? net->name : NULL);
	else if (c->network)
		return;
	else if (named)
		add_custom(m, c->icon ? c->icon : "link", words, url, c->span.place);
	else
		add_field(m, &CV_WEBSITE, "website", md_text(m, c->span), c->span.place);
}

static bool
add_plain(const struct markdown *m, const struct contact *c, struct rich words)
{
	const char *plain = rich_plain(m->reading->arena, &words);
	struct place p = c->span.place;
	if (c->network)
		connection_network(m->reading, c->network, p, plain, p, NULL);
	else if (c->hint == HINT_LOCATION)
		add_field(m, &CV_LOCATION, "location", plain, p);
	else if (c->hint == HINT_EMAIL)
		add_field(m, &CV_EMAIL, "email", plain, p);
	else if (c->hint == HINT_PHONE || is_phone(plain))
		add_field(m, &CV_PHONE, "phone", plain, p);
	else if (c->icon)
		add_custom(m, c->icon, words, NULL, p);
	else if (c->hint == HINT_WEBSITE)
		add_custom(m, "link", words, NULL, p);
	else
		return false;
	return true;
}

/* 'Berlin, Germany' among contacts. */
static bool
is_place_name(const char *s)
{
	return strlen(s) <= PLACE_MAX && strchr(s, ',') && !strpbrk(s, ".:;!?");
}

static bool
add_contact(const struct markdown *m, struct md_span span, bool beside_others)
{
	struct contact c = {.span = md_trim(span)};
	take_sign(&c);
	take_label(m, &c);
	struct rich words = md_rich(m, c.span);
	const char *url = whole_url(&words), *plain = rich_plain(m->reading->arena, &words);
	if (rich_is_empty(&words))
		return true;
	if (url)
		add_linked(m, &c, words, url);
	else if (add_plain(m, &c, words))
		return true;
	else if (beside_others && is_place_name(plain))
		add_field(m, &CV_LOCATION, "location", plain, c.span.place);
	return url || (beside_others && is_place_name(plain));
}

/* Where a line of contacts is cut: the length of the sign at s[i], 0. */
static size_t
cut_at(struct md_span s, size_t i)
{
	static const char *const SIGNS_BETWEEN[] = {" | ", " · ", " • ", " ∙ ", " ◦ ", " ⋅ ",
	    "|", "\t", " — ", " – ", " / ", "&nbsp;", " // "};
	for (size_t k = 0; k < COUNT(SIGNS_BETWEEN); k++) {
		size_t len = strlen(SIGNS_BETWEEN[k]);
		if (s.len - i >= len && memcmp(s.text + i, SIGNS_BETWEEN[k], len) == 0)
			return len;
	}
	return 0;
}

/* Each piece of a line; false, and nothing read, if one of them is no contact. */
static size_t
count_pieces(struct md_span line)
{
	size_t n = 1;
	for (size_t i = 0; i < line.len; i++) {
		size_t len = cut_at(line, i);
		n += len > 0;
		i += len ? len - 1 : 0;
	}
	return n;
}

/* What of the line is no contact, in *left. */
static void
read_line(const struct markdown *m, struct md_span line, bool several, struct md_span *left)
{
	several = several || count_pieces(line) > 1;
	size_t begin = 0;
	*left = md_slice(line, 0, 0);
	for (size_t i = 0; i <= line.len; i++) {
		size_t len = i < line.len ? cut_at(line, i) : 1;
		if (!len)
			continue;
		struct md_span piece = md_trim(md_slice(line, begin, i));
		if (piece.len && !add_contact(m, piece, several))
			*left = left->len ? md_slice(line, (size_t)(left->text - line.text), i)
			                  : piece;
		begin = i + len;
		i = begin - 1;
	}
}

/* '![Jane](jane.jpg)' before or instead of contacts: the photo, if it is a file. */
static void
take_photo(const struct markdown *m, struct md_span *line)
{
	struct cv *cv = m->reading->self;
	const char *text = md_text(m, *line), *open = strstr(text, "](");
	const char *close = open ? strchr(open, ')') : NULL;
	if (strncmp(text, "![", 2) != 0 || !close)
		return;
	const char *path = arena_dup(m->reading->arena, open + 2, strcspn(open + 2, " )"));
	*line = md_trim(md_slice(*line, (size_t)(close + 1 - text), line->len));
	if (strstr(path, "://") || cv->photo) {
		diag_note(m->reading->diags, line->place, "not-shown",
		    "the picture at '%.60s' is not fetched", path);
		return;
	}
	cv->photo = path;
	cv->photo_place = line->place;
}

/* A line that goes on in the next one may end in a bar. */
static struct md_span
without_bars(struct md_span line)
{
	static const char *const BARS[] = {"|", "·", "•", "∙"};
	for (size_t i = 0; i < COUNT(BARS); i++) {
		size_t len = strlen(BARS[i]);
		if (line.len > len && memcmp(line.text + line.len - len, BARS[i], len) == 0)
			line = md_trim(md_slice(line, 0, line.len - len));
		if (line.len > len && memcmp(line.text, BARS[i], len) == 0)
			line = md_trim(md_slice(line, len, line.len));
	}
	return line;
}

static bool
is_headline(const struct cv *cv, struct md_span text)
{
	return rich_is_empty(&cv->headline) && text.len <= HEADLINE_MAX &&
	       !memchr(text.text, '\n', text.len) && text.text[text.len - 1] != '.';
}

/* Contacts of a block's lines; what is none of them is left in *rest. */
static void
read_lines(struct markdown *m, struct md_span span, bool beside_others, struct md_span *rest)
{
	*rest = md_slice(span, 0, 0);
	for (struct md_span all = span; all.len;) {
		struct md_span line = md_trim(md_take_line(&all)), left;
		while (line.len && line.text[line.len - 1] == '\\')
			line = md_trim(md_slice(line, 0, line.len - 1));
		line = without_bars(line);
		take_photo(m, &line);
		if (line.len > 2 * HEADLINE_MAX && line.text[0] != '|' &&
		    count_pieces(line) < 3)
			left = line;
		else
			read_line(m, line, beside_others, &left);
		if (left.len && !rest->len)
			*rest = left;
		else if (left.len)
			*rest = md_slice(span, (size_t)(rest->text - span.text),
			    (size_t)(left.text + left.len - span.text));
	}
	if (rest->len && is_headline(m->reading->self, *rest)) {
		((struct cv *)m->reading->self)->headline = md_rich(m, md_bare(*rest));
		*rest = md_slice(span, 0, 0);
	}
}

void
md_contacts_read(struct markdown *m, size_t begin, size_t end)
{
	struct md_blocks *b = &m->blocks;
	size_t kept = begin;
	for (size_t i = begin; i < end; i++) {
		struct md_block block = b->items[i];
		if (block.kind == MD_HEADING) {
			struct cv *cv = m->reading->self;
			cv->headline = md_rich(m, md_bare(block.span));
			continue;
		}
		if (block.kind == MD_RULE)
			continue;
		read_lines(m, block.span, block.kind == MD_BULLET, &block.span);
		if (block.span.len)
			b->items[kept++] = block;
	}
	if (kept > begin)
		md_sections_read(m, begin, kept);
}
