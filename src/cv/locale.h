/* Locales: the words that a language has for months and the like. The built-in ones are a table made from
 * CLDR's published month names; a CV's `locale:` block changes single words. */
#ifndef CV_LOCALE_H
#define CV_LOCALE_H

#include <stdbool.h>
#include <stddef.h>

struct locale {
	const char *name;  /* 'german' */
	const char *native; /* 'Deutsch' */
	const char *tag;   /* BCP 47: 'de' */
	bool rtl;
	const char *last_updated;              /* 'Last updated in' */
	const char *month, *months, *year, *years;
	bool close_units;                      /* no space between a number and these: '6年' */
	const char *present;
	const char *degree_with_area;          /* 'DEGREE in AREA' */
	const char *month_abbreviations[12];
	const char *month_names[12];
	const char *page_of;                   /* 'page %d of %d' words for readers */
	const char *comma;                     /* where it isn't ','; NULL */
	const char *date, *date_in_words;      /* templates where the month doesn't stand before the year, in
	                                        * place of the default ones; NULL */
};

/* By English name, native name or tag ('pt-BR' finds 'pt'); case, '_' and '-' don't matter. NULL. */
const struct locale *locale_find(const char *name_or_tag);
const struct locale *locale_default(void);                 /* english */
size_t locale_names(const char *const **names);

#endif
