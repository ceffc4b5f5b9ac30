/* Results: made, packed, unpacked. */
#include "app/result.h"

#include "app/fault.h"
#include "base/clock.h"
#include "base/file.h"

#include <string.h>

static const size_t TEXTS[] = {
    offsetof(struct result, messages),
    offsetof(struct result, list),
    offsetof(struct result, trouble),
    offsetof(struct result, fitted),
    offsetof(struct result, owner),
    offsetof(struct result, layout),
    offsetof(struct result, reads),
    offsetof(struct result, output),
};

enum { TEXT_COUNT = sizeof TEXTS / sizeof *TEXTS };

static struct text
text_of(const char *s)
{
	return (struct text){s, s ? strlen(s) : 0};
}

static struct text
keep(struct arena *a, struct buf *b)
{
	struct text t = {b->len ? arena_dup(a, b->data, b->len) : NULL, b->len};
	buf_free(b);
	return t;
}

static struct text
print_messages(struct arena *a, struct outcome *out, enum diag_format format, bool color)
{
	struct buf text = {0};
	if (out->diags.count || format != DIAG_TEXT)
		diag_print(&out->diags, format, color, &text);
	return keep(a, &text);
}

static void
drop_all_but_errors(struct diags *d)
{
	size_t kept = 0;
	for (size_t i = 0; i < d->count; i++)
		if (d->items[i].level == DIAG_ERROR)
			d->items[kept++] = d->items[i];
	d->count = kept;
}

static void
note_read(void *self, const char *path)
{
	if (strcmp(path, "-"))
		buf_put(self, path, strlen(path) + 1);
}

static enum result_state
state_of(const struct outcome *out)
{
	return out->status == EXIT_OK      ? RESULT_DONE
	       : out->status == EXIT_WORLD ? RESULT_WORLD
	                                   : RESULT_ERRORS;
}

/* What is wanted of the output, before it is gone. */
static void
take_output(struct result *r, struct arena *a, const struct wishes *w, const struct job *j,
    struct outcome *out)
{
	if (!out->wanted || (!w->output && !job_write(a, j, out)))
		return;
	r->size = out->bytes.len;
	r->has_digest = w->digest;
	if (w->digest)
		sha256(out->bytes.data, out->bytes.len, r->digest);
	if (w->output)
		r->output = (struct text){
		    arena_dup(a, out->bytes.data, out->bytes.len), out->bytes.len};
}

void
result_make(struct result *r, struct arena *a, const struct engine *e, const struct wishes *w,
    const struct job *j)
{
	struct buf reads = {0};
	int64_t start = clock_microseconds();
	file_on_read(w->reads ? note_read : NULL, &reads);
	fault_strike(j->input);
	struct outcome out = job_run(a, e, j);
	file_on_read(NULL, NULL);
	take_output(r, a, w, j, &out);
	buf_free(&out.bytes);
	r->state = state_of(&out);
	r->pages = out.pages;
	r->errors = out.diags.errors;
	r->warnings = out.diags.warnings;
	if (w->list)
		r->list = print_messages(a, &out, DIAG_JSON, false);
	if (w->errors_only)
		drop_all_but_errors(&out.diags);
	r->messages = print_messages(a, &out, w->format, e->color);
	r->trouble = text_of(out.trouble);
	r->fitted = text_of(out.fitted);
	r->owner = text_of(out.owner);
	r->layout = text_of(out.layout);
	r->reads = keep(a, &reads);
	r->microseconds = clock_microseconds() - start;
}

static struct text *
text_at(struct result *r, size_t i)
{
	return (struct text *)(void *)((char *)r + TEXTS[i]);
}

void
result_pack(const struct result *r, struct buf *out)
{
	struct result copy = *r;
	size_t total = sizeof total + sizeof copy;
	for (size_t i = 0; i < TEXT_COUNT; i++)
		total += text_at(&copy, i)->len + 1;
	buf_put(out, &total, sizeof total);
	buf_put(out, &copy, sizeof copy);
	for (size_t i = 0; i < TEXT_COUNT; i++) {
		const struct text *t = text_at(&copy, i);
		buf_put(out, t->bytes, t->len);
		buf_putc(out, '\0');
	}
}

size_t
result_length(const char *record)
{
	size_t total;
	memcpy(&total, record, sizeof total);
	return total;
}

struct result
result_unpack(const char *record)
{
	struct result r;
	const char *at = record + sizeof(size_t) + sizeof r;
	memcpy(&r, record + sizeof(size_t), sizeof r);
	for (size_t i = 0; i < TEXT_COUNT; i++) {
		struct text *t = text_at(&r, i);
		t->bytes = t->len ? at : NULL;
		at += t->len + 1;
	}
	return r;
}
