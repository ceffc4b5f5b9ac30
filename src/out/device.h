/* Devices: what turns the display list into bytes. One file and one row of DEVICES each; -T NAME,
 * or the ending of -o FILE, picks one. */
#ifndef OUT_DEVICE_H
#define OUT_DEVICE_H

#include "base/buf.h"
#include "page/page.h"

enum pdf_standard { PDF_NONE, PDF_UA1, PDF_A2A, PDF_A3A }; /* A2A and A3A include UA1 */

struct device_options {
	enum pdf_standard standard;
	bool compress;             /* object and cross-reference streams */
	const char *attach_name;   /* associated file, NULL: none */
	const void *attach_bytes;
	size_t attach_len;
	const char *attach_type;   /* MIME type */
};

struct device {
	const char *name;    /* 'pdf', 'trace', 'text' */
	const char *ending;  /* of files that it writes: 'pdf' */
	const char *help;
	/* Append the whole document to out. False and a sentence in *why (arena of pages) when a
	 * library fails. */
	bool (*write)(const struct pages *p, const struct device_options *o, struct buf *out, const char **why);
};

extern const struct device DEVICES[];
extern const size_t DEVICE_COUNT;
const struct device *device_find(const char *name);
const struct device *device_for_ending(const char *ending);

#endif
