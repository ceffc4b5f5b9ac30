/* Fallback: which face has a glyph for a code point that the family lacks.
 *
 * The family's own face in the weight and style asked for, then each bundled fallback family,
 * then those in the folders that the user gave, then the system's choice for the language;
 * serifs to serifs where there is the choice. Where a family has the glyph only in its regular
 * face, that one is taken. Answers are remembered; 'none' too, since a text with one unknown
 * character often has it many times. */
#include "text/fonts.h"

#include <stdlib.h>
#include <string.h>
#include "base/dict.h"
#include "text/embed.h"
#include "text/fontconfig.h"

struct cover_slot {
	uint64_t hash; /* 0: free */
	const struct family *family;
	const char *lang;        /* owned by the arena, NULL: any */
	const struct face *face; /* NULL: none has it */
	uint32_t code;
	unsigned weight;
	bool italic;
};

enum { SLOTS_FIRST = 64 };

static uint64_t
hash_question(const struct cover_slot *q)
{
	const uint64_t parts[] = {(uintptr_t)q->family, q->code, q->weight, q->italic};
	uint64_t hash = hash_bytes(parts, sizeof parts, 0);

	if (q->lang)
		hash = hash_bytes(q->lang, strlen(q->lang), hash);
	return hash ? hash : 1;
}

static bool
is_same(const struct cover_slot *a, const struct cover_slot *b)
{
	return a->hash == b->hash && a->family == b->family && a->code == b->code &&
	       a->weight == b->weight && a->italic == b->italic && !a->lang == !b->lang &&
	       (!a->lang || strcmp(a->lang, b->lang) == 0);
}

/* The slot that holds the question, or the free one where it would go. */
static struct cover_slot *
find_slot(const struct fonts *f, const struct cover_slot *q)
{
	size_t at = (size_t)q->hash & (f->cover_room - 1);

	while (f->cover[at].hash && !is_same(&f->cover[at], q))
		at = (at + 1) & (f->cover_room - 1);
	return &f->cover[at];
}

static void
grow_slots(struct fonts *f)
{
	struct cover_slot *old = f->cover;
	size_t room = f->cover_room;

	f->cover_room = room ? room * 2 : SLOTS_FIRST;
	f->cover = memory_alloc(f->cover_room * sizeof *f->cover);
	memset(f->cover, 0, f->cover_room * sizeof *f->cover);
	for (size_t i = 0; i < room; i++) {
		if (old[i].hash)
			*find_slot(f, &old[i]) = old[i];
	}
	free(old);
}

static const struct face *
family_has(
    struct fonts *f, const struct family *fam, unsigned weight, bool italic, uint32_t code)
{
	const struct face *face = family_face(f, fam, weight, italic);

	if (face_has(face, code))
		return face;
	face = family_face(f, fam, 400, false);
	return face_has(face, code) ? face : NULL;
}

static const struct face *
bundle_has(struct fonts *f, unsigned weight, bool italic, uint32_t code)
{
	const char *last = "";

	for (size_t i = 0; i < embed_face_count; i++) {
		const struct embed_face *e = &embed_faces[i];
		const struct face *face;

		if (e->kind != EMBED_FALLBACK || strcmp(e->family, last) == 0)
			continue;
		last = e->family;
		face = family_has(f, fonts_bundle(f, last), weight, italic, code);
		if (face)
			return face;
	}
	return NULL;
}

static bool
has_serifs(struct fonts *f, const struct family *fam)
{
	return face_has_serifs(family_face(f, fam, 400, false));
}

/* A family in the user's folders: with serifs or without, as the one that it stands in for, if
 * there is the choice. */
static const struct face *
folders_have(struct fonts *f, const struct cover_slot *q)
{
	const struct folder *folder = fonts_first_folder(f);
	const struct face *other = NULL;
	bool serif = folder && has_serifs(f, q->family);

	for (; folder; folder = fonts_next_folder(f, folder)) {
		for (struct family *fam = f->families; fam; fam = fam->next) {
			const struct face *face = NULL;

			if (fam->folder == folder && fam->count)
				face = family_has(f, fam, q->weight, q->italic, q->code);
			if (face && has_serifs(f, fam) == serif)
				return face;
			other = other ? other : face;
		}
	}
	return other;
}

static const struct face *
system_has(struct fonts *f, const struct cover_slot *q)
{
	struct fontconfig *system = fonts_system(f);
	const char *name = system ? fontconfig_cover(system, q->code, q->lang,
	                                face_has_serifs(family_face(f, q->family, 400, false)))
	                          : NULL;
	const struct family *fam = name ? fonts_system_family(f, name) : NULL;

	return fam ? family_has(f, fam, q->weight, q->italic, q->code) : NULL;
}

static const struct face *
search(struct fonts *f, const struct cover_slot *q)
{
	const struct face *face = family_has(f, q->family, q->weight, q->italic, q->code);

	if (!face)
		face = bundle_has(f, q->weight, q->italic, q->code);
	if (!face)
		face = folders_have(f, q);
	return face ? face : system_has(f, q);
}

const struct face *
family_cover_in(struct fonts *f, const struct family *fam, unsigned weight, bool italic,
    uint32_t code, const char *lang)
{
	struct cover_slot q = {0, fam, lang, NULL, code, weight, italic};
	struct cover_slot *slot;

	q.hash = hash_question(&q);
	if ((f->cover_count + 1) * 2 > f->cover_room)
		grow_slots(f);
	slot = find_slot(f, &q);
	if (!slot->hash) {
		q.face = search(f, &q);
		q.lang = lang ? arena_str(&f->arena, lang) : NULL;
		*slot = q;
		f->cover_count++;
	}
	return slot->face;
}

const struct face *
family_cover(
    struct fonts *f, const struct family *fam, unsigned weight, bool italic, uint32_t code)
{
	return family_cover_in(f, fam, weight, italic, code, NULL);
}
