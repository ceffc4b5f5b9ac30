/* Time that passes: for how long things took, never for what is written. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* Since some fixed moment; the same in all processes of a machine. */
int64_t clock_microseconds(void);

#endif
