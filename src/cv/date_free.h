/* Dates as people write them where a format leaves it to them: 'August 2021', 'Sep 1, 2016',
 * '1st October 2020', '03/2014', '2024.12', '2021年3月', 'aktuell', '2017-12-24T15:53:00'. */
#ifndef CV_DATE_FREE_H
#define CV_DATE_FREE_H

#include "cv/date.h"

/* As date_read, and month names in the locale's language, English, or any other that leaves no
 * doubt. What can't be read with certainty ('03/04/2014') is DATE_TEXT. */
struct cv_date date_read_free(
    struct arena *a, const char *text, const struct locale *l, bool *impossible);
/* '2019 – 2021', 'Sept. 2024 – Present': a text that is a date or a range of dates and nothing
 * else. One date leaves *end DATE_NONE. */
bool date_range_read(struct arena *a, const char *text, const struct locale *l,
    struct cv_date *start, struct cv_date *end);
/* Does a single word belong to dates: a month, a season, 'present', 'since' … in any language
 * that the locales have? */
bool date_has_word(const char *word, const struct locale *l);
/* 1–12 for the name of a month, 0. */
int date_month(const char *word, const struct locale *l);

#endif
