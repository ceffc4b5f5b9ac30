/* Which options have pictures, and their place in the reference. */
#include "layout/pictures.h"

#include <assert.h>
#include <string.h>

#define ACROSS 3 /* pictures side by side */

const struct option_picture OPTION_PICTURES[] = {
    {"page.orientation", "page", "portrait|landscape"},
    {"page.footer_alignment", "page", NULL},
    {"page.show_top_note", "page", NULL},
    {"typography.line_spacing", "text", "0.4em|0.6em|0.9em"},
    {"typography.alignment", "text", NULL},
    {"typography.date_and_location_column_alignment", "entry", NULL},
    {"typography.hyphenate", "text", "false|true"},
    {"typography.ligatures", "text", NULL},
    {"typography.oldstyle_figures", "text", NULL},
    {"typography.optical_margins", "text", NULL},
    {"typography.quotes", "text", NULL},
    {"typography.number_ranges", "text", NULL},
    {"typography.small_caps.section_titles", "title", NULL},
    {"typography.weight.section_titles", "title", "light|semibold|bold"},
    {"typography.case.section_titles", "title", "as_typed|upper"},
    {"typography.letterspacing.section_titles", "title", "0em|0.08em"},
    {"links.underline", "text", NULL},
    {"links.show_external_link_icon", "text", NULL},
    {"header.type", "header", NULL},
    {"header.alignment", "header", NULL},
    {"header.photo_position", "photo", "left|right"},
    {"header.photo_shape", "photo", NULL},
    {"header.photo_height", "photo", "0cm|1.2cm"},
    {"header.photo_focus", "photo_cropped", "50% 0%|50% 50%|50% 100%"},
    {"header.split_width", "header_split", "40%|60%"},
    {"header.least_name_size", "long_name", "100|60"},
    {"header.rule_below", "header", NULL},
    {"header.connections.phone_number_format", "header", NULL},
    {"header.connections.show_icons", "header", NULL},
    {"header.connections.display_urls_instead_of_usernames", "header", NULL},
    {"header.connections.separator", "header", "•|/"},
    {"header.connections.one_per_line", "header", NULL},
    {"header.connections.columns", "header", "0|2"},
    {"header.qr_code.position", "qr_code", "left|right"},
    {"section_titles.type", "title", NULL},
    {"section_titles.line_thickness", "title", "0.5pt|2pt"},
    {"section_titles.line_gap", "title_line", "0.1em|0.6em"},
    {"section_titles.box_padding", "title_box", "0.1em|0.4em"},
    {"section_titles.icons", "title", NULL},
    {"section_titles.accent_letters", "title_accent", "0|3"},
    {"entries.date_and_location_width", "entry", "1.8cm|3cm"},
    {"entries.date_side", "entry", "right|left"},
    {"entries.date_on_title_line", "entry", NULL},
    {"entries.side_space", "entry", "0cm|0.5cm"},
    {"entries.degree_width", "education", "0.8cm|1.5cm"},
    {"entries.short_second_row", "entry", NULL},
    {"entries.timeline", "entry", NULL},
    {"entries.show_logos", "logo", NULL},
    {"entries.publications", "publications", NULL},
    {"entries.skills", "skills", NULL},
    {"entries.highlights.bullet", "bullets", "•|◦|-|◆|★|■|—|○|●"},
    {"entries.highlights.space_left", "bullets", "0cm|0.4cm"},
    {"entries.highlights.alignment", "bullets", "left|justified"},
    {"entries.highlights.lead_in", "bullets", NULL},
    {"sidebar.show", "sidebar_shown", NULL},
    {"sidebar.side", "sidebar", "left|right"},
    {"sidebar.background", "sidebar", "none|#e4ecf4"},
    {"sidebar.text", "sidebar_dark", "none|white"},
    {"sidebar.name", "sidebar", NULL},
    {"sidebar.contacts", "sidebar", NULL},
    {"sidebar.photo", "sidebar", NULL},
};

const size_t OPTION_PICTURE_COUNT = sizeof OPTION_PICTURES / sizeof *OPTION_PICTURES;

/* The values to show, separated by '|'. */
static void
list_values(const struct option_picture *p, const struct field *f, struct buf *out)
{
	if (p->values)
		buf_puts(out, p->values);
	else if (option_kind(f) == &KIND_WORD)
		words_print(f->arg, "|", out);
	else
		buf_puts(out, "false|true");
}

static void
write_picture(const struct option_picture *p, const char *value, int number, struct buf *out)
{
	buf_printf(out, "| `%s`<br>[![%s: %s](layouts/%s-%d.png)](layouts/%s.yaml) ", value,
	    p->option, value, p->option, number, p->sample);
}

static void
write_table(const struct option_picture *p, const struct field *f, struct buf *out)
{
	struct buf values = {0};
	int number = 0;
	list_values(p, f, &values);
	buf_printf(out, "\n| `%s` | | |\n|---|---|---|\n", f->key);
	for (char *v = values.data, *next; v; v = next) {
		if ((next = strchr(v, '|')))
			*next++ = '\0';
		write_picture(p, v, ++number, out);
		if (!next || number % ACROSS == 0)
			buf_puts(out, "|\n");
	}
	buf_free(&values);
}

void
pictures_write(const struct field_table *t, const char *path, struct buf *out)
{
	size_t len = strlen(path);
	for (size_t i = 0; i < OPTION_PICTURE_COUNT; i++) {
		const struct option_picture *p = &OPTION_PICTURES[i];
		const struct field *f = option_find(p->option);
		assert(f);
		if (!strncmp(p->option, path, len) && p->option[len] == '.' && f >= t->rows &&
		    f < t->rows + t->count)
			write_table(p, f, out);
	}
}
