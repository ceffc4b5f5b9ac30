/* A small CV through all stages, for what it opens on the way. */
#include "app/warm.h"

#include <string.h>

static const char SAMPLE[] =
    "cv:\n"
    "  name: Ada Byron King\n"
    "  headline: Analyst & Programmer\n"
    "  location: London, United Kingdom\n"
    "  email: ada@example.org\n"
    "  phone: +44 20 7946 0958\n"
    "  website: https://example.org/\n"
    "  social_networks:\n"
    "    - {network: LinkedIn, username: ada}\n"
    "    - {network: GitHub, username: ada}\n"
    "  sections:\n"
    "    summary:\n"
    "      - The quick **brown** fox *jumps over* the ***lazy*** dog; `sphinx` of black "
    "quartz.\n"
    "      - \"ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 "
    ".,:;!?'()[]/&%+-–—\"\n"
    "    experience:\n"
    "      - {company: Analytical Engines, position: Programmer, location: London,\n"
    "         start_date: 1842-01, end_date: present, highlights: [Wrote the first program.]}\n"
    "    education:\n"
    "      - {institution: Private tutors, area: Mathematics, degree: BSc,\n"
    "         start_date: 1832-02, end_date: 1840-11}\n"
    "    skills:\n"
    "      - {label: Languages, details: 'English, French'}\n";

void
warm_up(const struct engine *e, const struct options *o, const char *layout)
{
	struct arena a = {0};
	struct options plain = {.standard = o->standard, .no_system_fonts = o->no_system_fonts};
	struct job j = {.input = "sample",
	    .bytes = SAMPLE,
	    .len = sizeof SAMPLE - 1,
	    .output = "-",
	    .layout = layout,
	    .options = &plain};
	struct outcome out = job_run(&a, e, &j);
	buf_free(&out.bytes);
	arena_free(&a);
}
