/* Families: the face nearest to what is asked for.
 *
 * Weights are matched as CSS Fonts 4 §5.2 says: what is asked for; between 400 and 500 first
 * the heavier up to 500, then the lighter, then the rest; a light one prefers lighter, a bold
 * one heavier neighbors. The style comes before the weight, and a condensed face of the same
 * family last of all. Nothing is slanted or emboldened. */
#include "text/fonts.h"

#include <assert.h>
#include <string.h>
#include "text/pairs.h"

enum {
	RANK_FARTHER = 1000,
	RANK_FARTHEST = 2000,
	RANK_OTHER_STYLE = 10000,
	RANK_NARROW = 100000
};

/* How far a weight is from the one wanted, smaller is better. */
static unsigned
weight_rank(unsigned have, unsigned want)
{
	if (want >= 400 && want <= 500 && have > 500)
		return RANK_FARTHEST + have - want;
	if (want < 400)
		return have <= want ? want - have : RANK_FARTHER + have - want;
	return have >= want ? have - want : RANK_FARTHER + want - have;
}

static unsigned
member_rank(const struct member *m, unsigned weight, bool italic)
{
	return weight_rank(m->weight, weight) + (m->italic != italic ? RANK_OTHER_STYLE : 0) +
	       (m->narrow ? RANK_NARROW : 0);
}

/* Between equals the name of the file decides: fontconfig's order is not to be relied on. */
static struct member *
nearest_member(const struct family *fam, unsigned weight, bool italic)
{
	struct member *best = NULL;
	unsigned best_rank = 0;

	for (size_t i = 0; i < fam->count; i++) {
		struct member *m = &fam->members[i];
		unsigned rank = member_rank(m, weight, italic);

		if (!best || rank < best_rank ||
		    (rank == best_rank && strcmp(m->file, best->file) < 0)) {
			best = m;
			best_rank = rank;
		}
	}
	return best;
}

static void
open_member(struct fonts *f, const struct family *fam, struct member *m)
{
	if (!m->blob)
		m->blob = hb_blob_create((const char *)m->begin, (unsigned)(m->end - m->begin),
		    HB_MEMORY_MODE_READONLY, NULL, NULL);
	m->face = face_open(&f->arena, m->blob, m->index);
	assert(m->face);
	m->face->family = fam->name;
	m->face->file = m->file;
	m->face->weight = m->weight;
	m->face->italic = m->italic;
	m->face->id = f->opened++;
	m->face->pairs = m->pairs;
	if (m->pairs)
		*m->face->plain = m->pairs->keeps_plain ? PLAIN_KEPT : PLAIN_COMPOSED;
}

const struct face *
family_face(struct fonts *f, const struct family *fam, unsigned weight, bool italic)
{
	struct member *m = nearest_member(fam, weight, italic);

	assert(m);
	if (!m->face)
		open_member(f, fam, m);
	return m->face;
}

const char *
family_name(const struct family *f)
{
	return f->name;
}

enum family_origin
family_origin(const struct family *f)
{
	return f->origin;
}

const char *
family_file(const struct family *f)
{
	return nearest_member(f, 400, false)->file;
}

struct member *
family_add(struct fonts *f, struct family *fam, struct member m)
{
	fam->members =
	    arena_grow(&f->arena, fam->members, fam->count, &fam->room, sizeof *fam->members);
	fam->members[fam->count] = m;
	return &fam->members[fam->count++];
}
