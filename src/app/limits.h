/* Limits of a CV that is set in this process: time and memory, so that a hostile file can't
 * keep a machine busy. A batch has its workers for that. */
#ifndef APP_LIMITS_H
#define APP_LIMITS_H

#include "app/options.h"

#define LIMIT_SECONDS 2
#define LIMIT_MEMORY  ((size_t)512 << 20)
#define LIMIT_INPUT   ((size_t)64 << 20)

/* From here to limits_end, the process says that `input` asks too much and leaves with
 * EXIT_WORLD, no file half written, when it has used up --timeout (of processor time, so that a
 * busy machine is nobody's fault) or asks for more memory than --memory. */
void limits_begin(const struct options *o, const char *input);
void limits_end(void);

#endif
