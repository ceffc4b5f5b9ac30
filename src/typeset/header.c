/* The header: name, headline, ways to reach the person, photo.
 *
 * Its parts go to the main column or to the sidebar, as the layout says; elements are made in
 * one order whatever the column. Where words and pictures stand side by side, or on a banner,
 * they are packed into one box, since a header is never divided. */
#include "typeset/header.h"

static enum para_align
header_align(const struct setter *t)
{
	static const enum para_align align[] = {PARA_LEFT, PARA_CENTER, PARA_RIGHT};
	if (t->s->layout->header.type == HEADER_SPLIT && !t->sidebar)
		return PARA_LEFT;
	return align[t->s->layout->header.alignment];
}

/* A name that is somewhat too long for a line is set smaller; one that is much too long, in two. */
static struct part
fit_name(const struct setter *t, const struct rich *text)
{
	struct part p = t->s->part[PART_NAME];
	mpt width = para_width(t->s, &p, text, FIGURES_DEFAULT) + p.look.size / 100; /* and rounding */
	mpt least = mpt_scale(width, t->s->layout->header.least_name_size, 100);
	if (width <= t->measure || least > t->measure)
		return p;
	p.look.size = mpt_scale(p.look.size, t->measure, width);
	p.cap_height = mpt_scale(p.cap_height, t->measure, width);
	p.leading = mpt_scale(p.leading, t->measure, width);
	return p;
}

static void
set_lines(struct setter *t, const struct part *p, const struct rich *text, enum role role,
    const char *what)
{
	struct style *s = t->s;
	struct elem *e = elem_new(t->pages, t->parent, role, what);
	struct para_options o = {
	    .align = header_align(t), .x = t->x, .measure = t->measure, .rtl = s->rtl};
	size_t from = t->list->count;
	para_set(s, t->pages, t->list, p, text, e, &o);
	vlist_keep(t->list, from, PENALTY_NEVER);
	if (role != ROLE_H1 || t->list->count == from)
		return;
	struct outline *mark = arena_zero(s->arena, 1, sizeof *mark);
	*mark = (struct outline){.title = rich_plain(s->arena, text), .level = 1, .elem = e};
	t->list->nodes[from].outline = mark;
}

static void
header_space(struct setter *t, mpt size)
{
	if (t->list->count && t->list->nodes[t->list->count - 1].kind == V_BOX)
		vlist_space(t->list, size, GAP_HEADER, PENALTY_NEVER);
}

static mpt
gap_of(const struct setter *t, struct length l)
{
	return style_length(t->s, l, t->s->part[PART_BODY].look.size, t->measure);
}

/* The words of the header that belong into a column, into one list or two. */
struct words {
	struct setter names, contacts; /* the same list but in a split header */
	struct length below;           /* white below what was set last */
};

static void
set_name(struct words *w)
{
	struct setter *t = &w->names;
	if (rich_is_empty(&t->cv->name))
		return;
	header_space(t, gap_of(t, w->below));
	struct part p = fit_name(t, &t->cv->name);
	set_lines(t, &p, &t->cv->name, ROLE_H1, "name");
	w->below = t->s->layout->header.space_below_name;
}

static void
set_headline(struct words *w)
{
	struct setter *t = &w->names;
	if (rich_is_empty(&t->cv->headline))
		return;
	header_space(t, gap_of(t, w->below));
	set_lines(t, &t->s->part[PART_HEADLINE], &t->cv->headline, ROLE_P, "headline");
	w->below = t->s->layout->header.space_below_headline;
}

static void
set_contacts(struct words *w)
{
	struct setter *t = &w->contacts;
	if (!t->cv->contact_count)
		return;
	header_space(t, gap_of(t, w->below));
	contacts_set(t, t->s->layout->header.alignment, t->sidebar);
}

/* A picture as a line of its own, aligned as the header. */
static void
set_picture(struct setter *t, const struct picture *p)
{
	if (!p->w)
		return;
	enum align align = t->s->layout->header.alignment;
	mpt white = t->measure - p->w;
	mpt x = align == ALIGN_CENTER ? white / 2 : align == ALIGN_RIGHT ? white : 0;
	header_space(t, gap_of(t, t->s->layout->header.space_below_name));
	struct vnode *box = vlist_box(t->list, p->h, 0);
	picture_put(t->list->arena, box, p, setter_x(t, x, p->w), -p->h);
}

/* Where words go that leave room for the pictures at both sides. */
struct beside {
	struct picture *pictures[2];
	mpt x[2]; /* of each, from the frame's left when the CV is left to right */
	mpt left, right, height;
};

static struct beside
place_pictures(const struct setter *t, struct picture *photo, struct picture *code)
{
	struct beside b = {.pictures = {photo, code}};
	for (size_t i = 0; i < 2; i++) {
		const struct picture *p = b.pictures[i];
		if (!p->w)
			continue;
		if (p->right) {
			b.right += p->space_right;
			b.x[i] = t->measure - b.right - p->w;
			b.right += p->w + p->space_left;
		} else {
			b.left += p->space_left;
			b.x[i] = b.left;
			b.left += p->w + p->space_right;
		}
		b.height = mpt_max(b.height, p->h);
	}
	return b;
}

static void
put_pictures(struct setter *t, struct vnode *box, const struct beside *b, mpt top, mpt height)
{
	for (size_t i = 0; i < 2; i++) {
		const struct picture *p = b->pictures[i];
		if (p->w)
			picture_put(t->list->arena, box, p, setter_x(t, b->x[i], p->w),
			    top + (height - p->h) / 2);
	}
}

static void
put_banner(struct setter *t, struct vnode *box, mpt height)
{
	struct style *s = t->s;
	vnode_put(t->list->arena, box,
	    (struct item){.kind = ITEM_FILL,
	        .artifact = ARTIFACT_BACKGROUND,
	        .x = t->x - s->left,
	        .y = -s->top,
	        .u.fill = {
	            .w = s->page_width, .h = height, .color = s->layout->header.banner}});
}

/* Names, contacts and pictures in one box, each in the middle of its height. The words have `below` them what
 * belongs to them of the white that follows. */
static void
pack(struct setter *t, const struct vlist *names, const struct vlist *contacts,
    const struct beside *b, mpt below)
{
	const struct layout *l = t->s->layout;
	bool banner = l->header.type == HEADER_BANNER;
	mpt pad = banner ? gap_of(t, l->header.banner_padding) : 0;
	mpt first = vlist_height(names), second = vlist_height(contacts);
	mpt height = mpt_max(b->height, mpt_max(first, second) + below);
	mpt top = banner ? pad - t->s->top
	                 : 0; /* a banner's own white is counted from the page's edge */
	struct vnode *box = vlist_box(t->list, 0, mpt_max(top + height + pad, 0));
	if (banner)
		put_banner(t, box, t->s->top + box->depth);
	vlist_pack(t->list->arena, box, names, top + (height - below - first) / 2);
	vlist_pack(t->list->arena, box, contacts, top + (height - below - second) / 2);
	put_pictures(t, box, b, top, height);
}

static void
put_rule(struct setter *t)
{
	struct style *s = t->s;
	mpt thick = gap_of(t, s->layout->section_titles.line_thickness);
	struct vnode *box = vlist_box(t->list, thick, 0);
	vnode_put(t->list->arena, box,
	    (struct item){.kind = ITEM_FILL,
	        .artifact = ARTIFACT_LAYOUT,
	        .x = t->x,
	        .y = -thick,
	        .u.fill = {.w = t->measure, .h = thick, .color = s->layout->colors.rule}});
}

/* The white below the contacts that is not the first title's own. Beside a picture it belongs to the words, so
 * that they and it share a height: a picture that is taller leaves the title's white alone below it. */
static mpt
own_white(const struct setter *t, const struct beside *b)
{
	const struct layout *l = t->s->layout;
	if (!b->height || l->header.type == HEADER_BANNER || l->header.rule_below)
		return 0;
	return gap_of(t, l->header.space_below_connections) - t->s->section_above;
}

/* Part of the white is in the header already. */
static void
end_header(struct setter *t, mpt part)
{
	const struct layout *l = t->s->layout;
	mpt below = gap_of(t, l->header.space_below_connections) - part;
	if (!t->list->count)
		return;
	if (l->header.rule_below && !t->sidebar) {
		header_space(t, below / 2);
		put_rule(t);
		below -= below / 2;
	}
	header_space(t, below);
}

/* The frames of the words in the main column. */
static struct words
make_words(
    struct setter *t, struct vlist *names, struct vlist *contacts, const struct beside *b)
{
	const struct layout *l = t->s->layout;
	mpt w = t->measure - b->left - b->right, split = 0;
	if (l->header.type == HEADER_SPLIT && !(l->sidebar.has_sidebar && l->sidebar.contacts))
		split = mpt_min(style_length(t->s, l->header.split_width,
		                    t->s->part[PART_BODY].look.size, w),
		    w);
	struct words words = {.below = l->header.space_below_name};
	words.names = setter_frame(t, names, b->left, w - split);
	words.contacts = split ? setter_frame(t, contacts, b->left + w - split, split) : words.names;
	return words;
}

void
header_set(struct setter *t, struct setter *side)
{
	const struct layout *l = t->s->layout;
	struct picture photo = {0}, code = {0};
	struct vlist names = {.arena = t->list->arena}, contacts = names;
	bool both = side != NULL;
	bool photo_aside = both && l->sidebar.photo, aside = both && l->sidebar.contacts;
	photo_read(photo_aside ? side : t, (photo_aside ? side : t)->measure, &photo);
	qr_make(aside ? side : t, (aside ? side : t)->measure, &code);
	struct picture none = {0};
	struct beside b =
	    place_pictures(t, photo_aside ? &none : &photo, aside ? &none : &code);
	struct words words = make_words(t, &names, &contacts, &b),
	             beside = {.below = l->header.space_below_name};
	if (both) {
		beside.names = beside.contacts = *side;
		if (photo_aside)
			set_picture(side, &photo);
	}
	set_name(both && l->sidebar.name ? &beside : &words);
	set_headline(both && l->sidebar.headline ? &beside : &words);
	set_contacts(aside ? &beside : &words);
	if (aside)
		set_picture(side, &code);
	mpt below = own_white(t, &b);
	if (l->header.type == HEADER_STACKED && !b.height)
		vlist_append(t->list, &names);
	else if (names.count || contacts.count || b.height)
		pack(t, &names, &contacts, &b, below);
	end_header(t, below);
	if (both)
		end_header(side, 0);
}
