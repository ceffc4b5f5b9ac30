/* The definitions that a CV's schema is made of. */
#include "cv/schema.h"

#include <string.h>

#include "cv/blocks.h"
#include "cv/entry.h"
#include "cv/read_rendercv.h"
#include "cv/section.h"
#include "cv/locale_fields.h"
#include "cv/settings.h"

/* clang-format off */
#define REF(name)     "{\"$ref\": \"#/$defs/" name "\"}"
#define OR_NULL(json) "{\"anyOf\": [{\"type\": \"null\"}, " json "]}"
#define ANY(json)     "{\"anyOf\": [" json "]}"
#define LIST(json)    "{\"type\": \"array\", \"items\": " OR_NULL(json) "}"
#define MAP(json)     "{\"type\": \"object\", \"additionalProperties\": " OR_NULL(json) "}"
#define PAIR(json) \
	"{\"type\": \"object\", \"minProperties\": 1, \"maxProperties\": 1, " \
	"\"additionalProperties\": " json "}"

/* Kinds that no table stands behind. */
static const struct {
	const char *name, *json;
} DEFINITIONS[] = {
    {"scalar", "{\"type\": [\"string\", \"number\", \"boolean\"]}"},
    {"scalars", ANY(REF("scalar") ", " LIST(REF("scalar")))},
    {"text", REF("scalars")},
    {"list_of_texts", LIST(REF("text"))},
    {"date", REF("scalar")},
    {"day", "{\"type\": \"string\", \"pattern\": "
        "\"^([Tt]oday|[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))$\"}"},
    {"months", "{\"type\": \"array\", \"items\": " REF("scalar") ", "
        "\"minItems\": 12, \"maxItems\": 12}"},
    {"page_break", "{\"enum\": [\"auto\", \"before\", \"avoid\"]}"},
    {"items", LIST(ANY(REF("scalar") ", " REF("items") ", " PAIR(REF("items"))))},
    {"named_link", "{\"type\": \"object\", \"required\": [\"url\"], \"properties\": "
        "{\"label\": " REF("text") ", \"url\": " REF("scalar") "}}"},
    {"link", ANY(REF("scalar") ", " REF("named_link") ", " PAIR(REF("scalar")))},
    {"links", ANY(LIST(REF("link")) ", " REF("link") ", " MAP(REF("scalar")))},
    {"named_network", "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": "
        "{\"network\": " REF("scalar") ", \"username\": " REF("scalar") ", "
        "\"url\": " REF("scalar") "}, \"anyOf\": [{\"required\": [\"network\", \"username\"]}, "
        "{\"required\": [\"network\", \"url\"]}]}"},
    {"short_network", "{\"allOf\": [" PAIR(REF("scalar")) ", {\"not\": {\"anyOf\": "
        "[{\"required\": [\"network\"]}, {\"required\": [\"username\"]}]}}]}"},
    {"networks", LIST(REF("named_network") ", " REF("short_network"))},
    {"positions", LIST(REF("position"))},
    {"entries", LIST(REF("entry"))},
    {"sub_section", "{\"allOf\": [" REF("section") ", {\"required\": [\"entries\"], "
        "\"properties\": {\"entries\": " REF("entries") ", "
        "\"sections\": {\"type\": \"null\"}}}]}"},
    {"sub_sections", MAP(REF("entries") ", " REF("sub_section"))},
    {"content", ANY(REF("entries") ", " REF("sub_sections"))},
    {"sections", MAP(REF("content") ", " REF("section"))},
};
/* clang-format on */

static void
put_extras(const struct field_table *t, struct buf *out)
{
	for (const char *const *key = ENTRY_EXTRAS; *key; key++) {
		bool own = false;
		for (size_t i = 0; i < t->count; i++)
			own |= strcmp(t->rows[i].key, *key) == 0;
		if (!own)
			buf_printf(out, ",\n\"%s\": " OR_NULL(REF("text")), *key);
	}
}

/* A map with keys of its own and those that any entry may have. */
static void
put_entry(const struct field_table *t, const char *const *required, struct buf *out)
{
	buf_puts(out, "{\"type\": \"object\", \"properties\": {");
	fields_properties(t, required, out);
	put_extras(t, out);
	buf_puts(out, "}, \"additionalProperties\": false");
}

static void
put_words(const char *const *words, size_t count, struct buf *out)
{
	buf_puts(out, "{\"required\": [");
	for (size_t i = 0; i < count && words[i]; i++)
		buf_printf(out, "%s\"%s\"", i ? ", " : "", words[i]);
	buf_puts(out, "]}");
}

static void
put_name(const char *name, struct buf *out)
{
	for (; *name; name++)
		buf_putc(out, *name == ' ' || *name == '-' ? '_' : *name);
}

/* Several roles below one employer stand for a position. */
static void
put_entry_type(const struct entry_type *t, struct buf *out)
{
	size_t most = sizeof t->required / sizeof *t->required;
	const char *required[sizeof t->required / sizeof *t->required + 1] = {0};
	memcpy(required, t->required, sizeof t->required);
	buf_puts(out, ",\n\"");
	put_name(t->name, out);
	buf_puts(out, "\": ");
	put_entry(&t->table, required, out);
	buf_puts(out, ", \"anyOf\": [");
	put_words(t->required, most, out);
	if (t->instead)
		buf_printf(out,
		    ", {\"required\": [\"%s\", \"%s\"], \"properties\": {\"%s\": {\"not\": "
		    "{\"type\": \"null\"}}}}",
		    t->required[0], t->instead, t->instead);
	buf_puts(out, "]}");
}

static void
put_entry_types(struct buf *out)
{
	buf_puts(out, ",\n\"entry\": {\"anyOf\": [" REF("scalar"));
	for (size_t i = 0; i < ENTRY_TYPE_COUNT; i++) {
		buf_puts(out, ", {\"$ref\": \"#/$defs/");
		put_name(ENTRY_TYPES[i].name, out);
		buf_puts(out, "\"}");
	}
	buf_puts(out, "]}");
	for (size_t i = 0; i < ENTRY_TYPE_COUNT; i++)
		put_entry_type(&ENTRY_TYPES[i], out);
	buf_puts(out, ",\n\"position\": ");
	put_entry(&POSITION_TABLE, NULL, out);
	buf_puts(out, "}");
}

static void
put_table(const char *name, const struct field_table *t, const char *condition, struct buf *out)
{
	buf_printf(out, ",\n\"%s\": {\"allOf\": [", name);
	fields_schema(t, out);
	buf_printf(out, "]%s}", condition);
}

void
cv_schema_definitions(struct buf *out)
{
	static const char has_content[] =
	    ", \"anyOf\": ["
	    "{\"required\": [\"entries\"], \"properties\": "
	    "{\"entries\": " REF("content") "}}, "
	                                    "{\"required\": [\"sections\"], \"properties\": "
	                                    "{\"sections\": {\"type\": \"object\"}}}]";
	for (size_t i = 0; i < sizeof DEFINITIONS / sizeof *DEFINITIONS; i++)
		buf_printf(out, "%s\"%s\": %s", i ? ",\n" : "", DEFINITIONS[i].name,
		    DEFINITIONS[i].json);
	put_entry_types(out);
	put_table("section", &SECTION_TABLE, has_content, out);
	put_table("cv", &RENDERCV_TABLE, "", out);
	put_table("locale", &LOCALE_TABLE, "", out);
	put_table("settings", &SETTINGS_TABLE, "", out);
	put_table("file", &BLOCK_TABLE, ", \"required\": [\"cv\"]", out);
}
