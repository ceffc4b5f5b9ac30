/* out/trace, out/structure, out/plain, out/reading: a small document, printed three ways. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "base/arena.h"
#include "out/device.h"
#include "text/face.h"

static const struct face FACE = {.ps_name = "Lato-Regular"};
static const struct icon ICON = {.name = "envelope"};
static const struct image IMAGE = {
    .format = IMAGE_RGB, .width = 8, .height = 9, .alpha = (const unsigned char *)""};

struct fixture {
	struct arena arena;
	struct pages *pages;
	struct page *page;
	struct buf out;
};

static int
set_up(void **state)
{
	static struct fixture x;

	x = (struct fixture){0};
	x.pages = pages_new(&x.arena);
	x.page = page_add(x.pages, 595276, 841890);
	*state = &x;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *x = *state;

	buf_free(&x->out);
	arena_free(&x->arena);
	return 0;
}

static struct elem *
add(struct fixture *x, struct elem *parent, enum role role, const char *what)
{
	return elem_new(x->pages, parent, role, what);
}

static struct item *
draw(struct fixture *x, struct elem *e, mpt left, mpt y, const char *text)
{
	return page_put(&x->arena, x->page,
	    (struct item){.kind = ITEM_RUN,
	        .elem = e,
	        .x = left,
	        .y = y,
	        .u.run = {.face = &FACE,
	            .size = 10000,
	            .color = 0x1F4E8C,
	            .count = 1,
	            .text = text,
	            .width = 5500}});
}

static const char *
print(struct fixture *x, const char *device)
{
	const char *why;

	buf_clear(&x->out);
	assert_true(device_find(device)->write(x->pages, NULL, &x->out, &why));
	return x->out.data ? x->out.data : "";
}

static struct elem *
draw_item(struct fixture *x, struct elem *list, const char *mark, mpt y, const char *text)
{
	struct elem *li = add(x, list, ROLE_LI, NULL), *body;

	draw(x, add(x, li, ROLE_LBL, "bullet"), 72000, y, mark);
	body = add(x, li, ROLE_LBODY, NULL);
	draw(x, body, 82000, y, text);
	return body;
}

/* A name, a section with an entry and its list, and words beside it that are read first. */
static void
draw_cv(struct fixture *x)
{
	struct elem *top = x->pages->structure, *aside, *sect, *entry, *p, *link, *list, *body;

	draw(x, add(x, top, ROLE_H1, "name"), 72000, 80000, "Zoë");
	aside = add(x, top, ROLE_P, "aside");
	sect = add(x, top, ROLE_SECT, NULL);
	draw(x, add(x, sect, ROLE_H2, "section"), 72000, 120000, "Experience");
	entry = add(x, sect, ROLE_SECT, "entry");
	draw(x, add(x, entry, ROLE_P, "title"), 72000, 140000, "Engineer");
	draw(x, add(x, entry, ROLE_P, "date"), 400000, 140000, "2021–24");
	p = add(x, entry, ROLE_P, NULL);
	draw(x, p, 72000, 154000, "See ");
	link = add(x, p, ROLE_LINK, NULL);
	link->url = "https://example.org";
	link->contents = "Notes";
	draw(x, link, 90000, 154000, "these ");
	draw(x, link, 72000, 168000, "notes");
	draw(x, p, 100000, 168000, " on well\u2011known ");
	draw(x, p, 72000, 182000, "things.");
	list = add(x, entry, ROLE_L, NULL);
	body = draw_item(x, list, "–", 196000, "One");
	draw_item(x, add(x, body, ROLE_L, NULL), "◦ ", 210000, "within");
	draw_item(x, list, "•", 224000, "Two");
	list = add(x, entry, ROLE_L, NULL);
	list->ordered = true;
	draw_item(x, list, "1.", 238000, "First");
	add(x, list, ROLE_LI, "never drawn");
	draw(x, add(x, sect, ROLE_P, NULL), 72000, 252000, "Last.");
	draw(x, aside, 450000, 90000, "Beside");
}

static void
traces_every_kind_of_item(void **state)
{
	struct fixture *x = *state;
	struct elem *sect = add(x, x->pages->structure, ROLE_SECT, "experience");
	struct elem *link = add(x, add(x, sect, ROLE_P, NULL), ROLE_LINK, NULL);
	struct elem *figure = add(x, x->pages->structure, ROLE_FIGURE, NULL);

	link->url = "https://example.org";
	x->pages->title = "A \"CV\"";
	draw(x, link, 72000, 80500, "Zoë")->u.run.rtl = true;
	page_put(&x->arena, x->page,
	    (struct item){
	        .kind = ITEM_LINK, .elem = link, .x = 72000, .y = -1, .u.link = {5500, 12001}});
	page_put(&x->arena, x->page,
	    (struct item){
	        .kind = ITEM_FILL, .artifact = ARTIFACT_LAYOUT, .u.fill = {1, 2, 3, 0xC04000}});
	page_put(&x->arena, x->page,
	    (struct item){
	        .kind = ITEM_PATH, .artifact = ARTIFACT_FOOTER, .u.path = {&ICON, 9000, 0}});
	page_put(&x->arena, x->page,
	    (struct item){.kind = ITEM_IMAGE,
	        .elem = figure,
	        .u.image = {.image = &IMAGE, .w = 72000, .h = 72000, .clip = {0, 0, 10, 20}}});
	page_add(x->pages, 612000, 792000);
	outline_add(x->pages, (struct outline){.title = "Name", .level = 1, .y = 56000});
	assert_string_equal(print(x, "trace"),
	    "title \"A \\\"CV\\\"\"\n"
	    "page 595.276 841.890\n"
	    "text 72.000 80.500 Lato-Regular 10.000 #1f4e8c width 5.500 rtl \"Zoë\""
	    " in Sect.experience/P/Link\n"
	    "link 72.000 -0.001 5.500 12.001 https://example.org in Sect.experience/P/Link\n"
	    "fill 0.000 0.000 0.001 0.002 #c04000 radius 0.003 layout\n"
	    "icon 0.000 0.000 envelope 9.000 #000000 footer\n"
	    "image 0.000 0.000 72.000 72.000 rgb 8x9 alpha clip 0.000 0.000 0.010 0.020 in "
	    "Figure\n"
	    "page 612.000 792.000\n"
	    "outline 1 page 1 56.000 \"Name\"\n");
}

static void
prints_the_structure(void **state)
{
	struct fixture *x = *state;

	draw_cv(x);
	assert_string_equal(print(x, "structure"),
	    "Document\n"
	    "  H1.name \"Zoë\"\n"
	    "  P.aside \"Beside\"\n"
	    "  Sect\n"
	    "    H2.section \"Experience\"\n"
	    "    Sect.entry\n"
	    "      P.title \"Engineer\"\n"
	    "      P.date \"2021–24\"\n"
	    "      P \"See \"\n"
	    "        Link url=\"https://example.org\" contents=\"Notes\" \"these notes\"\n"
	    "        \" on well-known things.\"\n"
	    "      L\n"
	    "        LI\n"
	    "          Lbl.bullet \"•\"\n"
	    "          LBody \"One\"\n"
	    "            L\n"
	    "              LI\n"
	    "                Lbl.bullet \"• \"\n"
	    "                LBody \"within\"\n"
	    "        LI\n"
	    "          Lbl.bullet \"•\"\n"
	    "          LBody \"Two\"\n"
	    "      L ordered\n"
	    "        LI\n"
	    "          Lbl.bullet \"1.\"\n"
	    "          LBody \"First\"\n"
	    "    P \"Last.\"\n");
}

static void
reads_as_plain_text(void **state)
{
	struct fixture *x = *state;

	draw_cv(x);
	assert_string_equal(print(x, "text"), "Zoë\n"
	                                      "Beside\n"
	                                      "\n"
	                                      "Experience\n"
	                                      "Engineer  2021–24\n"
	                                      "See these notes on well-known things.\n"
	                                      "• One\n"
	                                      "  • within\n"
	                                      "• Two\n"
	                                      "1. First\n"
	                                      "\n"
	                                      "Last.\n");
}

static void
prints_nothing_for_nothing(void **state)
{
	struct fixture *x = *state;

	assert_string_equal(print(x, "text"), "");
	assert_string_equal(print(x, "structure"), "Document\n");
	assert_string_equal(print(x, "trace"), "page 595.276 841.890\n");
}

static void
finds_devices_by_name_and_ending(void **state)
{
	(void)state;
	assert_string_equal(device_find("pdf")->ending, "pdf");
	assert_string_equal(device_for_ending("txt")->name, "text");
	assert_null(device_find("docx"));
	assert_null(device_for_ending(""));
	for (size_t i = 0; i < DEVICE_COUNT; i++)
		assert_non_null(DEVICES[i].help);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(traces_every_kind_of_item),
	    TEST(prints_the_structure),
	    TEST(reads_as_plain_text),
	    TEST(prints_nothing_for_nothing),
	    cmocka_unit_test(finds_devices_by_name_and_ending),
	};

	return cmocka_run_group_tests_name("trace", tests, NULL, NULL);
}
