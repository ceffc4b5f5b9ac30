/* What tests of typesetting stand on: fonts, a shaper, a layout and a style. */
#ifndef UNIT_TYPESET_STAND_H
#define UNIT_TYPESET_STAND_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cv/read.h"
#include "typeset/fit.h"
#include "typeset/para.h"

static struct arena arena;
static struct diags diags;
static struct fonts *fonts;
static struct shaper *shaper;

static int
open_stand(void **state)
{
	(void)state;
	fonts = fonts_new();
	fonts_use_system(fonts, false);
	shaper = shaper_new(fonts);
	diags = (struct diags){.arena = &arena};
	return 0;
}

static int
close_stand(void **state)
{
	(void)state;
	shaper_free(shaper);
	fonts_free(fonts);
	arena_free(&arena);
	return 0;
}

static int
clear_stand(void **state)
{
	(void)state;
	arena_free(&arena);
	diags = (struct diags){.arena = &arena};
	return 0;
}

/* A CV from YAML. */
static inline struct cv *
cv_of(const char *yaml)
{
	struct source *s = source_new(&arena, "cv.yaml", yaml, strlen(yaml), &diags);
	struct cv_options o = {.now = 1751284800};
	struct node *root;
	struct cv *cv = cv_read(&arena, s, &o, &diags, &root);
	assert_non_null(cv);
	return cv;
}

/* The default layout under a design block in YAML. */
static inline struct layout *
layout_of(const char *design)
{
	struct source *s = source_new(&arena, "design.yaml", design, strlen(design), &diags);
	struct layout_options o = {.design = yaml_read(&arena, s, &diags)};
	struct layout *l = layout_read(&arena, &o, &diags);
	assert_non_null(l);
	return l;
}

/* A style for texts of a CV with that owner in that language. */
static inline struct style *
style_of(const char *design, const char *name, const char *tag)
{
	struct cv *cv = arena_zero(&arena, 1, sizeof *cv);
	cv->name = rich_text(&arena, name, place_none());
	const struct locale *l = locale_find(tag);
	cv->locale = l ? *l : *locale_default();
	cv->locale.tag = tag;
	return style_new(&arena, layout_of(design), cv, shaper, &SCALES_NONE, &diags);
}

#endif
