/* Files: read within a limit, written whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

static struct arena arena;
static char folder[] = "/tmp/cvpdf-file-test-XXXXXX";

static int
begin(void **state)
{
	(void)state;
	memcpy(strrchr(folder, '-') + 1, "XXXXXX", 6);
	return mkdtemp(folder) ? 0 : -1;
}

static const char *
in_folder(const char *name)
{
	return path_join(&arena, folder, name);
}

static size_t
count_files(bool remove_them)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t count = 0;

	while ((entry = readdir(dir)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		count++;
		if (remove_them)
			remove(in_folder(entry->d_name));
	}
	closedir(dir);
	return count;
}

static int
end(void **state)
{
	(void)state;
	count_files(true);
	rmdir(folder);
	arena_free(&arena);
	return 0;
}

static void
write_text(const char *path, const char *text)
{
	const char *why = NULL;

	assert_true(file_write(&arena, path, text, strlen(text), false, &why));
}

static void
assert_refused(const char *path, size_t limit, const char *expected)
{
	const char *bytes, *why = NULL;
	size_t len;

	assert_false(file_read(&arena, path, limit, &bytes, &len, &why));
	assert_string_equal(why, expected);
}

static void
test_round_trip(void **state)
{
	const char *path = in_folder("a.txt"), *bytes, *why;
	size_t len;

	(void)state;
	write_text(path, "old");
	write_text(path, "hello");
	assert_true(file_read(&arena, path, 5, &bytes, &len, &why));
	assert_int_equal(len, 5);
	assert_string_equal(bytes, "hello");
	assert_int_equal(count_files(false), 1);
}

static void
test_refusals(void **state)
{
	const char *pipe = in_folder("pipe");

	(void)state;
	write_text(in_folder("a.txt"), "hello");
	assert_int_equal(mkfifo(pipe, 0600), 0);
	assert_refused(in_folder("a.txt"), 4, "larger than the limit of 4 bytes");
	assert_refused("/dev/zero", 1 << 20, "it is a device, not a file");
	assert_refused(folder, 100, "it is a directory");
	assert_refused(pipe, 100, "it is a pipe, not a file");
	assert_refused(in_folder("none"), 100, "no such file or directory");
}

static void
test_if_changed(void **state)
{
	const char *path = in_folder("a.txt"), *why;
	struct stat before, after;

	(void)state;
	write_text(path, "hello");
	assert_int_equal(stat(path, &before), 0);
	assert_true(file_write(&arena, path, "hello", 5, true, &why));
	assert_int_equal(stat(path, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_true(file_write(&arena, path, "hell", 4, true, &why));
	assert_int_equal(stat(path, &after), 0);
	assert_int_equal(after.st_size, 4);
}

static void
test_failed_write(void **state)
{
	const char *why = NULL;

	(void)state;
	assert_false(file_write(&arena, in_folder("no/a.txt"), "x", 1, false, &why));
	assert_string_equal(why, "no such file or directory");
	assert_false(file_write(&arena, folder, "x", 1, false, &why));
	assert_false(file_write(&arena, "/dev/full", "x", 1, false, &why));
	assert_string_equal(why, "no space left on device");
	assert_int_equal(count_files(false), 0);
}

static void
test_link(void **state)
{
	struct stat st;

	(void)state;
	write_text(in_folder("a.txt"), "old");
	assert_int_equal(chmod(in_folder("a.txt"), 0640), 0);
	assert_int_equal(symlink("a.txt", in_folder("link")), 0);
	write_text(in_folder("link"), "newer");
	assert_int_equal(lstat(in_folder("link"), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(stat(in_folder("a.txt"), &st), 0);
	assert_int_equal(st.st_size, 5);
	assert_int_equal(st.st_mode & 0777, 0640);
}

static void
test_paths(void **state)
{
	(void)state;
	assert_string_equal(path_dir(&arena, "x/y.z"), "x");
	assert_string_equal(path_dir(&arena, "y"), ".");
	assert_string_equal(path_dir(&arena, "/y"), "/");
	assert_string_equal(path_join(&arena, "x", "y"), "x/y");
	assert_string_equal(path_join(&arena, "x/", "y"), "x/y");
	assert_string_equal(path_join(&arena, "x", "/y"), "/y");
	assert_string_equal(path_join(&arena, ".", "y"), "y");
	assert_string_equal(path_stem(&arena, "x.d/y.tar.gz"), "y.tar");
	assert_string_equal(path_stem(&arena, "x.d/.profile"), ".profile");
	assert_string_equal(path_ending("x.d/y"), "");
	assert_string_equal(path_ending("x/y.Z"), "Z");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_round_trip, begin, end),
	    cmocka_unit_test_setup_teardown(test_refusals, begin, end),
	    cmocka_unit_test_setup_teardown(test_if_changed, begin, end),
	    cmocka_unit_test_setup_teardown(test_failed_write, begin, end),
	    cmocka_unit_test_setup_teardown(test_link, begin, end),
	    cmocka_unit_test_setup_teardown(test_paths, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
