/* fontconfig, the system's list of fonts: loaded with dlopen when a family or a glyph is
 * missing from the bundle, since it takes 8–20 ms to start. */
#ifndef TEXT_FONTCONFIG_H
#define TEXT_FONTCONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fontconfig;

struct fontconfig *fontconfig_open(
    void); /* NULL if the library or its configuration is missing */
void fontconfig_close(struct fontconfig *fc);

/* Each file that has a face of the family (case and spaces ignored, no substitutes), static
 * outlines only. Returns the number of calls. */
size_t fontconfig_family(struct fontconfig *fc, const char *name,
    void (*found)(void *self, const char *file, unsigned index), void *self);
/* The family that the system prefers for a code point in a language (BCP 47, may be NULL), with
 * serifs or without where there is the choice. NULL if none has it. Borrowed; the order is made
 * once per language. */
const char *fontconfig_cover(
    struct fontconfig *fc, uint32_t code, const char *lang, bool serif);

#endif
