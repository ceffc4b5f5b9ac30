/* Bulleted and numbered texts. */
#include "typeset/setter.h"

enum { DEPTH_MAX = 8, BETWEEN_PENALTY = 100 };

static struct rich
label_text(struct style *s, const char *label)
{
	return rich_text(s->arena, label, place_none());
}

struct elem *
bullet_set(struct setter *t, struct vlist *l, const char *label, const struct rich *text, struct elem *list,
    mpt x, mpt measure, mpt label_width)
{
	struct style *s = t->s;
	const struct part *body = &s->part[PART_BODY];
	struct part marker = *body;
	marker.look.color = s->layout->colors.bullets;
	struct rich mark = label_text(s, label);
	struct elem *li = elem_new(t->pages, list, ROLE_LI, NULL);
	struct elem *lbl = elem_new(t->pages, li, ROLE_LBL, "label");
	struct elem *lbody = elem_new(t->pages, li, ROLE_LBODY, "bullet");
	mpt own = para_width(s, body, &mark, FIGURES_TABULAR);
	mpt wide = mpt_max(label_width, own) + s->bullet_gap;
	struct vlist text_list = {.arena = l->arena}, mark_list = {.arena = l->arena};
	struct para_options o = setter_para(t, x + wide, measure - wide);
	o.align = s->layout->entries.highlights.alignment == TEXT_LEFT ? PARA_LEFT : PARA_JUSTIFIED;
	para_set(s, t->pages, &text_list, body, text, lbody, &o);
	struct vnode *box = vlist_box(&mark_list, body->cap_height, 0);
	mpt at = setter_x(t, x + mpt_max(label_width - own, 0), own);
	para_line(s, t->pages, box, &marker, &mark, lbl, ARTIFACT_NONE, at, true);
	vlist_beside(&text_list, &mark_list, true);
	vlist_append(l, &text_list);
	return lbody;
}

/* Between two bullets: cheap to break unless one of them would stand alone. */
static void
space_between(struct vlist *l, const struct style *s, size_t i, size_t count)
{
	bool lonely = count < 4 || i < 2 || count - i < 2;
	vlist_space(l, s->part[PART_BODY].leading + s->bullet_between, GAP_ITEM,
	    lonely ? BETWEEN_PENALTY * 10 : BETWEEN_PENALTY);
}

void
bullets_set(struct setter *t, struct vlist *l, const struct cv_item *items, size_t count,
    struct elem *parent, mpt x, mpt measure, int depth)
{
	struct style *s = t->s;
	const char *bullet = depth ? s->layout->entries.highlights.nested_bullet : s->layout->entries.highlights.bullet;
	struct rich mark = label_text(s, bullet);
	mpt indent = para_width(s, &s->part[PART_BODY], &mark, FIGURES_DEFAULT) + s->bullet_gap;
	struct elem *list = elem_new(t->pages, parent, ROLE_L, NULL);
	for (size_t i = 0; i < count; i++) {
		if (i)
			space_between(l, s, i, count);
		struct elem *body = bullet_set(t, l, bullet, &items[i].text, list, x, measure, 0);
		if (!items[i].count || depth >= DEPTH_MAX)
			continue;
		vlist_space(l, s->part[PART_BODY].leading + s->bullet_between, GAP_ITEM, PENALTY_NEVER);
		bullets_set(t, l, items[i].items, items[i].count, body, x + indent, measure - indent, depth + 1);
	}
}
