/* text/icons: outlines by name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "text/icons.h"

static void
finds_the_icons_of_contacts(void **state)
{
	static const char *const names[] = {"envelope", "phone", "location-dot", "link",
	    "globe", "github", "gitlab", "linkedin", "linkedin-in", "x-twitter",
	    "google-scholar", "orcid", "graduation-cap", "calendar", "cake-candles", "mastodon",
	    "stack-overflow"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct icon *icon = icon_find(names[i]);

		if (!icon)
			fail_msg("no icon %s", names[i]);
		assert_string_equal(icon->name, names[i]);
		assert_ptr_equal(icon_find(names[i]), icon);
		assert_true(icon->count > 2);
		assert_int_equal(icon->steps[0].op, PATH_MOVE);
		assert_true(icon->right > icon->left && icon->top > icon->bottom);
		assert_true(icon->advance > 0 && icon->upem > 0);
	}
}

/* Every step's end lies in the box, and contours are closed before the next begins. */
static void
outlines_are_sound(void **state)
{
	const struct icon *icon = icon_find("orcid");
	bool open = false;

	(void)state;
	for (size_t i = 0; i < icon->count; i++) {
		const struct path_step *s = &icon->steps[i];
		const struct path_point *end = &s->p[s->op == PATH_CURVE ? 2 : 0];

		assert_true(open == (s->op != PATH_MOVE));
		open = s->op != PATH_CLOSE;
		if (!open)
			continue;
		assert_in_range(end->x - icon->left + 2, 0, icon->right - icon->left + 4);
		assert_in_range(end->y - icon->bottom + 2, 0, icon->top - icon->bottom + 4);
	}
	assert_false(open);
}

static void
knows_no_other(void **state)
{
	(void)state;
	assert_null(icon_find("no-such-icon"));
	assert_null(icon_find(""));
}

static void
names_are_sorted_and_all_drawn(void **state)
{
	const char *const *names;
	size_t count = icon_names(&names);

	(void)state;
	assert_true(count > 100);
	for (size_t i = 0; i < count; i++) {
		assert_true(i == 0 || strcmp(names[i - 1], names[i]) < 0);
		assert_non_null(icon_find(names[i]));
	}
}

static void
every_emoji_has_its_icon(void **state)
{
	size_t count = 0;

	(void)state;
	assert_string_equal(icon_for_emoji(0x1f4e7), "envelope");
	assert_string_equal(icon_for_emoji(0x260e), "phone");
	assert_null(icon_for_emoji('a'));
	assert_null(icon_for_emoji(0x1f600));
	for (uint32_t code = 0x2000; code < 0x20000; code++) {
		const char *name = icon_for_emoji(code);

		if (name && !icon_find(name))
			fail_msg("no icon %s", name);
		count += name != NULL;
	}
	assert_true(count > 30);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_the_icons_of_contacts),
	    cmocka_unit_test(outlines_are_sound),
	    cmocka_unit_test(knows_no_other),
	    cmocka_unit_test(names_are_sorted_and_all_drawn),
	    cmocka_unit_test(every_emoji_has_its_icon),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
