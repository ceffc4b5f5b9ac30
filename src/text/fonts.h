/* The registry's own view of fonts and families, for the files that make it up: fonts.c (by
 * name), family.c (by weight and style), cover.c (by code point), folder.c and fontconfig.c
 * (where they come from). Others use text/face.h. */
#ifndef TEXT_FONTS_H
#define TEXT_FONTS_H

#include <stddef.h>
#include "text/face.h"

/* One face of a family, perhaps not opened yet. */
struct member {
	unsigned weight;
	bool italic;
	bool narrow; /* or wide: of the family only in name */
	const char *file;
	unsigned index;                   /* in a collection */
	hb_blob_t *blob;                  /* owned; NULL: bundled and not opened yet */
	const unsigned char *begin, *end; /* bundled */
	const struct pairs *pairs;        /* the same */
	struct face *face;                /* NULL until asked for */
};

struct family {
	const char *name;
	enum family_origin origin;
	const struct folder *folder; /* FAMILY_FILE: where it was found */
	struct member *members;
	size_t count, room;
	struct family *next;
};

/* A folder to look into. */
struct folder {
	const char *dir;
	bool beside; /* of some layout: behind the bundle, and only while it is in fonts.beside */
	bool read;
	struct folder *next;
};

struct cover_slot;
struct fontconfig;

enum { BESIDE_MAX = 16 };

struct fonts {
	struct arena arena;
	struct family *families, **last; /* all that were found, in order */
	struct folder *folders;
	struct folder *beside[BESIDE_MAX]; /* of the layout in hand */
	size_t beside_count;
	unsigned opened;          /* faces; the next id */
	struct cover_slot *cover; /* what covers a code point; hash table */
	size_t cover_count, cover_room;
	bool use_system;
	bool system_tried;
	struct fontconfig *system; /* NULL: not opened, or not there */
};

/* The same name, but for ASCII case, spaces, '-' and '_'? */
bool fonts_same_name(const char *a, const char *b);
/* A family already found, or NULL. One of the system that has no members isn't there:
 * remembered. */
struct family *fonts_known(struct fonts *f, enum family_origin origin, const char *name);
struct family *fonts_add(struct fonts *f, enum family_origin origin, const char *name);
/* The bundled family of that name, entered at first call; NULL. */
struct family *fonts_bundle(struct fonts *f, const char *name);
/* fontconfig, loaded at first call; NULL if there is none or it may not be used. */
struct fontconfig *fonts_system(struct fonts *f);
struct family *fonts_system_family(struct fonts *f, const char *name);

struct member *family_add(struct fonts *f, struct family *fam, struct member m);
/* Add one face of a file to a family; false if it can't be used. */
bool family_add_file(struct fonts *f, struct family *fam, const char *path, unsigned index);
/* Folders in the order in which they are looked into, those beside the layout last, with their families
 * entered; NULL at the end. */
const struct folder *fonts_first_folder(struct fonts *f);
const struct folder *fonts_next_folder(struct fonts *f, const struct folder *folder);
/* Enter the families in a folder. */
void folder_read(struct fonts *f, struct folder *folder);

#endif
