/* Pictures from files: the photo, and logos of entries. */
#include "typeset/header.h"

#include "base/file.h"
#include "page/image.h"

#include <string.h>

void
picture_put(struct arena *a, struct vnode *box, const struct picture *p, mpt x, mpt y)
{
	struct item item = p->item;
	if (p->backed)
		vnode_put(a, box,
		    (struct item){.kind = ITEM_FILL,
		        .artifact = ARTIFACT_LAYOUT,
		        .x = x,
		        .y = y,
		        .u.fill = {.w = p->w, .h = p->h, .color = PAPER_WHITE}});
	item.x += x;
	item.y += y;
	vnode_put(a, box, item);
}

/* A name in a file means a file beside that file. */
static const char *
beside_source(struct arena *a, const char *path, struct place place)
{
	return place.source ? path_join(a, path_dir(a, place.source->name), path) : path;
}

/* Where files may come from: the folder of the file that names them. Who writes the command
 * line may say more. */
static const char *
root_of(const struct style *s, struct place place)
{
	if (s->root)
		return s->root;
	if (!place.source || strcmp(place.source->name, "<command line>") == 0)
		return NULL;
	return path_dir(s->arena, place.source->name);
}

static mpt
own_height(const struct image *i, mpt w)
{
	return mpt_scale(w, i->height, i->width);
}

bool
picture_read(struct setter *t, const char *path, struct place place, const char *what, mpt w,
    mpt h, struct picture *out)
{
	struct style *s = t->s;
	const struct layout *l = s->layout;
	const char *why = "";
	struct image_options o = {.root = root_of(s, place),
	    .width = w,
	    .height = h,
	    .focus_x = l->header.photo_focus_x,
	    .focus_y = l->header.photo_focus_y};
	const struct image *image =
	    image_read(s->arena, beside_source(s->arena, path, place), &o, &why);
	if (!image) {
		if (strcmp(what, "logo") == 0)
			diag_warn(
			    s->diags, place, "logo", "'%s' can't be shown: %s", path, why);
		else
			diag_warn(
			    s->diags, place, "photo", "'%s' can't be shown: %s", path, why);
		if (o.root && (*path == '/' || strstr(path, "..")))
			diag_help(s->diags, "'--root DIR' says where photos may come from");
		return false;
	}
	h = h ? h : own_height(image, w);
	*out = (struct picture){.w = w,
	    .h = h,
	    .item = {.kind = ITEM_IMAGE, .u.image = {.image = image, .w = w, .h = h}}};
	return true;
}

bool
photo_read(struct setter *t, mpt measure, struct picture *out)
{
	struct style *s = t->s;
	const struct layout *l = s->layout;
	mpt em = s->part[PART_BODY].look.size;
	mpt w = mpt_min(style_length(s, l->header.photo_width, em, measure), measure);
	mpt h = style_length(s, l->header.photo_height, em, measure);
	if (!t->cv->photo || w <= 0)
		return false;
	if (l->header.photo_shape == PHOTO_ROUND && !h)
		h = w;
	if (!picture_read(t, t->cv->photo, t->cv->photo_place, "photo", w, h, out))
		return false;
	struct elem *figure = elem_new(t->pages, t->parent, ROLE_FIGURE, "photo");
	figure->alt = arena_printf(s->arena, "Photo of %s", s->owner);
	out->item.elem = figure;
	if (l->header.photo_shape == PHOTO_ROUND)
		out->item.u.image.radius = mpt_min(out->w, out->h) / 2;
	if (l->header.photo_shape == PHOTO_ROUNDED)
		out->item.u.image.radius = style_length(s, l->header.photo_radius, em, w);
	out->right = l->header.photo_right;
	out->space_left = style_length(s, l->header.photo_space_left, em, measure);
	out->space_right = style_length(s, l->header.photo_space_right, em, measure);
	return true;
}
