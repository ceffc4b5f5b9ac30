/* Points and rectangles. Origin top left of the page, y grows downwards; [mpt]. */
#ifndef BASE_GEOM_H
#define BASE_GEOM_H

#include "base/mpt.h"

struct point {
	mpt x, y;
};

struct rect {
	mpt x, y, w, h; /* top left corner, width, height */
};

#endif
