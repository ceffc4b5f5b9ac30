/* ustar headers: numbers are octal digits, text is NUL-padded. */
#include "app/tar.h"

#include <stdio.h>
#include <string.h>

enum { BLOCK = 512, NAME_LEN = 100, PREFIX_LEN = 155 };

#define SIZE_LIMIT ((uint64_t)1 << 33)

struct header {
	char name[NAME_LEN], mode[8], uid[8], gid[8], size[12], mtime[12], checksum[8], type,
	    link[100], magic[6], version[2], user[32], group[32], major[8], minor[8],
	    prefix[PREFIX_LEN], pad[12];
};

_Static_assert(sizeof(struct header) == BLOCK, "a header is a block");

static void
put_octal(char *field, size_t len, uint64_t value)
{
	field[--len] = '\0';
	while (len) {
		field[--len] = (char)('0' + value % 8);
		value /= 8;
	}
}

static bool
put_name(struct header *h, const char *name)
{
	size_t len = strlen(name);
	if (len <= NAME_LEN) {
		memcpy(h->name, name, len);
		return true;
	}
	const char *slash = strchr(name + (len - NAME_LEN - 1), '/');
	if (!slash || slash == name || slash - name > PREFIX_LEN || !slash[1])
		return false;
	memcpy(h->prefix, name, (size_t)(slash - name));
	memcpy(h->name, slash + 1, strlen(slash + 1));
	return true;
}

/* The sum of all bytes, its own field taken as blanks. */
static void
put_checksum(struct header *h)
{
	const unsigned char *p = (const unsigned char *)h;
	uint64_t sum = 0;
	memset(h->checksum, ' ', sizeof h->checksum);
	for (size_t i = 0; i < sizeof *h; i++)
		sum += p[i];
	put_octal(h->checksum, sizeof h->checksum - 1, sum);
}

bool
tar_put(struct buf *out, const char *name, const void *bytes, size_t len, int64_t time)
{
	static const char zeros[BLOCK];
	struct header h = {.type = '0', .magic = "ustar", .version = {'0', '0'}};
	if (!put_name(&h, name) || len >= SIZE_LIMIT)
		return false;
	put_octal(h.mode, sizeof h.mode, 0644);
	put_octal(h.uid, sizeof h.uid, 0);
	put_octal(h.gid, sizeof h.gid, 0);
	put_octal(h.size, sizeof h.size, len);
	put_octal(h.mtime, sizeof h.mtime, (uint64_t)(time > 0 ? time : 0));
	put_octal(h.major, sizeof h.major, 0);
	put_octal(h.minor, sizeof h.minor, 0);
	put_checksum(&h);
	buf_put(out, &h, sizeof h);
	buf_put(out, bytes, len);
	buf_put(out, zeros, (BLOCK - len % BLOCK) % BLOCK);
	return true;
}

void
tar_end(struct buf *out)
{
	static const char zeros[2 * BLOCK];
	buf_put(out, zeros, sizeof zeros);
}
