/* What stands before the main column of an entry: a timeline, the number of a publication, a
 * logo.
 *
 * Widths are a section's, so that its entries begin at one x whether or not each has a logo.
 * The line of a timeline is a rail, which the pages draw from its first box to its last. */
#include "typeset/header.h"

enum {
	RAIL_ROOM = 1500, /* of line and dot with the white behind [thousandths of em, as what
	                     follows] */
	RAIL_WIDTH = 90,
	DOT_SIZE = 620,
	ROLE_DOT_SIZE = 400,
	NUMBER_GAP = 400,
	RAIL_TINT = 400 /* how much of the accent is in the line [thousandths] */
};

static mpt
ems(const struct setter *t, int thousandths)
{
	return mpt_scale(t->s->part[PART_BODY].look.size, thousandths, 1000);
}

static bool
has_logo(const struct cv_section *section)
{
	for (size_t i = 0; i < section->entry_count; i++)
		if (section->entries[i].logo)
			return true;
	return false;
}

static mpt
logo_width(const struct setter *t)
{
	return style_length(t->s, t->s->layout->entries.logo_width,
	    t->s->part[PART_BODY].look.size, t->measure);
}

static mpt
label_width(struct setter *t, const char *label)
{
	struct rich r = rich_text(t->s->arena, label, place_none());
	return para_width(t->s, &t->s->part[PART_BODY], &r, FIGURES_TABULAR);
}

void
lead_measure(struct setter *t, const struct cv_section *section)
{
	struct style *s = t->s;
	const struct layout *l = s->layout;
	t->lead = (struct lead){0};
	if (l->entries.timeline) {
		struct rail *rail = arena_zero(s->arena, 1, sizeof *rail);
		*rail = (struct rail){.w = ems(t, RAIL_WIDTH),
		    .color = style_tint(s, l->colors.accent, RAIL_TINT)};
		t->lead.timeline = ems(t, RAIL_ROOM);
		t->lead.rail = rail;
	}
	if (l->entries.publications != NUMBERS_NONE)
		t->lead.number =
		    ems(t, NUMBER_GAP) +
		    label_width(t, arena_printf(s->arena, "%zu.", section->entry_count));
	if (l->entries.show_logos && has_logo(section))
		t->lead.logo = logo_width(t) + style_length(s, l->entries.logo_gap,
		                                   s->part[PART_BODY].look.size, t->measure);
}

mpt
lead_width(const struct setter *t, const struct cv_entry *e)
{
	return t->lead.timeline + (e->kind == ENTRY_PUBLICATION ? t->lead.number : 0) +
	       t->lead.logo;
}

bool
lead_has_number(const struct setter *t, const struct cv_entry *e)
{
	return t->lead.number && e->kind == ENTRY_PUBLICATION;
}

/* A dot in the middle of the rail, beside the first line of text. */
static void
put_dot(struct setter *t, struct vlist *text, mpt x, mpt size)
{
	mpt high = t->s->part[PART_BODY].cap_height, shift = (ems(t, DOT_SIZE) - size) / 2;
	size_t i = 0;
	while (i < text->count && text->nodes[i].kind != V_BOX)
		i++;
	if (i == text->count)
		return;
	vnode_put(text->arena, &text->nodes[i],
	    (struct item){.kind = ITEM_FILL,
	        .artifact = ARTIFACT_LAYOUT,
	        .x = setter_x(t, x + shift, size),
	        .y = -(high + size) / 2,
	        .u.fill = {.w = size,
	            .h = size,
	            .radius = size / 2,
	            .color = t->s->layout->colors.accent}});
}

static void
put_timeline(struct setter *t, struct vlist *entry, mpt x)
{
	struct rail *rail = t->lead.rail;
	rail->x = setter_x(t, x + (ems(t, DOT_SIZE) - rail->w) / 2, rail->w);
	for (size_t i = 0; i < entry->count; i++)
		if (entry->nodes[i].kind == V_BOX)
			entry->nodes[i].rail = rail;
	put_dot(t, entry, x, ems(t, DOT_SIZE));
}

void
lead_put_role(struct setter *t, struct vlist *role, mpt x)
{
	if (t->lead.timeline)
		put_dot(t, role, x, ems(t, ROLE_DOT_SIZE));
}

static void
put_number(struct setter *t, struct vlist *entry, int number, struct elem *label, mpt x)
{
	struct style *s = t->s;
	const struct part *body = &s->part[PART_BODY];
	struct rich text =
	    rich_text(s->arena, arena_printf(s->arena, "%d.", number), place_none());
	struct part marker = *body;
	marker.look.text.figures = FIGURES_TABULAR;
	mpt w = para_width(s, &marker, &text, FIGURES_TABULAR),
	    room = t->lead.number - ems(t, NUMBER_GAP);
	struct vlist side = {.arena = entry->arena};
	struct vnode *box = vlist_box(&side, body->cap_height, 0);
	para_line(s, t->pages, box, &marker, &text, label, ARTIFACT_NONE,
	    setter_x(t, x + room - w, w), true);
	vlist_beside(entry, &side, !t->s->rtl);
}

static const char *
owner_of_logo(struct setter *t, const struct cv_entry *e)
{
	static const char *const keys[] = {"company", "institution", "name", "title"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (cv_field(e, keys[i]))
			return rich_plain(t->s->arena, cv_field(e, keys[i]));
	return "the entry";
}

static void
put_logo(
    struct setter *t, struct vlist *entry, const struct cv_entry *e, struct elem *parent, mpt x)
{
	struct picture logo;
	struct vlist side = {.arena = entry->arena};
	mpt w = logo_width(t);
	if (!picture_read(t, e->logo, e->logo_place, "logo", w, 0, &logo))
		return;
	logo.item.elem = elem_new(t->pages, parent, ROLE_FIGURE, "logo");
	logo.item.elem->alt = arena_printf(t->s->arena, "Logo of %s", owner_of_logo(t, e));
	struct vnode *box = vlist_box(&side, logo.h, 0);
	picture_put(entry->arena, box, &logo, setter_x(t, x, w), -logo.h);
	vlist_beside(entry, &side, !t->s->rtl);
}

void
lead_put(struct setter *t, struct vlist *entry, const struct cv_entry *e, struct elem *elem,
    struct elem *label, mpt x)
{
	if (!entry->count)
		return;
	bool numbered = lead_has_number(t, e);
	int last = t->section ? (int)t->section->entry_count : 1;
	mpt logo = x + t->lead.timeline + (numbered ? t->lead.number : 0);
	if (t->lead.logo && e->logo)
		put_logo(t, entry, e, elem, logo);
	if (numbered) {
		bool down = t->s->layout->entries.publications == NUMBERS_DESCENDING;
		t->number++;
		put_number(t, entry, down ? last + 1 - t->number : t->number, label,
		    x + t->lead.timeline);
	}
	if (t->lead.timeline)
		put_timeline(t, entry, x);
}
