/* The devices' write functions, for the table in out/device.c; their contract is in out/device.h. */
#ifndef OUT_WRITERS_H
#define OUT_WRITERS_H

#include "out/device.h"

bool pdf_write(const struct pages *p, const struct device_options *o, struct buf *out, const char **why);
bool plain_write(const struct pages *p, const struct device_options *o, struct buf *out, const char **why);
bool trace_write(const struct pages *p, const struct device_options *o, struct buf *out, const char **why);
bool html_write(const struct pages *p, const struct device_options *o, struct buf *out, const char **why);
bool structure_write(
    const struct pages *p, const struct device_options *o, struct buf *out, const char **why);

#endif
