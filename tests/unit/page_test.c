/* page/page: pages, items and elements in the order in which they were added. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/arena.h"
#include "page/page.h"

static void
starts_with_the_document(void **state)
{
	struct arena a = {0};
	struct pages *p = pages_new(&a);

	(void)state;
	assert_ptr_equal(p->arena, &a);
	assert_int_equal(p->structure->role, ROLE_DOCUMENT);
	assert_null(p->structure->parent);
	assert_int_equal(p->elem_count, 1);
	assert_int_equal(p->count, 0);
	arena_free(&a);
}

static void
keeps_children_in_order(void **state)
{
	struct arena a = {0};
	struct pages *p = pages_new(&a);
	struct elem *sect = elem_new(p, p->structure, ROLE_SECT, "entry");
	struct elem *head = elem_new(p, sect, ROLE_H2, NULL),
	            *text = elem_new(p, sect, ROLE_P, NULL);

	(void)state;
	assert_ptr_equal(p->structure->first, sect);
	assert_ptr_equal(p->structure->last, sect);
	assert_ptr_equal(sect->first, head);
	assert_ptr_equal(head->next, text);
	assert_ptr_equal(sect->last, text);
	assert_null(text->next);
	assert_ptr_equal(text->parent, sect);
	assert_string_equal(sect->what, "entry");
	assert_int_equal(text->id, 3);
	assert_int_equal(p->elem_count, 4);
	arena_free(&a);
}

static void
grows_pages_items_and_outlines(void **state)
{
	enum { MANY = 1000 };
	struct arena a = {0};
	struct pages *p = pages_new(&a);

	(void)state;
	for (int i = 0; i < MANY; i++) {
		struct page *page = page_add(p, i, 2 * i);

		outline_add(p, (struct outline){.level = i});
		for (int k = 0; k < 10; k++)
			assert_int_equal(page_put(&a, page, (struct item){.x = k})->x, k);
	}
	assert_int_equal(p->count, MANY);
	assert_int_equal(p->outline_count, MANY);
	for (int i = 0; i < MANY; i++) {
		assert_int_equal(p->pages[i].height, 2 * i);
		assert_int_equal(p->pages[i].count, 10);
		assert_int_equal(p->pages[i].items[9].x, 9);
		assert_int_equal(p->outlines[i].level, i);
	}
	arena_free(&a);
}

static void
names_roles_as_the_standard_does(void **state)
{
	(void)state;
	assert_string_equal(role_name(ROLE_DOCUMENT), "Document");
	assert_string_equal(role_name(ROLE_LBODY), "LBody");
	assert_string_equal(role_name(ROLE_SPAN), "Span");
	for (enum role r = 0; r < ROLE_COUNT; r++)
		assert_non_null(role_name(r));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(starts_with_the_document),
	    cmocka_unit_test(keeps_children_in_order),
	    cmocka_unit_test(grows_pages_items_and_outlines),
	    cmocka_unit_test(names_roles_as_the_standard_does),
	};

	return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
