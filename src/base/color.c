/* Colors as CSS Color 4 writes them: names, hex, rgb(), hsl(). */
#include "base/color.h"

#include <stdlib.h>
#include <string.h>

struct named_color {
	const char *name;
	color value;
};

/* CSS Color 4 §6.1, sorted. */
static const struct named_color NAMED[] = {
    {"aliceblue", 0xf0f8ff},
    {"antiquewhite", 0xfaebd7},
    {"aqua", 0x00ffff},
    {"aquamarine", 0x7fffd4},
    {"azure", 0xf0ffff},
    {"beige", 0xf5f5dc},
    {"bisque", 0xffe4c4},
    {"black", 0x000000},
    {"blanchedalmond", 0xffebcd},
    {"blue", 0x0000ff},
    {"blueviolet", 0x8a2be2},
    {"brown", 0xa52a2a},
    {"burlywood", 0xdeb887},
    {"cadetblue", 0x5f9ea0},
    {"chartreuse", 0x7fff00},
    {"chocolate", 0xd2691e},
    {"coral", 0xff7f50},
    {"cornflowerblue", 0x6495ed},
    {"cornsilk", 0xfff8dc},
    {"crimson", 0xdc143c},
    {"cyan", 0x00ffff},
    {"darkblue", 0x00008b},
    {"darkcyan", 0x008b8b},
    {"darkgoldenrod", 0xb8860b},
    {"darkgray", 0xa9a9a9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xa9a9a9},
    {"darkkhaki", 0xbdb76b},
    {"darkmagenta", 0x8b008b},
    {"darkolivegreen", 0x556b2f},
    {"darkorange", 0xff8c00},
    {"darkorchid", 0x9932cc},
    {"darkred", 0x8b0000},
    {"darksalmon", 0xe9967a},
    {"darkseagreen", 0x8fbc8f},
    {"darkslateblue", 0x483d8b},
    {"darkslategray", 0x2f4f4f},
    {"darkslategrey", 0x2f4f4f},
    {"darkturquoise", 0x00ced1},
    {"darkviolet", 0x9400d3},
    {"deeppink", 0xff1493},
    {"deepskyblue", 0x00bfff},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1e90ff},
    {"firebrick", 0xb22222},
    {"floralwhite", 0xfffaf0},
    {"forestgreen", 0x228b22},
    {"fuchsia", 0xff00ff},
    {"gainsboro", 0xdcdcdc},
    {"ghostwhite", 0xf8f8ff},
    {"gold", 0xffd700},
    {"goldenrod", 0xdaa520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xadff2f},
    {"grey", 0x808080},
    {"honeydew", 0xf0fff0},
    {"hotpink", 0xff69b4},
    {"indianred", 0xcd5c5c},
    {"indigo", 0x4b0082},
    {"ivory", 0xfffff0},
    {"khaki", 0xf0e68c},
    {"lavender", 0xe6e6fa},
    {"lavenderblush", 0xfff0f5},
    {"lawngreen", 0x7cfc00},
    {"lemonchiffon", 0xfffacd},
    {"lightblue", 0xadd8e6},
    {"lightcoral", 0xf08080},
    {"lightcyan", 0xe0ffff},
    {"lightgoldenrodyellow", 0xfafad2},
    {"lightgray", 0xd3d3d3},
    {"lightgreen", 0x90ee90},
    {"lightgrey", 0xd3d3d3},
    {"lightpink", 0xffb6c1},
    {"lightsalmon", 0xffa07a},
    {"lightseagreen", 0x20b2aa},
    {"lightskyblue", 0x87cefa},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xb0c4de},
    {"lightyellow", 0xffffe0},
    {"lime", 0x00ff00},
    {"limegreen", 0x32cd32},
    {"linen", 0xfaf0e6},
    {"magenta", 0xff00ff},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66cdaa},
    {"mediumblue", 0x0000cd},
    {"mediumorchid", 0xba55d3},
    {"mediumpurple", 0x9370db},
    {"mediumseagreen", 0x3cb371},
    {"mediumslateblue", 0x7b68ee},
    {"mediumspringgreen", 0x00fa9a},
    {"mediumturquoise", 0x48d1cc},
    {"mediumvioletred", 0xc71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xf5fffa},
    {"mistyrose", 0xffe4e1},
    {"moccasin", 0xffe4b5},
    {"navajowhite", 0xffdead},
    {"navy", 0x000080},
    {"oldlace", 0xfdf5e6},
    {"olive", 0x808000},
    {"olivedrab", 0x6b8e23},
    {"orange", 0xffa500},
    {"orangered", 0xff4500},
    {"orchid", 0xda70d6},
    {"palegoldenrod", 0xeee8aa},
    {"palegreen", 0x98fb98},
    {"paleturquoise", 0xafeeee},
    {"palevioletred", 0xdb7093},
    {"papayawhip", 0xffefd5},
    {"peachpuff", 0xffdab9},
    {"peru", 0xcd853f},
    {"pink", 0xffc0cb},
    {"plum", 0xdda0dd},
    {"powderblue", 0xb0e0e6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xff0000},
    {"rosybrown", 0xbc8f8f},
    {"royalblue", 0x4169e1},
    {"saddlebrown", 0x8b4513},
    {"salmon", 0xfa8072},
    {"sandybrown", 0xf4a460},
    {"seagreen", 0x2e8b57},
    {"seashell", 0xfff5ee},
    {"sienna", 0xa0522d},
    {"silver", 0xc0c0c0},
    {"skyblue", 0x87ceeb},
    {"slateblue", 0x6a5acd},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xfffafa},
    {"springgreen", 0x00ff7f},
    {"steelblue", 0x4682b4},
    {"tan", 0xd2b48c},
    {"teal", 0x008080},
    {"thistle", 0xd8bfd8},
    {"tomato", 0xff6347},
    {"turquoise", 0x40e0d0},
    {"violet", 0xee82ee},
    {"wheat", 0xf5deb3},
    {"white", 0xffffff},
    {"whitesmoke", 0xf5f5f5},
    {"yellow", 0xffff00},
    {"yellowgreen", 0x9acd32},
};

static int
compare_names(const void *key, const void *row)
{
	return strcmp(key, ((const struct named_color *)row)->name);
}

static bool
parse_name(const char *text, color *out)
{
	const size_t count = sizeof NAMED / sizeof *NAMED;
	const struct named_color *found;

	if (strcmp(text, "transparent") == 0) {
		*out = 0xffffff;
		return true;
	}
	found = bsearch(text, NAMED, count, sizeof *NAMED, compare_names);
	if (found)
		*out = found->value;
	return found != NULL;
}

/* A channel is in thousandths of 255 until the end, so that every machine rounds alike. */
struct channels {
	int64_t red, green, blue; /* 0–255000 */
	int64_t alpha;            /* 0–1000 */
};

static int64_t
clamp(int64_t v, int64_t max)
{
	return v < 0 ? 0 : v > max ? max : v;
}

static color
blend_channel(int64_t v, int64_t alpha)
{
	int64_t on_white = clamp(v, 255000) * alpha + 255000 * (1000 - alpha);

	return (color)((on_white + 500000) / 1000000);
}

static color
blend(struct channels c)
{
	int64_t alpha = clamp(c.alpha, 1000);

	return blend_channel(c.red, alpha) << 16 | blend_channel(c.green, alpha) << 8 |
	       blend_channel(c.blue, alpha);
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool
parse_hex(const char *text, color *out)
{
	size_t len = strlen(text), per = len > 4 ? 2 : 1;
	int v[4] = {0, 0, 0, 255};

	if (len != 3 && len != 4 && len != 6 && len != 8)
		return false;
	for (size_t i = 0; i < len / per; i++) {
		int high = hex_digit(text[i * per]), low = hex_digit(text[i * per + per - 1]);

		if (high < 0 || low < 0)
			return false;
		v[i] = high * 16 + low;
	}
	*out = blend((struct channels){
	    v[0] * 1000, v[1] * 1000, v[2] * 1000, (v[3] * 1000 + 127) / 255});
	return true;
}

struct quantity {
	int64_t thousandths;
	bool percent;
};

/* A CSS number, '12', '-.5', '40%', '120deg'; NULL if there is none. */
static const char *
parse_quantity(const char *s, struct quantity *q)
{
	int64_t value = 0, unit = 1000;
	bool negative = *s == '-', digits = false, point = false;

	s += *s == '-' || *s == '+';
	for (; (*s >= '0' && *s <= '9') || (*s == '.' && !point); s++) {
		if (*s == '.') {
			point = true;
			continue;
		}
		digits = true;
		if (point)
			unit /= 10;
		else
			value = clamp(value * 10, 10000000);
		value += point ? (*s - '0') * unit : (*s - '0') * 1000;
	}
	q->thousandths = negative ? -value : value;
	q->percent = *s == '%';
	if (strncmp(s, "deg", 3) == 0)
		s += 3;
	return digits ? s + q->percent : NULL;
}

static const char *
skip_separators(const char *s)
{
	return s + strspn(s, " ,/\t");
}

/* The 3 or 4 arguments between the parentheses. */
static bool
parse_arguments(const char *s, struct quantity q[4])
{
	size_t count = 0;

	q[3] = (struct quantity){1000, false};
	for (s = skip_separators(s); *s != ')'; s = skip_separators(s)) {
		if (count == 4 || (s = parse_quantity(s, &q[count++])) == NULL)
			return false;
	}
	return count >= 3 && s[1] == '\0';
}

static int64_t
alpha_of(struct quantity q)
{
	return q.percent ? q.thousandths / 100 : q.thousandths;
}

static int64_t
rgb_channel(struct quantity q)
{
	return q.percent ? q.thousandths * 255 / 100 : q.thousandths;
}

/* CSS Color 4 §7.1: one channel, in thousandths; hue in thousandths of a degree. */
static int64_t
hsl_channel(int64_t offset, int64_t hue, int64_t saturation, int64_t lightness)
{
	int64_t k = (offset * 30000 + hue) % 360000; /* thousandths of a degree */
	int64_t a = saturation * (lightness < 1000 - lightness ? lightness : 1000 - lightness);
	int64_t low = k - 90000 < 270000 - k ? k - 90000 : 270000 - k;
	int64_t step = low < -30000 ? -30000 : low > 30000 ? 30000 : low;

	return lightness * 255 - a * step / 30000 * 255 / 1000;
}

static struct channels
from_hsl(const struct quantity q[4])
{
	int64_t hue = (q[0].thousandths % 360000 + 360000) % 360000;
	int64_t s = clamp(q[1].thousandths / 100, 1000),
	        l = clamp(q[2].thousandths / 100, 1000);

	return (struct channels){hsl_channel(0, hue, s, l), hsl_channel(8, hue, s, l),
	    hsl_channel(4, hue, s, l), alpha_of(q[3])};
}

static bool
parse_function(const char *text, color *out)
{
	const char *open = strchr(text, '(');
	struct quantity q[4];

	if (!open || !parse_arguments(open + 1, q))
		return false;
	if (strncmp(text, "rgb(", 4) == 0 || strncmp(text, "rgba(", 5) == 0) {
		*out = blend((struct channels){
		    rgb_channel(q[0]), rgb_channel(q[1]), rgb_channel(q[2]), alpha_of(q[3])});
		return true;
	}
	if (strncmp(text, "hsl(", 4) == 0 || strncmp(text, "hsla(", 5) == 0) {
		*out = blend(from_hsl(q));
		return true;
	}
	return false;
}

#define TEXT_MAX 64

/* Into lower case, without the space around; false if too long to be a color. */
static bool
fold_text(const char *text, char out[TEXT_MAX])
{
	size_t len;

	text += strspn(text, " \t\n");
	len = strlen(text);
	while (len && strchr(" \t\n", text[len - 1]))
		len--;
	if (!len || len >= TEXT_MAX)
		return false;
	for (size_t i = 0; i < len; i++)
		out[i] = (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 32 : text[i]);
	out[len] = '\0';
	return true;
}

bool
color_parse(const char *text, color *out)
{
	char folded[TEXT_MAX];

	if (!fold_text(text, folded))
		return false;
	if (folded[0] == '#')
		return parse_hex(folded + 1, out);
	return parse_name(folded, out) || parse_function(folded, out);
}

const char *
color_name(size_t index)
{
	return index < sizeof NAMED / sizeof *NAMED ? NAMED[index].name : NULL;
}
