/* Faces: opened font programs, and the families that they belong to.
 *
 * A `struct fonts` is owned by the process: families are known by name from a table made at build
 * time; a face is opened (HarfBuzz, no copy: the bytes are in the program's read-only data) when it
 * is first asked for. Read-only afterwards, so forked workers share it. Units: face units
 * (upem to the em), y up. */
#ifndef TEXT_FACE_H
#define TEXT_FACE_H

#include <hb.h>
#include <stdbool.h>
#include "base/arena.h"
#include "base/mpt.h"

enum plain_answer { PLAIN_NOT_ASKED, PLAIN_KEPT, PLAIN_COMPOSED };

struct face {
	const char *family;     /* 'Source Sans 3' */
	const char *ps_name;    /* name ID 6 */
	const char *file;       /* where it came from: 'fonts/…' if bundled, else a path; for messages */
	unsigned weight;        /* 400, 700 … */
	bool italic;
	unsigned width;         /* OS/2 usWidthClass: 5 is normal, less is condensed */
	bool cff;               /* CFF outlines; else TrueType */
	bool has_small_caps;    /* GSUB smcp */
	bool has_composition;   /* GSUB ccmp */
	bool has_tabular, has_oldstyle; /* GSUB tnum/onum */
	unsigned id;            /* in order of opening; stable within a process, not in output */
	unsigned upem;          /* 16 to 16384 */
	double part;            /* 1 / upem */
	int cap_height, x_height, ascent, descent; /* [face units]; descent negative */
	int underline_position, underline_thickness; /* [face units] */
	bool ascii[0x80];       /* is there a glyph for it? */
	enum plain_answer *plain; /* the memory of face_keeps_plain */
	const struct pairs *pairs; /* how plain words come out (text/pairs.h); NULL: not known */
	int32_t *advances;      /* the memory of face_advance, by glyph: one more than it is; 0 is not known */
	hb_face_t *hb_face;     /* owned */
	hb_font_t *hb_font;     /* owned; scale = upem, so positions are face units */
};

struct fonts;  /* all that are known to this process */
struct family; /* one family: its faces by weight and style */

struct fonts *fonts_new(void);
void fonts_free(struct fonts *f);
/* A folder to look for families in before the bundled ones (--font-path), and in the folders
 * directly inside it. Read when a family is next asked for; the first added wins. */
void fonts_add_path(struct fonts *f, const char *dir);
/* Folders, first to last, that are looked into for families that are not bundled: those of the layout in hand.
 * NULL-terminated; NULL: none. They take the place of the ones before; true if they are others, and what was
 * found out about coverage is forgotten. */
bool fonts_set_beside(struct fonts *f, const char *const *dirs);
/* May families and glyphs come from fontconfig? Yes unless told otherwise. */
void fonts_use_system(struct fonts *f, bool use);

enum family_origin { FAMILY_BUNDLED, FAMILY_FILE, FAMILY_SYSTEM };

/* A family by name, case and spaces ignored; paths, bundle, folders of layouts, fontconfig (loaded with
 * dlopen, only here and in face_cover). NULL if there is none. */
const struct family *fonts_family(struct fonts *f, const char *name);
const char *family_name(const struct family *f);
enum family_origin family_origin(const struct family *f);
const char *family_file(const struct family *f); /* where its regular face is, for messages */
/* Names of the bundled text families, sorted; for lists and suggestions. */
size_t fonts_bundled(const char *const **names);

/* The face nearest in weight (CSS Fonts 4 §5.2 matching) and style; opened now. Never NULL for a family that exists. */
const struct face *family_face(struct fonts *f, const struct family *fam, unsigned weight, bool italic);
/* A face that has a glyph for the code point: the family's own, then the bundled fallbacks in
 * their order, then those of the folders, then fontconfig's; NULL if none has. Remembered per code point. */
const struct face *family_cover(struct fonts *f, const struct family *fam, unsigned weight, bool italic,
    uint32_t code);
/* The same for text in a language (BCP 47; NULL: any), which decides between the system's CJK faces. */
const struct face *family_cover_in(struct fonts *f, const struct family *fam, unsigned weight,
    bool italic, uint32_t code, const char *lang);

/* Open a face of the font program in `blob` (a reference is taken), allocated in `a`, `family`,
 * `file` and `id` left for the caller. NULL if it has no outlines that can be embedded. */
struct face *face_open(struct arena *a, hb_blob_t *blob, unsigned index);
void face_close(struct face *f);
bool face_looks_up(const struct face *f, uint32_t code); /* what face_has does for other than ASCII */
/* Is there a glyph for the code point? */
static inline bool
face_has(const struct face *f, uint32_t code)
{
	return code < sizeof f->ascii ? f->ascii[code] : face_looks_up(f, code);
}
/* How far a glyph of the face goes, without kerning [face units]. */
int32_t face_advance(const struct face *f, uint32_t gid);
/* Is there a ccmp, for letters with marks, that leaves plain characters (text/pairs.h) alone, and what other
 * features make of them? */
bool face_keeps_plain(const struct face *f);
/* Do its letters have serifs? By PANOSE or the family class where they say so, else by the shape of
 * the capital I. */
bool face_has_serifs(const struct face *f);
/* Face units to mpt at a size, rounded. */
static inline mpt
face_scale(const struct face *f, int64_t units, mpt size)
{
	return mpt_scale(units, size, f->upem);
}
/* units / upem, rounded down, where it's asked of every glyph: half a unit more keeps the quotient
 * farther from a whole number than 32 bits in a double can be off. */
static inline uint32_t
face_divide(const struct face *f, uint32_t units)
{
	return (uint32_t)((units + 0.5) * f->part);
}

#endif
