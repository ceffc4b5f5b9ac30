/* cvpdf: a CV in YAML, JSON Resume or Markdown, set as a PDF. */
#include "app/options.h"

#include "base/file.h"

#include <signal.h>
#include <stdio.h>

static void
stop(int sig)
{
	file_cleanup();
	signal(sig, SIG_DFL);
	raise(sig);
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct options o = {0};
	memory_on_fail(file_cleanup);
	signal(SIGINT, stop);
	signal(SIGTERM, stop);
	int status = EXIT_USAGE;
	if (options_parse(&a, argc, argv, &o)) {
		struct buf text = {0};
		if (o.help)
			options_help(&text);
		if (o.version)
			buf_puts(&text, "cvpdf " CVPDF_VERSION "\n");
		if (text.len)
			fwrite(text.data, 1, text.len, stdout);
		status = text.len ? EXIT_OK : o.command->run(&a, &o);
		buf_free(&text);
	}
	arena_free(&a);
	return status;
}
