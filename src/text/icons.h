/* Icons: outlines by name ('envelope', 'github'), from the bundled icon fonts, drawn as filled
 * paths so that they never reach a reader's text layer. */
#ifndef TEXT_ICONS_H
#define TEXT_ICONS_H

#include <stddef.h>
#include <stdint.h>

enum path_op { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };

struct path_point {
	int32_t x, y;
};

struct path_step {
	enum path_op op;
	struct path_point p[3]; /* MOVE, LINE: p[0]; CURVE: two controls and the end */
};

struct icon {
	const char *name;
	int32_t upem, advance;            /* design units */
	int32_t left, bottom, right, top; /* bounding box, y up from the baseline */
	const struct path_step *steps;    /* y up */
	size_t count;
};

/* NULL if there is no such icon. Opened on first use, kept by the process. */
const struct icon *icon_find(const char *name);
/* The icon that an emoji of a contact line stands for (📧 → 'envelope'), NULL. */
const char *icon_for_emoji(uint32_t code);
size_t icon_names(const char *const **names); /* sorted */

#endif
