/* One audit. */
#include "audit/audit.h"

#include <string.h>

/* Quotes are set as a layout sets them. */
static uint32_t
plain_quote(uint32_t c)
{
	if (c == 0x2018 || c == 0x2019 || c == 0x201A)
		return '\'';
	return c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB ? '"' : c;
}

static bool
is_at(const struct audit_string *shown, size_t at, const struct audit_string *typed)
{
	for (size_t i = 0; i < typed->count; i++)
		if (plain_quote(shown->codes[at + i]) != plain_quote(typed->codes[i]))
			return false;
	return true;
}

static bool
is_in(const struct audit_string *shown, const struct audit_string *typed)
{
	for (size_t at = 0; at + typed->count <= shown->count; at++)
		if (is_at(shown, at, typed))
			return true;
	return false;
}

/* A typed text that no shown one has: the layout leaves it out, or sets it in other words. */
static void
find_unshown(struct audit_strings *all)
{
	for (size_t i = 0; i < all->count; i++) {
		struct audit_string *typed = &all->items[i];
		if (typed->kind != STRING_TYPED)
			continue;
		for (size_t k = 0; k < all->count; k++)
			if (all->items[k].kind == STRING_SHOWN && is_in(&all->items[k], typed))
				typed->state = STRING_PLACED;
	}
}

bool
audit_run(struct arena *a, const char *bytes, size_t len, const char *strings,
    struct audit *out, const char **why)
{
	*out = (struct audit){
	    .has_pdf = len > 5 && !memcmp(bytes, "%PDF-", 5), .has_strings = strings != NULL};
	if (!out->has_pdf && !strings) {
		*why = "it is no PDF, and a text can only be held against its CV";
		return false;
	}
	if (out->has_pdf) {
		if (!audit_pdf_read(a, bytes, len, &out->pdf, why))
			return false;
		out->resume = resume_read(a, &out->pdf);
		bytes = out->pdf.text;
		len = out->pdf.text_len;
	}
	struct audit_text text = audit_text_read(a, bytes, len);
	out->unspeakable = audit_text_unspeakable(&text);
	if (!strings)
		return true;
	out->strings = audit_strings_read(a, strings);
	find_unshown(&out->strings);
	audit_match(a, &out->strings, STRING_SHOWN, &text);
	return true;
}

bool
audit_has_losses(const struct audit *is)
{
	for (size_t i = 0; i < is->strings.count; i++)
		if (is->strings.items[i].kind == STRING_SHOWN &&
		    is->strings.items[i].state == STRING_LOST)
			return true;
	return is->unspeakable > 0 || (is->has_pdf && !is->resume.name);
}
