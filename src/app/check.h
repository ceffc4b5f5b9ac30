/* 'cvpdf check' for programs: the messages of all its files as one document. */
#ifndef APP_CHECK_H
#define APP_CHECK_H

#include "app/plan.h"

/* Check the plan's jobs one by one; JSON, SARIF or GitHub commands to standard output, what the
 * world refused to standard error. Returns enum exit_status. */
int check_run(const struct engine *e, const struct options *o, const struct plan *p);

#endif
