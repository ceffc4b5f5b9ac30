/* The built-in languages: facts, no code. */
#ifndef CV_LOCALE_TABLE_H
#define CV_LOCALE_TABLE_H

#include "cv/locale.h"

extern const struct locale LOCALES[]; /* english first */
extern const size_t LOCALE_COUNT;

#endif
