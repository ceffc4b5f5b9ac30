/* The header's parts, for the files that set it: the words (header.c), the ways to reach the person (contacts.c), and the
 * pictures beside them: photo (photo.c) and QR code (qr.c). */
#ifndef TYPESET_HEADER_H
#define TYPESET_HEADER_H

#include "typeset/setter.h"

/* A picture, not yet placed. [mpt] */
struct picture {
	struct item item;          /* where it stands with its top left corner at 0, 0 */
	mpt w, h;                  /* all zero: there is none */
	mpt space_left, space_right;
	bool backed;               /* with white behind it */
	bool right;                /* side of the header; mirrored when the CV is right to left */
};

/* Put a picture's top left corner at x, y of a box. */
void picture_put(struct arena *a, struct vnode *box, const struct picture *p, mpt x, mpt y);
/* A file as a figure, `what` of the entry or the CV, w wide at most; h 0: in its own proportion. A file
 * that can't be read is reported at `place` under the name `what` ('photo', 'logo') and false returned. */
bool picture_read(struct setter *t, const char *path, struct place place, const char *what, mpt w, mpt h,
    struct picture *out);
/* photo.c: the CV's photo, at most `measure` wide; false: none. */
bool photo_read(struct setter *t, mpt measure, struct picture *out);
/* qr.c: the code that the layout asks for; false: none, or what it would say is too long. */
bool qr_make(struct setter *t, mpt measure, struct picture *out);
/* phone.c: a number as the layout wants it; as typed where that isn't known. */
const char *phone_text(struct arena *a, const char *typed, enum phone_format format);
/* contacts.c: all ways to reach the person; `narrow`: one to a line whatever the layout says. */
void contacts_set(struct setter *t, enum align align, bool narrow);

#endif
