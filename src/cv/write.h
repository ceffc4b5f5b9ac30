/* Writers: the model in one of the formats, for 'cvpdf convert' and for what travels in a PDF.
 *
 * What the target can't hold is reported as a warning 'lossy' with its place in the source;
 * d may be NULL. Texts are Markdown in every format. */
#ifndef CV_WRITE_H
#define CV_WRITE_H

#include "cv/cv.h"

struct cv_writer {
	const char *name;   /* 'rendercv', as in CV_FORMATS */
	const char *ending; /* 'yaml' */
	void (*write)(const struct cv *cv, struct buf *out, struct diags *d);
};

extern const struct cv_writer CV_WRITERS[];
extern const size_t CV_WRITER_COUNT;

/* By name, else the first with that ending; NULL. Either may be NULL. */
const struct cv_writer *cv_writer_find(const char *name, const char *ending);

void cv_write_rendercv(const struct cv *cv, struct buf *out, struct diags *d);
/* Content alone: no design, no settings. */
void cv_write_jsonresume(const struct cv *cv, struct buf *out, struct diags *d);
/* The same for a PDF's attachment: silent, and without addresses that may not be linked. */
void cv_write_attachment(const struct cv *cv, struct buf *out);
void cv_write_yamlresume(const struct cv *cv, struct buf *out, struct diags *d);
void cv_write_markdown(const struct cv *cv, struct buf *out, struct diags *d);

#endif
