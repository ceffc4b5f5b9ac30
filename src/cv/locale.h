/* Locales: the words that a language has for months and the like. The built-in ones are
 * data/locales/NAME.yaml, compiled by build/locale_pack; a CV's `locale:` block changes single
 * words, and has the same keys. */
#ifndef CV_LOCALE_H
#define CV_LOCALE_H

#include <stdbool.h>
#include <stddef.h>

/* Words that a document needs and its file doesn't have. */
enum word {
	WORD_SUMMARY,
	WORD_WORK,
	WORD_EDUCATION,
	WORD_VOLUNTEER,
	WORD_AWARDS,
	WORD_CERTIFICATES,
	WORD_PUBLICATIONS,
	WORD_SKILLS,
	WORD_LANGUAGES,
	WORD_INTERESTS,
	WORD_REFERENCES,
	WORD_PROJECTS,
	WORD_SECTION_COUNT, /* labels follow */
	WORD_COURSES = WORD_SECTION_COUNT,
	WORD_SCORE,
	WORD_ROLES,
	WORD_ENTITY,
	WORD_TYPE,
	WORD_EMAIL,
	WORD_PHONE,
	WORD_COUNT
};

/* YAMLResume's fixed words. */
enum {
	DEGREE_COUNT = 7,
	LEVEL_COUNT = 6,
	FLUENCY_COUNT = 5
};

/* CLDR's plural categories of whole numbers. */
enum plural {
	PLURAL_ONE,
	PLURAL_TWO,
	PLURAL_FEW,
	PLURAL_MANY,
	PLURAL_OTHER,
	PLURAL_COUNT
};

struct locale {
	const char *name;   /* 'german' */
	const char *native; /* 'Deutsch' */
	const char *tag;    /* BCP 47: 'de' */
	bool rtl;
	const char *last_updated;          /* 'Last updated in' */
	const char *months[PLURAL_COUNT];  /* NULL: PLURAL_OTHER's */
	const char *years[PLURAL_COUNT];
	bool dual;                         /* a word says one or two without a number: 'سنتان' */
	bool close_units;                  /* no space between a number and these: '6年' */
	const char *present;
	const char *degree_with_area;      /* 'DEGREE in AREA' */
	const char *comma;                 /* where it isn't ','; NULL */
	const char *date, *date_in_words;  /* templates where the month doesn't stand before the
	                                    * year, in place of the default ones; NULL */
	const char *month_abbreviations[12];
	const char *month_names[12];
	const char *month_names_after_days[12]; /* the genitive: '17 maja 2020'; NULL: the same */
	const char *quotes[4];             /* for "…" and, within, '…' */
	const char *space_before;          /* signs with a space before them; NULL */
	const char *hyphenation;           /* of the patterns: 'en-us'; NULL: none */
	const char *words[WORD_COUNT];     /* titles of sections, labels */
	const char *degrees[DEGREE_COUNT], *levels[LEVEL_COUNT], *fluencies[FLUENCY_COUNT]; /* NULL: English */
};

/* By English name, native name or tag ('pt-BR' finds 'pt'); case, '_' and '-' don't matter. NULL. */
const struct locale *locale_find(const char *name_or_tag);
const struct locale *locale_default(void);                 /* english */
size_t locale_names(const char *const **names);

/* Bytes of the comma, of any script, that a text begins with; 0: none. */
size_t locale_comma(const char *s);

/* The category of a number in a language, by the tag's first part. */
enum plural locale_plural(const char *tag, long n);
/* The word for that many: of `months` or `years`. */
const char *locale_unit(const struct locale *l, const char *const *forms, long n);

#endif
