/* RenderCV's YAML to the model: each example is a file, its listing and its messages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "cv/owner.h"
#include "cv/read.h"
#include "cv/section_title.h"

static struct arena arena;
static struct diags diags;

static struct cv *
read_file(const char *text)
{
	struct node *root = NULL;
	struct cv_options options = {.now = 1750000000}; /* 2025-06-15 */
	diags = (struct diags){.arena = &arena};
	struct source *s = source_new(&arena, "cv.yaml", text, strlen(text), &diags);
	struct cv *cv = cv_read(&arena, s, &options, &diags, &root);
	if (cv)
		cv_check(cv, &diags);
	return cv;
}

/* The listing from the contacts on, or '' when nothing could be read. */
static const char *
listing(const struct cv *cv)
{
	struct buf out = {0};
	if (cv)
		cv_print(cv, &out);
	const char *text = arena_dup(&arena, out.data ? out.data : "", out.len);
	buf_free(&out);
	const char *name = strstr(text, "\nname: X\n");
	return name ? name + 9 : text;
}

/* The messages as 'level line:column name', one a line. */
static const char *
messages(void)
{
	static const char *const LEVELS[] = {"note", "warning", "error"};
	struct buf out = {0};
	for (size_t i = 0; i < diags.count; i++) {
		const struct diag *d = &diags.items[i];
		size_t line = 0, column = 0;
		if (d->place.source)
			place_find(d->place, &line, &column);
		buf_printf(&out, "%s %zu:%zu %s\n", LEVELS[d->level], line, column, d->name);
	}
	const char *text = arena_dup(&arena, out.data ? out.data : "", out.len);
	buf_free(&out);
	return text;
}

/* A section 's' of a CV whose name is X; its entries begin in line 5. */
static void
check_section(const char *entries, const char *listed, const char *reported)
{
	const char *head = "cv:\n  name: X\n  sections:\n    s:\n";
	const char *file = arena_printf(&arena, "%s%s", head, entries);
	assert_string_equal(
	    listing(read_file(file)), arena_printf(&arena, "section: S\n%s", listed));
	assert_string_equal(messages(), reported);
}

/* A CV whose name is X; its keys begin in line 3. */
static void
check_cv(const char *keys, const char *listed, const char *reported)
{
	assert_string_equal(
	    listing(read_file(arena_printf(&arena, "cv:\n  name: X\n%s", keys))), listed);
	assert_string_equal(messages(), reported);
}

static void
types_are_told_by_keys(void **state)
{
	(void)state;
	check_section("    - plain **bold**\n", "  text_entry\n    text: plain {b}bold\n", "");
	check_section("    - {label: a, details: b}\n",
	    "  one_line_entry\n    label: a\n    details: b\n", "");
	check_section("    - {name: a, date: 2020}\n",
	    "  normal_entry\n    name: a\n    date: 2020\n", "");
	check_section(
	    "    - {company: a, position: b, start_date: 2020-01, end_date: present}\n",
	    "  experience_entry\n    company: a\n    position: b\n    start: 2020-01\n    end: "
	    "present\n",
	    "");
	check_section("    - {institution: a, area: b, degree: c}\n",
	    "  education_entry\n    institution: a\n    area: b\n    degree: c\n", "");
	check_section("    - {title: a, authors: [b, c]}\n",
	    "  publication_entry\n    title: a\n    author: b\n    author: c\n", "");
	check_section("    - bullet: a\n    - number: b\n    - reversed_number: c\n",
	    "  bullet_entry\n    bullet: a\n  numbered_entry\n    number: b\n"
	    "  reversed_numbered_entry\n    reversed_number: c\n",
	    "");
	check_section("    - {company: a, position: b, label: c}\n",
	    "  experience_entry\n    company: a\n    position: b\n    label: c\n", "");
	check_section("    - {name: a, company: b, position: c}\n",
	    "  normal_entry\n    name: a\n    company: b\n    position: c\n",
	    "warning 5:17 unknown-key\nwarning 5:29 unknown-key\nwarning 5:17 ambiguous-entry\n");
}

static void
what_is_no_entry_is_an_error(void **state)
{
	(void)state;
	check_section("    - {date: 2020}\n    - [a]\n    - Languages: C\n", "",
	    "error 5:8 no-entry\nerror 6:7 no-entry\nerror 7:7 no-entry\n");
	check_section("    - {company: a}\n", "  experience_entry\n    company: a\n",
	    "error 5:8 missing-key\n");
	check_section("    - {compnay: a, position: b}\n",
	    "  experience_entry\n    compnay: a\n    position: b\n",
	    "error 5:8 missing-key\nwarning 5:8 unknown-key\n");
	assert_string_equal(diags.items[1].help, "did you mean 'company'?");
	check_section("      a text\n", "", "error 5:7 wrong-kind\n");
	check_cv("  sections: [a]\n", "", "error 3:13 wrong-kind\n");
}

static void
null_is_absent(void **state)
{
	(void)state;
	check_section("    -\n    - {name: a, date: , summary: null, highlights: [~, b]}\n",
	    "  normal_entry\n    name: a\n    - b\n", "");
	check_cv("  email:\n  sections:\n    s:\n", "", "warning 5:5 empty-section\n");
}

static void
extra_keys_are_kept(void **state)
{
	(void)state;
	check_section("    - {name: a, keywords: [b, c], studyType: d, level: 4/5}\n",
	    "  normal_entry\n    name: a\n    keywords: b, c\n    study_type: d\n    level: "
	    "4/5\n    percent: 80\n",
	    "");
	check_section("    - {name: a, shoe size: 43, sumary: x}\n",
	    "  normal_entry\n    name: a\n    shoe_size: 43\n    sumary: x\n",
	    "warning 5:17 unknown-key\nwarning 5:32 unknown-key\n");
}

static void
highlights_nest(void **state)
{
	(void)state;
	check_section("    - name: a\n      highlights: [b, [c, [d]], e]\n",
	    "  normal_entry\n    name: a\n    - b\n      - c\n        - d\n    - e\n", "");
	check_section("    - name: a\n      highlights:\n        - b\n          - c *d*\n      "
	              "    - e - f\n        - g - h\n",
	    "  normal_entry\n    name: a\n    - b\n      - c {i}d\n      - e - f\n    - g - "
	    "h\n",
	    "");
	check_section("    - name: a\n      highlights:\n        - |\n          b\n          - "
	              "c\n        - \"d\n          - e\"\n",
	    "  normal_entry\n    name: a\n    - b\n      - c\n    - d\n      - e\n", "");
	check_section("    - name: a\n      highlights:\n        - b: [c, d]\n        - "
	              "Project X: built it\n        - 'e:'\n",
	    "  normal_entry\n    name: a\n    - b\n      - c\n      - d\n    - Project X: "
	    "built it\n    - e:\n",
	    "warning 8:11 colon-in-text\n");
	check_section("    - {name: a, highlights: b}\n",
	    "  normal_entry\n    name: a\n    - b\n", "warning 5:29 text-for-list\n");
}

static void
authors_and_their_owner(void **state)
{
	(void)state;
	check_section("    - {title: t, authors: [\"*A B*\", C D, '**E**\\*']}\n",
	    "  publication_entry\n    title: t\n    author: {bo}A B\n    author: C D\n    "
	    "author: {bo}E{}*\n",
	    "");
	check_section("    - {title: t, authors: 'A, B and C'}\n",
	    "  publication_entry\n    title: t\n    author: A\n    author: B\n    author: C\n",
	    "warning 5:27 text-for-list\n");
	static const char *const NAMES[] = {
	    "Hao Li", "HAO LI", "Li, Hao", "H. Li", "Li, H.", "Li H", "Hao Li*"};
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
		assert_true(owner_is(NAMES[i], "Hao Li, PhD"));
	static const char *const OTHERS[] = {
	    "Li", "Hao", "H. Lin", "K. Li", "Hao Li Wang", "Hao", ""};
	for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
		assert_false(owner_is(OTHERS[i], "Hao Li"));
	assert_true(owner_is("J. M. Doe", "John Michael Doe"));
	assert_true(owner_is("Doe JM", "John Michael Doe"));
	assert_true(owner_is("J.M. Doe", "John Michael Doe"));
	assert_true(owner_is("J. Doe", "John Michael Doe"));
	assert_false(owner_is("M. Doe", "John Michael Doe"));
	assert_true(owner_is("É. Ünal", "éva ünal"));
}

static void
links_of_entries(void **state)
{
	(void)state;
	const char *listed =
	    "  normal_entry\n    name: a\n    link: {https://x.y}Code\n    link: Paper\n";
	check_section("    - {name: a, links: [{label: Code, url: 'https://x.y'}, {label: "
	              "Paper, url: '#'}]}\n",
	    listed, "warning 5:80 link-target\n");
	check_section("    - {name: a, links: {Code: 'https://x.y', Paper: '#'}}\n", listed,
	    "warning 5:53 link-target\n");
	check_section("    - {title: t, authors: [a], doi: 10.1/x, url: 'https://x.y/'}\n",
	    "  publication_entry\n    title: t\n    doi: {https://doi.org/10.1/x}10.1/x\n    "
	    "url: {https://x.y/}x.y\n"
	    "    author: a\n",
	    "");
	check_section("    - {title: t, authors: [a], doi: x}\n",
	    "  publication_entry\n    title: t\n    doi: x\n    author: a\n",
	    "warning 5:37 doi\n");
}

static void
dates_are_doubted(void **state)
{
	(void)state;
	check_section("    - {name: a, start_date: 2019-13, end_date: soon}\n",
	    "  normal_entry\n    name: a\n    start: '2019-13'\n    end: 'soon'\n",
	    "warning 5:29 date-impossible\nwarning 5:48 date-unreadable\n");
	check_section("    - {name: a, start_date: 2021, end_date: '2020'}\n",
	    "  normal_entry\n    name: a\n    start: 2021\n    end: 2020\n",
	    "warning 5:45 date-order\n");
	check_section("    - {name: a, start_date: present}\n",
	    "  normal_entry\n    name: a\n    start: present\n", "warning 5:29 date-present\n");
	check_section("    - {name: a, start_date: 2030, date: '[Fall](https://x.y)'}\n",
	    "  normal_entry\n    name: a\n    date: '{https://x.y}Fall'\n    start: 2030\n",
	    "note 5:29 date-future\nnote 5:41 date-twice\n");
}

static void
sections_have_options_and_sections(void **state)
{
	(void)state;
	check_cv("  sections:\n    teaching:\n      Assistant: [a]\n      head_grader:\n       "
	         " - bullet: b\n",
	    "section: Teaching\n  section: Assistant\n    text_entry\n      text: a\n"
	    "  section: Head Grader\n    bullet_entry\n      bullet: b\n",
	    "");
	check_cv("  sections:\n    s:\n      title: The *S*\n      icon: star\n      "
	         "page_break: before\n      entries: [a]\n",
	    "section: The {i}S\n  icon: star\n  page break: before\n  text_entry\n    text: "
	    "a\n",
	    "");
	check_cv("  sections:\n    s: {name: a}\n", "section: S\n  normal_entry\n    name: a\n",
	    "warning 4:8 entry-for-list\n");
	check_cv("  sections:\n    s: {below: {b: [c]}}\n", "section: S\n  section: Below\n",
	    "error 4:16 wrong-kind\n");
	check_cv("  sections:\n    s: []\n", "section: S\n", "warning 4:5 empty-section\n");
	check_section(
	    "    - company: a\n      positions: [{title: b, start_date: 2020}, {title: c}]\n",
	    "  experience_entry\n    company: a\n    role\n      position: b\n      start: "
	    "2020\n"
	    "    role\n      position: c\n",
	    "");
}

static void
contacts_in_their_order(void **state)
{
	(void)state;
	check_cv("  phone: tel:+1-609 (999)\n  email: [a@b.cd, nobody]\n  location: "
	         "'**Rome**'\n  website: x.org/\n",
	    "contact: phone, Phone: {tel:+1609999}+1-609 (999)\ncontact: envelope, Email: "
	    "{mailto:a@b.cd}a@b.cd\n"
	    "contact: envelope, Email: nobody\ncontact: location-dot, Location: {b}Rome\n"
	    "contact: link, Website: {https://x.org/}x.org\n",
	    "warning 4:19 email\n");
	check_cv("  custom_connections:\n    - {fontawesome_icon: github, placeholder: Me, "
	         "url: '#'}\n",
	    "contact: github, GitHub: Me\n", "warning 4:56 link-target\n");
	check_cv("  social_networks: [{network: linkedin}]\n", "", "error 3:21 missing-key\n");
	check_cv("  social_networks: [{GitHub: me}]\n",
	    "contact: github, GitHub: {https://github.com/me}me\n", "");
}

static const char *
network(const char *name, const char *user)
{
	const char *file = arena_printf(&arena,
	    "cv:\n  name: X\n  social_networks: [{network: '%s', username: '%s'}]\n", name,
	    user);
	return listing(read_file(file));
}

static void
networks(void **state)
{
	(void)state;
	static const char *const EXAMPLES[][3] = {
	    {"LinkedIn", "me", "linkedin, LinkedIn: {https://linkedin.com/in/me}me"},
	    {"Linkedin", "https://www.linkedin.com/in/me/",
	        "linkedin, LinkedIn: {https://www.linkedin.com/in/me/}me"},
	    {"github", "@me", "github, GitHub: {https://github.com/me}me"},
	    {"google_scholar", "abc",
	        "google-scholar, Google Scholar: "
	        "{https://scholar.google.com/citations?user=abc}Google Scholar"},
	    {"Mastodon", "@me@x.org", "mastodon, Mastodon: {https://x.org/@me}@me@x.org"},
	    {"stack overflow", "12/me",
	        "stack-overflow, StackOverflow: {https://stackoverflow.com/users/12/me}me"},
	    {"WhatsApp", "+1 (609) 999",
	        "whatsapp, WhatsApp: {https://wa.me/1609999}+1 (609) 999"},
	    {"FooBook", "me", "link, FooBook: FooBook: me"},
	};
	for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++)
		assert_string_equal(network(EXAMPLES[i][0], EXAMPLES[i][1]),
		    arena_printf(&arena, "contact: %s\n", EXAMPLES[i][2]));
	assert_string_equal(messages(), "warning 3:31 unknown-network\n");
}

static void
old_names_are_noted(void **state)
{
	(void)state;
	struct cv *cv = read_file(
	    "cv: {name: X, label: L, image: a.png, summary: S, sections: {t: [u]}}\n"
	    "rendercv_settings: {date: 2024-01-02}\nlocale_catalog: {language: de, to: bis}\n");
	assert_string_equal(listing(cv),
	    "headline: L\nphoto: a.png\nsection: Summary\n  text_entry\n    text: S\n"
	    "section: T\n  text_entry\n    text: u\n");
	assert_string_equal(messages(),
	    "note 2:1 old-key\nnote 3:1 old-key\nnote 3:32 old-key\nnote 2:21 old-key\n"
	    "note 1:15 old-key\nnote 1:25 old-key\n");
	assert_string_equal(cv->locale.tag, "de");
	assert_int_equal(cv->today.year, 2024);
}

static void
settings_and_locale(void **state)
{
	(void)state;
	struct cv *cv =
	    read_file("cv: {name: X, sections: {s: [C++ and C in Pythonic Python]}}\n"
	              "settings: {bold_keywords: [C, C++, Python], pdf_title: T}\n"
	              "locale: {language: grman, present: now}\n");
	assert_string_equal(listing(cv),
	    "section: S\n  text_entry\n    text: {b}C++{} and {b}C{} in Pythonic {b}Python\n");
	assert_string_equal(messages(), "warning 3:20 unknown-language\n");
	assert_string_equal(diags.items[0].help, "did you mean 'german'?");
	assert_string_equal(cv->locale.present, "now");
	assert_string_equal(cv->pdf_title, "T");
	read_file("cv: {name: X}\nlocale: {month_names: [a]}\nsettings: {current_date: May}\n");
	assert_string_equal(messages(), "error 2:23 wrong-value\nerror 3:26 wrong-kind\n");
}

static void
files_without_a_cv(void **state)
{
	(void)state;
	assert_null(read_file("name: X\n"));
	assert_string_equal(messages(), "error 1:1 no-cv\n");
	assert_non_null(read_file("cv:\n"));
	assert_string_equal(messages(), "warning 1:1 no-name\n");
	read_file("cv: [a]\n");
	assert_string_equal(messages(), "error 1:5 wrong-kind\n");
	read_file("cv: {name: {a: {b: c}}, nmae: Y}\nfoo: 1\n");
	assert_string_equal(messages(),
	    "warning 2:1 unknown-key\nerror 1:12 wrong-kind\nwarning 1:25 unknown-key\n");
}

static void
section_titles(void **state)
{
	(void)state;
	static const char *const EXAMPLES[][2] = {
	    {"work_experience", "Work Experience"},
	    {"honors_and_awards", "Honors and Awards"},
	    {"state of the art", "state of the art"},
	    {"R&D", "R&D"},
	    {"eğitim", "Eğitim"},
	    {"éducation", "Éducation"},
	    {"projects", "Projects"},
	    {"", ""},
	};
	for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++)
		assert_string_equal(
		    section_title(&arena, EXAMPLES[i][0], locale_default()), EXAMPLES[i][1]);
	assert_string_equal(
	    section_title(&arena, "education", locale_find("german")), "Ausbildung");
	assert_string_equal(
	    section_title(&arena, "Education", locale_find("german")), "Education");
	assert_string_equal(
	    section_title(&arena, "work_experience", locale_find("ja")), "職歴");
	assert_string_equal(
	    section_title(&arena, "teaching_experience", locale_find("de")), "Teaching Experience");
}

static void
count_text(void *self, const char *what, const struct rich *text)
{
	struct buf *out = self;
	buf_printf(out, "%s=%s ", what, rich_plain(&arena, text));
}

static void
visiting_in_reading_order(void **state)
{
	struct buf out = {0};
	(void)state;
	struct cv *cv = read_file("cv:\n  name: X\n  email: a@b.cd\n  sections:\n    s:\n"
	                          "      - {name: n, date: Fall, highlights: [h, [i]]}\n");
	cv_visit(cv, count_text, &out);
	assert_string_equal(out.data,
	    "name=X contact=a@b.cd section=S name=n date=Fall highlight=h highlight=i ");
	buf_free(&out);
}

static int
free_arena(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(types_are_told_by_keys),
	    cmocka_unit_test(what_is_no_entry_is_an_error),
	    cmocka_unit_test(null_is_absent),
	    cmocka_unit_test(extra_keys_are_kept),
	    cmocka_unit_test(highlights_nest),
	    cmocka_unit_test(authors_and_their_owner),
	    cmocka_unit_test(links_of_entries),
	    cmocka_unit_test(dates_are_doubted),
	    cmocka_unit_test(sections_have_options_and_sections),
	    cmocka_unit_test(contacts_in_their_order),
	    cmocka_unit_test(networks),
	    cmocka_unit_test(old_names_are_noted),
	    cmocka_unit_test(settings_and_locale),
	    cmocka_unit_test(files_without_a_cv),
	    cmocka_unit_test(section_titles),
	    cmocka_unit_test(visiting_in_reading_order),
	};
	return cmocka_run_group_tests_name("cv", tests, NULL, free_arena);
}
