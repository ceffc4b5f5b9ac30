/* The engine: what outlives a document. Made once a process, before any worker is forked. */
#ifndef APP_ENGINE_H
#define APP_ENGINE_H

#include "app/options.h"
#include "base/diag.h"
#include "text/shape.h"

struct layout;

struct engine {
	struct fonts *fonts;
	struct shaper *shaper;
	int64_t now; /* of the run: --date, SOURCE_DATE_EPOCH, else the clock */
	bool dated;  /* the date was given, so it may stand in the PDF */
	bool color;  /* stderr is a terminal and NO_COLOR is not set */
};

/* False, with a complaint, when an option or the environment is wrong. */
bool engine_open(struct engine *e, const struct options *o);
/* Look for families beside the files that the layout came from, and beside that of --design (NULL: none), instead of
 * beside those of the document before. Words are shaped anew if these are other folders. */
void engine_seek(const struct engine *e, const struct layout *l, const char *design);
void engine_close(struct engine *e);

#endif
