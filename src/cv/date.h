/* Dates of a CV: as precise as they were typed, and how a locale and a layout print them. */
#ifndef CV_DATE_H
#define CV_DATE_H

#include "markup/rich.h"

enum date_kind {
	DATE_NONE,
	DATE_YEAR,    /* 2020 */
	DATE_MONTH,   /* 2020-05 */
	DATE_DAY,     /* 2020-05-17 */
	DATE_PRESENT, /* still going on */
	DATE_TEXT     /* anything else, printed as typed */
};

struct cv_date {
	enum date_kind kind;
	int year, month, day;  /* 1-based; 0 beyond the precision */
	struct rich text;      /* as typed, markup read: for DATE_TEXT, and for messages */
	struct place place;
};

struct locale;

/* Read '2020', '2020-05', '2020-05-17', 'present' (any case; also the locale's word, 'now',
 * 'ongoing', 'current'); other text is DATE_TEXT. An impossible ISO date (2020-13) is DATE_TEXT and *impossible is
 * set. */
struct cv_date date_read(struct arena *a, const char *text, const struct locale *l, bool *impossible);
/* <0, 0, >0; unknown months count as the first for `end` false, as the last for true. Text and none
 * compare equal to everything. */
int date_compare(const struct cv_date *a, const struct cv_date *b);
/* Print one date by a single_date template ('MONTH_ABBREVIATION YEAR': the language's own order, '2020年3月');
 * a bare year prints as is. */
const char *date_print(struct arena *a, const struct cv_date *d, const char *template, const struct locale *l);
/* 'Jan 2020 – present' by a date_range template ('START_DATE – END_DATE') and single_date. */
struct rich date_range(struct arena *a, const struct cv_date *start, const struct cv_date *end,
    const struct cv_date *date, const char *range, const char *single, const struct locale *l);
/* '2 years 3 months' by RenderCV's reckoning and a time_span template; empty if not reckonable. */
const char *date_span(struct arena *a, const struct cv_date *start, const struct cv_date *end,
    const struct cv_date *today, const char *template, const struct locale *l);

#endif
