/* What the program carries for its text: the bundled faces and the names of icons.
 *
 * Tables written by src/build/embed.sh from fonts/FAMILIES and fonts/ICONS. The font programs
 * are linked in uncompressed and read-only: a face that is not opened is never read. Icons have
 * offsets in place of pointers, so that thousands of them cost the loader nothing. */
#ifndef TEXT_EMBED_H
#define TEXT_EMBED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum embed_kind { EMBED_TEXT, EMBED_FALLBACK, EMBED_ICON };

struct embed_face {
	const char *family;
	const char *file;                 /* in the project: 'fonts/lato/Lato-Bold.ttf' */
	const unsigned char *begin, *end; /* the font program */
	unsigned short weight;
	bool italic;
	unsigned char kind; /* enum embed_kind */
};

struct embed_icon {
	uint32_t name; /* offset in embed_icon_names */
	uint32_t code; /* in the icon font */
	uint32_t face; /* index in embed_faces */
};

extern const struct embed_face embed_faces[]; /* in the order of fonts/FAMILIES */
extern const size_t embed_face_count;
extern const char *const embed_families[]; /* of EMBED_TEXT, sorted */
extern const size_t embed_family_count;
extern const struct embed_icon embed_icons[]; /* sorted by name, as strcmp does */
extern const size_t embed_icon_count;
extern const char embed_icon_names[];

#endif
