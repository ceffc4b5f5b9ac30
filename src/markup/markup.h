/* Inline Markdown to rich text, by md4c with block syntax switched off.
 *
 * Understood: **bold**, *italic*, ***both***, `code`, [text](url), <https://…>, bare http(s)/www/
 * e-mail autolinks, hard breaks (two spaces or a backslash before a newline), backslash escapes,
 * entities, <i> <em> <b> <strong> <sup> <sub> <u> <code> <br>, <span lang="fr"> for words in another
 * language; HTML comments vanish. Everything else is text: '#', '_' (no emphasis by underscores inside
 * words), '$', '<', an unpaired '*'. Never fails.
 *
 * Links: http, https, mailto and tel go through. A target that is empty, '#' or no URL at all
 * ('To appear') is reported (warning 'link-target') and its words are set plain; a scheme that isn't allowed
 * (warning 'link-scheme') likewise. */
#ifndef MARKUP_MARKUP_H
#define MARKUP_MARKUP_H

#include "markup/rich.h"
#include "yaml/node.h"

/* The scalar's text as rich text; places of runs and messages point into it. Leading and trailing
 * space is cut, inner runs of blanks and single newlines become one space. Plain text is borrowed. */
struct rich markup_read(struct arena *a, const struct node *scalar, struct diags *d);
/* The same for a piece of text that is no whole node. */
struct rich markup_text(struct arena *a, const char *text, struct place p, struct diags *d);

/* The same for scalar->text[begin..end). */
struct rich markup_slice(struct arena *a, const struct node *scalar, size_t begin, size_t end,
    struct diags *d);
/* The same for a template: silent, and link targets are kept as they are. */
struct rich markup_template(struct arena *a, const char *text, struct place p);

/* Is `target` a URL that may be linked? If so *url is set to it, scheme added to 'www.…' and
 * bare e-mail addresses, spaces and non-ASCII percent-encoded (IRI → URI, RFC 3987 §3.1). */
enum url_state { URL_OK, URL_EMPTY, URL_PLACEHOLDER, URL_SCHEME, URL_MALFORMED };
enum url_state url_check(struct arena *a, const char *target, const char **url);
/* Warn of what url_check refused; `then`: what is done ('its words are set plain'). */
void url_report(struct diags *d, struct place p, enum url_state state, const char *target,
    const char *then);

#endif
