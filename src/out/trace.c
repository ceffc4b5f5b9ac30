/* Device 'trace': one drawing operation a line, lengths in points with three fixed decimals;
 * what golden tests of the layout compare.
 *
 *     page 595.276 841.890
 *     text 72.000 80.500 Lato-Bold 24.000 #1a1a1a width 181.250 "Zoë" in H1.name
 *     fill 72.000 90.000 451.000 0.600 #1f4e8c layout
 */
#include <inttypes.h>

#include "out/writers.h"
#include "text/face.h"

static const char *const ARTIFACT_NAMES[] = {
    [ARTIFACT_NONE] = "nothing",
    [ARTIFACT_LAYOUT] = "layout",
    [ARTIFACT_FOOTER] = "footer",
    [ARTIFACT_HEADER] = "header",
    [ARTIFACT_BACKGROUND] = "background",
};

static const char *const FORMAT_NAMES[] = {
    [IMAGE_RGB] = "rgb",
    [IMAGE_GRAY] = "gray",
    [IMAGE_JPEG] = "jpeg",
};

static void
put_length(struct buf *b, mpt v)
{
	buf_putc(b, ' ');
	buf_decimal(b, v, 3, 1);
}

static void
put_color(struct buf *b, color c)
{
	buf_printf(b, " #%06" PRIx32, c);
}

static void
put_role(struct buf *b, const struct elem *e)
{
	buf_puts(b, role_name(e->role));
	if (e->what)
		buf_printf(b, ".%s", e->what);
}

/* 'Sect.experience/L/LI/LBody'; the document itself goes without saying. */
static void
put_elem_path(struct buf *b, const struct elem *e)
{
	const struct elem *top = e;

	while (top->parent && top->parent->parent)
		top = top->parent;
	put_role(b, top);
	while (top != e) {
		const struct elem *below = e;

		while (below->parent != top)
			below = below->parent;
		buf_putc(b, '/');
		put_role(b, below);
		top = below;
	}
}

static void
put_run(struct buf *b, const struct item *i)
{
	const struct run *r = &i->u.run;

	buf_puts(b, "text");
	put_length(b, i->x);
	put_length(b, i->y);
	buf_printf(b, " %s", r->face->ps_name);
	put_length(b, r->size);
	put_color(b, r->color);
	buf_puts(b, " width");
	put_length(b, r->width);
	if (r->rtl)
		buf_puts(b, " rtl");
	buf_putc(b, ' ');
	buf_json(b, r->text);
}

static void
put_corner(struct buf *b, const struct item *i, const char *name, mpt w, mpt h)
{
	buf_puts(b, name);
	put_length(b, i->x);
	put_length(b, i->y);
	put_length(b, w);
	put_length(b, h);
}

static void
put_radius(struct buf *b, mpt radius)
{
	if (!radius)
		return;
	buf_puts(b, " radius");
	put_length(b, radius);
}

static void
put_fill(struct buf *b, const struct item *i)
{
	put_corner(b, i, "fill", i->u.fill.w, i->u.fill.h);
	put_color(b, i->u.fill.color);
	put_radius(b, i->u.fill.radius);
}

static void
put_path(struct buf *b, const struct item *i)
{
	buf_puts(b, "icon");
	put_length(b, i->x);
	put_length(b, i->y);
	buf_printf(b, " %s", i->u.path.icon->name);
	put_length(b, i->u.path.size);
	put_color(b, i->u.path.color);
}

static void
put_image(struct buf *b, const struct item *i)
{
	const struct image_item *m = &i->u.image;

	put_corner(b, i, "image", m->w, m->h);
	buf_printf(b, " %s %" PRIu32 "x%" PRIu32 "%s", FORMAT_NAMES[m->image->format],
	    m->image->width, m->image->height, m->image->alpha ? " alpha" : "");
	if (m->clip.w) {
		buf_puts(b, " clip");
		put_length(b, m->clip.x);
		put_length(b, m->clip.y);
		put_length(b, m->clip.w);
		put_length(b, m->clip.h);
	}
	put_radius(b, m->radius);
}

static void
put_link(struct buf *b, const struct item *i)
{
	put_corner(b, i, "link", i->u.link.w, i->u.link.h);
	if (i->elem && i->elem->url)
		buf_printf(b, " %s", i->elem->url);
}

static void (*const PUT_ITEM[])(struct buf *, const struct item *) = {
    [ITEM_RUN] = put_run,
    [ITEM_FILL] = put_fill,
    [ITEM_PATH] = put_path,
    [ITEM_IMAGE] = put_image,
    [ITEM_LINK] = put_link,
};

static void
put_item(struct buf *b, const struct item *i)
{
	PUT_ITEM[i->kind](b, i);
	if (i->elem && i->artifact == ARTIFACT_NONE) {
		buf_puts(b, " in ");
		put_elem_path(b, i->elem);
	} else {
		buf_printf(b, " %s", ARTIFACT_NAMES[i->artifact]);
	}
	buf_putc(b, '\n');
}

static void
put_field(struct buf *b, const char *name, const char *value)
{
	if (!value)
		return;
	buf_printf(b, "%s ", name);
	buf_json(b, value);
	buf_putc(b, '\n');
}

static void
put_outline(struct buf *b, const struct outline *o)
{
	buf_printf(b, "outline %d page %zu", o->level, o->page + 1);
	put_length(b, o->y);
	buf_putc(b, ' ');
	buf_json(b, o->title);
	buf_putc(b, '\n');
}

bool
trace_write(
    const struct pages *p, const struct device_options *o, struct buf *out, const char **why)
{
	(void)o;
	(void)why;
	put_field(out, "title", p->title);
	put_field(out, "author", p->author);
	put_field(out, "subject", p->subject);
	put_field(out, "keywords", p->keywords);
	put_field(out, "lang", p->lang);
	for (size_t i = 0; i < p->count; i++) {
		buf_puts(out, "page");
		put_length(out, p->pages[i].width);
		put_length(out, p->pages[i].height);
		buf_putc(out, '\n');
		for (size_t k = 0; k < p->pages[i].count; k++)
			put_item(out, &p->pages[i].items[k]);
	}
	for (size_t i = 0; i < p->outline_count; i++)
		put_outline(out, &p->outlines[i]);
	return true;
}
