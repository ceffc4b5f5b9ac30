/* Bulleted and numbered texts. */
#include "typeset/inline.h"
#include "typeset/setter.h"

#include <string.h>

enum { DEPTH_MAX = 8, BETWEEN_PENALTY = 100, LONELY_PENALTY = 1000, LEAD_IN_MAX = 32 /* bytes */ };

static struct rich
label_text(struct style *s, const char *label)
{
	return rich_text(s->arena, label, place_none());
}

/* The text with what stands before its first colon made to stand out, if that is a short lead-in
 * ('Overview: …') without a style of its own. */
static struct rich
lead_in(struct style *s, const struct rich *text)
{
	enum lead_in how = s->layout->entries.highlights.lead_in;
	const char *first = text->count ? text->runs[0].text : "", *colon = strstr(first, ": ");
	if (how == LEAD_IN_AS_TYPED || !colon || text->runs[0].style || colon - first > LEAD_IN_MAX)
		return *text;
	struct rich r = {0};
	struct rich_run run = text->runs[0];
	run.text = arena_dup(s->arena, first, (size_t)(colon + 1 - first));
	run.style = how == LEAD_IN_BOLD ? RICH_BOLD : RICH_ITALIC;
	rich_add(s->arena, &r, run);
	run = text->runs[0];
	run.text = colon + 1;
	rich_add(s->arena, &r, run);
	for (size_t i = 1; i < text->count; i++)
		rich_add(s->arena, &r, text->runs[i]);
	return r;
}

/* The layout's bullet keeps its middle in the middle of the letters whatever its size. */
static struct part
marker_part(const struct style *s, const char *label)
{
	struct part p = s->part[PART_BODY];
	mpt size = style_length(s, s->layout->entries.highlights.bullet_size, p.look.size, 0);
	p.look.color = s->layout->colors.bullets;
	p.look.text.figures = FIGURES_TABULAR;
	if (strcmp(label, s->layout->entries.highlights.bullet) != 0)
		return p;
	p.look.raise = mpt_scale(p.cap_height, p.look.size - size, 2 * (int64_t)p.look.size);
	p.look.size = size;
	return p;
}

/* Set a label, unless it is the one before: the layout's bullet stands at every item. */
static void
set_marker(struct style *s, const char *label)
{
	if (s->marker == label)
		return;
	const struct part marker = marker_part(s, label);
	struct rich mark = label_text(s, label);
	/* Mirrored, the space behind the bullet lies towards the text: only where it fits. */
	bool space = !s->rtl || space_width(s, &marker.look) <= s->bullet_gap;
	s->marker = label;
	s->marker_box = (struct vnode){.kind = V_BOX};
	s->marker_width = para_line(s, NULL, &s->marker_box, &marker, &mark, NULL, ARTIFACT_NONE, 0, space);
}

static void
put_marker(struct style *s, struct vnode *box, struct elem *label, mpt x)
{
	for (size_t i = 0; i < s->marker_box.count; i++) {
		struct item item = s->marker_box.items[i];
		item.x += x;
		item.elem = label;
		vnode_put(s->arena, box, item);
	}
}

struct elem *
bullet_set(struct setter *t, struct vlist *l, const char *label, const struct rich *text, struct elem *list,
    mpt x, mpt measure, mpt label_width)
{
	struct style *s = t->s;
	const struct part *body = &s->part[PART_BODY];
	struct elem *li = elem_new(t->pages, list, ROLE_LI, NULL);
	struct elem *lbl = elem_new(t->pages, li, ROLE_LBL, "label");
	struct elem *lbody = elem_new(t->pages, li, ROLE_LBODY, "bullet");
	set_marker(s, label);
	mpt own = s->marker_width, wide = mpt_max(label_width, own) + s->bullet_gap;
	struct vlist text_list = {.arena = l->arena}, mark_list = {.arena = l->arena};
	struct para_options o = setter_para(t, x + wide, measure - wide);
	o.align = s->layout->entries.highlights.alignment == TEXT_LEFT ? PARA_LEFT : PARA_JUSTIFIED;
	setter_advance(t, para_set(s, t->pages, &text_list, body, text, lbody, &o));
	struct vnode *box = vlist_box(&mark_list, body->cap_height, 0);
	mpt at = setter_x(t, x + mpt_max(label_width - own, 0), own);
	put_marker(s, box, lbl, at);
	vlist_beside(&text_list, &mark_list, !s->rtl);
	vlist_append(l, &text_list);
	return lbody;
}

/* Between two bullets: cheap to break unless one of them would stand alone. */
static void
space_between(struct vlist *l, const struct style *s, size_t i, size_t count)
{
	bool lonely = count < 4 || i < 2 || count - i < 2;
	vlist_space(l, s->part[PART_BODY].leading + s->bullet_between, GAP_ITEM,
	    lonely ? LONELY_PENALTY : BETWEEN_PENALTY);
}

void
bullets_set(struct setter *t, struct vlist *l, const struct cv_item *items, size_t count,
    struct elem *parent, mpt x, mpt measure, int depth)
{
	struct style *s = t->s;
	const char *bullet = depth ? s->layout->entries.highlights.nested_bullet : s->layout->entries.highlights.bullet;
	set_marker(s, bullet);
	mpt indent = s->marker_width + s->bullet_gap;
	struct elem *list = elem_new(t->pages, parent, ROLE_L, NULL);
	for (size_t i = 0; i < count; i++) {
		if (i)
			space_between(l, s, i, count);
		struct rich text = lead_in(s, &items[i].text);
		struct elem *body = bullet_set(t, l, bullet, &text, list, x, measure, 0);
		if (!items[i].count || depth >= DEPTH_MAX)
			continue;
		vlist_space(l, s->part[PART_BODY].leading + s->bullet_between, GAP_ITEM, PENALTY_NEVER);
		bullets_set(t, l, items[i].items, items[i].count, body, x + indent, measure - indent, depth + 1);
	}
}
