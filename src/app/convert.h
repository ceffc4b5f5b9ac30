/* CVs from one format to another. */
#ifndef APP_CONVERT_H
#define APP_CONVERT_H

#include "app/options.h"

/* 'cvpdf convert FILE -o OUT': an exit status. */
int convert_command(struct arena *a, const struct options *o);

#endif
