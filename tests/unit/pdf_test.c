/* out/pdf: a document built by hand, written, and read back with other people's programs. Those
 * that are not installed are skipped. PDF_TEST_KEEP=FOLDER keeps the files. */
#include "pdf_document.h"
#include <sys/wait.h>

/* Reading back */

static const char DATA[] = "{\"basics\": {\"name\": \"Zoë\"}}\n";

static void
write_pdf(struct fixture *x, struct device_options o)
{
	const char *why = NULL;

	buf_clear(&x->out);
	if (!device_find("pdf")->write(x->pages, &o, &x->out, &why))
		fail_msg("%s", why);
}

static void
keep(const struct fixture *x, const char *name)
{
	const char *folder = getenv("PDF_TEST_KEEP");
	char path[256];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s.pdf", folder ? folder : x->folder, name);
	f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(x->out.data, 1, x->out.len, f), x->out.len);
	assert_int_equal(fclose(f), 0);
}

static bool
is_installed(const char *program)
{
	char command[64];

	snprintf(command, sizeof command, "command -v %s >/dev/null", program);
	return system(command) == 0;
}

/* What a command prints about the PDF in x->out; `format` has one %s for its path. */
static struct buf
ask(struct fixture *x, const char *format)
{
	char path[64], command[256], bytes[4096];
	struct buf answer = {0};
	FILE *f;
	size_t n;

	snprintf(path, sizeof path, "%s/it.pdf", x->folder);
	f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(x->out.data, 1, x->out.len, f), x->out.len);
	fclose(f);
	snprintf(command, sizeof command, format, path);
	f = popen(command, "r");
	assert_non_null(f);
	while ((n = fread(bytes, 1, sizeof bytes, f)))
		buf_put(&answer, bytes, n);
	buf_puts(&answer, "");
	buf_printf(&answer, "[status %d]", WEXITSTATUS(pclose(f)));
	return answer;
}

static void
assert_says(const struct buf *answer, const char *what)
{
	if (!strstr(answer->data, what))
		fail_msg("no '%s' in:\n%s", what, answer->data);
}

static void
assert_asked(struct fixture *x, const char *format, const char *const *what)
{
	struct buf answer = ask(x, format);

	for (; *what; what++)
		assert_says(&answer, *what);
	buf_free(&answer);
}

static const struct {
	const char *name;
	struct device_options options;
} VARIANTS[] = {
    {"none", {.standard = PDF_NONE}},
    {"ua1", {.standard = PDF_UA1}},
    {"a2a", {.standard = PDF_A2A}},
    {"a3a", {.standard = PDF_A3A,
                .attach_name = "resume.json",
                .attach_bytes = DATA,
                .attach_len = sizeof DATA - 1,
                .attach_type = "application/json"}},
    {"none-small", {.standard = PDF_NONE, .compress = true}},
    {"a2a-small", {.standard = PDF_A2A, .compress = true}},
};
#define VARIANT_COUNT (sizeof VARIANTS / sizeof *VARIANTS)

static void
is_well_formed(void **state)
{
	struct fixture *x = *state;

	if (!is_installed("qpdf"))
		skip();
	draw_document(x, true);
	for (size_t i = 0; i < VARIANT_COUNT; i++) {
		write_pdf(x, VARIANTS[i].options);
		keep(x, VARIANTS[i].name);
		assert_asked(x, "qpdf --check '%s' 2>&1",
		    (const char *const[]){
		        "No syntax or stream encoding errors", "[status 0]", NULL});
	}
}

static size_t
count_of(const struct buf *b, const char *what)
{
	size_t n = 0;

	for (const char *at = b->data;
	     (at = memmem(at, b->len - (size_t)(at - b->data), what, strlen(what))); at++)
		n++;
	return n;
}

static bool
holds(const struct buf *b, const char *what)
{
	return count_of(b, what) > 0;
}

static void
needs(const char *program)
{
	if (!is_installed(program))
		skip();
}

static const struct device_options TAGGED = {.standard = PDF_A2A};

static const char *const WORDS[] = {"Zoë Łukasiewicz", "zoe@example.org", "Summary",
    "Efficient offline inference, AVATAR kerning, 2019–24: see the notes on",
    "batch invariance, and à la recherche of “well-known” soft spaces.", "Staff Engineer",
    "2021 – present", "• Office of fluffy affairs.", "• Set in a CFF face, officially.",
    "A paragraph that begins here", "and ends on the next page.", "page 2 of 2", NULL};

static void
says_what_was_typed(void **state)
{
	static const char *const ways[] = {"pdftotext '%s' -", "pdftotext -raw '%s' -",
	    "pdftotext -layout '%s' -", "mutool draw -F txt '%s' 2>/dev/null"};
	struct fixture *x = *state;

	needs("pdftotext");
	needs("mutool");
	draw_document(x, true);
	for (size_t i = 0; i < VARIANT_COUNT; i++) {
		write_pdf(x, VARIANTS[i].options);
		for (size_t k = 0; k < sizeof ways / sizeof *ways; k++)
			assert_asked(x, ways[k], WORDS);
	}
}

static void
is_a_tree_to_screen_readers(void **state)
{
	struct fixture *x = *state;

	needs("pdfinfo");
	draw_document(x, true);
	write_pdf(x, TAGGED);
	assert_asked(x, "pdfinfo -struct-text '%s'",
	    (const char *const[]){"Document\n  H1 (block)\n    \"Zoë Łukasiewicz\"\n"
	                          "  P (block)\n    Link (inline)\n      \"zoe@example.org\"\n",
	        "    P (block)\n"
	        "      \"Efficient offline inference, AVATAR kerning, 2019–24: see \"\n"
	        "      Link (inline)\n"
	        "        \"the notes on batch invariance\"\n",
	        "      Span (inline)\n        \"à la recherche\"\n"
	        "      \" of “well-known” soft spaces.\"\n",
	        "      L (block):\n         /ListNumbering /Disc\n"
	        "        LI (block)\n          Lbl (block)\n            \"•\"\n"
	        "          LBody (block)\n            \"Office of fluffy affairs.\"\n",
	        "\"A paragraph that begins here \"\n      \"and ends on the next page.\"\n",
	        NULL});
}

static void
embeds_every_font_with_its_text(void **state)
{
	struct fixture *x = *state;
	struct buf answer;

	needs("pdffonts");
	draw_document(x, true);
	write_pdf(x, TAGGED);
	answer = ask(x, "pdffonts '%s'");
	assert_int_equal(count_of(&answer, "Identity-H       yes yes yes"), 4);
	assert_true(holds(&answer, "+Lato-Regular "));
	assert_true(holds(&answer, "CID Type 0C"));
	buf_free(&answer);
}

/* A link over two lines is two annotations of one element, exactly over its words. */
static void
lays_links_over_their_words(void **state)
{
	struct fixture *x = *state;

	draw_document(x, true);
	write_pdf(x, TAGGED);
	assert_int_equal(count_of(&x->out, "/Subtype/Link"), 3);
	assert_int_equal(count_of(&x->out, "/S/Link"), 2);
	assert_int_equal(count_of(&x->out, "/Type/OBJR"), 3);
	assert_int_equal(count_of(&x->out, "/Contents(Notes on batches)"), 2);
	assert_int_equal(count_of(&x->out, "/Contents(mailto:zoe@example.org)"), 1);
	assert_true(holds(&x->out, "/Rect[84 738.875 161.125 750.875]"));
	assert_true(holds(&x->out, "a%20b?x=%C3%BC"));
	needs("pdftotext");
	assert_asked(x, "pdftotext -bbox '%s' -",
	    (const char *const[]){"<word xMin=\"84.000000\"", "xMax=\"161.1", NULL});
}

static void
is_untagged_when_asked(void **state)
{
	struct fixture *x = *state;
	struct buf xmp;

	draw_document(x, true);
	write_pdf(x, (struct device_options){.standard = PDF_NONE});
	assert_false(holds(&x->out, "StructTreeRoot"));
	assert_false(holds(&x->out, "StructParent"));
	assert_false(holds(&x->out, "OutputIntent"));
	assert_int_equal(count_of(&x->out, "/Subtype/Link"), 3);
	needs("pdfinfo");
	xmp = ask(x, "pdfinfo -meta '%s'");
	assert_true(holds(&xmp, "<dc:format>"));
	assert_false(holds(&xmp, "pdfaid:part"));
	assert_false(holds(&xmp, "pdfuaid:part"));
	buf_free(&xmp);
}

static void
says_the_same_in_info_and_xmp(void **state)
{
	struct fixture *x = *state;

	draw_document(x, false);
	write_pdf(x, TAGGED);
	assert_true(holds(&x->out, "<pdfaid:part>2</pdfaid:part>"));
	assert_true(holds(&x->out, "<pdfuaid:part>1</pdfuaid:part>"));
	assert_true(holds(&x->out, "Inference &amp; &lt;compilers&gt;"));
	assert_true(holds(&x->out, "<xmp:CreateDate>2023-11-14T22:13:20Z<"));
	needs("pdfinfo");
	assert_asked(x, "TZ=UTC pdfinfo -isodates '%s'",
	    (const char *const[]){"Title:           Zoë Łukasiewicz – CV\n",
	        "Subject:         Inference & <compilers>\n", "Keywords:        C, builds\n",
	        "Author:          Zoë Łukasiewicz\n", "CreationDate:    2023-11-14T22:13:20Z\n",
	        "Tagged:          yes\n", "Pages:           2\n", "(A4)", NULL});
}

static void
gives_the_attachment_back(void **state)
{
	struct fixture *x = *state;

	needs("pdfdetach");
	draw_document(x, true);
	write_pdf(x, VARIANTS[3].options);
	assert_true(holds(&x->out, "<pdfaid:part>3</pdfaid:part>"));
	assert_true(holds(&x->out, "/Subtype /application#2Fjson"));
	assert_asked(
	    x, "pdfdetach -save 1 -o /dev/stdout '%s'", (const char *const[]){DATA, NULL});
}

static void
turns_part_2_into_3_for_an_attachment(void **state)
{
	struct fixture *x = *state;
	struct device_options o = VARIANTS[3].options;

	draw_document(x, true);
	o.standard = PDF_A2A;
	write_pdf(x, o);
	assert_true(holds(&x->out, "<pdfaid:part>3</pdfaid:part>"));
}

static void
gives_the_same_bytes_again(void **state)
{
	struct fixture *x = *state;

	draw_document(x, true);
	for (size_t i = 0; i < VARIANT_COUNT; i++) {
		struct buf first;

		write_pdf(x, VARIANTS[i].options);
		first = x->out;
		x->out = (struct buf){0};
		setenv("TZ", "Asia/Tokyo", 1);
		write_pdf(x, VARIANTS[i].options);
		unsetenv("TZ");
		assert_int_equal(first.len, x->out.len);
		assert_memory_equal(first.data, x->out.data, first.len);
		buf_free(&first);
	}
}

/* §6.1.3: behind bytes that are there already, the file is the same. */
static void
appends_to_what_is_there(void **state)
{
	struct fixture *x = *state;

	for (int compress = 0; compress < 2; compress++) {
		struct device_options o = {.standard = PDF_A2A, .compress = compress};
		struct buf b = {0};
		const char *why;

		draw_document(x, true);
		write_pdf(x, o);
		buf_puts(&b, "before");
		assert_true(device_find("pdf")->write(x->pages, &o, &b, &why));
		assert_int_equal(b.len, x->out.len + 6);
		assert_memory_equal(b.data + 6, x->out.data, x->out.len);
		buf_free(&b);
	}
}

static void
is_small(void **state)
{
	struct fixture *x = *state;
	size_t plain;

	draw_document(x, true);
	write_pdf(x, TAGGED);
	plain = x->out.len;
	write_pdf(x, (struct device_options){.standard = PDF_A2A, .compress = true});
	assert_true(x->out.len * 10 < plain * 9);
}

/* Text of one line, in a document of its own. */
static void
draw_line(struct fixture *x, int face, const char *text)
{
	start_document(x);
	draw_text(x, add(x, x->pages->structure, ROLE_P, NULL), face, 12 * PT, 72 * PT,
	    100 * PT, text);
	write_pdf(x, TAGGED);
}

static struct run *
last_run(struct fixture *x)
{
	return &x->page->items[x->page->count - 1].u.run;
}

/* A letter and its dots are two glyphs in this face; so are two in the other's conjuncts. */
static void
joins_glyphs_that_say_one_thing(void **state)
{
	struct fixture *x = *state;
	size_t silent = 0;

	needs("pdftotext");
	draw_line(x, ARABIC, "السلام عليكم مرحبا");
	for (size_t i = 0; i < last_run(x)->count; i++)
		silent += !last_run(x)->glyphs[i].text_len;
	assert_true(silent >= 2);
	keep(x, "arabic");
	assert_asked(x, "pdftotext '%s' -", (const char *const[]){"السلام عليكم مرحبا", NULL});
	draw_line(x, DEVANAGARI, "नमस्ते हिन्दी किताब क्षत्रिय");
	keep(x, "devanagari");
	assert_asked(
	    x, "pdftotext '%s' -", (const char *const[]){"नमस्ते हिन्दी किताब क्षत्रिय", NULL});
	needs("mutool");
	assert_asked(x, "mutool draw -F txt '%s' 2>/dev/null",
	    (const char *const[]){"नमस्ते हिन्दी किताब क्षत्रिय", NULL});
}

static void
shows_a_frame_for_a_missing_glyph_and_says_it(void **state)
{
	struct fixture *x = *state;

	needs("pdftotext");
	draw_line(x, REGULAR, "a ☃ snowman");
	keep(x, "missing");
	assert_asked(x, "pdftotext '%s' -", (const char *const[]){"a ☃ snowman\n", NULL});
}

static void
says_nothing_private(void **state)
{
	struct fixture *x = *state;

	needs("pdftotext");
	draw_line(x, REGULAR, "a\uE000b\U000F0001c soft\u00ADhyphen");
	assert_asked(x, "pdftotext '%s' -", (const char *const[]){"a b c soft-hyphen\n", NULL});
}

/* In TrueType by two codes, in CFF by a second font. */
static void
lets_a_glyph_say_two_things(void **state)
{
	static const int faces[] = {REGULAR, CFF};
	struct fixture *x = *state;

	needs("pdftotext");
	for (size_t i = 0; i < 2; i++) {
		draw_line(x, faces[i], "anna annb");
		last_run(x)->text = "otto annb";
		write_pdf(x, TAGGED);
		keep(x, i ? "twice-cff" : "twice");
		assert_asked(x, "pdftotext '%s' -", (const char *const[]){"otto annb\n", NULL});
		assert_int_equal(count_of(&x->out, "/Subtype/Type0"), i ? 2 : 1);
	}
}

static const unsigned char JPEG[] = {0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 'J', 'F', 0xFF, 0xC0, 0, 17,
    8, 0, 1, 0, 1, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1, 0xFF, 0xD9};

static bool
write_photo(struct fixture *x, unsigned char components, const char **why)
{
	unsigned char bytes[sizeof JPEG];
	struct image i = {
	    .format = IMAGE_JPEG, .width = 1, .height = 1, .bytes = bytes, .len = sizeof bytes};

	memcpy(bytes, JPEG, sizeof bytes);
	bytes[17] = components;
	start_document(x);
	draw_photo(x, x->pages->structure, false);
	x->page->items[0].u.image.image = &i;
	buf_clear(&x->out);
	return device_find("pdf")->write(x->pages, &TAGGED, &x->out, why);
}

static void
passes_a_jpeg_through(void **state)
{
	struct fixture *x = *state;
	const char *why = NULL;

	assert_true(write_photo(x, 3, &why));
	assert_true(holds(&x->out, "/Filter /DCTDecode"));
	assert_non_null(memmem(x->out.data, x->out.len, JPEG, sizeof JPEG));
	assert_true(write_photo(x, 1, &why));
	assert_true(holds(&x->out, "/ColorSpace /DeviceGray"));
	assert_false(write_photo(x, 4, &why));
	assert_non_null(strstr(why, "JPEG"));
	assert_false(write_photo(x, 0, &why));
}

static void
draws_an_image_once(void **state)
{
	struct fixture *x = *state;
	struct item again;

	start_document(x);
	draw_photo(x, x->pages->structure, true);
	again = x->page->items[0];
	again.y += 100 * PT;
	put(x, again);
	write_pdf(x, TAGGED);
	assert_int_equal(count_of(&x->out, "/Subtype /Image"), 2); /* with its mask */
	assert_int_equal(count_of(&x->out, "/BBox[450 709.875 522 781.875]"), 1);
}

/* Depth is the input's; nothing recurses. */
static void
survives_depth(void **state)
{
	struct fixture *x = *state;
	struct elem *e;

	start_document(x);
	e = x->pages->structure;
	for (int i = 0; i < 5000; i++)
		e = add(x, e, ROLE_SECT, NULL);
	draw_text(x, add(x, e, ROLE_P, NULL), REGULAR, 10 * PT, 72 * PT, 72 * PT, "deep");
	write_pdf(x, TAGGED);
	assert_int_equal(count_of(&x->out, "/S/Sect"), 5000);
}

static void
leaves_out_what_is_not_drawn(void **state)
{
	struct fixture *x = *state;

	draw_document(x, true);
	outline_add(x->pages, (struct outline){.title = "Nothing",
	                          .level = 2,
	                          .elem = add(x, x->pages->structure, ROLE_SECT, NULL)});
	write_pdf(x, TAGGED);
	assert_int_equal(count_of(&x->out, "/S/Sect"), 3);
	assert_true(holds(&x->out, "/Title(Nothing)"));
	assert_int_equal(count_of(&x->out, "/SE "), 3);
}

static void
writes_a_document_of_nothing(void **state)
{
	struct fixture *x = *state;

	x->pages = pages_new(&x->arena);
	x->page = page_add(x->pages, 595276, 841890);
	for (size_t i = 0; i < VARIANT_COUNT; i++) {
		write_pdf(x, VARIANTS[i].options);
		if (is_installed("qpdf"))
			assert_asked(x, "qpdf --check '%s' 2>&1",
			    (const char *const[]){"[status 0]", NULL});
	}
}

static void
leaves_with_status_3_without_memory(void **state)
{
	struct fixture *x = *state;
	int status;
	pid_t child;

	draw_document(x, true);
	for (unsigned long n = 1; n < 3000; n = n * 3 + 1) {
		fflush(NULL);
		child = fork();
		if (!child) {
			const char *why;
			struct buf b = {0};

			if (!freopen("/dev/null", "w", stderr))
				_exit(9);
			memory_fail_at(n);
			device_find("pdf")->write(x->pages, &TAGGED, &b, &why);
			_exit(8);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		if (n > 100 && WEXITSTATUS(status) == 8)
			break; /* the document needs fewer */
		assert_int_equal(WEXITSTATUS(status), 3);
	}
}

/* With VERAPDF=PROGRAM, called as PROGRAM FLAVOUR FILE and leaving with 0 if the file conforms.
 */
static void
conforms(void **state)
{
	static const struct {
		size_t variant;
		const char *flavor;
	} checks[] = {
	    {1, "ua1"}, {2, "ua1"}, {2, "2a"}, {3, "ua1"}, {3, "3a"}, {5, "ua1"}, {5, "2a"}};
	struct fixture *x = *state;
	const char *program = getenv("VERAPDF");

	if (!program)
		skip();
	draw_document(x, true);
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
		char command[128];

		write_pdf(x, VARIANTS[checks[i].variant].options);
		snprintf(
		    command, sizeof command, "%s %s '%%s' 2>&1", program, checks[i].flavor);
		assert_asked(x, command, (const char *const[]){"[status 0]", NULL});
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(is_well_formed),
	    TEST(says_what_was_typed),
	    TEST(is_a_tree_to_screen_readers),
	    TEST(embeds_every_font_with_its_text),
	    TEST(lays_links_over_their_words),
	    TEST(is_untagged_when_asked),
	    TEST(says_the_same_in_info_and_xmp),
	    TEST(gives_the_attachment_back),
	    TEST(turns_part_2_into_3_for_an_attachment),
	    TEST(gives_the_same_bytes_again),
	    TEST(appends_to_what_is_there),
	    TEST(is_small),
	    TEST(joins_glyphs_that_say_one_thing),
	    TEST(shows_a_frame_for_a_missing_glyph_and_says_it),
	    TEST(says_nothing_private),
	    TEST(lets_a_glyph_say_two_things),
	    TEST(passes_a_jpeg_through),
	    TEST(draws_an_image_once),
	    TEST(survives_depth),
	    TEST(leaves_out_what_is_not_drawn),
	    TEST(writes_a_document_of_nothing),
	    TEST(leaves_with_status_3_without_memory),
	    TEST(conforms),
	};

	return cmocka_run_group_tests_name("pdf", tests, NULL, NULL);
}
