/* Font files outside the program: folders that the user named, and files that fontconfig names.
 */
#include "text/fonts.h"

#include <dirent.h>
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include "base/file.h"

enum { ENTRIES_MAX = 4096, FACES_MAX = 64 };

/* The typographic family name (ID 16), else the plain one (ID 1). "" if there is none. */
static const char *
read_family_name(struct arena *a, hb_face_t *face)
{
	static const hb_ot_name_id_t ids[] = {
	    HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY,
	    HB_OT_NAME_ID_FONT_FAMILY,
	};

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		char name[128];
		unsigned size = sizeof name;

		if (hb_ot_name_get_utf8(face, ids[i], HB_LANGUAGE_INVALID, &size, name) && size)
			return arena_dup(a, name, size);
	}
	return "";
}

/* Map a regular file; NULL if it isn't one. */
static hb_blob_t *
map_file(const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return NULL;
	return hb_blob_create_from_file_or_fail(path);
}

/* Keep the face in a family; it is opened only to learn its style. */
static bool
add_member(
    struct fonts *f, struct family *fam, hb_blob_t *blob, const char *path, unsigned index)
{
	struct arena_mark mark = arena_mark(&f->arena);
	struct face *face = face_open(&f->arena, blob, index);
	struct member m = {.index = index, .blob = blob};

	if (!face)
		return false;
	m.weight = face->weight;
	m.italic = face->italic;
	m.narrow = face->width != 5;
	face_close(face);
	arena_rewind(&f->arena, mark);
	m.file = arena_str(&f->arena, path);
	hb_blob_reference(blob);
	family_add(f, fam, m);
	return true;
}

bool
family_add_file(struct fonts *f, struct family *fam, const char *path, unsigned index)
{
	hb_blob_t *blob = map_file(path);
	bool added = blob && add_member(f, fam, blob, path, index);

	hb_blob_destroy(blob);
	return added;
}

/* The folder's family of that name, made if need be; NULL without a name. */
static struct family *
folder_family(struct fonts *f, const struct folder *folder, const char *name)
{
	struct family *fam;

	if (fonts_same_name(name, ""))
		return NULL;
	for (fam = f->families; fam; fam = fam->next) {
		if (fam->folder == folder && fonts_same_name(fam->name, name))
			return fam;
	}
	fam = fonts_add(f, FAMILY_FILE, name);
	fam->folder = folder;
	return fam;
}

static void
add_faces(struct fonts *f, const struct folder *folder, const char *path)
{
	hb_blob_t *blob = map_file(path);
	unsigned count = blob ? hb_face_count(blob) : 0;

	for (unsigned i = 0; i < count && i < FACES_MAX; i++) {
		hb_face_t *face = hb_face_create(blob, i);
		struct family *fam =
		    folder_family(f, folder, read_family_name(&f->arena, face));

		hb_face_destroy(face);
		if (fam)
			add_member(f, fam, blob, path, i);
	}
	hb_blob_destroy(blob);
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The visible entries of a folder, sorted: readdir's order is the file system's. */
static char **
list_folder(struct arena *a, const char *dir, size_t *count)
{
	char **names = NULL;
	size_t room = 0;
	struct dirent *entry;
	DIR *d = opendir(dir);

	*count = 0;
	while (d && *count < ENTRIES_MAX && (entry = readdir(d))) {
		if (entry->d_name[0] == '.')
			continue;
		names = arena_grow(a, names, *count, &room, sizeof *names);
		names[(*count)++] = arena_str(a, entry->d_name);
	}
	if (d)
		closedir(d);
	if (*count)
		qsort(names, *count, sizeof *names, compare_names);
	return names;
}

static bool
is_font_name(const char *name)
{
	static const char *const endings[] = {"ttf", "otf", "ttc", "otc"};
	const char *ending = path_ending(name);

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		if (strcasecmp(ending, endings[i]) == 0)
			return true;
	}
	return false;
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void
read_files(struct fonts *f, const struct folder *folder, const char *dir, bool inside)
{
	struct arena scratch = {0};
	size_t count;
	char **names = list_folder(&scratch, dir, &count);

	for (size_t i = 0; i < count; i++) {
		const char *path = path_join(&scratch, dir, names[i]);

		if (is_font_name(names[i]))
			add_faces(f, folder, path);
		else if (inside && is_folder(path))
			read_files(f, folder, path, false);
	}
	arena_free(&scratch);
}

void
folder_read(struct fonts *f, struct folder *folder)
{
	folder->read = true;
	read_files(f, folder, folder->dir, true);
}
