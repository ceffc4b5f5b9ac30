/* The sandbox: when all is known that a run will open, everything else is given up.
 *
 * Landlock leaves the process the files and folders that it names, and the fonts of the system;
 * a seccomp filter leaves it the system calls that it makes: no other program, no network, no
 * new powers. Linux alone has both, and an older one less: what there is, is used. */
#ifndef APP_SANDBOX_H
#define APP_SANDBOX_H

#include "app/plan.h"

/* Enter, unless --no-sandbox. `p` may be NULL, for a stream. False, after a complaint, only
 * where
 * --sandbox asks for what the system doesn't have. */
bool sandbox_enter(const struct options *o, const struct plan *p);

#endif
