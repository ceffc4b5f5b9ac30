/* Streams: CVs one after the other in one file or pipe.
 *
 * YAML documents between lines of '---' (or '...'), or JSON values, one a line or laid out over
 * several; which of the two is told by the first character. Documents wait in memory shared
 * with the workers, in slots that are used again when the ledger is done with them. */
#ifndef APP_STREAM_H
#define APP_STREAM_H

#include "app/plan.h"

#define STREAM_SLOTS     64
#define STREAM_DOC_BYTES ((size_t)4 << 20)

struct slot {
	uint64_t document; /* number in the stream, from 1 */
	size_t len;
	bool too_long;
	char *bytes; /* shared */
};

struct stream {
	int fd;
	bool ended;
	struct shard shard;
	struct buf input; /* read, not cut yet */
	size_t scanned;   /* of it, without an end of a document */
	int depth;        /* JSON: open brackets at `scanned` */
	bool in_string, escaped, is_json, is_told;
	uint64_t documents; /* cut so far */
	uint64_t count;     /* of them in our shard: tickets */
	struct slot *slots; /* shared */
	char *shared;
};

/* '-' is standard input. False after a complaint. */
bool stream_open(struct stream *s, struct arena *a, const char *path, struct shard shard);
void stream_close(struct stream *s);
/* Read once; call when there is something to read. */
void stream_read(struct stream *s);
/* Move documents into slots, as many as there are free: tickets from `first` on are still in
 * use. */
void stream_fill(struct stream *s, uint64_t first);
const struct slot *stream_slot(const struct stream *s, uint64_t ticket);

#endif
