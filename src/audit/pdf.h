/* A PDF read back by somebody else's library: its letters with their places, links and files.
 *
 * The library is poppler's GLib front end, loaded when a PDF is audited and not before; the
 * program runs and is built without it. Coordinates are points from the page's top left corner.
 */
#ifndef AUDIT_PDF_H
#define AUDIT_PDF_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct audit_style {
	const char *font; /* 'ABCDEF+Lato-Bold', NULL: unknown */
	double size;
};

struct audit_glyph {
	uint32_t code;
	float left, top, right, bottom;
	const struct audit_style *style; /* never NULL */
};

/* In the library's reading order. */
struct audit_page {
	struct audit_glyph *glyphs;
	size_t count;
};

struct audit_file {
	const char *name;
	const char *bytes;
	size_t len;
};

struct audit_pdf {
	struct audit_page *pages;
	size_t page_count;
	const char **links; /* addresses, each once, in order */
	size_t link_count, link_room;
	struct audit_file *files;
	size_t file_count, file_room;
	const char *text; /* all pages, a line end where the letters jump */
	size_t text_len;
};

/* False and a sentence in *why when the library is missing or can't read the file. */
bool audit_pdf_read(
    struct arena *a, const char *bytes, size_t len, struct audit_pdf *out, const char **why);

#endif
