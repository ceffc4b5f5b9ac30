/* Pictures of the reference: options of which a word says too little, each shown with its
 * values.
 *
 * A picture is the page that docs/layouts/SAMPLE.yaml becomes under `--set
 * design.OPTION=VALUE`. The reference names sample, option and value beside each picture, and
 * that is what `make gallery` draws them by. Private to layout/. */
#ifndef LAYOUT_PICTURES_H
#define LAYOUT_PICTURES_H

#include "layout/options.h"

struct option_picture {
	const char *option; /* 'section_titles.type' */
	const char *sample; /* name of a CV in docs/layouts/ */
	const char *values; /* separated by '|'; NULL: all that the option takes */
};

extern const struct option_picture OPTION_PICTURES[];
extern const size_t OPTION_PICTURE_COUNT;

/* Markdown tables with the pictures of one group's options, `path` being 'page' or the like. */
void pictures_write(const struct field_table *t, const char *path, struct buf *out);

#endif
