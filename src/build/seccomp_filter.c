/* Write the filter of the sandbox as C: which system calls the program may make.
 *
 *     seccomp_filter >seccomp.c
 *
 * libseccomp makes the filter's machine code here, once, because making it at every start takes
 * longer than setting a CV. Without libseccomp (NO_SECCOMP) the filter is empty. What isn't
 * allowed fails with ENOSYS, as it would on an older kernel: libraries know what to do then. */
#ifdef NO_SECCOMP

#include <stdio.h>

int
main(void)
{
	puts("#include <stddef.h>\n#include <stdint.h>\n"
	     "const uint64_t SECCOMP_FILTER[] = {0};\nconst size_t SECCOMP_FILTER_LENGTH = 0;");
	return 0;
}

#else

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <unistd.h>

#define NEW_NAMESPACES 0x7e020080 /* CLONE_NEW*, of clone's flags */

static const char *const ALLOWED[] = {
    /* files */
    "read", "write", "readv", "writev", "pread64", "pwrite64", "lseek", "_llseek", "open",
    "openat", "close", "stat", "lstat", "fstat", "stat64", "lstat64", "fstat64", "newfstatat",
    "fstatat64", "statx", "statfs", "statfs64", "fstatfs", "fstatfs64", "access", "faccessat",
    "faccessat2", "readlink", "readlinkat", "getcwd", "getdents", "getdents64", "dup", "dup2",
    "dup3", "fcntl", "fcntl64", "ftruncate", "ftruncate64", "fadvise64", "fsync", "fdatasync",
    "fchmod", "umask", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir",
    "mkdirat", "pipe", "pipe2", "poll", "ppoll", "ppoll_time64", "select", "pselect6",
    "inotify_init1", "inotify_add_watch", "inotify_rm_watch",
    /* memory */
    "brk", "mmap", "mmap2", "munmap", "mprotect", "mremap", "madvise", "membarrier",
    /* the process, its workers, signals */
    "exit", "exit_group", "fork", "vfork", "wait4", "waitid", "kill", "tgkill", "getpid",
    "gettid", "getppid", "getuid", "geteuid", "getgid", "getegid", "rt_sigaction",
    "rt_sigprocmask", "rt_sigreturn", "sigreturn", "sigaltstack", "futex", "futex_time64",
    "set_robust_list", "rseq", "set_tid_address", "restart_syscall", "arch_prctl",
    /* limits and time */
    "getrlimit", "ugetrlimit", "setrlimit", "prlimit64", "setitimer", "getitimer",
    "sched_getaffinity", "sched_yield", "getcpu", "sysinfo", "uname", "getrandom",
    "clock_gettime", "clock_gettime64", "clock_nanosleep", "clock_nanosleep_time64",
    "nanosleep", "gettimeofday", "time", "getrusage"};

static void
check(int result, const char *what)
{
	if (result >= 0)
		return;
	fprintf(stderr, "seccomp_filter: %s: %s\n", what, strerror(-result));
	exit(1);
}

static void
allow_names(scmp_filter_ctx f)
{
	for (size_t i = 0; i < sizeof ALLOWED / sizeof *ALLOWED; i++) {
		int number = seccomp_syscall_resolve_name(ALLOWED[i]);
		if (number >= 0)
			check(seccomp_rule_add(f, SCMP_ACT_ALLOW, number, 0), ALLOWED[i]);
	}
}

static void
allow_some(scmp_filter_ctx f)
{
	static const unsigned long terminal[] = {TCGETS, TIOCGWINSZ};
	static const int attributes[] = {
	    PR_SET_PDEATHSIG, PR_SET_NAME, 0x53564d41 /* PR_SET_VMA */};
	for (size_t i = 0; i < sizeof terminal / sizeof *terminal; i++)
		check(seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1,
		          SCMP_A1(SCMP_CMP_MASKED_EQ, 0xffffffff, terminal[i])),
		    "ioctl");
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		check(seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(prctl), 1,
		          SCMP_A0(SCMP_CMP_MASKED_EQ, 0xffffffff, (unsigned)attributes[i])),
		    "prctl");
	check(seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
	          SCMP_A0(SCMP_CMP_MASKED_EQ, NEW_NAMESPACES, 0)),
	    "clone");
}

/* An instruction is 64 bits wide. */
static void
print_filter(FILE *code)
{
	uint64_t word;
	size_t count = 0;
	puts("#include <stddef.h>\n#include <stdint.h>\nconst uint64_t SECCOMP_FILTER[] = {");
	rewind(code);
	for (; fread(&word, sizeof word, 1, code) == 1; count++)
		printf("0x%016llx,\n", (unsigned long long)word);
	printf("};\nconst size_t SECCOMP_FILTER_LENGTH = %zu;\n", count);
}

int
main(void)
{
	scmp_filter_ctx f = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
	FILE *code = tmpfile();
	if (!f || !code)
		check(-ENOMEM, "start");
	seccomp_attr_set(f, SCMP_FLTATR_CTL_OPTIMIZE, 2);
	allow_names(f);
	allow_some(f);
	check(seccomp_export_bpf(f, fileno(code)), "export");
	print_filter(code);
	seccomp_release(f);
	return 0;
}

#endif
