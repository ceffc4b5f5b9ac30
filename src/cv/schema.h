/* The JSON Schema of a CV's own format (draft 2020-12), from the tables that read it.
 *
 * What it accepts is read without a message about structure; what it rejects has one. Values
 * that only the program can judge (is it a date, does the address lead anywhere?) are texts to
 * it. */
#ifndef CV_SCHEMA_H
#define CV_SCHEMA_H

#include "base/buf.h"

/* Members of "$defs": the whole is '#/$defs/file', and refers to '#/$defs/design', which is the
 * caller's to define. */
void cv_schema_definitions(struct buf *out);

#endif
