/* Colors: opaque sRGB, 8 bits a channel, 0xRRGGBB. */
#ifndef BASE_COLOR_H
#define BASE_COLOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t color;

/* Read a CSS color: a name, #rgb, #rrggbb, rgb(r, g, b) (commas or spaces, numbers or %),
 * hsl(h, s%, l%). Fractional and alpha parts are read; alpha is blended with white.
 * Case and surrounding space don't matter. False, and *out untouched, if it is none. */
bool color_parse(const char *text, color *out);
/* The names, sorted; NULL behind the last. */
const char *color_name(size_t index);

#endif
