/* hyphen_pack DIRECTORY OUTPUT [-v]: compile hyphenation patterns (Liang 1983) for
 * text/hyphen.
 *
 * Reads every *.pat of a directory, a text format of one directive a line ('%' begins a
 * comment):
 *
 *	tags en-US en       BCP 47 tags that the patterns serve
 *	mins 2 3            the fewest characters before and behind a hyphen
 *	letters aA bB ’ʼ    the letters; behind each its other forms (capitals, look-alikes)
 *	base nb             instead of letters: the letters, patterns and exceptions of that
 *	                    file, which must sort before this one; own exceptions win
 *	patterns            from here on: patterns, digits before, between, behind letters
 *	exceptions          from here on: whole words with '-' where they may break
 *
 * and writes one image that the program uses in place, without a pointer in it. All numbers
 * are little-endian; an offset counts from the image's begin.
 *
 *	image   "HYP1", count of tags (4), per tag: it in lower case (12), offset of block (4)
 *	block   left min (1), right min (1), count of letters beyond ASCII n (2), offset of
 *	        the base's block or 0 (4), of cells (4), of ops (4), root state (4), codes of
 *	        ASCII (128), n code points ascending (2 each), their codes (1 each)
 *
 * An exception is only a pattern '.word.' with digits above all others: 11 at its hyphens, 10
 * elsewhere; 13 and 12 on top of a base. The program knows nothing of exceptions.
 *
 * The trie itself is hyphen_trie.c's. A tool of the build: memory is not released, the first
 * error ends it. */
#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "build/hyphen_trie.h"

enum {
	TAG_SIZE = 12,
	LANGUAGE_MAX = 64,
	LETTER_MAX = 512, /* code points a language */
	PATTERN_MAX = 64, /* letters a pattern */
	ASCII = 128,
	CODE_DOT = 1, /* begin and end of the word */
	CODE_FIRST = 2,
	CODE_LAST = 253,
	CODE_UNKNOWN = 0,     /* a letter that no pattern has */
	CODE_SEPARATOR = 255, /* not a letter; only among the codes of ASCII */
	DIGIT_EXCEPTION = 10, /* 'stay' in an exception; one more is 'break' */
	DIGIT_OVER_BASE = 12
};

struct letter {
	uint32_t code_point;
	unsigned char code;
};

struct language {
	char name[32];               /* the file's, without '.pat' */
	const struct language *base; /* NULL: stands alone */
	char tags[8][TAG_SIZE];
	size_t tag_count;
	unsigned long left, right;
	struct letter letters[LETTER_MAX];
	size_t letter_count;
	unsigned last_code;
	struct trie trie;
	size_t block; /* offset in the image */
};

static const char *place_file;
static unsigned long place_line;

__attribute__((noreturn, format(printf, 1, 2))) static void
fail(const char *format, ...)
{
	va_list args;

	if (place_file != NULL)
		fprintf(stderr, "%s:%lu: ", place_file, place_line);
	fputs("error: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(1);
}

static void
align(struct bytes *b)
{
	while (b->len % 4 != 0)
		bytes_put_number(b, 0, 1);
}

/* ---- text ---- */

static uint32_t
next_code_point(const char **text)
{
	const unsigned char *s = (const unsigned char *)*text;
	unsigned more = s[0] < 0x80 ? 0 : s[0] < 0xE0 ? 1 : s[0] < 0xF0 ? 2 : 3;
	uint32_t code_point = more == 0 ? s[0] : s[0] & (0x3Fu >> more);

	if ((s[0] >= 0x80 && s[0] < 0xC2) || more == 3)
		fail("not UTF-8 of the basic plane");
	for (unsigned i = 1; i <= more; i++) {
		if ((s[i] & 0xC0) != 0x80)
			fail("not UTF-8");
		code_point = code_point << 6 | (s[i] & 0x3Fu);
	}
	*text += more + 1;
	return code_point;
}

static const struct letter *
find_letter(const struct language *l, uint32_t code_point)
{
	for (size_t i = 0; i < l->letter_count; i++)
		if (l->letters[i].code_point == code_point)
			return &l->letters[i];
	return NULL;
}

static unsigned char
letter_code(const struct language *l, const char **text)
{
	const char *from = *text;
	const struct letter *letter;

	if (**text == '.') {
		++*text;
		return CODE_DOT;
	}
	letter = find_letter(l, next_code_point(text));
	if (letter == NULL)
		fail("'%.*s' is not among the letters", (int)(*text - from), from);
	return letter->code;
}

static void
add_letter(struct language *l, const char *forms)
{
	if (++l->last_code > CODE_LAST)
		fail("too many letters");
	while (*forms != '\0') {
		uint32_t code_point = next_code_point(&forms);

		if (find_letter(l, code_point) != NULL)
			fail("letter U+%04X twice", (unsigned)code_point);
		if (l->letter_count == LETTER_MAX)
			fail("too many letters");
		l->letters[l->letter_count++] =
		    (struct letter){code_point, (unsigned char)l->last_code};
	}
}

static void
add_pattern(struct language *l, const char *text)
{
	unsigned char codes[PATTERN_MAX], digits[PATTERN_MAX + 1] = {0};
	size_t len = 0;

	while (*text != '\0') {
		if (*text >= '0' && *text <= '9') {
			digits[len] = (unsigned char)(*text++ - '0');
			continue;
		}
		if (len == PATTERN_MAX)
			fail("pattern too long");
		codes[len++] = letter_code(l, &text);
	}
	if (len == 0)
		fail("a pattern without a letter");
	if (!trie_insert(&l->trie, codes, digits, len, false))
		fail("this pattern stands here twice");
}

static void
add_exception(struct language *l, const char *text)
{
	unsigned char codes[PATTERN_MAX], digits[PATTERN_MAX + 1];
	unsigned char stay = l->base == NULL ? DIGIT_EXCEPTION : DIGIT_OVER_BASE;
	size_t len = 1;

	memset(digits, stay, sizeof digits);
	codes[0] = CODE_DOT;
	while (*text != '\0') {
		if (*text == '-') {
			digits[len] = stay + 1;
			text++;
			continue;
		}
		if (len == PATTERN_MAX - 1)
			fail("exception too long");
		codes[len++] = letter_code(l, &text);
	}
	codes[len++] = CODE_DOT;
	trie_insert(&l->trie, codes, digits, len, true);
}

/* ---- reading ---- */

enum section { SECTION_HEAD, SECTION_PATTERNS, SECTION_EXCEPTIONS };

struct image {
	struct language *languages;
	size_t count; /* those that were read */
	struct bytes bytes;
};

static unsigned long
read_min(void)
{
	const char *word = strtok(NULL, " \t");

	if (word == NULL || word[0] < '1' || word[0] > '9' || word[1] != '\0')
		fail("mins needs two digits");
	return (unsigned long)(word[0] - '0');
}

static void
add_tag(struct language *l, const char *word)
{
	char *tag = l->tags[l->tag_count];

	if (l->tag_count == sizeof l->tags / sizeof l->tags[0] || strlen(word) > TAG_SIZE)
		fail("too many tags, or too long");
	l->tag_count++;
	for (; *word != '\0'; word++)
		*tag++ = *word >= 'A' && *word <= 'Z' ? (char)(*word - 'A' + 'a') : *word;
}

static void
set_base(const struct image *image, struct language *l, const char *name)
{
	size_t i = 0;

	while (i < image->count && strcmp(image->languages[i].name, name) != 0)
		i++;
	if (i == image->count || image->languages[i].base != NULL)
		fail("no base '%s' that stands alone and sorts before this", name);
	l->base = &image->languages[i];
	memcpy(l->letters, l->base->letters, sizeof l->letters);
	l->letter_count = l->base->letter_count;
	l->last_code = l->base->last_code;
}

static void
read_directive(const struct image *image, struct language *l, const char *word)
{
	const char *operand;

	if (strcmp(word, "mins") == 0) {
		l->left = read_min();
		l->right = read_min();
	} else if (strcmp(word, "tags") == 0) {
		while ((operand = strtok(NULL, " \t")) != NULL)
			add_tag(l, operand);
	} else if (strcmp(word, "letters") == 0) {
		while ((operand = strtok(NULL, " \t")) != NULL)
			add_letter(l, operand);
	} else if (strcmp(word, "base") == 0 && (operand = strtok(NULL, " \t")) != NULL) {
		set_base(image, l, operand);
	} else {
		fail("unknown directive '%s'", word);
	}
}

static void
read_line(const struct image *image, struct language *l, enum section *section, char *line)
{
	char *word;

	line[strcspn(line, "%\r\n")] = '\0';
	word = strtok(line, " \t");
	if (word == NULL)
		return;
	if (strcmp(word, "patterns") == 0) {
		*section = SECTION_PATTERNS;
	} else if (strcmp(word, "exceptions") == 0) {
		*section = SECTION_EXCEPTIONS;
	} else if (*section == SECTION_HEAD) {
		read_directive(image, l, word);
	} else {
		for (; word != NULL; word = strtok(NULL, " \t")) {
			if (*section == SECTION_PATTERNS)
				add_pattern(l, word);
			else
				add_exception(l, word);
		}
	}
}

static void
read_language(const struct image *image, struct language *l, const char *directory)
{
	char path[4096], line[4096];
	enum section section = SECTION_HEAD;
	FILE *file;

	snprintf(path, sizeof path, "%s/%s.pat", directory, l->name);
	file = fopen(path, "r");
	if (file == NULL)
		fail("%s: %s", path, strerror(errno));
	place_file = path;
	l->last_code = CODE_FIRST - 1;
	for (place_line = 1; fgets(line, sizeof line, file) != NULL; place_line++)
		read_line(image, l, &section, line);
	fclose(file);
	if (l->left == 0 || l->tag_count == 0 || l->letter_count == 0 ||
	    l->trie.pattern_count == 0)
		fail("tags, mins, letters or patterns are missing");
	place_file = NULL;
}

/* ---- writing ---- */

static int
by_code_point(const void *a, const void *b)
{
	const struct letter *x = a, *y = b;

	return x->code_point < y->code_point ? -1 : x->code_point > y->code_point;
}

static void
write_letters(struct language *l, struct bytes *out)
{
	unsigned char ascii[ASCII];
	size_t rest = 0;

	qsort(l->letters, l->letter_count, sizeof l->letters[0], by_code_point);
	for (unsigned c = 0; c < ASCII; c++)
		ascii[c] = (c | 32) >= 'a' && (c | 32) <= 'z' ? CODE_UNKNOWN : CODE_SEPARATOR;
	while (rest < l->letter_count && l->letters[rest].code_point < ASCII) {
		ascii[l->letters[rest].code_point] = l->letters[rest].code;
		rest++;
	}
	bytes_store(out->at + l->block + 2, l->letter_count - rest, 2);
	bytes_put(out, ascii, sizeof ascii);
	for (size_t i = rest; i < l->letter_count; i++)
		bytes_put_number(out, l->letters[i].code_point, 2);
	for (size_t i = rest; i < l->letter_count; i++)
		bytes_put_number(out, l->letters[i].code, 1);
	align(out);
}

static void
write_block(struct language *l, struct bytes *out)
{
	l->block = out->len;
	bytes_put_number(out, l->left, 1);
	bytes_put_number(out, l->right, 1);
	bytes_put_number(out, 0, 2);
	bytes_put_number(out, l->base != NULL ? l->base->block : 0, 4);
	bytes_put_number(out, 0, 4);
	bytes_put_number(out, 0, 4);
	bytes_put_number(out, trie_root(&l->trie), 4);
	write_letters(l, out);
	bytes_store(out->at + l->block + 8, out->len, 4);
	bytes_put(out, l->trie.cells.at, l->trie.cells.len);
	bytes_store(out->at + l->block + 12, out->len, 4);
	bytes_put(out, l->trie.ops.at, l->trie.ops.len);
	align(out);
}

static void
write_image(struct image *image)
{
	struct bytes *out = &image->bytes;
	size_t tag_count = 0, entry = 8;

	for (size_t i = 0; i < image->count; i++)
		tag_count += image->languages[i].tag_count;
	bytes_put(out, "HYP1", 4);
	bytes_put_number(out, tag_count, 4);
	for (size_t i = 0; i < image->count; i++) {
		for (size_t t = 0; t < image->languages[i].tag_count; t++) {
			bytes_put(out, image->languages[i].tags[t], TAG_SIZE);
			bytes_put_number(out, 0, 4);
		}
	}
	for (size_t i = 0; i < image->count; i++) {
		write_block(&image->languages[i], out);
		for (size_t t = 0; t < image->languages[i].tag_count; t++) {
			bytes_store(out->at + entry + TAG_SIZE, image->languages[i].block, 4);
			entry += TAG_SIZE + 4;
		}
	}
}

static void
report(const struct image *image)
{
	for (size_t i = 0; i < image->count; i++) {
		const struct language *l = &image->languages[i];

		printf("%-6s %6zu patterns %6zu nodes %6zu states %7zu bytes\n", l->name,
		    l->trie.pattern_count, l->trie.node_count, l->trie.state_count,
		    l->trie.cells.len + l->trie.ops.len);
	}
	printf("%zu bytes\n", image->bytes.len);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct language *)a)->name, ((const struct language *)b)->name);
}

static size_t
list_languages(const char *directory, struct language *languages)
{
	DIR *dir = opendir(directory);
	const struct dirent *entry;
	size_t count = 0;

	if (dir == NULL)
		fail("%s: %s", directory, strerror(errno));
	while ((entry = readdir(dir)) != NULL) {
		size_t len = strlen(entry->d_name);

		if (len < 5 || strcmp(entry->d_name + len - 4, ".pat") != 0)
			continue;
		if (count == LANGUAGE_MAX || len - 4 >= sizeof languages->name)
			fail("%s: too many files, or too long a name", entry->d_name);
		memcpy(languages[count++].name, entry->d_name, len - 4);
	}
	closedir(dir);
	qsort(languages, count, sizeof *languages, by_name);
	return count;
}

int
main(int argc, char **argv)
{
	static struct language languages[LANGUAGE_MAX];
	struct image image = {.languages = languages};
	size_t count;
	FILE *file;

	if (argc < 3)
		fail("usage: hyphen_pack DIRECTORY OUTPUT [-v]");
	count = list_languages(argv[1], languages);
	while (image.count < count) {
		struct language *l = &languages[image.count];

		read_language(&image, l, argv[1]);
		if (!trie_pack(&l->trie, l->last_code))
			fail("%s.pat: the trie is too large", l->name);
		image.count++;
	}
	write_image(&image);
	file = fopen(argv[2], "wb");
	if (file == NULL || fwrite(image.bytes.at, image.bytes.len, 1, file) != 1 ||
	    fclose(file) != 0)
		fail("%s: %s", argv[2], strerror(errno));
	if (argc > 3)
		report(&image);
	return 0;
}
