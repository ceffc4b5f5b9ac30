/* What the sandbox keeps and gives up, seen from a child that entered it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/sandbox.h"

static struct arena arena;
static char folder[] = "/tmp/cvpdf-sandbox-XXXXXX";

static const char *
in_folder(const char *name)
{
	return arena_printf(&arena, "%s/%s", folder, name);
}

static void
make_file(const char *name)
{
	int fd = open(in_folder(name), O_WRONLY | O_CREAT, 0600);
	assert_true(fd >= 0);
	close(fd);
}

static int
begin(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(folder));
	mkdir(in_folder("in"), 0700);
	mkdir(in_folder("out"), 0700);
	mkdir(in_folder("else"), 0700);
	make_file("in/cv.yaml");
	make_file("in/photo.png");
	make_file("else/secret");
	assert_int_equal(symlink("../else/secret", in_folder("in/link")), 0);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	const char *files[] = {
	    "in/cv.yaml", "in/photo.png", "in/link", "else/secret", "out/cv.pdf"};
	const char *folders[] = {"in", "out", "else", ""};
	for (size_t i = 0; i < 5; i++)
		unlink(in_folder(files[i]));
	for (size_t i = 0; i < 4; i++)
		rmdir(in_folder(folders[i]));
	arena_free(&arena);
	return 0;
}

/* Can it be opened? */
static bool
opens(const char *path, int flags)
{
	int fd = open(path, flags, 0600);
	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/* The number of the first thing that isn't as it should be, 0. */
static int
try_all(void)
{
	const bool good[] = {
	    opens(in_folder("in/cv.yaml"), O_RDONLY),
	    opens(in_folder("in/photo.png"), O_RDONLY),
	    opens(in_folder("out/cv.pdf"), O_WRONLY | O_CREAT),
	    opens("/usr", O_RDONLY),
	    !opens(in_folder("in/cv.yaml"), O_WRONLY),
	    !opens(in_folder("in/new"), O_WRONLY | O_CREAT),
	    !opens(in_folder("in/link"), O_RDONLY),
	    !opens(in_folder("else/secret"), O_RDONLY),
	    !opens(in_folder("else/new"), O_WRONLY | O_CREAT),
	    !opens("/etc/passwd", O_RDONLY),
	    !opens("/proc/self/environ", O_RDONLY),
	    socket(AF_INET, SOCK_STREAM, 0) < 0,
	    socket(AF_UNIX, SOCK_STREAM, 0) < 0,
	};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (!good[i])
			return (int)i + 1;
	execl("/bin/false", "false", (char *)NULL);
	return 0;
}

enum { NO_SANDBOX = 100 };

static int
in_child(const struct options *o, const struct plan *p)
{
	int status = 0;
	pid_t child = fork();
	if (child == 0) {
		struct options must = *o;
		must.sandbox = !o->no_sandbox;
		if (!freopen("/dev/null", "w", stderr) || !sandbox_enter(&must, p))
			_exit(NO_SANDBOX);
		_exit(try_all());
	}
	waitpid(child, &status, 0);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static bool
is_sanitized(void)
{
#if defined(__SANITIZE_ADDRESS__)
	return true;
#else
	return false;
#endif
}

static void
keeps_what_a_job_needs_and_nothing_else(void **state)
{
	(void)state;
	struct options o = {0};
	struct job j = {
	    .input = in_folder("in/cv.yaml"), .output = in_folder("out/cv.pdf"), .options = &o};
	struct plan p = {.jobs = &j, .count = 1};
	int got = in_child(&o, &p);
	if (got == NO_SANDBOX || is_sanitized())
		skip();
	assert_int_equal(got, 0);
}

static void
is_not_there_when_unwanted(void **state)
{
	(void)state;
	struct options o = {.no_sandbox = true};
	struct job j = {
	    .input = in_folder("in/cv.yaml"), .output = in_folder("out/cv.pdf"), .options = &o};
	struct plan p = {.jobs = &j, .count = 1};
	assert_int_equal(in_child(&o, &p), 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(keeps_what_a_job_needs_and_nothing_else),
	    cmocka_unit_test(is_not_there_when_unwanted),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
