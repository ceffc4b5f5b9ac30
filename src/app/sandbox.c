/* Landlock and seccomp.
 *
 * What a CV may make us open is known before it is read: files beside it or below --root,
 * layouts beside the one named, fonts. So are the folders that outputs go to. Landlock's rules
 * are folders (a file beside an output is made and renamed) and single files (a link's target).
 *
 * The kernel's interface is used as it is: C libraries have no names for it yet. */
#include "app/sandbox.h"

#include "base/dict.h"
#include "base/file.h"

#include <string.h>

#ifdef __linux__

#include <fcntl.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The same on all architectures: asm-generic/unistd.h. */
enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };

enum { RULESET_VERSION = 1, RULE_PATH_BENEATH = 1 };

/* Rights on files, linux/landlock.h. */
enum {
	WRITE_FILE = 1 << 1,
	READ_FILE = 1 << 2,
	READ_DIR = 1 << 3,
	REMOVE_FILE = 1 << 5,
	MAKE_DIR = 1 << 7,
	MAKE_REG = 1 << 8,
	FIRST_RIGHTS = (1 << 13) - 1,
	REFER = 1 << 13,    /* since version 2 */
	TRUNCATE = 1 << 14, /* since version 3 */
	IOCTL_DEV = 1 << 15 /* since version 5 */
};

enum { READ = READ_FILE | READ_DIR };

#define WRITE (READ | WRITE_FILE | REMOVE_FILE | MAKE_DIR | MAKE_REG | TRUNCATE)

/* Rights that a rule on a file may have. */
#define ON_FILES ((uint64_t)(READ_FILE | WRITE_FILE | TRUNCATE))

struct ruleset {
	uint64_t files, network, scopes;
};

struct rule {
	uint64_t rights;
	int32_t fd;
} __attribute__((packed));

struct sandbox {
	struct arena arena;
	int fd;               /* of the ruleset */
	uint64_t handled;     /* rights that this kernel knows */
	struct dict given[2]; /* paths with rules for reading and writing */
};

/* src/build/seccomp_filter.c */
extern const uint64_t SECCOMP_FILTER[];
extern const size_t SECCOMP_FILTER_LENGTH;

static bool
is_sanitized(void)
{
#if defined(__SANITIZE_ADDRESS__)
	return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
	return true;
#endif
#endif
	return false;
}

/* Folders of libraries and fonts, as they are on most systems. */
static const char *const SYSTEM_FOLDERS[] = {"/usr", "/lib", "/lib64", "/etc/fonts",
    "/etc/ld.so.cache", "/etc/localtime", "/var/cache/fontconfig", "/nix/store", "/gnu/store",
    "/run/current-system"};

/* Below the home folder, and fontconfig's variables in the environment. */
static const char *const HOME_FOLDERS[] = {".fonts", ".local/share/fonts", ".config/fontconfig",
    ".fonts.conf", ".fonts.conf.d", ".fontconfig", ".nix-profile"};
static const char *const VARIABLES[] = {
    "FONTCONFIG_PATH", "FONTCONFIG_FILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME"};

static bool
open_ruleset(struct sandbox *s)
{
	long version = syscall(CREATE_RULESET, NULL, 0, RULESET_VERSION);
	if (version < 1)
		return false;
	s->handled = FIRST_RIGHTS | (version >= 2 ? REFER : 0) | (version >= 3 ? TRUNCATE : 0) |
	             (version >= 5 ? IOCTL_DEV : 0);
	struct ruleset r = {s->handled, version >= 4 ? 3 : 0, version >= 6 ? 3 : 0};
	size_t size = version >= 6 ? sizeof r : version >= 4 ? 16 : 8;
	s->fd = (int)syscall(CREATE_RULESET, &r, size, 0);
	return s->fd >= 0;
}

static void
give(struct sandbox *s, const char *path, uint64_t rights)
{
	struct dict *given = &s->given[rights != READ];
	struct stat st;
	if (!path || !*path || dict_get(given, path))
		return;
	dict_set(given, arena_str(&s->arena, path), s);
	int fd = open(path, O_PATH | O_CLOEXEC);
	if (fd < 0)
		return;
	struct rule rule = {rights & s->handled, fd};
	if (fstat(fd, &st) == 0 && !S_ISDIR(st.st_mode))
		rule.rights &= ON_FILES;
	syscall(ADD_RULE, s->fd, RULE_PATH_BENEATH, &rule, 0);
	close(fd);
}

/* A file with what lies beside it, and beside what it links to. */
static void
give_file(struct sandbox *s, const char *path, uint64_t rights)
{
	struct stat st;
	if (!path || !strcmp(path, "-"))
		return;
	give(s, path_dir(&s->arena, path), rights);
	if (lstat(path, &st) < 0 || S_ISREG(st.st_mode))
		return;
	char *real = realpath(path, NULL);
	give(s, path, rights);
	if (real)
		give(s, path_dir(&s->arena, real), rights);
	free(real);
}

/* An output: its folder. A device or pipe is written to, its neighbors are not. */
static void
give_output(struct sandbox *s, const char *path)
{
	struct stat st;
	if (path && stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
		give(s, path, WRITE);
	else
		give_file(s, path, WRITE);
}

static void
give_fonts(struct sandbox *s, const struct options *o)
{
	const char *home = getenv("HOME"), *cache = getenv("XDG_CACHE_HOME");
	for (size_t i = 0; i < o->font_paths.count; i++)
		give(s, o->font_paths.items[i], READ);
	for (size_t i = 0; i < sizeof SYSTEM_FOLDERS / sizeof *SYSTEM_FOLDERS; i++)
		give(s, SYSTEM_FOLDERS[i], READ);
	if (o->no_system_fonts)
		return;
	for (size_t i = 0; home && *home && i < sizeof HOME_FOLDERS / sizeof *HOME_FOLDERS; i++)
		give(s, path_join(&s->arena, home, HOME_FOLDERS[i]), READ);
	for (size_t i = 0; i < sizeof VARIABLES / sizeof *VARIABLES; i++) {
		const char *folder = getenv(VARIABLES[i]);
		bool own = folder && strncmp(VARIABLES[i], "XDG_", 4) == 0;
		if (own)
			folder = path_join(&s->arena, folder, i == 2 ? "fonts" : "fontconfig");
		give(s, folder, READ);
	}
	if (cache && *cache)
		give(s, path_join(&s->arena, cache, "fontconfig"), WRITE);
	else if (home && *home)
		give(s, path_join(&s->arena, home, ".cache/fontconfig"), WRITE);
}

/* A layout by its name is built in; a file may extend others beside it. */
static void
give_layouts(struct sandbox *s, const char *names)
{
	if (!names)
		return;
	char *list = arena_str(&s->arena, names), *rest = list;
	for (char *one; (one = strsep(&rest, ","));)
		if (strchr(one, '/') || strchr(one, '.'))
			give_file(s, one, READ);
}

static void
give_inputs(struct sandbox *s, const struct options *o)
{
	const char *files[] = {o->design, o->locale, o->settings};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		give_file(s, files[i], READ);
	give_layouts(s, o->layout);
	if (o->root)
		give(s, o->root, READ);
	for (size_t i = 0; i < o->set.count; i++) {
		const char *equals = strchr(o->set.items[i], '=');
		if (equals && strchr(equals, '.')) /* a photo, perhaps */
			give(s, equals + 1, READ);
	}
}

static void
give_job(struct sandbox *s, const struct job *j)
{
	if (!strcmp(j->input, "-"))
		give(s, ".", READ);
	give_file(s, j->input, READ);
	give_output(s, j->output);
	give_layouts(s, j->layout);
	if (j->options)
		give_inputs(s, j->options);
}

/* The folder that outputs of a stream go to, or the one that it will be made in. */
static void
give_folder(struct sandbox *s, const char *path)
{
	struct stat st;
	while (path && stat(path, &st) < 0 && strcmp(path, ".") && strcmp(path, "/"))
		path = path_dir(&s->arena, path);
	give(s, path, WRITE);
}

static void
give_all(struct sandbox *s, const struct options *o, const struct plan *p)
{
	const char *archive = plan_archive(o);
	give_fonts(s, o);
	give_inputs(s, o);
	give_output(s, o->report);
	give_output(s, o->deps);
	give_output(s, archive);
	for (size_t i = 0; p && i < p->count; i++)
		give_job(s, &p->jobs[i]);
	if (p)
		return;
	give_file(s, o->stream, READ);
	give_folder(s, o->out_dir);
	if (o->output && !archive) /* up to the first '{' of a pattern */
		give_folder(s, path_dir(&s->arena,
		                   arena_dup(&s->arena, o->output, strcspn(o->output, "{"))));
}

static bool
restrict_files(const struct options *o, const struct plan *p)
{
	struct sandbox s = {.fd = -1};
	s.given[0].arena = s.given[1].arena = &s.arena;
	bool done = open_ruleset(&s);
	if (done) {
		give_all(&s, o, p);
		done = syscall(RESTRICT_SELF, s.fd, 0) == 0;
		close(s.fd);
	}
	arena_free(&s.arena);
	return done;
}

struct filter_program {
	unsigned short length;
	const uint64_t *code;
};

/* The flag keeps the processor from slowing down for the filter's sake. */
static bool
restrict_calls(void)
{
	enum { SET_MODE_FILTER = 1, SPEC_ALLOW = 1 << 2 };
	struct filter_program f = {(unsigned short)SECCOMP_FILTER_LENGTH, SECCOMP_FILTER};
	return f.length && (syscall(SYS_seccomp, SET_MODE_FILTER, SPEC_ALLOW, &f) == 0 ||
	                       syscall(SYS_seccomp, SET_MODE_FILTER, 0, &f) == 0);
}

bool
sandbox_enter(const struct options *o, const struct plan *p)
{
	if (o->no_sandbox || is_sanitized())
		return true;
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	bool files = restrict_files(o, p), calls = restrict_calls();
	if (o->sandbox && (!files || !calls))
		complain("there is no sandbox: this system has no %s",
		    files ? "seccomp" : "Landlock");
	return !o->sandbox || (files && calls);
}

#else

bool
sandbox_enter(const struct options *o, const struct plan *p)
{
	(void)p;
	if (o->sandbox)
		complain("there is no sandbox: this system is not Linux");
	return !o->sandbox;
}

#endif
