/* The blocks of a file: 'cv', and beside it 'design', 'locale' and 'settings', which any format
 * may have. Where they are files of their own (--locale, settings.render_command), those
 * replace the file's. */
#ifndef CV_BLOCKS_H
#define CV_BLOCKS_H

#include "cv/read.h"
#include "yaml/fields.h"

struct blocks {
	const struct node *cv, *design, *locale, *settings; /* NULL: absent */
};

extern const struct field_table BLOCK_TABLE; /* read into a struct blocks */

/* An empty CV of the format: the default locale, the run's date. */
struct cv *cv_new(
    struct arena *a, const char *format, const struct source *s, const struct cv_options *o);
/* Blocks of a file in another format: those by these names. */
struct blocks blocks_of(const struct node *root);
/* Locale, settings and design into the CV (reading.self): before its texts are read. Words to
 * be set bold stay in cv->bold_keywords. */
void blocks_read(struct reading *r, const struct blocks *b);
/* Owner, levels and keywords marked: when all texts are read. */
void blocks_finish(struct reading *r, const struct cv_options *o);
/* The root with the blocks that are files of their own, named by options or the file itself. */
struct node *blocks_overlay(struct arena *a, const struct source *s, struct node *root,
    const struct cv_options *o, struct diags *d);

#endif
