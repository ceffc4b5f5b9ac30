/* fontconfig without its headers: the few functions used are declared here, as its stable ABI
 * has them, and looked up at run time. */
#include "text/fontconfig.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "text/fonts.h"

enum { FC_MATCH = 0, FC_TRIM = 1, FC_INDEX_MASK = 0xffff };

struct fc_set {
	int count, room;
	void **patterns;
};

struct order { /* the system's fonts as a language wants them */
	char *lang;
	bool serif;
	struct fc_set *fonts;
	struct order *next;
};

struct fontconfig {
	void *library, *config;
	struct arena arena;
	struct order *orders;

	void *(*init)(void);
	void (*fini)(void);
	void (*config_destroy)(void *config);
	void *(*pattern_create)(void);
	void (*pattern_destroy)(void *pattern);
	int (*add_string)(void *pattern, const char *object, const unsigned char *s);
	int (*add_bool)(void *pattern, const char *object, int value);
	int (*get_string)(const void *pattern, const char *object, int n, unsigned char **s);
	int (*get_integer)(const void *pattern, const char *object, int n, int *value);
	int (*get_bool)(const void *pattern, const char *object, int n, int *value);
	int (*get_charset)(const void *pattern, const char *object, int n, void **set);
	int (*has_char)(const void *set, uint32_t code);
	int (*substitute)(void *config, void *pattern, int kind);
	void (*defaults)(void *pattern);
	void *(*match)(void *config, void *pattern, int *result);
	struct fc_set *(*sort)(void *config, void *pattern, int trim, void **set, int *result);
	void *(*objects_create)(void);
	int (*objects_add)(void *objects, const char *object);
	void (*objects_destroy)(void *objects);
	struct fc_set *(*list)(void *config, void *pattern, void *objects);
	void (*set_destroy)(struct fc_set *set);
};

static const struct {
	const char *name;
	size_t offset;
} functions[] = {
    {"FcInitLoadConfigAndFonts", offsetof(struct fontconfig, init)},
    {"FcFini", offsetof(struct fontconfig, fini)},
    {"FcConfigDestroy", offsetof(struct fontconfig, config_destroy)},
    {"FcPatternCreate", offsetof(struct fontconfig, pattern_create)},
    {"FcPatternDestroy", offsetof(struct fontconfig, pattern_destroy)},
    {"FcPatternAddString", offsetof(struct fontconfig, add_string)},
    {"FcPatternAddBool", offsetof(struct fontconfig, add_bool)},
    {"FcPatternGetString", offsetof(struct fontconfig, get_string)},
    {"FcPatternGetInteger", offsetof(struct fontconfig, get_integer)},
    {"FcPatternGetBool", offsetof(struct fontconfig, get_bool)},
    {"FcPatternGetCharSet", offsetof(struct fontconfig, get_charset)},
    {"FcCharSetHasChar", offsetof(struct fontconfig, has_char)},
    {"FcConfigSubstitute", offsetof(struct fontconfig, substitute)},
    {"FcDefaultSubstitute", offsetof(struct fontconfig, defaults)},
    {"FcFontMatch", offsetof(struct fontconfig, match)},
    {"FcFontSort", offsetof(struct fontconfig, sort)},
    {"FcObjectSetCreate", offsetof(struct fontconfig, objects_create)},
    {"FcObjectSetAdd", offsetof(struct fontconfig, objects_add)},
    {"FcObjectSetDestroy", offsetof(struct fontconfig, objects_destroy)},
    {"FcFontList", offsetof(struct fontconfig, list)},
    {"FcFontSetDestroy", offsetof(struct fontconfig, set_destroy)},
};

static bool
load_functions(struct fontconfig *fc)
{
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		void *address = dlsym(fc->library, functions[i].name);

		if (!address)
			return false;
		memcpy((char *)fc + functions[i].offset, &address, sizeof address);
	}
	return true;
}

struct fontconfig *
fontconfig_open(void)
{
	struct fontconfig fc = {.library = dlopen("libfontconfig.so.1", RTLD_NOW | RTLD_LOCAL)};
	struct fontconfig *opened;

	if (!fc.library || !load_functions(&fc) || !(fc.config = fc.init())) {
		if (fc.library)
			dlclose(fc.library);
		return NULL;
	}
	opened = memory_alloc(sizeof *opened);
	*opened = fc;
	return opened;
}

void
fontconfig_close(struct fontconfig *fc)
{
	for (struct order *o = fc->orders; o; o = o->next) {
		if (o->fonts)
			fc->set_destroy(o->fonts);
	}
	fc->config_destroy(fc->config);
	fc->fini();
	dlclose(fc->library);
	arena_free(&fc->arena);
	free(fc);
}

static const char *
get_string(const struct fontconfig *fc, const void *pattern, const char *object, int n)
{
	unsigned char *s;

	return fc->get_string(pattern, object, n, &s) == FC_MATCH ? (const char *)s : NULL;
}

static void *
new_pattern(const struct fontconfig *fc, const char *object, const char *value)
{
	void *pattern = fc->pattern_create();

	if (!pattern)
		memory_fail();
	if (value)
		fc->add_string(pattern, object, (const unsigned char *)value);
	return pattern;
}

static void
complete_pattern(struct fontconfig *fc, void *pattern)
{
	fc->substitute(fc->config, pattern, 0);
	fc->defaults(pattern);
}

/* The family's name as fontconfig writes it; NULL if the best match is another family. */
static const char *
canonical_name(struct fontconfig *fc, const char *name)
{
	int result = 0;
	void *pattern = new_pattern(fc, "family", name), *best;
	const char *found = NULL, *candidate;

	complete_pattern(fc, pattern);
	best = fc->match(fc->config, pattern, &result);
	for (int n = 0; best && !found && (candidate = get_string(fc, best, "family", n));
	     n++) {
		if (fonts_same_name(candidate, name))
			found = arena_str(&fc->arena, candidate);
	}
	if (best)
		fc->pattern_destroy(best);
	fc->pattern_destroy(pattern);
	return found;
}

/* A variable font appears as itself and once per named instance: only its default outlines can
 * be embedded, so only the plain entry counts. */
static bool
usable_file(
    const struct fontconfig *fc, const void *pattern, const char **file, unsigned *index)
{
	int number = 0, variable = 0;

	*file = get_string(fc, pattern, "file", 0);
	fc->get_integer(pattern, "index", 0, &number);
	fc->get_bool(pattern, "variable", 0, &variable);
	*index = (unsigned)number & FC_INDEX_MASK;
	return *file && (variable || number == (int)*index);
}

static struct fc_set *
list_family(struct fontconfig *fc, const char *name)
{
	void *pattern = new_pattern(fc, "family", name), *objects = fc->objects_create();
	struct fc_set *set;

	fc->objects_add(objects, "file");
	fc->objects_add(objects, "index");
	fc->objects_add(objects, "variable");
	set = fc->list(fc->config, pattern, objects);
	fc->objects_destroy(objects);
	fc->pattern_destroy(pattern);
	return set;
}

size_t
fontconfig_family(struct fontconfig *fc, const char *name,
    void (*found)(void *self, const char *file, unsigned index), void *self)
{
	const char *canonical = canonical_name(fc, name);
	struct fc_set *set = canonical ? list_family(fc, canonical) : NULL;
	size_t calls = 0;

	for (int i = 0; set && i < set->count; i++) {
		const char *file;
		unsigned index;

		if (!usable_file(fc, set->patterns[i], &file, &index))
			continue;
		found(self, file, index);
		calls++;
	}
	if (set)
		fc->set_destroy(set);
	return calls;
}

/* The language as fontconfig calls it: it knows Chinese by its places only. */
static const char *
known_lang(const char *lang)
{
	if (strncmp(lang, "zh-Hant", 7) == 0)
		return "zh-tw";
	return strncmp(lang, "zh-Hans", 7) == 0 || strcmp(lang, "zh") == 0 ? "zh-cn" : lang;
}

/* The system's fonts in the order that suits the language, those that add nothing left out. */
static struct order *
order_for(struct fontconfig *fc, const char *lang, bool serif)
{
	struct order *o = fc->orders;
	int result = 0;
	void *pattern;

	while (o && (strcmp(o->lang, lang) != 0 || o->serif != serif))
		o = o->next;
	if (o)
		return o;
	pattern = new_pattern(fc, "family", serif ? "serif" : "sans-serif");
	if (*lang)
		fc->add_string(pattern, "lang", (const unsigned char *)known_lang(lang));
	fc->add_bool(pattern, "color", 0);
	fc->add_bool(pattern, "scalable", 1);
	complete_pattern(fc, pattern);
	o = arena_zero(&fc->arena, 1, sizeof *o);
	o->lang = arena_str(&fc->arena, lang);
	o->serif = serif;
	o->fonts = fc->sort(fc->config, pattern, FC_TRIM, NULL, &result);
	o->next = fc->orders;
	fc->orders = o;
	fc->pattern_destroy(pattern);
	return o;
}

const char *
fontconfig_cover(struct fontconfig *fc, uint32_t code, const char *lang, bool serif)
{
	const struct order *o = order_for(fc, lang ? lang : "", serif);

	for (int i = 0; o->fonts && i < o->fonts->count; i++) {
		const void *pattern = o->fonts->patterns[i];
		void *set;
		int color = 0;

		fc->get_bool(pattern, "color", 0, &color);
		if (!color && fc->get_charset(pattern, "charset", 0, &set) == FC_MATCH &&
		    fc->has_char(set, code))
			return get_string(fc, pattern, "family", 0);
	}
	return NULL;
}
