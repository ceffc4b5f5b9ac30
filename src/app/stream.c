/* Cutting a stream into documents. */
#include "app/stream.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { READ_BYTES = 64 << 10 };

bool
stream_open(struct stream *s, struct arena *a, const char *path, struct shard shard)
{
	size_t bytes = STREAM_SLOTS * (STREAM_DOC_BYTES + sizeof *s->slots);
	*s = (struct stream){.shard = shard};
	s->fd = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
	if (s->fd < 0) {
		complain("%s: %s", path, strerror(errno));
		return false;
	}
	(void)a;
	s->shared = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (s->shared == MAP_FAILED)
		memory_fail();
	s->slots = (struct slot *)(void *)(s->shared + STREAM_SLOTS * STREAM_DOC_BYTES);
	for (size_t i = 0; i < STREAM_SLOTS; i++)
		s->slots[i].bytes = s->shared + i * STREAM_DOC_BYTES;
	return true;
}

void
stream_close(struct stream *s)
{
	munmap(s->shared, STREAM_SLOTS * (STREAM_DOC_BYTES + sizeof *s->slots));
	if (s->fd != STDIN_FILENO)
		close(s->fd);
	buf_free(&s->input);
}

void
stream_read(struct stream *s)
{
	char bytes[READ_BYTES];
	ssize_t n = read(s->fd, bytes, sizeof bytes);
	if (n > 0)
		buf_put(&s->input, bytes, (size_t)n);
	else if (n == 0 || errno != EINTR)
		s->ended = true;
}

/* White space and a byte order mark say nothing. */
static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || (unsigned char)c == 0xEF ||
	       (unsigned char)c == 0xBB || (unsigned char)c == 0xBF;
}

static void
tell_kind(struct stream *s)
{
	size_t at = 0;
	while (at < s->input.len && is_blank(s->input.data[at]))
		at++;
	if (at == s->input.len && !s->ended)
		return;
	s->is_told = true;
	s->is_json = at < s->input.len && s->input.data[at] == '{';
}

/* The length of the first JSON value and the line end behind it; 0: there is no whole one. */
static size_t
find_json_end(struct stream *s)
{
	for (; s->scanned < s->input.len; s->scanned++) {
		char c = s->input.data[s->scanned];
		if (s->in_string) {
			s->in_string = s->escaped || c != '"';
			s->escaped = !s->escaped && c == '\\';
		} else if (c == '"') {
			s->in_string = true;
		} else if (c == '{' || c == '[') {
			s->depth++;
		} else if (c == '}' || c == ']') {
			s->depth--;
		} else if (c == '\n' && s->depth <= 0) {
			s->depth = 0;
			return ++s->scanned;
		}
	}
	return 0;
}

/* A document that begins behind its marker is left to the reader, which refuses it. */
static bool
is_marker(const char *line, size_t len)
{
	if (len < 3 || (strncmp(line, "---", 3) && strncmp(line, "...", 3)))
		return false;
	for (line += 3, len -= 3; len && is_blank(*line); line++, len--)
		;
	return !len || *line == '#';
}

/* The length of what stands before the next line of '---', that line included. */
static size_t
find_yaml_end(struct stream *s)
{
	char *data = s->input.data, *end;
	while (s->scanned < s->input.len &&
	       (end = memchr(data + s->scanned, '\n', s->input.len - s->scanned))) {
		char *line = data + s->scanned;
		s->scanned = (size_t)(end - data) + 1;
		if (is_marker(line, (size_t)(end - line)))
			return s->scanned;
	}
	return 0;
}

/* The document without the marker line that ended it. */
static size_t
without_marker(const struct stream *s, size_t len)
{
	const char *data = s->input.data;
	size_t end = len && data[len - 1] == '\n' ? len - 1 : len, line = end;
	while (line && data[line - 1] != '\n')
		line--;
	return !s->is_json && is_marker(data + line, end - line) ? line : len;
}

static bool
is_empty(const struct stream *s, size_t len)
{
	const char *p = s->input.data, *end = p + len;
	while (p < end && (is_blank(*p) || (!s->is_json && (*p == '#' || *p == '%'))))
		p = is_blank(*p) ? p + 1 : (p = memchr(p, '\n', (size_t)(end - p))) ? p : end;
	return p == end;
}

static void
keep_document(struct stream *s, size_t len)
{
	struct slot *slot = &s->slots[s->count % STREAM_SLOTS];
	s->documents++;
	if (!shard_has(s->shard, s->input.data, len))
		return;
	slot->document = s->documents;
	slot->too_long = len > STREAM_DOC_BYTES;
	slot->len = slot->too_long ? 0 : len;
	memcpy(slot->bytes, s->input.data, slot->len);
	s->count++;
}

static void
drop_input(struct stream *s, size_t len)
{
	s->input.len -= len;
	memmove(s->input.data, s->input.data + len, s->input.len);
	s->scanned = 0;
	s->in_string = s->escaped = false;
}

void
stream_fill(struct stream *s, uint64_t first)
{
	if (!s->is_told)
		tell_kind(s);
	while (s->is_told && s->input.len && s->count < first + STREAM_SLOTS) {
		size_t cut = s->is_json ? find_json_end(s) : find_yaml_end(s);
		if (!cut && !s->ended)
			return;
		cut = cut ? cut : s->input.len;
		size_t len = without_marker(s, cut);
		if (!is_empty(s, len))
			keep_document(s, len);
		drop_input(s, cut);
	}
}

const struct slot *
stream_slot(const struct stream *s, uint64_t ticket)
{
	return &s->slots[ticket % STREAM_SLOTS];
}
