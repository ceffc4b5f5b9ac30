/* Parts of our own YAML as nodes, for what carries them or compares by them. */
#ifndef CV_WRITE_RENDERCV_H
#define CV_WRITE_RENDERCV_H

#include "cv/write_text.h"

void rendercv_put_entry(const struct writing *w, struct node *list, const struct cv_entry *e);
/* The same alone, for comparing: what has begun and has no end goes on. */
struct node *rendercv_entry(const struct writing *w, const struct cv_entry *e);
/* Name, headline, photo and contacts, into the map of 'cv'. */
void rendercv_put_head(const struct writing *w, struct node *map);

#endif
