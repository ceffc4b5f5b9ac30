/* The ledger: takes results in the order in which they come, and acts on them in the order of
 * the jobs, so that messages, reports and archives are the same whoever was faster. */
#ifndef APP_LEDGER_H
#define APP_LEDGER_H

#include "app/progress.h"
#include "app/report.h"
#include "base/dict.h"

/* A result before its turn. */
struct held {
	char *record; /* owned; holds the result's texts */
	struct result result;
};

struct ledger {
	const struct options *options;
	const struct engine *engine;
	/* The job of a result; in `a` if it has to be made. */
	const struct job *(*job)(void *self, struct arena *a, const struct result *r);
	void *self;
	bool untold; /* no progress and no summary: the caller sees to that */
	struct tally tally;
	struct progress progress;
	struct report report;
	struct buf deps, archive;
	int archive_fd; /* -1: none */
	bool archive_failed;
	struct dict *written; /* outputs of a stream so far: they can't be known before; NULL */
	struct held **held;   /* a ring; NULL where nothing is */
	size_t window;        /* its size: tickets from `next` on may come */
	uint64_t next;        /* to be acted on */
	void (*seen)(void *self, uint64_t ticket, const struct result *r); /* may be NULL */
	struct arena arena;
};

/* The caller has filled what `options` to `self` are; window: how far results may be out of
 * order. False after a complaint. */
bool ledger_open(struct ledger *l, size_t window, uint64_t total);
/* `record` may be NULL when the result comes in order. A ticket that is known already is
 * ignored. */
void ledger_take(struct ledger *l, const struct result *r, char *record);
/* `begun` tickets were given out: those that never came back are lost, others up to the total
 * not begun. Then write what is to be written at the end. Returns enum exit_status. */
int ledger_close(struct ledger *l, uint64_t begun, int signal);
bool ledger_failed(const struct ledger *l);

#endif
