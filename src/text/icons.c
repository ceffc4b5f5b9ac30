/* Icons: looked up by name in the table made at build time, drawn once from their font, kept.
 */
#include "text/icons.h"

#include <hb.h>
#include <string.h>
#include "base/arena.h"
#include "text/embed.h"

/* What was opened and drawn, for as long as the process lives. */
static struct {
	struct arena arena;
	hb_font_t **fonts;         /* by index in embed_faces; NULL: not opened */
	const struct icon **drawn; /* by index in embed_icons; NULL: not drawn */
	const char **names;
} kept;

struct outline {
	struct path_step *steps;
	size_t count, room;
};

static int32_t
round_unit(float v)
{
	return (int32_t)(v < 0 ? v - 0.5f : v + 0.5f);
}

static void
add_step(struct outline *o, enum path_op op, const float *xy, size_t points)
{
	struct path_step step = {.op = op};

	for (size_t i = 0; i < points; i++)
		step.p[i] =
		    (struct path_point){round_unit(xy[2 * i]), round_unit(xy[2 * i + 1])};
	o->steps = arena_grow(&kept.arena, o->steps, o->count, &o->room, sizeof *o->steps);
	o->steps[o->count++] = step;
}

static void
draw_move(hb_draw_funcs_t *funcs, void *o, hb_draw_state_t *state, float x, float y, void *self)
{
	(void)funcs, (void)state, (void)self;
	add_step(o, PATH_MOVE, (const float[]){x, y}, 1);
}

static void
draw_line(hb_draw_funcs_t *funcs, void *o, hb_draw_state_t *state, float x, float y, void *self)
{
	(void)funcs, (void)state, (void)self;
	add_step(o, PATH_LINE, (const float[]){x, y}, 1);
}

static void
draw_curve(hb_draw_funcs_t *funcs, void *o, hb_draw_state_t *state, float x1, float y1,
    float x2, float y2, float x, float y, void *self)
{
	(void)funcs, (void)state, (void)self;
	add_step(o, PATH_CURVE, (const float[]){x1, y1, x2, y2, x, y}, 3);
}

static void
draw_close(hb_draw_funcs_t *funcs, void *o, hb_draw_state_t *state, void *self)
{
	(void)funcs, (void)state, (void)self;
	add_step(o, PATH_CLOSE, NULL, 0);
}

/* Quadratic curves come as cubic ones: HarfBuzz converts them when no callback takes them. */
static struct outline
draw_glyph(hb_font_t *font, hb_codepoint_t gid)
{
	struct outline o = {NULL, 0, 0};
	hb_draw_funcs_t *funcs = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(funcs, draw_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(funcs, draw_line, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(funcs, draw_curve, NULL, NULL);
	hb_draw_funcs_set_close_path_func(funcs, draw_close, NULL, NULL);
#if HB_VERSION_ATLEAST(7, 0, 0)
	hb_font_draw_glyph(font, gid, funcs, &o);
#else
	hb_font_get_glyph_shape(font, gid, funcs, &o);
#endif
	hb_draw_funcs_destroy(funcs);
	return o;
}

static hb_font_t *
open_font(uint32_t index)
{
	const struct embed_face *e = &embed_faces[index];
	hb_blob_t *blob;
	hb_face_t *face;

	if (kept.fonts[index])
		return kept.fonts[index];
	blob = hb_blob_create((const char *)e->begin, (unsigned)(e->end - e->begin),
	    HB_MEMORY_MODE_READONLY, NULL, NULL);
	face = hb_face_create(blob, 0);
	kept.fonts[index] = hb_font_create(face);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return kept.fonts[index];
}

static void
measure_icon(struct icon *icon, hb_font_t *font, hb_codepoint_t gid)
{
	hb_glyph_extents_t box = {0, 0, 0, 0};

	hb_font_get_glyph_extents(font, gid, &box);
	icon->upem = (int32_t)hb_face_get_upem(hb_font_get_face(font));
	icon->advance = hb_font_get_glyph_h_advance(font, gid);
	icon->left = box.x_bearing;
	icon->right = box.x_bearing + box.width;
	icon->top = box.y_bearing;
	icon->bottom = box.y_bearing + box.height;
}

static const struct icon *
draw_icon(const struct embed_icon *e)
{
	hb_font_t *font = open_font(e->face);
	struct icon *icon = arena_zero(&kept.arena, 1, sizeof *icon);
	struct outline outline;
	hb_codepoint_t gid;

	if (!hb_font_get_nominal_glyph(font, e->code, &gid))
		return NULL;
	outline = draw_glyph(font, gid);
	icon->name = embed_icon_names + e->name;
	icon->steps = outline.steps;
	icon->count = outline.count;
	measure_icon(icon, font, gid);
	return icon;
}

/* SIZE_MAX if there is none of that name. */
static size_t
find_index(const char *name)
{
	size_t low = 0, high = embed_icon_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(name, embed_icon_names + embed_icons[middle].name);

		if (order == 0)
			return middle;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return SIZE_MAX;
}

const struct icon *
icon_find(const char *name)
{
	size_t index = find_index(name);

	if (index == SIZE_MAX)
		return NULL;
	if (!kept.drawn) {
		kept.drawn = arena_zero(&kept.arena, embed_icon_count, sizeof *kept.drawn);
		kept.fonts = arena_zero(&kept.arena, embed_face_count, sizeof *kept.fonts);
	}
	if (!kept.drawn[index])
		kept.drawn[index] = draw_icon(&embed_icons[index]);
	return kept.drawn[index];
}

static const struct {
	uint32_t code;
	const char *icon;
} emoji[] = {
    {0x2605, "star"},            /* ★ */
    {0x2606, "star"},            /* ☆ */
    {0x260e, "phone"},           /* ☎ */
    {0x2706, "phone"},           /* ✆ */
    {0x2709, "envelope"},        /* ✉ */
    {0x270d, "pen"},             /* ✍ */
    {0x270f, "pencil"},          /* ✏ */
    {0x2b50, "star"},            /* ⭐ */
    {0x1f30d, "earth-europe"},   /* 🌍 */
    {0x1f30e, "earth-americas"}, /* 🌎 */
    {0x1f30f, "earth-asia"},     /* 🌏 */
    {0x1f310, "globe"},          /* 🌐 */
    {0x1f382, "cake-candles"},   /* 🎂 */
    {0x1f393, "graduation-cap"}, /* 🎓 */
    {0x1f3a4, "microphone"},     /* 🎤 */
    {0x1f3c6, "trophy"},         /* 🏆 */
    {0x1f3e0, "house"},          /* 🏠 */
    {0x1f3e1, "house"},          /* 🏡 */
    {0x1f3e2, "building"},       /* 🏢 */
    {0x1f3eb, "school"},         /* 🏫 */
    {0x1f419, "github"},         /* 🐙 */
    {0x1f426, "x-twitter"},      /* 🐦 */
    {0x1f464, "user"},           /* 👤 */
    {0x1f468, "user"},           /* 👨 */
    {0x1f469, "user"},           /* 👩 */
    {0x1f4a1, "lightbulb"},      /* 💡 */
    {0x1f4ac, "comment"},        /* 💬 */
    {0x1f4bb, "code"},           /* 💻 */
    {0x1f4bc, "briefcase"},      /* 💼 */
    {0x1f4c4, "file"},           /* 📄 */
    {0x1f4c5, "calendar"},       /* 📅 */
    {0x1f4c6, "calendar"},       /* 📆 */
    {0x1f4cc, "thumbtack"},      /* 📌 */
    {0x1f4cd, "location-dot"},   /* 📍 */
    {0x1f4da, "book"},           /* 📚 */
    {0x1f4d6, "book-open"},      /* 📖 */
    {0x1f4dd, "pen-to-square"},  /* 📝 */
    {0x1f4de, "phone"},          /* 📞 */
    {0x1f4e0, "fax"},            /* 📠 */
    {0x1f4e7, "envelope"},       /* 📧 */
    {0x1f4e8, "envelope"},       /* 📨 */
    {0x1f4e9, "envelope"},       /* 📩 */
    {0x1f4eb, "envelope"},       /* 📫 */
    {0x1f4ec, "envelope"},       /* 📬 */
    {0x1f4f1, "mobile-screen"},  /* 📱 */
    {0x1f4f2, "mobile-screen"},  /* 📲 */
    {0x1f4f7, "camera"},         /* 📷 */
    {0x1f4fa, "tv"},             /* 📺 */
    {0x1f511, "key"},            /* 🔑 */
    {0x1f517, "link"},           /* 🔗 */
    {0x1f52c, "microscope"},     /* 🔬 */
    {0x1f5a5, "desktop"},        /* 🖥 */
    {0x1f5fa, "map"},            /* 🗺 */
    {0x1f680, "rocket"},         /* 🚀 */
    {0x1f697, "car"},            /* 🚗 */
    {0x1f9ea, "flask"},          /* 🧪 */
};

const char *
icon_for_emoji(uint32_t code)
{
	for (size_t i = 0; i < sizeof emoji / sizeof *emoji; i++) {
		if (emoji[i].code == code)
			return emoji[i].icon;
	}
	return NULL;
}

size_t
icon_names(const char *const **names)
{
	if (!kept.names) {
		kept.names = arena_zero(&kept.arena, embed_icon_count + 1, sizeof *kept.names);
		for (size_t i = 0; i < embed_icon_count; i++)
			kept.names[i] = embed_icon_names + embed_icons[i].name;
	}
	*names = kept.names;
	return embed_icon_count;
}
