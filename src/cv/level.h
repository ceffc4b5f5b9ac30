/* Levels of skills and languages: '80%', '4/5', 'B2', 'native speaker' as a percentage. */
#ifndef CV_LEVEL_H
#define CV_LEVEL_H

/* -1 if the text is no level. */
int level_percent(const char *text);

#endif
