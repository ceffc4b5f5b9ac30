/* A QR code in the header: the CV's website, a visiting card, or an address that the layout
 * names.
 *
 * It is one filled path, so that no renderer leaves slits between its squares, and a figure
 * that says in words where it leads. */
#include "typeset/header.h"

#include "text/icons.h"

#include <qrencode.h>
#include <string.h>

enum {
	QUIET = 4,  /* white around a code, in its squares (ISO/IEC 18004) */
	STEPS = 5,  /* of a rectangle's path */
	DARK = 1,   /* bit of a module that says so */
	DARKEST = 0 /* whatever the page's colors: for cameras */
};

static const struct cv_contact *
find_contact(const struct cv *cv, enum contact_kind kind)
{
	for (size_t i = 0; i < cv->contact_count; i++)
		if (cv->contacts[i].kind == kind && cv->contacts[i].url)
			return &cv->contacts[i];
	return NULL;
}

static void
put_line(struct buf *b, const char *key, const char *value)
{
	if (!value || !*value)
		return;
	buf_printf(b, "%s:", key);
	for (; *value; value++) {
		if (strchr(",;\\", *value))
			buf_putc(b, '\\');
		if (*value != '\n')
			buf_putc(b, *value);
	}
	buf_puts(b, "\r\n");
}

/* Family name and given names; the last word is taken for the family's. */
static void
put_name(struct buf *b, const char *name)
{
	const char *last = strrchr(name, ' ');
	buf_printf(b, "N:%s;", last ? last + 1 : name);
	if (last)
		buf_put(b, name, (size_t)(last - name));
	buf_puts(b, ";;;\r\n");
}

/* vCard 3.0 (RFC 2426), which every telephone reads. */
static const char *
make_card(struct setter *t)
{
	static const char *const keys[] = {[CONTACT_EMAIL] = "EMAIL",
	    [CONTACT_PHONE] = "TEL",
	    [CONTACT_WEBSITE] = "URL",
	    [CONTACT_NETWORK] = "URL",
	    [CONTACT_CUSTOM] = NULL};
	struct buf b = {0};
	buf_puts(&b, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
	put_line(&b, "FN", t->s->owner);
	put_name(&b, t->s->owner);
	put_line(&b, "TITLE", rich_plain(t->s->arena, &t->cv->headline));
	for (size_t i = 0; i < t->cv->contact_count; i++) {
		const struct cv_contact *c = &t->cv->contacts[i];
		const char *value = c->kind == CONTACT_WEBSITE || c->kind == CONTACT_NETWORK
		                        ? c->url
		                        : c->value;
		if (keys[c->kind])
			put_line(&b, keys[c->kind], value);
	}
	buf_puts(&b, "END:VCARD\r\n");
	const char *card = arena_dup(t->s->arena, b.data, b.len);
	buf_free(&b);
	return card;
}

/* What the code says; `name` is that in words. NULL: the CV has none. */
static const char *
content_of(struct setter *t, const char **name)
{
	const char *content = t->s->layout->header.qr_code.content;
	*name = content;
	if (!strcmp(content, "vcard")) {
		*name = arena_printf(t->s->arena, "the contact details of %s", t->s->owner);
		return make_card(t);
	}
	if (strcmp(content, "website"))
		return content;
	const struct cv_contact *c = find_contact(t->cv, CONTACT_WEBSITE);
	c = c ? c : find_contact(t->cv, CONTACT_NETWORK);
	*name = c ? c->url : NULL;
	return *name;
}

static void
add_rect(struct path_step *steps, size_t *count, int x, int y, int w)
{
	const struct path_point p[] = {{x, y}, {x + w, y}, {x + w, y + 1}, {x, y + 1}};
	for (size_t i = 0; i < STEPS - 1; i++)
		steps[(*count)++] =
		    (struct path_step){.op = i ? PATH_LINE : PATH_MOVE, .p = {p[i]}};
	steps[(*count)++] = (struct path_step){.op = PATH_CLOSE};
}

/* The dark squares, those side by side as one rectangle, as an outline of size upem, y up. */
static const struct icon *
outline_of(struct arena *a, const QRcode *code)
{
	int n = code->width;
	struct icon *icon = arena_zero(a, 1, sizeof *icon);
	struct path_step *steps = arena_zero(a, (size_t)n * (size_t)n * STEPS, sizeof *steps);
	for (int y = 0; y < n; y++) {
		const unsigned char *row = code->data + y * n;
		for (int x = 0; x < n; x++) {
			int w = 0;
			while (x + w < n && row[x + w] & DARK)
				w++;
			if (w)
				add_rect(steps, &icon->count, x, n - y - 1, w);
			x += w;
		}
	}
	*icon = (struct icon){.name = "qr-code",
	    .upem = n,
	    .advance = n,
	    .right = n,
	    .top = n,
	    .steps = steps,
	    .count = icon->count};
	return icon;
}

bool
qr_make(struct setter *t, mpt measure, struct picture *out)
{
	struct style *s = t->s;
	const struct layout *l = s->layout;
	const char *name, *says = l->header.qr_code.content ? content_of(t, &name) : NULL;
	mpt size = mpt_min(
	    style_length(s, l->header.qr_code.size, s->part[PART_BODY].look.size, measure),
	    measure);
	if (!says || !*says || size <= 0)
		return false;
	QRcode *code =
	    QRcode_encodeData((int)strlen(says), (const unsigned char *)says, 0, QR_ECLEVEL_M);
	if (!code) {
		diag_warn(s->diags, place_none(), "qr-code",
		    "the QR code is left out: none holds the %zu bytes that it should say",
		    strlen(says));
		return false;
	}
	struct elem *figure = elem_new(t->pages, t->parent, ROLE_FIGURE, "qr-code");
	figure->alt = arena_printf(s->arena, "QR code: %s", name);
	bool backed =
	    s->paper != PAPER_WHITE || (l->header.type == HEADER_BANNER && !t->sidebar);
	mpt quiet = mpt_scale(size, QUIET, code->width + (backed ? 2 * QUIET : 0)),
	    inner = backed ? quiet : 0;
	*out = (struct picture){.w = size,
	    .h = size,
	    .right = l->header.qr_code.right,
	    .backed = backed,
	    .item = {.kind = ITEM_PATH,
	        .elem = figure,
	        .x = inner,
	        .y = size - inner,
	        .u.path = {.icon = outline_of(s->arena, code),
	            .size = size - 2 * inner,
	            .color = DARKEST}}};
	out->space_left = out->right ? quiet : 0;
	out->space_right = out->right ? 0 : quiet;
	QRcode_free(code);
	return true;
}
