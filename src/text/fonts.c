/* The registry of families: folders first, then the bundle, layouts' folders, the system. */
#include "text/fonts.h"

#include <stdlib.h>
#include <string.h>
#include "text/embed.h"
#include "text/fontconfig.h"
#include "text/pairs.h"

struct fonts *
fonts_new(void)
{
	struct fonts *f = memory_alloc(sizeof *f);

	*f = (struct fonts){.use_system = true};
	f->last = &f->families;
	return f;
}

static void
close_family(struct family *fam)
{
	for (size_t i = 0; i < fam->count; i++) {
		if (fam->members[i].face)
			face_close(fam->members[i].face);
		hb_blob_destroy(fam->members[i].blob);
	}
}

void
fonts_free(struct fonts *f)
{
	if (!f)
		return;
	for (struct family *fam = f->families; fam; fam = fam->next)
		close_family(fam);
	if (f->system)
		fontconfig_close(f->system);
	arena_free(&f->arena);
	free(f->cover);
	free(f);
}

void
fonts_use_system(struct fonts *f, bool use)
{
	f->use_system = use;
}

/* The folder of that name, entered if need be. */
static struct folder *
add_folder(struct fonts *f, const char *dir, bool beside)
{
	struct folder **end = &f->folders;

	for (; *end; end = &(*end)->next) {
		if (strcmp((*end)->dir, dir) == 0)
			return *end;
	}
	*end = arena_zero(&f->arena, 1, sizeof **end);
	(*end)->dir = arena_str(&f->arena, dir);
	(*end)->beside = beside;
	return *end;
}

void
fonts_add_path(struct fonts *f, const char *dir)
{
	add_folder(f, dir, false);
}

static bool
is_beside(const struct fonts *f, const struct folder *folder)
{
	for (size_t i = 0; i < f->beside_count; i++)
		if (f->beside[i] == folder)
			return true;
	return false;
}

bool
fonts_set_beside(struct fonts *f, const char *const *dirs)
{
	struct folder *before[BESIDE_MAX];
	size_t count = f->beside_count;

	memcpy(before, f->beside, sizeof before);
	f->beside_count = 0;
	for (; dirs && *dirs && f->beside_count < BESIDE_MAX; dirs++) {
		struct folder *folder = add_folder(f, *dirs, true);

		if (folder->beside && !is_beside(f, folder))
			f->beside[f->beside_count++] = folder;
	}
	if (count == f->beside_count && memcmp(before, f->beside, count * sizeof *before) == 0)
		return false;
	free(f->cover);
	f->cover = NULL;
	f->cover_count = f->cover_room = 0;
	return true;
}

/* The next character that counts, ASCII lower; 0 at the end. */
static int
next_letter(const char **s)
{
	int c;

	while (**s && strchr(" -_\t", **s))
		++*s;
	c = (unsigned char)**s;
	if (c)
		++*s;
	return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

bool
fonts_same_name(const char *a, const char *b)
{
	int c;

	do {
		c = next_letter(&a);
		if (c != next_letter(&b))
			return false;
	} while (c);
	return true;
}

struct family *
fonts_known(struct fonts *f, enum family_origin origin, const char *name)
{
	for (struct family *fam = f->families; fam; fam = fam->next) {
		if (fam->origin == origin && fonts_same_name(fam->name, name) &&
		    (fam->count || origin == FAMILY_SYSTEM))
			return fam;
	}
	return NULL;
}

struct family *
fonts_add(struct fonts *f, enum family_origin origin, const char *name)
{
	struct family *fam = arena_zero(&f->arena, 1, sizeof *fam);

	fam->name = arena_str(&f->arena, name);
	fam->origin = origin;
	*f->last = fam;
	f->last = &fam->next;
	return fam;
}

/* Enter the bundled faces of a family. */
static struct family *
add_bundled(struct fonts *f, const char *name)
{
	struct family *fam = NULL;

	for (size_t i = 0; i < embed_face_count; i++) {
		const struct embed_face *e = &embed_faces[i];
		struct member m = {.weight = e->weight,
		    .italic = e->italic,
		    .file = e->file,
		    .begin = e->begin,
		    .end = e->end,
		    .pairs = pair_table[i].rights ? &pair_table[i] : NULL};

		if (e->kind == EMBED_ICON || !fonts_same_name(e->family, name))
			continue;
		if (!fam)
			fam = fonts_add(f, FAMILY_BUNDLED, e->family);
		family_add(f, fam, m);
	}
	return fam;
}

struct family *
fonts_bundle(struct fonts *f, const char *name)
{
	struct family *fam = fonts_known(f, FAMILY_BUNDLED, name);

	return fam ? fam : add_bundled(f, name);
}

struct fontconfig *
fonts_system(struct fonts *f)
{
	if (!f->use_system)
		return NULL;
	if (!f->system_tried)
		f->system = fontconfig_open();
	f->system_tried = true;
	return f->system;
}

struct found {
	struct fonts *fonts;
	struct family *family;
};

static void
add_found(void *self, const char *file, unsigned index)
{
	struct found *found = self;

	family_add_file(found->fonts, found->family, file, index);
}

struct family *
fonts_system_family(struct fonts *f, const char *name)
{
	struct family *fam = fonts_known(f, FAMILY_SYSTEM, name);
	struct fontconfig *system = fonts_system(f);
	struct found found = {f, fam};

	if (!fam && system) {
		found.family = fam = fonts_add(f, FAMILY_SYSTEM, name);
		fontconfig_family(system, name, add_found, &found);
	}
	return fam && fam->count ? fam : NULL;
}

static const struct folder *
read_folder(struct fonts *f, struct folder *folder)
{
	if (folder && !folder->read)
		folder_read(f, folder);
	return folder;
}

/* From one of the list on, the next that the user named; behind them the layout's. */
static const struct folder *
skip_beside(struct fonts *f, struct folder *folder)
{
	while (folder && folder->beside)
		folder = folder->next;
	return read_folder(f, folder ? folder : f->beside_count ? f->beside[0] : NULL);
}

const struct folder *
fonts_first_folder(struct fonts *f)
{
	return skip_beside(f, f->folders);
}

const struct folder *
fonts_next_folder(struct fonts *f, const struct folder *folder)
{
	size_t i = 0;

	if (!folder->beside)
		return skip_beside(f, folder->next);
	while (f->beside[i] != folder)
		i++;
	return i + 1 < f->beside_count ? read_folder(f, f->beside[i + 1]) : NULL;
}

/* A family in one of the folders of that sort; NULL. */
static struct family *
find_in_folders(struct fonts *f, const char *name, bool beside)
{
	const struct folder *folder = fonts_first_folder(f);

	for (; folder; folder = fonts_next_folder(f, folder)) {
		for (struct family *fam = f->families; fam; fam = fam->next) {
			if (folder->beside == beside && fam->folder == folder && fam->count &&
			    fonts_same_name(fam->name, name))
				return fam;
		}
	}
	return NULL;
}

const struct family *
fonts_family(struct fonts *f, const char *name)
{
	struct family *fam;

	if (fonts_same_name(name, ""))
		return NULL;
	fam = find_in_folders(f, name, false);
	if (!fam)
		fam = fonts_bundle(f, name);
	if (!fam)
		fam = find_in_folders(f, name, true);
	return fam ? fam : fonts_system_family(f, name);
}

size_t
fonts_bundled(const char *const **names)
{
	*names = embed_families;
	return embed_family_count;
}
