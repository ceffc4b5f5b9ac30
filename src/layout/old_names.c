/* RenderCV's older names, translated by table.
 *
 * 2.0–2.3 grouped options otherwise and spelled them out; 1.x had a flat list and `margins`. A
 * row says which option of today an old path is; where a value changed its meaning, the row
 * says how. The value is then read by that option's own kind, so it is checked like any other.
 */
#include "layout/old_names.h"

#include <string.h>
#include <strings.h>

#include "layout/options.h"

enum change {
	AS_IT_IS,
	NEGATED,     /* 'disable_…' */
	GAP_INSIDE,  /* had the line spacing in it */
	FIRST_LINES, /* of a template whose other lines stand beside it */
	OTHER_LINES, /* taken by FIRST_LINES */
	NOTHING      /* has no meaning any more */
};

static const struct old_name {
	const char *old, *now;
	enum change change;
} OLD_NAMES[] = {
    /* 2.0–2.3 */
    {"page.show_page_numbering", "page.show_footer", AS_IT_IS},
    {"page.show_last_updated_date", "page.show_top_note", AS_IT_IS},
    {"colors.text", "colors.body", AS_IT_IS},
    {"colors.last_updated_date_and_page_numbering", "colors.footer", AS_IT_IS},
    {"colors.last_updated_date_and_page_numbering", "colors.top_note", AS_IT_IS},
    {"text.font_family", "typography.font_family.body", AS_IT_IS},
    {"text.font_size", "typography.font_size.body", AS_IT_IS},
    {"text.leading", "typography.line_spacing", AS_IT_IS},
    {"text.alignment", "typography.alignment", AS_IT_IS},
    {"text.date_and_location_column_alignment", "typography.date_and_location_column_alignment",
        AS_IT_IS},
    {"links.use_external_link_icon", "links.show_external_link_icon", AS_IT_IS},
    {"header.name_font_family", "typography.font_family.name", AS_IT_IS},
    {"header.name_font_size", "typography.font_size.name", AS_IT_IS},
    {"header.name_bold", "typography.bold.name", AS_IT_IS},
    {"header.small_caps_for_name", "typography.small_caps.name", AS_IT_IS},
    {"header.vertical_space_between_name_and_connections", "header.space_below_name", AS_IT_IS},
    {"header.vertical_space_between_connections_and_first_section",
        "header.space_below_connections", AS_IT_IS},
    {"header.horizontal_space_between_connections",
        "header.connections.space_between_connections", AS_IT_IS},
    {"header.connections_font_family", "typography.font_family.connections", AS_IT_IS},
    {"header.separator_between_connections", "header.connections.separator", AS_IT_IS},
    {"header.use_icons_for_connections", "header.connections.show_icons", AS_IT_IS},
    {"header.use_urls_as_placeholders_for_connections",
        "header.connections.display_urls_instead_of_usernames", AS_IT_IS},
    {"header.make_connections_links", "header.connections.hyperlink", AS_IT_IS},
    {"section_titles.font_family", "typography.font_family.section_titles", AS_IT_IS},
    {"section_titles.font_size", "typography.font_size.section_titles", AS_IT_IS},
    {"section_titles.bold", "typography.bold.section_titles", AS_IT_IS},
    {"section_titles.small_caps", "typography.small_caps.section_titles", AS_IT_IS},
    {"section_titles.vertical_space_above", "section_titles.space_above", AS_IT_IS},
    {"section_titles.vertical_space_below", "section_titles.space_below", AS_IT_IS},
    {"entries.left_and_right_margin", "entries.side_space", AS_IT_IS},
    {"entries.horizontal_space_between_columns", "entries.space_between_columns", AS_IT_IS},
    {"entries.vertical_space_between_entries", "sections.space_between_regular_entries",
        GAP_INSIDE},
    {"entries.allow_page_break_in_sections", "sections.allow_page_break", AS_IT_IS},
    {"entries.allow_page_break_in_entries", "entries.allow_page_break", AS_IT_IS},
    {"entries.show_time_spans_in", "sections.show_time_spans_in", AS_IT_IS},
    {"highlights.bullet", "entries.highlights.bullet", AS_IT_IS},
    {"highlights.nested_bullet", "entries.highlights.nested_bullet", AS_IT_IS},
    {"highlights.top_margin", "entries.highlights.space_above", GAP_INSIDE},
    {"highlights.left_margin", "entries.highlights.space_left", AS_IT_IS},
    {"highlights.vertical_space_between_highlights", "entries.highlights.space_between_items",
        GAP_INSIDE},
    {"highlights.horizontal_space_between_bullet_and_highlight",
        "entries.highlights.space_between_bullet_and_text", AS_IT_IS},
    {"highlights.summary_left_margin", "entries.summary.space_left", AS_IT_IS},
    {"entry_types.one_line_entry.template", "templates.one_line_entry.main_column", AS_IT_IS},
    {"entry_types.education_entry.main_column_first_row_template",
        "templates.education_entry.main_column", FIRST_LINES},
    {"entry_types.education_entry.main_column_second_row_template", NULL, OTHER_LINES},
    {"entry_types.education_entry.degree_column_template",
        "templates.education_entry.degree_column", AS_IT_IS},
    {"entry_types.education_entry.degree_column_width", "entries.degree_width", AS_IT_IS},
    {"entry_types.education_entry.date_and_location_column_template",
        "templates.education_entry.date_and_location_column", AS_IT_IS},
    {"entry_types.normal_entry.main_column_first_row_template",
        "templates.normal_entry.main_column", FIRST_LINES},
    {"entry_types.normal_entry.main_column_second_row_template", NULL, OTHER_LINES},
    {"entry_types.normal_entry.date_and_location_column_template",
        "templates.normal_entry.date_and_location_column", AS_IT_IS},
    {"entry_types.experience_entry.main_column_first_row_template",
        "templates.experience_entry.main_column", FIRST_LINES},
    {"entry_types.experience_entry.main_column_second_row_template", NULL, OTHER_LINES},
    {"entry_types.experience_entry.date_and_location_column_template",
        "templates.experience_entry.date_and_location_column", AS_IT_IS},
    {"entry_types.publication_entry.main_column_first_row_template",
        "templates.publication_entry.main_column", FIRST_LINES},
    {"entry_types.publication_entry.main_column_second_row_template", NULL, OTHER_LINES},
    {"entry_types.publication_entry.main_column_second_row_without_journal_template", NULL,
        OTHER_LINES},
    {"entry_types.publication_entry.main_column_second_row_without_url_template", NULL,
        OTHER_LINES},
    {"entry_types.publication_entry.date_and_location_column_template",
        "templates.publication_entry.date_and_location_column", AS_IT_IS},
    /* 1.x */
    {"font", "typography.font_family", AS_IT_IS},
    {"font_size", "typography.font_size.body", AS_IT_IS},
    {"page_size", "page.size", AS_IT_IS},
    {"color", "colors.name", AS_IT_IS},
    {"color", "colors.headline", AS_IT_IS},
    {"color", "colors.connections", AS_IT_IS},
    {"color", "colors.section_titles", AS_IT_IS},
    {"color", "colors.links", AS_IT_IS},
    {"disable_external_link_icons", "links.show_external_link_icon", NEGATED},
    {"disable_page_numbering", "page.show_footer", NEGATED},
    {"disable_page_numbers", "page.show_footer", NEGATED},
    {"page_numbering_style", "templates.footer", AS_IT_IS},
    {"disable_last_updated_date", "page.show_top_note", NEGATED},
    {"last_updated_date_style", "templates.top_note", AS_IT_IS},
    {"header_font_size", "typography.font_size.name", AS_IT_IS},
    {"text_alignment", "typography.alignment", AS_IT_IS},
    {"seperator_between_connections", "header.connections.separator", AS_IT_IS},
    {"use_icons_for_connections", "header.connections.show_icons", AS_IT_IS},
    {"show_timespan_in", "sections.show_time_spans_in", AS_IT_IS},
    {"date_width", "entries.date_and_location_width", AS_IT_IS},
    {"content_scale", NULL, NOTHING},
    {"show_only_years", NULL, NOTHING},
    {"margins.page.top", "page.top_margin", AS_IT_IS},
    {"margins.page.bottom", "page.bottom_margin", AS_IT_IS},
    {"margins.page.left", "page.left_margin", AS_IT_IS},
    {"margins.page.right", "page.right_margin", AS_IT_IS},
    {"margins.section_title.top", "section_titles.space_above", AS_IT_IS},
    {"margins.section_title.bottom", "section_titles.space_below", AS_IT_IS},
    {"margins.entry_area.left_and_right", "entries.side_space", AS_IT_IS},
    {"margins.entry_area.vertical_between", "sections.space_between_regular_entries", AS_IT_IS},
    {"margins.entry_area.date_and_location_width", "entries.date_and_location_width", AS_IT_IS},
    {"margins.entry_area.education_degree_width", "entries.degree_width", AS_IT_IS},
    {"margins.highlights_area.top", "entries.highlights.space_above", AS_IT_IS},
    {"margins.highlights_area.left", "entries.highlights.space_left", AS_IT_IS},
    {"margins.highlights_area.vertical_between_bullet_points",
        "entries.highlights.space_between_items", AS_IT_IS},
    {"margins.header.vertical_between_name_and_connections", "header.space_below_name",
        AS_IT_IS},
    {"margins.header.bottom", "header.space_below_connections", AS_IT_IS},
    {"margins.header.horizontal_between_connections",
        "header.connections.space_between_connections", AS_IT_IS},
};

#define OLD_COUNT (sizeof OLD_NAMES / sizeof *OLD_NAMES)

static const char *const OLD_WORDS[][2] = {
    {"left-aligned", "left"},
    {"with-parial-line", "with_partial_line"}, /* as 2.0's own default was spelled */
    {"a4paper", "a4"},
    {"letterpaper", "us-letter"},
    {"Charter", "XCharter"},
    {"Latin Modern Serif", "New Computer Modern"},
    {"$|$", "|"},
    {"$\\bullet$", "•"},
    {"Last updated in TODAY", "LAST_UPDATED CURRENT_DATE"},
};

const char *
old_word(const char *text)
{
	for (size_t i = 0; i < sizeof OLD_WORDS / sizeof *OLD_WORDS; i++)
		if (!strcasecmp(OLD_WORDS[i][0], text))
			return OLD_WORDS[i][1];
	return text;
}

static const char *
negate(const char *text)
{
	if (!strcasecmp(text, "true"))
		return "false";
	return strcasecmp(text, "false") ? text : "true";
}

static const char *
gap_outside(struct reading *r, const char *text)
{
	const struct layout *l = ((struct layout_reading *)r->self)->layout;
	struct length gap, line = l->typography.line_spacing;
	mpt em = l->typography.font_size[PART_BODY].value;
	struct buf b = {0};

	if (!length_parse(text, &gap) || gap.unit == LENGTH_PERCENT)
		return text;
	if (line.unit == LENGTH_EM && gap.unit == LENGTH_ABSOLUTE)
		line.value = mpt_scale(em, line.value, 1000);
	else if (line.unit != gap.unit)
		return text;
	gap.value = mpt_max(gap.value - line.value, 0);
	length_print(gap, &b);
	text = arena_dup(r->arena, b.data, b.len);
	buf_free(&b);
	return text;
}

static const char *
join_lines(struct reading *r, const struct node *n)
{
	const struct node *rest = node_get(n->parent, "main_column_second_row_template");
	bool publication = n->parent->key && !strcmp(n->parent->key, "publication_entry");

	return arena_printf(r->arena, "%s\n%s", n->text,
	    rest && rest->text ? rest->text
	    : publication      ? "AUTHORS\nURL (JOURNAL)"
	                       : "SUMMARY\nHIGHLIGHTS");
}

static const char *
change_text(struct reading *r, const struct node *n, enum change change)
{
	switch (change) {
	case NEGATED: return negate(n->text);
	case GAP_INSIDE: return gap_outside(r, n->text);
	case FIRST_LINES: return join_lines(r, n);
	default: return old_word(n->text);
	}
}

static void
count_old(struct layout_reading *l, const struct node *member, const struct old_name *row)
{
	if (!l->old_count++) {
		l->old_place = member->key_place;
		l->old_name = row->old;
		l->new_name = row->now;
	}
}

static void
read_row(struct reading *r, const struct node *member, const struct old_name *row)
{
	struct layout_reading *l = r->self;
	const struct field *f;
	struct node n = *member;

	if (row->change == OTHER_LINES)
		return;
	if (row->change == NOTHING) {
		diag_note(r->diags, member->key_place, "old-key",
		    "'%s' has no meaning any more; ignored", row->old);
		return;
	}
	f = option_find(row->now);
	if (n.kind == NODE_SCALAR)
		n.text = change_text(r, member, row->change);
	f->kind->read(r, f, &n, (char *)l->layout + f->offset);
}

static bool
read_named(struct reading *r, const struct node *member, const char *path)
{
	bool found = false;

	for (size_t i = 0; i < OLD_COUNT; i++) {
		if (strcmp(OLD_NAMES[i].old, path))
			continue;
		if (!found && OLD_NAMES[i].now)
			count_old(r->self, member, &OLD_NAMES[i]);
		read_row(r, member, &OLD_NAMES[i]);
		found = true;
	}
	return found;
}

static bool
is_old_group(const char *path)
{
	size_t len = strlen(path);

	for (size_t i = 0; i < OLD_COUNT; i++)
		if (!strncmp(OLD_NAMES[i].old, path, len) && OLD_NAMES[i].old[len] == '.')
			return true;
	return false;
}

/* Goes no deeper than the table's paths. */
bool
old_name_read(struct reading *r, const struct node *member)
{
	const char *path = option_path(r->arena, member);

	if (read_named(r, member, path))
		return true;
	if (member->kind != NODE_MAP || !is_old_group(path))
		return false;
	for (const struct node *m = member->first; m; m = m->next) {
		if (!node_is_null(m))
			option_other(r, m, NULL);
		else if (!strcmp(m->key, "degree_column_template"))
			((struct layout_reading *)r->self)
			    ->layout->templates.entry[LAYOUT_EDUCATION]
			    .degree_column = NULL;
	}
	return true;
}
