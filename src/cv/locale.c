/* Locales: finding one by any of its names. */
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
