/* The tally of a run: how many jobs ended how, and the words for it. */
#ifndef APP_TALLY_H
#define APP_TALLY_H

#include "app/result.h"

enum { RESULT_STATES = RESULT_SKIPPED + 1 };

struct tally {
	size_t count[RESULT_STATES]; /* by enum result_state */
	uint64_t total;              /* 0: not known yet */
	size_t pages, bytes;
	int64_t start; /* [µs] */
};

size_t tally_ended(const struct tally *t); /* but for those never begun */
size_t tally_failed(const struct tally *t);
int tally_status(const struct tally *t);      /* enum exit_status */
const char *result_word(enum result_state s); /* 'done', 'errors' … as reports say */
void put_count(struct buf *out, uint64_t n);  /* '5,000' */
/* '5,000 jobs in 5.6 s, 891 a second: 4,998 done, 2 with errors' */
void tally_sentence(const struct tally *t, struct buf *out);

#endif
