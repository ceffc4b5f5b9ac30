/* Section titles from keys. */
#include "cv/section_title.h"

#include <stdbool.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "cv/locale_fields.h"

static const char *const SMALL_WORDS[] = {"a", "and", "as", "at", "but", "by", "for", "from",
    "if", "in", "into", "like", "near", "nor", "of", "off", "on", "onto", "or", "over", "so",
    "than", "that", "to", "upon", "when", "with", "yet"};

static bool
is_title(const char *key)
{
	for (uint32_t c = utf8_next(&key); c; c = utf8_next(&key))
		if (c == ' ' || uc_is_upper(c))
			return true;
	return false;
}

static bool
is_small(const char *word, size_t len)
{
	for (size_t i = 0; i < sizeof SMALL_WORDS / sizeof *SMALL_WORDS; i++)
		if (strlen(SMALL_WORDS[i]) == len && memcmp(SMALL_WORDS[i], word, len) == 0)
			return true;
	return false;
}

static void
put_word(struct buf *out, const char *word, size_t len)
{
	size_t used = 0;
	if (len && !is_small(word, len))
		buf_utf8(out, uc_totitle(utf8_decode(word, len, &used)));
	buf_put(out, word + used, len - used);
}

/* Keys that mean one of the locale's. */
static const char *const SAME_KEYS[][2] = {{"work", "experience"},
    {"work_experience", "experience"}, {"professional_experience", "experience"},
    {"certifications", "certificates"}, {"volunteering", "volunteer"},
    {"professional_summary", "summary"}};

/* The language's own title of a section that is called by its English key. */
static const char *
title_in(const struct locale *l, const char *key)
{
	for (size_t i = 0; i < sizeof SAME_KEYS / sizeof *SAME_KEYS; i++)
		if (strcmp(SAME_KEYS[i][0], key) == 0 &&
		    strcmp(l->name, locale_default()->name) != 0)
			key = SAME_KEYS[i][1];
	for (size_t i = 0; i < LOCALE_TITLES.count; i++) {
		size_t at = LOCALE_TITLES.rows[i].offset;
		const char *own = *(const char *const *)((const char *)l + at);
		const char *english =
		    *(const char *const *)((const char *)locale_default() + at);
		if (own != english && strcmp(LOCALE_TITLES.rows[i].key, key) == 0)
			return own;
	}
	return NULL;
}

const char *
section_title(struct arena *a, const char *key, const struct locale *l)
{
	struct buf out = {0};
	const char *own = title_in(l, key);
	if (own)
		return own;
	if (is_title(key))
		return key;
	for (const char *s = key; *s;) {
		size_t len = strcspn(s, "_");
		put_word(&out, s, len);
		s += len;
		if (*s) {
			buf_putc(&out, ' ');
			s++;
		}
	}
	const char *title = arena_dup(a, out.data ? out.data : "", out.len);
	buf_free(&out);
	return title;
}
