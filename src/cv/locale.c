/* Locales: finding one by any of its names, and plurals. */
#include "cv/locale.h"

#include <ctype.h>
#include <string.h>

#include "cv/locale_table.h"

/* Names that people also write. */
static const struct alias {
	const char *name, *tag;
} ALIASES[] = {
    {"chinese", "zh"},
    {"mandarin", "zh"},
    {"simplified chinese", "zh"},
    {"cn", "zh"},
    {"zh-tw", "zh-Hant"},
    {"zh-hk", "zh-Hant"},
    {"norwegian", "nb"},
    {"no", "nb"},
    {"norwegian bokmal", "nb"},
    {"bokmal", "nb"},
    {"nynorsk", "nn"},
    {"farsi", "fa"},
    {"iw", "he"},
    {"in", "id"},
    {"bahasa indonesia", "id"},
    {"brazilian portuguese", "pt"},
    {"castellano", "es"},
    {"jp", "ja"},
    {"kr", "ko"},
    {"cz", "cs"},
    {"gr", "el"},
    {"ua", "uk"},
};

#define ALIAS_COUNT (sizeof ALIASES / sizeof *ALIASES)

/* Equal but for ASCII case and for what parts words: ' ', '_' or '-'. */
static bool
same_name(const char *a, const char *b)
{
	for (; *a && *b; a++, b++) {
		char x = strchr("_ ", *a) ? '-' : (char)tolower((unsigned char)*a);
		char y = strchr("_ ", *b) ? '-' : (char)tolower((unsigned char)*b);
		if (x != y)
			return false;
	}
	return !*a && !*b;
}

static const struct locale *
find_exact(const char *name)
{
	for (size_t i = 0; i < LOCALE_COUNT; i++)
		if (same_name(LOCALES[i].name, name) || same_name(LOCALES[i].native, name) ||
		    same_name(LOCALES[i].tag, name))
			return &LOCALES[i];
	for (size_t i = 0; i < ALIAS_COUNT; i++)
		if (same_name(ALIASES[i].name, name))
			return find_exact(ALIASES[i].tag);
	return NULL;
}

/* A tag without its last subtag; false when it has but one. */
static bool
cut_subtag(char *tag)
{
	char *dash = strrchr(tag, '-');
	char *line = strrchr(tag, '_');
	if (!dash || (line && line > dash))
		dash = line;
	if (!dash)
		return false;
	*dash = 0;
	return true;
}

const struct locale *
locale_find(const char *name_or_tag)
{
	char tag[16];
	const struct locale *found = find_exact(name_or_tag);
	if (found || strlen(name_or_tag) >= sizeof tag || strcspn(name_or_tag, "-_") > 3)
		return found;
	strcpy(tag, name_or_tag);
	while (!found && cut_subtag(tag))
		found = find_exact(tag);
	return found;
}

const struct locale *
locale_default(void)
{
	return &LOCALES[0];
}

size_t
locale_names(const char *const **names)
{
	static const char *all[64];
	for (size_t i = 0; i < LOCALE_COUNT; i++)
		all[i] = LOCALES[i].name;
	*names = all;
	return LOCALE_COUNT;
}

size_t
locale_comma(const char *s)
{
	static const char *const COMMAS[] = {",", "،", "、", "，"};
	for (size_t i = 0; i < sizeof COMMAS / sizeof *COMMAS; i++)
		if (strncmp(s, COMMAS[i], strlen(COMMAS[i])) == 0)
			return strlen(COMMAS[i]);
	return 0;
}

/* CLDR's plural rules for whole numbers from one on. */
static enum plural
one_other(long n)
{
	return n == 1 ? PLURAL_ONE : PLURAL_OTHER;
}

static bool
ends_in(long n, long low, long high)
{
	long teens = n % 100 / 10;
	return n % 10 >= low && n % 10 <= high && teens != 1;
}

static enum plural
east_slavic(long n)
{
	return ends_in(n, 1, 1) ? PLURAL_ONE : ends_in(n, 2, 4) ? PLURAL_FEW : PLURAL_OTHER;
}

static enum plural
polish(long n)
{
	return n == 1 ? PLURAL_ONE : ends_in(n, 2, 4) ? PLURAL_FEW : PLURAL_OTHER;
}

static enum plural
czech(long n)
{
	return n == 1 ? PLURAL_ONE : n >= 2 && n <= 4 ? PLURAL_FEW : PLURAL_OTHER;
}

static enum plural
slovenian(long n)
{
	static const enum plural ENDS[] = {
	    PLURAL_OTHER, PLURAL_ONE, PLURAL_TWO, PLURAL_FEW, PLURAL_FEW};
	return n % 100 <= 4 ? ENDS[n % 100] : PLURAL_OTHER;
}

static enum plural
romanian(long n)
{
	return n == 1 ? PLURAL_ONE : n % 100 >= 1 && n % 100 <= 19 ? PLURAL_FEW : PLURAL_OTHER;
}

static enum plural
hebrew(long n)
{
	return n == 2 ? PLURAL_TWO : one_other(n);
}

static enum plural
arabic(long n)
{
	if (n % 100 >= 3)
		return n % 100 <= 10 ? PLURAL_FEW : PLURAL_MANY;
	return hebrew(n);
}

static const struct plural_rule {
	const char *language;
	enum plural (*of)(long n);
} PLURAL_RULES[] = {
    {"ar", arabic},
    {"be", east_slavic},
    {"bs", east_slavic},
    {"cs", czech},
    {"he", hebrew},
    {"hr", east_slavic},
    {"pl", polish},
    {"ro", romanian},
    {"ru", east_slavic},
    {"sk", czech},
    {"sl", slovenian},
    {"sr", east_slavic},
    {"uk", east_slavic},
};

enum plural
locale_plural(const char *tag, long n)
{
	size_t len = strcspn(tag, "-_");
	for (size_t i = 0; i < sizeof PLURAL_RULES / sizeof *PLURAL_RULES; i++)
		if (strlen(PLURAL_RULES[i].language) == len &&
		    strncmp(PLURAL_RULES[i].language, tag, len) == 0)
			return PLURAL_RULES[i].of(n);
	return one_other(n);
}

const char *
locale_unit(const struct locale *l, const char *const *forms, long n)
{
	enum plural p = locale_plural(l->tag, n);
	return forms[p] ? forms[p] : forms[PLURAL_OTHER];
}
