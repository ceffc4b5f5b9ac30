/* 'cvpdf schema': JSON Schemas (draft 2020-12) for editors and for who checks files without us.
 */
#ifndef APP_SCHEMA_H
#define APP_SCHEMA_H

#include <stdbool.h>

#include "base/buf.h"

/* Of 'cv' or 'layout'; false: there is none of that name. */
bool schema_write(const char *name, struct buf *out);

#endif
