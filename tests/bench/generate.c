/* Write CVs as people have them:  generate DIR COUNT [SEED [PAGES]]
 *
 * DIR/cv-00001.yaml and so on; '-' in place of DIR: one stream with '---' between. The same
 * seed gives the same files. Without PAGES a CV fills one, two or three pages (35, 45 and 20 of
 * a hundred); with it, about so many. Names come in several scripts, a company or an author
 * from a syllable generator, so that not every word has been seen before; sentences are built
 * from phrases that CVs are made of. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define PICK(a)  ((a)[random_below(COUNT(a))])

/* xorshift64* (Vigna 2016). */
static uint64_t state;

static uint64_t
random_next(void)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return state * 0x2545F4914F6CDD1Du;
}

static size_t
random_below(size_t n)
{
	return (size_t)((random_next() >> 33) % n);
}

static int
random_between(int low, int high)
{
	return low + (int)random_below((size_t)(high - low + 1));
}

static const char *const NAMES[] = {"Anna Kowalska", "James O’Neill",
    "María José Fernández Núñez", "Nguyễn Thị Hương", "Łukasz Wiśniewski", "Zoë Müller-Strauß",
    "François Lefèvre", "Åsa Björkström", "İbrahim Çağlayan", "Ștefan Țurcanu", "Jiří Dvořák",
    "Katarína Ďurišová", "John Smith", "Priya Raghunathan", "Wei Zhang", "Olumide Adeyemi",
    "Emily Carter", "Владимир Соколов", "Ольга Іваненко", "Ελένη Παπαδοπούλου",
    "Γιώργος Νικολάου", "محمد الأندلسي", "فاطمة الزهراء", "נועה בן־דוד", "יוסף לוי",
    "प्रिया शर्मा", "अर्जुन राव", "Siobhán Ní Bhriain", "Jürgen Weiß", "Chloé Dupont",
    "Ana Beatriz Gonçalves", "Matteo D’Angelo"};
static const char *const ROLES[] = {"Software Engineer", "Senior Data Scientist",
    "Research Assistant", "Product Manager", "Site Reliability Engineer", "Postdoctoral Fellow",
    "Staff Engineer", "Clinical Research Coordinator", "Financial Analyst", "UX Researcher",
    "Lecturer", "Embedded Systems Engineer", "Machine Learning Engineer", "Project Lead",
    "Consultant"};
static const char *const CITIES[] = {"Berlin, Germany", "London, United Kingdom",
    "Kraków, Poland", "Zürich, Switzerland", "São Paulo, Brazil", "Bengaluru, India",
    "Toronto, Canada", "Lagos, Nigeria", "San Francisco, CA", "New York, NY",
    "Seoul, South Korea", "Málaga, Spain", "Göteborg, Sweden", "Remote", "Austin, TX",
    "Melbourne, Australia"};
static const char *const VERBS[] = {"Designed", "Led", "Built", "Rewrote", "Introduced",
    "Migrated", "Automated", "Evaluated", "Coordinated", "Maintained", "Optimized", "Published",
    "Supervised", "Negotiated", "Implemented", "Analyzed", "Delivered", "Prototyped",
    "Documented", "Deployed"};
static const char *const ADJECTIVES[] = {"a distributed", "a fault-tolerant",
    "the company-wide", "an open-source", "a low-latency", "the first", "a multi-tenant",
    "an event-driven", "a reproducible", "a cross-functional", "the legacy", "a randomized",
    "a privacy-preserving", "an end-to-end"};
static const char *const NOUNS[] = {"billing pipeline", "recommendation service",
    "clinical data platform", "test infrastructure", "search index", "simulation framework",
    "customer portal", "scheduler", "monitoring stack", "compiler back end",
    "mobile application", "imaging workflow", "cash-flow model", "hiring process",
    "teaching curriculum", "firmware update mechanism", "message broker", "feature store",
    "fraud-detection model", "survey of 1,200 participants"};
static const char *const MEANS[] = {"in Go and PostgreSQL", "with Kubernetes and Terraform",
    "using PyTorch and CUDA", "in C++17", "with a team of five", "on top of Apache Kafka",
    "in close work with the legal department", "using Bayesian hierarchical models",
    "across three time zones", "with Rust and WebAssembly", "following ISO 13485",
    "under a fixed budget of €250,000"};
static const char *const RESULTS[] = {"cutting costs by **%d%%**",
    "which halved the time to release", "serving %d million requests a day",
    "reducing the error rate by %d%%", "and presented it to the board",
    "raising coverage from 40%% to %d%%", "now used by %d teams",
    "saving about %d hours each week", "with p < 0.05 in all *preregistered* analyses",
    "which won the yearly engineering award"};
static const char *const SKILLS[] = {"Python", "C", "C++", "Rust", "Go", "SQL", "TypeScript",
    "Kubernetes", "PyTorch", "Linux", "Git", "LaTeX", "MATLAB", "R", "Terraform", "PostgreSQL",
    "React", "Docker", "Spark", "Haskell", "FPGA design", "Public speaking", "Grant writing"};
static const char *const SYLLABLES[] = {"al", "be", "cor", "da", "el", "fi", "gra", "hu", "in",
    "jo", "ka", "lu", "mar", "ne", "or", "pe", "qua", "ri", "so", "ta", "ul", "ve", "wi", "xan",
    "yo", "zi"};
static const char *const ENDINGS[] = {" GmbH", " Ltd", " Labs", " Systems", " University",
    " Institute", " Health", " Analytics", " AG", " Robotics"};
static const char *const FIELDS[] = {"Computer Science", "Statistics", "Physics",
    "Electrical Engineering", "Economics", "Molecular Biology", "Linguistics"};

static void
put_word(FILE *out)
{
	int n = random_between(2, 4);
	for (int i = 0; i < n; i++) {
		const char *s = PICK(SYLLABLES);
		fprintf(out, "%c%s", i ? s[0] : s[0] - 32, s + 1);
	}
}

static void
put_sentence(FILE *out)
{
	const char *result = PICK(RESULTS);
	fprintf(out, "%s %s %s %s, ", PICK(VERBS), PICK(ADJECTIVES), PICK(NOUNS), PICK(MEANS));
	/* The formats are ours, above; at most one number each. */
	fprintf(out, result, random_between(3, 95));
	if (!random_below(3))
		fprintf(out, "; later extended to the %s and handed over to the team in %s",
		    PICK(NOUNS), PICK(CITIES));
	fputs(".\n", out);
}

static void
put_header(FILE *out)
{
	const char *name = PICK(NAMES);
	fprintf(out, "cv:\n  name: %s\n  headline: %s\n  location: %s\n", name, PICK(ROLES),
	    PICK(CITIES));
	fprintf(out, "  email: person%d@example.org\n", random_between(1, 9999));
	fprintf(out, "  phone: +44 20 7946 0%d\n", random_between(100, 999));
	fprintf(out, "  website: https://example.org/p%d/\n", random_between(1, 9999));
	fputs("  social_networks:\n    - {network: LinkedIn, username: someone}\n", out);
	fputs("    - {network: GitHub, username: someone}\n  sections:\n    summary:\n      - "
	      ">-\n        ",
	    out);
	put_sentence(out);
	fputs("        ", out);
	put_sentence(out);
}

static void
put_dates(FILE *out, int *year)
{
	int from = *year - random_between(1, 3);
	fprintf(out, "        start_date: %d-%02d\n        end_date: %d-%02d\n", from,
	    random_between(1, 12), *year, random_between(1, 12));
	*year = from > 1960 ? from : 2025;
}

static void
put_experience(FILE *out, int *year)
{
	int highlights = random_between(3, 5);
	fputs("      - company: ", out);
	put_word(out);
	fprintf(out, "%s\n        position: %s\n        location: %s\n", PICK(ENDINGS),
	    PICK(ROLES), PICK(CITIES));
	put_dates(out, year);
	fputs("        highlights:\n", out);
	for (int i = 0; i < highlights; i++) {
		fputs("          - >-\n            ", out);
		put_sentence(out);
	}
}

static void
put_education(FILE *out, int *year)
{
	fputs("      - institution: University of ", out);
	put_word(out);
	fprintf(out, "\n        area: %s\n        degree: %s\n        location: %s\n",
	    PICK(FIELDS), random_below(2) ? "MSc" : "BSc", PICK(CITIES));
	put_dates(out, year);
	fprintf(out,
	    "        highlights:\n          - 'Grade: 1.%d'\n          - >-\n            ",
	    random_between(0, 9));
	put_sentence(out);
}

static void
put_publication(FILE *out, int year)
{
	fprintf(
	    out, "      - title: On %s %s\n        authors:\n", PICK(ADJECTIVES), PICK(NOUNS));
	for (int i = random_between(2, 5); i; i--) {
		fprintf(out, "          - %c. ", (char)random_between('A', 'Z'));
		put_word(out);
		fputc('\n', out);
	}
	fprintf(out,
	    "        doi: 10.1000/%d.%d\n        journal: Journal of %s\n        date: "
	    "%d-%02d\n",
	    random_between(100, 999), random_between(1000, 9999), PICK(FIELDS), year,
	    random_between(1, 12));
}

static void
put_skills(FILE *out, int lines)
{
	static const char *const labels[] = {
	    "Programming", "Tools", "Methods", "Languages", "Interests"};
	for (int i = 0; i < lines; i++) {
		fprintf(
		    out, "      - label: %s\n        details: %s", labels[i % 5], PICK(SKILLS));
		for (int k = random_between(3, 7); k; k--)
			fprintf(out, ", %s", PICK(SKILLS));
		fputc('\n', out);
	}
}

/* A page of 'classic' holds about four jobs of four highlights. */
static void
put_cv(FILE *out, int pages)
{
	int year = 2025;
	put_header(out);
	fputs("    experience:\n", out);
	for (int i = pages * 3 - 1; i > 0; i--)
		put_experience(out, &year);
	fputs("    education:\n", out);
	for (int i = 1 + (pages > 1); i; i--)
		put_education(out, &year);
	if (pages > 1)
		fputs("    publications:\n", out);
	for (int i = pages > 1 ? pages * 2 : 0; i; i--)
		put_publication(out, 2025 - i % 40);
	fputs("    skills:\n", out);
	put_skills(out, pages > 1 ? 4 : 3);
}

static int
random_pages(void)
{
	size_t n = random_below(100);
	return n < 35 ? 1 : n < 80 ? 2 : 3;
}

int
main(int argc, char **argv)
{
	int count = argc > 2 ? atoi(argv[2]) : 0, pages = argc > 4 ? atoi(argv[4]) : 0;
	state = (argc > 3 ? strtoull(argv[3], NULL, 10) : 1) * 2654435769u + 1;
	if (count < 1)
		return fprintf(stderr, "usage: generate DIR COUNT [SEED [PAGES]]\n"), 2;
	for (int i = 1; i <= count; i++) {
		char path[4096];
		FILE *out = stdout;
		snprintf(path, sizeof path, "%s/cv-%05d.yaml", argv[1], i);
		if (strcmp(argv[1], "-") && !(out = fopen(path, "w")))
			return perror(path), 1;
		put_cv(out, pages ? pages : random_pages());
		if (out == stdout)
			puts("---");
		else
			fclose(out);
	}
	return 0;
}
